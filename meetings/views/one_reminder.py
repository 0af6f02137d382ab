"""One reminder as its secretary deals with it: read before it leaves, kept from leaving, sent once more, arrived.

Addresses are kept here and included by meetings.urls.
"""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent, Conflict, Forbidden
from meetings.forms.reminders import ReasonForm
from meetings.models import Reminder
from meetings.selectors import labels
from meetings.selectors.reminders import seen_by
from meetings.services import composing, oversight, reminders
from meetings.views.common import actor_of, done, signed_in, version_in
from meetings.views.reminders import kind_of, name_of

State = Reminder.State


def _of(request: HttpRequest, pk: UUID, *states: str) -> tuple[Actor, Reminder]:
    """Who asks, and the reminder; 404 where they do not see it, 403 where they are no secretary, 409 to a reader of the
    page where it is in none of `states`: there is nothing to be done about it.
    """
    actor = actor_of(request)
    row = seen_by(actor).select_related("body").filter(pk=pk).first()
    if row is None:
        raise Absent
    if not reminders.oversees(actor, row.body_id):
        raise Forbidden(_("Only a secretary does this."))
    if states and row.state not in states and request.method != "POST":
        raise Conflict(_("This reminder is in another state by now."))
    return actor, row


def _context(actor: Actor, row: Reminder) -> dict[str, Any]:
    """What every page of one reminder shows, and where it leads back to."""
    review = row.review
    return {
        "row": row, "recipient": name_of(row), "kind": kind_of(row), "zone": actor.time_zone,
        "review": review, "name": labels.named(review) if review else "", "body": row.body,
    }  # fmt: skip


def _back(row: Reminder) -> tuple[str, UUID]:
    if row.review_id is not None:
        return "meetings:reminders", row.review_id
    return "meetings:reminders-of-body", row.body_id


@signed_in
@require_safe
def words(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a planned reminder of a session says, in its reader's language, as it stands now."""
    actor, row = _of(request, pk)
    said = composing.foreseen(actor, reminder_id=row.pk)
    return render(request, "meetings/reminder_words.html", {"said": said, **_context(actor, row)})


def _asked(
    request: HttpRequest,
    pk: UUID,
    *states: str,
    act: Callable[..., Any],
    done_words: str,
    words: dict[str, str],
) -> HttpResponse:
    """Asks for the reason, then does it."""
    actor, row = _of(request, pk, *states)
    form = ReasonForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        reason, version = form.cleaned_data["reason"], form.cleaned_data["version"]
        return done(
            request,
            lambda: act(actor, reminder_id=pk, version=version, reason=reason),
            done_words,
            *_back(row),
        )
    context = {"form": form, **_context(actor, row), **words}
    return render(request, "meetings/reminder_reason.html", context, status=400 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def suppress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keeps a reminder from leaving, for a reason."""
    words = {
        "heading": _("Do not send this reminder"),
        "says": _("It stays on this page with your reason, and may be sent after all."),
        "button": _("Do not send it"),
    }
    states = (State.PLANNED, State.CLAIMED)
    return _asked(
        request, pk, *states, act=oversight.suppress, done_words=_("It will not be sent."), words=words
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def arrived(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Notes that a mail in doubt arrived."""
    words = {
        "heading": _("This mail arrived"),
        "says": _("It counts as sent from now on, with how you know it as the reason."),
        "button": _("It arrived"),
    }
    return _asked(
        request,
        pk,
        State.UNCONFIRMED,
        act=oversight.confirm_arrival,
        done_words=_("It counts as sent."),
        words=words,
    )


def _once_asked(
    request: HttpRequest, pk: UUID, state: str, *, act: Callable[..., Any], done_words: str, template: str
) -> HttpResponse:
    """Asks whether it is to be done, then does it."""
    actor, row = _of(request, pk, state)
    if request.method == "POST":
        version = version_in(request)
        return done(request, lambda: act(actor, reminder_id=pk, version=version), done_words, *_back(row))
    return render(request, template, _context(actor, row))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def resend(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sends a mail in doubt once more, once asked."""
    return _once_asked(
        request, pk, State.UNCONFIRMED, act=partial(reminders.resend, now=clock.now()),
        done_words=_("It will be sent once more within a minute."), template="meetings/reminders_resend.html",
    )  # fmt: skip


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lets a suppressed reminder leave after all, once asked."""
    return _once_asked(
        request, pk, State.SUPPRESSED, act=oversight.plan_again, done_words=_("It is planned again."),
        template="meetings/reminder_again.html",
    )  # fmt: skip


_ONE = "reminders/<uuid:pk>"
urlpatterns = [
    path(f"{_ONE}/", words, name="reminder-words"),
    path(f"{_ONE}/resend/", resend, name="resend-reminder"),
    path(f"{_ONE}/suppress/", suppress, name="suppress-reminder"),
    path(f"{_ONE}/again/", plan_again, name="plan-reminder-again"),
    path(f"{_ONE}/arrived/", arrived, name="reminder-arrived"),
]
