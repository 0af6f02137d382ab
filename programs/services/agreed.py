"""What the sides agreed, entered into the plan: agreed statuses, extended deadlines, new items, and their editions.

The edition in force is immutable. Outcomes go into the one *recorded* edition, which comes into force as a whole. An
edition holds the wordings whose range [since_edition, until_edition) contains its number, so writing a new wording and
ending the former one at the recorded edition leaves every earlier edition as it was.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import F, Max, Model
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Fault, Forbidden, Invalid
from cooperation.texts import Text
from programs import policies
from programs.models import (
    AgreedState,
    Edition,
    Extension,
    Item,
    Organisation,
    Programme,
    Responsibility,
    Section,
    Side,
    Status,
    Wording,
)
from programs.rules.sort_key import sort_key


@dataclass(frozen=True, slots=True)
class Source:
    """What an entry rests on: the words it is cited by, and the id of the session, letters or act."""

    label: Text
    id: UUID | None = None


def recorded_edition(programme: Programme, source: Source) -> Edition:
    """The one recorded edition of a programme, made where there is none. Waits for others who write to the plan."""
    Programme.unscoped.select_for_update(of=("self",)).get(pk=programme.pk)
    edition = Edition.unscoped.filter(programme=programme, state=Edition.State.RECORDED).first()
    if edition is not None:
        return edition
    last = Edition.unscoped.filter(programme=programme).aggregate(last=Max("number"))["last"] or 0
    return Edition.unscoped.create(
        programme=programme, number=last + 1, source_label=source.label, source_id=source.id
    )


@verb
def bring_into_force(actor: Actor, *, edition_id: UUID, on: date) -> Edition:
    """Makes a recorded edition the one in force from the day `on`; the former is superseded.

    Conflict where it is not recorded any more.
    """
    edition: Edition | None = (
        Edition.objects.visible_to(actor).select_related("programme").filter(pk=edition_id).first()
    )
    if edition is None:
        raise Absent
    _authorise(actor, edition.programme)
    Programme.unscoped.select_for_update(of=("self",)).get(pk=edition.programme_id)
    edition.refresh_from_db()
    if edition.state != Edition.State.RECORDED:
        raise Conflict(_("Only a recorded edition can come into force."))
    Edition.unscoped.filter(programme_id=edition.programme_id, state=Edition.State.IN_FORCE).update(
        state=Edition.State.SUPERSEDED, version=F("version") + 1
    )
    edition.state, edition.in_force_on, edition.version = Edition.State.IN_FORCE, on, edition.version + 1
    edition.save(update_fields=["state", "in_force_on", "version"])
    return edition


@verb
def agree_status(
    actor: Actor,
    *,
    item_id: UUID,
    status: str,
    agreed_on: date,
    note: Text,
    source_label: Text,
    source_id: UUID | None,
) -> AgreedState:
    """Enters the status the sides agreed for an item; the former agreed state is kept, no longer current."""
    item = _item(actor, item_id)
    if status not in Status.values:
        raise Invalid.of("status", _("Choose one of the statuses."))
    state = AgreedState(
        item=item,
        status=status,
        agreed_on=agreed_on,
        note=note,
        source_label=source_label,
        source_id=source_id,
    )
    _clean(state, "note", "source_label")
    AgreedState.unscoped.filter(item=item, current=True).update(current=False, version=F("version") + 1)
    state.save(force_insert=True)
    return state


@verb
def extend_deadline(
    actor: Actor,
    *,
    item_id: UUID,
    deadline: FuzzyDate,
    reason: Text,
    agreed_on: date,
    source_label: Text,
    source_id: UUID | None,
) -> Extension:
    """Extends an item's deadline: one row of the ledger, and the new wording in the recorded edition.

    Invalid where no reason is given or where the new deadline does not end after the present one.
    """
    item = _item(actor, item_id)
    if not any(text.strip() for text in reason.values()):
        raise Invalid.of("reason", _("Say why the deadline is extended."))
    edition = recorded_edition(item.programme, Source(source_label, source_id))
    wording = _newest_wording(item)
    _check_later(wording, deadline)
    last = Extension.unscoped.filter(item=item).aggregate(last=Max("number"))["last"] or 0
    extension = Extension(
        item=item, number=last + 1, before=wording.deadline, after=deadline, reason=reason, agreed_on=agreed_on,
        source_label=source_label, source_id=source_id,
    )  # fmt: skip
    _clean(extension, "reason", "source_label")
    extension.save(force_insert=True)
    _reword(wording, edition, deadline)
    return extension


def _check_later(wording: Wording, deadline: FuzzyDate) -> None:
    former = wording.deadline.last_day(wording.occurrences_done)
    if former is None:
        raise Conflict(_("A permanent item has no deadline to extend."))
    latter = deadline.last_day(wording.occurrences_done if deadline.recurs else 0)
    if latter is not None and latter <= former:
        raise Invalid.of("deadline", _("The new deadline is not later than the present one."))


def _reword(wording: Wording, edition: Edition, deadline: FuzzyDate) -> None:
    """Writes `deadline` into the edition: over a wording that began with it, or by one that takes over from it on."""
    if wording.since_edition == edition.number:
        Wording.unscoped.filter(pk=wording.pk).update(deadline=deadline, version=F("version") + 1)
        return
    Wording.unscoped.filter(pk=wording.pk).update(until_edition=edition.number, version=F("version") + 1)
    Wording.unscoped.create(
        programme_id=wording.programme_id, item_id=wording.item_id, section_id=wording.section_id,
        number=wording.number, sort_key=wording.sort_key, title=wording.title,
        expected_result=wording.expected_result, deadline=deadline, occurrences_done=wording.occurrences_done,
        since_edition=edition.number,
    )  # fmt: skip


@verb
def add_item(
    actor: Actor,
    *,
    programme_id: UUID,
    section_id: UUID,
    number: str,
    title: Text,
    expected_result: Text,
    deadline: FuzzyDate,
    organisation_ids: Sequence[UUID],
    agreed_on: date,
    source_label: Text,
    source_id: UUID | None,
    kind: str = Item.Kind.MEASURE,
) -> Item:
    """Adds an item to the plan, in its recorded edition, with the organisations responsible for it.

    The first organisation named of each side leads on that side. Invalid says what is missing: a section of this plan,
    a number that is free there, a title, at least one organisation, each of a side of this programme.
    """
    programme = Programme.objects.visible_to(actor).filter(pk=programme_id).first()
    if programme is None:
        raise Absent
    _authorise(actor, programme)
    edition = recorded_edition(programme, Source(source_label, source_id))
    section = Section.unscoped.filter(pk=section_id, programme=programme).first()
    organisations = _organisations(programme, organisation_ids)
    item = Item(programme=programme, kind=kind, origin=source_label, origin_id=source_id)
    wording = Wording(
        programme=programme, item=item, section=section, number=number.strip(), sort_key=sort_key(number.strip()),
        title=title, expected_result=expected_result, deadline=deadline, since_edition=edition.number,
    )  # fmt: skip
    faults = _faults_of_new(programme, section, wording)
    if faults:
        raise Invalid(faults[0].detail if len(faults) == 1 else "", faults=faults)
    _clean(wording, "number", "title", "expected_result")
    item.save(force_insert=True)
    wording.save(force_insert=True)
    _make_responsible(item, organisations, agreed_on)
    return item


def _faults_of_new(programme: Programme, section: Section | None, wording: Wording) -> list[Fault]:
    faults = []
    if section is None:
        faults.append(Fault("/section", _("Choose a section of this plan.")))
    if not wording.number:
        faults.append(Fault("/number", _("Give the item its number in the plan.")))
    elif _number_taken(programme, wording.number):
        faults.append(Fault("/number", _("This number is taken in this edition.")))
    if not any(text.strip() for text in wording.title.values()):
        faults.append(Fault("/title", _("Give the item a title.")))
    return faults


def _number_taken(programme: Programme, number: str) -> bool:
    return Wording.unscoped.filter(programme=programme, number=number, until_edition__isnull=True).exists()


def _organisations(programme: Programme, ids: Sequence[UUID]) -> list[Organisation]:
    """The organisations named, in the order named: all of sides of this programme, and at least one."""
    sides = Side.unscoped.filter(programme=programme, until__isnull=True).values("party_id")
    found = {o.pk: o for o in Organisation.unscoped.filter(pk__in=ids, party__in=sides)}
    if not ids:
        raise Invalid.of("responsible", _("Name at least one responsible organisation."))
    if set(ids) - set(found):
        raise Invalid.of(
            "responsible", _("Every responsible organisation belongs to a side of this programme.")
        )
    return [found[pk] for pk in dict.fromkeys(ids)]


def _make_responsible(item: Item, organisations: Sequence[Organisation], since: date) -> None:
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
    Responsibility.unscoped.bulk_create(rows)


def _item(actor: Actor, item_id: UUID) -> Item:
    """The item, locked against other entries about it."""
    item: Item | None = (
        Item.objects.visible_to(actor)
        .select_related("programme")
        .select_for_update(of=("self",))
        .filter(pk=item_id)
        .first()
    )
    if item is None:
        raise Absent
    _authorise(actor, item.programme)
    return item


def _newest_wording(item: Item) -> Wording:
    wording = Wording.unscoped.filter(item=item, until_edition__isnull=True).first()
    if wording is None:
        raise Conflict(_("This item is no longer in the plan."))
    return wording


def _authorise(actor: Actor, programme: Programme) -> None:
    if not policies.keeps_record(actor, programme.pk):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))


def _clean(instance: Model, *fields: str) -> None:
    """Checks the named fields only: the rest comes from the service itself."""
    try:
        instance.clean_fields(exclude={f.name for f in instance._meta.fields} - set(fields))
    except ValidationError as error:
        raise Invalid.from_validation(error) from error
