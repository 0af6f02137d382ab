"""Recording acts on agreements: which kind, what that kind asks; corrections, and what is struck out."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from cooperation.access import Actor
from programs.forms.treaty_acts import TOGETHER, Offered, ReasonForm, TreatyActForm, act_label, initial_of
from programs.models import NEWEST_ACTS, Act, ActKind, Agreement, Person, Post
from programs.rules.treaties.asked import GROUPS
from programs.selectors import registers, standing
from programs.selectors.parties import parties_named
from programs.selectors.registers import by_name
from programs.services import acts
from programs.services.agreements import check_keeps
from programs.views.common import actor_of, signed_in
from programs.views.matters import again, send

PAGE = require_http_methods(["GET", "POST"])

_HEADINGS = {
    "conclusion": gettext_lazy("Conclusion"),
    "consent": gettext_lazy("Consent to be bound"),
    "force": gettext_lazy("Entry into force and provisional application"),
    "reservations": gettext_lazy("Reservations, declarations, territories"),
    "term": gettext_lazy("Term and suspension"),
    "end": gettext_lazy("Withdrawal and end"),
}


@signed_in
@PAGE
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which kind of act; once that is chosen, the form of that kind."""
    actor = actor_of(request)
    found = registers.one(registers.agreements(actor), pk)
    check_keeps(actor, found)
    kind = request.GET.get("kind", "")
    if kind not in ActKind.values:
        return render(request, "programs/act_kinds.html", {"agreement": found, "groups": _groups()})
    form = _form(request, kind, _offered(actor, found), initial={"party": _party(request, found)})
    status = 200

    def write() -> UUID:
        acts.record_act(actor, agreement_id=pk, given=form.given())
        return pk

    if request.method == "POST":
        done = send(request, (form,), write, "programs:agreement", _("The act is on record."))
        if isinstance(done, HttpResponse):
            return done
        status, _stale = done
        _ask(form)
    context = {"agreement": found, "form": form, "kind": ActKind(kind).label, "act": None}
    return render(request, "programs/act_form.html", context, status=status)


@signed_in
@PAGE
def correct(request: HttpRequest, pk: UUID) -> HttpResponse:
    """An act as it should have been recorded, and why; the version before stays on record."""
    actor = actor_of(request)
    act, found = _act(actor, pk)
    now = initial_of(act) | {"about": standing.newest(actor, act.about).pk if act.about else None}
    form = _form(request, act.kind, _offered(actor, found, act), corrects=True, initial=now)
    status, fields = 200, ()

    def write() -> UUID:
        said = form.cleaned_data
        acts.correct_act(actor, act_id=pk, version=said["version"], given=form.given(), reason=said["reason"])
        return found.pk

    if request.method == "POST":
        done = send(request, (form,), write, "programs:agreement", _("The correction is on record."))
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            fields, form = again(form, now, stale)
        _ask(form)
    context = {
        "agreement": found, "form": form, "fields": fields, "kind": act.get_kind_display(), "act": act,
        "said": act_label(act),
    }  # fmt: skip
    return render(request, "programs/act_form.html", context, status=status)


@signed_in
@PAGE
def strike(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Strikes out an act that was recorded by mistake, with a reason."""
    actor = actor_of(request)
    act, found = _act(actor, pk)
    form = ReasonForm(request.POST or None, initial={"version": act.version})
    status, fields = 200, ()

    def write() -> UUID:
        acts.strike_act(actor, act_id=pk, **form.cleaned_data)
        return found.pk

    if request.method == "POST":
        done = send(request, (form,), write, "programs:agreement", _("The act is struck out."))
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            fields, form = again(form, {"reason": {}}, stale)
    context = {"agreement": found, "form": form, "fields": fields, "act": act, "said": act_label(act)}
    return render(request, "programs/act_strike.html", context, status=status)


def _act(actor: Actor, pk: UUID) -> tuple[Act, Agreement]:
    rows = Act.objects.visible_to(actor).filter(NEWEST_ACTS).select_related("party", "about")
    act: Act = registers.one(rows, pk)
    found: Agreement = registers.one(registers.agreements(actor), act.agreement_id)
    check_keeps(actor, found)
    return act, found


#: So many people and posts are offered; whoever is not among them is written by name.
_MOST = 2000


def _offered(actor: Actor, found: Agreement, act: Act | None = None) -> Offered:
    """What an act on this agreement may name: parties, people and posts by name, acts in their order.

    Whom the act that is corrected names is among them, however many there are.
    """
    on_it = [each.party for each in found.participation.all()]
    parties = by_name(actor, parties_named(actor).exclude(pk__in=[one.pk for one in on_it]), "name")
    people = by_name(actor, Person.objects.visible_to(actor), "name")
    posts = by_name(actor, Post.objects.visible_to(actor).select_related("organisation"), "title")
    acts_of = Act.objects.visible_to(actor).filter(NEWEST_ACTS, agreement=found).select_related("party")
    person, post = (act.person_id, act.post_id) if act else (None, None)
    return Offered(
        on_it=on_it, others=list(parties.order_by("name_order")), people=_first(people, person),
        posts=_first(posts, post), acts=list(acts_of),
    )  # fmt: skip


def _first(rows: Any, named: UUID | None) -> list[Any]:
    """The first of these by name, and the one that is named."""
    offered = list(rows.order_by("name_order")[:_MOST])
    if named is not None and all(row.pk != named for row in offered):
        offered += rows.filter(pk=named)
    return offered


def _form(request: HttpRequest, kind: str, choices: Offered, **kwargs: Any) -> TreatyActForm:
    form = TreatyActForm(request.POST or None, kind=kind, offered=choices, **kwargs)
    if "confirmed" in request.POST and "post" in form.fields:
        form.question()
    return form


def _ask(form: TreatyActForm) -> None:
    """Where a post that was not held that day is questioned, the box in which it is confirmed all the same."""
    asked = form.is_bound and form.has_error("post") and "confirmed" not in form.fields
    if asked and form.data.get("person"):
        form.question()


def _party(request: HttpRequest, found: Agreement) -> str:
    """The party that the address names, where it is on the agreement; else both together of two, and nobody of more."""
    on_it = {str(each.party_id) for each in found.participation.all()}
    named = request.GET.get("party", "")
    if named in on_it:
        return named
    return TOGETHER if len(on_it) == 2 and not named else ""


def _groups() -> list[dict[str, Any]]:
    return [
        {"heading": _HEADINGS[code], "kinds": [(kind.value, ActKind(kind.value).label) for kind in kinds]}
        for code, kinds in GROUPS.items()
    ]
