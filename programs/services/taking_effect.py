"""How a proposed change set takes effect: by a session's outcome, by an exchange of letters or by endorsing acts.

A session's outcome writes it into the recorded edition, which comes into force with the session. Letters and endorsing
acts of every side make an edition of their own, in force from the day that is entered.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Fault, Invalid, check_version
from cooperation.texts import Text
from cooperation.ui.marks import plain
from cooperation.ui.when import day_words
from programs.models import (
    Blocking,
    Change,
    ChangeSet,
    Closure,
    Consent,
    Edition,
    FormerTitle,
    Item,
    Milestone,
    Obstacle,
    Responsibility,
    Section,
    Side,
    Succession,
    Wording,
)
from programs.rules import changes as rules
from programs.rules.sort_key import sort_key
from programs.services import authority, editions
from programs.services.change_rows import heading, snapshots, titles_of
from programs.services.changes import State, check_deadlines, check_whole, locked_set, saved
from programs.services.closures import Ending, end_all_by
from programs.services.editions import Source, Step

#: Rows written by one statement.
BATCH = 1000


@verb
def consent(actor: Actor, *, change_set_id: UUID, act: authority.ActInput, version: int | None) -> Consent:
    """Enters the letter or the endorsing act by which one side agrees to a proposed change set.

    Conflict: it is not proposed, or this side has agreed already. Faults as in `authority.enter`.
    """
    found = _proposed(actor, change_set_id, version)
    if act.kind not in (Consent.Kind.LETTER, Consent.Kind.ENDORSEMENT):
        raise Invalid.of("kind", _("Choose a letter or an endorsing act."))
    party_id = authority.acting_party(actor, found.programme_id, act)
    if Consent.unscoped.filter(change_set=found, party_id=party_id).exists():
        raise Conflict(_("This side has agreed already."))
    entered = authority.enter(actor, programme_id=found.programme_id, given=act, change_set=found)
    saved(found)
    return entered


@verb
def take_effect(
    actor: Actor, *, change_set_id: UUID, in_force_on: date | None = None, version: int | None
) -> ChangeSet:
    """Makes the next edition of a set that every side has agreed to by letter or endorsing act, and puts it in force.

    `in_force_on`: the day of the last of these acts where none is given. Conflict: an act is missing, an edition is
    being recorded, or the plan has moved on. Invalid: /in_force_on.
    """
    found = _proposed(actor, change_set_id, version)
    editions.authorise_keeper(actor, found.programme_id)
    editions.locked(found.programme)
    acts = list(Consent.unscoped.filter(change_set=found).select_related("party").order_by("done_on", "id"))
    present = Side.unscoped.filter(programme_id=found.programme_id).present(clock.today(actor.time_zone))
    missing = set(present.values_list("party_id", flat=True)) - {act.party_id for act in acts}
    if missing or not acts:
        raise Conflict(_("Not every side of the programme has agreed by a letter or an endorsing act."))
    if Edition.unscoped.filter(programme_id=found.programme_id, state=Edition.State.RECORDED).exists():
        raise Conflict(_("An edition is being recorded. It comes into force first, then this one is made."))
    on = in_force_on or acts[-1].done_on
    former = Edition.unscoped.filter(programme_id=found.programme_id, state=Edition.State.IN_FORCE).first()
    if former and former.in_force_on and on < former.in_force_on:
        raise Invalid.of(
            "in_force_on", _("An edition does not come into force before the one that it follows.")
        )
    if on > clock.today(actor.time_zone):
        raise Invalid.of("in_force_on", _("This day is still to come."))
    source = Source(_cited(acts), found.pk)
    rows = _rows(found, None)
    today = clock.today(actor.time_zone)
    edition = _carry_out(found, rows, source=source, agreed_on=acts[-1].done_on, today=today)
    editions.put_in_force(edition, on)
    return _done(found, edition, source, today)


@verb
def adopt(
    actor: Actor,
    *,
    change_set_id: UUID,
    agreed_on: date,
    source_label: Text,
    source_id: UUID | None,
    row_ids: Sequence[UUID] | None = None,
) -> ChangeSet:
    """Writes a proposed set, or the rows of it that a session adopted, into the recorded edition.

    Called with the outcome of a session as the source; `row_ids` None adopts all. A part stands and falls with what it
    is part of. Conflict: it is not proposed, or the plan has moved on under a row. Invalid: /rows.
    """
    found = locked_set(actor, change_set_id)
    editions.authorise_keeper(actor, found.programme_id)
    _check_proposed(found)
    source = Source(source_label, source_id)
    rows = _rows(found, row_ids)
    today = clock.today(actor.time_zone)
    edition = _carry_out(found, rows, source=source, agreed_on=agreed_on, today=today)
    return _done(found, edition, source, today)


def _proposed(actor: Actor, change_set_id: UUID, version: int | None) -> ChangeSet:
    found = locked_set(actor, change_set_id)
    check_version(found.version, version)
    _check_proposed(found)
    return found


def _check_proposed(found: ChangeSet) -> None:
    if found.state != State.PROPOSED:
        raise Conflict(_("Only a proposed change set can be withdrawn, rejected or take effect."))


def _cited(acts: Sequence[Consent]) -> Text:
    """How the edition says what made it, in every language of the installation."""
    kinds = {act.kind for act in acts}
    said = {}
    for tag, _name in settings.LANGUAGES:
        with translation.override(tag):
            day = {"day": day_words(acts[-1].done_on, tag)}
            if kinds == {Consent.Kind.LETTER}:
                said[tag] = _("exchange of letters of %(day)s") % day
            elif kinds == {Consent.Kind.ENDORSEMENT}:
                said[tag] = _("endorsing acts of %(day)s") % day
            else:
                said[tag] = _cited_each(acts, tag)
    return said


def _cited_each(acts: Sequence[Consent], tag: str) -> str:
    """Acts of both kinds, each by its kind and day with the sides that gave it, in the language that is active."""
    alike: dict[tuple[str, date], list[str]] = {}
    for act in acts:
        alike.setdefault((act.kind, act.done_on), []).append(plain(act.party.short_name))
    said = []
    for (kind, on), sides in alike.items():
        letter = kind == Consent.Kind.LETTER
        words = _("letter of %(day)s (%(sides)s)") if letter else _("endorsing act of %(day)s (%(sides)s)")
        said.append(words % {"day": day_words(on, tag), "sides": ", ".join(sides)})
    return ", ".join(said)


def _rows(found: ChangeSet, chosen: Sequence[UUID] | None) -> list[Change]:
    """The rows that take effect, in order; the others are marked as not adopted."""
    rows = list(Change.unscoped.filter(change_set=found).select_related("part_of").order_by("position"))
    rows = [row for row in rows if row.adopted is None]  # The others have fallen away.
    if not rows:
        raise Conflict(_("Every change of this set has fallen away. It can be withdrawn or rejected."))
    if chosen is None:
        return rows
    wanted = set(chosen)
    if wanted - {row.pk for row in rows} or not wanted:
        raise Invalid.of("rows", _("Choose changes of this set."))
    kept = [row for row in rows if (row.part_of_id or row.pk) in wanted]
    Change.unscoped.filter(change_set=found, adopted__isnull=True).exclude(
        pk__in=[row.pk for row in kept]
    ).update(adopted=False)
    return kept


def _done(found: ChangeSet, edition: Edition, source: Source, today: date) -> ChangeSet:
    found.state, found.edition, found.closed_on = State.TAKEN_EFFECT, edition, today
    found.source_label, found.source_id = source.label, source.id
    saved(found, "state", "edition", "closed_on", "source_label", "source_id")
    announce("programs.change_set", change_set_id=found.pk, state=found.state)
    return found


# --- Into the plan ----------------------------------------------------------------------------------------------------


def _carry_out(
    found: ChangeSet, rows: Sequence[Change], *, source: Source, agreed_on: date, today: date
) -> Edition:
    """Writes the rows into the recorded edition. What they touch ends first, so that numbers may be exchanged."""
    edition = editions.recorded_edition(found.programme, source)
    check_whole(found, rows)
    _check_not_moved(rows)
    check_deadlines(rows, agreed_on)
    items = [row.item_id for row in rows if row.item_id]
    list(Item.unscoped.select_for_update(of=("self",)).filter(pk__in=items).order_by("pk"))
    wordings = {
        wording.item_id: wording
        for wording in Wording.unscoped.filter(item_id__in=items, until_edition__isnull=True)
    }
    editions.end([wording.pk for wording in wordings.values()], edition)
    work = _Work(found, edition, source, agreed_on, today, wordings)
    for row in rows:
        work.by_kind(row)
        row.adopted, row.version = True, row.version + 1
    work.write_new()
    work.write_left()
    Change.unscoped.bulk_update(rows, ["adopted", "made", "version"], batch_size=500)
    return edition


def _check_not_moved(rows: Sequence[Change]) -> None:
    now: dict[Any, dict[str, Any]] = dict(snapshots([row.item_id for row in rows if row.item_id]))
    if any(row.kind == Change.Kind.RETITLE for row in rows):
        titles = titles_of(rows[0].programme_id)
        now |= {section: heading(section, title) for section, title in titles.items()}
    faults = [
        Fault(
            f"/rows/{place}",
            _("The plan has changed under this row since it was written. Settle that first."),
        )
        for place, row in enumerate(rows)
        if row.before and rules.moved(row.kind, row.before, now.get(subject(row)), proposed_fields(row))
    ]
    if faults:
        raise Conflict(faults[0].detail, faults=faults)


def subject(row: Change) -> UUID | None:
    """The item that a row changes, or the heading that it retitles."""
    found: UUID | None = row.section_id if row.kind == Change.Kind.RETITLE else row.item_id
    return found


def proposed_fields(row: Change) -> frozenset[str]:
    """The fields of the wording that a row says something of."""
    said = {
        "section": row.section_id, "number": row.number, "title": row.title, "expected_result": row.expected_result,
        "deadline": row.deadline, "milestones": None if row.milestones is None else True,
    }  # fmt: skip
    return frozenset(name for name, value in said.items() if value)


class _Work:
    """One set being written into one edition."""

    def __init__(
        self, found: ChangeSet, edition: Edition, source: Source, on: date, today: date,
        wordings: dict[UUID, Wording],
    ) -> None:  # fmt: skip
        self.set, self.edition, self.source, self.on, self.wordings = found, edition, source, on, wordings
        self.today = today
        #: New items with what belongs to them: a plan that is loaded has thousands, and they are written together.
        self.new: list[tuple[Item, Wording, Change]] = []
        #: Items that leave, and in which others some go on: written together, too.
        self.left: list[Ending] = []
        self.successions: list[Succession] = []

    def by_kind(self, row: Change) -> None:
        kinds: dict[str, Callable[[Change], None]] = {
            Change.Kind.ADD: self.add, Change.Kind.SPLIT: self.split, Change.Kind.WITHDRAW: self.withdraw,
            Change.Kind.RETITLE: self.retitle,
        }  # fmt: skip
        kinds.get(row.kind, self.reword)(row)

    def reason(self, row: Change) -> Text:
        said: Text = row.reason or self.set.reason
        return said

    def reword(self, row: Change) -> None:
        wording = self.wordings[self._item(row)]
        changed: dict[str, Any] = {
            name: value
            for name, value in (
                ("section_id", row.section_id), ("number", row.number), ("title", row.title),
                ("expected_result", row.expected_result),
            )
            if value
        }  # fmt: skip
        if row.deadline is not None and row.deadline != wording.deadline:
            editions.enter_extension(
                wording, row.deadline, reason=self.reason(row), agreed_on=self.on, source=self.source
            )
            changed["deadline"] = row.deadline
        editions.rewrite(wording, self.edition, **changed)
        self.steps(row, wording.item_id)

    def steps(self, row: Change, item_id: UUID) -> None:
        if row.milestones is not None:
            editions.write_steps(item_id, self.edition, [Step.parse(step) for step in row.milestones])

    def add(self, row: Change) -> None:
        if row.section_id is None:
            raise LookupError("a new item stands under a heading")
        item = Item(
            programme_id=self.set.programme_id, kind=row.item_kind or Item.Kind.MEASURE,
            origin=row.origin or self.source.label, origin_id=row.origin_id or self.source.id,
            external_id=row.external_id,
        )  # fmt: skip
        deadline = row.deadline or FuzzyDate(permanent=True)
        wording = Wording(
            programme_id=self.set.programme_id, item=item, section_id=row.section_id, number=row.number,
            sort_key=sort_key(row.number), title=row.title, expected_result=row.expected_result,
            deadline=deadline, since_edition=self.edition.number, occurrences_done=deadline.first_open(self.on),
        )  # fmt: skip
        row.made = item
        self.new.append((item, wording, row))

    def write_new(self) -> None:
        """Writes the new items, each with its wording, who is responsible and its milestones."""
        Item.unscoped.bulk_create((item for item, _wording, _row in self.new), batch_size=BATCH)
        Wording.unscoped.bulk_create((wording for _item, wording, _row in self.new), batch_size=BATCH)
        ids = {pk for _item, _wording, row in self.new for pk in row.organisation_ids}
        known = editions.organisations_within(self.set.programme, ids, self.today)
        duties, steps = [], []
        for item, _wording, row in self.new:
            named = editions.all_named(row.organisation_ids, known)
            duties += editions.responsibilities(item, named, self.on)
            if row.milestones:
                steps += editions.fresh_steps(
                    item.pk, self.edition, [Step.parse(step) for step in row.milestones]
                )
        Responsibility.unscoped.bulk_create(duties, batch_size=BATCH)
        Milestone.unscoped.bulk_create(steps, batch_size=BATCH)
        for item, _wording, row in self.new:
            if row.part_of is not None and row.part_of.item_id:
                self.goes_on(row.part_of.item_id, item.pk, Closure.Kind.SPLIT)

    def write_left(self) -> None:
        """Ends the items that are not in the edition any more, and says in which others they go on."""
        editions.end_steps([ending.item_id for ending in self.left], self.edition)
        end_all_by(self.left, on=self.on, source=self.source, proposed_by=self.set.party_id)
        Succession.unscoped.bulk_create(self.successions, ignore_conflicts=True, batch_size=BATCH)
        self._hand_on_obstacles()

    def _hand_on_obstacles(self) -> None:
        """What stood in an item's way stands in the way of those in which it goes on."""
        successors: dict[UUID, list[UUID]] = {}
        for row in self.successions:
            successors.setdefault(row.item_id, []).append(row.successor_id)
        blocked = Blocking.unscoped.filter(item_id__in=successors, obstacle__state=Obstacle.State.OPEN)
        wanted = {
            (obstacle, successor)
            for obstacle, item in blocked.values_list("obstacle_id", "item_id")
            for successor in successors[item]
        }
        Blocking.unscoped.bulk_create(
            (Blocking(obstacle_id=obstacle, item_id=successor) for obstacle, successor in sorted(wanted)),
            ignore_conflicts=True,
            batch_size=BATCH,
        )

    def retitle(self, row: Change) -> None:
        """The heading is called so from this edition on; what earlier ones call it is kept."""
        if row.section_id is None:
            raise LookupError("a heading is retitled that there is")
        section = Section.unscoped.select_for_update(of=("self",)).get(pk=row.section_id)
        FormerTitle.unscoped.get_or_create(
            section=section, until_edition=self.edition.number, defaults={"title": section.title}
        )
        section.title, section.version = row.title, section.version + 1
        section.save(update_fields=["title", "version"])

    def split(self, row: Change) -> None:
        self.leaves(row, Closure.Kind.SPLIT)

    def withdraw(self, row: Change) -> None:
        if row.part_of is None or row.part_of.item_id is None:
            self.leaves(row, Closure.Kind.WITHDRAWN)
            return
        self.leaves(row, Closure.Kind.MERGED)
        self.goes_on(self._item(row), row.part_of.item_id, Closure.Kind.MERGED)

    def leaves(self, row: Change, kind: str) -> None:
        """The item is not in the edition any more; its record says how it ended."""
        self.left.append(Ending(self._item(row), kind, self.reason(row)))

    def goes_on(self, item_id: UUID, successor_id: UUID, kind: str) -> None:
        """The item goes on in another."""
        self.successions.append(
            Succession(item_id=item_id, successor_id=successor_id, kind=kind, edition=self.edition.number)
        )

    @staticmethod
    def _item(row: Change) -> UUID:
        if row.item_id is None:
            raise LookupError("only a new item has no item yet")
        return row.item_id
