"""The status of many agreements on a day, as known on a day, in one answer."""

from typing import Any

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from cooperation import clock
from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.params import Params
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import DAY, ID, document, list_of, nullable, object_of, one_of
from cooperation.api.views import Face
from programs.models import AgreementStatus
from programs.selectors.recorded import Day
from programs.selectors.statuses import page_of_statuses

from .register import TAG

#: Agreements in one answer, at most and by default.
MOST, PAGE = 10_000, 1_000

STATUSES = object_of(
    as_of=DAY,
    known_on=nullable(DAY),
    results=list_of(object_of(agreement=ID, status=one_of(AgreementStatus.values))),
    next=nullable({"type": "string", "format": "uri"}),
    previous={"type": "null"},
)


class AgreementStatuses(Face):
    """GET: the statuses."""

    tag = TAG
    params = Params.of(
        p.day("as_of", text="The status on this day; by default today, where you are."),
        p.day("known_on", text="From what was known on this day, to its end where you are; by default now."),
        p.uuid("body", text="Of the register of this body alone."),
        p.uuid("after", text="Agreements behind this one, in the order of their ids."),
        p.integer("limit", high=MOST, text=f"Agreements in the answer; {PAGE:,} by default."),
    )
    operations = {
        "get": Operation(
            name="list_agreement_statuses",
            text=(
                "The status on a day of every agreement that you may see and that binds in law, or may; how it follows"
                " is told by the standing of each."
            ),
            answers={200: Answer(schema=STATUSES)},
            params=params,
        )
    }

    def get(self, request: Request) -> HttpResponseBase:
        given = self.params.parse(request.GET)
        on = given.get("as_of") or clock.today(self.actor.time_zone)
        known_on = given.get("known_on")
        found, following = page_of_statuses(
            self.actor, on, Day(known_on, self.actor.time_zone) if known_on else None,
            body_id=given.get("body"), after=given.get("after"), limit=given.get("limit") or PAGE,
        )  # fmt: skip
        said: dict[str, Any] = {
            "as_of": on, "known_on": known_on,
            "results": [{"agreement": pk, "status": status.value} for pk, status in found.items()],
            "next": None, "previous": None,
        }  # fmt: skip
        if following is not None:
            query = request.GET.copy()
            query["after"] = str(following)
            said["next"] = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
        return conditions.private(HttpResponse(document(said), content_type=conditions.JSON), internal=False)
