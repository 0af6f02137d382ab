"""How the sides stood on an outcome, through the API. Every rule stands in the service."""

from typing import Any
from uuid import UUID

from cooperation.api import params as p
from cooperation.api.resources import Resource
from cooperation.api.shapes import Shape, columns
from meetings.models import Stand
from meetings.services import stands

from .resources import OUTCOMES
from .standing import StandsBody, told_stands
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


class EnterStands(SessionAct):
    """Enters how the sides stood."""

    resource = OUTCOMES
    name = "enter_stands"
    text = "Enters anew, whole, how the sides stood on an outcome; the other sides acknowledge it anew."
    body = StandsBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return stands.enter_stands(
            self.actor,
            outcome_id=path["id"],
            stands=told_stands(data),
            rule=data["rule"],
            silent_until=data["silent_until"],
            version=version,
        ).pk
