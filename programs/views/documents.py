"""A file on its way out: always as an attachment, never interpreted by the browser."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from programs.services.documents import open_document
from programs.views.common import actor_of, signed_in


@signed_in
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The file, for those of its audience; for others it does not exist."""
    document, file = open_document(actor_of(request), document_id=pk)
    response = FileResponse(
        file, as_attachment=True, filename=document.name, content_type=document.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    response["Content-Length"] = str(document.size)
    return response
