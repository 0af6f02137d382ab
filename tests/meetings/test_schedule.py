"""The way to a session: days counted back, which step is the present one, which state follows which."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.models import Review
from meetings.rules import schedule
from meetings.rules.schedule import DayCounts, Held, Shift, Step

COUNTS = DayCounts(
    positions_due=30, proposals_due=21, papers_due=14, delegations_due=10, draft_due=10, signature_due=30
)
BEGINS, ENDS = date(2026, 11, 12), date(2026, 11, 13)
DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


def due(cut_off: date | None = None) -> dict[Step, date]:
    found = schedule.planned(BEGINS, ENDS, COUNTS, cut_off=cut_off)
    return {step: on for step, on in found.items() if on is not None}


def steps(today: date) -> list[tuple[str, str]]:
    return [(one.step.value, one.progress) for one in schedule.backward(BEGINS, ENDS, due(), today)]


def test_each_step_is_so_many_days_before_the_first_day_or_after_the_last() -> None:
    assert due() == {
        Step.POSITIONS_DUE: date(2026, 10, 13), Step.PROPOSALS_DUE: date(2026, 10, 22),
        Step.PAPERS_OUT: date(2026, 10, 29), Step.DELEGATIONS_NAMED: date(2026, 11, 2),
        Step.DRAFT_OUT: date(2026, 11, 23), Step.SIGNED: date(2026, 12, 13),
    }  # fmt: skip


def test_only_a_body_whose_minutes_are_approved_waits_for_that_on_the_day_of_its_rule_if_it_has_one() -> None:
    approved = DayCounts(30, 21, 14, 10, 10, 30, approved=True)
    ruled = DayCounts(30, 21, 14, 10, 10, 30, approved=True, approval_due=60, report_due=0)
    assert Step.APPROVED not in schedule.planned(BEGINS, ENDS, COUNTS)
    assert schedule.planned(BEGINS, ENDS, approved)[Step.APPROVED] is None
    assert schedule.planned(BEGINS, ENDS, COUNTS)[Step.ENTRY_REPORTED] is None
    assert schedule.planned(BEGINS, ENDS, ruled)[Step.APPROVED] == ENDS + timedelta(60)
    assert schedule.planned(BEGINS, ENDS, ruled)[Step.ENTRY_REPORTED] == ENDS


def test_the_first_step_whose_day_is_not_over_is_the_present_one() -> None:
    assert steps(date(2026, 10, 22)) == [
        ("positions_due", "done"), ("proposals_due", "now"), ("papers_out", "next"),
        ("delegations_named", "next"), ("session", "next"),
    ]  # fmt: skip
    assert steps(date(2026, 10, 23))[2] == ("papers_out", "now")


def test_a_session_is_the_present_step_until_its_last_day_is_over() -> None:
    assert steps(ENDS)[-1] == ("session", "now")
    assert {progress for _step, progress in steps(ENDS + timedelta(days=1))} == {"done"}


def test_an_open_round_brings_its_own_days() -> None:
    opened, cut_off = date(2026, 9, 14), date(2026, 10, 25)
    found = schedule.backward(BEGINS, ENDS, due(cut_off), opened, round_opened=opened)
    assert [one.step for one in found][:3] == [Step.ROUND_OPENED, Step.PROPOSALS_DUE, Step.POSITIONS_DUE]
    assert found[2].on == cut_off
    assert found[-1].until == ENDS


COUNTED = st.lists(st.integers(0, 90), min_size=6, max_size=6).map(lambda counts: DayCounts(*counts))


@given(DAYS, st.integers(0, 20), DAYS, COUNTED, st.none() | DAYS)
@settings(max_examples=200, deadline=None)
def test_at_most_one_step_is_now_what_is_before_is_done_and_what_is_after_is_to_come(
    begins: date, length: int, today: date, counts: DayCounts, cut_off: date | None
) -> None:
    ends = begins + timedelta(days=length)
    planned = schedule.planned(begins, ends, counts, cut_off=cut_off)
    days = {step: on for step, on in planned.items() if on is not None}
    found = schedule.backward(begins, ends, days, today, round_opened=begins)
    order = [one.progress for one in found]
    assert len(found) == 6
    assert order == sorted(order, key=["done", "now", "next"].index)
    assert order.count("now") == (1 if today <= max(one.until or one.on for one in found) else 0)
    assert all((one.until or one.on) < today for one in found if one.progress == "done")


HELD = st.builds(Held, st.none() | DAYS, st.booleans(), st.none() | DAYS)
STEPS = st.sampled_from([*Step])


@given(st.dictionaries(STEPS, HELD), st.dictionaries(STEPS, st.none() | DAYS))
@settings(max_examples=200, deadline=None)
def test_a_move_takes_along_all_but_what_is_done_or_was_set_by_hand_and_says_each_change_once(
    held: dict[Step, Held], then: dict[Step, date | None]
) -> None:
    found = {one.step: one for one in schedule.shifts(held, then)}
    for step, one in held.items():
        if one.by_hand or one.done or step not in then or one.on == then[step]:
            assert step not in found
        else:
            assert found[step] == Shift(step, one.on, then[step])
    assert set(found) <= set(held)
    after = {step: Held(found[step].after) if step in found else one for step, one in held.items()}
    assert schedule.shifts(after, then) == []


@given(DAYS, st.integers(0, 20), st.integers(-200, 200), COUNTED)
@settings(max_examples=100, deadline=None)
def test_every_step_that_has_a_day_moves_by_as_many_days_as_the_session(
    begins: date, length: int, by: int, counts: DayCounts
) -> None:
    ends, moved = begins + timedelta(days=length), timedelta(days=by)
    before = schedule.planned(begins, ends, counts)
    after = schedule.planned(begins + moved, ends + moved, counts)
    assert after == {step: on and on + moved for step, on in before.items()}


def test_every_state_of_the_model_has_its_followers_and_none_is_unknown() -> None:
    assert set(schedule.FOLLOWS) == set(Review.State.values)
    assert set().union(*schedule.FOLLOWS.values()) <= set(Review.State.values)


@pytest.mark.parametrize("state", ["concluded", "cancelled"])
def test_what_is_over_stays_so(state: str) -> None:
    assert not any(schedule.may_follow(state, then) for then in Review.State.values)
    assert state not in schedule.MOVABLE | schedule.AHEAD


PATHS = st.lists(st.sampled_from(Review.State.values), max_size=12)


@given(PATHS)
@settings(max_examples=300, deadline=None)
def test_no_way_leads_to_a_convened_session_but_by_its_confirmation_nor_out_of_one_that_is_over(
    wanted: list[str],
) -> None:
    way = ["proposed"]
    for then in wanted:
        if schedule.may_follow(way[-1], then):
            way.append(then)
    for before, after in pairwise(way):
        assert after != "convened" or before == "confirmed"
        assert after != "confirmed" or before == "proposed"
        assert after != "adjourned" or before == "in_session"
        assert before not in ("concluded", "cancelled")
        assert before != "postponed" or after in ("proposed", "cancelled")


def test_whatever_has_not_begun_can_be_postponed_and_proposed_anew() -> None:
    for state in schedule.MOVABLE - {"postponed"}:
        assert schedule.may_follow(state, "postponed")
    for state in ("confirmed", "convened", "postponed"):
        assert schedule.may_follow(state, "proposed")


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
