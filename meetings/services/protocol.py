"""The minutes of a session set as PDF: one column a language, side by side; each original with its side first."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override

from cooperation.errors import Conflict
from meetings.rules.minutes import Content
from meetings.rules.typefaces import settable, strange_letter

TEMPLATE = Path(__file__).with_name("protocol.typ")

#: ISO 19005-2, level B: what an archive can read in fifty years.
STANDARD: Literal["a-2b"] = "a-2b"

#: How the typesetter names a symbol that no typeface has.
_NOT_SET = re.compile(r'the text `"([^"]+)"` could not be displayed')


def render(content: Content, *, made_at: datetime, first: str = "", sha256: str = "") -> bytes:
    """The PDF/A of a version's content, left to right; the same bytes for the same input and typesetter.

    `first`: the code of the side whose original it is; that side is named and signs first (alternat). Without it the
    copy says that it is one for reading. `sha256`: the digest of the content, printed at its foot.
    Conflict where a text is in a script for which there is no typeface: boxes in place of letters are no record.
    """
    data = settable(_set(content, first, sha256))
    strange = strange_letter(data)
    if strange:
        raise _without_typeface(strange)
    try:
        made = typst.compile(
            str(TEMPLATE), root=str(TEMPLATE.parent), ignore_system_fonts=True, format="pdf", pdf_standards=[STANDARD],
            timestamp=made_at.astimezone(UTC).replace(microsecond=0), sys_inputs={"data": json.dumps(data)},
        )  # fmt: skip
    except typst.TypstError as fault:
        symbol = _NOT_SET.search(str(fault))
        if symbol is None:
            raise
        raise _without_typeface(symbol[1]) from fault
    return bytes(made)


def _without_typeface(letter: str) -> Conflict:
    return Conflict(
        _("The protocol holds “%(letter)s”, a letter of a script for which there is no typeface here.")
        % {"letter": letter}
    )


def _set(content: Content, first: str, sha256: str) -> dict[str, Any]:
    """The template's data: every text as a list, one entry a language."""
    tags: list[str] = content["languages"]
    sides = sorted(content["sides"], key=lambda side: side["code"] != first)
    return {
        "languages": tags,
        "title": _each(content["title"], tags)[0],
        "heading": _each(content["title"], tags),
        "body": _each(content["body"]["name"], tags),
        "sides": [_each(side["name"], tags) for side in sides],
        "copy": _of_copy(content, first, tags),
        "clauses": [
            {"kind": clause["kind"], "parts": _each(clause["text"], tags)}
            for clause in _alternated(content["clauses"], first)
        ],
        "signatures": [_each(content["signatures"][side["code"]], tags) for side in sides],
        "annexes": [
            {
                "title": _numbered(place, annex["title"], tags),
                "rows": [[_each(cell, tags) for cell in row] for row in annex["rows"]],
            }
            for place, annex in enumerate(content["annexes"], 1)
        ],
        "foot": _foot(content, sha256, tags[0]),
    }


def _alternated(clauses: list[dict[str, Any]], first: str) -> Iterator[dict[str, Any]]:
    """The clauses, that of the delegation of the side whose original it is before those of the others."""
    sides = (clause for clause in clauses if clause["key"].startswith("side."))
    in_order = iter(sorted(sides, key=lambda clause: clause["key"] != f"side.{first}"))
    for clause in clauses:
        yield next(in_order) if clause["key"].startswith("side.") else clause


def _each(text: dict[str, str], tags: list[str]) -> list[str]:
    return [text.get(tag, "") for tag in tags]


def _numbered(place: int, title: dict[str, str], tags: list[str]) -> list[str]:
    said = []
    for tag in tags:
        with override(tag):
            said.append(_("Annex %(number)d. %(title)s") % {"number": place, "title": title.get(tag, "")})
    return said


def _of_copy(content: Content, first: str, tags: list[str]) -> list[str]:
    """Whose original it is, or that it is none."""
    name = next((side["name"] for side in content["sides"] if side["code"] == first), None)
    said = []
    for tag in tags:
        with override(tag):
            said.append(
                _("Copy for reading, version %(number)d") % {"number": content["version"]}
                if name is None
                else _("Original: %(side)s. Version %(number)d")
                % {"side": name.get(tag, ""), "number": content["version"]}
            )
    return said


def _foot(content: Content, sha256: str, tag: str) -> list[str]:
    """What ties the paper to the record: its own digest and that of the body's protocol before it."""
    with override(tag):
        lines = [f"SHA-256 {sha256}"] if sha256 else []
        before = content["previous"]
        if before is None:
            return [*lines, _("No protocol of this body was sealed before it.")]
        said = _("Protocol sealed before it: session %(number)d, SHA-256 %(sha256)s")
        return [*lines, said % {"number": before["session"], "sha256": before["sha256"]}]
