"""A plan as ministries keep it: an XLSX or CSV file with a row an item, sections as merged rows, languages in columns.

What is written is read back as it was: dates as the reader's language writes them, texts letter by letter, and no cell
that begins like a formula is ever taken for one. Both are written a row at a time: a plan of any length takes little
memory.
"""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import xlsxwriter

from cooperation.cells import guarded
from cooperation.exports.writing import CELL, MARK, PIECE
from cooperation.texts import pick
from cooperation.ui.when import fuzzy_words
from programs.rules import plan_columns as names
from programs.rules.plan_cells import LEFT, closed, plain
from programs.rules.plan_columns import kind_word, label
from programs.rules.plan_held import Standing
from programs.selectors.plan_rows import Block, Sides

#: Widths of columns in XLSX, in characters.
WIDE, MIDDLE, NARROW = 44, 28, 16
_WIDTHS = {
    names.NUMBER: 10, names.TITLE: WIDE, names.RESULT: WIDE, names.STEPS: MIDDLE, names.STEP_DATES: MIDDLE,
    names.RESPONSIBLE: MIDDLE, names.ORIGIN: MIDDLE, names.ITEM: 38,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a plan for a reader: the languages, the sides by code, and the reader's own language."""

    languages: Sequence[str]
    sides: Sides
    reader: str

    def columns(self) -> list[tuple[str, str]]:
        """(name, language or side) of each column in order."""

        def each(name: str) -> list[tuple[str, str]]:
            return [(name, tag) for tag in self.languages]

        return [
            (names.NUMBER, ""), (names.KIND, ""), *each(names.TITLE), *each(names.RESULT), (names.DEADLINE, ""),
            *each(names.STEPS), (names.STEP_DATES, ""), *((names.RESPONSIBLE, code) for code in self.sides.codes),
            *each(names.ORIGIN), (names.EXTERNAL_ID, ""), (names.ITEM, ""),
        ]  # fmt: skip

    def headings(self) -> list[str]:
        """What stands over the columns."""
        return [label(name, self.reader, qualifier) for name, qualifier in self.columns()]

    def heading_of(self, block: Block) -> str:
        """A section, in one cell."""
        title = plain(pick(block.section.title, self.reader)[1]).replace("\n", " ")
        return f"{block.section.number}. {title}" if title else block.section.number

    def cells(self, item: Standing) -> list[str]:
        """The row of an item."""
        steps = item.milestones
        return [
            item.number,
            kind_word(item.kind, self.reader),
            *self._texts(item.title),
            *self._texts(item.expected_result),
            fuzzy_words(item.deadline, self.reader),
            *(self._titles(tag, [title for title, _deadline in steps]) for tag in self.languages),
            "\n".join(fuzzy_words(deadline, self.reader) for _title, deadline in steps),
            *(self._named(item.organisations.get(code, ())) for code in self.sides.codes),
            *self._texts(item.origin),
            item.external_id,
            str(item.item),
        ]

    def _texts(self, text: Any) -> list[str]:
        return [plain(text[tag]) if tag in text else "" for tag in self.languages]

    @staticmethod
    def _titles(tag: str, titles: Sequence[Any]) -> str:
        lines = [closed(title.get(tag, "")) for title in titles]
        return "\n".join(lines) if any(lines) else ""

    def _named(self, ids: Sequence[Any]) -> str:
        known = self.sides.organisations
        return "\n".join(
            " ".join(pick(known[pk][2] or known[pk][1], self.reader)[1].split()) for pk in ids if pk in known
        )


def workbook(
    *, title: str, head: Sequence[str], layout: Layout, blocks: Iterable[Block], made_on: date
) -> Iterator[bytes]:
    """An XLSX file of one landscape A4 sheet, in pieces; what it is put together in is gone with the last of them.

    The same content on the same day gives the same bytes.
    """
    options = {
        "constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    with tempfile.TemporaryFile() as out:
        with xlsxwriter.Workbook(out, options) as book:
            book.set_properties({"title": title[:255], "created": datetime.combine(made_on, time())})
            sheet = book.add_worksheet()
            first = len(head) + 2
            for place, (name, _qualifier) in enumerate(layout.columns()):
                sheet.set_column(place, place, _WIDTHS.get(name, NARROW))
            sheet.freeze_panes(first + 1, 1)
            sheet.repeat_rows(first)
            sheet.set_landscape()
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            _write(book, sheet, [title, *head], layout, blocks)
        out.seek(0)
        while piece := out.read(PIECE):
            yield piece


def _write(book: Any, sheet: Any, above: Sequence[str], layout: Layout, blocks: Iterable[Block]) -> None:
    text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True})
    bold = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "quote_prefix": True}
    )
    plain_line = book.add_format({"quote_prefix": True})
    merged = book.add_format(
        {"bold": True, "valign": "top", "align": "left", "bg_color": "#EFEBE1", "quote_prefix": True}
    )
    for place, line in enumerate(above):
        sheet.write_string(place, 0, _fitting(line), plain_line)
    row = len(above) + 1
    labels = layout.headings()
    for place, words in enumerate(labels):
        sheet.write_string(row, place, words, bold)
    for block in blocks:
        row += 1
        # An empty one first: what is merged would be taken for a formula where it begins like one.
        sheet.merge_range(row, 0, row, len(labels) - 1, "", merged)
        sheet.write_string(row, 0, _fitting(layout.heading_of(block)), merged)
        for item in block.items:
            row += 1
            for place, cell in enumerate(layout.cells(item)):
                if cell:
                    sheet.write_string(row, place, _fitting(cell, LEFT), text)


def _fitting(words: str, instead: str = "") -> str:
    """A text that a cell holds; `instead` of one that it does not."""
    if len(words.encode("utf-16-le")) <= 2 * CELL:
        return words
    return instead or f"{words[: CELL // 2]}{LEFT}"


class _Line:
    """What csv writes a row into: gives it back."""

    def write(self, line: str) -> str:
        return line


def lines(
    *, title: str, head: Sequence[str], layout: Layout, blocks: Iterable[Block], delimiter: str
) -> Iterator[str]:
    """The same as CSV (RFC 4180), a line at a time, with the mark by which spreadsheets know UTF-8."""
    writer = csv.writer(_Line(), delimiter=delimiter)
    yield MARK
    for line in (title, *head):
        yield writer.writerow([guarded(line)])
    yield writer.writerow([])
    yield writer.writerow(layout.headings())
    width = len(layout.headings())
    for block in blocks:
        yield writer.writerow([guarded(layout.heading_of(block)), *[""] * (width - 1)])
        for item in block.items:
            yield writer.writerow([guarded(cell) for cell in layout.cells(item)])
