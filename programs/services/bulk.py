"""Many rows at once, by COPY (PostgreSQL): triggers, defaults and constraints hold as for any other insert.

Refused by the database on tables with row security; none of those is written in bulk.
"""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import orjson
from django.db import connection
from psycopg2 import sql
from psycopg2.extras import Range


def copy_in(table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Adds rows to a table: values in the order of the columns. Dictionaries and lists are JSON."""
    lines = "".join(["\t".join(map(_written, row)) + "\n" for row in rows])
    if not lines:
        return
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor:
        cursor.copy_expert(statement, io.StringIO(lines))


def _written(value: Any) -> str:
    """A value as the text format of COPY has it."""
    if value is None:
        return "\\N"
    kind = type(value)
    if isinstance(value, str):
        return _escaped(value)
    if kind is dict or kind is list:
        return _escaped(str(orjson.dumps(value), "utf-8"))
    if kind is bool:
        return "t" if value else "f"
    if isinstance(value, Range):
        return _range(value)
    if kind is bytes:
        return f"\\\\x{value.hex()}"
    return f"{value}"


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
