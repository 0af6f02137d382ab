"""What the secretaries do with a session: call, open, conclude, move, cancel it; acknowledge what was entered."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden, Stale, check_version
from cooperation.ui import marks
from cooperation.ui.when import days, in_days
from meetings import policies
from meetings.forms.reviews import CallForm, CancellationForm, DaysForm
from meetings.models import AgendaItem, Outcome, Review
from meetings.rules import schedule
from meetings.selectors import brackets, labels
from meetings.selectors import sessions as selectors
from meetings.services import outcomes, reviews
from meetings.views.common import (
    REFUSED,
    actor_of,
    done,
    form_once,
    kept,
    review_of,
    signed_in,
    tell,
    version_in,
)
from meetings.views.course import has_moved, would_move
from meetings.views.cycle import prefilled, sides_of
from meetings.views.sessions import outcome_row
from programs.models import Programme

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, slots=True)
class _Question:
    """What is asked before something is done that cannot simply be undone.

    `warning`: why one may not want it now, and what the button says then; `open_ends`: what would be left as it is.
    """

    title: str
    text: str
    warning: Any = ""
    anyway: str = ""
    open_ends: Sequence[str] = ()


def _step(
    act: Callable[..., Review],
    question: Callable[[Actor, Review], _Question],
    done_words: tuple[Any, Any],
    to: str,
) -> Callable[..., HttpResponseBase]:
    """The page of a step in the course of a session: it asks, then does `act` and goes on to the page `to`.

    `done_words`: what is said then of a session, and of a meeting.
    """

    @signed_in
    @PAGE
    def step(request: HttpRequest, pk: UUID) -> HttpResponse:
        review = kept(request, pk)
        asked = question(actor_of(request), review)
        if request.method == "POST" and (not asked.warning or "confirmed" in request.POST):
            actor, version = actor_of(request), version_in(request)
            said = str(labels.by_word(review.body, *done_words))
            return done(request, lambda: act(actor, review_id=pk, version=version), said, to, pk)
        context = {"review": review, "name": labels.named(review), "question": asked}
        return render(request, "meetings/ask.html", context)

    return step


def _opening(actor: Actor, review: Review) -> _Question:
    text = _("From now on outcomes are recorded. Each shows at once to all sides, as recorded.")
    today = clock.today(review.time_zone)
    if review.state == Review.State.PROPOSED:
        text = _("Not every side has confirmed the date.") + " " + text
    if schedule.on_its_days(today, review.starts_on, review.ends_on):
        return _Question(_opens(review), text)
    words = labels.by_word(
        review.body,
        _(
            "The session is called for {days}, {distance}. Today is not its day. "
            "Move it first, or open it all the same."
        ),
        _(
            "The meeting is called for {days}, {distance}. Today is not its day. "
            "Move it first, or open it all the same."
        ),
    )
    when = days(review.starts_on, review.ends_on)
    warning = format_html(words, days=when, distance=in_days(review.starts_on, today))
    return _Question(_opens(review), text, warning, _("Open it all the same"))


def _opens(review: Review) -> str:
    return _("Open the meeting") if labels.meets(review.body) else _("Open the session")


def _conclusion(actor: Actor, review: Review) -> _Question:
    rule = {
        "conclusion": _("By the rule of this body the edition it made comes into force now."),
        "signature": _(
            "By the rule of this body the edition it made comes into force when the minutes are signed."
        ),
        "approval": _(
            "By the rule of this body the edition it made comes into force when the governments approve it."
        ),
    }
    text = _("Its outcomes are not changed any more.") + " " + rule[review.body.in_force_on]
    title = _("Conclude the meeting") if labels.meets(review.body) else _("Conclude the session")
    warning = ""
    if schedule.may_follow(review.state, Review.State.CONCLUDED) and reviews.decided_nothing(review):
        warning = _("No outcome has been recorded. The record will say that nothing was decided.")
    return _Question(title, text, warning, _("Conclude it all the same"), open_ends=_open_ends(actor, review))


def _open_ends(actor: Actor, review: Review) -> list[str]:
    """Outcomes with wording in brackets, points without one, and outcomes not acknowledged, counted in words."""
    parties = [side.party_id for side in selectors.sides(review)]
    points = [point for point in selectors.points(actor, review) if point.state == AgendaItem.State.OPEN]
    waiting = [
        outcome
        for outcome in selectors.outcomes(actor, review=review)
        if selectors.missing_acknowledgements(outcome, parties)
    ]
    bracketed = len(set(brackets.open_in(review).values_list("outcome_id", flat=True)))
    said = [
        (
            bracketed,
            ngettext(
                "%(count)s outcome has wording in brackets, which is settled first",
                "%(count)s outcomes have wording in brackets, which is settled first",
                bracketed,
            ),
        ),
        (len(points), ngettext("%(count)s point is open", "%(count)s points are open", len(points))),
        (
            len(waiting),
            ngettext(
                "%(count)s outcome is not yet acknowledged",
                "%(count)s outcomes are not yet acknowledged",
                len(waiting),
            ),
        ),
    ]
    return [words % {"count": count} for count, words in said if count]


open_it = _step(
    reviews.open_session, _opening, (gettext_lazy("The session is open."), gettext_lazy("The meeting is open.")),
    "meetings:room",
)  # fmt: skip


def _unopening(actor: Actor, review: Review) -> _Question:
    title = (
        _("The meeting was opened by mistake")
        if labels.meets(review.body)
        else _("The session was opened by mistake")
    )
    return _Question(
        title, _("Nothing was recorded since. It stands again as it stood before it was opened.")
    )


unopen_it = _step(
    reviews.unopen_session, _unopening, (gettext_lazy("It is not open any more."),) * 2, "meetings:session"
)


def _conclude(actor: Actor, *, review_id: UUID, version: int | None) -> Review:
    """The page has asked before, where nothing was decided."""
    return reviews.conclude(actor, review_id=review_id, version=version, without_outcomes=True)


conclude_it = _step(
    _conclude, _conclusion,
    (gettext_lazy("The session is concluded."), gettext_lazy("The meeting is concluded.")), "meetings:session",
)  # fmt: skip


@signed_in
@PAGE
def cancel(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A session that will not be held: the question, which asks for the reason, then the cancellation."""
    review = kept(request, pk)
    languages = tuple(review.body.languages) or ("en", "ru", "be")
    form = CancellationForm(request.POST or None, initial={"version": review.version}, languages=languages)
    stale, status = [], 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor_of(request), lambda: _cancel(request, review, form))
        except Stale as error:
            stale, status = _called_off_beside(review, form), int(error.status)
            form = CancellationForm({**request.POST.dict(), "version": error.current}, languages=languages)
        except REFUSED as error:
            status = tell(form, error)
    context = {"review": review, "name": labels.named(review), "form": form, "fields": stale}
    return render(request, "meetings/cancel.html", context, status=status)


