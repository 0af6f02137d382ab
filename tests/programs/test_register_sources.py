"""The real registers, read whole: every row accounted for, every oddity kept or reported."""

from collections import Counter
from collections.abc import Iterator

import pytest

from programs.rules.registers.joining import join
from programs.rules.registers.keys import Keys
from programs.rules.registers.known_profiles import POSTS_BELARUS, TREATIES_ENVIRONMENT, TREATIES_UK
from programs.rules.registers.own_form import COOPERATION, rows_of
from programs.rules.registers.profiles import Profile
from programs.rules.registers.reading import read, read_files
from programs.rules.registers.records import Entry, Holding, Outcome, PartyKind, Row, Tally
from tests.programs.register_data import BELARUS, ENVIRONMENT, UK, needs_data, rows_in

pytestmark = needs_data


def tally_of(rows: Iterator[Row]) -> Tally:
    tally = Tally()
    for row in rows:
        tally.add(row)
    assert tally.accounted
    return tally


@pytest.fixture(scope="module")
def british() -> list[Row]:
    return list(read(TREATIES_UK, rows_in(UK), file=UK))


@pytest.fixture(scope="module")
def environment() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {name: [] for name in ENVIRONMENT}
    for row in read_files(TREATIES_ENVIRONMENT, ((name, rows_in(name)) for name in ENVIRONMENT)):
        found[row.file].append(row)
    return found


def test_none_of_the_british_treaties_is_dropped(british: list[Row]) -> None:
    tally = tally_of(iter(british))
    assert (tally.rows, tally.taken, tally.merged, tally.refused) == (8134, 8134, 0, 0)
    assert tally.kept["in_force_before_signature:entry_into_force"] == 212
    assert tally.kept["effective_differs:entry_into_force"] == 42
    assert tally.kept["effective_differs:termination"] == 79
    assert tally.kept["no_entry_into_force:entry_into_force"] == 4018
    assert tally.kept["no_parties:parties"] == 38
    assert tally.kept["no_date:done_on"] == 31
    assert tally.kept["places_several:done_at"] == 265
    assert tally.reported == {
        "letters_lost:title": 21, "party_unknown:parties": 3, "place_without_date:signature": 1,
        "years_far_apart:entry_into_force": 6,
    }  # fmt: skip


def test_every_date_and_name_of_the_british_register_is_in_its_entries(british: list[Row]) -> None:
    for row in british:
        entry = row.entry
        assert isinstance(entry, Entry)
        source = row.source
        names = [name for name in source["country_name"].split(" ; ") if name]
        assert [each.name for each in entry.parties] == names
        written = sorted(cell for heading, cell in source.items() if heading.endswith("_date") and cell)
        found = [when.value for act in entry.acts for when in (act.on, act.effective) if when]
        assert sorted("/".join(reversed(value.split("-"))) for value in found) == written
        assert len(entry.references) == len({*filter(None, source["references"].split(";"))}) + 1


def test_british_parties_are_of_the_right_kind(british: list[Row]) -> None:
    names = {each for row in british if isinstance(row.entry, Entry) for each in row.entry.parties}
    assert max(len(row.entry.parties) for row in british if isinstance(row.entry, Entry)) == 290
    assert len(names) == 700
    assert {each.name for each in names if each.kind is PartyKind.UNKNOWN} == {
        "KOSOVO",
        "CONGO",
        "CHINA REPUBLIC OF",
    }
    counted = Counter(each.kind for each in names)
    assert counted[PartyKind.TERRITORY] > 300
    assert counted[PartyKind.FORMER_STATE] > 70
    assert counted[PartyKind.ORGANISATION] > 30
    assert all(each.code for each in names if each.kind is PartyKind.STATE)


def test_every_column_of_the_registers_is_fed_or_set_aside() -> None:
    for profile, names in (
        (TREATIES_UK, (UK,)),
        (TREATIES_ENVIRONMENT, ENVIRONMENT),
        (POSTS_BELARUS, (BELARUS,)),
    ):
        for sheet, name in zip(profile.sheets, names, strict=True):
            headings = set(next(rows_in(name)))
            assert headings - {column.heading for column in sheet.columns} <= set(sheet.aside), name
            assert {column.heading for column in sheet.columns} | set(sheet.aside) <= headings, name


def test_the_rows_of_the_environmental_registers_are_all_accounted_for(
    environment: dict[str, list[Row]],
) -> None:
    tallies = [tally_of(iter(environment[name])) for name in ENVIRONMENT]
    assert [tally.rows for tally in tallies] == [4532, 3583, 15463, 7377]
    assert [tally.taken for tally in tallies] == [4532, 1593, 186, 10]
    assert [tally.merged for tally in tallies] == [0, 1990, 15277, 7367]
    assert [tally.refused for tally in tallies] == [0, 0, 0, 0]
    assert tallies[1].reported["possibly_same:external_id"] == 71
    assert tallies[1].reported["date_differs:done_on"] == 45
    records = {row.record for rows in environment.values() for row in rows}
    assert len(records) == sum(tally.taken for tally in tallies) == 6321


