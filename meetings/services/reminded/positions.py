"""Positions owed in an open round: by those who contribute for an organisation, and by the coordinators of a side.

The request for a contribution, and that it was sent back, is told by kinds of its own: on that day nothing is said
here.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Exists, Max, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.access import Actor, Role
from cooperation.texts import pick
from cooperation.ui.when import day_words
from meetings.models import Reminder
from meetings.rules.leads import Lead, afterwards, ahead_and_nearest, day_at
from meetings.selectors.holders import Holder, holders
from meetings.services.reminded.family import Due, Entry, Family
from programs.models import Contribution, DueItem, Organisation, Release, Round, Side
from programs.models.contributions import contributes_to
from programs.selectors import work

Kind = Reminder.Kind
#: A contribution that the organisation still owes.
OWED = (Contribution.State.ASKED, Contribution.State.SENT_BACK)
#: Sets what is said after the cut-off apart from a body's reminder on the day itself, lead 0 as well.
AHEAD, OVERDUE = 0, 1


def wanted(actor: Actor, now: datetime) -> Iterator[Due]:
    """What the people of the actor's side owe in open rounds; nothing for who acts for no side."""
    if actor.party_id is None:
        return
    people = holders(actor, (Role.CONTRIBUTOR, Role.COORDINATOR), now=now)
    yield from _contributions(actor, people, now)
    for round_ in unreleased(actor, now):
        for reader in covering(people, Role.COORDINATOR, round_):
            yield from _positions(round_, reader, now)


# --- Contributions ----------------------------------------------------------------------------------------------------


def _contributions(actor: Actor, people: Sequence[Holder], now: datetime) -> Iterator[Due]:
    """A reminder a reader, round and day, at the body's leads after the day on which the first request was told."""
    rows = list(
        Contribution.unscoped.filter(
            party_id=actor.side_id, state__in=OWED, round__closed_at__isnull=True,
            due__gte=now.date() - timedelta(days=1),
        )
        .select_related("round__programme__body")
        .only("organisation_id", "due", "round__programme__body__step_leads", "round__programme__body_id")
    )  # fmt: skip
    told = _told(rows)
    first: dict[tuple[UUID, date, Holder], date] = {}
    rounds = {row.round_id: row.round for row in rows}
    for row in rows:
        for reader in covering(people, Role.CONTRIBUTOR, row.round):
            if reader.organisation_id != row.organisation_id:
                continue
            key, heard = (row.round_id, row.due, reader), told.get((row.pk, reader.user_id))
            day = day_at(heard, reader.time_zone) if heard else date.min
            first[key] = min(day, first.get(key, day))
    for (round_id, due, reader), day in first.items():
        body = rounds[round_id].programme.body
        for lead in ahead_and_nearest(body.step_leads, on=due, time_zone=reader.time_zone, now=now):
            if due - timedelta(days=lead.lead) > day:
                yield due_of(Kind.CONTRIBUTION, rounds[round_id], due, reader, lead)


def _told(rows: Sequence[Contribution]) -> dict[tuple[UUID, UUID], datetime]:
    """When each reader was last told that it was asked for, or sent back."""
    found = (
        Reminder.unscoped.filter(
            contribution_id__in=[row.pk for row in rows], kind__in=(Kind.ASKED, Kind.SENT_BACK)
        )
        .values_list("contribution_id", "recipient_id")
        .annotate(at=Max("due_at"))
    )
    return {(contribution, reader): at for contribution, reader, at in found}


# --- Positions --------------------------------------------------------------------------------------------------------


def unreleased(actor: Actor, now: datetime) -> list[Round]:
    """The open rounds in which the actor's side takes part and owes positions, and has released none."""
    if actor.party_id is None:
        return []
    of_round = {"round_id": OuterRef("pk"), "party_id": actor.side_id}
    side = Side.unscoped.filter(programme_id=OuterRef("programme_id"), party_id=actor.side_id)
    rows = Round.unscoped.filter(
        Q(whole_plan=True) | Exists(DueItem.unscoped.filter(**of_round)),
        Exists(side.present(now.date())),
        ~Exists(Release.unscoped.filter(**of_round)),
        closed_at__isnull=True,
    )
    return list(rows.select_related("programme__body").order_by("pk"))


def covering(people: Sequence[Holder], role: Role, round_: Round) -> list[Holder]:
    """Those of `people` who hold `role` on the round's programme; a contributor once for each organisation."""
    found = {
        (one.user_id, one.organisation_id if role is Role.CONTRIBUTOR else None): one
        for one in people
        if one.role == role and one.covers(round_.programme.body_id, round_.programme_id)
    }
    return list(found.values())


def _positions(round_: Round, reader: Holder, now: datetime) -> Iterator[Due]:
    leads = round_.programme.body.step_leads
    for lead in ahead_and_nearest(leads, on=round_.cut_off, time_zone=reader.time_zone, now=now):
        if day_at(max(lead.at, now), reader.time_zone) >= round_.opens_on:
            yield due_of(Kind.POSITIONS, round_, round_.cut_off, reader, lead)
    late = afterwards(round_.cut_off, 1, time_zone=reader.time_zone, now=now)
    if late:
        yield due_of(Kind.POSITIONS, round_, round_.cut_off, reader, late, OVERDUE)


