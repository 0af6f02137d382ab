"""Which language versions of a paper are missing or late. Days are local to the session."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256
from uuid import UUID


class Lack(StrEnum):
    """What is wrong with a language version."""

    MISSING = "missing"
    LATE = "late"
    CAME_LATE = "came_late"


@dataclass(frozen=True, slots=True)
class Standing:
    """A language version: its state ("awaited", "draft", "final") and since which day."""

    language: str
    state: str
    on: date | None


def lacks(
    versions: Iterable[Standing], wanted: Sequence[str], due: date, today: date
) -> list[tuple[Lack, str]]:
    """(what is wrong, language) of each working language in `wanted`, in its order.

    Papers are out on the day `due`: until its end a version that is not there is missing, and one that is not final is
    as it should be; after it whatever is not final is late. What became final later came late.
    """
    known = {version.language: version for version in versions}
    found = [(_lack(known.get(language), due, today), language) for language in wanted]
    return [(lack, language) for lack, language in found if lack is not None]


def _lack(version: Standing | None, due: date, today: date) -> Lack | None:
    if version is not None and version.state == "final":
        return Lack.CAME_LATE if version.on is not None and version.on > due else None
    if today > due:
        return Lack.LATE
    return Lack.MISSING if version is None or version.state == "awaited" else None


#: Audiences from the narrowest to the widest.
WIDER = ("internal", "named", "shared", "public")
#: Those of what is kept to some of those who meet.
CONFINED = ("internal", "named")


def opens(before: tuple[str, Collection[UUID]], after: tuple[str, Collection[UUID]]) -> bool:
    """Whether all who read a text before read it after: (audience, named readers)."""
    if before[0] == after[0]:
        return set(before[1]) <= set(after[1])
    if WIDER.index(after[0]) < WIDER.index(before[0]):
        return False
    return after[0] != "named" or set(before[1]) <= set(after[1])


#: Of the 120 characters of a symbol what revisions, addenda and corrigenda leave to it.
_ROOM = 96


def kept_symbol(symbol: str, circle: str) -> str:
    """The symbol of a paper that is kept to a circle, given by the codes of its parties: they stand behind it.

    Where there is no room for them, their number, and six hexadecimal digits that are those of this circle.
    """
    if len(symbol) + len(circle) + 3 <= _ROOM:
        return f"{symbol} ({circle})"
    digest = sha256(circle.encode()).hexdigest()[:6]
    return f"{symbol} ({circle.count(',') + 1}: {digest})"
