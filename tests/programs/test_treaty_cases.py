"""Bilateral and special treaties: every date that is stated of them follows from their clauses and acts."""

import json
from typing import Any

import pytest

from programs.rules.treaties.acts import Act, Party, known
from programs.rules.treaties.days import Period
from programs.rules.treaties.entry import compute
from programs.rules.treaties.outcome import Unknown
from programs.rules.treaties.provisional import application
from programs.rules.treaties.reading import parse
from programs.rules.treaties.status import BOUND, PartyStatus, TreatyState, TreatyStatus, status_at
from programs.rules.treaties.treaty import Treaty, done
from programs.rules.treaties.words import lacking

from .treaty_acts import A, B, act, case_of, day, found, kept, notified, on, treaty, years

SIDES = (A, B)
TRIED = {
    *(f"B{n}" for n in range(1, 11)), *(f"M{n}" for n in range(1, 9)), *(f"W{n}" for n in range(1, 5)),
}  # fmt: skip


def state(case: Treaty, when: str) -> TreatyState:
    return status_at(case, day(when))


def status(case: Treaty, when: str, party: str) -> PartyStatus:
    found = state(case, when).of(party)
    assert found is not None
    return found.status


def deposits(n: int, when: str, prefix: str = "State") -> list[Act]:
    return [act("ratification", when, Party(f"{prefix} {number}")) for number in range(n)]


def test_every_case_of_the_file_is_tried() -> None:
    cases = json.loads(kept("bilateral_and_special.json").read_text(encoding="utf-8"))
    assert {case["id"] for case in cases} == TRIED


def done_by(trigger: str, when: str) -> list[Act]:
    """The acts that set off a bilateral treaty that day."""
    if trigger == "last_notification":
        return [notified("1900-01-01", A), notified(when, B)]
    if trigger in ("exchange_of_notes", "reply_note"):
        return [act("note", when, A), act("reply_note", when, B)]
    return [act("signature" if trigger == "signature" else "exchange_of_instruments", when)]


@pytest.mark.parametrize("name", [f"B{n}" for n in range(1, 11)])
def test_a_bilateral_treaty_is_in_force_from_its_day_on_and_not_before(name: str) -> None:
    case = case_of(name)
    set_off = done_by(case["rule"]["trigger"], case.get("event_date", case["entry_into_force"]))
    whole = treaty(
        {**case["rule"], "bilateral": True}, act("signature", case["signed"]), *set_off, sides=SIDES
    )
    in_force = case["entry_into_force"]
    assert found(state(whole, in_force).entry) == in_force
    assert state(whole, in_force).status is TreatyStatus.IN_FORCE
    eve = (day(in_force).toordinal() - 1, day(case["signed"]).toordinal())
    before = state(whole, day(in_force).fromordinal(eve[0]).isoformat()).status
    expected = TreatyStatus.PROVISIONALLY_APPLIED if "provisional_from" in case else TreatyStatus.SIGNED
    assert before is (expected if eve[0] >= eve[1] else TreatyStatus.DRAFT)


@pytest.mark.parametrize("name", ["B1", "B7", "B8"])
def test_provisional_application_lasts_from_signature_to_entry_into_force(name: str) -> None:
    case = case_of(name)
    set_off = done_by(case["rule"]["trigger"], case["entry_into_force"])
    whole = treaty(case["rule"], act("signature", case["signed"]), *set_off, sides=SIDES)
    last = day(case["entry_into_force"])
    held = status_at(whole, last)
    acts = done(known(whole.acts, None), last)
    party = held.of("a")
    assert party is not None
    assert party.membership is not None
    applied = application(whole, acts, A, {"a": (party.membership,)}, None)
    assert applied is not None
    assert (str(applied.since), str(applied.until)) == (case["provisional_from"], case["entry_into_force"])
    assert state(whole, case["provisional_from"]).status is TreatyStatus.PROVISIONALLY_APPLIED
    assert not party.provisional


@pytest.mark.parametrize("name", ["B7", "B8"])
def test_termination_ends_it_for_both(name: str) -> None:
    case = case_of(name)
    set_off = done_by(case["rule"]["trigger"], case["entry_into_force"])
    whole = treaty(
        case["rule"],
        act("signature", case["signed"]),
        *set_off,
        act("terminated", case["terminated"]),
        sides=SIDES,
    )
    over = state(whole, case["terminated"])
    assert over.status is TreatyStatus.TERMINATED
    assert {party.status for party in over.parties} == {PartyStatus.FORMER}


