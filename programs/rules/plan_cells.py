"""The cells of a plan's file as text: how they are compared, and what in them cannot be taken."""

from collections.abc import Sequence
from typing import Any

#: A cell that says this alone leaves what the plan says: an export writes it where a text is longer than a cell.
LEFT = "…"
_TURNS = ("\u202d", "\u202e")


class Cells:
    """The cells of a row; a column that the row or the table lacks is empty."""

    __slots__ = ("cells", "count")

    def __init__(self, cells: Sequence[str]) -> None:
        self.cells, self.count = cells, len(cells)

    def text(self, place: int) -> str:
        return self.cells[place] if 0 <= place < self.count else ""

    def at(self, place: int | None) -> str:
        return "" if place is None else self.text(place).strip()


def plain(text: str) -> str:
    """A text with its lines ended alike and nothing around it: as it is compared, and as an export writes it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip() if "\r" in text else text.strip()


def same(cell: str, text: str) -> bool:
    """Whether a cell says this text."""
    return cell == text or plain(cell) == plain(text)


def closed(title: str) -> str:
    """The title of a milestone on one line, to be opened again."""
    return plain(title).replace("\\", "\\\\").replace("\n", "\\n")


def opened(line: str) -> str:
    if "\\" not in line:
        return line.strip()
    return "\\".join(part.replace("\\n", "\n") for part in line.split("\\\\")).strip()


def lines_of(cell: str) -> list[str]:
    said = cell.replace("\r\n", "\n").replace("\r", "\n")
    return said.split("\n") if said.strip() else []


def is_day(number: str) -> bool:
    """Whether a spreadsheet has made a day of a number such as 1.2."""
    parts = number[:10].split("-")
    return len(number) >= 10 and len(parts) == 3 and len(parts[0]) == 4 and "".join(parts).isdecimal()


def misfit(text: str, limit: int) -> tuple[str, str, dict[str, Any]] | None:
    """(code, "", what it says) where the characters of a text cannot be taken."""
    if len(text) > limit:
        return "too_long", "", {"count": len(text), "limit": limit}
    if "\x00" in text:
        return "null", "", {}
    return ("turned", "", {}) if any(turn in text for turn in _TURNS) else None
