"""The marking of a file, chosen beside it: saved, or refused on the page where the file is shown."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation.access import Actor
from cooperation.errors import Absent, Invalid, Stale, VersionMissing
from programs.models import Closure, Consent, Document, Position, PositionDraft
from programs.selectors import dossiers
from programs.services.documents import mark_document
from programs.views.agreements import page as agreement_page
from programs.views.common import actor_of, signed_in, version_in
from programs.views.documents import RefusedMarking
from programs.views.items import dossier_page


@signed_in
@require_http_methods(["POST"])
def marking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Says which marking a file bears, and goes back to where the file is shown."""
    actor = actor_of(request)
    document = Document.objects.visible_to(actor).filter(pk=pk).select_related("act", "programme").first()
    if document is None:
        raise Absent
    given = request.POST.get("marking", "")
    try:
        mark_document(actor, document_id=pk, marking=given, version=version_in(request))
    except (Stale, VersionMissing) as error:
        messages.error(request, error.detail)
    except Invalid as error:
        said = " ".join(fault.detail for fault in error.faults)
        return _refused(request, document, RefusedMarking(pk, given, said))
    else:
        messages.success(request, _("The marking is saved. Copies handed out before do not bear it."))
    return redirect(_shown(actor, document))


def _refused(request: HttpRequest, document: Document, refused: RefusedMarking) -> HttpResponse:
    """The page with the small form, the fault at its input; the page of the file where that has no such form."""
    actor = actor_of(request)
    agreement_id = document.act.agreement_id if document.act is not None else document.agreement_id
    if agreement_id is not None:
        return agreement_page(request, agreement_id, refused=refused)
    draft = _draft(actor, document)
    if draft is not None:
        found = dossiers.dossier(actor, draft.item_id)
        newest = found.drafts[0] if found.drafts else None
        if newest is not None and newest.pk == draft.pk:
            return dossier_page(request, found, refused=refused, status=int(Invalid.status))
    messages.error(request, refused.said)
    return redirect(_shown(actor, document))


def _draft(actor: Actor, document: Document) -> PositionDraft | None:
    """The newest draft that the file supports."""
    rows = PositionDraft.objects.visible_to(actor).filter(documents=document)
    found: PositionDraft | None = rows.order_by("-round__number").first()
    return found


def _shown(actor: Actor, document: Document) -> str:
    """The page that shows a file: of the agreement, the item, the closing or the change set it belongs to."""
    agreement_id = document.act.agreement_id if document.act is not None else document.agreement_id
    if agreement_id is not None:
        return reverse("programs:agreement", args=[agreement_id])
    draft = _draft(actor, document)
    said = draft or Position.objects.visible_to(actor).filter(documents=document).order_by("-id").first()
    if said is not None:
        return reverse("programs:item", args=[said.item_id])
    act = Consent.objects.visible_to(actor).filter(document=document).order_by("-id").first()
    if act is not None and act.change_set_id is not None:
        return reverse("programs:change-set", args=[act.change_set_id])
    closure = Closure.objects.visible_to(actor).filter(document=document).order_by("-id").first()
    closing = act.closure_id if act is not None else closure and closure.pk
    if closing is not None:
        return reverse("programs:closure", args=[closing])
    if document.programme is not None:
        return reverse("programs:programme", args=[document.programme.code])
    return reverse("programs:work")
