"""What holds of every treaty, whatever is recorded: the invariants of the law of treaties, and purity."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from programs.rules.treaties.acts import CONSENT, SIGNING, Act, Kind, Party, known
from programs.rules.treaties.clauses import Clauses, Later, Renewal, Withdrawal
from programs.rules.treaties.days import Length, Period, Unit
from programs.rules.treaties.entry import compute
from programs.rules.treaties.irregular import irregularities
from programs.rules.treaties.membership import memberships
from programs.rules.treaties.outcome import Found, Unknown, day_of
from programs.rules.treaties.rule import Align, AlignTo, Filter, KthInstrument, Rule, Signature
from programs.rules.treaties.status import ALIVE, BOUND, PartyStatus, TreatyStatus, status_at
from programs.rules.treaties.terms import terms
from programs.rules.treaties.treaty import Treaty, done, entry_of
from programs.rules.treaties.words import in_words, lacking, said

from .treaty_acts import UNION, A, B, C, D, E

PARTIES = (A, B, C, D, E, UNION)
DAYS = st.integers(0, 3000).map(lambda n: date(2000, 1, 1) + timedelta(days=n))
#: The days asked about, late as a rule.
ASKED = st.integers(0, 4000).map(lambda n: date(2010, 1, 1) - timedelta(days=n))
LENGTHS = st.builds(Length, st.integers(0, 14), st.sampled_from(Unit))
SOME_LENGTHS = st.builds(Length, st.integers(1, 14), st.sampled_from(Unit))


def _rough(day: date, precision: str) -> Period:
    return Period.parse(day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]])


PRECISIONS = st.sampled_from(["day", "day", "day", "month", "year"])
PERIODS = st.builds(_rough, DAYS, PRECISIONS)
OF_PARTIES = (
    "signature", "ratification", "ratification", "accession", "accession", "approval", "notification", "denunciation",
    "rescission_of_withdrawal", "not_to_become_party", "provisional_application", "suspended", "resumed",
    "ceased_to_exist", "succession", "non_renewal", "ended", "entered_into_force",
    "instrument_withdrawn",
)  # fmt: skip
OF_ALL = (
    "signature", "suspended", "resumed", "terminated", "superseded", "extended", "entered_into_force", "ended",
)  # fmt: skip


def _act(
    kind: str,
    on: Period,
    party: Party | None,
    received: bool,
    effective: bool,
    predecessor: str,
    known_on: date | None,
) -> Act:
    return Act(
        key="",
        kind=Kind(kind),
        on=on,
        party=party,
        received=on if received else None,
        effective=on.plus(Length(40, Unit.DAY)) if effective else None,
        length=Length(5, Unit.YEAR) if kind == "extended" else None,
        predecessor=predecessor,
        known_on=known_on,
    )


def an_act(days: st.SearchStrategy[Period] = PERIODS) -> st.SearchStrategy[Act]:
    facts = (
        st.booleans(),
        st.sampled_from([False, False, True]),
        st.sampled_from(["", "a", "b"]),
        st.none() | DAYS,
    )
    own = st.builds(_act, st.sampled_from(OF_PARTIES), days, st.sampled_from(PARTIES), *facts)
    return own | own | own | st.builds(_act, st.sampled_from(OF_ALL), days, st.none(), *facts)


def _numbered(acts: list[Act]) -> tuple[Act, ...]:
    return tuple(replace(act, key=str(number)) for number, act in enumerate(acts))


def acts_of(days: st.SearchStrategy[Period] = PERIODS) -> st.SearchStrategy[tuple[Act, ...]]:
    """Some parties' consent, early as a rule, and whatever else may happen."""
    consent = st.builds(
        lambda kind, day, party: Act(
            key="", kind=kind, on=Period.of(day), received=Period.of(day), party=party
        ),
        st.sampled_from([Kind.RATIFICATION, Kind.ACCESSION]),
        st.integers(0, 400).map(lambda n: date(2000, 1, 1) + timedelta(days=n)),
        st.sampled_from(PARTIES),
    )
    consents = st.lists(consent, min_size=2, max_size=4, unique_by=lambda act: act.party)
    others = st.lists(an_act(days), max_size=6)
    return st.builds(lambda some, more: _numbered([*some, *more]), consents | st.just([]), others)


