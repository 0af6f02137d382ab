"""Keeping a session through the API, from its call to its outcomes. Every rule stands in the services."""

from typing import Any, ClassVar
from uuid import UUID

from django.utils.translation import gettext as _
from rest_framework import serializers

from cooperation.api.bodies import Body, FuzzyDateBodyField, TextBodyField
from cooperation.api.resources import Resource
from cooperation.api.views import ActFace
from cooperation.errors import Absent
from meetings.models import Delegation, Outcome
from meetings.services import agenda, effects, outcomes, reviews
from meetings.services.standing import Standing
from programs.models import Body as JointBody
from programs.models import Closure, Status

from .resources import AGENDA_ITEMS, DELEGATIONS, OUTCOMES, REVIEWS, TAG
from .standing import StandBody, told_stands


class SessionAct(ActFace):
    """An act on a session."""

    tag = TAG
    resource: ClassVar[Resource] = REVIEWS


# --- The course of a session ------------------------------------------------------------------------------------------


class DaysBody(Body):
    """When it is held; local to `time_zone`."""

    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    starts_at_time = serializers.TimeField()
    time_zone = serializers.CharField(max_length=64)


class ReviewBody(DaysBody):
    """A session to be called."""

    programme = serializers.UUIDField()
    place = TextBodyField(max_length=200, allow_empty=False)
    covers_from = serializers.DateField()
    covers_to = serializers.DateField()
    host = serializers.UUIDField(required=False, allow_null=True, default=None)
    round = serializers.UUIDField(required=False, allow_null=True, default=None)


class MoveBody(DaysBody):
    """New days for a session."""

    time_zone = serializers.CharField(max_length=64, required=False, allow_null=True, default=None)
    place = TextBodyField(max_length=200, required=False, allow_null=True, default=None)


class ConcludeBody(Body):
    """`on`: the day of conclusion at the place; today if not given.

    `without_outcomes`: true confirms that a session is concluded in which nothing was decided; else that is refused.
    """

    on = serializers.DateField(required=False, allow_null=True, default=None)
    without_outcomes = serializers.BooleanField(required=False, default=False)


class CancelBody(Body):
    """`reason`: why it will not be held, as the session then shows it in `cancelled_reason`."""

    reason = TextBodyField(max_length=4000, required=False, default=dict)


class CreateReview(SessionAct):
    """Calls a session."""

    name = "create_review"
    text = "Calls the next session of the body that keeps a programme."
    body = ReviewBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        programme, host, round_ = data.pop("programme"), data.pop("host"), data.pop("round")
        draft = reviews.ReviewDraft(**data, host_id=host, round_id=round_)
        return reviews.create_review(self.actor, programme_id=programme, draft=draft).pk


class OpenReview(SessionAct):
    """Opens a session."""

    name = "open_review"
    text = "Opens the session: from now on its outcomes are recorded."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return reviews.open_session(self.actor, review_id=path["id"], version=version).pk


class UnopenReview(SessionAct):
    """Takes back an opening."""

    name = "unopen_review"
    text = "Takes back that a session was opened, while nothing was recorded in it."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return reviews.unopen_session(self.actor, review_id=path["id"], version=version).pk


class ConcludeReview(SessionAct):
    """Concludes a session."""

    name = "conclude_review"
    text = (
        "Concludes the session. By the body's rule its edition of the plan comes into force now or later."
        " One without any outcome is concluded only with `without_outcomes`: true."
    )
    body = ConcludeBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return reviews.conclude(self.actor, review_id=path["id"], version=version, **data).pk


class MoveReview(SessionAct):
    """Moves a session."""

    name = "move_review"
    text = "Postpones or advances a session that has not begun. Who was told is told again."
    body = MoveBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return reviews.move_review(self.actor, review_id=path["id"], version=version, **data).pk


class CancelReview(SessionAct):
    """Cancels a session."""

    name = "cancel_review"
    text = "Cancels a session that has not begun. Who was told of it is told so, with the `reason`."
    body = CancelBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return reviews.cancel_review(
            self.actor, review_id=path["id"], version=version, reason=data["reason"]
        ).pk


# --- The agenda -------------------------------------------------------------------------------------------------------


class PointBody(Body):
    """A point for the agenda."""

    title = TextBodyField(max_length=500, allow_empty=False)
    item = serializers.UUIDField(required=False, allow_null=True, default=None)


class PlaceBody(Body):
    """Its place on the agenda, from 1."""

    position = serializers.IntegerField(min_value=1, max_value=10_000)


