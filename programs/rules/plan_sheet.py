"""A plan laid out as a table: lines above it, a row of headings, sections as rows of one cell, and a row an item.

All cells are text here. Where a table begins and which row is what is told from the rows alone.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from programs.rules import plan_columns as names
from programs.rules.plan_columns import Columns, edition_named, recognised

#: The row of headings stands among the first so many.
ABOVE = 40
_NUMBERED = re.compile(r"(?P<number>\w[\w.\-]{0,19}?)[.)]?(?:\s+(?P<title>.+))?", re.DOTALL)
_MARK = re.compile(r"[0-9]|^[ivxl]+$|^[a-zа-яіў]$", re.IGNORECASE)

Grid = Sequence[Sequence[str]]


class Missing(StrEnum):
    """What a table lacks to be read as a plan."""

    HEADINGS = "headings"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Head:
    """Where the headings stand (row from 0), what the columns are, and the edition that the lines above name."""

    row: int
    columns: Columns
    edition: int | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A row that heads those below it: the number of a section and the words beside it."""

    row: int
    number: str
    title: str


class Line(NamedTuple):
    """A row of an item, and the heading it stands under."""

    row: int
    cells: Sequence[str]
    chapter: Chapter | None


def head_of(grid: Grid, languages: Collection[str], sides: Mapping[str, Collection[str]]) -> Head | Missing:
    """The headings of a table: the first row that names a title, and a number or an id."""
    edition: int | None = None
    nearest = Missing.HEADINGS
    for row, cells in enumerate(grid[:ABOVE]):
        columns = recognised(cells, languages, sides)
        found = columns.names
        if names.TITLE in found and not found.isdisjoint((names.NUMBER, names.ITEM, names.EXTERNAL_ID)):
            return Head(row, columns, edition)
        if len(found) > 1 or (found and columns.unknown):
            nearest = Missing.COLUMNS
        edition = edition or next((n for cell in cells if cell and (n := edition_named(cell))), None)
    return nearest


def rows_of(grid: Grid, head: Head, sections: Collection[str]) -> Iterator[Chapter | Line]:
    """What stands below the headings. `sections`: the numbers of the plan's headings, which are known again."""
    places = {column.name: column.place for column in head.columns.found}
    number, title = places.get(names.NUMBER, -1), places[names.TITLE]
    chapter: Chapter | None = None
    for row in range(head.row + 1, len(grid)):
        cells = grid[row]
        filled = len(cells) - cells.count("")
        if not filled or cells == grid[head.row]:
            continue
        found = _chapter(grid, row, number, title, sections) if filled < 3 else None
        if found is not None:
            chapter = found
            yield found
        else:
            yield Line(row, cells, chapter)


def _next_number(grid: Grid, row: int, number: int) -> str:
    """What the next row that has a number says there."""
    for cells in grid[row + 1 : row + 4]:
        if 0 <= number < len(cells) and cells[number]:
            return cells[number].strip()
    return ""


def _chapter(grid: Grid, row: int, number: int, title: int, sections: Collection[str]) -> Chapter | None:
    """The heading that a row is: its one cell, or its number and title where nothing else stands there."""
    cells = grid[row]
    filled = [place for place, cell in enumerate(cells) if cell]
    if len(filled) == 1:
        said = cells[filled[0]].strip()
        called, words = section_named(said, sections)
        if called in sections or (words and (filled[0] <= max(number, 0) or filled[0] == title)):
            return Chapter(row, called, words)
        return None
    if filled == sorted((number, title)):
        called = cells[number].strip().rstrip(".")
        if called in sections or _next_number(grid, row, number).startswith(f"{called}."):
            return Chapter(row, called, cells[title].strip())
    return None


def section_named(said: str, sections: Collection[str]) -> tuple[str, str]:
    """(number, title) of the heading that is written: of a section of the plan where one begins so, else as numbered.

    ("", the words) where it has no number.
    """
    known = [n for n in sections if said == n or (said.startswith(n) and said[len(n)] in " .\t)\n:")]
    if known:
        called = max(known, key=len)
        return called, said[len(called) :].lstrip(" .\t)\n:")
    found = _NUMBERED.fullmatch(said)
    if found is not None and _MARK.search(found["number"]):
        return found["number"], (found["title"] or "").strip()
    return "", said
