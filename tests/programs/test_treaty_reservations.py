"""Reservations with the twelve months of the others, and amendments with their own entry into force."""

from dataclasses import replace
from typing import Any

import pytest

from programs.rules.treaties.amendments import By, Text, amendment_at
from programs.rules.treaties.awaiting import awaiting
from programs.rules.treaties.reservations import Reply, Standing, reservations_at
from programs.rules.treaties.spans import outlook
from programs.rules.treaties.status import BOUND, status_at
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


def bound(changed: Treaty, when: str) -> dict[str, str]:
    state = amendment_at(changed.amends[0], changed, day(when))
    return {each.party.key: str(each.since) for each in state.bound}


def entry(changed: Treaty, when: str) -> Any:
    return amendment_at(changed.amends[0], changed, day(when)).entry


class TestAmendments:
    case = treaty(SECOND, *RATIFIED, act("accession", "2010-01-01", E))
    accepted = tuple(
        act("acceptance", when, party)
        for when, party in (("2005-01-01", A), ("2005-02-01", B), ("2005-03-01", C))
    )

    def amended(self, rule: dict[str, Any], *acts: Any) -> Treaty:
        return replace(treaty(rule, *acts), amends=(self.case,))

    def test_bind_those_who_accept_them_and_whoever_joins_later(self) -> None:
        changed = self.amended(AMENDED, *self.accepted)
        assert found(entry(changed, "2006-01-01")) == "2005-03-31"
        assert bound(changed, "2006-01-01") == {
            "a": "2005-03-31", "b": "2005-03-31", "c": "2005-03-31", "d": "None",
        }  # fmt: skip
        assert bound(changed, "2011-01-01")["e"] == "2010-01-01"
        late = self.amended(AMENDED, *self.accepted, act("acceptance", "2007-01-01", D))
        assert bound(late, "2011-01-01")["d"] == "2007-01-31"

    def test_wait_for_the_share_of_the_parties(self) -> None:
        waiting = entry(self.amended(AMENDED, *self.accepted[:2]), "2006-01-01")
        assert lacking(waiting.missing) == "1 more acceptance (have 2 of 3) of 4 parties of the day"
        none_yet = entry(self.amended(AMENDED), "2006-01-01")
        assert lacking(none_yet.missing) == "3 more acceptances (have 0 of 3) of 4 parties of the day"

    def test_of_nobody_the_share_is_asked_where_it_is_not_known_what_is_amended(self) -> None:
        rule = {"trigger": "share_of_parties", "share": "3/4", "basis": "at_adoption"}
        for amends in ((), (self.case, self.case)):
            own = status_at(replace(self.amended(rule, *self.accepted), amends=amends), day("2006-01-01"))
            assert [each.code for each in own.missing] == ["amended", "adoption"]

    def test_a_party_that_leaves_is_no_longer_asked(self) -> None:
        clauses = {**SECOND, "withdrawal": {"period": {"n": 1, "unit": "year"}}}
        left = treaty(
            clauses, *RATIFIED, act("denunciation", "2005-02-15", C), act("denunciation", "2005-02-15", D)
        )
        changed = replace(self.amended(AMENDED, *self.accepted[:2]), amends=(left,))
        assert found(entry(changed, "2007-01-01")) == "2006-03-17"

    @pytest.mark.parametrize(
        ("basis", "day_found"), [("at_adoption", "2005-02-01"), ("current", "2005-03-01")]
    )
    def test_of_the_parties_at_adoption_or_of_the_day(self, basis: str, day_found: str) -> None:
        case = treaty(
            SECOND, *RATIFIED[:2], act("accession", "2004-01-01", C), act("accession", "2004-01-01", D)
        )
        rule = {"trigger": "share_of_parties", "share": "3/4", "basis": basis}
        changed = replace(self.amended(rule, act("adoption", "2003-01-01"), *self.accepted), amends=(case,))
        assert found(entry(changed, "2008-01-01")) == day_found

    def test_tacit_acceptance_binds_all_but_those_who_object(self) -> None:
        rule = {"trigger": "tacit_acceptance", "period": {"n": 6, "unit": "month"}, "max_objections": 1}
        changed = self.amended(rule, act("circulation", "2005-01-01"), act("objection", "2005-02-01", B))
        assert bound(changed, "2006-01-01") == {
            "a": "2005-07-01", "b": "None", "c": "2005-07-01", "d": "2005-07-01",
        }  # fmt: skip

    def test_say_which_text_binds_whom_and_why(self) -> None:
        def said(when: str, *acts: Any) -> dict[str, tuple[Text, By]]:
            state = amendment_at(self.case, self.amended(AMENDED, *self.accepted, *acts), day(when))
            return {each.party.key: (each.text, each.by) for each in state.bound}

        assert said("2005-03-20")["a"] == (Text.PENDING, By.ACCEPTANCE)
        assert said("2005-03-31")["a"] == (Text.AMENDED, By.ACCEPTANCE)
        assert said("2011-01-01")["d"] == (Text.UNAMENDED, By.NOTHING)
        assert said("2011-01-01")["e"] == (Text.AMENDED, By.JOINED)
        # After its entry into force, not on that day.
        same_day = replace(self.case, acts=(*self.case.acts[:-1], act("accession", "2005-03-31", E)))
        changed = replace(self.amended(AMENDED, *self.accepted), amends=(same_day,))
        last = amendment_at(same_day, changed, day("2011-01-01")).bound[-1]
        assert (last.party, last.text) == (E, Text.UNAMENDED)
        declined = act("not_to_become_party", "2010-01-01", E)
        assert said("2011-01-01", declined)["e"] == (Text.UNAMENDED, By.DECLINED)
        over = act("terminated", "2012-01-01")
        assert said("2012-01-01", over)["a"] == said("2012-01-01", over)["e"] == (Text.UNAMENDED, By.NOTHING)

    def test_whom_one_binds_is_not_known_where_only_its_entry_into_force_is_on_record(self) -> None:
        recorded = act("entered_into_force", "2005-06-01")
        state = amendment_at(self.case, self.amended(AMENDED, recorded), day("2011-01-01"))
        assert found(state.entry) == "2005-06-01"
        texts = {each.party.key: each.text for each in state.bound}
        assert texts == {**dict.fromkeys("abcd", Text.UNKNOWN), "e": Text.AMENDED}

    def test_an_objection_counts_against_the_text_only_and_only_in_time(self) -> None:
        rule = {"trigger": "tacit_acceptance", "period": {"n": 6, "unit": "month"}, "max_objections": 1}
        sent = act("circulation", "2005-01-01", key="sent")
        reserved = act("reservation", "2005-02-01", A, key="reserved")
        changed = self.amended(
            rule, sent, reserved,
            act("objection", "2005-02-02", B, of="reserved"), act("objection", "2005-02-03", C, of="sent"),
            act("objection", "2005-08-01", D, of="sent"),
        )  # fmt: skip
        state = amendment_at(self.case, changed, day("2006-01-01"))
        assert found(state.entry) == "2005-07-01"
        assert {each.party.key: (each.text, each.by) for each in state.bound} == {
            "a": (Text.AMENDED, By.SILENCE), "b": (Text.AMENDED, By.SILENCE), "c": (Text.UNAMENDED, By.OBJECTION),
            "d": (Text.AMENDED, By.SILENCE),
        }  # fmt: skip
        # And so its own participation says.
        own = status_at(replace(changed, sides=(A, B, C, D)), day("2006-01-01"))
        assert [each.party.key for each in own.parties if each.status in BOUND] == ["a", "b", "d"]

    def test_what_was_known_of_the_treaty_is_what_counts(self) -> None:
        late = act("accession", "2003-01-01", E, received="2003-01-01", known_on="2006-06-01")
        case = treaty(SECOND, *RATIFIED, late)
        changed = replace(self.amended(AMENDED, *self.accepted), amends=(case,))
        known_then = amendment_at(case, changed, day("2006-01-01"), day("2006-01-01"))
        assert found(known_then.entry) == "2005-03-31"
        assert [each.code for each in entry(changed, "2006-01-01").missing] == ["acceptances"]

    def test_wait_for_the_acceptance_of_each_party_that_is_counted(self) -> None:
        changed = self.amended(AMENDED, *self.accepted[:2])
        state = status_at(changed, day("2006-01-01"))
        assert [(each.party and each.party.key, each.what.value) for each in awaiting(changed, state)] == [
            ("c", "instrument"), ("d", "instrument"),
        ]  # fmt: skip

    def test_a_register_knows_the_days_on_which_they_are_in_force(self) -> None:
        changed = self.amended(AMENDED, *self.accepted)
        spans = outlook(changed, day("2008-01-01")).spans
        assert [(span.since.isoformat(), span.status.value) for span in spans][-1] == (
            "2005-03-31",
            "in_force",
        )
