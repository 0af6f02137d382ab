"""Moving an item between the lists of the comparison: a recorded act that every side sees."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Fault, Forbidden, check_version, raise_all
from cooperation.texts import Text, check_text
from programs import policies
from programs.models import Body, Item, Placement, Position, Release, Side
from programs.services.sides import check_present


@verb
def move_to_list(
    actor: Actor, *, item_id: UUID, listing: str, reason: Text, version: int | None = None
) -> Placement:
    """Moves an item to list A or B of the comparison, for everybody, until a side speaks anew of it.

    `version`: that of the placement which stands, left out where there is none. Absent: no such item for the actor.
    Forbidden: neither a side's coordinator, head of delegation or secretary nor of the joint secretariat. Conflict:
    nobody has spoken, or some side may not see the words yet. Invalid: /list, /reason.
    """
    item = Item.objects.visible_to(actor).filter(pk=item_id).select_for_update(of=("self",)).first()
    if item is None:
        raise Absent
    if not policies.sorts_lists(actor, item.programme_id):
        raise Forbidden(_("Items are moved between the lists by a side’s coordinator or by a secretary."))
    check_present(actor, item.programme_id)
    content = _checked(listing, reason)
    _check_seen_by_all(actor, item)
    standing = Placement.unscoped.filter(item=item, current=True).first()
    if standing is not None:
        check_version(standing.version, version)
        Placement.unscoped.filter(pk=standing.pk).update(current=False, version=F("version") + 1)
    return Placement.unscoped.create(
        item=item, party_id=actor.party_id, list=listing, reason=content, entered_at=clock.now(),
        entered_by_id=actor.user_id,
    )  # fmt: skip


def _checked(listing: str, reason: Text) -> Text:
    faults = []
    content: Text = {}
    if listing not in Placement.List.values:
        faults.append(Fault("/list", _("Choose list A or list B.")))
    try:
        content = check_text(reason, max_length=4000)
    except ValidationError as error:
        faults.append(Fault("/reason", error.messages[0]))
    else:
        if not content:
            faults.append(Fault("/reason", _("Say why, in at least one language.")))
    raise_all(faults)
    return content


def _check_seen_by_all(actor: Actor, item: Item) -> None:
    """What is said of a difference to all may rest only on words that all may see."""
    words = Position.objects.visible_to(actor).filter(item=item, current=True)
    if not words.exists():
        raise Conflict(_("No side has said anything of this item yet."))
    rounds = set(words.filter(exchange=Body.Exchange.SIMULTANEOUS).values_list("round_id", flat=True))
    present = set(
        Side.unscoped.filter(programme_id=item.programme_id)
        .present(clock.today(actor.time_zone))
        .values_list("party_id", flat=True)
    )
    for round_id in rounds:
        released = Release.unscoped.filter(round_id=round_id).values_list("party_id", flat=True)
        if not present <= set(released):
            raise Conflict(
                _("Some side has not released yet and does not see these positions: wait until it has.")
            )