RULES = st.builds(
    Rule,
    st.builds(KthInstrument, st.integers(1, 3), st.builds(Filter, count_regional_orgs=st.booleans()))
    | st.just(Signature()),
    offset=st.none() | st.builds(Length, st.integers(0, 3), st.sampled_from(Unit)),
    align=st.none()
    | st.sampled_from([to for to in AlignTo if to is not AlignTo.FIRST_DAY_OF_NTH_MONTH]).map(Align)
    | st.integers(1, 6).map(lambda n: Align(AlignTo.FIRST_DAY_OF_NTH_MONTH, n)),
    not_before=st.none() | DAYS,
)
CLAUSES = st.builds(
    Clauses,
    entry=RULES | RULES | RULES | st.none(),
    later=st.none() | st.builds(Later, LENGTHS),
    term=st.none() | SOME_LENGTHS.filter(lambda length: length.unit is not Unit.DAY),
    renewal=st.builds(Renewal, st.booleans(), st.none() | SOME_LENGTHS, st.just(Length(1, Unit.MONTH))),
    withdrawal=st.none() | st.builds(Withdrawal, st.none() | SOME_LENGTHS),
    bilateral=st.booleans(),
    ends_below=st.none() | st.integers(2, 3),
    expires=st.none() | st.none() | DAYS,
)
TREATIES = st.builds(Treaty, CLAUSES, acts_of(), st.sampled_from([(), (A, B)]))


@given(TREATIES, ASKED, st.none() | ASKED)
def test_it_is_in_force_for_a_party_only_while_it_is_in_force(
    treaty: Treaty, as_of: date, known_on: date | None
) -> None:
    """I1"""
    state = status_at(treaty, as_of, known_on)
    if any(party.status in BOUND for party in state.parties):
        assert state.status in ALIVE
    if state.status in (TreatyStatus.EXPIRED, TreatyStatus.TERMINATED, TreatyStatus.LAPSED):
        assert not any(party.status is PartyStatus.UNKNOWN or party.provisional for party in state.parties)
    assert lacking(state.missing) is not None
    for party in state.parties:
        if party.membership is not None:
            assert said(party.membership.steps) or lacking(party.membership.missing)
            assert lacking(party.missing) is not None
            assert said(party.membership.doubts) is not None
    assert not any(party.suspended and party.status not in BOUND for party in state.parties)


@given(RULES, acts_of())
def test_a_treaty_enters_into_force_no_earlier_than_it_is_set_off(rule: Rule, acts: tuple[Act, ...]) -> None:
    """I2"""
    outcome = compute(rule, acts)
    if isinstance(outcome, Found):
        assert outcome.on >= outcome.trigger.first
    elif outcome.between is not None and outcome.trigger is not None:
        assert outcome.between.first >= outcome.trigger.first


@given(TREATIES, ASKED)
def test_it_is_in_force_for_nobody_before_its_consent_and_its_entry_into_force(
    treaty: Treaty, as_of: date
) -> None:
    """I2, I3: a succession looks back, and then the predecessor was a party."""
    acts = done(known(treaty.acts, None), as_of)
    entry = entry_of(treaty.clauses, acts, as_of)
    held = memberships(treaty, entry, acts, as_of)
    for key, several in held.items():
        own = [act for act in acts if act.party is not None and act.party.key == key]
        begun = day_of(entry)
        assert begun is not None
        assert several[0].since.first >= begun.first or any(act.kind is Kind.SUCCESSION for act in own)
        succession = [act for act in own if act.kind is Kind.SUCCESSION]
        if not any(act.kind in CONSENT for act in own) and succession and treaty.clauses.entry is not None:
            assert any(not act.predecessor or act.predecessor in held for act in succession) or key in "ab"


@given(RULES.filter(lambda rule: isinstance(rule.trigger, KthInstrument)), acts_of(), st.data())
def test_an_instrument_is_not_counted_twice_for_a_party(rule: Rule, acts: tuple[Act, ...], data: Any) -> None:
    """I4"""
    instruments = [
        act for act in acts if act.kind in CONSENT and act.party is not None and act.received is not None
    ]
    assume(instruments)
    first = data.draw(st.sampled_from(instruments))
    later = Period.of(first.on.last + timedelta(days=9))
    again = replace(first, key="again", kind=Kind.ACCESSION, on=later, received=None, effective=None)
    assert _day(compute(rule, (*acts, again))) == _day(compute(rule, acts))


def _day(outcome: Any) -> Any:
    return outcome.on if isinstance(outcome, Found) else outcome.between


EXACT = DAYS.map(Period.of)


