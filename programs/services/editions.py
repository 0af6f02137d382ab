"""How the recorded edition of a plan is written. No verbs: services that have authorised their actor call these.

The edition in force is immutable. What was agreed goes into the one *recorded* edition, which comes into force as a
whole. An edition holds the wordings (and milestones) whose range [since_edition, until_edition) contains its number, so
ending a wording at the recorded edition and writing another leaves every earlier edition as it was.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, clean
from cooperation.texts import Text, has_words
from programs import policies
from programs.models import (
    Closure,
    Edition,
    Extension,
    Item,
    Milestone,
    Organisation,
    Programme,
    Responsibility,
    Side,
    Wording,
)
from programs.rules.sort_key import sort_key
from programs.services.sides import check_present

FOREIGN = gettext_lazy("Every responsible organisation belongs to a side of this programme.")


@dataclass(frozen=True, slots=True)
class Source:
    """What an entry rests on: the words it is cited by, and the id of the session, letters or act."""

    label: Text
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone as it is written: its title and deadline."""

    title: Text
    deadline: FuzzyDate

    def as_json(self) -> dict[str, Any]:
        return {"title": self.title, "deadline": self.deadline.as_json()}

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Step":
        return cls(data["title"], FuzzyDate.parse(data["deadline"]))


def locked(programme: Programme) -> None:
    """Waits for others who write to the plan; to be taken before its items. Who only names the programme goes on."""
    Programme.unscoped.select_for_update(of=("self",), no_key=True).get(pk=programme.pk)


def recorded_edition(programme: Programme, source: Source) -> Edition:
    """The one recorded edition of a programme, made where there is none. Waits for others who write to the plan."""
    locked(programme)
    edition = Edition.unscoped.filter(programme=programme, state=Edition.State.RECORDED).first()
    if edition is not None:
        return edition
    last = Edition.unscoped.filter(programme=programme).aggregate(last=Max("number"))["last"] or 0
    return Edition.unscoped.create(
        programme=programme, number=last + 1, source_label=source.label, source_id=source.id
    )


def put_in_force(edition: Edition, on: date) -> Edition:
    """The recorded edition becomes the one in force from the day `on`; the former is superseded."""
    if edition.state != Edition.State.RECORDED:
        raise Conflict(_("Only a recorded edition can come into force."))
    former = Edition.unscoped.filter(programme_id=edition.programme_id, state=Edition.State.IN_FORCE).first()
    if former and former.in_force_on and on < former.in_force_on:
        raise Invalid.of("on", _("An edition does not come into force before the one that it follows."))
    Edition.unscoped.filter(programme_id=edition.programme_id, state=Edition.State.IN_FORCE).update(
        state=Edition.State.SUPERSEDED, version=F("version") + 1
    )
    edition.state, edition.in_force_on, edition.version = Edition.State.IN_FORCE, on, edition.version + 1
    edition.save(update_fields=["state", "in_force_on", "version"])
    return edition


def newest_wording(item: Item) -> Wording:
    """What the plan says of an item now, its recorded edition included; Conflict where it has left the plan."""
    wording = Wording.unscoped.filter(item=item, until_edition__isnull=True).first()
    if wording is None:
        raise Conflict(_("This item is no longer in the plan."))
    return wording


def end(wording_ids: Collection[UUID], edition: Edition) -> None:
    """These wordings do not stand from `edition` on. Begun in that very edition, they stand in none."""
    Wording.unscoped.filter(pk__in=wording_ids).update(until_edition=edition.number, version=F("version") + 1)


