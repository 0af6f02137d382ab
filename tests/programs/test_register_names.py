"""Names of parties: States, former States, territories and organisations, with codes where ISO 3166 has them."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from programs.rules.registers.names import party, several
from programs.rules.registers.party_codes import FORMER
from programs.rules.registers.records import PartyKind, PartyName
from programs.rules.registers.titles import alike, kind_of, level_of, words_in

STATE, TERRITORY, FORMER_STATE, ORGANISATION, UNKNOWN = PartyKind


@pytest.mark.parametrize(
    ("name", "kind", "code"),
    [
        ("UNITED KINGDOM", STATE, "GB"), ("BELARUS", STATE, "BY"), ("BLR", STATE, "BY"), ("BY", STATE, "BY"),
        ("RUS", STATE, "RU"), ("GERMANY FEDERAL REPUBLIC", STATE, "DE"), ("NETHERLANDS THE", STATE, "NL"),
        ("COTE D'IVOIRE", STATE, "CI"), ("SIAM", STATE, "TH"), ("SAO TOME AND PRINCIPE", STATE, "ST"),
        ("SOVIET UNION", FORMER_STATE, "SUHH"), ("CZECHOSLOVAKIA", FORMER_STATE, "CSHH"),
        ("GERMAN DEMOCRATIC REPUBLIC", FORMER_STATE, "DDDE"), ("DDR", FORMER_STATE, "DDDE"),
        ("YUGOSLAVIA", FORMER_STATE, "YUCS"), ("YUG", FORMER_STATE, "YUCS"), ("SCG", FORMER_STATE, "CSXX"),
        ("YUGOSLAVIA, FEDERAL REPUBLIC OF", FORMER_STATE, "CSXX"), ("ZAIRE", FORMER_STATE, "ZRCD"),
        ("UPPER VOLTA", FORMER_STATE, "HVBF"), ("BYELORUSSIA S S R", FORMER_STATE, "BYAA"),
        ("PRUSSIA", FORMER_STATE, ""), ("AUSTRIA-HUNGARY", FORMER_STATE, ""),
        ("Gibraltar", TERRITORY, "GI"), ("COOK ISLANDS", TERRITORY, "CK"), ("HONG KONG SAR", TERRITORY, "HK"),
        ("Bayern", TERRITORY, ""), ("EUE", ORGANISATION, ""), ("IO-World Health Organization", ORGANISATION, ""),
        ("EUROPEAN SPACE AGENCY", ORGANISATION, ""), ("UNITED NATIONS", ORGANISATION, ""),
        ("ALG", UNKNOWN, ""), ("CONGO", UNKNOWN, ""), ("Atlantis", UNKNOWN, ""), ("", UNKNOWN, ""),
    ],
)  # fmt: skip
def test_a_name_stands_for_a_party_of_a_kind(name: str, kind: PartyKind, code: str) -> None:
    found = party(name)
    assert (found.name, found.kind, found.code) == (name, kind, code)


def test_a_state_that_changed_its_name_is_told_from_one_that_was_divided() -> None:
    assert party("ZAIRE").present == "CD"
    assert party("BURMA").present == "MM"
    assert party("SOVIET UNION").present == ""


def test_codes_of_iso_3166_3_are_themselves_names() -> None:
    for code, _kind, present, _names in FORMER:
        assert (party(code).code, party(code).present) == (code, present)


def test_in_the_british_register_a_name_in_small_letters_is_a_territory() -> None:
    assert party("AUSTRALIA", True).kind is STATE
    assert party("Australia", True) == PartyName("Australia", TERRITORY, "AU")
    assert party("Gold Coast", True) == PartyName("Gold Coast", TERRITORY)
    assert party("Gold Coast").kind is UNKNOWN


def test_a_cell_that_names_two_is_seen() -> None:
    assert several("KOR - PRK")
    assert not several("KOR")
    assert not several("Bosnia - Herzegovina")


@given(some.text(max_size=400), some.booleans())
def test_any_name_is_kept_as_it_is_written(name: str, by_case: bool) -> None:
    assert party(name, by_case).name == name.strip()


@pytest.mark.parametrize(
    ("title", "kind", "level"),
    [
        ("Exchange of Notes between the Government of A and that of B", "exchange_of_notes", "intergovernmental"),
        ("Notes exchanged between Great Britain and Roumania", "exchange_of_notes", ""),
        ("Protocol amending the Convention of 1958", "protocol", ""),
        ("Agreement Amending the Treaty of 1921", "agreement", ""),
        ("Convention on Biological Diversity", "treaty", ""),
        ("Correspondence of Non-Treaty character, about Visa requirements", "", ""),
        ("Memorandum of Understanding between the Ministry of Health of A and that of B", "memorandum", "inter_agency"),
        ("2010 Amendments to the Convention", "", ""),
        ("Schedule to the Customs Convention on Containers", "annex", ""),
        ("Schedule II to the Convention on the Limitation of Fishing", "annex", ""),
        ("Agreement for a Schedule of Rates to be Charged", "agreement", ""),
        ("Convention on Scheduled Services", "treaty", ""),
        ("Schedules of Payment: Exchange of Notes", "exchange_of_notes", ""),
        ("Additional Articles to the Treaty", "", ""),
        ("Declaration between Great Britain and Denmark", "", ""),
        ("", "", ""),
    ],
)  # fmt: skip
def test_a_title_says_its_kind_and_between_whom(title: str, kind: str, level: str) -> None:
    assert (kind_of(title), level_of(title)) == (kind, level)


def test_titles_are_alike_in_other_words_and_not_about_other_things() -> None:
    def same(one: str, other: str) -> bool:
        return alike(words_in(one), words_in(other))

    assert same("Convention on Fish of the Two Countries", "The convention on fish of the 2 countries")
    assert same("Agreement on Plant Health between A and B", "Agreement between B and A on Plant Health")
    assert not same(
        "Agreement on Plant Protection between A and B", "Agreement on Veterinary Medicine, A and B"
    )
    assert not same("", "Agreement")
