"""The record of changes of one subject: its own row and those that belong to it, newest first, a page at a time.

One statement whatever the number of tables and pages: each event comes with the state before it, and a page begins
where the former ended (keyset), so that the cost does not grow with what is not shown.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, models
from psycopg2 import sql

from cooperation.dates import FuzzyDate, FuzzyDateField

from .reading import Change, change_of, columns_of, event_model

Rows = models.QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Part:
    """Rows that belong to a subject. `rows` are those the reader sees.

    `gone` is a column and the rows it points at: by it also those are found that have been removed since.
    """

    model: type[models.Model]
    label: Any
    rows: Rows
    gone: tuple[str, Rows] | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the record: instant, part and event."""

    at: datetime
    part: int
    event: int

    def __str__(self) -> str:
        return f"{self.at.isoformat()}~{self.part}~{self.event}"

    @classmethod
    def parse(cls, given: str) -> "Mark | None":
        """What `str` made; None for anything else."""
        at, _tilde, rest = given.partition("~")
        part, _tilde, event = rest.partition("~")
        try:
            mark = cls(datetime.fromisoformat(at), int(part), int(event))
        except ValueError:
            return None
        fits = mark.at.tzinfo is not None and 0 <= mark.part < 100 and 0 < mark.event < 2**62
        return mark if fits else None


@dataclass(frozen=True, slots=True)
class Page:
    """Changes with the part each belongs to, and where the next page begins ("" where there is none)."""

    changes: list[tuple[Part, Change]]
    next: str


def page(parts: Sequence[Part], *, limit: int, after: Mark | None = None) -> Page:
    """The newest `limit` changes of these rows, or those that follow the mark."""
    selects, params = [], []
    for number, part in enumerate(parts):
        select, given = _select(number, part, after)
        selects.append(select)
        params += given
    statement = sql.SQL(
        "SELECT * FROM ({}) e ORDER BY pgh_created_at DESC, part, pgh_id DESC LIMIT %s"
    ).format(sql.SQL(" UNION ALL ").join(selects))
    with connection.cursor() as cursor:
        cursor.execute(statement, [*params, limit + 1])
        found = cursor.fetchall()
    shown = found[:limit]
    following = str(Mark(shown[-1][2], shown[-1][0], shown[-1][1])) if len(found) > limit else ""
    return Page([(parts[row[0]], _change(parts[row[0]].model, row)) for row in shown], following)


def _select(number: int, part: Part, after: Mark | None) -> tuple[sql.Composable, list[Any]]:
    """The events of one part, each with the one before it of the same row."""
    among, params = _among(part.rows)
    owned: sql.Composable = sql.SQL("e.pgh_obj_id IN ({})").format(among)
    if part.gone is not None:
        column, parents = part.gone
        among, more = _among(parents)
        owned = sql.SQL("({} OR e.{} IN ({}))").format(owned, sql.Identifier(column), among)
        params += more
    place, further = _beyond(number, after)
    select = sql.SQL(
        "SELECT {number}::int AS part, e.pgh_id, e.pgh_created_at, e.pgh_label, e.pgh_context::text,"
        " to_jsonb(e)::text AS now, to_jsonb(f)::text AS then FROM {table} e LEFT JOIN LATERAL ("
        " SELECT * FROM {table} p WHERE p.pgh_obj_id = e.pgh_obj_id"
        " AND (p.pgh_created_at, p.pgh_id) < (e.pgh_created_at, e.pgh_id)"
        " ORDER BY p.pgh_created_at DESC, p.pgh_id DESC LIMIT 1) f ON e.pgh_label = 'changed'"
        " WHERE {owned} AND {place}"
    ).format(
        number=sql.Literal(number),
        table=sql.Identifier(event_model(part.model)._meta.db_table),
        owned=owned,
        place=place,
    )
    return select, [*params, *further]


def _among(rows: Rows) -> tuple[sql.Composable, list[Any]]:
    statement, params = rows.order_by().values("pk").query.sql_with_params()
    return sql.SQL(statement), list(params)


def _beyond(number: int, after: Mark | None) -> tuple[sql.Composable, list[Any]]:
    """What follows the mark in the order of instant (newest first), part and event (newest first)."""
    if after is None:
        return sql.SQL("true"), []
    if number == after.part:
        return sql.SQL("(e.pgh_created_at, e.pgh_id) < (%s, %s)"), [after.at, after.event]
    return sql.SQL("e.pgh_created_at " + ("<= %s" if number > after.part else "< %s")), [after.at]


def _change(model: type[models.Model], row: Sequence[Any]) -> Change:
    import json

    _part, event, at, label, context, now, then = row
    columns = columns_of(event_model(model))
    state = {
        "pgh_id": event,
        "pgh_created_at": at,
        "pgh_label": label,
        "pgh_context": json.loads(context or "null"),
    }
    return change_of(
        {**state, **_typed(model, json.loads(now), columns)},
        _typed(model, json.loads(then), columns) if then else None,
        columns,
    )


def _typed(model: type[models.Model], said: dict[str, Any], columns: Sequence[str]) -> dict[str, Any]:
    """A row that came as JSON, as the types of its fields."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    return {name: _value(fields.get(name), said.get(name)) for name in columns}


def _value(field: Any, value: Any) -> Any:
    if value is None or field is None:
        return value
    if isinstance(field, FuzzyDateField):
        return FuzzyDate.parse(value)
    if isinstance(field, models.DateField | models.TimeField | models.DecimalField):
        return field.to_python(value)
    return value
