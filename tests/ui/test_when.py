"""Dates are written out, in the reader's language, no finer than they are known."""

from datetime import UTC, date, datetime

import pytest

from cooperation.dates import FuzzyDate
from cooperation.ui import when


@pytest.mark.parametrize(
    ("fuzzy", "english", "russian", "belarusian"),
    [
        (FuzzyDate("2026-11-12"), "12 Nov 2026", "12 ноября 2026", "12 лістапада 2026"),
        (FuzzyDate("2026-05-01"), "1 May 2026", "1 мая 2026", "1 мая 2026"),
        (FuzzyDate("2026-11"), "Nov 2026", "ноябрь 2026", "лістапад 2026"),
        (FuzzyDate("2026-Q3"), "Q3 2026", "III кв. 2026", "III кв. 2026"),
        (FuzzyDate("2026-H1"), "H1 2026", "1-е полугодие 2026", "1-е паўгоддзе 2026"),
        (FuzzyDate("2026"), "2026", "2026", "2026"),
        (FuzzyDate("2026", uncertain=True), "c. 2026", "около 2026", "каля 2026"),
        (FuzzyDate(permanent=True), "permanent", "постоянно", "пастаянна"),
        (
            FuzzyDate("2026-Q3", recurs="annually"),
            "annually, from Q3 2026",
            "ежегодно, первый срок: III кв. 2026",
            "штогод, першы тэрмін: III кв. 2026",
        ),
    ],
)
def test_a_fuzzy_date_in_words(fuzzy: FuzzyDate, english: str, russian: str, belarusian: str) -> None:
    assert [when.fuzzy_words(fuzzy, lang) for lang in ("en", "ru", "be")] == [english, russian, belarusian]


def test_a_machine_reads_what_html_knows_and_no_more() -> None:
    assert when.fuzzy(FuzzyDate("2026-11"), "en") == '<time datetime="2026-11">Nov 2026</time>'
    assert "datetime" not in when.fuzzy(FuzzyDate("2026-Q3"), "en")


def test_no_date_is_a_dash_that_is_read_out() -> None:
    assert "no date" in when.fuzzy(None, "en")
    assert "no date" in when.day(None, "en")


def test_a_span_of_days_says_once_what_its_ends_share() -> None:
    def said(first: date, last: date) -> str:
        import re

        return re.sub("<[^>]+>", "", when.days(first, last, "en"))

    assert said(date(2026, 11, 12), date(2026, 11, 12)) == "12 Nov 2026"
    assert said(date(2026, 11, 12), date(2026, 11, 13)) == "12–13 Nov 2026"
    assert said(date(2026, 10, 30), date(2026, 11, 2)) == "30 Oct – 2 Nov 2026"
    assert said(date(2026, 12, 30), date(2027, 1, 2)) == "30 Dec 2026 – 2 Jan 2027"


def test_an_instant_is_said_in_its_zone_by_the_zones_city() -> None:
    instant = datetime(2026, 10, 13, 22, 2, tzinfo=UTC)
    html = when.moment(instant, "Europe/Minsk", "en")
    assert 'datetime="2026-10-13T22:02:00Z"' in html
    assert "14 Oct 2026, 01:02" in html
    assert "Minsk" in html
    assert "Минск" in when.moment(instant, "Europe/Minsk", "ru")
    assert '22:02 <span class="zone">UTC' in when.moment(instant, "Nowhere/Never", "en")


@pytest.mark.parametrize(
    ("day", "words"),
    [(12, "in 29 days"), (14, "today"), (15, "in 1 day"), (13, "1 day ago"), (4, "10 days ago")],
)
def test_how_far_a_day_is(day: int, words: str) -> None:
    month = 11 if day == 12 else 10
    assert when.in_days(date(2026, month, day), date(2026, 10, 14), "en") == words
