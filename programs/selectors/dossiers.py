"""One item with everything that belongs to it, in few statements."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent
from cooperation.statements import Slot, Statement, any_of, array, statement
from programs.models import (
    AgreedState,
    Blocking,
    Document,
    Edition,
    Extension,
    InternalNote,
    Obstacle,
    Position,
    PositionDraft,
    Responsibility,
    Wording,
)
from programs.models.programmes import responsible_on
from programs.selectors.markings import Choices, named, offered
from programs.selectors.plans import SideView, sides_of, sides_text

SHOWN = 60
#: What a page says of a document.
FILE = ("id", "name", "content_type", "size", "sha256", "marking__name", "marking_id", "version")
#: The tables that tie documents to positions and to drafts, each with its column.
OF_POSITION = (Document.positions.through, "position_id")
OF_DRAFT = (Document.drafts.through, "positiondraft_id")


@dataclass(frozen=True, slots=True)
class Dossier:
    """An item: `wording` is its newest, `wordings` all of them, `positions` newest first.

    `wordings` come oldest first, each with `in_force_on`, the day its first edition came into force (None: not yet).
    As of a day: what was on record by then. Before it came into force `wordings` is empty and `wording` its first.
    """

    wording: Wording
    deadline: FuzzyDate
    due_on: date | None
    wordings: list[Wording]
    sides: list[SideView]
    positions: list[Position]
    agreed: list[dict[str, Any]]
    extensions: list[dict[str, Any]]
    responsible: list[Responsibility]
    blockings: list[Blocking]
    notes: list[InternalNote]
    drafts: list[PositionDraft]
    #: What the reader may give to its texts.
    markings: Choices = ()

    def latest(self, party_id: UUID) -> Position | None:
        """What this side last released here, where the reader may see it."""
        return next((p for p in self.positions if p.current and p.party_id == party_id), None)


def _of(model: Any, actor: Actor, *columns: str) -> Any:
    rows = model.objects.visible_to(actor).filter(item_id=OuterRef("item_id")).order_by("id")
    return ArraySubquery(rows.values(data=JSONObject(**{name: F(name) for name in columns})))


def head(actor: Actor, item_id: UUID) -> Wording:
    """The newest wording of an item; Absent where the actor may not see the item."""
    wording = (
        Wording.objects.visible_to(actor)
        .filter(item_id=item_id, until_edition__isnull=True)
        .select_related("programme")
        .first()
    )
    if wording is None:
        raise Absent
    return wording  # type: ignore[no-any-return]


@statement
def _wordings(actor: Actor) -> QuerySet[Wording]:
    edition = Edition.objects.visible_to(actor).filter(
        programme_id=OuterRef("programme_id"), number=OuterRef("since_edition")
    )
    rows: QuerySet[Wording] = (
        Wording.objects.visible_to(actor)
        .filter(item_id=Slot("item"))
        .select_related("item", "section", "programme__body")
        .defer("search", "editions")
        .annotate(
            agreed=_of(
                AgreedState, actor, "status", "agreed_on", "note", "source_label", "source_id", "current",
                "period", "withdrawn",
            ),
            extended=_of(
                Extension, actor,
                "number", "before", "after", "reason", "agreed_on", "source_label", "source_id", "brought_forward",
            ),
            in_force_on=Subquery(edition.values("in_force_on")[:1]),
            sides=sides_text(actor, OuterRef("programme_id")),
            markings=offered(actor),
        )
        .order_by("since_edition")
    )  # fmt: skip
    return rows


def dossier(actor: Actor, item_id: UUID, on: date | None = None) -> Dossier:
    """Everything about an item that the actor may see; Absent where it may not see the item.

    `on`: as it stood at the end of that day where the actor is. Drafts stand in no past: then there are none.
    """
    wordings = _wordings(actor)(item=item_id)
    if not wordings:
        raise Absent
    last: Any = wordings[-1]
    extensions = [
        entry | {"before": FuzzyDate.parse(entry["before"]), "after": FuzzyDate.parse(entry["after"])}
        for entry in sorted(last.extended, key=lambda entry: str(entry["number"]).zfill(9))
    ]
    agreed = sorted(last.agreed, key=lambda entry: str(entry["agreed_on"]))
    if on is not None:
        return _as_of(actor, item_id, on, wordings, agreed, extensions)
    internal = actor.party_id is not None
    return Dossier(
        wording=last,
        deadline=last.deadline,
        due_on=last.due_on,
        wordings=wordings,
        sides=list(sides_of(last.sides)),
        positions=_with_files(_positions(actor, False)(item=item_id), _files(actor, *OF_POSITION)),
        agreed=agreed,
        extensions=extensions,
        responsible=_responsible(actor, False)(item=item_id),
        blockings=_blockings(actor, False)(item=item_id),
        notes=_notes(actor, False)(item=item_id) if internal else [],
        drafts=_with_files(_drafts(actor)(item=item_id), _files(actor, *OF_DRAFT)) if internal else [],
        markings=named(actor, last.markings),
    )


def _as_of(
    actor: Actor, item_id: UUID, on: date, wordings: list[Any], agreed: list[Any], extensions: list[Any]
) -> Dossier:
    """The dossier as it stood at the end of the day `on`; what was current then is marked as current."""
    stood = [wording for wording in wordings if wording.in_force_on and wording.in_force_on <= on]
    wording = stood[-1] if stood else wordings[0]
    deadline = _deadline_on(on, wording, extensions)
    before = {"before": datetime.combine(on + timedelta(days=1), time(), ZoneInfo(actor.time_zone))}
    positions = _with_files(_positions(actor, True)(item=item_id, **before), _files(actor, *OF_POSITION))
    seen = set()
    for position in positions:
        key = (position.round_id, position.party_id)
        position.current = key not in seen
        seen.add(key)
    then = [entry for entry in agreed if str(entry["agreed_on"]) <= on.isoformat()]
    newest = next((entry for entry in reversed(then) if not entry["withdrawn"]), None)
    return Dossier(
        wording=wording,
        deadline=deadline,
        due_on=wording.due_on if deadline == wording.deadline else deadline.last_day(),
        wordings=stood,
        sides=list(sides_of(wording.sides)),
        positions=positions,
        agreed=[entry | {"current": entry is newest} for entry in then],
        extensions=[entry for entry in extensions if str(entry["agreed_on"]) <= on.isoformat()],
        responsible=_responsible(actor, True)(item=item_id, on=on),
        blockings=_blockings_on(actor, item_id, on),
        notes=_notes(actor, True)(item=item_id, **before) if actor.party_id is not None else [],
        drafts=[],
    )


def _deadline_on(on: date, wording: Wording, extensions: list[dict[str, Any]]) -> FuzzyDate:
    """The deadline agreed by a day: each change of it tells what it was before and after."""
    deadline: FuzzyDate = wording.deadline
    for entry in reversed(extensions):
        if str(entry["agreed_on"]) <= on.isoformat():
            deadline = entry["after"]
            break
        deadline = entry["before"]
    return deadline


def _blockings_on(actor: Actor, item_id: UUID, on: date) -> list[Blocking]:
    """The obstacles that were open on a day. Their next step is one of today: it is not told of the past."""
    found = _blockings(actor, True)(item=item_id, on=on)
    for blocking in found:
        blocking.obstacle.state, blocking.obstacle.next_step = Obstacle.State.OPEN, {}
        blocking.obstacle.next_step_due = None
    return found


def _linked(through: Any, link: str) -> Exists:
    """Whether the row has documents at all: most have none, and what may be seen of them is dear to ask."""
    return Exists(through._default_manager.filter(**{link: OuterRef("pk")}))


def _with_files(rows: list[Any], files: Statement[tuple[Any, ...]]) -> list[Any]:
    """`rows` with the documents that the actor may see of each, as `files` in the order of their ids."""
    linked = [row.pk for row in rows if row.linked]
    found: dict[UUID, list[dict[str, Any]]] = {}
    for file in files(rows=array(linked)) if linked else ():
        found.setdefault(file[0], []).append(dict(zip(FILE, file[1:], strict=True)))
    for row in rows:
        row.files = found.get(row.pk, [])
    return rows


@statement
def _files(actor: Actor, through: Any, link: str) -> QuerySet[Any, tuple[Any, ...]]:
    seen = Document.objects.visible_to(actor).values("pk")
    rows: QuerySet[Any] = through._default_manager.filter(any_of(link, Slot("rows")), document_id__in=seen)
    return rows.order_by("document_id").values_list(
        link, "document_id", *(f"document__{name}" for name in FILE[1:])
    )


@statement
def _positions(actor: Actor, dated: bool) -> QuerySet[Position]:
    """Released positions, newest first; `dated`: before the instant in the slot "before"."""
    rows: QuerySet[Position] = Position.objects.visible_to(actor).filter(item_id=Slot("item"))
    if dated:
        rows = rows.filter(release__released_at__lt=Slot("before", DateTimeField()))
    return (
        rows.select_related("round", "release")
        .annotate(linked=_linked(*OF_POSITION))
        .order_by("-round__number", "-edition", "party_id")[:SHOWN]
    )


@statement
def _responsible(actor: Actor, dated: bool) -> QuerySet[Responsibility]:
    """Who answers for the item; `dated`: on the day in the slot "on"."""
    held = Responsibility.objects.visible_to(actor)
    if dated:
        day = Slot("on", DateField())
        held = held.filter(responsible_on(day), since__lte=day)
    else:
        held = held.now(actor)
    rows: QuerySet[Responsibility] = held.filter(item_id=Slot("item"))
    return rows.select_related("organisation").order_by("role", "id")


@statement
def _blockings(actor: Actor, dated: bool) -> QuerySet[Blocking]:
    """Obstacles of the item; `dated`: those that were open at the end of the day in the slot "on"."""
    rows: QuerySet[Blocking] = Blocking.objects.visible_to(actor).filter(item_id=Slot("item"))
    if dated:
        day = Slot("on", DateField())
        still = Q(obstacle__closed_on__isnull=True) | Q(obstacle__closed_on__gt=day)
        rows = rows.filter(still, obstacle__opened_on__lte=day)
    return rows.select_related("obstacle__owner__party").order_by("id")


@statement
def _notes(actor: Actor, dated: bool) -> QuerySet[InternalNote]:
    """The side's notes, newest first; `dated`: written before the instant in the slot "before"."""
    rows: QuerySet[InternalNote] = InternalNote.objects.visible_to(actor).filter(item_id=Slot("item"))
    if dated:
        rows = rows.filter(written_at__lt=Slot("before", DateTimeField()))
    return rows.select_related("written_by", "marking").order_by("-written_at", "-id")[:SHOWN]


@statement
def _drafts(actor: Actor) -> QuerySet[PositionDraft]:
    """The side's drafts on the item, newest round first."""
    rows: QuerySet[PositionDraft] = PositionDraft.objects.visible_to(actor).filter(item_id=Slot("item"))
    return rows.select_related("round").annotate(linked=_linked(*OF_DRAFT)).order_by("-round__number")[:5]
