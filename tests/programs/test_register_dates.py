"""Dates of registers: what is legible is read with its precision, all else is said and not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cooperation.dates import FuzzyDate
from programs.rules.registers.dates import KEPT_CODES, LOST_CODES, first_day, last_day, read_date
from programs.rules.registers.records import When


@pytest.mark.parametrize(
    ("written", "meant", "uncertain", "code"),
    [
        ("12/11/1895", "1895-11-12", False, ""),
        ("02.12.1972", "1972-12-02", False, ""),
        ("1/9/1931", "1931-09-01", False, ""),
        ("1964-06", "1964-06", False, ""),
        ("06.1964", "1964-06", False, ""),
        ("2006", "2006", False, ""),
        ("2006-Q3", "2006-Q3", False, ""),
        ("2006-H2", "2006-H2", False, ""),
        ("1964-06-16", "1964-06-16", False, ""),
        ("1964-06-16 00:00:00", "1964-06-16", False, ""),
        ("1897-05-15?", "1897-05-15", True, "uncertain"),
        ("1897?", "1897", True, "uncertain"),
        ("2011-01-01~", "2011-01-01", True, "approximate"),
        ("1964-XX-16", "1964", False, "part_unknown"),
        ("1964-06-XX", "1964-06", False, "part_unknown"),
        ("2010-XX-XX-", "2010", False, "part_unknown"),
        ("1985-11-01-", "1985-11-01", False, "stray_mark"),
        ("1981-09..1981-10", "1981-H2", False, "range"),
        ("1981-07..1981-09", "1981-Q3", False, "range"),
        ("1981-09-01..1981-09-07", "1981-09", False, "range"),
        ("1981-01..1981-10", "1981", False, "range"),
        ("1981-09..1981-09", "1981-09", False, ""),
    ],
)
def test_a_legible_date_keeps_its_precision(written: str, meant: str, uncertain: bool, code: str) -> None:
    read = read_date(written)
    assert (read.when, read.code) == (When(meant, uncertain), code)
    assert code in {"", *KEPT_CODES}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("9999-12-31", "sentinel"), ("31.12.9999", "sentinel"), ("9999-12-01", "sentinel"),
        ("2599-01-01", "sentinel"), ("2899-01-01", "sentinel"), ("0001-01-01", "sentinel"),
        ("0000", "sentinel"), ("1976-06-31", "impossible_day"), ("1972-06-31?", "impossible_day"),
        ("2010-02-29", "impossible_day"), ("05/23/1990", "impossible_day"), ("2010-00-01", "impossible_day"),
        ("0014-022005", "not_a_date"), ("1971-0706", "not_a_date"), ("-001-12-3100..0000..0000", "not_a_date"),
        ("0198-05-01", "year_unlikely"), ("2206-05-01", "year_unlikely"), ("12/11/95", "not_a_date"),
        ("soon", "not_a_date"), ("?", "not_a_date"), ("..", "not_a_date"), ("2010..2009", "not_a_date"),
        ("2009..2010", "not_a_date"), ("2006-H3", "not_a_date"), ("٢٠٠٦", "not_a_date"),
        ("2006-01-01T12:30:00", "not_a_date"), ("1" * 5000, "not_a_date"),
    ],
)  # fmt: skip
def test_what_is_no_date_is_said_and_not_guessed(written: str, code: str) -> None:
    read = read_date(written)
    assert (read.when, read.code) == (None, code)
    assert code in LOST_CODES


def test_nothing_written_is_nothing_to_say() -> None:
    assert read_date("  ") == read_date("")
    assert (read_date("").when, read_date("").code) == (None, "")


def test_days_and_months_are_read_in_the_order_of_the_source() -> None:
    assert read_date("05/06/1990").when == When("1990-06-05")
    assert read_date("05/06/1990", "mdy").when == When("1990-05-06")
    assert read_date("05/23/1990", "mdy").when == When("1990-05-23")


_FIGURES = some.text(alphabet="0123456789-./?~XQHTZ :", max_size=26)


@given(some.text(max_size=40) | _FIGURES, some.sampled_from(["dmy", "mdy"]))
def test_any_text_is_read_without_raising_and_as_a_fuzzy_date(text: str, order: str) -> None:
    read = read_date(text, order)  # type: ignore[arg-type]
    if read.when is None:
        assert read.code in {"", *LOST_CODES}
        return
    fuzzy = FuzzyDate(read.when.value, read.when.uncertain)
    assert (fuzzy.first_day(), fuzzy.last_day()) == (first_day(read.when.value), last_day(read.when.value))
    assert read_date(read.when.value).when == When(read.when.value)
