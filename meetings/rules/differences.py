"""How heavy the divergences of an item weigh, and how far apart the sides are: for two sides or any number of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from programs.rules.comparison import Divergence, Kind

#: How far a status is from "all is well"; the distance between two is the weight of their difference.
GRAVITY = {
    "completed": 0, "on_track": 1, "at_risk": 2, "not_started": 3, "delayed": 4, "dropped": 5, "blocked": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs among the sides. `months` and `points` are the largest distances, 0 where none counts."""

    status: bool
    one_sided_completion: bool
    months: int
    points: int
    weight: int

    def __bool__(self) -> bool:
        return self.status or self.months > 0 or self.points > 0


def weigh(found: Sequence[Divergence], days: Sequence[date]) -> Difference:
    """The divergences of one item as distances. `days`: the last day of the deadline that each side has in mind."""
    by_kind = {divergence.kind: divergence for divergence in found}
    statuses = set(by_kind[Kind.STATUS].values) if Kind.STATUS in by_kind else set()
    gravities = [GRAVITY.get(status, 3) for status in statuses]
    spread = max(gravities, default=0) - min(gravities, default=0)
    one_sided = "completed" in statuses
    months = _months(days) if Kind.DEADLINE in by_kind else 0
    figures = by_kind[Kind.PROGRESS].values if Kind.PROGRESS in by_kind else ()
    points = max(figures, default=0) - min(figures, default=0)
    weight = spread * 100 + (50 if one_sided else 0) + min(months, 48) * 4 + points
    return Difference(bool(statuses), one_sided, months, points, weight)


def _months(days: Sequence[date]) -> int:
    """Whole months between the earliest and the latest day, at least 1 where they differ."""
    if len(set(days)) < 2:
        return 0
    first, last = min(days), max(days)
    return max(1, (last.year - first.year) * 12 + last.month - first.month)
