"""The state of a treaty and of its parties on any date, as known on any date."""

from typing import Any

import pytest

from programs.rules.treaties.acts import Act, Party
from programs.rules.treaties.irregular import irregularities
from programs.rules.treaties.outcome import Found
from programs.rules.treaties.status import PartyState, PartyStatus, TreatyState, TreatyStatus, status_at
from programs.rules.treaties.treaty import Treaty
from programs.rules.treaties.words import lacking, said

from .treaty_acts import A, B, C, D, E, act, day, found, notified, on, treaty

SECOND = {"trigger": "kth_instrument", "k": 2}
TWO = (act("ratification", "2000-01-01", A), act("ratification", "2000-03-01", B))
RENEWED = {
    "trigger": "signature", "term": {"n": 5, "unit": "year"},
    "renewal": {"n": 3, "unit": "year", "tacit": True, "notice": {"n": 6, "unit": "month"}},
}  # fmt: skip


def at(case: Treaty, when: str, known_on: str | None = None) -> TreatyState:
    return status_at(case, day(when), None if known_on is None else day(known_on))


def of(case: Treaty, when: str, party: Party = A, known_on: str | None = None) -> PartyState:
    state = at(case, when, known_on).of(party.key)
    assert state is not None
    return state


def since(state: PartyState) -> str:
    assert state.membership is not None
    return str(state.membership.since)


def until(state: PartyState) -> str:
    assert state.membership is not None
    return str(state.membership.until)


class TestTheLifeOfATreaty:
    whole = treaty(
        {**SECOND, "offset": {"n": 1, "unit": "month"}}, act("adoption", "1998-01-01"),
        act("opened_for_signature", "1998-06-01"), act("signature", "1998-07-01", A), *TWO,
        act("terminated", "2005-01-01"),
    )  # fmt: skip

    @pytest.mark.parametrize(
        ("when", "status"),
        [
            ("1997-12-31", "draft"), ("1998-01-01", "adopted"), ("1998-06-01", "open_for_signature"),
            ("1998-07-01", "signed"), ("2000-03-31", "signed"), ("2000-04-01", "in_force"), ("2004-12-31", "in_force"),
            ("2005-01-01", "terminated"),
        ],
    )  # fmt: skip
    def test_goes_from_draft_to_termination(self, when: str, status: str) -> None:
        assert at(self.whole, when).status == status

    @pytest.mark.parametrize(
        ("when", "status"),
        [
            ("1998-06-30", "none"), ("1998-07-01", "signatory"), ("2000-01-01", "bound_pending"),
            ("2000-03-31", "bound_pending"), ("2000-04-01", "in_force_for_party"), ("2005-01-01", "former_party"),
        ],
    )  # fmt: skip
    def test_and_a_party_from_nothing_to_former_party(self, when: str, status: str) -> None:
        assert of(self.whole, when).status == status

    def test_one_that_was_replaced_before_it_was_in_force_has_lapsed(self) -> None:
        replaced = treaty(SECOND, act("signature", "1998-07-01", A), act("superseded", "1999-01-01"), *TWO)
        assert at(replaced, "1999-01-01").status is TreatyStatus.LAPSED
        late = at(replaced, "2001-01-01")
        assert late.status is TreatyStatus.LAPSED
        assert not any(party.obliged for party in late.parties)

    def test_consent_alone_shows_that_it_is_no_draft(self) -> None:
        assert at(treaty(SECOND, TWO[0]), "2000-02-01").status is TreatyStatus.SIGNED

    def test_suspension_and_resumption_for_all_and_for_one(self) -> None:
        acts = (
            *TWO, act("suspended", "2001-01-01"), act("resumed", "2001-06-01"), act("suspended", "2002-01-01", A),
            act("suspended", "2003-01-01", B, until="2003-02-01"),
        )  # fmt: skip
        case = treaty(SECOND, *acts)
        assert at(case, "2001-01-01").status is TreatyStatus.SUSPENDED
        assert of(case, "2001-01-01").suspended
        assert at(case, "2001-06-01").status is TreatyStatus.IN_FORCE
        assert not of(case, "2001-06-01").suspended
        assert (of(case, "2002-01-01").suspended, of(case, "2002-01-01", B).suspended) == (True, False)
        assert (of(case, "2003-01-31", B).suspended, of(case, "2003-02-01", B).suspended) == (True, False)

    def test_it_stays_in_force_however_few_remain_unless_it_says_otherwise(self) -> None:
        leaving = act("denunciation", "2001-01-01", B)
        clauses = {**SECOND, "withdrawal": {"period": {"n": 1, "unit": "year"}}}
        assert at(treaty(clauses, *TWO, leaving), "2002-01-01").status is TreatyStatus.IN_FORCE
        fewer = treaty({**clauses, "ends_below": 2}, *TWO, leaving)
        assert at(fewer, "2001-12-31").status is TreatyStatus.IN_FORCE
        assert at(fewer, "2002-01-01").status is TreatyStatus.TERMINATED
        assert of(fewer, "2002-01-01").status is PartyStatus.FORMER

    def test_what_the_depositary_recorded_stands_where_the_rule_leads_to_no_day(self) -> None:
        recorded = act("entered_into_force", "2000-05-05")
        assert found(at(treaty({}, recorded), "2001-01-01").entry) == "2000-05-05"
        assert found(at(treaty(SECOND, TWO[0], recorded), "2001-01-01").entry) == "2000-05-05"
        both = at(treaty(SECOND, *TWO, recorded), "2001-01-01").entry
        assert isinstance(both, Found)
        assert found(both) == "2000-03-01"
        assert said(both.uncertain) == "recorded as 5 May 2000"
        partial = at(treaty({}, act("entered_into_force", "2000")), "2000-06-01")
        assert partial.status is TreatyStatus.UNKNOWN
        assert lacking(partial.missing).endswith("the day of the entry into force (known: 2000)")
        assert at(treaty({}, act("entered_into_force", "2000")), "2000-12-31").status is TreatyStatus.IN_FORCE

    def test_without_a_rule_nothing_is_guessed(self) -> None:
        state = at(treaty({}, *TWO), "2020-01-01")
        assert state.status is TreatyStatus.UNKNOWN
        assert lacking(state.missing) == "the rule of entry into force"


