"""Reading a register: a row out for each row in, whatever stands in it, and each said once what is to be said of it."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from programs.rules.registers.keys import Keys
from programs.rules.registers.known_profiles import (
    KNOWN_PROFILES,
    POSTS_BELARUS,
    TREATIES_ENVIRONMENT,
    TREATIES_UK,
)
from programs.rules.registers.profiles import Profile
from programs.rules.registers.reading import EXTRA, read, read_files
from programs.rules.registers.records import (
    Entry,
    EntryAct,
    Holding,
    Outcome,
    PartyKind,
    Reference,
    Remark,
    Row,
    Severity,
    Tally,
    When,
)

TAKEN, MERGED, REFUSED = Outcome


def british(**cells: str) -> dict[str, str]:
    blank = dict.fromkeys([column.heading for column in TREATIES_UK.sheets[0].columns], "")
    return blank | {"uuid": "u-1", "title": "Agreement on Fish"} | cells


def one(profile: Profile, row: Any) -> Row:
    (found,) = read(profile, [row])
    return found


def codes(row: Row, severity: Severity | None = None) -> set[str]:
    return {each.code for each in row.remarks if severity in (None, each.severity)}


def entry(row: Row) -> Entry:
    assert isinstance(row.entry, Entry), row.remarks
    return row.entry


def test_a_british_row_is_read_as_it_is_written() -> None:
    row = one(
        TREATIES_UK,
        british(
            id="58135", field3="BI", country_name="ARGENTINA ; UNITED KINGDOM ; Gold Coast", subject="POSTAL",
            signed_event_date="12/11/1895", signed_event_location="London/Alexandria",
            definative_eif_event_date="01/03/1896", definative_eif_event_effective_date="01/04/1896",
            terminated_event_date="29/10/1907", terminated_event_effective_date="01/11/1908",
            references="Treaty Series 001/1896: C. 7930||https://example.org/a.pdf;Other NOT PUBLISHED/0: 0",
            document_url="https://example.org/1.html",
        ),
    )  # fmt: skip
    found = entry(row)
    assert (row.number, row.record, row.outcome) == (2, "u-1", TAKEN)
    assert [(each.kind, each.code) for each in found.parties] == [
        (PartyKind.STATE, "AR"), (PartyKind.STATE, "GB"), (PartyKind.TERRITORY, ""),
    ]  # fmt: skip
    assert found.acts == (
        EntryAct("signature", When("1895-11-12"), place={"en": "London/Alexandria"}),
        EntryAct("entry_into_force", When("1896-03-01"), effective=When("1896-04-01")),
        EntryAct("termination", When("1907-10-29"), effective=When("1908-11-01")),
    )
    assert (found.done_on, found.done_at) == (When("1895-11-12"), {"en": "London/Alexandria"})
    assert (found.kind, found.scope, found.subject) == ("agreement", "bilateral", "POSTAL")
    assert found.references == (
        Reference("UK Treaties Online", "58135"),
        Reference("Treaty Series 001/1896", "C. 7930", "https://example.org/a.pdf"),
        Reference("Other NOT PUBLISHED/0", "0"),
    )
    assert codes(row) == {"places_several", "effective_differs"}


_FORCE = {"definative_eif_event_date": "01/01/1950"}


@pytest.mark.parametrize(
    ("cells", "code", "severity"),
    [
        ({"signed_event_date": "02/01/1950", **_FORCE}, "in_force_before_signature", "kept"),
        ({"adopted_event_date": "02/01/1950", **_FORCE}, "in_force_before_adoption", "kept"),
        ({"signed_event_date": "08/12/1850", **_FORCE}, "years_far_apart", "reported"),
        ({"signed_event_date": "31/02/1950"}, "impossible_day", "reported"),
        ({"signed_event_location": "Paris"}, "place_without_date", "reported"),
        ({"signed_event_location": "Paris?"}, "place_uncertain", "kept"),
        ({"title": "Her Majesty&#65533;s Government"}, "letters_lost", "reported"),
        ({"title": "\x00"}, "letters_unkept", "reported"),
        ({"title": "Treaty \u202eytaert"}, "letters_unkept", "reported"),
        ({"country_name": "ATLANTIS"}, "party_unknown", "reported"),
        ({"country_name": ""}, "no_parties", "kept"),
        ({"field3": "TRI"}, "word_unknown", "reported"),
        ({"title": ""}, "no_title", "refused"),
        ({"title": "x" * 1001}, "too_long", "refused"),
        ({"uuid": "x" * 201}, "too_long", "refused"),
        ({"uuid": ""}, "id_made", "kept"),
    ],
)  # fmt: skip
def test_an_odd_value_is_kept_reported_or_refused(cells: dict[str, str], code: str, severity: str) -> None:
    row = one(TREATIES_UK, british(**cells))
    assert [each.severity for each in row.remarks if each.code == code] == [severity]
    assert (row.outcome is REFUSED) == (severity == "refused")
    assert row.source["uuid"] == cells.get("uuid", "u-1")


def test_an_unknown_party_is_reported_once() -> None:
    rows = [british(uuid=str(number), country_name="ATLANTIS ; FRANCE") for number in range(3)]
    assert [codes(row, Severity.REPORTED) for row in read(TREATIES_UK, rows)] == [
        {"party_unknown"},
        set(),
        set(),
    ]


def test_the_same_row_again_is_merged_and_another_under_its_id_refused() -> None:
    rows = list(
        read(TREATIES_UK, [british(), british(), british(title="Agreement on Birds"), british(uuid="u-2")])
    )
    assert [row.outcome for row in rows] == [TAKEN, MERGED, REFUSED, TAKEN]
    assert rows[1].remarks[0] == Remark("same_row", Severity.KEPT, "", {"row": 2, "file": ""})
    assert "id_taken" in codes(rows[2])


def test_rows_without_an_id_are_told_apart_by_title_and_day() -> None:
    rows = [british(uuid=""), british(uuid=""), british(uuid="", signed_event_date="1/1/1950")]
    rows.append(british(uuid="", subject="FISH"))
    found = list(read(TREATIES_UK, rows))
    assert [row.outcome for row in found] == [TAKEN, MERGED, TAKEN, TAKEN]
    assert found[3].record == f"{found[0].record}/2"
    assert [row.record for row in read(TREATIES_UK, rows)] == [row.record for row in found]


def test_very_many_rows_that_want_one_id_take_no_longer_than_others() -> None:
    cells = {"treatyID": "C", "Signature": "1950-05-01", "TypeDomain": "Trade"}
    found = list(
        read(TREATIES_ENVIRONMENT, (cells | {"Title": f"On Fish {number}"} for number in range(5000)))
    )
    assert len({row.record for row in found}) == 5000


def test_rows_of_one_source_find_each_other_in_its_tables() -> None:
    keys = Keys()
    agreements = {
        "treatyID": "A-B_1950A",
        "Title": "Convention on Fish of the Two Seas",
        "Signature": "1950-05-01",
    }

    def found(cells: dict[str, str], file: str) -> Row:
        (row,) = read(TREATIES_ENVIRONMENT, [cells], file=file, keys=keys)
        return row

    first = found(agreements | {"TypeDomain": "Environment"}, "g")
    second = found(agreements | {"mitchID": "77", "Title": "Convention on Fish of the 2 Seas"}, "i")
    third = found(
        {"stateID": "BLR", "ieadbID": "77.0", "treatyID": "X", "Title": "Fish", "Rat": "1951-01-01"}, "p"
    )
    apart = found(agreements | {"mitchID": "78", "Title": "Protocol on Birds"}, "i")
    assert [row.outcome for row in (first, second, third, apart)] == [TAKEN, MERGED, MERGED, TAKEN]
    assert {first.record, second.record, third.record} == {"A-B_1950A@1950-05-01"}
    assert apart.record == "A-B_1950A@1950-05-01/2"
    assert "id_shared" in codes(apart)
    assert [(act.kind, act.party and act.party.code) for act in entry(third).acts] == [("consent", "BY")]


def test_tables_of_one_source_come_to_the_same_in_whatever_order_they_are_sent() -> None:
    agreement = {"treatyID": "A-B_1950A", "Title": "Convention on Fish", "Signature": "1950-05-01"}
    tables = [
        ("p", [{"stateID": "BLR", "ieadbID": "77.0", "treatyID": "X", "Title": "Fish", "Rat": "1951-01-01"}]),
        ("i", [agreement | {"mitchID": "77", "Title": "Convention on the Fish"}]),
        ("none", []),
        ("g", [agreement | {"TypeDomain": "Environment"}]),
    ]
    for sent in permutations(tables):
        rows = list(read_files(TREATIES_ENVIRONMENT, sent))
        assert [(row.file, row.outcome) for row in rows] == [("g", TAKEN), ("i", MERGED), ("p", MERGED)]
        assert {row.record for row in rows} == {"A-B_1950A@1950-05-01"}


def test_a_party_of_an_agreement_that_is_not_listed_begins_its_record() -> None:
    row = {
        "stateID": "KOR - PRK",
        "ieadbID": "9.0",
        "treatyID": "K_1950A",
        "Title": "On Birds",
        "Signature": "1950-05-01",
    }
    rows = list(read(TREATIES_ENVIRONMENT, [row, row | {"stateID": "RUS"}]))
    assert [each.outcome for each in rows] == [TAKEN, MERGED]
    assert {"not_listed", "party_unclear"} <= codes(rows[0])
    assert rows[0].record == rows[1].record == "K_1950A@1950-05-01"


def test_another_date_of_a_record_is_reported_and_adds_no_act() -> None:
    keys = Keys()
    cells = {"treatyID": "C", "Title": "On Fish", "Signature": "1950-05-01"}
    list(read(TREATIES_ENVIRONMENT, [cells | {"TypeDomain": "Trade"}], keys=keys))
    (row,) = read(TREATIES_ENVIRONMENT, [cells | {"mitchID": "1", "Signature": "1950-05-11"}], keys=keys)
    assert row.outcome is MERGED
    assert "date_differs" in codes(row, Severity.REPORTED)
    assert (entry(row).acts, entry(row).done_on) == ((), None)


def holder(**cells: str) -> dict[str, str]:
    row = {
        "position": "Minister of Energy",
        "person": "A. B.",
        "personID": "Q1",
        "start": "2001-02",
        "end": "2004-05-06",
    }
    return row | cells


def test_a_holding_is_read_with_its_partial_dates_and_overlaps() -> None:
    rows = list(
        read(
            POSTS_BELARUS,
            [
                holder(), holder(personID="Q2", person="Сяргей Гурулёў", start="2004-05-06", end=""),
                holder(personID="Q3", start="2003", end="2005"),
                holder(personID="Q4", start="2001-02-15", end="2001-02-20"),
                holder(personID="Q5", start="2005", end="2004"), holder(),
            ],
        )
    )  # fmt: skip
    first = rows[0].entry
    assert isinstance(first, Holding)
    assert (first.since, first.until) == (When("2001-02"), When("2004-05-06"))
    assert (first.organisation, first.post) == ({"en": "Ministry of Energy"}, {"en": "Minister of Energy"})
    assert isinstance(rows[1].entry, Holding)
    assert rows[1].entry.person == {"be": "Сяргей Гурулёў"}
    assert [row.outcome for row in rows] == [TAKEN, TAKEN, TAKEN, TAKEN, REFUSED, MERGED]
    # Who begins on the day on which another ends takes over.
    assert codes(rows[1]) == {"organisation_derived"}
    assert [each.facts["rows"] for each in rows[2].remarks if each.code == "overlap"] == [[2, 3]]
    assert "overlap_possible" in codes(rows[3])
    assert "ends_before_it_begins" in codes(rows[4])


@pytest.mark.parametrize(
    ("post", "organisation"),
    [
        ("Chairman of the State Security Committee", "State Security Committee"),
        ("Chief of the General Staff", "General Staff"),
        ("chairman of the Čavusy District Executive Committee", "Čavusy District Executive Committee"),
        ("Deputy Chairman of the State Control Committee of the Republic of Belarus", "State Control Committee"),
        ("First Deputy Minister of Agriculture and Food", "Ministry of Agriculture and Food"),
        ("minister of Health", "Ministry of Health"), ("President", ""), ("ambassador to Austria", ""),
        ("Prosecutor General", ""),
    ],
)  # fmt: skip
def test_the_organisation_is_the_one_that_the_post_names(post: str, organisation: str) -> None:
    found = one(POSTS_BELARUS, holder(position=post)).entry
    assert isinstance(found, Holding)
    assert found.organisation == ({"en": organisation} if organisation else {})


def test_cells_beyond_the_headings_and_cells_that_are_missing_are_no_fault() -> None:
    row = one(TREATIES_UK, {**british(), "subject": None, None: ["x", "", "y"]})
    assert row.outcome is TAKEN
    assert (row.source[EXTRA], row.source["subject"]) == ("x; y", "")
    assert "extra_cells" in codes(row)


def test_a_tally_accounts_for_every_row() -> None:
    tally = Tally()
    for row in read(
        TREATIES_UK, [british(), british(), british(title=""), british(uuid="2", country_name="X")]
    ):
        tally.add(row)
    assert (tally.rows, tally.taken, tally.merged, tally.refused) == (4, 2, 1, 1)
    assert tally.accounted
    assert tally.refusals == {"no_title:title": 1}
    assert tally.of("party_unknown") == 1
    assert tally.as_json()["reported"] == {"party_unknown:parties": 1}


_HEADINGS = {
    name: [column.heading for sheet in profile.sheets for column in sheet.columns]
    for name, profile in KNOWN_PROFILES.items()
    if profile.sheets  # the others are of lists, whose rows are no agreements
}
_CELL = (
    some.none() | some.integers() | some.text(max_size=30) | some.text(some.characters(), max_size=8)
    | some.sampled_from(["1950-05-01", "12/11/1895", "9999-12-31", "1897-05-15?", "A ; B"])
    | some.sampled_from(["signature | | 1999", "BLR", "|", "\\"])
)  # fmt: skip


@some.composite
def tables(draw: some.DrawFn) -> tuple[Profile, list[Any]]:
    name = draw(some.sampled_from(sorted(_HEADINGS)))
    profile = KNOWN_PROFILES[name]
    sheet = draw(some.sampled_from(profile.sheets))
    needed = some.fixed_dictionaries(dict.fromkeys(sheet.needs, _CELL))
    others = some.dictionaries(
        some.sampled_from(_HEADINGS[name]) | some.text(max_size=5) | some.none(), _CELL, max_size=12
    )
    return profile, [draw(others) | draw(needed) for _ in range(draw(some.integers(0, 5)))]


@given(tables())
def test_no_row_makes_the_reader_raise_and_each_gives_one(table: tuple[Profile, list[Any]]) -> None:
    profile, rows = table
    found = list(read(profile, rows, file="f"))
    assert [row.number for row in found] == list(range(2, len(rows) + 2))
    tally = Tally()
    for row in found:
        tally.add(row)
        assert (row.outcome is REFUSED) == (row.entry is None)
        assert (row.outcome is REFUSED) == any(each.severity is Severity.REFUSED for each in row.remarks)
        assert "\x00" not in "".join((*row.source, *row.source.values()))
    assert tally.accounted
    # The same rows again give the same.
    assert list(read(profile, rows, file="f")) == found


@given(some.lists(some.dictionaries(some.text(max_size=4), _CELL, max_size=4), max_size=4))
def test_any_table_at_all_is_answered_row_by_row(rows: list[Any]) -> None:
    for profile in KNOWN_PROFILES.values():
        assert len(list(read(profile, rows))) == len(rows)
