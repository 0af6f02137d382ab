"""Change sets, written: drafted, proposed, agreed to, taking effect; and their difference, word by word."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework.request import Request

from cooperation.api import conditions
from cooperation.api.bodies import Nothing
from cooperation.api.params import Params
from cooperation.api.schema import Answer, Operation
from cooperation.api.shapes import ID, STRING, TEXT, document
from cooperation.api.views import ActFace, ErasableFace, Face, ListFace
from cooperation.errors import Absent
from programs.models import Change, ChangeSet
from programs.rules.plan_sheet import Chapter
from programs.selectors import changes as reading
from programs.services import changes, taking_effect

from .changes import (
    CHANGE_SETS,
    CHANGES,
    ROWS_AT_ONCE,
    TAG,
    ChangeBody,
    ChangesBody,
    ChangeSetBody,
    ConsentBody,
    InForceBody,
    NewChangeSetBody,
    WhyBody,
    act_of,
    change_of,
)

Rows = QuerySet[Any]


class Draft(ActFace):
    """A new draft."""

    tag = TAG
    resource = CHANGE_SETS
    name = "draft_change_set"
    text = (
        "Drafts a change set of your own side, with rows or without. Nobody else sees it before it is proposed. A row"
        " that is part of a split or a merger names the place of that row in `part_of_row`."
    )
    body = NewChangeSetBody
    status = 201
    if_match = None
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        made = changes.draft_change_set(
            self.actor,
            programme_id=data["programme"],
            title=data["title"],
            reason=data["reason"],
            rows=[change_of(row) for row in data.get("rows", [])],
            external_id=data["external_id"],
        )
        return made.pk


class Edit(ActFace):
    """A draft's head, rewritten."""

    tag = TAG
    resource = CHANGE_SETS
    name = "edit_change_set"
    text = "Rewrites the title and the reason of a draft of your own side."
    body = ChangeSetBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return changes.edit_change_set(
            self.actor, change_set_id=path["id"], title=data["title"], reason=data["reason"], version=version
        ).pk


class AddRows(ActFace):
    """More rows."""

    tag = TAG
    resource = CHANGE_SETS
    name = "add_changes"
    text = f"Adds up to {ROWS_AT_ONCE} rows to a draft: all, or none and a fault for each wrong row."
    body = ChangesBody
    status = 201
    if_match = None
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        rows = [change_of(row) for row in data["rows"]]
        changes.add_changes(self.actor, change_set_id=path["id"], rows=rows)
        return path["id"]


class EditRow(ActFace):
    """A row, rewritten."""

    tag = TAG
    resource = CHANGES
    name = "edit_change"
    text = "Rewrites one row of a draft of your own side; its kind and item stay."
    body = ChangeBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return changes.edit_change(
            self.actor, change_id=path["id"], given=change_of(data), version=version
        ).pk


class SettleRow(ActFace):
    """A row, held to what it proposes."""

    tag = TAG
    resource = CHANGES
    name = "settle_change"
    text = (
        "Takes note that the plan has moved on under a row, which is held to what it proposes. A proposed row whose"
        " item has left the plan falls away: `adopted` becomes false, and the rest can take effect without it."
    )

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return changes.settle(self.actor, change_id=path["id"], version=version).pk


class Propose(ActFace):
    """A draft, shown to all."""

    tag = TAG
    resource = CHANGE_SETS
    name = "propose_change_set"
    text = "Shows a draft to every side of the programme, under its next number."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return changes.propose(self.actor, change_set_id=path["id"], version=version).pk


class Withdraw(ActFace):
    """A proposal, taken back."""

    tag = TAG
    resource = CHANGE_SETS
    name = "withdraw_change_set"
    text = "Takes your side's proposal back; it stays on record with the reason."
    body = WhyBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return changes.withdraw(self.actor, change_set_id=path["id"], why=data["why"], version=version).pk


class Reject(ActFace):
    """A proposal to which the sides did not agree."""

    tag = TAG
    resource = CHANGE_SETS
    name = "reject_change_set"
    text = "Enters, by the keepers of the record, that the sides did not agree."
    body = WhyBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return changes.reject(self.actor, change_set_id=path["id"], why=data["why"], version=version).pk


class Agree(ActFace):
    """A side's letter or endorsing act."""

    tag = TAG
    resource = CHANGE_SETS
    name = "consent_to_change_set"
    text = "Enters the letter or the endorsing act by which one side agrees to a proposed change set."
    body = ConsentBody
    status = 201

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        taking_effect.consent(
            self.actor, change_set_id=path["id"], act=act_of(data, data["kind"]), version=version
        )
        return path["id"]


class TakeEffect(ActFace):
    """The next edition."""

    tag = TAG
    resource = CHANGE_SETS
    name = "take_effect"
    text = (
        "Makes the next edition of a change set that every side has agreed to by a letter or an endorsing act, and puts"
        " it in force. A session makes a set take effect by its outcome."
    )
    body = InForceBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return taking_effect.take_effect(
            self.actor, change_set_id=path["id"], in_force_on=data["in_force_on"], version=version
        ).pk


class DraftAnew(ActFace):
    """A fresh draft from a set."""

    tag = TAG
    resource = CHANGE_SETS
    name = "draft_change_set_anew"
    text = "A fresh draft of your own side from a change set that you may see, held against the plan as it is now."
    body = Nothing
    status = 201
    if_match = None
    errors = (409,)

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return changes.draft_anew(self.actor, change_set_id=path["id"]).pk


# --- Objects with two ways to write -----------------------------------------------------------------------------------


