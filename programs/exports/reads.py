"""The read log as a CSV file (RFC 4180), one row a reading."""

from collections.abc import Iterable, Iterator
from typing import Any

from cooperation.exports.writing import rows_as_csv
from cooperation.texts import pick
from programs.selectors.reads import Named

COLUMNS = (
    "at", "reader", "user", "post", "what", "text", "version", "item", "item_number", "title", "programme",
    "marking", "how", "address", "request",
)  # fmt: skip


def lines(rows: Iterable[Named], language: str) -> Iterator[str]:
    """The heading and a line a reading. Instants in UTC; names of columns and codes as in the API."""
    return rows_as_csv(COLUMNS, (list(map(_cell, _values(row, language))) for row in rows), delimiter=",")


def _values(row: Named, language: str) -> tuple[Any, ...]:
    entry, title = row.entry, ""
    if row.document is not None:
        title = row.document.name
    elif row.wording is not None:
        title = pick(row.wording.title, language)[1]
    return (
        entry.at.isoformat(), entry.reader, entry.user_id, entry.post_id, entry.kind, entry.object_id,
        entry.object_version, entry.item_id, row.wording.number if row.wording else "", title, entry.programme_id,
        entry.marking, entry.face, entry.address, entry.request_id,
    )  # fmt: skip


def _cell(value: Any) -> str:
    return "" if value is None else str(value)
