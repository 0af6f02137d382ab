"""Sides, statuses and texts: what is read, in which language, and that nothing typed by a person becomes markup."""

from types import SimpleNamespace

import pytest
from django.utils.translation import override

from cooperation.ui import marks


def side(code: str, name: str, position: int) -> SimpleNamespace:
    return SimpleNamespace(party=SimpleNamespace(code=code, name={"en": name}), position=position)


def test_each_status_has_a_shape_and_a_word() -> None:
    shapes = [shape for shape, _tone, _word in marks.STATUSES.values()]
    assert len(set(shapes)) == len(shapes) == 7
    assert marks.status("at_risk", "en") == (
        '<span class="st risk"><svg class="g" aria-hidden="true"><use href="#g-triangle"/></svg>At risk</span>'
    )


@pytest.mark.parametrize("code", [None, ""])
def test_no_position_is_a_dash_that_is_read_out(code: str | None) -> None:
    html = marks.status(code, "en")
    assert "—" in html
    assert '<span class="vh">no position</span>' in html


def test_an_unknown_status_is_shown_as_text() -> None:
    assert "&lt;b&gt;" in marks.status("<b>", "en")


def test_two_sides_have_hue_and_shape() -> None:
    first, second = (
        marks.side(side("BY", "Belarus", 1), 2, "en"),
        marks.side(side("RU", "Russia", 2), 2, "en"),
    )
    assert 'class="side a"' in first
    assert "#g-disc" in first
    assert 'class="side b"' in second
    assert "#g-diamond" in second


def test_of_three_sides_code_and_name_carry_identity() -> None:
    html = marks.side(side("BY", "Belarus", 1), 3, "en")
    assert html == '<span class="side n"><b>BY</b> Belarus</span>'


def test_a_text_in_the_readers_language_has_no_markup() -> None:
    assert marks.text({"en": "Plan", "ru": "План"}, "ru") == "План"


def test_a_fallback_says_its_language() -> None:
    html = marks.text({"ru": "План"}, "en")
    assert '<span lang="ru">План</span>' in html
    assert 'title="Language of this text: Russian"' in html


def test_a_fallback_written_from_right_to_left_says_so() -> None:
    assert '<span lang="ar" dir="rtl">' in marks.text({"ar": "خطة"}, "en")


def test_text_is_escaped_in_every_way_it_is_shown() -> None:
    evil = "<script>alert(1)</script>"
    for html in (
        marks.text({"en": evil}, "en"),
        marks.text({"ru": evil}, "en"),
        marks.text(evil, "en"),
        marks.badge("open", evil, evil),
        marks.side(side(evil, evil, 1), 2, "en"),
        marks.side_code(side(evil, evil, 1), 3, "en"),
    ):
        assert "<script" not in html


def test_the_language_of_the_page_is_used_where_none_is_given() -> None:
    with override("ru"):
        assert marks.text({"en": "Plan", "ru": "План"}) == "План"
        assert marks.plain({"en": "Plan", "ru": "План"}) == "План"


def test_an_unknown_language_is_named_by_its_tag() -> None:
    assert 'title="Language of this text: zz"' in marks.text({"zz": "x"}, "en")


def test_languages_are_named_in_themselves() -> None:
    assert [marks.own_name(tag) for tag in ("en", "ru", "be")] == ["English", "Русский", "Беларуская"]


def test_an_ordinal_never_breaks_at_its_hyphen_in_a_heading() -> None:
    assert marks.whole("29-е заседание, Ростов-на-Дону <b>") == (
        '<span class="whole">29-е</span> заседание, Ростов-на-Дону &lt;b&gt;'
    )
    assert marks.whole("8th session, Minsk") == "8th session, Minsk"


def test_a_brief_text_ends_with_a_whole_word_and_keeps_the_mark_of_its_language() -> None:
    assert marks.brief({"en": "The tender rules wait."}, 40, "en") == "The tender rules wait."
    assert marks.brief({"en": "The tender rules, wait"}, 19, "en") == "The tender rules…"
    assert marks.brief({"en": "Incomprehensibilities"}, 8, "en") == "Incompr…"
    assert 'lang="ru">Правила…</span>' in marks.brief({"ru": "Правила <конкурса>"}, 10, "en")
    assert marks.brief(None, 8) == ""
