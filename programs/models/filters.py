"""What somebody wants to see again of a list."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet


class SavedFilterQuerySet(VisibleQuerySet[Any]):
    """One's own."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(user_id=actor.user_id) if actor.user_id else self.none()


class SavedFilter(Record):
    """A filter of a list under a name: `query` is what stands in the address of the page, without the page itself."""

    class List(models.TextChoices):
        AGREEMENTS = "agreements", _("agreements")

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="saved_filters")
    list = models.CharField(_("list"), max_length=40, choices=List)
    name = models.CharField(_("name"), max_length=100)
    query = models.CharField(_("filter"), max_length=2000)

    objects = ScopedManager(SavedFilterQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "list", "name"],
                name="programs_savedfilter_named",
                violation_error_message=_("You have saved a filter under this name already."),
            )
        ]
