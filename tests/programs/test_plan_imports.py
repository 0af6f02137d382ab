"""A plan's file is looked at row by row before anything is written, then drafted as one change set of its side."""

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Forbidden, Invalid
from programs.imports.sheets import read
from programs.models import Body, Change, ChangeSet, Edition, Item, Milestone, PlanImport, Section, Wording
from programs.selectors.plan_imports import Preview, preview
from programs.selectors.plan_words import cell_name, words_of
from programs.services import changes, taking_effect
from programs.services.authority import ActInput
from programs.services.plan_imports import Choices, draft_from_plan, keep_plan_file
from tests.cast import Cast, make_section, text

pytestmark = pytest.mark.django_db

HEAD = ["No.", "Title (en)", "Title (ru)", "Deadline", "Responsible (BY)", "Responsible (RU)", "Item id"]


def workbook(rows: list[list[Any]], *, merged: tuple[int, ...] = ()) -> bytes:
    """An XLSX file of these rows; those named are one merged cell."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        for place, row in enumerate(rows):
            if place in merged:
                sheet.merge_range(place, 0, place, 6, row[0])
                continue
            for column, cell in enumerate(row):
                sheet.write(place, column, cell)
    return out.getvalue()


def keep(
    cast: Cast, content: bytes, name: str = "plan.xlsx", key: str = "by_coordinator", programme: Any = None
) -> Any:
    actor = cast.actor(key)
    programme = programme or cast.programme
    found = keep_plan_file(actor, programme_id=programme.pk, table=read(SimpleUploadedFile(name, content)))
    with acting_as(actor):
        return PlanImport.objects.visible_to(actor).select_related("programme__body").get(pk=found.pk)


def looked_at(cast: Cast, content: bytes, name: str = "plan.xlsx", key: str = "by_coordinator") -> Preview:
    found = keep(cast, content, name, key)
    with acting_as(cast.actor(key)):
        return preview(cast.actor(key), found)


def draft(
    cast: Cast, content: bytes, *, key: str = "by_coordinator", programme: Any = None, **choices: Any
) -> ChangeSet:
    found = keep(cast, content, key=key, programme=programme)
    with acting_as(cast.actor(key)):
        mark = preview(cast.actor(key), found).mark
    given = Choices(title=text("From a file"), seen=mark, **choices)
    return draft_from_plan(cast.actor(key), import_id=found.pk, choices=given, version=found.version)


def rows_of(cast: Cast, found: ChangeSet, key: str = "by_coordinator") -> list[Change]:
    with acting_as(cast.actor(key)):
        return list(Change.unscoped.filter(change_set=found).order_by("position"))


def verdicts(found: Preview) -> list[str]:
    return [verdict.kind.value for verdict in found.verdicts]


def faults(found: Preview) -> list[tuple[str, str]]:
    return [
        (cell_name(*found.place(verdict, flaw)), words_of(flaw)) for verdict in found.verdicts for flaw in verdict.flaws
    ]  # fmt: skip


def exported(client: Client, cast: Cast, form: str = "xlsx", query: str = "") -> bytes:
    answer = client.get(f"/programmes/{cast.programme.code}/plan.{form}{query}")
    assert answer.status_code == 200
    return answer.getvalue()


def cells(content: bytes, name: str = "plan.xlsx") -> list[list[str]]:
    return read(SimpleUploadedFile(name, content)).rows


def edited(content: bytes, change: Callable[[list[list[str]]], None]) -> bytes:
    """The file with its rows changed, saved by another program."""
    rows = cells(content)
    change(rows)
    return workbook(rows)


def row_of(rows: list[list[str]], number: str) -> list[str]:
    return next(row for row in rows if row[0] == number and row[-1])


# --- Out and in again -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("key", ["by_coordinator", "ru_secretary"])
def test_an_export_brought_back_changes_nothing(
    cast: Cast, client_as: Callable[[str], Client], form: str, key: str
) -> None:
    Milestone.unscoped.create(
        item=cast.items["1.2"], position=1, title=text("A version", "Редакция"), deadline=FuzzyDate("2099"),
        since_edition=1,
    )  # fmt: skip
    client = client_as(key)
    content = exported(client, cast, form)
    found = looked_at(cast, content, f"plan.{form}", key)
    assert verdicts(found) == ["unchanged"] * 6
    assert (found.missing, found.remarked, found.passed, found.base) == ([], 0, [], 1)
    answer = client.post(
        f"/programmes/{cast.programme.code}/plan-imports/",
        {"file": SimpleUploadedFile(f"plan.{form}", content)},
    )
    assert client.get(answer["Location"]).content.decode().count("<tr><td") == 0
    assert client.get(f"{answer['Location']}?verdict=all").content.decode().count("<tr><td") == 6


def test_an_export_names_programme_edition_and_day_and_sections_stand_in_merged_rows(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    make_section(cast.programme, "2.1", "Optics").parent = cast.sections["2"]
    rows = cells(exported(client_as("by_reader"), cast))
    assert rows[0][0] == "Defence-industrial cooperation"
    assert rows[1][0] == "Edition 1, in force, 29 Oct 2012"
    assert rows[2][0].startswith("made on ")
    assert [row[0] for row in rows[5:] if not any(row[1:])] == [
        "1. Legal framework", "2. Joint ventures", "2.1. Optics", "3. Links",
    ]  # fmt: skip
    item = row_of(rows, "2.10")
    assert item[1:4] == [
        "measure",
        "Exchange notes every half-year",
        "Exchange notes every half-year (по-русски)",
    ]
    assert "twice a year, from H1 2099" in item


def test_an_edition_that_does_not_exist_is_absent(cast: Cast, client_as: Callable[[str], Client]) -> None:
    client = client_as("by_reader")
    for query in ("?edition=7", "?edition=x"):
        assert client.get(f"/programmes/{cast.programme.code}/plan.csv{query}").status_code == 404
    assert client_as("outsider").get(f"/programmes/{cast.programme.code}/plan.xlsx").status_code == 404


def test_a_title_that_begins_like_a_formula_is_text_in_the_file_and_comes_back(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    Wording.unscoped.filter(pk=cast.wordings["1.1"].pk).update(title=text("=1+1", "@x"))
    lines = exported(client_as("by_reader"), cast, "csv").decode("utf-8-sig")
    assert "'=1+1,'@x" in lines
    assert "=1+1" in row_of(cells(exported(client_as("by_reader"), cast)), "1.1")
    assert verdicts(looked_at(cast, lines.encode(), "plan.csv")) == ["unchanged"] * 6


# --- What an edited file changes --------------------------------------------------------------------------------------


def test_each_kind_of_change_has_its_verdict_and_makes_its_row(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    def change(rows: list[list[str]]) -> None:
        at = rows[4].index
        row_of(rows, "1.1")[at("Title (en)")] = "Draft the treaty on joint ventures"
        row_of(rows, "1.2")[at("Deadline")] = "IV кв. 2100 г."
        row_of(rows, "2.2")[0] = "2.3"
        moved = row_of(rows, "2.1")
        rows.remove(moved)
        rows.append(moved)
        rows.append(
            [
                "3.9",
                "assignment",
                "A new one",
                "",
                "",
                "",
                "до конца 2099 года",
                "",
                "",
                "",
                "BY ministry",
                "",
                "",
                "",
                "",
                "",
            ]
        )

    content = edited(exported(client_as("by_coordinator"), cast), change)
    found = looked_at(cast, content)
    assert {v.number: v.kind.value for v in found.verdicts} == {
        "1.1": "reworded", "1.2": "deadline", "2.3": "moved", "2.10": "unchanged", "3.1": "unchanged", "2.1": "moved",
        "3.9": "new",
    }  # fmt: skip
    made = rows_of(cast, draft(cast, content, reason=text("As agreed")))
    assert [(row.kind, row.number, row.reason) for row in made] == [
        ("reword", "", {}), ("extend", "", text("As agreed")), ("reword", "2.3", {}), ("reword", "", {}),
        ("add", "3.9", {}),
    ]  # fmt: skip
    assert made[0].title == {
        "en": "Draft the treaty on joint ventures", "ru": "Draft the agreement on joint ventures (по-русски)",
    }  # fmt: skip
    assert made[1].deadline == FuzzyDate("2100-Q4")
    assert made[3].section_id == cast.sections["3"].pk
    assert made[4].organisation_ids == [cast.organisations["by_ministry"].pk]
    assert made[4].item_kind == "assignment"


def test_nothing_of_the_plan_is_written_before_a_set_takes_effect(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    content = edited(
        exported(client_as("by_coordinator"), cast), lambda rows: row_of(rows, "1.1").__setitem__(2, "X")
    )
    before = list(Wording.unscoped.order_by("pk").values_list("pk", "version", "title"))
    looked_at(cast, content)
    assert ChangeSet.unscoped.count() == 0
    draft(cast, content)
    assert list(Wording.unscoped.order_by("pk").values_list("pk", "version", "title")) == before


def test_items_that_the_file_lacks_stay_unless_they_are_to_be_withdrawn(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    def change(rows: list[list[str]]) -> None:
        rows.remove(row_of(rows, "1.1"))
        row_of(rows, "1.2")[2] = "Other words"

    content = edited(exported(client_as("by_coordinator"), cast), change)
    assert [each.number for each in looked_at(cast, content).missing] == ["1.1"]
    first = draft(cast, content)
    assert [row.kind for row in rows_of(cast, first)] == ["reword"]
    changes.discard_change_set(cast.actor("by_coordinator"), change_set_id=first.pk, version=first.version)
    made = rows_of(cast, draft(cast, content, withdraw_missing=True))
    assert [(row.kind, row.item_id) for row in made] == [
        ("reword", cast.items["1.2"].pk), ("withdraw", cast.items["1.1"].pk),
    ]  # fmt: skip


def test_what_the_file_left_as_its_edition_has_it_stays_as_the_plan_has_it_now(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    """The plan has gone on since the export: the file's untouched cells do not take that back."""
    content = exported(client_as("by_coordinator"), cast)
    Edition.unscoped.create(programme=cast.programme, number=2, source_label=text("2nd session"))
    former = cast.wordings["1.1"]
    Wording.unscoped.filter(pk=former.pk).update(until_edition=2)
    Wording.unscoped.create(
        programme=cast.programme, item=former.item, section=former.section, number="1.1", sort_key=former.sort_key,
        title=text("Newer words", "Новые слова"), deadline=former.deadline, since_edition=2,
    )  # fmt: skip
    found = looked_at(cast, content)
    assert (found.base, found.edition, set(verdicts(found))) == (1, 2, {"unchanged"})
    other = edited(content, lambda rows: row_of(rows, "1.1").__setitem__(2, "Third words"))
    (changed,) = [v for v in looked_at(cast, other).verdicts if v.changes]
    assert changed.changes == {"title": text("Third words", "Новые слова")}
    assert [flaw.code for flaw in changed.remarks] == ["moved_on"]


