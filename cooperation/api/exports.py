"""Every list of the interface as a file: the same rows in the same order for the same actor, whole and streamed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, ClassVar
from uuid import UUID

from django.conf import settings
from django.db import models
from django.db.models import F
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from rest_framework.request import Request

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent
from cooperation.exports import columns as exported
from cooperation.exports.columns import Column, Table, batched
from cooperation.exports.coming_back import OF_INTERFACE
from cooperation.exports.files import CSV, FORMS, JSONL, XLSX, ExportFile, name_of, put_by, streamed
from cooperation.exports.writing import csv_pieces, jsonl_pieces, xlsx_pieces

from .resources import Resource, Rows, narrowed_rows, narrowed_shape
from .schema import Answer, Operation
from .shapes import BOOLEAN, FUZZY, ID, INTEGER, TEXT, Many, Shape
from .shapes import Column as Property
from .views import FileFace, ListFace, kept_values

_TEXT = (
    " As CSV (UTF-8, a comma between cells) and XLSX a column a property, of a text a column a language, a list as JSON"
    " in one cell; as JSON Lines an object a line, as the list gives it. In CSV an apostrophe stands before what would"
    " be taken for a formula."
)
_BINARY = {"type": "string", "format": "binary"}


# --- What is in the file ----------------------------------------------------------------------------------------------


def table_of(actor: Actor, shape: Shape, rows: Rows) -> Table:
    """The rows with a column for each property of `shape`, headed by its name."""
    texts = [each for each in shape.columns if each.schema is TEXT]
    tags = languages(rows, [each.source for each in texts]) if texts else ()
    found = [column for each in shape.columns for column in _columns(each, tags)]
    return Table((*found, *(_list(actor, many) for many in shape.many)), rows)


def _columns(of: Property, tags: Sequence[str]) -> Iterator[Column]:
    if of.schema is TEXT:
        for tag in tags:
            yield Column(f"{of.name} ({tag})", KeyTextTransform(tag, _expression(of.source)))
    elif of.schema is FUZZY:
        yield Column(of.name, of.selected, exported.fuzzy, free=False)
    else:
        yield Column(of.name, of.selected, *_plain(of))


def _expression(source: Any) -> Any:
    # Of NULL, where the reader is not shown a text, PostgreSQL cannot tell the type.
    return Cast(F(source) if isinstance(source, str) else source, models.JSONField())


def _plain(of: Property) -> tuple[Callable[..., Any] | None, bool]:
    """How cells of a property say what they hold, and whether somebody wrote it."""
    schema = of.schema
    if of.raw:
        return None, True
    if schema.get("type") == "array":
        return exported.json, False
    if schema is BOOLEAN or schema == BOOLEAN:
        return exported.flags, False
    if schema.get("format") == "date-time":
        return exported.instants, False
    return None, not (schema in (ID, INTEGER) or "enum" in schema or "format" in schema)


def _list(actor: Actor, many: Many) -> Column:
    def said(keys: Sequence[Any]) -> list[str]:
        found = many.texts(actor, keys)
        return [found.get(key, "[]") for key in keys]

    return Column(many.name, many.by_text, said, free=False)


class _Keys(models.Func):
    """The languages of a text, a row each."""

    function = "jsonb_object_keys"
    set_returning = True
    output_field = models.TextField()


class _Together(models.Func):
    """Texts as one, by which their languages are known."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = models.JSONField()


def languages(rows: Rows, sources: Iterable[Any]) -> tuple[str, ...]:
    """The languages in which these texts of the rows are: those of the interface first, which are always there."""
    nothing = models.Value({}, output_field=models.JSONField())
    held = [Coalesce(_expression(source), nothing) for source in sources]
    keys = rows.order_by().values_list(_Keys(_Together(*held))).distinct()
    own = [tag for tag, _name in settings.LANGUAGES]
    return (*own, *sorted({tag for (tag,) in keys} - set(own)))


def objects_of(
    actor: Actor, shape: Shape, rows: Rows, noted: Callable[[list[dict[str, Any]]], None] | None
) -> Iterator[list[dict[str, Any]]]:
    """Batches of the objects that the list gives."""
    for batch in batched(shape.selected(rows)):
        results, _places = shape.shaped(actor, batch)
        if noted:
            noted(results)
        yield results


# --- The file ---------------------------------------------------------------------------------------------------------


