"""How items end, what follows them, their milestones, and the acts of authority by which sides agree."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import clock
from cooperation.access import Record, ScopedManager
from cooperation.dates import FuzzyDateField, LastDay
from cooperation.texts import TextField
from cooperation.tracking import tracked

from .authority import OnAuthority
from .changes import ChangeSet
from .documents import Document
from .parties import Party
from .programmes import Item, OfItemQuerySet, OfProgrammeQuerySet, Programme


@tracked()
class Milestone(Record):
    """A step on the way of an item, in the editions [since_edition, until_edition), as wordings are.

    `reached_on` is not of the edition: the record says it when the sides agree that the step is done.
    """

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="milestones")
    position = models.PositiveSmallIntegerField(_("position"))
    title = TextField(_("title"), max_length=500)
    deadline = FuzzyDateField(_("deadline"))
    due_on = models.GeneratedField(
        expression=LastDay("deadline"), output_field=models.DateField(null=True), db_persist=True
    )
    since_edition = models.PositiveIntegerField()
    until_edition = models.PositiveIntegerField(null=True, blank=True)
    reached_on = models.DateField(_("reached on"), null=True, blank=True)

    objects = ScopedManager(OfItemQuerySet)

    class Meta(Record.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "position"],
                condition=Q(until_edition__isnull=True),
                name="programs_milestone_position",
            )
        ]


@tracked()
class Closure(Record):
    """How an item ends: proposed by a side or by the record's keeper, agreed by the sides that take part in it.

    A closure that is not agreed changes nothing: one side's "completed" is its position.
    """

    class Kind(models.TextChoices):
        COMPLETED = "completed", _("completed")
        WITHDRAWN = "withdrawn", _("withdrawn")
        SUPERSEDED = "superseded", _("superseded")
        MERGED = "merged", _("merged")
        SPLIT = "split", pgettext_lazy("how an item ends", "split")
        LAPSED = "lapsed", _("lapsed")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("proposed")
        AGREED = "agreed", _("agreed")
        REFUSED = "refused", _("refused")
        TAKEN_BACK = "taken_back", _("taken back")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="closures")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.PROPOSED)
    result = TextField(_("result"), max_length=10_000)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # What goes on in its place, where it is superseded.
    successor = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    proposed_by = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="closures"
    )
    proposed_on = models.DateField(_("proposed on"), default=clock.today)
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    reason = TextField(_("why"), max_length=4000, blank=True)
    source_label = TextField(_("agreed at"), max_length=300, blank=True)
    source_id = models.UUIDField(null=True, blank=True)

    objects = ScopedManager(OfItemQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(state__in=("proposed", "agreed")),
                name="programs_closure_one_open",
                violation_error_message=_("This item is closed, or its closing is proposed already."),
            )
        ]


@tracked()
class Succession(Record):
    """One item goes on in another: split into it, merged into it, superseded by it."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="successions")
    successor = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="predecessions")
    kind = models.CharField(_("kind"), max_length=16, choices=Closure.Kind)
    edition = models.PositiveIntegerField(_("edition"), null=True, blank=True)

    objects = ScopedManager(OfItemQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["item", "successor"], name="programs_succession_once"),
            models.CheckConstraint(
                condition=~Q(item=models.F("successor")),
                name="programs_succession_other",
                violation_error_message=_("An item does not go on in itself."),
            ),
        ]


@tracked()
class Consent(OnAuthority, Record):
    """The act of authority by which one side agrees to a change set or to the closing of an item."""

    class Kind(models.TextChoices):
        LETTER = "letter", _("letter")
        ENDORSEMENT = "endorsement", _("endorsement by authority")
        AGREEMENT = "agreement", _("agreement")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="consents")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="consents")
    change_set = models.ForeignKey(
        ChangeSet, on_delete=models.CASCADE, null=True, blank=True, related_name="consents"
    )
    closure = models.ForeignKey(
        Closure, on_delete=models.CASCADE, null=True, blank=True, related_name="consents"
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)

    objects = ScopedManager(OfProgrammeQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["change_set", "party"],
                name="programs_consent_changeset",
                violation_error_message=_("This side has agreed already."),
            ),
            models.UniqueConstraint(
                fields=["closure", "party"],
                name="programs_consent_closure",
                violation_error_message=_("This side has agreed already."),
            ),
            models.CheckConstraint(
                condition=Q(change_set__isnull=True) ^ Q(closure__isnull=True),
                name="programs_consent_subject",
            ),
            models.CheckConstraint(
                condition=Q(authority="own_login") | (~Q(document_kind="") & Q(document_date__isnull=False)),
                name="programs_consent_document",
                violation_error_message=_("Name the document: its kind, number and date."),
            ),
        ]