# --- What is wrong ----------------------------------------------------------------------------------------------------


def test_every_fault_names_its_cell(cast: Cast) -> None:
    own = str(cast.items["1.1"].pk)
    content = workbook(
        [
            HEAD,
            ["1. Legal framework"],
            ["1.1", "Draft", "", "soon", "", "", own],
            ["1.9", "Again", "", "2099", "", "", own],
            ["1.9", "", "", "31.02.2099", "Nobody", "", ""],
            ["2026-02-01", "A day", "", "annually", "RU ministry", "", ""],
            ["7.1", "x" * 1001, "", "2099", "BY ministry", "", "not an id"],
            ["4. Nothing yet"],
            ["4.1", "Under a heading", "", "2099", "BY ministry", "", ""],
        ],
        merged=(1, 7),
    )
    assert faults(looked_at(cast, content)) == [
        ("D3", "“soon” is not a date that can be read. Write it as 2026, Q3 2026, Nov 2026 or 12.11.2026."),
        ("G4", "Row 3 is of the same item."),
        ("B5", "Give the item a title."),
        ("D5", "There is no such day: “31.02.2099”."),
        ("E5", "No organisation of a side is called “Nobody”."),
        ("A5", "Row 4 has the same number."),
        ("A6", "A spreadsheet has made a date of this number. Make the column text and write it again."),
        ("D6", "Say from when it recurs, as in “annually, from 2027”."),
        ("E6", "“RU ministry” belongs to another side."),
        ("G7", "This is not an id. Leave the cell empty for a new item."),
        ("B7", "The text has 1001 characters; at most 1000 are allowed."),
        ("A8", "The plan has no heading 4. An executive secretary adds headings, or brings in the file."),
    ]


