"""Bringing in what was read: agreements with their parties and acts, by the batch.

A batch and the place that it reaches are written in one transaction, so that whoever goes on after a crash does so
exactly there; of all or nothing, everything is written in one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import CharField, DateField
from uuid_utils.compat import uuid7

from cooperation import clock
from cooperation.access import Actor, verb
from programs.models import (
    Agreement,
    AgreementParty,
    RegisterEntry,
    RegisterImport,
    RegisterOrigin,
    RegisterRow,
    Verdict,
)
from programs.rules.registers.joining import join
from programs.rules.registers.packing import unpacked
from programs.rules.registers.profile_json import from_json
from programs.rules.registers.profiles import Profile
from programs.rules.registers.records import Entry, Remark, Severity

from . import standing as standing_of
from .bulk import copy_in
from .register_acts import Version, versions_of, write_acts
from .register_changes import Change, Standing, change_of, standing
from .register_parties import Parties
from .register_relations import unrelate
from .register_stage import Claim, State, count, held, kept_elsewhere, named_here, remark_json
from .register_values import COLUMNS, Values, parties_of, values_of

ENTRIES_AT_ONCE = 500
_AGREEMENT = ("id", "version", "body_id", "external_id", "illustrative", *COLUMNS)
_PARTY = ("id", "version", "agreement_id", "party_id", "order", "named")
_ORIGIN = ("body_id", "external_id", "agreement_id", "run_id", "digest")


@dataclass(slots=True)
class Found:
    """An entry of an import: its fragments put together, and what was remarked on in doing so."""

    id: int
    position: int
    record: str
    digest: str
    verdict: str
    entry: Entry
    remarks: list[Remark]


@dataclass(slots=True)
class Origin:
    """Where a record is from that is there already; `run_id` is None where it came from no import."""

    agreement_id: UUID
    run_id: UUID | None = None


@verb
def weigh(actor: Actor, *, claim: Claim, after: int, parties: Parties) -> int | None:
    """Says of the next changed entries whether they are in conflict, writing none; None where there are no more."""
    run = held(claim, State.READING)
    found = _entries(run, after, [Verdict.CHANGED])
    for each, change in _changes(run, found, _origins(run, found), parties):
        _judge(each, change)
    _keep_verdicts(found)
    run.save(update_fields=["lease_until"])
    return found[-1].position if found else None


# --- A batch ----------------------------------------------------------------------------------------------------------


def write_agreements(run: RegisterImport, actor: Actor, parties: Parties) -> bool:
    """A batch of register_stage.Writing."""
    found = _entries(run, run.position, [Verdict.NEW, Verdict.CHANGED, Verdict.CONFLICT])
    if not found:
        return False
    origins = _origins(run, found)
    new = [each for each in found if each.record not in origins]
    known = parties.of(name for each in new for name in _names(each.entry))
    valued = [(each, values_of(each.entry, known)) for each in new]
    ids = _add(run, actor, valued)
    for each, values in valued:
        each.verdict = Verdict.NEW
        if values.same:
            each.remarks.append(Remark("parties_same", Severity.KEPT, "parties", {"names": values.same[:20]}))
    changed = []
    _hold(origins)
    elsewhere = kept_elsewhere(run, {origin.agreement_id for origin in origins.values()})
    for each, change in _changes(run, found, origins, parties):
        _judge(each, change)
        if not change.contested and change.agreement_id not in elsewhere:
            changed.append((each, change))
    # What follows from their acts is kept beside them, by what is known now.
    standing_of.derive(ids, fresh=True)
    standing_of.derive(_change(run, actor, changed))
    _keep_verdicts(found)
    count(run, found[-1].position, (each.verdict for each in found))
    return True


def _entries(run: RegisterImport, after: int, verdicts: Sequence[Verdict]) -> list[Found]:
    rows = RegisterEntry.unscoped.filter(run=run, position__gt=after, verdict__in=verdicts).order_by(
        "position"
    )
    entries = list(rows.values_list("pk", "position", "record", "digest", "verdict")[:ENTRIES_AT_ONCE])
    said = said_of(run.pk, from_json(run.profile), [record for _pk, _position, record, *_more in entries])
    return [Found(*each, *said[each[2]]) for each in entries]


def said_of(run_id: UUID, profile: Profile, records: Sequence[str]) -> dict[str, tuple[Entry, list[Remark]]]:
    """What the rows of an import say of these records, put together."""
    continues = any(sheet.continues for sheet in profile.sheets)
    said: dict[str, tuple[Entry, list[Remark]]] = {}
    rows = RegisterRow.unscoped.filter(run_id=run_id, record__in=records).exclude(outcome="refused")
    for record, fragment in rows.order_by("position").values_list("record", "fragment"):
        entry: Any = unpacked(bytes(fragment))
        if record in said:
            first, remarks = said[record]
            entry, more = join(first, entry, continues=continues)
            said[record] = entry, [*remarks, *more]
        else:
            said[record] = entry, []
    return said


def _origins(run: RegisterImport, found: Sequence[Found]) -> dict[str, Origin]:
    """The records that there are of these entries: of an import, or entered by people of the body under that id."""
    records = [each.record for each in found]
    entered = Agreement.unscoped.filter(external_id__in=records, body_id=run.body_id)
    named = list(named_here(run, records).values_list("pk", "external_id"))
    origins = {record: Origin(pk) for pk, known in named for record in (known, str(pk)) if record}
    origins |= {record: Origin(pk) for record, pk in entered.values_list("external_id", "pk") if record}
    rows = RegisterOrigin.unscoped.filter(
        body_id=run.body_id, external_id__in=records, agreement__isnull=False
    )
    for record, pk, run_id in rows.values_list("external_id", "agreement_id", "run_id"):
        if pk:
            origins[record] = Origin(pk, run_id)
    return origins


def _names(entry: Entry) -> Iterable[Any]:
    yield from entry.parties
    yield from parties_of(entry.acts)


def _add(run: RegisterImport, actor: Actor, new: Sequence[tuple[Found, Values]]) -> list[UUID]:
    """New agreements, with all that belongs to them."""
    ids = [uuid7() for _each in new]
    copy_in(Agreement._meta.db_table, _AGREEMENT, (
        (pk, 1, run.body_id, each.record, False,
         *(_copied(name, values.columns[name]) for name in COLUMNS))
        for pk, (each, values) in zip(ids, new, strict=True)
    ))  # fmt: skip
    _add_parties((pk, values.parties, 1) for pk, (_each, values) in zip(ids, new, strict=True))
    write_acts(actor, (
        (pk, [Version(act) for act in values.acts], {}) for pk, (_each, values) in zip(ids, new, strict=True)
    ))  # fmt: skip
    copy_in(RegisterOrigin._meta.db_table, _ORIGIN, (
        (run.body_id, each.record, pk, run.pk, each.digest) for pk, (each, _values) in zip(ids, new, strict=True)
    ))  # fmt: skip
    return ids


def _add_parties(given: Iterable[tuple[UUID, dict[UUID, str], int]]) -> None:
    copy_in(AgreementParty._meta.db_table, _PARTY, (
        (uuid7(), 1, pk, party, order, named)
        for pk, parties, first in given
        for order, (party, named) in enumerate(parties.items(), start=first)
    ))  # fmt: skip


def _copied(name: str, value: Any) -> Any:
    """A column as COPY takes it: the one that is an array is no JSON."""
    return f"{{{','.join(value)}}}" if name == "authentic" else value


# --- Entries that came before ---------------------------------------------------------------------------------------


def _hold(origins: Mapping[str, Origin]) -> None:
    """Locks the records before they are compared: nobody changes them between that and what is written."""
    ids = [origin.agreement_id for origin in origins.values()]
    rows = Agreement.unscoped.filter(pk__in=ids).order_by("pk")
    list(rows.select_for_update(of=("self",), no_key=True).values_list("pk"))


def _changes(
    run: RegisterImport, found: Sequence[Found], origins: dict[str, Origin], parties: Parties
) -> list[tuple[Found, Change]]:
    """What each entry that came before changes of its record."""
    known = [each for each in found if each.record in origins]
    if not known:
        return []
    before: dict[str, Entry] = {}
    runs = {origin.run_id for each in known if (origin := origins[each.record]).run_id}
    for former in RegisterImport.unscoped.filter(pk__in=runs):
        records = [each.record for each in known if origins[each.record].run_id == former.pk]
        said = said_of(former.pk, from_json(former.profile), records)
        before |= {record: entry for record, (entry, _remarks) in said.items()}
    names = [name for each in known for name in _names(each.entry)]
    names += [name for entry in before.values() for name in _names(entry)]
    called = parties.of(names)
    now: dict[UUID, Standing] = standing([origins[each.record].agreement_id for each in known])
    changes = []
    for each in known:
        old = values_of(before[each.record], called) if each.record in before else None
        here = now[origins[each.record].agreement_id]
        changes.append((each, change_of(here, values_of(each.entry, called), old)))
    return changes


def _judge(each: Found, change: Change) -> None:
    each.verdict = change.verdict
    if change.contested:
        facts = {"fields": change.contested}
        each.remarks = [*each.remarks, Remark("changed_here", Severity.REPORTED, "", facts)]


#: Types of columns that are not kept as jsonb.
_TYPES: dict[type, str] = {CharField: "text", DateField: "date", ArrayField: "text[]"}
_UPDATE = """
UPDATE programs_agreement a SET {columns}, version = a.version + 1
  FROM jsonb_to_recordset(%s::jsonb) AS v(id uuid, {types}) WHERE a.id = v.id
