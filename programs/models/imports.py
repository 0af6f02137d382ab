"""Files of a plan between their preview and the change set made of them. Internal to the side that sent them."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.reading import Logged
from cooperation.tracking import tracked

from .changes import ChangeSet
from .parties import Party
from .programmes import Programme
from .rounds import INTERNAL_READERS


class PlanImportQuerySet(VisibleQuerySet[Any]):
    """The files of one's own side, for those who read its internal texts. Row security says the first half again."""

    def visible_to(self, actor: Actor) -> Self:
        if actor.party_id is None:
            return self.none()
        own = {pk for pk in actor.programme_ids if actor.holds(*INTERNAL_READERS, programme_id=pk)}
        return self.filter(party_id=actor.party_id, programme_id__in=own)


@tracked(exclude=("content",))
class PlanImport(Logged, Record):
    """A file of a plan that one side has sent to be looked at: the same file once.

    `content`: its cells as rows of text (JSON, deflated). `change_set`: what was drafted of it.
    """

    read_as = "plan_import"
    read_fields = frozenset({"content"})

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="imports")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size, bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    content = models.BinaryField()
    uploaded_at = models.DateTimeField(default=clock.now)
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    change_set = models.ForeignKey(
        ChangeSet, on_delete=models.SET_NULL, null=True, blank=True, related_name="imports"
    )

    objects = ScopedManager(PlanImportQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("file of a plan")
        verbose_name_plural = _("files of plans")
        constraints = [
            models.UniqueConstraint(fields=["programme", "party", "sha256"], name="programs_planimport_once")
        ]
        indexes = [models.Index(fields=["party", "uploaded_at"], name="programs_planimport_age")]
