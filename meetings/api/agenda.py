"""Agendas through the API: what is proposed, points that are reworded or removed, the backlog, referrals."""

from typing import Any, ClassVar
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.bodies import Body, TextBodyField, parsed
from cooperation.api.pages import ordering
from cooperation.api.params import Params
from cooperation.api.resources import Resource
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import ID, INTEGER, STRING, TEXT, Many, Shape, columns, document
from cooperation.api.views import ActFace, ErasableFace, Face
from cooperation.errors import Absent, VersionMissing
from meetings.models import AgendaItem, BacklogPoint, Letter, Outcome, Referral, Review
from meetings.selectors import referrals as told
from meetings.selectors.proposals import Proposal, Reason, proposals
from meetings.services import backlog, points
from meetings.services.referrals import refer

from .resources import AGENDA_ITEMS, TAG

BACKLOG = Resource(
    "backlog",
    Shape(
        "BacklogPoint",
        columns(
            BacklogPoint,
            "id version body title item proposed_by carried_over source source_id continues referral since",
            referred_by="referral__cited",
        ),
    ),
    BacklogPoint.objects.visible_to,
    text=(
        "Points that wait for an agenda of a body: proposed and not taken, put back, referred by another body. Those"
        " left over by sessions are agenda items with `left_over`."
    ),
    filters=(p.uuid("body"), p.uuid("item"), p.uuid("proposed_by")),
    orderings={"since": ordering("since", "id")},
)

REFERRALS = Resource(
    "referrals",
    Shape(
        "Referral",
        columns(
            Referral, "id version outcome to_body to_organisation point cited entered_for entered_at",
            text="outcome__text", withdrawn_at="outcome__withdrawn_at",
        ),
        (
            Many(
                "answers",
                told.answers,
                "agenda_item_id",
                Shape(
                    "AnswerToReferral",
                    columns(
                        Outcome, "id number kind text recorded_at", review_number="review__number",
                        held_on="review__starts_on",
                    ),
                ),
                by="point_id",
                order=("recorded_at", "number"),
                text="What the receiving body decided on the point.",
            ),
            Many(
                "letters", Letter.objects.visible_to, "referral_id",
                Shape(
                    "LetterToReferral",
                    columns(Letter, "id body sender sender_name number sent_on received_on subject"),
                ),
                order=("sent_on", "id"),
                text="The letters by which it was answered, of the bodies whose letters you read.",
            ),
        ),
    ),
    Referral.objects.visible_to,
    text="To whom referrals and recommendations of sessions went, and what was answered.",
    filters=(p.uuid("outcome"), p.uuid("to_body"), p.uuid("to_organisation"), p.uuid("point")),
)  # fmt: skip


def _null(schema: dict[str, Any]) -> dict[str, Any]:
    return {**schema, "type": [schema["type"], "null"]}


_DAY = {"type": "string", "format": "date"}
_REASON = {
    "type": "object",
    "description": "Which properties say something depends on `kind`.",
    "properties": {
        "kind": {"enum": AgendaItem.Source.values},
        "times_deferred": INTEGER,
        "differences": {"type": "array", "items": STRING},
        "since_round": _null(INTEGER),
        "due_on": _null(_DAY),
        "obstacles": {"type": "array", "items": TEXT},
        "referred_by": TEXT,
    },
    "required": [
        "kind", "times_deferred", "differences", "since_round", "due_on", "obstacles", "referred_by",
    ],
}  # fmt: skip
_PROPOSAL = {
    "type": "object",
    "properties": {
        "source": {"enum": AgendaItem.Source.values},
        "source_id": ID,
        "title": TEXT,
        "item": _null(ID),
        "number": STRING,
        "proposed_by": _null(ID),
        "carried_over": INTEGER,
        "reasons": {"type": "array", "items": _REASON},
    },
    "required": ["source", "source_id", "title", "item", "number", "proposed_by", "carried_over", "reasons"],
}


def _results(items: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {"results": {"type": "array", "items": items}},
        "required": ["results"],
    }


class ProposalKeyBody(Body):
    """A proposal, by what it was made from."""

    source = serializers.ChoiceField(choices=AgendaItem.Source.values)  # type: ignore[assignment]
    source_id = serializers.UUIDField()


class ProposalsBody(Body):
    """The proposals to be put onto the agenda, in this order."""

    proposals = serializers.ListField(child=ProposalKeyBody(), max_length=500)