def test_a_set_is_not_drafted_while_rows_are_wrong_unless_they_are_left_out(cast: Cast) -> None:
    head = ["No.", "Title (en)", "Deadline"]
    content = workbook([head, ["1. Law"], ["1.1", "Better words", "2020-H1"], ["1.2", "B", "never"]])
    with pytest.raises(Invalid) as refused:
        draft(cast, content)
    assert [fault.pointer for fault in refused.value.faults] == ["/leave_out"]
    assert [row.kind for row in rows_of(cast, draft(cast, content, leave_out=True))] == ["reword"]


def test_a_deadline_is_extended_or_brought_forward_for_a_reason_and_never_to_the_day_it_has(
    cast: Cast,
) -> None:
    head = ["No.", "Title (en)", "Deadline", "Reason (en)"]
    rows = [head, ["1.2", "Align the rules on the transfer of technology", "2100", ""]]
    with pytest.raises(Invalid) as refused:
        draft(cast, workbook(rows))
    assert [fault.pointer for fault in refused.value.faults] == ["/reason"]
    rows[1][3] = "The parliaments asked for time"
    (row,) = rows_of(cast, draft(cast, workbook(rows)))
    assert (row.kind, row.reason) == ("extend", text("The parliaments asked for time"))
    rows[1][2] = "2030"
    (row,) = rows_of(cast, draft(cast, workbook(rows)))
    assert (row.kind, str(row.deadline.value)) == ("extend", "2030")
    rows[1][2] = "Nov 2099"
    assert faults(looked_at(cast, workbook(rows))) == [("C2", "The new deadline is the present one.")]


