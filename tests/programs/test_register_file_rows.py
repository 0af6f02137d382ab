"""Rows of a register's file: what is too long for a cell, and whose fault an error is."""

import csv
import io
import zipfile

import pytest

from cooperation.errors import Invalid
from programs.imports.register_files import LONGEST_CELL, LONGEST_ROW, MOST_COLUMNS, rows_of
from programs.rules import files
from tests.programs.register_files import as_xlsx, row


def refused(content: bytes) -> str:
    with pytest.raises(Invalid) as error, rows_of(io.BytesIO(content), files.CSV) as rows:
        list(rows)
    (fault,) = error.value.faults
    assert fault.pointer == "/file"
    return fault.detail


@pytest.mark.parametrize("line", [b'1,"%s"\n', b"1,%s\n", b'1,"%s', b'1,"a%s\nb"\n'])
def test_a_cell_that_is_too_long_is_refused_in_true_words(line: bytes) -> None:
    content = b"id,title\n0,short\n\n" + line % (b"x" * (LONGEST_CELL + 1)) + b"2,short\n"
    assert refused(content).startswith("Row 4: a cell is longer than 1,000,000 characters.")


def test_a_quotation_mark_that_nobody_closes_swallows_no_more_than_a_row_may_have() -> None:
    content = b'id,title\n1,"Open\n' + b"2,Other\n" * (LONGEST_ROW // 4)
    file = io.BytesIO(content)
    with pytest.raises(Invalid, match="Row 2: a cell is longer"), rows_of(file, files.CSV) as rows:
        list(rows)
    assert file.tell() < len(content) - 1


def test_the_longest_cell_that_is_read_is_read_and_other_readers_are_left_alone() -> None:
    before = csv.field_size_limit()
    content = b"id,title\n1," + b"x" * LONGEST_CELL + b"\n"
    with rows_of(io.BytesIO(content), files.CSV) as rows:
        assert csv.field_size_limit() == before
        assert [len(cells[1]) for cells in rows] == [5, LONGEST_CELL]


def failing(content: bytes) -> None:
    with rows_of(io.BytesIO(content), files.XLSX) as rows:
        next(rows)
        raise ValueError("an error of the caller")


def test_what_fails_beside_a_workbook_is_not_said_to_be_its_damage() -> None:
    with pytest.raises(ValueError, match="of the caller"):
        failing(as_xlsx(row(1)))


def test_a_workbook_that_is_damaged_is_said_to_be() -> None:
    content = as_xlsx(row(1))
    with (
        pytest.raises(Invalid, match="damaged"),
        rows_of(io.BytesIO(content[:-200] + b"\0" * 200), files.XLSX) as rows,
    ):
        list(rows)


def objects(*lines: str) -> list[list[str]]:
    with rows_of(io.BytesIO("\n".join(lines).encode()), files.JSON_LINES) as rows:
        return list(rows)


def test_null_characters_that_json_or_a_workbook_writes_are_replaced() -> None:
    assert objects('{"na\\u0000me": "a\\u0000b"}') == [["na\ufffdme"], ["a\ufffdb"]]
    content = as_xlsx(row(1, title="a_x0000_b"))
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as there, zipfile.ZipFile(written, "w") as book:
        for name in there.namelist():
            book.writestr(name, there.read(name).replace(b"_x005F_x0000_", b"_x0000_"))
    with rows_of(written, files.XLSX) as rows:
        assert "a\ufffdb" in list(rows)[1]


def test_objects_that_have_ever_new_names_are_not_all_held() -> None:
    content = b"".join(b'{"name %d": 1}\n' % number for number in range(10 * MOST_COLUMNS))
    file = io.BytesIO(content)
    with pytest.raises(Invalid, match="too wide"), rows_of(file, files.JSON_LINES) as rows:
        next(rows)
    assert file.tell() < len(content) / 5
