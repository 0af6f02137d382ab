"""What stands in the way of the items, and what grows out of them: obstacles, joint projects, cooperation."""

from dataclasses import replace
from datetime import date

from django.db.models import Exists, OuterRef, Q

from cooperation.access import Actor
from cooperation.api import params as p
from cooperation.api.resources import Resource
from cooperation.api.shapes import Many, Shape, columns
from programs.models import (
    Agreement,
    Blocking,
    Cooperation,
    JointProject,
    Obstacle,
    ObstacleStep,
    Partner,
    Stance,
    Wording,
)

from .plans import Rows


def _said(kind: str) -> p.Apply:
    """Obstacles of which a party says this."""
    return lambda rows, party, actor: rows.filter(
        Exists(Stance.objects.visible_to(actor).filter(obstacle=OuterRef("pk"), party=party, kind=kind))
    )


def _step_due(rows: Rows, day: date, actor: Actor) -> Rows:
    steps = ObstacleStep.objects.visible_to(actor).filter(
        obstacle=OuterRef("pk"), done_on__isnull=True, due_on__lte=day
    )
    return rows.filter(Exists(steps))


def _waiting(actor: Actor) -> Rows:
    """Items as the plan says them now."""
    return Wording.objects.visible_to(actor).filter(until_edition__isnull=True)  # type: ignore[no-any-return]


OBSTACLES = Resource(
    "obstacles",
    Shape(
        "Obstacle",
        columns(
            Obstacle,
            "id version programme kind state title description provision agreement owner next_step next_step_due "
            "opened_on closed_on resolution external_id illustrative",
            owner_name="owner__name",
            owner_party_code="owner__party__code",
        ),
        (
            Many(
                "steps",
                ObstacleStep.objects.visible_to,
                "obstacle_id",
                Shape("ObstacleStep", columns(ObstacleStep, "id position text organisation due done_on")),
                order=("position",),
                text="The steps towards its end. The first that is not done is the next one.",
            ),
            Many(
                "items",
                Blocking.objects.visible_to,
                "obstacle_id",
                value="item_id",
                text="The items it blocks.",
            ),
            Many(
                "waiting",
                _waiting,
                "item__blockings__obstacle_id",
                Shape("WaitingItem", columns(Wording, "item number title deadline")),
                order=("sort_key", "id"),
                text="The items it blocks, as the plan says them now.",
            ),
            Many(
                "stances",
                Stance.objects.visible_to,
                "obstacle_id",
                Shape("Stance", columns(Stance, "id party kind note taken_on", party_code="party__code")),
                order=("party__code",),
            ),
        ),
    ),
    Obstacle.objects.visible_to,
    text="Restraints that block items, who alleges them, and who has the next step.",
    filters=(
        p.id_or_code("programme"),
        p.uuid("item", "blockings__item_id"),
        p.uuid("owner"),
        p.uuid("owner_party", "owner__party_id", text="Whose body owns the change."),
        p.uuid("alleged_by", text="Alleged by this party.", apply=_said(Stance.Kind.ALLEGES)),
        p.uuid("disputed_by", text="Disputed by this party.", apply=_said(Stance.Kind.DISPUTES)),
        replace(
            p.day("step_due_by", "", text="With a step that is not done and due by this day."),
            apply=_step_due,
        ),
        p.any_of("kind", Obstacle.Kind.values),
        p.any_of("state", Obstacle.State.values),
        p.string("external_id"),
    ),
)


def _project_items(actor: Actor) -> Rows:
    seen = JointProject.objects.visible_to(actor).values("pk")
    return JointProject.items.through._default_manager.filter(jointproject_id__in=seen)


def _project_agreements(actor: Actor) -> Rows:
    seen = Agreement.objects.visible_to(actor).values("pk")
    return JointProject.agreements.through._default_manager.filter(agreement_id__in=seen)


def _project_obstacles(actor: Actor) -> Rows:
    seen = Obstacle.objects.visible_to(actor).values("pk")
    return JointProject.obstacles.through._default_manager.filter(obstacle_id__in=seen)


def _of_project(name: str) -> p.Apply:
    """Joint projects that are tied to this one."""
    return lambda rows, found, actor: rows.filter(**{name: found})


JOINT_PROJECTS = Resource(
    "joint-projects",
    Shape(
        "JointProject",
        columns(
            JointProject,
            "id version programme kind stage title description since until external_id illustrative",
        ),
        (
            Many(
                "partners",
                Partner.objects.visible_to,
                "joint_project_id",
                Shape(
                    "Partner", columns(Partner, "id party organisation role share", party_code="party__code")
                ),
                order=("party__code", "id"),
            ),
            Many("items", _project_items, "jointproject_id", value="item_id", order=("item_id",)),
            Many(
                "agreements",
                _project_agreements,
                "jointproject_id",
                value="agreement_id",
                order=("agreement_id",),
            ),
            Many(
                "obstacles",
                _project_obstacles,
                "jointproject_id",
                value="obstacle_id",
                order=("obstacle_id",),
            ),
        ),
    ),
    JointProject.objects.visible_to,
    text="Joint ventures, R&D projects and joint programmes, with their partners on each side.",
    filters=(
        p.id_or_code("programme"),
        p.uuid("organisation", "partners__organisation_id"),
        p.any_of("kind", JointProject.Kind.values),
        p.uuid("item", text="That carry out this item.", apply=_of_project("items")),
        p.uuid("obstacle", text="In whose way this obstacle stands.", apply=_of_project("obstacles")),
        p.any_of("stage", JointProject.Stage.values),
        p.string("external_id"),
    ),
)

COOPERATIONS = Resource(
    "cooperations",
    Shape(
        "Cooperation",
        columns(
            Cooperation,
            "id version programme kind first second subject since until joint_project item external_id illustrative",
            first_party="first__party",
            second_party="second__party",
        ),
        text="Two organisations that work together: vertically `first` for `second`, horizontally as equals.",
    ),
    Cooperation.objects.visible_to,
    text="Who works with whom between the sides, vertically and horizontally.",
    filters=(
        p.id_or_code("programme"),
        p.uuid(
            "organisation",
            text="In which this organisation takes part.",
            apply=lambda rows, found, actor: rows.filter(Q(first_id=found) | Q(second_id=found)),
        ),
        p.uuid("joint_project"),
        p.uuid("item"),
        p.any_of("kind", Cooperation.Kind.values),
        p.string("external_id"),
    ),
)
