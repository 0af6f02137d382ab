"""Files as people send them: read whatever wrote them, refused in words where they mean harm or are none."""

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from cooperation.errors import Invalid
from programs.imports import sheets
from programs.imports.sheets import MOST_COLUMNS, read
from programs.rules.plan_columns import recognised
from programs.rules.plan_sheet import Chapter, Head, Line, Missing, head_of, rows_of

PLAIN = 'No.{0}Title (ru){0}Deadline\n1.1{0}"Право, сроки; и\nвторая строка"{0}2099\n'
ROWS = [["No.", "Title (ru)", "Deadline"], ["1.1", "Право, сроки; и\nвторая строка", "2099"]]


def rows(content: bytes, name: str = "plan.csv") -> list[list[str]]:
    return read(SimpleUploadedFile(name, content)).rows


def workbook(write: Callable[[Any, Any], None]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "dd.mm.yyyy"}) as book:
        write(book, book.add_worksheet())
    return out.getvalue()


def refusal(content: bytes, name: str = "plan.xlsx") -> str:
    with pytest.raises(Invalid) as refused:
        rows(content, name)
    (fault,) = refused.value.faults
    assert fault.pointer == "/file"
    return fault.detail


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_is_read_in_every_usual_form(encoding: str, delimiter: str) -> None:
    assert rows(PLAIN.format(delimiter).encode(encoding)) == ROWS
    assert rows(PLAIN.format(delimiter).replace("2099\n", "2099\r\n").encode(encoding), "plan.txt") == ROWS


def test_what_a_spreadsheet_has_typed_is_read_as_it_is_seen() -> None:
    def write(book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["No.", "Title (ru)", "Deadline", "Section"])
        sheet.write(1, 0, 3)
        sheet.write(1, 1, "Х")
        sheet.write_datetime(1, 2, date(2026, 11, 12))
        sheet.merge_range(1, 3, 2, 3, "1")
        sheet.write(2, 0, 3.5)
        sheet.write_boolean(2, 1, True)
        sheet.write_formula(2, 2, "=1+1", None, 2027)

    assert rows(workbook(write), "plan.xlsx")[1:] == [
        ["3", "Х", "2026-11-12", "1"],
        ["3.5", "True", "2027", "1"],
    ]


def test_the_first_sheet_that_has_something_is_taken() -> None:
    def write(book: Any, sheet: Any) -> None:
        book.add_worksheet().write(0, 0, "No.")

    assert rows(workbook(write), "plan.xlsx") == [["No."]]


