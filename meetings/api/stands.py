"""How the sides stood on an outcome, through the API. Every rule stands in the service."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from cooperation.api import params as p
from cooperation.api.bodies import Body, TextBodyField
from cooperation.api.resources import Resource
from cooperation.api.shapes import Shape, columns
from meetings.models import Stand
from meetings.services import stands
from programs.models import Body as JointBody

from .resources import OUTCOMES
from .writing import SessionAct

STANDS = Resource(
    "stands",
    Shape(
        "Stand",
        columns(
            Stand,
            "id version outcome party choice proxy reservation",
            party_code="party__code",
            review="outcome__review",
        ),
        text="How a side stood on an outcome, who spoke for it, and what it reserved.",
    ),
    Stand.objects.visible_to,
    text="How the sides stood on the outcomes of their sessions.",
    filters=(
        p.uuid("review", "outcome__review_id"),
        p.uuid("outcome"),
        p.uuid("party"),
        p.any_of("choice", Stand.Choice.values),
    ),
)


class StandBody(Body):
    """How one side stood. `proxy`: the side that spoke for it."""

    party = serializers.UUIDField()
    choice = serializers.ChoiceField(choices=Stand.Choice.values)
    proxy = serializers.UUIDField(required=False, allow_null=True, default=None)
    reservation = TextBodyField(max_length=4000, required=False, default=dict)


class StandsBody(Body):
    """How the sides stood, whole. `rule`: that of the body if none is named; silence asks for `silent_until`."""

    stands = serializers.ListField(child=StandBody(), max_length=100)
    rule = serializers.ChoiceField(
        choices=JointBody.Decision.values, required=False, allow_blank=True, default=""
    )
    silent_until = serializers.DateField(required=False, allow_null=True, default=None)


class EnterStands(SessionAct):
    """Enters how the sides stood."""

    resource = OUTCOMES
    name = "enter_stands"
    text = "Enters anew, whole, how the sides stood on an outcome; the other sides acknowledge it anew."
    body = StandsBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        told = [
            stands.StandInput(
                party_id=one["party"],
                choice=one["choice"],
                proxy_id=one["proxy"],
                reservation=one["reservation"],
            )
            for one in data["stands"]
        ]
        return stands.enter_stands(
            self.actor,
            outcome_id=path["id"],
            stands=told,
            rule=data["rule"],
            silent_until=data["silent_until"],
            version=version,
        ).pk
