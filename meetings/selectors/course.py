"""Who has confirmed the date of a session, and when it sat."""

from typing import Any
from uuid import UUID

from django.db.models import F, OuterRef, QuerySet, Subquery

from cooperation.access import Actor
from cooperation.statements import Slot, statement
from meetings.models import DateConfirmation, Review, Sitting
from programs.models import Document, Side


def unconfirmed(review: Review) -> list[UUID]:
    """The sides of the programme on the first day of the session that have yet to confirm it, in their order."""
    confirmed = DateConfirmation.unscoped.filter(review=review, voided_at__isnull=True)
    sides = Side.unscoped.filter(programme_id=review.programme_id).present(review.starts_on)
    rows = sides.exclude(party_id__in=confirmed.values("party_id")).order_by("order")
    return list(rows.values_list("party_id", flat=True))


@statement
def _confirmations(actor: Actor) -> QuerySet[DateConfirmation]:
    paper = Document.objects.visible_to(actor).filter(pk=OuterRef("document_id"))
    rows: QuerySet[DateConfirmation] = (
        DateConfirmation.objects.visible_to(actor)
        .filter(review_id=Slot("review"), voided_at__isnull=True)
        .annotate(entered_name=F("entered_by__name"), paper=Subquery(paper.values("name")[:1]))
        .order_by("entered_at")
    )
    return rows


def confirmations(actor: Actor, review: Review) -> list[Any]:
    """The confirmations of its date that stand, in the order in which they were entered.

    `paper` names the scan, where the actor sees it.
    """
    return _confirmations(actor)(review=review.pk)


@statement
def _sittings(actor: Actor) -> QuerySet[Sitting]:
    rows: QuerySet[Sitting] = Sitting.objects.visible_to(actor).filter(review_id=Slot("review"))
    return rows.order_by("number")


def sittings(actor: Actor, review: Review) -> list[Sitting]:
    """The sittings of a session."""
    return _sittings(actor)(review=review.pk)
