"""The rows of a register's file, one after the other: CSV and JSON Lines without holding it, XLSX within bounds.

A workbook is measured before it is laid out (imports.sheets); a text is read a piece at a time, however long it is.
"""

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import Any, BinaryIO, Self

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook

from cooperation.cells import unguarded
from cooperation.errors import Invalid
from programs.imports import json_lines, sheets
from programs.rules import files
from programs.rules.files import NotKept, Refusal
from programs.services.documents import examine, said_of

#: Most columns of a table, most characters of one cell and of one row of text, and most cells of a workbook, which is
#: laid out whole.
MOST_COLUMNS, LONGEST_CELL, LONGEST_ROW, MOST_CELLS = 200, 1_000_000, 5_000_000, 1_500_000
#: Rows that are shown where columns are mapped, and characters of each of their cells.
SAMPLES, SHOWN = 5, 200
_HEAD_CHARACTERS = 200_000
_CHUNK = 1024 * 1024

Cells = list[str]


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is: its type, its headings and its first rows."""

    content_type: str
    name: str
    headings: Cells
    samples: list[Cells]


def look(file: Any, size: int) -> Look:
    """What a file is. Invalid: /file, in words, where it is no table, damaged, locked or too large."""
    try:
        if size == 0:
            raise NotKept(Refusal.EMPTY)
        file.seek(0)
        if file.read(len(sheets.OLD)) == sheets.OLD:
            raise Invalid.of("file", sheets.locked())
        found = examine(file, size)
    except NotKept as refused:
        words = _other_type() if refused.refusal is Refusal.TYPE else said_of(refused.refusal)
        raise Invalid.of("file", words) from refused
    if found.content_type not in (files.XLSX, files.CSV, files.TEXT):
        raise Invalid.of("file", _other_type())
    content_type = _type_of(file, found.content_type)
    with rows_of(file, content_type) as rows:
        headings = next(rows, [])
        if not any(headings):
            raise Invalid.of("file", _("There is nothing in the file."))
        twice = sorted({each for each in headings if each and headings.count(each) > 1})
        if twice:
            raise Invalid.of("file", _("These headings stand there twice: %(headings)s.") % {
                "headings": ", ".join(twice)[:300]
            })  # fmt: skip
        samples = [[cell[:SHOWN] for cell in row] for row, _none in zip(rows, range(SAMPLES), strict=False)]
    return Look(content_type, files.safe_name(str(file.name or ""), content_type), headings, samples)


def _type_of(file: Any, examined: str) -> str:
    if examined == files.XLSX:
        return files.XLSX
    file.seek(0)
    return files.JSON_LINES if json_lines.begins(file.read(_CHUNK)) else files.CSV


def _other_type() -> str:
    return _("A register is read from XLSX, CSV or JSON Lines.")


@contextmanager
def rows_of(file: Any, content_type: str) -> Iterator[Iterator[Cells]]:
    """The rows of a file, headings first. Invalid while they are read, where what follows cannot be."""
    file.seek(0)
    if content_type == files.XLSX:
        with closing(_workbook(file)) as book:
            yield _within(_rows_of(book))
    elif content_type == files.JSON_LINES:
        yield _within(_narrow(json_lines.rows_of(file, MOST_COLUMNS)))
    else:
        yield _within(_lines(file))


def _within(rows: Iterator[Cells]) -> Iterator[Cells]:
    """The same, as long as no cell is too long."""
    for number, row in enumerate(rows, start=1):
        if any(len(cell) > LONGEST_CELL for cell in row):
            raise _too_long(number)
        yield row


def _too_long(row: int) -> Invalid:
    return Invalid.of(
        "file",
        _(
            "Row %(row)d: a cell is longer than %(limit)s characters. A quotation mark may be missing there, or stand"
            " where none belongs."
        )
        % {"row": row, "limit": number_format(LONGEST_CELL, force_grouping=True)},
    )


# --- CSV --------------------------------------------------------------------------------------------------------------


def _lines(file: BinaryIO) -> Iterator[Cells]:
    encoding = _encoding(file)
    file.seek(0)
    text = io.TextIOWrapper(io.BufferedReader(_Kept(file), _CHUNK), encoding=encoding, newline="")
    head = text.read(_HEAD_CHARACTERS)
    text.seek(0)
    lines = _Lines(text)
    reader = csv.reader(lines, delimiter=_delimiter(head), strict=False)
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise _too_many()
            lines.row, lines.length = lines.row + 1, 0
            yield [unguarded(cell) for cell in row]
    except csv.Error as error:
        raise Invalid.of("file", said_of(Refusal.DAMAGED)) from error


def _delimiter(head: str) -> str:
    """What stands between the headings: texts below have more of the three than the line that names the columns."""
    first = next((line for line in head.splitlines() if line.strip()), "")
    bare = re.sub(r'"(?:[^"]|"")*"', "", first)
    counts = {each: bare.count(each) for each in (";", "\t", ",")}
    most = max(counts, key=lambda each: counts[each])
    return most if counts[most] else sheets.delimiter_of(head)


class _Kept(io.RawIOBase):
    """A file that is read and not closed."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._file.seek(offset, whence)

    def readinto(self, into: Any, /) -> int:
        data = self._file.read(len(into))
        into[: len(data)] = data
        return len(data)


