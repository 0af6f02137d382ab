"""How an item ends. The sides that take part in it agree, each by an act of authority, or a session does for all.

Until they have agreed nothing changes: one side's "completed" is its position. An item that is split, merged or
withdrawn from the text of the plan ends by a change set.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import F
from django.utils import translation
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Fault, Forbidden, Invalid, check_version, clean, raise_all
from cooperation.texts import Text, has_words
from cooperation.ui.when import day_words
from programs import policies
from programs.models import Closure, Consent, Item, Responsibility, Side, Status, Succession
from programs.models.programmes import responsible_on
from programs.services import authority, editions
from programs.services.agreed import enter_dropped, enter_status
from programs.services.editions import Source
from programs.services.responsible import end_all_of
from programs.services.sides import check_present

State = Closure.State
Kind = Closure.Kind
#: Kinds that a change set makes, with the new text of the plan.
BY_CHANGE_SET = (Kind.MERGED, Kind.SPLIT)
STANDING = (State.PROPOSED, State.AGREED)


@verb
def propose_closure(
    actor: Actor,
    *,
    item_id: UUID,
    kind: str,
    result: Text,
    document_id: UUID | None = None,
    successor_id: UUID | None = None,
    act: authority.ActInput | None = None,
) -> Closure:
    """Proposes to close an item. A side that proposes has agreed by it: `act`, or the actor's own login.

    Absent: no such item. Forbidden: neither keeper nor coordinator. Conflict: it is closed, or its closing is proposed.
    Invalid: /kind, /result, /document (asked of what is completed), /successor (of what is superseded), and those of
    the act under /act.
    """
    item = _item(actor, item_id)
    _check_free(item)
    closure = Closure(
        item=item, kind=kind, result=result, document_id=document_id, successor_id=successor_id,
        proposed_by_id=actor.party_id, proposed_on=clock.today(actor.time_zone), entered_by_id=actor.user_id,
    )  # fmt: skip
    _check(actor, closure)
    closure.save(force_insert=True)
    if actor.party_id is not None:
        _enter(actor, closure, act or authority.ActInput())
    announce("programs.closure", closure_id=closure.pk, item_id=item.pk)
    return closure


@verb
def agree_closure(actor: Actor, *, closure_id: UUID, act: authority.ActInput, version: int | None) -> Closure:
    """Enters one side's agreement; with the last of the sides that take part, the item is closed.

    Conflict: it is not proposed any more, or this side has agreed. Faults as in `authority.enter`.
    """
    closure = _proposed(actor, closure_id, version)
    party_id = authority.acting_party(actor, closure.item.programme_id, act)
    if Consent.unscoped.filter(closure=closure, party_id=party_id).exists():
        raise Conflict(_("This side has agreed already."))
    _enter(actor, closure, act)
    announce("programs.closure", closure_id=closure.pk, item_id=closure.item_id)
    return closure


@verb
def refuse_closure(actor: Actor, *, closure_id: UUID, why: Text, version: int | None) -> Closure:
    """A side does not agree, or the side that proposed takes its proposal back; both stay on record with the reason."""
    closure = _proposed(actor, closure_id, version)
    own = closure.proposed_by_id == actor.party_id
    today = clock.today(actor.time_zone)
    concerned = own or actor.party_id in takes_part(closure.item, today)
    if not concerned and not policies.keeps_record(actor, closure.item.programme_id):
        raise Forbidden(
            _("Only a side that takes part in the item, or who keeps the record, refuses its closing.")
        )
    if not has_words(why):
        raise Invalid.of("why", _("Say why."))
    closure.state = State.TAKEN_BACK if own else State.REFUSED
    closure.reason, closure.closed_on = why, today
    clean(closure, "reason")
    _saved(closure, "state", "reason", "closed_on")
    announce("programs.closure", closure_id=closure.pk, item_id=closure.item_id)
    return closure


@verb
def close_by_session(
    actor: Actor,
    *,
    item_id: UUID,
    kind: str,
    result: Text,
    agreed_on: date,
    source_label: Text,
    source_id: UUID | None,
    document_id: UUID | None = None,
    successor_id: UUID | None = None,
) -> Closure:
    """A session closes an item for all its sides; a proposal that stands is agreed by it.

    Called with the outcome as the source. Invalid as in `propose_closure`; Conflict where the item is closed.
    """
    item = editions.kept_item(actor, item_id)
    source = Source(source_label, source_id)
    closure = Closure.unscoped.filter(item=item, state=State.PROPOSED).select_for_update(of=("self",)).first()
    if closure is None:
        _check_free(item)
        closure = Closure(item=item, proposed_on=agreed_on, entered_by_id=actor.user_id)
    closure.kind, closure.result = kind, result or closure.result
    closure.document_id = document_id or closure.document_id
    closure.successor_id = successor_id or closure.successor_id
    _check(actor, closure)
    _agree(closure, agreed_on, source)
    announce("programs.closure", closure_id=closure.pk, item_id=item.pk)
    return closure


@dataclass(frozen=True, slots=True)
class Ending:
    """An item that leaves the plan: how, and what is said of it."""

    item_id: UUID
    kind: str
    result: Text


def end_all_by(endings: Collection[Ending], *, on: date, source: Source, proposed_by: UUID | None) -> None:
    """Enters how items left the plan by a change set; for services that have authorised their actor.

    A closing that was proposed meanwhile is answered by it; one that was agreed before stands. Nobody is responsible
    for them after that day.
    """
    left = [ending.item_id for ending in endings]
    end_all_of(left, on=on)
    closings = Closure.unscoped.filter(item_id__in=left)
    closings.filter(state=State.PROPOSED).update(
        state=State.REFUSED, closed_on=on, reason=source.label, version=F("version") + 1
    )
    closed = set(closings.filter(state=State.AGREED).values_list("item_id", flat=True))
    fresh = [ending for ending in endings if ending.item_id not in closed]
    Closure.unscoped.bulk_create(
        (
            Closure(
                item_id=ending.item_id, kind=ending.kind, result=ending.result, proposed_by_id=proposed_by,
                proposed_on=on, state=State.AGREED, closed_on=on, source_label=source.label, source_id=source.id,
            )
            for ending in fresh
        ),
        batch_size=1000,
    )  # fmt: skip
    enter_dropped({ending.item_id: ending.result for ending in fresh}, agreed_on=on, source=source)


def takes_part(item: Item, day: date) -> set[UUID]:
    """The parties whose agreement closes an item on `day`: the sides present with an organisation responsible; all
    that are present where none is.
    """
    sides = Side.unscoped.filter(programme_id=item.programme_id).present(day)
    present = set(sides.values_list("party_id", flat=True))
    responsible = set(
        Responsibility.unscoped.filter(responsible_on(day), item=item).values_list("party_id", flat=True)
    )
    return (present & responsible) or present


# --- Inside -----------------------------------------------------------------------------------------------------------


def _item(actor: Actor, item_id: UUID) -> Item:
    item: Item | None = (
        Item.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=item_id).first()
    )
    if item is None:
        raise Absent
    check_enters(actor, item.programme_id)
    return item


def check_enters(actor: Actor, programme_id: UUID) -> None:
    """Forbidden to whoever does not enter the closing of items of this plan, Conflict where their side has left it."""
    keeper = policies.keeps_record(actor, programme_id)
    if not keeper and not policies.proposes_changes(actor, programme_id):
        raise Forbidden(
            _("The closing of an item is entered by a side’s coordinator or by the keepers of the record.")
        )
    check_present(actor, programme_id)


def _check_free(item: Item) -> None:
    if Closure.unscoped.filter(item=item, state__in=STANDING).exists():
        raise Conflict(_("This item is closed, or its closing is proposed already."))


def _check(actor: Actor, closure: Closure) -> None:
    faults = []
    if closure.kind not in Kind.values or closure.kind in BY_CHANGE_SET:
        faults.append(Fault("/kind", _("Choose how the item ends; it is split or merged by a change set.")))
    if not has_words(closure.result):
        faults.append(Fault("/result", _("Say what came of the item.")))
    if closure.kind == Kind.COMPLETED and closure.document_id is None:
        faults.append(Fault("/document", _("Add the document that shows that the item is completed.")))
    faults += _faults_of_successor(closure)
    faults += authority.faults_of_shared_document(actor, closure.item.programme_id, closure.document_id)
    raise_all(faults)
    clean(closure, "result")


def _faults_of_successor(closure: Closure) -> list[Fault]:
    asked = closure.kind == Kind.SUPERSEDED
    if closure.successor_id is None:
        return [Fault("/successor", _("Say which item takes its place."))] if asked else []
    others = Item.unscoped.filter(pk=closure.successor_id, programme_id=closure.item.programme_id)
    if not asked or closure.successor_id == closure.item_id or not others.exists():
        return [
            Fault("/successor", _("Choose another item of this programme, for an item that is superseded."))
        ]
    return []


def _proposed(actor: Actor, closure_id: UUID, version: int | None) -> Closure:
    # The item before its closing, as everybody who agrees something of it.
    of_item = Closure.objects.visible_to(actor).filter(pk=closure_id).values("item_id")
    Item.unscoped.select_for_update().filter(pk__in=of_item).first()
    closure: Closure | None = (
        Closure.objects.visible_to(actor)
        .select_related("item__programme")
        .select_for_update(of=("self",))
        .filter(pk=closure_id)
        .first()
    )
    if closure is None:
        raise Absent
    check_enters(actor, closure.item.programme_id)
    check_version(closure.version, version)
    if closure.state != State.PROPOSED:
        raise Conflict(_("The closing of this item is not proposed any more."))
    return closure


def _enter(actor: Actor, closure: Closure, act: authority.ActInput) -> None:
    """One side's act; the last of those that take part closes the item."""
    if act.kind != Consent.Kind.AGREEMENT:
        raise Invalid.of("kind", _("The act is an agreement."))
    authority.enter(actor, programme_id=closure.item.programme_id, given=act, closure=closure)
    acts = list(Consent.unscoped.filter(closure=closure).order_by("done_on", "id"))
    if takes_part(closure.item, clock.today(actor.time_zone)) <= {act.party_id for act in acts}:
        _agree(closure, acts[-1].done_on, Source(_cited(acts[-1].done_on), closure.pk))
    else:
        _saved(closure)


def _cited(day: date) -> Text:
    said = {}
    for tag, _name in settings.LANGUAGES:
        with translation.override(tag):
            said[tag] = _("agreement of the sides of %(day)s") % {"day": day_words(day, tag)}
    return said


def _agree(closure: Closure, on: date, source: Source) -> None:
    closure.state, closure.closed_on = State.AGREED, on
    closure.source_label, closure.source_id = source.label, source.id
    if closure._state.adding:
        closure.save(force_insert=True)
    else:
        _saved(
            closure,
            "kind",
            "result",
            "document",
            "successor",
            "state",
            "closed_on",
            "source_label",
            "source_id",
        )
    if closure.successor_id:
        Succession.unscoped.get_or_create(
            item_id=closure.item_id, successor_id=closure.successor_id, defaults={"kind": closure.kind}
        )
    status = Status.COMPLETED if closure.kind == Kind.COMPLETED else Status.DROPPED
    enter_status(closure.item, status=status, agreed_on=on, note=closure.result, source=source, closing=True)


def _saved(closure: Closure, *fields: str) -> None:
    closure.version += 1
    closure.save(update_fields=[*fields, "version"])