class TestTerms:
    def test_russia_and_sweden_renew_by_six_years_after_ten(self) -> None:
        case = case_of("B1")
        whole = treaty(
            case["rule"], *done_by("exchange_of_instruments", case["entry_into_force"]), sides=SIDES
        )
        first, second = state(whole, "2000-01-01").term, state(whole, case["first_expiry"]).term
        assert first is not None
        assert second is not None
        assert str(first.expiry) == case["first_expiry"]
        assert str(first.last_day_for_notice) == case["last_day_for_notice_1"]
        assert str(second.expiry) == case["second_expiry"]
        superseded = treaty(case["rule"], *whole.acts, act("superseded", case["recorded_end"]), sides=SIDES)
        assert state(superseded, case["recorded_end"]).status is TreatyStatus.SUPERSEDED
        assert state(superseded, "2009-04-27").status is TreatyStatus.IN_FORCE

    def test_notice_in_time_ends_it_and_a_day_later_does_not(self) -> None:
        case = case_of("B1")
        rule = {**case["rule"], "bilateral": True}
        set_off = done_by("exchange_of_instruments", case["entry_into_force"])
        timely = treaty(rule, *set_off, act("non_renewal", case["last_day_for_notice_1"], A), sides=SIDES)
        assert state(timely, "2003-08-09").status is TreatyStatus.IN_FORCE
        assert status(timely, "2003-08-09", "a") is PartyStatus.WITHDRAWING
        assert state(timely, case["first_expiry"]).status is TreatyStatus.EXPIRED
        late = treaty(rule, *set_off, act("denunciation", "2002-08-11", A), sides=SIDES)
        assert state(late, case["first_expiry"]).status is TreatyStatus.IN_FORCE
        assert state(late, case["second_expiry"]).status is TreatyStatus.EXPIRED

    def test_china_and_kazakhstan_renew_by_four_years_after_eight(self) -> None:
        case = case_of("B2")
        whole = treaty(case["rule"], *done_by("last_notification", case["entry_into_force"]), sides=SIDES)
        first, second = state(whole, "2003-01-01").term, state(whole, case["first_expiry"]).term
        assert first is not None
        assert second is not None
        assert str(first.expiry) == case["first_expiry"]
        assert (str(first.last_day_for_notice), str(second.expiry)) == ("2010-03-10", "2014-09-10")

    def test_without_an_exchange_of_notes_five_years_are_all(self) -> None:
        case = case_of("B3")
        set_off = done_by("exchange_of_notes", case["entry_into_force"])
        whole = treaty(case["rule"], *set_off, sides=SIDES)
        assert state(whole, case["first_expiry"]).status is TreatyStatus.EXPIRED
        assert state(whole, "1993-10-27").status is TreatyStatus.IN_FORCE
        extended = treaty(
            case["rule"], *set_off, act("extended", "1993-10-01", until="1998-10-28"), sides=SIDES
        )
        assert state(extended, case["first_expiry"]).status is TreatyStatus.IN_FORCE
        assert state(extended, "1998-10-28").status is TreatyStatus.EXPIRED

    def test_new_start_is_extended_once_by_five_years(self) -> None:
        case = case_of("W4")
        rule = {"trigger": "exchange_of_instruments", "term": {"n": 10, "unit": "year"}}
        set_off = (
            act("signature", case["signed"]),
            *done_by("exchange_of_instruments", case["entry_into_force"]),
        )
        extended = act("extended", case["extended_by_notes"], length=years(5))
        whole = treaty(rule, *set_off, extended, sides=SIDES)
        assert found(state(whole, "2012-01-01").entry) == case["entry_into_force"]
        end = state(whole, "2022-01-01").end
        assert end is not None
        assert (str(end.on), end.cause) == (case["expiry"], "expired")
        assert state(whole, case["expiry"]).status is TreatyStatus.EXPIRED
        before = state(whole, "2021-02-02").end
        assert before is not None
        assert str(before.on) == "2021-02-05"


