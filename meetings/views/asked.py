"""A page with one form: shown, done once, or refused beside what was typed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render

from cooperation.errors import Stale
from meetings.views.common import REFUSED, actor_of, form_once, tell

Beside = Callable[[Form], list[dict[str, str]]]


def asked(
    request: HttpRequest,
    make: Callable[[QueryDict | None], Form],
    act: Callable[[dict[str, Any]], tuple[str, Any, str]],
    *,
    template: str,
    context: dict[str, Any],
    beside: Beside | None = None,
) -> HttpResponse:
    """`make` builds the form of what was sent; `act` does it with what was given and says what, where to go, for what.

    `beside`: what is on record by now beside what was typed, where somebody was faster.
    """
    posted = request.POST if request.method == "POST" else None
    form, fields = make(posted), []
    status = 200 if posted is None else 400
    if posted is not None and form.is_valid():

        def go() -> HttpResponseRedirect:
            said, name, argument = act(form.cleaned_data)
            messages.success(request, said)
            return redirect(name, argument)

        try:
            return form_once(request, actor_of(request), go)
        except Stale as error:
            fields, status = (beside or _typed)(form), int(error.status)
            data = posted.copy()
            data["version"] = str(error.current)
            form = make(data)
        except REFUSED as error:
            status = tell(form, error)
    return render(request, template, {**context, "form": form, "fields": fields}, status=status)


def _typed(form: Form) -> list[dict[str, str]]:
    """What was typed, for a form whose subject is something else than what is typed."""
    return [
        {"label": str(field.label), "theirs": "", "yours": str(form.cleaned_data.get(field.name) or "")}
        for field in form.visible_fields()
        if form.cleaned_data.get(field.name)
    ]


def texts_beside(label: str, theirs: dict[str, str], yours: dict[str, str]) -> list[dict[str, str]]:
    """Two states of one text, language by language, where they differ."""
    return [
        {"label": f"{label} ({tag})", "theirs": theirs.get(tag, ""), "yours": yours.get(tag, "")}
        for tag in {**theirs, **yours}
        if theirs.get(tag, "") != yours.get(tag, "")
    ]
