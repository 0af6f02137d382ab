"""The protocol: made, and handed out as a file."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation.errors import Absent
from meetings.models import Minutes
from meetings.services.minutes import make_minutes
from meetings.views.common import actor_of, done, signed_in


@signed_in
@require_POST
def make(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Makes a new version of the session's protocol."""
    actor = actor_of(request)
    return done(
        request,
        lambda: make_minutes(actor, review_id=pk),
        _("The protocol was made."),
        "meetings:session",
        pk,
    )


@signed_in
@require_safe
def download(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One version of the protocol, always as an attachment."""
    version = Minutes.objects.visible_to(actor_of(request)).select_related("review").filter(pk=pk).first()
    if version is None:
        raise Absent
    response = HttpResponse(bytes(version.pdf), content_type="application/pdf")
    name = f"session-{version.review.number}-protocol-{version.number}.pdf"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
