"""Reviews (on pages: sessions), who comes, what is discussed, and what was decided."""

from datetime import date, datetime
from typing import Any, Self
from zoneinfo import ZoneInfo

from django.contrib.postgres.functions import TransactionNow
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce, Least
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.dates import FuzzyDateField
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.models import (
    Body,
    ChangeSet,
    Closure,
    Edition,
    Item,
    Organisation,
    Party,
    Person,
    Post,
    Programme,
    Round,
    Section,
    Status,
)
from programs.models.numbers import number_field


class LocalDay(models.Func):
    """The calendar day at an instant in an IANA time zone."""

    template = "(%(expressions)s)::date"
    arg_joiner = " AT TIME ZONE "
    arity = 2
    output_field = models.DateField()


def first_day_held(path: str = "") -> Least:
    """Expression: the first of `Review.days_held` of the session at `path` ("review__"), by the same rule."""
    zone = F(f"{path}time_zone")
    sitting = Q(**{f"{path}state__in": (Review.State.IN_SESSION, Review.State.ADJOURNED)})
    held = Coalesce(
        LocalDay(F(f"{path}concluded_at"), zone), Case(When(sitting, then=LocalDay(TransactionNow(), zone)))
    )
    # PostgreSQL's LEAST passes over NULL: the day of a session that has not been held is the one it is called for.
    return Least(F(f"{path}starts_on"), held)


class OfBodyQuerySet(VisibleQuerySet[Any]):
    """Rows every member of the body sees."""

    body_path = "body_id"

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(**{f"{self.body_path}__in": actor.body_ids})


@tracked()
class Review(Record):
    """The periodic meeting of a body. Days are local to `time_zone` (IANA); `starts_at_time` is local time there."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        CONFIRMED = "confirmed", _("confirmed")
        CONVENED = "convened", _("convened")
        IN_SESSION = "in_session", _("in session")
        ADJOURNED = "adjourned", _("adjourned")
        CONCLUDED = "concluded", _("concluded")
        POSTPONED = "postponed", _("postponed")
        CANCELLED = "cancelled", _("cancelled")

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="reviews")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="reviews")
    round = models.ForeignKey(Round, on_delete=models.SET_NULL, null=True, blank=True, related_name="reviews")
    # The edition that this session's outcomes make.
    edition = models.ForeignKey(
        Edition, on_delete=models.SET_NULL, null=True, blank=True, related_name="reviews"
    )
    number = models.PositiveIntegerField(_("number"))
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.PROPOSED)
    place = TextField(_("place"), max_length=200)
    host = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    starts_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("ends on"))
    starts_at_time = models.TimeField(_("at"))
    time_zone = models.CharField(_("time zone"), max_length=64)
    covers_from = models.DateField(_("covers from"))
    covers_to = models.DateField(_("covers to"))
    # Raised when the session is moved or cancelled: reminders of an older schedule are void.
    schedule_version = models.PositiveIntegerField(default=1)
    concluded_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = TextField(_("why it was cancelled"), max_length=4000, blank=True, db_default={})
    # The state from which it was opened: where it goes back to if that was a mistake.
    opened_from = models.CharField(max_length=16, choices=State, blank=True)
    illustrative = models.BooleanField(_("illustrative"), default=False)
    # The first day it had before it was last moved.
    moved_from = models.DateField(_("moved from"), null=True, blank=True)
    # Why it was postponed without a date, while it is.
    postponed_reason = TextField(_("why it is postponed"), max_length=2000, blank=True, db_default={})

    objects = ScopedManager(OfBodyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            models.UniqueConstraint(fields=["body", "number"], name="meetings_review_number"),
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="meetings_review_days",
                violation_error_message=_("The session ends before it begins."),
            ),
        ]
        indexes = [models.Index(fields=["body", "-starts_on"], name="meetings_review_listed")]

    @property
    def days_held(self) -> tuple[date, date]:
        """Its first and last day, local to it: those it is called for, or that on which it was held before them."""
        day = None
        if self.concluded_at is not None:
            day = self.concluded_at.astimezone(ZoneInfo(self.time_zone)).date()
        elif self.state in (self.State.IN_SESSION, self.State.ADJOURNED):
            day = clock.today(self.time_zone)
        return (day, day) if day is not None and day < self.starts_on else (self.starts_on, self.ends_on)

    @property
    def starts_at(self) -> datetime:
        """The instant it begins or began, aware, in the session's own zone."""
        return datetime.combine(self.days_held[0], self.starts_at_time, ZoneInfo(self.time_zone))


