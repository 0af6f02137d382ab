"""Rounds and positions: what each side reports, first internal to it, then released."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, Role, ScopedManager, VisibleQuerySet
from cooperation.dates import FuzzyDateField
from cooperation.reading import Logged
from cooperation.texts import TextField
from cooperation.tracking import tracked

from .agreements import Agreement
from .bodies import Body
from .markings import marking_field
from .parties import Party, Person, Post
from .programmes import Item, OfProgrammeQuerySet, Programme, Side, Status, responsible_now


@tracked()
class Round(Record):
    """A call for positions. `exchange` is the body's rule as it was when the round opened."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveIntegerField(_("number"))
    covers_from = models.DateField(_("covers from"))
    covers_to = models.DateField(_("covers to"))
    opens_on = models.DateField(_("opens on"))
    cut_off = models.DateField(_("cut-off"))
    exchange = models.CharField(_("exchange"), max_length=16, choices=Body.Exchange)
    closed_at = models.DateTimeField(null=True, blank=True)
    # False: the items due from each side are those of `due_items`.
    whole_plan = models.BooleanField(_("the whole plan"), default=True)

    objects = ScopedManager(OfProgrammeQuerySet)

    class Meta(Record.Meta):
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programs_round_number"),
            models.CheckConstraint(
                condition=Q(covers_from__lte=models.F("covers_to")),
                name="programs_round_period",
                violation_error_message=_("The period covered ends before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(opens_on__lte=models.F("cut_off")),
                name="programs_round_cut_off",
                violation_error_message=_("The cut-off comes before the round opens."),
            ),
        ]


class InternalQuerySet(VisibleQuerySet["PositionDraft"]):
    """Rows internal to one side. Row security says the same a second time."""

    def visible_to(self, actor: Actor) -> Self:
        seen = self.filter(party_id=actor.party_id, programme_id__in=actor.programme_ids)
        everywhere = {pk for pk in actor.programme_ids if actor.holds(*INTERNAL_READERS, programme_id=pk)}
        if everywhere == actor.programme_ids:
            return seen
        read = Q(programme_id__in=everywhere)
        for programme_id in actor.programme_ids:
            read |= Q(
                responsible_now(actor, "item__responsibilities__"),
                programme_id=programme_id,
                item__responsibilities__organisation_id__in=actor.organisations(
                    Role.CONTRIBUTOR, programme_id
                ),
            )
        return seen.filter(read).distinct()


#: Who reads their side's internal texts; a contributor reads those of its own items only.
INTERNAL_READERS = (
    Role.READER,
    Role.COORDINATOR,
    Role.HEAD_OF_DELEGATION,
    Role.EXECUTIVE_SECRETARY,
    Role.SECURITY_OFFICER,
)


class Content(models.Model):
    """What a side says of an item."""

    status = models.CharField(_("status"), max_length=16, choices=Status)
    progress = models.PositiveSmallIntegerField(_("progress, per cent"), null=True, blank=True)
    text = TextField(_("text"), max_length=20_000, blank=True)
    proposed_deadline = FuzzyDateField(_("proposed deadline"), null=True, blank=True)

    class Meta:
        abstract = True


_PROGRESS = _("Progress is from 0 to 100 per cent.")


@tracked(exclude=("released",))
class PositionDraft(Content, Logged, Record):
    """The working text of a side's position on an item in a round. Internal to the side until released."""

    read_as = "draft"

    # Empty while the side has not made up its mind: what is typed is kept all the same.
    status = models.CharField(_("status"), max_length=16, choices=Status, blank=True)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="drafts")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="drafts")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="drafts")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="drafts")
    ready = models.BooleanField(_("ready to release"), default=False)
    # Languages whose text somebody has looked at since another was changed, and found still right.
    still_right = ArrayField(models.CharField(max_length=35), default=list, blank=True)
    saved_at = models.DateTimeField(default=clock.now)
    saved_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    # Whether the side has shown a position on this item in this round. The database says it of a draft that is begun
    # after the release; what was released keeps its draft, and what waits is few.
    released = models.BooleanField(default=False, editable=False)

    objects = ScopedManager(InternalQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["round", "party", "item"], name="programs_draft_once"),
            models.CheckConstraint(
                condition=Q(ready=False) | ~Q(status=""),
                name="programs_draft_ready_status",
                violation_error_message=_("Choose one of the statuses."),
            ),
            models.CheckConstraint(
                condition=Q(progress__isnull=True) | Q(progress__lte=100),
                name="programs_draft_progress",
                violation_error_message=_PROGRESS,
            ),
        ]
        indexes = [
            models.Index(
                fields=["round", "party", "ready", "programme"],
                condition=Q(released=False),
                name="programs_draft_waiting",
            )
        ]


class ReleaseQuerySet(OfProgrammeQuerySet):
    """Which sides have released, for every side: before the exchange one row a side and round, and nothing in it.

    What may be said of a row is in `told_<field>`, None before the exchange. A second release shows only after it.
    """

    #: Says how much, when, how often or on what authority.
    KEPT_BACK = ("number", "count", "released_at", "person", "post", "authority", "authority_note")

    def visible_to(self, actor: Actor) -> Self:
        open_to = exchanged_with(actor, "round__exchange")
        rows = super().visible_to(actor).filter(open_to | Q(number=1))
        rows = rows.exclude(programme_id__in=actor.observed_ids)
        return rows.annotate(**{f"told_{name}": Case(When(open_to, then=F(name))) for name in self.KEPT_BACK})