class _Lines:
    """The lines of a text; `row`: the one that they belong to, `length`: characters of it so far.

    However long a row is that nobody ends, no more of it is held than LONGEST_ROW.
    """

    def __init__(self, text: io.TextIOWrapper) -> None:
        self._text, self.row, self.length = text, 1, 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._text.readline(LONGEST_ROW)
        if not line:
            raise StopIteration
        self.length += len(line)
        if self.length >= LONGEST_ROW:
            raise _too_long(self.row)
        if "\x00" in line:
            raise Invalid.of("file", _("Null characters are not allowed."))
        return line


def _encoding(file: BinaryIO) -> str:
    """By its mark, or UTF-8 where all of it is that, else the code page in which these languages are written."""
    file.seek(0)
    if file.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return "utf-16"
    for encoding in ("utf-8-sig", "cp1251"):
        decoder = codecs.getincrementaldecoder(encoding)()
        file.seek(0)
        with suppress(UnicodeDecodeError):
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
            decoder.decode(b"", final=True)
            return encoding
    raise Invalid.of("file", sheets.illegible())


def _too_many() -> Invalid:
    return Invalid.of(
        "file", _("The table is too wide: at most %(columns)d columns are read.") % {"columns": MOST_COLUMNS}
    )


def _narrow(rows: Iterator[Cells]) -> Iterator[Cells]:
    """The rows, as long as there are no more columns than are read."""
    for row in rows:
        if len(row) > MOST_COLUMNS:
            raise _too_many()
        yield _without_nulls(row)


def _without_nulls(row: Cells) -> Cells:
    """The cells as PostgreSQL keeps texts: objects and workbooks may write null characters in them."""
    if "\0" not in "".join(row):
        return row
    return [cell.replace("\0", "\N{REPLACEMENT CHARACTER}") for cell in row]


# --- XLSX -------------------------------------------------------------------------------------------------------------


def _workbook(file: Any) -> CalamineWorkbook:
    with _damage():
        content = file.read()
        sheets.measure(content)
        return CalamineWorkbook.from_filelike(io.BytesIO(content))


@contextmanager
def _damage() -> Iterator[None]:
    """Says of a workbook that it is damaged, where its reader finds that."""
    try:
        yield
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, KeyError) as error:
        raise Invalid.of("file", said_of(Refusal.DAMAGED)) from error


def _rows_of(book: CalamineWorkbook) -> Iterator[Cells]:
    """The rows of the first sheet that has anything in it."""
    for each in book.sheets_metadata:
        if not str(each.typ).endswith("WorkSheet"):
            continue
        with _damage():
            sheet = book.get_sheet_by_name(each.name)
        if sheet.end is not None:
            _measure(sheet)
            yield from _texts_of(sheet)
            return


def _measure(sheet: Any) -> None:
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    if width > MOST_COLUMNS:
        raise _too_many()
    if height * width > MOST_CELLS:
        raise Invalid.of("file", _("The workbook is too large: save it as CSV, which may be of any length."))


def _texts_of(sheet: Any) -> Iterator[Cells]:
    rows = iter(sheet.iter_rows())
    while True:
        with _damage():
            row = next(rows, None)
        if row is None:
            return
        yield _without_nulls([cell if type(cell) is str else sheets.said(cell) for cell in row])
