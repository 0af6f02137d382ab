"""Where the sides' positions on an item differ. Pure: typed findings come out, a page puts them into words."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """A way in which sides differ."""

    STATUS = "status"
    PROGRESS = "progress"
    DEADLINE = "deadline"
    SILENT = "silent"
    NO_DOCUMENT = "no_document"


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says of an item. `deadline` is a comparable value (a FuzzyDate) or None: no other one proposed."""

    side: str
    status: str
    progress: int | None = None
    deadline: Any = None
    has_document: bool = True


@dataclass(frozen=True, slots=True)
class Divergence:
    """One difference: its kind, the sides it concerns, and what each says (progress in per cent, dates, statuses)."""

    kind: Kind
    sides: tuple[str, ...]
    values: tuple[Any, ...] = ()


def compare(sides: Sequence[str], said: Sequence[Said], *, threshold: int) -> tuple[Divergence, ...]:
    """The divergences of one item between `sides` (those responsible for it), the gravest first.

    `said` holds at most one entry a side; a side without one is silent, which counts only where another has spoken.
    `threshold`: progress differs from this many points on.
    """
    if not said:
        return ()
    found = [
        _status(said),
        _silent(sides, said),
        _deadline(said),
        _progress(said, threshold),
        _no_document(said),
    ]
    return tuple(divergence for divergence in found if divergence is not None)


def _status(said: Sequence[Said]) -> Divergence | None:
    if len({entry.status for entry in said}) < 2:
        return None
    return Divergence(Kind.STATUS, tuple(e.side for e in said), tuple(e.status for e in said))


def _silent(sides: Sequence[str], said: Sequence[Said]) -> Divergence | None:
    spoken = {entry.side for entry in said}
    silent = tuple(side for side in sides if side not in spoken)
    return Divergence(Kind.SILENT, silent) if silent else None


def _deadline(said: Sequence[Said]) -> Divergence | None:
    """A side that proposes a date differs from one that proposes another, or none."""
    dates = [entry.deadline for entry in said]
    if len(said) < 2 or all(date == dates[0] for date in dates):
        return None
    return Divergence(Kind.DEADLINE, tuple(e.side for e in said), tuple(dates))


def _progress(said: Sequence[Said], threshold: int) -> Divergence | None:
    known = [entry for entry in said if entry.progress is not None]
    figures = [entry.progress for entry in known if entry.progress is not None]
    if len(figures) < 2 or max(figures) - min(figures) < max(threshold, 1):
        return None
    return Divergence(Kind.PROGRESS, tuple(e.side for e in known), tuple(figures))


def _no_document(said: Sequence[Said]) -> Divergence | None:
    bare = tuple(e.side for e in said if e.status == "completed" and not e.has_document)
    return Divergence(Kind.NO_DOCUMENT, bare) if bare else None
