"""The register of agreements: filters, search, filters that are kept."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import clock
from cooperation.ui.filters import filters
from cooperation.ui.tables import Column, table
from programs import policies
from programs.forms.agreement_register import AgreementFilter, SaveFilterForm
from programs.models import SavedFilter
from programs.selectors import agreement_rows, register_choices
from programs.services.filters import drop_filter, save_filter
from programs.views.agreement_rows import cells
from programs.views.common import actor_of, form_once, signed_in, with_query
from programs.views.registers import after_in

_LIST = SavedFilter.List.AGREEMENTS


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The agreements that one may see, narrowed and searched."""
    actor = actor_of(request)
    today = clock.today(actor.time_zone)
    offered = register_choices.choices(actor)
    form = AgreementFilter(request.GET, parties=offered.parties, subjects=offered.subjects)
    by, given = form.narrowing(), form.given()
    found, following = agreement_rows.page(actor, by, today, after_in(request))
    columns = [Column(_("Agreement"), head=True), Column(_("Parties")), Column(_("Done on"), sorted="descending"),
               Column(_("Status today")), Column(_("Next legal deadline"))]  # fmt: skip
    empty = _("No agreement answers this filter.") if by else _("No agreement is on record.")
    context = {
        "table": table(columns, cells(found, today, offered.parties), caption=_("Agreements"), empty=empty),
        "next": with_query(request.path, after=following, **given) if following else "",
        "form": filters(form), "filtered": bool(given),
        "saved": offered.saved,
        "save": SaveFilterForm(initial={"query": urlencode(given)}) if given else None,
        "bound": f"{given['party']},{given['in_force']}" if by.party and by.in_force else "",
        "records": any(policies.keeps_agreements(actor, [pk]) for pk in actor.body_ids),
    }  # fmt: skip
    return render(request, "programs/agreements.html", context)


@signed_in
@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keeps the filter under a name."""
    actor, form = actor_of(request), SaveFilterForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Give the filter a name."))
        return redirect("programs:agreements")
    said = form.cleaned_data

    def go() -> HttpResponseRedirect:
        save_filter(actor, list_name=_LIST, name=said["name"], query=said["query"])
        messages.success(request, _("The filter is kept."))
        return _back(said["query"])

    return form_once(request, actor, go)


@signed_in
@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes a kept filter away."""
    drop_filter(actor_of(request), filter_id=pk)
    messages.success(request, _("The filter is taken away."))
    return redirect("programs:agreements")


def _back(query: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(f"{reverse('programs:agreements')}?{query}")
