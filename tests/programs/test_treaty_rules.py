"""When treaties enter into force: real treaties with their real dates, and each trigger with what it lacks."""

import json
from typing import Any

import pytest

from programs.rules.treaties.cases import Verdict, decide, read_cases
from programs.rules.treaties.days import Period
from programs.rules.treaties.entry import compute
from programs.rules.treaties.outcome import Found, Unknown
from programs.rules.treaties.reading import parse
from programs.rules.treaties.views import Member
from programs.rules.treaties.words import in_words, lacking, said

from .treaty_acts import UNION, A, B, C, D, E, act, day, found, kept, notified, on

REAL = ["27-7", "27-8", "21-6", "26-5", "26-1", "18-10", "18-12", "4-4", "4-13", "9-4", "10-10", "5-4"]


def real(name: str) -> Verdict:
    cases = read_cases(json.loads(kept("multilateral.json").read_text(encoding="utf-8")))
    return next(decide(case) for case in cases if case.key == name)


@pytest.mark.parametrize("name", REAL)
def test_a_real_treaty_entered_into_force_on_its_real_day(name: str) -> None:
    decided = real(name)
    assert decided.verdict == "agrees", in_words(decided.outcome)
    assert isinstance(decided.outcome, Found)
    decisive = decided.outcome.steps[0].facts
    assert (decisive["party"], decisive["date"].day) == decided.case.expected_kth
    assert decided.outcome.uncertain == ()


def test_every_real_treaty_of_the_file_is_tried() -> None:
    assert [case["id"] for case in json.loads(kept("multilateral.json").read_text(encoding="utf-8"))] == REAL


def test_a_derivation_is_said_step_by_step() -> None:
    assert in_words(real("27-7").outcome) == (
        "21 Mar 1994: 50th instrument: Portugal, 21 Dec 1993 (one of 3 of that day); + 90 days = 21 Mar 1994"
    )
    assert in_words(real("18-10").outcome) == (
        "1 Jul 2002: 60th instrument: Democratic Republic of the Congo, 11 Apr 2002 (one of 10 of that day);"
        " + 60 days = 10 Jun 2002; first day of the next month = 1 Jul 2002"
    )


THIRD = {"trigger": "kth_instrument", "k": 3}
DEPOSITS = (
    act("ratification", "2001-01-31", A),
    act("accession", "2001-03-10", B),
    act("approval", "2001-05-31", C),
    act("acceptance", "2001-07-01", D),
)


def outcome_of(rule: dict[str, Any], *acts: Any, **limits: Any) -> Any:
    return compute(parse(rule), acts, **limits)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "2001-05-31"), ({"offset": {"n": 30, "unit": "day"}}, "2001-06-30"),
        ({"offset": {"n": 2, "unit": "month"}}, "2001-07-31"), ({"offset": {"n": 2, "unit": "year"}}, "2003-05-31"),
        ({"align": "first_day_of_next_month"}, "2001-06-01"),
        ({"align": "first_day_of_nth_month_after_month", "n": 6}, "2001-11-01"),
        ({"offset": {"n": 1, "unit": "day"}, "align": "first_day_of_next_month"}, "2001-07-01"),
        ({"align": "end_of_year"}, "2001-12-31"), ({"align": "first_day_of_next_year"}, "2002-01-01"),
        ({"not_before": "2001-06-01"}, "2001-06-01"), ({"not_before": "2001-05-30"}, "2001-05-31"),
        ({"and": [{"count": 4}]}, "2001-07-01"), ({"and": [{"count": 1}]}, "2001-05-31"),
        ({"or": [{"trigger": "kth_instrument", "k": 2}]}, "2001-03-10"),
        ({"or": [{"trigger": "fixed_date", "date": "2002-01-01"}]}, "2001-05-31"),
        ({"or": [{"trigger": "kth_instrument", "k": 90}]}, "2001-05-31"),
    ],
)  # fmt: skip
def test_the_day_is_moved_as_the_rule_says(more: dict[str, Any], expected: str) -> None:
    assert found(outcome_of({**THIRD, **more}, *DEPOSITS)) == expected


def test_a_month_too_short_for_the_day_gives_its_last_day_and_is_doubted() -> None:
    outcome = outcome_of({**THIRD, "offset": {"n": 1, "unit": "month"}}, *DEPOSITS)
    assert found(outcome) == "2001-06-30"
    assert [doubt.code for doubt in outcome.uncertain] == ["clamped"]


