"""A side's own notes on the page of a session."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods

from meetings.services.notes import write_review_note
from meetings.views import sessions
from meetings.views.common import actor_of, review_of, signed_in
from programs import policies
from programs.views import notes


def session_panel(request: HttpRequest, review: Any) -> str:
    """One's own side's notes on a session."""
    return SafeString(
        notes.ground(
            request,
            Q(review_id=review.pk),
            may_write=policies.notes_for(actor_of(request), review.programme_id, ()),
            url=reverse("meetings:note", args=[review.pk]),
        )
    )


@signed_in
@require_http_methods(["POST"])
def session(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adds a note of one's own side on a session."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    return notes.write(
        request,
        lambda actor, given: write_review_note(actor, review_id=pk, **given),
        lambda: sessions.session_page(request, pk),
        reverse("meetings:session", args=[pk]),
        may_write=lambda: policies.notes_for(actor, review.programme_id, ()),
    )
