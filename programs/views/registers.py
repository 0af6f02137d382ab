"""The registers beside the plan: obstacles, joint projects, agreements and their acts, organisations."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import F
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent, Conflict, Invalid
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import fuzzy, in_days
from programs import policies
from programs.forms.items import ActDocumentForm
from programs.models import Act
from programs.rules.files import called
from programs.selectors import registers
from programs.selectors.markings import Choices, choices
from programs.services.documents import attach, check_attaches, may_mark
from programs.services.terms import records_term
from programs.views.common import actor_of, form_once, signed_in, tell, with_query
from programs.views.documents import RefusedMarking, file_edit


def after_in(request: HttpRequest) -> UUID | None:
    """The mark of the page before."""
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


def _link(name: str, row: Any, title: Any) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse(name, args=[row.pk]), marks.text(title))


def _list(
    request: HttpRequest, rows: Any, title: str, columns: list[Column], cells: Any, empty: str, exports: Any
) -> HttpResponse:
    found, following = registers.page(rows, after_in(request))
    shown = table(columns, (cells(row) for row in found), caption=title, empty=empty)
    next_url = with_query(request.path, after=following)
    context = {"title": title, "table": shown, "next": next_url if following else "", "exports": exports}
    return render(request, "programs/list.html", context)


def _joined(names: Iterable[Any]) -> SafeString:
    return format_html_join("; ", "{}", ((marks.text(name),) for name in names))


@signed_in
@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    """Every instrument one may see."""
    columns = [Column(_("Agreement"), head=True), Column(_("Kind")), Column(_("Level")), Column(_("Legal character")),
               Column(_("Done on"), sorted="descending"), Column(_("Parties"))]  # fmt: skip
    return _list(
        request, registers.agreements(actor_of(request)).annotate(day_order=F("done_first")), _("Agreements"), columns,
        lambda row: (
            _link("programs:agreement", row, row.title), row.get_kind_display(), row.get_level_display(),
            row.get_character_display(), fuzzy(row.done_on),
            _joined(p.party.short_name for p in row.participation.all()),
        ),
        _("No agreement is on record."), {"agreements": ""},
    )  # fmt: skip


@signed_in
@require_safe
def agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One agreement: head, parties, acts with their signatories as they were then, documents, relations."""
    return agreement_page(request, pk)


def agreement_page(
    request: HttpRequest,
    pk: UUID,
    form: ActDocumentForm | None = None,
    at: UUID | None = None,
    refused: RefusedMarking | None = None,
) -> HttpResponse:
    """The page of an agreement; with `form`, what was refused at the act `at`; with `refused`, at a file."""
    actor = actor_of(request)
    found = registers.one(registers.agreements(actor), pk)
    writes = policies.attaches_to_act(actor, found.body_id)
    markings = choices(actor) if writes else ()

    def blank(act: Act) -> ActDocumentForm:
        return ActDocumentForm(auto_id=f"{act.pk}-%s", markings=markings)

    acts = [
        {
            "act": act, "files": [_file(document, actor, markings, refused) for document in act.documents.all()],
            "form": (form if act.pk == at else blank(act)) if writes else None,
        }
        for act in registers.acts(actor, found)
    ]  # fmt: skip
    today = clock.today(actor.time_zone)
    context = {
        "agreement": found, "acts": acts, "relations": registers.relations(actor, found),
        "expires_in": in_days(found.expires_on, today), "notice_in": in_days(found.notice_by, today),
        "records_term": records_term(actor, found),
    }  # fmt: skip
    return render(request, "programs/agreement.html", context, status=400 if form or refused else 200)


def _file(document: Any, actor: Actor, markings: Choices, refused: RefusedMarking | None) -> dict[str, Any]:
    edit = may_mark(actor, document) and bool(markings)
    return {
        "url": reverse("programs:document", args=[document.pk]), "name": document.name, "size": document.size,
        "type": called(document.content_type), "sha256": document.sha256, "audience": document.get_audience_display(),
        "marking": document.marking.name if document.marking else None,
        "edit": edit and file_edit(
            document.pk, document.version, document.marking_id, markings, refused=refused
        ),
    }  # fmt: skip


@signed_in
@require_http_methods(["POST"])
def act_document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keeps a file with an act."""
    actor = actor_of(request)
    act: Act | None = Act.objects.visible_to(actor).select_related("agreement").filter(pk=pk).first()
    if act is None:
        raise Absent
    check_attaches(actor, act)
    form = ActDocumentForm(request.POST, request.FILES, markings=choices(actor))
    if form.is_valid():
        try:
            return form_once(request, actor, lambda: _attach(request, act, form))
        except (Invalid, Conflict) as error:
            tell(form, error)
    return agreement_page(request, act.agreement_id, form, act.pk)


def _attach(request: HttpRequest, act: Act, form: ActDocumentForm) -> HttpResponseRedirect:
    attach(actor_of(request), act_id=act.pk, **form.cleaned_data)
    messages.success(request, _("The document is kept with the act."))
    return redirect("programs:agreement", act.agreement_id)


@signed_in
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations of the sides, and who holds their posts today."""
    actor = actor_of(request)
    found, following = registers.page(registers.organisations(actor), after_in(request))
    holders = registers.holders(actor, found, clock.today(actor.time_zone))
    columns = [Column(_("Organisation"), head=True, sorted="ascending"), Column(_("Side")), Column(_("Kind")),
               Column(_("Posts today")), Column(_("Since"))]  # fmt: skip
    cells = (
        (
            format_html(
                '<a href="{}">{}</a>', reverse("programs:organisation", args=[row.pk]), marks.text(row.name)
            ),
            marks.text(row.party.short_name), row.get_kind_display(),
            format_html_join(
                "; ", "{}: {}", ((marks.text(a.post.title), marks.text(a.person.name)) for a in holders.get(row.pk, ()))
            ),
            fuzzy(row.since) if row.since else "",
        )
        for row in found
    )  # fmt: skip
    shown = table(columns, cells, caption=_("Organisations"), empty=_("No organisation is on record."))
    next_url = with_query(request.path, after=following) if following else ""
    context = {
        "title": _("Organisations"), "table": shown, "next": next_url,
        "exports": {"organisations": _("Organisations"), "appointments": _("Who holds which post")},
    }  # fmt: skip
    return render(request, "programs/list.html", context)
