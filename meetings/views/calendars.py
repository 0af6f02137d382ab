"""Addresses from which calendars are read: one's own page of them, and the calendars themselves.

Addresses are kept here and included by meetings.urls.
"""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.cache import get_conditional_response
from django.utils.html import format_html
from django.utils.http import http_date
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import moment
from meetings.forms.calendars import FeedForm
from meetings.models import Feed
from meetings.services import feeds
from meetings.views.common import REFUSED, actor_of, done, form_once, signed_in, tell, version_in


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponseBase:
    """The calendar behind a secret address: nobody signs in, the address is the key."""
    found = feeds.read_feed(secret, now=clock.now())
    if found is None:
        response: HttpResponseBase = HttpResponse(
            _("There is no calendar at this address."), status=404, content_type="text/plain; charset=utf-8"
        )
        response["Cache-Control"] = "no-store"
        # The framework would write the address, and with it the secret, to the log.
        response._has_been_logged = True  # type: ignore[attr-defined]
        return response
    response = HttpResponse(found.content, content_type="text/calendar; charset=utf-8")
    response["ETag"] = found.etag
    response["Last-Modified"] = http_date(found.changed.timestamp())
    response["Cache-Control"] = "private, no-cache"
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response["Referrer-Policy"] = "no-referrer"
    return (
        get_conditional_response(
            request, etag=found.etag, last_modified=int(found.changed.timestamp()), response=response
        )
        or response
    )


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """One's own addresses; a POST makes one and shows it, this once."""
    actor = actor_of(request)
    form = FeedForm(request.POST or None, actor=actor)
    made: list[str] = []

    def act() -> HttpResponseRedirect:
        _feed, secret = feeds.open_feed(
            actor, body_id=form.body_id(), name=form.cleaned_data["name"], now=clock.now()
        )
        made.append(address_of(secret))
        return redirect("meetings:calendars")

    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                response = form_once(request, actor, act)
            except REFUSED as error:
                status = tell(form, error)
            else:
                if not made:
                    return response
                status, form = 200, FeedForm(None, actor=actor)
    context: dict[str, Any] = {"form": form, "made": made[0] if made else "", "table": _table(actor)}
    page = render(request, "meetings/calendars.html", context, status=status)
    if made:
        page["Cache-Control"] = "private, no-store"
    return page


def address_of(secret: str) -> str:
    """The whole address of a calendar."""
    return f"{settings.BASE_URL}{reverse('meetings:calendar', args=[secret])}"


def _own(actor: Actor) -> Any:
    return Feed.objects.visible_to(actor).filter(revoked_at=None)


def _name(row: Feed) -> str:
    of = marks.plain(row.body.name) if row.body else _("all my bodies")
    return f"{row.name} ({of})" if row.name else of


def _table(actor: Actor) -> SafeString:
    columns = [
        Column(_("Calendar"), head=True),
        Column(_("Made")),
        Column(_("Last read")),
        Column(_("Revoke"), plain=""),
    ]
    cells = [
        (
            _name(row),
            moment(row.created_at, actor.time_zone),
            moment(row.last_read_at, actor.time_zone) if row.last_read_at else _("never"),
            format_html(
                '<a class="btn quiet" href="{}">{}<span class="vh"> {}</span></a>',
                reverse("meetings:revoke-calendar", args=[row.pk]), _("Revoke"), _name(row),
            ),
        )
        for row in _own(actor).select_related("body").order_by("created_at", "pk")
    ]  # fmt: skip
    return table(columns, cells, caption=_("My calendar addresses"), empty=_("You have no calendar address."))


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks whether an address is to be revoked, and revokes it."""
    actor = actor_of(request)
    row = _own(actor).select_related("body").filter(pk=pk).first()
    if request.method == "POST":
        return done(
            request,
            lambda: feeds.revoke_feed(actor, feed_id=pk, version=version_in(request), now=clock.now()),
            _("The address is revoked: nothing is read from it any more."),
            "meetings:calendars",
        )
    if row is None:
        raise Absent
    return render(request, "meetings/calendar_revoke.html", {"row": row, "name": _name(row)})


urlpatterns = [
    path("calendars/", mine, name="calendars"),
    path("calendars/<uuid:pk>/revoke/", revoke, name="revoke-calendar"),
    path("calendar/<str:secret>.ics", feed, name="calendar"),
]
