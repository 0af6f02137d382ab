"""The chain of a body's sealed protocols, as a page, the API and an archive read it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from cooperation.access import Actor
from cooperation.errors import Absent
from meetings.models import MinutesFile, MinutesSeal, Review
from meetings.selectors import minutes as reading
from programs.models import Body

SHOWN = 50


def body(actor: Actor, pk: UUID) -> Body:
    """The body, or Absent."""
    found: Body | None = Body.objects.visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Absent
    return found


def review(actor: Actor, pk: UUID) -> Review:
    """The session with its body, or Absent."""
    found: Review | None = Review.objects.visible_to(actor).select_related("body").filter(pk=pk).first()
    if found is None:
        raise Absent
    return found


@dataclass(frozen=True, slots=True)
class Link:
    """A seal with the files of its version, which have no bytes here."""

    seal: MinutesSeal
    files: list[MinutesFile]


def links(actor: Actor, body_id: UUID, before: int | None = None) -> tuple[list[Link], bool]:
    """SHOWN seals of a body, the last one first, `before` a number; and whether there are more. Two statements."""
    rows = seals(actor, body_id).order_by("-number")
    if before is not None:
        rows = rows.filter(number__lt=before)
    found = list(rows[: SHOWN + 1])
    shown = found[:SHOWN]
    files = MinutesFile.unscoped.filter(minutes__in=[seal.minutes_id for seal in shown]).defer("content")
    by_version: dict[UUID, list[MinutesFile]] = {}
    for row in files.select_related("party").order_by("kind", "party__code", "id"):
        by_version.setdefault(row.minutes_id, []).append(row)
    return [Link(seal, by_version.get(seal.minutes_id, [])) for seal in shown], len(found) > SHOWN


def seals(actor: Actor, body_id: UUID, review_id: UUID | None = None) -> QuerySet[Any]:
    """The seals of a body, or of one session of it, with who sealed; the first one first."""
    rows = reading.seals(actor, body_id).select_related("sealed_by")
    return rows if review_id is None else rows.filter(review_id=review_id)


def contents(files: QuerySet[MinutesFile]) -> Iterator[tuple[MinutesFile, bytes]]:
    """Each file with its bytes, one at a time in memory."""
    for row in files:
        yield row, bytes(MinutesFile.unscoped.values_list("content", flat=True).get(pk=row.pk))