class OfReviewQuerySet(OfBodyQuerySet):
    body_path = "review__body_id"


@tracked()
class AgendaItem(Record):
    """A point of the agenda."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        DONE = "done", _("dealt with")
        DEFERRED = "deferred", _("deferred")

    class Source(models.TextChoices):
        """From what the point was proposed; empty where somebody wrote it."""

        MINUTES = "minutes", _("record of the last session")
        DEFERRED = "deferred", _("not decided last time")
        BACKLOG = "backlog", _("backlog of the body")
        REFERRAL = "referral", _("referred by another body")
        DIVERGENCE = "divergence", _("the sides differ")
        OVERDUE = "overdue", _("overdue")
        BLOCKED = "blocked", _("blocked")
        DUE = "due", _("due before the next session")
        INTERSESSIONAL = "intersessional", _("decided between sessions")
        NEXT_SESSION = "next_session", _("next session")
        PULLED_OUT = "pulled_out", _("pulled out of list A")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="agenda_items")
    position = models.PositiveIntegerField(_("place"))
    title = TextField(_("title"), max_length=500)
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    proposed_by = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.OPEN)
    # How often the point was deferred before it came onto this agenda.
    carried_over = models.PositiveSmallIntegerField(_("times carried over"), default=0)
    source = models.CharField(
        _("proposed from"), max_length=16, choices=Source, blank=True, default="", db_default=""
    )
    # The id of what it was proposed from: a session, an item, an earlier point, a referral, a decision.
    source_id = models.UUIDField(_("source"), null=True, blank=True)
    # Why a side wants it to be discussed, where it pulled the item out of list A and said so.
    reason = TextField(_("reason"), max_length=4000, blank=True, default=dict, db_default={})
    # The point of an earlier session that was left open or deferred, and stands here again.
    continues = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="continued_by"
    )

    objects = ScopedManager(OfReviewQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("point of the agenda")
        verbose_name_plural = _("points of the agenda")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["review", "position"],
                name="meetings_agendaitem_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]


@tracked()
class Delegation(Record):
    """A side's delegation to one session, and its head."""

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="delegations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="delegations")

    objects = ScopedManager(OfReviewQuerySet)

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["review", "party"], name="meetings_delegation_once")]


class OfDelegationQuerySet(OfBodyQuerySet):
    body_path = "delegation__review__body_id"


@tracked()
class Delegate(Record):
    """A member of a delegation, in the post held then, and whether he or she came.

    A proxy is there, and speaks for an absent delegate besides; of another side too, where the body allows it.
    """

    class Attendance(models.TextChoices):
        PRESENT = "present", _("present")
        ABSENT = "absent", _("absent")
        EXCUSED = "excused", _("excused")
        PROXY = "proxy", _("present, and proxy")

    delegation = models.ForeignKey(Delegation, on_delete=models.CASCADE, related_name="delegates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    is_head = models.BooleanField(_("head of delegation"), default=False)
    # Empty until somebody has noted it.
    attendance = models.CharField(
        _("attendance"), max_length=8, choices=Attendance, blank=True, default="", db_default=""
    )
    proxy_for = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="proxies"
    )

    objects = ScopedManager(OfDelegationQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["delegation", "person"], name="meetings_delegate_once"),
            models.UniqueConstraint(
                fields=["delegation"], condition=Q(is_head=True), name="meetings_delegation_one_head"
            ),
            models.CheckConstraint(
                condition=Q(attendance="proxy", proxy_for__isnull=False)
                | Q(~Q(attendance="proxy"), proxy_for__isnull=True),
                name="meetings_delegate_proxy",
                violation_error_message=_("Say for whom the proxy speaks."),
            ),
        ]


