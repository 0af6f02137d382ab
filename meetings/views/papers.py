"""Papers of a session: the list, one paper, and its language versions."""

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden
from cooperation.ui import marks
from cooperation.ui.when import day_words
from meetings import policies
from meetings.forms.papers import NewPaperForm, PaperForm, VersionForm
from meetings.models import AgendaItem, Paper, PaperVersion, Review
from meetings.rules import schedule
from meetings.rules.papers import Lack
from meetings.selectors import labels, sessions
from meetings.selectors import papers as selectors
from meetings.selectors.papers import PaperView
from meetings.services import papers
from meetings.views.agenda import PAGE
from meetings.views.asked import asked, texts_beside
from meetings.views.common import actor_of, review_of, signed_in
from programs.services.documents import attach

TONES = {"awaited": "postponed", "draft": "open", "final": "held"}


def lack_words(found: Iterable[tuple[Lack, str]]) -> list[str]:
    """What is missing or late of a paper, a sentence each."""
    said: dict[Lack, Callable[[], str]] = {
        Lack.MISSING: lambda: _("not there yet in: %(languages)s"),
        Lack.LATE: lambda: _("late in: %(languages)s"),
        Lack.CAME_LATE: lambda: _("came late in: %(languages)s"),
    }
    tags: dict[Lack, list[str]] = {}
    for lack, tag in found:
        tags.setdefault(lack, []).append(marks.own_name(tag))
    return [words() % {"languages": ", ".join(tags[lack])} for lack, words in said.items() if lack in tags]


def rows(actor: Actor, review: Review, found: Iterable[PaperView]) -> list[dict[str, Any]]:
    """Papers as every page shows them."""
    sides = sessions.marked(sessions.sides(review))
    return [_row(paper, sides) for paper in found]


def _row(paper: PaperView, sides: dict[UUID, Any]) -> dict[str, Any]:
    by = sides.get(paper.row.submitted_by_id) if paper.row.submitted_by_id else None
    return {
        "row": paper.row,
        "by": marks.side(by, len(sides)) if by else _("secretariat"),
        "points": paper.points,
        "lacks": lack_words(paper.lacks),
        "kept": kept_words(paper),
        "late": any(lack is not Lack.MISSING for lack, _tag in paper.lacks),
        "versions": [_version(one, paper.files) for one in paper.versions],
    }


def kept_words(paper: PaperView) -> str:
    """To whom a paper is kept, as a badge; "" where it goes to all sides."""
    if not paper.row.is_confined:
        return ""
    names = ", ".join(marks.plain(party.short_name) or party.code for party in paper.readers)
    return marks.badge("internal", _("only for %(names)s") % {"names": names})


def _version(one: PaperVersion, files: dict[UUID, Any]) -> dict[str, Any]:
    return {
        "row": one,
        "name": marks.own_name(one.language),
        "state": marks.badge(TONES[one.state], one.get_state_display()),
        "on": day_words(one.on, marks.language()) if one.on else "",
        "file": files.get(one.document_id) if one.document_id else None,
    }


@signed_in
@require_safe
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The papers of a session."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    context = {
        "review": review, "name": labels.named(review),
        "papers": rows(actor, review, selectors.of_review(actor, review)), "due": selectors.due(review),
        "submits": policies.may_propose_point(actor, review) and review.state in schedule.AHEAD,
    }  # fmt: skip
    return render(request, "meetings/papers.html", context)


def _choices(actor: Actor, review: Review, paper: Paper | None = None) -> dict[str, Any]:
    points: QuerySet[AgendaItem] = AgendaItem.unscoped.filter(review=review).order_by("position")
    return {
        "points": points,
        "audiences": selectors.may_go_to(actor, paper),
        "parties": selectors.nameable_beside(actor, review, paper),
    }


def _named(given: dict[str, Any]) -> list[UUID]:
    return [party.pk for party in given.get("readers", ())]


@signed_in
@PAGE
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Submits a paper."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    if not policies.may_propose_point(actor, review):
        raise Forbidden(_("A paper is submitted by a side’s coordinator or entered by a secretary."))
    choices = {
        **_choices(actor, review), "papers": Paper.objects.visible_to(actor).filter(review=review),
        "languages": [(tag, marks.own_name(tag)) for tag in review.body.languages],
    }  # fmt: skip

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        draft = papers.PaperDraft(
            title=given["title"], kind=given["kind"], audience=given["audience"], form=given["form"],
            of_id=given["of"] and given["of"].pk, original=given["original"], reader_ids=_named(given),
            point_ids=[point.pk for point in given["points"]],
        )  # fmt: skip
        paper = papers.submit_paper(actor, review_id=pk, draft=draft)
        return (
            _("The paper has the symbol %(symbol)s.") % {"symbol": paper.symbol},
            "meetings:paper",
            str(paper.pk),
        )

    initial = {"points": request.GET.getlist("point")[:1] if _is_id(request.GET.get("point", "")) else []}
    return asked(
        request, lambda data: NewPaperForm(data, initial=initial, **choices), act,
        template="meetings/paper_new.html", context={"review": review, "name": labels.named(review)},
    )  # fmt: skip


