"""Contributions within a side, rounds, and the grid's bulk acts. Every rule stands in the services."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.bodies import Body, FuzzyDateBodyField, Nothing, TextBodyField, parsed
from cooperation.api.params import Params
from cooperation.api.resources import Resource
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import Column, Many, Shape, column, columns, document
from cooperation.api.views import ActFace, Face, ListFace
from cooperation.errors import Absent, DomainError, Fault
from programs.models import Contribution, ContributionEdition, DraftSource, DueItem, Round
from programs.selectors.contributions import asked_by_external_id
from programs.services.consolidation import Taken, start_from_last, take_in, take_in_many
from programs.services.contributions import (
    ContributionRow,
    request_contributions,
    send_back,
    write_contribution,
    write_contributions,
)
from programs.services.positions import PositionContent
from programs.services.rounds import RoundInput, close_round, open_round

from .reports import ROUNDS, TAG

ROWS_AT_ONCE = 1000
WORKING = "Your organisation's own working text; null for everybody else."


def _working(name: str) -> Column:
    """A column that only the organisation itself reads."""
    return replace(column(Contribution, name, name), source=f"own_{name}", nullable=True, text=WORKING)


CONTRIBUTIONS = Resource(
    "contributions",
    Shape(
        "Contribution",
        (
            *columns(
                Contribution,
                "id version programme round item organisation state due note comment edition asked_at",
                item_external_id="item__external_id",
            ),
            *map(_working, ("status", "progress", "text", "proposed_deadline")),
        ),
        (
            Many(
                "editions",
                ContributionEdition.objects.visible_to,
                "contribution_id",
                Shape(
                    "ContributionEdition",
                    columns(
                        ContributionEdition, "id number status progress text proposed_deadline handed_in_at"
                    ),
                ),
                order=("number",),
                text="What was handed in, oldest first. None is ever changed.",
                read_as=ContributionEdition.read_as,
            ),
            Many(
                "sources",
                DraftSource.objects.visible_to,
                "edition__contribution_id",
                Shape(
                    "ContributionSource",
                    columns(DraftSource, "id draft taken_at", number="edition__number"),
                ),
                order=("taken_at", "id"),
                text="Which editions went into the side's draft, and when.",
            ),
        ),
        text="What an organisation of your own side is asked for, and what it handed in. Internal to the side.",
    ),
    Contribution.objects.visible_to,
    text="Your own side's contributions: all for who reads its internal texts, else those of your organisation.",
    filters=(
        p.id_or_code("programme"),
        p.uuid("round"),
        p.uuid("item"),
        p.uuid("organisation"),
        p.any_of("state", Contribution.State.values),
    ),
    internal=True,
    read_as="contribution",
)

DUE_ITEMS = Resource(
    "due-items",
    Shape("DueItem", columns(DueItem, "id version round item party", party_code="party__code")),
    DueItem.objects.visible_to,
    text="The items due from each side in rounds that do not ask for the whole plan.",
    filters=(p.uuid("round"), p.uuid("party"), p.uuid("item")),
)


# --- Bodies -----------------------------------------------------------------------------------------------------------


class RoundBody(Body):
    """A call for positions. Without `items` it asks for the whole plan; without `opens_on` it opens today."""

    programme = serializers.UUIDField()
    covers_from = serializers.DateField()
    covers_to = serializers.DateField()
    cut_off = serializers.DateField()
    opens_on = serializers.DateField(required=False, allow_null=True, default=None)
    items = serializers.ListField(
        child=serializers.UUIDField(), required=False, allow_null=True, default=None, min_length=1,
        max_length=ROWS_AT_ONCE,
    )  # fmt: skip


class RequestBody(Body):
    """Whom to ask: all who are responsible, for a section, for these items, or these organisations alone."""

    due = serializers.DateField()
    note = TextBodyField(required=False, default=dict)
    section = serializers.UUIDField(required=False, allow_null=True, default=None)
    items = serializers.ListField(
        child=serializers.UUIDField(), required=False, allow_null=True, default=None, max_length=ROWS_AT_ONCE
    )
    organisations = serializers.ListField(
        child=serializers.UUIDField(), required=False, allow_null=True, default=None, max_length=ROWS_AT_ONCE
    )


class AnswerBody(Body):
    """What an organisation says of an item. Without `hand_in` it is kept as its own working text."""

    status = serializers.CharField(required=False, allow_blank=True, default="", max_length=16)
    progress = serializers.IntegerField(
        required=False, allow_null=True, default=None, min_value=-(2**31), max_value=2**31 - 1
    )
    text = TextBodyField(required=False, default=dict)
    proposed_deadline = FuzzyDateBodyField(required=False, allow_null=True, default=None)
    hand_in = serializers.BooleanField(required=False, default=False)

    def content(self, data: dict[str, Any]) -> PositionContent:
        """What the service is given."""
        return PositionContent(data["status"], data["progress"], data["text"], data["proposed_deadline"])


class AnswerRowBody(AnswerBody):
    """One row of many: named by `id`, or by the external id of the item that your organisation was asked for."""

    id = serializers.UUIDField(required=False)
    item_external_id = serializers.CharField(required=False, max_length=200)
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("id" in attrs) == ("item_external_id" in attrs):
            raise serializers.ValidationError(
                {"id": [_("Give either the id or the external id of the item.")]}
            )
        return attrs


class AnswersBody(Body):
    """Many answers at once: all are saved or none."""

    rows = serializers.ListField(child=AnswerRowBody(), min_length=1, max_length=ROWS_AT_ONCE)


class TakenBody(Body):
    """A contribution as it was read."""

    id = serializers.UUIDField()
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class TakeInBody(Body):
    """The contributions to take in: all or none."""

    rows = serializers.ListField(child=TakenBody(), min_length=1, max_length=ROWS_AT_ONCE)


class CommentBody(Body):
    """Why a contribution is sent back."""

    comment = TextBodyField(allow_empty=False, max_length=4_000)


# --- Rounds -----------------------------------------------------------------------------------------------------------


class OpenRound(ActFace):
    """A new round."""

    tag = TAG
    resource = ROUNDS
    name = "open_round"
    text = "Opens the next round of a programme; it needs no session. For the secretaries of its body."
    body = RoundBody
    status = 201
    if_match = None
    errors = ()

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        given = RoundInput(
            data["covers_from"], data["covers_to"], data["cut_off"], data["opens_on"], data["items"]
        )
        return open_round(self.actor, programme_id=data["programme"], given=given).pk


class CloseRound(ActFace):
    """The end of a round."""

    tag = TAG
    resource = ROUNDS
    name = "close_round"
    text = "Closes a round once its cut-off has come. For the secretaries of its body."
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return close_round(self.actor, round_id=path["id"], version=version).pk


# --- Contributions ----------------------------------------------------------------------------------------------------


def _list_answer(resource: Resource) -> Answer:
    results = {"type": "array", "items": resource.shape.inline_schema}
    return Answer(schema={"type": "object", "properties": {"results": results}, "required": ["results"]})


class WriteContribution(ActFace):
    """An organisation's answer to one request."""

    tag = TAG
    resource = CONTRIBUTIONS
    name = "write_contribution"
    text = "Keeps your organisation's working text, or with `hand_in` hands it to your side's coordinator."
    body = AnswerBody
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        content = AnswerBody().content(data)
        return write_contribution(
            self.actor, contribution_id=path["id"], content=content, hand_in=data["hand_in"], version=version
        ).pk


