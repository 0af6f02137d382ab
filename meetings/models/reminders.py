"""Reminders as rows: the truth from which mail is sent. Celery only wakes the dispatcher up."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, Role, ScopedManager, VisibleQuerySet
from cooperation.tracking import tracked
from programs.models import Body, Contribution

from .reviews import Review


class OwnQuerySet(VisibleQuerySet["Reminder"]):
    """A person's own; a side's secretaries see those of their side (a joint secretariat: of the body)."""

    def visible_to(self, actor: Actor) -> Self:
        seen = Q(recipient_id=actor.user_id)
        for right in actor.rights:
            if right.role is Role.EXECUTIVE_SECRETARY and actor.party_id:
                seen |= Q(body_id=right.body_id, recipient__person__party_id=actor.party_id)
            elif right.role is Role.JOINT_SECRETARIAT:
                # Whom a side asks for contributions is its own affair.
                seen |= Q(body_id=right.body_id, contribution__isnull=True)
        return self.filter(seen)


class MessageQuerySet(VisibleQuerySet["Message"]):
    """The reader's own alone: one mail may speak of several bodies. A secretary reads its state on each reminder."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(recipient_id=actor.user_id)


class Message(Record):
    """One mail, frozen when its reminders are claimed. Its id makes the Message-ID: the same on every attempt.

    Whoever delivers it holds `lease` until `lease_until`. `content` is the whole MIME message, 7-bit, CRLF.
    """

    class State(models.TextChoices):
        COMPOSED = "composed", _("composed")
        HANDED_OVER = "handed_over", _("handed over")
        SENT = "sent", _("sent")
        UNCONFIRMED = "unconfirmed", _("unconfirmed")
        REFUSED = "refused", _("refused")
        WITHDRAWN = "withdrawn", _("withdrawn")

    recipient = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="messages")
    address = models.EmailField(max_length=254)
    subject = models.CharField(_("subject"), max_length=500)
    content = models.BinaryField()
    language = models.CharField(max_length=35)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.COMPOSED)
    attempts = models.PositiveIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    last_reply = models.CharField(_("last reply"), max_length=500, blank=True)
    created_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(MessageQuerySet)

    class Meta(Record.Meta):
        indexes = [
            models.Index(
                fields=["next_attempt_at"], condition=Q(state="composed"), name="meetings_message_due"
            ),
            models.Index(
                fields=["lease_until"], condition=Q(state="handed_over"), name="meetings_message_open"
            ),
        ]


@tracked()
class Reminder(Record):
    """One reader to be reminded of one session, once for each lead and schedule version; or to be told, once, that
    their organisation was asked for a contribution, or that what it handed in was sent back.

    `lead_days` is 0 for what corrects an earlier reminder (moved, postponed, cancelled). Of a contribution the
    schedule version is the edition that was sent back, 0 for the request itself.
    """

    class Kind(models.TextChoices):
        REVIEW = "review", _("session")
        MOVED = "moved", _("session moved")
        POSTPONED = "postponed", _("session postponed")
        CANCELLED = "cancelled", _("session cancelled")
        ASKED = "asked", _("contribution asked for")
        SENT_BACK = "sent_back", _("contribution sent back")

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        CLAIMED = "claimed", _("being sent")
        SENT = "sent", _("sent")
        UNCONFIRMED = "unconfirmed", _("unconfirmed")
        REFUSED = "refused", _("refused")
        CANCELLED = "cancelled", _("cancelled")
        LAPSED = "lapsed", _("overtaken")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="reminders")
    review = models.ForeignKey(
        Review, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders"
    )
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders"
    )
    recipient = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.REVIEW)
    lead_days = models.PositiveSmallIntegerField(_("days before"))
    schedule_version = models.PositiveIntegerField()
    due_at = models.DateTimeField(_("due"))
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.PLANNED)
    message = models.ForeignKey(
        Message, on_delete=models.SET_NULL, null=True, blank=True, related_name="reminders"
    )

    objects = ScopedManager(OwnQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["review", "recipient", "kind", "lead_days", "schedule_version"],
                name="meetings_reminder_once",
            ),
            models.UniqueConstraint(
                fields=["contribution", "recipient", "kind", "schedule_version"],
                name="meetings_reminder_contribution_once",
            ),
            models.CheckConstraint(
                condition=Q(review__isnull=False, contribution__isnull=True)
                | Q(review__isnull=True, contribution__isnull=False),
                name="meetings_reminder_subject",
            ),
        ]
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="planned"), name="meetings_reminder_due"),
        ]


class TickQuerySet(VisibleQuerySet["Tick"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_administrator else self.none()


class Tick(Record):
    """When a standing task last came to its end: kept here, since the broker may restart empty."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    objects = ScopedManager(TickQuerySet)
