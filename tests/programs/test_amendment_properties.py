"""What holds of every amendment, whatever is recorded of it and of the treaty that it amends."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from programs.rules.treaties.acts import Act, Kind
from programs.rules.treaties.amendments import By, Text, amendment_at
from programs.rules.treaties.clauses import Clauses
from programs.rules.treaties.days import Length, Period, Unit
from programs.rules.treaties.rule import Basis, Rule, ShareOfParties, TacitAcceptance
from programs.rules.treaties.status import BOUND, PartyStatus, TreatyStatus, status_at
from programs.rules.treaties.treaty import Treaty

from .test_treaty_properties import ASKED, DAYS, TREATIES, acts_of, an_act
from .test_treaty_spans import says_of_each_day_what_its_state_says

SHARES = st.sampled_from(["1/2", "2/3", "3/4", "1"])
RULES = st.builds(
    Rule,
    st.builds(ShareOfParties, SHARES.map(Fraction), st.sampled_from(Basis))
    | st.builds(TacitAcceptance, st.just(Length(6, Unit.MONTH)), st.integers(0, 2)),
    offset=st.none() | st.builds(Length, st.integers(0, 3), st.sampled_from(Unit)),
)


def _amendment(base: Treaty, rule: Rule, acts: tuple[Act, ...], adopted: date, sent: bool) -> Treaty:
    more = [Act(key="adopted", kind=Kind.ADOPTION, on=Period.of(adopted))]
    more += (
        [Act(key="sent", kind=Kind.CIRCULATION, on=Period.of(adopted + timedelta(days=9)))] if sent else []
    )
    return Treaty(Clauses(entry=rule), (*acts, *more), amends=(base,))


AMENDMENTS = st.builds(_amendment, TREATIES, RULES, acts_of(), DAYS, st.booleans())


@given(AMENDMENTS, ASKED, st.none() | ASKED)
def test_one_binds_only_parties_to_what_it_amends_and_only_while_it_is_in_force(
    amendment: Treaty, as_of: date, known_on: date | None
) -> None:
    """I1"""
    (amended,) = amendment.amends
    state = amendment_at(amended, amendment, as_of, known_on)
    parties = status_at(amended, as_of, known_on).parties
    assert [each.party for each in state.bound] == [each.party for each in parties if each.status in BOUND]
    for each in state.under(Text.AMENDED):
        assert state.status in (TreatyStatus.IN_FORCE, TreatyStatus.SUSPENDED, TreatyStatus.UNKNOWN)
        assert each.since is not None
        assert each.since.by(as_of) is True
        assert each.by in (By.ACCEPTANCE, By.JOINED, By.SILENCE)


@given(AMENDMENTS, an_act(), an_act(), ASKED, ASKED)
def test_what_becomes_known_later_of_it_or_of_what_it_amends_changes_nothing_of_what_was_known(
    amendment: Treaty, one: Act, other: Act, as_of: date, known_on: date
) -> None:
    """I7"""
    (amended,) = amendment.amends
    after = known_on + timedelta(days=1)
    later = replace(amended, acts=(*amended.acts, replace(other, key="late", known_on=after)))
    acts = (*amendment.acts, replace(one, key="late", known_on=after))
    changed = replace(amendment, acts=acts, amends=(later,))
    before = amendment_at(amended, amendment, as_of, known_on)
    # Whoever is known only later is told of then as one that had done nothing.
    assert _told(amendment_at(later, changed, as_of, known_on)) == _told(before)


def _told(state: Any) -> Any:
    return state.status, state.entry, state.bound


@given(AMENDMENTS, ASKED, st.lists(ASKED, max_size=3))
def test_its_spans_say_of_each_day_what_its_state_says(
    amendment: Treaty, today: date, some: list[date]
) -> None:
    says_of_each_day_what_its_state_says(amendment, today, some)


@given(AMENDMENTS, ASKED)
def test_its_own_participation_and_that_of_what_it_amends_agree(amendment: Treaty, as_of: date) -> None:
    (amended,) = amendment.amends
    own = status_at(amendment, as_of)
    for each in amendment_at(amended, amendment, as_of).under(Text.AMENDED):
        of = own.of(each.party.key)
        if each.by is By.ACCEPTANCE:
            assert of is not None
            assert of.status in (PartyStatus.IN_FORCE, PartyStatus.WITHDRAWING)