def test_too_few_instruments_are_counted_as_what_is_missing() -> None:
    outcome = outcome_of(THIRD, *DEPOSITS, as_of=day("2001-05-30"))
    assert lacking(outcome.missing) == "1 more instrument (have 2 of 3)"
    assert outcome.between is None


class TestWhatIsCounted:
    def test_a_regional_organisation_only_where_the_treaty_counts_it(self) -> None:
        deposits = (*DEPOSITS[:2], act("approval", "2001-04-01", UNION), *DEPOSITS[2:])
        assert found(outcome_of(THIRD, *deposits)) == "2001-05-31"
        assert found(outcome_of({**THIRD, "count_regional_orgs": True}, *deposits)) == "2001-04-01"
        states = {**THIRD, "count_regional_orgs": True, "only_states": True}
        assert found(outcome_of(states, *deposits)) == "2001-05-31"

    def test_a_succession_only_where_the_treaty_counts_it(self) -> None:
        deposits = (*DEPOSITS, act("succession", "2001-04-01", E))
        assert found(outcome_of(THIRD, *deposits)) == "2001-05-31"
        assert found(outcome_of({**THIRD, "count_successions": True}, *deposits)) == "2001-04-01"

    def test_only_signatories_or_only_those_named(self) -> None:
        signed = [act("signature", "2000-01-01", party) for party in (A, C, D)]
        assert found(outcome_of({**THIRD, "only_signatories": True}, *DEPOSITS, *signed)) == "2001-07-01"
        named = {"trigger": "kth_instrument", "k": 2, "named": ["b", "d"]}
        assert found(outcome_of(named, *DEPOSITS)) == "2001-07-01"

    def test_a_state_that_has_ceased_to_exist_counts(self) -> None:
        assert found(outcome_of(THIRD, *DEPOSITS, act("ceased_to_exist", "2001-02-01", A))) == "2001-05-31"

    def test_a_party_once_however_many_instruments_it_deposits(self) -> None:
        assert found(outcome_of(THIRD, *DEPOSITS, act("accession", "2001-02-01", A))) == "2001-05-31"

    def test_neither_signature_nor_endorsement_is_consent_to_be_bound(self) -> None:
        acts = [
            act(kind, "2001-04-01", E) for kind in ("signature", "endorsement_by_authority", "initialling")
        ]
        assert found(outcome_of(THIRD, *DEPOSITS, *acts)) == "2001-05-31"


