"""Wording not agreed yet: it stands in brackets with the side that proposes it, clause by clause."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Record, ScopedManager
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.models import Party

from .reviews import OfOutcomeQuerySet, Outcome


@tracked()
class Bracket(Record):
    """A side's wording of one clause of an outcome. A clause is a paragraph of the text, counted from 1."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DROPPED = "dropped", _("dropped")
        DISAGREEMENT = "disagreement", _("recorded as a disagreement")

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="brackets")
    clause = models.PositiveSmallIntegerField(_("clause"))
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    text = TextField(_("wording"), max_length=20_000)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.OPEN)
    proposed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(OfOutcomeQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("bracket")
        verbose_name_plural = _("brackets")
        constraints = [
            models.CheckConstraint(condition=Q(clause__gte=1), name="meetings_bracket_clause"),
            models.UniqueConstraint(
                fields=["outcome", "clause", "party"],
                condition=Q(state="open"),
                name="meetings_bracket_open_once",
            ),
        ]
