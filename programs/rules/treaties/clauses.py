"""The final clauses of a treaty as data: entry into force, provisional application, term, renewal, denunciation."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from .days import NOTHING, Length
from .rule import Align, Rule


@dataclass(frozen=True, slots=True)
class Later:
    """When a treaty in force enters into force for one that consents later, counted from its own instrument."""

    offset: Length = NOTHING
    align: Align | None = None


class ProvisionalFrom(StrEnum):
    """From when a treaty is applied before it is in force (VCLT 25)."""

    SIGNATURE = "signature"
    NOTICE = "notice"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Provisional:
    """Provisional application; `day` with ProvisionalFrom.DATE only.

    It ends for a party when the treaty enters into force for it, or with `ends_with_entry_into_force` for all when the
    treaty does. ValueError where the day is missing or too much.
    """

    since: ProvisionalFrom
    day: date | None = None
    ends_with_entry_into_force: bool = False

    def __post_init__(self) -> None:
        if (self.since is ProvisionalFrom.DATE) != (self.day is not None):
            raise ValueError("a day is named where provisional application begins on a date, and only there")


@dataclass(frozen=True, slots=True)
class Renewal:
    """What happens at the end of a term.

    `tacit`: it is renewed unless notice is received no later than `notice` before. `length`: of each further period;
    None where it is as long as the term. `times`: how often at most; None: again and again. Not tacit: only where it
    is extended by an act.
    """

    tacit: bool
    length: Length | None = None
    notice: Length = NOTHING
    times: int | None = None


class Implied(StrEnum):
    """Why a treaty that is silent may be denounced nevertheless (VCLT 56(1))."""

    INTENTION = "intention"
    NATURE = "nature"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a treaty says of denunciation.

    `period` after receipt; None where the treaty is silent: then it cannot be denounced, unless `implied` says why it
    can, with twelve months' notice (VCLT 56). `earliest`: not effective sooner than this after entry into force for
    the party.
    """

    period: Length | None = None
    earliest: Length | None = None
    align: Align | None = None
    implied: Implied | None = None


@dataclass(frozen=True, slots=True)
class Clauses:
    """The final clauses of a treaty.

    `entry` and `withdrawal`: None where it has not been recorded what the treaty says. `later`: None where the
    general offset and alignment apply. `bilateral`: denunciation ends it for all. `ends_below`: it leaves force when
    fewer parties than this remain; None: it does not (VCLT 55). `signature_needed`: only a signatory ratifies,
    accepts or approves. `expires`: the first day on which it is no longer in force, where it names a day instead of a
    term.
    """

    entry: Rule | None = None
    later: Later | None = None
    provisional: Provisional | None = None
    term: Length | None = None
    renewal: Renewal = field(default_factory=lambda: Renewal(tacit=False))
    withdrawal: Withdrawal | None = None
    bilateral: bool = False
    ends_below: int | None = None
    signature_needed: bool = True
    expires: date | None = None
