"""Whether enough sides are present: by their heads, or by somebody who holds a head's proxy."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

HERE = frozenset({"present", "proxy"})


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
    spoken_for = {seat.proxy_for for seat in known if seat.attendance == "proxy"}
    there = {
        seat.side
        for seat in known
        if seat.is_head and (seat.attendance in HERE or seat.delegate in spoken_for)
    }
    return Quorum(len(there & set(sides)), needed, any(seat.attendance for seat in known))
