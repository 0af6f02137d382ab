"""Where an item comes from: an agreement, an act on one, or what another app adds (a session and what it decided)."""

from collections.abc import Callable
from uuid import UUID

from cooperation.access import Actor
from programs.models import Act, Agreement

Seen = Callable[[Actor, UUID], bool]


def _agreement(actor: Actor, pk: UUID) -> bool:
    return bool(Agreement.objects.visible_to(actor).filter(pk=pk).exists())


def _act(actor: Actor, pk: UUID) -> bool:
    return bool(Act.objects.visible_to(actor).filter(pk=pk).exists())


_kinds: list[Seen] = [_agreement, _act]


def add(seen: Seen) -> None:
    """Another kind of origin: whether the actor sees one with this id."""
    if seen not in _kinds:
        _kinds.append(seen)


def may_cite(actor: Actor, pk: UUID) -> bool:
    """Whether this is an origin that the actor may see."""
    return any(seen(actor, pk) for seen in _kinds)
