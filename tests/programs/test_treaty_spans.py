"""The spans of a treaty and the times for which it binds each party: what its state says of every day, at once."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programs.rules.treaties import windows
from programs.rules.treaties.acts import Party
from programs.rules.treaties.clauses import Provisional, ProvisionalFrom
from programs.rules.treaties.days import Length, Unit
from programs.rules.treaties.rule import LastNotification, Rule, TacitAcceptance
from programs.rules.treaties.spans import Outlook, bound, outlook, spans
from programs.rules.treaties.status import ALIVE, BOUND, TreatyStatus, status_at
from programs.rules.treaties.treaty import Treaty

from .test_treaty_properties import ASKED, CLAUSES, acts_of
from .treaty_acts import A, B, act, day, notified, treaty

MORE = (
    st.builds(
        lambda clauses, provisional: replace(clauses, provisional=provisional), CLAUSES,
        st.sampled_from(
            [Provisional(ProvisionalFrom.SIGNATURE), Provisional(ProvisionalFrom.DATE, date(2001, 5, 5), True)]
        ),
    )
    | st.builds(
        lambda clauses, trigger: replace(clauses, entry=Rule(trigger)), CLAUSES,
        st.sampled_from([LastNotification(), TacitAcceptance(Length(6, Unit.MONTH), 1)]),
    )
)  # fmt: skip
TREATIES = st.builds(Treaty, CLAUSES | CLAUSES | MORE, acts_of(), st.sampled_from([(), (A, B)]))
HORIZON = date(2016, 1, 1)


def _looked_at(found: Outlook, case: Treaty, some: list[date]) -> list[date]:
    """Days on both sides of every change that is said, of every date of an act, and some others."""
    edges = [span.since for span in found.spans[1:]]
    edges += [day for times in found.bound.values() for time in times for day in time if day is not None]
    edges += [period.first for act in case.acts for period in (act.on, act.effective) if period is not None]
    near = (day + timedelta(days=n) for day in edges if date(1900, 1, 1) < day < HORIZON for n in (-1, 0, 1))
    return [*some, *(day for day in near)]


@given(TREATIES, ASKED, st.lists(ASKED, max_size=4))
def test_they_say_of_each_day_what_its_state_says(case: Treaty, today: date, some: list[date]) -> None:
    says_of_each_day_what_its_state_says(case, today, some)


def says_of_each_day_what_its_state_says(case: Treaty, today: date, some: list[date]) -> None:
    found = outlook(case, today, HORIZON)
    assert (found.spans[0].since, found.spans[-1].until) == (date.min, None)
    for one, other in pairwise(found.spans):
        assert one.until == other.since
        assert one.status is not other.status
    for when in _looked_at(found, case, some):
        state = status_at(case, when)
        span = next(each for each in found.spans if each.until is None or when < each.until)
        assert span.status is state.status, when
        held = {
            key for key, times in found.bound.items() for since, until in times
            if since <= when and (until is None or when < until)
        }  # fmt: skip
        assert held == {each.party.key for each in state.parties if each.status in BOUND}, when


@given(TREATIES, ASKED)
def test_they_say_of_today_when_it_ends_or_is_renewed(case: Treaty, today: date) -> None:
    state = status_at(case, today)
    span = next(
        each for each in outlook(case, today, today).spans if each.until is None or today < each.until
    )
    if state.status not in ALIVE:
        assert (span.expires, span.last_day_for_notice) == (None, None)
        return
    ends = state.end.on.first if state.end else state.term.expiry.first if state.term else None
    assert span.expires == ends
    last = state.term.last_day_for_notice if state.term and state.term.renewed else None
    assert span.last_day_for_notice == (None if last is None else last.first)


RENEWED = {
    "trigger": "last_notification", "bilateral": True, "term": {"n": 5, "unit": "year"},
    "renewal": {"n": 3, "unit": "year", "tacit": True, "notice": {"n": 6, "unit": "month"}},
}  # fmt: skip
BILATERAL = (act("signature", "2000-01-01"), notified("2000-03-01", A), notified("2000-05-01", B))


def told(case: Treaty, today: str) -> list[tuple[str, ...]]:
    said = [
        (span.since, span.status.value, span.expires, span.last_day_for_notice)
        for span in spans(case, day(today))
    ]
    return [tuple(str(each) for each in one if each is not None) for one in said[1:]]


def test_a_renewed_treaty_is_in_force_without_an_end_and_its_running_term_is_told() -> None:
    case = treaty(RENEWED, *BILATERAL, sides=(A, B))
    assert told(case, "2006-01-01") == [
        ("2000-01-01", "signed"), ("2000-05-01", "in_force", "2008-05-01", "2007-11-01"),
    ]  # fmt: skip
    assert bound(case, day("2006-01-01")) == {
        "a": ((date(2000, 5, 1), None),),
        "b": ((date(2000, 5, 1), None),),
    }


def test_after_notice_it_ends_and_nobody_keeps_it_from_renewal_any_more() -> None:
    case = treaty(RENEWED, *BILATERAL, act("non_renewal", "2007-10-01", A), sides=(A, B))
    assert told(case, "2008-01-01")[1:] == [
        ("2000-05-01", "in_force", "2008-05-01"), ("2008-05-01", "expired"),
    ]  # fmt: skip
    assert bound(case, day("2008-01-01"))["b"] == ((date(2000, 5, 1), date(2008, 5, 1)),)


def test_what_is_to_come_is_told_as_far_as_it_is_known() -> None:
    clauses = {**RENEWED, "offset": {"n": 1, "unit": "year"}, "renewal": {"tacit": False}}
    case = treaty(clauses, *BILATERAL, sides=(A, B))
    assert told(case, "2000-06-01")[1:] == [
        ("2001-05-01", "in_force", "2006-05-01"), ("2006-05-01", "expired"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("case", "most"),
    [
        (treaty(RENEWED, *BILATERAL, act("registered", "2001-01-01"), sides=(A, B)), 4),
        (
            treaty(
                {"trigger": "kth_instrument", "k": 30, "withdrawal": {"period": {"n": 1, "unit": "year"}}},
                *(act("signature", f"20{n:02}-01-01", Party(str(n))) for n in range(90)),
                *(act("ratification", f"20{n:02}-05-01", Party(str(n))) for n in range(90)),
                act("denunciation", "2045-01-01", Party("3")),
            ),
            9,
        ),
    ],
)  # fmt: skip
def test_few_days_are_looked_at_to_tell_it(case: Treaty, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Any] = []
    ground_of = windows.ground_of
    monkeypatch.setattr(windows, "ground_of", lambda *given: looked.append(given) or ground_of(*given))
    assert [span.status for span in spans(case, day("2050-01-01"))][-1] is TreatyStatus.IN_FORCE
    assert 0 < len(looked) <= most
