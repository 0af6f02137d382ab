"""A plan and its items as an edition has them, the ledger of extensions, and how items end and go on."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import JSONObject

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent
from cooperation.reading import Read, note
from cooperation.statements import Slot, statement
from programs.models import (
    Change,
    ChangeSet,
    Closure,
    Edition,
    Extension,
    FormerTitle,
    Item,
    Milestone,
    Party,
    Programme,
    Responsibility,
    Section,
    Succession,
    Wording,
)
from programs.rules.worddiff import Piece, difference

#: So many items are shown in one page of a plan's text.
MOST = 1000
PAGE = 100


@dataclass(slots=True)
class Chapter:
    """A heading with its depth from 0 and the items that stand under it, each with `steps`."""

    section: Section
    depth: int
    wordings: list[Wording]


@dataclass(frozen=True, slots=True)
class WordingView:
    """What an item says in the editions [since, until), with the difference of title and result from before."""

    wording: Wording
    title: dict[str, tuple[Piece, ...]]
    result: dict[str, tuple[Piece, ...]]
    before: Wording | None


@dataclass(frozen=True, slots=True)
class LedgerItem:
    """An item whose deadline has changed: every entry of the ledger, oldest first."""

    wording: Wording
    entries: list[Extension]


def editions(actor: Actor, programme_id: UUID) -> list[Edition]:
    """The editions of a plan, oldest first."""
    return list(Edition.objects.visible_to(actor).filter(programme_id=programme_id).order_by("number"))


def chosen(found: Sequence[Edition], number: str) -> Edition | None:
    """The edition of that number; the one in force where none is named, else the newest. Absent where there is none."""
    if number:
        for edition in found:
            if str(edition.number) == number:
                return edition
        raise Absent
    in_force = [edition for edition in found if edition.state == Edition.State.IN_FORCE]
    if in_force or found:
        return (in_force or found)[-1]
    return None


def _standing(number: int) -> Q:
    return Q(since_edition__lte=number) & (Q(until_edition__isnull=True) | Q(until_edition__gt=number))


def text_of(
    actor: Actor, programme: Programme, edition: Edition, section: str = ""
) -> tuple[list[Chapter], bool]:
    """The plan as the edition has it, and whether there is more than is shown. `section`: under that heading alone."""
    sections = list(Section.objects.visible_to(actor).filter(programme=programme).order_by("sort_key"))
    _retitled(actor, sections, edition.number)
    order = _tree(sections)
    wanted = _under(sections, section) if section else {each.pk for each in sections}
    rows = (
        Wording.objects.visible_to(actor)
        .filter(_standing(edition.number), programme=programme, section_id__in=wanted)
        .order_by("sort_key", "id")
    )
    found = list(rows[: MOST + 1])
    _with_steps(actor, found[:MOST], edition.number)
    by_section: dict[UUID, list[Wording]] = {}
    for wording in found[:MOST]:
        by_section.setdefault(wording.section_id, []).append(wording)
    chapters = [
        Chapter(each, depth, by_section.get(each.pk, [])) for each, depth in order if each.pk in wanted
    ]
    return chapters, len(found) > MOST


def _retitled(actor: Actor, sections: Sequence[Section], number: int) -> None:
    """Gives each heading the title that it has in the edition of that number."""
    rows = FormerTitle.objects.visible_to(actor).filter(section__in=sections, until_edition__gt=number)
    # The nearest above comes last.
    former = {row.section_id: row.title for row in rows.order_by("-until_edition")}
    for section in sections:
        section.title = former.get(section.pk, section.title)


def _tree(sections: Sequence[Section]) -> list[tuple[Section, int]]:
    """The headings in reading order, each with its depth."""
    below: dict[UUID | None, list[Section]] = {}
    known = {section.pk for section in sections}
    for section in sections:
        below.setdefault(section.parent_id if section.parent_id in known else None, []).append(section)
    order: list[tuple[Section, int]] = []
    waiting = [(section, 0) for section in reversed(below.get(None, []))]
    while waiting:
        section, depth = waiting.pop()
        order.append((section, depth))
        waiting += [(child, depth + 1) for child in reversed(below.get(section.pk, []))]
    return order


def outline(actor: Actor, programme_id: UUID, edition: int | None = None) -> list[tuple[Section, int]]:
    """The headings of a plan in reading order, each with its depth; as they are called now, or in an edition."""
    found = list(Section.objects.visible_to(actor).filter(programme_id=programme_id).order_by("sort_key"))
    if edition is not None:
        _retitled(actor, found, edition)
    return _tree(found)


def section(actor: Actor, pk: UUID) -> Section:
    """A heading with its programme; Absent where there is none that the actor may see."""
    found: Section | None = (
        Section.objects.visible_to(actor).select_related("programme__body").filter(pk=pk).first()
    )
    if found is None:
        raise Absent
    return found


def headings_without_items(actor: Actor, programme_id: UUID) -> set[UUID]:
    """The headings of a plan under which no item stands or stood in any edition."""
    wordings = Wording.objects.visible_to(actor).filter(section=OuterRef("pk"))
    rows = Section.objects.visible_to(actor).filter(~Exists(wordings), programme_id=programme_id)
    return set(rows.values_list("pk", flat=True))


def _under(sections: Sequence[Section], number: str) -> set[UUID]:
    """The heading of that number with all below it; Absent where there is none."""
    wanted = {section.pk for section in sections if section.number == number}
    if not wanted:
        raise Absent
    grown = True
    while grown:
        more = {section.pk for section in sections if section.parent_id in wanted} - wanted
        wanted |= more
        grown = bool(more)
    return wanted


def _with_steps(actor: Actor, wordings: Sequence[Wording], number: int) -> None:
    steps: dict[UUID, list[Milestone]] = {}
    rows = Milestone.objects.visible_to(actor).filter(
        _standing(number), item_id__in=[wording.item_id for wording in wordings]
    )
    for step in rows.order_by("position"):
        steps.setdefault(step.item_id, []).append(step)
    for wording in wordings:
        wording.steps = steps.get(wording.item_id, [])  # type: ignore[attr-defined]


def item_in(actor: Actor, item_id: UUID, number: str) -> tuple[list[Edition], Edition, Wording]:
    """The editions, the one named, and what it says of the item; Absent where it says nothing of it."""
    any_wording = Wording.objects.visible_to(actor).filter(item_id=item_id)
    first = any_wording.first()
    if first is None:
        raise Absent
    all_editions = editions(actor, first.programme_id)
    edition = chosen(all_editions, number)
    wording: Wording | None = None
    if edition is not None:
        standing = any_wording.filter(_standing(edition.number))
        wording = standing.select_related("section", "programme", "item").first()
    if edition is None or wording is None:
        raise Absent
    _with_steps(actor, [wording], edition.number)
    return all_editions, edition, wording


def wordings_of(actor: Actor, item_id: UUID) -> list[WordingView]:
    """Every wording of an item, newest first, each with its difference from the one before."""
    rows = Wording.objects.visible_to(actor).filter(item_id=item_id).order_by("since_edition")
    found = [row for row in rows if row.until_edition != row.since_edition]
    views = []
    for place, wording in enumerate(found):
        before = found[place - 1] if place else None
        views.append(
            WordingView(
                wording, _words(before, wording, "title"), _words(before, wording, "expected_result"), before
            )
        )
    return views[::-1]


def _words(before: Wording | None, after: Wording, name: str) -> dict[str, tuple[Piece, ...]]:
    former, latter = (getattr(before, name) if before else {}), getattr(after, name)
    tags = [*former, *(tag for tag in latter if tag not in former)]
    return {tag: difference(former.get(tag, ""), latter.get(tag, "")) for tag in tags}


def item_numbered(actor: Actor, programme_id: UUID, number: str, edition: str = "") -> UUID:
    """The item that has this number, or had it last; in the edition named, where one is. Absent where none had."""
    rows = Wording.objects.visible_to(actor).filter(programme_id=programme_id, number=number)
    if edition:
        if not edition.isascii() or not edition.isdecimal() or len(edition) > 9:
            raise Absent
        rows = rows.filter(_standing(int(edition)))
    found: UUID | None = rows.order_by("-since_edition", "-id").values_list("item_id", flat=True).first()
    if found is None:
        raise Absent
    return found


# --- The ledger of extensions -----------------------------------------------------------------------------------------


def ledger(actor: Actor, programme_id: UUID, page: int = 1) -> tuple[list[LedgerItem], bool]:
    """The items whose deadlines have changed, most often first, in pages of PAGE; and whether more follow."""
    counted = (
        Extension.objects.visible_to(actor)
        .filter(item__programme_id=programme_id)
        .order_by()
        .values("item_id")
        .annotate(times=Count("id"))
        .order_by("-times", "item_id")
    )
    start = (page - 1) * PAGE
    found = list(counted[start : start + PAGE + 1])
    ids = [row["item_id"] for row in found[:PAGE]]
    return [LedgerItem(*pair) for pair in _entries(actor, ids)], len(found) > PAGE


def _entries(actor: Actor, ids: Sequence[UUID]) -> list[tuple[Wording, list[Extension]]]:
    entries: dict[UUID, list[Extension]] = {}
    for entry in Extension.objects.visible_to(actor).filter(item_id__in=ids).order_by("number"):
        entries.setdefault(entry.item_id, []).append(entry)
    newest: dict[UUID, Wording] = {}
    for wording in Wording.objects.visible_to(actor).filter(item_id__in=ids).order_by("since_edition"):
        newest[wording.item_id] = wording
    return [(newest[pk], entries[pk]) for pk in ids if pk in newest and pk in entries]


# --- How an item stands -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Standing:
    """What belongs to an item beside its dossier."""

    steps: list[Milestone]
    closures: list[Closure]
    successors: list[Wording]
    predecessors: list[Wording]
    change_sets: list[ChangeSet]


def standing(actor: Actor, item_id: UUID) -> Standing:
    """An item's milestones, how it was or is to be closed, what it goes on in, and what is proposed about it.

    One statement, and one more where the item goes on in others or comes from them.
    """
    row = _beside(actor).first(item=item_id)
    if row is None:
        raise Absent
    _note_drafts(item_id, row["its_change_sets"])
    called = _called(actor, {UUID(pk) for link in row["its_links"] for pk in link.values()} - {item_id})
    return Standing(
        steps=[
            Milestone(**step | {"deadline": FuzzyDate.parse(step["deadline"]), "reached_on": _day(step["reached_on"])})
            for step in row["its_steps"]
        ],
        closures=[Closure(**found | {"closed_on": _day(found["closed_on"])}) for found in row["its_closures"]],
        successors=[called[pk] for link in row["its_links"] if (pk := UUID(link["after"])) in called],
        predecessors=[called[pk] for link in row["its_links"] if (pk := UUID(link["before"])) in called],
        change_sets=[
            ChangeSet(
                id=found["change_set_id"], title=found["change_set__title"], state=found["change_set__state"],
                party=Party(short_name=found["change_set__party__short_name"]),
            )
            for found in row["its_change_sets"]
        ],
    )  # fmt: skip


def _note_drafts(item_id: UUID, rows: list[dict[str, Any]]) -> None:
    """The titles of one's own side's drafts are internal texts that are shown."""
    for found in rows:
        if found["change_set__state"] == ChangeSet.State.DRAFT:
            pk, version, programme = (
                found[name] for name in ("change_set_id", "change_set__version", "programme_id")
            )
            note(Read(ChangeSet.read_as, UUID(pk), version, UUID(programme), item_id))


@statement
def _beside(actor: Actor) -> QuerySet[Item, dict[str, list[dict[str, Any]]]]:
    touching = Change.objects.visible_to(actor).filter(change_set__state__in=("draft", "proposed"))
    links = Succession.objects.visible_to(actor).filter(
        Q(item_id=OuterRef("pk")) | Q(successor_id=OuterRef("pk"))
    )
    rows: QuerySet[Item, dict[str, list[dict[str, Any]]]] = (
        Item.objects.visible_to(actor)
        .filter(pk=Slot("item"))
        .values(
            its_steps=_rows(
                Milestone.objects.visible_to(actor).filter(until_edition__isnull=True).order_by("position"),
                *("id", "version", "title", "deadline", "reached_on"),
            ),
            its_closures=_rows(
                Closure.objects.visible_to(actor).order_by("-proposed_on", "-id"),
                "id",
                "kind",
                "state",
                "closed_on",
            ),
            its_change_sets=_rows(
                touching.order_by("id"),
                *(
                    "programme_id",
                    "change_set_id",
                    "change_set__version",
                    "change_set__title",
                    "change_set__state",
                    "change_set__party__short_name",
                ),
            ),
            its_links=ArraySubquery(links.values(row=JSONObject(before="item_id", after="successor_id"))),
        )
    )
    return rows


def _rows(rows: QuerySet[Any], *names: str) -> ArraySubquery:
    """Rows of an item as a list of objects inside its own row."""
    return ArraySubquery(
        rows.filter(item_id=OuterRef("pk")).values(row=JSONObject(**{name: F(name) for name in names}))
    )


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _called(actor: Actor, ids: set[UUID]) -> dict[UUID, Wording]:
    if not ids:
        return {}
    rows = Wording.objects.visible_to(actor).filter(item_id__in=ids).order_by("since_edition")
    return {wording.item_id: wording for wording in rows}


def closure(actor: Actor, pk: UUID) -> Closure:
    """One closure with its item; Absent where the actor may not see it."""
    found: Closure | None = (
        Closure.objects.visible_to(actor)
        .select_related("item__programme__body", "proposed_by", "document__marking")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Absent
    return found


def responsibilities(actor: Actor, item_id: UUID) -> QuerySet[Responsibility]:
    """Who is and was responsible for an item, those of today first."""
    rows: QuerySet[Responsibility] = Responsibility.objects.visible_to(actor).filter(item_id=item_id)
    return rows.select_related("organisation", "party").order_by("-until", "role", "since", "id")


def newest(actor: Actor, item_id: UUID) -> Any:
    """The newest wording of an item, also of one that has left the plan; Absent where the actor may not see it."""
    rows = (
        Wording.objects.visible_to(actor)
        .filter(item_id=item_id)
        .select_related("item", "programme__body", "section")
    )
    found = rows.order_by("-since_edition").first()
    if found is None:
        raise Absent
    return found


def programme(actor: Actor, code: str) -> Programme:
    """The programme of that code with its body; Absent where the actor may not see it."""
    found: Programme | None = (
        Programme.objects.visible_to(actor).select_related("body").filter(code=code).first()
    )
    if found is None:
        raise Absent
    return found


def in_force(actor: Actor, programme_ids: Collection[UUID]) -> list[Edition]:
    """The edition in force of each of these programmes, in the order of their codes."""
    return list(
        Edition.objects.visible_to(actor)
        .filter(programme_id__in=programme_ids, state=Edition.State.IN_FORCE)
        .select_related("programme")
        .order_by("programme__code")
    )
