"""Parties, the sides they form, their organisations, and who holds which post when."""

from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.dates import FuzzyDateField
from cooperation.texts import TextField
from cooperation.tracking import tracked


class PartyQuerySet(VisibleQuerySet["Party"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(pk__in=actor.party_ids)


def held_between(since: str = "since", until: str = "until") -> models.GeneratedField:
    """The days from the first of `since` to the last of `until`, both known as far as they are; open where empty."""
    return models.GeneratedField(
        expression=models.Func(
            models.Func(since, function="cooperation_first_day"),
            models.Func(until, function="cooperation_last_day"),
            models.Value("[]"),
            function="daterange",
        ),
        output_field=DateRangeField(),
        db_persist=True,
    )


def check_term(record: Any) -> None:
    """ValidationError where `until` ends before `since` begins."""
    first = record.since.first_day() if record.since else None
    last = record.until.last_day() if record.until else None
    if first and last and last < first:
        raise ValidationError({"until": _("It ends before it begins.")})


_ABOVE_ITSELF = _("It cannot stand above itself.")


def check_tree(record: Any, above: str = "parent", refusal: Any = _ABOVE_ITSELF) -> None:
    """ValidationError (`refusal`, at the field `above`) where a record stands above itself, at whatever distance.

    Of organisations and bodies the table's trigger says so again.
    """
    met: set[Any] = set()
    higher = getattr(record, above)
    while higher is not None and higher.pk not in met:
        if higher.pk == record.pk:
            raise ValidationError({above: refusal})
        met.add(higher.pk)
        higher = getattr(higher, above)


@tracked()
class Party(Record):
    """A State or intergovernmental organisation that can be bound; also the territories and former States of registers.

    `code`: of ISO 3166-1 (two letters) or, of what has left it, of ISO 3166-3 (four) where there is one.
    """

    class Kind(models.TextChoices):
        STATE = "state", pgettext_lazy("party", "State")
        ORGANISATION = "organisation", _("intergovernmental organisation")
        TERRITORY = "territory", pgettext_lazy("party", "territory")
        FORMER_STATE = "former_state", pgettext_lazy("party", "former State")
        UNKNOWN = "unknown", pgettext_lazy("party", "kind not known")

    code = models.CharField(_("code"), max_length=12, unique=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.STATE)
    name = TextField(_("name"), max_length=300)
    short_name = TextField(_("short name"), max_length=100)
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")

    objects = ScopedManager(PartyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class OfPartyQuerySet(VisibleQuerySet[Any]):
    """Rows that belong to a party and are seen by whoever works with that party."""

    party_path = "party_id"

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(**{f"{self.party_path}__in": actor.party_ids})


@tracked()
class Organisation(Record):
    """A ministry, committee, enterprise or institute of a party."""

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("government")
        MINISTRY = "ministry", _("ministry")
        COMMITTEE = "committee", _("State committee or commission")
        AGENCY = "agency", _("agency")
        ENTERPRISE = "enterprise", _("enterprise")
        INSTITUTE = "institute", _("research institution")
        UNIVERSITY = "university", _("educational institution")
        OTHER = "other", _("other")

    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="organisations")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    name = TextField(_("name"), max_length=500)
    short_name = TextField(_("short name"), max_length=120, blank=True)
    since = FuzzyDateField(_("since"), null=True, blank=True)
    until = FuzzyDateField(_("until"), null=True, blank=True)
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True, unique=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)

    objects = ScopedManager(OfPartyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")

    def clean(self) -> None:
        super().clean()
        check_term(self)
        check_tree(self)
        if self.parent and self.parent.party_id != self.party_id:
            raise ValidationError({"parent": _("This organisation belongs to another party.")})
        before = Organisation.unscoped.filter(pk=self.pk).values_list("party_id", flat=True).first()
        if before is not None and before != self.party_id:
            raise ValidationError({"party": _("An organisation stays with its party.")})


class OfOrganisationQuerySet(OfPartyQuerySet):
    party_path = "organisation__party_id"


@tracked()
class OrganisationChange(Record):
    """What became of an organisation: one row for each successor.

    Renamed: `former_name` is what it was called until then. Transferred: `former_parent` is where it stood until then
    (empty: it stood under none). Merged and split name the successor; whoever is abolished may have one.
    """

    class Kind(models.TextChoices):
        RENAMED = "renamed", pgettext_lazy("organisation", "renamed")
        MERGED = "merged", pgettext_lazy("organisation", "merged into")
        SPLIT = "split", pgettext_lazy("organisation", "split into")
        TRANSFERRED = "transferred", pgettext_lazy("organisation", "transferred")
        ABOLISHED = "abolished", pgettext_lazy("organisation", "abolished")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    done_on = FuzzyDateField(_("date"))
    successor = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="predecessions"
    )
    former_name = TextField(_("former name"), max_length=500, blank=True)
    former_parent = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = TextField(_("note"), max_length=4000, blank=True)
    # When the side confirmed that the successor takes the duties that were open, and who confirmed it.
    handed_over_on = models.DateField(_("duties handed over on"), null=True, blank=True)
    handed_over_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True, unique=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)

    objects = ScopedManager(OfOrganisationQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("change of an organisation")
        verbose_name_plural = _("changes of organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "successor"],
                condition=Q(successor__isnull=False),
                name="programs_organisationchange_once",
                violation_error_message=_("This change is already on record."),
            ),
            models.CheckConstraint(
                condition=~Q(organisation=models.F("successor")),
                name="programs_organisationchange_other",
                violation_error_message=_("An organisation does not succeed itself."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["merged", "split"]) | Q(successor__isnull=False),
                name="programs_organisationchange_successor",
                violation_error_message=_("Name the organisation into which it was merged or split."),
            ),
            models.CheckConstraint(
                condition=Q(kind="renamed", successor__isnull=True) & ~Q(former_name={}) | ~Q(kind="renamed"),
                name="programs_organisationchange_former",
                violation_error_message=_("Say what the organisation was called before."),
            ),
        ]


