"""Papers of a session: submitted under a symbol, changed, and each language version as it comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Max
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Absent, Forbidden, Invalid, check_version, clean
from cooperation.texts import Text
from meetings import policies
from meetings.models import AgendaItem, Paper, PaperPoint, PaperVersion, Review
from meetings.services.rows import local_today, locked_review, not_over, save
from programs.models import Document
from programs.rules.schemes import numbered
from programs.services.sides import check_present


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper as it is submitted. `of_id` and `form` ("Rev", "Add", "Corr") where it belongs to another one."""

    title: Text
    kind: str = Paper.Kind.WORKING
    audience: str = Paper.Audience.SHARED
    point_ids: Sequence[UUID] = ()
    of_id: UUID | None = None
    form: str = ""
    original: str = ""


@verb
def submit_paper(actor: Actor, *, review_id: UUID, draft: PaperDraft) -> Paper:
    """Submits a paper for the actor's side (or the secretariat), numbered by the body's scheme.

    It is awaited in every working language. Absent, Forbidden; Conflict where the session is over; Invalid: /title,
    /kind, /audience, /points, /of, /form, /original.
    """
    review = locked_review(actor, review_id)
    if not policies.may_propose_point(actor, review):
        raise Forbidden(_("A paper is submitted by a side’s coordinator or entered by a secretary."))
    check_present(actor, review.programme_id)
    not_over(review)
    paper = Paper(
        review=review, kind=draft.kind, title=draft.title, audience=draft.audience, form=draft.form,
        submitted_by_id=actor.party_id,
    )  # fmt: skip
    clean(paper, "kind", "title", "audience", "form")
    _number(paper, draft.of_id)
    languages = review.body.languages
    if draft.original and draft.original not in languages:
        raise Invalid.of("original", _("Choose a working language of the body."))
    paper.save(force_insert=True)
    PaperVersion.unscoped.bulk_create(
        PaperVersion(paper=paper, language=tag, is_original=tag == draft.original) for tag in languages
    )
    _belong(paper, draft.point_ids)
    return paper


def _number(paper: Paper, of_id: UUID | None) -> None:
    """Number and symbol; the lock on the session keeps them without a gap."""
    review: Review = paper.review
    others = Paper.unscoped.filter(review=review)
    if (of_id is None) != (paper.form == ""):
        raise Invalid.of("of", _("Say of which paper this is a revision, addendum or corrigendum."))
    if of_id is None:
        last = others.filter(kind=paper.kind, of__isnull=True).aggregate(last=Max("number"))["last"] or 0
        paper.number = last + 1
        paper.symbol = numbered(
            review.body.paper_scheme, body=review.body.symbol, session=review.number, year=review.starts_on.year,
            kind=paper.kind, number=paper.number,
        )  # fmt: skip
        return
    of = others.filter(pk=of_id).first()
    if of is None:
        raise Invalid.of("of", _("Choose a paper of this session."))
    last = others.filter(of=of, form=paper.form).aggregate(last=Max("form_number"))["last"] or 0
    paper.of, paper.kind, paper.number, paper.form_number = of, of.kind, of.number, last + 1
    paper.symbol = f"{of.symbol}/{paper.form}.{paper.form_number}"


def _belong(paper: Paper, point_ids: Sequence[UUID]) -> None:
    """It belongs to these points of the agenda, and to no others of it."""
    points = set(
        AgendaItem.unscoped.filter(pk__in=point_ids, review=paper.review).values_list("pk", flat=True)
    )
    if points != set(point_ids):
        raise Invalid.of("points", _("Choose points of this agenda."))
    standing = PaperPoint.unscoped.filter(paper=paper, point__isnull=False)
    standing.exclude(point_id__in=points).delete()
    there = set(standing.values_list("point_id", flat=True))
    PaperPoint.unscoped.bulk_create(PaperPoint(paper=paper, point_id=pk) for pk in points - there)


@verb
def edit_paper(
    actor: Actor,
    *,
    paper_id: UUID,
    title: Text,
    audience: str,
    point_ids: Sequence[UUID],
    version: int | None,
) -> Paper:
    """Changes the title of a paper, who may read it, and to which points it belongs. Its symbol stays.

    Absent, Forbidden, Stale, Conflict where the session is over; Invalid: /title, /audience, /points.
    """
    paper = _tended(actor, paper_id, version)
    paper.title, paper.audience = title, audience
    clean(paper, "title", "audience")
    _belong(paper, point_ids)
    save(paper, "title", "audience")
    return paper


@dataclass(frozen=True, slots=True)
class VersionDraft:
    """A language version: its state, since which day (today if not given), its file, and whether it is the original."""

    state: str
    on: date | None = None
    document_id: UUID | None = None
    is_original: bool = False


@verb
def set_version(
    actor: Actor, *, paper_id: UUID, language: str, draft: VersionDraft, version: int | None
) -> Paper:
    """Says how a paper stands in one language. `version` is the paper's; a file that is not named stays.

    Absent, Forbidden, Stale, Conflict where the session is over; Invalid: /language, /state, /on, /document.
    """
    paper = _tended(actor, paper_id, version)
    review = paper.review
    row = PaperVersion.unscoped.filter(paper=paper, language=language).first()
    if row is None:
        if language not in review.body.languages:
            raise Invalid.of("language", _("Choose a working language of the body."))
        row = PaperVersion(paper=paper, language=language)
    row.state, row.is_original = draft.state, draft.is_original
    clean(row, "state")
    today = local_today(review)
    if row.state == PaperVersion.State.AWAITED:
        row.on = row.document = None
    else:
        row.on = draft.on or today
        if row.on > today:
            raise Invalid.of("on", _("This day is still to come."))
        if draft.document_id is not None:
            row.document = _document(actor, review, draft.document_id)
    if row.is_original:
        PaperVersion.unscoped.filter(paper=paper, is_original=True).exclude(pk=row.pk).update(
            is_original=False
        )
    row.version += 0 if row._state.adding else 1
    row.save()
    save(paper)
    return paper


def _document(actor: Actor, review: Review, document_id: UUID) -> Any:
    shared = (Document.Audience.SHARED, Document.Audience.PUBLIC)
    found = Document.objects.visible_to(actor).filter(
        pk=document_id, programme_id=review.programme_id, audience__in=shared
    )
    document = found.first()
    if document is None:
        raise Invalid.of("document", _("Choose a file that the sides of this programme share."))
    return document


def _tended(actor: Actor, paper_id: UUID, version: int | None) -> Paper:
    """The paper of a session that is not over, both locked, for somebody who tends it, as it was read."""
    found = Paper.objects.visible_to(actor).filter(pk=paper_id).values_list("review_id", flat=True).first()
    if found is None:
        raise Absent
    review = locked_review(actor, found)
    paper: Paper = Paper.unscoped.select_for_update(of=("self",)).get(pk=paper_id)
    paper.review = review
    if not policies.may_tend_paper(actor, paper):
        raise Forbidden(_("A paper is changed by a secretary, or by the side that submitted it."))
    check_present(actor, review.programme_id)
    not_over(review)
    check_version(paper.version, version)
    return paper
