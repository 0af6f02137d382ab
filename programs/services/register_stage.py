"""What the worker does before anything is brought in: it takes an import, keeps its rows, and says what they come to.

Each step is a transaction of its own that ends only while the lease is held: a worker that dies loses no more than the
step it was at, and whoever follows goes on after the last one that stands. A worker that was taken for dead and is not
is `Overtaken`, and writes nothing.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

import orjson
from django.db import connection
from django.db.models import Count, Q, QuerySet

from cooperation import clock
from cooperation.access import Actor, actor_of, verb
from programs.models import Agreement, RegisterEntry, RegisterImport, RegisterRow, Verdict
from programs.rules.registers.own_form import COOPERATION
from programs.rules.registers.packing import digest, packed
from programs.rules.registers.records import Entry, Remark, Row, Tally
from programs.selectors.terms import of_no_body

from .bulk import copy_in

State = RegisterImport.State
#: Longer than any step takes: a lease runs out only on a worker that is gone or stands still.
LEASE = timedelta(seconds=60)
WORKER = Actor(kind="system", name="imports")
ROWS_AT_ONCE = 2_000
_COLUMNS = (
    "run_id", "position", "file", "number", "outcome", "record", "cells", "remarks", "fragment", "digest", "relates",
)  # fmt: skip


class Overtaken(Exception):
    """The import was stopped, or somebody else works on it."""


class NotWhole(Exception):
    """Something of an import that is all or nothing cannot be brought in."""


@dataclass(frozen=True, slots=True)
class Claim:
    """An import leased to one worker. `actor`: as whom it writes: whoever sent the files, through the worker."""

    run_id: UUID
    lease: UUID
    actor: Actor


@verb
def claim(actor: Actor, *, now: datetime, run_id: UUID | None = None) -> Claim | None:
    """The next import that nobody works on, leased; None where there is none. One import of a body at a time."""
    with connection.cursor() as cursor:
        # Of two who look at once the second sees what the first has taken.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('programs.register_imports'))")
    free = Q(lease_until__isnull=True) | Q(lease_until__lte=now)
    due = RegisterImport.unscoped.filter(free, state__in=[State.READING, State.WRITING])
    busy = RegisterImport.unscoped.filter(
        state=State.WRITING, lease_until__gt=now
    ).values("body_id")  # fmt: skip
    due = due.exclude(Q(state=State.WRITING) & Q(body_id__in=busy))
    if run_id is not None:
        due = due.filter(pk=run_id)
    found = (
        due.order_by("uploaded_at", "pk")
        .select_for_update(of=("self",), skip_locked=True, no_key=True)
        .first()
    )
    if found is None:
        return None
    lease = uuid4()
    RegisterImport.unscoped.filter(pk=found.pk).update(lease=lease, lease_until=now + LEASE)
    return Claim(found.pk, lease, acting_for(found))


def acting_for(run: RegisterImport) -> Actor:
    """Who is on record for what an import writes."""
    if run.uploaded_by is None:
        return WORKER
    return Actor(kind="system", user_id=run.uploaded_by_id, name=run.uploaded_by.name)


def held(claim: Claim, state: str) -> RegisterImport:
    """The import, locked, and its lease made longer; Overtaken where it is no longer the worker's."""
    found = (
        RegisterImport.unscoped.select_for_update(of=("self",), no_key=True)
        .filter(pk=claim.run_id, lease=claim.lease, state=state)
        .first()
    )
    if found is None:
        raise Overtaken
    found.lease_until = clock.now() + LEASE
    return found


@verb
def renew(actor: Actor, *, claim: Claim, state: str) -> None:
    """Makes the lease longer; Overtaken."""
    held(claim, state).save(update_fields=["lease_until"])


@verb
def keep_rows(
    actor: Actor, *, claim: Claim, after: int, rows: Sequence[tuple[int, Row]], tally: Tally
) -> None:
    """Keeps rows that were read, each with the place of its file; `after`: the position of the one before them."""
    run = held(claim, State.READING)
    headings = [file["headings"] for file in run.files]
    copy_in(
        RegisterRow._meta.db_table,
        _COLUMNS,
        (
            (run.pk, position, *_columns(file, row, headings[file]))
            for position, (file, row) in enumerate(rows, start=after + 1)
        ),
    )
    run.position = after + len(rows)
    run.counts = {"read": tally.as_json()}
    run.save(update_fields=["position", "counts", "lease_until"])


def _columns(file: int, row: Row, headings: Sequence[str]) -> Iterable[Any]:
    said = packed(row.entry) if row.entry is not None else b""
    named = {heading: None for heading in headings if heading}
    cells = [row.source.get(heading, "") for heading in headings]
    cells += [value for heading, value in row.source.items() if heading not in named]
    relates = isinstance(row.entry, Entry) and any(each.kind for each in row.entry.relations)
    return (
        file, row.number, row.outcome.value, row.record, cells, [remark_json(each) for each in row.remarks], said,
        digest(said) if said else "", relates,
    )  # fmt: skip


