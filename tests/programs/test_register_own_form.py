"""The installation's own table: what an export writes, an import reads back to the same records."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from programs.models import Act, Agreement, AgreementRelation
from programs.rules.registers import records as r
from programs.rules.registers.joining import join
from programs.rules.registers.own_form import COOPERATION, MOST_IN_CELL, headings, rows_of
from programs.rules.registers.own_lines import closed, line_of, parts_of
from programs.rules.registers.reading import read

TAGS = ("en", "ru", "be")
_words = some.text(
    some.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), include_characters="\r\n|\\;="),
    min_size=1, max_size=20,
).filter(lambda text: text == text.strip() and text != "")  # fmt: skip
_texts = some.dictionaries(some.sampled_from(TAGS), _words, max_size=3)
_whens = some.builds(
    r.When, some.sampled_from(["1964", "1964-06", "1964-06-16", "1964-Q3", "1964-H1"]), some.booleans()
)
_parties = some.builds(
    r.PartyName, _words.filter(lambda name: "\n" not in name), some.sampled_from(list(r.PartyKind)),
    some.sampled_from(["", "BY", "SUHH"]), some.sampled_from(["", "BY"]),
)  # fmt: skip
_relations = some.builds(r.Relation, some.sampled_from(r.RELATIONS), _words)
_references = some.builds(r.Reference, _words, _words, some.sampled_from(["", "https://example.org/a|b"]))


@some.composite
def entries(draw: some.DrawFn) -> r.Entry:
    parties = draw(some.lists(_parties, max_size=4, unique_by=lambda each: each.name))
    acts = draw(
        some.lists(
            some.builds(
                r.EntryAct, some.sampled_from(r.KINDS), _whens,
                some.sampled_from([None, *parties]), some.none() | _whens, _texts, _texts, _texts, _texts,
                received=some.none() | _whens, until=some.none() | _whens, known=some.none() | _whens,
                retroactive=some.booleans(), named=some.just("") | _words, about=some.just("") | _words,
                predecessor=some.sampled_from([None, *parties]),
            ),
            max_size=5, unique_by=lambda act: (act.kind, act.party and act.party.name, act.on and act.on.value),
        )
    )  # fmt: skip
    return r.Entry(
        external_id=draw(some.uuids().map(str)), title=draw(_texts.filter(bool)),
        other_titles=tuple(draw(some.lists(_words, max_size=2, unique=True))),
        kind=draw(some.sampled_from(["", *r.AGREEMENT_KINDS])), level=draw(some.sampled_from(["", *r.LEVELS])),
        written_kind=draw(some.sampled_from(["", "Amendment"])),
        character=draw(some.sampled_from(["", *r.CHARACTERS])), scope=draw(some.sampled_from(["", *r.SCOPES])),
        subject=draw(some.just("") | _words), summary=draw(_texts), done_on=draw(some.none() | _whens),
        done_at=draw(_texts), parties=tuple(parties), acts=tuple(acts),
        references=tuple(draw(some.lists(_references, max_size=3, unique_by=repr))),
        particulars=tuple(draw(some.lists(_references, max_size=3, unique_by=repr))),
        urls=tuple(draw(some.lists(_words, max_size=3, unique=True))),
        relations=tuple(draw(some.lists(_relations, max_size=3, unique_by=repr))),
        note=draw(_texts), depositary=draw(_texts),
        authentic=tuple(draw(some.lists(some.sampled_from(["en", "fr", "zh-Hans"]), max_size=2, unique=True))),
        prevailing=draw(some.sampled_from(["", "en"])),
        clauses=draw(some.sampled_from(["", '{"force": {"kind": "fixed | day", "n": 1}}'])),
        expires_on=draw(some.none() | _whens), notice_by=draw(some.none() | _whens),
    )  # fmt: skip


def read_back(entry: r.Entry) -> r.Entry:
    found = None
    for row in read(COOPERATION, rows_of(entry, TAGS)):
        assert isinstance(row.entry, r.Entry), row.remarks
        assert row.record == entry.external_id
        if found is None:
            found = row.entry
        else:
            found, remarks = join(found, row.entry, continues=COOPERATION.sheets[0].continues)
            assert remarks == ()
    assert found is not None
    return found


@given(entries())
def test_an_export_imports_to_the_same_record(entry: r.Entry) -> None:
    back = read_back(entry)
    assert back == entry


def test_a_list_that_is_longer_than_a_cell_goes_on_in_further_rows() -> None:
    parties = tuple(r.PartyName(f"Party {number}", r.PartyKind.STATE) for number in range(290))
    acts = tuple(
        r.EntryAct(kind, r.When("1992-06-04"), party, note={"en": "deposited" * 9})
        for party in parties
        for kind in ("signature", "ratification")
    )
    entry = r.Entry("one", {"en": "Convention"}, parties=parties, acts=acts)
    rows = list(rows_of(entry, TAGS))
    assert len(rows) > 1
    assert all(len(cell) <= MOST_IN_CELL for row in rows for cell in row.values())
    assert all(list(row) == headings(TAGS) for row in rows)
    assert read_back(entry) == entry


def test_a_party_that_is_only_named_is_looked_up() -> None:
    row = {
        "external_id": "a",
        "title (en)": "Treaty",
        "parties": "Belarus\nRussian Federation",
        "acts": "signature || 1999",
    }
    (found,) = read(COOPERATION, [row])
    assert isinstance(found.entry, r.Entry)
    assert [each.code for each in found.entry.parties] == ["BY", "RU"]
    assert found.entry.acts == (r.EntryAct("signature", r.When("1999")),)


def test_a_line_that_is_no_act_is_reported_and_the_row_is_taken() -> None:
    row = {
        "external_id": "a",
        "title (en)": "Treaty",
        "acts": "signature | | soon\nfeast | | 1999\nsignature | | 1999 | x",
    }
    (found,) = read(COOPERATION, [row])
    assert found.outcome is r.Outcome.TAKEN
    (remark,) = (each for each in found.remarks if each.field == "acts")
    assert (remark.code, remark.facts["count"]) == ("line_unclear", 3)


@given(some.lists(_words, min_size=1, max_size=5))
def test_parts_of_a_line_come_apart_as_they_were(parts: list[str]) -> None:
    assert parts_of(line_of(parts)) == parts
    assert all("\n" not in closed(part) for part in parts)


def test_a_table_from_before_acts_said_more_is_read_as_it_was() -> None:
    row = {
        "external_id": "a", "title (en)": "Treaty", "kind": "treaty", "done_on": "1999",
        "acts": r"signature | Belarus | 1999-05-06? | effective=1999-06 | place.en=Minsk \| Moscow | note.ru=a\nb",
    }  # fmt: skip
    (found,) = read(COOPERATION, [row])
    assert isinstance(found.entry, r.Entry)
    (act,) = found.entry.acts
    assert (act.on, act.effective) == (r.When("1999-05-06", uncertain=True), r.When("1999-06"))
    assert (act.place, act.note) == ({"en": "Minsk | Moscow"}, {"ru": "a\nb"})


@pytest.mark.parametrize("said", ["upon signature", "[" * 10_000, '{"k": NaN}', '{"or":' * 10_000])
def test_clauses_that_are_no_object_are_kept_as_they_are_written(said: str) -> None:
    (found,) = read(COOPERATION, [{"external_id": "a", "title (en)": "Treaty", "clauses": said}])
    assert isinstance(found.entry, r.Entry)
    assert found.entry.clauses == ""
    assert found.entry.particulars == (r.Reference("clauses", said),)
    assert [each.code for each in found.remarks] == ["word_unknown"]


def test_the_words_are_those_of_the_model() -> None:
    assert set(r.ACT_KINDS) == set(Act.Kind.values)
    assert set(r.AGREEMENT_KINDS) <= set(Agreement.Kind.values)
    assert set(r.LEVELS) == set(Agreement.Level.values)
    assert set(r.CHARACTERS) == set(Agreement.Character.values)
    assert set(r.RELATIONS) <= set(AgreementRelation.Kind.values)


def test_fragments_of_two_sources_are_joined_and_their_differences_told() -> None:
    blr = r.PartyName("BLR", r.PartyKind.STATE, "BY")
    first = r.Entry(
        "x", {"en": "Convention on Fish"}, kind="treaty", subject="Fish", done_on=r.When("1992-05-09"),
        acts=(
            r.EntryAct("signature", r.When("1992-05-09")), r.EntryAct("entry_into_force", r.When("1994-03-21")),
            r.EntryAct("consent", r.When("2000-05-11"), blr),
        ),
    )  # fmt: skip
    more = replace(
        first, title={"en": "Fish Convention"}, kind="agreement", subject="",
        acts=(
            r.EntryAct("signature", r.When("1992-05-09"), place={"en": "New York"}),
            r.EntryAct("entry_into_force", r.When("1994-03-24")), r.EntryAct("ratification", r.When("2000-05-11"), blr),
        ),
    )  # fmt: skip
    both, remarks = join(first, more)
    assert both.other_titles == ("Fish Convention",)
    assert [(act.kind, act.place) for act in both.acts] == [
        ("signature", {"en": "New York"}), ("entry_into_force", {}), ("ratification", {}),
    ]  # fmt: skip
    assert [(each.field, each.facts) for each in remarks] == [
        ("kind", {"kept": "treaty", "also": "agreement"}),
        ("entry_into_force", {"kept": "1994-03-21", "also": "1994-03-24"}),
    ]
    assert join(both, both) == (both, ())
