"""Many rows at once, by COPY (PostgreSQL): triggers, defaults and constraints hold as for any other insert.

Refused by the database on tables with row security; none of those is written in bulk.
"""

import io
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID

import orjson
from django.db import connection
from psycopg2 import sql
from psycopg2.extras import DateRange


def copy_in(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Adds rows to a table: values in the order of the columns. Dictionaries and lists are JSON."""
    writer = _WRITERS.get
    lines = "".join([
        "\t".join([write(value) if (write := writer(type(value))) else _other(value) for value in row]) + "\n"
        for row in rows
    ])  # fmt: skip
    if not lines:
        return
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor:
        cursor.copy_expert(statement, io.StringIO(lines))


def _other(value: Any) -> str:
    """A value of a type that has no writer: what is a text and something beside, or is written as it is said."""
    return _escaped(str(value)) if isinstance(value, str) else f"{value}"


def _range(value: Any) -> str:
    """Empty where a bound is open."""
    lower, upper = ("" if bound is None else str(bound) for bound in (value.lower, value.upper))
    return f"{'[' if value.lower_inc else '('}{lower},{upper}{']' if value.upper_inc else ')'}"


def _escaped(text: str) -> str:
    if "\\" in text:
        text = text.replace("\\", "\\\\")
    if text.isprintable():
        return text
    return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


#: How the text format of COPY has a value, by its type: a register has millions of them.
_WRITERS: dict[type, Callable[[Any], str]] = {
    type(None): lambda _none: "\\N",
    str: _escaped,
    dict: lambda value: _escaped(str(orjson.dumps(value), "utf-8")),
    list: lambda value: _escaped(str(orjson.dumps(value), "utf-8")),
    bool: lambda value: "t" if value else "f",
    bytes: lambda value: f"\\\\x{value.hex()}",
    UUID: lambda value: f"{value.int:032x}",
    DateRange: _range,
}
