"""Which wording is not agreed yet. Each function is one statement."""

from typing import Any

from django.db.models import QuerySet

from cooperation.access import Actor
from meetings.models import Bracket, Outcome, Review


def open_in(review: Review) -> QuerySet[Any]:
    """The open brackets of a session, in the order of the record. While there is one the record is not closed."""
    rows: QuerySet[Any] = (
        Bracket.unscoped.filter(
            outcome__review=review, outcome__withdrawn_at__isnull=True, state=Bracket.State.OPEN
        )
        .select_related("outcome", "party")
        .order_by("outcome__number", "clause", "id")
    )
    return rows


def disagreements_in(review: Review) -> QuerySet[Any]:
    """The clauses on which the sides disagree for the record, each side's wording a row."""
    rows: QuerySet[Any] = (
        Bracket.unscoped.filter(
            outcome__review=review, outcome__withdrawn_at__isnull=True, state=Bracket.State.DISAGREEMENT
        )
        .select_related("outcome", "party")
        .order_by("outcome__number", "clause", "id")
    )
    return rows


def of_outcome(actor: Actor, outcome: Outcome) -> QuerySet[Any]:
    """Every wording proposed for an outcome, clause by clause."""
    rows: QuerySet[Any] = (
        Bracket.objects.visible_to(actor)
        .filter(outcome=outcome)
        .select_related("party")
        .order_by("clause", "id")
    )
    return rows
