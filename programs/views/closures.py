"""How an item ends, its milestones, and who is responsible for it on one's own side."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import DateField
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Conflict, Invalid, Stale
from cooperation.ui import marks
from programs import policies
from programs.forms.acts import ActForm, ClosureForm, ResponsibleForm
from programs.forms.changes import WhyForm
from programs.models import Closure, Consent, Item, Organisation, Person, Post, Wording
from programs.selectors import editions as reading
from programs.selectors import plans
from programs.selectors.markings import choices
from programs.services import closures, outline, responsible
from programs.views.common import actor_of, beside, form_once, signed_in, tell, version_in
from programs.views.documents import kept_with


def _may_close(actor: Actor, programme_id: UUID) -> bool:
    """Whether the buttons are shown; the services ask anew, and say why not."""
    return actor.takes_part(programme_id) and policies.tends_matters(actor, programme_id)


@signed_in
@require_http_methods(["GET", "POST"])
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Proposes to close an item."""
    actor = actor_of(request)
    wording = reading.newest(actor, pk)
    closures.check_enters(actor, wording.programme_id)
    others = (
        Wording.objects.visible_to(actor)
        .filter(programme_id=wording.programme_id, until_edition__isnull=True)
        .exclude(item_id=pk)
        .order_by("sort_key", "id")
    )
    items = [
        (str(item), f"{number} {marks.plain(title)}"[:120])
        for item, number, title in others.values_list("item_id", "number", "title")[:2000]
    ]
    form = ClosureForm(request.POST or None, request.FILES or None, items=items, markings=choices(actor))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _propose(request, wording, form))
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    context = {"wording": wording, "programme": wording.programme, "form": form}
    return render(request, "programs/close.html", context, status=status)


def _propose(request: HttpRequest, wording: Any, form: ClosureForm) -> HttpResponseRedirect:
    actor, given = actor_of(request), form.cleaned_data
    document = kept_with(actor, wording.programme_id, form, "document")
    made = closures.propose_closure(
        actor, item_id=wording.item_id, kind=given["kind"], result=given["result"], document_id=document,
        successor_id=UUID(given["successor"]) if given["successor"] else None,
    )  # fmt: skip
    messages.success(
        request,
        _("The item is closed.")
        if made.state == Closure.State.AGREED
        else _("The closing is proposed. It takes effect once the sides that take part have agreed."),
    )
    return redirect("programs:closure", made.pk)


