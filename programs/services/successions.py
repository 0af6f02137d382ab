"""What becomes of organisations, and who takes the duties they had.

A side enters what became of its own organisation; its duties stay where they are until the side confirms that the
successor takes them. What was recorded under the former name keeps it.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Fault, Forbidden, check_version, raise_all
from cooperation.texts import Text, has_words
from programs import policies
from programs.models import (
    Obstacle,
    ObstacleStep,
    Organisation,
    OrganisationChange,
    Responsibility,
    Wording,
)
from programs.services import matters

Kind = OrganisationChange.Kind
ENDING = (Kind.MERGED, Kind.SPLIT, Kind.ABOLISHED)


@dataclass(frozen=True, slots=True)
class ChangeOfOrganisation:
    """What became of it. `name` is the new one of whoever was renamed, `parent_id` where it stands after a transfer."""

    kind: str
    done_on: FuzzyDate
    successor_id: UUID | None
    name: Text
    parent_id: UUID | None
    note: Text
    external_id: str | None = None


@verb
def enter_organisation_change(
    actor: Actor, *, organisation_id: UUID, given: ChangeOfOrganisation, version: int | None
) -> OrganisationChange:
    """Enters that an organisation of the actor's side was renamed, merged, split, transferred or abolished.

    Absent: no such organisation. Forbidden: of another side, or neither coordinator, secretary nor registrar.
    Invalid: /kind /done_on /successor /name /parent /note /external_id.
    """
    organisation: Organisation = matters.locked(Organisation, actor, organisation_id)
    check_keeps(actor, organisation)
    check_version(organisation.version, version)
    change = OrganisationChange(
        organisation=organisation, kind=given.kind, done_on=given.done_on, successor_id=given.successor_id,
        note=given.note, external_id=given.external_id,
    )  # fmt: skip
    raise_all(
        matters.faults_of(change, "kind", "note", "external_id")
        + _faults_of_id(given)
        + _faults_of_day(actor, organisation, given)
        + _faults_of_kind(given)
        + _faults_of_successor(actor, organisation, given)
        + _apply(actor, organisation, change, given)
    )
    organisation.version += 1
    organisation.save()
    change.save(force_insert=True)
    announce("programs.organisation", organisation_id=organisation.pk)
    return change


@verb
def hand_over_duties(
    actor: Actor,
    *,
    change_id: UUID,
    responsibility_ids: tuple[UUID, ...] | None = None,
    on: date | None = None,
    version: int | None,
) -> OrganisationChange:
    """Confirms for the actor's side that the successor takes the open duties: all, or those that are named.

    Each ends the day before `on` (today) and goes on with the successor, in the same role. With all of them go the
    obstacles whose change it owned, and its steps that are not done. Those that stayed may go later. Conflict: no duty
    is open any more, or no successor.
    Invalid: /on, /responsibilities (open duties of the organisation).
    """
    change = _change(actor, change_id)
    check_version(change.version, version)
    if change.successor is None:
        raise Conflict(_("No successor is named."))
    open_duties = open_duties_of(change)
    if change.handed_over_on is not None and not open_duties:
        raise Conflict(_("The duties were handed over already."))
    day = on or clock.today(actor.time_zone)
    chosen = [duty for duty in open_duties if responsibility_ids is None or duty.pk in responsibility_ids]
    _check_hand_over(actor, chosen, responsibility_ids, day)
    for duty in chosen:
        _hand_over(duty, change, change.successor, day)
    if responsibility_ids is None or len(chosen) == len(open_duties):
        _hand_over_obstacles(change)
    change.handed_over_on, change.handed_over_by_id = day, actor.user_id
    change.version += 1
    change.save()
    announce("programs.organisation", organisation_id=change.organisation_id)
    return change


def check_keeps(actor: Actor, organisation: Organisation) -> None:
    """Forbidden for whoever may not enter what became of this organisation."""
    if not policies.keeps_organisations(actor, organisation.party_id):
        raise Forbidden(
            _(
                "What becomes of an organisation is entered by its own side’s coordinator, secretary or registrar."
            )
        )


def open_duties_of(change: OrganisationChange) -> list[Responsibility]:
    """What the organisation is responsible for and has not ended, of the items that stand in the plan."""
    standing = Wording.unscoped.filter(item_id=OuterRef("item_id"), until_edition__isnull=True)
    rows = Responsibility.unscoped.filter(
        Exists(standing), organisation_id=change.organisation_id, until__isnull=True
    )
    return list(rows.select_related("item").order_by("id"))


# --- Inside -----------------------------------------------------------------------------------------------------------


def _change(actor: Actor, change_id: UUID) -> OrganisationChange:
    found: OrganisationChange | None = (
        OrganisationChange.objects.visible_to(actor)
        .select_related("organisation", "successor")
        .select_for_update(of=("self",))
        .filter(pk=change_id)
        .first()
    )
    if found is None:
        raise Absent
    check_keeps(actor, found.organisation)
    return found


def _faults_of_id(given: ChangeOfOrganisation) -> list[Fault]:
    known = OrganisationChange.unscoped.filter(external_id=given.external_id)
    if given.external_id is not None and known.exists():
        return [Fault("/external_id", _("This change is already on record."))]
    return []


def _faults_of_day(actor: Actor, organisation: Organisation, given: ChangeOfOrganisation) -> list[Fault]:
    """Nothing becomes of an organisation before it exists, nor after it has ended."""
    first, last = given.done_on.first_day(), given.done_on.last_day()
    if first is None or last is None or given.done_on.recurs or first > clock.today(actor.time_zone):
        return [Fault("/done_on", _("Give the date on which it happened."))]
    began = organisation.since.first_day() if organisation.since else None
    ended = organisation.until.last_day() if organisation.until else None
    if began is not None and last < began:
        return [Fault("/done_on", _("The organisation did not exist yet."))]
    if ended is not None and first > ended:
        return [Fault("/done_on", _("The organisation had ended before that."))]
    return []


def _faults_of_kind(given: ChangeOfOrganisation) -> list[Fault]:
    """What the kind of change has no place for is refused: dropped in silence, it would look recorded."""
    faults = []
    if given.kind != Kind.RENAMED and has_words(given.name):
        faults.append(Fault("/name", _("Only who is renamed has a new name.")))
    if given.kind != Kind.TRANSFERRED and given.parent_id is not None:
        faults.append(Fault("/parent", _("Only who is transferred stands under another.")))
    return faults


def _faults_of_successor(
    actor: Actor, organisation: Organisation, given: ChangeOfOrganisation
) -> list[Fault]:
    if given.successor_id is None:
        asked = given.kind in (Kind.MERGED, Kind.SPLIT)
        return [Fault("/successor", _("Say which organisation succeeds it."))] if asked else []
    if given.kind not in ENDING:
        return [Fault("/successor", _("Only who is merged, split or abolished has a successor."))]
    others = Organisation.objects.visible_to(actor).filter(
        pk=given.successor_id, party_id=organisation.party_id, until__isnull=True
    )
    if given.successor_id == organisation.pk or not others.exists():
        return [Fault("/successor", _("Choose another organisation of the same side that goes on."))]
    known = OrganisationChange.unscoped.filter(
        organisation=organisation, kind=given.kind, successor_id=given.successor_id
    )
    return [Fault("/successor", _("This change is already on record."))] if known.exists() else []


def _apply(
    actor: Actor, organisation: Organisation, change: OrganisationChange, given: ChangeOfOrganisation
) -> list[Fault]:
    """Writes what the change does into the organisation; what is wrong with it."""
    if given.kind == Kind.RENAMED:
        return _rename(organisation, change, given)
    if given.kind == Kind.TRANSFERRED:
        return _transfer(actor, organisation, change, given)
    if given.kind in ENDING:
        organisation.until = organisation.until or given.done_on
    return []


def _rename(
    organisation: Organisation, change: OrganisationChange, given: ChangeOfOrganisation
) -> list[Fault]:
    """The name changes from that day on: today's, or where it was renamed again since, the one until then."""
    if not has_words(given.name):
        return [Fault("/name", _("Say what it is called now."))]
    today, short = organisation.name, organisation.short_name
    # The languages of the new name only: the former one must not go on in another.
    organisation.name, organisation.short_name = given.name, {}
    faults = matters.faults_of(organisation, "name")
    later = _renamed_after(organisation, given)
    if later is None:
        change.former_name = today
        return faults
    organisation.name, organisation.short_name = today, short
    change.former_name, later.former_name = later.former_name, given.name
    later.version += 1
    later.save(update_fields=["former_name", "version"])
    return faults


