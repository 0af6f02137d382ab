"""Wording in brackets through the API. Every rule stands in the services."""

from typing import Any
from uuid import UUID

from rest_framework import serializers

from cooperation.api import params as p
from cooperation.api.bodies import Body, TextBodyField
from cooperation.api.resources import Resource
from cooperation.api.shapes import Shape, columns
from meetings.models import Bracket
from meetings.services import brackets

from .writing import SessionAct

BRACKETS = Resource(
    "brackets",
    Shape(
        "Bracket",
        columns(
            Bracket,
            "id version outcome clause party text state proposed_at",
            party_code="party__code",
            review="outcome__review",
        ),
        text="A side's wording of one clause of an outcome; a clause is a paragraph of the text, counted from 1.",
    ),
    Bracket.objects.visible_to,
    text="Wording of outcomes that is not agreed yet, and what became of it.",
    filters=(
        p.uuid("review", "outcome__review_id"),
        p.uuid("outcome"),
        p.uuid("party"),
        p.any_of("state", Bracket.State.values),
    ),
)


class WordingBody(Body):
    """A side's wording of a clause. `party`: the side, where a joint secretariat enters it."""

    clause = serializers.IntegerField(min_value=1, max_value=10_000)
    text = TextBodyField()
    party = serializers.UUIDField(required=False, allow_null=True, default=None)


class BracketAct(SessionAct):
    """An act on a bracket."""

    resource = BRACKETS


class ProposeWording(BracketAct):
    """Proposes a wording."""

    name = "propose_wording"
    text = "Puts your side's wording of a clause into brackets. A session is not concluded while one stands."
    body = WordingBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return brackets.propose_wording(
            self.actor,
            outcome_id=path["id"],
            clause=data["clause"],
            text=data["text"],
            party_id=data["party"],
        ).pk


class AcceptWording(BracketAct):
    """Accepts a wording."""

    name = "accept_wording"
    text = "The wording is agreed: it goes into the text of the outcome; others of the clause are dropped."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return brackets.accept_wording(self.actor, bracket_id=path["id"], version=version).pk


class DropWording(BracketAct):
    """Drops a wording."""

    name = "drop_wording"
    text = "Your side gives up its wording."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return brackets.drop_wording(self.actor, bracket_id=path["id"], version=version).pk


class RecordDisagreement(BracketAct):
    """Records a disagreement."""

    name = "record_disagreement"
    text = "The clause is closed without agreement: each side's wording of it stands in the record."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return brackets.record_disagreement(self.actor, bracket_id=path["id"], version=version).pk
