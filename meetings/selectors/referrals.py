"""What sessions referred to others, and what came of it there."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from cooperation.access import Actor
from meetings.models import Outcome, Referral


def of_outcomes(actor: Actor, outcome_ids: Iterable[UUID]) -> dict[UUID, Any]:
    """By outcome, to whom it was referred, with `answers`: what was decided there. Two statements, one where none."""
    rows = Referral.objects.visible_to(actor).filter(outcome_id__in=list(outcome_ids))
    found = list(rows.select_related("to_body", "to_organisation"))
    told: dict[UUID, list[Outcome]] = {}
    points = [row.point_id for row in found if row.point_id]
    for answer in (
        answers(actor).filter(agenda_item_id__in=points).select_related("review__body") if points else ()
    ):
        told.setdefault(answer.agenda_item_id, []).append(answer)
    for row in found:
        row.answers = told.get(row.point_id, [])
    return {row.outcome_id: row for row in found}


def answers(actor: Actor) -> QuerySet[Any]:
    """What was decided at the points of referrals that the actor sees, also where the body that decided is another's.

    That a point was deferred is no answer.
    """
    seen = Referral.objects.visible_to(actor).filter(point__isnull=False).values("point_id")
    rows: QuerySet[Any] = Outcome.unscoped.filter(
        agenda_item_id__in=seen, withdrawn_at__isnull=True, carried=True
    )
    return rows.exclude(kind=Outcome.Kind.DEFERRAL).order_by("recorded_at", "number")
