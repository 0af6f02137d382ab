"""The minutes of a session as DOCX, for a ministry to edit: one row a clause, one column a language.

Each row and each column of the text is named by a bookmark, the row in the cell of its number and the column in that of
its language, so that whatever is done to the words in between, a clause is found again in the file that comes back:
meetings.imports.minutes_docx. The file keeps of which session, version and content it was made.
"""

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from docx.document import Document as Docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

from cooperation.ui import marks
from meetings.rules.minutes import Content, canonical, digest
from meetings.rules.minutes_file import LINE, PROPERTY, bookmark, kept_in_xml
from meetings.selectors.minutes_file import numbered

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_FONT = "Times New Roman"
_QUIET = RGBColor(0x55, 0x55, 0x55)
#: Office programs look spelling up by language and country.
_OF_COUNTRY = {"en": "en-GB", "ru": "ru-RU", "be": "be-BY", "uk": "uk-UA", "kk": "kk-KZ", "fr": "fr-FR"}
_TEXT_WIDTH, _NUMBER_WIDTH = Mm(210 - 2 * 18), Mm(11)
_NUMBER_LENGTH = 6
#: The first day that a file in a ZIP package may have.
_PACKED_ON = (1980, 1, 1, 0, 0, 0)
_CUSTOM_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_CUSTOM_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VALUES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
#: The set of properties that are one's own (ISO/IEC 29500-1, 22.3).
_OWN = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def document(content: Content, first: str = "") -> bytes:
    """The DOCX of a version's content on A4; the same bytes for the same input and libraries.

    `first`: the code of the side that is named and signs first, as in its original. What XML cannot hold, such as
    control characters, is left out.
    """
    return _packed(_Setting(content, first).document())


