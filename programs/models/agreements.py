"""Agreements, the acts done on them, and the documents kept with both."""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import OuterRef, Q
from django.utils.translation import gettext_lazy as _

from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.dates import FirstDay, FuzzyDateField
from cooperation.statements import Met
from cooperation.texts import TextField
from cooperation.tracking import tracked

from .acts import ActKind
from .bodies import Body
from .parties import Party, Person, Post


class AgreementQuerySet(VisibleQuerySet["Agreement"]):
    """Agreements of a body one works in; the register of others comes to whoever works with one of their parties."""

    def visible_to(self, actor: Actor) -> Self:
        # Looked for one by one: most agreements belong to a body.
        own = AgreementParty.unscoped.filter(party_id__in=actor.party_ids, agreement=OuterRef("pk"))
        return self.filter(Q(body_id__in=actor.body_ids) | Q(Met(own), body__isnull=True))


class AgreementSearch(models.Func):
    """SQL: the search vector of an agreement: its titles, its summary, its external id."""

    function = "cooperation_agreement_search"
    output_field = SearchVectorField()


@tracked()
class Agreement(Record):
    """Any instrument. Entry into force is computed for binding ones only.

    What a source leaves open is empty: kind, level and legal character too. `clauses`: the final clauses as data, in
    the shape of rules.treaties.reading_clauses; {} where they have not been recorded. `references` and `particulars`:
    lists of {label, text, url}; where it is printed or numbered, and what else its source says. `authentic`: languages
    (BCP 47 tags) of its authentic texts, of which `prevailing` prevails.
    """

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

    class Scope(models.TextChoices):
        BILATERAL = "bilateral", _("bilateral")
        MULTILATERAL = "multilateral", _("multilateral")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, null=True, blank=True, related_name="agreements")
    kind = models.CharField(_("kind"), max_length=24, choices=Kind, blank=True)
    written_kind = models.CharField(
        _("kind, as its source has it"), max_length=200, blank=True, default="", db_default=""
    )
    level = models.CharField(_("level"), max_length=24, choices=Level, blank=True)
    character = models.CharField(_("legal character"), max_length=16, choices=Character, blank=True)
    scope = models.CharField(_("scope"), max_length=16, choices=Scope, blank=True, default="", db_default="")
    subject = models.CharField(_("subject"), max_length=300, blank=True, default="", db_default="")
    title = TextField(_("title"), max_length=1000)
    other_titles = models.JSONField(_("other titles"), default=list, db_default=[], blank=True)
    summary = TextField(_("summary"), blank=True)
    note = TextField(_("note"), blank=True, db_default={})
    references = models.JSONField(_("references"), default=list, db_default=[], blank=True)
    particulars = models.JSONField(_("particulars"), default=list, db_default=[], blank=True)
    clauses = models.JSONField(_("final clauses"), default=dict, db_default={}, blank=True)
    authentic = ArrayField(
        models.CharField(max_length=35),
        verbose_name=_("authentic languages"),
        default=list,
        db_default=[],
        blank=True,
    )
    prevailing = models.CharField(
        _("prevailing language"), max_length=35, blank=True, default="", db_default=""
    )
    depositary = TextField(_("depositary"), max_length=300, blank=True, db_default={})
    done_on = FuzzyDateField(_("done on"), null=True, blank=True)
    done_at = TextField(_("done at"), max_length=200, blank=True)
    done_first = models.GeneratedField(
        expression=FirstDay("done_on"), output_field=models.DateField(null=True), db_persist=True
    )
    # As recorded, not computed: the last day of its term, and the last day on which notice may be given.
    expires_on = models.DateField(_("in force until"), null=True, blank=True)
    notice_by = models.DateField(_("last day for notice"), null=True, blank=True)
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)
    parties: "models.ManyToManyField[Party, Any]" = models.ManyToManyField(
        Party, through="AgreementParty", related_name="agreements"
    )
    search = models.GeneratedField(
        expression=AgreementSearch("title", "summary", "external_id", "other_titles"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ScopedManager(AgreementQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        indexes = [
            models.Index(fields=["-done_first", "-id"], name="programs_agreement_listed"),
            models.Index(fields=["body", "-done_first", "-id"], name="programs_agreement_of_body"),
            # Few may be of a subject, kind, level or character: they are found without going through all of them.
            *(
                models.Index(fields=["body", name, "-done_first", "-id"], name=f"programs_agreement_{name}")
                for name in ("subject", "kind", "level", "character")
            ),
            GinIndex(fields=["search"], name="programs_agreement_search"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(prevailing="") | Q(authentic__contains=[models.F("prevailing")]),
                name="programs_agreement_prevailing",
                violation_error_message=_("The text that prevails is one of the authentic ones."),
            ),
            # A body's register knows it by this id; another body's may know another agreement by it.
            models.UniqueConstraint(
                fields=["body", "external_id"],
                condition=Q(external_id__isnull=False),
                nulls_distinct=False,
                name="programs_agreement_external",
                violation_error_message=_("Another agreement has this id already."),
            ),
        ]


class OfAgreementQuerySet(VisibleQuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(agreement__in=Agreement.objects.visible_to(actor).values("pk"))


#: Each act in its last version, left out those that were struck out.
NEWEST_ACTS = Q(replaced_by__isnull=True, void=False)


@tracked()
class AgreementParty(Record):
    """A party to an agreement (or one that may become it); `named`: as its source names it, where that differs."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="participation")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="participation")
    order = models.PositiveSmallIntegerField(default=1)
    named = models.CharField(
        _("as named in the source"), max_length=300, blank=True, default="", db_default=""
    )

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
    """One version of one dated act of one party on an agreement, or of all of them together (`party` empty).

    The signatory's name and post are kept as they were that day. Endorsement by authority approves a plan and is not
    consent to be bound. `received_on`: by the depositary or the other side, where that is another day than the one on
    which it was done. `effective_on`: from when it takes effect, where the act itself says so; before it was done only
    where it is `retroactive`. `until_on`: how far an extension or suspension reaches. `about`: the act that an
    objection, withdrawal or rescission is about; `named`: the body or event that it names. `predecessor`: the State
    succeeded. `known_on`: the day on which it became known here; without it, that of receipt. A correction is another
    row that `replaces` the former version and says why (`reason`); with `void` the act is struck out.
    """

    Kind = ActKind

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="acts")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="acts")
    kind = models.CharField(_("kind"), max_length=32, choices=Kind)
    done_on = FuzzyDateField(_("date"), null=True, blank=True)
    done_first = models.GeneratedField(
        expression=FirstDay("done_on"), output_field=models.DateField(null=True), db_persist=True
    )
    received_on = FuzzyDateField(_("received on"), null=True, blank=True)
    effective_on = FuzzyDateField(_("takes effect on"), null=True, blank=True)
    until_on = FuzzyDateField(_("until"), null=True, blank=True)
    retroactive = models.BooleanField(_("retroactive"), default=False, db_default=False)
    known_on = models.DateField(_("known since"), null=True, blank=True)
    about = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("about"),
    )
    named = models.CharField(_("body or event"), max_length=200, blank=True, default="", db_default="")
    predecessor = models.ForeignKey(
        Party,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("predecessor"),
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by",
        verbose_name=_("corrects"),
    )  # fmt: skip
    reason = TextField(_("reason of the correction"), max_length=4000, blank=True, db_default={})
    void = models.BooleanField(_("struck out"), default=False, db_default=False)
    entered_at = models.DateTimeField(null=True, editable=False)
    entered_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
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
        constraints = [
            models.CheckConstraint(
                condition=Q(done_on__isnull=False) | Q(effective_on__isnull=False),
                name="programs_act_dated",
                violation_error_message=_("Say when it was done, or from when it takes effect."),
            ),
            models.CheckConstraint(
                condition=Q(replaces__isnull=True, void=False)
                | Q(Q(replaces__isnull=False, known_on__isnull=False), ~Q(reason={})),
                name="programs_act_corrected",
                violation_error_message=_("A correction says why, and since when it is known."),
            ),
        ]


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
