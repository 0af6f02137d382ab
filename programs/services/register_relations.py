"""What an import says of agreements' relations, once all of its agreements are there to be related."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any
from uuid import UUID

from programs.models import (
    Agreement,
    AgreementRelation,
    RegisterEntry,
    RegisterImport,
    RegisterOrigin,
    RegisterRow,
    Verdict,
)
from programs.rules.registers.packing import unpacked
from programs.rules.registers.records import Entry, Remark, Severity
from programs.selectors.treaties import ENDING
from programs.services import standing

from .register_changes import Change
from .register_stage import kept_elsewhere, named_here, remark_json

_AT_ONCE = 500
_EVENTS: Any = AgreementRelation.pgh_event_model  # type: ignore[attr-defined]
#: (source, target, kind).
Triple = tuple[UUID, UUID, str]


def relate(run: RegisterImport) -> None:
    """Adds the relations that there are not yet; whoever names what is not there has that remarked on.

    What people took away stays away, and of a record that is kept as it is nothing is added.
    """
    entries = RegisterEntry.unscoped.filter(run=run, relates=True).exclude(verdict=Verdict.CONFLICT)
    waiting = entries.order_by("position").iterator(_AT_ONCE)
    while some := list(islice(waiting, _AT_ONCE)):
        said = list(_said(run.pk, [entry.record for entry in some]))
        ids = _ids(run, {record for record, _kind, target in said for record in (record, target)})
        elsewhere = kept_elsewhere(run, set(ids.values()))
        wanted = [
            (ids[record], ids[target], kind)
            for record, kind, target in said
            if record in ids
            and target in ids
            and ids[record] != ids[target]
            # What stands on no register of this body neither gets relations by its import, nor is ended by them.
            and not elsewhere & ({ids[record], ids[target]} if kind in ENDING else {ids[record]})
        ]
        away = _taken_away(wanted)
        AgreementRelation.unscoped.bulk_create(
            [
                AgreementRelation(source_id=source, target_id=target, kind=kind)
                for source, target, kind in wanted
                if (source, target, kind) not in away
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


def _taken_away(triples: Collection[Triple]) -> set[Triple]:
    """Those of them that a person took away."""
    rows = _EVENTS.objects.filter(pgh_label="removed", source_id__in={source for source, *_rest in triples})
    return set(rows.exclude(pgh_context__kind="system").values_list("source_id", "target_id", "kind"))


def unrelate(run: RegisterImport, changes: Sequence[Change]) -> list[UUID]:
    """Takes away relations that their source stated and states no more, unless a person recorded them.

    Leaves only those that are gone in `relations_out`; the agreements that nothing of it ends any more.
    """
    ids = _ids(run, {target for change in changes for _kind, target in change.relations_out})
    gone = _brought(
        [
            (change.agreement_id, ids[target], kind)
            for change in changes
            for kind, target in change.relations_out
            if target in ids
        ]
    )
    AgreementRelation.unscoped.filter(pk__in=gone.values()).delete()
    for change in changes:
        change.relations_out = [
            (kind, target)
            for kind, target in change.relations_out
            if target in ids and (change.agreement_id, ids[target], kind) in gone
        ]
    return [target for _source, target, kind in gone if kind in ENDING]


def _brought(triples: Collection[Triple]) -> dict[Triple, UUID]:
    """Those of them that are there and that an import made, with their ids."""
    if not triples:
        return {}
    rows = AgreementRelation.unscoped.filter(source__in={source for source, *_rest in triples})
    found = {
        (source, target, kind): pk
        for pk, source, target, kind in rows.values_list("pk", "source_id", "target_id", "kind")
    }
    made = _EVENTS.objects.filter(
        pgh_label="added", pgh_obj_id__in=found.values(), pgh_context__kind="system"
    )
    ours = set(made.values_list("pgh_obj_id", flat=True))
    return {triple: found[triple] for triple in triples if found.get(triple) in ours}


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
