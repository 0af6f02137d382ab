"""Rounds, and what the sides report in them: positions, and each side's own drafts and notes."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    F,
    Func,
    JSONField,
    OuterRef,
    QuerySet,
    Subquery,
    Value,
    When,
)

from cooperation.access import Actor
from cooperation.api import params as p
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import Column, Many, Shape, column, columns
from cooperation.statements import Met
from programs.models import Document, InternalNote, Position, PositionDraft, Release, Round, Status

TAG = "reports"
Rows = QuerySet[Any]


def told(*names: str) -> tuple[Column, ...]:
    """Columns of a release that are null until the exchange shows its positions to the reader."""
    text = "Null until the exchange shows you the positions."
    return tuple(
        replace(column(Release, name, name), source=f"told_{name}", nullable=True, text=text)
        for name in names
    )


def _closed(rows: Rows, closed: bool, actor: Actor) -> Rows:
    return rows.filter(closed_at__isnull=not closed)


ROUNDS = Resource(
    "rounds",
    Shape(
        "Round",
        columns(
            Round,
            "id version programme number covers_from covers_to opens_on cut_off exchange whole_plan closed_at",
        ),
        (
            Many(
                "releases",
                Release.objects.visible_to,
                "round_id",
                Shape(
                    "Release",
                    (
                        *columns(Release, "id party", party_code="party__code"),
                        *told("number", "released_at", "count"),
                    ),
                ),
                order=("party__code", "number"),
                text="Which sides have shown their sets.",
            ),
        ),
    ),
    Round.objects.visible_to,
    text="Calls for positions.",
    filters=(p.id_or_code("programme"), p.integer("number"), p.boolean("closed", apply=_closed)),
    orderings={
        "-number": ordering("-programme_id", "-number"),
        "number": ordering("programme_id", "number"),
    },
)


RELEASES = Resource(
    "releases",
    Shape(
        "ReleaseAct",
        (
            *columns(Release, "id version programme round party"),
            *told("number", "released_at", "person", "post", "authority", "authority_note", "count"),
        ),
        text="The act by which a side showed its set of positions.",
    ),
    Release.objects.visible_to,
    text="Who showed which set, when and on what authority. Before the exchange: that a side has released, no more.",
    filters=(p.id_or_code("programme"), p.uuid("round"), p.uuid("party")),
)


def _position_documents(actor: Actor) -> Rows:
    seen = Document.objects.visible_to(actor).values("pk")
    return Document.positions.through._default_manager.filter(document_id__in=seen)


def _draft_documents(actor: Actor) -> Rows:
    seen = Document.objects.visible_to(actor).values("pk")
    return Document.drafts.through._default_manager.filter(document_id__in=seen)


# Row security leaves out what the reader may not see: before the exchange the position before it is the newest.
_SAME = Position.unscoped.filter(item_id=OuterRef("item_id"), party_id=OuterRef("party_id"))
_NEWER = _SAME.filter(current=True, round__number__gt=OuterRef("round__number"))
_NEWEST_TEXT = "The newest of a side on an item over all rounds, of those that you may see."
_NEWEST = Case(
    When(latest=True, then=Value(True)),
    # One row by index, which settles it for all but those behind a hidden one.
    When(Met(_SAME.filter(latest=True)), then=Value(False)),
    When(Met(_NEWER), then=Value(False)),
    default=F("current"),
    output_field=BooleanField(),
)


def _newest(rows: Rows, wanted: bool, actor: Actor) -> Rows:
    found: Rows = rows.alias(_newest=_NEWEST).filter(_newest=wanted)
    return found


POSITIONS = Resource(
    "positions",
    Shape(
        "Position",
        (
            *columns(
                Position,
                "id version programme party round item status progress text proposed_deadline edition current",
                party_code="party__code",
                released_at="release__released_at",
            ),
            Column("latest", _NEWEST, {"type": "boolean"}, text=_NEWEST_TEXT),
        ),
        (Many("documents", _position_documents, "position_id", value="document_id", order=("document_id",)),),
    ),
    Position.objects.visible_to,
    text="What the sides reported: one's own, and the others' by the exchange rule of the round.",
    filters=(
        p.id_or_code("programme"),
        p.uuid("round"),
        p.uuid("item"),
        p.uuid("party"),
        p.any_of("status", Status.values),
        p.boolean("current", text="The current edition of a position in its round."),
        p.boolean("latest", text=_NEWEST_TEXT, apply=_newest),
    ),
)


def one_draft(rows: Rows, item: UUID) -> Rows:
    return rows.filter(item_id=item)


class _Behind(Func):
    """SQL of rules/languages.py: (text, former text, languages found still right) as a JSON array of languages.

    LIMIT keeps the planner from writing the former text, a subselect, wherever it is named.
    """

    template = (
        "(SELECT coalesce(jsonb_agg(d.key ORDER BY d.key), '[]')"
        " FROM (SELECT %(expressions)s LIMIT 1) v(said, former, kept),"
        " LATERAL jsonb_each_text(v.said) d WHERE v.former ->> d.key = d.value AND NOT d.key = ANY(v.kept) AND EXISTS"
        " (SELECT 1 FROM jsonb_each_text(v.said) e WHERE v.former ->> e.key <> e.value))"
    )
    output_field = JSONField()


_FORMER = Position.unscoped.filter(
    item_id=OuterRef("item_id"), party_id=OuterRef("party_id"), latest=True
).values("text")[:1]

DRAFTS = Resource(
    "drafts",
    Shape(
        "PositionDraft",
        (
            *columns(
                PositionDraft,
                "id version programme party round item status progress text proposed_deadline ready saved_at"
                " still_right",
            ),
            Column(
                "languages_behind",
                _Behind("text", Subquery(_FORMER), "still_right"),
                {"type": "array", "items": {"type": "string"}},
                raw=True,
                text="Languages that say what your side's newest position said, where another was changed since.",
            ),
        ),
        (
            Many(
                "documents", _draft_documents, "positiondraft_id", value="document_id", order=("document_id",)
            ),
        ),
        text="The working text of your own side's position. Nobody else sees it before it is released.",
    ),
    PositionDraft.objects.visible_to,
    text="Your own side's drafts in a round.",
    filters=(p.uuid("item"), p.any_of("status", Status.values), p.boolean("ready")),
    internal=True,
    read_as="draft",
)

NOTES = Resource(
    "notes",
    Shape(
        "InternalNote",
        columns(
            InternalNote,
            "id version programme item agreement kind text marking organisation written_at",
            review="review_id",
        ),
        text="Your own side's note on an item, an agreement or a session. Nobody else ever sees it.",
    ),
    InternalNote.objects.visible_to,
    text="Your own side's notes and lines to take.",
    filters=(
        p.id_or_code("programme"),
        p.uuid("item"),
        p.uuid("agreement"),
        p.uuid("review", "review_id"),
        p.any_of("kind", InternalNote.Kind.values),
        p.string("marking", "marking_id", limit=32),
    ),
    internal=True,
    read_as="note",
)