class TestTriggers:
    def test_signature_by_all_together_or_by_the_last(self) -> None:
        assert found(outcome_of({"trigger": "signature"}, act("signature", "1973-06-21"))) == "1973-06-21"
        both = (act("signature", "1973-06-21", A), act("signature", "1973-07-01", B))
        assert found(outcome_of({"trigger": "signature"}, *both)) == "1973-07-01"
        one = outcome_of({"trigger": "signature"}, both[0])
        assert lacking(one.missing) == "1 more signature (have 1 of 2)"

    def test_a_signature_ad_referendum_counts_from_its_day_once_it_is_confirmed(self) -> None:
        acts = (act("signature", "1973-06-21", A), act("signature_ad_referendum", "1973-07-01", B))
        assert isinstance(outcome_of({"trigger": "signature"}, *acts), Unknown)
        confirmed = (*acts, act("confirmation", "1974-01-01", B))
        assert found(outcome_of({"trigger": "signature"}, *confirmed)) == "1973-07-01"
        assert isinstance(outcome_of({"trigger": "signature"}, *confirmed, as_of=day("1973-12-31")), Unknown)

    def test_the_last_notification_counts_from_its_receipt(self) -> None:
        acts = (notified("2002-01-01", A), act("notification", "2002-02-01", B, received="2002-02-15"))
        assert found(outcome_of({"trigger": "last_notification"}, *acts)) == "2002-02-15"

    def test_a_notification_whose_receipt_is_not_known_decides_nothing(self) -> None:
        outcome = outcome_of(
            {"trigger": "last_notification"}, notified("2002-01-01", A), act("notification", "2002-02-01", B)
        )
        assert lacking(outcome.missing) == "the day of receipt of the notification of B, made 1 Feb 2002"
        assert outcome.between == Period.since(day("2002-02-01"))

    def test_exchanges(self) -> None:
        instruments = {"trigger": "exchange_of_instruments"}
        assert found(outcome_of(instruments, act("exchange_of_instruments", "2000-01-26"))) == "2000-01-26"
        assert lacking(outcome_of(instruments).missing) == "the exchange of instruments"
        notes = (act("note", "1954-11-10", A), act("reply_note", "1954-11-11", B, received="1954-11-13"))
        assert found(outcome_of({"trigger": "reply_note"}, *notes)) == "1954-11-11"
        assert found(outcome_of({"trigger": "exchange_of_notes"}, *notes)) == "1954-11-11"
        assert lacking(outcome_of({"trigger": "reply_note"}, notes[0]).missing) == "the note in reply"

    def test_all_named(self) -> None:
        rule = {"trigger": "all_named", "named": ["a", "c"]}
        assert found(outcome_of(rule, *DEPOSITS)) == "2001-05-31"
        assert lacking(outcome_of(rule, *DEPOSITS[:2]).missing) == "instruments of c"
        assert (
            lacking(outcome_of({"trigger": "all_named", "n": 44}).missing)
            == "the list of the 44 parties named"
        )

    def test_a_share_of_a_quantity_beside_a_number(self) -> None:
        share = {"share": 0.55, "of": "emissions", "table": {"a": 30, "b": 20, "c": 5, "d": 45}}
        rule = {"trigger": "all_of", "conditions": [{"count": 2}, share], "offset": {"n": 90, "unit": "day"}}
        outcome = outcome_of(rule, *DEPOSITS)
        assert found(outcome) == "2001-08-29"
        assert "55.0% of emissions, 55.0% needed: C, 31 May 2001" in said(outcome.steps)
        short = outcome_of(rule, *DEPOSITS[:1])
        assert lacking(short.missing) == (
            "1 more instrument (have 1 of 2); instruments to the share: 30.0% of emissions, 55.0% needed"
        )
        no_table = {"trigger": "all_of", "conditions": [{"share": "2/3", "of": "consumption"}]}
        assert lacking(outcome_of(no_table, *DEPOSITS).missing) == "the reference table of consumption"

    def test_a_fixed_date_that_conditions_may_miss(self) -> None:
        rule = {
            "trigger": "fixed_date_if", "date": "2001-06-01", "else_offset_days": 90, "conditions": [{"count": 3}],
        }  # fmt: skip
        assert found(outcome_of(rule, *DEPOSITS)) == "2001-06-01"
        assert found(outcome_of({**rule, "date": "2001-05-31"}, *DEPOSITS)) == "2001-05-31"
        assert found(outcome_of({**rule, "date": "2001-05-30"}, *DEPOSITS)) == "2001-08-29"
        assert isinstance(outcome_of(rule, *DEPOSITS[:2]), Unknown)

    def test_a_decision_and_an_event(self) -> None:
        taken = act("decision", "2014-10-10", of="Supreme Council", effective="2015-01-01")
        assert found(outcome_of({"trigger": "decision", "body": "Supreme Council"}, taken)) == "2015-01-01"
        other = outcome_of({"trigger": "decision", "body": "Commission"}, taken)
        assert lacking(other.missing) == "the decision of Commission"
        vague = outcome_of({"trigger": "decision"}, act("decision", "2014-10-10", effective="2015-01"))
        assert vague.between == on("2015-01")
        assert lacking(vague.missing) == "the day of the decision (known: Jan 2015)"
        event = {"trigger": "event", "of": "opening of the bridge"}
        assert (
            found(outcome_of(event, act("event", "2001-01-01", of="opening of the bridge"))) == "2001-01-01"
        )
        assert lacking(outcome_of(event).missing) == "the day of: opening of the bridge"

    def test_tacit_acceptance_unless_too_many_object(self) -> None:
        rule = {"trigger": "tacit_acceptance", "period": {"n": 12, "unit": "month"}, "max_objections": 1}
        circulated = act("circulation", "2001-01-10")
        one, late = act("objection", "2001-05-01", A), act("objection", "2002-01-11", B)
        assert found(outcome_of(rule, circulated, one, late)) == "2002-01-10"
        barred = outcome_of(rule, circulated, one, act("objection", "2002-01-10", B))
        assert lacking(barred.missing) == "too many objections: 2, 1 allowed"
        perhaps = outcome_of(rule, circulated, one, act("objection", "2002-01", B))
        assert perhaps.between == Period.since(day("2002-01-10"))
        assert "the day of the objection of B (known: Jan 2002)" in lacking(perhaps.missing)
        running = outcome_of(rule, circulated, as_of=day("2001-06-01"))
        assert lacking(running.missing) == "the end of the period for objections, 10 Jan 2002"
        assert lacking(outcome_of(rule).missing) == "the day of circulation"

    @pytest.mark.parametrize(
        ("basis", "expected"), [("at_adoption", "2003-06-01"), ("current", "2003-03-01")]
    )
    def test_a_share_of_the_parties_at_adoption_or_of_the_day(self, basis: str, expected: str) -> None:
        members = [Member(party.key, on("2000-01-01")) for party in (A, B, C)]
        members.append(Member("d", on("2000-01-01"), on("2003-02-01")))
        acceptances = [
            act("acceptance", when, party)
            for when, party in [("2003-01-01", A), ("2003-03-01", B), ("2003-06-01", C)]
        ]
        rule = parse({"trigger": "share_of_parties", "share": "2/3", "basis": basis})
        assert found(compute(rule, acceptances, members=members, adopted=on("2002-01-01"))) == expected


