"""A file on its way out: always as an attachment, never interpreted by the browser."""

from uuid import UUID

from django.forms import BaseForm
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from cooperation.access import Actor
from programs.services.documents import attach, open_document
from programs.views.common import actor_of, signed_in


def kept_with(actor: Actor, programme_id: UUID, form: BaseForm, field: str) -> UUID | None:
    """Keeps the file that a form brings in `field` with the programme, under its marking; None where it brings none."""
    given = form.cleaned_data
    if not given[field]:
        return None
    return attach(actor, file=given[field], programme_id=programme_id, marking=given.get("marking")).pk


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
