"""Writing: a side's drafts and notes. Every rule stands in the services, which the pages call too."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from cooperation.api import conditions
from cooperation.api.bodies import Body, FuzzyDateBodyField, TextBodyField, parsed
from cooperation.api.params import Params
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import INTEGER, document
from cooperation.api.views import ActFace, Face, FileFace, ListFace
from cooperation.errors import Absent, DomainError, Fault, Forbidden, VersionMissing
from programs import policies
from programs.models import InternalNote, PositionDraft, Release, Round, Status
from programs.selectors.work import BEHIND, by_external_id, left_behind, ready_set
from programs.services.contributions import open_round_of
from programs.services.documents import attach, detach, mark_document, open_document
from programs.services.notes import rewrite_note, write_agreement_note, write_note
from programs.services.positions import (
    DraftRow,
    PositionContent,
    mark_still_right,
    save_draft,
    save_drafts,
)
from programs.services.releases import release_set

from .register import DOCUMENTS
from .register import TAG as DOCUMENTS_TAG
from .reports import DRAFTS, NOTES, RELEASES, TAG

ROWS_AT_ONCE = 1000
_RANGE = gettext_lazy("Progress is from 0 to 100 per cent.")
_PROGRESS: dict[str, Any] = {"min_value": _RANGE, "max_value": _RANGE}


class DraftBody(Body):
    """What a side says of an item. The status may be "" until it is ready."""

    status = serializers.ChoiceField(
        choices=Status.values,
        allow_blank=True,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the statuses.")},
    )
    progress = serializers.IntegerField(
        min_value=0, max_value=100, required=False, allow_null=True, default=None, error_messages=_PROGRESS
    )
    text = TextBodyField(required=False, default=dict)
    proposed_deadline = FuzzyDateBodyField(required=False, allow_null=True, default=None)
    ready = serializers.BooleanField(required=False, default=False)


class DraftRowBody(DraftBody):
    """One row of many, named by `item` or by the external id that the item bears.

    `version` is that of the draft it replaces, and is left out where there is none.
    """

    item = serializers.UUIDField(required=False)
    item_external_id = serializers.CharField(required=False, max_length=200)
    version = serializers.IntegerField(
        min_value=1, max_value=2**31 - 1, required=False, allow_null=True, default=None
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if ("item" in attrs) == ("item_external_id" in attrs):
            raise serializers.ValidationError(
                {"item": [_("Give either the id or the external id of the item.")]}
            )
        return attrs


class DraftsBody(Body):
    """Many drafts at once: all are saved or none."""

    rows = serializers.ListField(child=DraftRowBody(), min_length=1, max_length=ROWS_AT_ONCE)


class NoteBody(Body):
    """A note of one's own side."""

    kind = serializers.ChoiceField(choices=InternalNote.Kind.values, default=InternalNote.Kind.NOTE)
    text = TextBodyField(allow_empty=False)
    marking = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=32,
        help_text="The code of a marking. Left out of a note that is rewritten, its marking stays; empty takes it off.",
    )


def note_of(data: dict[str, Any]) -> dict[str, Any]:
    """What a body says of a note, as the services take it."""
    return {"kind": data["kind"], "text": data["text"], "marking": data.get("marking")}


def _content(data: dict[str, Any]) -> PositionContent:
    return PositionContent(
        status=data["status"],
        progress=data["progress"],
        text=data["text"],
        proposed_deadline=data["proposed_deadline"],
    )