class TestPartialDates:
    def test_a_month_is_enough_where_every_day_of_it_leads_to_the_same(self) -> None:
        deposits = (*DEPOSITS[:2], act("approval", "2001-05", C))
        outcome = outcome_of({**THIRD, "align": "first_day_of_nth_month_after_month", "n": 6}, *deposits)
        assert found(outcome) == "2001-11-01"
        assert said(outcome.steps) == (
            "3rd instrument: C, May 2001; first day of the 6th month after the month = 1 Nov 2001"
        )

    def test_a_month_that_does_not_decide_the_day_is_said_to_be_missing_it(self) -> None:
        deposits = (*DEPOSITS[:2], act("approval", "2001-05", C))
        outcome = outcome_of({**THIRD, "offset": {"n": 30, "unit": "day"}}, *deposits)
        assert outcome.between == Period(day("2001-05-31"), day("2001-06-30"))
        assert lacking(outcome.missing) == "the day of the approval of C (known: May 2001)"

    def test_a_year_that_does_not_decide_is_no_obstacle(self) -> None:
        deposits = (act("ratification", "1999", E), *DEPOSITS)
        assert found(outcome_of(THIRD, *deposits)) == "2001-03-10"

    def test_a_day_that_may_lie_after_the_day_asked_about_is_not_counted_on(self) -> None:
        deposits = (*DEPOSITS[:2], act("approval", "2001-05", C))
        outcome = outcome_of(THIRD, *deposits, as_of=day("2001-05-15"))
        assert isinstance(outcome, Unknown)
        assert outcome.between == Period.since(day("2001-05-01"))

    def test_a_day_that_its_source_doubts_is_doubted(self) -> None:
        deposits = (*DEPOSITS[:2], act("approval", "2001-05-31", C, doubted=True))
        assert [step.code for step in outcome_of(THIRD, *deposits).uncertain] == ["doubted"]


class TestWhatIsKnown:
    def test_a_late_receipt_changes_what_is_and_not_what_was_known(self) -> None:
        late = act("accession", "2001-02-01", E, known_on="2005-01-01")
        assert found(outcome_of(THIRD, *DEPOSITS, late)) == "2001-03-10"
        assert found(outcome_of(THIRD, *DEPOSITS, late, known_on=day("2004-12-31"))) == "2001-05-31"

    def test_a_corrected_act_counts_as_it_was_then_known(self) -> None:
        wrong = act("approval", "2001-05-31", C, key="c", known_on="2001-06-01")
        right = act("approval", "2001-06-20", C, key="c", known_on="2002-01-01", version=2)
        acts = (*DEPOSITS[:2], wrong, right)
        assert found(outcome_of(THIRD, *acts, known_on=day("2001-12-31"))) == "2001-05-31"
        assert found(outcome_of(THIRD, *acts)) == "2001-06-20"

    def test_an_act_struck_out_counts_no_more(self) -> None:
        struck = act(
            "approval", "2001-05-31", C, key=DEPOSITS[2].key, known_on="2002-01-01", version=2, void=True
        )
        assert found(outcome_of(THIRD, *DEPOSITS, struck)) == "2001-07-01"
        assert found(outcome_of(THIRD, *DEPOSITS, struck, known_on=day("2001-12-31"))) == "2001-05-31"

    def test_a_correction_says_since_when_it_is_known(self) -> None:
        with pytest.raises(ValueError, match="since when it is known"):
            act("approval", "2001-06-20", C, version=2)

    def test_an_effect_before_the_act_is_said_to_look_back(self) -> None:
        with pytest.raises(ValueError, match="only where it is retroactive"):
            act("entered_into_force", "2001-06-20", effective="2001-06-19")
        act("entered_into_force", "2001-06-20", effective="2001-06-19", retroactive=True)
