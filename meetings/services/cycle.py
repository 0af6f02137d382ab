"""The order in which the sides host a body's sessions: set, changed, and left where the sides agreed to that."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Fault, Forbidden, check_version, clean, raise_all
from cooperation.texts import Text
from meetings import policies
from meetings.models import Departure, Rotation, Turn
from meetings.rules import cycle
from meetings.selectors import cycle as reading
from meetings.services.rows import save
from programs.models import Body, Programme, Side
from programs.services.sides import check_present

#: So far ahead a departure may be agreed, in sessions.
FAR = 100


@dataclass(frozen=True, slots=True)
class RotationDraft:
    """The sides in their order; the session on which the turn of the first one falls."""

    party_ids: Sequence[UUID]
    from_number: int = 1


@dataclass(frozen=True, slots=True)
class DepartureDraft:
    """One session for which the order is left; `other_id` where the turn is swapped. `agreed_on` None: today."""

    number: int
    kind: str
    party_id: UUID
    agreed_by_ids: Sequence[UUID]
    reason: Text
    other_id: UUID | None = None
    agreed_on: date | None = None


def _kept_body(actor: Actor, programmes: QuerySet[Programme]) -> Programme:
    """The programme for which the actor keeps its body, which is locked."""
    found = list(programmes.order_by("pk"))
    if not found:
        raise Absent
    for programme in found:
        if policies.may_convene(actor, body_id=programme.body_id, programme_id=programme.pk):
            check_present(actor, programme.pk)
            Body.unscoped.select_for_update(of=("self",)).get(pk=programme.body_id)
            return programme
    raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the rotation of hosts."))


def _kept(actor: Actor, rotation_id: UUID, version: int | None) -> tuple[Rotation, Programme]:
    """A rotation, locked, for somebody who keeps its body; Stale."""
    seen = Rotation.objects.visible_to(actor).filter(pk=rotation_id).first()
    if seen is None:
        raise Absent
    programme = _kept_body(actor, Programme.objects.visible_to(actor).filter(body_id=seen.body_id))
    rotation = Rotation.unscoped.select_for_update().get(pk=rotation_id)
    check_version(rotation.version, version)
    return rotation, programme


@verb
def set_rotation(actor: Actor, *, programme_id: UUID, draft: RotationDraft) -> Rotation:
    """Sets the order in which the sides host the sessions of the body that keeps a programme.

    Absent. Forbidden: not a secretary. Conflict: it has one, which is changed. Invalid: /parties, /from_number.
    """
    programme = _kept_body(actor, Programme.objects.visible_to(actor).filter(pk=programme_id))
    if reading.rotation_of(programme.body_id) is not None:
        raise Conflict(_("This body has a rotation already: change that one."))
    raise_all(_faults_of_order(actor, programme, draft))
    rotation = Rotation.unscoped.create(body_id=programme.body_id, from_number=draft.from_number)
    _write_turns(rotation, draft)
    return rotation


@verb
def change_rotation(
    actor: Actor, *, rotation_id: UUID, version: int | None, draft: RotationDraft
) -> Rotation:
    """Sets another order. What was agreed for single sessions stays on record, and counts where it fits the new order.

    Absent. Forbidden: not a secretary. Stale. Invalid: /parties, /from_number.
    """
    rotation, programme = _kept(actor, rotation_id, version)
    raise_all(_faults_of_order(actor, programme, draft))
    rotation.from_number = draft.from_number
    save(rotation, "from_number")
    Turn.unscoped.filter(rotation=rotation).delete()
    _write_turns(rotation, draft)
    return rotation


def _write_turns(rotation: Rotation, draft: RotationDraft) -> None:
    Turn.unscoped.bulk_create(
        Turn(rotation=rotation, position=position, party_id=party_id)
        for position, party_id in enumerate(draft.party_ids, 1)
    )
    announce("meetings.rotation", rotation_id=rotation.pk)


def _sides(actor: Actor, programme: Programme) -> set[UUID]:
    sides = Side.unscoped.filter(programme=programme).present(clock.today(actor.time_zone))
    return set(sides.values_list("party_id", flat=True))


def _faults_of_order(actor: Actor, programme: Programme, draft: RotationDraft) -> list[Fault]:
    faults = []
    if not draft.party_ids or len(set(draft.party_ids)) < len(draft.party_ids):
        faults.append(Fault("/parties", _("Name each side that hosts once.")))
    elif not set(draft.party_ids) <= _sides(actor, programme):
        faults.append(Fault("/parties", _("Choose sides of this programme.")))
    if not 1 <= draft.from_number <= reading.next_number(programme.body_id) + FAR:
        faults.append(Fault("/from_number", _("There is no session of this number.")))
    return faults


@verb
def record_departure(
    actor: Actor, *, rotation_id: UUID, version: int | None, draft: DepartureDraft
) -> Departure:
    """Records that the sides agreed to leave the order for one session: who is skipped, or who swaps with whom.

    Absent. Forbidden: not a secretary. Stale.
    Invalid: /number, /kind, /party (it is not their turn), /other, /agreed_by, /agreed_on, /reason.
    """
    rotation, programme = _kept(actor, rotation_id, version)
    raise_all(_faults_of_departure(actor, programme, rotation, draft))
    row = Departure(
        rotation=rotation, number=draft.number, kind=draft.kind, party_id=draft.party_id,
        other_id=draft.other_id if draft.kind == Departure.Kind.SWAP else None,
        agreed_by_ids=list(dict.fromkeys(draft.agreed_by_ids)),
        agreed_on=draft.agreed_on or clock.today(actor.time_zone), reason=draft.reason,
        entered_by_id=actor.user_id,
    )  # fmt: skip
    clean(row, "reason")
    row.save(force_insert=True)
    save(rotation)
    announce("meetings.rotation", rotation_id=rotation.pk)
    return row


def _faults_of_departure(
    actor: Actor, programme: Programme, rotation: Rotation, draft: DepartureDraft
) -> list[Fault]:
    following = reading.next_number(programme.body_id)
    if not rotation.from_number <= draft.number <= following + FAR:
        return [Fault("/number", _("There is no session of this number."))]
    faults = _faults_of_turn(programme, draft)
    agreed = set(draft.agreed_by_ids)
    needed = {draft.party_id, draft.other_id} - {None} if draft.kind == Departure.Kind.SWAP else set()
    if not agreed or not agreed <= _sides(actor, programme):
        faults.append(Fault("/agreed_by", _("Say which sides of this programme agreed.")))
    elif not needed <= agreed:
        faults.append(Fault("/agreed_by", _("Both sides that swap their turns agree to it.")))
    if draft.agreed_on is not None and draft.agreed_on > clock.today(actor.time_zone):
        faults.append(Fault("/agreed_on", _("What is still to come is not agreed yet.")))
    if not any(words.strip() for words in draft.reason.values()):
        faults.append(Fault("/reason", _("Say why.")))
    return faults


def _faults_of_turn(programme: Programme, draft: DepartureDraft) -> list[Fault]:
    """Whether the departure fits the order: it changes who hosts, and the side named is the one that would have."""
    turned = reading.turns(programme.body_id, draft.number)
    if turned is None or draft.number not in turned.by_number:
        return [Fault("/number", _("There is no session of this number."))]
    if turned.by_number[draft.number].host != draft.party_id:
        return [Fault("/party", _("It is not the turn of this side."))]
    swaps = draft.kind == Departure.Kind.SWAP
    if swaps and draft.other_id not in {party.pk for party in turned.order} - {draft.party_id}:
        return [Fault("/other", _("Say with which other side the turn is swapped."))]
    order = [party.pk for party in turned.order]
    known = [reading.as_rule(one) for one in turned.departures]
    kind = "swap" if swaps else "skip"
    new = cycle.Departure(draft.number, kind, draft.party_id, draft.other_id if swaps else None)  # type: ignore[arg-type]
    then = cycle.hosts(order, list(turned.by_number), [*known, new])
    if then[draft.number].host == draft.party_id:
        return [Fault("/kind", _("The order cannot be left so: another agreement stands in the way."))]
    return []
