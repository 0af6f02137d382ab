"""Who held a post on a day, and who inherited the duties of its organisation."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from cooperation import clock
from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.params import Params
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import (
    BOOLEAN,
    DAY,
    FUZZY,
    ID,
    INTEGER,
    TEXT,
    document,
    list_of,
    nullable,
    object_of,
    one_of,
)
from cooperation.api.views import Face
from programs.models import Appointment, OrganisationChange
from programs.selectors import posts

from .register import TAG

_HOLDER = object_of(
    appointment=ID, person=ID, name=TEXT, since=nullable(FUZZY), until=nullable(FUZZY), acting=BOOLEAN
)
_INHERITED = object_of(
    change=ID, kind=one_of(OrganisationChange.Kind.values), done_on=FUZZY, successor=nullable(ID),
    name=nullable(TEXT), handed_over_on=nullable(DAY), duties=INTEGER,
)  # fmt: skip


HOLDING = object_of(
    id=ID, on=DAY, title=TEXT, organisation=ID, held=list_of(_HOLDER), holds=list_of(_HOLDER),
    inherited={
        **list_of(_INHERITED),
        "description": (
            "What became of its organisation since that day, and who took its duties. Empty: they stay with the post."
        ),
    },
)  # fmt: skip


class PostHolding(Face):
    """GET: the holding."""

    tag = TAG
    params = Params.of(p.day("on", "pk", text="On this day; by default today, where you are."))
    operations = {
        "get": Operation(
            name="read_post_holding",
            text="Who held a post on a day, who holds it today, and who inherited the duties of its organisation.",
            answers={200: Answer(schema=HOLDING, etag=True)},
            params=params,
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        today = clock.today(self.actor.time_zone)
        found = posts.holding(self.actor, id, self.params.parse(request.GET).get("on") or today, today)
        body = document(
            {
                "id": found.post.pk, "on": found.on, "title": found.post.title,
                "organisation": found.post.organisation_id, "held": [_holder(each) for each in found.held],
                "holds": [_holder(each) for each in found.holds],
                "inherited": [_inherited(each) for each in found.inherited],
            }
        )  # fmt: skip
        response = HttpResponse(body, content_type=conditions.JSON)
        response["ETag"] = conditions.etag_of(self.actor, id, found.post.version, body)
        return conditions.private(response, internal=False)


def _holder(one: Appointment) -> dict[str, Any]:
    return {
        "appointment": one.pk, "person": one.person_id, "name": one.person.name,
        "since": one.since and one.since.as_json(), "until": one.until and one.until.as_json(), "acting": one.acting,
    }  # fmt: skip


def _inherited(one: posts.Inherited) -> dict[str, Any]:
    change = one.change
    return {
        "change": change.pk, "kind": change.kind, "done_on": change.done_on.as_json(),
        "successor": change.successor_id, "name": change.successor.name if change.successor else None,
        "handed_over_on": change.handed_over_on, "duties": one.duties,
    }  # fmt: skip
