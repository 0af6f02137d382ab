"""How one wants to be told, through the API."""

from typing import Any, ClassVar
from uuid import UUID

from rest_framework import serializers

from cooperation.api import params as p
from cooperation.api.bodies import Body
from cooperation.api.resources import Resource
from cooperation.api.shapes import Shape, columns
from cooperation.api.views import ActFace
from meetings.models import ReminderChoice
from meetings.rules.choices import Topic
from meetings.services.choosing import choose

from .resources import TAG

CHOICES = Resource(
    "reminder-choices",
    Shape("ReminderChoice", columns(ReminderChoice, "id version topic channel rhythm")),
    ReminderChoice.objects.visible_to,
    text="How you chose to be told, by topic. Of a topic that is not listed: at once, by mail.",
    filters=(p.any_of("topic", [str(topic) for topic in Topic]),),
)


class ChoiceBody(Body):
    """How to be told of a topic; `version`: that of the choice made before, where there is one."""

    topic = serializers.ChoiceField(choices=[str(topic) for topic in Topic])
    channel = serializers.ChoiceField(choices=ReminderChoice.Channel.values)
    rhythm = serializers.ChoiceField(choices=ReminderChoice.Rhythm.values)
    version = serializers.IntegerField(required=False, allow_null=True, min_value=1)


class Choose(ActFace):
    """Keeps how one wants to be told."""

    tag = TAG
    resource: ClassVar[Resource] = CHOICES
    name = "choose_reminders"
    text = "Keeps how you want to be told of a topic. What your duty requires comes by mail."
    body = ChoiceBody
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return choose(self.actor, **{"version": None, **data}).pk
