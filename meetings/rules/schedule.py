"""The way to a session and on from it, counted from its days, and which state follows which. Days are local to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

Progress = Literal["done", "now", "next"]


class Step(StrEnum):
    """What happens on the way to a session and after it, in its order."""

    ROUND_OPENED = "round_opened"
    POSITIONS_DUE = "positions_due"
    PROPOSALS_DUE = "proposals_due"
    PAPERS_OUT = "papers_out"
    DELEGATIONS_NAMED = "delegations_named"
    SESSION = "session"
    DRAFT_OUT = "draft_out"
    SIGNED = "signed"
    APPROVED = "approved"
    ENTRY_REPORTED = "entry_reported"


@dataclass(frozen=True, slots=True)
class DayCounts:
    """A body's rule: how many days before the session each step is due, and how many after it."""

    positions_due: int
    proposals_due: int
    papers_due: int
    delegations_due: int
    draft_due: int
    signature_due: int
    #: Whether its minutes are approved by the governments.
    approved: bool = False
    #: None: the rule gives no day for it.
    approval_due: int | None = None
    report_due: int | None = None


def planned(
    begins: date, ends: date, counts: DayCounts, *, cut_off: date | None = None
) -> dict[Step, date | None]:
    """By when each step is due by the rule: counted back from the first day, and on from the last.

    A round that is open has its own cut-off, which counts. None: the rule gives no day.
    """
    days: dict[Step, date | None] = {
        Step.POSITIONS_DUE: cut_off or before(begins, counts.positions_due),
        Step.PROPOSALS_DUE: before(begins, counts.proposals_due),
        Step.PAPERS_OUT: before(begins, counts.papers_due),
        Step.DELEGATIONS_NAMED: before(begins, counts.delegations_due),
        Step.DRAFT_OUT: ends + timedelta(days=counts.draft_due),
        Step.SIGNED: ends + timedelta(days=counts.signature_due),
    }
    if counts.approved:
        days[Step.APPROVED] = _after(ends, counts.approval_due)
    return {**days, Step.ENTRY_REPORTED: _after(ends, counts.report_due)}


def _after(day: date, count: int | None) -> date | None:
    return None if count is None else day + timedelta(days=count)


def before(day: date, count: int) -> date:
    """`count` days before, or the first day there is."""
    return day - timedelta(days=min(count, (day - date.min).days))


@dataclass(frozen=True, slots=True)
class Held:
    """A step as it stands: its day, whether somebody set that by hand, and whether it is done."""

    on: date | None
    by_hand: bool = False
    done: bool = False


@dataclass(frozen=True, slots=True)
class Shift:
    """That a step moves from one day to another."""

    step: Step
    before: date | None
    after: date | None


def shifts(held: Mapping[Step, Held], then: Mapping[Step, date | None]) -> list[Shift]:
    """What moves when the rule gives other days: what has not happened yet and was not set by hand."""
    return [
        Shift(step, one.on, then[step])
        for step, one in held.items()
        if step in then and not one.done and not one.by_hand and one.on != then[step]
    ]


@dataclass(frozen=True, slots=True)
class Due:
    """One step, the day it is due, and how it stands. `until` is the last day of a session of several days."""

    step: Step
    on: date
    progress: Progress
    until: date | None = None


def backward(
    begins: date,
    ends: date,
    due: Mapping[Step, date],
    today: date,
    *,
    round_opened: date | None = None,
) -> list[Due]:
    """The steps to a session in order of their days; `due` are those of its schedule.

    The first step whose day is not over is the present one; a session stands at "now" until its last day is over.
    """
    days = {**{step: due[step] for step in BEFORE if step in due}, Step.SESSION: ends}
    if round_opened is not None:
        days[Step.ROUND_OPENED] = round_opened
    ordered = sorted(days, key=lambda step: (days[step], list(Step).index(step)))
    present = next((step for step in ordered if days[step] >= today), None)
    passed = True
    steps = []
    for step in ordered:
        passed = passed and step is not present
        progress: Progress = "now" if step is present else "done" if passed else "next"
        session = step is Step.SESSION
        steps.append(Due(step, begins if session else days[step], progress, ends if session else None))
    return steps


#: The steps of a schedule that come before the session.
BEFORE = (Step.POSITIONS_DUE, Step.PROPOSALS_DUE, Step.PAPERS_OUT, Step.DELEGATIONS_NAMED)


#: Which states of a session may follow which. Confirmed by every side before it is convened; a date that is moved is
#: proposed anew. A session may be opened whatever was confirmed: the record says what was held.
FOLLOWS: Mapping[str, frozenset[str]] = {
    "proposed": frozenset({"confirmed", "in_session", "postponed", "cancelled"}),
    "confirmed": frozenset({"proposed", "convened", "in_session", "postponed", "cancelled"}),
    "convened": frozenset({"proposed", "in_session", "postponed", "cancelled"}),
    "postponed": frozenset({"proposed", "cancelled"}),
    "in_session": frozenset({"adjourned", "concluded"}),
    "adjourned": frozenset({"in_session", "concluded"}),
    "concluded": frozenset(),
    "cancelled": frozenset(),
}

#: States in which the session's days may still be changed.
MOVABLE = frozenset({"proposed", "confirmed", "convened", "postponed"})

#: States in which a session has a date that counts.
DATED = frozenset({"proposed", "confirmed", "convened", "in_session", "adjourned"})

#: States in which a session still lies ahead or is going on.
AHEAD = frozenset({"proposed", "confirmed", "convened", "postponed", "in_session", "adjourned"})


def may_follow(state: str, then: str) -> bool:
    """Whether a session in `state` may go over into the state `then`."""
    return then in FOLLOWS.get(state, frozenset())


def on_its_days(today: date, begins: date, ends: date) -> bool:
    """Whether `today` (local to the session) is one of the days for which it is called."""
    return begins <= today <= ends


def day_of_agreement(today: date, ends: date) -> date:
    """The day on which what is entered on `today` was agreed: what is typed afterwards was agreed on the last day."""
    return min(today, ends)