@tracked()
class Outcome(Record):
    """What a session decided. It points at items; what it does to them is done by the same service in one go.

    `entered_for` is the side whose secretary entered it (empty: a joint secretariat); the others acknowledge it.
    """

    class Kind(models.TextChoices):
        DECISION = "decision", _("decision")
        STATEMENT = "statement", _("statement for the record")
        AGREED_STATUS = "agreed_status", _("agreed status")
        EXTENSION = "extension", _("extension of a deadline")
        DEFERRAL = "deferral", _("deferral of the point")
        NEW_ITEM = "new_item", _("new item")
        CHANGES = "changes", _("adoption of a change set")
        CLOSURE = "closure", _("closing of an item")
        REFERRAL = "referral", _("referral")
        RECOMMENDATION = "recommendation", _("recommendation")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="outcomes")
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes"
    )
    number = models.PositiveIntegerField(_("number"))
    # What the body's scheme made of the number when it was recorded: a scheme that changes renumbers nothing.
    symbol = models.CharField(_("symbol"), max_length=160, blank=True, default="", db_default="")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    text = TextField(_("text"), max_length=20_000)
    # The earlier outcome, of this body, that it acts on.
    acts_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="acted_on_by"
    )
    # How it was decided, and until when silence was kept; "" where no side's stand was recorded.
    decision_rule = models.CharField(
        _("decision rule"), max_length=16, choices=Body.Decision, blank=True, default="", db_default=""
    )
    silent_until = models.DateField(_("silence until"), null=True, blank=True)
    # False: by its rule the sides did not adopt it. It stays on record and does nothing, to the plan or elsewhere.
    carried = models.BooleanField(_("carried"), default=True, db_default=True)
    # The item it acts on or, for a new one, made.
    item = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes")
    status = models.CharField(_("agreed status"), max_length=16, choices=Status, blank=True)
    deadline = FuzzyDateField(_("deadline"), null=True, blank=True)
    reason = TextField(_("reason"), max_length=4000, blank=True)
    # A deadline that was brought forward, not extended.
    brought_forward = models.BooleanField(_("brought forward"), default=False)
    # For a new item: its section and number in the plan, and its title.
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    item_number = number_field(_("number in the plan"), blank=True)
    title = TextField(_("title"), max_length=1000, blank=True)
    expected_result = TextField(_("expected result"), blank=True)
    responsible = models.ManyToManyField(Organisation, related_name="+", blank=True)
    change_set = models.ForeignKey(
        ChangeSet, on_delete=models.PROTECT, null=True, blank=True, related_name="outcomes"
    )
    # How a closed item ends.
    ends = models.CharField(_("how it ends"), max_length=16, choices=Closure.Kind, blank=True)
    entered_for = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now)
    # Recorded in error: it stays on record under its number, with the reason, and decides nothing.
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    withdrawn_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_reason = TextField(_("why it was withdrawn"), max_length=4000, blank=True)

    objects = ScopedManager(OfReviewQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="meetings_outcome_number")]

    @property
    def called(self) -> str:
        """How it is cited: its symbol by the body's scheme, or its number where it was recorded without one."""
        return self.symbol or str(self.number)


@tracked()
class OutcomeResponsible(Outcome.responsible.through):  # type: ignore[name-defined,misc]
    """That an organisation is responsible for the item of an outcome: named so that its record is kept."""

    class Meta:
        proxy = True


class OfOutcomeQuerySet(OfBodyQuerySet):
    body_path = "outcome__review__body_id"


@tracked()
class Acknowledgement(Record):
    """A side's secretary confirms an outcome that another side's secretary entered."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="acknowledgements")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    acknowledged_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(OfOutcomeQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["outcome", "party"], name="meetings_acknowledgement_once")
        ]
