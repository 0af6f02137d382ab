"""What a plan's file is held against, and what is said of each of its rows."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, Protocol

from programs.rules.plan_sheet import Line

Text = Mapping[str, str]


class Kind(StrEnum):
    """What becomes of a row. One that changes several things is named by the first of them in this order."""

    ERROR = "error"
    NEW = "new"
    DEADLINE = "deadline"
    REWORDED = "reworded"
    MOVED = "moved"
    UNCHANGED = "unchanged"


class Dated(Protocol):
    """A deadline whose n-th period has a last day; None where it is permanent."""

    def last_day(self, occurrence: int = 0) -> date | None: ...


Step = tuple[Text, Any]


NOTHING: Mapping[str, Any] = {}


class Standing(NamedTuple):
    """What the plan says of an item. `organisations`: by the code of the side, the lead first. Ids are text.

    A tuple because a plan has thousands: they are made in a fifth of the time.
    """

    item: str
    section: str
    number: str
    title: Text
    expected_result: Text
    deadline: Any
    milestones: tuple[Step, ...] = ()
    done: int = 0
    kind: str = "measure"
    external_id: str = ""
    origin: Text = NOTHING
    organisations: Mapping[str, tuple[str, ...]] = NOTHING


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a cell, or is to be said of it; `says` is what the words about it name."""

    column: str
    code: str
    qualifier: str = ""
    says: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Verdict:
    """One row: what it is, what it changes (field to value; `before` as the plan has it), its faults and remarks."""

    line: Line
    kind: Kind = Kind.UNCHANGED
    standing: Standing | None = None
    number: str = ""
    title: Text = field(default_factory=dict)
    changes: dict[str, Any] = field(default_factory=dict)
    reason: dict[str, str] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)
    remarks: list[Flaw] = field(default_factory=list)

    @property
    def section(self) -> str:
        """The number of the section that the item stands under afterwards."""
        return str(self.changes.get("section") or (self.standing.section if self.standing else ""))


@dataclass(slots=True)
class Plan:
    """What a file is held against. `items`: the newest wordings; `base`: those of the edition that the file names.

    `gone`: items that have left the plan. `organisations`: by folded name, (id, code of the side) of each so called.
    `read`: the deadline that is written, or the code of what is wrong with it. `adds_sections`: headings that the plan
    lacks may be added with the file.
    """

    items: Mapping[str, Standing]
    base: Mapping[str, Standing]
    gone: Callable[[], Collection[str]]
    sections: Mapping[str, Any]
    organisations: Mapping[str, Sequence[tuple[str, str]]]
    read: Callable[[str], Any]
    adds_sections: bool = False
    by_number: Mapping[str, Standing] = field(default_factory=dict)
    by_external_id: Mapping[str, Standing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.by_number = {each.number: each for each in self.items.values()}
        self.by_external_id = {each.external_id: each for each in self.items.values() if each.external_id}
