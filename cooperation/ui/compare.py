"""The sides' words side by side: two with the agreed state between them, three or more as a matrix."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cooperation.dates import FuzzyDate
from cooperation.ui import marks
from cooperation.ui.marks import Side
from cooperation.ui.tables import Column, Heading, table
from cooperation.ui.when import fuzzy


@dataclass(frozen=True, slots=True)
class Say:
    """What one side says, or what is agreed. `note` is text, or HTML if safe; `hidden` says that it is not released."""

    status: str | None = None
    date: FuzzyDate | None = None
    progress: int | None = None
    note: Any = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One item: `says` in the order of the sides. `difference` is the sentence under its title.

    `group` is the heading over it, said once where it is not that of the row before; "" for none.
    """

    number: str
    title: Any
    url: str
    says: Sequence[Say]
    agreed: Say = field(default_factory=Say)
    difference: Any = ""
    next: Any = ""
    group: Any = ""


def _grouped(rows: Sequence[Row]) -> Iterator[Row | Heading]:
    """The rows with the headings between them."""
    last: Any = ""
    for row in rows:
        if row.group and row.group != last:
            yield Heading(row.group)
        last = row.group
        yield row


def percent(value: int | None) -> str:
    """ "40 %" with a space that does not break; "" for None."""
    return "" if value is None else f"{value}\xa0%"


def item_cell(row: Row) -> SafeString:
    """Number, title, and in words how the sides differ: what an official reads first."""
    said = f'<span class="diff">{conditional_escape(row.difference)}</span>' if row.difference else ""
    link = f'<a href="{escape(row.url)}">{conditional_escape(row.title)}</a>'
    return SafeString(f'<span class="no">{escape(row.number)}</span> {link}{said}')


def say_cell(say: Say, lang: str | None = None) -> SafeString:
    """Status, then progress, date and note in quiet type."""
    if not say.note and not say.hidden:
        return _said(say.status, say.progress, say.date, lang or marks.language())
    return _say_cell(say, lang)


@lru_cache(maxsize=8192)
def _said(status: str | None, progress: int | None, date: FuzzyDate | None, lang: str) -> SafeString:
    """The cell of who says no more than this: many say the same."""
    return _say_cell(Say(status, date, progress), lang)


def _say_cell(say: Say, lang: str | None) -> SafeString:
    if say.hidden:
        return SafeString(f'<span class="quiet">{escape(_("not released"))}</span>')
    rest = [escape(percent(say.progress))] if say.progress is not None else []
    if say.date is not None:
        rest.append(fuzzy(say.date, lang))
    line = " · ".join(rest)
    note = conditional_escape(say.note) if say.note else ""
    under = f"{line}{'<br>' if line and note else ''}{note}"
    return SafeString(
        marks.status(say.status, lang) + (f'<span class="diff">{under}</span>' if under else "")
    )


def two_sided(
    rows: Sequence[Row],
    sides: Sequence[Side],
    *,
    agreed: str = "",
    caption: str = "",
    empty: Any = "",
    lang: str | None = None,
) -> SafeString:
    """Item | side a | agreed | side b. `agreed` heads the middle column ("Agreed, 7th session")."""
    first, second = (Column(marks.side(side, 2, lang), css=key, plain=marks.plain(side.party.name, lang))
                     for side, key in zip(sides, "ab", strict=True))  # fmt: skip
    columns = [
        Column(_("Item"), css="item", head=True),
        first,
        Column(agreed or _("Agreed"), css="mid"),
        second,
    ]
    if any(row.next for row in rows):
        columns.append(Column(_("Next step"), css="next"))
    width = len(columns)
    cells = (
        row
        if isinstance(row, Heading)
        else (
            item_cell(row),
            say_cell(row.says[0], lang),
            say_cell(row.agreed, lang),
            say_cell(row.says[1], lang),
            row.next,
        )[:width]
        for row in _grouped(rows)
    )
    return table(columns, cells, caption=caption, empty=empty, css="compare")


def outliers(says: Sequence[Say]) -> list[bool]:
    """For each side whether its status is not the most frequent one among those who spoke."""
    spoken = Counter(say.status for say in says if say.status and not say.hidden)
    if len(spoken) < 2:
        return [False] * len(says)
    usual = spoken.most_common(1)[0][0]
    return [bool(say.status) and not say.hidden and say.status != usual for say in says]


def matrix(
    rows: Sequence[Row],
    sides: Sequence[Side],
    *,
    agreed: str = "",
    caption: str = "",
    empty: Any = "",
    lang: str | None = None,
) -> SafeString:
    """Item | agreed | one narrow column a side. Who differs from most is framed; the rows come as given."""
    if not rows:
        return table([Column("")], [], empty=empty)
    heads = "".join(
        f'<th scope="col">{escape(side.party.code)}<small>{escape(marks.side_name(side, lang))}</small></th>'
        for side in sides
    )
    names = [(escape(side.party.code), escape(marks.side_name(side, lang))) for side in sides]
    steps = any(row.next for row in rows)
    width = len(sides) + 2 + steps
    body = "".join(
        row.html(width) if isinstance(row, Heading) else _matrix_row(row, names, lang, steps)
        for row in _grouped(rows)
    )
    following = f'<th scope="col">{escape(_("Next step"))}</th>' if steps else ""
    said = f'<caption class="vh">{escape(caption)}</caption>' if caption else ""
    return SafeString(
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(caption or _("Comparison"))}">'
        f'<table class="data matrix">{said}<thead><tr><th scope="col" class="item">{escape(_("Item"))}</th>'
        f'<th scope="col" class="mid">{escape(agreed or _("Agreed"))}</th>{heads}{following}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _matrix_row(row: Row, names: Sequence[tuple[str, str]], lang: str | None, steps: bool) -> str:
    cells = "".join(
        f'<td data-l="{code}"{_frame(out)} title="{name}">{_short(say, lang)}</td>'
        for (code, name), say, out in zip(names, row.says, outliers(row.says), strict=True)
    )
    if steps:
        cells += f'<td data-l="{escape(_("Next step"))}">{conditional_escape(row.next)}</td>'
    return (
        f'<tr><th scope="row" class="item">{item_cell(row)}</th>'
        f'<td class="mid" data-l="{escape(_("Agreed"))}">{say_cell(row.agreed, lang)}</td>{cells}</tr>'
    )


def _frame(out: bool) -> str:
    return ' class="out"' if out else ""


def _short(say: Say, lang: str | None) -> str:
    if say.hidden:
        return f'<span class="quiet">{escape(_("not released"))}</span>'
    if say.status is None and say.note:
        return f'<span class="vh">{conditional_escape(say.note)}</span>'
    date = f'<span class="diff">{fuzzy(say.date, lang)}</span>' if say.date is not None else ""
    return marks.status(say.status, lang) + date


def comparison(rows: Sequence[Row], sides: Sequence[Side], **options: Any) -> SafeString:
    """two_sided() for two sides, matrix() for more. Options: agreed, caption, empty, lang."""
    return two_sided(rows, sides, **options) if len(sides) == 2 else matrix(rows, sides, **options)