def _renamed_after(organisation: Organisation, given: ChangeOfOrganisation) -> OrganisationChange | None:
    """The first renaming that is on record for a later day; of the same day, what is entered last came last."""
    day = given.done_on.first_day()
    rows = OrganisationChange.unscoped.filter(organisation=organisation, kind=Kind.RENAMED)
    days = [(on, row.pk, row) for row in rows if (on := row.done_on.first_day()) and day and on > day]
    return min(days)[2] if days else None


def _transfer(
    actor: Actor, organisation: Organisation, change: OrganisationChange, given: ChangeOfOrganisation
) -> list[Fault]:
    change.former_parent_id, organisation.parent_id = organisation.parent_id, given.parent_id
    if given.parent_id is None:
        return []
    rows = Organisation.objects.visible_to(actor).filter(party_id=organisation.party_id)
    above: UUID | None = given.parent_id
    while above is not None and above != organisation.pk:
        found = rows.filter(pk=above).values_list("pk", "parent_id").first()
        if found is None:
            return [Fault("/parent", _("Choose an organisation of the same side."))]
        above = found[1]
    return [Fault("/parent", _("It cannot stand above itself."))] if above == organisation.pk else []


def _check_hand_over(
    actor: Actor, chosen: list[Responsibility], named: tuple[UUID, ...] | None, day: date
) -> None:
    faults = []
    if named is not None and len(chosen) < len(set(named)):
        faults.append(Fault("/responsibilities", _("Choose open duties of this organisation.")))
    if day > clock.today(actor.time_zone):
        faults.append(Fault("/on", _("This day is still to come.")))
    raise_all(faults)
    if not all(policies.proposes_changes(actor, duty.item.programme_id) for duty in chosen):
        raise Forbidden(_("Only your side’s coordinator or executive secretary notifies who is responsible."))


