"""A session's date confirmed, its sittings, its schedule; a body's rotation, and the next session it gives."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework import serializers
from rest_framework.request import Request

from cooperation.api import conditions
from cooperation.api.bodies import Body, TextBodyField
from cooperation.api.params import Params
from cooperation.api.resources import Resource
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import DAY, ID, STRING, TEXT, document, list_of, nullable, object_of
from cooperation.api.views import ActFace, Face
from cooperation.errors import Absent
from meetings.models import Departure
from meetings.selectors import cycle as reading
from meetings.services import course, cycle, steps
from programs.api.changes import ActBody, act_of
from programs.models import Consent, Programme

from .cycle import ROTATIONS, SCHEDULE_STEPS, SITTINGS
from .resources import REVIEWS, TAG

OPTIONAL: dict[str, Any] = {"required": False, "allow_null": True, "default": None}

# --- The course of a session ------------------------------------------------------------------------------------------


class ConfirmDate(ActFace):
    """A side confirms the date."""

    tag = TAG
    resource: ClassVar[Resource] = REVIEWS
    name = "confirm_review_date"
    text = (
        "Enters the act by which a side confirms the days of a session. Once every side that takes part has, it is"
        " confirmed."
    )
    body = ActBody
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        given = act_of(data, Consent.Kind.AGREEMENT)
        return course.confirm_date(self.actor, review_id=path["id"], version=version, act=given).review_id


class ConveneReview(ActFace):
    """Convenes a session."""

    tag = TAG
    resource: ClassVar[Resource] = REVIEWS
    name = "convene_review"
    text = "Convenes a session whose date every side has confirmed."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return course.convene(self.actor, review_id=path["id"], version=version).pk


class PostponeBody(Body):
    """Why."""

    reason = TextBodyField(max_length=2000, allow_empty=False)


class PostponeReview(ActFace):
    """Postpones without a date."""

    tag = TAG
    resource: ClassVar[Resource] = REVIEWS
    name = "postpone_review"
    text = "Postpones a session sine die. To another date it is moved."
    body = PostponeBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return course.postpone(self.actor, review_id=path["id"], version=version, **data).pk


class AdjournBody(Body):
    """`resumes_on`: the day of the next sitting, where one was named."""

    resumes_on = serializers.DateField(**OPTIONAL)


class AdjournReview(ActFace):
    """Adjourns a session."""

    tag = TAG
    resource: ClassVar[Resource] = REVIEWS
    name = "adjourn_review"
    text = "Ends the sitting. The session is resumed by opening it again."
    body = AdjournBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return course.adjourn(self.actor, review_id=path["id"], version=version, **data).pk


class SittingBody(Body):
    """When a sitting was held; local to the session."""

    held_on = serializers.DateField()
    from_time = serializers.TimeField()
    to_time = serializers.TimeField(**OPTIONAL)


class CorrectSitting(ActFace):
    """Corrects a sitting."""

    tag = TAG
    resource: ClassVar[Resource] = SITTINGS
    name = "correct_sitting"
    text = "Says when a sitting was really held."
    body = SittingBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return course.correct_sitting(self.actor, sitting_id=path["id"], version=version, **data).pk


class ScheduleStepBody(Body):
    """`due_on` null: by the rule of the body. `done_on` null: not done yet."""

    due_on = serializers.DateField(**OPTIONAL)
    done_on = serializers.DateField(**OPTIONAL)


class KeepStep(ActFace):
    """Keeps a step."""

    tag = TAG
    resource: ClassVar[Resource] = SCHEDULE_STEPS
    name = "keep_schedule_step"
    text = "Sets the day of a step of a session's schedule, or says that it was done."
    body = ScheduleStepBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        draft = steps.StepDraft(**data)
        return steps.keep_step(self.actor, step_id=path["id"], version=version, draft=draft).pk


# --- The rotation -----------------------------------------------------------------------------------------------------


class OrderBody(Body):
    """The sides in their order; the turn of the first one falls on the session `from_number`."""

    parties = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=100)
    from_number = serializers.IntegerField(min_value=1, max_value=1_000_000, default=1)


class RotationBody(OrderBody):
    """The same, of the body that keeps a programme."""

    programme = serializers.UUIDField()


class SetRotation(ActFace):
    """Sets the rotation."""

    tag = TAG
    resource: ClassVar[Resource] = ROTATIONS
    name = "set_rotation"
    text = "Sets the order in which the sides host the sessions of the body that keeps a programme."
    body = RotationBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        draft = cycle.RotationDraft(data["parties"], data["from_number"])
        return cycle.set_rotation(self.actor, programme_id=data["programme"], draft=draft).pk


class ChangeRotation(ActFace):
    """Changes the rotation."""

    tag = TAG
    resource: ClassVar[Resource] = ROTATIONS
    name = "change_rotation"
    text = "Sets another order. What was agreed for single sessions stays on record."
    body = OrderBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        draft = cycle.RotationDraft(data["parties"], data["from_number"])
        return cycle.change_rotation(self.actor, rotation_id=path["id"], version=version, draft=draft).pk


class DepartureBody(Body):
    """A session for which the order is left. `other`: with whom the turn is swapped."""

    number = serializers.IntegerField(min_value=1, max_value=1_000_000)
    kind = serializers.ChoiceField(choices=Departure.Kind.values)
    party = serializers.UUIDField()
    other = serializers.UUIDField(**OPTIONAL)
    agreed_by = serializers.ListField(child=serializers.UUIDField(), min_length=1, max_length=100)
    agreed_on = serializers.DateField(**OPTIONAL)
    reason = TextBodyField(max_length=2000, allow_empty=False)


class RecordDeparture(ActFace):
    """Leaves the order once."""

    tag = TAG
    resource: ClassVar[Resource] = ROTATIONS
    name = "record_departure"
    text = "Records that the sides agreed to leave the order for one session: one is skipped, or two swap their turns."
    body = DepartureBody
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        draft = cycle.DepartureDraft(
            number=data["number"], kind=data["kind"], party_id=data["party"], other_id=data["other"],
            agreed_by_ids=data["agreed_by"], agreed_on=data["agreed_on"], reason=data["reason"],
        )  # fmt: skip
        return cycle.record_departure(
            self.actor, rotation_id=path["id"], version=version, draft=draft
        ).rotation_id


# --- The next session -------------------------------------------------------------------------------------------------


_PROPOSAL = object_of(
    programme=ID, body=ID, number={"type": "integer"}, interval_months={"type": "integer"},
    last={**nullable(ID), "description": "The session that it follows."},
    waiting={**nullable(ID), "description": "A session that is called already, or postponed without a date."},
    rotation=nullable(ID), turn={**nullable(ID), "description": "Whose turn the order gives it."},
    host={**nullable(ID), "description": "Who hosts it, after what the sides agreed."},
    aimed_on={**DAY, "description": "An interval after the last session."},
    days={**list_of(object_of(starts_on=DAY, ends_on=DAY)), "description": "Proposed days, the best first."},
    passed_over={
        **list_of(object_of(
            starts_on=DAY,
            reasons=list_of(object_of(
                day=DAY, party=ID, party_code=STRING, kind={"type": "string", "enum": ["weekend", "holiday"]},
                name=nullable(TEXT),
            )),
        )),
        "description": "Days nearer to the one aimed at on which a side does not work.",
    },
    calendars={
        **list_of(object_of(party=ID, party_code=STRING, known={"type": "boolean"})),
        "description": "Whose public holidays are known here. Of the others nothing is guessed.",
    },
    missed={**nullable(DAY), "description": "By when a session was due that was not held and has no date."},
    place=TEXT, starts_at_time=STRING, time_zone=STRING, covers_from=DAY, covers_to=DAY,
)  # fmt: skip


class NextSession(Face):
    """GET: the next session of the body that keeps a programme, as its cycle gives it. Nothing is written."""

    tag = TAG
    operations = {
        "get": Operation(
            name="propose_next_session",
            text="Proposes the next session from the interval, the rotation and the last one. Nothing is written.",
            answers={200: Answer(schema=_PROPOSAL)},
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        Params().parse(request.GET)
        programme = Programme.objects.visible_to(self.actor).select_related("body").filter(pk=id).first()
        if programme is None or programme.body_id not in self.actor.body_ids:
            raise Absent
        response = HttpResponse(document(_said(reading.proposal(programme))), content_type=conditions.JSON)
        return conditions.private(response)


def _said(found: reading.Proposal) -> dict[str, Any]:
    return {
        "programme": found.programme.pk, "body": found.programme.body_id, "number": found.number,
        "interval_months": found.programme.body.interval_months,
        "last": found.last and found.last.pk, "waiting": found.waiting and found.waiting.pk,
        "rotation": found.turns and found.turns.rotation.pk, "turn": found.turn and found.turn.pk,
        "host": found.host and found.host.pk, "aimed_on": found.days.aimed,
        "days": [{"starts_on": first, "ends_on": found.ends(first)} for first in found.begins],
        "passed_over": [
            {
                "starts_on": passed.day,
                "reasons": [
                    {
                        "day": day, "party": why.party.pk, "party_code": why.party.code,
                        "kind": "weekend" if why.holiday is None else "holiday", "name": why.holiday,
                    }
                    for day, why in passed.reasons
                ],
            }
            for passed in found.days.passed
        ],
        "calendars": [
            {"party": party.pk, "party_code": party.code, "known": known}
            for known, parties in ((True, found.calendars.known), (False, found.calendars.unknown))
            for party in parties
        ],
        "missed": found.missed, "place": found.place,
        "starts_at_time": found.starts_at_time, "time_zone": found.time_zone,
        "covers_from": found.covers_from, "covers_to": found.covers_to,
    }  # fmt: skip
