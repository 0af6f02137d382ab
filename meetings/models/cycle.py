"""In which order the sides host a body's sessions, or preside over it, and where they agreed to depart from it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import clock
from cooperation.access import Record, ScopedManager
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.models import Body, Party

from .reviews import OfBodyQuerySet


@tracked()
class Rotation(Record):
    """The order of a body's hosts: the first of its turns falls on the session `from_number`, the next on the next.

    Sessions that were cancelled use up no turn.
    """

    body = models.OneToOneField(Body, on_delete=models.CASCADE, related_name="rotation")
    from_number = models.PositiveIntegerField(_("from session number"), default=1)

    objects = ScopedManager(OfBodyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("rotation")
        verbose_name_plural = _("rotations")


class OfRotationQuerySet(OfBodyQuerySet):
    body_path = "rotation__body_id"


@tracked()
class Turn(Record):
    """A side's place in the order, from 1."""

    rotation = models.ForeignKey(Rotation, on_delete=models.CASCADE, related_name="turns")
    position = models.PositiveSmallIntegerField(_("place"))
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager(OfRotationQuerySet)

    class Meta(Record.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["rotation", "position"], name="meetings_turn_place"),
            models.UniqueConstraint(fields=["rotation", "party"], name="meetings_turn_once"),
        ]


@tracked()
class Departure(Record):
    """That the order is left for one session: a side is passed over, or lets `other` have its turn and takes theirs.

    `agreed_by_ids` are the sides that agreed to it.
    """

    class Kind(models.TextChoices):
        SKIP = "skip", pgettext_lazy("turn", "skipped")
        SWAP = "swap", pgettext_lazy("turn", "swapped")

    rotation = models.ForeignKey(Rotation, on_delete=models.CASCADE, related_name="departures")
    number = models.PositiveIntegerField(_("session number"))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    agreed_by_ids = ArrayField(models.UUIDField(), verbose_name=_("agreed by"), default=list)
    agreed_on = models.DateField(_("agreed on"))
    reason = TextField(_("reason"), max_length=2000)
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(OfRotationQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("departure from the rotation")
        verbose_name_plural = _("departures from the rotation")
        ordering = ["number", "entered_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["rotation", "number", "party"],
                name="meetings_departure_once",
                violation_error_message=_("This is recorded already."),
            ),
            models.CheckConstraint(
                condition=Q(kind="skip", other__isnull=True)
                | (Q(kind="swap", other__isnull=False) & ~Q(other=F("party"))),
                name="meetings_departure_other",
                violation_error_message=_("Say with which other side the turn is swapped."),
            ),
        ]