def test_a_cell_far_away_lays_out_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its reader would lay out seventeen thousand million cells: it is not called."""
    opened: list[Any] = []
    monkeypatch.setattr(sheets.CalamineWorkbook, "from_filelike", opened.append, raising=False)

    def write(_book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "No.")
        sheet.write(1048575, 16383, "x")

    assert "at most 20000 rows and 100 columns" in refusal(workbook(write))
    assert opened == []


def test_a_table_has_an_end() -> None:
    def wide(_book: Any, sheet: Any) -> None:
        sheet.write(0, MOST_COLUMNS + 1, "x")

    def long(_book: Any, sheet: Any) -> None:
        sheet.write(20_200, 0, "x")

    assert "at most" in refusal(workbook(wide))
    assert "at most" in refusal(workbook(long))
    assert "at most" in refusal(("x;y\n" * 20_200).encode(), "plan.csv")


def test_a_text_shared_by_many_cells_is_not_copied_into_each() -> None:
    def write(book: Any, sheet: Any) -> None:
        for row in range(4_000):
            sheet.write_string(row, 0, "x" * 32_000)

    assert "at most" in refusal(workbook(write))


def repacked(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def test_a_package_that_lies_or_is_spoilt_is_refused() -> None:
    whole = workbook(lambda _b, sheet: sheet.write(0, 0, "x"))
    assert "damaged" in refusal(whole[:-200])
    bomb = repacked(whole, lambda name, part: b" " * 150_000_000 if "sheet1" in name else part)
    assert "unpacks to more" in refusal(bomb)
    broken = repacked(whole, lambda name, part: part[:40] if "sheet1" in name else part)
    assert "damaged" in refusal(broken)
    hidden = repacked(whole, lambda name, part: part.decode().encode("utf-16") if "sheet1" in name else part)
    assert "damaged" in refusal(hidden)


def test_what_is_no_table_is_refused_in_words() -> None:
    assert refusal(b"") == "The file is empty."
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600).startswith(
        "The file is locked with a password"
    )
    assert refusal(b"%PDF-1.7\n") == "A plan is read from XLSX or CSV."
    assert refusal(b"\x7fELF\x02\x01\x01" + bytes(range(256))) == "A plan is read from XLSX or CSV."
    assert refusal(b"a\x00b", "plan.csv") == "A plan is read from XLSX or CSV."
    assert refusal(b";;\n;;\n", "plan.csv") == "There is nothing in the file."
    assert refusal("я".encode("utf-16")[:-1] + b"\x00\xd8", "plan.csv").startswith("The letters of the file")
    later = b"a" * 70_000 + b"\n\x00\n"
    assert refusal(later, "plan.csv") == "Null characters are not allowed."


def test_a_cell_of_ten_megabytes_is_one_cell() -> None:
    assert len(rows(b"No.;Title (en)\n1.1;" + b"x" * 10_000_000)[1][1]) == 10_000_000


# --- Where the table is, and what its rows are ------------------------------------------------------------------------

LANGUAGES = ["en", "ru", "be"]
SIDES = {"BY": ("Belarus", "Беларусь"), "RU": ("Russia",)}


@pytest.mark.parametrize(
    ("heading", "meant"),
    [
        ("Title (ru)", ("title", "ru")), ("НАИМЕНОВАНИЕ МЕРОПРИЯТИЯ", ("title", "ru")), ("Назва", ("title", "be")),
        ("title_en", ("title", "en")), ("Название [русский]", ("title", "ru")), ("№ п/п", ("number", "")),
        ("Срок исполнения", ("deadline", "")), ("Исполнители (Беларусь)", ("responsible", "BY")),
        ("Responsible: RU", ("responsible", "RU")), ("Этапы (be)", ("milestones", "be")), ("Item id", ("item", "")),
        (" «Раздел» ", ("section", "")),
    ],
)  # fmt: skip
def test_a_heading_is_known_however_ministries_write_it(heading: str, meant: tuple[str, str]) -> None:
    (found,) = recognised([heading], LANGUAGES, SIDES).found
    assert (found.name, found.qualifier) == meant


def test_headings_that_name_no_language_or_side_stand_twice_or_mean_nothing_are_told_apart() -> None:
    found = recognised(["Title (xx)", "No.", "Номер", "Budget", "Responsible (Atlantis)"], LANGUAGES, SIDES)
    assert found.unknown == [(0, "Title (xx)"), (4, "Responsible (Atlantis)")]
    assert found.twice == [(2, "Номер")]
    assert found.passed == ["Budget"]


def test_lines_above_blank_rows_other_order_and_more_columns_do_not_matter() -> None:
    grid = [
        ["План мероприятий", "", "", ""], ["Редакция 4, действует", "", "", ""], ["", "", "", ""],
        ["Бюджет", "Наименование", "Срок", "№"], ["", "", "", ""], ["1. Право", "", "", ""],
        ["9", "Сделать", "2099", "1.1"], ["", "", "", ""], ["", "Кадры", "", "2"], ["", "Учить", "2099", "2.1"],
        ["Бюджет", "Наименование", "Срок", "№"], ["", "Part three", "", ""], ["", "x", "", "2.2"],
    ]  # fmt: skip
    head = head_of(grid, LANGUAGES, SIDES)
    assert isinstance(head, Head)
    assert (head.row, head.edition, head.columns.passed) == (3, 4, ["Бюджет"])
    found = list(rows_of(grid, head, {"1"}))
    chapters = [(each.number, each.title) for each in found if isinstance(each, Chapter)]
    assert chapters == [("1", "Право"), ("2", "Кадры"), ("", "Part three")]
    lines = [each for each in found if isinstance(each, Line)]
    assert [(line.row, line.chapter and line.chapter.number) for line in lines] == [
        (6, "1"),
        (9, "2"),
        (12, ""),
    ]


def test_a_table_without_its_headings_says_which_it_lacks() -> None:
    assert head_of([["a", "b"]], LANGUAGES, SIDES) is Missing.HEADINGS
    assert head_of([["No.", "Deadline"]], LANGUAGES, SIDES) is Missing.COLUMNS