def remark_json(remark: Remark) -> dict[str, Any]:
    """A remark as it is kept."""
    said: dict[str, Any] = {"code": remark.code, "severity": remark.severity.value}
    if remark.field:
        said["field"] = remark.field
    if remark.facts:
        said["facts"] = dict(remark.facts)
    return said


_ENTRIES = """
INSERT INTO programs_registerentry (run_id, position, record, digest, relates, verdict, remarks)
SELECT %(run)s, said.position, said.record, said.digest, said.relates,
       CASE WHEN origin.digest = said.digest THEN 'unchanged'
            WHEN origin.digest IS NOT NULL OR {entered} THEN 'changed' ELSE 'new' END, '[]'
  FROM (SELECT record, min(position) AS position, bool_or(relates) AS relates,
               md5(string_agg(digest, '' ORDER BY position)) AS digest
          FROM programs_registerrow WHERE run_id = %(run)s AND outcome <> 'refused' GROUP BY record) said
  LEFT JOIN programs_registerorigin origin
         ON origin.body_id = %(body)s AND origin.external_id = said.record AND {brought}
 ORDER BY said.position
"""
#: Entered by people under the id that the source gives it, or written out under the one that it has here.
_ENTERED = """
EXISTS (SELECT FROM programs_agreement a WHERE a.external_id = said.record AND a.body_id = %(body)s)
OR EXISTS (SELECT FROM programs_agreement a
            WHERE a.body_id IS NULL AND a.external_id = said.record AND a.id = ANY(%(named)s))
OR EXISTS (SELECT FROM programs_agreement a WHERE a.id = ANY(%(named)s) AND a.id =
    CASE WHEN said.record ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN said.record::uuid END)"""
_ID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def named_here(run: RegisterImport, records: Iterable[str]) -> QuerySet[Agreement]:
    """The agreements that records name: by the id that they have here, or that those have which no body keeps.

    On the register of the import's body or concerning it, and what else its sender sees: an export that comes back
    may have agreements of all bodies in which they work, and none of them is made twice.
    """
    named = list(records)
    one = Q(pk__in=[UUID(record) for record in named if _ID.fullmatch(record)])
    if run.profile.get("name") == COOPERATION.name:
        one |= Q(external_id__in=named, body__isnull=True)
    return _known_to_sender(run).filter(one)


def _known_to_sender(run: RegisterImport) -> QuerySet[Agreement]:
    if run.uploaded_by is None:
        # The installation itself sees no lists: what one body keeps it brings into another as it is told to.
        return Agreement.unscoped.filter(Q(body_id=run.body_id) | Q(body__isnull=True))
    seen: QuerySet[Agreement] = Agreement.objects.visible_to(actor_of(run.uploaded_by))
    return seen


def kept_elsewhere(run: RegisterImport, ids: Collection[UUID]) -> set[UUID]:
    """Those of these agreements that stand on no register of the import's body: it changes nothing of them."""
    here = Q(body_id=run.body_id) | Q(pk__in=of_no_body(run.body_id))
    return set(Agreement.unscoped.filter(pk__in=ids).exclude(here).values_list("pk", flat=True))


_OF_AGREEMENTS = _ENTRIES.format(entered=_ENTERED, brought="origin.agreement_id IS NOT NULL")
#: Of posts and lists: what is here already is found when they are weighed or written.
_OF_OTHERS = _ENTRIES.format(entered="FALSE", brought="origin.appointment_id IS NOT NULL")


@verb
def compare_entries(actor: Actor, *, claim: Claim, agreements: bool) -> None:
    """Puts the rows of each record together, of agreements or of others, holds them against what was brought in before,
    and says of each whether it is new, changed or unchanged.
    """
    run = held(claim, State.READING)
    run.entries.all().delete()
    given: dict[str, Any] = {"run": run.pk, "body": run.body_id}
    with connection.cursor() as cursor:
        if agreements:
            cursor.execute(_OF_AGREEMENTS, {**given, "named": _all_named(run)})
        else:
            cursor.execute(_OF_OTHERS, given)
    run.save(update_fields=["lease_until"])


def _all_named(run: RegisterImport) -> list[UUID]:
    """What named_here() says of all records of an import."""
    rows = RegisterRow.unscoped.filter(run=run).exclude(outcome="refused").order_by()
    if run.profile.get("name") != COOPERATION.name:
        rows = rows.filter(record__regex=f"^{_ID.pattern}$")
    records = rows.values_list("record", flat=True).distinct().iterator(chunk_size=ROWS_AT_ONCE)
    found: list[UUID] = []
    while some := list(islice(records, ROWS_AT_ONCE)):
        found += named_here(run, some).values_list("pk", flat=True)
    return found


