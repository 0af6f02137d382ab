"""List A of a session: the items of its round on which the sides do not differ, which it may adopt en bloc.

The list is shared, so it rests only on what every side may already see; a side's own unreleased words change nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.texts import Text
from meetings.models import AgendaItem, Outcome, Review
from meetings.selectors.proposals import seen_by_all, takes_part
from programs.models import AgreedState
from programs.rules.comparison import Listing
from programs.selectors import comparisons, plans
from programs.selectors.comparisons import Entry, Filters


@dataclass(frozen=True, slots=True)
class Listed:
    """An item on list A and the status that all its sides report. `mark` changes with any word on which it rests."""

    item_id: UUID
    number: str
    title: Text
    deadline: FuzzyDate
    status: str
    mark: str


@dataclass(frozen=True, slots=True)
class Apart:
    """An item on which the sides do not differ, or that was moved to list A, and that is yet not adopted with it.

    `point`: it stands on the agenda as a point of its own; None: it was moved there, but not all its sides
    report the same status.
    """

    item_id: UUID
    number: str
    title: Text
    point: AgendaItem | None


@dataclass(frozen=True, slots=True)
class ListA:
    """What is adopted en bloc, and what stands apart, each in the order of the plan."""

    items: tuple[Listed, ...] = ()
    apart: tuple[Apart, ...] = ()


def list_a(actor: Actor, review: Review) -> ListA:
    """The list as every side sees it now; empty where the session has no round. Nine statements, however long.

    Left out is what the sides agreed to be over, and what the session has decided already.
    """
    round_ = review.round
    if round_ is None or not takes_part(actor, review):
        return ListA()
    anyone = seen_by_all(actor)
    frame = plans.frame(anyone, review.programme.code)
    sheet = comparisons.sheet(anyone, frame, Filters(listing=Listing.A, round=round_.number), [round_])
    entries = sorted(sheet.entries, key=lambda entry: (entry.sort_key, str(entry.item_id)))
    ids = [entry.item_id for entry in entries]
    over = _over(ids) | _decided(review, ids)
    points = _points(review)
    items, apart = [], []
    for entry in entries:
        if entry.item_id in over:
            continue
        listed = _listed(entry)
        if entry.item_id in points or listed is None:
            apart.append(Apart(entry.item_id, entry.number, entry.title, points.get(entry.item_id)))
        else:
            items.append(listed)
    return ListA(tuple(items), tuple(apart))


def _listed(entry: Entry) -> Listed | None:
    """None where the statuses differ, or a side that answers for it is silent: then there is none to agree."""
    statuses = {word.status for word in entry.words.values()}
    if len(statuses) != 1 or not entry.words.keys() >= set(entry.due):
        return None
    status = statuses.pop()
    rests_on = ":".join(sorted(str(word.id) for word in entry.words.values()))
    mark = sha256(f"{status}:{rests_on}".encode()).hexdigest()[:16]
    return Listed(entry.item_id, entry.number, entry.title, entry.deadline, status, mark)


def _over(ids: Sequence[UUID]) -> set[UUID]:
    rows = AgreedState.unscoped.filter(plans.closing(), item_id__in=ids, current=True)
    return set(rows.values_list("item_id", flat=True))


def _decided(review: Review, ids: Sequence[UUID]) -> set[UUID]:
    """Those of the items whose status the session has agreed."""
    standing = Outcome.unscoped.filter(
        review=review, kind=Outcome.Kind.AGREED_STATUS, withdrawn_at__isnull=True
    )
    rows = AgreedState.unscoped.filter(
        item_id__in=ids, withdrawn=False, source_id__in=list(standing.values_list("pk", flat=True))
    )
    return set(rows.values_list("item_id", flat=True))


def _points(review: Review) -> dict[UUID, AgendaItem]:
    """The points of the session's agenda by the item that they are about."""
    rows = AgendaItem.unscoped.filter(review=review, item__isnull=False).select_related("proposed_by")
    return {point.item_id: point for point in rows.order_by("-position") if point.item_id}


def agreed_by(actor: Actor, outcome: Outcome) -> list[Any]:
    """The agreed statuses that an outcome entered, with `number` and `title` of their items in the plan, in order."""
    wording = plans.last_wordings()
    rows: QuerySet[Any] = AgreedState.objects.visible_to(actor).filter(source_id=outcome.pk)
    return list(
        rows.annotate(
            number=Subquery(wording.values("number")[:1]), title=Subquery(wording.values("title")[:1]),
            sort_key=Subquery(wording.values("sort_key")[:1]),
        ).order_by("sort_key", "id")
    )  # fmt: skip