class TestLaterParties:
    def test_have_their_own_offset(self) -> None:
        third = act("accession", "2001-01-15", C)
        general = treaty({**SECOND, "offset": {"n": 12, "unit": "month"}}, *TWO, third)
        assert since(of(general, "2001-02-01", C)) == "2002-01-15"
        own = treaty(
            {**SECOND, "offset": {"n": 12, "unit": "month"}, "later": {"offset": {"n": 30, "unit": "day"}}}, *TWO, third
        )  # fmt: skip
        # Not before the treaty itself, whatever its own instrument leads to.
        assert since(of(own, "2001-02-01", C)) == "2001-03-01"
        assert since(of(own, "2001-02-01")) == "2001-03-01"
        aligned = treaty({**SECOND, "later": {"align": "first_day_of_next_month"}}, *TWO, third)
        assert since(of(aligned, "2001-02-01", C)) == "2001-02-01"

    def test_one_by_whose_instrument_the_treaty_was_set_off_is_no_later_party(self) -> None:
        case = treaty({**SECOND, "later": {"offset": {"n": 90, "unit": "day"}}}, *TWO)
        assert since(of(case, "2000-03-01", B)) == "2000-03-01"

    def test_one_that_signs_later_is_a_party_from_then_where_signature_binds(self) -> None:
        signed = [
            act("signature", when, party)
            for when, party in (("2000-01-01", A), ("2000-02-01", B), ("2003-01-01", C))
        ]
        case = treaty({"trigger": "signature"}, *signed)
        assert [since(of(case, "2004-01-01", party)) for party in (A, B, C)] == [
            "2000-02-01",
            "2000-02-01",
            "2003-01-01",
        ]

    def test_a_signatory_that_has_not_notified_is_no_party(self) -> None:
        case = treaty(
            {"trigger": "last_notification"}, act("signature", "1999-01-01", C), notified("2000-01-01", A),
            notified("2000-02-01", B),
        )  # fmt: skip
        assert of(case, "2001-01-01", C).status is PartyStatus.SIGNATORY

    def test_which_of_many_sides_are_parties_is_unknown_where_only_entry_into_force_was_recorded(
        self,
    ) -> None:
        recorded = act("entered_into_force", "2000-05-05")
        many = treaty({}, recorded, sides=(A, B, C))
        assert at(many, "2001-01-01").status is TreatyStatus.IN_FORCE
        assert of(many, "2001-01-01").status is PartyStatus.UNKNOWN
        assert lacking(of(many, "2001-01-01").missing) == "the consent to be bound of A"
        assert of(treaty({}, recorded, sides=(A, B)), "2001-01-01").status is PartyStatus.IN_FORCE

    def test_an_instrument_of_one_whose_notice_runs_begins_nothing(self) -> None:
        clauses = {**SECOND, "withdrawal": {"period": {"n": 1, "unit": "year"}}}
        case = treaty(clauses, *TWO, act("denunciation", "2001-01-01", B), act("accession", "2001-06-01", B))
        assert of(case, "2001-06-01", B).status is PartyStatus.WITHDRAWING
        assert of(case, "2002-01-01", B).status is PartyStatus.FORMER

    def test_enter_on_the_day_they_name_or_that_was_recorded(self) -> None:
        named = act("accession", "2001-01-15", C, effective="2001-08-12")
        assert since(of(treaty(SECOND, *TWO, named), "2001-02-01", C)) == "2001-08-12"
        recorded = (act("accession", "2001-01-15", C), act("entered_into_force", "2001-05-01", C))
        assert (
            since(of(treaty({}, *TWO, *recorded, act("entered_into_force", "2000-03-01")), "2002-01-01", C))
            == "2001-05-01"
        )

    def test_a_day_they_name_is_not_before_the_treatys_own(self) -> None:
        early = act("accession", "2000-01-15", C, effective="2000-01-20")
        succession = act("succession", "2005-01-01", D, predecessor="a", effective="1990-01-01")
        case = treaty(SECOND, *TWO[:1], act("ratification", "2000-03-01", B), early, succession)
        third = treaty({**SECOND, "k": 3}, *case.acts)
        assert (since(of(third, "2005-01-01", C)), since(of(third, "2005-01-01", D))) == (
            "2000-03-01",
            "2000-03-01",
        )

    def test_one_whose_day_is_known_to_the_month_is_unknown_within_it(self) -> None:
        case = treaty(SECOND, *TWO, act("accession", "2001-05", C))
        assert of(case, "2001-04-30", C).status is PartyStatus.NONE
        assert of(case, "2001-05-15", C).status is PartyStatus.UNKNOWN
        assert of(case, "2001-05-31", C).status is PartyStatus.IN_FORCE


