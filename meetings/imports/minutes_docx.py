"""A DOCX of minutes that comes back edited: what it says otherwise, clause by clause and language by language.

Nothing is kept and nothing is changed here. The clauses are found by the bookmarks that meetings.exports.minutes_docx
sets: a cell belongs to the clause of its row and the language of its column, whatever stands in it by now. What was
tracked as a change is read as accepted, as office programs show it by default.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from django.utils.translation import gettext as _
from lxml import etree

from cooperation.access import Actor
from cooperation.errors import Invalid
from meetings.models import Minutes
from meetings.rules.minutes import Content, Difference, canonical, digest
from meetings.rules.minutes_file import PROPERTY, as_said, bookmark
from meetings.selectors.minutes import content_of
from meetings.selectors.minutes_file import around
from meetings.services.minutes import content_or_conflict
from meetings.services.rows import authorise_keeper
from programs.rules import files as kinds
from programs.rules.files import NotKept, Refusal
from programs.services import documents

#: What a part may unpack to, where it is read whole: a record of thousands of clauses has a tenth of it.
MAX_PART_BYTES = 20 * 1024 * 1024
#: So many of the texts outside clauses are given back; the others are counted.
MOST_OUTSIDE = 50
_TEXT, _COMMENTS, _NOTES = (
    "word/document.xml",
    "word/comments.xml",
    ("word/footnotes.xml", "word/endnotes.xml"),
)
_PROPERTIES = "docProps/custom.xml"
#: How an old DOC begins, and a DOCX that is locked with a password.
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
#: What says that a change was tracked, and what of it is no longer there once it is accepted.
_TRACKED = frozenset(("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel"))
_GONE = frozenset(("del", "moveFrom"))
#: What may stand around paragraphs, rows and cells.
_WRAPPING = frozenset(
    ("body", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice", "footnote",
     "endnote")
)  # fmt: skip
_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
#: What holds no words of the text. A paragraph within another, as in a text box, is read by itself.
_UNREAD = _GONE | {"pPr", "rPr", "sdtPr", "delText", "instrText", "delInstrText", "Fallback"}
_SILENT = _UNREAD | {"p"}

Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Returned:
    """What an edited file says otherwise than a version.

    `differences`: by clause and language in the order of the version, both texts as_said(); none for a clause that is
    missing. `meanwhile`:
    the (clause, language) of those that the version words otherwise than the text of which the file was made.
    `missing`: the (clause, language) not found in the file. `outside`: paragraphs that stand in no clause and that the
    file had not when it was made, at most MOST_OUTSIDE of `outside_count`. `version`, `sha256`: of which version and
    content the file says it was made; None and "" where it says nothing. `same`: whether that is the version it is held
    against. `tracked`: whether there were tracked changes. `comments`: how many comments, which are not read.
    """

    differences: tuple[Difference, ...]
    missing: tuple[Place, ...]
    outside: tuple[str, ...]
    outside_count: int
    version: int | None
    sha256: str
    same: bool
    tracked: bool
    comments: int
    meanwhile: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the text: the bookmark that names it ("" where it was lost), its number, and its cells by column."""

    name: str
    number: str
    cells: dict[int, str]


@dataclass(frozen=True, slots=True)
class Edited:
    """A file as it was read: its rows, the bookmarks of its columns by their place, and what it says of itself."""

    rows: list[Row]
    columns: dict[int, str]
    outside: list[str]
    session: str
    version: int | None
    sha256: str
    tracked: bool
    comments: int


def edits_in(file: documents.Upload | Edited, content: Content, base: Content | None = None) -> Returned:
    """What the file says otherwise than `content`. Invalid with /file, of a file that is none of these minutes.

    `base`: the content of which the file was made, where that is another: then only what was edited since counts, so
    that an older file does not take back what was corrected meanwhile.
    """
    given = file if isinstance(file, Edited) else read(file)
    made_of = content if base is None else base
    if given.session and given.session != content["session"]["id"]:
        raise Invalid.of("file", _("This file was made of the minutes of another session."))
    said, outside = _placed(given, made_of)
    if not said:
        raise Invalid.of(
            "file", _("No clause of these minutes was found in the file. Edit the DOCX that was made here.")
        )
    before, now = _texts(made_of), _texts(content)
    differences = tuple(
        Difference(*place, now[place], said[place])
        for place in now
        if place in said and place in before and said[place] not in (before[place], as_said(now[place]))
    )
    come_in = _come_in(outside, made_of)
    return Returned(
        differences=differences,
        missing=tuple(place for place in before if place not in said),
        outside=tuple(come_in[:MOST_OUTSIDE]), outside_count=len(come_in), version=given.version, sha256=given.sha256,
        same=given.sha256 == sha256_of(content), tracked=given.tracked, comments=given.comments,
        meanwhile=frozenset(
            (each.key, each.language)
            for each in differences
            if as_said(now[each.key, each.language]) != before[each.key, each.language]
        ),
    )  # fmt: skip