def rewrite(wording: Wording, edition: Edition, **changed: Any) -> Wording:
    """Writes into `edition` what `wording` said with `changed` fields: over it where it began there, else beside it."""
    if "number" in changed:
        changed["sort_key"] = sort_key(changed["number"])
    if changed.get("deadline", wording.deadline) != wording.deadline:
        # Its occurrences are counted anew; what was agreed of the former ones stays on record.
        changed["occurrences_done"] = 0
    if wording.since_edition == edition.number:
        for name, value in changed.items():
            setattr(wording, name, value)
        wording.until_edition, wording.version = None, wording.version + 1
        wording.save(update_fields=[*changed, "until_edition", "version"])
        return wording
    end([wording.pk], edition)
    said = {name: getattr(wording, name) for name in _CONTENT} | changed
    return Wording.unscoped.create(
        programme_id=wording.programme_id, item_id=wording.item_id, since_edition=edition.number, **said
    )


_CONTENT = (
    "section_id", "number", "sort_key", "title", "expected_result", "deadline", "occurrences_done",
)  # fmt: skip


def write_steps(item_id: UUID, edition: Edition, steps: Sequence[Step]) -> None:
    """The milestones of an item from `edition` on. One that stays keeps its row, and when it was reached."""
    standing = list(
        Milestone.unscoped.filter(item_id=item_id, until_edition__isnull=True).order_by("position")
    )
    kept = {
        row.position: row
        for row, step in zip(standing, steps, strict=False)
        if (row.title, row.deadline) == (step.title, step.deadline)
    }
    gone = [row.pk for row in standing if row.position not in kept]
    fresh = Milestone.unscoped.filter(pk__in=gone, since_edition=edition.number)
    fresh.delete()
    Milestone.unscoped.filter(pk__in=gone).update(until_edition=edition.number, version=F("version") + 1)
    made = fresh_steps(item_id, edition, steps)
    Milestone.unscoped.bulk_create(step for step in made if step.position not in kept)


def fresh_steps(item_id: UUID, edition: Edition, steps: Sequence[Step]) -> list[Milestone]:
    """The milestones of an item in their places, from `edition` on."""
    return [
        Milestone(
            item_id=item_id, position=place, title=step.title, deadline=step.deadline, since_edition=edition.number
        )
        for place, step in enumerate(steps, 1)
    ]  # fmt: skip


def end_steps(item_ids: Collection[UUID], edition: Edition) -> None:
    """These items leave the plan, and their milestones with them."""
    Milestone.unscoped.filter(item_id__in=item_ids, until_edition__isnull=True).update(
        until_edition=edition.number, version=F("version") + 1
    )


# --- Deadlines --------------------------------------------------------------------------------------------------------


def brings_forward(wording: Wording, deadline: FuzzyDate) -> bool:
    """Whether `deadline` ends before that of the wording; Invalid or Conflict where it does not change it."""
    former = wording.deadline.last_day(wording.occurrences_done)
    if former is None:
        raise Conflict(_("A permanent item has no deadline to extend."))
    latter = deadline.last_day()
    if latter == former:
        raise Invalid.of("deadline", _("The new deadline is the present one."))
    return latter is not None and latter < former


def check_extension(wording: Wording, deadline: FuzzyDate, *, closed: bool, on: date) -> bool:
    """Whether the ledger would bring the deadline forward; Invalid or Conflict where it cannot hold the change.

    The one rule for writing, proposing and carrying out. `closed`: whether the item's closing is agreed. `on`: the day
    on which the change is agreed, so far today; nothing falls due by being brought forward behind it.
    """
    if closed:
        raise Conflict(_("This item is closed: its deadline is not extended any more."))
    forward = brings_forward(wording, deadline)
    last = deadline.last_day()
    if forward and last is not None and last < on:
        raise Invalid.of(
            "deadline", _("A deadline is not brought forward to before the day on which that is agreed.")
        )
    return forward


