"""What is due before and after a session: laid out when it is called, moved with it, kept by its secretaries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Invalid, check_version
from meetings.models import Review, ScheduleStep
from meetings.rules import schedule
from meetings.rules.schedule import Shift, Step
from meetings.selectors import steps as reading
from meetings.services.rows import kept_review, local_today, save


@dataclass(frozen=True, slots=True)
class StepDraft:
    """A step as it is to stand. `due_on` None: by the rule of the body again; `done_on` None: not done yet."""

    due_on: date | None = None
    done_on: date | None = None


def lay_out(reviews: Sequence[Review]) -> None:
    """Writes the steps of sessions that have none yet, by the rules of their bodies."""
    ScheduleStep.unscoped.bulk_create(
        ScheduleStep(review=review, kind=step.value, due_on=on)
        for review in reviews
        for step, on in reading.by_rule(review).items()
    )


def shift(review: Review) -> list[Shift]:
    """Brings the steps of a locked session to what the rule says now; what that changed.

    What has been done, or was set by hand, stays. Who reads the schedule later still sees what this move changed.
    """
    rows = {Step(row.kind): row for row in ScheduleStep.unscoped.select_for_update().filter(review=review.pk)}
    found = schedule.shifts(
        reading.held(ScheduleStep.unscoped.filter(review=review.pk)), reading.by_rule(review)
    )
    moved = {one.step: one for one in found}
    for step, row in rows.items():
        if step in moved:
            row.due_on, row.moved_from = moved[step].after, moved[step].before
            save(row, "due_on", "moved_from")
        elif row.moved_from is not None:
            row.moved_from = None
            save(row, "moved_from")
    return found


@verb
def shift_of_body(actor: Actor, *, body_id: UUID) -> None:
    """The same for the sessions of a body that are ahead, whose rules were changed."""
    ahead = Review.unscoped.select_for_update(of=("self",)).filter(body=body_id, state__in=schedule.MOVABLE)
    for review in ahead.select_related("body", "round").order_by("pk"):
        shift(review)


def follow_rules(*, body_id: UUID) -> None:
    """Once the rules of a body have been changed, its schedules go by them."""
    shift_of_body(Actor(kind="system", name="schedule"), body_id=body_id)


@verb
def keep_step(actor: Actor, *, step_id: UUID, version: int | None, draft: StepDraft) -> ScheduleStep:
    """Sets the day of a step, or says that it was done.

    Absent. Forbidden: not a secretary. Stale. Conflict: the session is cancelled, or the day is that of an open round.
    Invalid: /done_on, where it is still to come.
    """
    found = ScheduleStep.objects.visible_to(actor).filter(pk=step_id).values_list("review", flat=True).first()
    if found is None:
        raise Absent
    review = kept_review(actor, found)
    row = ScheduleStep.unscoped.select_for_update().get(pk=step_id)
    check_version(row.version, version)
    if review.state == Review.State.CANCELLED:
        raise Conflict(_("It was cancelled: nothing is due for it any more."))
    if draft.done_on is not None and draft.done_on > local_today(review):
        raise Invalid.of("done_on", _("What is still to come is not done yet."))
    rule = reading.by_rule(review).get(Step(row.kind))
    if draft.due_on not in (None, rule) and row.kind == ScheduleStep.Kind.POSITIONS and review.round_id:
        raise Conflict(_("Positions are due at the cut-off of the round that is open."))
    row.by_hand = draft.due_on is not None and draft.due_on != rule
    row.due_on, row.done_on, row.moved_from = draft.due_on or rule, draft.done_on, None
    save(row, "due_on", "by_hand", "done_on", "moved_from")
    announce("meetings.review", review_id=review.pk)
    return row
