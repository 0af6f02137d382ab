"""The form above a list, written in one pass: it stands on every page of the list and hardly ever differs."""

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from html import escape
from typing import Any, cast

from django import forms
from django.utils.choices import BaseChoiceIterator
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


class Offered(BaseChoiceIterator):
    """Choices as they are, pairs of a code and what it says in the language that is active: a long list is neither
    looked through nor written with every form that offers it.
    """

    def __init__(self, choices: Iterable[tuple[str, Any]]) -> None:
        self._choices = tuple((code, conditional_escape(said)) for code, said in choices)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        return iter(self._choices)

    @cached_property
    def _options(self) -> str:
        return "".join(f"{_option(code)}{said}</option>" for code, said in self._choices)

    def options(self, chosen: str) -> str:
        """The choices as options, that of the code `chosen` selected."""
        opened = _option(chosen)
        return self._options.replace(opened, f"{opened[:-1]} selected>", 1)


def _option(code: str) -> str:
    """What opens an option."""
    return f'<option value="{escape(code)}">'


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
    if isinstance(field.choices, Offered):
        return field.choices.options(str(value or ""))
    choices = cast("Iterable[tuple[Any, Any]]", field.choices)
    return _written(tuple((str(code), conditional_escape(said)) for code, said in choices), str(value or ""))


@lru_cache(maxsize=128)
def _written(choices: tuple[tuple[str, str], ...], chosen: str) -> str:
    """Options from codes and what they say, in HTML."""
    return "".join(
        f'<option value="{escape(code)}"{" selected" if code == chosen else ""}>{said}</option>'
        for code, said in choices
    )
