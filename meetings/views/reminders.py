"""What goes to whom before a session and when; what went; what is in doubt, and sending that once more.

Addresses are kept here and included by meetings.urls.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import moment
from meetings import policies
from meetings.models import Reminder
from meetings.selectors import labels
from meetings.selectors.reminders import of_review
from meetings.services import reminders
from meetings.views.common import actor_of, done, review_of, signed_in, version_in


@signed_in
@require_safe
def listed(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A session's reminders: one's own; for a secretary those of their side."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    rows = list(of_review(actor, review))
    return render(
        request,
        "meetings/reminders.html",
        {
            "review": review,
            "name": labels.named(review),
            "table": _table(rows, actor),
            "doubtful": sum(row.state == Reminder.State.UNCONFIRMED for row in rows),
            "keeps": policies.may_keep_record(actor, review),
            "leads": sorted(review.body.reminder_leads, reverse=True),
            "zone": actor.time_zone,
        },
    )


def _table(rows: list[Reminder], actor: Actor) -> SafeString:
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
            row.message.last_reply if row.message else "",
        )
        for row in rows
    ]
    empty = _("No reminder is planned yet: they are made once the date is confirmed.")
    return table(columns, cells, caption=_("Reminders"), empty=empty)


def _name(row: Reminder) -> str:
    """The person's name in the reader's language; that of the account where it is nobody's."""
    person = getattr(row.recipient, "person", None)
    return marks.plain(person.name) if person else row.recipient.name


def _kind(row: Reminder) -> str:
    if row.kind != Reminder.Kind.REVIEW:
        return str(row.get_kind_display())
    return ngettext("%(count)d day before", "%(count)d days before", row.lead_days) % {"count": row.lead_days}


def _state(row: Reminder, actor: Actor) -> SafeString:
    badge = marks.badge(row.state, row.get_state_display())
    if row.state != Reminder.State.UNCONFIRMED or not reminders.may_resend(actor, row):
        return badge
    url = reverse("meetings:resend-reminder", args=[row.review_id, row.pk])
    return format_html('{} <a href="{}">{}</a>', badge, url, _("Send once more"))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def resend(request: HttpRequest, pk: UUID, reminder: UUID) -> HttpResponse:
    """Sends a mail in doubt once more, once asked."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    row = of_review(actor, review).filter(pk=reminder).first()
    if row is None:
        raise Absent
    if not reminders.may_resend(actor, row):
        raise Forbidden(_("Only a secretary sends a reminder once more."))
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


urlpatterns = [
    path("sessions/<uuid:pk>/reminders/", listed, name="reminders"),
    path("sessions/<uuid:pk>/reminders/<uuid:reminder>/resend/", resend, name="resend-reminder"),
]
