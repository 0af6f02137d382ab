"""The summary of what is wrong with a form, at its top, each entry leading to its field."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import ngettext

from cooperation.ui.forms import PartedBoundField


def _said(error: ValidationError) -> str:
    return escape(" ".join(str(message) for message in error.messages))


def _target(bound: forms.BoundField, error: ValidationError) -> str:
    """The id of the input that `error` is about."""
    part = bound.part_of(error) if isinstance(bound, PartedBoundField) else None
    return bound.id_for_label or bound.auto_id if part is None else f"{bound.auto_id}_{part}"


def elsewhere(said: str, *, label: Any, at: str) -> ValidationError:
    """A fault of a field that stands on another page: `at` is the address of its input, `label` what it is called."""
    return ValidationError(said.replace("%", "%%"), params={"label": label, "at": at})


def _elsewhere(error: ValidationError) -> str:
    """What is wrong with no field of the form, leading to the field it speaks of where that is known."""
    params = error.params or {}
    if "at" not in params:
        return _said(error)
    return f'<a href="{escape(params["at"])}">{conditional_escape(params["label"])}</a>: {_said(error)}'


def _entries(form: forms.BaseForm, which: str = "") -> Iterator[str]:
    """What is wrong with one form; `which` says which one it is, where there are several."""
    named = escape(f"{which} · ") if which else ""
    yield from (f"{named}{_elsewhere(error)}" for error in form.non_field_errors().as_data())
    for bound in form:
        for error in bound.errors.as_data():
            if bound.is_hidden:
                yield f"{named}{_said(error)}"
            else:
                label = f"{named}{conditional_escape(bound.label)}"
                yield f'<a href="#{escape(_target(bound, error))}">{label}</a>: {_said(error)}'


def error_list(form: forms.BaseForm, rows: Iterable[tuple[str, forms.BaseForm]] = ()) -> SafeString:
    """The summary, the first thing in the form; "" where nothing is wrong.

    `rows` are forms within the form, each with what it is called; what is wrong with them follows.
    """
    entries = list(_entries(form)) if form.is_bound else []
    for name, row in rows:
        if row.is_bound:
            entries += _entries(row, name)
    if not entries:
        return SafeString("")
    head = ngettext("One thing needs correcting", "%(count)d things need correcting", len(entries)) % {
        "count": len(entries)
    }
    items = "".join(f"<li>{entry}</li>" for entry in entries)
    return SafeString(
        f'<div class="notice error summary" role="alert" tabindex="-1"><p><b>{escape(head)}</b></p>'
        f"<ul>{items}</ul></div>"
    )
