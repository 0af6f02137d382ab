"""Idempotency-Key on POST: the same key with the same body is answered as it was the first time, and does nothing.

The key is taken in the transaction of the write itself: they stand or fall together. Keys are kept for a day.
"""

import hashlib
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request

from cooperation import clock, reading
from cooperation.access import Actor
from cooperation.errors import DomainError, Forbidden, Invalid

from .models import KeptAnswer

HEADER = "Idempotency-Key"
KEPT = timedelta(days=1)
_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_HEADERS = ("Content-Type", "ETag", "Location", "Cache-Control", "Vary")


class KeyReused(DomainError):
    """The key came before with another request."""

    title = gettext_lazy("This idempotency key was used for another request")


def once(request: Request, actor: Actor, act: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of `act`, or the kept one where the key came before."""
    key = request.headers.get(HEADER)
    if key is None:
        with transaction.atomic():
            return act()
    if not _KEY.fullmatch(key):
        raise Invalid(_("Idempotency-Key takes 1 to 200 printable ASCII characters."))
    digest, user = _digest(request, actor), _account(actor)
    with transaction.atomic():
        if not take(user, key, digest):
            return _kept(user, key, digest)
        response = act()
        KeptAnswer.objects.filter(user_id=user, key=key).update(
            status=response.status_code,
            headers={name: response[name] for name in _HEADERS if name in response},
            body=response.content,
            reads=[reading.as_json(read) for read in reading.noted()],
        )
    return response


def _account(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise Forbidden(_("Only an account may write."))
    return actor.user_id


def take(user: UUID, key: str, digest: bytes) -> bool:
    """Whether the key is new. Waits for another request with the same key to end."""
    now = clock.now()
    KeptAnswer.objects.filter(user_id=user, created_at__lt=now - KEPT).delete()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO api_keptanswer (user_id, key, digest, headers, body, reads, created_at)"
            " VALUES (%s, %s, %s, '{}', '', '[]', %s) ON CONFLICT DO NOTHING",
            [user, key, digest, now],
        )
        return bool(cursor.rowcount)


def _kept(user: UUID, key: str, digest: bytes) -> HttpResponse:
    kept = KeptAnswer.objects.get(user_id=user, key=key)
    if bytes(kept.digest) != digest:
        raise KeyReused(_("Take a new key for a new request."))
    for read in kept.reads:
        reading.note(reading.of_json(read))
    response = HttpResponse(bytes(kept.body), status=kept.status, headers=kept.headers)
    response["Idempotency-Replayed"] = "true"
    return response


def _digest(request: Request, actor: Actor) -> bytes:
    """SHA-256 over who acts, method, path and what was sent; of a form: its fields and the content of its files."""
    digest = hashlib.sha256(
        f"{_standing(actor)}\n{request.method} {request.path} {request.headers.get('If-Match', '')}\n".encode()
    )
    if request.content_type and request.content_type.startswith("multipart/"):
        form: Any = request.data
        for name in sorted(form):
            for value in form.getlist(name):
                _add(digest, name, value)
    else:
        digest.update(request.body)
    return digest.digest()


def _standing(actor: Actor) -> str:
    """What the account may do now: an answer is not repeated to whoever has lost the right to it since."""
    rights = sorted(f"{right.role} {right.body_id} {right.organisation_id}" for right in actor.rights)
    return " ".join([str(actor.party_id), str(actor.post_id), *sorted(actor.scopes), *rights])


def _add(digest: "hashlib._Hash", name: str, value: object) -> None:
    digest.update(f"\n{name}\n".encode())
    if isinstance(value, UploadedFile):
        digest.update(f"{value.name}\n".encode())
        for chunk in value.chunks():
            digest.update(chunk)
        value.seek(0)
    else:
        digest.update(str(value).encode())
