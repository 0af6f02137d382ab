"""Whether a side takes part: who has left a programme, or has not joined it yet, acts in it no more, or not yet."""

from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Conflict, Forbidden
from programs.models import Side


def check_present(actor: Actor, programme_id: UUID) -> None:
    """Conflict where the side for which the actor acts does not take part today (its own day); nothing for the others.

    Forbidden: its party is no side of the programme at all. Whoever acts for no side is not asked.
    """
    if actor.party_id is None:
        return
    own = Side.unscoped.filter(programme_id=programme_id, party_id=actor.party_id)
    takes_part = own.with_presence(clock.today(actor.time_zone)).values_list("takes_part", flat=True).first()
    if takes_part is None:
        raise Forbidden(_("Your party is not a side of this programme."))
    if not takes_part:
        raise Conflict(
            _("Your side takes no part in this programme today: it has left it, or joins it later.")
        )