def enter_extension(
    wording: Wording, deadline: FuzzyDate, *, reason: Text, agreed_on: date, source: Source
) -> Extension:
    """One row of the ledger: from the wording's deadline to `deadline`, later or earlier. The database asks for it.

    Conflict where the item is closed: then there is nothing to wait for.
    """
    closed = Closure.unscoped.filter(item_id=wording.item_id, state=Closure.State.AGREED).exists()
    forward = check_extension(wording, deadline, closed=closed, on=agreed_on)
    if forward and not has_words(reason):
        raise Invalid.of("reason", _("Say why the deadline is brought forward."))
    last = Extension.unscoped.filter(item_id=wording.item_id).aggregate(last=Max("number"))["last"] or 0
    extension = Extension(
        item_id=wording.item_id, number=last + 1, before=wording.deadline, after=deadline, reason=reason,
        agreed_on=agreed_on, source_label=source.label, source_id=source.id, brought_forward=forward,
    )  # fmt: skip
    clean(extension, "reason", "source_label")
    extension.save(force_insert=True)
    return extension


# --- Who is responsible -----------------------------------------------------------------------------------------------


def organisations_of(programme: Programme, ids: Sequence[UUID], day: date) -> list[Organisation]:
    """The organisations named, in the order named: all of sides present on `day`, and at least one."""
    if not ids:
        raise Invalid.of("responsible", _("Name at least one responsible organisation."))
    return all_named(ids, organisations_within(programme, ids, day))


def all_named(ids: Sequence[UUID], known: Mapping[UUID, Organisation]) -> list[Organisation]:
    """The organisations in the order named, each once; Invalid where one is not among those known."""
    if set(ids) - known.keys():
        raise Invalid.of("responsible", FOREIGN)
    return [known[pk] for pk in dict.fromkeys(ids)]


def organisations_within(programme: Programme, ids: Collection[UUID], day: date) -> dict[UUID, Organisation]:
    """Those of the organisations that belong to sides present in this programme on `day`, by their ids."""
    sides = Side.unscoped.filter(programme=programme).present(day).values("party_id")
    return {o.pk: o for o in Organisation.unscoped.filter(pk__in=ids, party__in=sides)} if ids else {}


def make_responsible(item: Item, organisations: Sequence[Organisation], since: date) -> None:
    """Writes who is responsible for a new item."""
    Responsibility.unscoped.bulk_create(responsibilities(item, organisations, since))


def responsibilities(item: Item, organisations: Sequence[Organisation], since: date) -> list[Responsibility]:
    """The first organisation named of each side leads on that side, the others are its co-executors."""
    led: set[UUID] = set()
    rows = []
    for organisation in organisations:
        role = Responsibility.Role.CO_EXECUTOR if organisation.party_id in led else Responsibility.Role.LEAD
        led.add(organisation.party_id)
        rows.append(
            Responsibility(
                item=item, party_id=organisation.party_id, organisation=organisation, role=role, since=since
            )
        )
    return rows


# --- What all of them ask ---------------------------------------------------------------------------------------------


def number_taken(programme: Programme, number: str) -> bool:
    """Whether an item of the newest edition has this number."""
    return Wording.unscoped.filter(programme=programme, number=number, until_edition__isnull=True).exists()


def kept_item(actor: Actor, item_id: UUID) -> Item:
    """The item, locked against other entries about it, where the actor keeps the shared record."""
    item: Item | None = (
        Item.objects.visible_to(actor)
        .select_related("programme")
        .select_for_update(of=("self",))
        .filter(pk=item_id)
        .first()
    )
    if item is None:
        raise Absent
    authorise_keeper(actor, item.programme_id)
    return item


def kept_items(actor: Actor, programme: Programme, item_ids: Collection[UUID]) -> list[Item]:
    """Items of one plan, locked in the order of their ids, where the actor keeps the shared record; Absent for one
    that the actor does not see there. One statement, however many.
    """
    authorise_keeper(actor, programme.pk)
    rows = Item.objects.visible_to(actor).filter(pk__in=item_ids, programme=programme)
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    if len(found) < len(set(item_ids)):
        raise Absent
    return found


def authorise_keeper(actor: Actor, programme_id: UUID) -> None:
    """Forbidden for whoever does not keep the record that the sides share, Conflict where their side has left."""
    if not policies.keeps_record(actor, programme_id):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    check_present(actor, programme_id)
