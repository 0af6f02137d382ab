"""The installation's own table of agreements: what an export writes, and an import reads back to the same records.

One row an agreement; where a list is longer than a cell takes, rows with the same id go on with it.
"""

from collections.abc import Iterable, Iterator, Sequence

from .own_lines import (
    act_line,
    closed,
    parts_of,
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
_PLAIN = ("kind", "written_kind", "level", "character", "scope", "subject")
_LISTS = ("parties", "acts", "other_titles", "references", "particulars", "urls", "relations")

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
                Column("done_on", "done_on"),
                *(Column(name, name, split=_LINES) for name in _LISTS),
            ),
        ),
    ),
)


def headings(languages: Sequence[str]) -> list[str]:
    """The headings of the table for texts in these languages (BCP 47 tags), in their order."""
    return [
        "external_id", *(f"title ({tag})" for tag in languages), *_PLAIN, "done_on",
        *(f"{name} ({tag})" for name in TEXTS if name != "title" for tag in languages), *_LISTS,
    ]  # fmt: skip


def rows_of(entry: Entry, languages: Sequence[str]) -> Iterator[dict[str, str]]:
    """The rows of one agreement, each with every heading; at least one.

    Texts in other languages than these have no column: `languages` are those of the whole export.
    """
    first = {"external_id": entry.external_id, "done_on": written(entry.done_on)}
    first |= {name: getattr(entry, name) for name in _PLAIN}
    for name in TEXTS:
        first |= {f"{name} ({tag})": getattr(entry, name).get(tag, "") for tag in languages}
    whole = {
        "parties": [party_line(each) for each in entry.parties],
        "acts": [act_line(each) for each in entry.acts],
        "other_titles": [closed(each) for each in entry.other_titles],
        "references": [reference_line(each) for each in entry.references],
        "particulars": [reference_line(each) for each in entry.particulars],
        "urls": [closed(each) for each in entry.urls],
        "relations": [relation_line(each) for each in entry.relations],
    }  # fmt: skip
    cells = {name: list(_filled(lines)) for name, lines in whole.items()}
    known_by = {"external_id", *(f"title ({tag})" for tag in languages)}
    lines = {each.name: party_line(each) for each in entry.parties}
    blank = dict.fromkeys(headings(languages), "")
    for place in range(max([1, *map(len, cells.values())])):
        row = blank | {name: found[place] for name, found in cells.items() if place < len(found)}
        if place == 0:
            yield row | first
            continue
        # A row is read by itself: it has a title, and says of what kind the parties are that its acts name.
        named = (parts_of(line)[1] for line in split_lines(row["acts"]))
        own = split_lines(row["parties"])
        row["parties"] = _LINES.join(dict.fromkeys([*own, *(lines[name] for name in named if name in lines)]))
        yield row | {name: said for name, said in first.items() if name in known_by}


def _filled(lines: Iterable[str]) -> Iterator[str]:
    """Lines, as many to a cell as fill half of it: what acts need of the parties is added to these."""
    cell: list[str] = []
    count = 0
    for line in lines:
        if cell and count + len(line) > MOST_IN_CELL // 2:
            yield _LINES.join(cell)
            cell, count = [], 0
        cell.append(line)
        count += len(line) + 1
    if cell:
        yield _LINES.join(cell)