class TestManyParties:
    def test_the_cis_agreement_waits_for_its_third_notification(self) -> None:
        case = case_of("M1")
        assert case["entry_into_force"] is None
        two = treaty(
            case["rule"],
            act("signature", case["signed"]),
            notified("2002-01-01", A),
            notified("2002-02-01", B),
        )
        outcome = state(two, "2020-01-01").entry
        assert isinstance(outcome, Unknown)
        assert lacking(outcome.missing) == "1 more instrument (have 2 of 3)"
        three = treaty(case["rule"], *two.acts, *(notified(f"2003-0{n}-01", Party(f"{n}")) for n in (1, 2)))
        assert found(state(three, "2020-01-01").entry) == "2003-01-01"
        later = state(three, "2020-01-01").of("2")
        assert later is not None
        assert later.membership is not None
        assert str(later.membership.since) == "2003-02-01"

    def test_kyoto_waited_for_russia(self) -> None:
        """Shares of 1990 emissions, per cent, rounded: FCCC/CP/1997/7/Add.1, annex."""
        case = case_of("M2")
        decisive = case["decisive_deposit"]
        russia = decisive["party"]
        table = {"Annex I before it 0": 44.2, russia: 17.4, "USA": 36.1, "Australia": 2.1}
        rule = _with_table(case["rule"], table)
        others = [*deposits(126, "2003-01-01"), *deposits(1, "2004-01-01", "Annex I before it")]
        assert isinstance(compute(parse(rule), others), Unknown)
        outcome = compute(parse(rule), [*others, act("ratification", decisive["date"], Party(russia))])
        assert found(outcome) == case["entry_into_force"]

    def test_paris_reached_both_thresholds_on_one_day(self) -> None:
        case = case_of("M3")
        rule = _with_table(case["rule"], {"Before 0": 51.89, "Decisive 0": 10.0, "Rest": 38.11})
        acts = [*deposits(62, "2016-09-21"), *deposits(1, "2016-10-02", "Before")]
        assert isinstance(compute(parse(rule), acts), Unknown)
        acts += deposits(10, case["decisive_deposit"]["date"], "Decisive")
        assert found(compute(parse(rule), acts)) == case["entry_into_force"]

    def test_the_united_states_left_paris_and_came_back(self) -> None:
        case = case_of("M3")
        (usa,) = case["later"]
        party = Party("usa", "USA")
        clauses = {
            "trigger": "kth_instrument", "k": 55, "offset": {"n": 30, "unit": "day"},
            "withdrawal": {"period": {"n": 1, "unit": "year"}, "earliest": {"n": 4, "unit": "year"}},
        }  # fmt: skip
        whole = treaty(
            clauses, *deposits(54, "2016-10-05"), act("acceptance", "2016-09-03", party),
            act("denunciation", usa["withdrawal_notified"], party), act("acceptance", usa["acceptance_again"], party),
        )  # fmt: skip
        assert status(whole, case["entry_into_force"], "usa") is PartyStatus.IN_FORCE
        assert status(whole, usa["withdrawal_notified"], "usa") is PartyStatus.WITHDRAWING
        held = state(whole, usa["withdrawal_notified"]).of("usa")
        assert held is not None
        assert held.membership is not None
        assert str(held.membership.until) == usa["withdrawal_effective"]
        assert status(whole, usa["withdrawal_effective"], "usa") is PartyStatus.FORMER
        assert status(whole, usa["acceptance_again"], "usa") is PartyStatus.BOUND_PENDING
        again = state(whole, usa["in_force_again"]).of("usa")
        assert again is not None
        assert again.membership is not None
        assert (again.status, str(again.membership.since)) == (PartyStatus.IN_FORCE, usa["in_force_again"])

    def test_montreal_kept_its_fixed_date_where_the_conditions_were_met(self) -> None:
        case = case_of("M4")
        conditions = [
            {"count": 11}, {"share": "2/3", "of": "consumption 1986", "table": {"State 0": 70, "Rest": 30}},
            {"trigger": "event", "of": "Vienna Convention in force"},
        ]  # fmt: skip
        rule = {**case["rule"], "conditions": conditions}
        vienna = act("event", "1988-09-22", of="Vienna Convention in force")
        assert found(compute(parse(rule), [*deposits(11, "1988-12-16"), vienna])) == case["entry_into_force"]
        assert found(compute(parse(rule), [*deposits(11, "1989-01-02"), vienna])) == "1989-04-02"
        assert isinstance(compute(parse(rule), [*deposits(11, "1988-12-16")]), Unknown)

    def test_part_xi_was_applied_provisionally_until_forty_and_seven_and_five(self) -> None:
        case = case_of("M5")
        pioneers = [f"Pioneer {n}" for n in range(7)]
        conditions = [
            {"count": 40}, {"count": 7, "named": pioneers}, {"count": 5, "named": pioneers[:5]},
        ]  # fmt: skip
        rule = {
            **case["rule"], "conditions": conditions, "provisional_from": case["provisional_from"],
            "provisional_until": "entry_into_force",
        }  # fmt: skip
        acts = [*deposits(40, "1995-06-01"), *deposits(6, "1996-01-01", "Pioneer")]
        seventh = Party("Pioneer 6")
        acts += [act("signature", "1994-07-29", seventh), act("ratification", "1996-06-28", seventh)]
        acts += [act("signature", "1994-07-29", A)]
        whole = treaty(rule, *acts)
        eve, begun = state(whole, case["provisional_from"]), state(whole, case["entry_into_force"])
        assert state(whole, "1994-11-15").status is TreatyStatus.SIGNED
        assert eve.status is TreatyStatus.PROVISIONALLY_APPLIED
        assert found(begun.entry) == case["entry_into_force"]
        assert begun.status is TreatyStatus.IN_FORCE
        assert not any(party.provisional for party in begun.parties)
        assert status(whole, case["entry_into_force"], "a") is PartyStatus.SIGNATORY

    def test_the_test_ban_waits_for_all_that_it_names(self) -> None:
        case = case_of("M6")
        assert case["entry_into_force"] is None
        outcome = compute(parse(case["rule"]), deposits(170, "2000-01-01"))
        assert isinstance(outcome, Unknown)
        assert lacking(outcome.missing) == "the list of the 44 parties named"
        rule = {**case["rule"], "named": [f"State {n}" for n in range(44)], "not_before": "1998-09-24"}
        rule.pop("n")
        waiting = compute(parse(rule), deposits(36, "2000-01-01"))
        assert isinstance(waiting, Unknown)
        assert waiting.missing[0].facts["parties"] == tuple(f"State {n}" for n in range(36, 44))
        assert found(compute(parse(rule), deposits(44, "1997-01-01"))) == "1998-09-24"

    def test_chemical_weapons_were_later_than_their_floor(self) -> None:
        case = case_of("M7")
        acts = [*deposits(64, "1996-10-01"), act("ratification", "1996-10-31", Party("Hungary"))]
        assert found(compute(parse(case["rule"]), acts)) == case["entry_into_force"]
        early = compute(parse(case["rule"]), deposits(65, "1993-06-01"))
        assert found(early) == case["rule"]["not_before"]

    def test_the_eurasian_union_began_with_the_year_and_grew(self) -> None:
        case = case_of("M8")
        rule = {**case["rule"], "of_parties": 3}
        members = [notified("2014-10-0" + str(n), Party(f"{n}")) for n in (1, 2, 3)]
        joined = [
            act("accession", "2014-12-01", Party(party["party"]), effective=party["in_force"])
            for party in case["later"]
        ]
        whole = treaty(rule, act("signature", case["signed"]), *members, *joined)
        assert found(state(whole, "2016-01-01").entry) == case["entry_into_force"]
        for party in case["later"]:
            held = state(whole, party["in_force"]).of(party["party"])
            assert held is not None
            assert held.membership is not None
            assert (held.status, str(held.membership.since)) == (PartyStatus.IN_FORCE, party["in_force"])


