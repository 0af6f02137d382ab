"""The rows of a change set: what is given, held against the plan, and written into them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation import clock
from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import DomainError, Fault, Invalid, clean
from cooperation.texts import Text, has_words
from programs.models import Change, ChangeSet, Closure, Item, Milestone, Section, Wording
from programs.rules import changes as rules
from programs.services import origins
from programs.services.editions import FOREIGN, Step, check_extension, organisations_within

CHOOSE_ORIGIN = gettext_lazy("Choose an agreement, an act or a session that you see.")


@dataclass(frozen=True, slots=True)
class ChangeInput:
    """One change as it is written; what is left empty stays as the plan has it.

    `part_of` is the row of a split or merge that this one belongs to; where rows are written together, `part_of_row`
    is its place among them, from 0. `milestones` None leaves them. The first organisation of each side leads there.
    `whole_texts` False: a language that title and expected result leave out stays as the plan has it, too.
    """

    kind: str
    item_id: UUID | None = None
    section_id: UUID | None = None
    number: str = ""
    title: Text = field(default_factory=dict)
    expected_result: Text = field(default_factory=dict)
    deadline: FuzzyDate | None = None
    milestones: tuple[Step, ...] | None = None
    item_kind: str = ""
    origin: Text = field(default_factory=dict)
    origin_id: UUID | None = None
    organisation_ids: tuple[UUID, ...] = ()
    reason: Text = field(default_factory=dict)
    part_of: UUID | None = None
    part_of_row: int | None = None
    external_id: str = ""
    whole_texts: bool = True

    def said(self) -> dict[str, Any]:
        """Field by the name that the rules and the faults use."""
        return {
            "item": self.item_id, "section": self.section_id, "number": self.number.strip(), "title": self.title,
            "expected_result": self.expected_result, "deadline": self.deadline, "milestones": self.milestones,
            "item_kind": self.item_kind, "origin": self.origin, "responsible": self.organisation_ids,
            "reason": self.reason, "part_of": self.part_of or self.part_of_row is not None or None,
            "external_id": self.external_id,
        }  # fmt: skip


class Plan:
    """What rows are held against: the sections, and the newest wordings of the items that they name."""

    def __init__(self, actor: Actor, change_set: ChangeSet, given: Iterable[ChangeInput]) -> None:
        self.actor = actor
        given = list(given)
        item_ids = {row.item_id for row in given if row.item_id}
        self.programme = change_set.programme
        self.sections = titles_of(self.programme.pk)
        self.items = set(
            Item.unscoped.filter(programme=self.programme, pk__in=item_ids).values_list("pk", flat=True)
        )
        self.now = snapshots(self.items)
        self.deadlines = Deadlines(self.items, clock.today(actor.time_zone))
        self.external_ids = set(
            Item.unscoped.filter(programme=self.programme, external_id__isnull=False).values_list(
                "external_id", flat=True
            )
        )
        self.organisations = organisations_within(
            self.programme,
            {pk for row in given for pk in row.organisation_ids},
            clock.today(actor.time_zone),
        )
        self.rows = {row.pk: row for row in Change.unscoped.filter(change_set=change_set)}
        self.cited: dict[UUID, bool] = {}

    def completed(self, given: ChangeInput) -> ChangeInput:
        """What is given, its texts in the languages too that stay as they are."""
        if given.whole_texts:
            return given
        now = self.now.get(given.item_id) if given.item_id else None
        if given.kind == Change.Kind.RETITLE and given.section_id is not None:
            now = {"title": self.sections.get(given.section_id, {})}
        if now is None:
            return given
        said = {name: getattr(given, name) for name in ("title", "expected_result")}
        # A heading has no expected result: what is said of one stays as it is given, and is refused.
        return replace(given, **{name: now.get(name, {}) | text for name, text in said.items() if text})

    def may_cite(self, origin_id: UUID) -> bool:
        """As origins.may_cite(), asked once for each origin."""
        if origin_id not in self.cited:
            self.cited[origin_id] = origins.may_cite(self.actor, origin_id)
        return self.cited[origin_id]


def titles_of(programme_id: UUID) -> dict[UUID, Text]:
    """What the headings of a plan are called now."""
    return dict(Section.unscoped.filter(programme_id=programme_id).values_list("pk", "title"))


def heading(section_id: UUID, title: Text) -> dict[str, Any]:
    """What a heading is called, as a row that retitles it keeps it beside what it proposes."""
    return {"section": str(section_id), "title": title}


class Deadlines:
    """What new deadlines of these items are held against, read once: their newest wordings, and which are closed.

    `on`: the day on which they are agreed, so far today.
    """

    def __init__(self, item_ids: Collection[Any], on: date) -> None:
        self.on = on
        wordings = Wording.unscoped.filter(item_id__in=item_ids, until_edition__isnull=True)
        self.wordings = {wording.item_id: wording for wording in wordings}
        closed = Closure.unscoped.filter(item_id__in=item_ids, state=Closure.State.AGREED)
        self.closed = set(closed.values_list("item_id", flat=True))

    def faults(self, kind: str, item_id: Any, deadline: FuzzyDate | None) -> list[Fault]:
        """At "/deadline", where the ledger could not hold the change when it takes effect."""
        wording = self.wordings.get(item_id)
        if wording is None or deadline is None or kind == Change.Kind.ADD:
            return []
        if kind != Change.Kind.EXTEND and deadline == wording.deadline:
            return []  # A reworded item may repeat what stands: nothing of the deadline changes.
        try:
            check_extension(wording, deadline, closed=item_id in self.closed, on=self.on)
        except DomainError as error:
            return [Fault("/deadline", error.detail or error.faults[0].detail)]
        return []


def snapshots(item_ids: Collection[UUID]) -> dict[UUID, dict[str, Any]]:
    """What the newest wordings of these items say, as rows keep it beside what they propose; not of those gone."""
    steps: dict[UUID, list[dict[str, Any]]] = {}
    standing = Milestone.unscoped.filter(item_id__in=item_ids, until_edition__isnull=True).order_by(
        "position"
    )
    for row in standing:
        steps.setdefault(row.item_id, []).append(Step(row.title, row.deadline).as_json())
    wordings = Wording.unscoped.filter(item_id__in=item_ids, until_edition__isnull=True)
    return {
        wording.item_id: {
            "section": str(wording.section_id), "number": wording.number, "title": wording.title,
            "expected_result": wording.expected_result, "deadline": wording.deadline.as_json(),
            "milestones": steps.get(wording.item_id, []),
        }
        for wording in wordings
    }  # fmt: skip


def fill(
    change: Change, given: ChangeInput, plan: Plan, siblings: Sequence[Change], taken: set[Any]
) -> list[Fault]:
    """Writes what is given into the row; the faults found."""
    given = plan.completed(given)
    if given.kind not in Change.Kind.values:
        return [Fault("/kind", _("Choose the kind of the change."))]
    said = given.said()
    faults = [Fault(f"/{name}", _ask(name)) for name in rules.missing(given.kind, said)]
    faults += [
        Fault(f"/{name}", _("A change of this kind says nothing of this."))
        for name in rules.surplus(given.kind, said)
    ]
    faults += _faults_of_item(given, plan, taken) + _faults_of_part(change, given, plan, siblings)
    if given.section_id and given.section_id not in plan.sections:
        faults.append(Fault("/section", _("Choose a section of this plan.")))
    faults += _faults_of_ids(given, plan)
    if set(given.organisation_ids) - plan.organisations.keys():
        faults.append(Fault("/responsible", str(FOREIGN)))
    for name in ("kind", "number", "title", "expected_result", "item_kind", "origin", "reason"):
        setattr(change, name, said[name] if name in said else getattr(given, name))
    change.item_id, change.section_id, change.deadline = given.item_id, given.section_id, given.deadline
    change.origin_id, change.organisation_ids = given.origin_id, list(given.organisation_ids)
    change.milestones = None if given.milestones is None else [step.as_json() for step in given.milestones]
    change.external_id = given.external_id or None
    change.before = plan.now.get(given.item_id) if given.item_id else None
    faults += _faults_of_heading(change, given, plan, siblings)
    faults += _from(
        lambda: clean(change, "number", "title", "expected_result", "item_kind", "origin", "reason")
    )
    faults += _faults_of_steps(given) + plan.deadlines.faults(given.kind, given.item_id, given.deadline)
    return faults


def _faults_of_ids(given: ChangeInput, plan: Plan) -> list[Fault]:
    faults = []
    if given.origin_id and not plan.may_cite(given.origin_id):
        faults.append(Fault("/origin_id", str(CHOOSE_ORIGIN)))
    if given.external_id in plan.external_ids:
        faults.append(Fault("/external_id", _("An item of this programme has this external id.")))
    return faults


def _faults_of_heading(
    change: Change, given: ChangeInput, plan: Plan, siblings: Sequence[Change]
) -> list[Fault]:
    """Of a row that retitles a heading, which it keeps as it is called now; no other row of the set may."""
    if given.kind != Change.Kind.RETITLE or given.section_id not in plan.sections:
        return []
    change.before = heading(given.section_id, plan.sections[given.section_id])
    for row in (*plan.rows.values(), *siblings):
        if row.pk != change.pk and row.kind == given.kind and row.section_id == given.section_id:
            return [Fault("/section", _("This change set retitles the heading already."))]
    return []


def _from(check: Callable[[], Any]) -> list[Fault]:
    try:
        check()
    except Invalid as error:
        return list(error.faults)
    return []


def _faults_of_item(given: ChangeInput, plan: Plan, taken: set[Any]) -> list[Fault]:
    if given.item_id is None:
        return []
    if given.item_id not in plan.items:
        return [Fault("/item", _("Choose an item of this programme."))]
    if given.item_id in taken:
        return [Fault("/item", _("This change set changes the item already."))]
    if given.item_id not in plan.now:
        return [Fault("/item", _("This item is no longer in the plan."))]
    return []


def _faults_of_part(
    change: Change, given: ChangeInput, plan: Plan, siblings: Sequence[Change]
) -> list[Fault]:
    whole = plan.rows.get(given.part_of) if given.part_of else None
    if given.part_of_row is not None and 0 <= given.part_of_row < len(siblings):
        whole = siblings[given.part_of_row]
    change.part_of = whole
    named = given.part_of is not None or given.part_of_row is not None
    if named and (whole is None or rules.PARTS.get(whole.kind) != given.kind):
        return [Fault("/part_of", _("A new item is a part of a split, a withdrawn one of a merger."))]
    return []


def _faults_of_steps(given: ChangeInput) -> list[Fault]:
    faults = []
    for place, step in enumerate(given.milestones or ()):
        if not has_words(step.title):
            faults.append(Fault(f"/milestones/{place}/title", _("Give the milestone a title.")))
        elif max(len(words) for words in step.title.values()) > 500:
            faults.append(Fault(f"/milestones/{place}/title", _("At most 500 characters.")))
    return faults


def _ask(name: str) -> str:
    asked = {
        "item": _("Say of which item."),
        "section": _("Choose a section of this plan."),
        "number": _("Give the item its number in the plan."),
        "title": _("Give the item a title."),
        "deadline": _("Give the deadline, or “permanent”."),
        "responsible": _("Name at least one responsible organisation."),
        "reason": _("Say why."),
    }
    return asked.get(name, _("Say what changes."))


def as_input(row: Change, part_of_row: int | None = None) -> ChangeInput:
    """A row as it could be written again."""
    return ChangeInput(
        kind=row.kind, item_id=row.item_id, section_id=row.section_id, number=row.number, title=row.title,
        expected_result=row.expected_result, deadline=row.deadline,
        milestones=None if row.milestones is None else tuple(Step.parse(step) for step in row.milestones),
        item_kind=row.item_kind, origin=row.origin, origin_id=row.origin_id,
        organisation_ids=tuple(row.organisation_ids), reason=row.reason, part_of_row=part_of_row,
        external_id=row.external_id or "",
    )  # fmt: skip
