"""One item with everything that belongs to it, in few statements."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import JSONObject

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent
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
from programs.selectors.plans import SideView, sides

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


def dossier(actor: Actor, item_id: UUID) -> Dossier:
    """Everything about an item that the actor may see; Absent where it may not see the item."""
    wordings = list(
        Wording.objects.visible_to(actor)
        .filter(item_id=item_id)
        .select_related("item", "section", "programme__body")
        .annotate(
            agreed=_of(
                AgreedState, actor, "status", "agreed_on", "note", "source_label", "source_id", "current"
            ),
            extended=_of(
                Extension,
                actor,
                "number",
                "before",
                "after",
                "reason",
                "agreed_on",
                "source_label",
                "source_id",
            ),
            in_force_on=Subquery(
                Edition.objects.visible_to(actor)
                .filter(programme_id=OuterRef("programme_id"), number=OuterRef("since_edition"))
                .values("in_force_on")[:1]
            ),
        )
        .order_by("since_edition")
    )
    if not wordings:
        raise Absent
    wording: Any = wordings[-1]
    extensions = [
        entry | {"before": FuzzyDate.parse(entry["before"]), "after": FuzzyDate.parse(entry["after"])}
        for entry in wording.extended
    ]
    responsible = Responsibility.objects.visible_to(actor).now().filter(item_id=item_id)
    blockings = (
        Blocking.objects.visible_to(actor).filter(item_id=item_id).select_related("obstacle__owner__party")
    )
    return Dossier(
        wording=wording,
        wordings=wordings,
        sides=sides(actor, wording.programme_id),
        positions=_positions(actor, item_id),
        agreed=sorted(wording.agreed, key=lambda entry: str(entry["agreed_on"])),
        extensions=extensions,
        responsible=list(responsible.select_related("organisation").order_by("role", "id")),
        blockings=list(blockings.order_by("id")),
        notes=_notes(actor, item_id),
        drafts=_drafts(actor, item_id),
    )


def _positions(actor: Actor, item_id: UUID) -> list[Position]:
    files = Document.objects.visible_to(actor).filter(positions=OuterRef("pk")).order_by("id")
    names = ("id", "name", "content_type", "size", "sha256")
    rows = Position.objects.visible_to(actor).filter(item_id=item_id).select_related("round", "release")
    return list(
        rows.annotate(
            files=ArraySubquery(files.values(data=JSONObject(**{name: F(name) for name in names})))
        ).order_by("-round__number", "-edition", "party_id")[:SHOWN]
    )


def _notes(actor: Actor, item_id: UUID) -> list[InternalNote]:
    if actor.party_id is None:
        return []
    rows = InternalNote.objects.visible_to(actor).filter(item_id=item_id).select_related("written_by")
    return list(rows.order_by("-written_at", "-id")[:SHOWN])


def _drafts(actor: Actor, item_id: UUID) -> list[PositionDraft]:
    """The side's drafts on the item, newest round first, each with its documents."""
    if actor.party_id is None:
        return []
    files = Document.objects.visible_to(actor).filter(drafts=OuterRef("pk")).order_by("id")
    names = ("id", "name", "content_type", "size", "sha256")
    rows = PositionDraft.objects.visible_to(actor).filter(item_id=item_id).select_related("round")
    return list(
        rows.annotate(
            files=ArraySubquery(files.values(data=JSONObject(**{name: F(name) for name in names})))
        ).order_by("-round__number")[:5]
    )
