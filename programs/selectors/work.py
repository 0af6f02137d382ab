"""My side's work: the items of a round with the side's own draft, released and former positions. Internal."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from cooperation.access import Actor, Role
from programs import policies
from programs.models import (
    Contribution,
    Document,
    DueItem,
    Item,
    Position,
    PositionDraft,
    Release,
    Responsibility,
    Round,
    Wording,
)
from programs.rules.languages import behind
from programs.selectors.plans import present

PAGE = 100
#: What a release leaves behind: drafts begun and not marked ready, those of them without a word, and no draft at all.
BEHIND = ("not_ready", "empty", "untouched")
TABS = ("all", "owed", "asked", "sent_back", "ready", "released", *BEHIND)


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One item that the side owes a word on. `former` is the side's newest position of any round.

    `documents` counts those attached to the draft; `contributions` are the requests for it, with their organisations.
    """

    wording: Wording
    draft: PositionDraft | None
    released: Position | None
    former: Position | None
    documents: int = 0
    contributions: tuple[Contribution, ...] = ()

    @property
    def behind(self) -> tuple[str, ...]:
        """The languages of the draft that stayed behind when another was changed since the side's newest position."""
        if self.draft is None:
            return ()
        return behind(self.draft.text, self.former.text if self.former else None, self.draft.still_right)


@dataclass(frozen=True, slots=True)
class Work:
    """One page of rows, how many there are by tab, and the mark of the next page ("" where none)."""

    rows: list[WorkRow]
    counts: dict[str, int]
    next: str


def rounds(actor: Actor) -> list[Round]:
    """The rounds of the actor's programmes, open and newest first."""
    found = list(
        Round.objects.visible_to(actor)
        .select_related("programme__body")
        .order_by("closed_at", "-cut_off", "-id")[:40]
    )
    return sorted(found, key=lambda round_: round_.closed_at is not None)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of my side's work: its round, and the mark of the page on which it stands ("" for the first)."""

    round_id: UUID
    after: str


def place(actor: Actor, wording: Wording) -> Place | None:
    """Where the actor's side writes its word on an item: in the newest open round for which it owes one.

    None where there is none, or where the actor acts for no side.
    """
    if actor.party_id is None:
        return None
    due = DueItem.objects.visible_to(actor).filter(
        round_id=OuterRef("pk"), party_id=actor.side_id, item_id=wording.item_id
    )
    rounds_ = Round.objects.visible_to(actor).filter(
        Q(whole_plan=True) | Q(Exists(due)), programme_id=wording.programme_id, closed_at__isnull=True
    )
    found = rounds_.order_by("-number").first()
    if found is None:
        return None
    before = owed(actor, found).filter(sort_key__lt=wording.sort_key).order_by("sort_key")
    many = before[PAGE - 1 : PAGE].exists()
    # One digit short, the key stands before the row and after all but its nearest neighbours.
    return Place(found.pk, wording.sort_key[:-1] if many else "")


def owed(actor: Actor, round_: Round) -> QuerySet[Wording]:
    """The items of this round on which the actor has a part in its side's word."""
    held = (
        Responsibility.objects.visible_to(actor)
        .now()
        .filter(item_id=OuterRef("item_id"), party_id=actor.side_id)
    )
    if not policies.drafts(actor, round_.programme_id):
        own = actor.organisations(Role.CONTRIBUTOR, round_.programme_id)
        if own:
            held = held.filter(organisation_id__in=own)
    rows = present(actor).filter(Exists(held), programme_id=round_.programme_id)
    if not round_.whole_plan:
        due = DueItem.objects.visible_to(actor).filter(round=round_, party_id=actor.side_id)
        rows = rows.filter(item_id__in=due.values("item_id"))
    return rows


def _tab(actor: Actor, round_: Round, tab: str) -> Q:
    """Which items are under a tab."""
    drafts = PositionDraft.objects.visible_to(actor).filter(
        round=round_, item_id=OuterRef("item_id"), ready=True
    )
    released = Position.objects.visible_to(actor).filter(
        round=round_, party_id=actor.party_id, item_id=OuterRef("item_id"), current=True
    )
    shown = Position.objects.visible_to(actor).filter(
        round=round_, party_id=actor.party_id, item_id=OuterRef("item_id"), current=True,
        release__released_at__gte=OuterRef("saved_at"),
    )  # fmt: skip
    begun = PositionDraft.objects.visible_to(actor).filter(round=round_, item_id=OuterRef("item_id"))
    unready = begun.filter(~Exists(shown), ready=False)
    asked = Contribution.objects.visible_to(actor).filter(round=round_, item_id=OuterRef("item_id"))
    waiting = (Contribution.State.ASKED, Contribution.State.HANDED_IN)
    return {
        "owed": ~Q(Exists(drafts)) & ~Q(Exists(released)),
        "asked": Q(Exists(asked.filter(state__in=waiting))),
        "sent_back": Q(Exists(asked.filter(state=Contribution.State.SENT_BACK))),
        "ready": Q(Exists(drafts)),
        "released": Q(Exists(released)),
        "not_ready": Q(Exists(unready.exclude(text={}))),
        "empty": Q(Exists(unready.filter(text={}))),
        "untouched": ~Q(Exists(begun)) & ~Q(Exists(released)),
    }.get(tab, Q())


