"""The register of agreements: filters, search, filters that are kept."""

from html import escape
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from cooperation import clock
from cooperation.ui import marks
from cooperation.ui.filters import filters
from cooperation.ui.tables import Column, table
from cooperation.ui.when import day as day_html
from cooperation.ui.when import fuzzy, in_days
from programs import policies
from programs.forms.agreement_register import AgreementFilter, SaveFilterForm
from programs.models import LegalDeadline, SavedFilter
from programs.selectors import agreement_register, registers
from programs.services.filters import drop_filter, save_filter
from programs.views.agreement_tables import status_badge
from programs.views.common import actor_of, form_once, signed_in, with_query
from programs.views.registers import after_in

_LIST = SavedFilter.List.AGREEMENTS


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The agreements that one may see, narrowed and searched."""
    actor = actor_of(request)
    today = clock.today(actor.time_zone)
    form = AgreementFilter(
        request.GET, parties=agreement_register.parties(actor), subjects=agreement_register.subjects(actor)
    )
    by, given = form.narrowing(), form.given()
    found, following = registers.page(agreement_register.listed(actor, by, today), after_in(request))
    columns = [Column(_("Agreement"), head=True), Column(_("Parties")), Column(_("Done on"), sorted="descending"),
               Column(_("Status today")), Column(_("Next legal deadline"))]  # fmt: skip
    empty = _("No agreement answers this filter.") if by else _("No agreement is on record.")
    context = {
        "table": table(columns, (_cells(row, today) for row in found), caption=_("Agreements"), empty=empty),
        "next": with_query(request.path, after=following, **given) if following else "",
        "form": filters(form), "filtered": bool(given),
        "saved": SavedFilter.objects.visible_to(actor).filter(list=_LIST).order_by("name"),
        "save": SaveFilterForm(initial={"query": urlencode(given)}) if given else None,
        "bound": f"{by.party},{by.in_force.isoformat()}" if by.party and by.in_force else "",
        "records": any(policies.keeps_agreements(actor, [pk]) for pk in actor.body_ids),
    }  # fmt: skip
    return render(request, "programs/agreements.html", context)


def _cells(row: Any, today: Any) -> tuple[Any, ...]:
    link = format_html(
        '<a href="{}">{}</a>', reverse("programs:agreement", args=[row.pk]), marks.text(row.title)
    )
    kinds = (row.get_kind_display() or row.written_kind, row.get_level_display(), row.subject)
    below = " · ".join(str(said) for said in kinds if said)
    return (
        SafeString(f'{link}<br><small class="quiet">{escape(below)}</small>'), _parties(row), fuzzy(row.done_on),
        _status(row), _next(row, today),
    )  # fmt: skip


def _parties(row: Any) -> SafeString:
    """The first parties by name; of the others, how many."""
    names = "; ".join(str(marks.text(each["short_name"] or each["name"])) for each in row.named)
    others = row.party_count - len(row.named)
    if others <= 0:
        return SafeString(names)
    more = ngettext("and %(count)d more", "and %(count)d more", others) % {"count": others}
    return SafeString(f'{names} <small class="quiet">{escape(more)}</small>')


def _status(row: Any) -> SafeString:
    """The state of a row of the register today; of what binds nobody in law, that."""
    if row.status_today:
        return status_badge(row.status_today)
    said = row.get_character_display() if row.character not in ("", "binding") else _("nothing recorded")
    return SafeString(f'<span class="quiet">{escape(str(said))}</span>')


def _next(row: Any, today: Any) -> SafeString:
    if row.next_on is None:
        return SafeString("")
    said, distance = LegalDeadline.Due(row.next_due).label, in_days(row.next_on, today)
    return format_html('{}: {} <small class="quiet">{}</small>', said, day_html(row.next_on), distance)


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
