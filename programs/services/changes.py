"""Change sets while they are drafted and proposed. How one takes effect stands in `taking_effect`.

A side drafts for itself alone, proposes to all, and may withdraw. What was proposed is not rewritten: a side that
thinks again withdraws its set and drafts anew from it.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max, Q
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Fault, Forbidden, Invalid, check_version, clean, raise_all
from cooperation.texts import Text, has_words
from programs import policies
from programs.models import Change, ChangeSet, Edition, Item, Programme, Wording
from programs.rules import changes as rules
from programs.services.change_rows import (
    ChangeInput,
    Deadlines,
    Plan,
    as_input,
    fill,
    heading,
    snapshots,
    titles_of,
)
from programs.services.editions import authorise_keeper, locked
from programs.services.sides import check_present

State = ChangeSet.State
#: So many rows fit a change set.
MOST_ROWS = 20_000


@verb
def draft_change_set(
    actor: Actor,
    *,
    programme_id: UUID,
    title: Text,
    reason: Text,
    rows: Sequence[ChangeInput] = (),
    external_id: str = "",
) -> ChangeSet:
    """A draft of the actor's side, with `rows` in their order: all are written or none.

    Absent: no such programme. Forbidden: not for the side's coordinator or secretary. Invalid: /title, /reason,
    /external_id, or "/rows/<place>/<field>" for each row that is wrong. An import calls this with what a file changes.
    """
    programme: Programme | None = Programme.objects.visible_to(actor).filter(pk=programme_id).first()
    if programme is None:
        raise Absent
    authorise(actor, programme.pk)
    base = Edition.unscoped.filter(programme=programme).order_by("-number").first()
    found = ChangeSet(
        programme=programme, party_id=actor.side_id, title=title, reason=reason, base=base,
        drafted_by_id=actor.user_id, external_id=external_id or None,
    )  # fmt: skip
    clean(found, "title", "reason", *(["external_id"] if external_id else []))
    _insert(found)
    if rows:
        add_changes(actor, change_set_id=found.pk, rows=rows)
        found.refresh_from_db(fields=["version"])
    return found


def _insert(found: ChangeSet) -> None:
    try:
        with transaction.atomic():
            found.save(force_insert=True)
    except IntegrityError as error:
        # The one thing that is unique of a draft; also where a colleague drafted it a moment ago.
        raise Invalid.of("external_id", _("Your side has a change set with this external id.")) from error


@verb
def edit_change_set(
    actor: Actor, *, change_set_id: UUID, title: Text, reason: Text, version: int | None
) -> ChangeSet:
    """Rewrites the title and the reason of a draft. Invalid: /title, /reason; Stale; Conflict where it is no draft."""
    found = locked_draft(actor, change_set_id)
    check_version(found.version, version)
    found.title, found.reason = title, reason
    clean(found, "title", "reason")
    return saved(found, "title", "reason")


@verb
def discard_change_set(actor: Actor, *, change_set_id: UUID, version: int | None) -> None:
    """Deletes a draft with its rows. What was proposed stays on record: it is withdrawn, not deleted."""
    found = locked_draft(actor, change_set_id)
    check_version(found.version, version)
    Change.unscoped.filter(change_set=found, part_of__isnull=False).delete()
    Change.unscoped.filter(change_set=found).delete()
    ChangeSet.unscoped.filter(pk=found.pk).delete()


@verb
def add_changes(actor: Actor, *, change_set_id: UUID, rows: Sequence[ChangeInput]) -> list[Change]:
    """Adds rows to a draft, in their order: all or none. Invalid: "/rows/<place>/<field>"."""
    found = locked_draft(actor, change_set_id)
    standing = Change.unscoped.filter(change_set=found)
    last = standing.aggregate(last=Max("position"))["last"] or 0
    if standing.count() + len(rows) > MOST_ROWS:
        raise Invalid.of("rows", _("At most %(limit)d changes fit one change set.") % {"limit": MOST_ROWS})
    plan = Plan(actor, found, rows)
    taken = set(standing.filter(item__isnull=False).values_list("item_id", flat=True))
    made: list[Change] = []
    faults: list[Fault] = []
    for place, given in enumerate(rows):
        change = Change(
            change_set=found, programme_id=found.programme_id, party_id=found.party_id, position=last + place + 1
        )  # fmt: skip
        wrong = fill(change, given, plan, made, taken)
        faults += [Fault(f"/rows/{place}{fault.pointer}", fault.detail) for fault in wrong]
        if given.item_id:
            taken.add(given.item_id)
        made.append(change)
    raise_all(faults[:500])
    Change.unscoped.bulk_create(made)
    saved(found)
    return made


@verb
def edit_change(actor: Actor, *, change_id: UUID, given: ChangeInput, version: int | None) -> Change:
    """Rewrites one row of a draft; its kind, item and place stay. Invalid: "/<field>"."""
    change = _row(actor, change_id)
    check_version(change.version, version)
    if (given.kind, given.item_id) != (change.kind, change.item_id):
        raise Invalid.of("kind", _("The kind and the item of a change stay: remove it and add another one."))
    plan = Plan(actor, change.change_set, [given])
    wrong = fill(change, given, plan, [], set())
    raise_all(wrong)
    change.version += 1
    change.save()
    saved(change.change_set)
    return change


@verb
def remove_change(actor: Actor, *, change_id: UUID, version: int | None) -> ChangeSet:
    """Takes a row out of a draft, with its parts."""
    change = _row(actor, change_id)
    check_version(change.version, version)
    Change.unscoped.filter(part_of=change).delete()
    Change.unscoped.filter(pk=change.pk).delete()
    return saved(change.change_set)


def _row(actor: Actor, change_id: UUID) -> Change:
    change: Change | None = Change.objects.visible_to(actor).filter(pk=change_id).first()
    if change is None:
        raise Absent
    change.change_set = locked_draft(actor, change.change_set_id)
    change.refresh_from_db(fields=["version"])
    return change


# --- Proposing, withdrawing, rejecting --------------------------------------------------------------------------------


@verb
def propose(actor: Actor, *, change_set_id: UUID, version: int | None) -> ChangeSet:
    """Shows a draft to every side of the programme, under its next number; from then on it is not rewritten.

    Conflict: it has no row, or the plan has moved on from what a row was written against. Invalid: a reason is missing,
    a split has fewer than two parts, a merger no item that ends in it, or two items would have one number.
    """
    found = locked_draft(actor, change_set_id)
    check_version(found.version, version)
    locked(found.programme)
    rows = list(Change.unscoped.filter(change_set=found).order_by("position"))
    if not rows:
        raise Conflict(_("This change set changes nothing yet."))
    check_whole(found, rows)
    check_deadlines(rows, clock.today(actor.time_zone))
    last = ChangeSet.unscoped.filter(programme_id=found.programme_id).aggregate(last=Max("number"))["last"]
    found.number = (last or 0) + 1
    found.proposed_on, found.proposed_by_id, found.state = (
        clock.today(actor.time_zone),
        actor.user_id,
        State.PROPOSED,
    )
    Change.unscoped.filter(change_set=found).update(shared=True)
    saved(found, "number", "proposed_on", "proposed_by", "state")
    announce("programs.change_set", change_set_id=found.pk, state=found.state)
    return found


def check_whole(change_set: ChangeSet, rows: Sequence[Change]) -> None:
    """Invalid where the set as a whole does not make a plan; each fault points to its row, by its place."""
    parts: dict[UUID, int] = {}
    for row in rows:
        if row.part_of_id:
            parts[row.part_of_id] = parts.get(row.part_of_id, 0) + 1
    faults = []
    if not has_words(change_set.reason):
        faults.append(Fault("/reason", _("Say why your side proposes this.")))
    for place, row in enumerate(rows):
        if row.kind == Change.Kind.SPLIT and parts.get(row.pk, 0) < 2:
            faults.append(Fault(f"/rows/{place}", _("An item is split into at least two new ones.")))
        if row.kind == Change.Kind.MERGE and not parts.get(row.pk):
            faults.append(Fault(f"/rows/{place}", _("Name at least one item that is merged into this one.")))
    faults += _number_faults(change_set, rows) + _external_id_faults(change_set, rows)
    raise_all(faults)


def check_deadlines(rows: Sequence[Change], on: date) -> None:
    """Invalid where the ledger could not hold a new deadline agreed `on` that day, at "/rows/<place>/deadline"."""
    deadlines = Deadlines([row.item_id for row in rows if row.item_id and row.deadline], on)
    faults = [
        Fault(f"/rows/{place}{fault.pointer}", fault.detail)
        for place, row in enumerate(rows)
        for fault in deadlines.faults(row.kind, row.item_id, row.deadline)
    ]
    raise_all(faults)


def _number_faults(change_set: ChangeSet, rows: Sequence[Change]) -> list[Fault]:
    """Where two items of the plan as it would be have one number."""
    touched = {row.item_id: row for row in rows if row.item_id}
    standing = Wording.unscoped.filter(programme_id=change_set.programme_id, until_edition__isnull=True)
    numbers = [row.number for row in rows if row.kind == Change.Kind.ADD]
    for item_id, number in standing.values_list("item_id", "number"):
        row = touched.get(item_id)
        if row is None or row.kind not in rules.ENDING:
            numbers.append((row.number if row else "") or number)
    twice = set(rules.numbers_taken_twice(numbers))
    return [
        Fault(f"/rows/{place}/number", _("This number is taken in this edition."))
        for place, row in enumerate(rows)
        if row.number and row.number in twice
    ]


def _external_id_faults(change_set: ChangeSet, rows: Sequence[Change]) -> list[Fault]:
    """Where two items, here or in the programme by now, would have one external id."""
    named = Counter(row.external_id for row in rows if row.external_id)
    taken = set(
        Item.unscoped.filter(programme_id=change_set.programme_id, external_id__in=named).values_list(
            "external_id", flat=True
        )
    )
    return [
        Fault(f"/rows/{place}/external_id", _("An item of this programme has this external id."))
        for place, row in enumerate(rows)
        if row.external_id and (row.external_id in taken or named[row.external_id] > 1)
    ]


@verb
def withdraw(actor: Actor, *, change_set_id: UUID, why: Text, version: int | None) -> ChangeSet:
    """The proposing side takes its proposal back; it stays on record with the reason."""
    found = locked_set(actor, change_set_id)
    if found.party_id != actor.party_id or not policies.proposes_changes(actor, found.programme_id):
        raise Forbidden(_("Only the side that proposed a change set withdraws it."))
    check_present(actor, found.programme_id)
    return _close(actor, found, State.WITHDRAWN, why, version)


@verb
def reject(actor: Actor, *, change_set_id: UUID, why: Text, version: int | None) -> ChangeSet:
    """The keepers of the shared record enter that the sides did not agree."""
    found = locked_set(actor, change_set_id)
    authorise_keeper(actor, found.programme_id)
    return _close(actor, found, State.REJECTED, why, version)


def _close(actor: Actor, found: ChangeSet, state: str, why: Text, version: int | None) -> ChangeSet:
    check_version(found.version, version)
    if found.state != State.PROPOSED:
        raise Conflict(_("Only a proposed change set can be withdrawn, rejected or take effect."))
    if not has_words(why):
        raise Invalid.of("why", _("Say why."))
    found.state, found.outcome, found.closed_on = state, why, clock.today(actor.time_zone)
    clean(found, "outcome")
    saved(found, "state", "outcome", "closed_on")
    announce("programs.change_set", change_set_id=found.pk, state=state)
    return found


@verb
def draft_anew(actor: Actor, *, change_set_id: UUID) -> ChangeSet:
    """A fresh draft of the actor's side from a set that it may see, held against the plan as it is now.

    Changes of items that have left the plan, and those of deadlines that the ledger cannot hold any more, stay behind;
    nothing of the former set is lost.
    """
    former = ChangeSet.objects.visible_to(actor).filter(pk=change_set_id).first()
    if former is None:
        raise Absent
    rows = list(Change.objects.visible_to(actor).filter(change_set=former).order_by("position"))
    items = [row.item_id for row in rows if row.item_id]
    inside = set(
        Wording.unscoped.filter(item_id__in=items, until_edition__isnull=True).values_list(
            "item_id", flat=True
        )
    )
    kept = [row for row in rows if row.item_id is None or row.item_id in inside]
    deadlines = Deadlines(inside, clock.today(actor.time_zone))
    kept = [row for row in kept if not deadlines.faults(row.kind, row.item_id, row.deadline)]
    kept = [row for row in kept if row.part_of_id is None or row.part_of_id in {other.pk for other in kept}]
    places = {row.pk: place for place, row in enumerate(kept)}
    given = [as_input(row, places.get(row.part_of_id) if row.part_of_id else None) for row in kept]
    return draft_change_set(
        actor, programme_id=former.programme_id, title=former.title, reason=former.reason, rows=given
    )


# --- Conflicts --------------------------------------------------------------------------------------------------------


@verb
def settle(actor: Actor, *, change_id: UUID, version: int | None) -> Change:
    """Takes note that the plan has moved on under a row, and holds the row to what it proposes.

    By the side that proposed it or by the keepers of the record. What the row proposes is not touched; the wording
    that it was written against stays in the history. A proposed row whose item has left the plan falls away, with its
    parts: it stays on record as not adopted, and the rest of the set can take effect without it.
    """
    change: Change | None = Change.objects.visible_to(actor).filter(pk=change_id).first()
    if change is None:
        raise Absent
    found = locked_set(actor, change.change_set_id)
    own = found.party_id == actor.party_id and policies.proposes_changes(actor, found.programme_id)
    if not own and not policies.keeps_record(actor, found.programme_id):
        raise Forbidden(_("Only the proposing side or the keepers of the record settle this."))
    check_present(actor, found.programme_id)
    if found.state not in (State.DRAFT, State.PROPOSED):
        raise Conflict(_("This change set is closed."))
    change.refresh_from_db()
    check_version(change.version, version)
    now = _as_it_is(change)
    if now is None:
        return _fallen_away(found, change)
    change.before, change.version = now, change.version + 1
    change.save(update_fields=["before", "version"])
    saved(found)
    return change


def _as_it_is(change: Change) -> dict[str, Any] | None:
    """What the plan says now of what a row changes; None where that has left it."""
    if change.kind == Change.Kind.RETITLE and change.section_id:
        return heading(change.section_id, titles_of(change.programme_id)[change.section_id])
    return snapshots([change.item_id]).get(change.item_id) if change.item_id else None


def _fallen_away(found: ChangeSet, change: Change) -> Change:
    """The row is not adopted. So is what is part of it, and a merger into which nothing is left to merge."""
    if change.item_id is None or found.state == State.DRAFT:
        raise Conflict(_("This item is no longer in the plan."))
    if change.adopted is False:
        raise Conflict(_("This change has fallen away already."))
    dead = {change.pk}
    whole = change.part_of_id
    others = Change.unscoped.filter(part_of_id=whole, adopted__isnull=True).exclude(pk=change.pk)
    if whole is not None and not others.exists():
        dead.add(whole)
    Change.unscoped.filter(Q(pk__in=dead) | Q(part_of_id__in=dead), adopted__isnull=True).update(
        adopted=False, version=F("version") + 1
    )
    saved(found)
    change.refresh_from_db()
    return change


# --- What all of them ask ---------------------------------------------------------------------------------------------


def authorise(actor: Actor, programme_id: UUID) -> None:
    """Forbidden to whoever does not draft changes of this plan for a side of it, Conflict where that has left."""
    if not policies.proposes_changes(actor, programme_id):
        raise Forbidden(
            _("Only your side’s coordinator or executive secretary proposes changes of the plan.")
        )
    check_present(actor, programme_id)


def locked_set(actor: Actor, change_set_id: UUID) -> ChangeSet:
    """The change set, locked; Absent where the actor may not see it."""
    found: ChangeSet | None = (
        ChangeSet.objects.visible_to(actor)
        .select_related("programme")
        .select_for_update(of=("self",))
        .filter(pk=change_set_id)
        .first()
    )
    if found is None:
        raise Absent
    return found


def check_writes(actor: Actor, found: ChangeSet) -> None:
    """Forbidden to whoever does not write the change sets of the side whose set it is."""
    if found.party_id != actor.party_id:
        raise Forbidden(_("A change set is written by the side that proposes it."))
    authorise(actor, found.programme_id)


def locked_draft(actor: Actor, change_set_id: UUID) -> ChangeSet:
    """A draft of the actor's side, locked, to be written."""
    found = locked_set(actor, change_set_id)
    check_writes(actor, found)
    if found.state != State.DRAFT:
        raise Conflict(_("What was proposed is not rewritten: withdraw it and draft anew from it."))
    return found


def saved(found: ChangeSet, *fields: str) -> ChangeSet:
    """Raises the version and writes the named fields."""
    found.version += 1
    if fields:
        found.save(update_fields=[*fields, "version"])
    else:
        ChangeSet.unscoped.filter(pk=found.pk).update(version=F("version") + 1)
    return found
