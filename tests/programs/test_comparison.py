"""Where the sides differ: the one rule, its weights, since when, and the words it is said in."""

from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.dates import FuzzyDate
from programs.rules.comparison import (
    GRAVITY,
    Divergence,
    Kind,
    Listing,
    Said,
    compare,
    first_of_run,
    listed,
    rank,
    weight,
)
from programs.views import words

STATUSES = st.sampled_from(sorted(GRAVITY))
DATES = st.none() | st.sampled_from(
    [FuzzyDate("2026"), FuzzyDate("2026-Q4"), FuzzyDate("2027-03"), FuzzyDate(permanent=True)]
)
SAID = st.lists(
    st.builds(
        Said, side=st.sampled_from("abcdefghi"), status=STATUSES, progress=st.none() | st.integers(0, 100),
        deadline=DATES, documented=st.booleans(),
    ),
    max_size=9, unique_by=lambda entry: entry.side,
)  # fmt: skip
CALLED = {"a": "Belarus", "b": "Russia", "c": "Kazakhstan", "d": "Armenia"}


def kinds(
    said: list[Said], sides: str = "ab", threshold: int = 20, agreed: FuzzyDate | None = None
) -> list[str]:
    return [found.kind.value for found in compare(sides, said, threshold=threshold, agreed=agreed)]


def in_words(said: list[Said], sides: str = "ab", agreed: str = "2026-Q4", since: str = "") -> str:
    with override("en"):
        return words.in_words(
            compare(sides, said, threshold=20, agreed=FuzzyDate(agreed)), CALLED, since
        )  # fmt: skip


def test_the_same_word_of_both_sides_is_no_difference() -> None:
    assert kinds([Said("a", "on_track", 40), Said("b", "on_track", 59)]) == []


def test_where_nobody_has_spoken_nobody_is_silent() -> None:
    assert kinds([]) == []


def test_a_responsible_side_without_a_position_is_silent_once_another_has_spoken() -> None:
    assert kinds([Said("a", "on_track")]) == ["silent"]
    assert kinds([Said("a", "on_track")], sides="a") == []


@pytest.mark.parametrize(("other", "found"), [(19, []), (20, ["progress"]), (40, ["progress"])])
def test_progress_differs_from_the_threshold_on(other: int, found: list[str]) -> None:
    assert kinds([Said("a", "on_track", 0), Said("b", "on_track", other)]) == found


def test_a_threshold_of_nothing_still_asks_for_a_difference() -> None:
    assert kinds([Said("a", "on_track", 5), Said("b", "on_track", 5)], threshold=0) == []


def test_a_deadline_differs_where_one_side_proposes_another() -> None:
    said = [Said("a", "on_track", deadline=FuzzyDate("2027-Q3")), Said("b", "on_track")]
    (found,) = compare("ab", said, threshold=20, agreed=FuzzyDate("2026-Q4"))
    assert (found.kind, found.apart) == (Kind.DEADLINE, 9)
    (found,) = compare("ab", said, threshold=20, agreed=FuzzyDate(permanent=True))
    assert found.apart == 0


def test_a_side_that_proposes_the_agreed_date_means_what_a_side_means_that_proposes_none() -> None:
    agreed = FuzzyDate("2026-Q4")
    said = [Said("a", "on_track", deadline=agreed), Said("b", "on_track")]
    assert compare("ab", said, threshold=20, agreed=agreed) == ()
    assert kinds([*said, Said("c", "on_track", deadline=FuzzyDate("2027"))], "abc", agreed=agreed) == [
        "deadline"
    ]


def test_a_completion_that_one_side_alone_sees_weighs_more_than_the_same_distance_otherwise() -> None:
    one_sided = compare("ab", [Said("a", "completed"), Said("b", "on_track")], threshold=20)
    otherwise = compare("ab", [Said("a", "on_track"), Said("b", "at_risk")], threshold=20)
    assert [found.kind for found in one_sided] == [Kind.ONE_SIDED]
    assert weight(one_sided) > weight(otherwise) > 0


def test_the_gaps_are_said_and_weigh_nothing() -> None:
    found = compare("ab", [Said("a", "completed", documented=False)], threshold=20)
    assert [one.kind for one in found] == [Kind.SILENT, Kind.NO_DOCUMENT]
    assert weight(found) == 0


@given(SAID, st.integers(0, 100))
@settings(max_examples=200)
def test_the_order_of_the_sides_changes_neither_what_is_found_nor_its_weight(
    said: list[Said], threshold: int
) -> None:
    here = compare("abcdefghi", said, threshold=threshold, agreed=FuzzyDate("2026"))
    there = compare("abcdefghi", said[::-1], threshold=threshold, agreed=FuzzyDate("2026"))
    assert weight(here) == weight(there)
    assert [(one.kind, one.apart) for one in here] == [(one.kind, one.apart) for one in there]


