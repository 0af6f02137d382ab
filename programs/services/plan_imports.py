"""A plan's file: kept by the side that sent it, looked at row by row, then drafted as one change set of that side.

Nothing of the plan is written before a change set takes effect; headings alone, which stand in no edition until an item
does, are added with the draft where that is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Fault, Invalid, check_version, raise_all
from cooperation.texts import Text, has_words
from programs.models import ChangeSet, PlanImport, Programme
from programs.rules.languages import language_of
from programs.rules.plan_held import Kind, Verdict
from programs.rules.plan_sheet import Chapter, Head, Missing
from programs.selectors import plan_imports as reading
from programs.selectors.plan_imports import Preview
from programs.selectors.plan_words import cell_name
from programs.services import changes, outline
from programs.services.change_rows import ChangeInput
from programs.services.editions import Step

#: How long a file is kept.
KEPT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stood in a file: its name made safe, type, size in bytes, SHA-256, and its cells as text."""

    name: str
    content_type: str
    size: int
    sha256: str
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Choices:
    """How a file becomes a change set. `seen`: the mark of the preview that was looked at.

    `reason` is that of the set, and of each new deadline that gives none of its own. `withdraw_missing`: items that
    the file lacks leave the plan. `leave_out`: the set is made without the rows that are wrong. `add_sections`: the
    headings that the plan lacks are added first.
    """

    title: Text
    seen: str
    reason: Text = field(default_factory=dict)
    withdraw_missing: bool = False
    leave_out: bool = False
    add_sections: bool = False


def importing(actor: Actor, programme_id: UUID) -> Programme:
    """The programme into whose plan the actor may bring a file. Absent, or Forbidden as for any change of the plan.

    Asked before a file is read.
    """
    programme = reading.programme_of(actor, programme_id)
    changes.authorise(actor, programme.pk)
    return programme


@verb
def keep_plan_file(actor: Actor, *, programme_id: UUID, table: Table) -> PlanImport:
    """Keeps a file to be looked at; the same file again is the one that is kept. The plan is not touched.

    Invalid: /file, where its first rows have no headings of a plan, or a column names no language or side of it.
    """
    programme = importing(actor, programme_id)
    _check_head(reading.table_head(actor, programme, table.rows))
    own = PlanImport.unscoped.filter(party_id=actor.side_id)
    own.filter(uploaded_at__lt=clock.now() - KEPT).delete()
    same = own.defer("content").filter(programme=programme, sha256=table.sha256)
    if (known := same.first()) is not None:
        return known
    found = PlanImport(
        programme=programme, party_id=actor.side_id, name=table.name, content_type=table.content_type,
        size=table.size, sha256=table.sha256, content=reading.packed(table.rows), uploaded_at=clock.now(),
        uploaded_by_id=actor.user_id,
    )  # fmt: skip
    try:
        with transaction.atomic():
            found.save(force_insert=True)
    except IntegrityError:
        # A colleague sent it a moment ago.
        return same.get()
    return found


def _check_head(head: Head | Missing) -> None:
    if head is Missing.HEADINGS:
        raise Invalid.of(
            "file",
            _("No row of column headings was found. A plan has at least the columns “No.” and “Title”."),
        )
    if isinstance(head, Missing):
        raise Invalid.of("file", _("The columns “No.” and “Title” are needed, each title with its language."))
    wrong = [
        (place, _("The column “%(heading)s” (%(cell)s) names no language or side of this plan."), said)
        for place, said in head.columns.unknown
    ] + [
        (place, _("The column “%(heading)s” (%(cell)s) stands there twice."), said)
        for place, said in head.columns.twice
    ]
    faults = [
        Fault("/file", words % {"heading": said[:80], "cell": cell_name(head.row, place)})
        for place, words, said in sorted(wrong)
    ]
    raise_all(faults)


@verb
def discard_plan_import(actor: Actor, *, import_id: UUID, version: int | None) -> None:
    """Puts a file away. A change set that was made of it stays."""
    found = _locked(actor, import_id)
    check_version(found.version, version)
    PlanImport.unscoped.filter(pk=found.pk).delete()


