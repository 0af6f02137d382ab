"""A file on its way out: always as an attachment, never interpreted by the browser."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation.access import Actor
from cooperation.errors import Absent, Conflict, Stale, VersionMissing
from programs.models import Document, PositionDraft
from programs.selectors.markings import Choices
from programs.services.documents import attach, detach, mark_document, open_document
from programs.views.common import actor_of, signed_in, version_in


def kept_with(actor: Actor, programme_id: UUID, form: BaseForm, field: str) -> UUID | None:
    """Keeps the file that a form brings in `field` with the programme, under its marking; None where it brings none."""
    given = form.cleaned_data
    if not given[field]:
        return None
    return attach(actor, file=given[field], programme_id=programme_id, marking=given.get("marking")).pk


def file_edit(
    pk: UUID, version: int, marking: str | None, markings: Choices, draft: PositionDraft | None = None
) -> dict[str, Any]:
    """What a list of files offers beside one: another marking, and to take it off the `draft` that it goes with."""
    return {"id": pk, "version": version, "marking": marking, "markings": markings, "draft": draft}


@signed_in
@require_http_methods(["POST"])
def marking(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Says which marking a file bears, and goes back to what it belongs to."""
    actor = actor_of(request)
    document = Document.objects.visible_to(actor).filter(pk=pk).select_related("act").first()
    if document is None:
        raise Absent
    given = request.POST.get("marking", "")
    try:
        mark_document(actor, document_id=pk, marking=given, version=version_in(request))
    except (Stale, VersionMissing) as error:
        messages.error(request, error.detail)
    else:
        messages.success(request, _("The marking is saved. Copies handed out before do not bear it."))
    if document.act is not None:
        return redirect("programs:agreement", document.act.agreement_id)
    draft = (
        PositionDraft.objects.visible_to(actor).filter(documents=document).order_by("-round__number").first()
    )
    return redirect("programs:item", draft.item_id) if draft else redirect("programs:work")


@signed_in
@require_http_methods(["POST"])
def off(request: HttpRequest, pk: UUID, document: UUID) -> HttpResponse:
    """Takes a file off a draft, and goes back to its item."""
    actor = actor_of(request)
    draft = PositionDraft.objects.visible_to(actor).filter(pk=pk).first()
    if draft is None:
        raise Absent
    try:
        detach(actor, document_id=document, draft_id=pk, version=version_in(request))
    except (Conflict, Stale, VersionMissing) as error:
        messages.error(request, error.detail)
    else:
        messages.success(request, _("The file is off the draft. What was shown with it before stays."))
    return redirect("programs:item", draft.item_id)


@signed_in
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file, for those of its audience; for others it does not exist."""
    document, file = open_document(actor_of(request), document_id=pk)
    response = FileResponse(
        file, as_attachment=True, filename=document.file_name, content_type=document.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    response["Content-Length"] = str(document.size)
    return response
