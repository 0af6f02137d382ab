"""Rows of text out of a file as somebody sends it: XLSX, or CSV in any of the usual encodings and separators.

A workbook is measured before it is read (programs.rules.files) and once more here: its reader lays out every cell up to
the last one that is named, and copies a shared text into every cell that shows it.
"""

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from cooperation.cells import unguarded
from cooperation.errors import Invalid
from programs.rules import files
from programs.rules.files import NotKept, Refusal
from programs.services.documents import Upload, examine, said_of
from programs.services.plan_imports import Table

#: Most rows and columns of a table, and most characters of all its cells together.
MOST_ROWS, MOST_COLUMNS, MOST_CHARACTERS = 20_000, 100, 100_000_000
#: What older office programs write, with or without a password.
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: A cell beyond column DZ or row 99,999. Begun with a letter that stands for itself, which is looked for quickly; what
#: stands before it is looked at where the rest was found.
_FAR = re.compile(rb"""r\s*=\s*["']\s*(?:[A-Za-z]{3}|[E-Ze-z][A-Za-z]|[A-Za-z]{0,2}[0-9]{6})""")
_TEXT = {str}
_SHARED = re.compile(rb"<(?:\w+:)?si[\s>]")
# A cell may be longer than the field allows: then it is said of the cell, not of the file.
csv.field_size_limit(MOST_CHARACTERS)
_SHOWN = re.compile(rb"""\st\s*=\s*["']s["'][^>]*>\s*(?:<(?:\w+:)?f[^>]*/>)?\s*<(?:\w+:)?v>\s*([0-9]+)""")


def read(file: Upload) -> Table:
    """The table in a file. Invalid: /file, in words, where it is none, too large, damaged or locked."""
    try:
        size = file.seek(0, 2) or file.size or 0
        if size > settings.MAX_DOCUMENT_BYTES:
            raise NotKept(Refusal.TOO_LARGE)
        if size == 0:
            raise NotKept(Refusal.EMPTY)
        file.seek(0)
        if file.read(len(OLD)) == OLD:
            raise Invalid.of("file", locked())
        found = examine(file, size)
    except NotKept as refused:
        words = _other_type() if refused.refusal is Refusal.TYPE else said_of(refused.refusal)
        raise Invalid.of("file", words) from refused
    if found.content_type not in (files.XLSX, files.CSV, files.TEXT):
        raise Invalid.of("file", _other_type())
    file.seek(0)
    content = file.read()
    rows = _workbook(content) if found.content_type == files.XLSX else list(_lines(content))
    if not any(any(row) for row in rows):
        raise Invalid.of("file", _("There is nothing in the file."))
    content_type = files.XLSX if found.content_type == files.XLSX else files.CSV
    digest = hashlib.sha256(content).hexdigest()
    return Table(files.safe_name(str(file.name or ""), content_type), content_type, size, digest, rows)


def _other_type() -> str:
    return _("A plan is read from XLSX or CSV.")


def locked() -> str:
    """That a file is one of older office programs, with or without a password."""
    return _("The file is locked with a password or in an old format. Save it as XLSX or CSV.")


def illegible() -> str:
    """That the letters of a text are in no encoding that is read."""
    return _("The letters of the file cannot be read. Save it as UTF-8 and send it again.")


# --- XLSX -------------------------------------------------------------------------------------------------------------


def _workbook(content: bytes) -> list[list[str]]:
    """The first sheet that has anything in it."""
    try:
        measure(content)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            for sheet in book.sheets_metadata:
                if str(sheet.typ).endswith("WorkSheet"):
                    found = book.get_sheet_by_name(sheet.name)
                    if found.end is not None:
                        return _cells(found)
    except PasswordError as error:
        raise Invalid.of("file", said_of(Refusal.DAMAGED)) from error
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError, KeyError) as error:
        raise Invalid.of("file", said_of(Refusal.DAMAGED)) from error
    return []


