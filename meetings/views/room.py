"""The session room: go through the points, record what is decided, go on to the next."""

from collections.abc import Container, Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Forbidden, Stale
from cooperation.ui import marks
from cooperation.ui.compare import Row, Say, comparison
from cooperation.ui.when import day_words
from meetings import policies
from meetings.forms.outcomes import CorrectionForm, OutcomeForm, WithdrawalForm
from meetings.models import AgendaItem, Outcome, Review
from meetings.selectors import labels, sentences
from meetings.selectors import papers as papers_of
from meetings.selectors import sessions as selectors
from meetings.services import outcomes
from meetings.views import drafts, open_ends
from meetings.views.common import REFUSED, actor_of, form_once, item_url, review_of, signed_in, tell
from meetings.views.home import extended
from meetings.views.papers import lack_words
from meetings.views.protocol import tabs
from meetings.views.sessions import outcome_row, point_badge
from programs.models import Status
from programs.rules.comparison import Said, compare, first_of_run
from programs.views import words

PAGE = require_http_methods(["GET", "HEAD", "POST"])

#: What the services call a field, and what it is called in the form.
NAMES = {"organisation_ids": "responsible", "agenda_item": "point"}
#: The texts of the form, each in every language.
WRITTEN = ("text", "title", "expected_result", "reason")


@signed_in
@PAGE
def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The point chosen by `?point=`, else the first that is open; a POST records an outcome on it."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    if not policies.may_keep_record(actor, review):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    points = selectors.points(actor, review)
    point = _chosen(request, points)
    sides = selectors.sides(review)
    form = OutcomeForm(
        request.POST or None,
        initial=_initial(point),
        review=review,
        with_item=point is None or not point.item_id,
        sides=sides,
        for_none=actor.party_id is None,
    )
    begun = drafts.of_review(actor, review)
    draft = begun.get(point.pk if point else None)
    stale: list[dict[str, str]] = []
    status = 400 if request.method == "POST" else 200
    if draft is not None and request.method != "POST":
        drafts.restore(form, draft)
        if point is not None and draft.seen not in (None, point.version):
            stale = _beside(actor, point, review, drafts.typed_in(draft))
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor, lambda: _record(request, review, points, point, form))
        except Stale as error:
            stale, status = _beside(actor, point, review, request.POST), int(error.status)
            form = _with_version(request, form, review, point, error.current)
        except REFUSED as error:
            status = tell(form, error, NAMES)
    context = _context(actor, review, points, point, sides, begun)
    context |= {
        "form": form,
        "fields": stale,
        "draft": draft,
        "draft_version": request.POST.get("draft", draft.version if draft else ""),
        "saved": drafts.saved_words(actor, draft) if draft else "",
        "tabs": tabs(review, point.pk if point else None),
        "tabs_label": _("The point and the protocol"),
    }
    return render(request, "meetings/room.html", context, status=status)


def _record(
    request: HttpRequest, review: Review, points: list[Any], point: AgendaItem | None, form: OutcomeForm
) -> HttpResponseRedirect:
    outcome = outcomes.record_outcome(
        actor_of(request), review_id=review.pk, draft=form.draft(), version=form.cleaned_data["version"],
        stood=form.standing(),
    )  # fmt: skip
    said = (
        _("Outcome %(number)d is recorded.")
        if outcome.carried
        else _("Outcome %(number)d is recorded as not adopted.")
    )
    drafts.forget(request, review, point.pk if point else None)
    messages.success(request, said % {"number": outcome.number})
    return _onward(review.pk, points, point)


def _chosen(request: HttpRequest, points: list[Any]) -> AgendaItem | None:
    """The point asked for; else the first open one; None where "no point" is asked for or there is none."""
    wanted = request.POST.get("point") if request.method == "POST" else request.GET.get("point")
    if wanted in ("", "none"):
        return None
    if wanted is not None:
        found: AgendaItem | None = next((point for point in points if str(point.pk) == wanted), None)
        if found is None:
            raise Absent
        return found
    return next(
        (point for point in points if point.state == AgendaItem.State.OPEN), points[0] if points else None
    )