class WordsBody(Body):
    """The words of the record."""

    text = TextBodyField()


class AddPoint(SessionAct):
    """Proposes a point."""

    resource = AGENDA_ITEMS
    name = "add_agenda_item"
    text = "Puts a point at the end of the agenda, proposed by your side."
    body = PointBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return agenda.add_point(
            self.actor, review_id=path["id"], title=data["title"], item_id=data["item"]
        ).pk


class MovePoint(SessionAct):
    """Moves a point."""

    resource = AGENDA_ITEMS
    name = "move_agenda_item"
    text = "Moves a point to another place; the points between make room."
    body = PlaceBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return agenda.move_point(self.actor, point_id=path["id"], place=data["position"], version=version).pk


class DeferPoint(SessionAct):
    """Defers a point."""

    resource = OUTCOMES
    name = "defer_agenda_item"
    text = "Defers a point to the next session; the answer is the outcome that says so. If-Match names the point."
    body = WordsBody
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return agenda.defer_point(self.actor, point_id=path["id"], text=data["text"], version=version).pk


# --- Delegations ------------------------------------------------------------------------------------------------------


class DelegateBody(Body):
    """A member of a delegation; the post held on the day of the session if none is given."""

    person = serializers.UUIDField()
    post = serializers.UUIDField(required=False, allow_null=True, default=None)
    is_head = serializers.BooleanField(required=False, default=False)


class DelegationBody(Body):
    """A whole delegation, with one head."""

    delegates = serializers.ListField(child=DelegateBody(), min_length=1, max_length=200)


class NameDelegation(SessionAct):
    """Names a delegation."""

    resource = DELEGATIONS
    name = "name_delegation"
    text = "Names your side's delegation anew, whole. A joint secretariat enters what a side has notified."
    body = DelegationBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        found: Delegation | None = DELEGATIONS.rows(self.actor).filter(pk=path["id"]).first()
        if found is None:
            raise Absent(_("There is nothing here that you may see."))
        drafts = [
            agenda.DelegateDraft(person_id=one["person"], post_id=one["post"], is_head=one["is_head"])
            for one in data["delegates"]
        ]
        return agenda.name_delegation(
            self.actor,
            review_id=found.review_id,
            party_id=found.party_id,
            delegates=drafts,
            version=version,
        ).pk


# --- Outcomes ---------------------------------------------------------------------------------------------------------


class OutcomeBody(Body):
    """An outcome. Which properties count depends on `kind`.

    agreed_status: `item`, `status`; extension: `item`, `deadline`, `reason`; new_item: `section`, `item_number`,
    `title`, `deadline`, `responsible`, `expected_result`; changes: `change_set`, and `changes` where only some of its
    rows are adopted; closure: `item`, `ends`, `text`, `document`, `successor`; the others: `text`. With `agenda_item`,
    If-Match names the version of that point, and the item need not be named again. `acts_on`: the earlier outcome
    of the body that this one acts on. `confirms`, of a decision: the decision between sessions that it confirms.
    `side`, of a statement: whose it is, where you act for no side.
    `stands`, `rule`, `silent_until`: how the sides stood, where they were heard one by one; what by the rule they did
    not adopt is recorded with `carried` false and does nothing.
    """

    kind = serializers.ChoiceField(choices=Outcome.Kind.values)
    text = TextBodyField(required=False, default=dict)
    agenda_item = serializers.UUIDField(required=False, allow_null=True, default=None)
    item = serializers.UUIDField(required=False, allow_null=True, default=None)
    status = serializers.ChoiceField(choices=Status.values, required=False)
    deadline = FuzzyDateBodyField(required=False, allow_null=True, default=None)
    reason = TextBodyField(max_length=4000, required=False, default=dict)
    section = serializers.UUIDField(required=False, allow_null=True, default=None)
    item_number = serializers.CharField(max_length=20, required=False, allow_blank=True, default="")
    title = TextBodyField(max_length=1000, required=False, default=dict)
    expected_result = TextBodyField(required=False, default=dict)
    responsible = serializers.ListField(
        child=serializers.UUIDField(), max_length=100, required=False, default=list
    )
    change_set = serializers.UUIDField(required=False, allow_null=True, default=None)
    changes = serializers.ListField(
        child=serializers.UUIDField(), max_length=1000, required=False, default=list
    )
    ends = serializers.ChoiceField(choices=Closure.Kind.values, required=False, allow_blank=True, default="")
    document = serializers.UUIDField(required=False, allow_null=True, default=None)
    successor = serializers.UUIDField(required=False, allow_null=True, default=None)
    acts_on = serializers.UUIDField(required=False, allow_null=True, default=None)
    confirms = serializers.UUIDField(required=False, allow_null=True, default=None)
    side = serializers.UUIDField(required=False, allow_null=True, default=None)
    stands = serializers.ListField(child=StandBody(), max_length=100, required=False, default=list)
    rule = serializers.ChoiceField(
        choices=JointBody.Decision.values, required=False, allow_blank=True, default=""
    )
    silent_until = serializers.DateField(required=False, allow_null=True, default=None)


