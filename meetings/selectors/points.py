"""The points of agendas to come on which items of a plan stand, and where an item may be proposed."""

from collections.abc import Sequence
from uuid import UUID

from cooperation.access import Actor
from meetings import policies
from meetings.models import AgendaItem, Review
from meetings.rules import schedule


def points_of_items(actor: Actor, programme_id: UUID, ids: Sequence[UUID]) -> dict[UUID, AgendaItem]:
    """By item, its point on the agenda of the nearest session ahead; items on none are left out."""
    rows = AgendaItem.objects.visible_to(actor).filter(
        review__programme_id=programme_id, review__state__in=schedule.AHEAD, item_id__in=ids,
        state=AgendaItem.State.OPEN,
    )  # fmt: skip
    found: dict[UUID, AgendaItem] = {}
    for point in rows.select_related("review__body").order_by("review__starts_on", "position"):
        if point.item_id is not None:
            found.setdefault(point.item_id, point)
    return found


def open_to_points(actor: Actor, programme_id: UUID) -> Review | None:
    """The nearest session ahead on whose agenda the actor may propose a point; None where there is none."""
    rows = Review.objects.visible_to(actor).filter(programme_id=programme_id, state__in=schedule.AHEAD)
    review: Review | None = rows.select_related("body").order_by("starts_on", "number").first()
    return review if review is not None and policies.may_propose_point(actor, review) else None