@verb
def draft_from_plan(actor: Actor, *, import_id: UUID, choices: Choices, version: int | None) -> ChangeSet:
    """Drafts one change set of the actor's side with all that the file changes.

    Conflict: a set was drafted of this file already, the preview looked at is not what the file comes to by now, or it
    changes nothing. Invalid: /title, /reason (new deadlines without one), /leave_out (rows are wrong), /add_sections
    (rows stand under headings that the plan lacks).
    """
    found = _locked(actor, import_id)
    check_version(found.version, version)
    if found.change_set_id is not None:
        raise Conflict(_("A change set was drafted of this file already."))
    preview = reading.preview(actor, found)
    if preview.mark != choices.seen:
        raise Conflict(
            _("The plan has changed since this preview was made. Look at it again before you go on.")
        )
    if choices.withdraw_missing:
        preview = reading.preview(actor, found, withdrawn=True)
    good = _check(preview, choices)
    ids = {number: section.pk for number, section in preview.sections.items()}
    ids |= _add_sections(actor, found.programme, preview.chapters, ids)
    rows = [_change(verdict, ids, choices.reason) for verdict in good]
    if choices.withdraw_missing:
        rows += [ChangeInput(kind="withdraw", item_id=UUID(each.item)) for each in preview.missing]
    made = changes.draft_change_set(
        actor, programme_id=found.programme_id, title=choices.title, reason=choices.reason, rows=rows
    )
    found.change_set, found.version = made, found.version + 1
    found.save(update_fields=["change_set", "version"])
    return made


def _locked(actor: Actor, import_id: UUID) -> PlanImport:
    """The file, locked, where the actor drafts changes of its plan."""
    rows = PlanImport.objects.visible_to(actor).select_related("programme__body")
    found: PlanImport | None = rows.select_for_update(of=("self",)).filter(pk=import_id).first()
    if found is None:
        raise Absent
    changes.authorise(actor, found.programme_id)
    return found


def _check(preview: Preview, choices: Choices) -> list[Verdict]:
    """The rows that change something, where the choices suffice for them."""
    wrong = preview.counts[Kind.ERROR]
    faults = []
    if wrong and not choices.leave_out:
        faults.append(
            Fault(
                "/leave_out",
                _("Rows are wrong. Correct the file and send it again, or leave these rows out."),
            )
        )
    if preview.chapters and not choices.add_sections:
        numbers = ", ".join(chapter.number for chapter in preview.chapters[:20])
        faults.append(
            Fault("/add_sections", _("The plan lacks these headings: %(numbers)s.") % {"numbers": numbers})
        )
    good = [each for each in preview.verdicts if each.kind not in (Kind.ERROR, Kind.UNCHANGED)]
    if not has_words(choices.reason) and any(
        "deadline" in v.changes and v.standing and not v.reason for v in good
    ):
        faults.append(
            Fault("/reason", _("A deadline changes: say why, here or in a column “Reason” of the file."))
        )
    raise_all(faults)
    if not good and not (choices.withdraw_missing and preview.missing):
        raise Conflict(_("This file changes nothing in the plan."))
    return good


def _add_sections(
    actor: Actor, programme: Programme, chapters: Iterable[Chapter], known: dict[str, UUID]
) -> dict[str, UUID]:
    """Adds headings, each under the one whose number begins its own, in the language that their letters show."""
    languages = programme.body.languages
    ids = dict(known)
    for chapter in chapters:
        above = [number for number in ids if chapter.number.startswith(f"{number}.")]
        title = {language_of(chapter.title, languages): chapter.title}
        ids[chapter.number] = outline.add_section(
            actor, programme_id=programme.pk, number=chapter.number, title=title,
            parent_id=ids[max(above, key=len)] if above else None,
        ).pk  # fmt: skip
    return ids


def _change(verdict: Verdict, sections: dict[str, UUID], reason: Text) -> ChangeInput:
    """A row as a change set takes it."""
    said = verdict.changes
    item = UUID(verdict.standing.item) if verdict.standing else None
    dated = item is not None and "deadline" in said
    kind = "add" if item is None else "extend" if said.keys() == {"deadline"} else "reword"
    steps = said.get("milestones")
    return ChangeInput(
        kind=kind, item_id=item, section_id=sections[said["section"]] if "section" in said else None,
        number=said.get("number", ""), title=said.get("title", {}), expected_result=said.get("expected_result", {}),
        deadline=said.get("deadline"),
        milestones=None if steps is None else tuple(Step(title, deadline) for title, deadline in steps),
        item_kind=said.get("item_kind", ""), origin=said.get("origin", {}),
        organisation_ids=tuple(UUID(pk) for pk in said.get("responsible", ())),
        reason=dict(verdict.reason) or (reason if dated else {}),
        external_id=said.get("external_id", ""),
    )  # fmt: skip