class RecordOutcome(SessionAct):
    """Records an outcome."""

    resource = OUTCOMES
    name = "record_outcome"
    text = (
        "Records an outcome of a session that is being held, and carries it out in the plan. Where `agenda_item` is "
        "given, If-Match names that point."
    )
    body = OutcomeBody
    status = 201
    if_match = False

    def subject(self, data: dict[str, Any], **path: UUID) -> UUID | None:
        point: UUID | None = data["agenda_item"]
        return point

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        draft = effects.OutcomeDraft(
            kind=data["kind"],
            text=data["text"],
            agenda_item_id=data["agenda_item"],
            item_id=data["item"],
            status=data.get("status", ""),
            deadline=data["deadline"],
            reason=data["reason"],
            section_id=data["section"],
            item_number=data["item_number"],
            title=data["title"],
            expected_result=data["expected_result"],
            organisation_ids=tuple(data["responsible"]),
            change_set_id=data["change_set"],
            change_ids=tuple(data["changes"]),
            ends=data["ends"],
            document_id=data["document"],
            successor_id=data["successor"],
            acts_on_id=data["acts_on"],
            confirms_id=data["confirms"],
            side_id=data["side"],
        )
        stood = None
        if data["stands"] or data["rule"] or data["silent_until"]:
            stood = Standing(told_stands(data), data["rule"], data["silent_until"])
        return outcomes.record_outcome(
            self.actor, review_id=path["id"], draft=draft, version=version, stood=stood
        ).pk


class CorrectOutcome(SessionAct):
    """Corrects the words of an outcome."""

    resource = OUTCOMES
    name = "correct_outcome"
    text = "Corrects the words of an outcome until the session is concluded; the other sides acknowledge it anew."
    body = WordsBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return outcomes.correct_outcome(
            self.actor, outcome_id=path["id"], text=data["text"], version=version
        ).pk


class ReasonBody(Body):
    """Why it is withdrawn."""

    reason = TextBodyField(max_length=4000)


class WithdrawOutcome(SessionAct):
    """Withdraws an outcome."""

    resource = OUTCOMES
    name = "withdraw_outcome"
    text = (
        "Withdraws an outcome that was recorded in error, until the session is concluded: it stays on record with the "
        "reason, an agreed status goes back to the former one. Not for what stands in an edition of the plan."
    )
    body = ReasonBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return outcomes.withdraw_outcome(
            self.actor, outcome_id=path["id"], reason=data["reason"], version=version
        ).pk


class Acknowledge(SessionAct):
    """Acknowledges an outcome."""

    resource = OUTCOMES
    name = "acknowledge_outcome"
    text = "Confirms, for your side, an outcome that another side's secretary entered."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        outcomes.acknowledge(self.actor, outcome_id=path["id"], version=version)
        return path["id"]


class ReadBody(Body):
    """An outcome and the version of it that was read."""

    id = serializers.UUIDField()
    version = serializers.IntegerField(min_value=1)


class AcknowledgeBody(Body):
    """The outcomes of the session that are confirmed."""

    outcomes = serializers.ListField(child=ReadBody(), min_length=1, max_length=1000)


class AcknowledgeAll(SessionAct):
    """Acknowledges outcomes of a session at once."""

    name = "acknowledge_outcomes"
    text = (
        "Confirms, for your side, several outcomes of the session that another side's secretary entered, or none of "
        "them. Each is named with the version of it that was read: 412 where one was corrected since."
    )
    body = AcknowledgeBody
    if_match = None
    errors = (409, 412, 422)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        read = {one["id"]: one["version"] for one in data["outcomes"]}
        outcomes.acknowledge_all(self.actor, review_id=path["id"], read=read)
        return path["id"]


# --- Reminders --------------------------------------------------------------------------------------------------------