def returned(actor: Actor, minutes: Minutes, file: documents.Upload) -> Returned:
    """edits_in() of a version, seen from the version of which the file was made where that is an earlier one.

    Forbidden: not a secretary. Conflict: the version was made before contents were kept. Invalid: /file.
    """
    authorise_keeper(actor, minutes.review)
    content, given = content_or_conflict(minutes), read(file)
    base = None
    if given.sha256 != minutes.content_sha256:
        rows = Minutes.objects.visible_to(actor).filter(review_id=minutes.review_id)
        base = rows.defer("pdf").filter(content_sha256=given.sha256).exclude(content="").first()
    return edits_in(given, content, None if base is None else content_of(base))


def sha256_of(content: Content) -> str:
    """The digest by which a file says of which content it was made."""
    return digest(canonical(content))


def _texts(content: Content) -> dict[Place, str]:
    return {
        (clause["key"], tag): as_said(clause["text"].get(tag, ""))
        for clause in content["clauses"]
        for tag in content["languages"]
    }


def _placed(given: Edited, content: Content) -> tuple[dict[Place, str], list[str]]:
    """The texts by clause and language, and those of no clause."""
    keys = {bookmark("clause", clause["key"]): clause["key"] for clause in content["clauses"]}
    found = {row.name for row in given.rows}
    if given.sha256 == sha256_of(content):
        # A row that has lost its bookmark still says its number.
        keys |= {
            str(number): clause["key"]
            for number, clause in enumerate(content["clauses"], 1)
            if bookmark("clause", clause["key"]) not in found
        }
    tags = _columns(given, content)
    said: dict[Place, str] = {}
    outside = list(given.outside)
    for row in given.rows:
        key = keys.get(row.name or row.number)
        for place, text in row.cells.items():
            if key is None or place not in tags or (key, tags[place]) in said:
                outside.append(text)
            else:
                said[key, tags[place]] = as_said(text)
    return said, outside


def _columns(given: Edited, content: Content) -> dict[int, str]:
    """The languages by the place of their column; in their order where the heads of the columns were taken out."""
    tags = {bookmark("language", tag): tag for tag in content["languages"]}
    named = {place: tags[name] for place, name in given.columns.items() if name in tags}
    return named or dict(enumerate(content["languages"], 1))


def _come_in(outside: Iterable[str], content: Content) -> list[str]:
    """The texts that the file had not when it was made."""
    own = {as_said(text) for text in around(content)}
    return [text for text in map(as_said, outside) if text and text not in own]


# --- Reading ----------------------------------------------------------------------------------------------------------


def read(file: documents.Upload) -> Edited:
    """The file as it is. Invalid with /file: empty, too large, not a DOCX, damaged, locked, or with macros."""
    file.seek(0)
    head = file.read(len(_COMPOUND))
    try:
        size = documents.size_of(file)
        found = None if head == _COMPOUND else documents.examine(file, size)
        if found is None or found.content_type != kinds.DOCX:
            raise NotKept(Refusal.TYPE)
        file.seek(0)
        return _read(io.BytesIO(file.read()))
    except NotKept as refused:
        raise Invalid.of("file", _refused(refused.refusal, head)) from refused


def _refused(refusal: Refusal, head: bytes) -> str:
    if head == _COMPOUND:
        return _(
            "The file is locked with a password or of an older format. Save it as DOCX without a password."
        )
    if refusal is Refusal.TYPE:
        return _("This is not a DOCX file.")
    return documents.said_of(refusal)


def _read(file: BinaryIO) -> Edited:
    """NotKept where a part of the package cannot be read."""
    try:
        with zipfile.ZipFile(file) as package:
            body = _part(package, _TEXT)
            comments = _part(package, _COMMENTS)
            notes = [part for name in _NOTES if (part := _part(package, name)) is not None]
            said = _properties(_part(package, _PROPERTIES))
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, zlib.error, etree.XMLSyntaxError) as error:
        raise NotKept(Refusal.DAMAGED) from error
    if body is None:
        raise NotKept(Refusal.DAMAGED)
    reading = _Reading()
    reading.blocks(body)
    for note in (each for part in notes for each in part if not _attribute(each, "type")):
        reading.blocks(note)
    version = said.get("Version", "")
    return Edited(
        rows=reading.rows, columns=reading.columns, outside=reading.outside, session=said.get("Session", ""),
        version=int(version) if version.isascii() and version.isdecimal() and len(version) < 10 else None,
        sha256=said.get("Content", ""), tracked=any(_local(each) in _TRACKED for each in body.iter()),
        comments=0 if comments is None else sum(_local(each) == "comment" for each in comments),
    )  # fmt: skip


def _part(package: zipfile.ZipFile, name: str) -> Any:
    """The root of a part, None where there is none. NotKept where it is too large or says what no office file says."""
    if name not in package.namelist():
        return None
    if package.getinfo(name).file_size > MAX_PART_BYTES:
        raise NotKept(Refusal.UNPACKED)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )  # fmt: skip
    root = etree.fromstring(package.read(name), parser)
    if root.getroottree().docinfo.doctype:
        raise NotKept(Refusal.DAMAGED)
    return root


