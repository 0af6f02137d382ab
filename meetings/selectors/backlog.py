"""What waits for an agenda of a body."""

from typing import Any
from uuid import UUID

from django.db.models import Subquery

from cooperation.access import Actor
from meetings.models import AgendaItem, BacklogPoint
from meetings.selectors.proposals import left_over
from programs.selectors.plans import last_wordings

MOST = 200


def waiting(actor: Actor, body_id: UUID) -> list[Any]:
    """The backlog, what has waited longest first, each with `item_number`."""
    rows = BacklogPoint.objects.visible_to(actor).filter(body_id=body_id)
    number = Subquery(last_wordings().values("number")[:1])
    rows = rows.select_related("proposed_by", "referral__outcome").annotate(item_number=number)
    return list(rows.order_by("since", "id")[:MOST])


def left(actor: Actor, body_id: UUID) -> list[AgendaItem]:
    """Points of earlier sessions that were deferred or not reached, and stand on no later agenda."""
    number = Subquery(last_wordings().values("number")[:1])
    rows = (
        left_over(actor, body_id).select_related("review__body", "proposed_by").annotate(item_number=number)
    )
    return list(rows.order_by("review__number", "position")[:MOST])
