"""What stands in the way, and what grows: obstacles and joint projects."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.dates import FuzzyDateField, LastDay
from cooperation.texts import TextField
from cooperation.tracking import tracked

from .agreements import Agreement
from .parties import Organisation, Party, check_term
from .programmes import Item, OfProgrammeQuerySet, Programme


@tracked()
class Obstacle(Record):
    """A restraint that blocks items. For a legal one: the provision to change and who owns that change."""

    class Kind(models.TextChoices):
        LEGAL = "legal", _("legal")
        FINANCIAL = "financial", _("financial")
        TECHNICAL = "technical", _("technical")
        ORGANISATIONAL = "organisational", _("organisational")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        SOLVED = "solved", _("solved")
        UNSOLVABLE = "unsolvable", _("cannot be solved")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="obstacles")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.OPEN)
    title = TextField(_("title"), max_length=500)
    description = TextField(_("description"), blank=True)
    provision = TextField(_("provision to change"), max_length=1000, blank=True)
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="obstacles"
    )
    owner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="owned_obstacles"
    )
    next_step = TextField(_("next step"), max_length=1000, blank=True)
    next_step_due = FuzzyDateField(_("due"), null=True, blank=True)
    opened_on = models.DateField(_("alleged on"))
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    resolution = TextField(_("resolution"), blank=True)
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True)
    items: "models.ManyToManyField[Item, Any]" = models.ManyToManyField(
        Item, through="Blocking", related_name="obstacles"
    )
    illustrative = models.BooleanField(_("illustrative"), default=False)

    objects = ScopedManager(OfProgrammeQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("obstacle")
        verbose_name_plural = _("obstacles")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="open", closed_on__isnull=True)
                | (~Q(state="open") & Q(closed_on__isnull=False)),
                name="programs_obstacle_closed",
                violation_error_message=_("A closed obstacle has a date; an open one has none."),
            ),
            models.UniqueConstraint(fields=["programme", "external_id"], name="programs_obstacle_external"),
        ]


class OfObstacleQuerySet(OfProgrammeQuerySet):
    programme_path = "obstacle__programme_id"


@tracked()
class Stance(Record):
    """Whether a side alleges an obstacle, agrees that it is one, or disputes it."""

    class Kind(models.TextChoices):
        ALLEGES = "alleges", _("alleges")
        AGREES = "agrees", _("agrees")
        DISPUTES = "disputes", _("disputes")

    obstacle = models.ForeignKey(Obstacle, on_delete=models.CASCADE, related_name="stances")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="stances")
    kind = models.CharField(_("stance"), max_length=16, choices=Kind)
    note = TextField(_("in its words"), max_length=4000, blank=True)
    taken_on = models.DateField(_("taken on"), null=True, blank=True)

    objects = ScopedManager(OfObstacleQuerySet)

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["obstacle", "party"], name="programs_stance_once")]


@tracked()
class Blocking(Record):
    """An item that an obstacle blocks."""

    obstacle = models.ForeignKey(Obstacle, on_delete=models.CASCADE, related_name="blockings")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="blockings")

    objects = ScopedManager(OfObstacleQuerySet)

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["obstacle", "item"], name="programs_blocking_once")]


@tracked()
class ObstacleStep(Record):
    """A step towards removing an obstacle: whose it is, by when, and the day on which it was done.

    The first that is not done is the obstacle's next step.
    """

    obstacle = models.ForeignKey(Obstacle, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField(default=1)
    text = TextField(_("step"), max_length=1000)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="obstacle_steps"
    )
    due = FuzzyDateField(_("due"), null=True, blank=True)
    due_on = models.GeneratedField(
        expression=LastDay("due"), output_field=models.DateField(null=True), db_persist=True
    )
    done_on = models.DateField(_("done on"), null=True, blank=True)

    objects = ScopedManager(OfObstacleQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            models.UniqueConstraint(fields=["obstacle", "position"], name="programs_obstaclestep_position")
        ]


@tracked()
class JointProject(Record):
    """A joint venture, R&D project or joint programme with partners on each side."""

    class Kind(models.TextChoices):
        JOINT_VENTURE = "joint_venture", _("joint venture")
        RESEARCH = "research", _("R&D project")
        PROGRAMME = "programme", _("joint programme")

    class Stage(models.TextChoices):
        IDEA = "idea", _("idea")
        NEGOTIATION = "negotiation", _("negotiation")
        FOUNDED = "founded", _("founded")
        RUNNING = "running", _("running")
        COMPLETED = "completed", _("completed")
        ENDED = "ended", _("ended")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="joint_projects")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    stage = models.CharField(_("stage"), max_length=16, choices=Stage, default=Stage.IDEA)
    title = TextField(_("title"), max_length=500)
    description = TextField(_("description"), blank=True)
    since = FuzzyDateField(_("since"), null=True, blank=True)
    until = FuzzyDateField(_("until"), null=True, blank=True)
    items = models.ManyToManyField(Item, related_name="joint_projects", blank=True)
    agreements = models.ManyToManyField(Agreement, related_name="joint_projects", blank=True)
    obstacles = models.ManyToManyField(Obstacle, related_name="joint_projects", blank=True)
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)

    objects = ScopedManager(OfProgrammeQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("joint project")
        verbose_name_plural = _("joint projects")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "external_id"], name="programs_jointproject_external"
            )
        ]


@tracked()
class JointProjectItem(JointProject.items.through):  # type: ignore[name-defined,misc]
    """That a joint project carries out an item: named so that its record is kept."""

    class Meta:
        proxy = True


@tracked()
class JointProjectAgreement(JointProject.agreements.through):  # type: ignore[name-defined,misc]
    """That a joint project rests on an agreement: named so that its record is kept."""

    class Meta:
        proxy = True


@tracked()
class JointProjectObstacle(JointProject.obstacles.through):  # type: ignore[name-defined,misc]
    """That an obstacle stands in the way of a joint project: named so that its record is kept."""

    class Meta:
        proxy = True


class OfJointProjectQuerySet(VisibleQuerySet["Partner"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(joint_project__programme_id__in=actor.programme_ids)


@tracked()
class Partner(Record):
    """An organisation in a joint project, its role and its share in per cent."""

    joint_project = models.ForeignKey(JointProject, on_delete=models.CASCADE, related_name="partners")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="partnerships")
    role = TextField(_("role"), max_length=200, blank=True)
    share = models.DecimalField(_("share, per cent"), max_digits=5, decimal_places=2, null=True, blank=True)

    objects = ScopedManager(OfJointProjectQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["joint_project", "organisation"], name="programs_partner_once"),
            models.CheckConstraint(
                condition=Q(share__isnull=True) | Q(share__gt=0, share__lte=100),
                name="programs_partner_share",
            ),
        ]


@tracked()
class Cooperation(Record):
    """Two organisations that work together: vertically, one for the other, or horizontally, as equals.

    Vertical: `first` supplies or works for `second`, such as a maker of parts for the assembler.
    """

    class Kind(models.TextChoices):
        VERTICAL = "vertical", _("vertical")
        HORIZONTAL = "horizontal", _("horizontal")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="cooperations")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    first = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cooperations")
    second = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="cooperations_of_others")
    subject = TextField(_("subject"), max_length=1000)
    since = FuzzyDateField(_("since"), null=True, blank=True)
    until = FuzzyDateField(_("until"), null=True, blank=True)
    joint_project = models.ForeignKey(
        JointProject, on_delete=models.PROTECT, null=True, blank=True, related_name="cooperations"
    )
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="cooperations"
    )
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)

    objects = ScopedManager(OfProgrammeQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("cooperation between organisations")
        verbose_name_plural = _("cooperation between organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "external_id"], name="programs_cooperation_external"
            ),
            models.CheckConstraint(
                condition=~Q(first=models.F("second")),
                name="programs_cooperation_two",
                violation_error_message=_("Cooperation is between two organisations."),
            ),
        ]

    def clean(self) -> None:
        super().clean()
        check_term(self)
