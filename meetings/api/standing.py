"""How the sides stood, as a body of a call has it."""

from typing import Any

from rest_framework import serializers

from cooperation.api.bodies import Body, TextBodyField
from meetings.models import Stand
from meetings.services.standing import StandInput
from programs.models import Body as JointBody


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


def told_stands(data: dict[str, Any]) -> list[StandInput]:
    """How the sides stood, as the service takes it."""
    return [
        StandInput(
            party_id=one["party"], choice=one["choice"], proxy_id=one["proxy"], reservation=one["reservation"]
        )
        for one in data["stands"]
    ]  # fmt: skip
