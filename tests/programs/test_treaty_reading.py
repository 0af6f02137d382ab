"""Rules and final clauses as JSON: read, written, and what is wrong said by its path."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.dates import FuzzyDate
from programs.rules.treaties.clauses import (
    Clauses,
    Implied,
    Later,
    Provisional,
    ProvisionalFrom,
    Renewal,
    Withdrawal,
)
from programs.rules.treaties.days import Length, Period, Unit
from programs.rules.treaties.nodes import WrongData
from programs.rules.treaties.reading import dump, parse
from programs.rules.treaties.reading_clauses import dump_clauses, parse_clauses
from programs.rules.treaties.rule import (
    Align,
    AlignTo,
    AllNamed,
    AllOf,
    Basis,
    Decision,
    Event,
    ExchangeOfInstruments,
    ExchangeOfNotes,
    Filter,
    FixedDate,
    FixedDateIf,
    KthInstrument,
    LastNotification,
    ReplyNote,
    Rule,
    ShareOfParties,
    ShareOfQuantity,
    Signature,
    TacitAcceptance,
)

from .treaty_acts import case_of

LENGTHS = st.builds(Length, st.integers(0, 400), st.sampled_from(Unit))
NAMES = st.text("abcdefß/~ ", min_size=1, max_size=8).filter(str.strip)
NAMED = st.lists(NAMES, max_size=4, unique=True).map(tuple)
SHARES = st.fractions(min_value=Fraction(1, 100), max_value=1, max_denominator=1000)
FILTERS = st.builds(
    Filter, count_regional_orgs=st.booleans(), count_successions=st.booleans(), only_states=st.booleans(),
    only_signatories=st.booleans(), named=NAMED,
)  # fmt: skip
AMOUNTS = st.fractions(min_value=Fraction(1, 1000), max_value=10**6, max_denominator=1000)
TABLES = st.dictionaries(NAMES, AMOUNTS, max_size=4)
PLAIN = st.one_of(
    st.builds(Signature, st.integers(1, 5)), st.builds(FixedDate, st.dates()),
    st.builds(LastNotification, st.integers(1, 5)),
    st.just(ExchangeOfInstruments()), st.just(ExchangeOfNotes()), st.just(ReplyNote()),
    st.builds(KthInstrument, st.integers(1, 200), FILTERS),
    st.builds(ShareOfQuantity, SHARES, st.just("") | NAMES, TABLES, st.none() | AMOUNTS, FILTERS),
    st.builds(ShareOfParties, SHARES, st.sampled_from(Basis)), st.builds(Decision, st.just("") | NAMES),
    st.builds(AllNamed, NAMED.filter(bool)), st.builds(TacitAcceptance, LENGTHS, st.integers(0, 9)),
    st.builds(Event, NAMES),
)  # fmt: skip
SEVERAL = st.lists(PLAIN, min_size=1, max_size=3).map(tuple)
TRIGGERS = (
    PLAIN | st.builds(AllOf, SEVERAL) | st.builds(FixedDateIf, st.dates(), SEVERAL, st.integers(0, 365))
)
ALIGNS = st.builds(
    lambda to, n: Align(to, n if to is AlignTo.FIRST_DAY_OF_NTH_MONTH else 1),
    st.sampled_from(AlignTo),
    st.integers(1, 12),
)
ALONE = st.builds(
    Rule, TRIGGERS, st.none() | LENGTHS, st.none() | ALIGNS, st.none() | st.dates(), st.just(()) | SEVERAL
)  # fmt: skip
RULES = st.builds(
    lambda rule, others: Rule(
        rule.trigger, rule.offset, rule.align, rule.not_before, rule.conditions, tuple(others)
    ),
    ALONE,
    st.lists(ALONE, max_size=2),
)
SOME_LENGTHS = LENGTHS.filter(lambda length: length.n > 0)
BY_ACT = st.sampled_from([ProvisionalFrom.SIGNATURE, ProvisionalFrom.NOTICE])
PLAIN_ALIGNS = ALIGNS.filter(lambda align: align.to is not AlignTo.FIRST_DAY_OF_NTH_MONTH)
CLAUSES = st.builds(
    Clauses,
    entry=st.none() | ALONE,
    later=st.none() | st.builds(Later, SOME_LENGTHS | st.just(Later().offset), st.none() | PLAIN_ALIGNS),
    provisional=st.none()
    | st.builds(Provisional, BY_ACT, st.none(), st.booleans())
    | st.builds(Provisional, st.just(ProvisionalFrom.DATE), st.dates(date(1900, 1, 1)), st.booleans()),
    term=st.none() | LENGTHS,
    renewal=st.builds(
        Renewal, st.booleans(), st.none() | SOME_LENGTHS,
        SOME_LENGTHS | st.just(Renewal(True).notice), st.none() | st.integers(1, 5),
    ),
    withdrawal=st.none() | st.just(Withdrawal())
    | st.builds(Withdrawal, LENGTHS, st.none() | LENGTHS, st.none() | PLAIN_ALIGNS)
    | st.builds(Withdrawal, st.none(), st.none() | LENGTHS, st.none() | PLAIN_ALIGNS, st.sampled_from(Implied)),
    bilateral=st.booleans(),
    ends_below=st.none() | st.integers(1, 20),
    signature_needed=st.booleans(),
).map(lambda clauses: clauses if clauses.term else replace(clauses, expires=date(2030, 2, 1)))  # fmt: skip


@given(RULES)
def test_a_rule_is_read_as_it_was_written(rule: Rule) -> None:
    written = dump(rule)
    assert parse(written) == rule
    assert dump(parse(written)) == written


@given(CLAUSES)
def test_so_are_final_clauses(clauses: Clauses) -> None:
    written = dump_clauses(clauses)
    assert parse_clauses(written) == clauses
    assert dump_clauses(parse_clauses(written)) == written


@pytest.mark.parametrize("name", [f"B{n}" for n in range(1, 11)] + ["M1", "M6", "M7", "M8"])
def test_what_real_treaties_say_is_written_as_it_is_read(name: str) -> None:
    rule = case_of(name)["rule"]
    # No offset is said by leaving it out, and a renewal that is not tacit is none.
    plain = {
        key: value for key, value in rule.items() if value not in ({"n": 0, "unit": "day"}, {"tacit": False})
    }
    written = dump_clauses(parse_clauses(rule))
    written = {key: value for key, value in written.items() if value != {"n": 0, "unit": "day"}}
    assert written == plain


K = {"trigger": "kth_instrument", "k": 3}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ([], "/: an object is needed"), ({}, "/trigger: needed"), ({"trigger": "whim"}, "/trigger: one of signature, "),
        ({"trigger": "kth_instrument"}, "/k: needed"), ({**K, "k": 0}, "/k: a whole number from 1 to"),
        ({**K, "k": True}, "/k: a whole number"), ({**K, "k": 2.5}, "/k: a whole number"),
        ({**K, "offset": {"n": -1, "unit": "day"}}, "/offset/n: a whole number from 0 to"),
        ({**K, "offset": {"n": 1, "unit": "week"}}, "/offset/unit: one of day, month, year is needed"),
        ({**K, "offset": {"n": 1, "unit": "day", "of": 1}}, "/offset/of: unknown name"),
        ({**K, "align": "first_day_of_nth_month_after_month"}, "/n: needed"),
        ({**K, "align": ["end_of_year"]}, "/align: one of"), ({**K, "n": 6}, "/n: unknown name"),
        ({**K, "not_before": "1995-01"}, "/not_before: a day is needed, as 1993-12-21"),
        ({**K, "not_before": "1995-02-30"}, "/not_before: write it as"),
        ({**K, "not_before": 1995}, "/not_before: a text is needed"), ({**K, "kk": 3}, "/kk: unknown name"),
        ({**K, "a/b~c": 3}, "/a~1b~0c: unknown name"), ({**K, "named": "a"}, "/named: a list is needed"),
        ({**K, "named": ["a", ""]}, "/named/1: a text is needed"),
        ({**K, "named": ["a", "a"]}, "/named: a party is named twice"),
        ({**K, "only_states": 1}, "/only_states: true or false is needed"),
        ({"trigger": "all_of"}, "/conditions: needed"),
        ({"trigger": "all_of", "conditions": []}, "/conditions: at least one"),
        ({"trigger": "all_of", "conditions": [{"count": 5}, {"share": 1.5}]}, "/conditions/1/share: a share"),
        ({"trigger": "all_of", "conditions": [{"share": "2/0"}]}, "/conditions/0/share: a number above 0 is needed"),
        ({"trigger": "all_of", "conditions": [{"count": 5, "k": 5}]}, "/conditions/0/k: unknown name"),
        ({"trigger": "all_of", "conditions": [{}]}, "/conditions/0/trigger: needed"),
        ({"trigger": "share_of_quantity", "share": 0.5, "table": {"a": 0}}, "/table/a: a number above 0 is needed"),
        ({**K, "and": [{"trigger": "event"}]}, "/and/0/of: needed"),
        ({**K, "or": [{"trigger": "whim"}]}, "/or/0/trigger: one of"),
        ({"trigger": "fixed_date_if", "date": "1989-01-01", "else_offset_days": 90}, "/conditions: needed"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_rule_is_said_by_its_path(data: Any, said: str) -> None:
    with pytest.raises(WrongData) as refused:
        parse(data)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({**K, "later": "never"}, "/later: one of own_deposit is needed"),
        ({**K, "later": {"n": 30}}, "/later/n: unknown name"),
        ({**K, "provisional_from": "whim"}, "/provisional_from: one of signature, notice is needed"),
        ({**K, "provisional_from": "1994-11"}, "/provisional_from: a day is needed"),
        ({**K, "provisional_until": "entry_into_force"}, "/provisional_until: provisional_from is needed beside it"),
        ({**K, "renewal": {}}, "/renewal/tacit: needed"),
        ({**K, "renewal": {"n": 0, "unit": "year", "tacit": True}}, "/renewal/n: a whole number from 1 to"),
        ({**K, "renewal": {"n": 6, "tacit": True}}, "/renewal/unit: needed"),
        ({**K, "renewal": {"tacit": True, "notice": {"n": 6}}}, "/renewal/notice/unit: needed"),
        ({**K, "withdrawal": {}}, "/withdrawal: either a period is needed"),
        ({**K, "withdrawal": {"period": {"n": 1, "unit": "year"}, "implied": "nature"}}, "/withdrawal: either"),
        ({**K, "withdrawal": "loud"}, "/withdrawal: one of silent is needed"),
        ({**K, "ends_below": 0}, "/ends_below: a whole number"), ({"whim": 1}, "/whim: unknown name"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_final_clauses_is_said_by_its_path(data: Any, said: str) -> None:
    with pytest.raises(WrongData) as refused:
        parse_clauses(data)
    assert str(refused.value).startswith(said)


@pytest.mark.parametrize("written", ["1993", "1993-H2", "1993-Q4", "1993-12", "1993-12-21"])
def test_a_date_keeps_its_precision(written: str) -> None:
    assert str(Period.parse(written)) == written


@pytest.mark.parametrize(
    "written", ["", "93", "1993-13", "1993-00", "1993-Q5", "0000", "1993-02-30", "21.12.1993"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(ValueError):
        Period.parse(written)


def test_a_date_of_the_ledger_keeps_its_precision() -> None:
    assert str(Period.kept(FuzzyDate("1993-Q4"))) == "1993-Q4"
    with pytest.raises(ValueError):
        Period.kept(FuzzyDate(permanent=True))
