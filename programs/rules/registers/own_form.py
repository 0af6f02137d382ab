"""The installation's own table of agreements: what an export writes, and an import reads back to the same records.

One row an agreement; where a list is longer than a cell takes, rows with the same id go on with it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from .own_lines import (
    act_line,
    closed,
    parties_in,
    party_line,
    reference_line,
    relation_line,
    split_lines,
    written,
)
from .profiles import TEXTS, Column, Profile, Sheet
from .records import Entry

#: Most characters of a cell: a spreadsheet takes 32,767.
MOST_IN_CELL = 32_000
_LINES = "\n"
_PLAIN = ("kind", "written_kind", "level", "character", "scope", "subject", "prevailing", "clauses")
_DAYS = ("done_on", "expires_on", "notice_by")
_LISTS = ("parties", "acts", "other_titles", "references", "particulars", "urls", "relations", "authentic")
#: Of each list, a line for one of its values.
_LINE: dict[str, Callable[[Any], str]] = {
    "parties": party_line, "acts": act_line, "other_titles": closed, "references": reference_line,
    "particulars": reference_line, "urls": closed, "relations": relation_line, "authentic": closed,
}  # fmt: skip

COOPERATION = Profile(
    name="cooperation",
    sheets=(
        Sheet(
            needs=("external_id",),
            once=False,
            continues=True,
            columns=(
                Column("external_id", "external_id"),
                *(Column(name, name) for name in _PLAIN if name != "written_kind"),
                Column("written_kind", "written_kind"),
                *(Column(f"{name} (*)", f"{name}.*") for name in TEXTS),
                *(Column(name, name) for name in _DAYS),
                *(Column(name, name, split=_LINES) for name in _LISTS),
            ),
        ),
    ),
)


def headings(languages: Sequence[str]) -> list[str]:
    """The headings of the table for texts in these languages (BCP 47 tags), in their order."""
    return [
        "external_id", *(f"title ({tag})" for tag in languages), *_PLAIN, *_DAYS,
        *(f"{name} ({tag})" for name in TEXTS if name != "title" for tag in languages), *_LISTS,
    ]  # fmt: skip


def is_own(given: Iterable[str]) -> bool:
    """Whether these are the headings of the table, whatever the languages of its texts."""
    found = set(given)
    named = any(heading.startswith("title (") for heading in found)
    return named and found >= {"external_id", *_PLAIN, *_DAYS, *_LISTS}


def rows_of(entry: Entry, languages: Sequence[str]) -> Iterator[dict[str, str]]:
    """The rows of one agreement, each with every heading; at least one.

    Texts in other languages than these have no column: `languages` are those of the whole export.
    """
    named = headings(languages)
    for row in cells_of(entry, languages):
        yield dict(zip(named, row, strict=True))


def cells_of(entry: Entry, languages: Sequence[str]) -> Iterator[list[str]]:
    """The same as cells under headings()."""
    titles = [entry.title.get(tag, "") for tag in languages]
    plain = [getattr(entry, name) for name in _PLAIN]
    days = [written(getattr(entry, name)) for name in _DAYS]
    texts = [getattr(entry, name).get(tag, "") for name in TEXTS if name != "title" for tag in languages]
    lists = {name: _filled(map(line, getattr(entry, name))) for name, line in _LINE.items()}
    yield [entry.external_id, *titles, *plain, *days, *texts, *(cells[0] for cells in lists.values())]
    longest = max(map(len, lists.values()))
    if longest == 1:
        return
    lines = {each.name: party_line(each) for each in entry.parties}
    blank = [""] * (len(plain) + len(days) + len(texts))
    for place in range(1, longest):
        row = {name: cells[place] if place < len(cells) else "" for name, cells in lists.items()}
        # A row is read by itself: it has a title, and says of what kind the parties are that its acts name.
        said = [name for line in split_lines(row["acts"]) for name in parties_in(line)]
        own = split_lines(row["parties"])
        row["parties"] = _LINES.join(dict.fromkeys([*own, *(lines[name] for name in said if name in lines)]))
        yield [entry.external_id, *titles, *blank, *row.values()]


def _filled(lines: Iterable[str]) -> list[str]:
    """Lines as cells, as many to a cell as fill half of it: what acts need of the parties is added to these."""
    cells: list[str] = []
    cell: list[str] = []
    count = 0
    for line in lines:
        if cell and count + len(line) > MOST_IN_CELL // 2:
            cells.append(_LINES.join(cell))
            cell, count = [], 0
        cell.append(line)
        count += len(line) + 1
    return [*cells, _LINES.join(cell)]
