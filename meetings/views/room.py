"""The session room: go through the points, record what is decided, go on to the next."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
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
from meetings.selectors import sessions as selectors
from meetings.services import outcomes
from meetings.views.common import REFUSED, actor_of, form_once, item_url, review_of, signed_in, tell
from meetings.views.home import extended
from meetings.views.sessions import outcome_row, point_badge
from programs.rules.comparison import Said, compare, first_of_run
from programs.views import words

PAGE = require_http_methods(["GET", "HEAD", "POST"])

#: What the services call a field, and what it is called in the form.
NAMES = {"organisation_ids": "responsible", "agenda_item": "point"}


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
    )
    stale: list[dict[str, str]] = []
    status = 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor, lambda: _record(request, review, points, point, form))
        except Stale as error:
            stale, status = _beside(actor, point, form), int(error.status)
            form = _with_version(request, form, review, point, error.current)
        except REFUSED as error:
            status = tell(form, error, NAMES)
    context = _context(actor, review, points, point, sides)
    context |= {"form": form, "fields": stale}
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
    fresh = OutcomeForm(data, review=review, with_item="item" in form.fields, sides=form.sides)
    fresh.is_valid()
    return fresh


def _beside(actor: Actor, point: AgendaItem | None, form: OutcomeForm) -> list[dict[str, str]]:
    """What is on record for the point by now, beside what was typed."""
    rows = selectors.outcomes(actor, agenda_item=point)
    theirs = "\n\n".join(_in_words(row, row.about or {}) for row in rows) or _(
        "The point was moved or reopened."
    )
    draft = form.draft()
    said = [sentences.kind_word(draft.kind, marks.language())]
    if draft.status:
        said.append(marks.status_label(draft.status))
    said += [marks.plain(text) for text in (draft.text, draft.title, draft.reason) if text]
    return [{"label": _("Outcome on this point"), "theirs": theirs, "yours": "\n".join(said)}]


def _in_words(row: Any, about: dict[str, Any]) -> str:
    lang = marks.language()
    head = f"{row.number}. {sentences.kind_of(row, lang)}"
    lead = sentences.lead(row, about.get("number", ""), about.get("title", {}), lang)
    return "\n".join(part for part in (head, lead, marks.plain(row.text)) if part)


# --- What the page shows ----------------------------------------------------------------------------------------------


def _context(
    actor: Actor, review: Review, points: list[Any], point: AgendaItem | None, sides: list[Any]
) -> dict[str, Any]:
    shown = selectors.marked(sides)
    parties = [side.party_id for side in sides]
    concerned = Q(review=review)
    if point is not None and point.item_id is not None:
        concerned |= selectors.about(point.item_id)
    found = list(selectors.outcomes(actor, concerned))
    recorded = [row for row in found if row.review_id == review.pk]
    earlier = [row for row in found if row.review_id != review.pk and row.withdrawn_at is None]
    rows = [outcome_row(actor, outcome, shown, parties) for outcome in recorded]
    return {
        "review": review,
        "name": labels.named(review),
        "held": review.state == Review.State.IN_SESSION,
        "n_sides": len(sides),
        "points": [
            {"row": each, "state": point_badge(each), "number": each.item_number, "current": each == point}
            for each in points
        ],
        "point": point,
        "item": _item(actor, point, list(shown.values()), parties, earlier)
        if point and point.item_id
        else None,
        "here": [row for row in rows if point and row["row"].agenda_item_id == point.pk],
        "unassigned": [row for row in rows if row["row"].agenda_item_id is None],
        "waiting": [row for row in rows if row["waiting"]],
        "missing": _missing_languages(recorded, review),
        "in_brackets": [row for row in recorded if row.open_brackets and row.withdrawn_at is None],
        "left": sum(1 for each in points if each.state == AgendaItem.State.OPEN),
        "minutes_word": labels.minutes_word(review.body),
    }


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


def _missing_languages(recorded: list[Outcome], review: Review) -> list[dict[str, Any]]:
    """Outcomes whose text does not yet stand in every language of the protocol."""
    wanted = list(review.body.languages)[:2]
    return [
        {
            "row": outcome,
            "languages": ", ".join(marks.own_name(tag) for tag in wanted if tag not in outcome.text),
        }
        for outcome in recorded
        if outcome.text and any(tag not in outcome.text for tag in wanted)
    ]


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
