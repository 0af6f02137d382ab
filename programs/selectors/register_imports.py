"""Imports of registers, to be looked at: how far they are, what their rows come to, and the report on them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

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


def listed(actor: Actor, body_id: UUID | None = None) -> "QuerySet[RegisterImport]":
    """The imports that the actor may see, the newest first."""
    rows: QuerySet[RegisterImport] = RegisterImport.objects.visible_to(actor).select_related(
        "body", "uploaded_by"
    )
    if body_id is not None:
        rows = rows.filter(body_id=body_id)
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
    run: RegisterImport, *, verdict: str = "", remarked: bool = False, after: int = 0, limit: int = PAGE
) -> list[Line]:
    """The rows of an import after a position, each with its verdict (VERDICTS)."""
    rows = _of(run, verdict).filter(position__gt=after)
    if remarked:
        rows = rows.exclude(remarks=[])
    return list(_lines(run, list(rows.order_by("position").defer("fragment")[:limit])))


def count(run: RegisterImport, verdict: str = "") -> int:
    """How many rows have a verdict, as far as is known by now."""
    found = totals(run)
    return int(found.get(verdict, 0)) if verdict else int(found["rows"])


def _of(run: RegisterImport, verdict: str) -> "QuerySet[RegisterRow]":
    rows = RegisterRow.unscoped.filter(run=run)
    if verdict in (MERGED, REFUSED):
        return rows.filter(outcome=verdict)
    if verdict in Verdict.values:
        entries = RegisterEntry.unscoped.filter(run=run, verdict=verdict)
        return rows.filter(position__in=entries.values("position"))
    return rows


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