def _initial(point: AgendaItem | None) -> dict[str, Any]:
    if point is None:
        return {"kind": Outcome.Kind.DECISION}
    kind = Outcome.Kind.AGREED_STATUS if point.item_id else Outcome.Kind.DECISION
    confirms = point.source_id if point.source == AgendaItem.Source.INTERSESSIONAL else None
    return {"kind": kind, "point": point.pk, "version": point.version, "confirms": confirms}


def _onward(pk: UUID, points: list[Any], point: AgendaItem | None) -> HttpResponseRedirect:
    """The next open point after this one; after the last, the first that is still open."""
    after = [p for p in points if point is None or p.position > point.position]
    order = after + [p for p in points if p not in after and p != point]
    following = next((p for p in order if p.state == AgendaItem.State.OPEN), None)
    if following is None:
        return redirect("meetings:room", pk)
    return HttpResponseRedirect(f"{reverse('meetings:room', args=[pk])}?point={following.pk}")


def _with_version(
    request: HttpRequest, form: OutcomeForm, review: Review, point: AgendaItem | None, version: int
) -> OutcomeForm:
    """What was typed, now against the point as it stands: sending it again records it beside the other."""
    data = request.POST.copy()
    data["version"] = str(version)
    fresh = OutcomeForm(
        data, review=review, with_item="item" in form.fields, sides=form.sides, for_none="side" in form.fields
    )
    fresh.is_valid()
    return fresh


def _beside(actor: Actor, point: AgendaItem | None, review: Review, typed: QueryDict) -> list[dict[str, str]]:
    """What is on record for the point by now, beside what was typed: what it does, then each language."""
    rows = list(selectors.outcomes(actor, agenda_item=point))
    heads = "\n\n".join(_in_words(row, row.about or {}, text=False) for row in rows)
    fields = [
        {
            "label": _("Outcome on this point"),
            "theirs": heads or _("The point was moved or reopened."),
            "yours": _kind_in_words(typed),
        }
    ]
    for tag in list(review.body.languages) or ["en", "ru", "be"]:
        theirs = "\n\n".join(
            f"{row.number}. {text[tag]}" for row in rows for text in (row.text, row.reason) if text.get(tag)
        )
        parts = (typed.get(f"{name}_{tag.replace('-', '_')}", "").strip() for name in WRITTEN)
        yours = "\n\n".join(filter(None, parts))
        if theirs or yours:
            fields.append({"label": marks.own_name(tag), "theirs": theirs, "yours": yours})
    return fields


def _kind_in_words(typed: QueryDict) -> str:
    kind, status = typed.get("kind", ""), typed.get("status", "")
    said = [sentences.kind_word(kind, marks.language())] if kind in Outcome.Kind.values else []
    if kind == Outcome.Kind.AGREED_STATUS and status in Status.values:
        said.append(marks.status_label(status))
    return "\n".join(said)


def _in_words(row: Any, about: dict[str, Any], *, text: bool = True) -> str:
    lang = marks.language()
    head = f"{row.number}. {sentences.kind_of(row, lang)}"
    lead = sentences.lead(row, about.get("number", ""), about.get("title", {}), lang)
    return "\n".join(part for part in (head, lead, marks.plain(row.text) if text else "") if part)


# --- What the page shows ----------------------------------------------------------------------------------------------


def _context(
    actor: Actor,
    review: Review,
    points: list[Any],
    point: AgendaItem | None,
    sides: list[Any],
    begun: Container[UUID | None],
) -> dict[str, Any]:
    shown = selectors.marked(sides)
    parties = [side.party_id for side in sides]
    here, earlier = _decided(actor, review, point)
    at_points = papers_of.by_point(papers_of.of_review(actor, review))
    return {
        "review": review,
        "name": labels.named(review),
        "held": review.state == Review.State.IN_SESSION,
        "n_sides": len(sides),
        "points": [
            {
                "row": each,
                "state": point_badge(each),
                "number": each.item_number,
                "current": each == point,
                "papers": len(at_points.get(each.pk, [])),
                "begun": each.pk in begun,
                "lacks": _lacks(at_points.get(each.pk, [])),
            }
            for each in points
        ],
        "point": point,
        "item": _item(actor, point, list(shown.values()), parties, earlier)
        if point and point.item_id
        else None,
        "here": [outcome_row(actor, outcome, shown, parties) for outcome in here],
        "begun_outside": None in begun,
        "ends": open_ends.bar(review, open_ends.found(actor, review, parties)),
        "left": sum(1 for each in points if each.state == AgendaItem.State.OPEN),
        "minutes_word": labels.minutes_word(review.body),
    }


