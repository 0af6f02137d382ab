"""Agreements in the installation's own form: a table that an import reads back to the same records."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from cooperation import clock
from cooperation.access import Actor
from cooperation.api.exports import languages
from cooperation.exports.files import CSV, JSONL
from cooperation.exports.writing import rows_as_csv, rows_as_jsonl, rows_as_xlsx
from programs.models import Agreement
from programs.rules.registers.own_form import cells_of, headings
from programs.rules.registers.profiles import TEXTS
from programs.selectors.entries import entries


def pieces(
    actor: Actor, rows: QuerySet[Agreement], *, form: str, title: str, delimiter: str
) -> Iterator[Any]:
    """The agreements, scoped and in their order, as CSV, XLSX or JSON Lines: one row each, or as many as its
    lists need.

    Texts of acts are in the cells of acts, whatever their language.
    """
    tags = languages(rows, TEXTS)
    if form == JSONL:
        yield from rows_as_jsonl(headings(tags), _rows(actor, rows, tags))
    elif form == CSV:
        yield from rows_as_csv(headings(tags), _rows(actor, rows, tags), delimiter=delimiter)
    else:
        yield from rows_as_xlsx(
            headings(tags), _rows(actor, rows, tags), title=title, made_on=clock.today(actor.time_zone),
            wide=range(1, len(tags) + 1),
        )  # fmt: skip


def _rows(actor: Actor, rows: QuerySet[Agreement], tags: Sequence[str]) -> Iterator[list[str]]:
    for entry in entries(actor, rows):
        yield from cells_of(entry, tags)
