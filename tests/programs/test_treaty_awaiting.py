"""Whose action a treaty waits for."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given

from programs.rules.treaties.acts import Act, Party
from programs.rules.treaties.awaiting import awaiting
from programs.rules.treaties.status import BOUND, status_at
from programs.rules.treaties.treaty import Treaty

from .test_treaty_properties import ASKED, TREATIES
from .treaty_acts import UNION, A, B, C, D, act, day, notified, treaty

SIDES = (A, B)
SIGNED = act("signature", "2000-01-01")
EACH = tuple(act("signature", "2000-01-01", party) for party in (A, B, C))


def awaited(
    clauses: dict[str, Any], *acts: Act, sides: tuple[Party, ...] = (), when: str = "2001-01-01"
) -> str:
    """As "a notification; decision"."""
    case = treaty(clauses, *acts, sides=sides)
    found = awaiting(case, status_at(case, day(when)))
    return "; ".join(f"{each.party.key if each.party else ''} {each.what}".strip() for each in found)


def ratified(*parties: Party) -> tuple[Act, ...]:
    return tuple(act("ratification", "2000-06-01", party) for party in parties)


@pytest.mark.parametrize(
    ("trigger", "acts", "expected"),
    [
        ("signature", (), "a signature; b signature"), ("signature", (EACH[0],), "b signature"),
        ("signature", (SIGNED,), ""),
        ("signature", (EACH[0], act("signature_ad_referendum", "2000-01-01", B)), "b confirmation"),
        ("last_notification", (SIGNED,), "a notification; b notification"),
        ("last_notification", (SIGNED, notified("2000-05-01", A)), "b notification"),
        # Of what was sent and may have been received the day is missing, and no act.
        ("last_notification", (SIGNED, notified("2000-05-01", A), act("notification", "2000-06-01", B)), ""),
        ("exchange_of_instruments", (SIGNED,), "exchange_of_instruments"),
        ("exchange_of_notes", (SIGNED,), "note"),
        ("exchange_of_notes", (SIGNED, act("note", "2000-02-01", B)), "a reply_note"),
        ("reply_note", (act("note", "2000-02-01", B), act("reply_note", "2000-03-01", A)), ""),
        ("decision", (SIGNED,), "decision"),
    ],
)  # fmt: skip
def test_a_bilateral_treaty_waits_for_the_side_that_has_not_acted(
    trigger: str, acts: tuple[Act, ...], expected: str
) -> None:
    assert awaited({"trigger": trigger}, *acts, sides=SIDES) == expected


def test_where_nothing_says_whose_it_is_it_is_nobodys() -> None:
    assert awaited({"trigger": "last_notification"}) == "notification"
    assert awaited({"trigger": "reply_note"}, act("note", "2000-02-01", B)) == "reply_note"
    assert awaited({"trigger": "event", "of": "opening of the bridge"}, SIGNED) == "event"
    assert awaited({}, SIGNED, sides=SIDES) == ""


class TestInstruments:
    third: dict[str, Any] = {"trigger": "kth_instrument", "k": 3}

    def test_are_awaited_of_the_signatories_that_have_not_consented(self) -> None:
        assert awaited(self.third, *EACH, *ratified(B)) == "a instrument; c instrument"
        assert awaited(self.third, *ratified(B)) == "instrument"
        assert (
            awaited(self.third, *EACH, *ratified(B), when="2000-05-31")
            == "a instrument; b instrument; c instrument"
        )

    def test_are_not_awaited_of_one_that_will_not_become_a_party_nor_of_one_that_does_not_count(self) -> None:
        declined = act("not_to_become_party", "2000-09-01", C)
        union = act("signature", "2000-01-01", UNION)
        assert awaited(self.third, *EACH, union, declined, *ratified(B)) == "a instrument"
        counting = {**self.third, "count_regional_orgs": True}
        assert awaited(counting, *EACH, union, declined, *ratified(B)) == "a instrument; union instrument"

    def test_are_awaited_of_all_that_the_treaty_names(self) -> None:
        assert (
            awaited({"trigger": "all_named", "named": ["a", "c", "d"]}, *EACH, *ratified(A))
            == "c instrument; d instrument"
        )
        assert awaited({"trigger": "all_named", "n": 44}, *EACH) == ""
        named = {"trigger": "kth_instrument", "k": 2, "named": ["b", "d"]}
        assert awaited(named, *EACH, *ratified(B)) == "d instrument"

    def test_are_awaited_under_each_condition_and_each_rule_that_may_do(self) -> None:
        share = {"share": 0.55, "of": "emissions", "table": {"a": 30, "b": 20, "d": 50}}
        both = {"trigger": "all_of", "conditions": [{"count": 1}, share]}
        assert awaited(both, *EACH, *ratified(B)) == "a instrument"
        either = {**self.third, "or": [{"trigger": "decision", "body": "Council"}]}
        assert awaited(either, *EACH, *ratified(B)) == "decision; a instrument; c instrument"

    def test_are_awaited_of_signatories_after_entry_into_force(self) -> None:
        assert awaited({**self.third, "k": 1}, *EACH, *ratified(B)) == "a instrument; c instrument"
        assert awaited({**self.third, "k": 1}, *EACH, *ratified(A, B, C)) == ""
        ended = act("terminated", "2000-12-01")
        assert awaited({**self.third, "k": 1}, *EACH, *ratified(B), ended) == ""


def test_silence_is_all_that_tacit_acceptance_waits_for() -> None:
    rule = {"trigger": "tacit_acceptance", "period": {"n": 12, "unit": "month"}}
    assert awaited(rule) == "circulation"
    assert awaited(rule, act("circulation", "2000-06-01"), act("signature", "2000-05-01", D)) == ""


@given(TREATIES, ASKED)
def test_nothing_is_awaited_of_one_that_is_bound(case: Treaty, when: date) -> None:
    state = status_at(case, when)
    bound = {each.party for each in state.parties if each.status in BOUND}
    assert not any(each.party in bound for each in awaiting(case, state))
