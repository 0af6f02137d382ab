"""What is still open in the record of a session: what a protocol lacks before it can be closed."""

from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, F, Func, JSONField, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from cooperation.access import Actor
from meetings.models import Bracket, Outcome, Referral, Review

#: The texts of an outcome that the protocol prints.
TEXTS = ("text", "reason", "title")


def languages_of(review: Review) -> list[str]:
    """The languages in which the protocol of a session is written side by side."""
    return list(review.body.languages)[:2] or ["en"]


def lines(actor: Actor, review: Review) -> QuerySet[Any]:
    """The outcomes of a session that stand, in one statement and without their texts.

    `bracketed`; `answered`: an organisation is responsible; `received`: somebody receives the referral;
    `acknowledged`: by which parties; `<text>_in`: the languages of each of TEXTS.
    """
    brackets = Bracket.unscoped.filter(outcome=OuterRef("pk"), state=Bracket.State.OPEN)
    named = Outcome.responsible.through._default_manager.filter(outcome_id=OuterRef("pk"))
    rows: QuerySet[Any] = (
        Outcome.objects.visible_to(actor)
        .filter(review=review, withdrawn_at__isnull=True)
        .defer(*TEXTS, "expected_result", "withdrawn_reason")
        .annotate(
            bracketed=Exists(brackets),
            answered=Exists(named),
            received=Exists(Referral.unscoped.filter(outcome=OuterRef("pk"))),
            acknowledged=ArrayAgg(
                "acknowledgements__party_id", filter=Q(acknowledgements__isnull=False), default=[]
            ),
            **{f"{name}_in": _languages(name) for name in TEXTS},
        )
        .order_by("number")
    )
    return rows


def _languages(name: str) -> Coalesce:
    keys = Func(
        F(name), Value("$.keyvalue().key"), function="jsonb_path_query_array", output_field=JSONField(),
        template="%(function)s(%(expressions)s::jsonpath)",
    )  # fmt: skip
    return Coalesce(keys, Value([], output_field=JSONField()))


def lacking(line: Any, languages: list[str]) -> list[str]:
    """In which of `languages` a text of the outcome does not yet stand."""
    given = [tags for tags in (getattr(line, f"{name}_in") for name in TEXTS) if tags]
    return [tag for tag in languages if any(tag not in tags for tags in given)]


def unassigned(line: Any) -> bool:
    """Whether nobody answers for it, or it has no deadline, where its kind asks for one. What failed asks for none."""
    kinds = Outcome.Kind
    if not line.carried:
        return False
    if line.kind == kinds.NEW_ITEM:
        return not line.answered or line.deadline is None
    if line.kind == kinds.EXTENSION:
        return line.deadline is None
    return line.kind in (kinds.REFERRAL, kinds.RECOMMENDATION) and not line.received