class TestProvisionalApplication:
    clauses = {**SECOND, "provisional_from": "signature"}
    signed = (
        act("signature", "1999-01-01", A),
        act("signature", "1999-01-01", B),
        act("signature", "1999-01-01", C),
    )

    def test_lasts_until_entry_into_force_for_the_party(self) -> None:
        case = treaty(self.clauses, *self.signed, *TWO)
        assert of(case, "1999-01-01").provisional
        assert at(case, "1999-01-01").status is TreatyStatus.PROVISIONALLY_APPLIED
        assert not of(case, "2000-03-01").provisional
        assert of(case, "2000-03-01", C).provisional
        assert of(case, "2000-03-01", C).status is PartyStatus.SIGNATORY
        ends = treaty({**self.clauses, "provisional_until": "entry_into_force"}, *self.signed, *TWO)
        assert not of(ends, "2000-03-01", C).provisional

    @pytest.mark.parametrize(
        ("kind", "applies"), [("not_to_become_party", True), ("provisional_application_opposed", False)]
    )
    def test_one_may_end_it_or_object_to_it(self, kind: str, applies: bool) -> None:
        case = treaty(self.clauses, *self.signed, act(kind, "1999-06-01", C))
        assert not of(case, "1999-06-01", C).provisional
        assert of(case, "1999-05-31", C).provisional or not applies

    def test_begins_by_notice_or_on_a_date(self) -> None:
        notice = act("provisional_application", "1999-02-01", C)
        by_notice = treaty({**SECOND, "provisional_from": "notice"}, *self.signed, notice)
        assert (of(by_notice, "1999-02-01", C).provisional, of(by_notice, "1999-02-01").provisional) == (
            True,
            False,
        )
        dated = treaty({**SECOND, "provisional_from": "1999-03-01"}, *self.signed)
        assert (of(dated, "1999-02-28").provisional, of(dated, "1999-03-01").provisional) == (False, True)

    def test_is_no_consent(self) -> None:
        case = treaty(self.clauses, *self.signed, act("provisional_application", "1999-02-01", C))
        assert not isinstance(at(case, "2020-01-01").entry, Found)


