"""The comparison sheet as a workbook: one row an item, what each side says in columns of its own."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

import xlsxwriter

from cooperation.exports.writing import fitting

WIDE, NARROW = 44, 16


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the workbook: its heading, and whether it holds running text."""

    label: str
    wide: bool = False


def workbook(
    *,
    name: str,
    title: str,
    head: Sequence[str],
    columns: Sequence[Column],
    rows: Iterable[Sequence[str]],
    made_on: date,
) -> bytes:
    """An XLSX file of one landscape A4 sheet called `name`: `head` above (plan, edition, round), then a table.

    Every cell is text and marked as such: what begins with "=", "+", "-" or "@" is never taken for a formula. The
    same content on the same day gives the same bytes.
    """
    out = BytesIO()
    options = {
        "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    }  # fmt: skip
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"title": title[:255], "created": datetime.combine(made_on, time())})
        sheet = book.add_worksheet(name[:31])
        text = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@", "quote_prefix": True})
        bold = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "quote_prefix": True}
        )
        plain = book.add_format({"quote_prefix": True})
        for place, line in enumerate((title, *head)):
            sheet.write_string(place, 0, fitting(line), plain)
        first = len(head) + 2
        for place, column in enumerate(columns):
            sheet.set_column(place, place, WIDE if column.wide else NARROW)
            sheet.write_string(first, place, fitting(column.label), bold)
        last = first
        for last, row in enumerate(rows, start=first + 1):
            for place, value in enumerate(row):
                sheet.write_string(last, place, fitting(value), text)
        sheet.autofilter(first, 0, last, len(columns) - 1)
        sheet.freeze_panes(first + 1, 2)
        sheet.repeat_rows(first)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return out.getvalue()
