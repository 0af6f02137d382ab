"""One's own reminders: what is ahead, what came lately, and how one wants to be told.

Addresses are kept here and included by meetings.urls.
"""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation import clock
from cooperation.access import Actor
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import moment
from meetings.forms.choices import ChoicesForm
from meetings.models import Reminder
from meetings.selectors import labels, told
from meetings.services.choosing import choose_all, readers
from meetings.services.reminded import FAMILIES
from meetings.views.common import actor_of, done, signed_in
from meetings.views.reminders import days_before


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """What the reader is told, and the form of how; a POST keeps what was chosen."""
    actor = actor_of(request)
    form = ChoicesForm(request.POST or None, options=told.options(actor))
    if request.method == "POST" and form.is_valid():
        choices = form.choices()
        return done(
            request, lambda: choose_all(actor, choices=choices), _("Your choice is kept."), "meetings:told"
        )
    now = clock.now()
    ahead, lately = told.ahead(actor), told.lately(actor, now)
    words = _words(actor, [*ahead, *lately])
    context = {
        "form": form,
        "ahead": _table(actor, ahead, words, _("Ahead"), _("Nothing is planned for you.")),
        "lately": _table(
            actor, lately, words, _("Lately"), _("You were told nothing in the last ninety days.")
        ),
        "zone": actor.time_zone,
        "country": _country(actor),
    }
    return render(request, "meetings/told.html", context, status=200 if request.method != "POST" else 400)


def _country(actor: Actor) -> str:
    """Of the State whose working days are the reader's; "" where none is known."""
    if actor.user_id is None:
        return ""
    return readers({actor.user_id}, now=clock.now())[actor.user_id].country


def _words(actor: Actor, rows: Sequence[Reminder]) -> dict[object, tuple[str, str]]:
    """What each reminder says in one line and where it leads, as its mail has it or would have it today."""
    found: dict[object, tuple[str, str]] = {}
    for family in FAMILIES:
        own = [row for row in rows if row.kind in family.kinds]
        for entry in family.entries(actor, own, clock.now()) if own else ():
            found |= {row.pk: (entry.subject, entry.url) for row in entry.reminders}
    return found


def _table(
    actor: Actor, rows: Sequence[Reminder], words: dict[object, tuple[str, str]], caption: str, empty: str
) -> SafeString:
    columns = [Column(_("When")), Column(_("What"), head=True), Column(_("State"))]
    cells = [
        (
            moment(row.due_at, actor.time_zone),
            _what(row, words),
            marks.badge(row.state, row.get_state_display()),
        )
        for row in rows
    ]
    return table(columns, cells, caption=caption, empty=empty)


def _what(row: Reminder, words: dict[object, tuple[str, str]]) -> SafeString:
    subject, url = words.get(row.pk, ("", ""))
    if row.review is not None and not url:
        url = reverse("meetings:session", args=[row.review_id])
        subject = subject or (row.message.subject if row.message else _of_session(row))
    subject = subject or (row.message.subject if row.message else f"{row.get_kind_display()}")
    return format_html('<a href="{}">{}</a>', url, subject) if url else format_html("{}", subject)


def _of_session(row: Reminder) -> str:
    """What it will be about: the session, and how many days before it."""
    if row.review is None or row.kind != Reminder.Kind.REVIEW:
        return f"{row.get_kind_display()}: {labels.named(row.review) if row.review else ''}"
    return f"{labels.named(row.review)}: {days_before(row.lead_days)}"


urlpatterns = [path("reminders/", mine, name="told")]
