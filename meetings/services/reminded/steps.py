"""Deadlines of a session's schedule: told to those whom they ask for something, until it is done."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, Role
from cooperation.texts import pick
from cooperation.ui.when import day_words
from meetings.models import Reminder, Review, ScheduleStep
from meetings.rules.leads import ahead_and_nearest
from meetings.rules.schedule import AHEAD
from meetings.selectors import labels
from meetings.selectors.holders import Holder, holders
from meetings.selectors.steps import not_done
from meetings.services.reminded.family import Due, Entry, Family
from meetings.services.telling import told

Step = ScheduleStep.Kind

_SECRETARIES = (Role.EXECUTIVE_SECRETARY, Role.JOINT_SECRETARIAT)
#: Of whom each step asks something. Positions have reminders of their own.
ASKED: dict[str, tuple[Role, ...]] = {
    Step.PROPOSALS: (Role.COORDINATOR, *_SECRETARIES),
    Step.PAPERS: _SECRETARIES,
    Step.DELEGATIONS: (Role.EXECUTIVE_SECRETARY, Role.HEAD_OF_DELEGATION),
    Step.DRAFT: _SECRETARIES,
    Step.APPROVAL: (Role.EXECUTIVE_SECRETARY,),
    Step.REPORT: (Role.EXECUTIVE_SECRETARY,),
}


def _open(now: datetime) -> list[ScheduleStep]:
    rows = not_done(
        ScheduleStep.unscoped.filter(
            kind__in=ASKED,
            due_on__gte=now.date() - timedelta(days=1),
            review__state__in=[*AHEAD, Review.State.CONCLUDED],
        ).exclude(review__state=Review.State.POSTPONED)
    )
    return list(rows.select_related("review__body"))


def wanted(actor: Actor, now: datetime) -> Iterator[Due]:
    """For each open step and each reader whom it asks: the body's leads before its day. Not what was said of that day
    already, where only its session was moved.
    """
    people = holders(actor, {role for roles in ASKED.values() for role in roles}, now=now)
    steps = _open(now)
    said = _said_before(steps, {one.user_id for one in people})
    for step in steps:
        for reader in _asked(step, people):
            for due in _of(step, reader, now):
                if (due.recipient_id, due.subject, due.occasion, due.lead_days) not in said:
                    yield due


def _said_before(steps: Sequence[ScheduleStep], people: set[UUID]) -> set[tuple[object, ...]]:
    """(reader, step, day, lead) of what was said under an earlier schedule of the session."""
    rows = Reminder.unscoped.filter(
        kind=Reminder.Kind.STEP, subject__in=[step.pk for step in steps], recipient__in=people,
        schedule_version__lt=F("review__schedule_version"),
    )  # fmt: skip
    found = rows.select_related("message").defer("message__content")
    return {(row.recipient_id, row.subject, row.occasion, row.lead_days) for row in found if told(row)}


def _asked(step: ScheduleStep, people: Iterable[Holder]) -> list[Holder]:
    review = step.review
    found = {
        one.user_id: one
        for one in people
        if one.role in ASKED[step.kind] and one.covers(review.body_id, review.programme_id)
    }
    return list(found.values())


def _of(step: ScheduleStep, reader: Holder, now: datetime) -> Iterator[Due]:
    review, day = step.review, step.due_on
    if day is None:
        return
    for lead in ahead_and_nearest(review.body.step_leads, on=day, time_zone=reader.time_zone, now=now):
        yield Due(
            recipient_id=reader.user_id, body_id=review.body_id, kind=Reminder.Kind.STEP, subject=step.pk, occasion=day,
            lead_days=lead.lead, at=lead.at, use_until=lead.use_until, review_id=review.pk,
            schedule_version=review.schedule_version,
        )  # fmt: skip


def entries(reader: Actor, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """One entry a step; only the lead nearest to its day is said."""
    seen = not_done(ScheduleStep.objects.visible_to(reader).filter(pk__in={row.subject for row in rows}))
    steps = {step.pk: step for step in seen.select_related("review__body")}
    said: dict[object, list[Reminder]] = {}
    for row in rows:
        if row.subject in steps and steps[row.subject].due_on == row.occasion:
            said.setdefault(row.subject, []).append(row)
    return [_entry(reader, steps[subject], some) for subject, some in said.items()]  # type: ignore[index]


def _entry(reader: Actor, step: ScheduleStep, rows: list[Reminder]) -> Entry:
    review, language = step.review, reader.language
    body = pick(review.body.short_name or review.body.name, language)[1]
    facts = {
        "what": str(step.get_kind_display()),
        "day": day_words(step.due_on or clock.today(), language),
        "session": labels.numbered(review, language),
    }
    return Entry(
        reminders=rows,
        subject=_("By %(day)s: %(what)s, %(session)s") % facts,
        title=facts["session"],
        headline=_("By %(day)s: %(what)s.") % facts,
        body=body,
        body_id=review.body_id,
        url=f"{settings.BASE_URL}/sessions/{review.pk}/",
    )


FAMILY = Family(frozenset({Reminder.Kind.STEP}), wanted, entries)
