"""My side's work: the items of a round with the side's own draft, released and former positions. Internal."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from cooperation.access import Actor, Role
from cooperation.errors import Absent
from cooperation.statements import Counted, Slot, any_of, array, statement
from programs import policies
from programs.models import (
    Contribution,
    Document,
    DueItem,
    Edition,
    Item,
    Position,
    PositionDraft,
    Release,
    Responsibility,
    Round,
    Wording,
)
from programs.models.programmes import responsible_now
from programs.rules.languages import behind
from programs.selectors.plans import closed, closing, present

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
    return sorted(_rounds(actor)(), key=lambda round_: round_.closed_at is not None)


@statement
def _rounds(actor: Actor) -> QuerySet[Round]:
    rows: QuerySet[Round] = Round.objects.visible_to(actor).select_related("programme__body")
    return rows.order_by("closed_at", "-cut_off", "-id")[:40]


def round_of(actor: Actor, pk: UUID) -> Round:
    """A round of the actor's programmes; Absent where there is none that it sees."""
    found = _round(actor).first(round=pk)
    if found is None:
        raise Absent
    return found


@statement
def _round(actor: Actor) -> QuerySet[Round]:
    """With the plan's edition in force: `edition_number` and `edition_since`."""
    in_force = Edition.objects.visible_to(actor).filter(
        programme_id=OuterRef("programme_id"), state=Edition.State.IN_FORCE
    )
    rows: QuerySet[Round] = Round.objects.visible_to(actor).filter(pk=Slot("round"))
    return rows.select_related("programme__body").annotate(
        edition_number=Subquery(in_force.values("number")),
        edition_since=Subquery(in_force.values("in_force_on")),
    )


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
    return _owed(actor, round_.programme_id, round_.pk, round_.whole_plan)


def _owed(actor: Actor, programme_id: UUID, round_id: Any, whole_plan: bool) -> QuerySet[Wording]:
    """The same of a round whose id may be an expression."""
    rows = _answered_for(actor, programme_id, round_id, whole_plan)
    return rows.filter(~Q(closed()) | _begun(actor, round_id))


def _begun(actor: Actor, round_id: Any) -> Q:
    """Condition on wordings: the side has begun to say something of the item in the round."""
    its = {"round_id": round_id, "item_id": OuterRef("item_id")}
    drafts = PositionDraft.objects.visible_to(actor).filter(**its)
    released = Position.objects.visible_to(actor).filter(**its, party_id=actor.party_id, current=True)
    return Q(Exists(drafts)) | Q(Exists(released))


def _answered_for(actor: Actor, programme_id: UUID, round_id: Any, whole_plan: bool) -> QuerySet[Wording]:
    """The items of a round for which the side answers, also those on which nothing is owed any more."""
    # The wordings are scoped; whose the item is need not be asked again.
    held = Responsibility.unscoped.filter(
        responsible_now(actor), item_id=OuterRef("item_id"), party_id=actor.side_id
    )
    if not policies.drafts(actor, programme_id):
        own = actor.organisations(Role.CONTRIBUTOR, programme_id)
        if own:
            held = held.filter(organisation_id__in=own)
    rows = present(actor).filter(Exists(held), programme_id=programme_id)
    if not whole_plan:
        due = DueItem.objects.visible_to(actor).filter(round_id=round_id, party_id=actor.side_id)
        rows = rows.filter(item_id__in=due.values("item_id"))
    return rows


def _own(actor: Actor, round_id: Any) -> dict[str, QuerySet[Any]]:
    """By tab, the rows of the actor's side in a round that put their items there."""
    drafts = PositionDraft.objects.visible_to(actor).filter(round_id=round_id, ready=True)
    released = Position.objects.visible_to(actor).filter(
        round_id=round_id, party_id=actor.party_id, current=True
    )
    asked = Contribution.objects.visible_to(actor).filter(round_id=round_id)
    waiting = (Contribution.State.ASKED, Contribution.State.HANDED_IN)
    return {
        "asked": asked.filter(state__in=waiting),
        "sent_back": asked.filter(state=Contribution.State.SENT_BACK),
        "ready": drafts,
        "released": released,
    }


