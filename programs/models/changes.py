"""Change sets: what one side proposes to change in a plan, and what became of the proposal.

A draft is internal to the side that writes it; once proposed it is read by every side of the programme, and stays so.
Row security says the same a second time, on these tables and on their history.
"""

from typing import Any, Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.dates import FuzzyDateField
from cooperation.reading import Logged
from cooperation.texts import TextField
from cooperation.tracking import tracked

from .numbers import number_field
from .parties import Party
from .programmes import Edition, Item, Programme, Section
from .rounds import INTERNAL_READERS


class ProposedQuerySet(VisibleQuerySet[Any]):
    """What was proposed, for every side; drafts for those who read the internal texts of the side that writes them."""

    proposed = ~Q(state="draft")

    def visible_to(self, actor: Actor) -> Self:
        own = {pk for pk in actor.programme_ids if actor.holds(*INTERNAL_READERS, programme_id=pk)}
        return self.filter(
            self.proposed & Q(programme_id__in=actor.programme_ids) & ~Q(programme_id__in=actor.observed_ids)
            | Q(party_id=actor.party_id, programme_id__in=own)
        )


@tracked()
class ChangeSet(Logged, Record):
    """Changes of a plan that one side proposes together, with the reason.

    `base` is the newest edition when it was drafted. It has a number, in the programme, from its proposal on: the
    numbers of drafts would tell how many another side keeps. `edition` is the one that it made.
    """

    read_as = "change_set"
    read_fields = frozenset({"title", "reason"})

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PROPOSED = "proposed", _("proposed")
        WITHDRAWN = "withdrawn", _("withdrawn")
        TAKEN_EFFECT = "taken_effect", _("taken effect")
        REJECTED = "rejected", _("rejected")

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="change_sets")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="change_sets")
    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    title = TextField(_("title"), max_length=500)
    reason = TextField(_("reason"), max_length=4000, blank=True)
    state = models.CharField(_("state"), max_length=16, choices=State, default=State.DRAFT)
    base = models.ForeignKey(Edition, on_delete=models.PROTECT, null=True, related_name="+")
    edition = models.ForeignKey(
        Edition, on_delete=models.PROTECT, null=True, blank=True, related_name="change_sets"
    )
    drafted_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    proposed_on = models.DateField(_("proposed on"), null=True, blank=True)
    proposed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    # Why it was withdrawn or rejected.
    outcome = TextField(_("why"), max_length=4000, blank=True)
    # What made it take effect: the session, the exchange of letters or the endorsing acts.
    source_label = TextField(_("by"), max_length=300, blank=True)
    source_id = models.UUIDField(null=True, blank=True)
    external_id = models.CharField(_("external id"), max_length=200, null=True, blank=True)

    objects = ScopedManager(ProposedQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("change set")
        verbose_name_plural = _("change sets")
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="programs_changeset_number"),
            models.UniqueConstraint(
                fields=["programme", "party", "external_id"], name="programs_changeset_external"
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(number__isnull=False), name="programs_changeset_numbered"
            ),
        ]

    def is_kept_to_its_side(self, known: dict[str, Any]) -> bool:
        return bool(known.get("state", self.State.DRAFT) == self.State.DRAFT)


class ChangeQuerySet(ProposedQuerySet):
    proposed = Q(shared=True)


@tracked()
class Change(Logged, Record):
    """One change of a change set. What is left empty stays as the plan has it.

    retitle: the heading is `section`.
    split: the parts are rows "add" that are `part_of` it. merge: the item remains with the new wording, those that end
    in it are rows "withdraw" that are `part_of` it. `before` is the wording that the author had in front of them.
    """

    read_as = "change"
    read_fields = frozenset({"title", "expected_result", "reason"})

    class Kind(models.TextChoices):
        ADD = "add", _("add an item")
        REWORD = "reword", _("reword")
        EXTEND = "extend", _("extend the deadline")
        SPLIT = "split", _("split")
        MERGE = "merge", _("merge")
        WITHDRAW = "withdraw", _("withdraw")
        RETITLE = "retitle", _("retitle a heading")

    change_set = models.ForeignKey(ChangeSet, on_delete=models.CASCADE, related_name="rows")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="+")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    # As its change set: proposed once, seen by all.
    shared = models.BooleanField(default=False)
    position = models.PositiveIntegerField(_("position"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    part_of = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="parts")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, null=True, blank=True, related_name="changes")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    number = number_field(_("number"), blank=True)
    title = TextField(_("title"), max_length=1000, blank=True)
    expected_result = TextField(_("expected result"), blank=True)
    deadline = FuzzyDateField(_("deadline"), null=True, blank=True)
    item_kind = models.CharField(_("kind of item"), max_length=16, choices=Item.Kind, blank=True)
    origin = TextField(_("origin"), max_length=300, blank=True)
    origin_id = models.UUIDField(null=True, blank=True)
    organisation_ids = ArrayField(models.UUIDField(), verbose_name=_("responsible"), default=list, blank=True)
    # [{"title": Text, "deadline": FuzzyDate}]; null leaves them as they are.
    milestones = models.JSONField(_("milestones"), null=True, blank=True)
    reason = TextField(_("reason"), max_length=4000, blank=True)
    before = models.JSONField(null=True, blank=True)
    adopted = models.BooleanField(_("adopted"), null=True, blank=True)
    # The item that an "add" made.
    made = models.ForeignKey(Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    external_id = models.CharField(_("external id of the item"), max_length=200, null=True, blank=True)

    objects = ScopedManager(ChangeQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["change_set", "position"], name="programs_change_position"),
            models.UniqueConstraint(
                fields=["change_set", "item"],
                name="programs_change_item_once",
                violation_error_message=_("This change set changes the item already."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=("add", "retitle"), item__isnull=True)
                | (~Q(kind__in=("add", "retitle")) & Q(item__isnull=False)),
                name="programs_change_subject",
                violation_error_message=_(
                    "Every change but a new item or title of a heading names its item."
                ),
            ),
        ]

    def is_kept_to_its_side(self, known: dict[str, Any]) -> bool:
        return not known.get("shared", False)
