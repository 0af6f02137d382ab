"""The chain of a body's sealed protocols: looked at, verified, and taken away as an archive."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.ui import marks
from meetings.exports import archive
from meetings.models import MinutesFile, Review
from meetings.selectors import chain as selectors
from meetings.selectors import flaws, labels
from meetings.selectors.chain import Link
from meetings.selectors.verification import verified
from meetings.views.common import actor_of, signed_in
from programs.models import Body


@signed_in
@require_safe
def chain(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The seals of a body, the last one first; `?verify=1` verifies all of them now, and writes nothing."""
    actor = actor_of(request)
    body = selectors.body(actor, pk)
    given = request.GET.get("before", "")
    before = int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None
    links, more = selectors.links(actor, pk, before)
    context = {
        "body": body, "links": [_link(each) for each in links], "onward": before is not None,
        "head": links[0].seal if links and before is None else None,
        "next": f"?before={links[-1].seal.number}" if more else "",
        "verified": _verified(body) if request.GET.get("verify") == "1" else None,
    }  # fmt: skip
    return render(request, "meetings/chain.html", context)


def _link(link: Link) -> dict[str, Any]:
    seal = link.seal
    return {
        "seal": seal, "session": labels.named(seal.review), "files": [_file(row) for row in link.files],
        "by": seal.sealed_by.name if seal.sealed_by else "",
    }  # fmt: skip


def _file(row: MinutesFile) -> dict[str, str]:
    original = row.kind == MinutesFile.Kind.ORIGINAL
    pattern = _("original of %(side)s") if original else _("signed original of %(side)s, scanned")
    return {"name": pattern % {"side": row.party.code}, "sha256": row.sha256}


def _verified(body: Body) -> dict[str, Any]:
    found = verified(body)
    return {"found": found, "flaws": flaws.said(body.pk, found.flaws), "at": clock.now()}


@signed_in
@require_safe
def archive_of_body(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Every sealed protocol of a body with what proves it, as a ZIP."""
    actor = actor_of(request)
    return _archive(actor, selectors.body(actor, pk), None)


@signed_in
@require_safe
def archive_of_review(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The sealed protocols of a session with what proves them, as a ZIP."""
    actor = actor_of(request)
    review = selectors.review(actor, pk)
    return _archive(actor, review.body, review)


def _archive(actor: Actor, body: Body, review: Review | None) -> HttpResponseBase:
    out = archive.written(actor, body, review, language=marks.language())
    response = FileResponse(out, content_type="application/zip")
    name = archive.name_of(body, review, marks.language())
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
