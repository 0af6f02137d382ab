"""Papers of a session: symbol, submitter, the points they belong to, and each language version."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cooperation.access import Actor, Record, ScopedManager
from cooperation.texts import TextField
from cooperation.tracking import tracked
from meetings.rules.papers import CONFINED
from programs.models import INTERNAL_READERS, Document, Party

from .agenda import BacklogPoint
from .reviews import AgendaItem, OfBodyQuerySet, Review


def _shown(actor: Actor, path: str = "") -> Q:
    """Condition on what belongs to a paper at `path`: who only observes reads the public ones.

    What is internal to a side is read by those who read its internal texts, what is for named parties by theirs.
    """
    shared = Q(~Q(**{f"{path}review__programme_id__in": actor.observed_ids}), **{f"{path}audience": "shared"})
    # Of whoever acts for no party: nothing contains NULL.
    named = Q(**{f"{path}readers__contains": [actor.party_id]})
    programmes = {pk for pk in actor.programme_ids if actor.holds(*INTERNAL_READERS, programme_id=pk)}
    internal = Q(**{f"{path}audience": "internal", f"{path}review__programme_id__in": programmes})
    to_named = Q(**{f"{path}audience": "named", f"{path}review__programme_id__in": actor.programme_ids})
    return Q(**{f"{path}audience": "public"}) | shared | (named & (internal | to_named))


class PaperQuerySet(OfBodyQuerySet):
    body_path = "review__body_id"

    def visible_to(self, actor: Actor) -> Self:
        return super().visible_to(actor).filter(_shown(actor))


class OfPaperQuerySet(OfBodyQuerySet):
    body_path = "paper__review__body_id"

    def visible_to(self, actor: Actor) -> Self:
        return super().visible_to(actor).filter(_shown(actor, "paper__"))


@tracked()
class Paper(Record):
    """A paper of a session. A revision, addendum or corrigendum is a paper of its own, `of` another.

    `readers`: the parties to which it is kept, that of its submitter among them, where it is internal to a side or for
    named sides and observers; else nobody. Each such circle numbers its papers by itself (`circle`, the codes of its
    parties as they were then): a gap in the numbers of the others would tell of it.
    """

    class Audience(models.TextChoices):
        INTERNAL = "internal", _("my side only")
        NAMED = "named", _("named sides and observers")
        SHARED = "shared", _("the sides")
        PUBLIC = "public", _("public")

    class Kind(models.TextChoices):
        WORKING = "WP", _("working paper")
        INFORMATION = "INF", _("information paper")
        REPORT = "R", _("report")

    class Form(models.TextChoices):
        REVISION = "Rev", _("revision")
        ADDENDUM = "Add", _("addendum")
        CORRIGENDUM = "Corr", _("corrigendum")

    review = models.ForeignKey(Review, on_delete=models.CASCADE, related_name="papers")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.WORKING)
    number = models.PositiveIntegerField(_("number"))
    of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="followed_by"
    )
    form = models.CharField(_("form"), max_length=4, choices=Form, blank=True)
    # Counted for each form of a paper: Rev.1, Rev.2, Add.1.
    form_number = models.PositiveIntegerField(_("number of the form"), null=True, blank=True)
    symbol = models.CharField(_("symbol"), max_length=120)
    title = TextField(_("title"), max_length=500)
    # Empty: the secretariat.
    submitted_by = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    audience = models.CharField(_("audience"), max_length=8, choices=Audience, default=Audience.SHARED)
    readers = ArrayField(models.UUIDField(), default=list, db_default=[], blank=True)
    circle = models.CharField(_("kept to"), max_length=300, default="", db_default="", blank=True)

    objects = ScopedManager(PaperQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("paper")
        verbose_name_plural = _("papers")
        ordering = ["kind", "number", "form", "form_number"]
        constraints = [
            models.UniqueConstraint(fields=["review", "symbol"], name="meetings_paper_symbol"),
            models.UniqueConstraint(
                fields=["review", "kind", "circle", "number"],
                condition=Q(of__isnull=True),
                name="meetings_paper_number",
            ),
            models.UniqueConstraint(fields=["of", "form", "form_number"], name="meetings_paper_form_number"),
            models.CheckConstraint(
                condition=Q(of__isnull=True, form="", form_number__isnull=True)
                | Q(Q(of__isnull=False, form_number__isnull=False), ~Q(form="")),
                name="meetings_paper_form",
                violation_error_message=_("Say of which paper this is a revision, addendum or corrigendum."),
            ),
            models.CheckConstraint(
                condition=Q(audience__in=["shared", "public"], readers__len=0)
                | Q(audience="internal", readers__len=1)
                | Q(audience="named", readers__len__gte=2),
                name="meetings_paper_readers",
                violation_error_message=_(
                    "Name those who may read it, and nobody where it is not for named ones."
                ),
            ),
        ]

    @property
    def is_confined(self) -> bool:
        """Whether it is kept to some of those who meet."""
        return self.audience in CONFINED


@tracked()
class PaperPoint(Record):
    """That a paper belongs to a point of the agenda, or to one that was put back and waits."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="points")
    point = models.ForeignKey(
        AgendaItem, on_delete=models.CASCADE, null=True, blank=True, related_name="papers"
    )
    waiting = models.ForeignKey(
        BacklogPoint, on_delete=models.CASCADE, null=True, blank=True, related_name="papers"
    )

    objects = ScopedManager(OfPaperQuerySet)

    class Meta(Record.Meta):
        constraints = [
            models.UniqueConstraint(fields=["paper", "point"], name="meetings_paperpoint_once"),
            models.CheckConstraint(
                condition=Q(point__isnull=False, waiting__isnull=True)
                | Q(point__isnull=True, waiting__isnull=False),
                name="meetings_paperpoint_one",
            ),
        ]


@tracked()
class PaperVersion(Record):
    """A paper in one language: awaited, a draft or final, since when, and its file."""

    class State(models.TextChoices):
        AWAITED = "awaited", _("awaited")
        DRAFT = "draft", _("draft")
        FINAL = "final", _("final")

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="versions")
    language = models.CharField(_("language"), max_length=35)
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.AWAITED)
    # The day of this state, local to the session.
    on = models.DateField(_("on"), null=True, blank=True)
    is_original = models.BooleanField(_("original"), default=False)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = ScopedManager(OfPaperQuerySet)

    class Meta(Record.Meta):
        verbose_name = _("language version")
        verbose_name_plural = _("language versions")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "language"], name="meetings_paperversion_once"),
            models.CheckConstraint(
                condition=Q(state="awaited", document__isnull=True, on__isnull=True)
                | Q(~Q(state="awaited"), on__isnull=False),
                name="meetings_paperversion_state",
                violation_error_message=_(
                    "A version that is there has a day, one that is awaited has no file."
                ),
            ),
        ]
