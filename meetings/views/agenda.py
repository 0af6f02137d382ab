"""The agenda and the delegations, as their pages change them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cooperation.errors import Absent, Forbidden, Stale
from cooperation.ui import marks
from meetings import policies
from meetings.forms.reviews import DelegationForm, PointForm
from meetings.models import AgendaItem, Delegate, Delegation, Review
from meetings.selectors import labels, sessions
from meetings.services import agenda
from meetings.views.common import REFUSED, actor_of, done, form_once, review_of, signed_in, tell, version_in

PAGE = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@PAGE
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Proposes a point for the agenda."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    if not policies.may_propose_point(actor, review):
        raise Forbidden(_("A point is proposed by a side’s coordinator or entered by a secretary."))
    form = PointForm(request.POST or None, review=review, initial=_about(review, request.GET.get("item", "")))
    status = 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor, lambda: _add(request, review, form))
        except REFUSED as error:
            status = tell(form, error)
    context = {"review": review, "name": labels.named(review), "form": form}
    return render(request, "meetings/point.html", context, status=status)


def _about(review: Review, number: str) -> dict[str, Any]:
    """What a point about the item of this number begins with; nothing where the plan has no such item."""
    wording = sessions.wording_by_number(review, number.replace("\x00", "")) if number else None
    if wording is None:
        return {}
    return {"item": wording.number, "title": {tag: words[:500] for tag, words in wording.title.items()}}


def _add(request: HttpRequest, review: Review, form: PointForm) -> HttpResponseRedirect:
    agenda.add_point(
        actor_of(request), review_id=review.pk, title=form.cleaned_data["title"], item_id=form.cleaned_data["item"]
    )  # fmt: skip
    messages.success(request, _("The point is on the agenda."))
    return redirect("meetings:session", review.pk)


@signed_in
@require_POST
def move(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Moves a point one place up or down."""
    actor, version = actor_of(request), version_in(request)
    point = AgendaItem.objects.visible_to(actor).filter(pk=pk).first()
    if point is None:
        raise Absent
    place = point.position + (1 if request.POST.get("to") == "down" else -1)
    return done(
        request,
        lambda: agenda.move_point(actor, point_id=pk, place=max(1, place), version=version),
        _("The agenda is reordered."), "meetings:session", point.review_id,
    )  # fmt: skip


@signed_in
@PAGE
def delegation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Names the delegation of the actor's side; a joint secretariat says of which (`?party=`)."""
    actor = actor_of(request)
    review = review_of(actor, pk)
    party = _party(request, review)
    named = Delegation.objects.visible_to(actor).filter(review=review, party_id=party).first()
    members = list(Delegate.unscoped.filter(delegation=named).select_related("person")) if named else []
    initial = {
        "head": next((member.person_id for member in members if member.is_head), None),
        "members": [member.person_id for member in members if not member.is_head],
        "version": named.version if named else None,
    }
    people = sessions.people(review, party)
    form = DelegationForm(request.POST or None, initial=initial, people=people)
    stale, status = [], 400 if request.method == "POST" else 200
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor, lambda: _name(request, review, party, form))
        except Stale as error:
            stale, status = _members_beside(members, form), int(error.status)
            data = request.POST.copy()
            data["version"] = str(error.current)
            form = DelegationForm(data, people=people)
        except REFUSED as error:
            status = tell(form, error)
    context = {"review": review, "name": labels.named(review), "form": form, "fields": stale}
    return render(request, "meetings/delegation.html", context, status=status)


def _members_beside(members: list[Delegate], form: DelegationForm) -> list[dict[str, str]]:
    """Who is on record by now, beside who was chosen."""
    head, others = form.cleaned_data["head"], form.cleaned_data["members"]
    theirs = [member.person for member in sorted(members, key=lambda member: not member.is_head)]
    yours = [head, *(person for person in others if person != head)]
    return [
        {
            "label": _("Delegation, its head first"),
            "theirs": "\n".join(marks.plain(person.name) for person in theirs) or _("not yet named"),
            "yours": "\n".join(marks.plain(person.name) for person in yours),
        }
    ]


def _party(request: HttpRequest, review: Review) -> UUID:
    actor = actor_of(request)
    try:
        party = actor.party_id or UUID(request.GET.get("party", ""))
    except ValueError as error:
        raise Absent from error
    if not policies.may_name_delegation(actor, review, party):
        raise Forbidden(_("A side names its own delegation."))
    return party


def _name(request: HttpRequest, review: Review, party: UUID, form: DelegationForm) -> HttpResponseRedirect:
    head = form.cleaned_data["head"]
    drafts = [agenda.DelegateDraft(person_id=head.pk, is_head=True)]
    drafts += [agenda.DelegateDraft(person_id=p.pk) for p in form.cleaned_data["members"] if p.pk != head.pk]
    agenda.name_delegation(
        actor_of(request),
        review_id=review.pk,
        party_id=party,
        delegates=drafts,
        version=form.cleaned_data["version"],
    )
    messages.success(request, _("The delegation is named."))
    return redirect("meetings:session", review.pk)
