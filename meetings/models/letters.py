"""Correspondence of a body: letters with the numbers of both ends."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, Role, ScopedManager, VisibleQuerySet
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.models import Body, Document, Party

from .agenda import Referral


class LetterQuerySet(VisibleQuerySet["Letter"]):
    """The sides' own: whoever only observes reads none."""

    def visible_to(self, actor: Actor) -> Self:
        partaken = {right.body_id for right in actor.rights if right.role is not Role.OBSERVER}
        return self.filter(body_id__in=partaken)


@tracked()
class Letter(Record):
    """A letter. `number` is the sender's own, `received_number` the one under which the other end keeps it.

    Sender and recipient are sides; empty for the secretariat, or for somebody outside who is then named.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="letters")
    sender = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sender_name = models.CharField(_("sender"), max_length=300, blank=True)
    recipient = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    recipient_name = models.CharField(_("recipient"), max_length=300, blank=True)
    number = models.CharField(_("sender’s number"), max_length=100, blank=True)
    received_number = models.CharField(_("recipient’s number"), max_length=100, blank=True)
    sent_on = models.DateField(_("sent"))
    received_on = models.DateField(_("received"), null=True, blank=True)
    subject = TextField(_("subject"), max_length=500)
    answers = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="answered_by"
    )
    # Of a session's referral or recommendation that has gone to somebody: this is what was answered.
    referral = models.ForeignKey(
        Referral,
        verbose_name=_("referral"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="letters",
    )
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_for = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(LetterQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-sent_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(received_on__isnull=True) | Q(received_on__gte=F("sent_on")),
                name="meetings_letter_days",
                violation_error_message=_("The letter is received before it is sent."),
            ),
            models.CheckConstraint(
                condition=Q(received_number="") | Q(received_on__isnull=False),
                name="meetings_letter_received",
                violation_error_message=_("Say when the letter was received."),
            ),
        ]
        indexes = [models.Index(fields=["body", "-sent_on"], name="meetings_letter_listed")]
