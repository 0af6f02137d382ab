"""The form above a list, written in one pass: it stands on every page of the list and hardly ever differs."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape
from typing import Any, cast

from django import forms
from django.utils.choices import BaseChoiceIterator
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


class Offered(BaseChoiceIterator):
    """Choices as they are, pairs of a code and what it says: a long list is not looked through with every form."""

    def __init__(self, choices: Iterable[tuple[str, Any]]) -> None:
        self._choices = tuple(choices)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self._choices)


def filters(form: forms.Form) -> SafeString:
    """The fields of a form of lists, lines and boxes, none of them required. What is wrong, Django's renderer says."""
    if form.errors:
        return form.as_div()
    return SafeString("".join(_field(bound) for bound in form))


def _field(bound: forms.BoundField) -> str:
    field, name, value = bound.field, escape(bound.html_name), bound.value()
    label = f'<label for="id_{name}">{conditional_escape(bound.label)}</label>'
    if isinstance(field, forms.BooleanField):
        checked = " checked" if value else ""
        box = f'<input type="checkbox" name="{name}" id="id_{name}"{checked}>'
        return f'<div class="field check">{box}{label}</div>\n'
    if isinstance(field, forms.ChoiceField):
        entry = f'<select name="{name}" id="id_{name}">{_options(field, value)}</select>'
    elif isinstance(field, forms.DateField):
        given = f' value="{escape(str(value))}"' if value else ""
        entry = f'<input type="date" name="{name}"{given} id="id_{name}">'
    elif isinstance(field, forms.CharField):
        given = f' value="{escape(str(value))}"' if value else ""
        entry = f'<input type="text" name="{name}"{given} maxlength="{field.max_length}" id="id_{name}">'
    else:
        raise TypeError(f"{type(field).__name__} has no place above a list")
    return f'<div class="field">{label}{entry}</div>\n'


def _options(field: forms.ChoiceField, value: Any) -> str:
    choices = cast("Iterable[tuple[Any, Any]]", field.choices)
    return _written(tuple((str(code), conditional_escape(said)) for code, said in choices), str(value or ""))


@lru_cache(maxsize=128)
def _written(choices: tuple[tuple[str, str], ...], chosen: str) -> str:
    """Options from codes and what they say, in HTML."""
    return "".join(
        f'<option value="{escape(code)}"{" selected" if code == chosen else ""}>{said}</option>'
        for code, said in choices
    )
