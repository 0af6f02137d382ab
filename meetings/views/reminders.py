"""What goes to whom before a session and when; what went; what is in doubt, and sending that once more.

Addresses are kept here and included by meetings.urls.
"""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import day_words, moment
from meetings import policies
from meetings.forms.reminders import ReasonForm
from meetings.models import Reminder, Review
from meetings.rules.schedule import AHEAD
from meetings.selectors import labels
from meetings.selectors.reminders import account_names, of_review
from meetings.services import oversight, reminders
from meetings.views.common import actor_of, done, review_of, signed_in, version_in

#: What is still to come, and what a person has to look at.
TO_COME = (Reminder.State.PLANNED, Reminder.State.CLAIMED, Reminder.State.SUPPRESSED)
DOUBTFUL = (Reminder.State.UNCONFIRMED, Reminder.State.REFUSED)


@signed_in
@require_safe
def listed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A session's reminders: one's own; for a secretary those of their side. What is in doubt, ahead, and went."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    rows = list(of_review(actor, review))
    groups = {
        "doubtful": [row for row in rows if row.state in DOUBTFUL],
        "ahead": [row for row in rows if row.state in TO_COME],
        "went": [row for row in rows if row.state not in (*DOUBTFUL, *TO_COME)],
    }
    empty = _("No reminder is planned yet: they are made once the date is confirmed.")
    if review.state not in AHEAD:
        empty = _("Nothing is left to be sent.")
    return render(
        request,
        "meetings/reminders.html",
        {
            "review": review,
            "name": labels.named(review),
            "tables": {name: _table(some, actor, empty) for name, some in groups.items()},
            "some": groups,
            "foreseen": _foreseen(actor, review, bool(groups["ahead"])),
            "doubtful": sum(row.state == Reminder.State.UNCONFIRMED for row in rows),
            "keeps": policies.may_keep_record(actor, review),
            "leads": sorted(review.body.reminder_leads, reverse=True),
            "steps": sorted(review.body.step_leads, reverse=True),
            "zone": actor.time_zone,
        },
    )


def _foreseen(actor: Actor, review: Review, planned: bool) -> SafeString | None:
    """To whom reminders go once the date is confirmed, for a secretary while none is planned."""
    if planned or review.state != Review.State.PROPOSED or not policies.may_keep_record(actor, review):
        return None
    found = reminders.foreseen(actor, review, now=clock.now())
    names = account_names({user for user, _at, _lead in found})
    cells = [
        (names.get(user, ""), _days_before(lead), moment(at, actor.time_zone)) for user, at, lead in found
    ]
    columns = [Column(_("Recipient"), head=True), Column(_("Reminder")), Column(_("Due"))]
    return table(
        columns, cells, caption=_("Once the date is confirmed"), empty=_("Nobody would be reminded.")
    )


def _table(rows: list[Reminder], actor: Actor, empty: str) -> SafeString:
    columns = [
        Column(_("Recipient"), head=True),
        Column(_("Reminder")),
        Column(_("Due")),
        Column(_("State")),
        Column(_("Sent")),
        Column(_("Mail server")),
    ]
    cells = [
        (
            _name(row),
            _kind(row),
            moment(row.due_at, actor.time_zone),
            _state(row, actor),
            moment(row.message.sent_at if row.message else None, actor.time_zone),
            row.reason or (row.message.last_reply if row.message else ""),
        )
        for row in rows
    ]
    return table(columns, cells, caption=_("Reminders"), empty=empty)


def _name(row: Reminder) -> str:
    """The person's name in the reader's language; that of the account where it is nobody's."""
    person = getattr(row.recipient, "person", None)
    return marks.plain(person.name) if person else row.recipient.name


def _kind(row: Reminder) -> str:
    if row.kind == Reminder.Kind.REVIEW:
        return _days_before(row.lead_days)
    if row.kind == Reminder.Kind.STEP and row.occasion:
        return _("%(kind)s, %(day)s") % {"kind": row.get_kind_display(), "day": day_words(row.occasion)}
    return str(row.get_kind_display())


def _days_before(lead: int) -> str:
    return ngettext("%(count)d day before", "%(count)d days before", lead) % {"count": lead}


#: What may be done about a reminder in which state: the page and what its link says.
_DEEDS: dict[str, tuple[tuple[str, Any], ...]] = {
    Reminder.State.PLANNED: (("suppress-reminder", gettext_lazy("Do not send")),),
    Reminder.State.CLAIMED: (("suppress-reminder", gettext_lazy("Do not send")),),
    Reminder.State.SUPPRESSED: (("plan-reminder-again", gettext_lazy("Send after all")),),
    Reminder.State.UNCONFIRMED: (
        ("resend-reminder", gettext_lazy("Send once more")),
        ("reminder-arrived", gettext_lazy("It arrived")),
    ),
}


