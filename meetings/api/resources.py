"""Sessions, their agenda, what they decided, the minutes, and the reminders."""

from typing import Any

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet

from cooperation.access import Actor
from cooperation.api import params as p
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import (
    FUZZY,
    INTEGER,
    STRING,
    TEXT,
    Column,
    Many,
    Shape,
    column,
    columns,
    one_of,
)
from cooperation.dates import Within
from cooperation.statements import Counted
from meetings.models import (
    Acknowledgement,
    AgendaItem,
    Delegate,
    Delegation,
    IntersessionalDecision,
    Outcome,
    Reminder,
    Review,
)
from meetings.models.reviews import first_day_held
from meetings.rules import schedule
from meetings.selectors.proposals import not_taken_up
from meetings.selectors.sessions import about
from programs.api import plans
from programs.models import AgreedState, Side, Status, Wording

from . import cycle

TAG = "sessions"
Rows = QuerySet[Any]


def _heads_there() -> Rows:
    """Of the session of the outer row: its sides' heads who are there, or for whom somebody speaks."""
    taking_part = Side.unscoped.filter(programme_id=OuterRef("delegation__review__programme_id"))
    present = taking_part.filter(
        Within("since", "until", OuterRef("delegation__review__starts_on")),
        party_id=OuterRef("delegation__party_id"),
    )
    spoken_for = Delegate.unscoped.filter(proxy_for_id=OuterRef("pk"), attendance="proxy")
    heads: Rows = Delegate.unscoped.filter(
        Q(attendance__in=("present", "proxy")) | Exists(spoken_for), Exists(present),
        delegation__review_id=OuterRef("pk"), is_head=True,
    )  # fmt: skip
    return heads.order_by().values("pk")


REVIEWS = Resource(
    "reviews",
    Shape(
        "Review",
        (
            *columns(
                Review,
                "id version body programme round edition number state place host starts_on ends_on starts_at_time "
                "time_zone covers_from covers_to schedule_version concluded_at cancelled_reason illustrative "
                "moved_from postponed_reason",
                quorum="body__quorum",
            ),
            Column(
                "sides_present",
                Counted(_heads_there()),
                INTEGER,
                text="Sides whose head is noted as present, or for whose head a proxy speaks.",
            ),
        ),
        (
            Many(
                "delegates",
                Delegate.objects.visible_to,
                "delegation__review_id",
                Shape(
                    "Delegate",
                    columns(
                        Delegate, "id person post is_head", delegation="delegation", party="delegation__party"
                    ),
                ),
            ),
            *cycle.OF_REVIEW,
        ),
        text=(
            "A session of a body. Its days and time are local to `time_zone`. A postponed one has no date until it"
            " is moved."
        ),
    ),
    Review.objects.visible_to,
    text="The sessions of your bodies.",
    filters=(
        p.uuid("body"),
        p.id_or_code("programme"),
        p.any_of("state", Review.State.values),
        p.integer("number"),
        p.day("from", "starts_on__gte", text="Sessions that begin on this day or later."),
        p.day("to", "starts_on__lte", text="Sessions that begin on this day or earlier."),
    ),
    orderings={
        "-starts_on": ordering("-starts_on", "-id"),
        "starts_on": ordering("starts_on", "id"),
    },
)

DELEGATIONS = Resource(
    "delegations",
    Shape(
        "Delegation",
        columns(Delegation, "id version review party", party_code="party__code"),
        (
            Many(
                "delegates",
                Delegate.objects.visible_to,
                "delegation_id",
                Shape(
                    "DelegationMember",
                    columns(Delegate, "id version person post is_head attendance proxy_for"),
                ),
            ),
        ),
        text="Who comes to a session for a side, and who leads them.",
    ),
    Delegation.objects.visible_to,
    text="The delegations of the sides to their sessions.",
    filters=(p.uuid("review"), p.uuid("party")),
)


def _left_over(rows: Rows, left: bool, actor: Actor) -> Rows:
    return rows.filter(not_taken_up()) if left else rows.exclude(not_taken_up())


