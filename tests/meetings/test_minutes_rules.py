"""Properties of the rules of minutes: the canonical form, the differences of versions, the links of a chain."""

import json
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from meetings.rules.minutes import (
    Edit,
    Flaw,
    Sealed,
    broken_links,
    canonical,
    compared,
    differences,
    digest,
    edited,
    incomplete,
    unknown,
)

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
LANGUAGES = ("ru", "en")


def composed(value: Any) -> Any:
    """The value with every text in NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {composed(key): composed(each) for key, each in value.items()}
    return [composed(each) for each in value] if isinstance(value, list) else value


def decomposed(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFD", value)
    if isinstance(value, dict):
        return {decomposed(key): decomposed(each) for key, each in reversed(value.items())}
    return [decomposed(each) for each in value] if isinstance(value, list) else value


def distinct(value: Any) -> bool:
    """Whether no two keys of an object are one in NFC."""
    if isinstance(value, dict):
        return len({composed(key) for key in value}) == len(value) and all(map(distinct, value.values()))
    return all(map(distinct, value)) if isinstance(value, list) else True


# --- The canonical form -----------------------------------------------------------------------------------------------


@given(VALUES)
def test_the_canonical_form_is_the_same_whatever_the_order_of_keys_and_the_composition(value: Any) -> None:
    assume(distinct(value))
    assert canonical(decomposed(value)) == canonical(value)
    assert digest(canonical(decomposed(value))) == digest(canonical(value))


@given(VALUES)
def test_what_it_says_is_read_back_by_any_reader_of_json(value: Any) -> None:
    assume(distinct(value))
    text = canonical(value)
    assert json.loads(text) == composed(value)
    assert canonical(json.loads(text)) == text


def test_it_is_written_as_rfc_8785_has_it() -> None:
    assert canonical({"б": [1, None, True], "a": {"z": "é\n\"\\", "b": {}}}) == (
        '{"a":{"b":{},"z":"é\\n\\"\\\\"},"б":[1,null,true]}'
    )  # fmt: skip


@pytest.mark.parametrize("value", [1.5, {"a": 0.0}, [b"x"], {1: "a"}, {"a": {None: 1}}])
def test_what_has_no_canonical_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        canonical(value)


# --- Differences ------------------------------------------------------------------------------------------------------


@st.composite
def contents(draw: st.DrawFn) -> dict[str, Any]:
    keys = draw(st.lists(st.text("abc1.", min_size=1, max_size=4), unique=True, min_size=1, max_size=6))
    return {
        "languages": list(LANGUAGES),
        "clauses": [
            {
                "key": key,
                "kind": "paragraph",
                "text": {tag: draw(TEXTS) for tag in LANGUAGES},
                "outcome": None,
            }
            for key in keys
        ],
        "title": {"ru": "Протокол", "en": "Minutes"},
    }


@st.composite
def with_edits(draw: st.DrawFn) -> tuple[dict[str, Any], list[Edit]]:
    content = draw(contents())
    keys = [clause["key"] for clause in content["clauses"]]
    edits = st.builds(Edit, st.sampled_from(keys), st.sampled_from(LANGUAGES), TEXTS)
    return content, draw(st.lists(edits, max_size=6))


def said(content: dict[str, Any], edit: Edit) -> str:
    (clause,) = (clause for clause in content["clauses"] if clause["key"] == edit.key)
    return str(clause["text"][edit.language])


@given(with_edits())
def test_the_differences_of_an_edited_content_are_exactly_its_edits(
    given: tuple[dict[str, Any], list[Edit]],
) -> None:
    content, edits = given
    last = {(edit.key, edit.language): edit for edit in edits}
    wanted = {
        (edit.key, edit.language, said(content, edit), edit.text)
        for edit in last.values()
        if edit.text != said(content, edit)
    }
    later = edited(content, edits)
    found = [(each.key, each.language, each.before, each.after) for each in differences(content, later)]
    assert set(found) == wanted
    assert len(found) == len(wanted)
    assert {**later, "clauses": None} == {**content, "clauses": None}


@given(contents())
def test_a_content_does_not_differ_from_itself(content: dict[str, Any]) -> None:
    assert differences(content, edited(content, [])) == []


@given(contents(), st.data())
def test_a_clause_that_left_or_came_in_is_a_difference_in_each_language(
    content: dict[str, Any], data: st.DataObject
) -> None:
    gone = data.draw(st.sampled_from(content["clauses"]))
    shorter = {**content, "clauses": [each for each in content["clauses"] if each is not gone]}
    left = differences(content, shorter)
    assert [(each.key, each.language, each.before, each.after) for each in left] == [
        (gone["key"], tag, gone["text"][tag], None) for tag in LANGUAGES
    ]
    came = differences(shorter, content)
    assert [(each.key, each.before, each.after) for each in came] == [
        (gone["key"], None, gone["text"][tag]) for tag in LANGUAGES
    ]


@given(contents(), TEXTS)
def test_an_edit_of_what_is_not_there_is_unknown_and_refused(content: dict[str, Any], words: str) -> None:
    for edit in (Edit("no such", "en", words), Edit(content["clauses"][0]["key"], "fr", words)):
        assert unknown(content, [edit]) == [edit]
        with pytest.raises(LookupError):
            edited(content, [edit])


@given(contents())
def test_what_is_incomplete_is_said_in_one_language_alone(content: dict[str, Any]) -> None:
    wanted = []
    for clause in content["clauses"]:
        empty = [tag for tag in LANGUAGES if not clause["text"][tag].strip()]
        wanted += [(clause["key"], tag) for tag in empty if len(empty) < len(LANGUAGES)]
    assert incomplete(content) == wanted


# --- The chain --------------------------------------------------------------------------------------------------------


@st.composite
def chains(draw: st.DrawFn) -> list[Sealed]:
    seals: list[Sealed] = []
    for number, words in enumerate(draw(st.lists(TEXTS, min_size=2, max_size=7)), 1):
        record = canonical({"number": number, "previous": seals[-1].sha256 if seals else None, "text": words})
        seals.append(Sealed(number, record, digest(record)))
    return seals


@given(chains())
def test_a_chain_that_nobody_touched_holds(chain: list[Sealed]) -> None:
    assert broken_links(chain) == []


@given(chains(), st.data())
def test_one_changed_character_of_a_record_is_found_at_its_seal(
    chain: list[Sealed], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(chain) - 1))
    record = chain[place].record
    at = data.draw(st.integers(0, len(record) - 1))
    forged = record[:at] + ("x" if record[at] != "x" else "y") + record[at + 1 :]
    chain[place] = replace(chain[place], record=forged)
    assert Flaw("record", place + 1) in broken_links(chain)


@given(chains(), st.data())
def test_a_record_that_was_digested_anew_is_found_at_the_seal_after_it(
    chain: list[Sealed], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(chain) - 2))
    record = canonical({**json.loads(chain[place].record), "text": "forged!forged"})
    assume(record != chain[place].record)
    chain[place] = Sealed(place + 1, record, digest(record))
    assert broken_links(chain) == [Flaw("previous", place + 2)]


@given(chains(), st.data())
def test_a_seal_that_is_dropped_before_the_last_is_found(chain: list[Sealed], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(chain) - 2))
    del chain[place]
    found = broken_links(chain)
    assert Flaw("previous", place + 2) in found
    assert Flaw("number", place + 2) in found


@given(chains(), st.data())
def test_seals_that_changed_places_are_found_also_with_each_others_numbers(
    chain: list[Sealed], data: st.DataObject
) -> None:
    one, other = sorted(
        data.draw(st.lists(st.integers(0, len(chain) - 1), min_size=2, max_size=2, unique=True))
    )
    chain[one], chain[other] = (
        replace(chain[other], number=one + 1),
        replace(chain[one], number=other + 1),
    )
    kinds = {(flaw.kind, flaw.number) for flaw in broken_links(chain)}
    assert {("number", one + 1), ("number", other + 1)} <= kinds


@given(chains(), TEXTS)
def test_a_seal_that_was_put_in_is_found(chain: list[Sealed], words: str) -> None:
    record = canonical({"number": 2, "previous": chain[0].sha256, "text": words})
    put_in = [chain[0], Sealed(2, record, digest(record)), *chain[1:]]
    assert broken_links(put_in) != []


@given(st.dictionaries(TEXTS, TEXTS, max_size=5), st.dictionaries(TEXTS, TEXTS, max_size=5))
def test_what_is_compared_by_digest_is_changed_gone_or_come_in(
    kept: dict[str, str], found: dict[str, str]
) -> None:
    flaws = {(flaw.kind, flaw.what) for flaw in compared(kept, found, 1, "row")}
    assert flaws == {
        *(("row", name) for name in kept.keys() & found.keys() if kept[name] != found[name]),
        *(("row_missing", name) for name in kept.keys() - found.keys()),
        *(("row_added", name) for name in found.keys() - kept.keys()),
    }