def _is_id(given: str) -> bool:
    try:
        UUID(given)
    except ValueError:
        return False
    return True


def _paper(actor: Actor, pk: UUID) -> Paper:
    found: Paper | None = Paper.objects.visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Absent
    found.review = review_of(actor, found.review_id)
    return found


def _tended(actor: Actor, pk: UUID) -> Paper:
    paper = _paper(actor, pk)
    if not policies.may_tend_paper(actor, paper):
        raise Forbidden(_("A paper is changed by a secretary, or by the side that submitted it."))
    return paper


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One paper: its language versions with their files."""
    actor = actor_of(request)
    paper = _paper(actor, pk)
    review = paper.review
    (row,) = rows(actor, review, selectors.of_review(actor, review, pk=pk))
    followed = selectors.of_review(actor, review, of=pk)
    context = {
        "review": review, "name": labels.named(review), "paper": row, "due": selectors.due(review),
        "tends": policies.may_tend_paper(actor, paper) and review.state in schedule.AHEAD,
        "followed": [one.row for one in followed],
    }  # fmt: skip
    return render(request, "meetings/paper.html", context)


@signed_in
@PAGE
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Changes the title of a paper, its readers and its points."""
    actor = actor_of(request)
    paper = _tended(actor, pk)
    points = paper.points.filter(point__isnull=False).values_list("point_id", flat=True)
    initial = {
        "title": paper.title, "audience": paper.audience, "points": list(points), "version": paper.version,
        "readers": paper.readers,
    }  # fmt: skip

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        papers.edit_paper(
            actor, paper_id=pk, title=given["title"], audience=given["audience"], version=given["version"],
            point_ids=[point.pk for point in given["points"]],
            reader_ids=_named(given) if given["audience"] == Paper.Audience.NAMED else None,
        )  # fmt: skip
        return _("The paper is changed."), "meetings:paper", str(pk)

    def beside(form: Form) -> list[dict[str, str]]:
        return texts_beside(_("Title of the paper"), paper.title, form.cleaned_data["title"])

    choices = _choices(actor, paper.review, paper)
    return asked(
        request, lambda data: PaperForm(data, initial=initial, **choices), act, beside=beside,
        template="meetings/paper_edit.html", context={"paper": paper, "heading": _("Change the paper")},
    )  # fmt: skip


@signed_in
@PAGE
def version(request: HttpRequest, pk: UUID, language: str) -> HttpResponse:
    """How a paper stands in one language, with its file."""
    actor = actor_of(request)
    paper = _tended(actor, pk)
    row = PaperVersion.unscoped.filter(paper=paper, language=language).first()
    if row is None and language not in paper.review.body.languages:
        raise Absent
    initial = {
        "state": row.state if row else "", "on": row.on if row else None, "version": paper.version,
        "is_original": bool(row and row.is_original),
    }  # fmt: skip

    def make(data: Any) -> Form:
        return VersionForm(data, request.FILES if data is not None else None, initial=initial)

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        document = None
        if given["file"]:
            document = attach(
                actor,
                file=given["file"],
                programme_id=paper.review.programme_id,
                audience=paper.audience,
                readers=paper.readers if paper.audience == Paper.Audience.NAMED else (),
            ).pk
        draft = papers.VersionDraft(given["state"], given["on"], document, given["is_original"])
        papers.set_version(actor, paper_id=pk, language=language, draft=draft, version=given["version"])
        return _("The language version is noted."), "meetings:paper", str(pk)

    context = {"paper": paper, "heading": marks.own_name(language), "files": True}
    return asked(request, make, act, template="meetings/paper_edit.html", context=context)


def of_point(request: HttpRequest, point: Any) -> str:
    """The papers of a point of the agenda, as the session room shows them; "" where there are none."""
    actor = actor_of(request)
    found = selectors.of_review(actor, point.review, points__point=point.pk)
    if not found:
        return ""
    return render_to_string("meetings/_papers.html", {"papers": rows(actor, point.review, found)})
