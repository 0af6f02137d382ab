"""Programmes in editions: sections, action items, their wording, who is responsible, and what was agreed of them."""

from datetime import date
from typing import Any, Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.contrib.postgres.functions import TransactionNow
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.dates import FuzzyDateField, LastDay, Within
from cooperation.texts import TextField
from cooperation.tracking import tracked

from .agreements import Agreement
from .bodies import Body
from .numbers import number_field
from .parties import Organisation, OrganisationChange, Party


class Status(models.TextChoices):
    """How far an item is carried out, as a side reports it or as the sides agree it."""

    NOT_STARTED = "not_started", _("Not started")
    ON_TRACK = "on_track", _("On track")
    AT_RISK = "at_risk", _("At risk")
    DELAYED = "delayed", _("Delayed")
    BLOCKED = "blocked", _("Blocked")
    COMPLETED = "completed", _("Completed")
    DROPPED = "dropped", _("Dropped")


class ProgrammeQuerySet(VisibleQuerySet["Programme"]):
    def visible_to(self, actor: Actor) -> Self:
        return self.filter(pk__in=actor.programme_ids)


@tracked()
class Programme(Record):
    """A joint action plan kept by a body, in editions."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="programmes")
    code = models.SlugField(_("code"), max_length=60, unique=True)
    title = TextField(_("title"), max_length=1000)
    summary = TextField(_("summary"), blank=True)
    document = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="programmes"
    )
    since = FuzzyDateField(_("since"), null=True, blank=True)
    until = FuzzyDateField(_("until"), null=True, blank=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)

    objects = ScopedManager(ProgrammeQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")


class OfProgrammeQuerySet(VisibleQuerySet[Any]):
    """Rows every side of the programme sees."""

    programme_path = "programme_id"

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(**{f"{self.programme_path}__in": actor.programme_ids})


class SideQuerySet(OfProgrammeQuerySet):
    def present(self, day: date) -> Self:
        """Those that take part on `day`: from the first day of `since` to the last of `until`, both included."""
        return self.filter(Within("since", "until", models.Value(day)))

    def with_presence(self, day: date) -> Self:
        """All of them, each with `takes_part`: whether it is one of those present on `day`."""
        return self.annotate(takes_part=Within("since", "until", models.Value(day)))


@tracked()
class Side(Record):
    """A party in one programme, dated. `order` fixes its colour, shape and place on every page."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="sides")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="sides")
    order = models.PositiveSmallIntegerField(default=1)
    since = FuzzyDateField(_("since"), null=True, blank=True)
    until = FuzzyDateField(_("until"), null=True, blank=True)

    objects = ScopedManager(SideQuerySet)
    unscoped = models.Manager.from_queryset(SideQuerySet)()  # type: ignore[misc]

    class Meta(Record.Meta):
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "party"], name="programs_side_once"),
            models.UniqueConstraint(fields=["programme", "order"], name="programs_side_order"),
        ]


@tracked(exclude=("recorded_at",))
class Edition(Record):
    """One edition of the plan. The one in force is immutable; the next is *recorded* until it comes into force."""

    class State(models.TextChoices):
        RECORDED = "recorded", _("recorded")
        IN_FORCE = "in_force", _("in force")
        SUPERSEDED = "superseded", _("superseded")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.RECORDED)
    in_force_on = models.DateField(_("in force on"), null=True, blank=True)
    # What makes the edition: the label and id of the session, exchange of letters or endorsing act.
    source_label = TextField(_("made by"), max_length=300, blank=True)
    source_id = models.UUIDField(null=True, blank=True)
    # The transaction that made it: an edition that is in force takes no wording any more from a later one.
    recorded_at = models.DateTimeField(db_default=TransactionNow(), editable=False)

    objects = ScopedManager(OfProgrammeQuerySet)

    class Meta(Record.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programs_edition_number"),
            models.UniqueConstraint(
                fields=["programme"], condition=Q(state="in_force"), name="programs_edition_one_in_force"
            ),
            models.UniqueConstraint(
                fields=["programme"], condition=Q(state="recorded"), name="programs_edition_one_recorded"
            ),
        ]


