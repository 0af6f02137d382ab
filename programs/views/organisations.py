"""The page of an organisation, and what its side enters of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation import clock
from cooperation.ui import marks
from programs import policies
from programs.forms.organisations import HandOverForm, OrganisationChangeForm
from programs.models import Organisation, OrganisationChange, Wording
from programs.selectors import matters, registers
from programs.selectors import organisations as reading
from programs.services import successions
from programs.views.common import actor_of, signed_in, with_query
from programs.views.matters import again, send
from programs.views.registers import after_in

PAGE = require_http_methods(["GET", "POST"])


def _one(request: HttpRequest, pk: UUID) -> Organisation:
    rows = Organisation.objects.visible_to(actor_of(request)).select_related("party", "parent")
    found: Organisation = registers.one(rows, pk)
    return found


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One organisation: what it owes across programmes, its posts and who holds them, what became of it."""
    actor = actor_of(request)
    found, today = reading.one(actor, pk), clock.today(actor.time_zone)
    ended = request.GET.get("ended") == "1"
    duties, following = reading.page_of_duties(actor, found, ended=ended, after=after_in(request))
    owes = bool(duties) and not ended
    changes = reading.changes(actor, found)
    for duty in duties:
        duty.late = bool(duty.due_on and not ended and duty.due_on < today)
        duty.called = reading.called_on(found, changes, duty.until or today) if ended else found.name
    keeps = policies.keeps_organisations(actor, found.party_id)
    context = {
        "organisation": found, "edition_of": {duty.item.programme_id for duty in duties},
        "above": reading.above(found), "posts": reading.posts(actor, found, today),
        "duties": duties, "ended": ended, "today": today, "keeps": keeps,
        "next": with_query(request.path, after=following, ended="1" if ended else "") if following else "",
        "changes": [
            (change, keeps and change.organisation_id == found.pk and _may_hand_over(change, owes))
            for change in changes
        ],
        "obstacles": reading.owned_obstacles(actor, found), "projects": reading.projects(actor, found),
        "cooperations": matters.cooperations_of(actor, found),
    }  # fmt: skip
    return render(request, "programs/organisation.html", context)


def _may_hand_over(change: OrganisationChange, owes: bool) -> bool:
    """Not yet done, or done for some duties only."""
    return change.successor_id is not None and (owes or change.handed_over_on is None)


@signed_in
@PAGE
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enters what became of an organisation."""
    actor = actor_of(request)
    found = _one(request, pk)
    successions.check_keeps(actor, found)
    form = OrganisationChangeForm(
        request.POST or None, organisations=reading.successors(actor, found), initial={"version": found.version}
    )  # fmt: skip
    status, fields = 200, ()

    def write() -> UUID:
        version = form.cleaned_data["version"]
        successions.enter_organisation_change(actor, organisation_id=pk, given=form.given(), version=version)
        return pk

    if request.method == "POST":
        done = send(request, (form,), write, "programs:organisation", _("It is on record."))
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            fields, form = again(form, {"name": found.name, "parent": found.parent_id, "note": {}}, stale)
    context = {"organisation": found, "form": form, "fields": fields}
    return render(request, "programs/organisation_change.html", context, status=status)


@signed_in
@PAGE
def hand_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Confirms that the successor takes the open duties."""
    actor = actor_of(request)
    rows = OrganisationChange.objects.visible_to(actor).select_related("organisation__party", "successor")
    found = registers.one(rows, pk)
    successions.check_keeps(actor, found.organisation)
    form = HandOverForm(request.POST or None, duties=_open(actor, found), initial={"version": found.version})
    status = 200

    def write() -> UUID:
        said = form.cleaned_data
        successions.hand_over_duties(
            actor, change_id=pk, responsibility_ids=form.chosen(), on=said["on"], version=said["version"]
        )
        return UUID(str(found.organisation_id))

    if request.method == "POST":
        said = _("The duties are handed over. Every side of the programme sees it.")
        done = send(request, (form,), write, "programs:organisation", said)
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            form.add_error(None, stale.detail)
    context = {"change": found, "form": form}
    return render(request, "programs/hand_over.html", context, status=status)


def _open(actor: Any, found: OrganisationChange) -> list[tuple[str, str]]:
    """The open duties, each by number and title."""
    duties = successions.open_duties_of(found)
    items = [duty.item_id for duty in duties]
    said: dict[UUID, Wording] = {row.item_id: row for row in matters.wordings(actor, items)}
    return [
        (str(duty.pk), f"{said[duty.item_id].number} {marks.plain(said[duty.item_id].title)}"[:160])
        for duty in duties
        if duty.item_id in said
    ]
