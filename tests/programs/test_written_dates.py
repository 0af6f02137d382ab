"""Dates as people write them into plans, in three languages; what is none is not guessed."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from cooperation.dates import FuzzyDate
from programs.rules.written_dates import NotADate, read_date


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2026", "2026"), ("2026-Q3", "2026-Q3"), ("2026-h1", "2026-H1"), ("12.11.2026", "2026-11-12"),
        ("1. 9. 2026", "2026-09-01"), ("11.2026", "2026-11"), ("12 Nov 2026", "2026-11-12"),
        ("November 2026", "2026-11"),
        ("Sept. 2026", "2026-09"), ("12 ноября 2026 года", "2026-11-12"), ("декабрь 2026 г.", "2026-12"),
        ("IV кв. 2026 г.", "2026-Q4"), ("4-й квартал 2026", "2026-Q4"), ("ІІІ квартал 2026", "2026-Q3"),
        ("II полугодие 2026", "2026-H2"), ("1-е паўгоддзе 2026", "2026-H1"), ("до конца 2026 года", "2026"),
        ("да канца 2026 года", "2026"), ("до 1 сентября 2026 г.", "2026-09-01"), ("Q2 of 2026", "2026-Q2"),
        ("by the end of 2026", "2026"), ("12\xa0мая\xa02026", "2026-05-12"), ("снежань 2026", "2026-12"),
    ],
)  # fmt: skip
def test_a_date_is_read_as_it_is_written(written: str, meant: str) -> None:
    assert read_date(written) == (meant, False, "", False)
    FuzzyDate(meant)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("permanent", (None, False, "", True)), ("Постоянно", (None, False, "", True)),
        ("бестэрмінова", (None, False, "", True)), ("около III кв. 2026", ("2026-Q3", True, "", False)),
        ("ежегодно, начиная с 2027", ("2027", False, "annually", False)),
        ("annually, from c. Q3 2026", ("2026-Q3", True, "annually", False)),
        ("раз в полгода, первый срок: 1-е полугодие 2027", ("2027-H1", False, "semi-annually", False)),
        ("every month from January 2027", ("2027-01", False, "monthly", False)),
    ],
)  # fmt: skip
def test_so_is_what_recurs_is_permanent_or_in_doubt(written: str, meant: tuple[object, ...]) -> None:
    assert read_date(written) == meant


@pytest.mark.parametrize(
    "written", ["", "soon", "III полугодие 2026", "marble 2026", "Q5 2026", "12/11/2026", "26"]
)
def test_what_is_no_date_is_not_guessed(written: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_date(written)
    assert not refused.value.recurs


@pytest.mark.parametrize("written", ["annually", "ежегодно", "раз на паўгода"])
def test_what_recurs_asks_from_when(written: str) -> None:
    with pytest.raises(NotADate) as refused:
        read_date(written)
    assert refused.value.recurs


@settings(max_examples=300, derandomize=True, deadline=None)
@given(some.text(max_size=40))
def test_anything_at_all_is_a_date_or_none(written: str) -> None:
    with contextlib.suppress(ValueError):
        FuzzyDate(*read_date(written))  # type: ignore[arg-type]
