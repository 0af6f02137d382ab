"""Change sets read for their pages and the API: what each row changes, word by word, and what stands in its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent
from cooperation.texts import Text
from programs.models import Change, ChangeSet, Consent, Milestone, Organisation, Section, Wording
from programs.rules import changes as rules
from programs.rules.worddiff import Piece, difference

OPEN = (ChangeSet.State.DRAFT, ChangeSet.State.PROPOSED)
#: Fields whose value is a text in several languages.
TEXTS = ("title", "expected_result")
#: How many sets a list shows, and how many rows of one set a page.
PAGE, ROWS = 200, 200


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a wording before and after: a Text, a number, a FuzzyDate, a Section or a list of milestones.

    `words` has the difference of each language of a text; None where there was nothing before.
    """

    name: str
    before: Any
    after: Any
    words: dict[str, tuple[Piece, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone as a change set has it."""

    title: Text
    deadline: FuzzyDate


@dataclass(slots=True)
class RowView:
    """One row of a change set: the item as it is called now, what changes, and what happened to it meanwhile.

    `moved`: the fields on which the plan no longer says what the author had in front of them. `others`: further open
    change sets that touch the same item. `fallen`: it is not adopted since its item had left the plan by then.
    """

    change: Change
    number: str
    title: Text
    fields: list[FieldChange]
    organisations: list[Organisation]
    moved: tuple[str, ...]
    now: dict[str, Any] | None
    others: list[ChangeSet]
    parts: list["RowView"]
    fallen: bool = False


def listed(actor: Actor, programme_id: UUID) -> list[ChangeSet]:
    """The change sets of a programme, drafts of one's own side first, then the newest; each with its count of rows."""
    rows = (
        ChangeSet.objects.visible_to(actor)
        .filter(programme_id=programme_id)
        .select_related("party", "base", "edition")
        .annotate(size=Count("rows"))
    )
    found = list(rows.order_by("-number", "-id")[:PAGE])
    return sorted(found, key=lambda row: row.state != ChangeSet.State.DRAFT)


def one(actor: Actor, pk: UUID) -> ChangeSet:
    """A change set with its programme; Absent where the actor may not see it."""
    found: ChangeSet | None = (
        ChangeSet.objects.visible_to(actor)
        .select_related("programme__body", "party", "base", "edition", "proposed_by", "drafted_by")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise Absent
    return found


def row(actor: Actor, pk: UUID) -> Change:
    """A row with its change set; Absent where the actor may not see it."""
    found: Change | None = (
        Change.objects.visible_to(actor).select_related("change_set__programme__body").filter(pk=pk).first()
    )
    if found is None:
        raise Absent
    return found


def size(actor: Actor, change_set: ChangeSet) -> int:
    """How many rows a set has, those within others not counted."""
    rows = Change.objects.visible_to(actor).filter(change_set=change_set, part_of__isnull=True)
    return int(rows.count())


def consents(actor: Actor, change_set: ChangeSet) -> QuerySet[Consent]:
    """The letters and endorsing acts entered for a change set."""
    found: QuerySet[Consent] = (
        Consent.objects.visible_to(actor)
        .filter(change_set=change_set)
        .select_related("party", "document__marking", "entered_by")
        .order_by("done_on", "id")
    )
    return found


def rows_of(actor: Actor, change_set: ChangeSet, page: int | None = None) -> list[RowView]:
    """The rows in order, parts within what they are part of; the same few statements whatever their number.

    `page`: those of one page, from 1, of ROWS each; None: all.
    """
    rows = Change.objects.visible_to(actor).filter(change_set=change_set)
    if page is not None:
        first = (page - 1) * ROWS
        shown = rows.filter(part_of__isnull=True).order_by("position").values_list("pk", flat=True)
        whole = list(shown[first : first + ROWS])
        rows = rows.filter(Q(pk__in=whole) | Q(part_of__in=whole))
    changes = list(rows.order_by("position"))
    reader = _Reader(actor, change_set, changes)
    views = {change.pk: reader.view(change) for change in changes}
    for change in changes:
        if change.part_of_id in views:
            views[change.part_of_id].parts.append(views[change.pk])
    return [views[change.pk] for change in changes if change.part_of_id is None]


class _Reader:
    """What the rows of one set are read against."""

    def __init__(self, actor: Actor, change_set: ChangeSet, changes: Sequence[Change]) -> None:
        items = [change.item_id for change in changes if change.item_id]
        self.open = change_set.state in OPEN
        self.made = change_set.edition.number if change_set.edition else None
        self.sections = {
            section.pk: section
            for section in Section.objects.visible_to(actor).filter(programme_id=change_set.programme_id)
        }
        self.newest: dict[Any, Wording] = {}
        for wording in Wording.objects.visible_to(actor).filter(item_id__in=items).order_by("since_edition"):
            self.newest[wording.item_id] = wording
        self.steps = _steps(actor, items)
        self.organisations = {
            organisation.pk: organisation
            for organisation in Organisation.objects.visible_to(actor)
            .filter(pk__in={pk for change in changes for pk in change.organisation_ids})
            .select_related("party")
        }
        self.others: dict[Any, list[ChangeSet]] = {}
        rivals = Change.objects.visible_to(actor).filter(item_id__in=items, change_set__state__in=OPEN)
        for rival in rivals.exclude(change_set=change_set).select_related("change_set__party"):
            self.others.setdefault(rival.item_id, []).append(rival.change_set)

    def view(self, change: Change) -> RowView:
        newest = self.newest.get(change.item_id)
        now = self._heading(change) if change.kind == Change.Kind.RETITLE else self._now(newest)
        fields = [field for name in rules.FIELDS if (field := self._field(change, name))]
        waits = self.open and change.adopted is None
        moved = rules.moved(change.kind, change.before, now, [f.name for f in fields]) if waits else ()
        return RowView(
            change=change,
            number=self._named(change, newest).number,
            title=self._named(change, newest).title,
            fields=fields,
            organisations=[
                self.organisations[pk] for pk in change.organisation_ids if pk in self.organisations
            ],
            moved=moved,
            now={name: self._value(name, now[name]) for name in moved if now and name in now},
            others=self.others.get(change.item_id, []) if self.open else [],
            parts=[],
            fallen=change.adopted is False and self._left(newest),
        )

    def _named(self, change: Change, newest: Wording | None) -> Any:
        """What a row is about: the item as the plan has it, the heading, or the new item itself."""
        if change.kind == Change.Kind.RETITLE and change.section_id in self.sections:
            return self.sections[change.section_id]
        return change if newest is None else newest

    def _heading(self, change: Change) -> dict[str, Any] | None:
        found = self.sections.get(change.section_id)
        return {"section": str(found.pk), "title": found.title} if found else None

    def _left(self, newest: Wording | None) -> bool:
        """Whether the item had left the plan when the set was closed; of one that is open: by now."""
        if newest is None or newest.until_edition is None:
            return False
        return self.made is None or newest.until_edition <= self.made

    def _now(self, newest: Wording | None) -> dict[str, Any] | None:
        """What the plan says now, as rows keep it; None where the item has left it."""
        if newest is None or newest.until_edition is not None:
            return None
        return {
            "section": str(newest.section_id), "number": newest.number, "title": newest.title,
            "expected_result": newest.expected_result, "deadline": newest.deadline.as_json(),
            "milestones": self.steps.get(newest.item_id, []),
        }  # fmt: skip

    def _field(self, change: Change, name: str) -> FieldChange | None:
        after = getattr(change, "section_id" if name == "section" else name)
        if after in (None, "", {}):
            return None
        after = self._value(name, after)
        before = self._value(name, change.before[name]) if change.before else None
        if before == after:
            return None
        words = words_between(before or {}, after) if name in TEXTS else {}
        return FieldChange(name, before, after, words)

    def _value(self, name: str, raw: Any) -> Any:
        if name == "section":
            return self.sections.get(raw if isinstance(raw, UUID) else UUID(raw))
        if name == "deadline":
            return FuzzyDate.parse(raw)
        if name == "milestones":
            return [Step(step["title"], FuzzyDate.parse(step["deadline"])) for step in raw]
        return raw


def _steps(actor: Actor, items: Sequence[Any]) -> dict[Any, list[dict[str, Any]]]:
    steps: dict[Any, list[dict[str, Any]]] = {}
    rows = Milestone.objects.visible_to(actor).filter(item_id__in=items, until_edition__isnull=True)
    for found in rows.order_by("position"):
        steps.setdefault(found.item_id, []).append(
            {"title": found.title, "deadline": found.deadline.as_json()}
        )
    return steps


def words_between(before: Text, after: Text) -> dict[str, tuple[Piece, ...]]:
    """The difference in every language that has a text before or after."""
    tags = [*before, *(tag for tag in after if tag not in before)]
    return {tag: difference(before.get(tag, ""), after.get(tag, "")) for tag in tags}
