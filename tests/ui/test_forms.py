"""The two fields of the domain, and that every field's label, help and error reach a screen reader."""

import re
from typing import Any

import pytest
from django import forms

from cooperation.dates import FuzzyDate
from cooperation.ui.errors import error_list
from cooperation.ui.forms import FuzzyDateField, TranslatedTextField


class Form(forms.Form):
    title = TranslatedTextField(max_length=10, help_text="As in the protocol")
    deadline = FuzzyDateField(required=False)
    progress = forms.IntegerField(max_value=100, required=False, help_text="Per cent")


def bound(**data: Any) -> Form:
    return Form({"title_ru": "План", **data})


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, None),
        ({"deadline_year": "2026"}, FuzzyDate("2026")),
        ({"deadline_year": " 2026 ", "deadline_period": "Q3"}, FuzzyDate("2026-Q3")),
        ({"deadline_year": "2026", "deadline_uncertain": "on"}, FuzzyDate("2026", uncertain=True)),
        ({"deadline_year": "2026", "deadline_period": "H1"}, FuzzyDate("2026-H1")),
        ({"deadline_year": "2026", "deadline_period": "11"}, FuzzyDate("2026-11")),
        ({"deadline_year": "2026", "deadline_period": "11", "deadline_day": "2"}, FuzzyDate("2026-11-02")),
        ({"deadline_year": "2026", "deadline_recurs": "annually"}, FuzzyDate("2026", recurs="annually")),
        ({"deadline_permanent": "on"}, FuzzyDate(permanent=True)),
    ],
)
def test_a_date_is_taken_as_precisely_as_it_was_given(
    data: dict[str, str], expected: FuzzyDate | None
) -> None:
    form = bound(**data)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["deadline"] == expected


@pytest.mark.parametrize(("permanent", "asked"), [(False, ["done_on_year"]), (True, [])])
def test_of_a_date_that_is_due_a_browser_asks_for_the_year_alone(permanent: bool, asked: list[str]) -> None:
    class Due(forms.Form):
        done_on = FuzzyDateField(recurring=False, permanent=permanent)

    tags = re.findall(r"<(?:input|select)[^>]*>", str(Due()["done_on"]))
    assert [re.findall(r'name="([^"]*)"', tag)[0] for tag in tags if " required" in tag] == asked


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"deadline_day": "12"}, "year"),
        ({"deadline_year": "26"}, "four figures"),
        ({"deadline_year": "٢٠٢٦"}, "four figures"),
        ({"deadline_year": "2026", "deadline_day": "12"}, "needs its month"),
        ({"deadline_year": "2026", "deadline_period": "Q1", "deadline_day": "12"}, "needs its month"),
        ({"deadline_year": "2026", "deadline_period": "02", "deadline_day": "30"}, "no such day"),
        ({"deadline_year": "2026", "deadline_period": "02", "deadline_day": "0"}, "1 to 31"),
        ({"deadline_year": "2026", "deadline_period": "Q9"}, "from the lists"),
        ({"deadline_year": "2026", "deadline_recurs": "daily"}, "from the lists"),
        ({"deadline_year": "2026", "deadline_permanent": "on"}, "clear the date"),
        ({"deadline_recurs": "annually"}, "four figures"),
        ({"deadline_year": "0000"}, "from the lists"),
        ({"deadline_year": "2026\x00"}, "four figures"),
    ],
)
def test_a_wrong_date_is_refused_with_what_to_do(data: dict[str, str], message: str) -> None:
    form = bound(**data)
    assert not form.is_valid()
    assert message in str(form.errors["deadline"])


def test_a_date_comes_back_into_its_parts() -> None:
    html = str(Form(initial={"deadline": FuzzyDate("2026-11-02", recurs="annually")})["deadline"])
    assert 'value="2"' in html
    assert '<option value="11" selected>' in html
    assert 'value="2026"' in html
    assert '<option value="annually" selected>' in html


def test_an_unchanged_date_is_not_a_change() -> None:
    data = {"deadline_year": "2026", "deadline_period": "Q3"}
    assert (
        "deadline"
        not in Form({"title_ru": "План", **data}, initial={"deadline": FuzzyDate("2026-Q3")}).changed_data
    )
    assert (
        "deadline" in Form({"title_ru": "План", **data}, initial={"deadline": FuzzyDate("2026")}).changed_data
    )


def test_a_text_keeps_only_the_filled_languages() -> None:
    form = Form({"title_en": "  Plan\r\nB ", "title_be": "   "})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["title"] == {"en": "Plan\nB"}


def test_a_text_is_needed_in_at_least_one_language() -> None:
    form = Form({})
    assert "at least one language" in str(form.errors["title"])


def test_a_text_that_is_too_long_or_hostile_is_refused_by_language() -> None:
    form = Form({"title_en": "x" * 11, "title_ru": "\x00"})
    said = str(form.errors["title"])
    assert "English: 11 characters are too many; at most 10" in said
    assert "Русский: null characters" in said


def test_each_input_of_a_text_carries_its_language() -> None:
    html = str(Form()["title"])
    assert html.count("<input") == 3
    assert 'lang="be"' in html
    assert "required" not in html


def test_label_help_and_error_are_tied_to_the_field() -> None:
    html = str(bound(progress="400"))
    assert '<label for="id_progress">' in html
    assert 'id="id_progress_helptext"' in html
    assert 'id="id_progress_error"' in html
    assert 'aria-describedby="id_progress_helptext id_progress_error"' in html
    assert 'aria-invalid="true"' in html


def test_the_summary_leads_to_each_wrong_field() -> None:
    html = str(bound(progress="400", deadline_day="3"))
    assert "2 things need correcting" in html
    assert '<a href="#id_progress">Progress</a>' in html
    # What the date lacks is its year.
    assert '<a href="#id_deadline_2">Deadline</a>' in html
    assert 'id="id_deadline_2"' in html


def test_of_a_field_of_several_inputs_only_the_wrong_one_is_marked_and_led_to() -> None:
    html = str(
        Form({"title_en": "Plan", "title_ru": "х" * 11, "deadline_day": "40", "deadline_year": "2026"})
    )
    assert '<a href="#id_title_1">Title</a>: Русский: 11 characters' in html
    assert '<a href="#id_deadline_0">Deadline</a>' in html
    wrong = [part for part in html.split("<")[1:] if 'aria-invalid="true"' in part]
    assert [re.findall(r' id="(\w+)"', part)[0] for part in wrong] == ["id_title_1", "id_deadline_0"]
    assert str(Form({})).count('aria-invalid="true"') == 3  # in whichever language it is written


def test_one_summary_says_what_is_wrong_with_a_form_and_with_the_rows_within_it() -> None:
    rows = [bound(), bound(progress="400")]
    html = error_list(Form({}), [(f"Step {number}", row) for number, row in enumerate(rows, 1)])
    assert "2 things need correcting" in html
    assert '<a href="#id_title_0">Title</a>' in html
    assert '<a href="#id_progress">Step 2 · Progress</a>' in html
    assert error_list(bound(), [("Step 1", bound())]) == ""


def test_what_was_typed_is_kept_and_escaped() -> None:
    html = str(Form({"title_en": '"><script>' * 3, "deadline_year": '"><script>'}))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
