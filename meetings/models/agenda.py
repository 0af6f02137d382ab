"""What waits for an agenda: the backlog of a body, and what another body refers to it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.models import Body, Item, Organisation, Party

from .reviews import AgendaItem, OfBodyQuerySet, Outcome


class ReferralQuerySet(VisibleQuerySet["Referral"]):
    """Seen by the members of the body that refers, and of the one that receives."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(Q(outcome__review__body_id__in=actor.body_ids) | Q(to_body_id__in=actor.body_ids))


@tracked()
class Referral(Record):
    """To whom a referral or a recommendation of a session goes: another body, or an organisation.

    `point` is the point of the receiving body's agenda at which it stands, the last one where it was deferred there.
    What is decided on that point is the answer; it is read, not written down a second time.
    """

    outcome = models.OneToOneField(Outcome, on_delete=models.CASCADE, related_name="referral")
    to_body = models.ForeignKey(
        Body, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    to_organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="referrals"
    )
    # How the receiving body cites it: the session that referred it, in every language of the interface.
    cited = TextField(_("referred by"), max_length=1000)
    point = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="referrals"
    )
    entered_for = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(ReferralQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("referral")
        verbose_name_plural = _("referrals")
        constraints = [
            models.CheckConstraint(
                condition=Q(to_body__isnull=False, to_organisation__isnull=True)
                | Q(to_body__isnull=True, to_organisation__isnull=False, point__isnull=True),
                name="meetings_referral_receiver",
                violation_error_message=_("A referral goes to a body or to an organisation."),
            )
        ]


@tracked()
class BacklogPoint(Record):
    """A point that waits until it is put onto an agenda of the body: proposed and not taken, or put back.

    `source` and `source_id` are those that it had on an agenda, or say that it was referred.
    """

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="backlog")
    title = TextField(_("title"), max_length=500)
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="backlog_points"
    )
    proposed_by = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    carried_over = models.PositiveSmallIntegerField(_("times carried over"), default=0)
    source = models.CharField(_("proposed from"), max_length=16, choices=AgendaItem.Source, blank=True)
    source_id = models.UUIDField(_("source"), null=True, blank=True)
    continues = models.OneToOneField(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="waiting"
    )
    referral = models.OneToOneField(
        Referral, on_delete=models.CASCADE, null=True, blank=True, related_name="waiting"
    )
    since = models.DateTimeField(_("waits since"), default=clock.now)

    objects = ScopedManager(OfBodyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("point of the backlog")
        verbose_name_plural = _("points of the backlog")
        ordering = ["since", "id"]
        indexes = [models.Index(fields=["body", "since"], name="meetings_backlog_listed")]