""".format(
    columns=", ".join(f'"{name}" = v."{name}"' for name in COLUMNS),
    types=", ".join(
        f'"{name}" {_TYPES.get(type(Agreement._meta.get_field(name)), "jsonb")}' for name in COLUMNS
    ),
)
#: An agreement is from one place: the last that spoke of it, under whatever id.
_LEAVE = "DELETE FROM programs_registerorigin WHERE agreement_id = ANY(%s::uuid[])"
_MOVE = """
INSERT INTO programs_registerorigin (body_id, external_id, agreement_id, run_id, digest)
SELECT %s, record, agreement::uuid, %s, digest FROM unnest(%s, %s, %s) AS said(record, agreement, digest)
    ON CONFLICT (body_id, external_id) DO UPDATE SET run_id = EXCLUDED.run_id, digest = EXCLUDED.digest
"""


def _change(run: RegisterImport, actor: Actor, changed: Sequence[tuple[Found, Change]]) -> list[UUID]:
    """Writes what differs; of what does not, only from where it is by now. The agreements of which more follows."""
    real = [change for _each, change in changed if change.verdict is Verdict.CHANGED]
    ids = [change.agreement_id for change in real]
    freed = unrelate(run, real)
    for each, change in changed:
        each.remarks = [*each.remarks, *(
            Remark("relation_gone", Severity.REPORTED, "relations", {"target": target})
            for _kind, target in change.relations_out
        )]  # fmt: skip
    AgreementParty.unscoped.filter(pk__in=[pk for change in real for pk in change.parties_out]).delete()
    _add_parties((change.agreement_id, change.parties_in, _LAST) for change in real)
    today = clock.today("UTC")
    write_acts(actor, ((each.agreement_id, versions_of(each, today), each.there) for each in real))
    with connection.cursor() as cursor:
        if real:
            now = standing(ids)
            rows = [
                {"id": pk, **now[pk].columns, **change.columns} for pk, change in zip(ids, real, strict=True)
            ]
            cursor.execute(_UPDATE, [orjson.dumps(rows).decode()])
        if changed:
            of = [str(change.agreement_id) for _each, change in changed]
            cursor.execute(_LEAVE, [of])
            cursor.execute(_MOVE, [
                run.body_id, run.pk, [each.record for each, _change in changed], of,
                [each.digest for each, _change in changed],
            ])  # fmt: skip
    return [*ids, *freed]


#: The order of parties that came later: after those who were there.
_LAST = 1_000


def _keep_verdicts(found: Sequence[Found]) -> None:
    """Writes down what became of entries where that is not what was said of them before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE programs_registerentry e SET verdict = v.verdict, remarks = v.remarks"
            "  FROM jsonb_to_recordset(%s::jsonb) AS v(id bigint, verdict text, remarks jsonb)"
            " WHERE e.id = v.id AND (e.verdict, e.remarks) IS DISTINCT FROM (v.verdict, v.remarks)",
            [
                orjson.dumps([
                    {"id": each.id, "verdict": str(each.verdict), "remarks": [remark_json(one) for one in each.remarks]}
                    for each in found
                ]).decode()
            ],
        )  # fmt: skip
