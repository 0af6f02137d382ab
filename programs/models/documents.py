"""Files kept with acts and positions: what they are, whose, who may read them, and their SHA-256."""

from typing import Self
from uuid import UUID

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, Role, ScopedManager, VisibleQuerySet
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.rules.files import label

from .agreements import Act, Agreement
from .markings import marking_field
from .parties import Party
from .programmes import Programme
from .rounds import INTERNAL_READERS, Position, PositionDraft


class DocumentQuerySet(VisibleQuerySet["Document"]):
    """One's own side's files as far as one reads its internal texts; shared ones; a position's with it.

    Shared ones are seen where their programme or agreement is, and so are those for which one's party is named.
    """

    def visible_to(self, actor: Actor) -> Self:
        agreements = Agreement.objects.visible_to(actor).values("pk")
        seen_with = (
            Q(programme_id__in=actor.programme_ids)
            | Q(act__agreement__in=agreements)
            | Q(agreement__in=agreements)
        )
        shared = Q(audience__in=("shared", "public")) & seen_with
        if actor.observed_ids:
            # "shared" is for the sides; an observer is none.
            shared &= Q(audience="public") | ~_observed_by(actor)
        released = Q(
            audience="position",
            positions__in=Position.objects.visible_to(actor).values("pk"),
            positions__party_id=F("party_id"),
        )
        seen = shared | released
        if actor.party_id is not None:
            seen |= Q(party_id=actor.party_id) & _internal_to(actor)
            seen |= Q(readers__contains=[actor.party_id], programme_id__in=actor.programme_ids)
        return self.filter(seen).distinct()


def _observed_by(actor: Actor) -> Q:
    """Documents of programmes, and of agreements of bodies and acts on them, in which the actor only observes."""
    observed: set[UUID] = set()
    partaken: set[UUID] = set()
    for right in actor.rights:
        (observed if right.role is Role.OBSERVER else partaken).add(right.body_id)
    bodies = observed - partaken
    return (
        Q(programme_id__in=actor.observed_ids)
        | Q(act__agreement__body_id__in=bodies)
        | Q(agreement__body_id__in=bodies)
    )


def _internal_to(actor: Actor) -> Q:
    """Its side's own files: all where it reads internal texts, else those of the drafts that it may see."""
    programmes = {pk for pk in actor.programme_ids if actor.holds(*INTERNAL_READERS, programme_id=pk)}
    bodies = {pk for pk in actor.body_ids if actor.holds(*INTERNAL_READERS, body_id=pk)}
    agreements = Agreement.objects.visible_to(actor).filter(body_id__in=bodies).values("pk")
    seen = Q(programme_id__in=programmes) | Q(act__agreement__in=agreements) | Q(agreement__in=agreements)
    if programmes != actor.programme_ids:
        seen |= Q(drafts__in=PositionDraft.objects.visible_to(actor).values("pk"))
    return seen


@tracked()
class Document(Record):
    """A file. `audience` internal: its side only; position: as the positions it supports; shared: the sides.

    named: the parties in `readers`, sides and observers, that of the file among them.
    """

    class Audience(models.TextChoices):
        INTERNAL = "internal", _("internal to the side")
        POSITION = "position", _("as the position")
        NAMED = "named", _("named sides and observers")
        SHARED = "shared", _("the sides")
        PUBLIC = "public", _("public")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    audience = models.CharField(_("audience"), max_length=16, choices=Audience)
    readers = ArrayField(models.UUIDField(), default=list, db_default=[], blank=True)
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size, bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    path = models.CharField(max_length=200, editable=False)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="documents")
    # A text of an agreement: in which language (BCP 47), and whether it is authentic or a translation.
    agreement = models.ForeignKey(
        Agreement, on_delete=models.PROTECT, null=True, blank=True, related_name="texts"
    )
    language = models.CharField(_("language"), max_length=35, blank=True, default="", db_default="")
    authentic = models.BooleanField(_("authentic"), default=False, db_default=False)
    # A text that was added by mistake: the file stays for those who may read it, marked as taken back.
    taken_back_at = models.DateTimeField(_("taken back"), null=True, blank=True, editable=False)
    taken_back_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    taken_back_why = TextField(_("why it was taken back"), max_length=4000, blank=True, db_default={})
    drafts = models.ManyToManyField(PositionDraft, related_name="documents", blank=True)
    positions = models.ManyToManyField(Position, related_name="documents", blank=True)
    uploaded_at = models.DateTimeField(default=clock.now)
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    marking = marking_field()

    objects = ScopedManager(DocumentQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        constraints = [
            models.CheckConstraint(
                condition=Q(audience="named", readers__len__gte=2)
                | Q(~Q(audience="named"), Q(readers__len=0)),
                name="programs_document_readers",
                violation_error_message=_(
                    "Name those who may read it, and nobody where it is not for named ones."
                ),
            ),
            models.CheckConstraint(
                condition=Q(agreement__isnull=True, language="", authentic=False)
                | Q(~Q(language=""), agreement__isnull=False),
                name="programs_document_text",
                violation_error_message=_("Say in which language the text is."),
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_why={})
                | Q(Q(taken_back_at__isnull=False, agreement__isnull=False), ~Q(taken_back_why={})),
                name="programs_document_taken_back",
                violation_error_message=_("Say why it is taken back."),
            ),
        ]

    @property
    def file_name(self) -> str:
        """What a copy of the file is called: its marking goes with it."""
        return f"{label(self.marking_id)} {self.name}" if self.marking_id else self.name

    @property
    def is_logged(self) -> bool:
        """Whether who reads it is kept: what is internal, and what bears a marking, whoever may read it."""
        return self.audience == self.Audience.INTERNAL or self.marking_id is not None


@tracked()
class DocumentDraft(Document.drafts.through):  # type: ignore[name-defined,misc]
    """That a file supports a draft: named so that its record is kept."""

    class Meta:
        proxy = True


@tracked()
class DocumentPosition(Document.positions.through):  # type: ignore[name-defined,misc]
    """That a file supports a position: named so that its record is kept."""

    class Meta:
        proxy = True
