"""The chain of a body's sealed protocols through the API: its seals, their verification, the archive."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from rest_framework.request import Request

from cooperation.access import Actor
from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.pages import ordering
from cooperation.api.params import Params
from cooperation.api.resources import Resource
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import (
    ID,
    INTEGER,
    STRING,
    TEXT,
    Shape,
    columns,
    document,
    nullable,
    object_of,
    one_of,
)
from cooperation.api.views import Face, FileFace
from meetings.exports import archive
from meetings.models import MinutesSeal, Review
from meetings.rules.minutes import FLAWS
from meetings.selectors import chain, flaws
from meetings.selectors.verification import verified
from programs.models import Body

from .resources import TAG

MINUTES_SEALS = Resource(
    "minutes-seals",
    Shape(
        "MinutesSeal",
        columns(
            MinutesSeal,
            "id version body review minutes number record sha256 previous_sha256 sealed_at",
            review_number="review__number", minutes_number="minutes__number",
        ),
        text=(
            "The seal on a signed version. `record` is text in canonical form (RFC 8785), whose SHA-256 in UTF-8 is"
            " `sha256`; `previous_sha256` is that of the body's seal before it, empty in the first."
        ),
    ),
    MinutesSeal.objects.visible_to,
    text="The seals on the protocols of your bodies.",
    filters=(p.uuid("body"), p.uuid("review"), p.uuid("minutes"), p.integer("number")),
    orderings={"number": ordering("body_id", "number"), "-number": ordering("-body_id", "-number")},
)  # fmt: skip

_BOOLEAN = {"type": "boolean"}


VERIFICATION = object_of(
    "Whether everything that was sealed is still what it was, at one moment.",
    body=ID, name=TEXT, holds=_BOOLEAN,
    seals=INTEGER, files=INTEGER, rows=INTEGER,
    flaws={
        "type": "array",
        "items": object_of(
            "What does not hold: `thing` is named as in the seal's record, `detail` says it in your language.",
            kind=one_of(FLAWS), seal=INTEGER, session=nullable(INTEGER), version=nullable(INTEGER), thing=STRING,
            detail=STRING,
        ),
    },
)  # fmt: skip


class Verification(Face):
    """GET: the chain of a body, verified now."""

    tag = TAG
    operations = {
        "get": Operation(
            name="verify_minutes_of_body",
            text=(
                "Verifies the chain of a body's sealed protocols, and every text, file, act and row behind it, against"
                " what is kept now. Nothing is written."
            ),
            answers={200: Answer(schema=VERIFICATION)},
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        found = verified(chain.body(self.actor, id))
        body = document(flaws.as_object(found))
        return conditions.private(HttpResponse(body, content_type=conditions.JSON))


class _Archive(FileFace):
    """A ZIP of sealed protocols."""

    tag = TAG
    media_type = "application/zip"

    def find(self, actor: Actor, pk: UUID) -> tuple[Body, Review | None]:
        """What it is of."""
        raise NotImplementedError

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        body, review = self.find(self.actor, id)
        out = archive.written(self.actor, body, review, language=self.actor.language)
        response = FileResponse(out, content_type=self.media_type)
        return self.attached(response, archive.name_of(body, review, self.actor.language))


_TEXT = (
    " as a ZIP that is readable without the system: sealed PDFs, scans, contents, records, acts and rows as JSON,"
    " SHA256SUMS, an index page and how to verify it by hand. Only sealed versions are in it."
)


class ArchiveOfReview(_Archive):
    """Of a session."""

    name = "read_review_archive"
    text = f"The sealed protocols of a session{_TEXT}"

    def find(self, actor: Actor, pk: UUID) -> tuple[Body, Review | None]:
        review = chain.review(actor, pk)
        return review.body, review


class ArchiveOfBody(_Archive):
    """Of a body."""

    name = "read_body_archive"
    text = f"Every sealed protocol of a body{_TEXT}"

    def find(self, actor: Actor, pk: UUID) -> tuple[Body, Review | None]:
        return chain.body(actor, pk), None
