"""What was owed in an open round and did not come: told to the coordinator, and some days later to the superior.

The superior of a post may have no right to read the programme. They are told what is asked of whom and by when: the
organisation and a number, never an item; the programme and its body only where they see them. So this is read as the
side to which all of it is internal, and the round once more as its reader.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.access import Actor, Role, acting_as
from cooperation.texts import pick
from cooperation.ui.when import day_words
from meetings.models import Reminder
from meetings.rules.leads import Lead, afterwards
from meetings.selectors.holders import Holder, InOffice, holders, superiors
from meetings.services.reminded.family import Due, Entry, Family
from meetings.services.reminded.positions import OWED, covering, entry_of, facts_of, unreleased
from programs.models import Contribution, Grant, Organisation, Round

Kind = Reminder.Kind
#: What did not come; both may be due on one day.
CONTRIBUTIONS, POSITIONS = 0, 1


@dataclass(slots=True)
class Late:
    """What one reader is told did not come: `counts` by organisation asked (of positions 0: whose coordinator it is).

    `above`: told because those who owe it report to them.
    """

    reader: UUID
    round: Round
    day: date
    what: int
    lead: Lead
    above: bool
    counts: dict[UUID, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Side:
    """Who is who on the actor's side now."""

    actor: Actor
    now: datetime
    people: Sequence[Holder]
    grants: Sequence[Grant]
    superiors: Mapping[UUID, list[InOffice]]

    def posts(self, round_: Round, role: Role, organisation_id: UUID | None = None) -> dict[UUID, UUID]:
        """The posts with that right, held by somebody or not, and the organisation of each."""
        return {
            grant.post_id: grant.post.organisation_id
            for grant in self.grants
            if grant.post is not None
            and grant.post_id is not None
            and grant.role == role
            and grant.body_id == round_.programme.body_id
            and grant.programme_id in (None, round_.programme_id)
            and organisation_id in (None, grant.organisation_id)
        }

    def above(self, round_: Round, posts: Iterable[UUID]) -> list[tuple[UUID, str, bool]]:
        """(reader, time zone, whether as superior) of whom it is told: the superiors of these posts; where there are
        none the heads of delegation of the side, else its executive secretaries.
        """
        found = {one.user_id: one.time_zone for post in posts for one in self.superiors.get(post, [])}
        if found:
            return [(reader, time_zone, True) for reader, time_zone in found.items()]
        for role in (Role.HEAD_OF_DELEGATION, Role.EXECUTIVE_SECRETARY):
            others = covering(self.people, role, round_)
            if others:
                return [(one.user_id, one.time_zone, False) for one in others]
        return []


_ASKED_OF = (Role.CONTRIBUTOR, Role.COORDINATOR)


def _side(actor: Actor, now: datetime) -> _Side:
    roles = (Role.COORDINATOR, Role.HEAD_OF_DELEGATION, Role.EXECUTIVE_SECRETARY)
    grants = list(
        Grant.unscoped.filter(party_id=actor.side_id, role__in=_ASKED_OF, post__isnull=False)
        .select_related("post")
        .order_by("pk")
    )
    posts = {grant.post_id for grant in grants if grant.post_id is not None}
    return _Side(actor, now, holders(actor, roles, now=now), grants, superiors(actor, posts, now=now))


def late(actor: Actor, now: datetime) -> list[Late]:
    """All that did not come of the actor's side and is of use to be told now, by whom it is told; read as that side."""
    side = _side(actor, now)
    found: dict[tuple[object, ...], Late] = {}
    for one in (*_contributions(side), *_positions(side)):
        # Of several organisations below one reader it is told at once.
        known = found.setdefault((one.reader, one.round.pk, one.day, one.what), one)
        known.counts.update(one.counts)
    return list(found.values())


def _contributions(side: _Side) -> Iterator[Late]:
    rows = (
        Contribution.unscoped.filter(
            party_id=side.actor.side_id, state__in=OWED, round__closed_at__isnull=True, due__lte=side.now.date()
        )
        .order_by("round_id", "due", "organisation_id")
        .values_list("round_id", "due", "organisation_id")
        .annotate(Count("pk"))
    )  # fmt: skip
    groups: dict[tuple[UUID, date], dict[UUID, int]] = defaultdict(dict)
    for round_id, due, organisation, count in rows:
        groups[round_id, due][organisation] = count
    rounds = Round.unscoped.select_related("programme__body").in_bulk({round_id for round_id, _due in groups})
    for (round_id, due), counts in groups.items():
        yield from _unanswered(side, rounds[round_id], due, counts)


def _unanswered(side: _Side, round_: Round, due: date, counts: dict[UUID, int]) -> Iterator[Late]:
    coordinators = {one.user_id: one.time_zone for one in covering(side.people, Role.COORDINATOR, round_)}
    for reader, time_zone in coordinators.items():
        lead = afterwards(due, 1, time_zone=time_zone, now=side.now)
        if lead:
            yield Late(reader, round_, due, CONTRIBUTIONS, lead, False, dict(counts))
    for organisation, count in counts.items():
        posts = side.posts(round_, Role.CONTRIBUTOR, organisation)
        for reader, lead, above in _escalated(side, round_, due, posts):
            if reader not in coordinators:
                yield Late(reader, round_, due, CONTRIBUTIONS, lead, above, {organisation: count})


