"""A plan's file, brought in: kept, looked at row by row, drafted as a change set; and rows of a plan by external id."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.bodies import Body, TextBodyField, parsed
from cooperation.api.params import Params
from cooperation.api.resources import Resource
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import FUZZY, ID, STRING, TEXT, Shape, columns, document
from cooperation.api.views import ActFace, ErasableFace, Face, ListFace
from cooperation.reading import note, read_of
from programs.imports.sheets import read
from programs.models import PlanImport
from programs.rules.plan_held import Flaw, Kind, Verdict
from programs.selectors import plan_imports as reading
from programs.selectors.plan_imports import Preview, Rows
from programs.selectors.plan_words import cell_name, words_of
from programs.services import changes, plan_imports
from programs.services.plan_upserts import changes_of

from .changes import CHANGE_SETS, ROWS_AT_ONCE, TAG, ChangeBody, change_of
from .changing import FIELD, said_field

#: Rows in an answer, and the most that may be asked for; so many missing items are named.
PAGE, MOST = 100, 1000

PLAN_IMPORTS = Resource(
    "plan-imports",
    Shape(
        "PlanImport",
        columns(PlanImport, "id version programme name content_type size sha256 uploaded_at change_set"),
        text="A file of a plan that your own side has sent to be looked at. It is kept for 30 days.",
    ),
    PlanImport.objects.visible_to,
    text="Files of plans that your own side has sent to be looked at.",
    filters=(p.uuid("programme"), p.string("sha256"), p.uuid("change_set")),
    internal=True,
    read_as="plan_import",
)

_INTEGER = {"type": "integer"}
_SAID = {
    "type": "object",
    "properties": {
        "pointer": {**STRING, "description": "The row from 1 and the field in it, as a JSON Pointer."},
        "cell": {
            **STRING,
            "description": "As spreadsheets name it; the row alone where it has no such column.",
        },
        "detail": STRING,
    },
    "required": ["pointer", "cell", "detail"],
}
_VERDICT = {
    "type": "object",
    "properties": {
        "row": {**_INTEGER, "description": "The row of the file, from 1."},
        "verdict": {"enum": [kind.value for kind in Kind]},
        "item": {**ID, "type": ["string", "null"], "description": "Null for a new item."},
        "number": STRING,
        "title": TEXT,
        "fields": {"type": "array", "items": FIELD},
        "responsible": {"type": "array", "items": ID, "description": "Of a new item, each side's lead first."},
        "reason": TEXT,
        "errors": {"type": "array", "items": _SAID},
        "remarks": {"type": "array", "items": _SAID},
    },
    "required": [
        "row", "verdict", "item", "number", "title", "fields", "responsible", "reason", "errors", "remarks",
    ],
}  # fmt: skip
_MISSING = {
    "type": "object",
    "properties": {"item": ID, "number": STRING, "title": TEXT, "deadline": FUZZY},
    "required": ["item", "number", "title", "deadline"],
}
_HEADING = {
    "type": "object",
    "properties": {"row": _INTEGER, "number": STRING, "title": STRING},
    "required": ["row", "number", "title"],
}
_NULLABLE = {"type": ["integer", "null"]}
_LINK = {"type": ["string", "null"], "format": "uri"}
PREVIEW = {
    "type": "object",
    "properties": {
        "id": ID,
        "version": _INTEGER,
        "programme": ID,
        "name": STRING,
        "change_set": {**ID, "type": ["string", "null"]},
        "edition": {**_NULLABLE, "description": "The newest edition of the plan, which the rows are held against."},
        "made_from": {**_NULLABLE, "description": "The edition from which the file says that it was made."},
        "seen": {**STRING, "description": "The mark of this preview, to be sent when the change set is drafted."},
        "counts": {
            "type": "object",
            "properties": {kind.value: _INTEGER for kind in Kind},
            "required": [kind.value for kind in Kind],
        },
        "remarked": {**_INTEGER, "description": "How many rows have a remark."},
        "headings": {"type": "array", "items": _HEADING, "description": "Headings that the plan lacks."},
        "columns_not_read": {"type": "array", "items": STRING},
        "missing_count": _INTEGER,
        "missing": {
            "type": "array",
            "items": _MISSING,
            "description": f"The first {MOST} items of the plan that the file lacks.",
        },
        "results": {"type": "array", "items": _VERDICT},
        "next": _LINK,
        "previous": _LINK,
    },
    "required": [
        "id", "version", "programme", "name", "change_set", "edition", "made_from", "seen", "counts", "remarked",
        "headings", "columns_not_read", "missing_count", "missing", "results", "next", "previous",
    ],
}  # fmt: skip


# --- Bodies -----------------------------------------------------------------------------------------------------------


class PlanFileBody(Body):
    """A file of a plan: XLSX or CSV."""

    file = serializers.FileField(allow_empty_file=True, max_length=255)


class FromPlanBody(Body):
    """How a file becomes a change set. `seen` is the mark of the preview that was looked at."""

    title = TextBodyField(allow_empty=False, max_length=500)
    reason = TextBodyField(required=False, default=dict, max_length=4000)
    seen = serializers.CharField(max_length=64)
    leave_out = serializers.BooleanField(required=False, default=False)
    add_sections = serializers.BooleanField(required=False, default=False)
    withdraw_missing = serializers.BooleanField(required=False, default=False)


class PlanRowBody(ChangeBody):
    """An item of the plan as it is to be, by its external id; what is left out stays, of an item that there is."""

    kind = None  # type: ignore[assignment]
    item = None  # type: ignore[assignment]
    part_of = None  # type: ignore[assignment]
    external_id = serializers.CharField(max_length=200)


class PlanRowsBody(Body):
    """Items by external id, in one change set."""

    title = TextBodyField(allow_empty=False, max_length=500)
    reason = TextBodyField(required=False, default=dict, max_length=4000)
    external_id = serializers.CharField(required=False, allow_blank=True, max_length=200, default="")
    rows = serializers.ListField(child=PlanRowBody(), min_length=1, max_length=ROWS_AT_ONCE)


# --- Faces ------------------------------------------------------------------------------------------------------------


class BringIn(Face):
    """A file, kept to be looked at."""

    tag = TAG
    parser_classes = [MultiPartParser]
    operations = {
        "post": Operation(
            name="preview_plan_file",
            text=(
                "Keeps a file of a plan for your own side and says what each row would change; nothing of the plan is"
                f" written. The same file again is the one that is kept. The first {PAGE} rows are in the answer."
            ),
            answers={201: Answer(schema=PREVIEW, etag=True, text="Looked at.")},
            body=PlanFileBody,
            media_type="multipart/form-data",
            errors=(422,),
            idempotent=True,
        )
    }

    def post(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        Params().parse(request.GET)
        data = parsed(PlanFileBody, request.data)
        plan_imports.importing(self.actor, id)
        return self.once(request, lambda: self._kept(request, id, data))

    def _kept(self, request: Request, programme_id: UUID, data: dict[str, Any]) -> HttpResponse:
        table = read(data["file"])
        kept = plan_imports.keep_plan_file(self.actor, programme_id=programme_id, table=table)
        return looked_at(self, request, kept.pk, {}, 201, table.rows)


class PreviewOfPlan(Face):
    """What each row would change."""

    tag = TAG
    params = Params.of(
        p.any_of("verdict", [kind.value for kind in Kind], text="Rows of these verdicts alone."),
        p.boolean("remarked", text="Rows with a remark alone."),
        p.integer("limit", high=MOST, text=f"Rows in the answer; {PAGE} by default."),
        p.integer("after", low=0, text="Rows of the file after this one."),
    )
    operations = {
        "get": Operation(
            name="read_plan_preview",
            text=(
                "What each row of a file would change, held against the plan as it is now, word by word; with what is"
                " wrong, cell by cell. `next` leads to the rows that follow."
            ),
            answers={200: Answer(schema=PREVIEW, etag=True)},
            params=params,
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        return looked_at(self, request, id, self.params.parse(request.GET), 200)


class DraftFromPlan(ActFace):
    """A change set of all that a file changes."""

    tag = TAG
    resource = CHANGE_SETS
    name = "draft_from_plan_file"
    text = (
        "Drafts one change set of your own side with all that a file changes. If-Match names the version of the file;"
        " refused where the preview that was looked at is not what the file comes to by now."
    )
    body = FromPlanBody
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        choices = plan_imports.Choices(**data)
        return plan_imports.draft_from_plan(
            self.actor, import_id=path["id"], choices=choices, version=version
        ).pk


class PlanImportObject(ErasableFace):
    """One file."""

    tag = TAG
    resource = PLAN_IMPORTS
    deleting = Operation(
        name="discard_plan_import",
        text="Puts a file away. A change set that was drafted of it stays.",
        answers={204: Answer(text="It is gone.")},
        if_match=True,
    )

    def gone(self, pk: UUID, version: int) -> None:
        plan_imports.discard_plan_import(self.actor, import_id=pk, version=version)


class PlanImportList(ListFace):
    """Files."""

    tag = TAG
    resource = PLAN_IMPORTS


class PutRows(ActFace):
    """Items by external id."""

    tag = TAG
    resource = CHANGE_SETS
    name = "draft_plan_rows"
    text = (
        "Drafts a change set of your own side from items as they are to be, each by its external id: one that the plan"
        " has is reworded, or its deadline extended; one that it lacks is added. What a row says as the plan has it is"
        " left out, and so is a row that changes nothing; the same rows again do nothing twice."
    )
    body = PlanRowsBody
    status = 201
    if_match = None
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        plan_imports.importing(self.actor, path["id"])
        none = {"kind": "", "item": None, "part_of": None}
        given = [change_of(row | none) for row in data["rows"]]
        made = changes.draft_change_set(
            self.actor, programme_id=path["id"], title=data["title"], reason=data["reason"],
            external_id=data["external_id"], rows=changes_of(self.actor, path["id"], given),
        )  # fmt: skip
        return made.pk


# --- The preview ------------------------------------------------------------------------------------------------------


def looked_at(
    face: Face, request: Request, pk: UUID, asked: dict[str, Any], status: int, rows_read: Rows | None = None
) -> HttpResponse:
    """The preview of a file, as PREVIEW describes it. `rows_read`: its cells, where they were read a moment ago."""
    found = reading.one(face.actor, pk, content=rows_read is None)
    note(read_of("plan_import", found.__dict__))
    if rows_read is None:
        preview = reading.preview(face.actor, found)
    else:
        preview = reading.preview_of(face.actor, found.programme, rows_read)
    rows = [verdict for verdict in preview.verdicts if _asked(verdict, asked)]
    limit = asked.get("limit", PAGE)
    more = len(rows) > limit
    body = document(
        {
            "id": found.pk, "version": found.version, "programme": found.programme_id, "name": found.name,
            "change_set": found.change_set_id, "edition": preview.edition, "made_from": preview.base,
            "seen": preview.mark, "counts": preview.counts, "remarked": preview.remarked,
            "headings": [
                {"row": each.row + 1, "number": each.number, "title": each.title} for each in preview.chapters
            ],
            "columns_not_read": preview.passed, "missing_count": len(preview.missing),
            "missing": [
                {"item": each.item, "number": each.number, "title": each.title, "deadline": each.deadline.as_json()}
                for each in preview.missing[:MOST]
            ],
            "results": [_verdict(preview, verdict) for verdict in rows[:limit]],
            "next": _link(request, found.pk, rows[limit - 1]) if more else None, "previous": None,
        }
    )  # fmt: skip
    response = HttpResponse(body, status=status, content_type=conditions.JSON)
    response["ETag"] = conditions.etag_of(face.actor, found.pk, found.version, body)
    return conditions.private(response, internal=True)


def _asked(verdict: Verdict, asked: dict[str, Any]) -> bool:
    return (
        verdict.line.row + 1 > asked.get("after", 0)
        and ("verdict" not in asked or verdict.kind.value in asked["verdict"])
        and ("remarked" not in asked or bool(verdict.remarks) == asked["remarked"])
    )


def _link(request: Request, pk: UUID, last: Verdict) -> str:
    query = request.GET.copy()
    query["after"] = str(last.line.row + 1)
    return request.build_absolute_uri(f"/api/v1/plan-imports/{pk}/preview/?{query.urlencode()}")


def _verdict(preview: Preview, verdict: Verdict) -> dict[str, Any]:
    return {
        "row": verdict.line.row + 1, "verdict": verdict.kind.value,
        "item": verdict.standing.item if verdict.standing else None, "number": verdict.number,
        "title": dict(verdict.title), "fields": [said_field(each) for each in reading.fields_of(preview, verdict)],
        "responsible": list(verdict.changes.get("responsible") or ()), "reason": dict(verdict.reason),
        "errors": [_flaw(preview, verdict, flaw) for flaw in verdict.flaws],
        "remarks": [_flaw(preview, verdict, flaw) for flaw in verdict.remarks],
    }  # fmt: skip


def _flaw(preview: Preview, verdict: Verdict, flaw: Flaw) -> dict[str, str]:
    row, column = preview.place(verdict, flaw)
    field = f"{flaw.column}/{flaw.qualifier}" if flaw.qualifier else flaw.column
    return {
        "pointer": f"/rows/{row + 1}/{field}", "cell": cell_name(row, column), "detail": words_of(flaw),
    }  # fmt: skip