class SendBack(ActFace):
    """Back to the organisation, with a comment."""

    tag = TAG
    resource = CONTRIBUTIONS
    name = "send_back_contribution"
    text = "Sends what was handed in back to its organisation, with a comment. For your side's coordinator."
    body = CommentBody
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return send_back(self.actor, contribution_id=path["id"], comment=data["comment"], version=version).pk


class TakeIn(ActFace):
    """Into the side's draft."""

    tag = TAG
    resource = CONTRIBUTIONS
    name = "take_in_contribution"
    text = "Takes what was handed in last into your side's draft; nothing that stands there is overwritten."
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return take_in(self.actor, contribution_id=path["id"], version=version).pk


class _Bulk:
    """Acts on many contributions; they are answered as they are afterwards."""

    actor: Any

    def _answered(self, act: Callable[[], list[Contribution]], status: int = 200) -> HttpResponse:
        try:
            written = act()
        except DomainError as error:
            error.faults = tuple(
                Fault(
                    f"/rows{fault.pointer}" if fault.pointer[1:2].isdecimal() else fault.pointer, fault.detail
                )
                for fault in error.faults
            )
            raise
        shape = CONTRIBUTIONS.shape
        found = CONTRIBUTIONS.rows(self.actor).filter(pk__in=[one.pk for one in written]).order_by("id")
        results, _places = shape.shaped(self.actor, list(shape.selected(found)))
        CONTRIBUTIONS.note_read(results)
        response = HttpResponse(document({"results": results}), status=status, content_type=conditions.JSON)
        return conditions.private(response, internal=True)


