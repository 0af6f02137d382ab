"""The plan and its items as an edition has them, the headings, and the ledger of extensions."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cooperation.errors import Conflict, Invalid, Stale
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import day, fuzzy
from programs import policies
from programs.forms.acts import SectionForm
from programs.forms.changes import whole
from programs.models import Extension, Section
from programs.selectors import editions as reading
from programs.services import outline
from programs.services.editions import authorise_keeper
from programs.views import items as item_pages
from programs.views import plans as plan_pages
from programs.views.common import (
    actor_of,
    beside,
    form_once,
    number_in,
    signed_in,
    tell,
    version_in,
    with_query,
)


@signed_in
@require_safe
def plan(request: HttpRequest, code: str) -> HttpResponseBase:
    """The plan as it stands; with `?edition=`, its text as that edition has it."""
    if request.GET.get("edition"):
        return text(request, code)
    return plan_pages.plan(request, code)


@signed_in
@require_safe
def dossier(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The dossier of an item; with `?edition=`, what that edition says of it."""
    if request.GET.get("edition"):
        return item(request, pk)
    return item_pages.dossier(request, pk)


@signed_in
@require_safe
def text(request: HttpRequest, code: str) -> HttpResponse:
    """The text of the plan: the edition named, or the one in force."""
    actor = actor_of(request)
    programme = reading.programme(actor, code)
    found = reading.editions(actor, programme.pk)
    edition = reading.chosen(found, request.GET.get("edition", ""))
    section = request.GET.get("section", "")
    chapters, cut = reading.text_of(actor, programme, edition, section) if edition else ([], False)
    return render(request, "programs/edition.html", {
        "programme": programme, "editions": found, "edition": edition, "chapters": chapters, "cut": cut,
        "most": reading.MOST, "section": section,
        "headings": reading.outline(actor, programme.pk, edition.number if edition else None),
    })  # fmt: skip


@signed_in
@require_safe
def item(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What an edition says of an item, and how its wording changed from edition to edition."""
    actor = actor_of(request)
    found, edition, wording = reading.item_in(actor, pk, request.GET.get("edition", ""))
    return render(request, "programs/item_edition.html", {
        "programme": wording.programme, "editions": found, "edition": edition, "wording": wording,
        "wordings": reading.wordings_of(actor, pk),
    })  # fmt: skip


@signed_in
@require_safe
def numbered(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Leads from a number, of today or of a former edition, to the item that has or had it."""
    actor = actor_of(request)
    programme = reading.programme(actor, code)
    edition = request.GET.get("edition", "")
    pk = reading.item_numbered(actor, programme.pk, number.replace("\x00", ""), edition)
    return redirect(with_query(reverse("programs:item", args=[pk]), edition=edition))


# --- Headings ---------------------------------------------------------------------------------------------------------


@signed_in
@require_http_methods(["GET", "POST"])
def sections(request: HttpRequest, code: str) -> HttpResponse:
    """The headings of a plan as a tree; the keepers of the record add to them."""
    actor = actor_of(request)
    programme = reading.programme(actor, code)
    headings = reading.outline(actor, programme.pk)
    keeps = policies.keeps_record(actor, programme.pk)
    form = SectionForm(request.POST or None, sections=[section for section, _depth in headings])
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _add_section(request, programme, form))
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    keeps = keeps and actor.takes_part(programme.pk)
    context = {
        "programme": programme, "headings": headings, "form": form if keeps or status != 200 else None,
        "free": reading.headings_without_items(actor, programme.pk) if keeps else set(),
    }  # fmt: skip
    return render(request, "programs/sections.html", context, status=status)


@signed_in
@require_http_methods(["GET", "POST"])
def section(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A heading, rewritten by the keepers of the record while no item stands under it."""
    actor = actor_of(request)
    found = reading.section(actor, pk)
    authorise_keeper(actor, found.programme_id)
    others = [other for other, _depth in reading.outline(actor, found.programme_id) if other.pk != found.pk]
    initial = {"number": found.number, "title": found.title, "parent": str(found.parent_id or "")}
    form = SectionForm(request.POST or None, sections=others, initial=initial)
    status, stale = 200, []
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _edit_section(request, found, form))
            except Stale as error:
                status, stale = int(error.status), beside(form, initial)
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    context = {"programme": found.programme, "section": found, "form": form, "fields": stale}
    return render(request, "programs/section.html", context, status=status)


def _edit_section(request: HttpRequest, found: Section, form: SectionForm) -> HttpResponseRedirect:
    given = form.cleaned_data
    made: Section = outline.edit_section(
        actor_of(request), section_id=found.pk, number=given["number"], title=whole(form, "title"),
        parent_id=UUID(given["parent"]) if given["parent"] else None, version=version_in(request),
    )  # fmt: skip
    messages.success(request, _("Heading %(number)s is changed.") % {"number": made.number})
    return redirect("programs:sections", found.programme.code)


def _add_section(request: HttpRequest, programme: Any, form: SectionForm) -> HttpResponseRedirect:
    given = form.cleaned_data
    made: Section = outline.add_section(
        actor_of(request), programme_id=programme.pk, number=given["number"], title=given["title"],
        parent_id=UUID(given["parent"]) if given["parent"] else None,
    )  # fmt: skip
    messages.success(request, _("Heading %(number)s is added.") % {"number": made.number})
    return redirect("programs:sections", programme.code)


# --- The ledger -------------------------------------------------------------------------------------------------------


@signed_in
@require_safe
def ledger(request: HttpRequest, code: str) -> HttpResponse:
    """Every item whose deadline has changed: from what, each change with who agreed to it, and how often."""
    actor = actor_of(request)
    programme = reading.programme(actor, code)
    page = number_in(request)
    found, more = reading.ledger(actor, programme.pk, page)
    columns = [Column(_("No."), css="no"), Column(_("Item"), head=True), Column(_("Original deadline")),
               Column(_("Each change")), Column(_("Deadline now")), Column(_("Times extended"), css="num")]  # fmt: skip
    cells = (
        (
            row.wording.number,
            _link(row),
            fuzzy(row.entries[0].before), _changes(row), fuzzy(row.wording.deadline), _times(row.entries),
        )
        for row in found
    )  # fmt: skip
    shown = table(
        columns, cells, caption=_("Ledger of extensions"), empty=_("No deadline of this plan has changed.")
    )
    edition = reading.chosen(reading.editions(actor, programme.pk), "")
    context = {
        "programme": programme, "table": shown, "edition": edition,
        "next": with_query(request.path, page=page + 1) if more else "",
        "previous": with_query(request.path, page=page - 1) if page > 1 else "",
    }  # fmt: skip
    return render(request, "programs/ledger.html", context)


def _link(row: reading.LedgerItem) -> SafeString:
    address = reverse("programs:item", args=[row.wording.item_id])
    return format_html('<a href="{}">{}</a>', address, marks.text(row.wording.title))


def _changes(row: reading.LedgerItem) -> SafeString:
    return format_html_join(
        "", "<p>{} → {}{}<br><small class=\"quiet\">{}, {}: {}</small></p>",
        (
            (fuzzy(e.before), fuzzy(e.after), f" ({_('brought forward')})" if e.brought_forward else "",
             day(e.agreed_on), marks.text(e.source_label), marks.text(e.reason))
            for e in row.entries
        ),
    )  # fmt: skip


def _times(entries: Sequence[Extension]) -> str:
    """How often it was extended; where it was brought forward it was not."""
    count = sum(not entry.brought_forward for entry in entries)
    return ngettext("%(count)d time", "%(count)d times", count) % {"count": count} if count else ""
