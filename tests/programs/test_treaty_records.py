"""What registers say without saying why: that a treaty ended or was in force for a party since a day."""

from dataclasses import replace
from typing import Any

import pytest

from programs.rules.treaties.days import Period
from programs.rules.treaties.outcome import Found
from programs.rules.treaties.status import PartyState, PartyStatus, TreatyState, TreatyStatus, status_at
from programs.rules.treaties.treaty import Treaty
from programs.rules.treaties.words import day as in_words
from programs.rules.treaties.words import lacking, said

from .treaty_acts import A, B, C, act, day, found, on, treaty

SECOND = {"trigger": "kth_instrument", "k": 2}
TWO = (act("ratification", "2000-01-01", A), act("ratification", "2000-03-01", B))
BOTH = {"trigger": "signature", "bilateral": True}
SIGNED = act("signature", "2000-01-01")
SIDES = (A, B)
YEAR = {"withdrawal": {"period": {"n": 1, "unit": "year"}}}


def at(case: Treaty, when: str) -> TreatyState:
    return status_at(case, day(when))


def of(case: Treaty, when: str, party: Any = A) -> PartyState:
    state = at(case, when).of(party.key)
    assert state is not None
    return state


def by_effect(kind: str, when: str, party: Any = None) -> Any:
    """An act of which nothing is known but the day of its effect."""
    return replace(act(kind, when, party, effective=when), on=Period.until(day(when)))


class TestAnEnd:
    def test_of_the_whole_is_termination_for_all(self) -> None:
        case = treaty(SECOND, *TWO, act("ended", "2005-01-01"))
        assert at(case, "2004-12-31").status is TreatyStatus.IN_FORCE
        state = at(case, "2005-01-01")
        assert state.status is TreatyStatus.TERMINATED
        assert state.end is not None
        assert state.end.cause == "ended"
        assert {party.status for party in state.parties} == {PartyStatus.FORMER}

    def test_known_to_the_year_leaves_that_year_unknown(self) -> None:
        case = treaty(SECOND, *TWO, act("ended", "2005"))
        assert at(case, "2005-06-01").status is TreatyStatus.UNKNOWN
        assert lacking(at(case, "2005-06-01").missing) == "the day of its end (ended, 2005)"
        assert at(case, "2005-12-31").status is TreatyStatus.TERMINATED

    def test_of_one_party_ends_it_for_that_one_and_a_bilateral_treaty_for_both(self) -> None:
        case = treaty(SECOND, *TWO, act("ended", "2005-01-01", A))
        assert of(case, "2004-12-31").status is PartyStatus.IN_FORCE
        assert of(case, "2005-01-01").status is PartyStatus.FORMER
        assert of(case, "2005-01-01", B).status is PartyStatus.IN_FORCE
        pair = treaty(BOTH, SIGNED, act("ended", "2005-01-01", A), sides=SIDES)
        assert at(pair, "2005-01-01").status is TreatyStatus.TERMINATED
        assert of(pair, "2005-01-01", B).status is PartyStatus.FORMER

    def test_of_one_party_does_not_end_what_began_again(self) -> None:
        case = treaty(SECOND, *TWO, act("ended", "2005-01-01", A), act("accession", "2010-01-01", A))
        assert of(case, "2010-01-01").status is PartyStatus.IN_FORCE

    def test_shows_that_one_was_a_party_though_its_consent_is_not_recorded(self) -> None:
        case = treaty(SECOND, *TWO, act("ended", "2005-01-01", C))
        state = of(case, "2005-01-01", C)
        assert state.status is PartyStatus.FORMER
        assert state.membership is not None
        assert str(state.membership.since) == "2000-03-01/2005-01-01"
        assert lacking(state.membership.missing) == "the consent to be bound of C"
        early = treaty(SECOND, *TWO, act("ended", "1999-01-01", C))
        assert of(early, "2005-01-01", C).status is PartyStatus.NONE


