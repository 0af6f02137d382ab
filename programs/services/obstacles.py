"""What stands in the way: who alleges it, what each side says of it, the steps towards its end, and how it ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Fault, Forbidden, check_version, raise_all
from cooperation.texts import Text, has_words
from programs import policies
from programs.models import Agreement, Blocking, Obstacle, ObstacleStep, Side, Stance
from programs.services import matters
from programs.services.matters import Row
from programs.services.sides import check_present

State = Obstacle.State
MAX_STEPS = 100


@dataclass(frozen=True, slots=True)
class StepInput:
    """A step: in words, whose it is, by when, and the day on which it was done."""

    text: Text
    organisation_id: UUID | None = None
    due: FuzzyDate | None = None
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class ObstacleInput:
    """What is said of an obstacle. `opened_on` None: today. `owner_id` is whose body owns the change."""

    kind: str
    title: Text
    description: Text
    provision: Text
    agreement_id: UUID | None = None
    owner_id: UUID | None = None
    opened_on: date | None = None
    item_ids: tuple[UUID, ...] = ()
    steps: tuple[StepInput, ...] = ()


@verb
def record_obstacle(
    actor: Actor,
    *,
    programme_id: UUID,
    given: ObstacleInput,
    alleged_by: UUID | None = None,
    external_id: str | None = None,
) -> Obstacle:
    """Records an obstacle that a side alleges: the actor's own; the joint secretariat says which (`alleged_by`).

    Absent: no such programme. Forbidden: neither a side's coordinator or secretary nor a keeper.
    Invalid: /kind /title /description /provision /agreement /owner /opened_on /items /steps /alleged_by /external_id.
    """
    matters.tended(actor, programme_id)
    obstacle = Obstacle(programme_id=programme_id, external_id=external_id)
    party_id = alleged_by or actor.party_id
    raise_all(
        _fill(actor, obstacle, given) + _faults_of_alleging(actor, programme_id, party_id)
        + _faults_of_external_id(obstacle)
    )  # fmt: skip
    obstacle.save(force_insert=True)
    Stance.unscoped.create(
        obstacle=obstacle,
        party_id=party_id or actor.side_id,
        kind=Stance.Kind.ALLEGES,
        taken_on=obstacle.opened_on,
    )
    _tie(obstacle, given)
    return obstacle


@verb
def edit_obstacle(actor: Actor, *, obstacle_id: UUID, given: ObstacleInput, version: int | None) -> Obstacle:
    """Rewrites an obstacle, its steps and what it blocks. Conflict: it is closed. Faults as in `record_obstacle`."""
    obstacle = _of_version(actor, obstacle_id, version)
    check_open(obstacle)
    raise_all(_fill(actor, obstacle, given))
    obstacle.save()
    _tie(obstacle, given)
    return obstacle


@verb
def take_stance(
    actor: Actor, *, obstacle_id: UUID, kind: str, note: Text | None = None, version: int | None
) -> Stance:
    """What the actor's side says of an obstacle: it alleges it too, agrees that it is one, or disputes it.

    Forbidden: not a side's coordinator or secretary. Conflict: it is closed. Invalid: /kind, /note.
    """
    obstacle: Obstacle = matters.locked(Obstacle, actor, obstacle_id)
    if not policies.proposes_changes(actor, obstacle.programme_id):
        raise Forbidden(_("Each side takes its own stand, by its coordinator or executive secretary."))
    check_present(actor, obstacle.programme_id)
    check_version(obstacle.version, version)
    check_open(obstacle)
    stance = Stance.unscoped.filter(obstacle=obstacle, party_id=actor.side_id).first() or Stance(
        obstacle=obstacle, party_id=actor.side_id, version=0
    )
    stance.kind, stance.note, stance.taken_on = kind, note or {}, clock.today(actor.time_zone)
    raise_all(matters.faults_of(stance, "kind", "note"))
    stance.version += 1
    stance.save()
    obstacle.version += 1
    obstacle.save(update_fields=["version"])
    announce("programs.obstacle", obstacle_id=obstacle.pk)
    return stance


@verb
def close_obstacle(
    actor: Actor, *, obstacle_id: UUID, state: str, resolution: Text, closed_on: date | None = None,
    version: int | None,
) -> Obstacle:  # fmt: skip
    """Enters that an obstacle is solved, or cannot be solved, and why. Invalid: /state, /resolution, /closed_on."""
    obstacle = _of_version(actor, obstacle_id, version)
    check_open(obstacle)
    today = clock.today(actor.time_zone)
    obstacle.state, obstacle.resolution = state, resolution
    obstacle.closed_on = closed_on or today
    faults = matters.faults_of(obstacle, "resolution")
    if state not in (State.SOLVED, State.UNSOLVABLE):
        faults.append(Fault("/state", _("Choose whether it is solved or cannot be solved.")))
    if not has_words(resolution):
        faults.append(Fault("/resolution", _("Say how it was solved, or why it cannot be.")))
    if obstacle.closed_on > today or obstacle.closed_on < obstacle.opened_on:
        faults.append(Fault("/closed_on", _("Give a day since it was alleged, not one to come.")))
    raise_all(faults)
    obstacle.save()
    announce("programs.obstacle", obstacle_id=obstacle.pk)
    return obstacle


@verb
def reopen_obstacle(actor: Actor, *, obstacle_id: UUID, version: int | None) -> Obstacle:
    """Enters that an obstacle stands in the way again. The record of changes keeps how it had been closed."""
    obstacle = _of_version(actor, obstacle_id, version)
    if obstacle.state == State.OPEN:
        raise Conflict(_("This obstacle is open."))
    obstacle.state, obstacle.closed_on, obstacle.resolution = State.OPEN, None, {}
    obstacle.save()
    announce("programs.obstacle", obstacle_id=obstacle.pk)
    return obstacle


@verb
def bring_obstacles(actor: Actor, *, programme_id: UUID, rows: Sequence[Row]) -> list[Obstacle]:
    """Records or rewrites many obstacles known by their external ids: all or none. Faults under /rows/<n>."""
    matters.tended(actor, programme_id)
    return matters.bring(
        Obstacle, programme_id, rows,
        lambda row: record_obstacle(
            actor, programme_id=programme_id, given=row.given, external_id=row.external_id
        ),
        lambda pk, row: edit_obstacle(actor, obstacle_id=pk, given=row.given, version=row.version),
    )  # fmt: skip


def check_rewrites(actor: Actor, obstacle: Obstacle) -> None:
    """Forbidden for whoever may not rewrite, close and open this obstacle, Conflict where their side has left."""
    alleging = set(
        Stance.unscoped.filter(obstacle=obstacle, kind=Stance.Kind.ALLEGES).values_list("party_id", flat=True)
    )
    if not policies.rewrites_obstacle(actor, obstacle.programme_id, alleging):
        raise Forbidden(
            _("An obstacle is rewritten by a side that alleges it, or by the keepers of the record.")
        )
    check_present(actor, obstacle.programme_id)


def check_open(obstacle: Obstacle) -> None:
    """Conflict where the obstacle is closed: it is not rewritten, nor closed a second time."""
    if obstacle.state != State.OPEN:
        raise Conflict(_("This obstacle is closed. Open it again first."))


# --- Inside -----------------------------------------------------------------------------------------------------------


def _of_version(actor: Actor, obstacle_id: UUID, version: int | None) -> Obstacle:
    """The obstacle for one who may rewrite it, its version raised."""
    obstacle: Obstacle = matters.locked(Obstacle, actor, obstacle_id)
    check_rewrites(actor, obstacle)
    check_version(obstacle.version, version)
    obstacle.version += 1
    return obstacle


def _faults_of_alleging(actor: Actor, programme_id: UUID, party_id: UUID | None) -> list[Fault]:
    present = Side.unscoped.filter(programme_id=programme_id).present(clock.today(actor.time_zone))
    sides = set(present.values_list("party_id", flat=True))
    if party_id not in sides or (actor.party_id and party_id != actor.party_id):
        return [Fault("/alleged_by", _("Say which side alleges it: your own, where you act for one."))]
    return []


def _faults_of_external_id(obstacle: Obstacle) -> list[Fault]:
    if obstacle.external_id is None:
        return []
    return matters.faults_of(obstacle, "external_id")


def _fill(actor: Actor, obstacle: Obstacle, given: ObstacleInput) -> list[Fault]:
    """Puts what was given into the row; what is wrong with it."""
    today = clock.today(actor.time_zone)
    obstacle.kind, obstacle.title, obstacle.description = given.kind, given.title, given.description
    obstacle.provision, obstacle.agreement_id = given.provision, given.agreement_id
    obstacle.owner_id, obstacle.opened_on = given.owner_id, given.opened_on or today
    _set_next(obstacle, given.steps)
    faults = matters.faults_of(obstacle, "kind", "title", "description", "provision")
    if obstacle.opened_on > today:
        faults.append(Fault("/opened_on", _("This day is still to come.")))
    agreements = Agreement.objects.visible_to(actor)
    if given.agreement_id and not agreements.filter(pk=given.agreement_id).exists():
        faults.append(Fault("/agreement", _("Choose an agreement that you see.")))
    faults += matters.faults_of_items(obstacle.programme_id, given.item_ids)
    return faults + _faults_of_people(actor, obstacle, given)


def _faults_of_people(actor: Actor, obstacle: Obstacle, given: ObstacleInput) -> list[Fault]:
    named = [given.owner_id, *(step.organisation_id for step in given.steps)]
    known = matters.organisations_of_sides(actor, obstacle.programme_id, named)
    wrong = _("Choose an organisation of a side of this programme.")
    faults = [] if given.owner_id is None or given.owner_id in known else [Fault("/owner", wrong)]
    if len(given.steps) > MAX_STEPS:
        faults.append(Fault("/steps", _("At most %(limit)d steps.") % {"limit": MAX_STEPS}))
    for index, step in enumerate(given.steps[:MAX_STEPS]):
        if step.organisation_id and step.organisation_id not in known:
            faults.append(Fault(f"/steps/{index}/organisation", wrong))
        faults += _faults_of_step(actor, f"/steps/{index}", step)
    return faults


def _faults_of_step(actor: Actor, pointer: str, step: StepInput) -> list[Fault]:
    found = matters.faults_of(ObstacleStep(text=step.text), "text")
    faults = [Fault(pointer + fault.pointer, fault.detail) for fault in found]
    if step.done_on and step.done_on > clock.today(actor.time_zone):
        faults.append(Fault(f"{pointer}/done_on", _("This day is still to come.")))
    return faults


def _set_next(obstacle: Obstacle, steps: Sequence[StepInput]) -> None:
    """The first step that is not done is the next one, as lists and the home page say it."""
    following = next((step for step in steps if step.done_on is None), None)
    obstacle.next_step = following.text if following else {}
    obstacle.next_step_due = following.due if following else None


def _tie(obstacle: Obstacle, given: ObstacleInput) -> None:
    matters.link(Blocking, ("obstacle_id", obstacle.pk), "item_id", given.item_ids)
    standing = {step.position: step for step in ObstacleStep.unscoped.filter(obstacle=obstacle)}
    for position, step in enumerate(given.steps, start=1):
        row = standing.pop(position, None) or ObstacleStep(obstacle=obstacle, position=position, version=0)
        _write_step(row, step)
    ObstacleStep.unscoped.filter(pk__in=[row.pk for row in standing.values()]).delete()
    announce("programs.obstacle", obstacle_id=obstacle.pk)


def _write_step(row: ObstacleStep, step: StepInput) -> None:
    said: dict[str, Any] = {
        "text": step.text, "organisation_id": step.organisation_id, "due": step.due, "done_on": step.done_on,
    }  # fmt: skip
    if row.version and all(getattr(row, name) == value for name, value in said.items()):
        return
    for name, value in said.items():
        setattr(row, name, value)
    row.version += 1
    row.save()
