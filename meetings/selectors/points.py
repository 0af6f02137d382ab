"""The points of agendas to come on which items of a plan stand, and where an item may be proposed."""

from collections.abc import Sequence
from uuid import UUID

from django.db.models import QuerySet

from cooperation.access import Actor
from cooperation.statements import Slot, any_of, array, statement
from meetings import policies
from meetings.models import AgendaItem, Review
from meetings.rules import schedule


def points_of_items(actor: Actor, programme_id: UUID, ids: Sequence[UUID]) -> dict[UUID, AgendaItem]:
    """By item, its point on the agenda of the nearest session ahead; items on none are left out."""
    found: dict[UUID, AgendaItem] = {}
    for point in _points(actor)(programme=programme_id, items=array(ids)):
        if point.item_id is not None:
            found.setdefault(point.item_id, point)
    return found


@statement
def _points(actor: Actor) -> QuerySet[AgendaItem]:
    rows: QuerySet[AgendaItem] = AgendaItem.objects.visible_to(actor).filter(
        any_of("item_id", Slot("items")), review__programme_id=Slot("programme"),
        review__state__in=schedule.AHEAD, state=AgendaItem.State.OPEN,
    )  # fmt: skip
    return rows.select_related("review__body").order_by("review__starts_on", "position")


def open_to_points(actor: Actor, programme_id: UUID) -> Review | None:
    """The nearest session ahead on whose agenda the actor may propose a point; None where there is none."""
    rows = Review.objects.visible_to(actor).filter(programme_id=programme_id, state__in=schedule.AHEAD)
    review: Review | None = rows.select_related("body").order_by("starts_on", "number").first()
    may = actor.takes_part(programme_id) and review is not None and policies.may_propose_point(actor, review)
    return review if may else None
