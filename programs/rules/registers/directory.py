"""The installation's own tables of organisations, people, posts and appointments, as its lists are exported.

Each is known by its headings, which no language of the interface changes. A record is known by the id that it has where
it is from, or by its external id. Only what a table has a column for is said of a record: an empty cell says that
there is nothing, no column says nothing at all.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson

from .dates import KEPT_CODES, read_date
from .drafts import Refused
from .own_lines import written
from .profiles import Profile
from .records import Listed, Remark, Severity

COOPERATION_POSTS = Profile(name="cooperation_posts", of="directory", sheets=())
#: As programs.models.Organisation has them.
ORGANISATION_KINDS = (
    "government", "ministry", "committee", "agency", "enterprise", "institute", "university", "other",
)  # fmt: skip
#: Most characters of an external id by which a record is known.
_LONGEST_ID = 180
#: What is longer is no version of a record.
_VERSION = re.compile("[0-9]{1,9}")
#: How JSON writes the character that no text here may have.
_NULL = "\\u0000"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of one kind of record. `needs`: by which headings it is known; the rest: what columns hold."""

    name: str
    needs: frozenset[str]
    texts: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    plain: tuple[str, ...] = ("external_id",)
    lists: tuple[str, ...] = ()


#: In the order in which they are told apart.
TABLES = (
    Table(
        "appointment", frozenset({"id", "person", "post", "acting"}),
        texts=("person_name", "post_title", "organisation_name"), dates=("since", "until"), flags=("acting",),
        ids=("person", "post", "organisation"), kinds=("organisation_kind",),
        plain=("person_external_id", "post_external_id", "organisation_external_id"),
    ),
    Table(
        "organisation", frozenset({"id", "party_code", "parent", "kind"}), texts=("name", "short_name"),
        dates=("since", "until"), flags=("illustrative",), ids=("parent",), kinds=("kind",), lists=("changes",),
    ),
    Table(
        "post", frozenset({"id", "party_code", "organisation", "superior"}), texts=("title",),
        flags=("illustrative",), ids=("organisation", "superior"),
    ),
    Table("person", frozenset({"id", "party_code", "name"}), texts=("name",), flags=("illustrative",)),
)  # fmt: skip


def table_of(headings: Iterable[str]) -> Table | None:
    """The table that has these headings; None where it is none of them."""
    given = {heading.partition(" (")[0] for heading in headings}
    return next((table for table in TABLES if table.needs <= given), None)


def listed_of(cells: Mapping[str, str]) -> tuple[Listed, list[Remark]]:
    """What a row says of its record, and what is to be said of it; Refused where it is of none."""
    table = table_of(cells)
    if table is None:
        raise Refused("columns_unknown")
    remarks: list[Remark] = []
    said = _said(table, cells, remarks)
    known = _id(cells["id"])
    external_id = str(said.get("external_id") or "")
    if known is None and not (external_id and len(external_id) <= _LONGEST_ID):
        raise Refused("id_missing", "external_id")
    key = f"{table.name}:{known or external_id}"
    version = cells.get("version", "").strip()
    return Listed(
        key, table.name, known or "", int(version) if _VERSION.fullmatch(version) else 0,
        cells.get("party_code", "").strip(), said,
    ), remarks  # fmt: skip


def _said(table: Table, cells: Mapping[str, str], remarks: list[Remark]) -> dict[str, Any]:
    readers: tuple[tuple[tuple[str, ...], Callable[[str, str], Any]], ...] = (
        (table.dates, _date), (table.flags, _flag), (table.ids, _named), (table.kinds, _kind), (table.plain, _plain),
        (table.lists, _list),
    )  # fmt: skip
    said: dict[str, Any] = {name: found for name in table.texts if (found := _texts(name, cells))}
    for names, reads in readers:
        for name in names:
            if name not in cells:
                continue
            try:
                said[name] = reads(name, cells[name].strip())
            except _Unclear as unclear:
                facts = {"written": cells[name][:80]}
                remarks.append(Remark(str(unclear), Severity.REPORTED, name, facts))
    return said


class _Unclear(ValueError):
    """A cell that says nothing that is understood; the code says why."""


def _texts(name: str, cells: Mapping[str, str]) -> dict[str, str]:
    """By language (BCP 47 tag), also where there is no text in it."""
    start = f"{name} ("
    return {
        heading[len(start) : -1]: cell
        for heading, cell in cells.items()
        if heading.startswith(start) and heading.endswith(")")
    }


def _date(_name: str, cell: str) -> str | None:
    read = read_date(cell)
    if read.code and read.code not in KEPT_CODES:
        raise _Unclear(read.code)
    return written(read.when) or None


def _flag(_name: str, cell: str) -> bool:
    if cell.casefold() not in ("true", "false", ""):
        raise _Unclear("line_unclear")
    return cell.casefold() == "true"


def _id(cell: str) -> str | None:
    try:
        return str(UUID(cell.strip()))
    except ValueError:
        return None


def _named(_name: str, cell: str) -> str | None:
    if cell and _id(cell) is None:
        raise _Unclear("line_unclear")
    return _id(cell)


def _kind(_name: str, cell: str) -> str:
    if cell not in ORGANISATION_KINDS:
        raise _Unclear("line_unclear")
    return cell


def _plain(_name: str, cell: str) -> str:
    return cell


def _list(_name: str, cell: str) -> list[dict[str, Any]]:
    try:
        found = None if _NULL in cell else orjson.loads(cell or "[]")
    except orjson.JSONDecodeError:
        found = None
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise _Unclear("line_unclear")
    return found


def are_all(tables: Sequence[Sequence[str]]) -> bool:
    """Whether each of these is the headings of one of the tables."""
    return bool(tables) and all(table_of(headings) is not None for headings in tables)
