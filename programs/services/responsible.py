"""Who is responsible for an item on one side. Each side alone notifies its own, dated, outside the editions."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import DateField, F, Value
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Fault, Forbidden, Invalid, check_version, raise_all
from programs import policies
from programs.models import Item, Organisation, Responsibility
from programs.services.sides import check_present

Role = Responsibility.Role


@verb
def notify_responsible(
    actor: Actor, *, item_id: UUID, organisation_id: UUID, role: str = Role.LEAD, since: date | None = None
) -> Responsibility:
    """Notifies that an organisation of the actor's side is responsible for an item, from `since` (today) on.

    Absent: no such item. Forbidden: not the side's coordinator or secretary. Invalid: /organisation (of one's own side,
    not responsible already), /role (one lead a side), /since.
    """
    item: Item | None = (
        Item.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=item_id).first()
    )
    if item is None:
        raise Absent
    check_notifies(actor, item.programme_id)
    check_present(actor, item.programme_id)
    since = since or clock.today(actor.time_zone)
    faults = _faults(actor, item, organisation_id, role, since)
    raise_all(faults)
    made = Responsibility.unscoped.create(
        item=item, party_id=actor.side_id, organisation_id=organisation_id, role=role, since=since
    )
    announce("programs.responsible", item_id=item.pk, party_id=actor.side_id)
    return made


def _faults(actor: Actor, item: Item, organisation_id: UUID, role: str, since: date) -> list[Fault]:
    faults = []
    standing = Responsibility.unscoped.filter(item=item, until__isnull=True)
    if not Organisation.unscoped.filter(pk=organisation_id, party_id=actor.side_id).exists():
        faults.append(Fault("/organisation", _("Choose an organisation of your side.")))
    elif standing.filter(organisation_id=organisation_id).exists():
        faults.append(Fault("/organisation", _("This organisation is already responsible.")))
    if role not in Role.values:
        faults.append(Fault("/role", _("Choose the role.")))
    elif role == Role.LEAD and standing.filter(party_id=actor.side_id, role=Role.LEAD).exists():
        faults.append(
            Fault("/role", _("Your side has a lead for this item. End that first, or name a co-executor."))
        )
    if since > clock.today(actor.time_zone):
        faults.append(Fault("/since", _("Notify it on the day, not before.")))
    return faults


@verb
def end_responsible(
    actor: Actor, *, responsibility_id: UUID, until: date | None = None, version: int | None
) -> Responsibility:
    """Ends the responsibility of an organisation of the actor's side, `until` (today) being the last day.

    Conflict: it has ended. Invalid: /until, before it began or still to come.
    """
    found: Responsibility | None = (
        Responsibility.objects.visible_to(actor)
        .select_related("item")
        .select_for_update(of=("self",))
        .filter(pk=responsibility_id)
        .first()
    )
    if found is None:
        raise Absent
    check_notifies(actor, found.item.programme_id)
    if found.party_id != actor.party_id:
        raise Forbidden(_("Each side alone notifies who is responsible on it."))
    check_version(found.version, version)
    if found.until is not None:
        raise Conflict(_("This responsibility has ended already."))
    last = until or clock.today(actor.time_zone)
    if last < found.since:
        raise Invalid.of("until", _("It does not end before it begins."))
    if last > clock.today(actor.time_zone):
        raise Invalid.of("until", _("Notify it on the day, not before."))
    found.until, found.version = last, found.version + 1
    found.save(update_fields=["until", "version"])
    announce("programs.responsible", item_id=found.item_id, party_id=found.party_id)
    return found


def end_all_of(item_ids: Collection[UUID], *, on: date) -> None:
    """Ends every responsibility for items that leave the plan; for services that have authorised their actor.

    `on` is the last day, or the day on which one began that began later. Nothing opens them again.
    """
    standing = Responsibility.unscoped.filter(item_id__in=item_ids, until__isnull=True)
    standing.update(until=Greatest("since", Value(on, DateField())), version=F("version") + 1)


def check_notifies(actor: Actor, programme_id: UUID) -> None:
    """Forbidden to whoever does not notify who is responsible on a side of the programme."""
    if not policies.proposes_changes(actor, programme_id):
        raise Forbidden(_("Only your side’s coordinator or executive secretary notifies who is responsible."))
