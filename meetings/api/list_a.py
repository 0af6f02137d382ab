"""List A through the API: what is on it, adopted en bloc; an item pulled out, and put back."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.request import Request

from cooperation.api import conditions
from cooperation.api.bodies import Body, TextBodyField
from cooperation.api.params import Params
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import FUZZY, ID, INTEGER, STRING, TEXT, document, one_of
from cooperation.errors import Absent, Forbidden
from meetings.models import Review
from meetings.selectors.list_a import Apart, Listed, list_a
from meetings.services import list_a as services
from programs.models import Status

from .resources import AGENDA_ITEMS, OUTCOMES, REVIEWS
from .writing import SessionAct

_LISTED = {
    "type": "object",
    "properties": {
        "item": ID, "number": STRING, "title": TEXT, "deadline": FUZZY, "status": one_of(Status.values),
        "mark": {**STRING, "description": "Changes with any word of a side on which the status rests."},
    },
    "required": ["item", "number", "title", "deadline", "status", "mark"],
}  # fmt: skip
_APART = {
    "type": "object",
    "properties": {
        "item": ID, "number": STRING, "title": TEXT,
        "agenda_item": {**ID, "type": ["string", "null"]},
        "position": {**INTEGER, "type": ["integer", "null"]},
        "pulled_out_by": {**ID, "type": ["string", "null"]},
    },
    "required": ["item", "number", "title", "agenda_item", "position", "pulled_out_by"],
}  # fmt: skip


class ListedBody(Body):
    """An item as the list showed it."""

    item = serializers.UUIDField()
    status = serializers.ChoiceField(choices=Status.values)
    mark = serializers.CharField(max_length=64)


class AdoptionBody(Body):
    """The list as it was read, whole, and words of the record."""

    items = serializers.ListField(child=ListedBody(), max_length=10_000)
    text = TextBodyField(required=False, default=dict)


class SessionListA(SessionAct):
    """List A: read, adopted."""

    resource = OUTCOMES
    name = "adopt_list_a"
    text = (
        "Adopts list A of the session by one outcome: every item gets the status that all its sides report. `items` is"
        " the list as it was read: 412 where it is another one by now, with what differs; then nothing is adopted. The"
        " answer is the outcome, whose `agreed` names the items."
    )
    body = AdoptionBody
    status = 201
    if_match = None
    errors = (409, 412, 422)
    reading = Operation(
        name="list_list_a",
        text=(
            "List A of the session: the items of its round on which the sides do not differ, from positions that every"
            " side may see, and which it has not decided. `apart`: what stands on the agenda as a point of its own, or"
            " was moved to the list though not all its sides report the same status."
        ),
        answers={
            200: Answer(
                schema={
                    "type": "object",
                    "properties": {
                        "items": {"type": "array", "items": _LISTED},
                        "apart": {"type": "array", "items": _APART},
                    },
                    "required": ["items", "apart"],
                }
            )
        },
    )
    operations = {"get": reading}

    def operation(self, method: str) -> Operation:
        return self.reading if method == "get" else super().operation(method)

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        rows = Review.objects.visible_to(self.actor).select_related("body", "programme", "round")
        review = rows.filter(pk=id).first()
        if review is None:
            raise Absent(_("There is nothing here that you may see."))
        if review.programme_id in self.actor.observed_ids:
            raise Forbidden(_("What the sides tell one another is not shown to observers."))
        found = list_a(self.actor, review)
        content = {
            "items": [_item(one) for one in found.items],
            "apart": [_apart(one) for one in found.apart],
        }
        return conditions.private(HttpResponse(document(content), content_type=conditions.JSON))

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        seen = [services.Seen(one["item"], one["status"], one["mark"]) for one in data["items"]]
        return services.adopt_list_a(self.actor, review_id=path["id"], seen=seen, text=data["text"]).pk


def _item(one: Listed) -> dict[str, Any]:
    return {
        "item": one.item_id, "number": one.number, "title": one.title, "deadline": one.deadline.as_json(),
        "status": one.status, "mark": one.mark,
    }  # fmt: skip


def _apart(one: Apart) -> dict[str, Any]:
    point = one.point
    pulled = point is not None and point.source == point.Source.PULLED_OUT
    return {
        "item": one.item_id, "number": one.number, "title": one.title, "agenda_item": point.pk if point else None,
        "position": point.position if point else None,
        "pulled_out_by": point.proposed_by_id if point is not None and pulled else None,
    }  # fmt: skip


class PullOutBody(Body):
    """The item, and why it is to be discussed on its own."""

    item = serializers.UUIDField()
    reason = TextBodyField(max_length=4000, required=False, default=dict)


class PullOut(SessionAct):
    """Pulls an item out of list A."""

    resource = AGENDA_ITEMS
    name = "pull_out_item"
    text = (
        "Pulls an item out of list A for your side: by the head of its delegation, or its executive secretary. The"
        " answer is the point of the agenda that it becomes."
    )
    body = PullOutBody
    status = 201
    if_match = None

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return services.pull_out(
            self.actor, review_id=path["id"], item_id=data["item"], reason=data["reason"]
        ).pk


class ReturnToListA(SessionAct):
    """Puts an item back."""

    resource = REVIEWS
    name = "return_agenda_item_to_list_a"
    text = (
        "Puts an item that your side pulled out back onto list A: its point is off the agenda. If-Match names the"
        " point; the answer is the session."
    )

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return services.return_to_list_a(self.actor, point_id=path["id"], version=version).review_id
