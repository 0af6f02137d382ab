"""What a plan's file would change, row by row, before anything does: read against the plan as it is now."""

import hashlib
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

import orjson

from cooperation import memory
from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent
from programs import policies
from programs.models import Edition, PlanImport, Programme, Section
from programs.rules import plan_columns as names
from programs.rules.changes import FIELDS
from programs.rules.plan_columns import Column
from programs.rules.plan_held import Flaw, Kind, Plan, Standing, Verdict
from programs.rules.plan_sheet import Chapter, Head, Line, Missing, head_of, rows_of
from programs.rules.plan_verdicts import Judge
from programs.rules.sort_key import sort_key
from programs.rules.written_dates import NotADate, read_date
from programs.selectors import plan_rows
from programs.selectors.changes import TEXTS, FieldChange, Step, words_between
from programs.selectors.plan_rows import Sides

PAGE = 100

Rows = Sequence[Sequence[str]]


@dataclass(slots=True)
class Preview:
    """Every row of a file with its verdict.

    `missing`: items of the plan (of the edition that the file names) that the file lacks. `chapters`: headings that the
    plan lacks and rows stand under. `edition`: the newest of the plan; `base`: the one the file was made from, where it
    says so. `mark` is another one as soon as another thing would change. `passed`: headings of columns that are not
    read.
    """

    head: Head
    verdicts: list[Verdict]
    missing: list[Standing]
    chapters: list[Chapter]
    sides: Sides
    sections: dict[str, Section]
    edition: int | None
    base: int | None
    mark: str

    @property
    def counts(self) -> dict[str, int]:
        """How many rows have each verdict, in order; and how many have a remark."""
        found = Counter(verdict.kind for verdict in self.verdicts)
        return {kind.value: found[kind] for kind in Kind}

    @property
    def remarked(self) -> int:
        """How many rows have a remark."""
        return sum(1 for verdict in self.verdicts if verdict.remarks)

    @property
    def passed(self) -> list[str]:
        """The headings of columns that are not read."""
        return self.head.columns.passed

    def place(self, verdict: Verdict, flaw: Flaw) -> tuple[int, int | None]:
        """(row, column), from 0, of the cell that a fault is in; no column where the table has none such."""
        for column in self.head.columns.found:
            if column.name == flaw.column and column.qualifier in (flaw.qualifier, ""):
                return verdict.line.row, column.place
        if flaw.column == names.SECTION and verdict.line.chapter is not None:
            return verdict.line.chapter.row, 0
        return verdict.line.row, None


def programme_of(actor: Actor, programme_id: UUID) -> Programme:
    """A programme with its body; Absent where the actor may not see it."""
    found: Programme | None = (
        Programme.objects.visible_to(actor).select_related("body").filter(pk=programme_id).first()
    )
    if found is None:
        raise Absent
    return found


def one(actor: Actor, pk: UUID, *, content: bool = True) -> PlanImport:
    """A file with its programme; Absent where the actor may not see it. `content`: with its cells."""
    rows = PlanImport.objects.visible_to(actor).select_related("programme__body", "change_set", "uploaded_by")
    found: PlanImport | None = (rows if content else rows.defer("content")).filter(pk=pk).first()
    if found is None:
        raise Absent
    return found


def listed(actor: Actor, programme_id: UUID) -> list[PlanImport]:
    """The files of one's own side that are kept, the newest first, without their content."""
    rows = PlanImport.objects.visible_to(actor).filter(programme_id=programme_id).defer("content")
    return list(rows.select_related("change_set", "uploaded_by").order_by("-uploaded_at", "-id")[:20])


def packed(rows: Rows) -> bytes:
    """Cells as they are kept."""
    return zlib.compress(orjson.dumps(rows), 1)


def unpacked(content: Any) -> list[list[str]]:
    """The cells that were kept."""
    rows: list[list[str]] = orjson.loads(zlib.decompress(content))
    return rows


def table_head(actor: Actor, programme: Programme, rows: Rows) -> Head | Missing:
    """The row of headings of a table, held against the languages and sides of a plan."""
    names_of_sides = plan_rows.sides(actor, programme.pk).names
    found = head_of(rows, plan_rows.languages(programme, ()), names_of_sides)
    if isinstance(found, Head) and not found.columns.unknown:
        return found
    # Its texts may be in languages besides those of the body.
    used = plan_rows.languages_used(actor, programme.pk)
    return head_of(rows, plan_rows.languages(programme, used), names_of_sides)


def preview(actor: Actor, found: PlanImport, *, withdrawn: bool = False) -> Preview:
    """The verdicts on a file that is kept. `withdrawn`: the items that it lacks leave the plan."""
    rows = unpacked(found.content)
    return preview_of(actor, found.programme, rows, withdrawn=withdrawn)