class TestDenunciation:
    def leaving(self, withdrawal: Any, *more: Act, **facts: Any) -> Treaty:
        clauses = SECOND if withdrawal is None else {**SECOND, "withdrawal": withdrawal}
        third = act("ratification", "2000-01-01", C)
        return treaty(clauses, *TWO, third, act("denunciation", "2001-02-10", A, **facts), *more)

    @pytest.mark.parametrize(
        ("withdrawal", "effective"),
        [
            ({"period": {"n": 6, "unit": "month"}}, "2001-08-10"), ({"period": {"n": 0, "unit": "day"}}, "2001-02-10"),
            ({"period": {"n": 6, "unit": "month"}, "earliest": {"n": 3, "unit": "year"}}, "2003-01-01"),
            ({"period": {"n": 6, "unit": "month"}, "align": "end_of_year"}, "2001-12-31"),
            ({"period": {"n": 6, "unit": "month"}, "align": "first_day_of_next_year"}, "2002-01-01"),
            ({"implied": "nature"}, "2002-02-10"), ({"implied": "intention"}, "2002-02-10"),
        ],
    )  # fmt: skip
    def test_takes_effect_as_the_treaty_says(self, withdrawal: Any, effective: str) -> None:
        case = self.leaving(withdrawal)
        assert until(of(case, "2001-02-10")) == effective
        assert of(case, effective).status is PartyStatus.FORMER

    def test_counts_from_its_receipt_and_may_name_a_later_day_and_no_earlier_one(self) -> None:
        period = {"period": {"n": 6, "unit": "month"}}
        assert until(of(self.leaving(period, received="2001-02-20"), "2001-03-01")) == "2001-08-20"
        assert until(of(self.leaving(period, effective="2002-01-01"), "2001-03-01")) == "2002-01-01"
        assert until(of(self.leaving(period, effective="2001-03-01"), "2001-03-01")) == "2001-08-10"

    def test_has_no_effect_where_the_treaty_is_silent(self) -> None:
        assert of(self.leaving("silent"), "2020-01-01").status is PartyStatus.IN_FORCE

    def test_is_unknown_where_nobody_recorded_what_the_treaty_says(self) -> None:
        state = of(self.leaving(None), "2001-03-01")
        assert state.status is PartyStatus.UNKNOWN
        assert lacking(state.missing) == "what the treaty says of denunciation of A"
        assert of(self.leaving(None, effective="2001-09-01"), "2001-09-01").status is PartyStatus.FORMER

    def test_ends_a_bilateral_treaty_for_both(self) -> None:
        clauses = {**SECOND, "bilateral": True, "withdrawal": {"period": {"n": 6, "unit": "month"}}}
        case = treaty(clauses, *TWO, act("denunciation", "2001-02-10", A))
        assert at(case, "2001-08-09").status is TreatyStatus.IN_FORCE
        assert at(case, "2001-08-10").status is TreatyStatus.TERMINATED
        assert of(case, "2001-08-10", B).status is PartyStatus.FORMER

    def test_rescinded_in_time_it_never_was(self) -> None:
        rescission = act("rescission_of_withdrawal", "2001-08-09", A)
        case = self.leaving({"period": {"n": 6, "unit": "month"}}, rescission)
        assert of(case, "2001-08-08").status is PartyStatus.WITHDRAWING
        assert of(case, "2001-08-09").status is PartyStatus.IN_FORCE
        assert until(of(case, "2005-01-01")) == "None"
        assert of(case, "2005-01-01", known_on="2005-01-01").status is PartyStatus.IN_FORCE

    def test_a_rescission_known_later_changes_what_is_and_not_what_was_known(self) -> None:
        rescission = act("rescission_of_withdrawal", "2001-08-09", A, known_on="2002-01-01")
        case = self.leaving({"period": {"n": 6, "unit": "month"}}, rescission)
        assert of(case, "2001-09-01", known_on="2001-12-31").status is PartyStatus.FORMER
        assert of(case, "2001-09-01", known_on="2002-01-01").status is PartyStatus.IN_FORCE