class _Written(ErasableFace):
    """An object that is read, rewritten and, while it is a draft, deleted."""

    tag = TAG
    editing: type[ActFace]

    def operation(self, method: str) -> Operation:
        found = super().operation(method) if method in ("get", "delete") else None
        return found or self.editing().operation(method)

    def edited(self, request: Request, **path: UUID) -> HttpResponseBase:
        doer = self.editing()
        doer.request = request
        return doer.post(request, **path)


class ChangeSetObject(_Written):
    """One change set."""

    resource = CHANGE_SETS
    editing = Edit
    deleting = Operation(
        name="discard_change_set",
        text="Deletes a draft of your own side. What was proposed is withdrawn, not deleted.",
        answers={204: Answer(text="It is gone.")},
        errors=(409,),
        if_match=True,
    )

    def patch(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        return self.edited(request, id=id)

    def gone(self, pk: UUID, version: int) -> None:
        changes.discard_change_set(self.actor, change_set_id=pk, version=version)


class ChangeObject(_Written):
    """One row."""

    resource = CHANGES
    editing = EditRow
    deleting = Operation(
        name="remove_change",
        text="Takes a row out of a draft of your own side, with its parts.",
        answers={204: Answer(text="It is gone.")},
        errors=(409,),
        if_match=True,
    )

    def put(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        return self.edited(request, id=id)

    def gone(self, pk: UUID, version: int) -> None:
        changes.remove_change(self.actor, change_id=pk, version=version)


class ChangeSetList(ListFace):
    """Change sets."""

    tag = TAG
    resource = CHANGE_SETS
    operations = {"post": Draft().operation("post")}

    def post(self, request: Request) -> HttpResponseBase:
        doer = Draft()
        doer.request = request
        return doer.post(request)


class ChangeSetRows(ListFace):
    """The rows of one set."""

    tag = TAG
    resource = CHANGES
    operations = {"post": AddRows().operation("post")}

    def operation(self, method: str) -> Operation:
        found = super().operation(method)
        if method != "get":
            return found
        return Operation(
            name="list_rows_of_change_set", text="The rows of one change set, in order.", answers=found.answers,
            params=found.params,
        )  # fmt: skip

    def within(self, rows: Rows, **path: UUID) -> Rows:
        if not ChangeSet.objects.visible_to(self.actor).filter(pk=path["id"]).exists():
            raise Absent(_("There is nothing here that you may see."))
        return rows.filter(change_set_id=path["id"])

    def post(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        doer = AddRows()
        doer.request = request
        return doer.post(request, id=id)


# --- The difference ---------------------------------------------------------------------------------------------------

_PIECE = {
    "type": "object",
    "properties": {"op": {"enum": ["same", "removed", "added"]}, "text": STRING},
    "required": ["op", "text"],
}
FIELD = {
    "type": "object",
    "properties": {
        "field": {"enum": ["section", "number", "title", "expected_result", "deadline", "milestones"]},
        "before": {"description": "As the row was written against; null for a new item."},
        "after": {},
        "words": {
            "type": "object",
            "description": "Of a text, by language: the pieces in reading order.",
            "additionalProperties": {"type": "array", "items": _PIECE},
        },
    },
    "required": ["field", "before", "after", "words"],
}
_ROW = {
    "type": "object",
    "properties": {
        "id": ID,
        "kind": {"enum": Change.Kind.values},
        "part_of": {**ID, "type": ["string", "null"]},
        "item": {**ID, "type": ["string", "null"]},
        "number": STRING,
        "title": TEXT,
        "fields": {"type": "array", "items": FIELD},
        "moved": {
            "type": "array",
            "items": STRING,
            "description": "Fields on which the plan no longer says what the row was written against.",
        },
        "others": {
            "type": "array",
            "items": ID,
            "description": "Further open change sets that touch the item.",
        },
    },
    "required": ["id", "kind", "part_of", "item", "number", "title", "fields", "moved", "others"],
}


class Difference(Face):
    """What a change set changes, word by word."""

    tag = TAG
    operations = {
        "get": Operation(
            name="read_difference",
            text="What a change set changes in the plan, word by word in each language, and what moved on meanwhile.",
            answers={
                200: Answer(
                    schema={
                        "type": "object",
                        "properties": {"rows": {"type": "array", "items": _ROW}},
                        "required": ["rows"],
                    }
                )
            },
        )
    }

    def get(self, request: Request, id: UUID) -> HttpResponseBase:  # noqa: A002
        Params().parse(request.GET)
        found = reading.one(self.actor, id)
        rows = [
            _difference(view)
            for whole in reading.rows_of(self.actor, found)
            for view in (whole, *whole.parts)
        ]
        response = HttpResponse(document({"rows": rows}), content_type=conditions.JSON)
        return conditions.private(response, internal=True)


def _difference(view: reading.RowView) -> dict[str, Any]:
    return {
        "id": str(view.change.pk),
        "kind": view.change.kind,
        "part_of": view.change.part_of_id,
        "item": view.change.item_id,
        "number": view.number,
        "title": view.title,
        "fields": [said_field(field) for field in view.fields],
        "moved": list(view.moved),
        "others": [other.pk for other in view.others],
    }


def said_field(field: reading.FieldChange) -> dict[str, Any]:
    """One field before and after, as FIELD describes it."""
    return {
        "field": field.name,
        "before": _plain(field.before),
        "after": _plain(field.after),
        "words": {
            tag: [{"op": piece.op.value, "text": piece.text} for piece in pieces]
            for tag, pieces in field.words.items()
        },
    }


def _plain(value: Any) -> Any:
    """A value of a wording as the API says it: a section by its id."""
    if isinstance(value, list):
        return [{"title": step.title, "deadline": step.deadline.as_json()} for step in value]
    if hasattr(value, "as_json"):
        return value.as_json()
    if hasattr(value, "pk"):
        return str(value.pk)
    # A heading that the plan lacks yet.
    return value.number if isinstance(value, Chapter) else value