@given(
    st.integers(1, 3), st.lists(st.tuples(st.sampled_from(PARTIES[:5]), DAYS), min_size=3, max_size=12), DAYS
)
def test_it_stays_in_force_however_few_remain(k: int, leaving: list[tuple[Any, date]], as_of: date) -> None:
    """I5 (VCLT 55)"""
    first = Period.of(date(1999, 1, 1))
    deposits = [Act(key=party.key, kind=Kind.RATIFICATION, on=first, party=party) for party in PARTIES[:5]]
    notices = [
        Act(key=f"{party.key} {day}", kind=Kind.DENUNCIATION, on=Period.of(day), party=party)
        for party, day in leaving
        if party != A
    ]
    clauses = Clauses(Rule(KthInstrument(k)), withdrawal=Withdrawal(Length(1, Unit.YEAR)))
    state = status_at(Treaty(clauses, (*deposits, *notices)), as_of)
    assert state.status is TreatyStatus.IN_FORCE
    fewer = status_at(Treaty(replace(clauses, ends_below=5), (*deposits, *notices)), date(2020, 1, 1))
    assert (fewer.status is TreatyStatus.TERMINATED) == bool(notices)


@given(TREATIES, ASKED)
def test_a_signatory_is_obliged_until_it_declines(treaty: Treaty, as_of: date) -> None:
    """I6 (VCLT 18)"""
    state = status_at(treaty, as_of)
    for party in state.parties:
        declined = any(
            act.kind is Kind.NOT_TO_BECOME_PARTY
            and act.party == party.party
            and act.takes_effect.last <= as_of
            for act in treaty.acts
        )
        if declined or party.status in (PartyStatus.NONE, PartyStatus.FORMER):
            assert not party.obliged
        elif party.status is PartyStatus.SIGNATORY and not (state.end and state.end.on.last <= as_of):
            assert party.obliged


@given(TREATIES, an_act(), ASKED, ASKED)
def test_what_becomes_known_later_changes_nothing_of_what_was_known(
    treaty: Treaty, more: Act, as_of: date, known_on: date
) -> None:
    """I7"""
    late = replace(more, key="late", known_on=known_on + timedelta(days=1))
    before = status_at(treaty, as_of, known_on)
    assert status_at(Treaty(treaty.clauses, (*treaty.acts, late), treaty.sides), as_of, known_on) == before


@given(TREATIES, an_act(), ASKED)
def test_what_is_done_later_changes_nothing_of_what_was(treaty: Treaty, more: Act, as_of: date) -> None:
    """I7"""
    # The day on which a treaty entered into force, where no rule says it, says that it had not before.
    assume(treaty.clauses.entry is not None or more.kind is not Kind.ENTERED_INTO_FORCE)
    tomorrow = Period.of(as_of + timedelta(days=1))
    late = replace(more, key="late", on=tomorrow, received=tomorrow, effective=None)
    before = status_at(treaty, as_of)
    after = status_at(Treaty(treaty.clauses, (*treaty.acts, late), treaty.sides), as_of)
    assert (after.status, after.entry, after.end) == (before.status, before.entry, before.end)


@given(TREATIES, ASKED, st.data())
def test_the_order_in_which_acts_are_recorded_never_matters(treaty: Treaty, as_of: date, data: Any) -> None:
    """I7"""
    other = Treaty(treaty.clauses, tuple(data.draw(st.permutations(treaty.acts))), treaty.sides)
    assert status_at(other, as_of) == status_at(treaty, as_of)


@given(RULES, st.permutations(PARTIES), st.lists(DAYS, min_size=6, max_size=6))
def test_the_order_of_deposits_of_one_day_never_matters(
    rule: Rule, parties: list[Any], days: list[date]
) -> None:
    days = [day.replace(day=1) for day in days]
    acts = [
        Act(key=party.key, kind=Kind.RATIFICATION, on=Period.of(day), party=party)
        for party, day in zip(PARTIES, days, strict=True)
    ]
    by_other = [act for party in parties for act in acts if act.party == party]
    assert compute(rule, by_other) == compute(rule, acts)


@given(RULES, acts_of(EXACT), st.data())
def test_less_precise_dates_are_never_contradicted_by_more_precise_ones(
    rule: Rule, acts: tuple[Act, ...], data: Any
) -> None:
    exact = tuple(replace(act, received=None, effective=None) for act in acts)
    precisions = data.draw(st.lists(PRECISIONS, min_size=len(acts), max_size=len(acts)))
    rough = tuple(
        replace(act, on=_rough(act.on.first, precision))
        for act, precision in zip(exact, precisions, strict=True)
    )
    vague, sharp = compute(rule, rough), compute(rule, exact)
    if isinstance(vague, Found):
        assert _day(sharp) == vague.on
    elif isinstance(sharp, Found):
        assert vague.between is not None
        assert vague.between.first <= sharp.on <= vague.between.last


