"""When a treaty gives way to a later one that its parties concluded to replace it (VCLT 59)."""

from collections.abc import Iterable, Mapping
from datetime import date

from .spans import Time

Bound = Mapping[str, Iterable[Time]]


def superseded_on(earlier: Bound, later: Bound) -> date | None:
    """The first day on which the later treaty is in force for all for whom the earlier one is; None where none is.

    Both as spans.bound() has them. That the later is meant to replace the earlier one is not asked here: the relation
    between them says so. Until all are bound by it, both are in force between those bound by both as VCLT 30 says.
    """
    days = {
        day for bound in (earlier, later) for times in bound.values() for time in times for day in time if day
    }
    for day in sorted(days):
        parties = _on(earlier, day)
        if parties and parties <= _on(later, day):
            return day
    return None


def _on(bound: Bound, day: date) -> set[str]:
    """For whom it is in force that day."""
    return {
        key
        for key, times in bound.items()
        if any(since <= day and (until is None or day < until) for since, until in times)
    }
