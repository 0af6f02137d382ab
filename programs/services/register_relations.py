"""What an import says of agreements' relations, once all of its agreements are there to be related."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from uuid import UUID

from programs.models import (
    Agreement,
    AgreementRelation,
    RegisterEntry,
    RegisterImport,
    RegisterOrigin,
    RegisterRow,
)
from programs.rules.registers.packing import unpacked
from programs.rules.registers.records import Entry, Remark, Severity
from programs.selectors.treaties import ENDING
from programs.services import standing

from .register_stage import kept_elsewhere, named_here, remark_json

_AT_ONCE = 500


def relate(run: RegisterImport) -> None:
    """Adds the relations that there are not yet; whoever names what is not there has that remarked on."""
    entries = RegisterEntry.unscoped.filter(run=run, relates=True).order_by("position")
    waiting = entries.iterator(_AT_ONCE)
    while some := list(islice(waiting, _AT_ONCE)):
        said = list(_said(run.pk, [entry.record for entry in some]))
        ids = _ids(run, {record for record, _kind, target in said for record in (record, target)})
        elsewhere = kept_elsewhere(run, set(ids.values()))
        AgreementRelation.unscoped.bulk_create(
            [
                AgreementRelation(source_id=ids[record], target_id=ids[target], kind=kind)
                for record, kind, target in said
                if record in ids
                and target in ids
                and ids[record] != ids[target]
                # What stands on no register of this body neither gets relations by its import, nor is ended by them.
                and not elsewhere & ({ids[record], ids[target]} if kind in ENDING else {ids[record]})
            ],
            ignore_conflicts=True,
        )
        standing.derive(list(_changed(said, ids)))
        for entry in some:
            lacking = [
                target for record, _kind, target in said if record == entry.record and target not in ids
            ]
            remarks = [each for each in entry.remarks if each["code"] != "relation_unknown"]
            remarks += [
                remark_json(Remark("relation_unknown", Severity.REPORTED, "relations", {"target": target}))
                for target in lacking
            ]
            if remarks != entry.remarks:
                entry.remarks = remarks
                entry.save(update_fields=["remarks"])


def _changed(said: Iterable[tuple[str, str, str]], ids: Mapping[str, UUID]) -> set[UUID]:
    """Those that another ends, and those that amend another: they may depend on who are parties to that."""
    ended = {ids[target] for _record, kind, target in said if kind in ENDING and target in ids}
    amending = {ids[record] for record, kind, _target in said if kind == _AMENDS and record in ids}
    return ended | amending


_AMENDS = AgreementRelation.Kind.AMENDS.value


def _said(run_id: UUID, records: list[str]) -> Iterator[tuple[str, str, str]]:
    """(record, kind, the id of the other)."""
    rows = RegisterRow.unscoped.filter(run_id=run_id, record__in=records, relates=True).order_by("position")
    for record, fragment in rows.values_list("record", "fragment"):
        entry = unpacked(bytes(fragment))
        if isinstance(entry, Entry):
            yield from ((record, each.kind, each.target) for each in entry.relations if each.kind)


def _ids(run: RegisterImport, records: set[str]) -> dict[str, UUID]:
    entered = Agreement.unscoped.filter(body_id=run.body_id, external_id__in=records)
    brought = RegisterOrigin.unscoped.filter(
        body_id=run.body_id, external_id__in=records, agreement__isnull=False
    )
    named = named_here(run, records).values_list("pk", "external_id")
    found = [
        *((known, pk) for pk, known in named),
        *((str(pk), pk) for pk, _known in named),
        *entered.values_list("external_id", "pk"),
        *brought.values_list("external_id", "agreement_id"),
    ]
    return {record: pk for record, pk in found if record and pk}