class _Setting:
    """One document being set."""

    def __init__(self, content: Content, first: str) -> None:
        self.content = content
        self.tags: list[str] = content["languages"]
        self.sides = sorted(content["sides"], key=lambda side: side["code"] != first)
        self.first = first if any(side["code"] == first for side in self.sides) else ""
        self.sha256 = digest(canonical(content))
        self.file: Docx = Document()
        self.names = 0
        #: The ids of the styles: by their names the library looks through all of them each time.
        self.styles: dict[str, str] = {}

    def document(self) -> Docx:
        self._laid_out()
        self._say_what_it_is()
        self._head()
        self._body()
        self._signatures()
        for place, annex in enumerate(self.content["annexes"], 1):
            self._annex(place, annex)
        self._margins()
        return self.file

    # --- The file itself ---

    def _laid_out(self) -> None:
        section = self.file.sections[0]
        section.orientation = WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(18)
        section.top_margin, section.bottom_margin = Mm(22), Mm(22)
        for name, size in (
            ("Normal", 11), ("Title", 16), ("Subtitle", 11), ("Heading 1", 13), ("Heading 2", 11), ("Header", 8),
            ("Footer", 8),
        ):  # fmt: skip
            self._style(name, size)
        for name in ("Clause number", "Signatory"):
            style: Any = self.file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = self.file.styles["Normal"]
            if name == "Signatory":
                style.paragraph_format.keep_with_next = True
            else:
                style.font.size, style.font.color.rgb = Pt(8), _QUIET

        self.styles = {str(each.name): each.style_id for each in self.file.styles}

    def _style(self, name: str, size: int) -> None:
        """One typeface, black, in every script; the template's own is the theme's and blue."""
        style: Any = self.file.styles[name]
        style.font.name, style.font.size = _FONT, Pt(size)
        style.font.color.rgb = _QUIET if name in ("Header", "Footer") else RGBColor(0, 0, 0)
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{attribute}"), None)
        for attribute in ("eastAsia", "cs"):
            fonts.set(qn(f"w:{attribute}"), _FONT)
        if name in ("Title", "Subtitle"):
            style.font.italic = False
            style.font.bold = name == "Title"
            borders = style.element.pPr.find(qn("w:pBdr")) if style.element.pPr is not None else None
            if borders is not None:
                style.element.pPr.remove(borders)
            # Letters set apart are the template's taste.
            for spacing in style.element.rPr.findall(qn("w:spacing")):
                style.element.rPr.remove(spacing)
        if name in ("Normal", "Heading 1", "Heading 2"):
            style.paragraph_format.space_after = Pt(3)
            style.paragraph_format.space_before = Pt(0 if name == "Normal" else 6)

    def _say_what_it_is(self) -> None:
        content, tag = self.content, self.tags[0]
        last = datetime.fromisoformat(content["session"]["last"])
        core = self.file.core_properties
        core.author = core.last_modified_by = _cut(content["body"]["name"].get(tag, ""))
        core.title, core.language = _cut(content["title"].get(tag, "")), _country(tag)
        core.comments, core.revision = "", content["version"]
        core.created = core.modified = last
        package = self.file.part.package
        # Pictures, styles and forms of the library's own template that nothing here uses.
        _drop(package.rels, "thumbnail", "extended-properties")
        _drop(self.file.part.rels, "stylesWithEffects", "customXml")
        said = {
            "Session": content["session"]["id"],
            "Version": str(content["version"]),
            "Content": self.sha256,
        }
        part = Part(PackURI("/docProps/custom.xml"), _CUSTOM_TYPE, _custom(said), package)
        package.relate_to(part, _CUSTOM_RELATION)

    # --- What it says ---

    def _head(self) -> None:
        for said, style in ((self.content["body"]["name"], "Subtitle"), (self.content["title"], "Title")):
            self._beside(said, style)
        for side in self.sides:
            self._beside(side["name"], "Normal")
        self.file.add_paragraph()

    def _beside(self, said: dict[str, str], style: str) -> None:
        """One thing in each language, side by side."""
        self._fill(_row(self._table(len(self.tags))), said, style)

    def _fill(self, cells: Sequence[_Cell], said: dict[str, str], style: str) -> None:
        for cell, tag in zip(cells, self.tags, strict=True):
            self._write(cell.paragraphs[0], said.get(tag, ""), tag, style)

    def _body(self) -> None:
        """The clauses: the cells of the first column name the rows, those of the first row the columns."""
        table = self._table(len(self.tags) + 1, numbered=True, grid=True)
        head = _row(table)
        _repeat(head)
        self._write(head[0].paragraphs[0], "№", self.tags[0], "Clause number")
        for cell, tag in zip(head[1:], self.tags, strict=True):
            self._write(cell.paragraphs[0], marks.own_name(tag), tag, "Clause number")
            self._name(cell.paragraphs[0], bookmark("language", tag))
        for place, clause in enumerate(self.content["clauses"], 1):
            cells = _row(table)
            number = cells[0].paragraphs[0]
            self._write(number, str(place), self.tags[0], "Clause number")
            self._name(number, bookmark("clause", clause["key"]))
            self._fill(cells[1:], clause["text"], "Heading 2" if clause["kind"] == "heading" else "Normal")

    def _signatures(self) -> None:
        self.file.add_paragraph()
        for side in self.sides:
            self._beside(self.content["signatures"][side["code"]], "Signatory")
            line = self.file.add_paragraph(LINE)
            line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(26), Pt(12)

    def _annex(self, place: int, annex: dict[str, Any]) -> None:
        # A page break of its own leaves an empty page behind where the one before is full.
        start = self.file.add_paragraph()
        start.paragraph_format.page_break_before, start.paragraph_format.space_after = True, Pt(0)
        self._beside(numbered(place, annex["title"], self.tags), "Heading 1")
        width = max((len(row) for row in annex["rows"]), default=0)
        for tag in self.tags if width else ():
            self.file.add_paragraph()
            table = self._table(width, numbered=width > 1 and _is_short(annex["rows"]), grid=True)
            for row in annex["rows"]:
                for cell, said in zip(_row(table), row, strict=False):
                    self._write(cell.paragraphs[0], said.get(tag, ""), tag, "Normal")

    def _margins(self) -> None:
        """Head and foot of each page: which text it is, by its version and digest, and the page."""
        section, tag = self.file.sections[0], self.tags[0]
        with override(tag):
            said = _("Copy for reading, version %(number)d") % {"number": self.content["version"]}
            for side in self.sides:
                if side["code"] == self.first:
                    said = _("Original: %(side)s. Version %(number)d") % {
                        "side": side["name"].get(tag, ""), "number": self.content["version"],
                    }  # fmt: skip
        self._write(section.header.paragraphs[0], said, tag, "Header")
        foot = section.footer.paragraphs[0]
        self._write(foot, f"SHA-256 {self.sha256}    ", tag, "Footer")
        _field(foot, "PAGE")
        foot.add_run(" / ")
        _field(foot, "NUMPAGES")

    # --- Its parts ---

    def _table(self, columns: int, *, numbered: bool = False, grid: bool = False) -> Table:
        """A table without rows, as wide as the text; `numbered`: its first column is as wide as a number."""
        table: Table = self.file.add_table(0, columns)
        table._tbl.tblStyle_val = self.styles["Table Grid" if grid else "Normal Table"]
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        narrow = _NUMBER_WIDTH if numbered else Mm(0)
        wide = Emu((_TEXT_WIDTH - narrow) // (columns - numbered))
        for place, column in enumerate(table._tbl.tblGrid.gridCol_lst):
            column.w = narrow if numbered and place == 0 else wide
        return table

    def _write(self, paragraph: Paragraph, said: str, tag: str, style: str) -> None:
        paragraph._p.style = self.styles[style]
        run = paragraph.add_run(kept_in_xml(said))
        backwards = marks.direction(tag) == "rtl"
        if backwards:
            paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
            run.font.rtl = True
        run._r.get_or_add_rPr().append(_language(tag))
        # What is typed into a cell that says nothing yet is in its language too.
        mark = OxmlElement("w:rPr")
        mark.append(_language(tag))
        paragraph._p.get_or_add_pPr().append(mark)

    def _name(self, paragraph: Paragraph, name: str) -> None:
        """A bookmark around what the paragraph says."""
        self.names += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self.names))
        start.set(qn("w:name"), name)
        paragraph.runs[0]._r.addprevious(start)
        paragraph._p.append(end)


