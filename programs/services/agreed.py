"""What the sides agreed, entered into the plan: agreed statuses, extended deadlines, new items, and their editions.

How the recorded edition is written stands in `editions`.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Fault, Invalid, clean, raise_all
from cooperation.texts import Text, has_words
from programs.models import AgreedState, Edition, Extension, Item, Programme, Section, Status, Wording
from programs.rules.sort_key import sort_key
from programs.services.editions import (
    Source,
    authorise_keeper,
    enter_extension,
    kept_item,
    kept_items,
    locked,
    make_responsible,
    newest_wording,
    number_taken,
    organisations_of,
    put_in_force,
    recorded_edition,
    rewrite,
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
    authorise_keeper(actor, edition.programme_id)
    locked(edition.programme)
    edition.refresh_from_db()
    return put_in_force(edition, on)


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
    """Enters the status the sides agreed for an item; the former agreed state is kept, no longer current.

    Where they agreed another on a later day, which was entered before, that one stays the current one.
    """
    item = kept_item(actor, item_id)
    if status not in Status.values:
        raise Invalid.of("status", _("Choose one of the statuses."))
    return enter_status(
        item, status=status, agreed_on=agreed_on, note=note, source=Source(source_label, source_id)
    )


@verb
def agree_statuses(
    actor: Actor,
    *,
    programme_id: UUID,
    statuses: Mapping[UUID, str],
    agreed_on: date,
    note: Text,
    source_label: Text,
    source_id: UUID | None,
) -> list[AgreedState]:
    """Enters statuses by item for many items of one plan, all of them or none: what agree_status() does to each.

    As many statements for five hundred as for one. Absent: an item is not in this plan. Invalid: /status, with the
    numbers of the items that it concerns.
    """
    programme = Programme.objects.visible_to(actor).filter(pk=programme_id).first()
    if programme is None:
        raise Absent
    locked(programme)
    kept_items(actor, programme, statuses)
    if not set(statuses.values()) <= set(Status.values):
        raise Invalid.of("status", _("Choose one of the statuses."))
    return _enter(statuses, agreed_on=agreed_on, note=note, source=Source(source_label, source_id))


def enter_status(
    item: Item, *, status: str, agreed_on: date, note: Text, source: Source, closing: bool = False
) -> AgreedState:
    """The row itself, for services that have authorised their actor and locked the item.

    Completed, an item whose deadline recurs has its present occurrence behind it and goes on with the next one; only
    what is `closing` it ends it.
    """
    (state,) = _enter({item.pk: status}, agreed_on=agreed_on, note=note, source=source, closing=closing)
    return state


def _enter(
    statuses: Mapping[UUID, str], *, agreed_on: date, note: Text, source: Source, closing: bool = False
) -> list[AgreedState]:
    """The rows of items that are locked. What the sides agreed on a later day stands, unless an item is closed."""
    states = [_state(item, status, note, agreed_on, source) for item, status in statuses.items()]
    if not closing:
        _done_once({state.item_id: state for state in states if state.status == Status.COMPLETED}, agreed_on)
        later = AgreedState.unscoped.filter(item_id__in=statuses, current=True, agreed_on__gt=agreed_on)
        overtaken = set(later.values_list("item_id", flat=True))
        for state in states:
            state.current = state.item_id not in overtaken
    _succeed(states)
    return states


def _done_once(states: Mapping[UUID, AgreedState], on: date) -> None:
    """What is completed of items whose deadline recurs is their present occurrence."""
    if not states:
        return
    wordings = Wording.unscoped.filter(item_id__in=states, until_edition__isnull=True).order_by("sort_key")
    found = list(wordings)
    if len(found) < len(states):
        raise Conflict(_("This item is no longer in the plan."))
    recurring = [wording for wording in found if wording.deadline.recurs]
    early = [wording.number for wording in recurring if not _has_begun(wording, on)]
    if early:
        said = _("Its next occurrence has not begun yet: the one before is completed.")
        raise Invalid.of("status", said if len(states) == 1 else f"{', '.join(early)}: {said}")
    for wording in recurring:
        states[wording.item_id].period = wording.deadline.period(wording.occurrences_done)
    _behind({wording: wording.occurrences_done + 1 for wording in recurring})


def enter_dropped(notes: Mapping[UUID, Text], *, agreed_on: date, source: Source) -> None:
    """The sides agreed that these items, which leave the plan, are dropped; `notes` by item. The items are locked."""
    _succeed([_state(item, Status.DROPPED, note, agreed_on, source) for item, note in notes.items()])


def _state(item_id: UUID, status: str, note: Text, agreed_on: date, source: Source) -> AgreedState:
    state = AgreedState(
        item_id=item_id, status=status, agreed_on=agreed_on, note=note, source_label=source.label,
        source_id=source.id,
    )  # fmt: skip
    clean(state, "note", "source_label")
    return state


def _succeed(states: Sequence[AgreedState]) -> None:
    """Writes what is agreed now in the place of what was; what is not current beside it."""
    items = [state.item_id for state in states if state.current]
    former = AgreedState.unscoped.filter(item_id__in=items, current=True)
    former.update(current=False, version=F("version") + 1)
    AgreedState.unscoped.bulk_create(states, batch_size=1000)


def _has_begun(wording: Wording, on: date) -> bool:
    """Whether the occurrence that is to be done has begun."""
    begins = wording.deadline.period(wording.occurrences_done).first_day()
    return not begins or begins <= on


def _behind(occurrences: Mapping[Wording, int]) -> None:
    """Writes how many occurrences of each wording are done."""
    for wording, done in occurrences.items():
        wording.occurrences_done, wording.version = done, wording.version + 1
    if occurrences:
        Wording.unscoped.bulk_update(occurrences, ["occurrences_done", "version"])


@verb
def take_back_statuses(actor: Actor, *, source_id: UUID) -> int:
    """Withdraws the agreed states that `source_id` recorded, of one item or of many; how many there were.

    What was agreed before is current again, where anything was; a later state stays as it is. As many statements for
    five hundred as for one. Absent: an item is not to be seen. Forbidden.
    """
    rows = AgreedState.objects.visible_to(actor).filter(source_id=source_id, withdrawn=False)
    by_programme: dict[UUID, list[UUID]] = {}
    for item_id, programme_id in rows.values_list("item_id", "item__programme_id"):
        by_programme.setdefault(programme_id, []).append(item_id)
    for programme in Programme.unscoped.filter(pk__in=by_programme).order_by("pk"):
        locked(programme)
        kept_items(actor, programme, by_programme[programme.pk])
        _take_back(by_programme[programme.pk], source_id)
    return sum(map(len, by_programme.values()))


def _take_back(item_ids: Sequence[UUID], source_id: UUID) -> None:
    """The items are locked."""
    states = AgreedState.unscoped.filter(item_id__in=item_ids)
    taken = states.filter(source_id=source_id, withdrawn=False)
    periods: dict[UUID, list[FuzzyDate]] = {}
    for state in taken:
        if state.period:
            periods.setdefault(state.item_id, []).append(state.period)
    _open_again(periods)
    taken.update(current=False, withdrawn=True, version=F("version") + 1)
    standing = set(states.filter(current=True).values_list("item_id", flat=True))
    bare = [item_id for item_id in item_ids if item_id not in standing]
    last = (
        AgreedState.unscoped.filter(item_id__in=bare, withdrawn=False)
        .order_by("item_id", "-agreed_on", "-id")
        .distinct("item_id")
    )
    former = list(last.values_list("pk", flat=True))
    AgreedState.unscoped.filter(pk__in=former).update(current=True, version=F("version") + 1)


def _open_again(periods: Mapping[UUID, Sequence[FuzzyDate]]) -> None:
    """The last occurrence that was done is open again, where it is among these and the deadline still of its series.

    `periods` by item.
    """
    if not periods:
        return
    open_again = {
        wording: wording.occurrences_done - 1
        for wording in Wording.unscoped.filter(item_id__in=periods, until_edition__isnull=True)
        if wording.deadline.recurs
        and wording.occurrences_done
        and wording.deadline.period(wording.occurrences_done - 1) in periods[wording.item_id]
    }
    _behind(open_again)


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
    """Extends an item's deadline or brings it forward: one row of the ledger, and the wording in the recorded edition.

    Invalid where no reason is given or where the new deadline is the present one.
    """
    programme = Programme.objects.visible_to(actor).filter(items=item_id).first()
    if programme is None:
        raise Absent
    locked(programme)
    item = kept_item(actor, item_id)
    if not has_words(reason):
        raise Invalid.of("reason", _("Say why the deadline changes."))
    source = Source(source_label, source_id)
    edition = recorded_edition(item.programme, source)
    wording = newest_wording(item)
    extension = enter_extension(wording, deadline, reason=reason, agreed_on=agreed_on, source=source)
    rewrite(wording, edition, deadline=deadline)
    return extension


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
    authorise_keeper(actor, programme.pk)
    edition = recorded_edition(programme, Source(source_label, source_id))
    section = Section.unscoped.filter(pk=section_id, programme=programme).first()
    organisations = organisations_of(programme, organisation_ids, clock.today(actor.time_zone))
    item = Item(programme=programme, kind=kind, origin=source_label, origin_id=source_id)
    wording = Wording(
        programme=programme, item=item, section=section, number=number.strip(), sort_key=sort_key(number.strip()),
        title=title, expected_result=expected_result, deadline=deadline, since_edition=edition.number,
        occurrences_done=deadline.first_open(agreed_on),
    )  # fmt: skip
    faults = _faults_of_new(programme, section, wording)
    raise_all(faults)
    clean(wording, "number", "title", "expected_result")
    item.save(force_insert=True)
    wording.save(force_insert=True)
    make_responsible(item, organisations, agreed_on)
    return item


def _faults_of_new(programme: Programme, section: Section | None, wording: Wording) -> list[Fault]:
    faults = []
    if section is None:
        faults.append(Fault("/section", _("Choose a section of this plan.")))
    if not wording.number:
        faults.append(Fault("/number", _("Give the item its number in the plan.")))
    elif number_taken(programme, wording.number):
        faults.append(Fault("/number", _("This number is taken in this edition.")))
    if not has_words(wording.title):
        faults.append(Fault("/title", _("Give the item a title.")))
    return faults
