"""Who is invited to a session and what they answered, and the addresses from which calendars are read."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, Role, ScopedManager, VisibleQuerySet
from cooperation.tracking import tracked
from programs.models import Body

from .reminders import OneselfQuerySet
from .reviews import OfReviewQuerySet, Review


@tracked()
class Invitation(Record):
    """Somebody invited to a session by a calendar message (iTIP, RFC 5546), and their answer.

    `sequence`: the SEQUENCE of what was sent last. `answered_sequence` and `answered_stamp`: SEQUENCE and DTSTAMP of
    the answer that counts, since answers may arrive in any order.
    """

    class Answer(models.TextChoices):
        NONE = "needs-action", _("no answer")
        ACCEPTED = "accepted", _("accepted")
        TENTATIVE = "tentative", _("tentative")
        DECLINED = "declined", _("declined")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="invitations")
    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="invitations")
    address = models.EmailField(_("address"), max_length=254)
    sequence = models.PositiveIntegerField(default=0)
    answer = models.CharField(_("answer"), max_length=16, choices=Answer, default=Answer.NONE)
    answered_sequence = models.PositiveIntegerField(null=True, blank=True)
    answered_stamp = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    comment = models.CharField(_("comment"), max_length=1000, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)

    objects = ScopedManager(OfReviewQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        constraints = [models.UniqueConstraint(fields=["review", "user"], name="meetings_invitation_once")]


class SecretariesQuerySet(VisibleQuerySet["IncomingMail"]):
    """What came in and belongs to a session: its body's secretaries; what belongs to none: the administrator."""

    def visible_to(self, actor: Actor) -> Self:
        bodies = {
            right.body_id
            for right in actor.rights
            if right.role in (Role.EXECUTIVE_SECRETARY, Role.JOINT_SECRETARIAT)
        }
        seen = Q(invitation__review__body_id__in=bodies)
        if actor.is_administrator:
            seen |= Q(invitation__isnull=True)
        return self.filter(seen)


@tracked()
class IncomingMail(Record):
    """One message file that was read: an answer to an invitation, or a report that a mail could not be delivered.

    `digest`: SHA-256 of the file, so that none is read twice. Its text is not kept.
    """

    class Verdict(models.TextChoices):
        APPLIED = "applied", _("applied")
        OUTDATED = "outdated", _("outdated")
        REFUSED = "refused", _("refused")
        UNREADABLE = "unreadable", _("could not be read")

    digest = models.CharField("SHA-256", max_length=64, unique=True)
    name = models.CharField(_("file"), max_length=255)
    sender = models.CharField(_("sender"), max_length=320, blank=True)
    verdict = models.CharField(_("verdict"), max_length=16, choices=Verdict)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    invitation = models.ForeignKey(
        Invitation, on_delete=models.CASCADE, null=True, blank=True, related_name="incoming"
    )
    received_at = models.DateTimeField(default=clock.now)

    append_only = True

    objects = ScopedManager(SecretariesQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("incoming mail")
        verbose_name_plural = _("incoming mail")


@tracked(exclude=("last_read_at", "digest"))
class Feed(Record):
    """A secret address from which a calendar is read: all of a person's, or one body's as that person sees it.

    Only the SHA-256 of the secret is kept; it is shown once. It holds no longer than its person's account and rights.
    """

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="feeds")
    body = models.ForeignKey(Body, on_delete=models.CASCADE, null=True, blank=True, related_name="feeds")
    name = models.CharField(_("name"), max_length=100, blank=True)
    digest = models.BinaryField(max_length=32, unique=True, editable=False)
    created_at = models.DateTimeField(default=clock.now)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    last_read_at = models.DateTimeField(_("last read"), null=True, blank=True)

    objects = ScopedManager(OneselfQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")
