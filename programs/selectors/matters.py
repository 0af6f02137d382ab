"""Obstacles, joint projects and cooperation as their pages and the API read them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from cooperation import clock
from cooperation.access import Actor
from programs import policies
from programs.models import (
    Agreement,
    Blocking,
    Cooperation,
    JointProject,
    Obstacle,
    ObstacleStep,
    Organisation,
    Partner,
    Programme,
    Side,
    Stance,
    Wording,
)
from programs.rules.holdup import HeldUp, held_up
from programs.selectors.plans import SideView, closed, sides


@dataclass(frozen=True, slots=True)
class Stand:
    """What one side says of an obstacle; `stance` None where it has said nothing."""

    side: SideView
    stance: Stance | None


def programmes(actor: Actor) -> list[Programme]:
    """The programmes in which the actor may record what stands in the way."""
    rows = Programme.objects.visible_to(actor).select_related("body").order_by("code")
    return [row for row in rows if actor.takes_part(row.pk) and policies.tends_matters(actor, row.pk)]


def wordings(actor: Actor, item_ids: Any) -> list[Wording]:
    """What the plan says of these items now, in its order; their ids come as a list or as a query."""
    rows = Wording.objects.visible_to(actor).filter(until_edition__isnull=True, item_id__in=item_ids)
    return list(rows.order_by("programme_id", "sort_key", "id"))


def held_up_by(actor: Actor, found: Sequence[Obstacle], today: date) -> dict[UUID, HeldUp]:
    """What each of these obstacles holds up, in one statement. What is done with all the same, an open one does not."""
    due: dict[UUID, list[date | None]] = defaultdict(list)
    rows = Blocking.objects.visible_to(actor).filter(
        Q(obstacle__closed_on__isnull=False) | ~Q(closed()),
        obstacle__in=[row.pk for row in found],
        item__wordings__until_edition__isnull=True,
    )
    for obstacle_id, day in rows.values_list("obstacle_id", "item__wordings__due_on"):
        due[obstacle_id].append(day)
    return {row.pk: held_up(row.opened_on, row.closed_on, today, due[row.pk]) for row in found}


def waiting_for(actor: Actor, found: Sequence[Obstacle]) -> dict[UUID, list[Wording]]:
    """The items that each of these obstacles blocks, as the plan says them now, in its order."""
    rows = Wording.objects.visible_to(actor).filter(
        until_edition__isnull=True, item__blockings__obstacle__in=[row.pk for row in found]
    )
    waiting: dict[UUID, list[Wording]] = defaultdict(list)
    for wording in rows.annotate(obstacle_id=F("item__blockings__obstacle_id")).order_by("sort_key", "id"):
        waiting[wording.obstacle_id].append(wording)
    return waiting


def stands(actor: Actor, obstacle: Obstacle) -> list[Stand]:
    """What each side of the programme says of an obstacle, the silent ones too."""
    said = {
        stance.party_id: stance
        for stance in Stance.objects.visible_to(actor).filter(obstacle=obstacle).select_related("party")
    }
    return [Stand(side, said.get(side.id)) for side in sides(actor, obstacle.programme_id)]


def steps(actor: Actor, obstacle: Obstacle) -> list[ObstacleStep]:
    """The steps towards the end of an obstacle, in their order."""
    rows = ObstacleStep.objects.visible_to(actor).filter(obstacle=obstacle)
    return list(rows.select_related("organisation__party").order_by("position"))


def blocked(actor: Actor, obstacle: Obstacle) -> list[Wording]:
    """What the plan says of the items an obstacle blocks."""
    ids = Blocking.objects.visible_to(actor).filter(obstacle=obstacle).values_list("item_id", flat=True)
    return wordings(actor, ids)


def hindered(actor: Actor, obstacle: Obstacle) -> list[JointProject]:
    """The joint projects in whose way an obstacle stands."""
    return list(JointProject.objects.visible_to(actor).filter(obstacles=obstacle).order_by("id"))


def organisations(actor: Actor, programme_id: UUID, named: Iterable[UUID | None] = ()) -> list[Organisation]:
    """The organisations to choose from: those of a programme's present sides that have not ended, and those `named`
    on a record already.
    """
    sides = Side.objects.visible_to(actor).filter(programme_id=programme_id)
    parties = sides.present(clock.today(actor.time_zone)).values("party_id")
    standing = Q(party_id__in=parties, until__isnull=True) | Q(pk__in=[pk for pk in named if pk])
    rows = Organisation.objects.visible_to(actor).filter(standing)
    return list(rows.select_related("party").order_by("party__code", "id")[:2000])


def agreements(actor: Actor) -> list[Agreement]:
    """The agreements to choose from, newest first."""
    return list(Agreement.objects.visible_to(actor).order_by("-done_first", "-id")[:500])


# --- Joint projects and cooperation -----------------------------------------------------------------------------------


def partners(actor: Actor, project: JointProject) -> list[Partner]:
    """The partners in a joint project, side by side."""
    rows = Partner.objects.visible_to(actor).filter(joint_project=project)
    return list(rows.select_related("party", "organisation").order_by("party__code", "id"))


def cooperations(actor: Actor, programme_id: UUID | None = None) -> QuerySet[Cooperation]:
    """Who works with whom, in all programmes or in one."""
    rows: QuerySet[Cooperation] = Cooperation.objects.visible_to(actor).select_related(
        "first__party", "second__party", "joint_project", "programme"
    )
    return rows.filter(programme_id=programme_id) if programme_id else rows


def cooperations_of(actor: Actor, organisation: Organisation) -> list[Cooperation]:
    """With whom an organisation works."""
    either = Q(first=organisation) | Q(second=organisation)
    return list(cooperations(actor).filter(either).order_by("-id")[:200])


@dataclass(frozen=True, slots=True)
class Meeting:
    """What two organisations do together: cooperation of each kind, and joint projects."""

    vertical: list[Any]
    horizontal: list[Any]
    projects: list[Any]


@dataclass(frozen=True, slots=True)
class Crossing:
    """Organisations of one side against those of another, and what each pair does together."""

    rows: list[Organisation]
    columns: list[Organisation]
    cells: dict[tuple[UUID, UUID], Meeting]


#: Organisations a matrix shows each way.
WIDEST = 60


def crossing(actor: Actor, programme_id: UUID, one: UUID, other: UUID) -> Crossing:
    """Who works with whom between two sides: whoever works with anybody of the other side stands in it."""
    cells: dict[tuple[UUID, UUID], Meeting] = {}
    named: dict[UUID, Organisation] = {}

    def meet(first: Organisation, second: Organisation) -> Meeting:
        a, b = (first, second) if first.party_id == one else (second, first)
        named.update({a.pk: a, b.pk: b})
        return cells.setdefault((a.pk, b.pk), Meeting([], [], []))

    between = Q(first__party_id=one, second__party_id=other) | Q(first__party_id=other, second__party_id=one)
    for row in cooperations(actor, programme_id).filter(between, until__isnull=True).order_by("id")[:2000]:
        met = meet(row.first, row.second)
        (met.vertical if row.kind == Cooperation.Kind.VERTICAL else met.horizontal).append(row)
    for project, of_one, of_other in _pairs(actor, programme_id, one, other):
        meet(of_one, of_other).projects.append(project)
    rows = sorted((row for row in named.values() if row.party_id == one), key=lambda row: row.pk)
    columns = sorted((row for row in named.values() if row.party_id == other), key=lambda row: row.pk)
    return Crossing(rows[:WIDEST], columns[:WIDEST], cells)


def _pairs(
    actor: Actor, programme_id: UUID, one: UUID, other: UUID
) -> Iterable[tuple[JointProject, Organisation, Organisation]]:
    """Partners of the two sides in the joint projects that go on."""
    rows = (
        Partner.objects.visible_to(actor)
        .filter(joint_project__programme_id=programme_id, party_id__in=(one, other))
        .exclude(joint_project__stage__in=(JointProject.Stage.COMPLETED, JointProject.Stage.ENDED))
        .select_related("joint_project", "organisation")
        .order_by("joint_project_id", "id")[:2000]
    )
    by: dict[UUID, list[Partner]] = defaultdict(list)
    for row in rows:
        by[row.joint_project_id].append(row)
    for together in by.values():
        for a in together:
            for b in together:
                if a.party_id == one and b.party_id == other:
                    yield a.joint_project, a.organisation, b.organisation
