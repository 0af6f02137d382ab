"""What the pages of obstacles, joint projects and cooperation do alike: forms that are refused, and stale ones."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Invalid, Stale
from cooperation.ui.when import day_words, fuzzy_words
from programs.forms.matters import NumbersField, numbers_in
from programs.forms.registers import RegisterFilter
from programs.models import Programme, Wording
from programs.selectors import matters
from programs.services.matters import not_tended, tended
from programs.views.common import actor_of, form_once, signed_in, tell, texts_beside

REFUSED = (Invalid, Conflict)
Beside = Sequence[dict[str, str]]


def programme_of(actor: Actor, code: str) -> Programme:
    """The programme at an address, for whoever may record what stands in its way."""
    found: Programme | None = (
        Programme.objects.visible_to(actor).select_related("body").filter(code=code).first()
    )
    if found is None:
        raise Absent
    tended(actor, found.pk)
    return found


def recording(actor: Actor, filters: RegisterFilter, name: str, page: str) -> str:
    """Where a register's one button leads: to the form `name` of the programme to which its list is narrowed, of the
    only one there is, or to the `page` that asks for the programme; "" for whoever records in none.
    """
    found = matters.programmes(actor)
    of = [each for each in found if each.code == filters.given().get("programme")] or found
    if not of:
        return ""
    return reverse(name, args=[of[0].code]) if len(of) == 1 else reverse(page)


def ask(name: str, title: Any, register: str, registered: Any) -> Callable[..., HttpResponseBase]:
    """The page that asks in which programme something is recorded; the choices lead to the form `name` of each."""

    @signed_in
    @require_safe
    def asking(request: HttpRequest) -> HttpResponse:
        found = matters.programmes(actor_of(request))
        if not found:
            raise not_tended()
        choices = [(reverse(name, args=[each.code]), each) for each in found]
        context = {
            "title": title,
            "register": reverse(register),
            "registered": registered,
            "choices": choices,
        }
        return render(request, "programs/which_programme.html", context)

    return asking


def numbers(request: HttpRequest, actor: Actor, programme_id: UUID) -> dict[str, UUID]:
    """The items whose numbers were typed, by number."""
    typed = numbers_in(request.POST.get("items", ""))[:500]
    rows = Wording.objects.visible_to(actor).filter(
        programme_id=programme_id, until_edition__isnull=True, number__in=typed
    )
    return dict(rows.values_list("number", "item_id"))


def numbers_of(actor: Actor, item_ids: Any) -> list[str]:
    """The present numbers of these items, as their form shows them."""
    return [wording.number for wording in matters.wordings(actor, item_ids)]


def send(
    request: HttpRequest,
    forms: Sequence[Any],
    write: Callable[[], Any],
    to: str,
    said: str,
) -> HttpResponse | tuple[int, Stale | None]:
    """Writes what was typed, once, and goes to the page `to`; else the status of the refusal, told at the form."""
    valid = [form.is_valid() for form in forms]
    if not all(valid):
        return 400, None

    def go() -> HttpResponseRedirect:
        found = write()
        messages.success(request, said)
        return redirect(to) if found is None else redirect(to, found)

    try:
        return form_once(request, actor_of(request), go)
    except Stale as error:
        return int(error.status), error
    except REFUSED as error:
        return tell(forms[0], error), None


def press(request: HttpRequest, act: Callable[[], Any], said: str, to: str, *args: Any) -> HttpResponse:
    """Does what a button says, or says why not, and goes on to the page `to`."""

    def go() -> HttpResponseRedirect:
        act()
        messages.success(request, said)
        return redirect(to, *args)

    try:
        return form_once(request, actor_of(request), go)
    except (*REFUSED, Stale) as error:
        messages.error(request, error.detail)
        return redirect(to, *args)


def beside(form: Any, now: dict[str, Any]) -> Beside:
    """What is on record beside what was typed, field by field where they differ; its version for the form."""
    rows = []
    for name, theirs in now.items():
        if name not in form.cleaned_data or form[name].is_hidden:
            continue
        yours = form.cleaned_data[name]
        if isinstance(yours, dict):
            said = texts_beside(form.fields[name], theirs or {}, yours)
        else:
            said = _words(form, name, theirs), _words(form, name, yours)
        if said[0] != said[1]:
            rows.append({"label": str(form.fields[name].label), "theirs": said[0], "yours": said[1]})
    return rows


def _words(form: Any, name: str, value: Any) -> str:
    """A value as a reader reads it."""
    field = form.fields[name]
    options = dict(getattr(field, "choices", ()))
    if isinstance(field, NumbersField) and isinstance(value, tuple):
        value = field.numbers_of(value)
    if isinstance(value, FuzzyDate):
        return fuzzy_words(value)
    if hasattr(value, "year"):
        return day_words(value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(options.get(str(one), one)) for one in value)
    return str(options.get(str(value or ""), value or ""))


def again(form: Any, now: dict[str, Any], stale: Stale) -> tuple[Any, Any]:
    """What is on record beside what was typed, and the form to send it again over the newer version."""
    fields = beside(form, now)
    form.data = form.data.copy()
    form.data["version"] = str(stale.current)
    return fields, form
