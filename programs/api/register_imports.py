"""Registers brought in: files sent, columns mapped, rows with their verdicts, and the steps that people take."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from cooperation.api import conditions
from cooperation.api import params as p
from cooperation.api.bodies import Body
from cooperation.api.params import Params
from cooperation.api.resources import Resource
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import ID, STRING, Column, Shape, columns, document
from cooperation.api.views import ActFace, ErasableFace, Face, ListFace
from programs.imports.register_keeping import keep
from programs.models import RegisterImport, RegisterProfile
from programs.selectors import register_imports as reading
from programs.selectors.register_imports import VERDICTS, Line
from programs.selectors.register_words import words_of
from programs.services import register_imports
from programs.services.register_imports import Choices

TAG = "register imports"
PAGE, MOST = 100, 1000
_INTEGER = {"type": "integer"}
_OBJECT = {"type": "object", "additionalProperties": True}
_FILE = {
    "type": "object",
    "properties": {
        "name": STRING, "content_type": STRING, "size": _INTEGER, "sha256": STRING,
        "headings": {"type": "array", "items": STRING},
    },
    "required": ["name", "content_type", "size", "sha256", "headings"],
}  # fmt: skip

IMPORTS = Resource(
    "register-imports",
    Shape(
        "RegisterImport",
        (
            *columns(RegisterImport, "id version body party"),
            Column("files", "files", {"type": "array", "items": _FILE}, raw=True),
            Column(
                "profile",
                "profile",
                _OBJECT,
                raw=True,
                text="The mapping of columns; empty until it is chosen.",
            ),
            *columns(RegisterImport, "all_or_nothing state position total"),
            Column("counts", "counts", _OBJECT, raw=True, text="Tallies of rows, as read, and of entries."),
            Column("fault", "fault", _OBJECT, raw=True, text="What ended it, by its code."),
            *columns(RegisterImport, "uploaded_at ended_at"),
        ),
        text="Files of a register on their way into the record of a body.",
    ),
    RegisterImport.objects.visible_to,
    text="Imports of registers into the record of a body.",
    filters=(p.uuid("body"), p.any_of("state", RegisterImport.State.values)),
)
PROFILES = Resource(
    "register-profiles",
    Shape(
        "RegisterProfile",
        (
            *columns(RegisterProfile, "id version body name"),
            Column("profile", "profile", _OBJECT, raw=True),
        ),
        text="A mapping of columns that a body has saved.",
    ),
    RegisterProfile.objects.visible_to,
    text="Mappings of columns that bodies have saved.",
    filters=(p.uuid("body"), p.string("name")),
)

_REMARK = {
    "type": "object",
    "properties": {
        "code": STRING, "severity": {"enum": ["kept", "reported", "refused"]}, "field": STRING, "facts": _OBJECT,
        "detail": {**STRING, "description": "In the language of the account."},
    },
    "required": ["code", "severity", "field", "facts", "detail"],
}  # fmt: skip
_ROW = {
    "type": "object",
    "properties": {
        "position": {**_INTEGER, "description": "Among all rows of the import, from 1."},
        "file": STRING,
        "row": {
            **_INTEGER,
            "description": "In its file; headings are row 1, of JSON Lines the first object is.",
        },
        "verdict": {"enum": [*VERDICTS, ""], "description": "Empty while it is not known yet."},
        "record": {**STRING, "description": "The external id of the record that it begins or adds to."},
        "cells": {"type": "array", "items": STRING, "description": "In the order of the file's headings."},
        "remarks": {"type": "array", "items": _REMARK},
    },
    "required": ["position", "file", "row", "verdict", "record", "cells", "remarks"],
}
ROWS = {
    "type": "object",
    "properties": {
        "id": ID,
        "results": {"type": "array", "items": _ROW},
        "next": {"type": ["string", "null"], "format": "uri"},
        "previous": {"type": "null"},
    },
    "required": ["id", "results", "next", "previous"],
}


class RegisterFilesBody(Body):
    """Files of one source, in any order. `profile`: the name of a mapping, kept or saved."""

    file = serializers.ListField(
        child=serializers.FileField(allow_empty_file=True, max_length=255), min_length=1, max_length=10
    )
    profile = serializers.CharField(required=False, allow_blank=True, max_length=100, default="")
    party = serializers.UUIDField(required=False, allow_null=True, default=None)


class MappingBody(Body):
    """Which column means what; `save_as` keeps it under that name."""

    profile = serializers.JSONField()
    save_as = serializers.CharField(required=False, allow_blank=True, max_length=100, default="")
    party = serializers.UUIDField(required=False, allow_null=True, default=None)


class StartBody(Body):
    """How it is brought in."""

    all_or_nothing = serializers.BooleanField(required=False, default=False)


class ImportList(ListFace):
    """Imports."""

    tag = TAG
    resource = IMPORTS


class ProfileList(ListFace):
    """Mappings of columns."""

    tag = TAG
    resource = PROFILES


class SendFiles(ActFace):
    """Files, kept and read."""

    tag = TAG
    resource = IMPORTS
    parser_classes = [MultiPartParser]
    name = "send_register_files"
    text = (
        "Keeps the files of a register and has them read by the worker. The same files while they wait are the import"
        " that there is. Nothing is written before it is started."
    )
    body = RegisterFilesBody
    media_type = "multipart/form-data"
    status = 201
    if_match = None
    errors = (422,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        body_id = path["id"]
        register_imports.importing(self.actor, body_id)
        name = data["profile"]
        choices = Choices(
            profile=register_imports.profile_named(body_id, name) if name else None,
            party_id=data["party"],
        )
        files = [keep(file) for file in data["file"]]
        return register_imports.keep_register_files(
            self.actor, body_id=body_id, files=files, choices=choices
        ).pk


class MapColumns(ActFace):
    """What each column means."""

    tag = TAG
    resource = IMPORTS
    name = "map_register_columns"
    text = "Says which column means what, and has the files read anew by it."
    body = MappingBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        register_imports.map_register(
            self.actor, import_id=path["id"], profile=register_imports.profile_given(data["profile"]),
            save_as=data["save_as"], party_id=data["party"],
            version=version,
        )  # fmt: skip
        return path["id"]


class StartImport(ActFace):
    """It is brought in."""

    tag = TAG
    resource = IMPORTS
    name = "start_register_import"
    text = (
        "Has what was read brought in by the worker. With `all_or_nothing`, nothing is where a row was refused or"
        " changed on both sides."
    )
    body = StartBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        register_imports.start_register_import(
            self.actor, import_id=path["id"], all_or_nothing=data["all_or_nothing"], version=version
        )
        return path["id"]


class StopImport(ActFace):
    """It is stopped."""

    tag = TAG
    resource = IMPORTS
    name = "stop_register_import"
    text = "Stops the worker after the rows it is at; what is written stays, unless it is all or nothing."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        register_imports.stop_register_import(self.actor, import_id=path["id"], version=version)
        return path["id"]


class ContinueImport(ActFace):
    """It goes on."""

    tag = TAG
    resource = IMPORTS
    name = "continue_register_import"
    text = "Goes on where it was stopped, or failed."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        register_imports.continue_register_import(self.actor, import_id=path["id"], version=version)
        return path["id"]


class ImportObject(ErasableFace):
    """One import."""

    tag = TAG
    resource = IMPORTS
    deleting = Operation(
        name="discard_register_import",
        text="Puts an import away with its rows, where no record is from it.",
        answers={204: Answer(text="It is gone.")},
        if_match=True,
        errors=(409,),
    )

    def gone(self, pk: UUID, version: int) -> None:
        register_imports.discard_register_import(self.actor, import_id=pk, version=version)


class RowsOfImport(Face):
    """Its rows with their verdicts."""

    tag = TAG
    params = Params.of(
        p.any_of("verdict", VERDICTS, text="Rows of these verdicts alone."),
        p.boolean("remarked", text="Rows with a remark alone."),
        p.integer("limit", high=MOST, text=f"Rows in the answer; {PAGE} by default."),
        p.integer("after", low=0, text="Rows after this position."),
    )
    operations = {
        "get": Operation(
            name="list_register_rows",
            text="Every row of an import with its verdict, its record and what is said of it, in their order.",
            answers={200: Answer(schema=ROWS, etag=True)},
            params=params,
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002 (the name in the address)
        asked = self.params.parse(request.GET)
        run = reading.one(self.actor, id)
        limit = asked.get("limit", PAGE)
        found = reading.lines(
            run, verdicts=asked.get("verdict", ()), remarked=asked.get("remarked", False),
            after=asked.get("after", 0), limit=limit + 1,
        )  # fmt: skip
        following = None
        if len(found) > limit:
            query = request.GET.copy()
            query["after"] = str(found[limit - 1].position)
            following = request.build_absolute_uri(f"/api/v1/register-imports/{id}/rows/?{query.urlencode()}")
        results = [_row(line) for line in found[:limit]]
        body = document({"id": run.pk, "results": results, "next": following, "previous": None})
        response = HttpResponse(body, content_type=conditions.JSON)
        response["ETag"] = conditions.etag_of(self.actor, run.pk, run.version, body)
        return conditions.private(response, internal=False)


def _row(line: Line) -> dict[str, Any]:
    remarks = [
        {"code": each["code"], "severity": each["severity"], "field": each.get("field", ""),
         "facts": each.get("facts", {}), "detail": words_of(each)}
        for each in line.remarks
    ]  # fmt: skip
    return {
        "position": line.position, "file": line.file, "row": line.number, "verdict": line.verdict,
        "record": line.record, "cells": line.cells, "remarks": remarks,
    }  # fmt: skip
