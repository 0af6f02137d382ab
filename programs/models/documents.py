"""Files kept with acts and positions: what they are, whose, who may read them, and their SHA-256."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.tracking import tracked

from .agreements import Act, Agreement
from .parties import Party
from .programmes import Programme
from .rounds import Position, PositionDraft


class DocumentQuerySet(VisibleQuerySet["Document"]):
    """One's own side's files; shared ones where the programme or agreement is visible; a position's with it."""

    def visible_to(self, actor: Actor) -> Self:
        shared = Q(audience__in=("shared", "public")) & (
            Q(programme_id__in=actor.programme_ids)
            | Q(act__agreement__in=Agreement.objects.visible_to(actor).values("pk"))
        )
        released = Q(audience="position", positions__in=Position.objects.visible_to(actor).values("pk"))
        seen = shared | released
        if actor.party_id is not None:
            seen |= Q(party_id=actor.party_id, programme_id__in=actor.programme_ids)
            seen |= Q(
                party_id=actor.party_id, act__agreement__in=Agreement.objects.visible_to(actor).values("pk")
            )
        return self.filter(seen).distinct()


@tracked()
class Document(Record):
    """A file. `audience` internal: its side only; position: as the positions it supports; shared: the sides."""

    class Audience(models.TextChoices):
        INTERNAL = "internal", _("internal to the side")
        POSITION = "position", _("as the position")
        SHARED = "shared", _("the sides")
        PUBLIC = "public", _("public")

    programme = models.ForeignKey(
        Programme, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    party = models.ForeignKey(
        Party, on_delete=models.PROTECT, null=True, blank=True, related_name="documents"
    )
    audience = models.CharField(_("audience"), max_length=16, choices=Audience)
    name = models.CharField(_("file name"), max_length=200)
    content_type = models.CharField(_("type"), max_length=100)
    size = models.PositiveBigIntegerField(_("size, bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    path = models.CharField(max_length=200, editable=False)
    act = models.ForeignKey(Act, on_delete=models.PROTECT, null=True, blank=True, related_name="documents")
    drafts = models.ManyToManyField(PositionDraft, related_name="documents", blank=True)
    positions = models.ManyToManyField(Position, related_name="documents", blank=True)
    uploaded_at = models.DateTimeField(default=clock.now)
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = ScopedManager(DocumentQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
