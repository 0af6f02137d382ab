"""Rounds: opened and closed by the secretaries of a body. A round before a session, or an interim one that has none."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Max
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Absent, Conflict, Fault, Forbidden, Invalid, check_version, raise_all
from programs import policies
from programs.models import DueItem, Programme, Responsibility, Round, Wording
from programs.services.sides import check_present


def hold_open(round_id: UUID) -> None:
    """Conflict where the round is closed; it stays open until the transaction ends.

    Who closes it waits for all that write in it; those do not wait for one another.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT closed_at FROM programs_round WHERE id = %s FOR KEY SHARE", [round_id])
        row = cursor.fetchone()
    if row is None or row[0] is not None:
        raise Conflict(_("This round is closed."))


@dataclass(frozen=True, slots=True)
class RoundInput:
    """A call for positions. `opens_on` None: today. `item_ids` None: the whole plan; else only these are due."""

    covers_from: date
    covers_to: date
    cut_off: date
    opens_on: date | None = None
    item_ids: Collection[UUID] | None = None


@verb
def open_round(actor: Actor, *, programme_id: UUID, given: RoundInput) -> Round:
    """Opens the next round of a programme, under the body's present rule of exchange. Needs no session.

    Each side owes a position on the items for which an organisation of it is responsible. Absent: no such programme.
    Forbidden: not a secretary of its body. Invalid: /covers_to, /cut_off, /opens_on, /items.
    """
    programme: Programme | None = (
        Programme.objects.visible_to(actor)
        .select_related("body")
        .select_for_update(of=("self",))
        .filter(pk=programme_id)
        .first()
    )
    if programme is None:
        raise Absent
    if not policies.keeps_record(actor, programme.pk):
        raise Forbidden(_("Rounds are opened and closed by an executive secretary or the joint secretariat."))
    check_present(actor, programme.pk)
    opens_on = given.opens_on or clock.today(actor.time_zone)
    due = _due(actor, programme, given.item_ids)
    faults = _faults(given, opens_on, clock.today(actor.time_zone), due)
    raise_all(faults)
    last = Round.unscoped.filter(programme=programme).aggregate(last=Max("number"))["last"] or 0
    made = Round(
        programme=programme, number=last + 1, covers_from=given.covers_from, covers_to=given.covers_to,
        opens_on=opens_on, cut_off=given.cut_off, exchange=programme.body.exchange, whole_plan=due is None,
    )  # fmt: skip
    made.save(force_insert=True)
    DueItem.unscoped.bulk_create(
        (DueItem(round=made, item_id=item, party_id=party) for item, party in sorted(due or ())),
        batch_size=2_000,
    )
    announce("programs.round", round_id=made.pk)
    return made


def _due(
    actor: Actor, programme: Programme, item_ids: Collection[UUID] | None
) -> set[tuple[UUID, UUID]] | None:
    """(item, party) for each side responsible for one of the items; None for the whole plan."""
    if item_ids is None:
        return None
    present = Wording.objects.visible_to(actor).filter(
        programme=programme, until_edition__isnull=True, item_id__in=item_ids
    )
    if present.count() < len(set(item_ids)):
        raise Invalid.of("items", _("Choose items of this programme."))
    return set(
        Responsibility.objects.visible_to(actor)
        .now(actor)
        .filter(item_id__in=present.values("item_id"))
        .values_list("item_id", "party_id")
    )


def _faults(
    given: RoundInput, opens_on: date, today: date, due: Collection[tuple[UUID, UUID]] | None
) -> list[Fault]:
    faults = []
    if given.covers_to < given.covers_from:
        faults.append(Fault("/covers_to", _("The period covered ends before it begins.")))
    if given.cut_off < opens_on:
        faults.append(Fault("/cut_off", _("The cut-off comes before the round opens.")))
    elif given.cut_off < today:
        faults.append(Fault("/cut_off", _("The cut-off has passed.")))
    if due is not None and not due:
        faults.append(Fault("/items", _("No organisation of any side is responsible for these items.")))
    return faults


@verb
def close_round(actor: Actor, *, round_id: UUID, version: int | None) -> Round:
    """Closes a round once its cut-off has come: nothing is drafted, handed in or released in it any more.

    Absent, Forbidden as for opening. Stale. Conflict: it is closed already, or its cut-off has not come.
    """
    round_: Round | None = (
        Round.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=round_id).first()
    )
    if round_ is None:
        raise Absent
    if not policies.keeps_record(actor, round_.programme_id):
        raise Forbidden(_("Rounds are opened and closed by an executive secretary or the joint secretariat."))
    check_present(actor, round_.programme_id)
    check_version(round_.version, version)
    if round_.closed_at is not None:
        raise Conflict(_("This round is closed."))
    if clock.today(actor.time_zone) < round_.cut_off:
        raise Conflict(_("A round closes at its cut-off, not before."))
    round_.closed_at, round_.version = clock.now(), round_.version + 1
    round_.save(update_fields=["closed_at", "version"])
    announce("programs.round", round_id=round_.pk)
    return round_
