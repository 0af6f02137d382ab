"""Joint bodies: members, chair, cadence and rules of procedure as data; and the rights held on them."""

from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.access import Actor, Record, Role, ScopedManager, VisibleQuerySet
from cooperation.dates import FuzzyDateField
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.rules.schemes import OF_OUTCOMES, OF_PAPERS, faults

from .parties import Organisation, Party, Post, check_term, check_tree, held_between


class BodyQuerySet(VisibleQuerySet["Body"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(pk__in=actor.body_ids)


def _scheme_words(places: tuple[str, ...]) -> str:
    known = ", ".join(f"{{{place}}}" for place in places)
    return _("A scheme has a place for {number}, and no other places than these: %(known)s.") % {
        "known": known
    }


def default_leads() -> list[int]:
    """Days before a session on which its members are reminded."""
    return [60, 30, 14, 7, 1]


def default_step_leads() -> list[int]:
    """Days before a deadline on which those who owe something by it are reminded."""
    return [7, 1]


@tracked()
class Body(Record):
    """A joint commission, working group or sub-committee."""

    class Exchange(models.TextChoices):
        ON_RELEASE = "on_release", _("on release")
        SIMULTANEOUS = "simultaneous", _("simultaneous")

    class Decision(models.TextChoices):
        CONSENSUS = "consensus", _("consensus")
        SILENCE = "silence", _("silence procedure")
        MAJORITY = "majority", _("majority")

    class InForceOn(models.TextChoices):
        CONCLUSION = "conclusion", _("conclusion of the session")
        SIGNATURE = "signature", _("signature of the minutes")
        APPROVAL = "approval", _("approval by the governments")

    class Chair(models.TextChoices):
        CO_CHAIRS = "co_chairs", _("co-chairs")
        HOST = "host", _("the host chairs")
        ROTATING = "rotating", _("rotating presidency")

    class ReviewWord(models.TextChoices):
        SESSION = "session", _("session")
        MEETING = "meeting", _("meeting")

    class MinutesWord(models.TextChoices):
        PROTOCOL = "protocol", _("protocol")
        AGREED_MINUTES = "agreed_minutes", _("agreed minutes")

    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    name = TextField(_("name"), max_length=500)
    short_name = TextField(_("short name"), max_length=120, blank=True)
    mandate = TextField(_("mandate"), blank=True)
    since = FuzzyDateField(_("since"), null=True, blank=True)
    until = FuzzyDateField(_("until"), null=True, blank=True)
    decision_rule = models.CharField(
        _("decision rule"), max_length=16, choices=Decision, default=Decision.CONSENSUS
    )
    quorum = models.PositiveSmallIntegerField(_("quorum, in sides"), default=2)
    languages = ArrayField(models.CharField(max_length=35), verbose_name=_("working languages"), default=list)
    interval_months = models.PositiveSmallIntegerField(_("months between sessions"), default=6)
    exchange = models.CharField(
        _("exchange of positions"), max_length=16, choices=Exchange, default=Exchange.ON_RELEASE
    )
    in_force_on = models.CharField(
        _("an edition is in force on"), max_length=16, choices=InForceOn, default=InForceOn.CONCLUSION
    )
    chair_rule = models.CharField(_("chair"), max_length=16, choices=Chair, default=Chair.CO_CHAIRS)
    review_word = models.CharField(max_length=16, choices=ReviewWord, default=ReviewWord.SESSION)
    minutes_word = models.CharField(max_length=16, choices=MinutesWord, default=MinutesWord.PROTOCOL)
    reminder_leads = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("reminders, days before"), default=default_leads
    )
    step_leads = ArrayField(
        models.PositiveSmallIntegerField(), verbose_name=_("reminders of deadlines, days before"),
        default=default_step_leads, db_default=[7, 1],
    )  # fmt: skip
    # What is owed and does not come is told to the superior so many days after it was due.
    escalate_days = models.PositiveSmallIntegerField(_("superior told, days after"), default=3, db_default=3)
    stalled_days = models.PositiveSmallIntegerField(
        _("obstacle without movement, days"), default=60, db_default=60
    )
    positions_due_days = models.PositiveSmallIntegerField(_("positions due, days before"), default=30)
    proposals_due_days = models.PositiveSmallIntegerField(_("agenda proposals due, days before"), default=21)
    papers_due_days = models.PositiveSmallIntegerField(_("agenda and papers out, days before"), default=15)
    delegations_due_days = models.PositiveSmallIntegerField(
        _("delegations named, days before"), default=10, db_default=10
    )
    draft_due_days = models.PositiveSmallIntegerField(
        _("draft of the minutes, days after"), default=10, db_default=10
    )
    signature_due_days = models.PositiveSmallIntegerField(
        _("signature, days after"), default=30, db_default=30
    )
    # Empty: no rule gives a day.
    approval_due_days = models.PositiveSmallIntegerField(
        _("approval by the governments, days after"), null=True, blank=True, default=60, db_default=60
    )
    report_due_days = models.PositiveSmallIntegerField(
        _("report on entry into effect, days after"), null=True, blank=True, default=90, db_default=90
    )
    silence_days = models.PositiveSmallIntegerField(_("silence procedure, days"), default=14, db_default=14)
    # Stands in the symbols of its papers, "JC" in JC/8/WP.3; the schemes say how papers and outcomes are numbered.
    symbol = models.CharField(_("symbol"), max_length=20, blank=True, default="", db_default="")
    paper_scheme = models.CharField(
        _("symbols of papers"),
        max_length=60,
        default="{body}/{session}/{kind}.{number}",
        db_default="{body}/{session}/{kind}.{number}",
    )
    outcome_scheme = models.CharField(
        _("numbers of outcomes"), max_length=60, default="{session}.{number}", db_default="{session}.{number}"
    )
    minutes_approved = models.BooleanField(
        _("minutes are approved by the governments"), default=False, db_default=False
    )
    minutes_confirmed = models.BooleanField(
        _("minutes are confirmed at the next session"), default=False, db_default=False
    )
    progress_threshold = models.PositiveSmallIntegerField(_("progress differs from, in points"), default=20)
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True, unique=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)

    objects = ScopedManager(BodyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("body")
        verbose_name_plural = _("bodies")

    def clean(self) -> None:
        super().clean()
        check_term(self)
        check_tree(self)
        schemes = {"paper_scheme": OF_PAPERS, "outcome_scheme": OF_OUTCOMES}
        wrong = {
            name: _scheme_words(places)
            for name, places in schemes.items()
            if faults(getattr(self, name), places)
        }
        if wrong:
            raise ValidationError(wrong)


class OfBodyQuerySet(VisibleQuerySet["Member"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(body_id__in=actor.body_ids)


@tracked()
class Member(Record):
    """A party's membership of a body, dated. `order` fixes colour, shape and place of the side on every page."""

    class Kind(models.TextChoices):
        FULL = "full", _("full member")
        OBSERVER = "observer", _("observer")
        INVITED = "invited", _("invited")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="members")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="memberships")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.FULL)
    order = models.PositiveSmallIntegerField(_("order"), default=1)
    chair = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="chairs")
    since = FuzzyDateField(_("since"), null=True, blank=True)
    until = FuzzyDateField(_("until"), null=True, blank=True)

    objects = ScopedManager(OfBodyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "party"],
                condition=Q(until__isnull=True),
                name="programs_member_once",
                violation_error_message=_("This party is already a member."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        check_term(self)


@tracked()
class Presidency(Record):
    """Which party presides over a body, where the chair rotates: one at a time."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="presidencies")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="presidencies")
    since = FuzzyDateField(_("since"))
    until = FuzzyDateField(_("until"), null=True, blank=True)
    held = held_between()

    objects = ScopedManager(OfBodyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("presidency")
        verbose_name_plural = _("presidencies")
        constraints = [
            ExclusionConstraint(
                name="programs_presidency_one_at_a_time",
                expressions=[("body", RangeOperators.EQUAL), ("held", RangeOperators.OVERLAPS)],
                violation_error_message=_("Another party presides in that time."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        check_term(self)


class GrantQuerySet(VisibleQuerySet["Grant"]):
    """A side's registrar sees the rights of their own side."""

    def visible_to(self, actor: Actor) -> Self:
        return (
            self.filter(party_id=actor.party_id, body_id__in=actor.body_ids)
            if actor.party_id
            else self.none()
        )


@tracked()
class Grant(Record):
    """A right: a role on a body, or on one programme of it, held by a post or by a service account.

    `party` is the side the holder acts for; empty for a joint secretariat. `organisation` narrows a contributor to
    the items of that organisation.
    """

    role = models.CharField(_("right"), max_length=24, choices=[(role.value, role.value) for role in Role])
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="grants")
    programme = models.ForeignKey(
        "programs.Programme", on_delete=models.CASCADE, null=True, blank=True, related_name="grants"
    )
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="grants"
    )
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="grants")
    user = models.ForeignKey(
        "accounts.User", on_delete=models.CASCADE, null=True, blank=True, related_name="grants"
    )

    objects = ScopedManager(GrantQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("right")
        verbose_name_plural = _("rights")
        constraints = [
            models.CheckConstraint(
                condition=Q(post__isnull=True, user__isnull=False) | Q(post__isnull=False, user__isnull=True),
                name="programs_grant_one_holder",
                violation_error_message=_("A right is held by a post or by a service account."),
            ),
            models.CheckConstraint(
                condition=Q(party__isnull=False)
                | Q(role=Role.JOINT_SECRETARIAT.value)
                | Q(role=Role.OBSERVER.value),
                name="programs_grant_party",
                violation_error_message=_("Say for which side this right is held."),
            ),
        ]
