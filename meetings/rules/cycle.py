"""A body's cycle: whose turn it is to host, when the next session is due, and on which days it may be held.

Pure: sides are given as any hashable, the days on which they do not work by a function.
"""

from calendar import monthrange
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import cycle as repeated
from itertools import islice
from typing import Generic, Literal, TypeVar

P = TypeVar("P", bound=Hashable)
R = TypeVar("R")

#: A proposed session is not longer than a working week.
LONGEST = 5
#: How far from the day that is due others are looked at, in days.
REACH = 60


# --- Whose turn it is -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Departure(Generic[P]):
    """That the order is left for the session `number`: `party` is passed over, or swaps its turn with `other`."""

    number: int
    kind: Literal["skip", "swap"]
    party: P
    other: P | None = None


@dataclass(frozen=True, slots=True)
class Turn(Generic[P]):
    """Whose turn the order gives a session, and who hosts it after what was agreed."""

    turn: P
    host: P


def hosts(
    order: Sequence[P], numbers: Sequence[int], departures: Sequence[Departure[P]] = ()
) -> dict[int, Turn[P]]:
    """The hosts of the sessions `numbers`, the first of which has the first turn.

    Who is skipped loses that turn. Who swaps hosts when the other's turn comes next. A departure that does not fit the
    order (any more) changes nothing; where all would be skipped, nobody is.
    """
    if not order:
        return {}
    turns: Iterator[P] = repeated(order)
    instead: dict[P, P] = {}
    found = {}
    for number in numbers:
        here = [one for one in departures if one.number == number]
        turn = _turn(turns, order, {one.party for one in here if one.kind == "skip"})
        host = instead.pop(turn, turn)
        for one in here:
            if _swaps(one, host, order) and one.other is not None and one.other not in instead:
                instead[one.other] = host
                host = one.other
                break
        found[number] = Turn(turn, host)
    return found


def _turn(turns: Iterator[P], order: Sequence[P], skipped: set[P]) -> P:
    """The next turn that is not skipped."""
    turn = next(turns)
    if skipped >= set(order):
        return turn
    while turn in skipped:
        turn = next(turns)
    return turn


def _swaps(one: Departure[P], host: P, order: Sequence[P]) -> bool:
    return one.kind == "swap" and one.party == host and one.other in order and one.other != host


# --- When it is due ---------------------------------------------------------------------------------------------------


def later(day: date, months: int) -> date:
    """The same day `months` months later, or the last day of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def missed(last: date, months: int, today: date, *, dated: bool) -> date | None:
    """The day by which a session was due that has none: an interval since the `last` one, over, and none is dated."""
    due = later(last, months)
    return due if due < today and not dated else None


# --- On which days ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passed(Generic[R]):
    """A first day that was passed over: why, by each day of the session on which somebody does not work."""

    day: date
    reasons: tuple[tuple[date, R], ...]


@dataclass(frozen=True, slots=True)
class Days(Generic[R]):
    """First days that are proposed, the nearest to the day that was aimed at first, and those passed over for them."""

    aimed: date
    length: int
    found: tuple[date, ...]
    passed: tuple[Passed[R], ...]


def nearby(aim: date, reach: int = REACH) -> Iterator[date]:
    """The days around `aim`, the nearest first, of two as near the later."""
    yield aim
    for distance in range(1, reach + 1):
        for step in (timedelta(days=distance), -timedelta(days=distance)):
            try:
                yield aim + step
            except OverflowError:
                continue


def propose(
    aim: date, length: int, closed: Callable[[date], Sequence[R]], *, after: date, wanted: int = 3
) -> Days[R]:
    """First days of a session of `length` days, all of them after the day `after`, on which nobody is `closed`.

    `closed(day)` says who does not work on a day, and why; nothing where all work.
    """
    length = max(1, min(length, LONGEST))
    aim = max(aim, after + timedelta(days=1))
    passed: list[Passed[R]] = []

    def free() -> Iterator[date]:
        for first in nearby(aim):
            if first <= after:
                continue
            reasons = tuple((day, why) for day in span(first, length) for why in closed(day))
            if reasons:
                passed.append(Passed(first, reasons))
            else:
                yield first

    found = tuple(islice(free(), wanted))
    return Days(aim, length, found, tuple(passed))


def span(first: date, length: int) -> list[date]:
    """The days of a session, the first one first."""
    reach = min(length - 1, (date.max - first).days)
    return [first + timedelta(days=count) for count in range(reach + 1)]
