"""Which record a row belongs to: what is remembered of the rows before it, a few numbers a record and no texts.

Rows find each other by keys (profiles.Sheet.joins), the strongest first. A key that several records have tells nothing
and is passed over.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from hashlib import blake2b

from .profiles import ALIKE
from .records import When


@dataclass(slots=True)
class Known:
    """A record. `sheets`: the tables that have a row of it, as bits; `seen`: a digest of the row that began it.

    `title`, `words` and `done` are remembered where rows of several tables find each other by them.
    """

    record: str
    file: str
    number: int
    sheets: int
    seen: int
    title: int = 0
    words: int = 0
    done: str = ""


@dataclass(slots=True)
class Held:
    """When somebody held a post, as the first and last day that its beginning and end may be (ordinals)."""

    person: str
    number: int
    since: tuple[int, int]
    until: tuple[int, int]


@dataclass(slots=True)
class Keys:
    """What is remembered from row to row, and from file to file of one source."""

    records: dict[str, Known] = made(default_factory=dict)
    found: dict[int, list[Known]] = made(default_factory=dict)
    parties: set[str] = made(default_factory=set)
    people: dict[str, str] = made(default_factory=dict)
    held: dict[str, list[Held]] = made(default_factory=dict)

    def candidates(self, key: int) -> Sequence[Known]:
        return self.found.get(key, ())

    def register(self, known: Known, keys: Iterable[int]) -> None:
        """Lets a record be found by these keys."""
        for key in keys:
            records = self.found.setdefault(key, [])
            if all(each is not known for each in records):
                records.append(known)

    def begin(self, known: Known) -> Known:
        """Adds a record. Its id is numbered where another one has it."""
        base, count = known.record, 1
        while known.record in self.records:
            count += 1
            known.record = f"{base}/{count}"
        self.records[known.record] = known
        return known


def digest(*parts: str) -> int:
    """A number of 64 bits for these texts."""
    return int.from_bytes(
        blake2b("\x1f".join(parts).encode("utf-8", "replace"), digest_size=8).digest(), "big"
    )


def key_of(names: Sequence[str], values: dict[str, str]) -> int | None:
    """The key under these names; None where one of them has no value. ALIKE is no part of it."""
    names = [name for name in names if name != ALIKE]
    parts = [values.get(name, "") for name in names]
    return digest("+".join(names), *parts) if all(parts) else None


def dated(when: When | None) -> str:
    """A date as a key has it: a doubted one is the same day."""
    return when.value if when else ""
