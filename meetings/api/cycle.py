"""What of a body's cycle and a session's course is read through the API."""

from typing import Any

from django.db.models import Q

from cooperation.api import params as p
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import Column, Many, Shape, columns, one_of
from meetings.models import DateConfirmation, Departure, Rotation, ScheduleStep, Sitting, Turn
from meetings.selectors.happened import HAPPENED_ON
from meetings.selectors.steps import STATE, standing_as

STATES = ("done", "late", "open")
_STEP = (
    *columns(ScheduleStep, "id version review kind due_on by_hand done_on moved_from"),
    Column(
        "happened_on",
        HAPPENED_ON,
        {"type": "string", "format": "date"},
        nullable=True,
        text="The day on which it was done as the record itself tells: released by every side, papers final, minutes"
        " drafted. Null too where delegations are all named, since no day is kept of that.",
    ),
    Column(
        "state",
        STATE,
        one_of(STATES),
        text="As it stands today at the place of the session: done where `done_on` was noted or the record tells so.",
    ),
)
_CONFIRMATION = columns(
    DateConfirmation,
    "id version review party starts_on ends_on voided_at done_on person post signatory_name signatory_post authority "
    "document_kind document_number document_date document entered_by entered_at",
    party_code="party__code",
)
_SITTING = columns(Sitting, "id version review number held_on from_time to_time resumes_on")


def _in_force(actor: Any) -> Any:
    return DateConfirmation.objects.visible_to(actor).filter(voided_at__isnull=True)


#: What stands within a session.
OF_REVIEW = (
    Many(
        "confirmations", _in_force, "review_id", Shape("ConfirmationOfReview", _CONFIRMATION),
        order=("entered_at", "id"), text="The sides that have confirmed its days as they are now.",
    ),
    Many(
        "sittings", Sitting.objects.visible_to, "review_id", Shape("SittingOfReview", _SITTING), order=("number",),
    ),
    Many(
        "schedule", ScheduleStep.objects.visible_to, "review_id", Shape("StepOfReview", _STEP), order=("due_on", "id"),
        text="What is due before and after it. `moved_from`: the day it had before the session was last moved.",
    ),
)  # fmt: skip

DATE_CONFIRMATIONS = Resource(
    "date-confirmations",
    Shape("DateConfirmation", _CONFIRMATION),
    DateConfirmation.objects.visible_to,
    text="The acts by which the sides confirmed the days of sessions; those of former days are void.",
    filters=(
        p.uuid("review"),
        p.uuid("party"),
        p.boolean(
            "void",
            text="Of days that were moved since.",
            apply=lambda rows, void, actor: rows.filter(Q(voided_at__isnull=not void)),
        ),
    ),
)

SITTINGS = Resource(
    "sittings",
    Shape("Sitting", _SITTING, text="One sitting of a session, local to it. Without `to_time` it goes on."),
    Sitting.objects.visible_to,
    text="When sessions sat.",
    filters=(p.uuid("review"),),
    orderings={"number": ordering("review_id", "number")},
)

SCHEDULE_STEPS = Resource(
    "schedule-steps",
    Shape(
        "ScheduleStep",
        _STEP,
        text="What is due before or after a session, by the rule of its body or by a day of its own (`by_hand`).",
    ),
    ScheduleStep.objects.visible_to,
    text="What is due before and after the sessions of your bodies.",
    filters=(
        p.uuid("review"),
        p.uuid("body", "review__body_id"),
        p.any_of("kind", ScheduleStep.Kind.values),
        p.any_of("state", STATES, apply=lambda rows, state, actor: standing_as(rows, state)),
        p.day("due_to", "due_on__lte", text="Due on this day or earlier."),
    ),
)

ROTATIONS = Resource(
    "rotations",
    Shape(
        "Rotation",
        columns(Rotation, "id version body from_number"),
        (
            Many(
                "turns",
                Turn.objects.visible_to,
                "rotation_id",
                Shape("Turn", columns(Turn, "id position party", party_code="party__code")),
                order=("position",),
            ),
            Many(
                "departures",
                Departure.objects.visible_to,
                "rotation_id",
                Shape(
                    "Departure",
                    columns(
                        Departure,
                        "id number kind party other agreed_by_ids agreed_on reason entered_by entered_at",
                    ),
                ),
                order=("number", "entered_at"),
                text="Where the sides agreed to leave the order.",
            ),
        ),
        text="The order in which the sides host a body's sessions, from the session `from_number` on.",
    ),
    Rotation.objects.visible_to,
    text="The rotations of hosts of your bodies.",
    filters=(p.uuid("body"),),
)
