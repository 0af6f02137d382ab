"""Imports of registers, to be looked at: how far they are, what their rows come to, and the report on them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from cooperation.access import Actor
from cooperation.errors import Absent
from programs.models import (
    Agreement,
    RegisterEntry,
    RegisterImport,
    RegisterOrigin,
    RegisterProfile,
    RegisterRow,
    Verdict,
)

PAGE = 100
#: Verdicts on rows: those of the entry that a row begins; that it adds to one; that it is refused.
MERGED, REFUSED = "merged", "refused"
VERDICTS = (*(verdict.value for verdict in Verdict), MERGED, REFUSED)


def one(actor: Actor, pk: UUID) -> RegisterImport:
    """An import; Absent where the actor may not see it."""
    rows = RegisterImport.objects.visible_to(actor).select_related("body", "party", "uploaded_by")
    found: RegisterImport | None = rows.filter(pk=pk).first()
    if found is None:
        raise Absent
    return found


def listed(
    actor: Actor, body_id: UUID | None = None, before: UUID | None = None
) -> "QuerySet[RegisterImport]":
    """The imports that the actor may see, the newest first; `before`: those that were sent before that one."""
    rows: QuerySet[RegisterImport] = RegisterImport.objects.visible_to(actor).select_related(
        "body", "uploaded_by"
    )
    if body_id is not None:
        rows = rows.filter(body_id=body_id)
    if before is not None:
        last = (
            RegisterImport.objects.visible_to(actor)
            .filter(pk=before)
            .values_list("uploaded_at", "pk")
            .first()
        )
        if last is None:
            return rows.none()
        rows = rows.filter(Q(uploaded_at__lt=last[0]) | Q(uploaded_at=last[0], pk__lt=last[1]))
    return rows.defer("samples", "profile").order_by("-uploaded_at", "-pk")


def profiles(actor: Actor, body_id: UUID) -> list[str]:
    """The names of the mappings that a body has saved."""
    rows = RegisterProfile.objects.visible_to(actor).filter(body_id=body_id)
    return list(rows.order_by("name").values_list("name", flat=True))


def totals(run: RegisterImport) -> dict[str, Any]:
    """All figures of an import: of its rows as they were read, and of its entries."""
    read = run.counts.get("read", {})
    said = run.counts.get("said", {})
    entries = run.counts.get("entries") or run.counts.get("written") or {}
    return {
        "id": str(run.pk), "state": run.state, "fault": run.fault.get("code", ""),
        **{name: read.get(name, 0) for name in ("rows", "taken", "merged", "refused")},
        **{verdict.value: entries.get(verdict.value, 0) for verdict in Verdict},
        **{name: _both(read.get(name, {}), said.get(name, {})) for name in ("kept", "reported", "refusals")},
    }  # fmt: skip


def _both(rows: dict[str, int], entries: dict[str, int]) -> dict[str, int]:
    return {code: rows.get(code, 0) + entries.get(code, 0) for code in sorted(rows.keys() | entries.keys())}


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its verdict. `title`: of the entry, as the row has it; `agreement`: the record, once it is there."""

    position: int
    file: str
    number: int
    verdict: str
    record: str
    remarks: list[dict[str, Any]]
    cells: list[str]


def lines(
    run: RegisterImport,
    *,
    verdicts: Collection[str] = (),
    remarked: bool = False,
    after: int = 0,
    limit: int = PAGE,
) -> list[Line]:
    """The rows of an import after a position, each with its verdict; of `verdicts` (VERDICTS) alone, where any is."""
    rows = _of(run, verdicts).filter(position__gt=after)
    if remarked:
        rows = rows.filter(_remarked(run))
    return list(_lines(run, list(rows.order_by("position").defer("fragment")[:limit])))


def remarked(run: RegisterImport) -> int:
    """How many rows have a remark, of their own or of the entry that they begin."""
    return RegisterRow.unscoped.filter(_remarked(run), run=run).count()


def _remarked(run: RegisterImport) -> Q:
    entries = RegisterEntry.unscoped.filter(run=run).exclude(remarks=[])
    return ~Q(remarks=[]) | Q(position__in=entries.values("position"))


def _of(run: RegisterImport, verdicts: Collection[str]) -> "QuerySet[RegisterRow]":
    rows = RegisterRow.unscoped.filter(run=run)
    if not verdicts:
        return rows
    entries = RegisterEntry.unscoped.filter(
        run=run, verdict__in=[each for each in verdicts if each in Verdict.values]
    )
    outcomes = [each for each in verdicts if each in (MERGED, REFUSED)]
    return rows.filter(Q(outcome__in=outcomes) | Q(position__in=entries.values("position")))


def _lines(run: RegisterImport, rows: list[RegisterRow]) -> Iterator[Line]:
    begun = [row.position for row in rows if row.outcome == "taken"]
    entries = {each.position: each for each in RegisterEntry.unscoped.filter(run=run, position__in=begun)}
    names = [file["name"] for file in run.files]
    for row in rows:
        entry = entries.get(row.position)
        verdict = row.outcome if row.outcome != "taken" else entry.verdict if entry else ""
        remarks = [*row.remarks, *(entry.remarks if entry else [])]
        yield Line(row.position, names[row.file], row.number, verdict, row.record, remarks, row.cells)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A row of a register from which a record is: its file, its number there, its cells under their headings."""

    run: RegisterImport
    file: str
    number: int
    cells: list[tuple[str, str]]


#: So many rows of one record are told: an agreement of a register may stand in hundreds.
_MOST_SOURCES = 20


def sources(actor: Actor, agreement: Agreement) -> list[SourceRow]:
    """The rows of which an agreement was brought in last, the first of them; none where nobody brought it in."""
    origin = (
        RegisterOrigin.objects.visible_to(actor).filter(agreement=agreement).select_related("run").first()
    )
    if origin is None:
        return []
    rows = RegisterRow.unscoped.filter(run=origin.run, record=origin.external_id).order_by("position")
    files = origin.run.files
    return [
        SourceRow(
            origin.run, files[row.file]["name"], row.number,
            [(name, str(cell)) for name, cell in zip(files[row.file]["headings"], row.cells, strict=False) if cell],
        )
        for row in rows.defer("fragment")[:_MOST_SOURCES]
    ]  # fmt: skip


def report(run: RegisterImport) -> Iterator[Line]:
    """Every row of an import, a few at a time."""
    after = 0
    while some := lines(run, after=after, limit=1000):
        yield from some
        after = some[-1].position
