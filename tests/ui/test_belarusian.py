"""What packages say is Belarusian of the official orthography wherever a reader can meet it."""

import re
from collections.abc import Iterator
from datetime import date as day

import polib
import pytest
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.formats import date_format
from rest_framework import serializers

from cooperation.ui.catalogues import path_of


@pytest.fixture(autouse=True)
def _in_belarusian() -> Iterator[None]:
    with translation.override("be"):
        yield


class Form(forms.Form):
    name = forms.CharField()
    count = forms.IntegerField(max_value=5)
    kind = forms.ChoiceField(choices=[("a", "A")])
    mail = forms.EmailField()
    on = forms.DateField()


def test_a_form_refuses_in_belarusian() -> None:
    errors = Form({"count": "x", "kind": "z", "mail": "@", "on": "?"}).errors
    assert errors == {
        "name": ["Гэта поле абавязковае."],
        "count": ["Увядзіце цэлы лік."],
        "kind": ["Выберыце адзін з даступных варыянтаў. Варыянта z сярод іх няма."],
        "mail": ["Увядзіце правільны адрас электроннай пошты."],
        "on": ["Увядзіце правільную дату."],
    }
    assert Form({"count": "6"}).errors["count"] == ["Гэта значэнне павінна быць не большым за 5."]


def test_a_password_is_refused_in_belarusian_with_its_plural() -> None:
    with pytest.raises(ValidationError) as refused:
        validate_password("12345")
    assert refused.value.messages == [
        "Гэты пароль занадта кароткі. Ён павінен мець не менш 12 сімвалаў.",
        "Гэты пароль занадта распаўсюджаны.",
    ]


def test_the_programming_interface_refuses_in_belarusian() -> None:
    class Body(serializers.Serializer):  # type: ignore[type-arg]
        number = serializers.IntegerField()
        flag = serializers.BooleanField()

    body = Body(data={"number": "x"})
    assert not body.is_valid()
    assert body.errors == {"number": ["Патрэбны цэлы лік."], "flag": ["Гэта поле абавязковае."]}


def test_months_are_spelt_as_the_official_norm_has_them() -> None:
    assert [date_format(day(2026, month, 3), "j E Y") for month in (9, 12)] == [
        "3 верасня 2026",
        "3 снежня 2026",
    ]


def test_nothing_in_the_catalogue_has_the_marks_of_the_other_orthography() -> None:
    # Words of the official orthography in which the sign stands by right: пісьменны, вазьміце, хтосьці, прагледзьце.
    rightly = re.compile(r"пісьм|вазьм|возьм|восьм|хтосьці|штосьці|дзьце", re.IGNORECASE)
    soft = re.compile(r"[зсц]ь[бвгдзйклмнпрстфхцч]|\bня [бмп]|ґ", re.IGNORECASE)
    said = [
        form
        for entry in polib.pofile(str(path_of("be")))
        for form in [entry.msgstr, *entry.msgstr_plural.values()]
        if soft.search(rightly.sub("", form))
    ]
    assert said == []