def _decided(actor: Actor, review: Review, point: AgendaItem | None) -> tuple[list[Any], list[Any]]:
    """What is recorded on the point, and what other sessions decided of its item and stands."""
    if point is None:
        return [], []
    concerned = Q(agenda_item=point)
    if point.item_id is not None:
        concerned |= selectors.about(point.item_id) & Q(withdrawn_at__isnull=True) & ~Q(review=review)
    found = list(selectors.outcomes(actor, concerned))
    here = [row for row in found if row.agenda_item_id == point.pk]
    return here, [row for row in found if row.review_id != review.pk]


def _lacks(papers: Iterable[papers_of.PaperView]) -> list[str]:
    """What the papers of a point are missing, each said once."""
    return list(dict.fromkeys(words for paper in papers for words in lack_words(paper.lacks)))


def _item(
    actor: Actor, point: AgendaItem, sides: list[Any], parties: list[UUID], earlier: list[Any]
) -> dict[str, Any]:
    """The item the point is about: positions beside what was agreed, extensions, earlier decisions."""
    assert point.item_id is not None  # noqa: S101 - asked by the caller
    file = selectors.item_file(actor, point.item_id)
    if file is None:
        return {}
    said = selectors.latest_positions(actor, point.item_id)
    agreed = file.agreed or {}
    times = sum(not each["forward"] for each in file.extensions)
    row = Row(
        number=file.number, title=marks.text(file.title), url=item_url(file.item_id),
        says=[_say(said.get(party), party in file.due) for party in parties],
        agreed=Say(status=agreed.get("status"), date=file.deadline, note=extended(times)),
    )  # fmt: skip
    label, on = (
        marks.plain(agreed.get("label")),
        day_words(date.fromisoformat(agreed["on"])) if agreed else "",
    )
    return {
        "file": file,
        "difference": _difference(point, file, said, sides),
        "comparison": comparison([row], sides, agreed=_("Last agreed"), caption=_("Positions")),
        # What a session decided is cited with its day.
        "agreed_at": label if on in label else ", ".join(filter(None, (label, on))),
        "papers": [
            {"side": side, "files": said[party].files}
            for side, party in zip(sides, parties, strict=True)
            if party in said and said[party].files
        ],
        "extensions": [
            {**each, "before": FuzzyDate.parse(each["before"]), "after": FuzzyDate.parse(each["after"])}
            for each in file.extensions
        ],
        "earlier": [
            {"row": row, "words": _in_words(row, row.about or {}), "at": labels.numbered(row.review)}
            for row in sorted(earlier, key=lambda row: row.review.number, reverse=True)[:8]
        ],
    }


def _difference(point: AgendaItem, file: selectors.ItemFile, said: dict[UUID, Any], sides: list[Any]) -> str:
    """Where the sides differ on the item, in words, and since when."""
    told = [
        Said(str(party), each.status, each.progress, each.proposed_deadline, each.documented)
        for party, each in said.items()
    ]
    threshold = point.review.body.progress_threshold
    found = compare([str(party) for party in file.due], told, threshold=threshold, agreed=file.deadline)
    called = {str(side.party.pk): marks.plain(side.party.short_name) or side.party.code for side in sides}
    return words.in_words(found, called, _since(point, said))


def _since(point: AgendaItem, said: dict[UUID, Any]) -> str:
    """Since which session held the statuses differ, in words."""
    told: dict[int, list[str]] = {}
    sessions: dict[int, int] = {}
    for entry in next((each.told for each in said.values()), []):
        told.setdefault(entry["round"], []).append(entry["status"])
        if entry["session"]:
            sessions[entry["round"]] = entry["session"]
    held = sessions.get(first_of_run(told.items()) or 0)
    return labels.since(point.review.body, held) if held else ""