@verb
def remark_on_rows(actor: Actor, *, claim: Claim, said: Iterable[tuple[int, Remark]]) -> None:
    """Adds remarks that the rows of the first file together call for: (number of the row, remark)."""
    run = held(claim, State.READING)
    kept: Counter[str] = Counter(run.counts["read"]["kept"])
    for number, remark in said:
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE programs_registerrow SET remarks = remarks || %s::jsonb"
                " WHERE run_id = %s AND file = 0 AND number = %s AND NOT remarks @> %s::jsonb",
                [given := orjson.dumps([remark_json(remark)]).decode(), run.pk, number, given],
            )
            kept[f"{remark.code}:{remark.field}"] += cursor.rowcount
    run.counts["read"]["kept"] = dict(sorted(kept.items()))
    run.save(update_fields=["counts", "lease_until"])


@verb
def finish_reading(actor: Actor, *, claim: Claim, counts: dict[str, Any]) -> None:
    """All rows are read and compared: what they come to can be looked at."""
    run = held(claim, State.READING)
    run.counts |= counts
    run.state, run.total, run.position = State.READY, run.position, 0
    release(run)


@verb
def fail(actor: Actor, *, claim: Claim, state: str, fault: dict[str, Any]) -> None:
    """Ends an import, saying by a code what was in its way."""
    run = held(claim, state)
    run.state, run.fault, run.ended_at = State.FAILED, fault, clock.now()
    release(run)


@dataclass(frozen=True, slots=True)
class Writing:
    """How the records of a kind are written. `batch`: those that follow the position reached, moving it (count());
    False where there were none. `ending`: what is written when all of them are.
    """

    batch: Callable[[RegisterImport], bool]
    ending: Callable[[RegisterImport], None] = lambda run: None


def count(run: RegisterImport, position: int, verdicts: Iterable[str]) -> None:
    """The entries up to that position are written, with these verdicts."""
    written = Counter(run.counts.get("written", {}))
    written.update(map(str, verdicts))
    run.counts["written"], run.position = dict(written), position


@verb
def bring_in(actor: Actor, *, claim: Claim, writing: Writing) -> bool:
    """Writes the next batch; False where there are no more, and all of it is brought in."""
    run = held(claim, State.WRITING)
    more = writing.batch(run)
    if more:
        run.save(update_fields=["position", "counts", "lease_until"])
    else:
        writing.ending(run)
        _finish(run)
    return more


@verb
def bring_in_whole(actor: Actor, *, claim: Claim, writing: Writing, beat: Callable[[int], None]) -> None:
    """Writes everything in one transaction.

    `beat`: told the position after each batch, outside of it. NotWhole where a row was refused, or an entry is in
    conflict; Overtaken.
    """
    run = RegisterImport.unscoped.get(pk=claim.run_id)
    run.position = 0
    if run.counts.get("read", {}).get("refused"):
        raise NotWhole
    more = True
    while more:
        more = writing.batch(run)
        if run.counts.get("written", {}).get(Verdict.CONFLICT):
            raise NotWhole
        beat(run.position)
    ending = held(claim, State.WRITING)
    ending.position, ending.counts = run.position, run.counts
    writing.ending(ending)
    _finish(ending)


def counts_of(run_id: UUID) -> dict[str, int]:
    """How many entries of an import have each verdict."""
    rows = RegisterEntry.unscoped.filter(run_id=run_id).order_by().values_list("verdict")
    found = dict(rows.annotate(count=Count("pk")))
    return {verdict.value: found.get(verdict.value, 0) for verdict in Verdict}


def _said_of_entries(run_id: UUID) -> dict[str, dict[str, int]]:
    """How often each code was said of an entry, by severity."""
    found: dict[str, dict[str, int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT said->>'severity', concat_ws(':', said->>'code', said->>'field'), count(*)"
            "  FROM programs_registerentry, jsonb_array_elements(remarks) said WHERE run_id = %s GROUP BY 1, 2",
            [run_id],
        )
        for severity, code, count in cursor.fetchall():
            found.setdefault(severity, {})[code] = count
    return found


def _finish(run: RegisterImport) -> None:
    run.counts["entries"] = counts_of(run.pk)
    run.counts["said"] = _said_of_entries(run.pk)
    run.counts.pop("written", None)
    run.state, run.ended_at, run.position = State.DONE, clock.now(), run.total or run.position
    release(run)


def release(run: RegisterImport) -> None:
    """Nobody works on it from now on."""
    run.lease = run.lease_until = None
    run.version += 1
    run.save()