def _positions(side: _Side) -> Iterator[Late]:
    for round_ in unreleased(side.actor, side.now):
        posts = side.posts(round_, Role.COORDINATOR)
        coordinators = {one.user_id for one in covering(side.people, Role.COORDINATOR, round_)}
        for reader, lead, above in _escalated(side, round_, round_.cut_off, posts):
            if reader not in coordinators:
                yield Late(
                    reader, round_, round_.cut_off, POSITIONS, lead, above, dict.fromkeys(posts.values(), 0)
                )


def _escalated(
    side: _Side, round_: Round, day: date, posts: Iterable[UUID]
) -> Iterator[tuple[UUID, Lead, bool]]:
    """Who is told above these posts, once the body's days after `day` are over."""
    for reader, time_zone, above in side.above(round_, posts):
        days = round_.programme.body.escalate_days
        lead = afterwards(day, days, time_zone=time_zone, now=side.now)
        if lead:
            yield reader, lead, above


def wanted(actor: Actor, now: datetime) -> Iterator[Due]:
    """What did not come of the actor's side: nothing for who acts for no side."""
    if actor.party_id is None:
        return
    for one in late(actor, now):
        yield Due(
            recipient_id=one.reader, body_id=one.round.programme.body_id, kind=Kind.UNANSWERED, subject=one.round.pk,
            occasion=one.day, lead_days=0, at=one.lead.at, use_until=one.lead.use_until, schedule_version=one.what,
        )  # fmt: skip


# --- In words ---------------------------------------------------------------------------------------------------------


def entries(reader: Actor, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """One entry for each round, day and what did not come, as it stands now on the side that planned it."""
    visible = Round.objects.visible_to(reader).filter(pk__in={row.subject for row in rows})
    seen = set(visible.values_list("pk", flat=True))
    said: list[Entry] = []
    for party_id in {row.party_id for row in rows if row.party_id}:
        own = [row for row in rows if row.party_id == party_id]
        with acting_as(Actor(kind="system", name="reminders", party_id=party_id)):
            found = {
                (one.round.pk, one.day, one.what): one
                for one in late(Actor(kind="system", name="reminders", party_id=party_id), now)
                if one.reader == reader.user_id
            }
            names = Organisation.unscoped.in_bulk({pk for one in found.values() for pk in one.counts})
        for row in own:
            if row.subject is None or row.occasion is None:
                continue
            one = found.get((row.subject, row.occasion, row.schedule_version))
            if one is not None:
                sees = one.round.pk in seen and reader.party_id == party_id
                said.append(_entry(reader, one, names, row, sees=sees))
    return said


def _entry(
    reader: Actor, one: Late, names: Mapping[UUID, Organisation], row: Reminder, *, sees: bool
) -> Entry:
    organisations = {
        pick(names[pk].short_name or names[pk].name, reader.language)[1]: count
        for pk, count in one.counts.items()
    }
    why = _("You receive this because those of whom it is asked report to you.") if one.above else ""
    if not sees:
        return _unseen(reader, one, organisations, row, why)
    facts = facts_of(reader, one.round, one.day)
    if one.what == POSITIONS:
        return entry_of(
            reader, one.round, [row], f"/work/{one.round.pk}/", why=why,
            subject=_("Positions overdue since %(day)s: %(programme)s, %(round)s") % facts,
            headline=_("Your side has not released its positions. They were due by %(day)s.") % facts,
        )  # fmt: skip
    return entry_of(
        reader, one.round, [row], f"/work/{one.round.pk}/contributions/", why=why,
        subject=_("Contributions overdue since %(day)s: %(programme)s, %(round)s") % facts,
        headline=_not_handed_in(organisations) % {**facts, "count": sum(organisations.values())},
        lines=_by_organisation(organisations),
    )  # fmt: skip


def _unseen(reader: Actor, one: Late, organisations: dict[str, int], row: Reminder, why: str) -> Entry:
    """For who sees neither programme nor body: what is asked of whom, and the day."""
    names = ", ".join(organisations)
    facts = {
        "organisation": names,
        "day": day_words(one.day, reader.language),
        "count": sum(organisations.values()),
    }
    if one.what == POSITIONS:
        subject = _("Positions overdue since %(day)s: %(organisation)s")
        headline = _("%(organisation)s was to release positions by %(day)s and has not done so.")
    else:
        subject = _("Contributions overdue since %(day)s: %(organisation)s")
        headline = _not_handed_in(organisations)
    return Entry(
        reminders=[row], subject=subject % facts, title=_("Answers owed"), headline=headline % facts,
        body=names, body_id=row.body_id, url=f"{settings.BASE_URL}/",
        lines=_by_organisation(organisations) if one.what == CONTRIBUTIONS else [], why=why,
    )  # fmt: skip


def _not_handed_in(organisations: Mapping[str, int]) -> str:
    return ngettext(
        "%(count)d contribution was due by %(day)s and has not been handed in.",
        "%(count)d contributions were due by %(day)s and have not been handed in.",
        sum(organisations.values()),
    )


def _by_organisation(organisations: Mapping[str, int]) -> list[str]:
    return [
        ngettext("%(organisation)s: %(count)d item", "%(organisation)s: %(count)d items", count)
        % {"organisation": name, "count": count}
        for name, count in organisations.items()
    ]


FAMILY = Family(frozenset({Kind.UNANSWERED}), wanted, entries)