def left_behind(actor: Actor, round_: Round) -> dict[str, int]:
    """How many of the items that the side owes a release would leave behind now, by tab of BEHIND."""
    counted = {name: Count("pk", filter=_tab(actor, round_, name)) for name in BEHIND}
    return owed(actor, round_).aggregate(**counted)


def work(actor: Actor, round_: Round, *, tab: str = "all", after: str = "") -> Work:
    """One page of the side's items in a round. `after` is the sort key and number of the last row seen."""
    rows = owed(actor, round_)
    counts = rows.aggregate(
        all=Count("pk"),
        **{name: Count("pk", filter=_tab(actor, round_, name)) for name in TABS if name != "all"},
    )
    shown = rows.filter(_tab(actor, round_, tab))
    if after:
        shown = shown.filter(sort_key__gt=after.replace("\x00", ""))
    found = list(shown.select_related("section").order_by("sort_key", "id")[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    return Work(rows_of(actor, round_, found), counts, found[-1].sort_key if more else "")


def rows_of(actor: Actor, round_: Round, wordings: list[Wording]) -> list[WorkRow]:
    """The side's own texts on these items: four statements."""
    ids = [wording.item_id for wording in wordings]
    drafts = {
        draft.item_id: draft
        for draft in PositionDraft.objects.visible_to(actor).filter(round=round_, item_id__in=ids)
    }
    released: dict[UUID, Position] = {}
    former: dict[UUID, Position] = {}
    own = Position.objects.visible_to(actor).filter(party_id=actor.party_id, item_id__in=ids)
    for position in own.filter(Q(latest=True) | Q(round=round_, current=True)):
        if position.latest:
            former[position.item_id] = position
        if position.round_id == round_.pk and position.current:
            released[position.item_id] = position
    files, asked = _files(actor, drafts), _asked(actor, round_, ids)
    return [
        WorkRow(
            w, drafts.get(w.item_id), released.get(w.item_id), former.get(w.item_id), files.get(w.item_id, 0),
            tuple(asked.get(w.item_id, ())),
        )
        for w in wordings
    ]  # fmt: skip


def _files(actor: Actor, drafts: dict[UUID, PositionDraft]) -> dict[UUID, int]:
    """How many documents each draft has, by item."""
    items = {draft.pk: item for item, draft in drafts.items()}
    through = Document.drafts.through
    counted = through._default_manager.filter(positiondraft_id__in=items).values("positiondraft_id")
    return {items[row["positiondraft_id"]]: row["count"] for row in counted.annotate(count=Count("pk"))}


def _asked(actor: Actor, round_: Round, ids: list[UUID]) -> dict[UUID, list[Contribution]]:
    """The requests for contributions to these items, by item."""
    found: dict[UUID, list[Contribution]] = {}
    rows = Contribution.objects.visible_to(actor).filter(round=round_, item_id__in=ids)
    for row in rows.select_related("organisation").order_by("id"):
        found.setdefault(row.item_id, []).append(row)
    return found


def wordings_of(actor: Actor, round_: Round, item_ids: list[UUID]) -> list[Wording]:
    """The owed items with these ids, in the order of the plan."""
    rows = owed(actor, round_).filter(item_id__in=item_ids)
    return list(rows.select_related("section").order_by("sort_key", "id"))


def by_external_id(actor: Actor, round_id: UUID, external_ids: list[str]) -> dict[str, UUID]:
    """The items of the round's programme that bear these external ids."""
    if not external_ids:
        return {}
    rows = Item.objects.visible_to(actor).filter(programme__rounds=round_id, external_id__in=external_ids)
    return dict(rows.values_list("external_id", "id"))


def last_said(actor: Actor, item_id: UUID) -> Position | None:
    """The side's newest position on an item."""
    found: Position | None = (
        Position.objects.visible_to(actor)
        .filter(party_id=actor.party_id, item_id=item_id, latest=True)
        .first()
    )
    return found


def ready_set(actor: Actor, round_: Round) -> list[WorkRow]:
    """What a release would show now."""
    ready = PositionDraft.objects.visible_to(actor).filter(
        round=round_, ready=True, item_id=OuterRef("item_id")
    )
    wordings = present(actor).filter(Exists(ready), programme_id=round_.programme_id)
    return rows_of(actor, round_, list(wordings.select_related("section").order_by("sort_key", "id")))


def releases(actor: Actor, round_: Round) -> list[Release]:
    """The releases of a round, by side and number."""
    rows: Any = (
        Release.objects.visible_to(actor).filter(round=round_).select_related("party", "person", "post")
    )
    return list(rows.order_by("party__code", "number"))