def export(
    actor: Actor,
    resource: Resource,
    rows: Rows,
    *,
    form: str,
    name: str,
    title: str,
    shape: Shape | None = None,
    table: Callable[[], Table] | None = None,
    pieces: Iterator[Any] | None = None,
    delimiter: str = ",",
) -> ExportFile:
    """A file of rows that are scoped and in order. `table`: other columns than those of the resource, in CSV and
    XLSX; `pieces`: what is written otherwise, of a resource that is not logged.

    What the read log keeps is noted of each row that is in the file. Absent where there is no such form.
    """
    if form not in FORMS:
        raise Absent(_("There is nothing here that you may see."))
    shape = shape or resource.shape
    logged = resource.note_read if resource.is_logged else None
    if pieces is None:
        pieces = _pieces(actor, shape, rows, form, title, table, delimiter, logged)
    content = put_by(pieces) if logged else streamed(actor, pieces)
    return ExportFile(name_of(actor, name, form), FORMS[form], content)


def _pieces(
    actor: Actor,
    shape: Shape,
    rows: Rows,
    form: str,
    title: str,
    table: Callable[[], Table] | None,
    delimiter: str,
    logged: Callable[[list[dict[str, Any]]], None] | None,
) -> Iterator[Any]:
    if form == JSONL:
        yield from jsonl_pieces(objects_of(actor, shape, rows, logged))
        return
    made = table() if table else table_of(actor, shape, rows)
    if logged:
        made = _noting(actor, made, shape, logged)
    if form == CSV:
        yield from csv_pieces(made, delimiter=delimiter)
    elif form == XLSX:
        yield from xlsx_pieces(made, title=title, made_on=clock.today(actor.time_zone))


def _noting(
    actor: Actor, table: Table, shape: Shape, logged: Callable[[list[dict[str, Any]]], None]
) -> Table:
    """The same table, of each row of which is noted that it was read."""

    def noted(rows: Sequence[tuple[Any, ...]]) -> None:
        results, _places = shape.shaped(actor, rows)
        logged(results)

    return Table(table.columns, table.rows, shape.expressions, noted)


# --- Its address ------------------------------------------------------------------------------------------------------


class ExportFace(FileFace):
    """GET: a list as a file, with the list's own filters and ordering."""

    resource: ClassVar[Resource]
    #: What the interface calls it: that of the list it exports.
    list_name: ClassVar[str] = ""

    def operation(self, method: str) -> Operation:
        resource = self.resource
        called = self.list_name or f"list_{resource.name.replace('-', '_')}"
        said = resource.text or f"The {resource.name.replace('-', ' ')} that you may see."
        media_type, *others = (kind.split(";", 1)[0] for kind in FORMS.values())
        return Operation(
            name=f"export_{called.removeprefix('list_')}",
            text=f"A whole list as a file. {said}{_TEXT} {OF_INTERFACE[resource.name].value}",
            answers={
                200: Answer(schema=_BINARY, media_type=media_type, others=tuple(others), text="The file.")
            },
            params=resource.export_params,
            path={"form": {"type": "string", "enum": list(FORMS)}},
        )

    def within(self, rows: Any, **path: UUID) -> Any:
        """The rows that the address itself narrows to."""
        return rows

    def get(self, request: Request, form: str, **path: UUID) -> HttpResponseBase:
        resource, params = self.resource, self.resource.export_params
        values = params.parse(request.GET)
        rows = narrowed_rows(
            params, self.within(resource.rows(self.actor), **path), kept_values(values), self.actor
        )
        keys = resource.orderings[values.get("ordering") or next(iter(resource.orderings))]
        rows, pieces = rows.order_by(*(key.order for key in keys)), None
        if values.get("own_form") and resource.own_form:
            pieces = resource.own_form(self.actor, rows, form=form, title=resource.name, delimiter=",")
        made = export(
            self.actor,
            resource,
            rows,
            form=form,
            name=resource.name,
            title=resource.name,
            pieces=pieces,
            shape=narrowed_shape(resource.shape, kept_values(values)),
        )
        return self.attached(made.answer(), made.name)


def export_face(of: type[ListFace]) -> type[ExportFace]:
    """The face that exports the list of another."""
    members: dict[str, Any] = {
        "resource": of.resource, "tag": of.tag, "list_name": of.list_name, "within": of.within,
    }  # fmt: skip
    return type(f"{of.__name__}Export", (ExportFace,), members)