def _properties(root: Any) -> dict[str, str]:
    """What the file says of itself, by name."""
    return {
        each.get("name", "").removeprefix(PROPERTY): "".join(each.itertext()).strip()
        for each in (root if root is not None else ())
        if each.get("name", "").startswith(PROPERTY)
    }


def _local(element: Any) -> str:
    """The name of an element without its namespace, of which there is one for each of the two forms of the format."""
    return str(element.tag).rpartition("}")[2]


def _attribute(element: Any, name: str) -> str:
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _within(element: Any, name: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row, whatever they are wrapped in; with the bookmarks between them."""
    for child in element:
        local = _local(child)
        if local in (name, "bookmarkStart"):
            yield child
        elif local in _WRAPPING:
            yield from _within(child, name)


def _has(element: Any, holder: str, names: frozenset[str]) -> bool:
    """Whether the properties of a row or of a paragraph's mark say one of the names."""
    return any(
        _local(each) in names
        for properties in element
        if _local(properties) == holder
        for each in properties.iter()
    )


class _Reading:
    """What stands in a document, gathered in its order."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.columns: dict[int, str] = {}
        self.outside: list[str] = []

    def blocks(self, element: Any) -> None:
        for child in element:
            local = _local(child)
            if local == "tbl":
                self.table(child)
            elif local == "p":
                self.outside.append(_said_in(child))
            elif local in _WRAPPING:
                self.blocks(child)

    def table(self, table: Any) -> None:
        """A bookmark that stands between two rows belongs to the one that follows."""
        if not any(_is_ours(each) for each in table.iter()):
            self.outside += [_said_in(cell) for row in _within(table, "tr") for cell in _cells(row).values()]
            return
        before: list[str] = []
        for row in _within(table, "tr"):
            if _local(row) == "bookmarkStart":
                before.append(_attribute(row, "name"))
            elif not _has(row, "trPr", _GONE):
                self.row(row, before)
                before = []

    def row(self, row: Any, before: list[str]) -> None:
        names = before + [_attribute(each, "name") for each in row.iter() if _local(each) == "bookmarkStart"]
        cells = _cells(row)
        heads = {place: name for place, name in _heads(cells).items() if name not in self.columns.values()}
        if heads:
            self.columns |= heads
            return
        name = next((each for each in names if each.startswith("clause_")), "")
        number = _said_in(cells[0]) if 0 in cells else ""
        self.rows.append(
            Row(name, number.strip(), {place: _said_in(cell) for place, cell in cells.items() if place})
        )
        if not number.strip().isdecimal():
            self.outside.append(number)


def _cells(row: Any) -> dict[int, Any]:
    """The cells of a row by the column of the grid in which they begin."""
    found, place = {}, 0
    for cell in _within(row, "tc"):
        if _local(cell) == "tc":
            found[place] = cell
            place += _span(cell)
    return found


def _span(cell: Any) -> int:
    spans = (_attribute(each, "val") for each in cell.iter() if _local(each) == "gridSpan")
    said = next(spans, "1")
    return int(said) if said.isascii() and said.isdecimal() and 0 < int(said[:3]) < 100 else 1


def _heads(cells: dict[int, Any]) -> dict[int, str]:
    return {
        place: name
        for place, cell in cells.items()
        for each in cell.iter()
        if _local(each) == "bookmarkStart" and (name := _attribute(each, "name")).startswith("language_")
    }


def _is_ours(element: Any) -> bool:
    return _local(element) == "bookmarkStart" and _attribute(element, "name").startswith(
        ("clause_", "language_")
    )


def _paragraphs(element: Any) -> Iterator[Any]:
    """The paragraphs of a cell, those of a table in it, of a text box in them too."""
    local = _local(element)
    if local == "p":
        yield element
    if local not in _UNREAD:
        for child in element:
            yield from _paragraphs(child)


def _said_in(element: Any) -> str:
    """Paragraphs, one a line; one whose end was taken out goes on in the next."""
    said = ""
    for paragraph in _paragraphs(element):
        said += "".join(_words(paragraph)) + ("" if _mark_gone(paragraph) else "\n")
    return said.removesuffix("\n")


def _mark_gone(paragraph: Any) -> bool:
    return any(_has(properties, "rPr", _GONE) for properties in paragraph if _local(properties) == "pPr")


def _words(element: Any) -> Iterator[str]:
    for child in element:
        local = _local(child)
        if local == "t":
            text = child.text or ""
            yield text if _attribute(child, "space") == "preserve" else text.strip(" \t\r\n")
        elif local in _SIGNS:
            yield _SIGNS[local]
        elif local == "br":
            yield "" if _attribute(child, "type") in ("page", "column") else "\n"
        elif local not in _SILENT:
            yield from _words(child)