class TestRenewal:
    def test_a_notice_of_one_of_many_ends_it_for_that_one(self) -> None:
        signed = [act("signature", "2000-01-01", party) for party in (A, B, C)]
        case = treaty({**RENEWED, "of_parties": 3}, *signed, act("non_renewal", "2004-07-01", A))
        assert of(case, "2004-12-31").status is PartyStatus.WITHDRAWING
        assert of(case, "2005-01-01").status is PartyStatus.FORMER
        assert at(case, "2005-01-01").status is TreatyStatus.IN_FORCE

    def test_a_notice_rescinded_before_the_expiry_does_not_count(self) -> None:
        signed = act("signature", "2000-01-01")
        notice, back = act("non_renewal", "2004-06-01", A), act("rescission_of_withdrawal", "2004-12-31", A)
        case = treaty({**RENEWED, "bilateral": True}, signed, notice, back, sides=(A, B))
        assert at(case, "2005-01-01").status is TreatyStatus.IN_FORCE
        late = act("rescission_of_withdrawal", "2005-01-01", A)
        case = treaty({**RENEWED, "bilateral": True}, signed, notice, late, sides=(A, B))
        assert at(case, "2005-01-02").status is TreatyStatus.EXPIRED

    def test_a_notice_known_to_the_month_of_the_last_day_leaves_it_unknown(self) -> None:
        signed = act("signature", "2000-01-15")
        case = treaty({**RENEWED, "bilateral": True}, signed, act("non_renewal", "2004-07", A), sides=(A, B))
        assert at(case, "2005-01-14").status is TreatyStatus.IN_FORCE
        assert at(case, "2005-01-15").status is TreatyStatus.UNKNOWN

    def test_no_more_often_than_the_treaty_allows(self) -> None:
        once = {**RENEWED, "renewal": {**RENEWED["renewal"], "times": 1}}
        case = treaty(once, act("signature", "2000-01-01"), sides=(A, B))
        assert at(case, "2007-12-31").status is TreatyStatus.IN_FORCE
        assert at(case, "2008-01-01").status is TreatyStatus.EXPIRED

    def test_what_is_recorded_of_a_later_day_says_that_it_was_not_in_force_before(self) -> None:
        case = treaty({}, *TWO, act("entered_into_force", "2001-02-03"))
        assert at(case, "2000-12-31").status is TreatyStatus.SIGNED
        assert at(case, "2001-02-03").status is TreatyStatus.IN_FORCE

    def test_what_was_terminated_without_a_rule_is_not_said_to_have_lapsed(self) -> None:
        ended = act("terminated", "2001-02-03")
        assert at(treaty({}, *TWO, ended), "2002-01-01").status is TreatyStatus.TERMINATED
        three = {"trigger": "kth_instrument", "k": 3}
        assert at(treaty(three, *TWO, ended), "2002-01-01").status is TreatyStatus.LAPSED

    def test_a_treaty_may_name_the_day_on_which_it_expires(self) -> None:
        named = {"trigger": "signature", "expires": "2010-01-01"}
        case = treaty(named, act("signature", "2003-05-07"), sides=(A, B))
        assert at(case, "2009-12-31").status is TreatyStatus.IN_FORCE
        assert at(case, "2010-01-01").status is TreatyStatus.EXPIRED
        longer = {**named, "renewal": {"n": 2, "unit": "year", "tacit": True}}
        case = treaty(
            longer, act("signature", "2003-05-07"), act("non_renewal", "2011-01-01", A), sides=(A, B)
        )
        assert at(case, "2011-12-31").status is TreatyStatus.IN_FORCE
        assert of(case, "2012-01-01").status is PartyStatus.FORMER

    def test_an_extension_after_the_end_revives_nothing_unless_it_looks_back(self) -> None:
        five = {"trigger": "signature", "term": {"n": 5, "unit": "year"}}
        late = act("extended", "2005-02-01", until="2010-01-01")
        case = treaty(five, act("signature", "2000-01-01"), late, sides=(A, B))
        assert at(case, "2006-01-01").status is TreatyStatus.EXPIRED
        back = act("extended", "2005-02-01", until="2010-01-01", effective="2005-01-01", retroactive=True)
        case = treaty(five, act("signature", "2000-01-01"), back, sides=(A, B))
        assert at(case, "2006-01-01").status is TreatyStatus.IN_FORCE

    def test_a_month_too_short_for_the_last_day_for_notice_is_doubted(self) -> None:
        case = treaty(RENEWED, act("signature", "2000-08-31"), sides=(A, B))
        term = at(case, "2001-01-01").term
        assert term is not None
        assert (str(term.last_day_for_notice), term.clamped) == ("2005-02-28", True)


