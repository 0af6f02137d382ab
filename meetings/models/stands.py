"""Where each side stood when an outcome was decided, and what it reserved."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cooperation.access import Record, ScopedManager
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.models import Party

from .reviews import OfOutcomeQuerySet, Outcome


@tracked()
class Stand(Record):
    """How a side stood on an outcome. `proxy`: the side that spoke for it, where it was not there itself."""

    class Choice(models.TextChoices):
        FOR = "for", _("for")
        AGAINST = "against", _("against")
        ABSTAIN = "abstain", _("abstained")
        ABSENT = "absent", _("absent")

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="stands")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    choice = models.CharField(_("how it stood"), max_length=8, choices=Choice)
    proxy = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    reservation = TextField(_("reservation"), max_length=4000, blank=True)

    objects = ScopedManager(OfOutcomeQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("stand of a side")
        verbose_name_plural = _("stands of the sides")
        constraints = [
            models.UniqueConstraint(fields=["outcome", "party"], name="meetings_stand_once"),
            models.CheckConstraint(
                condition=Q(proxy__isnull=True) | (~Q(proxy=F("party")) & ~Q(choice="absent")),
                name="meetings_stand_proxy",
            ),
        ]
