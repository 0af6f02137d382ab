"""What is typed finds what is meant, in every language of the texts, and never anything but rows."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from programs.models import Item, Wording
from programs.rules.sort_key import sort_key
from programs.selectors.plans import Filters, narrowed
from tests.cast import Cast

TEXTS = {
    "9.1": {
        "ru": "Совместное предприятие по договорённости сторон",
        "be": "Сумеснае прадпрыемства ў Мінску",
        "en": "Joint venture on manufacturing engines",
    },
    "9.10": {"ru": "Оборонно-промышленный комплекс: научные исследования", "be": "Навуковыя даследаванні"},
    "9.11": {"ru": "Исследования научные, план НИОКР", "be": "Аб’ект “Азот”"},
    "9.12": {"en": "Don't merge; R&D line\nsecond line", "ru": "Елка и ёжик", "de": "Überprüfung"},
}


@pytest.fixture
def plan(cast: Cast) -> Cast:
    """The cast's programme with four more items, and none of the words above in its others."""
    for number, title in TEXTS.items():
        Wording.unscoped.create(
            programme=cast.programme,
            item=Item.unscoped.create(programme=cast.programme),
            section=cast.sections["1"],
            number=number,
            sort_key=sort_key(number),
            title=title,
            expected_result={"en": f"Result of {number}"},
            deadline=cast.wordings["1.1"].deadline,
            since_edition=1,
        )
    return cast


def found(cast: Cast, typed: str) -> list[str]:
    rows = narrowed(cast.actor("by_reader"), cast.programme.pk, Filters(text=typed), cast.round.cut_off)
    return list(
        rows.filter(number__startswith="9.").order_by("sort_key", "id").values_list("number", flat=True)
    )


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        # The end of a word may be missing, its case too, and its ending may be another.
        ("догов", ["9.1"]),
        ("ПРЕДПРИЯТИЯ", ["9.1"]),
        ("manufact", ["9.1"]),
        ("manufactured engine", ["9.1"]),
        ("исследование", ["9.10", "9.11"]),
        ("науч исслед", ["9.10", "9.11"]),
        # Yo, short u, dotted i, apostrophes and marks of stress, or the lack of them.
        ("договоренность", ["9.1"]),
        ("ёлка", ["9.12"]),
        ("ежик", ["9.12"]),
        ("минск", ["9.1"]),
        ("мінск", ["9.1"]),
        ("аб'ект", ["9.11"]),
        ("абʼект", ["9.11"]),
        ("иссле\u0301дования", ["9.10", "9.11"]),
        ("е\u0308жик", ["9.12"]),
        ("dont", ["9.12"]),
        # Any other language is found by the words as they stand.
        ("überpr", ["9.12"]),
        # A line's first word is a word.
        ("second", ["9.12"]),
        # Parts of one word, of one mark.
        ("оборонно-промышл", ["9.10"]),
        ("промышленный", ["9.10"]),
        ("R&D", ["9.12"]),
        # Words that say nothing by themselves do not narrow.
        ("план на исследования", ["9.11"]),
        # Phrases and what must not occur.
        ('"научные исследования"', ["9.10"]),
        ("«научные исследования»", ["9.10"]),
        ('"исследования научные', ["9.11"]),
        ("исследования -НИОКР", ["9.10"]),
        ('исследования -"научные исследования"', ["9.11"]),
        # A number is that number alone.
        ("9.1", ["9.1"]),
        ("9.10", ["9.10"]),
        # The tags of the languages are no words of the text.
        ("ru", []),
        ("нет такого", []),
        ("!!!", []),
        ('"', []),
        ("-", []),
    ],
)
def test_what_is_typed_finds_what_is_meant(plan: Cast, typed: str, numbers: list[str]) -> None:
    assert found(plan, typed) == numbers


HOSTILE = st.text(st.sampled_from("ab яж9.-\"'«»!&|<>():*\\%\u0301\n\t"), max_size=60) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=300
)


@pytest.mark.django_db
@settings(max_examples=300)
@given(typed=HOSTILE)
def test_whatever_is_typed_makes_a_query(typed: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT to_tsvector('simple', 'a') @@ cooperation_query(%s)", [typed])
        assert cursor.fetchone()[0] in (True, False, None)


@pytest.mark.parametrize(
    "typed", ["a" * 10_000, "aaa " * 10_000, '"' * 9_999, "(" * 5_000, "\U00010330" * 5_000]
)
def test_a_query_has_its_limits(plan: Cast, typed: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT numnode(cooperation_query(%s))", [typed])
        assert (cursor.fetchone()[0] or 0) < 1000


def test_a_text_of_any_length_can_be_searched(plan: Cast) -> None:
    """PostgreSQL refuses a vector of more than a megabyte, and with it the row."""
    many = {f"x-a{n}": " ".join(f"{n}w{m}" for m in range(3000)) for n in range(60)}
    item = Item.unscoped.create(programme=plan.programme)
    Wording.unscoped.create(
        programme=plan.programme,
        item=item,
        section=plan.sections["1"],
        number="9.99",
        sort_key=sort_key("9.99"),
        title={"en": "Endless"},
        expected_result=many,
        deadline=plan.wordings["1.1"].deadline,
        since_edition=1,
    )
    assert found(plan, "endless") == ["9.99"]


@pytest.mark.django_db
def test_the_planner_knows_the_query() -> None:
    """Once made, it is not made again for every row: an immutable function of constants is itself one."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT provolatile FROM pg_proc WHERE proname = 'cooperation_query'")
        assert cursor.fetchone() == ("i",)


@pytest.mark.django_db
def test_a_prefix_uses_the_index() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT 1 FROM programs_wording WHERE search @@ cooperation_query('догов план -текст')"
        )
        assert "programs_wording_search" in str(cursor.fetchall())
