"""Uncertain dates and texts in several languages: the same in Python and in PostgreSQL, for every value there is."""

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

import orjson
import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from cooperation.dates import RECURRENCES, FuzzyDate
from cooperation.texts import FALLBACKS, chain, check_text, pick

YEARS = st.integers(1, 9000)


@st.composite
def values(draw: Any) -> str:
    year = f"{draw(YEARS):04}"
    match draw(st.sampled_from(["year", "half", "quarter", "month", "day"])):
        case "year":
            return year
        case "half":
            return f"{year}-H{draw(st.integers(1, 2))}"
        case "quarter":
            return f"{year}-Q{draw(st.integers(1, 4))}"
        case "month":
            return f"{year}-{draw(st.integers(1, 12)):02}"
    return draw(st.dates(date(1, 1, 1), date(9000, 12, 31))).isoformat()


DATES = st.builds(
    FuzzyDate, value=values(), uncertain=st.booleans(), recurs=st.sampled_from(["", *RECURRENCES])
) | st.just(FuzzyDate(permanent=True))
EACH = settings(max_examples=300)


@EACH
@given(fuzzy=DATES)
def test_a_date_survives_the_way_through_json(fuzzy: FuzzyDate) -> None:
    assert FuzzyDate.parse(orjson.loads(orjson.dumps(fuzzy.as_json()))) == fuzzy


@EACH
@given(fuzzy=DATES, occurrence=st.integers(0, 40))
def test_a_period_begins_before_it_ends_and_the_next_begins_the_day_after(
    fuzzy: FuzzyDate, occurrence: int
) -> None:
    first, last = fuzzy.first_day(), fuzzy.last_day()
    if first is None or last is None:
        assert fuzzy.permanent
        return
    assert first <= last
    assert (last - first).days <= 366
    assert (fuzzy.precision == "day") == (first == last)
    if fuzzy.precision != "day":
        assert (first.day, (last + timedelta(1)).day) == (1, 1)
    later = fuzzy.last_day(occurrence + 1)
    assert later is not None
    assert (later > (fuzzy.last_day(occurrence) or later)) == bool(fuzzy.recurs)


@pytest.mark.django_db
@EACH
@given(fuzzy=DATES, occurrence=st.integers(0, 40))
def test_the_database_reads_a_date_as_the_program_does(fuzzy: FuzzyDate, occurrence: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT cooperation_first_day(d), cooperation_last_day(d, %s) FROM (SELECT %s::jsonb AS d) s",
            [occurrence, orjson.dumps(fuzzy.as_json()).decode()],
        )
        assert cursor.fetchone() == (fuzzy.first_day(), fuzzy.last_day(occurrence))


@EACH
@given(value=st.text(max_size=12) | st.from_regex(r"[0-9]{4}(-[QH]?[0-9]{1,2}){0,2}", fullmatch=True))
def test_whatever_is_given_is_a_date_or_refused(value: str) -> None:
    with suppress(ValueError):
        fuzzy = FuzzyDate.parse(value)
        assert fuzzy.value == value
        assert fuzzy.first_day() is not None


@pytest.mark.parametrize(
    "given_value",
    [
        {"value": "2026-02-30"}, {"value": "2026-13"}, {"value": "2026-Q5"}, {"value": "2026-H3"}, {"value": "0000"},
        {"value": 2026}, {"value": None}, {"value": "2026", "permanent": True}, {"value": "2026", "recurs": "weekly"},
        {"value": "2026", "precision": "day"}, {"permanent": True, "recurs": "annually"}, {"permanent": "yes"}, [], 7,
        {"value": "٢٠٢٦"}, {"value": "2026\n"},
    ],
)  # fmt: skip
def test_a_malformed_date_is_refused(given_value: Any) -> None:
    with pytest.raises(ValueError):
        FuzzyDate.parse(given_value)


TAGS = st.sampled_from(["en", "ru", "be", "de", "zh-Hant", "ar"])
TEXTS = st.dictionaries(TAGS, st.sampled_from(["", "word", "слово"]), max_size=6)


@EACH
@given(text=TEXTS, language=TAGS | st.sampled_from(["ru-BY", "en-GB", "be-tarask"]))
def test_a_reader_is_shown_the_nearest_language_there_is_and_told_which(
    text: dict[str, str], language: str
) -> None:
    tag, shown = pick(text, language)
    filled = {key for key, value in text.items() if value}
    if not filled:
        assert (tag, shown) == ("", "")
        return
    assert text[tag] == shown != ""
    nearest = [candidate for candidate in chain(language) if candidate in filled]
    assert tag == (nearest[0] if nearest else next(key for key, value in text.items() if value))


def test_each_language_of_the_interface_comes_first_in_its_own_chain() -> None:
    for language, tags in FALLBACKS.items():
        assert tags[0] == language
        assert set(tags) == set(FALLBACKS)


@pytest.mark.parametrize(
    "value",
    [None, [], "text", {"": "x"}, {"e": "x"}, {"en": 1}, {"en": None}, {"en": "a\x00b"}, {"en": "x" * 11}, {1: "x"},
     {"en_US": "x"}, {"en-": "x"}, {"рус": "x"}, {"en" + "-abcdefgh" * 5: "x"}],
)  # fmt: skip
def test_what_is_no_text_is_refused(value: Any) -> None:
    with pytest.raises(ValidationError):
        check_text(value, max_length=10)


def test_a_regional_form_is_read_before_the_plain_one_and_that_before_others() -> None:
    assert pick({"ru-BY": "a", "ru": "b", "be": "c"}, "ru-BY") == ("ru-BY", "a")
    assert pick({"ru": "b", "be": "c"}, "ru-BY") == ("ru", "b")
    assert pick({"de": "d", "ru": "b"}, "de-AT") == ("de", "d")
