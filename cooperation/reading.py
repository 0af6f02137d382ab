"""Which internal and marked texts a request shows, gathered while it is answered; `cooperation.readlog` keeps it.

A row of a `Logged` model counts as read when it is loaded with its text outside a service: a page shows what it loads.
What is read as plain columns (the API) or as a file is noted where that is done.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, ClassVar, Self
from uuid import UUID

from django.db import models


@dataclass(frozen=True, slots=True)
class Read:
    """One text in one version, what it belongs to where that is known, and the code of the marking that it bears."""

    kind: str
    object_id: UUID
    version: int | None = None
    programme_id: UUID | None = None
    item_id: UUID | None = None
    marking: str = ""


#: In the order of their first reading.
Reads = dict[Read, None]

_open: ContextVar[Reads | None] = ContextVar("reads", default=None)


@contextmanager
def gathered() -> Iterator[Reads]:
    """What is read inside."""
    reads: Reads = {}
    token = _open.set(reads)
    try:
        yield reads
    finally:
        _open.reset(token)


@contextmanager
def aside() -> Iterator[None]:
    """What a service loads to do its work is shown to nobody."""
    token = _open.set(None)
    try:
        yield
    finally:
        _open.reset(token)


def note(read: Read) -> None:
    """This text is shown; nothing happens where nobody gathers."""
    reads = _open.get()
    if reads is not None:
        reads[read] = None


def noted() -> list[Read]:
    """What was noted so far, in the order of its first reading."""
    return list(_open.get() or ())


class Logged(models.Model):
    """A row whose reading is kept. `read_as`: what the log calls it; `read_fields`: what makes loading it a reading."""

    read_as: ClassVar[str]
    read_fields: ClassVar[frozenset[str]] = frozenset({"text"})

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, db: str | None, field_names: Any, values: Any) -> Self:
        made = super().from_db(db, field_names, values)
        if _open.get() is not None and not cls.read_fields.isdisjoint(field_names):
            known = made.__dict__
            if made.is_kept_to_its_side(known):
                note(read_of(cls.read_as, known))
        return made

    def is_kept_to_its_side(self, known: dict[str, Any]) -> bool:
        """Whether this row, of which `known` was loaded, is internal or marked."""
        return True


def as_json(read: Read) -> list[Any]:
    """A reading as it is kept with an answer that may be given again; `of_json` makes it one."""
    return [
        read.kind,
        str(read.object_id),
        read.version,
        _text(read.programme_id),
        _text(read.item_id),
        read.marking,
    ]


def of_json(kept: list[Any]) -> Read:
    kind, object_id, version, programme_id, item_id, marking = kept
    return Read(kind, UUID(object_id), version, _uuid(programme_id), _uuid(item_id), marking)


def _text(given: UUID | None) -> str | None:
    return str(given) if given else None


def _uuid(given: str | None) -> UUID | None:
    return UUID(given) if given else None


def read_of(kind: str, known: dict[str, Any]) -> Read:
    """The reading of a row, from as many of its columns as are known."""
    return Read(
        kind, known["id"], known.get("version"), known.get("programme_id"), known.get("item_id"),
        known.get("marking_id") or "",
    )  # fmt: skip