def _state(row: Reminder, actor: Actor) -> SafeString:
    badge = marks.badge(row.state, row.get_state_display())
    if not reminders.may_resend(actor, row):
        return badge
    deeds = _DEEDS.get(row.state, ())
    args = [row.review_id, row.pk]
    links = format_html_join(
        "", ' <a href="{}">{}</a>', ((reverse(f"meetings:{to}", args=args), says) for to, says in deeds)
    )
    return format_html("{}{}", badge, links)


def _of(request: HttpRequest, pk: UUID, reminder: UUID) -> tuple[Actor, Review, Reminder]:
    """Who asks, the session and its reminder; 404 where they do not see it, 403 where they are no secretary."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    row = of_review(actor, review).filter(pk=reminder).first()
    if row is None:
        raise Absent
    if not reminders.may_resend(actor, row):
        raise Forbidden(_("Only a secretary does this."))
    return actor, review, row


def _asked(
    request: HttpRequest,
    pk: UUID,
    reminder: UUID,
    *,
    act: Callable[..., Any],
    done_words: str,
    words: dict[str, str],
) -> HttpResponse:
    """Asks for the reason, then does it."""
    actor, review, row = _of(request, pk, reminder)
    form = ReasonForm(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        reason, version = form.cleaned_data["reason"], form.cleaned_data["version"]
        return done(
            request, lambda: act(actor, reminder_id=reminder, version=version, reason=reason), done_words,
            "meetings:reminders", pk,
        )  # fmt: skip
    context = {
        "review": review, "name": labels.named(review), "row": row, "recipient": _name(row), "kind": _kind(row),
        "form": form, "zone": actor.time_zone, **words,
    }  # fmt: skip
    return render(request, "meetings/reminder_reason.html", context, status=400 if form.is_bound else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def suppress(request: HttpRequest, pk: UUID, reminder: UUID) -> HttpResponse:
    """Keeps a reminder from leaving, for a reason."""
    words = {
        "heading": _("Do not send this reminder"),
        "says": _("It stays on this page with your reason, and may be sent after all."),
        "button": _("Do not send it"),
    }
    return _asked(
        request, pk, reminder, act=oversight.suppress, done_words=_("It will not be sent."), words=words
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def arrived(request: HttpRequest, pk: UUID, reminder: UUID) -> HttpResponse:
    """Notes that a mail in doubt arrived."""
    words = {
        "heading": _("This mail arrived"),
        "says": _("It counts as sent from now on, with how you know it as the reason."),
        "button": _("It arrived"),
    }
    return _asked(
        request, pk, reminder, act=oversight.confirm_arrival, done_words=_("It counts as sent."), words=words
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def resend(request: HttpRequest, pk: UUID, reminder: UUID) -> HttpResponse:
    """Sends a mail in doubt once more, once asked."""
    actor, review, row = _of(request, pk, reminder)
    if request.method == "POST":
        version = version_in(request)
        return done(
            request,
            lambda: reminders.resend(actor, reminder_id=reminder, version=version, now=clock.now()),
            _("It will be sent once more within a minute."),
            "meetings:reminders",
            pk,
        )
    return render(
        request,
        "meetings/reminders_resend.html",
        {
            "review": review,
            "name": labels.named(review),
            "row": row,
            "recipient": _name(row),
            "zone": actor.time_zone,
        },
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def plan_again(request: HttpRequest, pk: UUID, reminder: UUID) -> HttpResponse:
    """Lets a suppressed reminder leave after all, once asked."""
    actor, review, row = _of(request, pk, reminder)
    if request.method == "POST":
        version = version_in(request)
        return done(
            request, lambda: oversight.plan_again(actor, reminder_id=reminder, version=version),
            _("It is planned again."), "meetings:reminders", pk,
        )  # fmt: skip
    context = {
        "review": review, "name": labels.named(review), "row": row, "recipient": _name(row), "kind": _kind(row),
        "zone": actor.time_zone,
    }  # fmt: skip
    return render(request, "meetings/reminder_again.html", context)


_ONE = "sessions/<uuid:pk>/reminders/<uuid:reminder>"
urlpatterns = [
    path("sessions/<uuid:pk>/reminders/", listed, name="reminders"),
    path(f"{_ONE}/resend/", resend, name="resend-reminder"),
    path(f"{_ONE}/suppress/", suppress, name="suppress-reminder"),
    path(f"{_ONE}/again/", plan_again, name="plan-reminder-again"),
    path(f"{_ONE}/arrived/", arrived, name="reminder-arrived"),
]
