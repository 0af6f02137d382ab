"""Shapes: a resource's JSON declared once, from which its query, its rows and its schema are made.

A row is read as a plain tuple. jsonb columns and the lists of related rows come from PostgreSQL as JSON text and
go into the answer as they are, so that a page costs no more than `values()` and the encoder.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import orjson
from django.contrib.postgres.aggregates import JSONBAgg
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F
from django.db.models.functions import JSONObject

from cooperation.access import Actor, Record
from cooperation.dates import RECURRENCES, FuzzyDateField
from cooperation.statements import IdText, Raw, Slot, any_of, array, statement
from cooperation.texts import TextField

Schema = dict[str, Any]

TEXT: Schema = {"$ref": "#/components/schemas/Text"}
FUZZY: Schema = {"$ref": "#/components/schemas/FuzzyDate"}
ID: Schema = {"type": "string", "format": "uuid"}
INTEGER: Schema = {"type": "integer"}
BOOLEAN: Schema = {"type": "boolean"}
STRING: Schema = {"type": "string"}
DAY: Schema = {"type": "string", "format": "date"}

#: Components that every schema has: the shapes of DESIGN that recur.
COMMON: dict[str, Schema] = {
    "Text": {
        "type": "object",
        "description": "A text in one or more languages, keyed by BCP 47 tag.",
        "additionalProperties": {"type": "string"},
        "example": {"en": "Minsk", "ru": "Минск", "be": "Мінск"},
    },
    "FuzzyDate": {
        "type": "object",
        "description": (
            "A date as far as it is known: to the day (2026-11-12), month (2026-11), quarter (2026-Q3), half-year "
            "(2026-H1) or year (2026); recurring; or permanent, without a value."
        ),
        "properties": {
            "value": {"type": ["string", "null"], "example": "2026-Q3"},
            "precision": {"enum": ["day", "month", "quarter", "half_year", "year", None]},
            "uncertain": {"type": "boolean", "description": "The source itself doubts the date."},
            "recurs": {"enum": ["", *RECURRENCES]},
            "permanent": {"type": "boolean"},
        },
        "required": ["value", "precision", "uncertain", "recurs", "permanent"],
    },
    "Problem": {
        "type": "object",
        "description": "A refusal (RFC 9457). Nothing was written.",
        "properties": {
            "type": {"type": "string", "format": "uri-reference"},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string"},
            "errors": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "pointer": {
                            "type": "string",
                            "description": "JSON Pointer (RFC 6901) into the input.",
                        },
                        "detail": {"type": "string"},
                    },
                    "required": ["pointer", "detail"],
                },
            },
            "current_version": {"type": "integer", "description": "With 412: the version there is now."},
        },
        "required": ["type", "title", "status"],
    },
}


def object_of(text: str = "", /, **properties: Any) -> Schema:
    """The schema of an object that has all of these properties; `text` says what it is."""
    schema = {"type": "object", "properties": properties, "required": list(properties)}
    return {**schema, "description": text} if text else schema


def list_of(items: Schema, text: str = "") -> Schema:
    """The schema of a list of such things; `text` says what it is."""
    return {"type": "array", "items": items, **({"description": text} if text else {})}


@dataclass(frozen=True)
class Column:
    """One property of a row: its name, the path or expression it is read from, and its schema."""

    name: str
    source: Any
    schema: Schema
    raw: bool = False
    nullable: bool = False
    text: str = ""

    @property
    def selected(self) -> Any:
        expression = F(self.source) if isinstance(self.source, str) else self.source
        if self.schema is ID:
            return IdText(expression)
        return Raw(expression) if self.raw else expression

    @property
    def property_schema(self) -> Schema:
        schema = nullable(self.schema) if self.nullable else self.schema
        return {**schema, "description": self.text} if self.text else schema


def nullable(schema: Schema) -> Schema:
    """The schema of the same value or null (JSON Schema 2020-12)."""
    if "$ref" in schema:
        return {"oneOf": [schema, {"type": "null"}]}
    if "enum" in schema:
        return {**schema, "enum": [*schema["enum"], None]} | (
            {"type": [schema["type"], "null"]} if "type" in schema else {}
        )
    return {**schema, "type": [schema["type"], "null"]}


@dataclass(frozen=True, eq=False)
class Many:
    """Related rows as a list inside each row, read by one further statement for the whole page.

    `rows(actor)` are the related rows that the actor may see; `key` is their path to the row's `by` column. A `shape`
    gives objects; without it, `value` gives a list of plain values.
    """

    name: str
    rows: Callable[[Actor], models.QuerySet[Any]]
    key: str
    shape: "Shape | None" = None
    value: str = ""
    value_schema: Schema = field(default_factory=lambda: ID)
    order: tuple[Any, ...] = ("id",)
    by: str = "id"
    text: str = ""
    #: What the read log calls its rows.
    read_as: str = ""

    def read(self, actor: Actor, keys: Iterable[str]) -> dict[str, orjson.Fragment]:
        """{key: JSON array} of the rows that belong to `keys`; a row without a key has none."""
        return {key: orjson.Fragment(text) for key, text in self.texts(actor, keys).items()}

    def texts(self, actor: Actor, keys: Iterable[str]) -> dict[str, str]:
        """The same as text."""
        return dict(_related(actor, self)(keys=array(key for key in keys if key)))

    @property
    def by_text(self) -> IdText:
        """What of a row its list is found by."""
        return IdText(self.by)

    @property
    def property_schema(self) -> Schema:
        items = self.shape.inline_schema if self.shape else self.value_schema
        schema: Schema = {"type": "array", "items": items}
        return {**schema, "description": self.text} if self.text else schema


@statement
def _related(actor: Actor, many: Many) -> models.QuerySet[Any, tuple[str, str]]:
    one = many.shape.as_object() if many.shape else F(many.value)
    rows: models.QuerySet[Any, tuple[str, str]] = (
        many.rows(actor)
        .filter(any_of(many.key, Slot("keys")))
        .order_by()
        .values_list(IdText(many.key))
        .annotate(_json=Raw(JSONBAgg(one, order_by=many.order)))
    )
    return rows


def with_parent(model: type[Record]) -> Callable[[Actor], models.QuerySet[Any]]:
    """Rows that are seen exactly when what they belong to is: the page they are read for is scoped already."""
    return lambda actor: model.unscoped.all()


NONE = orjson.Fragment(b"[]")


@dataclass(frozen=True, eq=False)
class Shape:
    """The JSON of one kind of row."""

    name: str
    columns: tuple[Column, ...]
    many: tuple[Many, ...] = ()
    text: str = ""

    @cached_property
    def names(self) -> tuple[str, ...]:
        return (*(column.name for column in self.columns), *(many.name for many in self.many))

    def narrowed(self, names: Sequence[str]) -> "Shape":
        """The same with the named properties only; `id`, `version` and the marking of a text always stay."""
        kept = {"id", "version", "marking", *names}
        return replace(
            self,
            columns=tuple(column for column in self.columns if column.name in kept),
            many=tuple(many for many in self.many if many.name in kept),
        )

    def as_object(self) -> JSONObject:
        """One row as an SQL expression that gives a JSON object."""
        return JSONObject(**{column.name: column.source for column in self.columns})

    def read(
        self, actor: Actor, rows: models.QuerySet[Any], extra: Sequence[Any] = ()
    ) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]]]:
        """The rows of a queryset that is already scoped and ordered, and the values of `extra` beside each."""
        return self.shaped(actor, list(self.selected(rows, extra)))

    def selected(
        self, rows: models.QuerySet[Any], extra: Sequence[Any] = ()
    ) -> models.QuerySet[Any, tuple[Any, ...]]:
        """`rows` with the columns that shaped() takes."""
        return rows.values_list(*self.expressions, *extra)

    @property
    def expressions(self) -> list[Any]:
        """What is read of each row."""
        return [*(column.selected for column in self.columns), *(many.by_text for many in self.many)]

    def shaped(
        self, actor: Actor, found: Sequence[tuple[Any, ...]]
    ) -> tuple[list[dict[str, Any]], list[tuple[Any, ...]]]:
        """The objects that rows of selected() stand for, and what was extra in each."""
        names, width = tuple(column.name for column in self.columns), len(self.columns)
        raw = [column.name for column in self.columns if column.raw]
        fragment = orjson.Fragment
        results = []
        for row in found:
            result = dict(zip(names, row, strict=False))
            for name in raw:
                text = result[name]
                if text is not None:
                    result[name] = fragment(text)
            results.append(result)
        for place, many in enumerate(self.many, start=width):
            lists = many.read(actor, (row[place] for row in found)) if found else {}
            for result, row in zip(results, found, strict=True):
                result[many.name] = lists.get(row[place], NONE)
        return results, [row[width + len(self.many) :] for row in found]

    @property
    def inline_schema(self) -> Schema:
        """The schema of an object that stands inside another: every property is there."""
        return {
            "type": "object",
            "properties": {column.name: column.property_schema for column in self.columns},
            "required": [column.name for column in self.columns],
        }

    @property
    def schema(self) -> Schema:
        """The schema of the resource itself. `fields=` may leave out all but `id` and `version`."""
        parts: tuple[Column | Many, ...] = (*self.columns, *self.many)
        properties = {part.name: part.property_schema for part in parts}
        required = [name for name in ("id", "version") if name in properties]
        schema: Schema = {"type": "object", "properties": properties, "required": required}
        return {**schema, "description": self.text} if self.text else schema


# --- Columns from model fields ----------------------------------------------------------------------------------------


def columns(model: type[models.Model], names: str, **sources: Any) -> tuple[Column, ...]:
    """Columns of a model by name; `name=path` reads another path, e.g. `party_code="party__code"`.

    A foreign key is given as the id it holds.
    """
    return tuple(column(model, name, sources.get(name, name)) for name in [*names.split(), *sources])


def column(model: type[models.Model], name: str, path: str) -> Column:
    """One column, its schema taken from the model field at `path`."""
    target, may_be_null = _field_at(model, path)
    schema, raw = _schema_of(target)
    source = f"{path}_id" if isinstance(target, models.ForeignKey) else path
    text = "" if target.primary_key else str(target.verbose_name) if target.choices else ""
    return Column(name, source, schema, raw=raw, nullable=may_be_null or _may_be_null(target), text=text)


def _may_be_null(target: Any) -> bool:
    """A generated column says so in the type of what it gives."""
    return bool(target.null or getattr(getattr(target, "output_field", None), "null", False))


def _field_at(model: type[models.Model], path: str) -> tuple[Any, bool]:
    may_be_null = False
    *steps, last = path.split("__")
    for step in steps:
        link = model._meta.get_field(step)
        may_be_null = may_be_null or bool(getattr(link, "null", True))
        related = link.related_model
        if not isinstance(related, type):
            raise TypeError(f"{step} does not lead to a table")
        model = related
    return model._meta.get_field(last), may_be_null


_PLAIN: tuple[tuple[Any, Schema], ...] = (
    (models.UUIDField, ID),
    (models.BooleanField, BOOLEAN),
    (models.DateTimeField, {"type": "string", "format": "date-time"}),
    (models.DateField, {"type": "string", "format": "date"}),
    (models.TimeField, {"type": "string", "example": "10:00:00", "description": "Local time of day."}),
    (models.IntegerField, INTEGER),
    (models.DecimalField, {"type": "number"}),
)


#: Columns kept as jsonb; the translated text and the fuzzy date are special cases of the last.
_JSON: tuple[tuple[Any, Schema], ...] = (
    (TextField, TEXT),
    (FuzzyDateField, FUZZY),
    (models.JSONField, {"type": "array", "items": STRING}),
)


def _held_by(target: Any) -> Any:
    """The field that says what a generated column or a foreign key holds."""
    if isinstance(target, models.GeneratedField):
        return target.output_field
    return target.target_field if isinstance(target, models.ForeignKey) else target


def _schema_of(target: Any) -> tuple[Schema, bool]:
    target = _held_by(target)
    if isinstance(target, ArrayField):
        return {"type": "array", "items": _schema_of(target.base_field)[0]}, False
    for kind, schema in _JSON:
        if isinstance(target, kind):
            return schema, True
    if target.choices:
        values = [value for value, _label in target.flatchoices]
        return {"type": "string", "enum": [*values, *([""] if target.blank else [])]}, False
    for kind, schema in _PLAIN:
        if isinstance(target, kind):
            return schema, False
    return STRING, False


def one_of(choices: Iterable[str]) -> Schema:
    """A string from a closed list."""
    return {"type": "string", "enum": list(choices)}


def document(values: Mapping[str, Any] | list[Any]) -> bytes:
    """The bytes of an answer. Instants are written in UTC with a Z."""
    return orjson.dumps(values, option=orjson.OPT_UTC_Z)


def components(shapes: Iterable[Shape]) -> Iterator[tuple[str, Schema]]:
    """(name, schema) of each shape."""
    for shape in shapes:
        yield shape.name, shape.schema
