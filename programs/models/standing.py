"""What is derived from the acts on agreements, kept so that a register of a million can be asked in one read.

Nothing here is entered, and all of it can be made anew from clauses and acts (services.standing): it is what the rules
say by what is known now. A day on which something ends is the last on which it held; empty: no end is known.
"""

from typing import Any, ClassVar, Self

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.access import Actor, ScopedManager, VisibleQuerySet

from .agreements import Agreement, OfAgreementQuerySet
from .bodies import Body
from .parties import Party


class AgreementStatus(models.TextChoices):
    """States of an agreement (rules.treaties.status.TreatyStatus has the same under the same names)."""

    DRAFT = "draft", pgettext_lazy("agreement", "draft")
    ADOPTED = "adopted", pgettext_lazy("agreement", "adopted")
    OPEN_FOR_SIGNATURE = "open_for_signature", pgettext_lazy("agreement", "open for signature")
    SIGNED = "signed", pgettext_lazy("agreement", "signed, not in force")
    PROVISIONALLY_APPLIED = "provisionally_applied", pgettext_lazy("agreement", "applied provisionally")
    IN_FORCE = "in_force", pgettext_lazy("agreement", "in force")
    SUSPENDED = "suspended", pgettext_lazy("agreement", "suspended")
    EXPIRED = "expired", pgettext_lazy("agreement", "expired")
    TERMINATED = "terminated", pgettext_lazy("agreement", "terminated")
    SUPERSEDED = "superseded", pgettext_lazy("agreement", "superseded")
    LAPSED = "lapsed", pgettext_lazy("agreement", "never entered into force")
    UNKNOWN = "unknown", pgettext_lazy("agreement", "unknown")


class Derived(models.Model):
    """Rows that are derived from an agreement and go with it."""

    unscoped = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"
        default_manager_name = "unscoped"


class AgreementSpan(Derived):
    """The days (lower bound in, upper bound out) in which an agreement is in one state."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="spans", db_index=False)
    status = models.CharField(_("status"), max_length=24, choices=AgreementStatus)
    during = DateRangeField(_("during"))

    objects = ScopedManager(OfAgreementQuerySet)

    class Meta(Derived.Meta):
        indexes = [
            models.Index(fields=["agreement", "during"], name="programs_span_of_agreement"),
            models.Index(fields=["status", "agreement"], name="programs_span_status"),
            GistIndex(fields=["during"], name="programs_span_during"),
        ]


class PartySpan(Derived):
    """The days (lower bound in, upper bound out) in which an agreement is in force for a party."""

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="party_spans", db_index=False
    )
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")
    during = DateRangeField(_("during"))

    objects = ScopedManager(OfAgreementQuerySet)

    class Meta(Derived.Meta):
        indexes = [models.Index(fields=["agreement", "party"], name="programs_partyspan_of")]


class LegalDeadline(Derived):
    """A day to come by which something must happen, or on which something will; of one party or (empty) of all."""

    class Due(models.TextChoices):
        """Kinds of legal deadlines (rules.treaties.deadlines.Due has the same under the same names)."""

        ENTRY_INTO_FORCE = "entry_into_force", pgettext_lazy("deadline", "entry into force")
        IN_FORCE_FOR_PARTY = "in_force_for_party", pgettext_lazy("deadline", "entry into force for the party")
        LAST_DAY_FOR_NOTICE = "last_day_for_notice", pgettext_lazy("deadline", "last day for notice")
        RENEWAL = "renewal", pgettext_lazy("deadline", "renewal")
        END = "end", pgettext_lazy("deadline", "end")
        WITHDRAWAL_EFFECTIVE = "withdrawal_effective", pgettext_lazy("deadline", "denunciation takes effect")
        LAST_DAY_FOR_OBJECTION = "last_day_for_objection", pgettext_lazy("deadline", "last day for objection")

    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, related_name="deadlines", db_index=False
    )
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    due = models.CharField(_("deadline"), max_length=24, choices=Due)
    on = models.DateField(_("on"))

    objects = ScopedManager(OfAgreementQuerySet)

    class Meta(Derived.Meta):
        indexes = [
            models.Index(fields=["agreement", "on"], name="programs_deadline_of"),
            models.Index(fields=["due", "on"], name="programs_deadline_on"),
        ]


class Awaited(Derived):
    """Whose action an agreement waits for: of a party, or (empty) of all together; `what` as the rules call it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="awaited", db_index=False)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    what = models.CharField(_("awaited"), max_length=32)

    objects = ScopedManager(OfAgreementQuerySet)

    class Meta(Derived.Meta):
        indexes = [models.Index(fields=["agreement", "party"], name="programs_awaited_of")]


class Derivation(Derived):
    """That all this was derived, of which version of the rules, and until when it holds without a new act.

    `good_until`: the last day; empty: for good. What other rules derived is made anew once a release brings these.
    `early`: in force before the day on which it was done. All others in force on a day were done by then, or on a day
    that nobody knows, so that a register in the order of days is read from there on.
    """

    #: Raised when the rules change what they say: then everything is derived anew.
    RULES: ClassVar = 3

    agreement = models.OneToOneField(
        Agreement, on_delete=models.CASCADE, primary_key=True, related_name="derivation"
    )
    rules = models.PositiveSmallIntegerField()
    good_until = models.DateField(null=True, blank=True)
    early = models.BooleanField(default=False, db_default=False)

    objects = ScopedManager(OfAgreementQuerySet)

    class Meta(Derived.Meta):
        indexes = [
            models.Index(fields=["rules"], name="programs_derivation_rules"),
            models.Index(
                fields=["good_until"],
                condition=models.Q(good_until__isnull=False),
                name="programs_derivation_stale",
            ),
            models.Index(
                fields=["agreement"], condition=models.Q(early=True), name="programs_derivation_early"
            ),
        ]


class RegisterPartyQuerySet(VisibleQuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(body_id__in=actor.body_ids)


class RegisterParty(Derived):
    """A party that the register of a body names, or has named: lists offer it without going through the register."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+", db_index=False)
    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="+")

    objects = ScopedManager(RegisterPartyQuerySet)

    class Meta(Derived.Meta):
        constraints = [models.UniqueConstraint(fields=["body", "party"], name="programs_registerparty_once")]
