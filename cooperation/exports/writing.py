"""Tables written out in pieces: RFC 4180 with the mark of UTF-8, XLSX, JSON Lines."""

import csv
import io
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from numbers import Number
from typing import Any

import orjson
import xlsxwriter

from cooperation.cells import FORMULA

from .columns import Cells, Table

#: Bytes sent at a time.
PIECE = 256 * 1024
#: What a sheet and a cell hold (ECMA-376 as spreadsheets keep it).
ROWS, CELL = 1_048_576, 32_767
#: Spreadsheets take a file without this mark for one in the system's old code page.
MARK = "\ufeff"
#: What stands before a cell that would be taken for a formula, see cooperation.cells.guarded.
_GUARDED = frozenset(("'", *FORMULA))
_WIDE, _NARROW = 40, 16
_NO_NAME = re.compile(r"[\[\]:*?/\\']")


def csv_pieces(table: Table, *, delimiter: str) -> Iterator[str]:
    """A heading and a line a row. No cell is taken for a formula."""
    yield MARK + _lines([table.headings], delimiter)
    free = [column.free for column in table.columns]
    for columns in table.batches():
        guarded = [
            _guarded(cells) if is_free else cells for is_free, cells in zip(free, columns, strict=True)
        ]
        yield _lines(zip(*guarded, strict=True), delimiter)


def rows_as_csv(headings: Sequence[str], rows: Iterable[Cells], *, delimiter: str) -> Iterator[str]:
    """The same of rows that are made elsewhere, every cell of them a text."""
    yield MARK + _lines([headings], delimiter)
    batch: list[Cells] = []
    for row in rows:
        batch.append(_guarded(row))
        if len(batch) == 500:
            yield _lines(batch, delimiter)
            batch.clear()
    if batch:
        yield _lines(batch, delimiter)


def _guarded(cells: Cells) -> Cells:
    """cooperation.cells.guarded of a column, without a call a cell."""
    return [f"'{cell}" if cell and type(cell) is str and cell[0] in _GUARDED else cell for cell in cells]


def _lines(rows: Iterable[Cells], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def xlsx_pieces(table: Table, *, title: str, made_on: date) -> Iterator[bytes]:
    """A workbook of one sheet, or of as many as its rows need."""
    rows = (row for columns in table.batches() for row in zip(*columns, strict=True))
    wide = {place for place, column in enumerate(table.columns) if column.free}
    return rows_as_xlsx(table.headings, rows, title=title, made_on=made_on, wide=wide)


def rows_as_xlsx(
    headings: Sequence[str], rows: Iterable[Cells], *, title: str, made_on: date, wide: Iterable[int] = ()
) -> Iterator[bytes]:
    """The same of rows that are made elsewhere. Texts are texts, whatever they begin with; days and numbers are such.

    What it is put together in lies on disk, and is gone with the last piece.
    """
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }  # fmt: skip
    with tempfile.TemporaryFile() as out:
        with xlsxwriter.Workbook(out, options) as book:
            book.set_properties({"title": title[:255], "created": datetime.combine(made_on, time())})
            _Sheets(book, title, headings, frozenset(wide)).write(rows)
        out.seek(0)
        while piece := out.read(PIECE):
            yield piece


class _Sheets:
    """The sheets of a workbook, one behind the other."""

    def __init__(self, book: Any, title: str, headings: Sequence[str], wide: frozenset[int]) -> None:
        self.book, self.headings, self.wide = book, headings, wide
        self.name, self.count = _NO_NAME.sub(" ", title).strip()[:25] or "1", 0
        self.text = book.add_format(
            {"text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True}
        )
        self.bold = book.add_format({"bold": True, "valign": "top", "bottom": 1, "quote_prefix": True})
        self.plain = book.add_format({"valign": "top"})
        self.day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})

    def write(self, rows: Iterable[Cells]) -> None:
        sheet, row = self._sheet(), 0
        for cells in rows:
            row += 1
            if row == ROWS:
                sheet, row = self._sheet(), 1
            for place, cell in enumerate(cells):
                if cell is not None and cell != "":
                    self._cell(sheet, row, place, cell)

    def _sheet(self) -> Any:
        self.count += 1
        sheet = self.book.add_worksheet(self.name if self.count == 1 else f"{self.name} {self.count}")
        for place, words in enumerate(self.headings):
            width = _WIDE if place in self.wide else _NARROW
            sheet.set_column(place, place, max(width, min(len(words) + 2, _WIDE)))
            sheet.write_string(0, place, words, self.bold)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _cell(self, sheet: Any, row: int, place: int, cell: Any) -> None:
        if type(cell) is str:
            sheet.write_string(row, place, fitting(cell), self.text)
        elif isinstance(cell, date):
            sheet.write_datetime(row, place, cell, self.day)
        elif isinstance(cell, Number):
            sheet.write_number(row, place, cell, self.plain)
        else:
            sheet.write_string(row, place, str(cell), self.text)


def fitting(words: str) -> str:
    """A text as far as a cell holds it; a cell counts in UTF-16."""
    if len(words) <= CELL // 2 or len(words.encode("utf-16-le")) <= 2 * CELL:
        return words
    return words.encode("utf-16-le")[: 2 * (CELL - 1)].decode("utf-16-le", "ignore") + "…"


def rows_as_jsonl(headings: Sequence[str], rows: Iterable[Cells]) -> Iterator[bytes]:
    """An object a row, of its cells by their headings."""
    batch: list[dict[str, Any]] = []
    for row in rows:
        batch.append(dict(zip(headings, row, strict=True)))
        if len(batch) == 500:
            yield from jsonl_pieces([batch])
            batch.clear()
    if batch:
        yield from jsonl_pieces([batch])


def jsonl_pieces(batches: Iterable[Sequence[Mapping[str, Any]]]) -> Iterator[bytes]:
    """An object a line, as the interface for programs gives it."""
    for objects in batches:
        yield b"".join(
            orjson.dumps(each, option=orjson.OPT_UTC_Z | orjson.OPT_APPEND_NEWLINE) for each in objects
        )