def exchanged_with(actor: Actor, exchange: str) -> Q:
    """Condition on rows of a round and party: the actor may know their content. `exchange` is the path of the rule.

    One's own; on release those released; simultaneously those of rounds in which one's own side has released too, or
    for those who act for no side, in which every present side has.
    """
    shown = Q(**{exchange: Body.Exchange.ON_RELEASE})
    of_round = Release.unscoped.filter(round_id=OuterRef("round_id"))
    if actor.party_id is not None:
        return shown | Q(party_id=actor.party_id) | Q(Exists(of_round.filter(party_id=actor.party_id)))
    released = Release.unscoped.filter(round_id=OuterRef(OuterRef("round_id")), party_id=OuterRef("party_id"))
    # Whoever asks, on one day for all (UTC), as row security says it.
    waited_for = Side.unscoped.filter(programme_id=OuterRef("programme_id")).present(clock.today())
    return shown | ~Q(Exists(waited_for.filter(~Exists(released))))


@tracked()
class Release(Record):
    """The act by which a side shows its set: whose act, who entered it, on what authority (an act of authority)."""

    class Authority(models.TextChoices):
        OWN_LOGIN = "own_login", _("own login")
        DOCUMENT = "document", _("a document")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="releases")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="releases")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="releases")
    number = models.PositiveIntegerField(_("number"))
    released_at = models.DateTimeField(default=clock.now)
    count = models.PositiveIntegerField(_("positions"))
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    authority = models.CharField(max_length=16, choices=Authority, default=Authority.OWN_LOGIN)
    authority_note = models.CharField(_("kind, number and date of the document"), max_length=300, blank=True)

    objects = ScopedManager(ReleaseQuerySet)

    class Meta(Record.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "party", "number"], name="programs_release_number")
        ]


class PositionQuerySet(VisibleQuerySet["Position"]):
    """One's own side's positions, and the others' by the round's exchange rule (row security says it again)."""

    def visible_to(self, actor: Actor) -> Self:
        rows = self.filter(exchanged_with(actor, "exchange"), programme_id__in=actor.programme_ids)
        return rows.exclude(programme_id__in=actor.observed_ids)


@tracked(exclude=("latest",))
class Position(Content, Record):
    """What a side reports on an item in a round: an immutable edition of it, shown by a release."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="positions")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="positions")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="positions")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="positions")
    release = models.ForeignKey(Release, on_delete=models.PROTECT, related_name="positions")
    exchange = models.CharField(max_length=16, choices=Body.Exchange)
    edition = models.PositiveIntegerField(_("edition"), default=1)
    current = models.BooleanField(default=True)
    # The newest of this side on this item over all rounds, whether or not it is exchanged yet: nobody is to see it go
    # from a position to a hidden one, so neither its version nor its history says so.
    latest = models.BooleanField(default=True)

    objects = ScopedManager(PositionQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["party", "item", "round"],
                condition=Q(current=True),
                name="programs_position_one_current",
                violation_error_message=_("A side has one current position on an item in a round."),
            ),
            models.UniqueConstraint(
                fields=["party", "item", "round", "edition"], name="programs_position_edition"
            ),
            models.UniqueConstraint(
                fields=["item", "party"], condition=Q(latest=True), name="programs_position_one_latest"
            ),
            models.CheckConstraint(
                condition=Q(progress__isnull=True) | Q(progress__lte=100),
                name="programs_position_progress",
                violation_error_message=_PROGRESS,
            ),
        ]
        indexes = [
            models.Index(fields=["round", "party"], name="programs_position_round"),
            models.Index(fields=["programme", "id"], name="programs_position_listed"),
        ]


@tracked()
class InternalNote(Logged, Record):
    """A side's own note or line to take on an item, an agreement or a session. Never shown to anybody else."""

    read_as = "note"

    class Kind(models.TextChoices):
        LINE = "line", _("line to take")
        NOTE = "note", _("note")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="notes")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="notes")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, blank=True, related_name="notes")
    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, null=True, blank=True, related_name="notes"
    )
    # The id of a session: sessions are not known here.
    review_id = models.UUIDField(_("session"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.LINE)
    text = TextField(_("text"), max_length=20_000)
    written_at = models.DateTimeField(default=clock.now)
    written_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        "programs.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    marking = marking_field()

    objects = ScopedManager(InternalQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("internal note")
        verbose_name_plural = _("internal notes")
        constraints = [
            models.CheckConstraint(
                condition=Q(item__isnull=False, agreement__isnull=True, review_id__isnull=True)
                | Q(item__isnull=True, agreement__isnull=False, review_id__isnull=True)
                | Q(item__isnull=True, agreement__isnull=True, review_id__isnull=False),
                name="programs_note_subject",
                violation_error_message=_("A note is on an item, an agreement or a session."),
            )
        ]
        indexes = [
            models.Index(
                fields=["party", "review_id"],
                condition=Q(review_id__isnull=False),
                name="programs_note_review",
            )
        ]
