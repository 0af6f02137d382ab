"""Posts on which rights of a side rest and that nobody holds: told once a month to who acts for one, else above it.

An acting appointment counts as held for what is asked of the post; its holder is told that they act for it. The
superior may have no right to read the programme: of a body that they do not see the mail says nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.access import Actor, Role, acting_as
from cooperation.texts import pick
from cooperation.ui.context import ROLES
from cooperation.ui.when import fuzzy_words
from meetings.models import Reminder
from meetings.rules.leads import day_at, month_of
from meetings.selectors.holders import InOffice, holders, in_office, superiors
from meetings.services.reminded.family import Due, Entry, Family
from programs.models import Appointment, Body, Grant, Organisation, Party, Post
from programs.selectors.organisations import duties

Kind = Reminder.Kind


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A vacant post told to one reader. `grants`: the rights that rest on it, the first of them says the body.

    `acting`: the reader acts for it; else `above`: it reports to a post of theirs, or neither.
    """

    reader: UUID
    time_zone: str
    post: Post
    grants: Sequence[Grant]
    acting: bool
    above: bool


def vacant(actor: Actor, now: datetime) -> Iterator[Vacancy]:
    """Every vacant post of the actor's side with each reader who is told of it; read as that side."""
    party = Party.unscoped.get(pk=actor.side_id)
    resting = _resting(actor, day_at(now, party.time_zone))
    held = in_office(resting, now=now) if resting else {}
    # Somebody may act for it who has no account here.
    acted = Appointment.unscoped.filter(
        post__in=resting, acting=True, held__contains=day_at(now, party.time_zone)
    )
    unreachable = set(acted.values_list("post_id", flat=True)) - set(held)
    over = superiors(actor, [post for post in resting if post not in held], now=now) if resting else {}
    secretaries = holders(actor, (Role.EXECUTIVE_SECRETARY,), now=now) if resting else []
    for post_id, grants in resting.items():
        post, body_id = grants[0].post, grants[0].body_id
        if post is None or post_id in unreachable:
            continue
        acting, above = held.get(post_id, []), over.get(post_id, [])
        of_side = {
            one.user_id: InOffice(one.user_id, one.time_zone, False)
            for one in secretaries
            if one.body_id == body_id
        }
        for one in acting or above or list(of_side.values()):
            yield Vacancy(one.user_id, one.time_zone, post, grants, bool(acting), bool(above))


def _resting(actor: Actor, day: date) -> dict[UUID, list[Grant]]:
    """The rights that rest on posts of organisations that there are on `day`, by post: of those with nobody in office,
    or only with somebody acting.
    """
    grants = (
        Grant.unscoped.filter(party_id=actor.side_id, post__isnull=False)
        .exclude(post__in=Appointment.unscoped.filter(acting=False, held__contains=day).values("post"))
        .select_related("post__organisation", "body")
        .order_by("pk")
    )
    found: dict[UUID, list[Grant]] = {}
    for grant in grants:
        until = grant.post.organisation.until if grant.post else None
        last = until.last_day() if until else None
        if grant.post_id is not None and (last is None or last >= day):
            found.setdefault(grant.post_id, []).append(grant)
    return found


def wanted(actor: Actor, now: datetime) -> Iterator[Due]:
    """Once a month for each vacant post and reader, at once where it fell vacant since the month began."""
    if actor.party_id is None:
        return
    for one in vacant(actor, now):
        first, lead = month_of(now, one.time_zone)
        yield Due(
            recipient_id=one.reader, body_id=one.grants[0].body_id, kind=Kind.VACANT, subject=one.post.pk,
            occasion=first, lead_days=0, at=lead.at, use_until=lead.use_until,
        )  # fmt: skip


# --- In words ---------------------------------------------------------------------------------------------------------


def entries(reader: Actor, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """One entry a post that is still vacant on the side that planned it, and of which its reader is still told."""
    said: list[Entry] = []
    for party_id in {row.party_id for row in rows if row.party_id}:
        side = Actor(kind="system", name="reminders", party_id=party_id)
        with acting_as(side):
            found = {one.post.pk: one for one in vacant(side, now) if one.reader == reader.user_id}
        said += [
            _entry(reader, found[row.subject], row, now)
            for row in rows
            if row.party_id == party_id and row.subject in found
        ]
    return said


def _entry(reader: Actor, one: Vacancy, row: Reminder, now: datetime) -> Entry:
    organisation = one.post.organisation
    seen = [grant for grant in one.grants if grant.body_id in reader.body_ids]
    facts = {
        "post": pick(one.post.title, reader.language)[1],
        "organisation": pick(organisation.short_name or organisation.name, reader.language)[1],
    }
    if one.acting:
        subject = _("You act as %(post)s, %(organisation)s: the post has no holder")
        headline = _("Nobody holds this post, and you act for it. What is asked of it is asked of you.")
    else:
        subject = _("Name who holds a vacant post: %(post)s, %(organisation)s")
        headline = _("Nobody holds this post, and rights rest on it. Name who holds it, or who acts for it.")
    known = Organisation.objects.visible_to(reader).filter(pk=organisation.pk).exists()
    return Entry(
        reminders=[row], subject=subject % facts, title=f"{facts['post']}, {facts['organisation']}", headline=headline,
        body=_body(seen[0].body, reader) if seen else facts["organisation"], body_id=row.body_id,
        url=f"{settings.BASE_URL}/organisations/{organisation.pk}/" if known else f"{settings.BASE_URL}/",
        lines=_lines(reader, one, seen, now) if known else [],
        why=_("You receive this because this post reports to you.") if one.above and not one.acting else "",
    )  # fmt: skip


def _body(body: Body, reader: Actor) -> str:
    return pick(body.short_name or body.name, reader.language)[1]


def _lines(reader: Actor, one: Vacancy, seen: Sequence[Grant], now: datetime) -> list[str]:
    """Since when it is vacant, which rights rest on it and what its organisation owes, as far as the reader sees it."""
    before = Appointment.objects.visible_to(reader).filter(
        post=one.post, acting=False, held__endswith__lte=day_at(now, reader.time_zone)
    )
    last = before.order_by("-held__endswith").first()
    lines = [_("last held until %(day)s") % {"day": fuzzy_words(last.until, reader.language)}] if last else []
    rights = dict.fromkeys(f"{ROLES[Role(grant.role)]} ({_body(grant.body, reader)})" for grant in seen)
    if rights:
        lines.append(_("rights: %(rights)s") % {"rights": ", ".join(rights)})
    owed = duties(reader, one.post.organisation, ended=False).count()
    if owed:
        lines.append(
            ngettext(
                "%(organisation)s is responsible for %(count)d open item",
                "%(organisation)s is responsible for %(count)d open items",
                owed,
            )
            % {"organisation": pick(one.post.organisation.name, reader.language)[1], "count": owed}
        )
    return lines


FAMILY = Family(frozenset({Kind.VACANT}), wanted, entries)
