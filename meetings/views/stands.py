"""How the sides stood on an outcome: entered on a page of its own."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation.errors import Absent, Forbidden, Stale
from cooperation.ui import marks
from cooperation.ui.when import day_words
from meetings import policies
from meetings.forms.stands import StandsForm
from meetings.models import Outcome
from meetings.selectors import labels, sessions
from meetings.selectors import stands as selectors
from meetings.services import stands
from meetings.views.common import REFUSED, actor_of, form_once, signed_in, tell

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@PAGE
def of_outcome(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The form with what was entered; a POST enters it anew."""
    actor = actor_of(request)
    outcome = Outcome.objects.visible_to(actor).select_related("review__body").filter(pk=pk).first()
    if outcome is None:
        raise Absent
    if not policies.may_keep_record(actor, outcome.review):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    sides = sessions.sides(outcome.review)
    languages = tuple(outcome.review.body.languages) or ("en", "ru", "be")
    entered = {row.party_id: row for row in selectors.of_outcome(actor, outcome)}
    form = StandsForm(
        request.POST or None, sides=sides, languages=languages, initial=_initial(outcome, sides, entered)
    )
    stale: list[dict[str, str]] = []
    status = 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor, lambda: _enter(request, outcome, form))
        except Stale as error:
            status = int(error.status)
            outcome.refresh_from_db(fields=["decision_rule", "silent_until"])
            entered = {row.party_id: row for row in selectors.of_outcome(actor, outcome)}
            stale = _beside(form, _initial(outcome, sides, entered))
            form = StandsForm(
                {**request.POST.dict(), "version": error.current}, sides=sides, languages=languages
            )
            if not stale:
                form.add_error(None, error.detail)
        except REFUSED as error:
            status = tell(form, error)
    context = {
        "outcome": outcome,
        "review": outcome.review,
        "name": labels.named(outcome.review),
        "form": form,
        "fields": stale,
    }
    return render(request, "meetings/stands.html", context, status=status)


def _beside(form: StandsForm, recorded: dict[str, Any]) -> list[dict[str, str]]:
    """Where what was entered differs from what is on record by now, both in words, a field each."""
    return [
        {"label": str(field.label), "theirs": theirs, "yours": yours}
        for name, field in form.fields.items()
        if name not in ("version", "once")
        and (theirs := _in_words(field, recorded.get(name)))
        != (yours := _in_words(field, form.cleaned_data.get(name)))
    ]


def _in_words(field: forms.Field, value: Any) -> str:
    """A value of the form as its field shows it; a text in every language that it has."""
    if isinstance(value, dict):
        return "\n".join(f"{marks.own_name(tag)}: {said}" for tag, said in value.items() if said)
    if isinstance(value, date):
        return day_words(value)
    if isinstance(field, forms.ChoiceField):
        chosen = "" if value is None else str(value)
        return next((str(label) for key, label in _choices(field) if str(key) == chosen), chosen)
    return "" if value is None else str(value)


def _choices(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    return list(cast("Iterable[tuple[Any, Any]]", field.choices))


def _initial(outcome: Outcome, sides: list[Any], entered: dict[UUID, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "rule": outcome.decision_rule or outcome.review.body.decision_rule,
        "silent_until": outcome.silent_until,
        "version": outcome.version,
    }
    for place, side in enumerate(sides):
        if (row := entered.get(side.party_id)) is not None:
            found |= {
                f"choice_{place}": row.choice,
                f"proxy_{place}": row.proxy_id,
                f"reservation_{place}": row.reservation,
            }
    return found


def _enter(request: HttpRequest, outcome: Outcome, form: StandsForm) -> HttpResponseRedirect:
    given = form.cleaned_data
    stands.enter_stands(
        actor_of(request),
        outcome_id=outcome.pk,
        stands=form.stands(),
        rule=given["rule"],
        silent_until=given["silent_until"],
        version=given["version"],
    )
    messages.success(request, _("How the sides stood is recorded."))
    return redirect("meetings:session", outcome.review_id)
