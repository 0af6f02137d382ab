"""The states that a treaty passes through and the times for which it binds each party, as known now.

What status_at() would say of every day, found from few of them: what follows from the acts changes only on the days on
which acts are done, arrive or take effect; between two of those a treaty changes on days that are computed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from .acts import Act, known
from .days import Length, Period, Unit, add
from .ground import Ground, ground_of
from .membership import Membership
from .provisional import application
from .status import ALIVE, TreatyStatus, status_on
from .treaty import Treaty
from .windows import Window, windows

#: So far ahead tacit renewals are followed where nobody says how far.
TEN_YEARS = Length(10, Unit.YEAR)


@dataclass(frozen=True, slots=True)
class Span:
    """A time in which a treaty has one status: from `since` on until `until`, the first day on which it has another.

    `until`: None for the last. While it is in force, as seen from today or else from the nearest day of the span:
    `expires`, the day on which the running term ends, or the treaty where that is known, and `last_day_for_notice`
    against renewal; of a day known in part the earliest.
    """

    since: date
    until: date | None
    status: TreatyStatus
    expires: date | None = None
    last_day_for_notice: date | None = None


Time = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The spans of a treaty and, by the key of each party, the times in which it is in force for that party.

    A time is from its first day until the first day not any more, None where no end is known. A day of which nobody
    can say whether it is in force is in none.
    """

    spans: tuple[Span, ...]
    bound: Mapping[str, tuple[Time, ...]]


def outlook(treaty: Treaty, today: date, horizon: date | None = None) -> Outlook:
    """What is known now, on `today`, of every day up to `horizon`, by default ten years ahead.

    Renewals to come are taken to come: nobody has given notice against them.
    """
    recorded = known(treaty.acts, None)
    found = tuple(windows(treaty, recorded, horizon or add(today, TEN_YEARS)[0]))
    return Outlook(_spans(treaty, recorded, found, today), _bound(found))


def spans(treaty: Treaty, today: date, horizon: date | None = None) -> tuple[Span, ...]:
    """The spans of outlook()."""
    return outlook(treaty, today, horizon).spans


def bound(treaty: Treaty, today: date, horizon: date | None = None) -> Mapping[str, tuple[Time, ...]]:
    """The times of outlook()."""
    return outlook(treaty, today, horizon).bound


def _spans(treaty: Treaty, recorded: Sequence[Act], found: Iterable[Window], today: date) -> tuple[Span, ...]:
    pieces = [piece for first, until, ground in found for piece in _pieces(first, until, ground)]
    several = [list(run) for _status, run in groupby(pieces, key=lambda piece: piece.status)]
    return tuple(_span(treaty, recorded, run, today) for run in several)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a span that stands on one ground."""

    since: date
    until: date | None
    status: TreatyStatus
    ground: Ground


def _pieces(first: date, until: date | None, ground: Ground) -> Iterator[_Piece]:
    """A window cut on the days on which its ground lets the status change."""
    days = {first, *(day for day in _changes(ground) if first < day and (until is None or day < until))}
    starts = sorted(days)
    for since, end in zip(starts, [*starts[1:], until], strict=True):
        yield _Piece(since, end, status_on(ground.on(since)), ground)


def _changes(ground: Ground) -> Iterator[date]:
    periods = [ground.treaty.done, ground.in_force, None if ground.end is None else ground.end.on]
    if ground.applied_before:
        for party in ground.treaty.parties(ground.acts):
            applies = application(
                ground.treaty, ground.concerning(party), party, ground.held, ground.in_force
            )
            periods += [] if applies is None else [applies.since, applies.until]
    for period in periods:
        if period is not None:
            yield from (period.first, period.last)


def _span(treaty: Treaty, recorded: Sequence[Act], run: Sequence[_Piece], today: date) -> Span:
    since, until, status = run[0].since, run[-1].until, run[0].status
    if status not in ALIVE:
        return Span(since, until, status)
    seen_from = max(since, today if until is None else min(today, until - timedelta(days=1)))
    piece = next(each for each in run if each.until is None or seen_from < each.until)
    ground = piece.ground
    if len(ground.run) > 1:
        ground = ground_of(treaty, recorded, seen_from, parties=False)
    term = ground.run[-1] if ground.run else None
    ends = ground.end.on if ground.end is not None else None if term is None else term.expiry
    notice = term.last_day_for_notice if term is not None and term.renewed else None
    return Span(since, until, status, _earliest(ends), _earliest(notice))


def _earliest(period: Period | None) -> date | None:
    return None if period is None else period.first


def _bound(found: Iterable[Window]) -> dict[str, tuple[Time, ...]]:
    times: dict[str, list[Time]] = {}
    for first, until, ground in found:
        for key, held in ground.held.items():
            for membership in held:
                if (time := _within(membership, first, until)) is not None:
                    _add(times.setdefault(key, []), time)
    return {key: tuple(several) for key, several in times.items()}


def _within(membership: Membership, first: date, until: date | None) -> Time | None:
    """The days of a window on which one is certainly a party."""
    since = max(membership.since.last, first)
    ends = [day for day in (until, _earliest(membership.until)) if day is not None]
    end = min(ends) if ends else None
    return None if since == date.max or (end is not None and end <= since) else (since, end)


def _add(times: list[Time], time: Time) -> None:
    """Go on with the last of these times where this one begins as it ends."""
    if times and times[-1][1] == time[0]:
        times[-1] = (times[-1][0], time[1])
    else:
        times.append(time)
