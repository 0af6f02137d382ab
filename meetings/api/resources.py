"""Sessions, their agenda, what they decided, the minutes, and the reminders."""

from cooperation.api import params as p
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import Many, Shape, columns
from meetings.models import (
    Acknowledgement,
    AgendaItem,
    Delegate,
    Delegation,
    Minutes,
    Outcome,
    Reminder,
    Review,
)

TAG = "sessions"

REVIEWS = Resource(
    "reviews",
    Shape(
        "Review",
        columns(
            Review,
            "id version body programme round edition number state place host starts_on ends_on starts_at_time "
            "time_zone covers_from covers_to schedule_version concluded_at illustrative",
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
        ),
        text="A session of a body. Its days and time are local to `time_zone`.",
    ),
    Review.objects.visible_to,
    text="The sessions of your bodies.",
    filters=(
        p.uuid("body"),
        p.uuid("programme"),
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
                Shape("DelegationMember", columns(Delegate, "id person post is_head")),
            ),
        ),
        text="Who comes to a session for a side, and who leads them.",
    ),
    Delegation.objects.visible_to,
    text="The delegations of the sides to their sessions.",
    filters=(p.uuid("review"), p.uuid("party")),
)

AGENDA_ITEMS = Resource(
    "agenda-items",
    Shape(
        "AgendaItem",
        columns(AgendaItem, "id version review position title item proposed_by state carried_over"),
    ),
    AgendaItem.objects.visible_to,
    text="Points of the agenda.",
    filters=(p.uuid("review"), p.uuid("item"), p.any_of("state", AgendaItem.State.values)),
    orderings={"position": ordering("review_id", "position")},
)

OUTCOMES = Resource(
    "outcomes",
    Shape(
        "Outcome",
        columns(
            Outcome,
            "id version review agenda_item number kind text item status deadline reason section item_number title "
            "expected_result change_set ends entered_for recorded_at",
        ),
        (
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
    text="What the sessions decided.",
    filters=(
        p.uuid("review"),
        p.uuid("item"),
        p.uuid("agenda_item"),
        p.any_of("kind", Outcome.Kind.values),
    ),
    orderings={
        "number": ordering("review_id", "number"),
        "-recorded_at": ordering("-recorded_at", "-id"),
    },
)

MINUTES = Resource(
    "minutes",
    Shape("Minutes", columns(Minutes, "id version review number languages sha256 made_at")),
    Minutes.objects.visible_to,
    text="The agreed records of sessions; the file of each is under `/minutes/{id}/content/`.",
    filters=(p.uuid("review"),),
)

REMINDERS = Resource(
    "reminders",
    Shape(
        "Reminder",
        columns(Reminder, "id version body review recipient kind lead_days schedule_version due_at state"),
    ),
    Reminder.objects.visible_to,
    text="Your own reminders; a side's secretary sees those of the side.",
    filters=(
        p.uuid("review"),
        p.uuid("recipient"),
        p.any_of("state", Reminder.State.values),
        p.any_of("kind", Reminder.Kind.values),
    ),
    orderings={"due_at": ordering("due_at", "id"), "-due_at": ordering("-due_at", "-id")},
)