def _say(position: Any, due: bool) -> Say:
    if position is None:
        return Say() if due else Say(note=_("not responsible"))
    return Say(
        status=position.status, progress=position.progress, date=position.proposed_deadline,
        note=marks.text(position.text),
    )  # fmt: skip


# --- Correcting -------------------------------------------------------------------------------------------------------


def _kept_outcome(actor: Actor, pk: UUID) -> Outcome:
    """An outcome, for somebody who keeps the record of its session."""
    outcome: Outcome | None = (
        Outcome.objects.visible_to(actor).select_related("review__body").filter(pk=pk).first()
    )
    if outcome is None:
        raise Absent
    if not policies.may_keep_record(actor, outcome.review):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    return outcome


@signed_in
@PAGE
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An outcome that was recorded in error, withdrawn with the reason while the session lasts."""
    actor = actor_of(request)
    outcome = _kept_outcome(actor, pk)
    languages = tuple(outcome.review.body.languages) or ("en", "ru", "be")
    form = WithdrawalForm(request.POST or None, initial={"version": outcome.version}, languages=languages)
    stale, status = [], 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor, lambda: _withdraw(request, outcome, form))
        except Stale as error:
            outcome.refresh_from_db()
            stale = _texts_beside(outcome.text, form.cleaned_data["reason"], languages)
            status = int(error.status)
            form = WithdrawalForm({**request.POST.dict(), "version": error.current}, languages=languages)
        except REFUSED as error:
            status = tell(form, error)
    shown = next(iter(selectors.outcomes(actor, pk=pk)))
    context = {
        "outcome": outcome, "review": outcome.review, "name": labels.named(outcome.review), "form": form,
        "words": _in_words(shown, shown.about or {}), "fields": stale,
    }  # fmt: skip
    return render(request, "meetings/withdraw.html", context, status=status)


def _withdraw(request: HttpRequest, outcome: Outcome, form: WithdrawalForm) -> HttpResponseRedirect:
    given = form.cleaned_data
    outcomes.withdraw_outcome(
        actor_of(request), outcome_id=outcome.pk, reason=given["reason"], version=given["version"]
    )
    messages.success(request, _("Outcome %(number)d is withdrawn.") % {"number": outcome.number})
    return redirect("meetings:session", outcome.review_id)


@signed_in
@PAGE
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The words of an outcome, corrected while the session lasts."""
    actor = actor_of(request)
    outcome = _kept_outcome(actor, pk)
    languages = tuple(outcome.review.body.languages) or ("en", "ru", "be")
    initial = {"text": outcome.text, "version": outcome.version}
    form = CorrectionForm(request.POST or None, initial=initial, languages=languages)
    stale, status = [], 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        text = {**{k: v for k, v in outcome.text.items() if k not in languages}, **form.cleaned_data["text"]}
        try:
            return form_once(request, actor, lambda: _correct(request, outcome, text, form))
        except Stale as error:
            outcome.refresh_from_db()
            stale, status = _texts_beside(outcome.text, text, languages), int(error.status)
            form = CorrectionForm({**request.POST.dict(), "version": error.current}, languages=languages)
        except REFUSED as error:
            status = tell(form, error)
    context = {
        "outcome": outcome,
        "review": outcome.review,
        "name": labels.named(outcome.review),
        "form": form,
    }
    return render(request, "meetings/correct.html", context | {"fields": stale}, status=status)


def _correct(
    request: HttpRequest, outcome: Outcome, text: dict[str, str], form: CorrectionForm
) -> HttpResponseRedirect:
    version = form.cleaned_data["version"]
    outcomes.correct_outcome(actor_of(request), outcome_id=outcome.pk, text=text, version=version)
    messages.success(request, _("Outcome %(number)d is corrected.") % {"number": outcome.number})
    return redirect("meetings:session", outcome.review_id)


def _texts_beside(
    theirs: dict[str, str], yours: dict[str, str], languages: tuple[str, ...]
) -> list[dict[str, str]]:
    return [
        {"label": marks.own_name(tag), "theirs": theirs.get(tag, ""), "yours": yours.get(tag, "")}
        for tag in languages
        if theirs.get(tag, "") != yours.get(tag, "")
    ]
