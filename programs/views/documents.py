"""A file on its way out: always as an attachment, never interpreted by the browser."""

from dataclasses import dataclass
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
from programs.models import PositionDraft
from programs.selectors.markings import Choices
from programs.services.documents import attach, detach, open_document
from programs.views.common import actor_of, signed_in, version_in


def kept_with(actor: Actor, programme_id: UUID, form: BaseForm, field: str) -> UUID | None:
    """Keeps the file that a form brings in `field` with the programme, under its marking; None where it brings none."""
    given = form.cleaned_data
    if not given[field]:
        return None
    return attach(actor, file=given[field], programme_id=programme_id, marking=given.get("marking")).pk


@dataclass(frozen=True, slots=True)
class RefusedMarking:
    """The marking that was given to a file in its small form, and why it is not taken."""

    document_id: UUID
    given: str
    said: str


def file_edit(
    pk: UUID,
    version: int,
    marking: str | None,
    markings: Choices,
    draft: PositionDraft | None = None,
    refused: RefusedMarking | None = None,
) -> dict[str, Any]:
    """What a list of files offers beside one: another marking, and to take it off the `draft` that it goes with."""
    edit = {"id": pk, "version": version, "marking": marking, "markings": markings, "draft": draft}
    if refused is not None and str(refused.document_id) == str(pk):
        edit["fault"] = refused.said
        # Not offered, it cannot be shown as chosen: what the file bears is, rather than none.
        if any(refused.given == code for code, _name in markings):
            edit["marking"] = refused.given
    return edit


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
