"""What sessions referred to others, and what came of it there."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cooperation.access import Actor, Role
from meetings.models import Letter, Outcome, Referral


def of_outcomes(actor: Actor, outcome_ids: Iterable[UUID]) -> dict[UUID, Any]:
    """By outcome, to whom it was referred, with `answers` and `replies`. At most three statements, one where none.

    `answers`: what was decided there; `replies`: the letters that answer it, as far as the actor reads letters.
    """
    rows = Referral.objects.visible_to(actor).filter(outcome_id__in=list(outcome_ids))
    found = list(rows.select_related("to_body", "to_organisation"))
    told: dict[UUID, list[Outcome]] = {}
    points = [row.point_id for row in found if row.point_id]
    for answer in (
        answers(actor).filter(agenda_item_id__in=points).select_related("review__body") if points else ()
    ):
        told.setdefault(answer.agenda_item_id, []).append(answer)
    replies: dict[UUID, list[Letter]] = {}
    if found:
        letters = Letter.objects.visible_to(actor).filter(referral__in=[row.pk for row in found])
        for letter in letters.select_related("sender").order_by("sent_on", "id"):
            replies.setdefault(letter.referral_id, []).append(letter)
    for row in found:
        row.answers, row.replies = told.get(row.point_id, []), replies.get(row.pk, [])
    return {row.outcome_id: row for row in found}


def of_body(actor: Actor, body_id: UUID) -> QuerySet[Referral]:
    """What a body has referred to others, and what was referred to it."""
    rows: QuerySet[Referral] = Referral.objects.visible_to(actor).filter(
        Q(outcome__review__body_id=body_id) | Q(to_body_id=body_id), outcome__withdrawn_at__isnull=True
    )
    return rows


def reads_letters(actor: Actor, body_id: UUID) -> bool:
    """Whether the actor does more than observe the body."""
    return any(right.body_id == body_id for right in actor.rights if right.role is not Role.OBSERVER)


def answers(actor: Actor) -> QuerySet[Any]:
    """What was decided at the points of referrals that the actor sees, also where the body that decided is another's.

    That a point was deferred is no answer.
    """
    seen = Referral.objects.visible_to(actor).filter(point__isnull=False).values("point_id")
    rows: QuerySet[Any] = Outcome.unscoped.filter(
        agenda_item_id__in=seen, withdrawn_at__isnull=True, carried=True
    )
    return rows.exclude(kind=Outcome.Kind.DEFERRAL).order_by("recorded_at", "number")
