"""`manage.py check_register`: what a register would become row by row, and how it ends; nothing is written."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

HEADINGS = (
    "uuid,id,title,description,field3,subject,country_name,signed_event_date,signed_event_location,adopted_event_date,"
    "provisional_eif_event_date,definative_eif_event_date,definative_eif_event_effective_date,withdrawn_event_date,"
    "terminated_event_date,terminated_event_effective_date,references,document_url"
)


def row(
    number: int, title: str, signed: str, force: str = "", parties: str = "AUSTRIA ; UNITED KINGDOM"
) -> str:
    return f"u{number},{number},{title},,BI,RAILWAYS,{parties},{signed},London,,,{force},,,,,,"


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "treaties.csv"
    rows = [
        row(1, "Agreement on railways", "26/07/1957", "01/03/1958"),
        row(2, "Agreement on parcels", "31/02/1957"),
        row(3, "Agreement with nobody known", "26/07/1957", parties="ATLANTIS ; UNITED KINGDOM"),
    ]
    path.write_text("\n".join([HEADINGS, *rows, ""]), encoding="utf-8")
    return path


def run(*arguments: object) -> tuple[int, str]:
    out = StringIO()
    try:
        call_command("check_register", *map(str, arguments), stdout=out)
    except SystemExit as ended:
        return int(ended.code or 0), out.getvalue()
    except CommandError as refused:
        return refused.returncode, str(refused)
    return 0, out.getvalue()


def test_it_says_by_row_what_is_odd_and_counts_what_is_taken(register: Path) -> None:
    code, said = run("--profile", "treaties_uk", register)
    assert code == 0
    assert "3 rows: 3 taken, 0 merged, 0 refused" in said
    (unknown,) = [line for line in said.splitlines() if "ATLANTIS" in line]
    assert unknown.startswith("treaties.csv, row 4: ")
    assert "treaties.csv, row 3: " in said


def test_what_others_may_read_in_this_process_stays_as_it_was(register: Path) -> None:
    former = csv.field_size_limit()
    run("--profile", "treaties_uk", register)
    assert csv.field_size_limit() == former


def test_as_json_each_line_is_an_object_and_the_last_has_the_totals(register: Path) -> None:
    code, said = run("--profile", "treaties_uk", "--json", register)
    *rows, total = [json.loads(line) for line in said.splitlines()]
    assert code == 0
    assert (total["rows"], total["taken"]) == (3, 3)
    assert {each["row"] for each in rows} == {3, 4}
    assert all(remark["severity"] != "kept" for each in rows for remark in each["remarks"])


def test_it_ends_with_1_where_a_row_is_refused_and_takes_the_others(register: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("what,is,this\n1,2,3\n", encoding="utf-8")
    code, said = run("--profile", "treaties_uk", register, other)
    assert code == 1
    assert "4 rows: 3 taken, 0 merged, 1 refused" in said
    assert "columns_unknown" in said


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None], ids=["not UTF-8", "absent"])
def test_a_file_that_cannot_be_read_ends_it_with_2(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "treaties.csv"
    if content is not None:
        path.write_bytes(content)
    code, said = run("--profile", "treaties_uk", path)
    assert code == 2
    assert "cannot be read" in said


@pytest.mark.parametrize(
    ("text", "says"), [("{", "no JSON"), ('{"name": 7}', "no profile"), (None, "There is no profile")]
)
def test_a_mapping_that_is_none_is_refused_with_what_is_wrong(
    register: Path, tmp_path: Path, text: str | None, says: str
) -> None:
    path = tmp_path / "mine.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    code, said = run("--profile", path, register)
    assert code == 2
    assert says in said
