"""The two-page brief as a file."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from cooperation.access import Actor
from cooperation.ui import marks
from meetings.exports.brief import brief
from meetings.exports.pack import pack
from meetings.selectors import brief as selectors
from meetings.selectors.brief import Subject
from meetings.views.common import actor_of, signed_in


def attached(content: bytes, name: str) -> HttpResponse:
    """A PDF as a private attachment."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _file(request: HttpRequest, pk: UUID, find: Callable[[Actor, UUID], Subject]) -> HttpResponse:
    actor = actor_of(request)
    return attached(brief(actor, find(actor, pk), marks.language()), "brief.pdf")


@signed_in
@require_safe
def of_review(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Of a session and its programme."""
    return _file(request, pk, selectors.of_review)


@signed_in
@require_safe
def of_programme(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Of a programme before its next session."""
    return _file(request, pk, selectors.of_programme)


@signed_in
@require_safe
def of_body(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Of a body before its next session."""
    return _file(request, pk, selectors.of_body)


@signed_in
@require_safe
def of_agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Of an agreement and the programme under it."""
    return _file(request, pk, selectors.of_agreement)


@signed_in
@require_safe
def of_delegation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The pack of one's own side's delegation to a session."""
    return attached(pack(actor_of(request), pk, marks.language()), "pack.pdf")