def _called_off_beside(review: Review, form: CancellationForm) -> list[dict[str, Any]]:
    """What the session is now, beside the reason for which it is to be cancelled."""
    when, place = days(review.starts_on, review.ends_on), marks.plain(review.place)
    now = format_html("{}, {}, {}", review.get_state_display(), place, when)
    return [{"label": _("State"), "theirs": now, "yours": "\n".join(form.cleaned_data["reason"].values())}]


def _cancel(request: HttpRequest, review: Review, form: CancellationForm) -> HttpResponseRedirect:
    reviews.cancel_review(actor_of(request), review_id=review.pk, **form.cleaned_data)
    told = labels.by_word(review.body, _("The session is cancelled."), _("The meeting is cancelled."))
    messages.success(request, told)
    return redirect("meetings:session", review.pk)


@signed_in
@PAGE
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Other days for the session: first the form, then the question with both dates, then the change."""
    review = kept(request, pk)
    initial = {
        "starts_on": review.starts_on, "ends_on": review.ends_on, "starts_at_time": review.starts_at_time,
        "time_zone": review.time_zone, "place": review.place, "version": review.version,
    }  # fmt: skip
    form = DaysForm(request.POST or None, initial=initial)
    stale, asked, shifts, status = [], None, [], 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            if "confirmed" in request.POST:
                return form_once(request, actor_of(request), lambda: _move(request, review, form))
            # What is asked about below must be what the reader had before them.
            check_version(review.version, form.cleaned_data["version"])
            then = form.cleaned_data["starts_on"], form.cleaned_data["ends_on"]
            asked, shifts, status = days(*then), would_move(review, *then), 200
        except Stale as error:
            stale, status = _days_beside(review, form), int(error.status)
            form = DaysForm({**request.POST.dict(), "version": error.current})
        except REFUSED as error:
            status = tell(form, error)
    context = {
        "review": review, "name": labels.named(review), "form": form, "asked": asked, "fields": stale,
        "was": days(review.starts_on, review.ends_on), "shifts": shifts,
    }  # fmt: skip
    return render(request, "meetings/move.html", context, status=status)


def _move(request: HttpRequest, review: Review, form: DaysForm) -> HttpResponseRedirect:
    given = dict(form.cleaned_data)
    # Languages that the form does not show stay; one that was cleared in it goes.
    shown = form.fields["place"].languages  # type: ignore[attr-defined]
    given["place"] = {tag: words for tag, words in review.place.items() if tag not in shown} | given["place"]
    reviews.move_review(actor_of(request), review_id=review.pk, **given)
    if (given["starts_on"], given["ends_on"]) == (review.starts_on, review.ends_on):
        told = _("Changed. Who had been reminded is told.")
    else:
        told = labels.by_word(
            review.body,
            _("The session was moved. Who had been reminded of the former days is told."),
            _("The meeting was moved. Who had been reminded of the former days is told."),
        )
    messages.success(request, " ".join([told, *(f"{words}." for words in has_moved(review))]))
    return redirect("meetings:session", review.pk)


def _days_beside(review: Review, form: DaysForm) -> list[dict[str, Any]]:
    given = form.cleaned_data
    shown = form.fields["place"].languages  # type: ignore[attr-defined]
    said: list[tuple[str, Any, Any]] = [
        (_("Days"), days(review.starts_on, review.ends_on), days(given["starts_on"], given["ends_on"])),
        (_("At"), f"{review.starts_at_time:%H:%M}", f"{given['starts_at_time']:%H:%M}"),
        (_("Time zone"), review.time_zone, given["time_zone"]),
        *(
            (f"{_('Place')} · {marks.own_name(tag)}", review.place.get(tag, ""), given["place"].get(tag, ""))
            for tag in shown
        ),
    ]
    return [{"label": label, "theirs": one, "yours": other} for label, one, other in said if one != other]


@signed_in
@PAGE
def create(request: HttpRequest, programme: UUID) -> HttpResponse:
    """Calls the next session of the body that keeps a programme."""
    actor = actor_of(request)
    found = Programme.objects.visible_to(actor).select_related("body").filter(pk=programme).first()
    if found is None:
        raise Absent
    if not policies.may_convene(actor, body_id=found.body_id, programme_id=found.pk):
        raise Forbidden(
            labels.by_word(
                found.body,
                _("Only an executive secretary or the joint secretariat calls a session."),
                _("Only an executive secretary or the joint secretariat calls a meeting."),
            )
        )
    initial = {"time_zone": actor.time_zone, "starts_at_time": "10:00"}
    if "begins" in request.GET:
        initial |= prefilled(found, request.GET["begins"])
    form = CallForm(request.POST or None, initial=initial, sides=sides_of(found))
    status = 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor, lambda: _call(request, found.pk, form))
        except REFUSED as error:
            status = tell(form, error)
    return render(request, "meetings/call.html", {"programme": found, "form": form}, status=status)


def _call(request: HttpRequest, programme_id: UUID, form: CallForm) -> HttpResponseRedirect:
    given = {name: value for name, value in form.cleaned_data.items() if name not in ("version", "host")}
    draft = reviews.ReviewDraft(**given, host_id=form.cleaned_data["host"])
    review = reviews.create_review(actor_of(request), programme_id=programme_id, draft=draft)
    messages.success(
        request, labels.by_word(review.body, _("The session is called."), _("The meeting is called."))
    )
    return redirect("meetings:session", review.pk)


@signed_in
@require_POST
def acknowledge_it(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirms an outcome for the actor's side."""
    actor, version = actor_of(request), version_in(request)
    review = Outcome.objects.visible_to(actor).filter(pk=pk).values_list("review_id", flat=True).first()
    if review is None:
        raise Absent
    return done(
        request, lambda: outcomes.acknowledge(actor, outcome_id=pk, version=version), _("Acknowledged."),
        "meetings:session", review,
    )  # fmt: skip


@signed_in
@PAGE
def acknowledge_all(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Shows what the actor's side has yet to acknowledge of a session, asks once, and acknowledges what was shown."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    if request.method == "POST":
        read = _read(request.POST.getlist("outcome"))
        return done(
            request, lambda: outcomes.acknowledge_all(actor, review_id=pk, read=read), _("Acknowledged."),
            "meetings:session", pk,
        )  # fmt: skip
    sides = selectors.sides(review)
    parties, shown = [side.party_id for side in sides], selectors.marked(sides)
    rows = [outcome_row(actor, row, shown, parties) for row in selectors.outcomes(actor, review=review)]
    waiting = [row for row in rows if row["acknowledges"]]
    context = {"review": review, "name": labels.named(review), "outcomes": waiting}
    return render(request, "meetings/acknowledge.html", context)


def _read(given: list[str]) -> dict[UUID, int]:
    """The outcomes and versions that the page was showing, "id:version" each; what is none of these is left out."""
    read: dict[UUID, int] = {}
    for one in given[:1000]:
        try:
            pk, version = one.split(":")
            read[UUID(pk)] = min(int(version), 2**31 - 1)
        except ValueError:
            continue
    return read
