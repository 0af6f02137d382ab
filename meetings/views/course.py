"""A session's date and who confirmed it, its sittings, its schedule: on its page, and what is done with them."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST

from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden, Stale
from cooperation.ui import marks
from cooperation.ui.when import day_words, days
from meetings import policies
from meetings.forms.course import AdjournForm, ConfirmForm, PostponeForm, SittingForm, StepForm
from meetings.models import Review, ScheduleStep, Sitting
from meetings.rules import schedule
from meetings.selectors import course as reading
from meetings.selectors import labels, sessions
from meetings.selectors import steps as schedules
from meetings.services import course, steps
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
from programs import policies as programme_policies
from programs.models import Person, Post
from programs.selectors.markings import choices
from programs.views.common import beside
from programs.views.documents import kept_with

PAGE = require_http_methods(["GET", "HEAD", "POST"])
State = Review.State

# --- On the page of a session -----------------------------------------------------------------------------------------


def session_panel(request: HttpRequest, review: Any) -> str:
    """Its date, its sittings and its schedule."""
    actor = actor_of(request)
    keeps = policies.may_keep_record(actor, review)
    ahead, cancelled = review.state in schedule.MOVABLE, review.state == State.CANCELLED
    context = {
        "review": review, "keeps": keeps, "ahead": ahead,
        "days": days(review.starts_on, review.ends_on),
        "date": _date(actor, review) if ahead else None,
        "sittings": [] if ahead else reading.sittings(actor, review),
        "steps": [] if cancelled else [_step(row) for row in schedules.of_review(actor, review.pk)],
        "adjourns": keeps and schedule.may_follow(review.state, State.ADJOURNED),
        "convenes": keeps and review.state == State.CONFIRMED,
        "postpones": keeps and schedule.may_follow(review.state, State.POSTPONED),
    }  # fmt: skip
    return render_to_string("meetings/course.html", context, request)


def _date(actor: Actor, review: Review) -> dict[str, Any]:
    """Who has confirmed the days, who has not, and whether the reader may enter a confirmation."""
    sides = sessions.sides(review)
    shown = sessions.marked(sides)
    acts = {row.party_id: row for row in reading.confirmations(actor, review)}
    enters = any(programme_policies.enters_acts(actor, review.programme_id, side.party_id) for side in sides)
    open_ = [side.party_id for side in sides if side.party_id not in acts]
    mine = open_ if actor.party_id is None else [each for each in open_ if each == actor.party_id]
    return {
        "sides": [
            {"side": marks.side(shown[side.party_id], len(sides)), "act": acts.get(side.party_id)}
            for side in sides
        ],
        "confirms": enters and bool(mine) and review.state == State.PROPOSED,
    }


#: How a step is marked: its tone, by how it stands.
TONES = {"done": "held", "late": "delayed", "open": "open"}


def _step(row: Any) -> dict[str, Any]:
    words = {"done": pgettext("step", "done"), "late": _("late"), "open": pgettext("step", "open")}
    return {
        "row": row,
        "label": capfirst(row.get_kind_display()),
        "state": marks.badge(TONES[row.stands], words[row.stands]),
    }


# --- Pages with one form ----------------------------------------------------------------------------------------------


def _asked(
    request: HttpRequest,
    review: Review,
    make: Callable[[Any, Any], Form],
    act: Callable[[Form], str],
    title: str,
    text: str = "",
    button: str = "",
    theirs: dict[str, Any] | None = None,
) -> HttpResponse:
    """The page of one form: shows it, does `act`, which says what was done, and says why not."""
    posted = request.method == "POST"
    form = make(request.POST if posted else None, request.FILES if posted else None)
    status, stale = 400 if posted else 200, []

    def go() -> HttpResponseRedirect:
        messages.success(request, act(form))
        return redirect("meetings:session", review.pk)

    if posted and form.is_valid():
        try:
            return form_once(request, actor_of(request), go)
        except Stale as error:
            stale, status = _beside(form, theirs or {}), int(error.status)
            data = request.POST.copy()
            data["version"] = str(error.current)
            form = make(data, None)
        except REFUSED as error:
            status = tell(form, error)
    context = {
        "review": review, "name": labels.named(review), "form": form, "fields": stale, "title": title,
        "text": text, "button": button or title,
    }  # fmt: skip
    return render(request, "meetings/course_form.html", context, status=status)


def _beside(form: Form, theirs: dict[str, Any]) -> list[dict[str, Any]]:
    """What was typed beside what is on record by now; days and times in their own words."""
    said: list[dict[str, Any]] = beside(form, theirs)
    for name, typed in form.cleaned_data.items():
        if name in theirs and theirs[name] != typed and not isinstance(typed, dict):
            said.append(
                {"label": form.fields[name].label, "theirs": theirs[name] or "", "yours": typed or ""}
            )
    return said or [{"label": _("Version"), "theirs": "", "yours": ""}]


@signed_in
@PAGE
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A side confirms the days of a session."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    sides = sessions.sides(review)
    if not any(programme_policies.enters_acts(actor, review.programme_id, side.party_id) for side in sides):
        raise Forbidden(
            _("Acts of a side are entered by its own coordinator or secretary, or by the joint secretariat.")
        )

    def make(data: Any, files: Any) -> ConfirmForm:
        ids = [actor.party_id] if actor.party_id else [side.party_id for side in sides]
        people = Person.objects.visible_to(actor).filter(party_id__in=ids)
        posts = (
            Post.objects.visible_to(actor)
            .select_related("organisation")
            .filter(organisation__party_id__in=ids)
        )
        return ConfirmForm(
            data, files, initial={"version": review.version}, markings=choices(actor),
            parties=[] if actor.party_id else [side.party for side in sides],
            people=list(people.order_by("id")[:500]), posts=list(posts.order_by("id")[:500]),
        )  # fmt: skip

    def act(form: Any) -> str:
        given = form.act(kept_with(actor, review.programme_id, form, "scan"))
        course.confirm_date(actor, review_id=pk, version=form.cleaned_data["version"], act=given)
        return _("The date is confirmed.")

    text = format_html(_("Days: {days}."), days=days(review.starts_on, review.ends_on))
    return _asked(request, review, make, act, _("Confirm the date"), text)


@signed_in
@require_POST
def convene(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Convenes a session whose date is confirmed."""
    actor, version = actor_of(request), version_in(request)
    review_of(actor, pk)
    return done(
        request, lambda: course.convene(actor, review_id=pk, version=version),
        _("It is convened. Everybody is reminded of it."), "meetings:session", pk,
    )  # fmt: skip