def _cells(sheet: Any) -> list[list[str]]:
    last_row, last_column = sheet.end
    if last_row > MOST_ROWS + 100 or last_column >= MOST_COLUMNS:
        raise _too_many()
    rows: list[list[Any]] = sheet.to_python(skip_empty_area=False)
    for row in rows:
        # In a plan next to all of them are texts.
        if set(map(type, row)) != _TEXT:
            row[:] = [cell if type(cell) is str else said(cell) for cell in row]
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        # What is merged downwards is said of each of the rows; what is merged across heads those below.
        if left == right and top < len(rows):
            for row in rows[top + 1 : bottom + 1]:
                if left < len(row):
                    row[left] = rows[top][left]
    return rows


def said(cell: Any) -> str:
    """A cell as somebody reads it: whole numbers without a fraction, days in the plain syntax."""
    if type(cell) is float:
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return (
            cell.date().isoformat() if not (cell.hour or cell.minute or cell.second) else cell.isoformat(" ")
        )
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def measure(content: bytes) -> None:
    """Refuses a workbook whose reader would lay out or copy more than there is."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: name.casefold() for name in package.namelist()}
        shared = [
            length
            for name, folded in parts.items()
            if folded.endswith("sharedstrings.xml")
            for length in _lengths(package.read(name))
        ]
        for name, folded in parts.items():
            if folded.endswith((".xml", ".bin")) and "sheets/" in folded:
                _measure_sheet(package.read(name), shared)


def _measure_sheet(part: bytes, shared: Sequence[int]) -> None:
    if part[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in part[:100]:
        raise ValueError("a part of a workbook is written in UTF-8")
    # Each cell is at least one of them.
    count = part.count(b"<")
    if count > 4 * MOST_ROWS * MOST_COLUMNS or _far(part):
        raise _too_many()
    if max(shared, default=0) * count > MOST_CHARACTERS and _copied(part, shared) > MOST_CHARACTERS:
        raise _too_many()


def _far(part: bytes) -> bool:
    """Whether a cell is named that stands far from all others."""
    return any(part[found.start() - 1 : found.start()].isspace() for found in _FAR.finditer(part))


def _lengths(part: bytes) -> list[int]:
    """How many bytes each shared text takes."""
    return list(map(len, _SHARED.split(part)[1:]))


def _copied(part: bytes, shared: Sequence[int]) -> int:
    return sum(shared[at] for found in _SHOWN.finditer(part) if (at := int(found[1])) < len(shared))


def _too_many() -> Invalid:
    return Invalid.of(
        "file",
        _("The table is too large: at most %(rows)d rows and %(columns)d columns are read.")
        % {"rows": MOST_ROWS, "columns": MOST_COLUMNS},
    )


# --- CSV --------------------------------------------------------------------------------------------------------------


def _lines(content: bytes) -> Iterator[list[str]]:
    """The rows of a text file, whatever stands between its cells."""
    text = _decoded(content)
    if "\x00" in text:
        raise Invalid.of("file", _("Null characters are not allowed."))
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=False)
        for count, row in enumerate(reader):
            if count > MOST_ROWS + 100 or len(row) > MOST_COLUMNS:
                raise _too_many()
            yield [unguarded(cell) for cell in row]
    except csv.Error as error:
        raise Invalid.of("file", said_of(Refusal.DAMAGED)) from error


def _decoded(content: bytes) -> str:
    """By its mark, or as UTF-8 where it is that, else as the code page in which these languages are written."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if marked else ("utf-8-sig", "cp1251")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Invalid.of("file", illegible())


def delimiter_of(text: str) -> str:
    """What stands between the cells: the one of the three that is found most often outside of quotes at the top."""
    top = re.sub(r'"(?:[^"]|"")*"', "", text[:200_000])
    counts = {each: top.count(each) for each in (";", "\t", ",")}
    most = max(counts, key=lambda each: counts[each])
    # Commas stand within texts, the other two hardly ever.
    lines = max(1, top.count("\n"))
    return next((each for each in (";", "\t") if counts[each] >= 2 * lines), most)
