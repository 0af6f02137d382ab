"""The state of a programme as a session left it: frozen at its conclusion, read ever after."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.dates import FuzzyDateField
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.models import Item, Programme, Section, Status
from programs.models.numbers import number_field

from .reviews import Review


class SnapshotQuerySet(VisibleQuerySet["Snapshot"]):
    """For those who take part: what the sides told one another is in it, which is not for observers."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(programme_id__in=actor.programme_ids - actor.observed_ids)


@tracked()
class Snapshot(Record):
    """That the state of a programme was frozen when a session was concluded. Never changed, never taken away.

    `edition` is the one that the session's outcomes made, else the one in force then; empty where there was none.
    """

    #: The application's role may add rows and read them, nothing else; a trigger says the same to every role.
    append_only = True

    review = models.OneToOneField(Review, on_delete=models.PROTECT, related_name="snapshot")
    programme = models.ForeignKey(Programme, on_delete=models.PROTECT, related_name="snapshots")
    edition = models.PositiveIntegerField(_("edition"), null=True)
    taken_on = models.DateField(_("as of"))
    taken_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(SnapshotQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")


class SnapshotLineQuerySet(VisibleQuerySet["SnapshotLine"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(snapshot__programme_id__in=actor.programme_ids - actor.observed_ids)


class SnapshotLine(Record):
    """One item in a snapshot. It has no history of its own: it is one, and nothing changes it.

    `progress`: {party: per cent} of what every side might see by then. `responsible`: [{party, organisation, role}].
    `promised`: how many times running the sides agreed this same status. `closed`: completed or dropped as a whole.
    """

    append_only = True

    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="lines")
    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="+")
    number = number_field(_("number"))
    sort_key = models.CharField(max_length=120)
    title = TextField(_("title"), max_length=1000)
    wording_edition = models.PositiveIntegerField(_("wording of edition"))
    status = models.CharField(_("agreed status"), max_length=16, choices=Status, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True)
    closed = models.BooleanField(_("closed"))
    deadline = FuzzyDateField(_("deadline"))
    due_on = models.DateField(_("last day"), null=True)
    times_extended = models.PositiveIntegerField(_("times extended"))
    promised = models.PositiveIntegerField(_("times the same status was agreed"))
    progress = models.JSONField(_("progress"), default=dict)
    responsible = models.JSONField(_("responsible"), default=list)

    objects = ScopedManager(SnapshotLineQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["snapshot", "item"], name="meetings_snapshotline_once"),
        ]
        indexes = [
            models.Index(fields=["snapshot", "sort_key", "item"], name="meetings_snapshotline_listed"),
        ]
