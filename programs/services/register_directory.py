"""Bringing in the installation's own lists of organisations, people, posts and appointments, of one party.

A record that is not here is made with the id that it has where it is from. One that is here is changed where the file
says otherwise and is no older than it: `version` says which state of the record a row was written from. What belongs to
another side is left to that side, and no holder of a post with which rights go is brought in (register_posts).
"""

from typing import Any

from django.db import transaction

from cooperation.access import Actor, verb
from programs.models import RegisterEntry, RegisterImport, RegisterRow, Verdict
from programs.rules.registers.packing import unpacked
from programs.rules.registers.records import Listed

from .register_listed import Judged, Ledger
from .register_stage import Claim, State, count, held, remark_json

_AT_ONCE = 200


@verb
def weigh_lists(actor: Actor, *, claim: Claim, after: int) -> int | None:
    """Says of the next entries what would become of them, leaving nothing written; None where there are no more."""
    run = held(claim, State.READING)
    entries = _entries(run, after)
    with transaction.atomic():
        judged = _judged(run, entries)
        transaction.set_rollback(True)
    _keep(entries, judged)
    run.save(update_fields=["lease_until"])
    return entries[-1].position if entries else None


def write_lists(run: RegisterImport) -> bool:
    """A batch of register_stage.Writing."""
    entries = _entries(run, run.position)
    if not entries:
        return False
    judged = [
        # It was written already, for another that names it.
        (Verdict.NEW, remarks)
        if verdict is Verdict.UNCHANGED and entry.verdict == Verdict.NEW
        else (verdict, remarks)
        for entry, (verdict, remarks) in zip(entries, _judged(run, entries), strict=True)
    ]
    _keep(entries, judged)
    count(run, entries[-1].position, (verdict for verdict, _remarks in judged))
    return True


def _entries(run: RegisterImport, after: int) -> list[RegisterEntry]:
    found = RegisterEntry.unscoped.filter(run=run, position__gt=after).order_by("position")
    if run.state == State.WRITING:
        found = found.exclude(verdict=Verdict.UNCHANGED)
    return list(found[:_AT_ONCE])


def _judged(run: RegisterImport, entries: list[RegisterEntry]) -> list[Judged]:
    """What becomes of each, written as it is found out."""
    said: dict[str, Listed] = {}
    rows = RegisterRow.unscoped.filter(
        run=run, record__in=[entry.record for entry in entries], outcome="taken"
    )
    for record, fragment in rows.order_by("position").values_list("record", "fragment"):
        said.setdefault(record, _unpacked(fragment))
    ledger = Ledger(run, lambda record: _row(run, record))
    return [ledger.put(said[entry.record]) for entry in entries]


def _row(run: RegisterImport, record: str) -> Listed | None:
    """What the import says of a record anywhere."""
    rows = RegisterRow.unscoped.filter(run=run, record=record, outcome="taken").order_by("position")
    fragment = rows.values_list("fragment", flat=True).first()
    return None if fragment is None else _unpacked(fragment)


def _unpacked(fragment: Any) -> Listed:
    said = unpacked(bytes(fragment))
    if not isinstance(said, Listed):
        raise TypeError("an import of lists has rows of lists")
    return said


def _keep(entries: list[RegisterEntry], judged: list[Judged]) -> None:
    for entry, (verdict, remarks) in zip(entries, judged, strict=True):
        said = [remark_json(each) for each in remarks]
        if (entry.verdict, entry.remarks) != (verdict, said):
            entry.verdict, entry.remarks = verdict, said
            entry.save(update_fields=["verdict", "remarks"])
