"""Columns of a table that becomes a file: what is read of each row, and what its cell says."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice
from typing import Any

import orjson
from django.db import models

from cooperation.dates import FuzzyDate

#: Rows read and written at a time.
BATCH = 2000
Cells = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """`expression`: what is read, a path or SQL. `said` makes cells of a batch of values: strings, numbers, days, None.

    `free`: somebody wrote the text, so that it may begin as a formula does. Numbers are never taken for one.
    """

    heading: str
    expression: Any
    said: Callable[[Cells], Cells] | None = None
    free: bool = True

    def cells(self, values: Cells) -> Cells:
        return self.said(values) if self.said else values


@dataclass(frozen=True, slots=True)
class Table:
    """Rows, scoped and in order, and the columns that are read of them.

    `noted` is told of each batch what was read by `beside`: further expressions that no cell shows.
    """

    columns: Sequence[Column]
    rows: "models.QuerySet[Any]"
    beside: Sequence[Any] = ()
    noted: Callable[[Sequence[tuple[Any, ...]]], None] | None = None

    @property
    def headings(self) -> list[str]:
        return [column.heading for column in self.columns]

    def batches(self) -> Iterator[list[Cells]]:
        """Batches of cells, a column after the other. In a transaction: they come by a cursor of the database."""
        read = [*(column.expression for column in self.columns), *self.beside]
        width = len(self.columns)
        for rows in batched(self.rows.values_list(*read)):
            if self.noted:
                self.noted([row[width:] for row in rows])
            across = list(zip(*rows, strict=True))
            yield [column.cells(values) for column, values in zip(self.columns, across[:width], strict=True)]


def batched(rows: "models.QuerySet[Any, Any]") -> Iterator[list[Any]]:
    """The rows of a query, some at a time and never all of them."""
    found = rows.iterator(chunk_size=BATCH)
    while batch := list(islice(found, BATCH)):
        yield batch


# --- What cells say ---------------------------------------------------------------------------------------------------


def written(when: FuzzyDate) -> str:
    """A fuzzy date in one cell: `2026-11`, `1964?` where it is doubted, `2026-H1 annually`, `permanent`."""
    if when.value is None:
        return "permanent"
    return f"{when.value}{'?' if when.uncertain else ''}{f' {when.recurs}' if when.recurs else ''}"


@lru_cache(maxsize=50_000)
def _written(text: str) -> str:
    return written(FuzzyDate.parse(orjson.loads(text)))


def fuzzy(values: Cells) -> Cells:
    """Fuzzy dates as they are kept, read as JSON text."""
    return [text and _written(text) for text in values]


def flags(values: Cells) -> Cells:
    """Booleans as JSON has them."""
    return [None if value is None else "true" if value else "false" for value in values]


def instants(values: Cells) -> Cells:
    """Instants in UTC with a Z."""
    return [value and _instant(value) for value in values]


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat().replace("+00:00", "Z")


def json(values: Cells) -> Cells:
    """What has no simpler form."""
    return [None if value is None else orjson.dumps(value).decode() for value in values]


def worded(words: dict[Any, str]) -> Callable[[Cells], Cells]:
    """Codes as the words for them."""
    return lambda values: [words.get(value, value) for value in values]