class RoundContributions(_Bulk, ListFace):
    """The contributions of one round: read, asked for, answered in bulk."""

    tag = TAG
    resource = CONTRIBUTIONS
    list_name = "list_contributions_of_round"
    operations = {
        "post": Operation(
            name="request_contributions",
            text="Asks the responsible organisations of your side. Whoever was asked already is not asked twice.",
            answers={201: _list_answer(CONTRIBUTIONS)},
            body=RequestBody,
            errors=(409,),
            idempotent=True,
        ),
        "patch": Operation(
            name="write_contributions",
            text=f"Writes up to {ROWS_AT_ONCE} answers of your organisation: all, or none and a fault a wrong row.",
            answers={200: _list_answer(CONTRIBUTIONS)},
            body=AnswersBody,
            errors=(409, 412),
        ),
    }

    def within(self, rows: QuerySet[Any], **path: UUID) -> QuerySet[Any]:
        if not Round.objects.visible_to(self.actor).filter(pk=path["id"]).exists():
            raise Absent(_("There is nothing here that you may see."))
        return rows.filter(round_id=path["id"])

    def post(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        data = parsed(RequestBody, request.data)

        def ask() -> list[Contribution]:
            return request_contributions(
                self.actor, round_id=id, due=data["due"], note=data["note"], section_id=data["section"],
                item_ids=data["items"], organisation_ids=data["organisations"],
            )  # fmt: skip

        return self.once(request, lambda: self._answered(ask, 201))

    def patch(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        rows = parsed(AnswersBody, request.data)["rows"]
        named = [row["item_external_id"] for row in rows if "item_external_id" in row]
        known = asked_by_external_id(self.actor, id, named)
        answers = [
            ContributionRow(
                row.get("id") or known.get(row["item_external_id"], UUID(int=0)),
                AnswerBody().content(row), row["hand_in"], row["version"],
            )
            for row in rows
        ]  # fmt: skip
        return self._answered(lambda: write_contributions(self.actor, round_id=id, rows=answers))


class TakeInMany(_Bulk, Face):
    """Many contributions into the side's drafts."""

    tag = TAG
    operations = {
        "post": Operation(
            name="take_in_contributions",
            text="Takes contributions into your side's drafts: all, or none and a fault for each wrong row.",
            answers={200: _list_answer(CONTRIBUTIONS)},
            body=TakeInBody,
            errors=(409, 412),
            idempotent=True,
        )
    }

    def post(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        data = parsed(TakeInBody, request.data)
        rows = [Taken(row["id"], row["version"]) for row in data["rows"]]
        return self.once(
            request,
            lambda: self._answered(lambda: take_in_many(self.actor, round_id=id, rows=rows)),
        )


class StartFromLast(Face):
    """Drafts that say what the side said last."""

    tag = TAG
    operations = {
        "post": Operation(
            name="start_from_last",
            text="Gives each owed item without a draft one that says what your side's newest position says.",
            answers={
                200: Answer(
                    schema={
                        "type": "object",
                        "properties": {"count": {"type": "integer"}},
                        "required": ["count"],
                    }
                )
            },
            body=Nothing,
            errors=(409,),
            idempotent=True,
        )
    }

    def post(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        parsed(Nothing, request.data)

        def act() -> HttpResponse:
            body = document({"count": start_from_last(self.actor, round_id=id)})
            return conditions.private(HttpResponse(body, content_type=conditions.JSON), internal=True)

        return self.once(request, act)
