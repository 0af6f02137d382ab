"""Agreements, the acts done on them, and the documents kept with both."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.dates import FirstDay, FuzzyDateField
from cooperation.texts import TextField
from cooperation.tracking import tracked

from .bodies import Body
from .parties import Party, Person, Post


class AgreementQuerySet(VisibleQuerySet["Agreement"]):
    """Agreements of a body one works in; the register of others comes to whoever works with one of their parties."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(
            Q(body_id__in=actor.body_ids)
            | Q(
                body__isnull=True,
                pk__in=AgreementParty.unscoped.filter(party_id__in=actor.party_ids).values("agreement_id"),
            )
        )


@tracked()
class Agreement(Record):
    """Any instrument. Entry into force is computed for binding ones only."""

    class Kind(models.TextChoices):
        TREATY = "treaty", _("treaty")
        AGREEMENT = "agreement", _("agreement")
        PROTOCOL = "protocol", _("protocol")
        MEMORANDUM = "memorandum", _("memorandum")
        EXCHANGE_OF_NOTES = "exchange_of_notes", _("exchange of notes")
        PROGRAMME_DOCUMENT = "programme_document", _("programme document")
        ANNEX = "annex", _("annex")

    class Level(models.TextChoices):
        INTER_STATE = "inter_state", _("inter-State")
        INTERGOVERNMENTAL = "intergovernmental", _("intergovernmental")
        INTER_AGENCY = "inter_agency", _("inter-agency")

    class Character(models.TextChoices):
        BINDING = "binding", _("binding")
        POLITICAL = "political", _("political")
        INTERNAL = "internal", _("internal")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements")
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    level = models.CharField(_("level"), max_length=24, choices=Level)
    character = models.CharField(_("legal character"), max_length=16, choices=Character)
    title = TextField(_("title"), max_length=1000)
    summary = TextField(_("summary"), blank=True)
    done_on = FuzzyDateField(_("done on"), null=True, blank=True)
    done_at = TextField(_("done at"), max_length=200, blank=True)
    done_first = models.GeneratedField(
        expression=FirstDay("done_on"), output_field=models.DateField(null=True), db_persist=True
    )
    # As recorded, not computed: the last day of its term, and the last day on which notice may be given.
    expires_on = models.DateField(_("in force until"), null=True, blank=True)
    notice_by = models.DateField(_("last day for notice"), null=True, blank=True)
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True, unique=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)
    parties: "models.ManyToManyField[Party, Any]" = models.ManyToManyField(
        Party, through="AgreementParty", related_name="agreements"
    )

    objects = ScopedManager(AgreementQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        indexes = [models.Index(fields=["-done_first", "-id"], name="programs_agreement_listed")]


class OfAgreementQuerySet(VisibleQuerySet["Act"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(agreement__in=Agreement.objects.visible_to(actor).values("pk"))


@tracked()
class AgreementParty(Record):
    """A party to an agreement (or one that may become it)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="participation")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="participation")
    order = models.PositiveSmallIntegerField(default=1)

    objects = ScopedManager(OfAgreementQuerySet)

    class Meta(Record.Meta):
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "party"],
                name="programs_agreementparty_once",
                violation_error_message=_("This party is already on the agreement."),
            )
        ]


@tracked()
class Act(Record):
    """One dated act of one party on an agreement, or of all of them together (`party` empty).

    The signatory's name and post are kept as they were that day. Kinds: Vienna Convention on the Law of Treaties and
    the UN Treaty Handbook. Endorsement by authority approves a plan and is not consent to be bound.
    """

    class Kind(models.TextChoices):
        ADOPTION = "adoption", _("adoption")
        INITIALLING = "initialling", _("initialling")
        SIGNATURE = "signature", _("signature")
        SIGNATURE_AD_REFERENDUM = "signature_ad_referendum", _("signature ad referendum")
        DEFINITIVE_SIGNATURE = "definitive_signature", _("definitive signature")
        ENDORSEMENT_BY_AUTHORITY = "endorsement_by_authority", _("endorsement by authority")
        RATIFICATION = "ratification", _("ratification")
        ACCEPTANCE = "acceptance", _("acceptance")
        APPROVAL = "approval", _("approval")
        ACCESSION = "accession", _("accession")
        NOTIFICATION = "notification", _("notification")
        PROVISIONAL_APPLICATION = "provisional_application", _("provisional application")
        RESERVATION = "reservation", _("reservation")
        DECLARATION = "declaration", _("declaration")
        OBJECTION = "objection", _("objection")
        DENUNCIATION = "denunciation", _("denunciation")
        SUCCESSION = "succession", _("succession")

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="acts")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="acts")
    kind = models.CharField(_("kind"), max_length=32, choices=Kind)
    done_on = FuzzyDateField(_("date"))
    done_first = models.GeneratedField(
        expression=FirstDay("done_on"), output_field=models.DateField(null=True), db_persist=True
    )
    place = TextField(_("place"), max_length=200, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="acts")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="acts")
    signatory_name = TextField(_("signatory, as named then"), max_length=200, blank=True)
    signatory_post = TextField(_("post, as named then"), max_length=600, blank=True)
    note = TextField(_("note"), blank=True)

    objects = ScopedManager(OfAgreementQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("act")
        verbose_name_plural = _("acts")
        ordering = ["done_first", "id"]


class RelationQuerySet(VisibleQuerySet["AgreementRelation"]):
    def visible_to(self, actor: Actor) -> Self:
        seen = Agreement.objects.visible_to(actor).values("pk")
        return self.filter(source__in=seen, target__in=seen)


@tracked()
class AgreementRelation(Record):
    """What one agreement does to another."""

    class Kind(models.TextChoices):
        IMPLEMENTS = "implements", _("implements")
        AMENDS = "amends", _("amends")
        SUPPLEMENTS = "supplements", _("supplements")
        SUPERSEDES = "supersedes", _("supersedes")
        TERMINATES = "terminates", _("terminates")
        ANNEX_TO = "annex_to", _("is an annex to")
        ADOPTED_AT = "adopted_at", _("was adopted at")

    source = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="relations")
    target = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="related_from")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)

    objects = ScopedManager(RelationQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["source", "target", "kind"], name="programs_relation_once"),
            models.CheckConstraint(
                condition=~Q(source=models.F("target")),
                name="programs_relation_other",
                violation_error_message=_("An agreement is not related to itself."),
            ),
        ]
