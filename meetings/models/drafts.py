"""What somebody is typing in a session room, kept until it is recorded. It is no word of the record."""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet

from .reviews import AgendaItem, Review


class RoomDraftQuerySet(VisibleQuerySet[Any]):
    """One's own drafts. Row security says it a second time."""

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(user_id=actor.user_id)


class RoomDraft(Record):
    """An outcome that one person has begun on a point, or outside the agenda (`point` empty): nobody else reads it.

    `said`: what stands in the form, by the name of its input a list of strings, unchecked. `seen`: the version of the
    point when the person began. History does not follow it, since nothing in it has been said to anybody. A point may
    be taken off the agenda by somebody who does not see the draft, so the database does not watch the reference.
    """

    user = models.ForeignKey("accounts.User", on_delete=models.CASCADE, related_name="+")
    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="+")
    point = models.ForeignKey(
        AgendaItem, on_delete=models.DO_NOTHING, db_constraint=False, null=True, blank=True, related_name="+"
    )
    said = models.JSONField(_("what was typed"))
    seen = models.PositiveIntegerField(_("version of the point"), null=True)
    saved_at = models.DateTimeField(_("saved at"), default=clock.now)

    objects = ScopedManager(RoomDraftQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("draft of an outcome")
        verbose_name_plural = _("drafts of outcomes")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "review", "point"], nulls_distinct=False, name="meetings_roomdraft_once"
            )
        ]
