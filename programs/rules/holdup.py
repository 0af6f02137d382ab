"""What an obstacle holds up, in items and in months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class HeldUp:
    """`items` are blocked, for `months` by now. Of them `late_items` are past their day, by `late_months` together.

    Months are whole ones; a month that has begun and not ended does not count.
    """

    items: int
    months: int
    late_items: int
    late_months: int


def months_between(first: date, last: date) -> int:
    """Whole months from one day to another, 0 where the second is not later.

    A month ends on the same day of the next one, or on its last day where that has fewer days.
    """
    if last <= first:
        return 0
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if last.day >= first.day or _ends_month(last) else months - 1


def _ends_month(day: date) -> bool:
    return date.fromordinal(day.toordinal() + 1).month != day.month


def held_up(alleged_on: date, closed_on: date | None, today: date, due: Sequence[date | None]) -> HeldUp:
    """What an obstacle alleged on a day holds up, or held up until it was closed.

    `due` is the last day of each blocked item's agreed deadline, None where it is permanent. An item is late from the
    day after.
    """
    until = min(closed_on, today) if closed_on else today
    late = [day for day in due if day is not None and day < until]
    return HeldUp(
        items=len(due),
        months=months_between(alleged_on, until),
        late_items=len(late),
        late_months=sum(months_between(day, until) for day in late),
    )