class Proposals(Face):
    """What an agenda is proposed from."""

    tag = TAG
    operations = {
        "get": Operation(
            name="list_proposals",
            text=(
                "What the agenda of a session lacks, by kind: the last record, what was left open or waits, where the"
                " sides differ (of positions that every side may see), what is overdue, blocked or due before the"
                " session after this one. An item comes once, with every reason."
            ),
            answers={200: Answer(schema=_results(_PROPOSAL))},
        ),
        "post": Operation(
            name="add_proposals",
            text="Puts proposals onto the agenda: all, or none. The answer is the points they have become.",
            answers={201: Answer(schema=_results(AGENDA_ITEMS.shape.schema))},
            body=ProposalsBody,
            errors=(409,),
            idempotent=True,
        ),
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        review = Review.objects.visible_to(self.actor).select_related("body").filter(pk=id).first()
        if review is None:
            raise Absent(_("There is nothing here that you may see."))
        rows = [_proposal(one) for one in proposals(self.actor, review)]
        response = HttpResponse(document({"results": rows}), content_type=conditions.JSON)
        return conditions.private(response)

    def post(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        chosen = [
            (one["source"], one["source_id"]) for one in parsed(ProposalsBody, request.data)["proposals"]
        ]

        def act() -> HttpResponse:
            added = points.add_points(self.actor, review_id=id, chosen=chosen)
            rows = AGENDA_ITEMS.rows(self.actor).filter(pk__in=[one.pk for one in added]).order_by("position")
            results, _places = AGENDA_ITEMS.shape.shaped(self.actor, list(AGENDA_ITEMS.shape.selected(rows)))
            response = HttpResponse(document({"results": results}), status=201, content_type=conditions.JSON)
            return conditions.private(response)

        return self.once(request, act)


def _proposal(one: Proposal) -> dict[str, Any]:
    return {
        "source": str(one.source), "source_id": one.source_id, "title": one.title, "item": one.item_id,
        "number": one.number, "proposed_by": one.proposed_by_id, "carried_over": one.carried_over,
        "reasons": [_reason(reason) for reason in one.reasons],
    }  # fmt: skip


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "kind": str(reason.kind), "times_deferred": reason.times,
        "differences": [str(found.kind.value) for found in reason.found], "since_round": reason.since,
        "due_on": reason.due_on, "obstacles": list(reason.obstacles), "referred_by": reason.cited,
    }  # fmt: skip


class PointTitleBody(Body):
    """The words of a point."""

    title = TextBodyField(max_length=500, allow_empty=False)


class AgendaPoint(ErasableFace):
    """A point: read, worded anew, removed."""

    tag = TAG
    resource = AGENDA_ITEMS
    deleting = Operation(
        name="remove_agenda_item",
        text="Takes a point off the agenda while nothing hangs on it; those after it move up.",
        answers={204: Answer(text="It is off the agenda.")},
        errors=(409,),
        if_match=True,
    )
    operations = {
        "patch": Operation(
            name="edit_agenda_item",
            text="Words a point anew.",
            answers={200: Answer(AGENDA_ITEMS.whole, etag=True)},
            body=PointTitleBody,
            errors=(409,),
            if_match=True,
        )
    }

    def operation(self, method: str) -> Operation:
        return self.operations[method] if method == "patch" else super().operation(method)

    def patch(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        title = parsed(PointTitleBody, request.data)["title"]
        version = self.given_version(request, id)
        if version is None:
            raise VersionMissing(_("Send the version you have read, as If-Match."))
        return self.see(
            AGENDA_ITEMS, points.edit_point(self.actor, point_id=id, title=title, version=version).pk
        )

    def gone(self, pk: UUID, version: int) -> None:
        points.remove_point(self.actor, point_id=pk, version=version)


class AgendaAct(ActFace):
    """An act on what an agenda is made of."""

    tag = TAG
    resource: ClassVar[Resource] = BACKLOG


class PutBackPoint(AgendaAct):
    """Puts a point back."""

    name = "put_back_agenda_item"
    text = "Defers a point before its session: it goes back to the backlog of the body, which is the answer."
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return points.put_back_point(self.actor, point_id=path["id"], version=version).pk


class BacklogBody(Body):
    """A point for some later session of a body."""

    body = serializers.UUIDField()
    title = TextBodyField(max_length=500, allow_empty=False)
    item = serializers.UUIDField(required=False, allow_null=True, default=None)


class AddToBacklog(AgendaAct):
    """Proposes a point for later."""

    name = "add_to_backlog"
    text = "Proposes a point for some later session of a body."
    body = BacklogBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return backlog.add_to_backlog(
            self.actor, body_id=data["body"], title=data["title"], item_id=data["item"]
        ).pk


class BacklogObject(ErasableFace):
    """A point that waits: read, given up."""

    tag = TAG
    resource = BACKLOG
    deleting = Operation(
        name="drop_from_backlog",
        text="Gives up a point that waits; not one that was referred, or on which papers hang.",
        answers={204: Answer(text="It is given up.")},
        errors=(409,),
        if_match=True,
    )

    def gone(self, pk: UUID, version: int) -> None:
        backlog.drop_from_backlog(self.actor, point_id=pk, version=version)


class ReceiverBody(Body):
    """Who receives it: one of the two."""

    body = serializers.UUIDField(required=False, allow_null=True, default=None)
    organisation = serializers.UUIDField(required=False, allow_null=True, default=None)


class Refer(AgendaAct):
    """Says who receives a referral."""

    resource = REFERRALS
    name = "refer_outcome"
    text = (
        "Says which body or organisation receives a referral or a recommendation. A body finds it in its backlog; what"
        " it decides on it is among `answers`. If-Match names the outcome."
    )
    body = ReceiverBody
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return refer(
            self.actor, outcome_id=path["id"], version=version, body_id=data["body"],
            organisation_id=data["organisation"],
        ).pk  # fmt: skip
