"""One item with everything that belongs to it, in few statements."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, OuterRef, QuerySet, Subquery
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
    Position,
    PositionDraft,
    Responsibility,
    Wording,
)
from programs.selectors.plans import SideView, sides_of, sides_text

SHOWN = 60
#: What a page says of a document.
FILE = ("id", "name", "content_type", "size", "sha256")
#: The tables that tie documents to positions and to drafts, each with its column.
OF_POSITION = (Document.positions.through, "position_id")
OF_DRAFT = (Document.drafts.through, "positiondraft_id")


@dataclass(frozen=True, slots=True)
class Dossier:
    """An item: `wording` is its newest, `wordings` all of them, `positions` newest first.

    `wordings` come oldest first, each with `in_force_on`, the day its first edition came into force (None: not yet).
    """

    wording: Wording
    wordings: list[Wording]
    sides: list[SideView]
    positions: list[Position]
    agreed: list[dict[str, Any]]
    extensions: list[dict[str, Any]]
    responsible: list[Responsibility]
    blockings: list[Blocking]
    notes: list[InternalNote]
    drafts: list[PositionDraft]

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
        )
        .order_by("since_edition")
    )  # fmt: skip
    return rows


def dossier(actor: Actor, item_id: UUID) -> Dossier:
    """Everything about an item that the actor may see; Absent where it may not see the item."""
    wordings = _wordings(actor)(item=item_id)
    if not wordings:
        raise Absent
    wording: Any = wordings[-1]
    extensions = [
        entry | {"before": FuzzyDate.parse(entry["before"]), "after": FuzzyDate.parse(entry["after"])}
        for entry in wording.extended
    ]
    internal = actor.party_id is not None
    return Dossier(
        wording=wording,
        wordings=wordings,
        sides=list(sides_of(wording.sides)),
        positions=_with_files(_positions(actor)(item=item_id), _files(actor, *OF_POSITION)),
        agreed=sorted(wording.agreed, key=lambda entry: str(entry["agreed_on"])),
        extensions=extensions,
        responsible=_responsible(actor)(item=item_id),
        blockings=_blockings(actor)(item=item_id),
        notes=_notes(actor)(item=item_id) if internal else [],
        drafts=_with_files(_drafts(actor)(item=item_id), _files(actor, *OF_DRAFT)) if internal else [],
    )


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
def _positions(actor: Actor) -> QuerySet[Position]:
    rows: QuerySet[Position] = Position.objects.visible_to(actor).filter(item_id=Slot("item"))
    return (
        rows.select_related("round", "release")
        .annotate(linked=_linked(*OF_POSITION))
        .order_by("-round__number", "-edition", "party_id")[:SHOWN]
    )


@statement
def _responsible(actor: Actor) -> QuerySet[Responsibility]:
    rows: QuerySet[Responsibility] = (
        Responsibility.objects.visible_to(actor).now().filter(item_id=Slot("item"))
    )
    return rows.select_related("organisation").order_by("role", "id")


@statement
def _blockings(actor: Actor) -> QuerySet[Blocking]:
    rows: QuerySet[Blocking] = Blocking.objects.visible_to(actor).filter(item_id=Slot("item"))
    return rows.select_related("obstacle__owner__party").order_by("id")


@statement
def _notes(actor: Actor) -> QuerySet[InternalNote]:
    rows: QuerySet[InternalNote] = InternalNote.objects.visible_to(actor).filter(item_id=Slot("item"))
    return rows.select_related("written_by").order_by("-written_at", "-id")[:SHOWN]


@statement
def _drafts(actor: Actor) -> QuerySet[PositionDraft]:
    """The side's drafts on the item, newest round first."""
    rows: QuerySet[PositionDraft] = PositionDraft.objects.visible_to(actor).filter(item_id=Slot("item"))
    return rows.select_related("round").annotate(linked=_linked(*OF_DRAFT)).order_by("-round__number")[:5]