def _tab(actor: Actor, round_id: Any, tab: str) -> Q:
    """Which items are under a tab."""
    own = {
        name: Q(Exists(rows.filter(item_id=OuterRef("item_id"))))
        for name, rows in _own(actor, round_id).items()
    }
    begun = PositionDraft.objects.visible_to(actor).filter(round_id=round_id, item_id=OuterRef("item_id"))
    shown = Position.objects.visible_to(actor).filter(
        round_id=round_id, party_id=actor.party_id, item_id=OuterRef("item_id"), current=True,
        release__released_at__gte=OuterRef("saved_at"),
    )  # fmt: skip
    unready = begun.filter(~Exists(shown), ready=False)
    others = {
        "owed": ~own["ready"] & ~own["released"],
        "not_ready": Q(Exists(unready.exclude(text={}))),
        "empty": Q(Exists(unready.filter(text={}))),
        "untouched": ~Q(Exists(begun)) & ~own["released"],
    }
    return (own | others).get(tab, Q())


@statement
def _counted(actor: Actor, programme_id: UUID, whole_plan: bool) -> QuerySet[Any, dict[str, int]]:
    """Counts by tab, in one pass over what the side answers for; no row where that is nothing.

    What a row counts for is told from the one row of each kind that may stand beside it, joined once: asked of each
    wording by itself, the same took three times as long. Requests are counted from their own.
    `closed`: those on which nothing is owed since the sides agreed that they are done with.
    """
    round_id = Slot("round")
    rows = _answered_for(actor, programme_id, round_id, whole_plan)
    its = _owed(actor, programme_id, round_id, whole_plan).filter(item_id=OuterRef("item_id"))
    own = _own(actor, round_id)

    def beside(path: str, **more: Any) -> FilteredRelation:
        """The one row of the actor's side in the round."""
        known = {"round_id": round_id, "party_id": actor.side_id, **more}
        return FilteredRelation(
            path, condition=Q(**{f"{path}__{name}": value for name, value in known.items()})
        )

    states = "item__agreed_states"
    ended = FilteredRelation(states, condition=closing(f"{states}__") & Q(**{f"{states}__current": True}))
    ready, released = Q(draft__ready=True), Q(word__isnull=False)
    over = Q(ended__isnull=False, draft__isnull=True, word__isnull=True)
    found: QuerySet[Any, dict[str, int]] = (
        rows.annotate(draft=beside("item__drafts"), word=beside("item__positions", current=True), ended=ended)
        .order_by()
        .values("programme_id")
        .annotate(
            all=Count("pk", filter=~over),
            done=Count("pk", filter=ready | released),
            ready=Count("pk", filter=ready),
            released=Count("pk", filter=released),
            **{
                name: Counted(own[name].filter(Exists(its)).order_by().values("item_id").distinct())
                for name in ("asked", "sent_back")
            },
            closed=Count("pk", filter=over),
        )
        .values("all", "done", "ready", "released", "asked", "sent_back", "closed")
    )
    return found


@statement
def _page(actor: Actor, programme_id: UUID, whole_plan: bool, tab: str, marked: bool) -> QuerySet[Wording]:
    rows = _owed(actor, programme_id, Slot("round"), whole_plan).filter(_tab(actor, Slot("round"), tab))
    if marked:
        rows = rows.filter(sort_key__gt=Slot("after"))
    return rows.select_related("section").order_by("sort_key", "id")[: PAGE + 1]


def left_behind(actor: Actor, round_: Round) -> dict[str, int]:
    """How many of the items that the side owes a release would leave behind now, by tab of BEHIND."""
    counted = {name: Count("pk", filter=_tab(actor, round_.pk, name)) for name in BEHIND}
    return owed(actor, round_).aggregate(**counted)