def test_the_plan_that_moves_on_between_preview_and_act_is_noticed(cast: Cast) -> None:
    content = workbook([HEAD, ["1.1", "Better words", "", "2020-H1"]])
    found = keep(cast, content)
    actor = cast.actor("by_coordinator")
    with acting_as(actor):
        mark = preview(actor, found).mark
    Wording.unscoped.filter(pk=cast.wordings["1.1"].pk).update(title=text("Somebody else's words"))
    with pytest.raises(Conflict, match="The plan has changed since"):
        draft_from_plan(actor, import_id=found.pk, choices=Choices(text("x"), mark), version=found.version)


def test_the_same_file_sent_twice_doubles_nothing(cast: Cast) -> None:
    head = ["No.", "Title (en)", "Deadline", "Responsible (BY)"]
    content = workbook([head, ["1. Law"], ["1.9", "A new one", "2099", "BY ministry"]])
    assert keep(cast, content).pk == keep(cast, content, "again.xlsx").pk
    made = draft(cast, content)
    with pytest.raises(Conflict, match="drafted of this file already"):
        draft(cast, content)
    with acting_as(cast.actor("by_coordinator")):
        made.refresh_from_db()
    take_effect(cast, made)
    changed = workbook([head, ["1. Law"], ["1.9", "A new one", "2099", "BY ministry"], []])
    assert verdicts(looked_at(cast, changed)) == ["unchanged"]


def take_effect(cast: Cast, made: ChangeSet, programme: Any = None) -> None:
    """The set is proposed, agreed to by letters and put in force."""
    actor = cast.actor("by_coordinator")
    if not made.reason:
        changes.edit_change_set(
            actor, change_set_id=made.pk, title=made.title, reason=text("As agreed"), version=made.version
        )
        with acting_as(actor):
            made.refresh_from_db()
    found = changes.propose(actor, change_set_id=made.pk, version=made.version)
    for side in ("by", "ru"):
        signing = cast.actor(f"{side}_coordinator")
        taking_effect.consent(
            signing, change_set_id=found.pk, act=ActInput(kind="letter"), version=found.version
        )
        found.refresh_from_db()
    keeper = cast.actor("by_secretary")
    taking_effect.take_effect(keeper, change_set_id=found.pk, version=found.version)


def test_an_empty_programme_takes_its_first_plan_from_a_file(cast: Cast) -> None:
    Wording.unscoped.filter(programme=cast.programme).delete()
    Item.unscoped.filter(programme=cast.programme).delete()
    Section.unscoped.filter(programme=cast.programme).delete()
    content = workbook(
        [
            ["План сотрудничества"],
            [],
            ["№ п/п", "Наименование", "Срок исполнения", "Исполнители (BY)", "Исполнители (RU)"],
            ["I. Правовая база"],
            ["I.1", "Подготовить соглашение", "IV кв. 2030 г.", "BY committee", "RU committee; RU ministry"],
            ["1.1. Кадры"],
            ["I.2", "Обмен", "постоянно", "BY ministry", ""],
        ]
    )
    found = looked_at(cast, content, key="by_secretary")
    assert verdicts(found) == ["new", "new"]
    with pytest.raises(Invalid) as refused:
        draft(cast, content, key="by_secretary", reason=text("First"))
    assert [fault.pointer for fault in refused.value.faults] == ["/add_sections"]
    made = draft(cast, content, key="by_secretary", reason=text("First"), add_sections=True)
    added = Section.unscoped.filter(programme=cast.programme).order_by("number")
    assert list(added.values_list("number", "title")) == [
        ("1.1", {"ru": "Кадры"}), ("I", {"ru": "Правовая база"}),
    ]  # fmt: skip
    take_effect(cast, made)
    assert set(Wording.unscoped.filter(programme=cast.programme).values_list("number", flat=True)) == {
        "I.1",
        "I.2",
    }


