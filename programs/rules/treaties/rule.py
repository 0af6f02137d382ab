"""The rule of entry into force as data: trigger, offset, alignment, floor, conditions, or another rule instead."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from .days import Length


@dataclass(frozen=True, slots=True)
class Filter:
    """Which instruments a treaty counts. Each is the treaty's own choice and none is general.

    `named`: only those of these parties (keys); empty: of any. What a State deposited that has since ceased to exist
    always counts.
    """

    count_regional_orgs: bool = False
    count_successions: bool = False
    only_states: bool = False
    only_signatories: bool = False
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Signed by all together, or by the last of `n` parties."""

    n: int = 2


@dataclass(frozen=True, slots=True)
class FixedDate:
    """A day that the treaty names."""

    date: date


@dataclass(frozen=True, slots=True)
class FixedDateIf:
    """A day that the treaty names where the conditions are met by then, else so many days after they are met."""

    date: date
    conditions: tuple["Trigger", ...]
    else_offset_days: int


@dataclass(frozen=True, slots=True)
class LastNotification:
    """Receipt of the last of `n` parties' notifications that their internal procedures are complete."""

    n: int = 2


@dataclass(frozen=True, slots=True)
class ExchangeOfInstruments:
    """The day on which instruments of ratification were exchanged (VCLT 16(a))."""


@dataclass(frozen=True, slots=True)
class ExchangeOfNotes:
    """The day of the note in reply, where by their notes the sides say that their procedures are complete."""


@dataclass(frozen=True, slots=True)
class ReplyNote:
    """The day of the note in reply, where the notes themselves are the treaty (VCLT 13)."""


@dataclass(frozen=True, slots=True)
class KthInstrument:
    """Deposit of the `k`-th instrument that the filter counts."""

    k: int
    filter: Filter = field(default_factory=Filter)


@dataclass(frozen=True, slots=True)
class ShareOfQuantity:
    """Instruments of parties that together have this share of a quantity such as emissions.

    `table`: party key to amount; a party that is not in it has none of the quantity. `total`: of the whole, where it is
    more than the sum of the table. An empty table is one that has not been recorded.
    """

    share: Fraction
    of: str = ""
    table: Mapping[str, Fraction] = field(default_factory=dict)
    total: Fraction | None = None
    filter: Filter = field(default_factory=Filter)


class Basis(StrEnum):
    """The parties of whom a share is asked: those at the adoption of an amendment, or those of the day."""

    AT_ADOPTION = "at_adoption"
    CURRENT = "current"


@dataclass(frozen=True, slots=True)
class ShareOfParties:
    """Instruments of this share of the parties to the treaty that is amended."""

    share: Fraction
    basis: Basis


@dataclass(frozen=True, slots=True)
class AllNamed:
    """Instruments of every one of these parties (keys); empty with `n` where the list has not been recorded."""

    named: tuple[str, ...] = ()
    n: int = 0


@dataclass(frozen=True, slots=True)
class AllOf:
    """The day on which the last of several conditions is met."""

    conditions: tuple["Trigger", ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of a body, from the day it names or was taken."""

    body: str = ""


@dataclass(frozen=True, slots=True)
class TacitAcceptance:
    """A period after circulation in which no more than so many parties object."""

    period: Length
    max_objections: int = 0


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens outside the treaty, by the name under which it is recorded."""

    of: str


Trigger = (
    Signature | FixedDate | FixedDateIf | LastNotification | ExchangeOfInstruments | ExchangeOfNotes | ReplyNote
    | KthInstrument | ShareOfQuantity | ShareOfParties | AllNamed | AllOf | Decision | TacitAcceptance | Event
)  # fmt: skip


class AlignTo(StrEnum):
    """The day of the calendar to which a treaty moves a date."""

    FIRST_DAY_OF_NEXT_MONTH = "first_day_of_next_month"
    FIRST_DAY_OF_NTH_MONTH = "first_day_of_nth_month_after_month"
    END_OF_YEAR = "end_of_year"
    FIRST_DAY_OF_NEXT_YEAR = "first_day_of_next_year"


@dataclass(frozen=True, slots=True)
class Align:
    """An alignment; `n` counts months for the n-th month after the month, whose own day does not matter."""

    to: AlignTo
    n: int = 1


@dataclass(frozen=True, slots=True)
class Rule:
    """When a treaty enters into force.

    The trigger's day, moved by offset and alignment, not before the floor and not before every one of `conditions` is
    met; or, where one of `alternatives` comes earlier, that day.
    """

    trigger: Trigger
    offset: Length | None = None
    align: Align | None = None
    not_before: date | None = None
    conditions: tuple[Trigger, ...] = ()
    alternatives: tuple["Rule", ...] = ()

    def triggers(self) -> Iterator[Trigger]:
        """Its trigger and conditions with those within them, and those of its alternatives."""
        for each in (self.trigger, *self.conditions):
            yield each
            if isinstance(each, AllOf | FixedDateIf):
                yield from each.conditions
        for other in self.alternatives:
            yield from other.triggers()
