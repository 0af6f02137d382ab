"""The page on which an agenda is proposed: what there is to discuss, with reasons, ticked and added in one act."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.errors import Forbidden
from cooperation.texts import Text
from cooperation.ui import marks
from cooperation.ui.when import day_words
from meetings import policies
from meetings.forms.agenda import ChosenForm
from meetings.models import AgendaItem, Review
from meetings.selectors import labels, sessions
from meetings.selectors.proposals import Proposal, Reason, proposals
from meetings.services.points import add_points
from meetings.views.agenda import PAGE
from meetings.views.common import REFUSED, actor_of, form_once, item_url, review_of, signed_in, tell
from programs.views import words

Source = AgendaItem.Source


@signed_in
@PAGE
def propose(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What may be put onto the agenda of a session."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    if not policies.may_propose_point(actor, review):
        raise Forbidden(_("A point is proposed by a side’s coordinator or entered by a secretary."))
    form = ChosenForm(request.POST if request.method == "POST" else None)
    ticked = request.POST.getlist("proposal")
    status = 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():

        def go() -> HttpResponseRedirect:
            added = add_points(actor, review_id=pk, chosen=list(_keys(ticked)))
            messages.success(
                request,
                ngettext(
                    "%(count)d point is on the agenda.", "%(count)d points are on the agenda.", len(added)
                )
                % {"count": len(added)},
            )
            return redirect("meetings:session", pk)

        try:
            return form_once(request, actor, go)
        except REFUSED as error:
            status = tell(form, error)
    speak = Speaker(request, review)
    groups = [
        {"heading": HEADINGS[kind], "rows": [speak.row(one, set(ticked)) for one in ones]}
        for kind, ones in groupby(proposals(actor, review), key=lambda one: one.source)
    ]
    context = {"review": review, "name": labels.named(review), "form": form, "groups": groups}
    return render(request, "meetings/proposals.html", context, status=status)


class _Headings(dict[str, Any]):
    """What each kind of proposal is headed by, in the reader's language."""

    def __missing__(self, kind: str) -> str:
        said: dict[str, str] = {
            Source.MINUTES: _("Record of the last session"),
            Source.DEFERRED: _("Left open by earlier sessions"),
            Source.BACKLOG: _("Backlog of the body"),
            Source.REFERRAL: _("Referred by other bodies"),
            Source.DIVERGENCE: _("Where the sides differ, the heaviest first"),
            Source.OVERDUE: _("Overdue"),
            Source.BLOCKED: _("Blocked"),
            Source.DUE: _("Due before the session after this one"),
            Source.INTERSESSIONAL: _("Decided between sessions, to be confirmed"),
            Source.NEXT_SESSION: _("Next session"),
        }
        return said[kind]


HEADINGS = _Headings()


def _keys(ticked: Iterable[str]) -> Iterable[tuple[str, UUID]]:
    for each in ticked:
        source, _colon, pk = each.partition(":")
        try:
            yield source, UUID(pk)
        except ValueError:
            yield "", UUID(int=0)


class Speaker:
    """Says proposals in the reader's language."""

    def __init__(self, request: HttpRequest, review: Review) -> None:
        self.sides = sessions.marked(sessions.sides(review))
        self.called = {
            str(party): marks.plain(side.party.short_name) or side.party.code
            for party, side in self.sides.items()
        }
        self.since = labels.since_rounds(actor_of(request), review.programme_id)

    def row(self, one: Proposal, ticked: set[str]) -> dict[str, Any]:
        key = f"{one.source}:{one.source_id}"
        by = self.sides.get(one.proposed_by_id) if one.proposed_by_id else None
        return {
            "key": key,
            "title": one.title,
            "number": one.number,
            "url": item_url(one.item_id) if one.item_id else "",
            "by": marks.side(by, len(self.sides)) if by else "",
            "reasons": [said for said in map(self.said, one.reasons) if said],
            "ticked": key in ticked,
        }

    def said(self, reason: Reason) -> str:
        """A reason as a sentence; "" where the heading says it all."""
        if reason.kind == Source.DIVERGENCE:
            since = self.since.get(reason.since, "") if reason.since else ""
            return words.in_words(reason.found, self.called, since)
        if reason.kind == Source.OVERDUE and reason.due_on:
            return _("Overdue since %(day)s") % {"day": day_words(reason.due_on, marks.language())}
        if reason.kind == Source.DUE and reason.due_on:
            return _("Due on %(day)s") % {"day": day_words(reason.due_on, marks.language())}
        if reason.kind == Source.BLOCKED:
            return _("Blocked: %(obstacles)s") % {"obstacles": "; ".join(map(marks.plain, reason.obstacles))}
        return self._waited(reason)

    @staticmethod
    def _waited(reason: Reason) -> str:
        cited: Text = reason.cited
        parts = [_("Referred by: %(session)s") % {"session": marks.plain(cited)}] if cited else []
        if reason.times:
            parts.append(
                ngettext("deferred once", "deferred %(count)d times", reason.times) % {"count": reason.times}
            )
        return "; ".join(parts)
