"""Keeping what a request has shown: one statement, in a transaction that stands whatever becomes of the request's."""

from collections.abc import Iterable
from uuid import UUID

from django.db import connection
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from uuid_utils.compat import uuid7

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import is_api
from cooperation.reading import Reads
from cooperation.statements import array

from .models import Entry

_INSERT = """
INSERT INTO readlog_entry (id, version, at, request_id, party_id, user_id, reader, post_id, face, address,
                           kind, object_id, object_version, programme_id, item_id, marking)
SELECT one.id, 1, %s, %s, %s, %s, %s, %s, %s, %s,
       one.kind, one.object_id, one.object_version, one.programme_id, one.item_id, one.marking
FROM unnest(%s::uuid[], %s::text[], %s::uuid[], %s::int[], %s::uuid[], %s::uuid[], %s::text[])
  AS one(id, kind, object_id, object_version, programme_id, item_id, marking)
"""


def shows(response: HttpResponseBase) -> bool:
    """Whether an answer has content: one that only says where to go next shows nothing."""
    return not (300 <= response.status_code < 304 or response.status_code in (204, 307, 308))


def face_of(request: HttpRequest, response: HttpResponseBase, reads: Reads) -> str:
    """How the texts were handed out."""
    if response.headers.get("Content-Disposition", "").startswith("attachment"):
        files = all(read.kind == Entry.Kind.DOCUMENT for read in reads)
        return Entry.Face.DOWNLOAD if files else Entry.Face.EXPORT
    return Entry.Face.API if is_api(request) else Entry.Face.PAGE


def keep(actor: Actor, reads: Reads, *, request: str, face: str, address: str) -> None:
    """Writes one row a text. Runs in a transaction in which the database knows `actor`."""
    if not reads or actor.user_id is None:
        return
    rows = list(reads)
    with connection.cursor() as cursor:
        cursor.execute(
            _INSERT,
            [
                clock.now(), request, _id(actor.party_id), _id(actor.user_id), actor.name[:200], _id(actor.post_id),
                str(face), address[:300],
                array(uuid7() for _row in rows), [row.kind for row in rows], array(row.object_id for row in rows),
                [row.version for row in rows], _nullable(row.programme_id for row in rows),
                _nullable(row.item_id for row in rows), [row.marking for row in rows],
            ],
        )  # fmt: skip


def _id(given: UUID | None) -> str | None:
    return None if given is None else str(given)


def _nullable(ids: Iterable[UUID | None]) -> str:
    return array("NULL" if one is None else one for one in ids)
