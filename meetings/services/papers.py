"""Papers of a session: submitted under a symbol, changed, opened to more, and each language version as it comes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Max
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, check_version, clean
from cooperation.texts import Text
from meetings import policies
from meetings.models import AgendaItem, Paper, PaperPoint, PaperVersion, Review
from meetings.rules.papers import CONFINED, WIDER, kept_symbol, opens
from meetings.services.rows import local_today, locked_review, not_over, save
from programs.models import Document
from programs.rules.schemes import numbered
from programs.selectors.audiences import codes
from programs.services.audiences import circle
from programs.services.sides import check_present

Audience = Paper.Audience


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper as it is submitted. `of_id` and `form` ("Rev", "Add", "Corr") where it belongs to another one.

    `reader_ids`: with the audience "named", the other sides and observers that read it. What belongs to a paper that is
    kept to some goes to the same.
    """

    title: Text
    kind: str = Paper.Kind.WORKING
    audience: str = Audience.SHARED
    reader_ids: Sequence[UUID] = ()
    point_ids: Sequence[UUID] = ()
    of_id: UUID | None = None
    form: str = ""
    original: str = ""


@verb
def submit_paper(actor: Actor, *, review_id: UUID, draft: PaperDraft) -> Paper:
    """Submits a paper for the actor's side (or the secretariat), numbered by the body's scheme.

    It is awaited in every working language. Absent, Forbidden; Conflict where the session is over; Invalid: /title,
    /kind, /audience, /readers, /points, /of, /form, /original.
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
    _belong_to(actor, paper, draft.of_id)
    if paper.of is None or not paper.of.is_confined:
        paper.readers = _readers(actor, review, draft.audience, draft.reader_ids)
    _number(paper)
    languages = review.body.languages
    if draft.original and draft.original not in languages:
        raise Invalid.of("original", _("Choose a working language of the body."))
    paper.save(force_insert=True)
    PaperVersion.unscoped.bulk_create(
        PaperVersion(paper=paper, language=tag, is_original=tag == draft.original) for tag in languages
    )
    _belong(paper, draft.point_ids)
    return paper


def _belong_to(actor: Actor, paper: Paper, of_id: UUID | None) -> None:
    """The paper of which this one is a revision, addendum or corrigendum; it goes to whom that one went."""
    if (of_id is None) != (paper.form == ""):
        raise Invalid.of("of", _("Say of which paper this is a revision, addendum or corrigendum."))
    if of_id is None:
        return
    seen = Paper.objects.visible_to(actor).filter(review=paper.review)
    of: Paper | None = seen.filter(pk=of_id).first()
    if of is None or (of.is_confined and of.submitted_by_id != actor.party_id):
        raise Invalid.of(
            "of", _("Choose a paper of this session; of those kept to some, one of your side’s.")
        )
    if of.is_confined:
        paper.audience, paper.readers = of.audience, of.readers
    elif paper.is_confined:
        raise Invalid.of("audience", _("What belongs to a paper goes to all who read that one."))
    paper.of, paper.kind = of, of.kind


def _readers(
    actor: Actor, review: Review, audience: str, named: Sequence[UUID], standing: Collection[UUID] = ()
) -> list[UUID]:
    """Those to whom a paper of this audience is kept; `standing`: those who read it already."""
    if audience == Audience.NAMED:
        return circle(actor, review.programme, named, standing)
    if named:
        raise Invalid.of("readers", _("Name readers only where the text is for named sides and observers."))
    if audience != Audience.INTERNAL:
        return []
    if actor.party_id is None:
        raise Invalid.of("audience", _("Whoever acts for no side writes for all sides, or for everybody."))
    return [actor.party_id]


def _number(paper: Paper) -> None:
    """Number and symbol; the lock on the session keeps them without a gap.

    A circle to which papers are kept counts its own: nobody else meets a gap, nor the symbol of what is kept from them.
    """
    review: Review = paper.review
    others = Paper.unscoped.filter(review=review).exclude(pk=paper.pk)
    of = paper.of
    if of is not None:
        last = others.filter(of=of, form=paper.form).aggregate(last=Max("form_number"))["last"] or 0
        paper.circle, paper.number = of.circle, of.number
        paper.form_number = paper.form_number or last + 1
        paper.symbol = f"{of.symbol}/{paper.form}.{paper.form_number}"
        return
    paper.circle = ", ".join(codes(paper.readers)) if paper.readers else ""
    peers = others.filter(circle=paper.circle, of__isnull=True)
    if "{kind}" in review.body.paper_scheme:
        peers = peers.filter(kind=paper.kind)
    paper.number = (peers.aggregate(last=Max("number"))["last"] or 0) + 1
    symbol = numbered(
        review.body.paper_scheme, body=review.body.symbol, session=review.number, year=review.starts_on.year,
        kind=paper.kind, number=paper.number,
    )  # fmt: skip
    paper.symbol = kept_symbol(symbol, paper.circle) if paper.circle else symbol


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
    reader_ids: Sequence[UUID] | None = None,
) -> Paper:
    """Changes the title of a paper, opens it to more readers, and says to which points it belongs.

    `reader_ids` None: those who are named stay. Its symbol stays too, but where it was kept to some and is opened:
    among those who read it by then it has the next number. What belongs to it, and the files of the side that opens it,
    are opened with it. Absent, Forbidden, Stale. Conflict: the session is over, or some who could read it could not any
    more. Invalid: /title, /audience, /readers, /points.
    """
    paper = _tended(actor, paper_id, version)
    before = _circle_of(paper)
    paper.title, paper.audience = title, audience
    clean(paper, "title", "audience")
    if WIDER.index(audience) < WIDER.index(before[0]):
        raise _narrowed()
    if audience != before[0] or reader_ids is not None:
        paper.readers = _readers(actor, paper.review, audience, reader_ids or (), before[1])
    if _circle_of(paper) != before:
        _open(actor, paper, before)
    _belong(paper, point_ids)
    save(paper, "title", *_OPENED)
    return paper


Circle = tuple[str, frozenset[UUID]]
_OPENED = ("audience", "readers", "circle", "number", "symbol")


def _circle_of(paper: Paper) -> Circle:
    return paper.audience, frozenset(paper.readers)


def _narrowed() -> Conflict:
    return Conflict(
        _("A paper is opened to more readers; it is not taken away from those who could read it.")
    )


def _open(actor: Actor, paper: Paper, before: Circle) -> None:
    """Opens a paper, which the caller saves, with what belongs to it."""
    if not opens(before, _circle_of(paper)):
        raise _narrowed()
    if paper.of is not None and paper.of.is_confined:
        raise Conflict(_("It goes to whom that paper went to which it belongs: open that one."))
    if before[0] in CONFINED:
        _number(paper)
        _take_along(actor, paper)
    _open_files(actor, paper)


def _take_along(actor: Actor, paper: Paper) -> None:
    """What belongs to a paper that was kept to some goes where it goes, under its symbol."""
    for follower in Paper.unscoped.filter(of=paper).order_by("form", "form_number"):
        follower.of, follower.review = paper, paper.review
        follower.audience, follower.readers = paper.audience, paper.readers
        _number(follower)
        save(follower, *_OPENED)
        _open_files(actor, follower)
        _take_along(actor, follower)


def _open_files(actor: Actor, paper: Paper) -> None:
    """The files that the actor's side keeps with a paper go to those who read the paper."""
    narrower = WIDER[: WIDER.index(paper.audience) + 1]
    files = PaperVersion.unscoped.filter(paper=paper, document__isnull=False).values("document_id")
    Document.unscoped.filter(pk__in=files, party_id=actor.party_id, audience__in=narrower).update(
        audience=paper.audience,
        readers=paper.readers if paper.audience == Audience.NAMED else [],
        version=F("version") + 1,
    )


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
            row.document = _document(actor, paper, draft.document_id)
    if row.is_original:
        PaperVersion.unscoped.filter(paper=paper, is_original=True).exclude(pk=row.pk).update(
            is_original=False
        )
    row.version += 0 if row._state.adding else 1
    row.save()
    save(paper)
    return paper


def _document(actor: Actor, paper: Paper, document_id: UUID) -> Any:
    """A file of the paper's programme that goes to whom the paper goes."""
    seen = Document.objects.visible_to(actor).filter(pk=document_id, programme_id=paper.review.programme_id)
    if paper.is_confined:
        readers = paper.readers if paper.audience == Audience.NAMED else []
        kept = seen.filter(audience=paper.audience, readers=readers, party_id=paper.submitted_by_id)
        document = kept.filter(drafts__isnull=True, positions__isnull=True).first()
        refusal = _("Choose a file that is kept to those who read this paper.")
    else:
        document = seen.filter(audience__in=(Document.Audience.SHARED, Document.Audience.PUBLIC)).first()
        refusal = _("Choose a file that the sides of this programme share.")
    if document is None:
        raise Invalid.of("document", refusal)
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
