"""What bodies decide between their sessions, through the API. Every rule stands in the services."""

from typing import Any, ClassVar
from uuid import UUID

from rest_framework import serializers

from cooperation.access import Actor
from cooperation.api import params as p
from cooperation.api.bodies import Body, FuzzyDateBodyField, TextBodyField
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import Many, Shape, columns
from cooperation.api.views import ActFace
from meetings.models import IntersessionalDecision, Letter
from meetings.services import intersessional as services
from meetings.services.effects import OutcomeDraft
from programs.models import Closure, Status

from .resources import TAG

How, State = IntersessionalDecision.How, IntersessionalDecision.State


def _letters(actor: Actor) -> Any:
    through = IntersessionalDecision.letters.through._default_manager
    return through.filter(letter__in=Letter.objects.visible_to(actor).values("pk"))


DECISIONS = Resource(
    "intersessional-decisions",
    Shape(
        "IntersessionalDecision",
        columns(
            IntersessionalDecision,
            "id version body programme number symbol how state silent_until time_zone kind text item status deadline "
            "reason brought_forward ends document successor decided_on broken_by closed_reason closed_at confirmed_by "
            "entered_for recorded_at",
            confirmed_at="confirmed_by__review",
        ),
        (
            Many(
                "letters", _letters, "intersessionaldecision_id", value="letter_id", order=("letter_id",),
                text="The letters by which it was decided.",
            ),
        ),
        text=(
            "A decision that no session took. `confirmed_by` is the outcome that confirmed it, of the session"
            " `confirmed_at`; null while it waits."
        ),
    ),
    IntersessionalDecision.objects.visible_to,
    text="What your bodies decided between their sessions, by exchange of letters or by silence.",
    filters=(
        p.uuid("body"), p.id_or_code("programme", "programme"), p.uuid("item"),
        p.any_of("how", How.values), p.any_of("state", State.values),
        p.boolean(
            "confirmed", text="Whether an outcome has confirmed it.",
            apply=lambda rows, confirmed, actor: rows.filter(confirmed_by__isnull=not confirmed),
        ),
    ),
    orderings={"-number": ordering("-number", "-id")},
)  # fmt: skip


class DecisionBody(Body):
    """A decision. Which properties count depends on `kind`, as in an outcome. How it is decided: by `letters`, at
    least one of every side; else by silence, which asks for `silent_until`.
    """

    programme = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=[kind.value for kind in services.KINDS])
    text = TextBodyField(required=False, default=dict)
    item = serializers.UUIDField(required=False, allow_null=True, default=None)
    status = serializers.ChoiceField(choices=Status.values, required=False, allow_blank=True, default="")
    deadline = FuzzyDateBodyField(required=False, allow_null=True, default=None)
    reason = TextBodyField(max_length=4000, required=False, default=dict)
    ends = serializers.ChoiceField(choices=Closure.Kind.values, required=False, allow_blank=True, default="")
    document = serializers.UUIDField(required=False, allow_null=True, default=None)
    successor = serializers.UUIDField(required=False, allow_null=True, default=None)
    how = serializers.ChoiceField(choices=How.values)
    letters = serializers.ListField(
        child=serializers.UUIDField(), max_length=100, required=False, default=list
    )
    silent_until = serializers.DateField(required=False, allow_null=True, default=None)


class DecisionAct(ActFace):
    """An act on a decision between sessions."""

    tag = TAG
    resource: ClassVar[Resource] = DECISIONS


class Decide(DecisionAct):
    """Enters a decision by letters, or opens a silence procedure."""

    name = "create_intersessional_decision"
    text = (
        "By letters: enters what was decided and carries it out in the plan. By silence: puts it to the sides; nothing"
        " is decided until silence was kept through its last day and that is recorded."
    )
    body = DecisionBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        draft = OutcomeDraft(
            kind=data["kind"], text=data["text"], item_id=data["item"], status=data["status"],
            deadline=data["deadline"], reason=data["reason"], ends=data["ends"], document_id=data["document"],
            successor_id=data["successor"],
        )  # fmt: skip
        if data["how"] == How.LETTERS:
            return services.decide_by_letters(
                self.actor, programme_id=data["programme"], draft=draft, letter_ids=data["letters"]
            ).pk
        return services.open_silence(
            self.actor, programme_id=data["programme"], draft=draft, silent_until=data["silent_until"]
        ).pk


class ClosingReasonBody(Body):
    """Why; silence may be broken without saying."""

    reason = TextBodyField(max_length=4000, required=False, default=dict)


class BreakSilence(DecisionAct):
    """Breaks the silence."""

    name = "break_silence"
    text = "Your side objects while silence runs: nothing is decided."
    body = ClosingReasonBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return services.break_silence(
            self.actor, decision_id=path["id"], reason=data["reason"], version=version
        ).pk


class CloseSilence(DecisionAct):
    """Records that silence was kept."""

    name = "close_silence"
    text = "Records that silence was kept through its last day: the decision is taken and carried out in the plan."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return services.close_silence(self.actor, decision_id=path["id"], version=version).pk


class WithdrawDecision(DecisionAct):
    """Withdraws a decision."""

    name = "withdraw_intersessional_decision"
    text = (
        "Withdraws what was entered in error and no session has confirmed; an agreed status goes back to the former"
        " one. Not for what stands in an edition of the plan."
    )
    body = ClosingReasonBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return services.withdraw_decision(
            self.actor, decision_id=path["id"], reason=data["reason"], version=version
        ).pk
