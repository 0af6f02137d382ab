"""Reservations with the twelve months of the others, and amendments with their own entry into force."""

from typing import Any

import pytest

from programs.rules.treaties.amendments import Amendment, amendment_at
from programs.rules.treaties.reading import parse
from programs.rules.treaties.reservations import Reply, Standing, reservations_at
from programs.rules.treaties.treaty import Treaty
from programs.rules.treaties.words import lacking

from .treaty_acts import A, B, C, D, E, act, day, found, treaty

SECOND = {"trigger": "kth_instrument", "k": 2}
RATIFIED = tuple(act("ratification", "2000-01-01", party) for party in (A, B, C, D))
RESERVATION = act("reservation", "2001-03-10", A, received="2001-04-01", key="r")


def answer(when: str, *acts: Any, party: str = "b") -> Standing:
    (state,) = reservations_at(treaty(SECOND, *RATIFIED, RESERVATION, *acts), day(when))
    return next(each for each in state.answers if each.party.key == party)


class TestReservations:
    def test_silence_for_twelve_months_after_notification_is_acceptance(self) -> None:
        assert answer("2002-04-01").reply is Reply.PENDING
        assert str(answer("2002-04-01").deadline) == "2002-04-01"
        assert answer("2002-04-02").reply is Reply.ACCEPTED

    def test_one_that_consents_later_may_object_until_it_does(self) -> None:
        consent = act("accession", "2003-05-01", E)
        assert answer("2002-12-31", act("signature", "2001-01-01", E), party="e").reply is Reply.PENDING
        assert answer("2003-05-01", consent, party="e").reply is Reply.PENDING
        assert str(answer("2003-05-02", consent, party="e").deadline) == "2003-05-01"
        assert answer("2003-05-02", consent, party="e").reply is Reply.ACCEPTED

    def test_an_objection_in_time_stands_and_a_late_one_changes_nothing(self) -> None:
        timely, late = (act("objection", when, B, of="r") for when in ("2002-04-01", "2002-04-02"))
        assert answer("2003-01-01", timely).reply is Reply.OBJECTED
        assert (answer("2003-01-01", late).reply, answer("2003-01-01", late).late) == (Reply.ACCEPTED, True)
        assert answer("2003-01-01", act("objection", "2002-04", B, of="r")).reply is Reply.UNKNOWN
        assert answer("2003-01-01", act("objection", "2002-01-01", B, of="other")).reply is Reply.ACCEPTED

    def test_it_stands_until_the_others_receive_its_withdrawal(self) -> None:
        back = act("withdrawal_of_reservation", "2005-01-01", A, of="r", received="2005-02-01")
        case = treaty(SECOND, *RATIFIED, RESERVATION, back)
        assert [reservations_at(case, day(when))[0].stands for when in ("2005-01-31", "2005-02-01")] == [
            True,
            False,
        ]
        assert reservations_at(case, day("2001-03-31")) == ()


AMENDED = {
    "trigger": "share_of_parties",
    "share": "3/4",
    "basis": "current",
    "offset": {"n": 30, "unit": "day"},
}


def amendment(rule: dict[str, Any], *acts: Any) -> Amendment:
    return Amendment("1", parse(rule), acts)


def bound(case: Treaty, changed: Amendment, when: str) -> dict[str, str]:
    state = amendment_at(case, changed, day(when))
    return {each.party.key: str(each.since) for each in state.bound}


class TestAmendments:
    case = treaty(SECOND, *RATIFIED, act("accession", "2010-01-01", E))
    accepted = tuple(
        act("acceptance", when, party)
        for when, party in (("2005-01-01", A), ("2005-02-01", B), ("2005-03-01", C))
    )

    def test_bind_those_who_accept_them_and_whoever_joins_later(self) -> None:
        changed = amendment(AMENDED, *self.accepted)
        assert found(amendment_at(self.case, changed, day("2006-01-01")).entry) == "2005-03-31"
        assert bound(self.case, changed, "2006-01-01") == {
            "a": "2005-03-31", "b": "2005-03-31", "c": "2005-03-31", "d": "None",
        }  # fmt: skip
        assert bound(self.case, changed, "2011-01-01")["e"] == "2010-01-01"
        late = amendment(AMENDED, *self.accepted, act("acceptance", "2007-01-01", D))
        assert bound(self.case, late, "2011-01-01")["d"] == "2007-01-31"

    def test_wait_for_the_share_of_the_parties(self) -> None:
        waiting = amendment_at(self.case, amendment(AMENDED, *self.accepted[:2]), day("2006-01-01")).entry
        assert lacking(waiting.missing) == "1 more acceptance (have 2 of 3)"  # type: ignore[union-attr]

    def test_a_party_that_leaves_is_no_longer_asked(self) -> None:
        clauses = {**SECOND, "withdrawal": {"period": {"n": 1, "unit": "year"}}}
        left = treaty(
            clauses, *RATIFIED, act("denunciation", "2005-02-15", C), act("denunciation", "2005-02-15", D)
        )
        changed = amendment(AMENDED, *self.accepted[:2])
        assert found(amendment_at(left, changed, day("2007-01-01")).entry) == "2006-03-17"

    @pytest.mark.parametrize(
        ("basis", "day_found"), [("at_adoption", "2005-02-01"), ("current", "2005-03-01")]
    )
    def test_of_the_parties_at_adoption_or_of_the_day(self, basis: str, day_found: str) -> None:
        case = treaty(
            SECOND, *RATIFIED[:2], act("accession", "2004-01-01", C), act("accession", "2004-01-01", D)
        )
        rule = {"trigger": "share_of_parties", "share": "3/4", "basis": basis}
        changed = amendment(rule, act("adoption", "2003-01-01"), *self.accepted)
        assert found(amendment_at(case, changed, day("2008-01-01")).entry) == day_found

    def test_tacit_acceptance_binds_all_but_those_who_object(self) -> None:
        rule = {"trigger": "tacit_acceptance", "period": {"n": 6, "unit": "month"}, "max_objections": 1}
        changed = amendment(rule, act("circulation", "2005-01-01"), act("objection", "2005-02-01", B))
        assert bound(self.case, changed, "2006-01-01") == {
            "a": "2005-07-01", "b": "None", "c": "2005-07-01", "d": "2005-07-01",
        }  # fmt: skip
