"""Where the sides stood on outcomes, what came of it, and what they reserved."""

from typing import Any

from django.db.models import QuerySet

from cooperation import clock
from cooperation.access import Actor
from meetings.models import Outcome, Review, Stand
from meetings.rules import deciding


def of_outcome(actor: Actor, outcome: Outcome) -> QuerySet[Any]:
    """How each side stood on an outcome; one statement."""
    rows: QuerySet[Any] = (
        Stand.objects.visible_to(actor)
        .filter(outcome=outcome)
        .select_related("party", "proxy")
        .order_by("party__code")
    )
    return rows


def in_session(review: Review) -> QuerySet[Any]:
    """How the sides stood on the outcomes of a session that are not withdrawn, in the order of the record."""
    rows: QuerySet[Any] = (
        Stand.unscoped.filter(outcome__review=review, outcome__withdrawn_at__isnull=True)
        .select_related("outcome", "party", "proxy")
        .order_by("outcome__number", "party__code")
    )
    return rows


def reservations_in(review: Review) -> QuerySet[Any]:
    """What the sides reserved, in the order of the record."""
    rows: QuerySet[Any] = in_session(review).exclude(reservation={})
    return rows


def result_of(outcome: Outcome, stands: dict[str, str], sides: int) -> deciding.Result:
    """What the sides decided, by the rule under which the outcome was put to them, as of today at the place."""
    body = outcome.review.body
    return deciding.result(
        outcome.decision_rule or body.decision_rule,
        stands,
        sides,
        quorum=body.quorum,
        silent_until=outcome.silent_until,
        today=clock.today(outcome.review.time_zone),
    )
