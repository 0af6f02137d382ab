"""The minutes as DOCX through the API, and what an edited one says otherwise."""

from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from cooperation.api import conditions
from cooperation.api.bodies import Body, parsed
from cooperation.api.params import Params
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import ID, STRING, list_of, object_of
from cooperation.api.shapes import document as as_json
from cooperation.api.views import Face, FileFace
from meetings.exports.minutes_docx import MEDIA_TYPE, document
from meetings.imports.minutes_docx import MOST_OUTSIDE, Returned, returned
from meetings.models import Minutes
from meetings.selectors import minutes as reading
from meetings.services.minutes import content_or_conflict

from .resources import TAG

_INTEGER, _BOOLEAN = {"type": "integer"}, {"type": "boolean"}
_PLACE = {"clause": {**STRING, "description": "The key of the clause."}, "language": STRING}

RETURNED = object_of(
    id=ID,
    number={**_INTEGER, "description": "Of the version that the file is held against."},
    made_of=object_of(
        "Of which version and content the file says that it was made, and whether it is this version.",
        number={"type": ["integer", "null"]}, content_sha256=STRING, same=_BOOLEAN,
    ),
    tracked_changes={**_BOOLEAN, "description": "There were some; they are read as if accepted."},
    comments={**_INTEGER, "description": "So many stand in the file; they are not read."},
    differences=list_of(
        object_of(
            **_PLACE, before=STRING, after=STRING,
            meanwhile={**_BOOLEAN, "description": "This version changed the clause since the file was made."},
        )
    ),
    missing=list_of(object_of(**_PLACE), "Not found in the file."),
    outside={
        **list_of(STRING, "What was written outside the clauses, of which `outside_count` texts there are."),
        "maxItems": MOST_OUTSIDE,
    },
    outside_count=_INTEGER,
)  # fmt: skip


class MinutesDocx(FileFace):
    """The minutes, to be edited."""

    tag = TAG
    name = "read_minutes_docx"
    text = "A version as DOCX, to be edited: one row a clause, one column a language."
    media_type = MEDIA_TYPE

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        Params().parse(request.GET)
        found = reading.one(self.actor, id)
        response = HttpResponse(document(content_or_conflict(found)), content_type=self.media_type)
        return self.attached(response, f"minutes-{found.review_id}-{found.number}.docx")


class ReturnedBody(Body):
    """An edited DOCX of the minutes."""

    file = serializers.FileField(allow_empty_file=True, max_length=255)


class MinutesReturned(Face):
    """What an edited file says otherwise."""

    tag = TAG
    parser_classes = [MultiPartParser]
    operations = {
        "post": Operation(
            name="compare_returned_minutes",
            text=(
                "What an edited DOCX of the minutes says otherwise than this version, clause by clause and language by"
                " language. Nothing is kept or changed: what is accepted of it goes to `/minutes/{id}/correct/`."
            ),
            answers={200: Answer(schema=RETURNED, text="Compared.")},
            body=ReturnedBody,
            media_type="multipart/form-data",
            errors=(409,),
            idempotent=True,
        )
    }

    def post(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        Params().parse(request.GET)
        data = parsed(ReturnedBody, request.data)
        found = reading.one(self.actor, id)
        return self.once(request, lambda: _answer(found, returned(self.actor, found, data["file"])))


def _answer(minutes: Minutes, result: Returned) -> HttpResponse:
    body = {
        "id": minutes.pk, "number": minutes.number,
        "made_of": {"number": result.version, "content_sha256": result.sha256, "same": result.same},
        "tracked_changes": result.tracked, "comments": result.comments,
        "differences": [
            {
                "clause": each.key, "language": each.language, "before": each.before, "after": each.after,
                "meanwhile": (each.key, each.language) in result.meanwhile,
            }
            for each in result.differences
        ],
        "missing": [{"clause": key, "language": tag} for key, tag in result.missing],
        "outside": list(result.outside), "outside_count": result.outside_count,
    }  # fmt: skip
    response = HttpResponse(as_json(body), content_type=conditions.JSON)
    return conditions.private(response, internal=True)
