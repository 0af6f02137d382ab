"""Everything about one item as its page has it: now, or as of a day."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.params import Params
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import (
    DAY,
    FUZZY,
    ID,
    INTEGER,
    STRING,
    TEXT,
    document,
    list_of,
    nullable,
    object_of,
    one_of,
)
from cooperation.api.views import Face
from cooperation.texts import Text
from programs.models import Status
from programs.selectors import dossiers

_MOMENT = {"type": "string", "format": "date-time"}
_BOOLEAN = {"type": "boolean"}


_SAID = {"status": one_of(Status.values), "progress": nullable(INTEGER), "text": TEXT}
DOSSIER = object_of(
    "An item as of a day: what was on record at its end, in the time zone of whoever asks.",
    id=ID, as_of=nullable(DAY), programme=ID, number=STRING, title=TEXT, expected_result=TEXT,
    edition={**INTEGER, "description": "The edition since which it is worded so."},
    in_force={**_BOOLEAN, "description": "False: by that day no edition with this item was in force."},
    section=ID, deadline=FUZZY, due_on=nullable(DAY), times_extended=INTEGER,
    status=nullable(object_of(status=one_of(Status.values), agreed_on=DAY, note=TEXT, source=TEXT)),
    extensions=list_of(object_of(number=INTEGER, before=FUZZY, after=FUZZY, reason=TEXT, agreed_on=DAY, source=TEXT)),
    responsible=list_of(object_of(party=ID, organisation=ID, role=STRING)),
    positions=list_of(object_of(
        id=ID, party=ID, round=ID, edition=INTEGER, current=_BOOLEAN, released_at=_MOMENT, **_SAID
    )),
    obstacles=list_of(object_of(id=ID, title=TEXT, kind=STRING)),
    notes=list_of(object_of(id=ID, kind=STRING, text=TEXT, written_at=_MOMENT)),
    drafts=list_of(object_of(id=ID, round=ID, **{**_SAID, "status": STRING})),
)  # fmt: skip


class ItemDossier(Face):
    """GET: the dossier."""

    tag = "plans"
    params = Params.of(
        p.day("as_of", "pk", text="As it stood at the end of this day; by default as it stands now.")
    )
    operations = {
        "get": Operation(
            name="read_item_dossier",
            text=(
                "One item with all that is on record of it: wording, agreed status, extensions, who is responsible, the"
                " positions that you may see, what stands in the way, and your own side's notes and, now, drafts."
            ),
            answers={200: Answer(schema=DOSSIER, etag=True)},
            params=params,
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        on = self.params.parse(request.GET).get("as_of")
        found = dossiers.dossier(self.actor, id, on)
        body = document(_said(found) | {"id": id, "as_of": on})
        response = HttpResponse(body, content_type=conditions.JSON)
        response["ETag"] = conditions.etag_of(self.actor, id, found.wording.version, body)
        return conditions.private(response, internal=True)


def _said(found: dossiers.Dossier) -> dict[str, Any]:
    wording = found.wording
    agreed = next((entry for entry in found.agreed if entry["current"]), None)
    return {
        "programme": wording.programme_id, "number": wording.number, "title": wording.title,
        "expected_result": wording.expected_result, "edition": wording.since_edition,
        "in_force": any(each.pk == wording.pk and each.in_force_on for each in found.wordings),  # type: ignore[attr-defined]
        "section": wording.section_id, "deadline": found.deadline.as_json(), "due_on": found.due_on,
        "times_extended": sum(not entry["brought_forward"] for entry in found.extensions),
        "status": agreed and {
            "status": agreed["status"], "agreed_on": agreed["agreed_on"], "note": agreed["note"],
            "source": agreed["source_label"],
        },
        "extensions": [_extension(entry) for entry in found.extensions],
        "responsible": [
            {"party": row.party_id, "organisation": row.organisation_id, "role": row.role} for row in found.responsible
        ],
        "positions": [
            {
                "id": row.pk, "party": row.party_id, "round": row.round_id, "edition": row.edition,
                "current": row.current, "released_at": row.release.released_at,
                "status": row.status, "progress": row.progress, "text": row.text,
            }
            for row in found.positions
        ],
        "obstacles": [
            {"id": row.obstacle_id, "title": row.obstacle.title, "kind": row.obstacle.kind} for row in found.blockings
        ],
        "notes": [
            {"id": row.pk, "kind": row.kind, "text": row.text, "written_at": row.written_at} for row in found.notes
        ],
        "drafts": [
            {"id": row.pk, "round": row.round_id, "status": row.status, "progress": row.progress, "text": row.text}
            for row in found.drafts
        ],
    }  # fmt: skip


def _extension(entry: dict[str, Any]) -> dict[str, Any]:
    reason: Text = entry["reason"]
    return {
        "number": entry["number"], "before": entry["before"].as_json(), "after": entry["after"].as_json(),
        "reason": reason, "agreed_on": entry["agreed_on"], "source": entry["source_label"],
    }  # fmt: skip
