"""Headed lists of lines set as PDF, as long as they are or cut until they fit a number of pages."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.errors import Conflict
from meetings.rules.typefaces import strange_letter

TEMPLATE = Path(__file__).with_name("sheet.typ")
_PAGE = re.compile(rb"/Type\s*/Page\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: what stands before it (a number, a side), what is said, and what is said smaller below."""

    text: str
    head: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A list under its heading, the weightiest line first.

    `total`: how many there are in all, where more than `entries`. `weight`: how many lines it keeps beside others when
    there is no room for all. `own`: internal to the reader's side, set on another ground.
    """

    title: str
    entries: Sequence[Entry]
    total: int = 0
    note: str = ""
    weight: int = 1
    own: bool = False
    #: A count that stopped at its limit: there are more than `total`.
    capped: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document: `above` and `under` stand around its title, `stamp` at the foot of each page: reader and time."""

    title: str
    sections: Sequence[Section]
    stamp: str
    language: str
    above: str = ""
    under: str = ""


#: (lines of a section of weight 1, characters of a line, of a note), from the roomiest to what always fits.
_ROOM = (
    (6, 900, 400), (5, 600, 300), (4, 450, 240), (3, 360, 200), (3, 260, 160), (2, 220, 140), (2, 160, 110),
    (1, 140, 90), (1, 90, 60), (0, 70, 0),
)  # fmt: skip
#: Of titles and stamps.
_TITLE = 180


def whole(sheet: Sheet) -> bytes:
    """The PDF of everything, on as many pages as it takes. Conflict: a letter that there is no typeface for."""
    return _set(_data(sheet, None))


def fitted(sheet: Sheet, pages: int) -> bytes:
    """The PDF on `pages` A4 pages at most: lists are cut from the bottom, texts shortened, and it is said how many.

    Of the rooms that fit, the roomiest. Conflict: a letter that there is no typeface for.
    """
    low, high = 0, len(_ROOM) - 1
    made: dict[int, bytes] = {}
    tried = 0
    while low < high:
        made[tried] = _set(_data(sheet, _ROOM[tried]))
        if pages_of(made[tried]) <= pages:
            high = tried
        else:
            low = tried + 1
        tried = (low + high) // 2
    return made[low] if low in made else _set(_data(sheet, _ROOM[low]))


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF made here has."""
    return len(_PAGE.findall(pdf))


def shortened(text: str, limit: int) -> str:
    """The text to its last whole word within `limit` characters, an ellipsis where it goes on."""
    if len(text) <= limit:
        return text
    head, space, _rest = text[:limit].rpartition(" ")
    return (head.rstrip(" ,;:.–—") if space else text[: max(limit - 1, 0)]) + "…"


Room = tuple[int, int, int]


def _data(sheet: Sheet, room: Room | None) -> dict[str, Any]:
    return {
        "title": sheet.title if room is None else shortened(sheet.title, _TITLE),
        "above": shortened(sheet.above, _TITLE), "under": shortened(sheet.under, _TITLE),
        "stamp": shortened(sheet.stamp, _TITLE), "language": sheet.language,
        "sections": [_section(section, room) for section in sheet.sections],
    }  # fmt: skip


def _section(section: Section, room: Room | None) -> dict[str, Any]:
    entries = list(section.entries)
    cut = 0
    if room is not None:
        lines, most, beside = room
        entries = entries[: max(lines * section.weight, 1)]
        said = [
            Entry(shortened(e.text, most), shortened(e.head, 12), shortened(e.note, beside) if beside else "")
            for e in entries
        ]
        cut = sum(new.text != old.text for new, old in zip(said, entries, strict=True))
        entries = said
    return {
        "title": section.title, "note": section.note, "own": section.own,
        "entries": [{"head": e.head, "text": e.text, "note": e.note} for e in entries],
        "left": _left(max(section.total, len(section.entries)) - len(entries), cut, capped=section.capped),
    }  # fmt: skip


def _left(count: int, cut: int, *, capped: bool) -> str:
    """What was left out, in words; "" for nothing."""
    said = []
    if count:
        words = ngettext("%(count)d more is not shown", "%(count)d more are not shown", count)
        if capped:
            words = _("more than %(count)d others are not shown")
        said.append(words % {"count": count})
    if cut:
        said.append(
            ngettext("%(count)d text is shortened", "%(count)d texts are shortened", cut) % {"count": cut}
        )
    return "; ".join(said)


def _set(data: dict[str, Any]) -> bytes:
    strange = strange_letter(data)
    if strange:
        raise Conflict(
            _("The document holds “%(letter)s”, a letter of a script for which there is no typeface here.")
            % {"letter": strange}
        )
    return bytes(
        typst.compile(
            str(TEMPLATE), root=str(TEMPLATE.parent), ignore_system_fonts=True, format="pdf",
            sys_inputs={"data": json.dumps(data)},
        )
    )  # fmt: skip
