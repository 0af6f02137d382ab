"""Contributions as pages read them: the requests of a round by state, and one with all that was handed in."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cooperation.access import Actor
from cooperation.errors import Absent
from programs.models import Contribution, ContributionEdition, DraftSource, PositionDraft, Round, Wording
from programs.models.contributions import contributes_to
from programs.selectors.plans import present

PAGE = 100
TABS = ("all", *Contribution.State.values)


@dataclass(frozen=True, slots=True)
class Request:
    """A request with the item's newest wording, what was handed in last, and the side's draft, where there are any."""

    contribution: Contribution
    wording: Wording
    edition: ContributionEdition | None
    draft: PositionDraft | None


@dataclass(frozen=True, slots=True)
class Requests:
    """One page of requests, how many there are by tab, and the mark of the next page ("" where none)."""

    rows: list[Request]
    counts: dict[str, int]
    next: str


@dataclass(frozen=True, slots=True)
class Whole:
    """One request with every edition, newest first, and which of them went into the side's draft, and when."""

    request: Request
    editions: list[ContributionEdition]
    sources: dict[UUID, DraftSource]


def _of_round(actor: Actor, round_: Round) -> QuerySet[Contribution]:
    """The requests of a round for items that stand in the plan."""
    standing = present(actor).filter(programme_id=round_.programme_id, item_id=OuterRef("item_id"))
    rows: QuerySet[Contribution] = Contribution.objects.visible_to(actor).filter(
        Exists(standing), round=round_
    )
    return rows


def requests(actor: Actor, round_: Round, *, tab: str = "all", after: UUID | None = None) -> Requests:
    """One page of the requests of a round, in the order in which they were made. `after`: the last id seen."""
    rows = _of_round(actor, round_)
    counts = rows.aggregate(
        all=Count("pk"), **{state: Count("pk", filter=Q(state=state)) for state in TABS if state != "all"}
    )
    shown = rows if tab == "all" else rows.filter(state=tab)
    if after is not None:
        shown = shown.filter(pk__gt=after)
    found = list(shown.select_related("organisation").order_by("pk")[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    return Requests(with_items(actor, round_, found), counts, str(found[-1].pk) if more else "")


def these(actor: Actor, round_: Round, ids: list[UUID]) -> list[Request]:
    """The requests of a round with these ids."""
    rows = _of_round(actor, round_).filter(pk__in=ids)
    return with_items(actor, round_, list(rows.select_related("organisation").order_by("pk")))


def handed_in(actor: Actor, round_: Round) -> list[Contribution]:
    """What waits to be taken in."""
    return list(_of_round(actor, round_).filter(state=Contribution.State.HANDED_IN).order_by("pk"))


def with_items(actor: Actor, round_: Round, found: list[Contribution]) -> list[Request]:
    """Three statements: wordings, newest editions, drafts. A request for an item without a wording is left out."""
    items = [one.item_id for one in found]
    wordings = {
        wording.item_id: wording
        for wording in Wording.objects.visible_to(actor).filter(item_id__in=items, until_edition__isnull=True)
    }
    handed: dict[UUID, ContributionEdition] = {}
    rows: Any = ContributionEdition.objects.visible_to(actor)
    for edition in rows.filter(contribution_id__in=[one.pk for one in found if one.edition]).order_by(
        "number"
    ):
        handed[edition.contribution_id] = edition
    drafts = {
        draft.item_id: draft
        for draft in PositionDraft.objects.visible_to(actor).filter(round=round_, item_id__in=items)
    }
    return [
        Request(one, wordings[one.item_id], handed.get(one.pk), drafts.get(one.item_id))
        for one in found
        if one.item_id in wordings
    ]


def whole(actor: Actor, pk: UUID) -> Whole:
    """One request; Absent where the actor may not see it."""
    found = (
        Contribution.objects.visible_to(actor)
        .select_related("organisation", "round__programme__body")
        .filter(pk=pk)
        .first()
    )
    requests_ = with_items(actor, found.round, [found]) if found else []
    if not requests_:
        raise Absent
    editions = ContributionEdition.objects.visible_to(actor).filter(contribution=found)
    sources = DraftSource.objects.visible_to(actor).filter(edition__contribution=found)
    return Whole(
        requests_[0],
        list(editions.select_related("handed_in_by").order_by("-number")),
        {source.edition_id: source for source in sources.select_related("taken_by")},
    )


def asked_by_external_id(actor: Actor, round_id: UUID, external_ids: list[str]) -> dict[str, UUID]:
    """The requests to the actor's organisations in a round, by the external id of their item."""
    if not external_ids:
        return {}
    rows = Contribution.objects.visible_to(actor).filter(
        contributes_to(actor), round_id=round_id, item__external_id__in=external_ids
    )
    return dict(rows.order_by("-id").values_list("item__external_id", "id"))