@given(acts_of(EXACT), DAYS, st.integers(2, 400))
def test_a_rescinded_withdrawal_leaves_an_uninterrupted_membership(
    acts: tuple[Act, ...], withdrawn: date, days: int
) -> None:
    """I4"""
    kinds = (Kind.DENUNCIATION, Kind.RESCISSION_OF_WITHDRAWAL)
    acts = tuple(act for act in acts if act.party != A or act.kind not in kinds)
    clauses = Clauses(Rule(KthInstrument(2)), withdrawal=Withdrawal(Length(days, Unit.DAY)))
    notice = Act(key="notice", kind=Kind.DENUNCIATION, on=Period.of(withdrawn), party=A)
    back = withdrawn + timedelta(days=days - 1)
    rescission = Act(key="rescission", kind=Kind.RESCISSION_OF_WITHDRAWAL, on=Period.of(back), party=A)
    after = date(2015, 1, 1)
    with_both = status_at(Treaty(clauses, (*acts, notice, rescission), (A,)), after).of("a")
    without = status_at(Treaty(clauses, acts, (A,)), after).of("a")
    assert with_both is not None
    assert without is not None
    assert (with_both.status, with_both.membership) == (without.status, without.membership)


@given(DAYS, SOME_LENGTHS, st.none() | SOME_LENGTHS, SOME_LENGTHS, DAYS)
@example(date(2000, 2, 29), Length(1, Unit.YEAR), None, Length(1, Unit.MONTH), date(2008, 1, 1))
def test_renewals_come_one_after_another(
    begun: date, term: Length, renewal: Length | None, notice: Length, until: date
) -> None:
    clauses = Clauses(term=term, renewal=Renewal(True, renewal, notice))
    run = terms(clauses, Period.of(begun), (), until)
    expiries = [each.expiry.first for each in run]
    assert expiries == sorted(set(expiries))
    assert [each.number for each in run] == list(range(1, len(run) + 1))
    assert all(each.last_day_for_notice is not None for each in run)
    assert all(each.last_day_for_notice < each.expiry for each in run if each.last_day_for_notice is not None)
    assert expiries[-1] > until
    assert len(run) == 1 or expiries[-2] <= until


@given(RULES, acts_of(), ASKED, ASKED)
def test_what_is_unknown_says_what_is_missing(
    rule: Rule, acts: tuple[Act, ...], as_of: date, known_on: date
) -> None:
    outcome = compute(rule, acts, as_of, known_on)
    assert outcome.missing if isinstance(outcome, Unknown) else outcome.steps
    assert in_words(outcome)


@given(
    EXACT, EXACT, st.booleans(), st.sampled_from(["ratification", "denunciation", "suspended", "reservation"])
)
def test_an_act_takes_effect_before_it_was_done_only_where_it_says_so_and_is_questioned_then(
    done_on: Period, effective: Period, retroactive: bool, kind: str
) -> None:
    """I2"""

    def made() -> Act:
        return Act(
            key="1", kind=Kind(kind), on=done_on, party=A, effective=effective, retroactive=retroactive
        )

    if effective.last < done_on.first and not retroactive:
        with pytest.raises(ValueError, match="retroactive"):
            made()
        return
    questioned = {each.code for each in irregularities(Treaty(Clauses(), (made(),), (A, B)))}
    assert ("retroactive" in questioned) == retroactive


@given(TREATIES)
def test_who_consents_by_which_act_follows_from_whether_it_had_signed(treaty: Treaty) -> None:
    """I3: and whoever it succeeds to had been a party."""
    questioned = {(each.facts["act"], each.code) for each in irregularities(treaty)}
    acts = known(treaty.acts, None)
    for act in acts:
        signed = [
            each.on for each in acts
            if each.kind in SIGNING and (each.party == act.party or (each.party is None and act.party in treaty.sides))
        ]  # fmt: skip
        asked_for = act.kind in (Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL)
        unsigned = not any(day.first <= act.on.last for day in signed)
        assert ((act.key, "signature") in questioned) == (asked_for and unsigned)
        if act.kind is Kind.ACCESSION and not signed:
            assert (act.key, "signatory") not in questioned
        consented = any(
            each.party is not None
            and each.party.key == act.predecessor
            and each.kind in CONSENT | {Kind.SUCCESSION}
            for each in acts
        )
        nobody = act.kind is Kind.SUCCESSION and act.predecessor != "" and not consented
        assert ((act.key, "predecessor") in questioned) == nobody


@given(TREATIES, ASKED)
def test_what_is_questioned_is_an_act_that_was_done_by_then(treaty: Treaty, as_of: date) -> None:
    """I7"""
    acts = {act.key for act in done(known(treaty.acts, None), as_of)}
    assert {each.facts["act"] for each in irregularities(treaty, as_of=as_of)} <= acts
