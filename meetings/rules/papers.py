"""Which language versions of a paper are missing or late. Days are local to the session."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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
