"""One reading of one text. Rows refer to others by id alone: a log outlives what it speaks of."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet


class EntryQuerySet(VisibleQuerySet["Entry"]):
    """The readings of one's own side's people, for the security officer of the programmes. Row security says it too."""

    def visible_to(self, actor: Actor) -> Self:
        kept = actor.overseen_ids
        if not kept:
            return self.none()
        return self.filter(Q(programme_id__in=kept) | Q(programme_id__isnull=True), party_id=actor.party_id)


class Entry(Record):
    """Who read what. `party_id` is the reader's side; `object_version` the version that was shown, where it has one."""

    class Face(models.TextChoices):
        PAGE = "page", _("page")
        DOWNLOAD = "download", _("download")
        EXPORT = "export", _("export")
        API = "api", _("API")

    class Kind(models.TextChoices):
        DRAFT = "draft", _("draft position")
        NOTE = "note", _("internal note")
        CONTRIBUTION = "contribution", _("contribution")
        CONTRIBUTION_EDITION = "contribution_edition", _("contribution as handed in")
        CHANGE_SET = "change_set", _("draft of a change set")
        CHANGE = "change", _("drafted change")
        DOCUMENT = "document", _("document")
        PLAN_IMPORT = "plan_import", _("file of a plan")

    #: The application's role may add and read; `migrate` grants no more.
    append_only = True

    at = models.DateTimeField(_("when"), default=clock.now)
    request_id = models.UUIDField(_("request"))
    party_id = models.UUIDField(_("side"), null=True)
    user_id = models.UUIDField(_("account"))
    reader = models.CharField(_("who"), max_length=200)
    post_id = models.UUIDField(_("post"), null=True)
    kind = models.CharField(_("what"), max_length=24, choices=Kind)
    object_id = models.UUIDField(_("text"))
    object_version = models.PositiveIntegerField(_("version"), null=True)
    programme_id = models.UUIDField(_("programme"), null=True)
    item_id = models.UUIDField(_("item"), null=True)
    #: The code of the marking that the text bore when it was read.
    marking = models.CharField(_("marking"), max_length=32, blank=True, default="")
    face = models.CharField(_("how"), max_length=16, choices=Face)
    address = models.CharField(_("address"), max_length=300)

    objects = ScopedManager(EntryQuerySet)

    class Meta(Record.Meta):
        indexes = [
            models.Index(fields=["party_id", "-at", "-id"], name="readlog_entry_at"),
            models.Index(fields=["party_id", "object_id", "-at", "-id"], name="readlog_entry_object"),
            models.Index(fields=["party_id", "item_id", "-at", "-id"], name="readlog_entry_item"),
            models.Index(fields=["party_id", "user_id", "-at", "-id"], name="readlog_entry_user"),
        ]
