"""The agreed record of a session: its versions, what the sides did with them, and the seal. Rows are only added."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation import clock
from cooperation.access import Record, ScopedManager
from cooperation.texts import TextField
from cooperation.tracking import tracked
from programs.models import Body, OnAuthority, Party

from .reviews import OfBodyQuerySet, OfReviewQuerySet, Outcome, Review


class OfMinutesQuerySet(OfBodyQuerySet):
    body_path = "minutes__review__body_id"


@tracked(exclude=("pdf", "content"))
class Minutes(Record):
    """One version, as circulated: canonical content, the copy for reading made of it, and the digests of both.

    `content`: meetings.rules.minutes in canonical form, "" of a version made before contents were kept. `pdf`: the copy
    that was circulated; the originals, one a side, are MinutesFile. `based_on`: the version whose text it corrects.
    """

    append_only = True

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="minutes")
    number = models.PositiveIntegerField(_("version"))
    languages = models.JSONField(default=list)
    pdf = models.BinaryField()
    sha256 = models.CharField("SHA-256", max_length=64)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    content = models.TextField(default="", db_default="", editable=False)
    content_sha256 = models.CharField(_("SHA-256 of the content"), max_length=64, default="", db_default="")
    based_on = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    reason = TextField(_("reason for the correction"), max_length=2000, blank=True, db_default={})

    objects = ScopedManager(OfReviewQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("minutes")
        verbose_name_plural = _("minutes")
        constraints = [models.UniqueConstraint(fields=["review", "number"], name="meetings_minutes_version")]


@tracked(exclude=("content",))
class MinutesFile(Record):
    """A file of a version: an original, in which one side is named and placed first, or a scan of a signed one."""

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("original")
        SCAN = "scan", _("scan of a signed original")

    append_only = True

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="files")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    # The side whose original it is.
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=200)
    media_type = models.CharField(max_length=120)
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField("SHA-256", max_length=64)
    added_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(OfMinutesQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("file of minutes")
        verbose_name_plural = _("files of minutes")
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "party"],
                condition=Q(kind="original"),
                name="meetings_minutesfile_original",
            ),
        ]


@tracked()
class MinutesAct(OnAuthority, Record):
    """What a side did with a version. A confirmation is the act of a later session: its outcome, and no side's."""

    class Kind(models.TextChoices):
        AGREED = "agreed", _("agreed by the head of delegation")
        SIGNED = "signed", _("signed")
        APPROVED = "approved", _("approved")
        CONFIRMED = "confirmed", _("confirmed")

    append_only = True

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="acts")
    kind = models.CharField(_("act"), max_length=16, choices=Kind)
    party = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = TextField(_("place"), max_length=200, blank=True)
    kept_at = TextField(_("where this side keeps its original"), max_length=300, blank=True)
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ScopedManager(OfMinutesQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("act on minutes")
        verbose_name_plural = _("acts on minutes")
        constraints = [
            models.UniqueConstraint(
                fields=["minutes", "party", "kind"],
                name="meetings_minutesact_once",
                nulls_distinct=False,
                violation_error_message=_("This side has done so already."),
            ),
            models.CheckConstraint(
                condition=Q(kind="confirmed", party__isnull=True, outcome__isnull=False)
                | (~Q(kind="confirmed") & Q(party__isnull=False, outcome__isnull=True)),
                name="meetings_minutesact_whose",
            ),
            models.CheckConstraint(
                condition=Q(authority="own_login")
                | Q(kind="confirmed")
                | (~Q(document_kind="") & Q(document_date__isnull=False)),
                name="meetings_minutesact_document",
                violation_error_message=_("Name the document: its kind, number and date."),
            ),
        ]


@tracked()
class HandwrittenChange(Record):
    """What was changed by hand on the originals before signature, as transcribed: how a clause then reads.

    Of several on one clause and language the last counts. `entered_for` is empty of a joint secretariat.
    """

    append_only = True

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="changes")
    clause = models.CharField(_("clause"), max_length=60)
    language = models.CharField(_("language"), max_length=35)
    # Empty: the clause was struck out.
    text = models.TextField(_("as it reads now"), max_length=20_000, blank=True)
    entered_for = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(OfMinutesQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("handwritten change")
        verbose_name_plural = _("handwritten changes")
        ordering = ["entered_at", "id"]


class OfChangeQuerySet(OfBodyQuerySet):
    body_path = "change__minutes__review__body_id"


@tracked()
class ChangeConfirmation(Record):
    """That a side's secretary found a transcription to be what stands on paper; whoever entered it has."""

    append_only = True

    change = models.ForeignKey(HandwrittenChange, on_delete=models.PROTECT, related_name="confirmations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    confirmed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(OfChangeQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("confirmation of a handwritten change")
        verbose_name_plural = _("confirmations of handwritten changes")
        constraints = [
            models.UniqueConstraint(fields=["change", "party"], name="meetings_changeconfirmation_once")
        ]


@tracked()
class MinutesSeal(Record):
    """The seal on a signed version: a record in canonical form whose digest the next seal of the body takes up.

    While it stands nothing of the session can be changed, by any role: triggers see to it.
    """

    append_only = True

    minutes = models.OneToOneField(Minutes, on_delete=models.PROTECT, related_name="seal")
    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="seals")
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="seals")
    # Its place in the body's chain, from 1.
    number = models.PositiveIntegerField(_("number in the chain"))
    record = models.TextField(editable=False)
    sha256 = models.CharField("SHA-256", max_length=64)
    previous_sha256 = models.CharField(
        _("SHA-256 of the seal before"), max_length=64, blank=True, default="", db_default=""
    )
    sealed_at = models.DateTimeField(default=clock.now)
    sealed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")

    objects = ScopedManager(OfReviewQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="meetings_minutesseal_place")]


@tracked()
class MinutesNote(Record):
    """What a side says, after the sealing, of a wording that it disputes. The sealed text stays."""

    append_only = True

    minutes = models.ForeignKey(Minutes, on_delete=models.PROTECT, related_name="notes")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="+")
    # The clause it is about; empty: the whole.
    clause = models.CharField(_("clause"), max_length=60, blank=True)
    text = TextField(_("note"), max_length=10_000)
    entered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    entered_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(OfMinutesQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("note of a side")
        verbose_name_plural = _("notes of sides")
        ordering = ["entered_at", "id"]