def _is_short(rows: Sequence[Any]) -> bool:
    """Whether the first cell of each row holds a number and no more."""
    return all(len(text) <= _NUMBER_LENGTH for row in rows for text in row[0].values())


def _row(table: Table) -> list[_Cell]:
    """The cells of a new row; through the library's own list of cells each would count through the whole table."""
    row: Any = table._tbl.add_tr()
    for column in table._tbl.tblGrid.gridCol_lst:
        row.add_tc().width = column.w
    return [_Cell(element, table) for element in row.tc_lst]


def _repeat(cells: Sequence[_Cell]) -> None:
    """Their row heads the table on each page."""
    cells[0]._tc.getparent().get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _language(tag: str) -> Any:
    element = OxmlElement("w:lang")
    for name in ("val", "eastAsia", "bidi"):
        element.set(qn(f"w:{name}"), _country(tag))
    return element


def _country(tag: str) -> str:
    return _OF_COUNTRY.get(tag, tag)


def _cut(text: str) -> str:
    """As long as a property of a file may be."""
    return kept_in_xml(text)[:255]


def _field(paragraph: Paragraph, name: str) -> None:
    """A figure that the office program counts."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" {name} ")
    run = OxmlElement("w:r")
    words = OxmlElement("w:t")
    words.text = "1"
    run.append(words)
    field.append(run)
    paragraph._p.append(field)


def _drop(relations: Any, *kinds: str) -> None:
    for key in [key for key, each in relations.items() if each.reltype.rpartition("/")[2] in kinds]:
        del relations[key]


def _custom(said: dict[str, str]) -> bytes:
    """docProps/custom.xml: properties of our own, by name."""
    root = etree.Element(f"{{{_CUSTOM}}}Properties", nsmap={None: _CUSTOM, "vt": _VALUES})
    for place, (name, value) in enumerate(said.items(), 2):
        each = etree.SubElement(
            root, f"{{{_CUSTOM}}}property", fmtid=_OWN, pid=str(place), name=PROPERTY + name
        )
        etree.SubElement(each, f"{{{_VALUES}}}lpwstr").text = value
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _packed(file: Docx) -> bytes:
    """The file without the time at which it was packed."""
    raw, out = io.BytesIO(), io.BytesIO()
    file.save(raw)
    with zipfile.ZipFile(raw) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for entry in given.infolist():
            again = zipfile.ZipInfo(entry.filename, _PACKED_ON)
            again.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(again, given.read(entry))
    return out.getvalue()
