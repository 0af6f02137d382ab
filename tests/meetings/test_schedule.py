"""The way to a session: days counted back, which step is the present one, which state follows which."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.models import Review
from meetings.rules import schedule
from meetings.rules.schedule import DayCounts, Step

COUNTS = DayCounts(positions_due=30, proposals_due=21, papers_due=14)
BEGINS, ENDS = date(2026, 11, 12), date(2026, 11, 13)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def steps(today: date, **given: date) -> list[tuple[str, str]]:
    found = schedule.backward(BEGINS, ENDS, COUNTS, today, **given)
    return [(due.step.value, due.progress) for due in found]


def test_each_step_is_so_many_days_before_the_first_day() -> None:
    found = {due.step: due.on for due in schedule.backward(BEGINS, ENDS, COUNTS, date(2026, 1, 1))}
    assert found == {
        Step.POSITIONS_DUE: date(2026, 10, 13), Step.PROPOSALS_DUE: date(2026, 10, 22),
        Step.PAPERS_OUT: date(2026, 10, 29), Step.SESSION: BEGINS,
    }  # fmt: skip


def test_the_first_step_whose_day_is_not_over_is_the_present_one() -> None:
    assert steps(date(2026, 10, 22)) == [
        ("positions_due", "done"), ("proposals_due", "now"), ("papers_out", "next"), ("session", "next"),
    ]  # fmt: skip
    assert steps(date(2026, 10, 23))[2] == ("papers_out", "now")


def test_a_session_is_the_present_step_until_its_last_day_is_over() -> None:
    assert steps(ENDS)[-1] == ("session", "now")
    assert {progress for _step, progress in steps(ENDS + timedelta(days=1))} == {"done"}


def test_an_open_round_brings_its_own_days() -> None:
    opened, cut_off = date(2026, 9, 14), date(2026, 10, 25)
    found = schedule.backward(BEGINS, ENDS, COUNTS, opened, round_opened=opened, cut_off=cut_off)
    assert [due.step for due in found][:3] == [Step.ROUND_OPENED, Step.PROPOSALS_DUE, Step.POSITIONS_DUE]
    assert found[2].on == cut_off
    assert found[-1].until == ENDS


@given(DAYS, st.integers(0, 20), DAYS, st.lists(st.integers(0, 90), min_size=3, max_size=3), st.none() | DAYS)
@settings(max_examples=200, deadline=None)
def test_at_most_one_step_is_now_what_is_before_is_done_and_what_is_after_is_to_come(
    begins: date, length: int, today: date, counts: list[int], cut_off: date | None
) -> None:
    ends = begins + timedelta(days=length)
    found = schedule.backward(begins, ends, DayCounts(*counts), today, round_opened=begins, cut_off=cut_off)
    order = [due.progress for due in found]
    assert len(found) == 5
    assert order == sorted(order, key=["done", "now", "next"].index)
    assert order.count("now") == (1 if today <= max(due.until or due.on for due in found) else 0)
    assert all((due.until or due.on) < today for due in found if due.progress == "done")


def test_every_state_of_the_model_has_its_followers_and_none_is_unknown() -> None:
    assert set(schedule.FOLLOWS) == set(Review.State.values)
    assert set().union(*schedule.FOLLOWS.values()) <= set(Review.State.values)


@pytest.mark.parametrize("state", ["concluded", "cancelled"])
def test_what_is_over_stays_so(state: str) -> None:
    assert not any(schedule.may_follow(state, then) for then in Review.State.values)
    assert state not in schedule.MOVABLE | schedule.AHEAD


def test_only_a_session_that_is_open_is_concluded() -> None:
    assert {state for state in Review.State.values if schedule.may_follow(state, "concluded")} == {
        "in_session", "adjourned",
    }  # fmt: skip
    assert not schedule.may_follow("postponed", "in_session")
    assert not schedule.may_follow("unheard of", "in_session")


@given(DAYS, DAYS, st.integers(0, 5))
@settings(max_examples=100, deadline=None)
def test_what_is_typed_afterwards_was_agreed_on_the_last_day(today: date, begins: date, length: int) -> None:
    ends = begins + timedelta(days=length)
    agreed = schedule.day_of_agreement(today, ends)
    assert agreed <= ends
    assert agreed <= today
    assert (agreed == today) == (today <= ends)
    assert schedule.on_its_days(today, begins, ends) == (
        today in {begins + timedelta(days=n) for n in range(length + 1)}
    )