class TestAnActKnownByItsEffectAlone:
    @pytest.mark.parametrize("clauses", [{}, YEAR, {"withdrawal": "silent"}])
    def test_ends_participation_on_the_day_recorded_whatever_the_treaty_demands(self, clauses: Any) -> None:
        case = treaty({**SECOND, **clauses}, *TWO, by_effect("denunciation", "2005-01-01", A))
        assert of(case, "2005-01-01").status is PartyStatus.FORMER
        eve = of(case, "2004-12-31")
        # Nobody knows that notice had been given by then; the end is known all the same.
        assert eve.status is PartyStatus.IN_FORCE
        assert eve.membership is not None
        assert str(eve.membership.until) == "2005-01-01"

    def test_a_notice_with_its_day_is_what_the_treaty_makes_of_it(self) -> None:
        case = treaty({**SECOND, **YEAR}, *TWO, act("denunciation", "2005-01-01", A, effective="2005-01-01"))
        assert of(case, "2005-01-01").status is PartyStatus.WITHDRAWING
        assert of(case, "2006-01-01").status is PartyStatus.FORMER

    def test_ends_the_treaty_on_that_day_and_is_known_before(self) -> None:
        case = treaty(BOTH, SIGNED, by_effect("terminated", "2005-01-01"), sides=SIDES)
        state = at(case, "2004-12-31")
        assert (state.status, state.end is not None and str(state.end.on)) == (
            TreatyStatus.IN_FORCE,
            "2005-01-01",
        )
        assert at(case, "2005-01-01").status is TreatyStatus.TERMINATED

    def test_against_renewal_ends_it_then_and_decides_no_other_term(self) -> None:
        renewed = {
            **BOTH, "term": {"n": 5, "unit": "year"},
            "renewal": {"n": 5, "unit": "year", "tacit": True, "notice": {"n": 6, "unit": "month"}},
        }  # fmt: skip
        case = treaty(renewed, SIGNED, by_effect("non_renewal", "2010-01-01", A), sides=SIDES)
        assert at(case, "2005-01-01").status is TreatyStatus.IN_FORCE
        assert at(case, "2010-01-01").status is TreatyStatus.EXPIRED

    def test_is_written_as_some_day_until_then(self) -> None:
        until = Period.until(day("2005-01-01"))
        assert (str(until), in_words(until)) == ("../2005-01-01", "1 Jan 2005 or earlier")


class TestEntryIntoForceRecordedOfAParty:
    def test_is_the_day_for_that_party(self) -> None:
        third = (act("accession", "2003-01-01", C), act("entered_into_force", "2003-07-01", C))
        state = of(treaty(SECOND, *TWO, *third), "2004-01-01", C)
        assert state.membership is not None
        assert str(state.membership.since) == "2003-07-01"
        assert said(state.membership.steps) == (
            "own instrument: C, 1 Jan 2003; recorded as entered into force: 1 Jul 2003"
        )

    def test_is_doubted_where_a_later_day_is_computed(self) -> None:
        state = of(treaty(SECOND, *TWO, act("entered_into_force", "2000-02-01", B)), "2004-01-01", B)
        assert state.membership is not None
        assert str(state.membership.since) == "2000-03-01"
        assert said(state.membership.doubts) == "recorded as 1 Feb 2000"

    def test_is_the_day_of_a_bilateral_treaty(self) -> None:
        case = treaty({"bilateral": True}, act("entered_into_force", "2003-07-01", A), sides=SIDES)
        assert found(at(case, "2004-01-01").entry) == "2003-07-01"
        assert of(case, "2003-07-01", B).status is PartyStatus.IN_FORCE

    def test_shows_that_a_treaty_of_many_is_in_force_by_then(self) -> None:
        case = treaty({}, act("signature", "2001-05-01", A), act("entered_into_force", "2003-07-01", C))
        state = at(case, "2003-07-01")
        assert state.status is TreatyStatus.IN_FORCE
        assert not isinstance(state.entry, Found)
        assert state.entry.between == Period(day("2001-05-01"), day("2003-07-01"))
        assert lacking(state.entry.missing) == "the rule of entry into force"
        own = of(case, "2003-07-01", C)
        assert (own.status, own.membership is not None and own.membership.since) == (
            PartyStatus.IN_FORCE, on("2003-07-01"),
        )  # fmt: skip
        # What is recorded of one says nothing of another.
        assert of(case, "2003-07-01", A).status is PartyStatus.UNKNOWN