class Draft(Face):
    """The own side's draft on one item in one round."""

    tag = TAG
    operations = {
        "get": Operation(
            name="read_draft",
            text="Your own side's draft on an item in a round.",
            answers={200: Answer(DRAFTS.shape, etag=True)},
            if_none_match=True,
        ),
        "put": Operation(
            name="save_draft",
            text="Saves your own side's draft on an item in a round. Nobody else sees it before it is released.",
            answers={
                200: Answer(DRAFTS.shape, etag=True),
                201: Answer(DRAFTS.shape, etag=True, text="Made."),
            },
            body=DraftBody,
            errors=(409, 422),
            if_match=False,
        ),
    }

    def get(self, request: Request, id: UUID, item: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        rows = DRAFTS.rows(self.actor).filter(round_id=id, item_id=item)
        results, _places = DRAFTS.shape.read(self.actor, rows[:1])
        if not results:
            raise Absent(_("There is nothing here that you may see."))
        DRAFTS.note_read(results)
        return conditions.answer(
            request._request, self.actor, results[0], document(results[0]), internal=True
        )

    def put(self, request: Request, id: UUID, item: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        data = parsed(DraftBody, request.data)
        found = PositionDraft.objects.visible_to(self.actor).filter(round_id=id, item_id=item)
        existing: UUID | None = found.values_list("pk", flat=True).first()
        version = self.given_version(request, existing) if existing else None
        if existing and version is None:
            raise VersionMissing(_("Send the version you have read, as If-Match."))
        saved = save_draft(
            self.actor,
            item_id=item,
            round_id=id,
            content=_content(data),
            ready=data["ready"],
            version=version,
        )
        return self.see(DRAFTS, saved.pk, 200 if existing else 201)


class Drafts(ListFace):
    """The own side's drafts in a round."""

    tag = TAG
    resource = DRAFTS
    operations = {
        "post": Operation(
            name="save_drafts",
            text=f"Saves up to {ROWS_AT_ONCE} drafts of your own side: all, or none and a fault for each wrong row.",
            answers={
                200: Answer(
                    schema={
                        "type": "object",
                        "properties": {"results": {"type": "array", "items": DRAFTS.shape.inline_schema}},
                        "required": ["results"],
                    }
                )
            },
            body=DraftsBody,
            errors=(409, 412),
            idempotent=True,
        )
    }

    def within(self, rows: QuerySet[Any], **path: UUID) -> QuerySet[Any]:
        if not Round.objects.visible_to(self.actor).filter(pk=path["id"]).exists():
            raise Absent(_("There is nothing here that you may see."))
        return rows.filter(round_id=path["id"])

    def post(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        data = parsed(DraftsBody, request.data)
        named = [row["item_external_id"] for row in data["rows"] if "item_external_id" in row]
        known = by_external_id(self.actor, id, named)
        rows = [
            DraftRow(
                item_id=row.get("item") or known.get(row["item_external_id"], UUID(int=0)),
                content=_content(row),
                ready=row["ready"],
                version=row["version"],
            )
            for row in data["rows"]
        ]
        return self.once(request, lambda: self._save(id, rows))

    def _save(self, round_id: UUID, rows: list[DraftRow]) -> HttpResponse:
        try:
            saved = save_drafts(self.actor, round_id=round_id, rows=rows)
        except DomainError as error:
            error.faults = tuple(Fault(f"/rows{fault.pointer}", fault.detail) for fault in error.faults)
            raise
        shape = DRAFTS.shape.narrowed([column.name for column in DRAFTS.shape.columns])
        found = DRAFTS.rows(self.actor).filter(pk__in=[draft.pk for draft in saved]).order_by("id")
        results, _places = shape.read(self.actor, found)
        DRAFTS.note_read(results)
        response = HttpResponse(document({"results": results}), content_type=conditions.JSON)
        return conditions.private(response, internal=True)


class MarkStillRight(ActFace):
    """Languages that stayed behind, found still right."""

    tag = TAG
    resource = DRAFTS
    name = "mark_still_right"
    text = "Says of a draft that the languages that stayed behind when another was changed are still right."
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return mark_still_right(self.actor, draft_id=path["id"], version=version).pk


class WriteNote(ActFace):
    """A note on an item."""

    tag = TAG
    resource = NOTES
    name = "write_note"
    text = "Adds a note of your own side on an item. Nobody else ever sees it."
    body = NoteBody
    status = 201
    if_match = None
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return write_note(self.actor, item_id=path["id"], **note_of(data)).pk


class WriteAgreementNote(WriteNote):
    """A note on an agreement."""

    name = "write_agreement_note"
    text = "Adds a note of your own side on an agreement. Nobody else ever sees it."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        written = write_agreement_note(self.actor, agreement_id=path["id"], **note_of(data))
        return written.pk


class RewriteNote(ActFace):
    """A note, rewritten."""

    tag = TAG
    resource = NOTES
    name = "rewrite_note"
    text = "Rewrites a note of your own side."
    body = NoteBody
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        note = rewrite_note(self.actor, note_id=path["id"], version=version, **note_of(data))
        return note.pk


class SeenBody(Body):
    """A draft as it was looked at."""

    id = serializers.UUIDField()
    version = serializers.IntegerField(min_value=1, max_value=2**31 - 1)


class ReleaseBody(Body):
    """Whose act it is: one's own, or of the people that a document names.

    `drafts`: the set that was looked at; where it is given, no other set is released.
    """

    authority = serializers.ChoiceField(choices=Release.Authority.values, default=Release.Authority.OWN_LOGIN)
    authority_note = serializers.CharField(max_length=300, required=False, allow_blank=True, default="")
    person = serializers.UUIDField(required=False, allow_null=True, default=None)
    post = serializers.UUIDField(required=False, allow_null=True, default=None)
    drafts = serializers.ListField(
        child=SeenBody(), required=False, allow_null=True, default=None, max_length=5000
    )


class ReleaseSet(ActFace):
    """Shows a side's set."""

    tag = TAG
    resource = RELEASES
    name = "release_set"
    text = "Shows the drafts of your side that are marked ready to the other sides, by the exchange rule of the round."
    body = ReleaseBody
    status = 201
    if_match = None
    errors = (409,)

    def operation(self, method: str) -> Operation:
        if method != "get":
            return super().operation(method)
        counts = dict.fromkeys(("ready", *BEHIND), INTEGER)
        return Operation(
            name="preview_release",
            text=(
                "How many of your side's items a release would show now, and how many would stay back: `not_ready`"
                " (begun, not marked ready), `empty` (begun without a text), `untouched` (no draft, nothing released)."
            ),
            answers={200: Answer(schema={"type": "object", "properties": counts, "required": list(counts)})},
        )

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        round_ = open_round_of(self.actor, id)
        if not policies.releases(self.actor, round_.programme_id):
            raise Forbidden(_("Only your side’s coordinator releases its positions."))
        said = {"ready": len(ready_set(self.actor, round_)), **left_behind(self.actor, round_)}
        return conditions.private(HttpResponse(document(said), content_type=conditions.JSON), internal=True)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        released = release_set(
            self.actor,
            round_id=path["id"],
            authority=data["authority"],
            authority_note=data["authority_note"],
            person_id=data["person"],
            post_id=data["post"],
            seen=None if data["drafts"] is None else {one["id"]: one["version"] for one in data["drafts"]},
        )
        return released.pk


class DocumentBody(Body):
    """A file, and the draft, the act or the programme to which it belongs."""

    file = serializers.FileField(allow_empty_file=True, max_length=255)
    draft = serializers.UUIDField(required=False)
    act = serializers.UUIDField(required=False)
    programme = serializers.UUIDField(required=False)
    audience = serializers.ChoiceField(choices=["internal", "named", "shared", "public"], required=False)
    readers = serializers.ListField(
        child=serializers.UUIDField(), required=False, default=list, max_length=50,
        help_text="With `audience: named`: the parties, sides and observers, that read it beside your own.",
    )  # fmt: skip
    marking = serializers.CharField(
        required=False,
        allow_blank=True,
        max_length=32,
        help_text="The code of the marking that the file bears.",
    )


class Upload(ActFace):
    """Keeps a file."""

    tag = DOCUMENTS_TAG
    resource = DOCUMENTS
    parser_classes = [MultiPartParser]
    name = "upload_document"
    text = (
        "Keeps a file with a draft of your own side, which shows it when it is released, with an act, or with a"
        " programme for its sides to see. Its type is found from its content."
    )
    body = DocumentBody
    media_type = "multipart/form-data"
    status = 201
    if_match = None
    errors = ()

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        document = attach(
            self.actor,
            file=data["file"],
            draft_id=data.get("draft"),
            act_id=data.get("act"),
            programme_id=data.get("programme"),
            audience=data.get("audience"),
            marking=data.get("marking"),
            readers=data["readers"],
        )
        return document.pk


class MarkingBody(Body):
    """The code of a marking; empty takes it off."""

    marking = serializers.CharField(allow_blank=True, max_length=32)


class MarkDocument(ActFace):
    """The marking of a file."""

    tag = DOCUMENTS_TAG
    resource = DOCUMENTS
    name = "mark_document"
    text = "Says which marking a file of your own side bears. Copies handed out before are not reached."
    body = MarkingBody
    errors = ()

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        marked = mark_document(self.actor, document_id=path["id"], marking=data["marking"], version=version)
        return marked.pk


class DraftDocument(Face):
    """A file that goes with a draft."""

    tag = TAG
    operations = {
        "delete": Operation(
            name="detach_document",
            text=(
                "Takes a file off a draft of your own side: the next release does not show it. What was shown with it"
                " stays. If-Match names the draft, which is the answer."
            ),
            answers={200: Answer(DRAFTS.shape, etag=True)},
            errors=(409,),
            if_match=True,
            idempotent=True,
        )
    }

    def delete(self, request: Request, id: UUID, document: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        version = self.given_version(request, id)
        if version is None:
            raise VersionMissing(_("Send the version you have read, as If-Match."))
        return self.once(request, lambda: self._off(id, document, version))

    def _off(self, draft_id: UUID, document_id: UUID, version: int) -> HttpResponse:
        detach(self.actor, document_id=document_id, draft_id=draft_id, version=version)
        return self.see(DRAFTS, draft_id)


class DocumentContent(FileFace):
    """The file of a document."""

    tag = DOCUMENTS_TAG
    name = "read_document_content"
    text = "The file itself; its SHA-256 is in the document. Its name begins with the marking that it bears."

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        found, file = open_document(self.actor, document_id=id)
        return self.attached(FileResponse(file, content_type=found.content_type), found.file_name)
