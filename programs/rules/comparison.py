"""Where the sides' positions on an item differ, how heavily, and since when. Pure: typed findings, no words.

Two sides or any number of them. The same weight is computed in SQL over a whole programme by selectors/differences.py;
a test holds the two together.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Protocol


class Kind(StrEnum):
    """A way in which sides differ. `OBSTACLE`, `SILENT` and `NO_DOCUMENT` are gaps: said, but weighing nothing."""

    ONE_SIDED = "one_sided"
    STATUS = "status"
    SILENT = "silent"
    DEADLINE = "deadline"
    PROGRESS = "progress"
    OBSTACLE = "obstacle"
    NO_DOCUMENT = "no_document"


class Listing(StrEnum):
    """Where an item stands for the session: A is read out, B discussed; of the silent nothing is compared."""

    A = "a"
    B = "b"
    SILENT = "silent"


class Dated(Protocol):
    """A deadline whose period has a last day; None where it is permanent."""

    def last_day(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Said:
    """What one side says of an item. `deadline`: the one it proposes, None where it proposes no other."""

    side: str
    status: str
    progress: int | None = None
    deadline: Dated | None = None
    documented: bool = True


@dataclass(frozen=True, slots=True)
class Divergence:
    """One difference: its kind, the sides it concerns, what each says, and how far apart they are.

    `apart`: steps of gravity for a status, whole months for a deadline (0 where their last days are the same), points
    of a hundred for progress.
    """

    kind: Kind
    sides: tuple[str, ...]
    values: tuple[Any, ...] = ()
    apart: int = 0


#: How far a status is from "all is well"; the distance between two is the weight of their difference.
GRAVITY = {
    "completed": 0, "on_track": 1, "at_risk": 2, "not_started": 3, "delayed": 4, "dropped": 5, "blocked": 6,
}  # fmt: skip
COMPLETED = "completed"

STEP_WEIGHS = 100
ONE_SIDED_WEIGHS = 50
DEADLINE_WEIGHS = 40


def compare(
    sides: Sequence[str],
    said: Sequence[Said],
    *,
    threshold: int,
    agreed: Dated | None = None,
    obstacles: Iterable[Collection[str]] = (),
) -> tuple[Divergence, ...]:
    """The divergences of one item between `sides` (those responsible for it), the gravest first.

    `said` holds at most one entry a side; a side without one is silent, which counts only where another has spoken.
    `threshold`: progress differs from this many points on. `agreed`: the deadline in the plan, which is meant by a side
    that proposes no other. `obstacles`: for each that blocks the item, the sides that name it: allege it or agree.
    """
    if not said:
        return ()
    found = (
        _status(said),
        _silent(sides, said),
        _deadline(said, agreed),
        _progress(said, threshold),
        _obstacle(obstacles),
        _no_document(said),
    )
    return tuple(divergence for divergence in found if divergence is not None)


def weight(found: Iterable[Divergence]) -> int:
    """How heavily an item's divergences weigh together; 0 where the sides do not differ in what they say."""
    return sum(_weighs(divergence) for divergence in found)


def _weighs(divergence: Divergence) -> int:
    match divergence.kind:
        case Kind.STATUS:
            return divergence.apart * STEP_WEIGHS
        case Kind.ONE_SIDED:
            return divergence.apart * STEP_WEIGHS + ONE_SIDED_WEIGHS
        case Kind.DEADLINE:
            return DEADLINE_WEIGHS
        case Kind.PROGRESS:
            return divergence.apart
        case _:
            return 0


def rank(found: Iterable[Divergence]) -> tuple[int, int]:
    """The order of items in a sheet, the highest first: by weight, then by how many gaps there are besides."""
    found = tuple(found)
    return weight(found), sum(each.kind in (Kind.OBSTACLE, Kind.NO_DOCUMENT) for each in found)


def listed(found: Iterable[Divergence], *, spoken: bool = True) -> Listing:
    """The list on which an item stands. `spoken`: whether any side has said anything of it."""
    kinds = {each.kind for each in found}
    if kinds - {Kind.SILENT}:
        return Listing.B
    return Listing.SILENT if kinds or not spoken else Listing.A


def first_of_run(rounds: Iterable[tuple[int, Sequence[str]]]) -> int | None:
    """Since which round the statuses differ without a break up to the newest; None where they do not differ now.

    `rounds`: the number of a round and the statuses its positions gave. A round in which fewer than two sides spoke
    neither begins nor breaks a run.
    """
    began: int | None = None
    for number, statuses in sorted(rounds, key=lambda one: one[0], reverse=True):
        if len(statuses) < 2:
            continue
        if len(set(statuses)) < 2:
            break
        began = number
    return began


def _status(said: Sequence[Said]) -> Divergence | None:
    statuses = tuple(entry.status for entry in said)
    if len(set(statuses)) < 2:
        return None
    gravities = [GRAVITY[status] for status in statuses]
    kind = Kind.ONE_SIDED if COMPLETED in statuses else Kind.STATUS
    return Divergence(kind, tuple(e.side for e in said), statuses, max(gravities) - min(gravities))


def _silent(sides: Sequence[str], said: Sequence[Said]) -> Divergence | None:
    spoken = {entry.side for entry in said}
    silent = tuple(side for side in sides if side not in spoken)
    return Divergence(Kind.SILENT, silent) if silent else None


def _deadline(said: Sequence[Said], agreed: Dated | None) -> Divergence | None:
    """The dates the sides have in mind: a side that proposes none means the agreed one, and so may one that does."""
    proposed = [entry.deadline for entry in said]
    meant = [each or agreed for each in proposed]
    if all(each == meant[0] for each in meant):
        return None
    days = [day for each in meant if each is not None and (day := each.last_day()) is not None]
    return Divergence(Kind.DEADLINE, tuple(e.side for e in said), tuple(proposed), _months(days))


def _months(days: Sequence[date]) -> int:
    """Whole months between the earliest and the latest day, at least 1 where they differ."""
    if len(set(days)) < 2:
        return 0
    first, last = min(days), max(days)
    return max(1, (last.year - first.year) * 12 + last.month - first.month)


def _progress(said: Sequence[Said], threshold: int) -> Divergence | None:
    known = [(entry.side, entry.progress) for entry in said if entry.progress is not None]
    figures = tuple(progress for _side, progress in known)
    apart = max(figures, default=0) - min(figures, default=0)
    if apart < max(threshold, 1):
        return None
    return Divergence(Kind.PROGRESS, tuple(side for side, _progress in known), figures, apart)


def _obstacle(obstacles: Iterable[Collection[str]]) -> Divergence | None:
    """Obstacles that one side alone names."""
    alone = [side for naming in obstacles if len(naming) == 1 for side in naming]
    return Divergence(Kind.OBSTACLE, tuple(sorted(set(alone))), apart=len(alone)) if alone else None


def _no_document(said: Sequence[Said]) -> Divergence | None:
    bare = tuple(e.side for e in said if e.status == COMPLETED and not e.documented)
    return Divergence(Kind.NO_DOCUMENT, bare) if bare else None
