"""Minutes that a side has still to sign: before the day set for it, and every week after it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from cooperation.access import Actor, Role
from cooperation.texts import pick
from cooperation.ui.when import day_words
from meetings.models import Minutes, MinutesAct, Reminder, ScheduleStep
from meetings.rules.leads import ahead_and_nearest, turn_of
from meetings.selectors import labels
from meetings.selectors.holders import Holder, holders
from meetings.selectors.minutes import acting_sides
from meetings.services.reminded.family import Due, Entry, Family

SIGNERS = (Role.EXECUTIVE_SECRETARY, Role.HEAD_OF_DELEGATION)
WEEK = 7


def _unsigned(rows: QuerySet[Any], party_id: UUID) -> list[Any]:
    """Of versions of minutes, the newest of its session where the side has still to sign it; each with its `due_on`."""
    later = Minutes.unscoped.filter(review_id=OuterRef("review_id"), number__gt=OuterRef("number"))
    signed = MinutesAct.unscoped.filter(
        minutes_id=OuterRef("pk"), kind=MinutesAct.Kind.SIGNED, party_id=party_id
    )
    step = ScheduleStep.unscoped.filter(review_id=OuterRef("review_id"), kind=ScheduleStep.Kind.SIGNATURE)
    found = (
        rows.filter(~Exists(later), ~Exists(signed), seal__isnull=True)
        .annotate(due_on=Subquery(step.filter(done_on__isnull=True).values("due_on")[:1]))
        .filter(due_on__isnull=False)
        .defer("pdf", "content")
        .select_related("review__body")
        .order_by("pk")
    )
    return [one for one in found if any(side.pk == party_id for side in acting_sides(one.review))]


def wanted(actor: Actor, now: datetime) -> Iterator[Due]:
    """For each version that the side has not signed: its executive secretaries and heads of delegation."""
    if actor.party_id is None:
        return
    people = holders(actor, SIGNERS, now=now)
    bodies = {one.body_id for one in people}
    for minutes in _unsigned(Minutes.unscoped.filter(review__body__in=bodies), actor.party_id):
        review = minutes.review
        covering = {one.user_id: one for one in people if one.covers(review.body_id, review.programme_id)}
        for reader in covering.values():
            yield from _of(minutes, reader, now)


def _of(minutes: Any, reader: Holder, now: datetime) -> Iterator[Due]:
    """The leads before the day; once it is over, the last of the weekly ones."""
    review, day = minutes.review, minutes.due_on
    said = [
        (day, lead.lead, lead.at, lead.use_until)
        for lead in ahead_and_nearest(review.body.step_leads, on=day, time_zone=reader.time_zone, now=now)
    ]
    turn = turn_of(day + timedelta(days=WEEK), WEEK, time_zone=reader.time_zone, now=now)
    if turn is not None:
        said.append((turn.on, 0, turn.at, turn.use_until))
    for occasion, lead, at, use_until in said:
        yield Due(
            recipient_id=reader.user_id, body_id=review.body_id, kind=Reminder.Kind.SIGNATURE, subject=minutes.pk,
            occasion=occasion, lead_days=lead, at=at, use_until=use_until, review_id=review.pk,
            schedule_version=review.schedule_version,
        )  # fmt: skip


def entries(reader: Actor, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """One entry a version that the reader's side has not signed yet."""
    if reader.party_id is None:
        return []
    seen = Minutes.objects.visible_to(reader).filter(pk__in={row.subject for row in rows})
    said = []
    for minutes in _unsigned(seen, reader.party_id):
        own = [row for row in rows if row.subject == minutes.pk and _stands(row, minutes.due_on)]
        if own:
            said.append(_entry(reader, minutes, own, max(row.occasion for row in own if row.occasion)))
    return said


def _stands(row: Reminder, due_on: date) -> bool:
    """Whether it was planned for the day that is set now, or is one of those after it."""
    return row.occasion is not None and (row.occasion == due_on if row.lead_days else row.occasion >= due_on)


def _entry(reader: Actor, minutes: Any, rows: list[Reminder], occasion: date) -> Entry:
    review, language = minutes.review, reader.language
    facts = {
        "day": day_words(minutes.due_on, language),
        "minutes": str(labels.minutes_word(review.body)),
        "session": labels.numbered(review, language),
        "number": minutes.number,
    }
    if occasion > minutes.due_on:
        subject = _("Signature overdue since %(day)s: %(minutes)s, %(session)s") % facts
        headline = _("%(minutes)s: your side was to sign by %(day)s and has not signed.") % facts
    else:
        subject = _("By %(day)s, for signature: %(minutes)s, %(session)s") % facts
        headline = _("%(minutes)s: your side is to sign by %(day)s.") % facts
    return Entry(
        reminders=rows,
        subject=subject,
        title=facts["session"],
        headline=headline,
        body=pick(review.body.short_name or review.body.name, language)[1],
        body_id=review.body_id,
        url=f"{settings.BASE_URL}/minutes/{minutes.pk}/",
        lines=[_("Version %(number)s") % facts],
    )


FAMILY = Family(frozenset({Reminder.Kind.SIGNATURE}), wanted, entries)
