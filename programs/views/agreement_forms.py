"""Entering agreements: what they are, what they do to one another, their texts."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperation.access import Actor
from cooperation.errors import Absent, Conflict, Forbidden, Invalid
from programs import policies
from programs.forms.agreements import AgreementForm, initial_of
from programs.forms.items import ActDocumentForm, TakeBackForm, TextForm
from programs.forms.treaty_acts import RelationForm, act_label
from programs.models import Act, Agreement, AgreementRelation, Body, Document
from programs.selectors import agreement_register, register_choices, registers, standing
from programs.selectors.markings import choices
from programs.services import agreement_texts as services
from programs.services import agreements
from programs.services.agreements import check_keeps
from programs.services.documents import attach, check_attaches
from programs.views.agreements import act_facts, page
from programs.views.common import actor_of, form_once, signed_in, tell, version_in
from programs.views.matters import again, press, send

PAGE = require_http_methods(["GET", "POST"])
#: So many agreements are offered to be related to.
_OFFERED = 20


def _bodies(actor: Actor) -> list[Body]:
    """The bodies whose register the actor keeps."""
    rows = Body.objects.visible_to(actor).order_by("pk")
    return [body for body in rows if policies.keeps_agreements(actor, [body.pk])]


def _named(request: HttpRequest, actor: Actor) -> Body | None:
    """The body that the address names; Absent where the actor sees none by this id."""
    try:
        pk = UUID(request.GET["body"])
    except (KeyError, ValueError):
        return None
    found: Body = registers.one(Body.objects.visible_to(actor), pk)
    return found


@signed_in
@PAGE
def new(request: HttpRequest) -> HttpResponse:
    """Records an agreement on the register of a body: of the one that the address names, or the only one."""
    actor = actor_of(request)
    bodies = _bodies(actor)
    named = _named(request, actor)
    body = named or (bodies[0] if len(bodies) == 1 else None)
    if not bodies or (named is not None and named not in bodies):
        raise Forbidden(_("Agreements are kept by the secretaries of a body that they concern."))
    if body is None:
        return render(request, "programs/which_register.html", {"bodies": bodies})
    form = AgreementForm(request.POST or None, parties=register_choices.parties(actor))
    status = 200

    def write() -> UUID:
        return agreements.record_agreement(actor, body_id=body.pk, given=form.given()).pk

    if request.method == "POST":
        done = send(request, (form,), write, "programs:agreement", _("The agreement is on record."))
        if isinstance(done, HttpResponse):
            return done
        status, _stale = done
    return render(request, "programs/agreement_form.html", {"form": form, "body": body}, status=status)


@signed_in
@PAGE
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Says anew what an agreement is."""
    actor = actor_of(request)
    found = _kept(actor, pk)
    now = initial_of(found)
    form = AgreementForm(request.POST or None, parties=register_choices.parties(actor), initial=now)
    status, fields = 200, ()

    def write() -> UUID:
        version = form.cleaned_data["version"]
        return agreements.edit_agreement(actor, agreement_id=pk, version=version, given=form.given()).pk

    if request.method == "POST":
        done = send(request, (form,), write, "programs:agreement", _("The agreement is saved."))
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            fields, form = again(form, now, stale)
    context = {"agreement": found, "form": form, "fields": fields, "body": found.body}
    return render(request, "programs/agreement_form.html", context, status=status)


@signed_in
@PAGE
def relate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Records what this agreement does to another one, which is searched for first."""
    actor = actor_of(request)
    found = _kept(actor, pk)
    typed = request.GET.get("q", "").strip()
    offered = list(agreement_register.titles(actor, typed, but=pk)[:_OFFERED]) if typed else []
    form = None
    status = 200
    if offered:
        form = RelationForm(request.POST or None, kinds=AgreementRelation.Kind.choices, targets=offered)
    if request.method == "POST" and form is not None:
        ready: RelationForm = form

        def write() -> UUID:
            said = ready.cleaned_data
            agreements.relate(actor, agreement_id=pk, target_id=UUID(said["target"]), kind=said["kind"])
            return pk

        done = send(request, (ready,), write, "programs:agreement", _("The relation is on record."))
        if isinstance(done, HttpResponse):
            return done
        status, _stale = done
    context = {"agreement": found, "form": form, "q": typed}
    return render(request, "programs/agreement_relate.html", context, status=status)


@signed_in
@require_POST
def unrelate(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes a relation away that was recorded by mistake."""
    actor = actor_of(request)
    found = registers.one(AgreementRelation.objects.visible_to(actor), pk)
    check_keeps(actor, found.source)

    def write() -> None:
        agreements.unrelate(actor, relation_id=pk, version=version_in(request))

    return press(request, write, _("The relation is taken away."), "programs:agreement", found.source_id)


@signed_in
@require_POST
def text(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keeps a text of an agreement in one language."""
    actor = actor_of(request)
    registers.one(registers.agreements(actor), pk)
    form = TextForm(request.POST, request.FILES, markings=choices(actor))

    def go() -> HttpResponseRedirect:
        services.attach_text(actor, agreement_id=pk, **form.cleaned_data)
        messages.success(request, _("The text is kept with the agreement."))
        return redirect("programs:agreement", pk)

    if form.is_valid():
        try:
            return form_once(request, actor, go)
        except (Invalid, Conflict) as error:
            tell(form, error)
    return page(request, pk, text_form=form)


@signed_in
@PAGE
def take_back_text(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes back a text that was added by mistake, with a reason."""
    actor = actor_of(request)
    rows = Document.objects.visible_to(actor).filter(agreement__isnull=False)
    document: Document = registers.one(rows, pk)
    found = _kept(actor, document.agreement_id)  # type: ignore[arg-type]
    form = TakeBackForm(request.POST or None, initial={"version": document.version})
    status, fields = 200, ()

    def write() -> UUID:
        said = form.cleaned_data
        services.take_back_text(actor, document_id=pk, version=said["version"], reason=said["reason"])
        return found.pk

    if request.method == "POST":
        done = send(request, (form,), write, "programs:agreement", _("The text is taken back."))
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            fields, form = again(form, {"reason": {}}, stale)
    context = {"agreement": found, "form": form, "fields": fields, "document": document}
    return render(request, "programs/text_take_back.html", context, status=status)


@signed_in
@require_POST
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
    return page(request, act.agreement_id, form, act.pk)


def _attach(request: HttpRequest, act: Act, form: ActDocumentForm) -> HttpResponseRedirect:
    attach(actor_of(request), act_id=act.pk, **form.cleaned_data)
    messages.success(request, _("The document is kept with the act."))
    return redirect("programs:agreement", act.agreement_id)


@signed_in
@require_safe
def versions(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every version of an act, with the reason of each correction."""
    actor = actor_of(request)
    act: Act = registers.one(Act.objects.visible_to(actor), pk)
    found = registers.one(registers.agreements(actor), act.agreement_id)
    rows: list[dict[str, Any]] = [
        {"act": each, "said": act_label(each), "facts": act_facts(each)}
        for each in standing.versions(actor, act)
    ]
    context = {"agreement": found, "versions": rows, "said": rows[-1]["said"]}
    return render(request, "programs/act_versions.html", context)


def _kept(actor: Actor, pk: UUID) -> Agreement:
    found: Agreement = registers.one(registers.agreements(actor), pk)
    check_keeps(actor, found)
    return found
