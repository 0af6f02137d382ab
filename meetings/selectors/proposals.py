"""What a session's agenda is proposed from: the record, the plan, and where the sides differ.

The agenda is shared, so nothing of it may rest on what some side does not see: positions are those that every present
side may read. Two installations that differ in unreleased positions alone propose the same.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from cooperation import clock
from cooperation.access import Actor
from cooperation.texts import Text
from meetings.models import AgendaItem, BacklogPoint, Review
from meetings.rules.agenda import months_on
from meetings.selectors import home, labels
from programs.models import Blocking, Body, Obstacle, Side, Wording
from programs.rules.comparison import Divergence
from programs.selectors.plans import closed, late, present

Source = AgendaItem.Source
#: So many of each kind are proposed; the others are counted up to home.MOST.
MOST = 20
TITLE = 500

#: Whoever keeps decisions between sessions adds a function that gives those to be confirmed: (actor, review) ->
#: [(id, title)]. They are proposed in their place, after what is due.
to_confirm: list[Callable[[Actor, Review], Sequence[tuple[UUID, Text]]]] = []


@dataclass(frozen=True, slots=True)
class Reason:
    """Why something is proposed; which of the others count depends on `kind`.

    `times` deferred; `found`: how the sides differ, `since` the round of this number; `due_on` the last day of the
    deadline; `obstacles` by title; `cited`: who referred it.
    """

    kind: str
    times: int = 0
    found: tuple[Divergence, ...] = ()
    since: int | None = None
    due_on: date | None = None
    obstacles: tuple[Text, ...] = ()
    cited: Text = field(default_factory=dict)


@dataclass(slots=True)
class Proposal:
    """A point that may be put onto the agenda. It is known by `source` and `source_id`."""

    source: str
    source_id: UUID
    title: Text
    reasons: list[Reason]
    item_id: UUID | None = None
    number: str = ""
    proposed_by_id: UUID | None = None
    carried_over: int = 0
    #: What it takes up again: the earlier point, or what waits in the backlog.
    earlier: AgendaItem | None = None
    waiting: BacklogPoint | None = None

    @property
    def key(self) -> tuple[str, UUID]:
        return self.source, self.source_id


def proposals(actor: Actor, review: Review) -> list[Proposal]:
    """What the agenda lacks, by kind in the order of an agenda; an item comes once, with every reason for it."""
    there = list(AgendaItem.unscoped.filter(review=review).values_list("item_id", "source", "source_id"))
    items = {item_id for item_id, _source, _id in there if item_id}
    sources = {(source, source_id) for _item, source, source_id in there}
    by_item: dict[UUID, Proposal] = {}
    found: list[Proposal] = []
    for proposal in _all(actor, review):
        if proposal.key in sources or proposal.item_id in items:
            continue
        known = by_item.get(proposal.item_id) if proposal.item_id else None
        if known is not None and proposal.earlier is None and proposal.waiting is None:
            known.reasons += proposal.reasons
            continue
        if proposal.item_id is not None:
            by_item.setdefault(proposal.item_id, proposal)
        found.append(proposal)
    return found


def _all(actor: Actor, review: Review) -> Iterator[Proposal]:
    yield from _last_minutes(review)
    yield from _left(actor, review)
    yield from _waiting(actor, review)
    yield from _differing(actor, review)
    yield from _of_the_plan(actor, review)
    for find in to_confirm:
        for pk, title in find(actor, review):
            yield Proposal(Source.INTERSESSIONAL, pk, title, [Reason(Source.INTERSESSIONAL)])
    title = in_languages(
        review.body,
        lambda: labels.by_word(
            review.body, _("Date and place of the next session"), _("Date and place of the next meeting")
        ),
    )
    yield Proposal(Source.NEXT_SESSION, review.pk, title, [Reason(Source.NEXT_SESSION)])


def in_languages(body: Body, said: Callable[[], str]) -> Text:
    """A sentence in the working languages of a body, as far as the interface speaks them."""
    spoken = [tag for tag, _name in settings.LANGUAGES]
    words: Text = {}
    for tag in [tag for tag in body.languages if tag in spoken] or spoken[:1]:
        with override(tag):
            words[tag] = said()[:TITLE]
    return words


# --- From the record --------------------------------------------------------------------------------------------------


def _last_minutes(review: Review) -> Iterator[Proposal]:
    held = Review.unscoped.filter(
        body_id=review.body_id, programme_id=review.programme_id, state=Review.State.CONCLUDED
    )
    last = held.filter(number__lt=review.number).select_related("body").order_by("-number").first()
    if last is None:
        return
    agreed = review.body.minutes_word == Body.MinutesWord.AGREED_MINUTES

    def title() -> str:
        words = (
            _("Approval of the agreed minutes: %(session)s")
            if agreed
            else _("Approval of the protocol: %(session)s")
        )
        return words % {"session": labels.named(last)}

    yield Proposal(Source.MINUTES, last.pk, in_languages(review.body, title), [Reason(Source.MINUTES)])


def left_over(actor: Actor, body_id: UUID) -> QuerySet[AgendaItem]:
    """Points of a body that were deferred, or not reached in a session that is over, and stand nowhere again."""
    rows: QuerySet[AgendaItem] = AgendaItem.objects.visible_to(actor).filter(
        not_taken_up(), review__body_id=body_id
    )
    return rows


def not_taken_up() -> Q:
    """Condition on points: deferred or left open, and neither on a later agenda nor in the backlog."""
    over = Q(state=AgendaItem.State.OPEN, review__state__in=(Review.State.CONCLUDED, Review.State.CANCELLED))
    return (Q(state=AgendaItem.State.DEFERRED) | over) & Q(continued_by__isnull=True, waiting__isnull=True)


def _left(actor: Actor, review: Review) -> Iterator[Proposal]:
    rows = left_over(actor, review.body_id).exclude(review=review)
    rows = rows.filter(Q(item__isnull=True) | Q(item__programme_id=review.programme_id))
    for point in rows.select_related("review__body").order_by("-carried_over", "review__number", "position")[
        :MOST
    ]:
        times = point.carried_over + 1
        yield Proposal(
            Source.DEFERRED, point.pk, point.title, [Reason(Source.DEFERRED, times=times)], point.item_id,
            proposed_by_id=point.proposed_by_id, carried_over=times, earlier=point,
        )  # fmt: skip


def _waiting(actor: Actor, review: Review) -> Iterator[Proposal]:
    rows = BacklogPoint.objects.visible_to(actor).filter(body_id=review.body_id)
    rows = rows.filter(Q(item__isnull=True) | Q(item__programme_id=review.programme_id))
    standing = Q(referral__outcome__withdrawn_at__isnull=True, referral__outcome__carried=True)
    rows = rows.filter(Q(referral__isnull=True) | standing)
    for point in rows.select_related("referral").order_by("since", "id")[:MOST]:
        kind = Source.REFERRAL if point.referral else Source.BACKLOG
        cited = point.referral.cited if point.referral else {}
        yield Proposal(
            kind, point.pk, point.title, [Reason(kind, times=point.carried_over, cited=cited)], point.item_id,
            proposed_by_id=point.proposed_by_id, carried_over=point.carried_over, waiting=point,
        )  # fmt: skip


# --- From the plan, and from what every side may see ------------------------------------------------------------------


def seen_by_all(actor: Actor) -> Actor:
    """As whoever acts for no side: of a simultaneous round that is nothing until every present side has released."""
    return replace(actor, party_id=None, party_code="", side_order=0)


def takes_part(actor: Actor, review: Review) -> bool:
    """Whether what every present side sees is seen by the actor too: row security hides it from a side that has left,
    and what is weighed is kept for whoever asks next."""
    if actor.party_id is None:
        return True
    own = Side.unscoped.filter(programme_id=review.programme_id, party_id=actor.party_id)
    return own.present(clock.today()).exists()


def _differing(actor: Actor, review: Review) -> Iterator[Proposal]:
    if not takes_part(actor, review):
        return
    threshold = review.body.progress_threshold
    _count, found = home.differing(seen_by_all(actor), review, threshold=threshold, most=MOST)
    for one in found:
        reason = Reason(Source.DIVERGENCE, found=one.found, since=one.since)
        yield _about(Source.DIVERGENCE, one.item_id, one.number, one.title, reason)


def _about(source: str, item_id: UUID, number: str, title: Text, reason: Reason) -> Proposal:
    short = {tag: words[:TITLE] for tag, words in title.items()}
    return Proposal(source, item_id, short, [reason], item_id, number)


def _of_the_plan(actor: Actor, review: Review) -> Iterator[Proposal]:
    """Overdue, held up by an open obstacle, and due before the session after this one; on the session's own day."""
    today = clock.today(review.time_zone)
    until = months_on(max(today, review.starts_on), review.body.interval_months)
    rows = present(actor).filter(programme_id=review.programme_id)
    for row in _first(rows.filter(late(today)).order_by("due_on", "sort_key")):
        yield _planned(Source.OVERDUE, row, Reason(Source.OVERDUE, due_on=row.due_on))
    holding = Blocking.unscoped.filter(item_id=OuterRef("item_id"), obstacle__state=Obstacle.State.OPEN)
    titles = holding.order_by("obstacle__opened_on", "id").values("obstacle__title")
    blocked = rows.filter(Exists(holding), ~closed()).annotate(obstacles=ArraySubquery(titles))
    for row in _first(blocked.order_by("sort_key")):
        yield _planned(Source.BLOCKED, row, Reason(Source.BLOCKED, obstacles=tuple(row.obstacles)))
    soon = rows.filter(~closed(), due_on__gte=today, due_on__lt=until).order_by("due_on", "sort_key")
    for row in _first(soon):
        yield _planned(Source.DUE, row, Reason(Source.DUE, due_on=row.due_on))


def _first(rows: QuerySet[Wording]) -> list[Any]:
    return list(rows[:MOST])


def _planned(source: str, row: Any, reason: Reason) -> Proposal:
    return _about(source, row.item_id, row.number, row.title, reason)
