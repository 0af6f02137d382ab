"""When the demonstration's sessions are held and what its deadlines mean, counted from one day (UTC)."""

import re
from calendar import monthrange
from datetime import date, timedelta
from typing import cast

from cooperation.dates import FuzzyDate, Recurrence

#: The first session is public knowledge.
FIRST_SESSION = date(2012, 10, 29)
INTERVAL = 6

_SPEC = re.compile(r"(day|month|quarter|half|year)([+-][0-9]+)(?: ([a-z-]+))?(\?)?")


def add_months(day: date, months: int) -> date:
    """The same day of the month that many months on, or the last one that month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def weekday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=(7 - day.weekday()) % 7) if day.weekday() > 4 else day


def next_session(today: date) -> date:
    """A weekday 30 to 32 days after `today`."""
    return weekday(today + timedelta(days=30))


def session_days(today: date, first: date = FIRST_SESSION) -> list[date]:
    """The first day of each session, oldest first: `first`, then every six months up to the next one."""
    last = next_session(today)
    months = (last.year - first.year) * 12 + last.month - first.month
    # The second session is held three to nine months after the first, the others six months apart.
    count = (months + 2) // INTERVAL
    later = [weekday(add_months(last, -INTERVAL * back)) for back in range(count - 1, 0, -1)]
    return [first, *later, last]


def deadline(spec: str, today: date) -> FuzzyDate:
    """A deadline from "quarter+4", "year+0 annually" (months from `today`; "?" where doubted) or "permanent"."""
    if spec == "permanent":
        return FuzzyDate(permanent=True)
    match = _SPEC.fullmatch(spec)
    if match is None:
        raise ValueError(spec)
    precision, months, recurs, doubted = match.groups()
    day = add_months(today, int(months))
    value = {
        "day": day.replace(day=min(day.day, 28)).isoformat(),
        "month": f"{day:%Y-%m}",
        "quarter": f"{day.year}-Q{(day.month + 2) // 3}",
        "half": f"{day.year}-H{1 if day.month < 7 else 2}",
        "year": f"{day.year}",
    }[precision]
    return FuzzyDate(value, uncertain=bool(doubted), recurs=cast("Recurrence", recurs or ""))