def _hand_over(duty: Responsibility, change: OrganisationChange, successor: Organisation, day: date) -> None:
    """The duty ends, and goes on with the successor. One who shares it already keeps the higher role."""
    _end(duty, day)
    own = Responsibility.unscoped.filter(
        item_id=duty.item_id, organisation=successor, until__isnull=True
    ).first()
    if own is not None:
        if own.role == duty.role or own.role == Responsibility.Role.LEAD:
            return
        _end(own, day)
    Responsibility.unscoped.create(
        item_id=duty.item_id, party_id=duty.party_id, organisation=successor, role=duty.role,
        since=day, succession=change,
    )  # fmt: skip
    announce("programs.responsible", item_id=duty.item_id, party_id=duty.party_id)


def _end(duty: Responsibility, day: date) -> None:
    last = max(duty.since, day - timedelta(1))
    Responsibility.unscoped.filter(pk=duty.pk).update(until=last, version=F("version") + 1)


def _hand_over_obstacles(change: OrganisationChange) -> None:
    Obstacle.unscoped.filter(owner_id=change.organisation_id, state=Obstacle.State.OPEN).update(
        owner_id=change.successor_id, version=F("version") + 1
    )
    steps = ObstacleStep.unscoped.filter(
        organisation_id=change.organisation_id, done_on__isnull=True, obstacle__state=Obstacle.State.OPEN
    )
    steps.update(organisation_id=change.successor_id, version=F("version") + 1)
