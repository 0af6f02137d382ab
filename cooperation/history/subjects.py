"""Whose record of changes there is a page of: each app adds its own kinds, and the one page shows them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from cooperation.access import Actor
from cooperation.errors import Absent

from .pages import Part


@dataclass(frozen=True, slots=True)
class Subject:
    """One row whose record is asked for: its name for the heading, its page, and what belongs to it.

    `crumb` and `crumb_url` name the list it stands in.
    """

    name: Any
    url: str
    crumb: Any
    crumb_url: str
    parts: Sequence[Part]


Find = Callable[[Actor, UUID], Subject]
_kinds: dict[str, Find] = {}


def add(kind: str, find: Find) -> None:
    """Adds a kind, by the word in its address. `find` raises Absent for what the actor may not see."""
    _kinds[kind] = find


def find(kind: str, actor: Actor, pk: UUID) -> Subject:
    """The subject of that kind; Absent where there is no such kind or none that the actor may see."""
    if kind not in _kinds:
        raise Absent
    return _kinds[kind](actor, pk)


def kinds() -> list[str]:
    """The kinds there are, by the word in their address."""
    return sorted(_kinds)
