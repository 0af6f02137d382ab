"""Markings: handling levels that texts and files bear. Data of the installation, not code: each party has its own."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.texts import TextField
from cooperation.tracking import tracked

from .parties import Party

#: What the read log is asked for instead of a code: whatever bore any.
ANY_MARKING = "*"


class MarkingQuerySet(VisibleQuerySet["Marking"]):
    """The common ones, and those of the parties with which one works: a label is read wherever its text is."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(Q(party_id__isnull=True) | Q(party_id__in=actor.party_ids))

    def chosen_by(self, actor: Actor) -> Self:
        """Those that the actor may give: the common ones and its own side's, below the installation's ceiling."""
        return self.filter(Q(party_id__isnull=True) | Q(party_id=actor.party_id), kept=True)


@tracked()
class Marking(Record):
    """A handling level of a party, or a common one. It says how a text is handled, never who may read it.

    `level`: its order among those of the same party, the lowest first; levels of two parties are not compared, since
    only an agreement between them can say which are equivalent. `kept`: False above the installation's ceiling.
    """

    code = models.CharField(_("code"), max_length=32, unique=True)
    party = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="markings",
        verbose_name=_("party"),
    )
    name = TextField(_("name"), max_length=200)
    level = models.PositiveSmallIntegerField(_("level"), default=1)
    kept = models.BooleanField(_("may be kept here"), default=True)

    objects = ScopedManager(MarkingQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("marking")
        verbose_name_plural = _("markings")
        ordering = ["party__code", "level", "code"]

    def __str__(self) -> str:
        return self.code

    def clean(self) -> None:
        super().clean()
        if not self.code.isprintable() or self.code == ANY_MARKING:
            raise ValidationError(
                {"code": _("A code is one line of letters, digits and signs that are seen.")}
            )


def marking_field() -> "models.ForeignKey[Marking | None, Marking | None]":
    """The marking that a text bears, by its code: what refers to a text (the read log) names it without a join."""
    return models.ForeignKey(
        Marking, on_delete=models.PROTECT, null=True, blank=True, to_field="code", related_name="+",
        verbose_name=_("marking"),
    )  # fmt: skip
