"""Conditional requests (RFC 9110, section 13): a strong ETag that carries the version it stands for."""

import hashlib
import re
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.errors import Invalid, Stale

Response = TypeVar("Response", bound=HttpResponseBase)

_ETAG = re.compile(r'"([0-9]{1,9})(?:-([0-9a-f]{8})-[0-9a-f]{16})?"')
#: RFC 9110, section 8.8.3. A weak one never matches where the strong comparison is asked for.
_ANY_ETAG = re.compile(r'(?:W/)?"[\x21\x23-\x7e\x80-\xff]*"')
JSON = "application/json"


def _subject(actor: Actor, subject: UUID | str) -> str:
    """Eight digits that an object has for one audience only."""
    return hashlib.blake2b(f"{subject} {actor.party_id}".encode(), digest_size=4).hexdigest()


def etag_of(actor: Actor, subject: UUID | str, version: int, body: bytes) -> str:
    """`"version-object-content"`: it changes with the version, the audience and every byte that was said."""
    return f'"{version}-{_subject(actor, subject)}-{hashlib.blake2b(body, digest_size=8).hexdigest()}"'


def given_version(request: HttpRequest, actor: Actor, subject: UUID | str) -> int | None:
    """The version that If-Match names, None without the header.

    Takes the ETag that an answer bore, or its number alone in quotes. Stale for the ETag of something else, and for
    one that no answer bore (RFC 9110, section 13.1.1: it matches nothing). Invalid for what is not one ETag.
    """
    header = request.headers.get("If-Match")
    if header is None:
        return None
    found = _ETAG.fullmatch(header.strip())
    if not found and _ANY_ETAG.fullmatch(header.strip()):
        raise Stale(0, _("No answer bore the ETag in If-Match. Nothing was changed."))
    if not found:
        raise Invalid(_("If-Match takes one ETag as you received it, in quotes."))
    if found[2] and found[2] != _subject(actor, subject):
        raise Stale(
            0,
            _(
                "The ETag in If-Match is that of another object than the one whose version is asked for here, such as "
                "the session where it is the point. Nothing was changed."
            ),
        )
    return int(found[1])


def private(response: Response, *, internal: bool = False) -> Response:
    """Marks an answer as one reader's own; an internal one is not to be kept at all."""
    response["Cache-Control"] = "private, no-store" if internal else "private, no-cache"
    patch_vary_headers(response, ("Authorization", "Cookie"))
    return response


def answer(
    request: HttpRequest, actor: Actor, row: dict[str, Any], body: bytes, *, internal: bool = False
) -> HttpResponse:
    """One object with its ETag; 304 where the reader has this very one."""
    etag = etag_of(actor, row["id"], row["version"], body)
    if etag in [
        one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")
    ]:
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(body, content_type=JSON)
    response["ETag"] = etag
    return private(response, internal=internal)