@given(SAID, st.integers(1, 100))
@settings(max_examples=200)
def test_it_weighs_something_exactly_where_the_sides_say_different_things(
    said: list[Said], threshold: int
) -> None:
    figures = [entry.progress for entry in said if entry.progress is not None]
    unlike = (
        len({entry.status for entry in said}) > 1
        or len({entry.deadline for entry in said}) > 1
        or bool(figures and max(figures) - min(figures) >= threshold)
    )
    assert (weight(compare("abcdefghi", said, threshold=threshold)) > 0) == unlike


@given(SAID)
@settings(max_examples=100)
def test_every_finding_has_words(said: list[Said]) -> None:
    found = compare("abcdefghi", said, threshold=20, agreed=FuzzyDate("2026"))
    sentence = words.in_words(found, {})
    assert bool(sentence) == bool(found)
    assert sentence.count("; ") == max(len(found) - 1, 0)


# --- Since when -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rounds", "since"),
    [
        ([], None),
        ([(1, ["a", "b"])], 1),
        ([(1, ["a", "b"]), (2, ["a", "a"])], None),
        ([(1, ["a", "b"]), (2, ["a", "a"]), (3, ["a", "b"])], 3),
        ([(3, ["a", "b"]), (1, ["a", "a"]), (2, ["b", "a"])], 2),
        ([(1, ["a", "b"]), (2, ["a"]), (3, ["a", "b"])], 1),
        ([(1, ["a", "b"]), (2, ["a"])], 1),
        ([(1, ["a", "a"]), (2, ["b"])], None),
        ([(4, ["a", "a", "b"]), (5, ["a", "b", "c"])], 4),
    ],
)
def test_a_run_reaches_back_to_the_first_round_that_no_agreement_broke(
    rounds: list[tuple[int, list[str]]], since: int | None
) -> None:
    assert first_of_run(rounds) == since


# --- In words ---------------------------------------------------------------------------------------------------------


def test_the_sentence_says_the_gravest_first_and_how_far() -> None:
    said = [Said("a", "blocked", 10, FuzzyDate("2027-Q3")), Said("b", "on_track", 50)]
    assert in_words(said, since="since the 6th session") == (
        "Status differs since the 6th session; deadlines 9 months apart; progress 40 points apart"
    )
    assert in_words([said[0], Said("b", "on_track", 11)]) == "Status differs; deadlines 9 months apart"


def test_a_one_sided_completion_is_said_with_the_document_that_is_missing() -> None:
    said = [Said("a", "not_started"), Said("b", "completed", documented=False)]
    assert in_words(said) == "Completed for one side only; no document attached to the completion"
    assert in_words([*said, Said("c", "completed")], sides="abc").startswith(
        "Completed for some of the sides only"
    )


def test_the_silent_are_named_or_where_they_are_many_counted() -> None:
    assert in_words([Said("a", "on_track")]) == "Russia has not reported"
    assert in_words([Said("a", "on_track")], sides="abcd") == "Russia, Kazakhstan, Armenia have not reported"
    assert in_words([Said("a", "on_track")], sides="abcdefghi") == "8 sides have not reported"


def test_deadlines_with_the_same_last_day_only_differ() -> None:
    said = [Said("a", "on_track", deadline=FuzzyDate("2026-12-31")), Said("b", "on_track")]
    assert date(2026, 12, 31) == FuzzyDate("2026-Q4").last_day()
    assert in_words(said) == "Deadlines differ"


def test_nothing_found_is_nothing_said() -> None:
    assert words.in_words((), CALLED) == ""
    assert words.in_words((Divergence(Kind.PROGRESS, ("a", "b"), (1, 2), 1),), CALLED)


def test_an_obstacle_that_one_side_alone_names_is_a_gap_and_one_that_two_name_is_not() -> None:
    said = [Said("a", "on_track"), Said("b", "on_track")]
    found = compare("ab", said, threshold=20, obstacles=[{"a"}, {"a", "b"}, set()])
    assert [(each.kind, each.sides, each.apart) for each in found] == [(Kind.OBSTACLE, ("a",), 1)]
    assert weight(found) == 0
    with override("en"):
        assert words.in_words(found, CALLED) == "Obstacle named by Belarus alone"
        both = compare("ab", said, threshold=20, obstacles=[{"a"}, {"b"}])
        assert words.in_words(both, CALLED) == "2 obstacles named by one side alone (Belarus, Russia)"


@given(said=SAID, obstacles=st.lists(st.sets(st.sampled_from("abc")), max_size=3))
@settings(max_examples=100)
def test_every_item_stands_on_one_list_and_the_heavier_stands_higher(
    said: list[Said], obstacles: list[set[str]]
) -> None:
    found = compare("abc", said, threshold=20, obstacles=obstacles)
    where = listed(found, spoken=bool(said))
    kinds_found = {each.kind for each in found}
    assert (where is Listing.A) == (bool(said) and not found)
    assert (where is Listing.SILENT) == (not said or kinds_found == {Kind.SILENT})
    assert where is Listing.B or rank(found) == (0, 0)
    if weight(found):
        assert rank(found) > rank(compare("abc", [], threshold=20, obstacles=obstacles))
