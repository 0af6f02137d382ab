"""What every page of the programmes does first: who asks, and how a refusal is said."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

from django.forms import Form
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from cooperation.accounts.guard import actor_of_request as actor_of
from cooperation.accounts.guard import signed_in
from cooperation.api.forms import form_once
from cooperation.dates import FuzzyDate
from cooperation.errors import DomainError
from cooperation.ui import marks
from cooperation.ui.errors import elsewhere
from cooperation.ui.when import fuzzy_words
from programs.services.positions import PositionContent

__all__ = [
    "actor_of",
    "beside",
    "faults_in",
    "form_once",
    "number_in",
    "place",
    "refusal_of",
    "signed_in",
    "tell",
    "texts_beside",
    "version_in",
    "with_query",
]


def tell(form: Form, error: DomainError, places: Mapping[str, tuple[Any, str]] = MappingProxyType({})) -> int:
    """Puts the faults of a refusal at the fields of the form; what names no field stands above them. Its status.

    `places`: the label and the address of fields that stand on another page, by name.
    """
    for fault in error.faults:
        name = fault.pointer.strip("/").split("/")[0]
        if name in form.fields or name not in places:
            form.add_error(name if name in form.fields else None, fault.detail)
        else:
            label, at = places[name]
            form.add_error(None, elsewhere(fault.detail, label=label, at=at))
    if not error.faults:
        form.add_error(None, error.detail or str(error.title))
    return int(error.status)


def beside(form: Form, theirs: Mapping[str, Any]) -> list[dict[str, Any]]:
    """For components/stale.html: what was typed into a valid form, beside what is on record by now, by field name."""
    rows = []
    for name, typed in form.cleaned_data.items():
        held = theirs.get(name)
        if not typed or typed == held:
            continue
        if isinstance(typed, FuzzyDate):
            said = fuzzy_words(held) if isinstance(held, FuzzyDate) else "", fuzzy_words(typed)
        elif isinstance(typed, dict):
            said = texts_beside(form.fields[name], held or {}, typed)
        else:
            continue
        rows.append({"label": form.fields[name].label, "theirs": said[0], "yours": said[1]})
    return rows


def texts_beside(field: Any, theirs: Mapping[str, str], yours: Mapping[str, str]) -> tuple[str, str]:
    """Two texts in the languages of their field in which they differ, each named unless it is the reader's alone."""
    differ = [tag for tag in field.languages if theirs.get(tag, "") != yours.get(tag, "")]
    if differ == [marks.language()]:
        return theirs.get(differ[0], ""), yours.get(differ[0], "")
    one, other = (
        "\n".join(f"{marks.own_name(tag)}: {text.get(tag) or '—'}" for tag in differ)
        for text in (theirs, yours)
    )
    return one, other


def says_other(content: PositionContent, kept: Any) -> bool:
    """Whether what was typed of a row differs from what is kept of it."""
    now = (kept.status, kept.progress, kept.text, kept.proposed_deadline)
    return (content.status, content.progress, content.text, content.proposed_deadline) != now


def place(error: DomainError, rows: Sequence[Any]) -> None:
    """Puts each fault of a refusal at its row of a grid and its field; what names no row stands at all of them."""
    for fault in error.faults:
        index, _slash, name = fault.pointer.strip("/").partition("/")
        if index.isdecimal() and int(index) < len(rows):
            faults, name = rows[int(index)].faults, "deadline" if name == "proposed_deadline" else name
            faults[name] = f"{faults[name]} {fault.detail}" if name in faults else fault.detail
    if not error.faults:
        for row in rows:
            row.faults[""] = error.detail or str(error.title)


#: The columns of a grid in which something is typed, by the names of their fields.
COLUMNS = {
    "status": gettext_lazy("Status"), "progress": gettext_lazy("Progress"),
    "deadline": gettext_lazy("Proposed date"), "text": gettext_lazy("Text"),
}  # fmt: skip


def refusal_of(cells: Sequence[Mapping[str, Any]]) -> list[dict[str, str]]:
    """For components/grid_refused.html: each fault of a grid's rows, with the field that it leads to."""
    return [
        {
            "target": f"{name if name in COLUMNS else 'status'}-{cell['id']}",
            "label": " · ".join(filter(None, (cell["wording"].number, str(COLUMNS.get(name, ""))))),
            "said": said,
        }
        for cell in cells
        for name, said in cell["faults"].items()
    ]


def faults_in(faults: Mapping[str, str], *, stale: bool) -> dict[str, Any]:
    """The cells of a grid's row that say what is wrong: by field, and in `whole` what is about none of them."""
    return {
        "faults": faults, "stale": stale, "wrong": bool(faults) or stale,
        "whole": [said for name, said in faults.items() if name not in COLUMNS],
    }  # fmt: skip


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
