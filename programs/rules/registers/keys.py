"""Which record a row belongs to: what is remembered of the rows before it, a few numbers a record and no texts.

Rows find each other by keys (profiles.Sheet.joins), the strongest first. A key that several records have tells nothing
and is passed over.
"""

from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass
from dataclasses import field as made
from hashlib import blake2b

from .profiles import ALIKE
from .records import When

#: As many records are remembered under one key.
MOST_ALIKE = 50


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
    """What is remembered from row to row, and from file to file of one source.

    `shared`: how many records wanted an id that another one has.
    """

    records: MutableMapping[str, Known] = made(default_factory=dict)
    found: dict[int, list[Known]] = made(default_factory=dict)
    shared: dict[str, int] = made(default_factory=dict)
    parties: set[str] = made(default_factory=set)
    people: dict[str, str] = made(default_factory=dict)
    held: dict[str, list[Held]] = made(default_factory=dict)

    def candidates(self, key: int) -> Sequence[Known]:
        return self.found.get(key, ())

    def register(self, known: Known, keys: Iterable[int]) -> None:
        """Lets a record be found by these keys. One that very many have tells nothing, and takes no more."""
        for key in keys:
            records = self.found.setdefault(key, [])
            if len(records) < MOST_ALIKE and all(each is not known for each in records):
                records.append(known)

    def free(self, base: str) -> str:
        """This id, or the same with the next number where another record has it."""
        record = base
        while record in self.records:
            count = self.shared[base] = self.shared.get(base, 1) + 1
            record = f"{base}/{count}"
        return record


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
