"""What every page of the programmes does first: who asks, and how a refusal is said."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpRequest

from cooperation.accounts.guard import actor_of_request as actor_of
from cooperation.accounts.guard import signed_in
from cooperation.api.forms import form_once
from cooperation.dates import FuzzyDate
from cooperation.errors import DomainError
from cooperation.ui import marks
from cooperation.ui.when import fuzzy

__all__ = [
    "actor_of",
    "beside",
    "form_once",
    "number_in",
    "place",
    "signed_in",
    "tell",
    "version_in",
    "with_query",
]


def tell(form: Form, error: DomainError) -> int:
    """Puts the faults of a refusal at the fields of the form; what names no field stands above them. Its status."""
    for fault in error.faults:
        name = fault.pointer.strip("/").split("/")[0]
        form.add_error(name if name in form.fields else None, fault.detail)
    if not error.faults:
        form.add_error(None, error.detail or str(error.title))
    return int(error.status)


def beside(form: Form, theirs: Mapping[str, Any]) -> list[dict[str, Any]]:
    """For components/stale.html: what was typed into a valid form, beside what is on record by now, by field name."""
    return [
        {"label": form.fields[name].label, "theirs": _said(theirs.get(name)), "yours": _said(typed)}
        for name, typed in form.cleaned_data.items()
        if isinstance(typed, dict | FuzzyDate) and typed and typed != theirs.get(name)
    ]


def _said(value: Any) -> str:
    if isinstance(value, FuzzyDate):
        return str(fuzzy(value))
    return marks.plain(value) if isinstance(value, dict) else str(value or "")


def place(error: DomainError, rows: Sequence[Any]) -> None:
    """Puts each fault of a refusal at its row of a grid and its field; what names no row stands at all of them."""
    for fault in error.faults:
        index, _slash, name = fault.pointer.strip("/").partition("/")
        if index.isdecimal() and int(index) < len(rows):
            rows[int(index)].faults["deadline" if name == "proposed_deadline" else name] = fault.detail
    if not error.faults:
        for row in rows:
            row.faults[""] = error.detail or str(error.title)


def version_in(request: HttpRequest, name: str = "version") -> int | None:
    """The version that the page was showing, as its form sends it back."""
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None


def number_in(request: HttpRequest, name: str = "page") -> int:
    """The number of the page that is asked for, from 1; 1 where none is, or none that is one."""
    given = request.GET.get(name, "")
    return max(1, int(given)) if given.isascii() and given.isdecimal() and len(given) < 6 else 1


def with_query(path: str, **query: Any) -> str:
    """The path with what is not empty of the query."""
    said = urlencode({name: value for name, value in query.items() if value})
    return f"{path}?{said}" if said else path
