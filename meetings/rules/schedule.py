"""The way to a session, counted back from its first day, and which state follows which. Days are local to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

Progress = Literal["done", "now", "next"]


class Step(StrEnum):
    """What happens on the way, in its order."""

    ROUND_OPENED = "round_opened"
    POSITIONS_DUE = "positions_due"
    PROPOSALS_DUE = "proposals_due"
    PAPERS_OUT = "papers_out"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class DayCounts:
    """A body's rule: how many days before the session each step is due."""

    positions_due: int
    proposals_due: int
    papers_due: int


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
    counts: DayCounts,
    today: date,
    *,
    round_opened: date | None = None,
    cut_off: date | None = None,
) -> list[Due]:
    """The steps to a session in order of their days.

    A round that is open already has its own opening day and cut-off, which count. The first step whose day
    is not over is the present one; a session stands at "now" until its last day is over.
    """  # fmt: skip
    days: dict[Step, date] = {
        Step.POSITIONS_DUE: cut_off or begins - timedelta(days=counts.positions_due),
        Step.PROPOSALS_DUE: begins - timedelta(days=counts.proposals_due),
        Step.PAPERS_OUT: begins - timedelta(days=counts.papers_due),
        Step.SESSION: ends,
    }
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


#: Which states of a session may follow which.
FOLLOWS: Mapping[str, frozenset[str]] = {
    "proposed": frozenset({"confirmed", "convened", "in_session", "postponed", "cancelled"}),
    "confirmed": frozenset({"convened", "in_session", "postponed", "cancelled"}),
    "convened": frozenset({"in_session", "postponed", "cancelled"}),
    "postponed": frozenset({"proposed", "confirmed", "convened", "cancelled"}),
    "in_session": frozenset({"adjourned", "concluded"}),
    "adjourned": frozenset({"in_session", "concluded"}),
    "concluded": frozenset(),
    "cancelled": frozenset(),
}

#: States in which the session's days may still be changed.
MOVABLE = frozenset({"proposed", "confirmed", "convened", "postponed"})

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
