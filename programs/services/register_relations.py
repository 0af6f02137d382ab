"""What an import says of agreements' relations, once all of its agreements are there to be related."""

from collections.abc import Iterator
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

from .register_stage import named_here, remark_json

_AT_ONCE = 500


def relate(run: RegisterImport) -> None:
    """Adds the relations that there are not yet; whoever names what is not there has that remarked on."""
    entries = RegisterEntry.unscoped.filter(run=run, relates=True).order_by("position")
    waiting = entries.iterator(_AT_ONCE)
    while some := list(islice(waiting, _AT_ONCE)):
        said = list(_said(run.pk, [entry.record for entry in some]))
        ids = _ids(run.body_id, {record for record, _kind, target in said for record in (record, target)})
        AgreementRelation.unscoped.bulk_create(
            [
                AgreementRelation(source_id=ids[record], target_id=ids[target], kind=kind)
                for record, kind, target in said
                if record in ids and target in ids and ids[record] != ids[target]
            ],
            ignore_conflicts=True,
        )
        # Some end the other agreement.
        ended = {ids[target] for _record, kind, target in said if kind in ENDING and target in ids}
        standing.derive(list(ended))
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


def _said(run_id: UUID, records: list[str]) -> Iterator[tuple[str, str, str]]:
    """(record, kind, the id of the other)."""
    rows = RegisterRow.unscoped.filter(run_id=run_id, record__in=records, relates=True).order_by("position")
    for record, fragment in rows.values_list("record", "fragment"):
        entry = unpacked(bytes(fragment))
        if isinstance(entry, Entry):
            yield from ((record, each.kind, each.target) for each in entry.relations if each.kind)


def _ids(body_id: UUID, records: set[str]) -> dict[str, UUID]:
    entered = Agreement.unscoped.filter(body_id=body_id, external_id__in=records)
    brought = RegisterOrigin.unscoped.filter(
        body_id=body_id, external_id__in=records, agreement__isnull=False
    )
    named = named_here(body_id, records).values_list("pk", flat=True)
    found = [
        *((str(pk), pk) for pk in named),
        *entered.values_list("external_id", "pk"),
        *brought.values_list("external_id", "agreement_id"),
    ]
    return {record: pk for record, pk in found if record and pk}