def test_sentinels_and_typing_errors_of_the_environmental_registers_are_reported(
    environment: dict[str, list[Row]],
) -> None:
    ggo, ieadb, ieadb_parties, huggo = (tally_of(iter(environment[name])) for name in ENVIRONMENT)
    assert ggo.reported["sentinel:end"] == 871
    assert ggo.reported["impossible_day:termination"] == 6
    assert ggo.reported["not_a_date:entry_into_force"] == 1
    assert ggo.kept["uncertain:signature"] == 22
    assert ggo.kept["range:signature"] == 1
    assert ieadb.reported["sentinel:entry_into_force"] == 20
    assert ieadb_parties.reported["sentinel:entry_into_force"] == 1159
    assert ieadb_parties.reported["party_unclear:party"] == 120
    assert huggo.reported["sentinel:withdrawal"] == 5208
    assert huggo.reported["sentinel:provisional_application"] == 90
    assert huggo.reported["not_a_date:ratification"] == 1


def test_uncertain_and_partial_dates_keep_their_precision(environment: dict[str, list[Row]]) -> None:
    found = Counter()  # type: ignore[var-annotated]
    for row in environment[ENVIRONMENT[0]]:
        written = row.source["Signature"]
        if isinstance(row.entry, Entry) and row.entry.done_on and not written[-1:].isdigit():
            assert row.entry.done_on.uncertain
            found["uncertain"] += 1
        elif isinstance(row.entry, Entry) and row.entry.done_on and 0 < len(written) < 10:
            assert row.entry.done_on.value == written
            found["partial"] += 1
    assert found == {"uncertain": 22, "partial": 13}


def test_agreements_that_share_a_treaty_id_stay_several(
    environment: dict[str, list[Row]],
) -> None:
    rows = environment[ENVIRONMENT[0]]
    assert len({row.source["treatyID"] for row in rows}) == 4301
    assert len({row.record for row in rows}) == 4532


def test_the_convention_on_climate_change_comes_together_from_four_tables(
    environment: dict[str, list[Row]],
) -> None:
    fragments = [
        row.entry for rows in environment.values() for row in rows if row.record == "UNFCCC_1992A@1992-05-09"
    ]
    assert all(isinstance(each, Entry) for each in fragments)
    whole, *more = (each for each in fragments if isinstance(each, Entry))
    for each in more:
        whole, _remarks = join(whole, each)
    forces = [
        act.on.value for act in whole.acts if act.kind == "entry_into_force" and act.party is None and act.on
    ]
    assert forces == ["1994-03-21"]
    by_code = {each.code: each for each in whole.parties}
    assert len(by_code) > 190
    consents = [
        (a.kind, a.on and a.on.value)
        for a in whole.acts
        if a.party == by_code["BY"] and a.kind != "signature"
    ]
    assert ("ratification", "2000-05-11") in consents
    assert ("consent", "2000-05-11") not in consents


def test_the_posts_of_belarus_are_read_as_holdings() -> None:
    rows = list(read(POSTS_BELARUS, rows_in(BELARUS), file=BELARUS))
    tally = tally_of(iter(rows))
    assert (tally.rows, tally.taken, tally.merged, tally.refused) == (384, 384, 0, 0)
    assert tally.kept["partial:since"] == 76
    assert tally.kept["partial:until"] == 57
    assert tally.kept["overlap:since"] == 39
    assert tally.kept["overlap_possible:since"] == 37
    holdings = [row.entry for row in rows if isinstance(row.entry, Holding)]
    assert len({each.person_id for each in holdings}) == 293
    assert len({each.post["en"] for each in holdings}) == 173
    assert len({each.organisation.get("en") for each in holdings}) > 100


def test_those_in_office_are_found_among_the_holders() -> None:
    keys = Keys()
    names = (BELARUS, BELARUS.replace("holders21", "current"))
    rows = [row for name in names for row in read(POSTS_BELARUS, rows_in(name), file=name, keys=keys)]
    assert Counter(row.outcome for row in rows) == {Outcome.TAKEN: 384, Outcome.MERGED: 49}


@pytest.mark.parametrize("profile", [TREATIES_UK])
def test_a_register_exported_in_our_own_form_imports_to_the_same_records(
    profile: Profile, british: list[Row]
) -> None:
    entries = {row.record: row.entry for row in british if isinstance(row.entry, Entry)}
    exported = (each for entry in entries.values() for each in rows_of(entry, ["en"]))
    back: dict[str, Entry] = {}
    for row in read(COOPERATION, exported):
        assert isinstance(row.entry, Entry), row.remarks
        known = back.get(row.record)
        back[row.record] = join(known, row.entry, continues=True)[0] if known else row.entry
    assert back == entries
