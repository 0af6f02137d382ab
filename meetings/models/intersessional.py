"""What a body decides between its sessions: by exchange of letters, or by silence."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Record, ScopedManager
from cooperation.dates import FuzzyDateField
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.models import Body, Closure, Document, Item, Party, Programme, Status

from .letters import Letter
from .reviews import OfBodyQuerySet, Outcome


@tracked()
class IntersessionalDecision(Record):
    """A decision that no session took. What it does to the plan is done by the same service as an outcome's.

    A table beside Outcome, and not outcomes without a session: who sees an outcome, in whose record and under which
    number it stands, by whom it is acknowledged and until when it is corrected is all said of its session, in some
    ninety places, and none of that is so between sessions. A decision by silence, moreover, exists for weeks before
    anything is decided. What they share, the effects, is shared: meetings.services.effects.

    What the kind asks for, from `item` to `successor`, is that of an outcome.
    """

    class How(models.TextChoices):
        LETTERS = "letters", _("exchange of letters")
        SILENCE = "silence", _("silence procedure")

    class State(models.TextChoices):
        PENDING = "pending", _("silence runs")
        DECIDED = "decided", _("decided")
        BROKEN = "broken", _("silence was broken")
        WITHDRAWN = "withdrawn", _("withdrawn")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="intersessional_decisions")
    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="intersessional_decisions"
    )
    number = models.PositiveIntegerField(_("number"))
    # By the body's scheme, where that does not number within sessions.
    symbol = models.CharField(_("symbol"), max_length=160, blank=True, default="")
    how = models.CharField(_("how it is decided"), max_length=8, choices=How)
    state = models.CharField(_("state"), max_length=9, choices=State)
    letters = models.ManyToManyField(Letter, related_name="decisions", blank=True)
    # The last day on which a side may object, local to `time_zone` (IANA).
    silent_until = models.DateField(_("silence until"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64)
    kind = models.CharField(_("kind"), max_length=16, choices=Outcome.Kind)
    text = TextField(_("text"), max_length=20_000)
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(_("agreed status"), max_length=16, choices=Status, blank=True)
    deadline = FuzzyDateField(_("deadline"), null=True, blank=True)
    reason = TextField(_("reason"), max_length=4000, blank=True)
    brought_forward = models.BooleanField(_("brought forward"), default=False)
    ends = models.CharField(_("how it ends"), max_length=16, choices=Closure.Kind, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    successor = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    broken_by = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # Why a side broke the silence, or why what was entered in error is withdrawn.
    closed_reason = TextField(_("why"), max_length=4000, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        Outcome, on_delete=models.PROTECT, null=True, blank=True, related_name="confirms"
    )
    entered_for = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(OfBodyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("decision between sessions")
        verbose_name_plural = _("decisions between sessions")
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="meetings_intersessional_number"),
            models.CheckConstraint(
                condition=Q(how="silence", silent_until__isnull=False)
                | Q(~Q(state__in=("pending", "broken")), how="letters", silent_until__isnull=True),
                name="meetings_intersessional_how",
            ),
            models.CheckConstraint(
                condition=Q(state="decided", decided_on__isnull=False)
                | Q(state="withdrawn")
                | Q(state__in=("pending", "broken"), decided_on__isnull=True),
                name="meetings_intersessional_decided",
            ),
        ]

    @property
    def called(self) -> str:
        """How it is cited: its symbol by the body's scheme, or its number."""
        return self.symbol or str(self.number)


@tracked()
class IntersessionalLetter(IntersessionalDecision.letters.through):  # type: ignore[name-defined,misc]
    """That a letter is one of those by which a decision was taken: named so that its record is kept."""

    class Meta:
        proxy = True
