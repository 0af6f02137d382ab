"""Obstacles in which nothing has moved for as long as the body says, and again every 30 days."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.db.models.functions import Greatest, TruncDate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.access import Actor, Role
from cooperation.history.reading import event_model
from cooperation.texts import pick
from cooperation.ui.when import day_words, fuzzy_words
from meetings.models import Reminder
from meetings.rules.leads import turn_of, zone
from meetings.selectors.holders import Holder, holders, partaken
from meetings.services.reminded.family import Due, Entry, Family
from programs.models import Obstacle, ObstacleStep, Stance

#: Once it is said that nothing moves, it is said again after so many days.
AGAIN = 30


def _last(rows: QuerySet[Any], field: Any) -> Subquery:
    """The latest day of `field` among what belongs to an obstacle."""
    of_it = rows.filter(obstacle=OuterRef("pk")).order_by().values("obstacle")
    return Subquery(of_it.annotate(last=Max(field)).values("last"))


#: The newest change of the record itself, as a day in UTC.
_CHANGED = Subquery(
    event_model(Obstacle)
    ._default_manager.filter(pgh_obj=OuterRef("pk"))
    .order_by("-pgh_created_at")
    .values(day=TruncDate("pgh_created_at", tzinfo=UTC))[:1]
)


def _open(rows: QuerySet[Obstacle]) -> QuerySet[Any]:
    """The open ones, each with `moved`: the last day on which something moved."""
    moved = Greatest(
        "opened_on", _last(ObstacleStep.unscoped.all(), "done_on"), _last(Stance.unscoped.all(), "taken_on"), _CHANGED
    )  # fmt: skip
    found = rows.filter(state=Obstacle.State.OPEN).annotate(moved=moved)
    return found.select_related("programme__body", "owner").order_by("pk")


def wanted(actor: Actor, now: datetime) -> Iterator[Due]:
    """For each obstacle that stands still: coordinators of the side, and contributors of its owner on the side."""
    if actor.party_id is None:
        return
    people = holders(actor, (Role.COORDINATOR, Role.CONTRIBUTOR), now=now)
    rows = Obstacle.unscoped.filter(programme_id__in=list(partaken(actor, now.date())))
    for obstacle in _open(rows):
        for reader in people:
            due = _of(obstacle, reader, now) if _asked(reader, obstacle) else None
            if due is not None:
                yield due


def _asked(reader: Holder, obstacle: Any) -> bool:
    if not reader.covers(obstacle.programme.body_id, obstacle.programme_id):
        return False
    # Rights through a post are those of its side alone: an owner of the other side matches nobody here.
    owns = obstacle.owner_id is not None and reader.organisation_id == obstacle.owner_id
    return reader.role == Role.COORDINATOR or owns


def _of(obstacle: Any, reader: Holder, now: datetime) -> Due | None:
    """The time that it is said now; each has the number of the time as its version."""
    body = obstacle.programme.body
    first = obstacle.moved + timedelta(days=body.stalled_days)
    turn = turn_of(first, AGAIN, time_zone=reader.time_zone, now=now)
    if turn is None:
        return None
    return Due(
        recipient_id=reader.user_id, body_id=body.pk, kind=Reminder.Kind.STALLED, subject=obstacle.pk,
        occasion=obstacle.moved, lead_days=0, at=turn.at, use_until=turn.use_until, schedule_version=turn.number,
    )  # fmt: skip


def entries(reader: Actor, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """One entry an obstacle in which nothing has moved since it was planned."""
    today = now.astimezone(zone(reader.time_zone)).date()
    seen = Obstacle.objects.visible_to(reader).filter(pk__in={row.subject for row in rows})
    said = []
    for obstacle in _open(seen):
        own = [row for row in rows if row.subject == obstacle.pk and row.occasion == obstacle.moved]
        if own and reader.takes_part(obstacle.programme_id):
            said.append(_entry(reader, obstacle, own, today))
    return said


def _entry(reader: Actor, obstacle: Any, rows: list[Reminder], today: date) -> Entry:
    language, body = reader.language, obstacle.programme.body
    still = (today - obstacle.moved).days
    facts = {
        "title": pick(obstacle.title, language)[1],
        "count": still,
        "since": day_words(obstacle.moved, language),
    }
    said = ngettext(
        "Nothing has moved for %(count)d day, since %(since)s. Record what was done, or the next step and its day.",
        "Nothing has moved for %(count)d days, since %(since)s. Record what was done, or the next step and its day.",
        still,
    )
    return Entry(
        reminders=rows,
        subject=_subject(obstacle, facts, today, language),
        title=facts["title"],
        headline=said % facts,
        body=pick(body.short_name or body.name, language)[1],
        body_id=body.pk,
        url=f"{settings.BASE_URL}/obstacles/{obstacle.pk}/",
        lines=_lines(obstacle, language),
    )


def _subject(obstacle: Any, facts: dict[str, Any], today: date, language: str) -> str:
    """The next step with its day, where there is one; else that one is to be set."""
    due = obstacle.next_step_due
    last = due.last_day() if due else None
    if last is None:
        pattern = ngettext(
            "Next step to be set: obstacle without movement for %(count)d day, %(title)s",
            "Next step to be set: obstacle without movement for %(count)d days, %(title)s",
            facts["count"],
        )
        return pattern % facts
    day = {"day": day_words(last, language), **facts}
    if last < today:
        return _("Overdue since %(day)s: next step on an obstacle without movement, %(title)s") % day
    return _("By %(day)s: next step on an obstacle without movement, %(title)s") % day


def _lines(obstacle: Any, language: str) -> list[str]:
    said = []
    if obstacle.next_step:
        step = pick(obstacle.next_step, language)[1]
        due = fuzzy_words(obstacle.next_step_due, language)
        said.append(
            _("Next step: %(step)s (%(due)s)") % {"step": step, "due": due}
            if due
            else _("Next step: %(step)s") % {"step": step}
        )
    if obstacle.owner:
        owner = pick(obstacle.owner.short_name or obstacle.owner.name, language)[1]
        said.append(_("Owner: %(name)s") % {"name": owner})
    return said


FAMILY = Family(frozenset({Reminder.Kind.STALLED}), wanted, entries)