@signed_in
@PAGE
def postpone(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Postpones a session without a date."""
    review = kept(request, pk)

    def act(form: Form) -> str:
        given = form.cleaned_data
        course.postpone(actor_of(request), review_id=pk, version=given["version"], reason=given["reason"])
        return _("It is postponed without a date. Who had been reminded of it is told.")

    text = _(
        "No reminder is sent any more, and what the sides confirmed is void. A new date is given by changing its days."
    )
    return _asked(
        request, review,
        lambda data, files: PostponeForm(data, initial={"version": review.version}), act,
        _("Postpone without a date"), text,
    )  # fmt: skip


@signed_in
@PAGE
def adjourn(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ends the sitting of a session that goes on."""
    review = kept(request, pk)

    def act(form: Form) -> str:
        given = form.cleaned_data
        course.adjourn(
            actor_of(request), review_id=pk, version=given["version"], resumes_on=given["resumes_on"]
        )
        return _("The sitting is over. Open it again for the next one.")

    title = _("Adjourn the meeting") if labels.meets(review.body) else _("Adjourn the session")
    return _asked(
        request, review, lambda data, files: AdjournForm(data, initial={"version": review.version}), act, title
    )  # fmt: skip


@signed_in
@PAGE
def sitting(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Says when a sitting was really held."""
    row = Sitting.objects.visible_to(actor_of(request)).filter(pk=pk).first()
    if row is None:
        raise Absent
    names = ("held_on", "from_time", "to_time")

    def act(form: Form) -> str:
        given = form.cleaned_data
        course.correct_sitting(
            actor_of(request),
            sitting_id=pk,
            version=given["version"],
            **{name: given[name] for name in names},
        )
        return _("Saved.")

    held = {name: getattr(row, name) for name in names}
    return _asked(
        request, kept(request, row.review_id),
        lambda data, files: SittingForm(data, initial={**held, "version": row.version}), act,
        _("Sitting %(number)d") % {"number": row.number}, button=_("Save"), theirs=held,
    )  # fmt: skip


@signed_in
@PAGE
def step(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sets the day of a step of the schedule, or says that it was done."""
    row = ScheduleStep.objects.visible_to(actor_of(request)).filter(pk=pk).first()
    if row is None:
        raise Absent
    review = kept(request, row.review_id)

    def act(form: Form) -> str:
        given = form.cleaned_data
        draft = steps.StepDraft(given["due_on"], given["done_on"])
        steps.keep_step(actor_of(request), step_id=pk, version=given["version"], draft=draft)
        return _("Saved.")

    held = {"due_on": row.due_on, "done_on": row.done_on}
    shown = {"due_on": row.due_on if row.by_hand else None, "done_on": row.done_on, "version": row.version}
    on = schedules.by_rule(review).get(schedule.Step(row.kind))
    text = _("By the rule of the body: %(day)s.") % {"day": _day(on)} if on else ""
    return _asked(
        request, review, lambda data, files: StepForm(data, initial=shown), act,
        capfirst(row.get_kind_display()), text, button=_("Save"), theirs=held,
    )  # fmt: skip


def moved_words(shifts: Sequence[Any]) -> list[str]:
    """ "Positions due: 13 Oct 2026 → 20 Oct 2026" of each step that a move takes along."""
    said = dict(ScheduleStep.Kind.choices)
    return [f"{capfirst(said[one.step.value])}: {_day(one.before)} → {_day(one.after)}" for one in shifts]


def _day(on: Any) -> str:
    return day_words(on, marks.language()) if on else _("no date")


def would_move(review: Review, starts_on: Any, ends_on: Any) -> list[str]:
    """What a move of the session to other days would take along, in words."""
    held = schedules.held(ScheduleStep.unscoped.filter(review=review))
    then = Review(
        body=review.body, round=review.round, state=State.PROPOSED, starts_on=starts_on, ends_on=ends_on
    )
    return moved_words(schedule.shifts(held, schedules.by_rule(then)))


def has_moved(review: Review) -> list[str]:
    """What the last move of the session took along, in words."""
    rows = schedules.in_order(ScheduleStep.unscoped.filter(review=review, moved_from__isnull=False))
    return moved_words([schedule.Shift(schedule.Step(row.kind), row.moved_from, row.due_on) for row in rows])
