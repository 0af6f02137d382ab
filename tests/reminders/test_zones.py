"""Nine in the morning in every time zone of the world, around every change of its clocks from 2025 to 2035.

What is expected is reckoned here from the two offsets around a change alone, by RFC 5545, 3.3.5.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from meetings.rules.leads import due_at

LEADS = (60, 30, 14, 7, 1)
#: Days looked at before and after the day of a change.
AROUND = range(-2, 3)
FIRST, LAST = datetime(2025, 1, 1, tzinfo=UTC), datetime(2036, 1, 1, tzinfo=UTC)
#: No zone changes its clocks and changes them back in less.
STEP = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Change:
    """The first instant under a new offset from UTC, and both offsets."""

    at: datetime
    before: timedelta
    after: timedelta

    def nine(self, day: date) -> datetime:
        """The instant at which the clocks show 09:00 on a day next to the change: the first, where they do so twice;
        where they never do, 09:00 as if they had not been changed yet.
        """
        wall = datetime.combine(day, time(9), UTC)
        old, new = wall - self.before, wall - self.after
        shown = ([old] if old < self.at else []) + ([new] if new >= self.at else [])
        return min(shown, default=old)


def offset(at: datetime, zone: tzinfo) -> timedelta:
    found = at.astimezone(zone).utcoffset()
    assert found is not None
    return found


def changes(zone: tzinfo, first: datetime, last: datetime) -> Iterator[Change]:
    """Every change of the clocks of a zone, to the second."""
    at, now = first, offset(first, zone)
    while at < last:
        then = offset(at + STEP, zone)
        if then != now:
            low, high = at, at + STEP
            while high - low > timedelta(seconds=1):
                middle = (low + (high - low) / 2).replace(microsecond=0)
                low, high = (middle, high) if offset(middle, zone) == now else (low, middle)
            yield Change(high, now, then)
        at, now = at + STEP, then


@lru_cache
def every_change() -> list[tuple[str, Change]]:
    return [
        (name, change)
        for name in sorted(available_timezones())
        for change in changes(ZoneInfo(name), FIRST, LAST)
    ]


def days(change: Change) -> list[date]:
    """Around the change, by the clocks before it."""
    return [(change.at + change.before).date() + timedelta(days=n) for n in AROUND]


def test_nowhere_is_a_morning_wrong_missed_or_doubled(capsys: pytest.CaptureFixture[str]) -> None:
    wrong, missed, doubled, looked_at = [], [], [], 0
    for name, change in every_change():
        zone = ZoneInfo(name)
        for lead in LEADS:
            due = {day: due_at(day + timedelta(days=lead), lead, name) for day in days(change)}
            looked_at += len(due)
            wrong += [(name, lead, day) for day, at in due.items() if at != change.nine(day)]
            local = [at.astimezone(zone) for at in due.values()]
            missed += [(name, lead, day) for day in due if day not in {at.date() for at in local}]
            in_order = list(due.values())
            if any(late <= early for early, late in pairwise(in_order)):
                doubled.append((name, lead, change.at))
    with capsys.disabled():
        print(
            f"\n{len(available_timezones())} zones, {len(every_change())} changes, {looked_at} mornings: "
            f"{len(wrong)} wrong, {len(missed)} missed, {len(doubled)} doubled"
        )
    assert (wrong[:5], missed[:5], doubled[:5]) == ([], [], [])
    # Some 200 zones change their clocks twice a year.
    assert len(every_change()) > 2000


def test_the_clocks_show_nine_whenever_that_morning_has_a_nine() -> None:
    for name, change in every_change():
        for day in days(change):
            local = change.nine(day).astimezone(ZoneInfo(name))
            assert local.replace(tzinfo=None) == datetime.combine(day, time(9)), (name, day)


@pytest.mark.parametrize(
    ("zone", "skipped"), [("Pacific/Apia", date(2011, 12, 30)), ("Pacific/Kwajalein", date(1993, 8, 21))]
)
def test_what_falls_on_a_day_left_out_comes_on_the_next_morning(zone: str, skipped: date) -> None:
    """Samoa and Kwajalein went over the date line: a day that never was has no morning of its own."""
    for lead in LEADS:
        of_skipped, of_next, of_last = (
            due_at(skipped + timedelta(days=lead + n), lead, zone) for n in (0, 1, -1)
        )
        next_morning = datetime.combine(skipped + timedelta(days=1), time(9), ZoneInfo(zone))
        assert of_skipped == of_next == next_morning
        assert of_last == of_next - timedelta(days=1)


def test_a_nine_that_never_comes_is_ten_and_of_two_the_first_counts() -> None:
    """In Athens on 1 April 1979 the clocks went from 09:00 to 10:00; Kwajalein had 30 September 1969 twice."""
    assert due_at(date(1979, 4, 1), 0, "Europe/Athens") == datetime(1979, 4, 1, 7, tzinfo=UTC)
    assert due_at(date(1979, 4, 1), 0, "Europe/Athens").astimezone(ZoneInfo("Europe/Athens")).hour == 10
    first, second = (
        datetime(1969, 9, 30, 9, tzinfo=ZoneInfo("Pacific/Kwajalein"), fold=n).astimezone(UTC) for n in (0, 1)
    )
    assert second - first == timedelta(hours=23)
    assert due_at(date(1969, 9, 30), 0, "Pacific/Kwajalein") == first