@tracked()
class Section(Record):
    """A heading of the plan."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="sections")
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    number = number_field(_("number"))
    title = TextField(_("title"), max_length=500)
    sort_key = models.CharField(max_length=60, db_index=True)

    objects = ScopedManager(OfProgrammeQuerySet)

    class Meta(Record.Meta):
        ordering = ["sort_key"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programs_section_number")
        ]


class OfSectionQuerySet(OfProgrammeQuerySet):
    programme_path = "section__programme_id"


@tracked()
class FormerTitle(Record):
    """What a heading was called in the editions before `until_edition`, back to the title before that one."""

    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="former_titles")
    title = TextField(_("title"), max_length=500)
    until_edition = models.PositiveIntegerField()

    objects = ScopedManager(OfSectionQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("former title")
        verbose_name_plural = _("former titles")
        ordering = ["until_edition"]
        constraints = [
            models.UniqueConstraint(fields=["section", "until_edition"], name="programs_formertitle_once")
        ]


@tracked()
class Item(Record):
    """An action item: a numbered measure of the plan, or an assignment from a session. Its wording is by edition."""

    class Kind(models.TextChoices):
        MEASURE = "measure", _("measure of the plan")
        ASSIGNMENT = "assignment", _("assignment from a session")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="items")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.MEASURE)
    origin = TextField(_("origin"), max_length=300, blank=True)
    origin_id = models.UUIDField(null=True, blank=True)
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)

    objects = ScopedManager(OfProgrammeQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("item")
        verbose_name_plural = _("items")
        constraints = [
            models.UniqueConstraint(fields=["programme", "external_id"], name="programs_item_external"),
        ]


class Search(models.Func):
    """SQL: the search vector of a translatable text."""

    function = "cooperation_search"
    output_field = SearchVectorField()


@tracked(exclude=("sort_key",))
class Wording(Record):
    """What the plan says of an item in the editions [since_edition, until_edition).

    Open-ended (`until_edition` empty) is the newest, which may stand in the recorded edition only.
    """

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="wordings")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="wordings")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, related_name="wordings")
    number = number_field(_("number"))
    # Orders "2.10" after "2.9": each run of digits padded to six places.
    sort_key = models.CharField(max_length=120)
    title = TextField(_("title"), max_length=1000)
    expected_result = TextField(_("expected result"), blank=True)
    deadline = FuzzyDateField(_("deadline"))
    # How many occurrences of a recurring deadline are behind: agreed as done, or over before the item was in the plan.
    occurrences_done = models.PositiveIntegerField(default=0)
    due_on = models.GeneratedField(
        expression=LastDay("deadline", "occurrences_done"),
        output_field=models.DateField(null=True),
        db_persist=True,
    )
    since_edition = models.PositiveIntegerField()
    until_edition = models.PositiveIntegerField(null=True, blank=True)
    editions = models.GeneratedField(
        expression=models.Func("since_edition", "until_edition", function="int4range"),
        output_field=IntegerRangeField(),
        db_persist=True,
    )
    search = models.GeneratedField(
        expression=Search("title", "expected_result", "number"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ScopedManager(OfProgrammeQuerySet)

    class Meta(Record.Meta):
        constraints = [
            ExclusionConstraint(
                name="programs_wording_number",
                expressions=[
                    ("programme", RangeOperators.EQUAL),
                    ("number", RangeOperators.EQUAL),
                    ("editions", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This number is taken in this edition."),
            ),
            ExclusionConstraint(
                name="programs_wording_item",
                expressions=[("item", RangeOperators.EQUAL), ("editions", RangeOperators.OVERLAPS)],
                violation_error_message=_("An item has one wording in an edition."),
            ),
        ]
        indexes = [
            models.Index(fields=["programme", "sort_key", "id"], name="programs_wording_listed"),
            models.Index(
                fields=["programme", "sort_key", "id"],
                condition=Q(until_edition__isnull=True),
                name="programs_wording_newest",
            ),
            models.Index(fields=["programme", "due_on"], name="programs_wording_due"),
            # What counts over a plan ask of its wordings, without the rows themselves.
            models.Index(
                fields=["programme", "item"],
                include=["due_on"],
                condition=Q(until_edition__isnull=True),
                name="programs_wording_counted",
            ),
            GinIndex(fields=["search"], name="programs_wording_search"),
        ]


class OfItemQuerySet(OfProgrammeQuerySet):
    programme_path = "item__programme_id"


def responsible_on(day: Any, path: str = "") -> Q:
    """Condition on responsibilities at `path` ("item__responsibilities__"): they had not ended before `day`, a date or
    an expression of one.
    """
    return Q(**{f"{path}until__isnull": True}) | Q(**{f"{path}until__gte": day})


def responsible_now(actor: Actor, path: str = "") -> Q:
    """The same today, where the actor is."""
    return responsible_on(clock.today(actor.time_zone), path)


class ResponsibilityQuerySet(OfItemQuerySet):
    def now(self, actor: Actor) -> Self:
        """Those that have not ended today, where the actor is."""
        return self.filter(responsible_now(actor))


@tracked()
class Responsibility(Record):
    """An organisation responsible for an item on its side. Stands outside editions; each side notifies its own."""

    class Role(models.TextChoices):
        LEAD = "lead", _("lead")
        CO_EXECUTOR = "co_executor", _("co-executor")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="responsibilities")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="responsibilities")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="responsibilities")
    role = models.CharField(_("role"), max_length=16, choices=Role, default=Role.LEAD)
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)
    # The change of an organisation by which this duty came to its successor.
    succession = models.ForeignKey(
        OrganisationChange, on_delete=models.PROTECT, null=True, blank=True, related_name="duties"
    )

    objects = ScopedManager(ResponsibilityQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["item", "organisation"],
                condition=Q(until__isnull=True),
                name="programs_responsibility_once",
                violation_error_message=_("This organisation is already responsible."),
            )
        ]
        indexes = [
            models.Index(fields=["item", "party", "until"], name="programs_responsibility_owed"),
            models.Index(fields=["party", "item", "until"], name="programs_responsibility_side"),
        ]


@tracked()
class AgreedState(Record):
    """What the sides last agreed of an item: recorded by an outcome, never by one side alone."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="agreed_states")
    status = models.CharField(_("status"), max_length=16, choices=Status)
    agreed_on = models.DateField(_("agreed on"))
    note = TextField(_("note"), blank=True)
    source_label = TextField(_("recorded by"), max_length=300)
    source_id = models.UUIDField(null=True, blank=True)
    # The occurrence of a recurring deadline that was completed, as its period: the item goes on with the next one.
    period = FuzzyDateField(_("period"), null=True, blank=True)
    current = models.BooleanField(default=True)
    # Entered in error, and never current again.
    withdrawn = models.BooleanField(_("withdrawn"), default=False)

    objects = ScopedManager(OfItemQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=Q(current=True), name="programs_agreedstate_one_current"
            )
        ]
        indexes = [
            models.Index(fields=["item", "-agreed_on", "-id"], name="programs_agreedstate_asof"),
            models.Index(
                fields=["-agreed_on", "id"], condition=Q(current=True), name="programs_agreedstate_last"
            ),
            models.Index(
                fields=["item", "status"],
                include=["period"],
                condition=Q(current=True),
                name="programs_agreedstate_counted",
            ),
            models.Index(fields=["source_id"], name="programs_agreedstate_source"),
        ]


@tracked()
class Extension(Record):
    """One change of a deadline: from what to what, why, and who agreed to it. A deadline never changes without one.

    Where it was brought forward, the deadline was not extended, and it does not count as one of the times.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="extensions")
    number = models.PositiveIntegerField(_("number"))
    before = FuzzyDateField(_("from"))
    after = FuzzyDateField(_("to"))
    reason = TextField(_("reason"), max_length=4000)
    agreed_on = models.DateField(_("agreed on"))
    source_label = TextField(_("agreed at"), max_length=300)
    source_id = models.UUIDField(null=True, blank=True)
    brought_forward = models.BooleanField(_("brought forward"), default=False)

    objects = ScopedManager(OfItemQuerySet)

    class Meta(Record.Meta):
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["item", "number"], name="programs_extension_number")]
        indexes = [models.Index(fields=["-agreed_on", "id"], name="programs_extension_last")]
