"""Sessions and the deadlines of their schedules as calendars show them: who sees which, and in whose words."""

from datetime import UTC, datetime, timedelta
from email.utils import parseaddr
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import override

from cooperation.access import Actor
from cooperation.history.reading import event_model
from cooperation.texts import pick
from meetings.models import Review, ScheduleStep
from meetings.rules.ical import Event, Mailbox, span
from meetings.selectors import labels
from programs.models import Body

#: For how long what is over stays in a calendar, and what was called off.
PAST = timedelta(days=365)
CALLED_OFF = timedelta(days=90)

_OFF = (Review.State.CANCELLED, Review.State.POSTPONED)


def last_change(model: type[models.Model]) -> Subquery:
    """Expression: when a row of a tracked table was last written."""
    events = event_model(model)._default_manager.filter(pgh_obj_id=OuterRef("pk"))
    return Subquery(events.order_by("-pgh_created_at", "-pgh_id").values("pgh_created_at")[:1])


def of_calendar(actor: Actor, *, body_id: UUID | None, now: datetime) -> list[Event]:
    """What the calendar of a person shows, of all their bodies or of one, in their language.

    Sessions and deadlines of the last year and ahead; what was cancelled for ninety days after that.
    """
    language, since = actor.language, (now - PAST).date()
    reviews = Review.objects.visible_to(actor).filter(ends_on__gte=since)
    steps = ScheduleStep.objects.visible_to(actor).filter(due_on__gte=since)
    if body_id is not None:
        reviews, steps = reviews.filter(body_id=body_id), steps.filter(review__body_id=body_id)
    kept = ~Q(state=Review.State.CANCELLED) | Q(modified__gte=now - CALLED_OFF)
    shown: dict[Any, Review] = {
        row.pk: row
        for row in reviews.select_related("body")
        .annotate(modified=last_change(Review))
        .filter(kept)
        .order_by("starts_on", "pk")
    }
    with override(language):
        words = _Words(language)
        found = [words.session(row) for row in shown.values()]
        due = steps.annotate(modified=last_change(ScheduleStep)).order_by("due_on", "pk")
        # A deadline of a session that is long past may lie within the year: it is read with its own session.
        known = due.select_related("review__body").exclude(
            Q(review__state=Review.State.CANCELLED) & ~Q(review_id__in=list(shown))
        )
        found += [words.step(row, shown.get(row.review_id, row.review)) for row in known]
    return found


def as_changed(review: Review) -> Review:
    """The session with `modified`, as the calendar of a person reads it."""
    found: Review = (
        Review.unscoped.select_related("body").annotate(modified=last_change(Review)).get(pk=review.pk)
    )
    return found


def changed(row: Any) -> datetime:
    """When a row read with last_change() was last written; of one without history when its id was made (UUIDv7)."""
    found: datetime | None = getattr(row, "modified", None)
    if found is None:
        found = datetime.fromtimestamp((row.pk.int >> 80) / 1000, UTC)
    return found.astimezone(UTC).replace(microsecond=0)


def session(review: Review, language: str, *, stamp: datetime | None = None) -> Event:
    """One session as an event in a language; `stamp`: when this is said, or else when it was last changed."""
    with override(language):
        return _Words(language).session(review, stamp)


def organizer(body: Body, language: str) -> Mailbox:
    """Who invites: the body, at the address from which mail is sent."""
    return Mailbox(pick(body.short_name or body.name, language)[1], parseaddr(settings.DEFAULT_FROM_EMAIL)[1])


class _Words:
    """What is said of sessions and steps in one language, which is active."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.organizers: dict[UUID, Mailbox] = {}

    def _of(self, body: Body) -> Mailbox:
        if body.pk not in self.organizers:
            self.organizers[body.pk] = organizer(body, self.language)
        return self.organizers[body.pk]

    def session(self, review: Review, stamp: datetime | None = None) -> Event:
        body = self._of(review.body)
        starts, ends = span(*review.days_held, review.starts_at_time, review.time_zone)
        modified, url = changed(review), _url(review)
        name = labels.numbered(review, self.language)
        summary = f"{name} ({body.name})"
        if review.state in _OFF:
            summary = f"{_first_up(review.get_state_display())}: {summary}"
        return Event(
            uid=str(review.pk), sequence=review.schedule_version - 1, stamp=stamp or modified, modified=modified,
            starts=starts, ends=ends, status=_status(review), summary=summary, organizer=body,
            language=self.language, url=url, location=pick(review.place, self.language)[1],
            description=_lines(pick(review.body.name, self.language)[1], _stands(review), url),
        )  # fmt: skip

    def step(self, step: ScheduleStep, review: Review) -> Event:
        body, modified, url = self._of(review.body), changed(step), _url(review)
        name = labels.numbered(review, self.language)
        day = step.due_on
        if day is None:
            raise LookupError("this step has no day")
        off = f"{_first_up(review.get_state_display())}: " if review.state in _OFF else ""
        return Event(
            uid=str(step.pk), sequence=step.version + review.schedule_version - 2, stamp=modified, modified=modified,
            starts=day, ends=day + timedelta(days=1),
            status="CANCELLED" if review.state in _OFF else "CONFIRMED",
            summary=f"{off}{_first_up(step.get_kind_display())}: {name} ({body.name})", organizer=body,
            language=self.language, url=url, description=_lines(pick(review.body.name, self.language)[1], url),
        )  # fmt: skip


def _status(review: Review) -> str:
    """RFC 5545, 3.8.1.11. What is postponed does not take place on the days that it had."""
    if review.state in _OFF:
        return "CANCELLED"
    return "TENTATIVE" if review.state == Review.State.PROPOSED else "CONFIRMED"


def _stands(review: Review) -> str:
    if review.state == Review.State.PROPOSED:
        return _("The sides have yet to confirm the date.")
    if review.state == Review.State.POSTPONED:
        return _("Postponed; a new date follows.")
    return ""


def _url(review: Review) -> str:
    return f"{settings.BASE_URL}/sessions/{review.pk}/"


def _lines(*said: str) -> str:
    return "\n".join(line for line in said if line)


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]
