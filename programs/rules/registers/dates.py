"""Dates as registers write them: "27/03/1964", "27.03.1964", "1964-06", "1897-05-15?", "1964-XX-16", "9999-12-31".

What is legible comes back in the syntax of FuzzyDate with its precision; all else with a code that says why not, and
nothing in its place. Marks of doubt and unknown parts are those of ISO 8601-2 (EDTF) levels 0 and 1.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

from .records import When

Order = Literal["dmy", "mdy"]

#: Years beyond these are no dates of an agreement. From the third on they stand for "has no end" or "not yet".
EARLIEST, LATEST, NEVER = 1000, 2200, 2500

#: Codes under which a value is kept. `range`: it lies somewhere in the period; `part_unknown`: an unknown month or day.
KEPT_CODES = frozenset({"uncertain", "approximate", "part_unknown", "range", "stray_mark"})
#: Codes under which there is no value. `sentinel`: a date that stands for none.
LOST_CODES = frozenset({"sentinel", "impossible_day", "year_unlikely", "not_a_date"})

#: Most characters of a date.
_LONGEST = 40
_ISO = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?:(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?|(?P<part>[QH][1-4])))?",
)
_POINTED = re.compile(r"(?P<a>[0-9]{1,2})(?P<mark>[./])(?P<b>[0-9]{1,2})(?P=mark)(?P<year>[0-9]{4})")
_MONTH = re.compile(r"(?P<month>[0-9]{1,2})[./](?P<year>[0-9]{4})")
_MIDNIGHT = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:\.0+)?)?Z?")


@dataclass(frozen=True, slots=True)
class Read:
    """A date that was read. `code`: "" where there is nothing to say; `when` is None where there is no date."""

    when: When | None = None
    code: str = ""


class _Lost(ValueError):
    """It gives no date; the code says why."""


def read_date(text: str, order: Order = "dmy") -> Read:
    """The date that is written. `order`: of days and months where both are numbers. Raises nothing."""
    said = text.strip()
    if not said:
        return Read()
    return _read(said, order) if len(said) <= _LONGEST else Read(None, "not_a_date")


@lru_cache(maxsize=16_384)
def _read(said: str, order: Order) -> Read:
    uncertain, code = False, ""
    if said[-1] in "?~%":
        code = "approximate" if said[-1] == "~" else "uncertain"
        uncertain, said = True, said[:-1].rstrip()
    elif len(said) > 5 and said[-1] == "-":
        code, said = "stray_mark", said[:-1]
    try:
        value, found = _range(said, order) if ".." in said else _single(said, order)
    except _Lost as lost:
        return Read(None, str(lost))
    return Read(When(value, uncertain), code if code and code != "stray_mark" else found or code)


def _range(said: str, order: Order) -> tuple[str, str]:
    """The shortest period in which a range lies."""
    start, end = (_single(part.strip(), order)[0] for part in (said.split("..", 1)))
    if first_day(start) > last_day(end) or start[:4] != end[:4]:
        raise _Lost("not_a_date")
    if start == end:
        return start, ""
    first, last = first_day(start).month, last_day(end).month
    year = start[:4]
    if first == last:
        return f"{year}-{first:02}", "range"
    if (first - 1) // 3 == (last - 1) // 3:
        return f"{year}-Q{(first - 1) // 3 + 1}", "range"
    if (first - 1) // 6 == (last - 1) // 6:
        return f"{year}-H{(first - 1) // 6 + 1}", "range"
    return year, "range"


def _single(said: str, order: Order) -> tuple[str, str]:
    """(value, code) of one date; _Lost."""
    if (found := _MIDNIGHT.fullmatch(said)) is not None:
        said = found["day"]
    if (found := _ISO.fullmatch(said.upper())) is not None:
        return _iso(found)
    if (found := _POINTED.fullmatch(said)) is not None:
        day, month = (found["a"], found["b"]) if order == "dmy" else (found["b"], found["a"])
        return _day(int(found["year"]), int(month), int(day)), ""
    if (found := _MONTH.fullmatch(said)) is not None:
        return _month(int(found["year"]), int(found["month"])), ""
    raise _Lost("not_a_date")


def _iso(found: re.Match[str]) -> tuple[str, str]:
    year = int(found["year"])
    if found["part"]:
        if found["part"] in ("H3", "H4"):
            raise _Lost("not_a_date")
        return f"{_year(year)}-{found['part']}", ""
    month, day = found["month"], found["day"]
    if month is None:
        return _year(year), ""
    if month == "XX":
        # A day of an unknown month bounds nothing: the year is what is known.
        return _year(year), "part_unknown"
    if day is None:
        return _month(year, int(month)), ""
    if day == "XX":
        return _month(year, int(month)), "part_unknown"
    return _day(year, int(month), int(day)), ""


def _year(year: int) -> str:
    if year >= NEVER or year <= 1:
        raise _Lost("sentinel")
    if not EARLIEST <= year <= LATEST:
        raise _Lost("year_unlikely")
    return f"{year:04}"


def _month(year: int, month: int) -> str:
    if not 1 <= month <= 12:
        raise _Lost("impossible_day")
    return f"{_year(year)}-{month:02}"


def _day(year: int, month: int, day: int) -> str:
    within = _month(year, month)
    if not 1 <= day <= monthrange(year, month)[1]:
        raise _Lost("impossible_day")
    return f"{within}-{day:02}"


def first_day(value: str) -> date:
    """The first day of the period that a value of `read_date` names."""
    year, rest = int(value[:4]), value[5:]
    if not rest:
        return date(year, 1, 1)
    if rest[0] == "Q":
        return date(year, int(rest[1]) * 3 - 2, 1)
    if rest[0] == "H":
        return date(year, int(rest[1]) * 6 - 5, 1)
    return date(year, int(rest[:2]), int(rest[3:] or 1))


def last_day(value: str) -> date:
    """The last day of the period that a value of `read_date` names."""
    if len(value) == 10:
        return date.fromisoformat(value)
    start = first_day(value)
    span = 11 if len(value) == 4 else {"Q": 2, "H": 5}.get(value[5:6], 0)
    month = start.month + span
    return date(start.year, month, monthrange(start.year, month)[1])
