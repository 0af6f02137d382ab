"""Whether enough sides are present: by their heads, or by somebody who holds a head's proxy."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

HERE = frozenset({"present", "proxy"})
AWAY = frozenset({"absent", "excused"})


@dataclass(frozen=True, slots=True)
class Seat:
    """A delegate: whose, whether the head, and how he or she came. `proxy_for`: for whom this one speaks."""

    delegate: UUID
    side: UUID
    is_head: bool
    attendance: str
    proxy_for: UUID | None = None


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many sides are there and how many are needed; `noted` once anything was said of anybody."""

    present: int
    needed: int
    noted: bool

    @property
    def reached(self) -> bool:
        return self.present >= self.needed


def quorum(seats: Iterable[Seat], sides: Collection[UUID], needed: int) -> Quorum:
    """Of `sides`, which is there: one whose head is, or for whose head anybody speaks who is there."""
    known = list(seats)
    spoken_for = _spoken_for(known)
    there = {
        seat.side
        for seat in known
        if seat.is_head and (seat.attendance in HERE or seat.delegate in spoken_for)
    }
    return Quorum(len(there & set(sides)), needed, any(seat.attendance for seat in known))


def stayed_away(seats: Iterable[Seat], sides: Collection[UUID], needed: int) -> set[UUID]:
    """Of more than two `sides`, those that were not there by the record of a session that had its quorum.

    Such a side named nobody, or everybody it named is noted as absent or excused and nobody spoke for them. While how
    one of them came is not noted, the side counts as there. Of two sides each is needed.
    """
    known = list(seats)
    if len(sides) <= 2 or not quorum(known, sides, needed).reached:
        return set()
    spoken_for = _spoken_for(known)
    came = {seat.side for seat in known if seat.attendance not in AWAY or seat.delegate in spoken_for}
    return set(sides) - came


def _spoken_for(seats: Iterable[Seat]) -> set[UUID | None]:
    return {seat.proxy_for for seat in seats if seat.attendance == "proxy"}
