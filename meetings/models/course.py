"""What a session goes through: its date confirmed by each side, its sittings, and what is due before and after it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.access import Record, ScopedManager
from cooperation.tracking import tracked
from meetings.rules.schedule import Step
from programs.models import OnAuthority, Party

from .reviews import OfReviewQuerySet, Review


@tracked()
class DateConfirmation(OnAuthority, Record):
    """The act of authority by which a side confirms the days of a session. Void once the session is moved."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="confirmations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    # What was confirmed.
    starts_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("ends on"))
    voided_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(OfReviewQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("confirmation of the date")
        verbose_name_plural = _("confirmations of the date")
        constraints = [
            models.UniqueConstraint(
                fields=["review", "party"],
                condition=Q(voided_at__isnull=True),
                name="meetings_dateconfirmation_once",
                violation_error_message=_("This side has confirmed the date already."),
            ),
            models.CheckConstraint(
                condition=Q(authority="own_login") | (~Q(document_kind="") & Q(document_date__isnull=False)),
                name="meetings_dateconfirmation_document",
                violation_error_message=_("Name the document: its kind, number and date."),
            ),
        ]


@tracked()
class Sitting(Record):
    """One sitting of a session, in the session's own time zone; without `to_time` while it goes on.

    `resumes_on`: the day to which it was adjourned, where one was named.
    """

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="sittings")
    number = models.PositiveSmallIntegerField(_("number"))
    held_on = models.DateField(_("date"))
    from_time = models.TimeField(_("from"))
    to_time = models.TimeField(_("to"), null=True, blank=True)
    resumes_on = models.DateField(_("to be resumed on"), null=True, blank=True)

    objects = ScopedManager(OfReviewQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("sitting")
        verbose_name_plural = _("sittings")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "number"], name="meetings_sitting_number"),
            models.CheckConstraint(
                condition=Q(resumes_on__isnull=True) | Q(resumes_on__gte=models.F("held_on")),
                name="meetings_sitting_resumes",
                violation_error_message=_("It is resumed on the day of the sitting or after it."),
            ),
        ]


@tracked()
class ScheduleStep(Record):
    """What is due before or after a session. Planned by the body's rule until somebody sets a day of its own.

    `due_on` is empty where the rule gives no day. `moved_from`: the day before the session was last moved.
    """

    class Kind(models.TextChoices):
        POSITIONS = Step.POSITIONS_DUE.value, _("positions due")
        PROPOSALS = Step.PROPOSALS_DUE.value, _("proposals for the agenda")
        PAPERS = Step.PAPERS_OUT.value, _("agenda and papers out")
        DELEGATIONS = Step.DELEGATIONS_NAMED.value, _("delegations named")
        DRAFT = Step.DRAFT_OUT.value, _("draft of the minutes")
        SIGNATURE = Step.SIGNED.value, _("signature of the minutes")
        APPROVAL = Step.APPROVED.value, _("approval by the governments")
        REPORT = Step.ENTRY_REPORTED.value, _("report on entry into effect")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("step"), max_length=24, choices=Kind)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    by_hand = models.BooleanField(_("set by hand"), default=False)
    done_on = models.DateField(_("done on"), null=True, blank=True)
    moved_from = models.DateField(_("moved from"), null=True, blank=True)

    objects = ScopedManager(OfReviewQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("step of the schedule")
        verbose_name_plural = _("steps of the schedule")
        constraints = [
            models.UniqueConstraint(fields=["review", "kind"], name="meetings_schedulestep_once"),
            models.CheckConstraint(
                condition=Q(by_hand=False) | Q(due_on__isnull=False), name="meetings_schedulestep_by_hand"
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_on"], condition=Q(done_on__isnull=True), name="meetings_schedulestep_open"
            ),
        ]
