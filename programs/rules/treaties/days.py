"""Days known in part, and lengths of time in the calendar.

A length of days is added by counting: "the 90th day after" and "90 days after" are the same day. Months and years lead
to the same day of the month, or to its last day where it is too short; who adds learns that and may doubt the result.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

_WRITTEN = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|Q(?P<quarter>[1-4])|H(?P<half>[12])))?"
)
SHORTEST_MONTH = 28


class Fuzzy(Protocol):
    """A date with its precision, as the ledger keeps it; no days where it is permanent."""

    def first_day(self) -> date | None: ...
    def last_day(self) -> date | None: ...


class Unit(StrEnum):
    """A unit in which treaties count time."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """So many days, months or years; ValueError where negative."""

    n: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.n < 0:
            raise ValueError("a length of time is not negative")


NOTHING = Length(0, Unit.DAY)
TWELVE_MONTHS = Length(12, Unit.MONTH)


def add(day: date, length: Length, times: int = 1) -> tuple[date, bool]:
    """The day `length` after `day` (before it where `times` is -1), and whether the month was too short for it.

    A day beyond the calendar is the last (or first) one of the calendar.
    """
    n = length.n * times
    if length.unit is Unit.DAY:
        try:
            return day + timedelta(days=n), False
        except OverflowError:
            return (date.max if n > 0 else date.min), False
    months = day.year * 12 + day.month - 1 + n * (12 if length.unit is Unit.YEAR else 1)
    year, month = divmod(months, 12)
    if not date.min.year <= year <= date.max.year:
        return (date.max if n > 0 else date.min), False
    if day.day <= SHORTEST_MONTH:
        return date(year, month + 1, day.day), False
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day > last


def first_of_month(day: date, months: int) -> date:
    """The first day of the month that comes `months` after the month of `day`."""
    return add(day.replace(day=1), Length(months, Unit.MONTH))[0]


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A day known in part: it is one of those from `first` to `last`, both included.

    `last` is date.max where nothing says how late it can be, `first` date.min where nothing says how early. ValueError
    where `last` comes before `first`.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("the last day comes before the first")

    @classmethod
    def of(cls, day: date) -> "Period":
        """A day that is known."""
        return cls(day, day)

    @classmethod
    def since(cls, day: date) -> "Period":
        """This day or any later one."""
        return cls(day, date.max)

    @classmethod
    def until(cls, day: date) -> "Period":
        """This day or any earlier one."""
        return cls(date.min, day)

    @classmethod
    def kept(cls, kept: Fuzzy) -> "Period":
        """From a date of the ledger; ValueError where it is permanent."""
        first, last = kept.first_day(), kept.last_day()
        if first is None or last is None:
            raise ValueError("what is permanent is on no day")
        return cls(first, last)

    @classmethod
    def parse(cls, value: str) -> "Period":
        """From `1993`, `1993-H2`, `1993-Q4`, `1993-12` or `1993-12-21`; ValueError for anything else."""
        found = _WRITTEN.fullmatch(value)
        if found is None or found["year"] == "0000":
            raise ValueError("write it as 1993, 1993-H2, 1993-Q4, 1993-12 or 1993-12-21")
        if found["day"]:
            return cls.of(date.fromisoformat(value))
        first, span = _months(found)
        if not 1 <= first <= 12:
            raise ValueError("there is no such month")
        start = date(int(found["year"]), first, 1)
        end = date(start.year, first + span - 1, monthrange(start.year, first + span - 1)[1])
        return cls(start, end)

    @property
    def day(self) -> date | None:
        """The day where it is known."""
        return self.first if self.first == self.last else None

    def by(self, day: date) -> bool | None:
        """Whether it has come by `day`; None where that cannot be said."""
        if self.last <= day:
            return True
        return None if self.first <= day else False

    def plus(self, length: Length, times: int = 1) -> "Period":
        """As long after, whatever day it is."""
        first = add(self.first, length, times)[0]
        if self.last == self.first:
            return Period(first, first)
        return Period(first, self.last if self.last == date.max else add(self.last, length, times)[0])

    def clamps(self, length: Length, times: int = 1) -> bool:
        """Whether a month is too short for the day that is known."""
        return (
            self.first == self.last and self.first.day > SHORTEST_MONTH and add(self.first, length, times)[1]
        )

    def __str__(self) -> str:
        """As parse() reads it where it can, else the first and the last day with a stroke between (ISO 8601-1)."""
        if self.first == self.last:
            return self.first.isoformat()
        for name in _names(self.first):
            if Period.parse(name) == self:
                return name
        first = ".." if self.first == date.min else self.first.isoformat()
        return f"{first}/{'..' if self.last == date.max else self.last.isoformat()}"


def _months(found: re.Match[str]) -> tuple[int, int]:
    """The first month of what is written, and how many it has."""
    if found["month"]:
        return int(found["month"]), 1
    if found["quarter"]:
        return int(found["quarter"]) * 3 - 2, 3
    if found["half"]:
        return int(found["half"]) * 6 - 5, 6
    return 1, 12


def _names(first: date) -> tuple[str, ...]:
    year, month = f"{first.year:04}", first.month - 1
    return f"{year}-{month + 1:02}", f"{year}-Q{month // 3 + 1}", f"{year}-H{month // 6 + 1}", year


def latest(periods: Iterable[Period]) -> Period:
    """The last of several days known in part; ValueError where there is none."""
    held = tuple(periods)
    return Period(max(each.first for each in held), max(each.last for each in held))


def earliest(periods: Iterable[Period]) -> Period:
    """The first of several days known in part; ValueError where there is none."""
    held = tuple(periods)
    return Period(min(each.first for each in held), min(each.last for each in held))