@pytest.mark.parametrize(
    ("languages", "heading", "stored"),
    [
        (["be", "en"], "Кадры", "be"), (["en", "ru"], "Кадры", "ru"), (["be", "ru"], "Кадры", "be"),
        (["ru", "be"], "Кадры", "ru"), (["ru", "be"], "Сумесныя мерапрыемствы і кадры", "be"),
        (["be", "ru"], "Юридическая база", "ru"), (["en"], "Кадры", "ru"), (["be", "ru"], "Staff", "en"),
    ],
)  # fmt: skip
def test_a_heading_of_a_file_is_in_the_language_that_its_letters_or_else_the_body_say(
    cast: Cast, client_as: Callable[[str], Client], languages: list[str], heading: str, stored: str
) -> None:
    Body.unscoped.filter(pk=cast.body.pk).update(languages=languages)
    content = workbook(
        [HEAD, [f"9. {heading}"], ["9.1", "Exchange", "Обмен", "2098", "BY committee", "RU committee"]]
    )
    draft(cast, content, key="by_secretary", add_sections=True)
    answer = client_as("by_reader").get("/api/v1/sections/?programme=by-ru&fields=number,title").json()
    assert {row["number"]: row["title"] for row in answer["results"]}["9"] == {stored: heading}


def test_who_does_not_propose_changes_brings_no_file_in(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    content = workbook([HEAD, ["1.1", "x"]])
    with pytest.raises(Forbidden):
        keep(cast, content, key="by_reader")
    assert client_as("by_reader").get(f"/programmes/{cast.programme.code}/plan-imports/").status_code == 403
    assert client_as("outsider").get(f"/programmes/{cast.programme.code}/plan-imports/").status_code == 404


def test_the_file_of_one_side_is_absent_for_the_other(cast: Cast, client_as: Callable[[str], Client]) -> None:
    found = keep(cast, workbook([HEAD, ["1.1", "Our words"]]))
    assert client_as("by_reader").get(f"/plan-imports/{found.pk}/").status_code == 200
    for key in ("ru_coordinator", "joint_two", "outsider"):
        assert client_as(key).get(f"/plan-imports/{found.pk}/").status_code == 404


def test_a_plan_of_many_items_is_drafted_and_takes_effect_with_few_statements(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    """As many statements for four hundred new items as for four."""
    head = [
        "No.",
        "Title (en)",
        "Deadline",
        "Responsible (BY)",
        "Milestones (en)",
        "Deadlines of the milestones",
    ]

    def taken(first: int, last: int) -> tuple[int, int, ChangeSet]:
        rows = [
            [f"1.{n}", f"Measure {n}", "2099", "BY ministry", "Begun", "2098"] for n in range(first, last)
        ]
        with CaptureQueriesContext(connection) as drafting:
            made = draft(cast, workbook([head, ["1. Law"], *rows]), reason=text("As agreed"))
        with CaptureQueriesContext(connection) as writing:
            take_effect(cast, made)
        return len(drafting), len(writing), made

    few, many = taken(100, 104), taken(200, 600)
    assert many[0] <= few[0] + 2
    assert many[1] <= few[1] + 2
    assert Wording.unscoped.filter(programme=cast.programme, until_edition__isnull=True).count() == 6 + 404
    assert Milestone.unscoped.filter(item__programme=cast.programme).count() == 404
    address = f"/change-sets/{many[2].pk}/"
    page = client_as("by_coordinator").get(address).content.decode()
    assert (page.count('<article class="change"'), "400 changes" in page) == (200, True)
    following = client_as("by_coordinator").get(f"{address}?page=2").content.decode()
    assert following.count('<article class="change"') == 200
    assert "Measure 599" in following