class TestSuccession:
    def test_looks_back_to_its_date(self) -> None:
        succession = act("succession", "2005-01-01", C, predecessor="a", effective="2003-06-01")
        case = treaty(SECOND, *TWO, succession)
        assert of(case, "2005-01-01", C).status is PartyStatus.IN_FORCE
        assert since(of(case, "2005-01-01", C)) == "2003-06-01"
        assert of(case, "2004-12-31", C).status is PartyStatus.NONE
        assert of(case, "2005-01-01").status is PartyStatus.IN_FORCE

    def test_to_one_that_was_no_party_is_to_nothing(self) -> None:
        case = treaty(SECOND, *TWO, act("succession", "2005-01-01", C, predecessor="d"))
        assert of(case, "2005-01-01", C).status is PartyStatus.NONE
        assert [each.code for each in irregularities(case)] == ["signature", "signature", "predecessor"]

    def test_without_its_date_is_unknown_before_its_deposit_and_certain_after(self) -> None:
        case = treaty(SECOND, *TWO, act("succession", "2005-01-01", C, predecessor="a"))
        assert of(case, "2005-01-01", C).status is PartyStatus.IN_FORCE
        assert since(of(case, "2005-01-01", C)) == "2000-03-01/2005-01-01"

    def test_continuation_takes_the_place_of_the_State_before(self) -> None:
        case = treaty(SECOND, *TWO, act("continuation", "2001-12-24", C, predecessor="a"))
        assert of(case, "2001-12-23").status is PartyStatus.IN_FORCE
        assert of(case, "2001-12-24").status is PartyStatus.FORMER
        assert of(case, "2001-12-24", C).status is PartyStatus.IN_FORCE

    def test_a_bilateral_treaty_goes_on_with_the_State_that_continues_its_party(self) -> None:
        case = treaty(
            {**SECOND, "bilateral": True}, *TWO, act("continuation", "2001-12-24", C, predecessor="a")
        )
        assert at(case, "2002-01-01").status is TreatyStatus.IN_FORCE
        assert of(case, "2002-01-01", C).status is PartyStatus.IN_FORCE
        alone = treaty({**SECOND, "bilateral": True}, *TWO, act("ceased_to_exist", "2001-10-03", B))
        assert at(alone, "2001-10-03").status is TreatyStatus.TERMINATED

    def test_a_State_that_has_ceased_to_exist_is_a_former_party(self) -> None:
        case = treaty(SECOND, *TWO, act("ceased_to_exist", "2001-10-03", B))
        assert of(case, "2001-10-03", B).status is PartyStatus.FORMER
        assert at(case, "2001-10-03").status is TreatyStatus.IN_FORCE