AGENDA_ITEMS = Resource(
    "agenda-items",
    Shape(
        "AgendaItem",
        columns(
            AgendaItem,
            "id version review position title item proposed_by state carried_over source source_id continues "
            "reason",
        ),
    ),
    AgendaItem.objects.visible_to,
    text="Points of the agenda.",
    filters=(
        p.uuid("review"),
        p.uuid("item"),
        p.any_of("state", AgendaItem.State.values),
        p.boolean("left_over", text="Deferred or not reached, and on no later agenda.", apply=_left_over),
    ),
    orderings={"position": ordering("review_id", "position")},
)


def _heads(actor: Actor) -> Rows:
    return Delegate.objects.visible_to(actor).filter(is_head=True)  # type: ignore[no-any-return]


def _numbered(rows: Rows, number: str, actor: Actor) -> Rows:
    """Outcomes about an item that has this number in the plan, or had it in an earlier edition."""
    wordings = Wording.objects.visible_to(actor).filter(item_id=OuterRef("item_id"), number=number)
    return rows.filter(Exists(wordings))


HELD_ON = Column(
    "held_on",
    first_day_held("review__"),
    {"type": "string", "format": "date"},
    text="The first day of the session: the one on which it was held, where that was ahead of its date.",
)

OUTCOMES = Resource(
    "outcomes",
    Shape(
        "Outcome",
        (
            *columns(
                Outcome,
                "id version review agenda_item number kind text item status deadline reason section item_number title "
                "expected_result change_set ends brought_forward entered_for recorded_at withdrawn_at withdrawn_reason "
                "symbol acts_on decision_rule silent_until carried",
                programme="review__programme",
                review_number="review__number",
            ),
            HELD_ON,
            column(Outcome, "edition", "review__edition__number"),
        ),
        (
            Many(
                "heads",
                _heads,
                "delegation__review_id",
                Shape(
                    "HeadOfDelegation",
                    columns(
                        Delegate,
                        "id person post",
                        party="delegation__party",
                        party_code="delegation__party__code",
                        person_name="person__name",
                        post_title="post__title",
                    ),
                ),
                by="review_id",
                order=("delegation__party__code", "id"),
                text="Who led the delegations of the sides that decided it.",
            ),
            Many(
                "responsible",
                lambda actor: Outcome.responsible.through._default_manager.filter(
                    outcome__in=Outcome.objects.visible_to(actor).values("pk")
                ),
                "outcome_id",
                value="organisation_id",
                order=("organisation_id",),
            ),
            Many(
                "confirms",
                IntersessionalDecision.objects.visible_to,
                "confirmed_by_id",
                value="id",
                text="What was decided between sessions and is confirmed by it.",
            ),
            Many(
                "agreed",
                AgreedState.objects.visible_to,
                "source_id",
                Shape("AgreedByOutcome", columns(AgreedState, "id item status period withdrawn")),
                text="The agreed statuses that it entered: one, or those of every item of list A.",
            ),
            Many(
                "acknowledgements",
                Acknowledgement.objects.visible_to,
                "outcome_id",
                Shape(
                    "Acknowledgement",
                    columns(Acknowledgement, "id party acknowledged_at", party_code="party__code"),
                ),
                order=("party__code",),
                text="The sides whose secretaries have confirmed it.",
            ),
        ),
    ),
    Outcome.objects.visible_to,
    text=(
        "What the sessions decided. `symbol` is the number by the body's scheme, `number` the paragraph in the record"
        " of the session, `edition` the edition that its outcomes make."
    ),
    filters=(
        p.id_or_code("programme", "review__programme"),
        p.uuid("review"),
        p.string(
            "plan_number",
            limit=20,
            text="About the item that has, or had, this number in the plan.",
            apply=_numbered,
        ),
        p.uuid(
            "item",
            text="About the item, or with it on the list that was adopted.",
            apply=lambda rows, item, actor: rows.filter(about(item)),
        ),
        p.uuid("agenda_item"),
        p.uuid("acts_on", text="The outcomes that act on this one."),
        p.any_of("kind", Outcome.Kind.values),
        p.boolean(
            "withdrawn",
            text="Recorded in error and withdrawn since.",
            apply=lambda rows, withdrawn, actor: rows.filter(withdrawn_at__isnull=not withdrawn),
        ),
    ),
    orderings={
        "number": ordering("review_id", "number"),
        "-recorded_at": ordering("-recorded_at", "-id"),
    },
)