@tracked()
class Person(Record):
    """Somebody who holds or held posts, and may have an account."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="people")
    user = models.OneToOneField(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="person"
    )
    name = TextField(_("name"), max_length=200)
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True, unique=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)

    objects = ScopedManager(OfPartyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("person")
        verbose_name_plural = _("people")


@tracked()
class Post(Record):
    """An office in an organisation. Duties and rights belong to posts."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="posts")
    title = TextField(_("title"), max_length=300)
    # The post to which it reports: asked where nobody holds this one, or where what is owed does not come.
    superior = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="subordinates",
        verbose_name=_("reports to"),
    )  # fmt: skip
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True, unique=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)

    objects = ScopedManager(OfOrganisationQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    def clean(self) -> None:
        super().clean()
        check_tree(
            self, "superior", _("A post does not report to itself, neither directly nor through others.")
        )
        organisation = Organisation.unscoped.filter(pk=self.organisation_id).first()
        if organisation is None:
            return
        if self.superior and self.superior.organisation.party_id != organisation.party_id:
            raise ValidationError({"superior": _("This post belongs to another party.")})
        below = Post.unscoped.filter(superior_id=self.pk)
        if below.exclude(organisation__party_id=organisation.party_id).exists():
            raise ValidationError({"organisation": _("Posts of another party report to this one.")})


class AppointmentQuerySet(OfPartyQuerySet):
    party_path = "post__organisation__party_id"


@tracked()
class Appointment(Record):
    """A person holding a post between two dates, each known to the day, month or year."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="appointments")
    since = FuzzyDateField(_("since"), null=True, blank=True)
    until = FuzzyDateField(_("until"), null=True, blank=True)
    acting = models.BooleanField(_("acting"), default=False)
    held = held_between()

    objects = ScopedManager(AppointmentQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")
        constraints = [
            ExclusionConstraint(
                name="programs_appointment_no_overlap",
                expressions=[
                    ("person", RangeOperators.EQUAL),
                    ("post", RangeOperators.EQUAL),
                    ("held", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person already holds this post in that time."),
            )
        ]

    def clean(self) -> None:
        super().clean()
        check_term(self)