class TestSignatories:
    def test_are_obliged_until_they_decline(self) -> None:
        case = treaty(
            SECOND, act("signature", "1999-01-01", D), act("not_to_become_party", "2002-05-06", D), *TWO
        )
        assert of(case, "2002-05-05", D).obliged
        assert not of(case, "2002-05-06", D).obliged
        assert not of(case, "1998-12-31", D).obliged

    def test_what_lacks_its_ground_is_questioned_and_counted(self) -> None:
        again = (act("accession", "2000-02-01", A), act("accession", "2003-01-01", E))
        back = act("entered_into_force", "2000-03-01", B, effective="2000-02-01", retroactive=True)
        case = treaty(SECOND, act("signature", "1999-01-01", A), *TWO, *again, back)
        codes = [(each.code, each.facts["party"]) for each in irregularities(case)]
        assert codes == [("signatory", "A"), ("twice", "A"), ("retroactive", "B"), ("signature", "B")]
        assert found(at(case, "2001-01-01").entry) == "2000-03-01"
        heir = act("succession", "1995-06-01", D, effective="1993-01-01", retroactive=True, predecessor=A.key)
        assert "retroactive" not in {each.code for each in irregularities(treaty(SECOND, *TWO, heir))}
        waived = treaty({**SECOND, "signature_needed": False}, *TWO)
        assert irregularities(waived) == ()

    @pytest.mark.parametrize(
        ("clauses", "acts", "codes"),
        [
            ({}, (act("signature", "1998-01-01", E), act("accession", "2003-01-01", E)), ["signatory"]),
            ({}, (act("signature", "1998-01-01", E), act("signature", "1998-05-01", E)), ["signed_twice"]),
            ({}, (act("signature_ad_referendum", "1998-01-01", E), act("signature", "1998-05-01", E)), []),
            ({}, (act("adoption", "1998-05-01"), act("signature", "1998-04-30", E)), ["before_adoption"]),
            ({}, (act("adoption", "1998-05"), act("signature", "1998-05-01", E)), []),
            ({}, (act("signature", "0001-01-01", E),), ["sentinel"]),
            ({}, (act("signature", "1998-01-01", E, effective="9999-12-31"),), ["sentinel"]),
            ({}, (act("denunciation", "1999-01-01", A),), ["not_in_force"]),
            ({}, (act("denunciation", "2001-01-01", A),), []),
            ({}, (act("denunciation", "2001-01-01", E),), ["not_in_force"]),
            ({}, (act("denunciation", "2001-01-01", A), act("denunciation", "2003-01-01", A)), ["not_in_force"]),
            ({"withdrawal": "silent"}, (act("denunciation", "2001-01-01", A),), ["no_denunciation"]),
            ({"withdrawal": {"implied": "nature"}}, (act("denunciation", "2001-01-01", A),), []),
        ],
    )  # fmt: skip
    def test_what_should_not_be_is_questioned(
        self, clauses: dict[str, Any], acts: tuple[Any, ...], codes: list[str]
    ) -> None:
        said = {**SECOND, "withdrawal": {"period": {"n": 1, "unit": "year"}}, "signature_needed": False}
        case = treaty({**said, **clauses}, *TWO, *acts)
        assert [each.code for each in irregularities(case)] == codes
        assert irregularities(case, as_of=day("1990-01-01")) == tuple(
            each for each in irregularities(case) if each.facts["date"].first < day("1990-01-01")
        )

    def test_both_sides_of_an_exchange_are_parties_from_the_treatys_day(self) -> None:
        case = treaty({"trigger": "last_notification"}, notified("2000-01-01", A), notified("2000-02-01", B))
        assert {party.status for party in at(case, "2000-02-01").parties} == {PartyStatus.IN_FORCE}
        assert since(of(case, "2000-02-01")) == "2000-02-01"
        assert of(case, "2000-01-31").status is PartyStatus.BOUND_PENDING
        assert on("2000-02-01").day == day("2000-02-01")


class TestAnInstrumentWithdrawn:
    """Before the treaty is in force for its party: then it counts no more."""

    ratified = (act("signature", "1999-01-01", A), *TWO)

    def test_counts_until_then_and_not_after(self) -> None:
        back = act("instrument_withdrawn", "2000-02-01", A, of=TWO[0].key)
        case = treaty(SECOND, *self.ratified, back)
        assert of(case, "2000-01-31").status is PartyStatus.BOUND_PENDING
        assert of(case, "2000-02-01").status is PartyStatus.SIGNATORY
        assert of(case, "2000-02-01").consented_on is None
        # Without it B's is the first, and not the second.
        assert lacking(at(case, "2000-03-01").missing) == "1 more instrument (have 1 of 2)"
        again = treaty(SECOND, *case.acts, act("acceptance", "2000-05-01", A))
        assert found(at(again, "2000-06-01").entry) == "2000-05-01"
        assert of(again, "2000-06-01").status is PartyStatus.IN_FORCE
        assert [each.code for each in irregularities(again)] == ["signature"]

    def test_stands_once_the_treaty_is_in_force_for_the_party(self) -> None:
        case = treaty(SECOND, *self.ratified, act("instrument_withdrawn", "2000-03-01", A, of=TWO[0].key))
        assert of(case, "2000-04-01").status is PartyStatus.IN_FORCE

    def test_of_a_later_party_is_gone_before_the_treaty_is_in_force_for_it(self) -> None:
        third = act("accession", "2001-01-01", C)
        case = treaty(
            {**SECOND, "offset": {"n": 3, "unit": "month"}}, *TWO, third, act("instrument_withdrawn", "2001-03-01", C)
        )  # fmt: skip
        assert of(case, "2001-02-28", C).status is PartyStatus.BOUND_PENDING
        assert of(case, "2002-01-01", C).status is PartyStatus.NONE
