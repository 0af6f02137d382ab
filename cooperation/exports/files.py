"""A file on its way to its reader: named, never shown in place, its pieces read while they are sent."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

from cooperation import clock
from cooperation.access import Actor, acting_as

from .writing import PIECE

CSV, XLSX, JSONL = "csv", "xlsx", "jsonl"
#: Forms of a list, and what each is sent as.
FORMS = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    JSONL: "application/jsonl",
}
#: Where a comma stands within numbers, spreadsheets take a semicolon for what stands between cells.
_SEMICOLON = ("ru", "be")


def delimiter_for(language: str) -> str:
    """What stands between the cells of a CSV file for a reader of `language`."""
    return ";" if language.split("-", 1)[0] in _SEMICOLON else ","


def name_of(actor: Actor, name: str, form: str) -> str:
    """The name of a file made today, where the actor is."""
    return f"{name}-{clock.today(actor.time_zone).isoformat()}.{form}"


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file to be sent: its name, its media type, and its pieces."""

    name: str
    content_type: str
    content: Iterator[Any]

    def answer(self) -> StreamingHttpResponse:
        """The pieces one after another, always as an attachment."""
        response = StreamingHttpResponse(self.content, content_type=self.content_type)
        response["Content-Disposition"] = content_disposition_header(True, self.name) or "attachment"
        response["X-Content-Type-Options"] = "nosniff"
        response["Cache-Control"] = "private, no-store"
        return response


def streamed(actor: Actor, pieces: Iterator[Any]) -> Iterator[Any]:
    """Pieces, in a transaction of their own: the request's has ended when they are sent."""
    with acting_as(actor):
        with connection.cursor() as cursor:
            # The whole of it is wanted, not the first rows soon.
            cursor.execute("SET LOCAL cursor_tuple_fraction = 1")
        yield from pieces


def put_by(pieces: Iterator[Any]) -> Iterator[Any]:
    """Pieces that are made at once and wait on disk: what they show is logged before the first of them is sent."""
    kept = tempfile.TemporaryFile()  # noqa: SIM115 (closed with the last piece)
    try:
        for piece in pieces:
            kept.write(piece.encode() if isinstance(piece, str) else piece)
        kept.seek(0)
    except BaseException:
        kept.close()
        raise
    return _given_out(kept)


def _given_out(kept: Any) -> Iterator[bytes]:
    with kept:
        while piece := kept.read(PIECE):
            yield piece