def preview_of(actor: Actor, programme: Programme, rows: Rows, *, withdrawn: bool = False) -> Preview:
    """The verdicts on a table; a handful of statements whatever its length."""
    memory.takes_much()
    sides = plan_rows.sides(actor, programme.pk)
    items = plan_rows.all_standing(actor, programme.pk, None, sides)
    used = {tag for each in items.values() for text in (each.title, each.expected_result) for tag in text}
    used |= {tag for each in items.values() for title, _deadline in each.milestones for tag in title}
    head = head_of(rows, plan_rows.languages(programme, used), sides.names)
    if isinstance(head, Missing):
        raise Absent
    of_plan = Edition.objects.visible_to(actor).filter(programme=programme)
    numbers = set(of_plan.values_list("number", flat=True))
    newest = max(numbers, default=None)
    base = head.edition if head.edition in numbers else None
    former = items if base in (None, newest) else plan_rows.all_standing(actor, programme.pk, base, sides)
    sections = {each.number: each for each in Section.objects.visible_to(actor).filter(programme=programme)}
    plan = Plan(
        items=items, base=former, gone=cache(lambda: plan_rows.gone(actor, programme.pk)), sections=sections,
        organisations=plan_rows.called(sides), read=read, adds_sections=policies.keeps_record(actor, programme.pk),
    )  # fmt: skip
    return _judged(head, rows, plan, sides, sections, newest, base, withdrawn=withdrawn)


def _judged(
    head: Head, rows: Rows, plan: Plan, sides: Sides, sections: dict[str, Section], newest: int | None,
    base: int | None, *, withdrawn: bool,
) -> Preview:  # fmt: skip
    lines: list[Line] = []
    chapters: dict[str, Chapter] = {}
    for each in rows_of(rows, head, sections):
        if isinstance(each, Line):
            lines.append(each)
        elif each.number not in sections:
            chapters.setdefault(each.number, each)
    columns: list[Column] = head.columns.found
    verdicts = Judge(plan, columns).all(lines, withdrawn=withdrawn)
    named = {verdict.standing.item for verdict in verdicts if verdict.standing}
    missing = [each for item, each in plan.items.items() if item not in named and item in plan.base]
    missing.sort(key=lambda each: (sort_key(each.number), each.number))
    wanted = {verdict.section for verdict in verdicts if verdict.kind is not Kind.ERROR}
    return Preview(
        head, verdicts, missing, [each for number, each in chapters.items() if number in wanted], sides, sections,
        newest, base, _mark(verdicts, missing),
    )  # fmt: skip


def fields_of(preview: Preview, verdict: Verdict) -> list[FieldChange]:
    """What a row changes, field by field, word by word; of a new item what the plan will say of it."""
    found = []
    for name in FIELDS:
        if name not in verdict.changes:
            continue
        after = _value(preview, name, verdict.changes[name])
        before = None
        if verdict.standing is not None:
            before = _value(preview, name, getattr(verdict.standing, name))
        words = words_between(before or {}, after) if name in TEXTS else {}
        found.append(FieldChange(name, before, after, words))
    return found


def _value(preview: Preview, name: str, raw: Any) -> Any:
    if name == "section":
        chapters = {chapter.number: chapter for chapter in preview.chapters}
        return preview.sections.get(raw) or chapters.get(raw) or Chapter(0, raw, "")
    if name == "milestones":
        return [Step(dict(title), deadline) for title, deadline in raw]
    return raw


@lru_cache(maxsize=8192)
def read(said: str) -> FuzzyDate | str:
    """The deadline that is written; the code of the fault where it is none."""
    try:
        value, uncertain, recurs, permanent = read_date(said)
    except NotADate as error:
        return "recurs_from" if error.recurs else "no_date"
    try:
        return FuzzyDate(value, uncertain, recurs, permanent)  # type: ignore[arg-type]
    except ValueError:
        return "no_such_day"


def _mark(verdicts: Sequence[Verdict], missing: Sequence[Standing]) -> str:
    """What the verdicts come to: SHA-256 over all that would change, and all that is wrong."""
    digest = hashlib.sha256()
    for verdict in verdicts:
        if verdict.kind is not Kind.UNCHANGED:
            item = verdict.standing.item if verdict.standing else ""
            digest.update(
                f"{verdict.line.row} {verdict.kind} {item} {verdict.changes!r} {verdict.flaws!r}\n".encode(
                    "utf-8", "backslashreplace"
                )
            )
            if verdict.standing is not None:
                before = [getattr(verdict.standing, name) for name in verdict.changes if name in FIELDS]
                digest.update(repr(before).encode("utf-8", "backslashreplace"))
    digest.update(repr([each.item for each in missing]).encode())
    return digest.hexdigest()