@signed_in
@require_http_methods(["GET", "POST"])
def closure(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How an item ends: what came of it, who agreed; a side agrees or says why not."""
    actor = actor_of(request)
    found = reading.closure(actor, pk)
    agree, refuse = _act_form(actor, found), WhyForm()
    status, stale = 200, []
    if request.method == "POST":
        status = 400
        refusing = request.POST.get("answer") == "refuse"
        form: Any = (
            WhyForm(request.POST) if refusing else _act_form(actor, found, request.POST, request.FILES)
        )
        agree, refuse = (agree, form) if refusing else (form, refuse)
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _answer(request, found, form, refusing))
            except Stale as error:
                stale, status = beside(form, {}), tell(form, error)
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    shown = {"agree": agree, "refuse": refuse, "fields": stale}
    return _page(request, found, shown, status)


def _page(request: HttpRequest, found: Closure, shown: dict[str, Any], status: int) -> HttpResponse:
    actor = actor_of(request)
    acts = list(
        Consent.objects.visible_to(actor)
        .filter(closure=found)
        .select_related("party", "document__marking", "entered_by")
        .order_by("done_on", "id")
    )
    sides = plans.sides(actor, found.item.programme_id)
    asked = closures.takes_part(found.item, clock.today(actor.time_zone)) - {act.party_id for act in acts}
    standing = found.state == Closure.State.PROPOSED and _may_close(actor, found.item.programme_id)
    answers = standing and (actor.party_id is None or actor.party_id in asked)
    context = {
        "closure": found, "wording": reading.newest(actor, found.item_id), "acts": acts, "sides": sides,
        "waiting": [side for side in sides if side.id in asked] if found.state == Closure.State.PROPOSED else [],
        "n_sides": len(sides), "own": found.proposed_by_id == actor.party_id, "programme": found.item.programme,
        "agree": shown["agree"] if answers or shown["agree"].is_bound else None,
        "refuse": shown["refuse"] if standing or shown["refuse"].is_bound else None, "fields": shown["fields"],
    }  # fmt: skip
    return render(request, "programs/closure.html", context, status=status)


def _act_form(actor: Actor, found: Closure, data: Any = None, files: Any = None) -> ActForm:
    sides = [side for side in plans.sides(actor, found.item.programme_id) if side.present]
    party_ids = [actor.party_id] if actor.party_id else [side.id for side in sides]
    people = Person.objects.visible_to(actor).filter(party_id__in=party_ids)
    posts = (
        Post.objects.visible_to(actor)
        .select_related("organisation")
        .filter(organisation__party_id__in=party_ids)
    )
    return ActForm(
        data, files, parties=[] if actor.party_id else [side.party for side in sides],
        people=list(people.order_by("id")[:500]), posts=list(posts.order_by("id")[:500]), markings=choices(actor),
    )  # fmt: skip


def _answer(request: HttpRequest, found: Closure, form: Any, refusing: bool) -> HttpResponseRedirect:
    actor, version = actor_of(request), version_in(request)
    if refusing:
        closures.refuse_closure(actor, closure_id=found.pk, why=form.cleaned_data["why"], version=version)
        messages.success(request, _("The reason is on record. The item goes on."))
        return redirect("programs:closure", found.pk)
    document = kept_with(actor, found.item.programme_id, form, "scan")
    closures.agree_closure(actor, closure_id=found.pk, act=form.act(document), version=version)
    messages.success(request, _("The agreement is entered."))
    return redirect("programs:closure", found.pk)


@signed_in
@require_http_methods(["POST"])
def reached(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enters the day on which a milestone was reached."""
    try:
        on = DateField(required=False).clean(request.POST.get("reached_on", ""))
    except ValidationError as error:
        raise Invalid.from_validation(error, "/reached_on") from error
    found = outline.reach_milestone(
        actor_of(request), milestone_id=pk, reached_on=on, version=version_in(request)
    )
    messages.success(request, _("The milestone is entered."))
    return redirect("programs:item", found.item_id)


# --- Who is responsible -----------------------------------------------------------------------------------------------


@signed_in
@require_http_methods(["GET", "POST"])
def responsible_for(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Who is and was responsible for an item; each side notifies its own."""
    actor = actor_of(request)
    wording = reading.newest(actor, pk)
    writes = policies.proposes_changes(actor, wording.programme_id)
    if request.method == "POST":
        responsible.check_notifies(actor, wording.programme_id)
    organisations = (
        Organisation.objects.visible_to(actor).filter(party_id=actor.party_id).order_by("id")[:2000]
        if writes
        else []
    )
    form = ResponsibleForm(request.POST or None, organisations=organisations)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _notify(request, pk, form))
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    rows = list(reading.responsibilities(actor, pk))
    sides = plans.sides(actor, wording.programme_id)
    notifies = writes and actor.takes_part(wording.programme_id)
    context = {
        "wording": wording, "programme": wording.programme,
        "form": form if notifies or status != 200 else None,
        "sides": [(side, [row for row in rows if row.party_id == side.id]) for side in sides], "n_sides": len(sides),
        "writes": writes, "today": clock.today(actor.time_zone),
    }  # fmt: skip
    return render(request, "programs/responsible.html", context, status=status)


def _notify(request: HttpRequest, pk: UUID, form: ResponsibleForm) -> HttpResponseRedirect:
    given = form.cleaned_data
    responsible.notify_responsible(
        actor_of(request), item_id=pk, organisation_id=UUID(given["organisation"]), role=given["role"],
        since=given["since"],
    )  # fmt: skip
    messages.success(request, _("It is notified. Every side of the programme sees it."))
    return redirect("programs:responsible", pk)


@signed_in
@require_http_methods(["POST"])
def end_responsible(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ends the responsibility of an organisation of one's own side today."""
    found = responsible.end_responsible(actor_of(request), responsibility_id=pk, version=version_in(request))
    messages.success(request, _("It is entered that the responsibility has ended."))
    return redirect("programs:responsible", found.item_id)


# --- Beside other pages -----------------------------------------------------------------------------------------------


def item_panel(request: HttpRequest, subject: Item) -> str:
    """Milestones, closing, successors, editions and proposals on the page of an item."""
    actor = actor_of(request)
    standing = reading.standing(actor, subject.pk)
    ends = any(each.state in closures.STANDING for each in standing.closures)
    context = {
        "item": subject, "standing": standing,
        "may_close": not ends and _may_close(actor, subject.programme_id),
        "keeps": actor.takes_part(subject.programme_id) and policies.keeps_record(actor, subject.programme_id),
    }  # fmt: skip
    return render_to_string("programs/panel_item.html", context, request)
