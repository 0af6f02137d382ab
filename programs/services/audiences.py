"""For whom a text is: whether those who are named for it may be."""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Invalid
from programs.models import Programme
from programs.selectors.audiences import nameable


def circle(
    actor: Actor, programme: Programme, named: Collection[UUID], standing: Collection[UUID] = ()
) -> list[UUID]:
    """Those who read what the actor's side keeps to itself and to the parties that it names; its own is always one.

    `standing`: those who read it already, also where they have left since. Invalid: /readers, where nobody else is
    named, or one that is neither a side today nor an observer; /audience, where the actor acts for no side.
    """
    if actor.party_id is None:
        raise Invalid.of("audience", _("Whoever acts for no side writes for all sides, or for everybody."))
    readers = {actor.party_id, *named}
    if len(readers) < 2:
        raise Invalid.of("readers", _("Name at least one other side or observer."))
    known = {party.pk for party in nameable(programme, clock.today(actor.time_zone))}
    if not readers <= {*known, *standing}:
        raise Invalid.of("readers", _("Choose sides of this programme, or observers of its body."))
    return sorted(readers)
