"""Programmes in editions: sections, items with their wording and agreed state."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value, When

from cooperation import clock
from cooperation.access import Actor
from cooperation.api import params as p
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import ID, TEXT, Column, Many, Shape, column, columns, one_of, with_parent
from programs.models import (
    AgreedState,
    Blocking,
    Edition,
    Extension,
    FormerTitle,
    Item,
    Position,
    Programme,
    Responsibility,
    Section,
    Side,
    Status,
    Wording,
)
from programs.models.programmes import responsible_now
from programs.selectors import differences
from programs.selectors.plans import late, matching

TAG = "plan"
Rows = QuerySet[Any]

PROGRAMMES = Resource(
    "programmes",
    Shape(
        "Programme",
        columns(Programme, "id version body code title summary document since until illustrative"),
        (
            Many(
                "sides",
                Side.objects.visible_to,
                "programme_id",
                Shape("Side", columns(Side, "id party order since until", party_code="party__code")),
                order=("order",),
            ),
        ),
    ),
    Programme.objects.visible_to,
    text="The joint action plans on which you work, with their sides.",
    filters=(p.uuid("body"), p.string("code", limit=60)),
    orderings={"code": ordering("code")},
)

EDITIONS = Resource(
    "editions",
    Shape(
        "Edition", columns(Edition, "id version programme number state in_force_on source_label source_id")
    ),
    Edition.objects.visible_to,
    text="Editions of the programmes. The one in force does not change.",
    filters=(p.id_or_code("programme"), p.any_of("state", Edition.State.values), p.integer("number")),
    orderings={
        "number": ordering("programme_id", "number"),
        "-number": ordering("-programme_id", "-number"),
    },
)

SECTIONS = Resource(
    "sections",
    Shape(
        "Section",
        columns(Section, "id version programme parent number title"),
        (
            Many(
                "former_titles",
                with_parent(FormerTitle),
                "section_id",
                Shape("FormerTitle", columns(FormerTitle, "id title until_edition")),
                order=("until_edition",),
                text="What it was called in the editions before `until_edition`.",
            ),
        ),
    ),
    Section.objects.visible_to,
    text="The headings of the programmes.",
    filters=(p.id_or_code("programme"), p.uuid("parent"), p.string("number", limit=20)),
    orderings={"number": ordering("programme_id", "sort_key", "id")},
)

# --- Items ------------------------------------------------------------------------------------------------------------


def worded(actor: Actor) -> Rows:
    """The wordings of visible items, beside each what was last agreed of the item."""
    seen: Rows = Wording.objects.visible_to(actor)
    agreed = FilteredRelation("item__agreed_states", condition=Q(item__agreed_states__current=True))
    worded_rows: Rows = seen.annotate(agreed=agreed)
    return worded_rows


def in_edition(rows: Rows, edition: str, actor: Actor) -> Rows:
    """The wordings of an edition: `in_force`, `recorded` (what the next one says so far) or a number."""
    if edition == "newest":
        return rows.filter(until_edition__isnull=True)
    if edition != "in_force":
        return _standing_in(rows, int(edition))
    in_force = FilteredRelation(
        "programme__editions", condition=Q(programme__editions__state=Edition.State.IN_FORCE)
    )
    return _standing_in(rows.alias(in_force=in_force), F("in_force__number"))


def _standing_in(rows: Rows, number: Any) -> Rows:
    return rows.filter(Q(until_edition__isnull=True) | Q(until_edition__gt=number), since_edition__lte=number)


def only_late(rows: Rows, wanted: bool, actor: Actor) -> Rows:
    """Past the agreed period without agreed completion, or all the others."""
    past: Q = late(clock.today(actor.time_zone))
    return rows.filter(past if wanted else ~past)


def found(rows: Rows, words: str, actor: Actor) -> Rows:
    """Full text in every language that an item has."""
    return rows.filter(matching(Value(words)))


def responsible(rows: Rows, organisation: UUID, actor: Actor) -> Rows:
    """Items for which an organisation is responsible now."""
    held = Responsibility.objects.visible_to(actor).now(actor)
    return rows.filter(Exists(held.filter(item_id=OuterRef("item_id"), organisation_id=organisation)))


EDITION = p.pattern(
    "edition",
    "in_force|newest|[1-9][0-9]{0,8}",
    text=(
        "Whose wording: in_force; newest, which shows also what a session has recorded for the next edition;"
        " or the number of an edition."
    ),
    apply=in_edition,
    default="in_force",
)

ITEM_COLUMNS = (
    Column("id", "item_id", ID),
    column(Wording, "version", "item__version"),
    *columns(
        Wording,
        "programme section number title expected_result deadline occurrences_done due_on since_edition",
    ),
    *columns(
        Wording,
        "",
        kind="item__kind",
        origin="item__origin",
        external_id="item__external_id",
        illustrative="item__illustrative",
    ),
    Column(
        "status", "agreed__status", one_of(Status.values), nullable=True, text="What the sides last agreed."
    ),
    Column("agreed_on", "agreed__agreed_on", {"type": "string", "format": "date"}, nullable=True),
    Column(
        "agreed_at",
        "agreed__source_label",
        TEXT,
        raw=True,
        nullable=True,
        text="What recorded the agreed status.",
    ),
)

# Responsibilities and extensions are seen exactly when their item is, and the page they are read for is scoped.
RESPONSIBLE = Many(
    "responsible",
    lambda actor: Responsibility.unscoped.filter(responsible_now(actor)),
    "item_id",
    Shape(
        "Responsible", columns(Responsibility, "id party organisation role since", party_code="party__code")
    ),
    by="item_id",
    order=("party__code", "id"),
    text="The organisations responsible now, on any side.",
)

LATEST = Many(
    "positions",
    differences.newest,
    "item_id",
    Shape(
        "LatestPosition",
        columns(
            Position,
            "id party round status progress text proposed_deadline",
            party_code="party__code",
            round_number="round__number",
            released_at="release__released_at",
        ),
    ),
    by="item_id",
    order=("party__code",),
    text="What each side last said, as far as you may see it.",
)

ITEM = Shape("Item", ITEM_COLUMNS, (RESPONSIBLE,), text="An action item in the wording of an edition.")

ITEM_DOSSIER = Shape(
    "ItemDossier",
    ITEM_COLUMNS,
    (
        RESPONSIBLE,
        LATEST,
        Many(
            "agreed",
            with_parent(AgreedState),
            "item_id",
            Shape(
                "Agreed",
                columns(
                    AgreedState, "id status agreed_on period note current withdrawn source_label source_id"
                ),
            ),
            by="item_id",
            order=("agreed_on", "id"),
            text="Each status that the sides agreed, oldest first, with what recorded it.",
        ),
        Many(
            "wordings",
            with_parent(Wording),
            "item_id",
            Shape("Wording", columns(Wording, "id number title deadline since_edition until_edition")),
            by="item_id",
            order=("since_edition",),
            text="What each edition said: from `since_edition` until before `until_edition`.",
        ),
        Many(
            "extensions",
            with_parent(Extension),
            "item_id",
            Shape(
                "Extension",
                columns(
                    Extension,
                    "id number before after reason agreed_on source_label source_id brought_forward",
                ),
            ),
            by="item_id",
            order=("number",),
            text="Each change of its deadline. One that was brought forward does not count as an extension.",
        ),
        Many(
            "obstacles",
            Blocking.objects.visible_to,
            "item_id",
            value="obstacle_id",
            by="item_id",
            text="What stands in its way.",
        ),
    ),
    text="An action item with what the sides say of it and how its deadline moved.",
)


def one_item(rows: Rows, given: UUID) -> Rows:
    """The wording in force first; behind it the newest, for an item that stands in no edition in force."""
    in_force = Edition.unscoped.filter(programme_id=OuterRef("programme_id"), state=Edition.State.IN_FORCE)
    number = Subquery(in_force.values("number")[:1])
    stands = Q(until_edition__isnull=True) | Q(until_edition__gt=F("_number"))
    found_rows: Rows = (
        rows.filter(item_id=given)
        .annotate(_number=number)
        .annotate(_standing=Case(When(stands, since_edition__lte=F("_number"), then=1), default=0))
        .order_by("-_standing", "-since_edition")
    )
    return found_rows


ITEMS = Resource(
    "items",
    ITEM,
    worded,
    text="The action items of the programmes: their wording, what the sides last agreed, who is responsible.",
    filters=(
        EDITION,
        p.id_or_code("programme"),
        p.uuid("section"),
        p.string("number", limit=20),
        p.any_of("kind", Item.Kind.values, "item__kind"),
        p.any_of("status", Status.values, "agreed__status", text="What the sides last agreed."),
        p.boolean("late", text="Past the agreed period without agreed completion.", apply=only_late),
        p.uuid("responsible", text="An organisation responsible now.", apply=responsible),
        p.string(
            "q",
            text='Words or their beginnings, in any language of the texts; "a phrase"; -without. All must hold.',
            apply=found,
        ),
        p.string("external_id", "item__external_id"),
    ),
    object_filters=(replace(EDITION, default=None),),
    orderings={
        "number": ordering("programme_id", "sort_key", "id"),
        "due_on": ordering("due_on?", "id"),
        "-due_on": ordering("-due_on?", "-id"),
    },
    one=one_item,
    detail=ITEM_DOSSIER,
)
