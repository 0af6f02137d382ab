"""Every list as a file: the list's rows, filters, order and walls; every text as it was, and none a formula."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import get_resolver
from django.urls.resolvers import URLPattern
from hypothesis import given, settings
from hypothesis import strategies as some
from python_calamine import CalamineWorkbook

from cooperation.access import NOBODY, current
from cooperation.api.exports import ExportFace
from cooperation.api.views import ListFace
from cooperation.cells import FORMULA, unguarded
from cooperation.exports.writing import CELL, rows_as_csv, rows_as_xlsx
from programs.models import Agreement, Obstacle
from programs.services.notes import write_note
from tests.api.conftest import pointers, problem
from tests.cast import save, sit, text

RTL = "اتفاقية التعاون 1992"
LONG = "Долгий текст, " * 2300
TRICKY = [
    "=1+1", "+375", "-5", "@x", "\tx", "\rx", "'quoted", "''", "'=x", 'says "yes", he;', "two\nlines\r\nthree",
    RTL, "\u2067" + RTL, LONG, " spaced ", "0012", "TRUE", "2012-10-29", "1e5",
]  # fmt: skip


def lines(response: Any) -> list[dict[str, Any]]:
    assert response.status_code == 200
    return [json.loads(line) for line in response.getvalue().decode().splitlines()]


def rows(response: Any) -> list[dict[str, str]]:
    """The rows of a CSV file as whoever imports it reads them."""
    assert response.status_code == 200
    said = response.getvalue().decode("utf-8-sig")
    headings, *found = csv.reader(io.StringIO(said, newline=""))
    return [dict(zip(headings, map(unguarded, row), strict=True)) for row in found]


def cells(content: bytes) -> list[list[Any]]:
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def served(kind: type) -> Iterator[tuple[str, Any]]:
    def walk(patterns: Any, prefix: str) -> Iterator[tuple[str, Any]]:
        for pattern in patterns:
            path = prefix + str(pattern.pattern)
            if not isinstance(pattern, URLPattern):
                yield from walk(pattern.url_patterns, path)
            elif issubclass(getattr(pattern.callback, "cls", object), kind):
                yield path, pattern.callback.cls

    return walk(get_resolver().url_patterns, "/")


LISTS = sorted((path, face.resource) for path, face in served(ListFace) if "<" not in path)


def test_every_resource_that_is_listed_has_an_export() -> None:
    listed = {face.resource.name for _path, face in served(ListFace)}
    assert {face.resource.name for _path, face in served(ExportFace)} == listed
    assert len(listed) > 45


def test_an_export_has_the_rows_of_its_list_in_its_order(api, cast) -> None:
    sit(cast)
    save(cast, "by_coordinator", "1.1", text=text("Our draft"))
    write_note(cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, text=text("Our line"))
    seen = set()
    for key in ("by_coordinator", "outsider"):
        call = api(key)
        for path, resource in LISTS:
            listed = call.rows(f"{path}?limit=1000")
            assert lines(call.get(f"{path}export.jsonl")) == listed, path
            found = rows(call.get(f"{path}export.csv"))
            assert [row["id"] for row in found] == [row["id"] for row in listed], path
            head, *body = cells(call.get(f"{path}export.xlsx").getvalue())
            assert (head[0], [row[0] for row in body]) == ("id", [row["id"] for row in listed]), path
            if found and key == "by_coordinator":
                seen.add(resource.name)
                for name in resource.shape.names:
                    heads = {f"{name} (en)", name} & set(found[0])
                    assert heads, (path, name)
    assert len(seen) > 15


def test_filters_ordering_and_fields_are_those_of_the_list(api, cast) -> None:
    call = api("by_reader")
    asked = f"programme={cast.programme.code}&q=optics&fields=number,title"
    (found,) = rows(call.get(f"items/export.csv?{asked}"))
    assert list(found) == ["id", "version", "number", "title (en)", "title (ru)", "title (be)"]
    assert lines(call.get(f"items/export.jsonl?{asked}")) == call.rows(f"items/?{asked}")
    down = call.rows("items/?ordering=-due_on")
    assert [row["number"] for row in rows(call.get("items/export.csv?ordering=-due_on"))] == [
        row["number"] for row in down
    ]
    for query, pointer in (("colour=red", "/colour"), ("limit=5", "/limit"), ("cursor=x", "/cursor")):
        assert pointers(call.get(f"items/export.csv?{query}"), 400) == {pointer}
    problem(call.get("items/export.pdf"), 404)
    problem(api("by_reader", "write").get("items/export.csv"), 403)


def test_a_list_without_a_row_has_its_headings(api) -> None:
    call = api("outsider")
    answer = call.get("obstacles/export.csv").getvalue().decode("utf-8-sig")
    assert answer.startswith("id,version,programme,kind,state,title (en),title (ru),title (be),")
    assert answer.count("\r\n") == 1
    assert call.get("obstacles/export.jsonl").getvalue() == b""
    assert len(cells(call.get("obstacles/export.xlsx").getvalue())) == 1


def test_every_text_comes_back_and_none_is_a_formula(api, cast) -> None:
    for words in TRICKY:
        Obstacle.unscoped.create(
            programme=cast.programme,
            kind="legal",
            title={"en": words, "ar": words},
            opened_on=date(2026, 1, 2),
        )
    answer = api("by_reader").get("obstacles/export.csv")
    raw = csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"), newline=""))
    assert not [cell for row in raw for cell in row if cell.startswith(FORMULA)]
    found = rows(api("by_reader").get("obstacles/export.csv"))
    assert [row["title (en)"] for row in found] == TRICKY
    # A language that the interface does not speak has its column where a text has it.
    assert [row["title (ar)"] for row in found] == TRICKY
    head, *body = cells(api("by_reader").get("obstacles/export.xlsx").getvalue())
    place = head.index("title (en)")
    kept = [words.replace("\r\n", "\n").replace("\r", "\n") for words in TRICKY]
    assert [str(row[place]).replace("\r\n", "\n").replace("\r", "\n") for row in body] == kept
    day = head.index("opened_on")
    assert {row[day] for row in body} == {date(2026, 1, 2)}


def test_it_is_read_in_a_transaction_of_its_own_as_whoever_asked(api, cast) -> None:
    answer = api("by_reader").get("agreements/export.jsonl")
    assert (current() or NOBODY) is NOBODY
    first = next(iter(answer.streaming_content))
    assert b'"kind":"programme_document"' in first
    assert current() == cast.actor("by_reader")
    answer.close()
    assert current() is None


def test_another_sides_texts_and_agreements_are_in_no_export(api, cast) -> None:
    save(cast, "by_coordinator", "1.1", text=text("Zqhidden"))
    write_note(cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, text=text("Zqhidden"))
    Agreement.unscoped.filter(pk=cast.agreement.pk).update(body=cast.nine_body, title={"en": "Zqhidden"})
    own = f"/api/v1/rounds/{cast.round.pk}/drafts/"
    for path in (own, "/api/v1/notes/", "/api/v1/agreements/"):
        for form in ("csv", "jsonl"):
            answer = api("ru_coordinator").get(f"{path}export.{form}").getvalue()
            assert b"Zqhidden" not in answer
    assert b"Zqhidden" in api("by_coordinator").get(f"{own}export.csv").getvalue()


_texts = some.text(some.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=30)
_values = (
    some.sampled_from(TRICKY) | _texts | some.builds("".join, some.tuples(some.sampled_from(FORMULA), _texts))
)


@given(some.lists(some.lists(_values, min_size=3, max_size=3), max_size=5), some.sampled_from([",", ";"]))
@settings(max_examples=60)
def test_a_cell_of_csv_is_read_back_as_it_was(table: list[list[str]], delimiter: str) -> None:
    said = "".join(rows_as_csv(["a", "b", "c"], table, delimiter=delimiter)).removeprefix("\ufeff")
    _headings, *found = csv.reader(io.StringIO(said, newline=""), delimiter=delimiter)
    assert [[unguarded(cell) for cell in row] for row in found] == table
    assert not [cell for row in found for cell in row if cell.startswith(FORMULA)]


def test_a_workbook_goes_on_in_another_sheet_and_keeps_numbers_and_days(monkeypatch) -> None:
    monkeypatch.setattr("cooperation.exports.writing.ROWS", 3)
    made = [(number, date(2026, 1, number), "x" * (CELL + number)) for number in range(1, 6)]
    content = b"".join(rows_as_xlsx(["n", "day", "text"], made, title="A/B: [c]", made_on=date(2026, 1, 1)))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["A B   c", "A B   c 2", "A B   c 3"]
    found = [row for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python()[1:]]
    assert [row[:2] for row in found] == [[number, day] for number, day, _text in made]
    assert {row[2] for row in found} == {"x" * (CELL - 1) + "…"}
