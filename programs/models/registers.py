"""Registers of agreements and posts brought in from files: their rows, what each came to, and where records are from.

Of the body whose register it is, and seen by whoever works in it, as what an import made is.
"""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import clock
from cooperation.access import Actor, Record, ScopedManager, VisibleQuerySet
from cooperation.tracking import tracked

from .agreements import Agreement
from .bodies import Body
from .parties import Appointment, Party


class OfBodyQuerySet(VisibleQuerySet[Any]):
    """What belongs to a body in which one works."""

    body_path = "body_id"

    def visible_to(self, actor: Actor) -> Self:
        return self.filter(**{f"{self.body_path}__in": actor.body_ids})


@tracked()
class RegisterProfile(Record):
    """A mapping of columns to fields that a body has saved under a name (rules.registers.profile_json)."""

    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="register_profiles")
    name = models.CharField(_("name"), max_length=100)
    profile = models.JSONField(_("mapping of columns"))

    objects = ScopedManager(OfBodyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("mapping of columns")
        verbose_name_plural = _("mappings of columns")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "name"],
                name="programs_registerprofile_once",
                violation_error_message=_("A mapping of this name is saved already."),
            )
        ]


#: What changes with every batch is no change of what was decided.
_PROGRESS = ("position", "total", "counts", "lease", "lease_until", "fault", "samples")


@tracked(exclude=_PROGRESS)
class RegisterImport(Record):
    """One import of one or more files of a register, from the upload to the report.

    `files`: [{name, content_type, size, sha256, headings}]; `samples`: for each, its first rows as shown where
    columns are mapped. `profile`: the mapping as JSON, {} until it is chosen. `party`: whose posts these are, where
    they are posts. `position`: rows read while it is read, entries dealt with while it is written; `counts`: tallies of
    both. `fault`: the code of what ended it. Who works on it holds its `lease`.
    """

    class State(models.TextChoices):
        COLUMNS = "columns", pgettext_lazy("import", "columns to be mapped")
        READING = "reading", pgettext_lazy("import", "being read")
        READY = "ready", pgettext_lazy("import", "ready to be looked at")
        WRITING = "writing", pgettext_lazy("import", "being brought in")
        DONE = "done", pgettext_lazy("import", "brought in")
        STOPPED = "stopped", pgettext_lazy("import", "stopped")
        FAILED = "failed", pgettext_lazy("import", "not brought in")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="register_imports")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    files = models.JSONField(_("files"), default=list)
    samples = models.JSONField(default=list)
    profile = models.JSONField(_("mapping of columns"), default=dict)
    all_or_nothing = models.BooleanField(_("all or nothing"), default=False)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.READING)
    position = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    counts = models.JSONField(default=dict)
    fault = models.JSONField(default=dict)
    uploaded_at = models.DateTimeField(default=clock.now)
    uploaded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    lease = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)

    objects = ScopedManager(OfBodyQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("import of a register")
        verbose_name_plural = _("imports of registers")
        indexes = [
            models.Index(fields=["body", "-uploaded_at"], name="programs_registerimport_listed"),
            models.Index(
                fields=["uploaded_at"],
                condition=models.Q(state__in=["reading", "writing"]),
                name="programs_registerimport_due",
            ),
        ]

    @property
    def name(self) -> str:
        """The names of its files."""
        return ", ".join(file["name"] for file in self.files)

    @property
    def running(self) -> bool:
        """Whether the worker has something to do on it."""
        return self.state in (self.State.READING, self.State.WRITING)


class OfImportQuerySet(OfBodyQuerySet):
    body_path = "run__body_id"


class Bulk(models.Model):
    """Rows that come and go by the hundred thousand, written by COPY."""

    unscoped = models.Manager()

    class Meta:
        abstract = True
        base_manager_name = "unscoped"
        default_manager_name = "unscoped"


class Verdict(models.TextChoices):
    """What becomes of an entry. `conflict`: the source and the record were both changed; the record is kept."""

    NEW = "new", pgettext_lazy("verdict", "new")
    CHANGED = "changed", pgettext_lazy("verdict", "changed")
    UNCHANGED = "unchanged", pgettext_lazy("verdict", "unchanged")
    CONFLICT = "conflict", pgettext_lazy("verdict", "changed on both sides")


class RegisterRow(Bulk):
    """A row of a file as it stood there, and what was read of it. Kept as long as its import is.

    `position`: among all rows of the import, from 1; `number`: in its file, headings being row 1. `cells`: in the order
    of the file's headings, then those beyond them. `record`: the id of the entry that it begins or adds to. `fragment`:
    what it says (rules.registers.packing), `digest` over it; `relates`: whether it names other entries.
    """

    class Outcome(models.TextChoices):
        TAKEN = "taken", pgettext_lazy("row", "taken")
        MERGED = "merged", pgettext_lazy("row", "merged")
        REFUSED = "refused", pgettext_lazy("row", "refused")

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(RegisterImport, on_delete=models.CASCADE, related_name="rows", db_index=False)
    position = models.PositiveIntegerField()
    file = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(_("row"))
    outcome = models.CharField(max_length=8, choices=Outcome)
    record = models.CharField(max_length=200, blank=True)
    cells = models.JSONField()
    remarks = models.JSONField()
    fragment = models.BinaryField()
    digest = models.CharField(max_length=16, blank=True)
    relates = models.BooleanField()

    objects = ScopedManager(OfImportQuerySet)

    class Meta(Bulk.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["run", "position"], name="programs_registerrow_once"),
        ]
        indexes = [models.Index(fields=["run", "record"], name="programs_registerrow_of_record")]


class RegisterEntry(Bulk):
    """What the rows of one record come to in one import.

    `position`: that of its first row; `remarks`: what is said of it beside what is said of its rows.
    """

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(RegisterImport, on_delete=models.CASCADE, related_name="entries", db_index=False)
    position = models.PositiveIntegerField()
    record = models.CharField(max_length=200)
    digest = models.CharField(max_length=32)
    relates = models.BooleanField()
    verdict = models.CharField(max_length=9, choices=Verdict)
    remarks = models.JSONField(default=list, db_default=[])

    objects = ScopedManager(OfImportQuerySet)

    class Meta(Bulk.Meta):
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["run", "position"], name="programs_registerentry_once"),
        ]
        indexes = [models.Index(fields=["run", "verdict", "position"], name="programs_registerentry_verdict")]


class RegisterOrigin(Bulk):
    """Where a record is from: the import whose rows of this `external_id` it says, with the digest over them."""

    id = models.BigAutoField(primary_key=True)
    body = models.ForeignKey(Body, on_delete=models.CASCADE, related_name="+", db_index=False)
    external_id = models.CharField(max_length=200)
    agreement = models.OneToOneField(
        Agreement, on_delete=models.CASCADE, null=True, blank=True, related_name="origin"
    )
    appointment = models.OneToOneField(
        Appointment, on_delete=models.CASCADE, null=True, blank=True, related_name="origin"
    )
    run = models.ForeignKey(RegisterImport, on_delete=models.PROTECT, related_name="origins")
    digest = models.CharField(max_length=32)

    objects = ScopedManager(OfBodyQuerySet)

    class Meta(Bulk.Meta):
        constraints = [
            models.UniqueConstraint(fields=["body", "external_id"], name="programs_registerorigin_once"),
        ]