def _with_table(rule: dict[str, Any], table: dict[str, float]) -> dict[str, Any]:
    """The rule of a case with the reference table that the case names and does not give."""
    conditions = [{**each, "table": table} if "share" in each else each for each in rule["conditions"]]
    return {**rule, "conditions": conditions}


ONE_YEAR = {"period": {"n": 1, "unit": "year"}}
STATUTE = {"trigger": "kth_instrument", "k": 3, "withdrawal": ONE_YEAR}


class TestWithdrawal:
    def test_one_year_after_receipt(self) -> None:
        for notified_on, effective in _withdrawals():
            whole = treaty(
                STATUTE, *deposits(3, "2005-02-16"), act("denunciation", notified_on, Party("State 1"))
            )
            eve = day(effective).fromordinal(day(effective).toordinal() - 1)
            assert status(whole, notified_on, "State 1") is PartyStatus.WITHDRAWING
            assert status(whole, eve.isoformat(), "State 1") is PartyStatus.WITHDRAWING
            assert status(whole, effective, "State 1") is PartyStatus.FORMER
            assert state(whole, effective).status is TreatyStatus.IN_FORCE

    def test_rescinded_before_it_took_effect_it_was_a_party_throughout(self) -> None:
        case = case_of("W3")
        gambia = Party("State 1")
        whole = treaty(
            STATUTE, *deposits(3, "2002-06-28"), act("denunciation", case["notified"], gambia),
            act("rescission_of_withdrawal", case["rescinded"], gambia),
        )  # fmt: skip
        assert status(whole, case["notified"], "State 1") is PartyStatus.WITHDRAWING
        assert status(whole, case["rescinded"], "State 1") is PartyStatus.IN_FORCE
        held = state(whole, "2020-01-01").of("State 1")
        assert held is not None
        assert held.status in BOUND
        assert held.membership is not None
        assert (held.membership.since, held.membership.until) == (on("2002-06-28"), None)

    def test_rescinded_too_late_it_is_a_party_no_more(self) -> None:
        gambia = Party("State 1")
        whole = treaty(
            STATUTE, *deposits(3, "2002-06-28"), act("denunciation", "2016-11-10", gambia),
            act("rescission_of_withdrawal", "2017-11-10", gambia),
        )  # fmt: skip
        assert status(whole, "2018-01-01", "State 1") is PartyStatus.FORMER


def _withdrawals() -> list[tuple[str, str]]:
    first, both = case_of("W1"), case_of("W2")
    stated = [first, both, both["second"]]
    return [(each["notified"], each["effective"]) for each in stated]


def test_what_is_not_known_of_a_day_stays_between_its_bounds() -> None:
    assert Period.parse("1993-12") == Period(day("1993-12-01"), day("1993-12-31"))
