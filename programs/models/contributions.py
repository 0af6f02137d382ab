"""Contributions: what the organisations of a side hand its coordinator for its positions. Internal to the side."""

from typing import Any, Self

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, Role, ScopedManager, VisibleQuerySet
from cooperation.reading import Logged
from cooperation.texts import TextField
from cooperation.tracking import tracked

from .parties import Organisation, Party
from .programmes import Item, OfProgrammeQuerySet, Programme, Status
from .rounds import INTERNAL_READERS, Content, PositionDraft, Round


class ContributionQuerySet(VisibleQuerySet[Any]):
    """Rows of one side: all for who reads its internal texts, else those of the organisations one contributes for.

    Row security says the first half a second time.
    """

    organisation_path = "organisation_id"

    def visible_to(self, actor: Actor) -> Self:
        seen = Q(pk__in=[])
        for programme_id in actor.programme_ids:
            if actor.holds(*INTERNAL_READERS, programme_id=programme_id):
                seen |= Q(programme_id=programme_id)
            own = actor.organisations(Role.CONTRIBUTOR, programme_id)
            seen |= Q(**{"programme_id": programme_id, f"{self.organisation_path}__in": own})
        return self.filter(seen, party_id=actor.party_id)


class RequestQuerySet(ContributionQuerySet):
    """Requests; `own_<field>` is the text being written, for the organisation that writes it and nobody else."""

    WORKING = ("status", "progress", "text", "proposed_deadline")

    def visible_to(self, actor: Actor) -> Self:
        own = contributes_to(actor)
        return (
            super()
            .visible_to(actor)
            .annotate(**{f"own_{name}": Case(When(own, then=F(name))) for name in self.WORKING})
        )


def contributes_to(actor: Actor) -> Q:
    """Condition on contributions: the actor answers for the organisation that was asked."""
    own = Q(pk__in=[])
    for programme_id in actor.programme_ids:
        organisations = actor.organisations(Role.CONTRIBUTOR, programme_id)
        own |= Q(programme_id=programme_id, organisation_id__in=organisations)
    return own


@tracked()
class Contribution(Content, Logged, Record):
    """A request to an organisation for its word on an item in a round, and the answer as it is being written.

    What was handed in stands in its editions; the fields of `Content` are the organisation's own working text.
    """

    read_as = "contribution"
    read_fields = frozenset({"text", "note", "comment"})

    class State(models.TextChoices):
        ASKED = "asked", _("asked")
        HANDED_IN = "handed_in", _("handed in")
        SENT_BACK = "sent_back", _("sent back")
        TAKEN_IN = "taken_in", _("taken in")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="contributions")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="contributions")
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="contributions")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="contributions")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="contributions")
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.ASKED)
    due = models.DateField(_("due"))
    note = TextField(_("note"), max_length=4000, blank=True)
    status = models.CharField(_("status"), max_length=16, choices=Status, blank=True)
    comment = TextField(_("comment"), max_length=4000, blank=True)
    edition = models.PositiveIntegerField(_("edition"), default=0)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = ScopedManager(RequestQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "item", "organisation"],
                name="programs_contribution_once",
                violation_error_message=_("This organisation was asked for this item already."),
            ),
            models.CheckConstraint(
                condition=Q(progress__isnull=True) | Q(progress__lte=100),
                name="programs_contribution_progress",
                violation_error_message=_("Progress is from 0 to 100 per cent."),
            ),
            models.CheckConstraint(
                condition=~Q(state="sent_back") | ~Q(comment={}),
                name="programs_contribution_comment",
                violation_error_message=_("Say in the comment what is missing."),
            ),
        ]
        indexes = [models.Index(fields=["round", "party", "state"], name="programs_contribution_state")]


@tracked()
class ContributionEdition(Content, Logged, Record):
    """What an organisation handed in: immutable, numbered from 1 within its contribution."""

    read_as = "contribution_edition"

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    contribution = models.ForeignKey(Contribution, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField(_("edition"))
    handed_in_at = models.DateTimeField(default=clock.now)
    handed_in_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = ScopedManager(ContributionQuerySet)

    class Meta(Record.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["contribution", "number"], name="programs_contributionedition_number"
            )
        ]


class SourceQuerySet(ContributionQuerySet):
    organisation_path = "edition__organisation_id"


@tracked()
class DraftSource(Record):
    """That an edition of a contribution went into the side's draft: by whom and when."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    draft = models.ForeignKey(PositionDraft, on_delete=models.CASCADE, related_name="sources")
    edition = models.ForeignKey(ContributionEdition, on_delete=models.PROTECT, related_name="sources")
    taken_at = models.DateTimeField(default=clock.now)
    taken_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = ScopedManager(SourceQuerySet)

    class Meta(Record.Meta):
        constraints = [models.UniqueConstraint(fields=["draft", "edition"], name="programs_draftsource_once")]


class OfRoundQuerySet(OfProgrammeQuerySet):
    programme_path = "round__programme_id"


@tracked()
class DueItem(Record):
    """An item on which a side is to report in a round that does not ask for the whole plan."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="due_items")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="due_in")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")

    objects = ScopedManager(OfRoundQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["round", "party", "item"], name="programs_dueitem_once")
        ]
