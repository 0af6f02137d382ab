"""Measures due and overdue: one digest a reader, programme and week, on the first working morning of the week."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.db.models import F, Min, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.access import Actor, Role
from cooperation.texts import pick
from cooperation.ui.when import day_words, fuzzy_words
from meetings.models import Reminder
from meetings.rules.leads import day_over, due_at, first_working_day, monday_of, zone
from meetings.selectors.calendars import works_on
from meetings.selectors.holders import Holder, holders, partaken
from meetings.services.reminded.family import Due, Entry, Family
from programs.models import Programme, Responsibility
from programs.models.programmes import responsible_on
from programs.selectors.duties import as_planned, duties, still_open

#: Measures due within so many days are spoken of.
AHEAD = timedelta(days=30)
LINES = 20

#: The first deadline that organisations of the side are to keep, by programme and organisation.
Nearest = dict[UUID, dict[UUID, date]]


def _nearest(actor: Actor, now: datetime) -> Nearest:
    """What the organisations of the side owe by the end of the month after this week, or owed before."""
    rows = Responsibility.unscoped.filter(responsible_on(now.date()), party_id=actor.side_id)
    soon = now.date() + timedelta(days=7) + AHEAD
    owed = still_open(as_planned(rows), wanted=True).filter(newest__due_on__lte=soon)
    found: Nearest = {}
    for programme, organisation, first in owed.values_list("item__programme_id", "organisation_id").annotate(
        first=Min("newest__due_on")
    ):
        found.setdefault(programme, {})[organisation] = first
    return found


def wanted(actor: Actor, now: datetime) -> Iterator[Due]:
    """For this week: each coordinator whose side, and each contributor whose organisation, owes something."""
    if actor.party_id is None:
        return
    nearest, bodies = _nearest(actor, now), partaken(actor, now.date())
    for reader in holders(actor, (Role.COORDINATOR, Role.CONTRIBUTOR), now=now):
        week = _week(reader, now)
        if week is None:
            continue
        for programme, owed in nearest.items():
            body = bodies.get(programme)
            if body and reader.covers(body, programme) and _owes(reader, owed, week[1] + AHEAD):
                yield _due(reader, programme, body, week)


def _week(reader: Holder, now: datetime) -> tuple[date, date] | None:
    """The Monday of the week in which the reader is, and its first working day; None of a week without one."""
    monday = monday_of(now.astimezone(zone(reader.time_zone)).date())
    morning = first_working_day(monday, partial(works_on, reader.country))
    return (monday, morning) if morning else None


def _owes(reader: Holder, owed: dict[UUID, date], last: date) -> bool:
    if reader.role == Role.COORDINATOR:
        return any(first <= last for first in owed.values())
    return reader.organisation_id in owed and owed[reader.organisation_id] <= last


def _due(reader: Holder, programme: UUID, body: UUID, week: tuple[date, date]) -> Due:
    monday, morning = week
    return Due(
        recipient_id=reader.user_id, body_id=body, kind=Reminder.Kind.WEEK, subject=programme, occasion=monday,
        lead_days=0, at=due_at(morning, 0, reader.time_zone),
        use_until=day_over(monday + timedelta(days=6), reader.time_zone),
    )  # fmt: skip


# --- In words ---------------------------------------------------------------------------------------------------------


def entries(reader: Actor, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """One entry a programme: what is owed still; none where nothing is."""
    found = Programme.objects.visible_to(reader).select_related("body")
    programmes = {one.pk: one for one in found.filter(pk__in={row.subject for row in rows})}
    today = now.astimezone(zone(reader.time_zone)).date()
    said: list[Entry] = []
    for subject, programme in programmes.items():
        own = [row for row in rows if row.subject == subject]
        owed = _owed(reader, programme, today) if reader.takes_part(programme.pk) else []
        if owed:
            said.append(_entry(reader, programme, own, owed, today))
    return said


def _owed(reader: Actor, programme: Programme, today: date) -> list[Any]:
    """Measures of the programme that the reader answers for, each once: those still to come by date, then the late."""
    rows: QuerySet[Any] = still_open(duties(reader), wanted=True).filter(
        party_id=reader.party_id, item__programme=programme, newest__due_on__lte=today + AHEAD
    )
    if not reader.holds(Role.COORDINATOR, programme_id=programme.pk):
        rows = rows.filter(organisation_id__in=reader.organisations(Role.CONTRIBUTOR, programme.pk))
    each = rows.values(
        "item_id", number=F("newest__number"), title=F("newest__title"), deadline=F("newest__deadline"),
        due_on=F("newest__due_on"), place=F("newest__sort_key"),
    ).order_by("due_on", "place", "item_id").distinct()  # fmt: skip
    return sorted(each, key=lambda one: one["due_on"] < today)


def _entry(reader: Actor, programme: Programme, rows: list[Reminder], owed: list[Any], today: date) -> Entry:
    language = reader.language
    late = sum(one["due_on"] < today for one in owed)
    coming = len(owed) - late
    said = [_line(one, today, language) for one in owed[:LINES]]
    if len(owed) > LINES:
        more = len(owed) - LINES
        said.append(ngettext("and %(count)d more", "and %(count)d more", more) % {"count": more})
    facts = {
        "what": _counted(coming, late),
        "programme": pick(programme.title, language)[1],
        "day": day_words(owed[0]["due_on"], language),
        "until": day_words(today + AHEAD, language),
    }
    pattern = _("By %(day)s: %(what)s, %(programme)s") if coming else _("%(what)s, %(programme)s")
    query = urlencode({"programme": programme.code, "side": reader.party_code})
    return Entry(
        reminders=rows,
        subject=pattern % facts,
        title=facts["programme"],
        headline=_("Until %(until)s: %(what)s.") % facts,
        body=pick(programme.body.short_name or programme.body.name, language)[1],
        body_id=programme.body_id,
        url=f"{settings.BASE_URL}/duties/?{query}",
        lines=said,
    )


def _counted(coming: int, late: int) -> str:
    """ "3 measures due, 2 overdue": what there is none of is not said."""
    said = []
    if coming:
        said.append(ngettext("%(count)d measure due", "%(count)d measures due", coming) % {"count": coming})
    if late and coming:
        said.append(ngettext("%(count)d overdue", "%(count)d overdue", late) % {"count": late})
    elif late:
        said.append(
            ngettext("%(count)d measure overdue", "%(count)d measures overdue", late) % {"count": late}
        )
    return ", ".join(said)


def _line(one: dict[str, Any], today: date, language: str) -> str:
    number, title = one["number"], pick(one["title"], language)[1]
    said = f"{number} {title}: {fuzzy_words(one['deadline'], language)}"
    over = (today - one["due_on"]).days
    if over > 0:
        words = ngettext("overdue by %(count)d day", "overdue by %(count)d days", over) % {"count": over}
        said += f", {words}"
    return said


FAMILY = Family(frozenset({Reminder.Kind.WEEK}), wanted, entries)
