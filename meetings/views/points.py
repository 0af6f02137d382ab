"""One point of an agenda: worded anew, put back, removed; and the backlog it may go back to."""

from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden
from cooperation.ui import marks
from meetings import policies
from meetings.forms.agenda import BacklogForm, TitleForm
from meetings.models import AgendaItem, BacklogPoint
from meetings.rules import schedule
from meetings.selectors import backlog as waiting
from meetings.selectors import labels
from meetings.services import backlog, points
from meetings.views.agenda import PAGE
from meetings.views.asked import asked, texts_beside
from meetings.views.common import actor_of, done, item_url, signed_in, version_in
from programs.models import Body


def _point(actor: Actor, pk: UUID) -> AgendaItem:
    rows = AgendaItem.objects.visible_to(actor).select_related("review__body", "review__programme")
    point: AgendaItem | None = rows.filter(pk=pk).first()
    if point is None:
        raise Absent
    return point


@signed_in
@PAGE
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Words a point anew; from here it is put back or removed."""
    actor = actor_of(request)
    point = _point(actor, pk)
    if not policies.may_rewrite_point(actor, point):
        raise Forbidden(_("A point is changed by a secretary, or by the side that proposed it."))
    languages = tuple(point.review.body.languages) or ("en", "ru", "be")
    initial = {"title": point.title, "version": point.version}

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        title = {**{tag: said for tag, said in point.title.items() if tag not in languages}, **given["title"]}
        points.edit_point(actor, point_id=pk, title=title, version=given["version"])
        return _("The point is worded anew."), "meetings:session", str(point.review_id)

    def beside(form: Form) -> list[dict[str, str]]:
        return texts_beside(_("Title of the point"), point.title, form.cleaned_data["title"])

    context = {
        "point": point, "review": point.review, "name": labels.named(point.review),
        "puts_back": point.review.state in schedule.MOVABLE, "ahead": point.review.state in schedule.AHEAD,
    }  # fmt: skip
    return asked(
        request, lambda data: TitleForm(data, initial=initial, languages=languages), act,
        template="meetings/point_edit.html", context=context, beside=beside,
    )  # fmt: skip


@signed_in
@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes a point off the agenda."""
    actor, version = actor_of(request), version_in(request)
    review_id = _point(actor, pk).review_id
    return done(
        request, lambda: points.remove_point(actor, point_id=pk, version=version),
        _("The point is off the agenda."), "meetings:session", review_id,
    )  # fmt: skip


@signed_in
@require_POST
def put_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Puts a point back into the backlog of the body."""
    actor, version = actor_of(request), version_in(request)
    review_id = _point(actor, pk).review_id
    return done(
        request, lambda: points.put_back_point(actor, point_id=pk, version=version),
        _("The point waits in the backlog of the body."), "meetings:session", review_id,
    )  # fmt: skip


# --- The backlog ------------------------------------------------------------------------------------------------------


def body_of(actor: Actor, pk: UUID) -> Body:
    """The body, or 404."""
    body: Body | None = Body.objects.visible_to(actor).filter(pk=pk).first()
    if body is None:
        raise Absent
    return body


@signed_in
@PAGE
def listing(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The backlog of a body; a point may be proposed for it here."""
    actor = actor_of(request)
    body = body_of(actor, pk)
    fills = policies.may_fill_backlog(actor, pk)
    if request.method == "POST" and not fills:
        raise Forbidden(_("A point is proposed by a side’s coordinator or entered by a secretary."))

    def act(given: dict[str, Any]) -> tuple[str, Any, str]:
        backlog.add_to_backlog(actor, body_id=pk, title=given["title"])
        return _("The point waits in the backlog of the body."), "meetings:backlog", str(pk)

    keeper = policies.may_keep_letters(actor, pk)
    context = {
        "body": body, "fills": fills,
        "waiting": [_waiting(actor, row, keeper or fills) for row in waiting.waiting(actor, pk)],
        "left": [
            {"row": row, "session": labels.numbered(row.review), "url": item_url(row.item_id) if row.item_id else ""}
            for row in waiting.left(actor, pk)
        ],
    }  # fmt: skip
    return asked(request, BacklogForm, act, template="meetings/backlog.html", context=context)


def _waiting(actor: Actor, row: Any, fills: bool) -> dict[str, Any]:
    own = policies.may_keep_letters(actor, row.body_id) or (
        actor.party_id is not None and actor.party_id == row.proposed_by_id
    )
    return {
        "row": row,
        "by": marks.plain(row.proposed_by.short_name) if row.proposed_by else "",
        "url": item_url(row.item_id) if row.item_id else "",
        "cited": row.referral.cited if row.referral else {},
        "withdrawn": bool(row.referral and row.referral.outcome.withdrawn_at),
        "drops": fills and own and row.referral is None,
    }


@signed_in
@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Gives up a point of the backlog."""
    actor, version = actor_of(request), version_in(request)
    point = BacklogPoint.objects.visible_to(actor).filter(pk=pk).first()
    if point is None:
        raise Absent
    return done(
        request, lambda: backlog.drop_from_backlog(actor, point_id=pk, version=version),
        _("The point is given up."), "meetings:backlog", point.body_id,
    )  # fmt: skip


def ways_of_body(request: HttpRequest, body: Any) -> str:
    """From the page of a body to its backlog, its correspondence and its sealed protocols."""
    link = '<p class="ways"><a href="{}">{}</a></p>'
    return format_html_join(
        "", link, [
            (reverse("meetings:backlog", args=[body.pk]), _("Backlog of the body")),
            (reverse("meetings:letters", args=[body.pk]), _("Correspondence")),
            (reverse("meetings:chain", args=[body.pk]), _("Chain of sealed minutes")),
        ],
    )  # fmt: skip