# --- What is to be decided next ---------------------------------------------------------------------------------------


def _standing(actor: Actor) -> Rows:
    return Outcome.objects.visible_to(actor).filter(withdrawn_at__isnull=True)  # type: ignore[no-any-return]


def _to_decide(actor: Actor) -> Rows:
    """The points not dealt with of the next session of each body, with what the plan says of their items now."""
    ahead = Review.objects.visible_to(actor).filter(state__in=schedule.AHEAD)
    following = ahead.order_by("body_id", "starts_on", "number").distinct("body_id")
    open_points = AgendaItem.objects.visible_to(actor).filter(
        state=AgendaItem.State.OPEN, review_id__in=following.values("pk")
    )
    rows: Rows = open_points.alias(
        newest=FilteredRelation("item__wordings", condition=Q(item__wordings__until_edition__isnull=True)),
        agreed=FilteredRelation("item__agreed_states", condition=Q(item__agreed_states__current=True)),
    )
    return rows


DECISIONS = Resource(
    "decisions",
    Shape(
        "Decision",
        (
            *columns(
                AgendaItem,
                "id version review position title item proposed_by carried_over",
                programme="review__programme",
                review_number="review__number",
                starts_on="review__starts_on",
                place="review__place",
            ),
            Column("number", F("newest__number"), STRING, nullable=True, text="Of the item in the plan."),
            Column("item_title", F("newest__title"), TEXT, raw=True, nullable=True),
            Column("deadline", F("newest__deadline"), FUZZY, raw=True, nullable=True),
            Column(
                "status", F("agreed__status"), one_of(Status.values), nullable=True,
                text="What the sides last agreed.",
            ),
            Column("agreed_on", F("agreed__agreed_on"), {"type": "string", "format": "date"}, nullable=True),
            Column("agreed_at", F("agreed__source_label"), TEXT, raw=True, nullable=True),
        ),
        (
            plans.LATEST,
            Many(
                "decided",
                _standing,
                "item_id",
                Shape(
                    "EarlierOutcome",
                    (
                        *columns(
                            Outcome,
                            "id number kind text status deadline review",
                            review_number="review__number",
                        ),
                        HELD_ON,
                    ),
                ),
                by="item_id",
                order=(first_day_held("review__").desc(), "number"),
                text="What earlier sessions decided on the item, the last one first.",
            ),
        ),
        text="A point that the next session is to decide, with what was said and decided of it last.",
    ),
    _to_decide,
    text=(
        "What the next session of each of your bodies is to decide: the points of its agenda that are not dealt with,"
        " and what was said and decided of their items last time."
    ),
    filters=(
        p.uuid("body", "review__body_id"), p.id_or_code("programme", "review__programme"), p.uuid("review"),
        p.uuid("item"),
    ),
    orderings={"position": ordering("review_id", "position")},
)  # fmt: skip

REMINDERS = Resource(
    "reminders",
    Shape(
        "Reminder",
        columns(
            Reminder,
            "id version body review contribution subject occasion recipient kind lead_days schedule_version due_at "
            "use_until late state reason",
        ),
    ),
    Reminder.objects.visible_to,
    text="Your own reminders; a side's secretary sees those of the side.",
    filters=(
        p.uuid("review"),
        p.uuid("contribution"),
        p.uuid("recipient"),
        p.any_of("state", Reminder.State.values),
        p.any_of("kind", Reminder.Kind.values),
    ),
    orderings={"due_at": ordering("due_at", "id"), "-due_at": ordering("-due_at", "-id")},
)
