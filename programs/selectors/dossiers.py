"""One item with everything that belongs to it, in few statements."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent
from cooperation.statements import Slot, statement
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
        return next((p for p in self.positions if p.latest and p.party_id == party_id), None)


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
                AgreedState, actor, "status", "agreed_on", "note", "source_label", "source_id", "current"
            ),
            extended=_of(
                Extension, actor,
                "number", "before", "after", "reason", "agreed_on", "source_label", "source_id",
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
        positions=_positions(actor)(item=item_id),
        agreed=sorted(wording.agreed, key=lambda entry: str(entry["agreed_on"])),
        extensions=extensions,
        responsible=_responsible(actor)(item=item_id),
        blockings=_blockings(actor)(item=item_id),
        notes=_notes(actor)(item=item_id) if internal else [],
        drafts=_drafts(actor)(item=item_id) if internal else [],
    )


def _files(actor: Actor, link: str) -> ArraySubquery:
    """The documents that `link` ties to the row, as JSON."""
    files = Document.objects.visible_to(actor).filter(**{link: OuterRef("pk")}).order_by("id")
    names = ("id", "name", "content_type", "size", "sha256")
    return ArraySubquery(files.values(data=JSONObject(**{name: F(name) for name in names})))


@statement
def _positions(actor: Actor) -> QuerySet[Position]:
    rows: QuerySet[Position] = Position.objects.visible_to(actor).filter(item_id=Slot("item"))
    return (
        rows.select_related("round", "release")
        .annotate(files=_files(actor, "positions"))
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
    """The side's drafts on the item, newest round first, each with its documents."""
    rows: QuerySet[PositionDraft] = PositionDraft.objects.visible_to(actor).filter(item_id=Slot("item"))
    return rows.select_related("round").annotate(files=_files(actor, "drafts")).order_by("-round__number")[:5]
