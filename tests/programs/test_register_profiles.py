"""Profiles as JSON: read back as they were, and what is wrong said by pointer."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from programs.rules.registers.known_profiles import KNOWN_PROFILES
from programs.rules.registers.plans import plan_for
from programs.rules.registers.profile_json import MESSAGES, Fault, NotAProfile, as_json, from_json
from programs.rules.registers.profiles import ACT_PARTS, FIELDS, field_fault
from programs.rules.registers.reading import read
from programs.rules.registers.records import KINDS, Entry, Outcome, PartyKind, When


def own(**changes: Any) -> dict[str, Any]:
    """A mapping as somebody saves it for a table of their own."""
    sheet: dict[str, Any] = {
        "columns": [
            {"heading": "No", "field": "external_id"}, {"heading": "Name", "field": "title"},
            {"heading": "Signed", "field": "act.signature.date"}, {"heading": "With", "field": "parties", "split": ","},
            {"heading": "Kind", "field": "kind", "words": {"MoU": "memorandum"}},
        ]
    }  # fmt: skip
    return {"name": "ours", "order": "mdy", "nothing": ["-"], "sheets": [sheet]} | changes


def faults(data: Any) -> list[tuple[str, str]]:
    with pytest.raises(NotAProfile) as refused:
        from_json(data)
    assert all(fault.detail for fault in refused.value.faults)
    return [(fault.pointer, fault.code) for fault in refused.value.faults]


@pytest.mark.parametrize("name", KNOWN_PROFILES)
def test_a_known_profile_is_read_back_as_it_was(name: str) -> None:
    profile = KNOWN_PROFILES[name]
    assert profile.name == name
    assert from_json(as_json(profile)) == profile


def test_a_mapping_of_ones_own_reads_ones_own_table() -> None:
    rows = [
        {
            "No": "7",
            "Name": "On rivers",
            "Signed": "05/23/1990",
            "With": "Belarus, Latvia",
            "Kind": "MoU",
            "Desk": "2",
        },
        {"No": "8", "Name": "On fish", "Signed": "-", "With": "-", "Kind": "Pact"},
    ]
    first, second = read(from_json(own()), rows)
    assert isinstance(first.entry, Entry)
    assert isinstance(second.entry, Entry)
    assert first.entry.done_on == When("1990-05-23")
    assert [(each.name, each.kind) for each in first.entry.parties] == [
        ("Belarus", PartyKind.STATE), ("Latvia", PartyKind.STATE),
    ]  # fmt: skip
    assert first.entry.kind == "memorandum"
    assert first.source["Desk"] == "2"
    assert (second.entry.kind, second.entry.written_kind, second.entry.parties) == ("", "Pact", ())
    assert {each.code for each in second.remarks} == {"no_date", "no_parties", "kind_other"}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ([], [("", "not_an_object")]),
        ({}, [("/sheets", "empty"), ("/name", "empty")]),
        (own(name=3), [("/name", "not_text")]),
        (own(order="ymd"), [("/order", "not_one_of")]),
        (own(of=["agreements"]), [("/of", "not_one_of")]),
        (own(nothing="NA"), [("/nothing", "not_a_list")]),
        (own(nothing=[3]), [("/nothing/0", "not_text")]),
        (own(nothing=["NA"] * 501), [("/nothing", "too_many")]),
        (own(colour="red"), [("/colour", "unknown_member")]),
        (own(**{"a/b~": 1}), [("/a~1b~0", "unknown_member")]),
        (own(territories_by_case=1), [("/territories_by_case", "not_a_boolean")]),
        (own(sheets={}), [("/sheets", "not_a_list"), ("/sheets", "empty")]),
        (own(sheets=[3]), [("/sheets/0", "not_an_object")]),
    ],
)
def test_what_is_wrong_with_a_profile_is_said_by_pointer(data: Any, expected: list[tuple[str, str]]) -> None:
    assert faults(data) == expected


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        ({"heading": "X", "field": "colour"}, ("/field", "field_unknown")),
        ({"heading": "X", "field": "act"}, ("/field", "qualifier_missing")),
        ({"heading": "X", "field": "act."}, ("/field", "qualifier_missing")),
        ({"heading": "X", "field": "act.feast.date"}, ("/field", "act_unknown")),
        ({"heading": "X", "field": "act.signature"}, ("/field", "act_unknown")),
        ({"heading": "X", "field": "relation.hates"}, ("/field", "qualifier_unknown")),
        ({"heading": "X", "field": "title.Russian language"}, ("/field", "language_unknown")),
        ({"heading": "X", "field": "person"}, ("/field", "other_records")),
        ({"heading": "X", "field": "subject", "words": {"a": 3}}, ("/words/a", "not_text")),
        ({"heading": "X", "field": "level", "words": {"a": "high"}}, ("/words/a", "not_one_of")),
        ({"heading": "X", "field": "title"}, ("/field", "fed_twice")),
        ({"heading": "X", "field": "note.*"}, ("/heading", "mark_missing")),
        ({"heading": "", "field": "note"}, ("/heading", "empty")),
    ],
)
def test_what_is_wrong_with_a_column_is_said_by_pointer(column: Any, expected: tuple[str, str]) -> None:
    data = own()
    data["sheets"][0]["columns"].append(column)
    assert faults(data) == [(f"/sheets/0/columns/5{expected[0]}", expected[1])]


def test_a_table_needs_a_title_and_something_to_tell_its_records_by() -> None:
    sheet = {"columns": [{"heading": "X", "field": "subject"}], "joins": [["number"]], "id_from": []}
    assert faults(own(sheets=[sheet])) == [
        ("/sheets/0/columns", "no_title"), ("/sheets/0/id_from", "no_identity"),
        ("/sheets/0/joins/0/0", "key_unknown"),
    ]  # fmt: skip
    people = {"columns": [{"heading": "X", "field": "post"}]}
    assert faults(own(of="holdings", sheets=[people])) == [("/sheets/0/columns", "no_post")]


def test_the_message_names_what_is_wrong() -> None:
    fault = Fault("/sheets/0/columns/1/field", "field_unknown", {"field": "colour"})
    assert fault.detail == "There is no field “colour”."
    assert all(message for message in MESSAGES.values())


def test_every_field_may_be_fed_in_its_way() -> None:
    for field in FIELDS:
        if not field.endswith("."):
            assert field_fault(field) == ""
    for kind in KINDS:
        for part in ACT_PARTS:
            assert field_fault(f"act.{kind}.{part}") == field_fault(f"party_act.{kind}.{part}") == ""


def test_headings_with_a_language_are_found_in_any_language() -> None:
    plan = plan_for(
        KNOWN_PROFILES["cooperation"], ["external_id", "title (kk)", "title ()", "note (zh-Hant)"]
    )
    assert plan is not None
    assert plan.fields == {"external_id", "title.kk", "note.zh-Hant"}


def test_of_two_columns_for_a_note_both_are_kept() -> None:
    data = own()
    data["sheets"][0]["columns"] += [{"heading": "A", "field": "note"}, {"heading": "B", "field": "note"}]
    (row,) = read(from_json(data), [{"No": "7", "Name": "On rivers", "A": "one", "B": "two"}])
    assert isinstance(row.entry, Entry)
    assert row.entry.note == {"en": "one\ntwo"}


def test_a_table_of_other_columns_is_refused_row_by_row() -> None:
    rows = list(read(KNOWN_PROFILES["treaties_uk"], [{"a": "1"}, {"a": "2"}]))
    assert [row.outcome for row in rows] == [Outcome.REFUSED] * 2
    assert {each.code for row in rows for each in row.remarks} == {"columns_unknown"}


_json = some.recursive(
    some.none() | some.booleans() | some.integers() | some.text(max_size=8)
    | some.sampled_from(["title", "external_id", "act.signature.date", "dmy"]),
    lambda inner: some.lists(inner, max_size=4)
    | some.dictionaries(
        some.sampled_from(["name", "sheets", "columns", "heading", "field", "words", "of", "joins", "x"]),
        inner, max_size=5,
    ),
    max_leaves=20,
)  # fmt: skip


@given(_json)
def test_any_json_is_a_profile_or_refused_with_faults(data: Any) -> None:
    try:
        profile = from_json(data)
    except NotAProfile as refused:
        pointers = [fault.pointer for fault in refused.faults]
    else:
        pointers = []
        assert from_json(as_json(profile)) == profile
    assert all(pointer == "" or pointer[0] == "/" for pointer in pointers)