def counted(actor: Actor, round_: Round) -> dict[str, int]:
    """How many of the side's items in a round stand under each tab but those of BEHIND; `owed` have no word ready."""
    shape = actor, round_.programme_id, round_.whole_plan
    counts = _counted(*shape).first(round=round_.pk) or dict.fromkeys(("all", "done", "closed", *TABS), 0)
    counts["owed"] = counts["all"] - counts["done"]
    return counts


def work(actor: Actor, round_: Round, *, tab: str = "all", after: str = "") -> Work:
    """One page of the side's items in a round. `after` is the sort key and number of the last row seen."""
    shape = actor, round_.programme_id, round_.whole_plan
    counts = counted(actor, round_)
    found = _page(*shape, tab, bool(after))(round=round_.pk, after=after.replace("\x00", ""))
    if tab in BEHIND:
        counts |= left_behind(actor, round_)
    more, found = len(found) > PAGE, found[:PAGE]
    return Work(rows_of(actor, round_, found), counts, found[-1].sort_key if more else "")


def rows_of(actor: Actor, round_: Round, wordings: list[Wording]) -> list[WorkRow]:
    """The side's own texts on these items: four statements."""
    items = array(wording.item_id for wording in wordings)
    drafts = {draft.item_id: draft for draft in _drafts(actor)(round=round_.pk, items=items)}
    released: dict[UUID, Position] = {}
    former: dict[UUID, Position] = {}
    for position in _positions(actor)(round=round_.pk, items=items):
        if position.latest:
            former[position.item_id] = position
        if position.round_id == round_.pk and position.current:
            released[position.item_id] = position
    asked: dict[UUID, list[Contribution]] = {}
    for row in _asked(actor)(round=round_.pk, items=items):
        asked.setdefault(row.item_id, []).append(row)
    files = dict(_files()(drafts=array(draft.pk for draft in drafts.values()))) if drafts else {}
    return [
        WorkRow(
            w, draft := drafts.get(w.item_id), released.get(w.item_id), former.get(w.item_id),
            files.get(draft.pk, 0) if draft else 0, tuple(asked.get(w.item_id, ())),
        )
        for w in wordings
    ]  # fmt: skip


@statement
def _drafts(actor: Actor) -> QuerySet[PositionDraft]:
    rows: QuerySet[PositionDraft] = PositionDraft.objects.visible_to(actor).filter(round_id=Slot("round"))
    return rows.filter(any_of("item_id", Slot("items")))


@statement
def _positions(actor: Actor) -> QuerySet[Position]:
    """The side's own: its newest, and those of the round."""
    rows: QuerySet[Position] = Position.objects.visible_to(actor).filter(party_id=actor.party_id)
    of_round = Q(latest=True) | Q(round_id=Slot("round"), current=True)
    return rows.filter(of_round, any_of("item_id", Slot("items")))


@statement
def _files() -> QuerySet[Any, tuple[UUID, int]]:
    """How many documents each draft has; the drafts are scoped."""
    through = Document.drafts.through
    rows = through._default_manager.filter(any_of("positiondraft_id", Slot("drafts")))
    found: QuerySet[Any, tuple[UUID, int]] = (
        rows.order_by().values_list("positiondraft_id").annotate(Count("pk"))
    )
    return found


def files_of(actor: Actor, draft_ids: list[UUID]) -> dict[UUID, list[Document]]:
    """The files that go with these drafts when they are released, by name."""
    rows = Document.objects.visible_to(actor).filter(drafts__in=draft_ids).select_related("marking")
    found: dict[UUID, list[Document]] = {}
    for file in rows.annotate(draft_id=F("drafts")).order_by("name", "id"):
        found.setdefault(file.draft_id, []).append(file)
    return found


@statement
def _asked(actor: Actor) -> QuerySet[Contribution]:
    """The requests for contributions to items."""
    rows: QuerySet[Contribution] = Contribution.objects.visible_to(actor).filter(round_id=Slot("round"))
    return rows.filter(any_of("item_id", Slot("items"))).select_related("organisation").order_by("id")


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
