"""The correspondence of bodies through the API."""

from typing import Any, ClassVar
from uuid import UUID

from rest_framework import serializers

from cooperation.api import params as p
from cooperation.api.bodies import Body, TextBodyField
from cooperation.api.pages import ordering
from cooperation.api.resources import Resource
from cooperation.api.shapes import Shape, columns
from cooperation.api.views import ActFace
from meetings.models import Letter
from meetings.services import letters

from .resources import TAG

LETTERS = Resource(
    "letters",
    Shape(
        "Letter",
        columns(
            Letter,
            "id version body sender sender_name recipient recipient_name number received_number sent_on received_on "
            "subject answers referral document entered_for entered_at",
        ),
        text="A letter: `number` is the sender's own, `received_number` the one under which the recipient keeps it.",
    ),
    Letter.objects.visible_to,
    text="The correspondence of your bodies.",
    filters=(
        p.uuid("body"), p.uuid("sender"), p.uuid("recipient"), p.uuid("answers"), p.uuid("referral"),
        p.string("number", limit=100),
        p.day("from", "sent_on__gte", text="Sent on this day or later."),
        p.day("to", "sent_on__lte", text="Sent on this day or earlier."),
        p.boolean("received", text="Whether it has arrived.", apply=lambda rows, received, actor: rows.filter(
            received_on__isnull=not received
        )),
    ),
    orderings={"-sent_on": ordering("-sent_on", "-id"), "sent_on": ordering("sent_on", "id")},
)  # fmt: skip


class LetterContentBody(Body):
    """A letter. Neither a party nor a name: the secretariat of the body.

    `answers`: the letter that it answers. `referral`: what a session has referred, which it answers.
    """

    subject = TextBodyField(max_length=500, allow_empty=False)
    sent_on = serializers.DateField()
    sender = serializers.UUIDField(required=False, allow_null=True, default=None)
    sender_name = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    recipient = serializers.UUIDField(required=False, allow_null=True, default=None)
    recipient_name = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    number = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")
    received_number = serializers.CharField(max_length=100, required=False, allow_blank=True, default="")
    received_on = serializers.DateField(required=False, allow_null=True, default=None)
    answers = serializers.UUIDField(required=False, allow_null=True, default=None)
    referral = serializers.UUIDField(required=False, allow_null=True, default=None)
    document = serializers.UUIDField(required=False, allow_null=True, default=None)


class LetterBody(LetterContentBody):
    """A letter of a body."""

    body = serializers.UUIDField()


class LetterAct(ActFace):
    """An act on a letter."""

    tag = TAG
    resource: ClassVar[Resource] = LETTERS

    @staticmethod
    def draft(data: dict[str, Any]) -> letters.LetterDraft:
        """What the body says, as the service takes it."""
        ids = {
            f"{name}_id": data[name] for name in ("sender", "recipient", "answers", "referral", "document")
        }
        plain = {name: value for name, value in data.items() if f"{name}_id" not in ids and name != "body"}
        return letters.LetterDraft(**plain, **ids)


class EnterLetter(LetterAct):
    """Enters a letter."""

    name = "enter_letter"
    text = "Enters a letter of a body. Its file is kept with `POST /documents/` and the programme first."
    body = LetterBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return letters.enter_letter(self.actor, body_id=data["body"], draft=self.draft(data)).pk


class EditLetter(LetterAct):
    """Changes a letter."""

    name = "edit_letter"
    text = "Corrects a letter, or completes it when it has arrived. A file that is not named stays."
    body = LetterContentBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return letters.edit_letter(
            self.actor, letter_id=path["id"], draft=self.draft(data), version=version
        ).pk
