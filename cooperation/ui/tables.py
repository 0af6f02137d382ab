"""Tables, written in one pass: a page of fifty rows must cost hardly more than its SQL statement."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

#: Cells of one row: SafeString as it is, anything else escaped.
Cells = Sequence[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: `label` (HTML if safe), `css` of its cells ("no" number, "num" figures, "mid" agreed, "a"/"b" a side).

    `head` marks the cell that names the row. `plain` is the label without markup, shown beside the cell on a narrow
    screen (default: `label`); "" where the cell speaks for itself. `sort_url` makes the label a link; `sorted` is
    "ascending" or "descending" where the table is in this order.
    """

    label: Any
    css: str = ""
    head: bool = False
    plain: str | None = None
    sort_url: str = ""
    sorted: str = ""

    def heading(self) -> str:
        """The column's <th>."""
        label: str = conditional_escape(self.label)
        if self.sort_url:
            label = f'<a href="{escape(self.sort_url)}">{label}</a>'
        order = f' aria-sort="{self.sorted}"' if self.sorted else ""
        return f'<th scope="col"{_css(self.css)}{order}>{label}</th>'

    def around(self) -> tuple[str, str]:
        """What opens and closes each cell."""
        said = str(self.label) if self.plain is None else self.plain
        narrow = f' data-l="{escape(said)}"' if said and not self.head else ""
        if self.head:
            return f'<th scope="row"{_css(self.css)}>', "</th>"
        return f"<td{_css(self.css)}{narrow}>", "</td>"


def _css(names: str) -> str:
    return f' class="{names}"' if names else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that heads those after it. `label` is HTML if safe."""

    label: Any

    def html(self, width: int) -> str:
        """The row, over `width` columns."""
        return f'<tr class="group"><th scope="rowgroup" colspan="{width}">{conditional_escape(self.label)}</th></tr>\n'


def rows_html(columns: Sequence[Column], rows: Iterable[Cells | Heading]) -> SafeString:
    """The rows alone, for a page that adds some."""
    frames = [column.around() for column in columns]
    opening = [("" if index == 0 else frames[index - 1][1]) + frame[0] for index, frame in enumerate(frames)]
    closing = f"{frames[-1][1]}</tr>\n"
    out: list[str] = []
    for row in rows:
        if isinstance(row, Heading):
            out.append(row.html(len(columns)))
            continue
        out.append("<tr>")
        for open_cell, cell in zip(opening, row, strict=True):
            out.append(open_cell)
            out.append(cell if type(cell) is SafeString else conditional_escape(cell))
        out.append(closing)
    return SafeString("".join(out))


def table(
    columns: Sequence[Column],
    rows: Iterable[Cells | Heading],
    *,
    caption: str = "",
    empty: Any = "",
    css: str = "",
) -> SafeString:
    """A table that becomes blocks on a narrow screen; where there is no row, `empty` (text or HTML) instead.

    `caption` is read out and not shown: the heading above the table says it to those who see.
    """
    body = rows_html(columns, rows)
    if not body:
        return SafeString(f'<div class="empty"><p>{conditional_escape(empty)}</p></div>')
    said = f'<caption class="vh">{escape(str(caption))}</caption>' if caption else ""
    head = "".join(column.heading() for column in columns)
    return SafeString(
        f'<table class="{escape(("data " + css).strip())}">{said}<thead><tr>{head}</tr></thead>\n'
        f"<tbody>{body}</tbody></table>"
    )
