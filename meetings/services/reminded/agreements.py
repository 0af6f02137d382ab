"""Agreements whose term, or whose time for notice, comes to an end: 90, 30 and 7 days before.

The days are those that follow from final clauses and acts, and those that somebody recorded.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _

from cooperation.access import Actor, Role
from cooperation.texts import pick
from cooperation.ui.when import day_words, in_days
from meetings.models import Reminder
from meetings.rules.leads import ahead_and_nearest, zone
from meetings.selectors.holders import Holder, holders
from meetings.services.reminded.family import Due, Entry, Family
from programs.models import Agreement, LegalDeadline
from programs.selectors.terms import bodies_of

Kind = Reminder.Kind

LEADS = (90, 30, 7)
#: Days further away are planned when they have come nearer.
HORIZON = timedelta(days=max(LEADS) + 14)
ASKED = (Role.EXECUTIVE_SECRETARY, Role.JOINT_SECRETARIAT, Role.COORDINATOR)
#: Of each kind the column of the recorded day, and the legal deadline that follows.
DAYS: dict[Kind, tuple[str, str]] = {
    Kind.NOTICE: ("notice_by", LegalDeadline.Due.LAST_DAY_FOR_NOTICE),
    Kind.EXPIRY: ("expires_on", LegalDeadline.Due.END),
}
Told = tuple[Kind, date]


def wanted(actor: Actor, now: datetime) -> Iterator[Due]:
    """For each day of an agreement, whoever keeps the bodies that it concerns: the leads before it."""
    soon = (now.date() - timedelta(days=1), now.date() + HORIZON)
    follows = LegalDeadline.unscoped.filter(due__in=[due for _column, due in DAYS.values()], on__range=soon)
    ahead = Q(expires_on__range=soon) | Q(notice_by__range=soon) | Q(pk__in=follows.values("agreement_id"))
    found = list(Agreement.unscoped.filter(ahead).order_by("pk"))
    if not found:
        return
    people, concerned, days = holders(actor, ASKED, now=now), bodies_of(found), days_of(found)
    for agreement in found:
        for reader in _readers(people, concerned[agreement.pk]):
            yield from _of(agreement, days[agreement.pk], reader, now)


def days_of(agreements: Sequence[Agreement]) -> dict[UUID, list[Told]]:
    """Of each agreement the days of its term and for notice, recorded or derived, each once."""
    found: dict[UUID, dict[Told, None]] = {
        one.pk: {(kind, day): None for kind, (column, _due) in DAYS.items() if (day := getattr(one, column))}
        for one in agreements
    }
    kinds = {due: kind for kind, (_column, due) in DAYS.items()}
    rows = LegalDeadline.unscoped.filter(agreement__in=list(found), due__in=list(kinds)).order_by("on", "id")
    for pk, due, on in rows.values_list("agreement_id", "due", "on"):
        found[pk][kinds[due], on] = None
    return {pk: list(days) for pk, days in found.items()}


def _readers(people: Sequence[Holder], bodies: set[Any]) -> list[Holder]:
    """Each once, in whichever of the bodies their right comes first."""
    return list({one.user_id: one for one in reversed(people) if one.body_id in bodies}.values())


def _of(agreement: Agreement, days: Sequence[Told], reader: Holder, now: datetime) -> Iterator[Due]:
    for kind, day in days:
        if day > now.date() + HORIZON:
            continue
        for lead in ahead_and_nearest(LEADS, on=day, time_zone=reader.time_zone, now=now):
            yield Due(
                recipient_id=reader.user_id, body_id=reader.body_id, kind=kind, subject=agreement.pk, occasion=day,
                lead_days=lead.lead, at=lead.at, use_until=lead.use_until,
            )  # fmt: skip


def entries(reader: Actor, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """One entry a day of an agreement, where it is one of its days still."""
    seen = Agreement.objects.visible_to(reader).filter(pk__in={row.subject for row in rows})
    today = now.astimezone(zone(reader.time_zone)).date()
    said = []
    found = list(seen.order_by("pk"))
    days = days_of(found)
    for agreement in found:
        for kind, day in days[agreement.pk]:
            own = [row for row in rows if (row.subject, row.kind, row.occasion) == (agreement.pk, kind, day)]
            if own:
                said.append(_entry(reader, agreement, own, today, (kind, day)))
    return said


def _entry(
    reader: Actor, agreement: Agreement, rows: list[Reminder], today: date, told: tuple[Kind, date]
) -> Entry:
    language, (kind, day) = reader.language, told
    facts = {
        "title": pick(agreement.title, language)[1],
        "day": day_words(day, language),
        "distance": in_days(day, today, language),
    }
    subject, headline = _words(kind, past=day < today)
    lines: list[str] = []
    if kind == Kind.NOTICE and agreement.expires_on:
        lines = [_("In force until %(day)s") % {"day": day_words(agreement.expires_on, language)}]
    elif kind == Kind.EXPIRY and agreement.notice_by:
        lines = [_("Last day for notice: %(day)s") % {"day": day_words(agreement.notice_by, language)}]
    body = rows[0].body
    return Entry(
        reminders=rows,
        subject=subject % facts,
        title=facts["title"],
        headline=headline % facts,
        body=pick(body.short_name or body.name, language)[1],
        body_id=body.pk,
        url=f"{settings.BASE_URL}/agreements/{agreement.pk}/",
        lines=lines,
    )


def _words(kind: Kind, *, past: bool) -> tuple[str, str]:
    """Subject and headline; what was missed is said as past."""
    if kind == Kind.NOTICE and past:
        return _("Last day for notice was %(day)s: %(title)s"), _(
            "Notice could be given until %(day)s (%(distance)s)."
        )
    if kind == Kind.NOTICE:
        return _("By %(day)s: last day for notice, %(title)s"), _(
            "Notice may be given until %(day)s (%(distance)s)."
        )
    if past:
        return _("Term ended on %(day)s: %(title)s"), _("It was in force until %(day)s (%(distance)s).")
    return _("By %(day)s: extend or let expire, %(title)s"), _("In force until %(day)s (%(distance)s).")


FAMILY = Family(frozenset(DAYS), wanted, entries)
