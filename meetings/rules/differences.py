"""How far sides are apart on an item: what differs, and how heavy it weighs. For two sides or any number of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

#: How far a status is from "all is well"; the distance between two is the weight of their difference.
GRAVITY = {
    "completed": 0, "on_track": 1, "at_risk": 2, "not_started": 3, "delayed": 4, "dropped": 5, "blocked": 6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class View:
    """What one side says of an item. `deadline` is the last day of what it proposes; progress in per cent."""

    status: str
    progress: int | None = None
    deadline: date | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs among the views. `months` and `points` are the largest distances, 0 where none counts."""

    status: bool
    one_sided_completion: bool
    months: int
    points: int
    weight: int

    def __bool__(self) -> bool:
        return self.status or self.months > 0 or self.points > 0


def difference(views: Sequence[View], *, threshold: int) -> Difference:
    """The difference among the sides that spoke. Progress counts from `threshold` points of the body's rule on."""
    statuses = {view.status for view in views}
    gravities = [GRAVITY.get(status, 3) for status in statuses]
    spread = max(gravities, default=0) - min(gravities, default=0)
    one_sided = len(statuses) > 1 and "completed" in statuses
    months = _months([view.deadline for view in views if view.deadline])
    progress = [view.progress for view in views if view.progress is not None]
    points = max(progress, default=0) - min(progress, default=0)
    points = points if points >= threshold else 0
    weight = spread * 100 + (50 if one_sided else 0) + min(months, 48) * 4 + points
    return Difference(len(statuses) > 1, one_sided, months, points, weight)


def _months(days: Sequence[date]) -> int:
    """Whole months between the earliest and the latest day, at least 1 where they differ."""
    if len(set(days)) < 2:
        return 0
    first, last = min(days), max(days)
    return max(1, (last.year - first.year) * 12 + last.month - first.month)
