"""Names stand in the order of their alphabet, in the language in which they are read."""

import random

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import translation

from cooperation.texts import order_of
from programs.models import Organisation
from programs.selectors import registers
from tests.cast import Cast

BELARUSIAN = "абвгдеёжзійклмнопрстуўфхцчшыьэюя"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


@pytest.mark.django_db
@pytest.mark.parametrize("alphabet", [BELARUSIAN, RUSSIAN, "abcdefghijklmnopqrstuvwxyz"])
def test_letters_stand_in_the_order_of_their_alphabet(alphabet: str) -> None:
    words = [f"м{letter}" for letter in alphabet]
    shuffled = random.Random(1).sample(words, len(words))
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT array_agg(w ORDER BY cooperation_order(w) COLLATE "C") FROM unnest(%s::text[]) w',
            [shuffled],
        )
        assert cursor.fetchone()[0] == words


@pytest.mark.django_db
def test_case_quotes_and_the_way_a_letter_is_written_do_not_count() -> None:
    names = ["«Ёлка»", "елка", "ель", "ёж", "Ж", "“Азот”", "азбука", "И\u0306од", "Ірпень", "Ўзда"]
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT array_agg(w ORDER BY cooperation_order(w) COLLATE "C") FROM unnest(%s::text[]) w', [names]
        )
        assert cursor.fetchone()[0] == [
            "азбука", "“Азот”", "елка", "ель", "ёж", "«Ёлка»", "Ж", "Ірпень", "И\u0306од", "Ўзда",
        ]  # fmt: skip


def test_each_reader_has_the_order_of_what_is_shown(cast: Cast) -> None:
    for russian, english in (
        ("Ёмкость", "Alpha"),
        ("Жилкомхоз", "Beta"),
        ("Единство", "Gamma"),
        ("", "Delta"),
    ):
        name = {"en": english} | ({"ru": russian} if russian else {})
        Organisation.unscoped.create(party=cast.by, kind="enterprise", name=name)
    rows = Organisation.objects.visible_to(cast.actor("by_reader")).filter(kind="enterprise")

    def order(language: str) -> list[str]:
        return [row.name["en"] for row in rows.order_by(order_of("name", language), "id")]

    assert order("en") == ["Alpha", "Beta", "Delta", "Gamma"]
    # Delta has no Russian name: it is shown, and stands, in English.
    assert order("ru") == ["Delta", "Gamma", "Alpha", "Beta"]


def test_the_pages_of_the_register_go_on_where_they_ended(cast: Cast, client_as, monkeypatch) -> None:
    monkeypatch.setattr(registers, "PAGE", 7)
    letters = list(reversed(BELARUSIAN))
    for letter in letters:
        Organisation.unscoped.create(party=cast.by, kind="enterprise", name={"be": f"Завод {letter}"})
    seen, mark = [], None
    with translation.override("be"):
        while True:
            rows = registers.organisations(cast.actor("by_reader"))
            found, following = registers.page(rows, mark)
            seen += [row.name.get("be", "") for row in found if row.kind == "enterprise"]
            if not following:
                break
            mark = found[-1].pk
            assert str(mark) == following
    assert seen == [f"Завод {letter}" for letter in BELARUSIAN]
    page = client_as("by_reader").get(reverse("programs:organisations"), headers={"Accept-Language": "be"})
    assert page.status_code == 200
