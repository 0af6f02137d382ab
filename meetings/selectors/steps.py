"""The schedule of a session as it is read: on its page, before it, in mails and in the API."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, CharField, F, Func, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import JSONObject

from cooperation.access import Actor
from cooperation.statements import Slot, statement
from meetings.models import Review, ScheduleStep
from meetings.rules import schedule
from meetings.rules.schedule import DayCounts, Held, Step
from meetings.selectors.happened import DONE, HAPPENED_ON

#: How a step stands today at the place of its session: late from the day after the one on which it was due.
STATE: Any = Case(
    When(DONE, then=Value("done")),
    When(
        due_on__lt=Func(
            F("review__time_zone"), template="(statement_timestamp() AT TIME ZONE %(expressions)s)::date"
        ),
        then=Value("late"),
    ),
    default=Value("open"),
    output_field=CharField(),
)


def by_rule(review: Review) -> dict[Step, date | None]:
    """By when each step of a session is due by the rule of its body; an open round has its own cut-off.

    Of a session that is postponed without a date nothing else is due.
    """
    body = review.body
    counts = DayCounts(
        positions_due=body.positions_due_days, proposals_due=body.proposals_due_days,
        papers_due=body.papers_due_days, delegations_due=body.delegations_due_days,
        draft_due=body.draft_due_days, signature_due=body.signature_due_days, approved=body.minutes_approved,
        approval_due=body.approval_due_days, report_due=body.report_due_days,
    )  # fmt: skip
    cut_off = review.round.cut_off if review.round else None
    found = schedule.planned(review.starts_on, review.ends_on, counts, cut_off=cut_off)
    if review.state != Review.State.POSTPONED:
        return found
    return {step: cut_off if step is Step.POSITIONS_DUE else None for step in found}


def in_order(rows: Iterable[ScheduleStep]) -> list[ScheduleStep]:
    """Steps by their days; those without one at the end of their side of the session."""
    last = {step.value: number for number, step in enumerate(Step)}
    after = {step.value for step in Step} - {step.value for step in schedule.BEFORE}
    return sorted(rows, key=lambda row: (row.kind in after, row.due_on or date.max, last[row.kind]))


@statement
def _of_review(actor: Actor) -> QuerySet[ScheduleStep]:
    rows: QuerySet[ScheduleStep] = (
        ScheduleStep.objects.visible_to(actor)
        .filter(review_id=Slot("review"))
        .annotate(stands=STATE, happened_on=HAPPENED_ON)
    )
    return rows


def of_review(actor: Actor, review_id: UUID) -> list[ScheduleStep]:
    """The steps of one session, in order; `stands`: done, late or open; `happened_on`: as HAPPENED_ON."""
    return in_order(_of_review(actor)(review=review_id))


def held(rows: QuerySet[ScheduleStep]) -> dict[Step, Held]:
    """Steps of one session as a move of it meets them."""
    return {Step(row.kind): Held(row.due_on, row.by_hand, bool(row.done)) for row in rows.annotate(done=DONE)}


def not_done(rows: QuerySet[ScheduleStep]) -> QuerySet[ScheduleStep]:
    """Those that are still to be done."""
    return rows.alias(done=DONE).filter(done=False)


#: Of a session: its steps that have a day, for due_of().
AS_DUE = ArraySubquery(
    ScheduleStep.unscoped.filter(review_id=OuterRef("pk"), due_on__isnull=False)
    .order_by()
    .values(one=JSONObject(kind="kind", on="due_on"))
)


def due_of(steps: Iterable[dict[str, str]]) -> dict[Step, date]:
    """The day of each step that has one, of a session read with AS_DUE."""
    return {Step(one["kind"]): date.fromisoformat(one["on"]) for one in steps}


def due_days(rows: Iterable[ScheduleStep]) -> dict[Step, date]:
    """The day of each step that has one."""
    return {Step(row.kind): row.due_on for row in rows if row.due_on is not None}


def standing_as(rows: Any, state: list[str]) -> Any:
    """Steps that stand so."""
    return rows.alias(stands=STATE).filter(Q(stands__in=state))
