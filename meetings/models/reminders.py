"""Reminders as rows: the truth from which mail is sent. Celery only wakes the dispatcher up."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, Role, ScopedManager, VisibleQuerySet
from cooperation.tracking import tracked
from programs.models import Body, Contribution, Party

from .reviews import Review


class OwnQuerySet(VisibleQuerySet["Reminder"]):
    """A person's own; a side's secretaries see those of their side (a joint secretariat: of the body)."""

    def visible_to(self, actor: Actor) -> Self:
        seen = Q(recipient_id=actor.user_id)
        for right in actor.rights:
            if right.role is Role.EXECUTIVE_SECRETARY and actor.party_id:
                seen |= Q(body_id=right.body_id, recipient__person__party_id=actor.party_id)
            elif right.role is Role.JOINT_SECRETARIAT:
                # Of whom a side asks what, and which of its posts is vacant, is its own affair.
                seen |= Q(body_id=right.body_id) & ~Q(kind__in=Reminder.INTERNAL)
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
        # The mail server took it, and a report of its failure came back (RFC 3464).
        BOUNCED = "bounced", _("returned")
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
    """One reader to be told of one thing, once: unique on whom, what, the kind, the lead and the version.

    What it is about: a session (`review`), a contribution, or the row `subject`, of the table that the kind says. What
    has no version of its own has `occasion`, the day that it is about (a deadline, the Monday of a week). `lead_days`
    is 0 for what corrects an earlier reminder (moved, postponed, cancelled) and for what is said once. Of a
    contribution the schedule version is the edition that was sent back, 0 for the request itself.

    `use_until`: from that instant on it is of no use any more, and is said late, in a digest of what was missed.
    """

    class Kind(models.TextChoices):
        REVIEW = "review", _("session")
        MOVED = "moved", _("session moved")
        POSTPONED = "postponed", _("session postponed")
        CANCELLED = "cancelled", _("session cancelled")
        INVITATION = "invitation", _("invitation")
        ASKED = "asked", _("contribution asked for")
        SENT_BACK = "sent_back", _("contribution sent back")
        # `subject` is the step of the session's schedule, `occasion` its day.
        STEP = "step", _("deadline of the session")
        # `subject` is the round, `occasion` its cut-off or the day on which the contribution is due.
        CONTRIBUTION = "contribution", _("contribution owed")
        POSITIONS = "positions", _("positions owed")
        UNANSWERED = "unanswered", _("contribution unanswered")
        # `subject` is the programme, `occasion` the Monday of the week.
        WEEK = "week", _("measures due and overdue")
        # `subject` is the version of the minutes, `occasion` the day by which they are to be signed.
        SIGNATURE = "signature", _("signature awaited")
        # `subject` is the agreement, `occasion` the day of expiry, or the last day for notice.
        EXPIRY = "expiry", _("agreement expires")
        NOTICE = "notice", _("notice period ends")
        # `subject` is the obstacle, `occasion` the day since which nothing moved.
        STALLED = "stalled", _("obstacle without movement")
        # `subject` is the post, `occasion` the first day of the month in which it is said.
        VACANT = "vacant", _("vacant post with duties")

    #: What is a side's own affair: a joint secretariat does not see it.
    INTERNAL = frozenset(
        {Kind.ASKED, Kind.SENT_BACK, Kind.CONTRIBUTION, Kind.POSITIONS, Kind.UNANSWERED, Kind.VACANT}
    )

    #: Told to who answers for those who owe it, with or without a right of their own.
    TO_SUPERIORS = frozenset({Kind.UNANSWERED, Kind.VACANT})

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        CLAIMED = "claimed", _("being sent")
        SENT = "sent", _("sent")
        # Its reader chose to read it on the page alone.
        SHOWN = "shown", _("shown on the page")
        UNCONFIRMED = "unconfirmed", _("unconfirmed")
        REFUSED = "refused", _("refused")
        CANCELLED = "cancelled", _("cancelled")
        SUPPRESSED = "suppressed", _("suppressed")
        LAPSED = "lapsed", _("overtaken")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="reminders")
    review = models.ForeignKey(
        Review, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders"
    )
    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, null=True, blank=True, related_name="reminders"
    )
    # The side as which it was planned; empty of joint secretariats, and of what is planned from rights on a session.
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    subject = models.UUIDField(_("what it is about"), null=True, blank=True)
    occasion = models.DateField(_("day that it is about"), null=True, blank=True)
    recipient = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="reminders")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.REVIEW)
    lead_days = models.PositiveSmallIntegerField(_("days before"))
    schedule_version = models.PositiveIntegerField()
    due_at = models.DateTimeField(_("due"))
    use_until = models.DateTimeField(_("of use until"), null=True, blank=True)
    # Said past its use, in a digest.
    late = models.BooleanField(_("said late"), default=False, db_default=False)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.PLANNED)
    # Why a person suppressed it, or how they know that it arrived.
    reason = models.CharField(_("reason"), max_length=500, blank=True, default="", db_default="")
    message = models.ForeignKey(
        Message, on_delete=models.SET_NULL, null=True, blank=True, related_name="reminders"
    )

    objects = ScopedManager(OwnQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "recipient", "kind", "review", "contribution", "subject", "occasion", "lead_days",
                    "schedule_version",
                ],
                name="meetings_reminder_told_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(review__isnull=False, contribution__isnull=True)
                | Q(review__isnull=True, contribution__isnull=False, subject__isnull=True)
                | Q(review__isnull=True, contribution__isnull=True, subject__isnull=False),
                name="meetings_reminder_about",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["due_at"], condition=Q(state="planned"), name="meetings_reminder_due"),
            models.Index(
                fields=["kind"], condition=Q(state__in=("planned", "claimed")), name="meetings_reminder_open"
            ),
        ]


class OneselfQuerySet(VisibleQuerySet[Any]):
    """What one chose for oneself: nobody else's affair."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(user_id=actor.user_id)


@tracked()
class ReminderChoice(Record):
    """How a person wants to be told of one kind of thing. Without a row: at once, by mail.

    What their duty requires is sent by mail all the same (meetings.rules.choices); they choose the rhythm alone.
    """

    class Channel(models.TextChoices):
        MAIL = "mail", _("by mail")
        PAGE = "page", _("on the page alone")

    class Rhythm(models.TextChoices):
        AT_ONCE = "at_once", _("as it comes")
        DAILY = "daily", _("once a day")
        WEEKLY = "weekly", _("once a week")

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="reminder_choices")
    topic = models.CharField(_("topic"), max_length=16)
    channel = models.CharField(_("channel"), max_length=8, choices=Channel, default=Channel.MAIL)
    rhythm = models.CharField(_("rhythm"), max_length=8, choices=Rhythm, default=Rhythm.AT_ONCE)

    objects = ScopedManager(OneselfQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("choice of reminders")
        verbose_name_plural = _("choices of reminders")
        constraints = [models.UniqueConstraint(fields=["user", "topic"], name="meetings_reminderchoice_once")]


class TickQuerySet(VisibleQuerySet["Tick"]):
    def visible_to(self, actor: Actor) -> Self:
        return self if actor.is_administrator else self.none()


class Tick(Record):
    """When a standing task last came to its end: kept here, since the broker may restart empty."""

    name = models.CharField(max_length=40, unique=True)
    at = models.DateTimeField()

    objects = ScopedManager(TickQuerySet)
