"""On which list of the comparison an item stands, where somebody decided so."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Record, ScopedManager
from cooperation.texts import TextField
from cooperation.tracking import tracked

from .parties import Party
from .programmes import Item, OfItemQuerySet


@tracked()
class Placement(Record):
    """That an item was moved to list A or B by a side, or by a joint secretariat (`party` empty), and why.

    Shared by the sides. It holds until a side speaks anew of the item; the former ones stay on record.
    """

    class List(models.TextChoices):
        A = "a", _("list A: no divergence")
        B = "b", _("list B: to discuss")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="placements")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    list = models.CharField(_("list"), max_length=1, choices=List)
    reason = TextField(_("reason"), max_length=4000)
    entered_at = models.DateTimeField(default=clock.now)
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    current = models.BooleanField(default=True)

    objects = ScopedManager(OfItemQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("place on a list")
        verbose_name_plural = _("places on lists")
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(current=True),
                name="programs_placement_one_current",
                violation_error_message=_("Somebody moved this item just now. Look at it again."),
            )
        ]