def due_of(kind: Kind, round_: Round, day: date, reader: Holder, lead: Lead, version: int = AHEAD) -> Due:
    """What is owed in a round by a day, told to a reader at a lead."""
    return Due(
        recipient_id=reader.user_id, body_id=round_.programme.body_id, kind=kind, subject=round_.pk, occasion=day,
        lead_days=lead.lead, at=lead.at, use_until=lead.use_until, schedule_version=version,
    )  # fmt: skip


# --- In words ---------------------------------------------------------------------------------------------------------


def entries(reader: Actor, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """One entry for each round and day, and for each organisation that owes a contribution by it."""
    seen = Round.objects.visible_to(reader).filter(
        pk__in={row.subject for row in rows}, closed_at__isnull=True
    )
    rounds = {round_.pk: round_ for round_ in seen.select_related("programme__body")}
    groups: dict[tuple[str, UUID, date], list[Reminder]] = defaultdict(list)
    for row in rows:
        if row.subject is not None and row.subject in rounds and row.occasion is not None:
            groups[row.kind, row.subject, row.occasion].append(row)
    waiting = {round_.pk for round_ in unreleased(reader, now)}
    said: list[Entry] = []
    for (kind, subject, day), some in groups.items():
        round_ = rounds[subject]
        if kind == Kind.CONTRIBUTION:
            said += _of_contributions(reader, round_, day, some)
        elif round_.pk in waiting and round_.cut_off == day and _coordinates(reader, round_):
            said.append(_of_positions(reader, round_, some, late=day < day_at(now, reader.time_zone)))
    return said


def _coordinates(reader: Actor, round_: Round) -> bool:
    return reader.holds(Role.COORDINATOR, programme_id=round_.programme_id)


def facts_of(reader: Actor, round_: Round, day: date) -> dict[str, str]:
    """The words that every sentence about a round has: programme, round and day, in the reader's language."""
    return {
        "programme": pick(round_.programme.title, reader.language)[1],
        "round": _("round %(number)d") % {"number": round_.number},
        "day": day_words(day, reader.language),
    }


def _of_contributions(reader: Actor, round_: Round, day: date, rows: list[Reminder]) -> Iterator[Entry]:
    own = Contribution.objects.visible_to(reader).filter(contributes_to(reader))
    owed = own.filter(round=round_, due=day, state__in=OWED).order_by("organisation_id")
    counts = dict(owed.values_list("organisation_id").annotate(Count("pk")))
    for organisation in Organisation.unscoped.filter(pk__in=counts).order_by("pk"):
        count = counts[organisation.pk]
        facts = {
            **facts_of(reader, round_, day),
            "count": count,
            "organisation": pick(organisation.short_name or organisation.name, reader.language)[1],
        }
        yield entry_of(
            reader, round_, rows, f"/work/{round_.pk}/contributions/",
            subject=_("Contribution still due by %(day)s: %(programme)s, %(round)s") % facts,
            headline=ngettext(
                "%(organisation)s still owes its contribution on %(count)d item, due by %(day)s.",
                "%(organisation)s still owes its contributions on %(count)d items, due by %(day)s.",
                count,
            ) % facts,
        )  # fmt: skip


def _of_positions(reader: Actor, round_: Round, rows: list[Reminder], *, late: bool) -> Entry:
    facts = facts_of(reader, round_, round_.cut_off)
    subject = _("Positions due by %(day)s: %(programme)s, %(round)s")
    headline = _("Your side has not released its positions. They are due by %(day)s.")
    if late:
        subject = _("Positions overdue since %(day)s: %(programme)s, %(round)s")
        headline = _("Your side has not released its positions. They were due by %(day)s.")
    owed = work.counted(reader, round_)["owed"]
    unready = ngettext(
        "%(count)d item is still without a draft ready to be released.",
        "%(count)d items are still without a draft ready to be released.",
        owed,
    )
    return entry_of(
        reader, round_, rows, f"/work/{round_.pk}/", subject=subject % facts, headline=headline % facts,
        lines=[unready % {"count": owed}] if owed else [],
    )  # fmt: skip


def entry_of(
    reader: Actor, round_: Round, rows: list[Reminder], path: str, *, subject: str, headline: str,
    lines: Sequence[str] = (), why: str = "",
) -> Entry:  # fmt: skip
    """An entry about a round that its reader sees; `path` is where the page of it stands."""
    body, facts = round_.programme.body, facts_of(reader, round_, round_.cut_off)
    return Entry(
        reminders=rows, subject=subject, title=f"{facts['programme']}, {facts['round']}", headline=headline,
        body=pick(body.short_name or body.name, reader.language)[1], body_id=body.pk,
        url=f"{settings.BASE_URL}{path}", lines=lines, why=why,
    )  # fmt: skip


FAMILY = Family(frozenset({Kind.CONTRIBUTION, Kind.POSITIONS}), wanted, entries)
