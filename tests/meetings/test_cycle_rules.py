"""Whose turn it is to host, when the next session is due, and on which days it may be held."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.rules import cycle
from meetings.rules.cycle import Departure, Turn

NUMBERS = list(range(1, 13))
DAYS = st.dates(date(2020, 1, 1), date(2040, 1, 1))
ORDER = st.permutations("ABCDE").flatmap(
    lambda sides: st.integers(1, 5).map(lambda count: list(sides[:count]))
)


def hosts(order: str, *departures: Departure[str], numbers: list[int] = NUMBERS) -> str:
    return "".join(turn.host for turn in cycle.hosts(order, numbers, departures).values())


def test_the_sides_host_in_their_order_again_and_again() -> None:
    assert hosts("ABC", numbers=[8, 9, 11, 12]) == "ABCA"
    assert cycle.hosts("", [1, 2]) == {}


def test_who_is_skipped_loses_the_turn_and_the_order_goes_on() -> None:
    assert hosts("ABC", Departure(2, "skip", "B")) == "ACABCABCABCA"


def test_who_swaps_hosts_when_the_turn_of_the_other_comes() -> None:
    swap = Departure(2, "swap", "B", "C")
    assert hosts("ABC", swap) == "ACBABCABCABC"
    found = cycle.hosts("ABC", NUMBERS, [swap])
    assert (found[2], found[3]) == (Turn("B", "C"), Turn("C", "B"))


def test_where_all_would_be_skipped_nobody_is() -> None:
    assert hosts("AB", Departure(1, "skip", "A"), Departure(1, "skip", "B"), numbers=[1, 2]) == "AB"


def test_a_swap_that_does_not_fit_the_order_any_more_changes_nothing() -> None:
    assert hosts("ABC", Departure(2, "swap", "A", "C"), Departure(3, "swap", "C", "X")) == hosts("ABC")


@given(ORDER, st.integers(1, 6))
@settings(max_examples=100, deadline=None)
def test_every_side_hosts_as_often_as_the_others(order: list[str], rounds: int) -> None:
    numbers = list(range(1, rounds * len(order) + 1))
    assert set(Counter(turn.host for turn in cycle.hosts(order, numbers).values()).values()) == {rounds}


DEPARTURES = st.lists(
    st.builds(
        Departure, st.integers(1, 12), st.sampled_from(["skip", "swap"]), st.sampled_from("ABCDE"),
        st.sampled_from("ABCDE"),
    ),
    max_size=8,
)  # fmt: skip


@given(ORDER, DEPARTURES)
@settings(max_examples=300, deadline=None)
def test_whatever_was_agreed_each_session_has_one_host_of_the_order(
    order: list[str], departures: list[Departure[str]]
) -> None:
    found = cycle.hosts(order, NUMBERS, departures)
    assert list(found) == NUMBERS
    assert {turn.host for turn in found.values()} <= set(order)
    first = min((one.number for one in departures), default=99)
    undisturbed = cycle.hosts(order, NUMBERS)
    assert all(found[number] == undisturbed[number] for number in NUMBERS if number < first)


@given(ORDER, st.integers(1, 5), st.data())
@settings(max_examples=200, deadline=None)
def test_a_swap_takes_nothing_from_anybody(order: list[str], number: int, data: st.DataObject) -> None:
    turn = cycle.hosts(order, NUMBERS)[number].host
    other = data.draw(st.sampled_from(order))
    numbers = list(range(1, 4 * len(order) + 1 + 5 * len(order)))
    swapped = cycle.hosts(order, numbers, [Departure(number, "swap", turn, other)])
    plain = cycle.hosts(order, numbers)
    assert Counter(t.host for t in swapped.values()) == Counter(t.host for t in plain.values())


@given(DAYS, st.integers(1, 36))
def test_an_interval_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int) -> None:
    found = cycle.later(day, months)
    assert (found.year - day.year) * 12 + found.month - day.month == months
    assert found.day == day.day or (found.day < day.day and (found + timedelta(1)).day == 1)


@given(DAYS, st.integers(1, 24), DAYS, st.booleans())
def test_a_session_is_missed_from_the_day_after_its_interval_is_over_unless_one_is_dated(
    last: date, months: int, today: date, dated: bool
) -> None:
    due = cycle.later(last, months)
    assert cycle.missed(last, months, today, dated=dated) == (due if today > due and not dated else None)


CLOSED = st.frozensets(st.integers(0, 6), max_size=5)


@given(DAYS, st.integers(1, 5), CLOSED, st.sets(DAYS, max_size=30), DAYS)
@settings(max_examples=200, deadline=None)
def test_no_day_is_proposed_on_which_somebody_does_not_work_and_each_that_is_passed_over_says_why(
    aim: date, length: int, weekdays: frozenset[int], feasts: set[date], after: date
) -> None:
    def closed(day: date) -> list[str]:
        found = ["weekend"] if day.weekday() in weekdays else []
        return [*found, "feast"] if day in feasts else found

    days = cycle.propose(aim, length, closed, after=after)
    assert days.aimed == max(aim, after + timedelta(1))
    for first in days.found:
        assert first > after
        assert not any(closed(day) for day in cycle.span(first, days.length))
    for passed in days.passed:
        assert passed.reasons
        assert all(why in closed(day) for day, why in passed.reasons)
    assert not set(days.found) & {passed.day for passed in days.passed}
    # Nothing nearer was overlooked.
    if days.found:
        nearest = abs(days.found[0] - days.aimed)
        looked = {passed.day for passed in days.passed} | set(days.found)
        between = (days.aimed + timedelta(n) for n in range(-nearest.days + 1, nearest.days))
        assert all(day in looked or day <= after for day in between)


def test_a_session_is_not_proposed_for_longer_than_a_working_week() -> None:
    found = cycle.propose(date(2027, 5, 3), 20, lambda day: [0] * (day.weekday() > 4), after=date(2027, 1, 1))
    assert (found.length, found.found[0]) == (5, date(2027, 5, 3))
