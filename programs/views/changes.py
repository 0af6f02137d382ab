"""Change sets: the list of a programme, one set with its difference, and what is done with it."""

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation.access import Actor
from cooperation.errors import Conflict, Invalid, Stale
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from programs import policies
from programs.forms.acts import ActForm
from programs.forms.changes import ChangeSetForm, InForceForm, WhyForm, whole
from programs.models import Change, ChangeSet, Consent, Person, Post
from programs.selectors import changes as reading
from programs.selectors import editions, plans
from programs.selectors.markings import choices
from programs.services import changes, taking_effect
from programs.views import words
from programs.views.common import (
    actor_of,
    beside,
    form_once,
    number_in,
    signed_in,
    tell,
    version_in,
    with_query,
)
from programs.views.documents import kept_with

State = ChangeSet.State
ACTS = (Consent.Kind.LETTER.value, Consent.Kind.ENDORSEMENT.value)


@signed_in
@require_safe
def listing(request: HttpRequest, code: str) -> HttpResponse:
    """The change sets of a programme: drafts of one's own side first, then the newest."""
    actor = actor_of(request)
    programme = editions.programme(actor, code)
    sides = plans.sides(actor, programme.pk)
    columns = [Column(_("No."), css="no"), Column(_("Change set"), head=True), Column(_("Side")), Column(_("State")),
               Column(_("Changes"), css="num"), Column(_("Written against")), Column(_("Made"))]  # fmt: skip
    cells = (
        (
            row.number or "", _link(row), _side(row, sides), state_mark(row), row.size,  # type: ignore[attr-defined]

            _edition(row.base), _edition(row.edition),
        )
        for row in reading.listed(actor, programme.pk)
    )  # fmt: skip
    shown = table(columns, cells, caption=_("Change sets"), empty=_("No change of this plan is proposed."))
    return render(request, "programs/change_sets.html", {
        "programme": programme, "table": shown,
        "drafts": actor.takes_part(programme.pk) and policies.proposes_changes(actor, programme.pk),
    })  # fmt: skip


def _link(row: ChangeSet) -> Any:
    return format_html(
        '<a href="{}">{}</a>', reverse("programs:change-set", args=[row.pk]), marks.text(row.title)
    )


def _side(row: ChangeSet, sides: list[plans.SideView]) -> Any:
    found = words.side_of(sides, row.party_id)
    return marks.side(found, len(sides)) if found else marks.text(row.party.short_name)


def _edition(edition: Any) -> str:
    return _("edition %(number)d") % {"number": edition.number} if edition else ""


def state_mark(row: ChangeSet) -> Any:
    """The state of a set, never by colour alone."""
    kind = {State.TAKEN_EFFECT: "in_force", State.DRAFT: "mine"}.get(State(row.state), row.state)
    return marks.badge(kind, row.get_state_display())


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """A new draft of one's own side."""
    actor = actor_of(request)
    programme = editions.programme(actor, code)
    changes.authorise(actor, programme.pk)

    def write(form: Form) -> HttpResponseRedirect:
        made = changes.draft_change_set(
            actor,
            programme_id=programme.pk,
            title=form.cleaned_data["title"],
            reason=form.cleaned_data["reason"],
        )
        return redirect("programs:change-set", made.pk)

    form = ChangeSetForm(request.POST or None, languages=_languages(programme))
    back = reverse("programs:change-sets", args=[code])
    return _form(request, programme, form, write, title=_("New change set"), back=back)


@signed_in
@require_http_methods(["GET", "POST"])
def head(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The title and the reason of a draft."""
    actor = actor_of(request)
    found = reading.one(actor, pk)
    check_writes(request, found)

    def write(form: Form) -> HttpResponseRedirect:
        changes.edit_change_set(
            actor, change_set_id=pk, title=whole(form, "title"), reason=whole(form, "reason"),
            version=version_in(request),
        )  # fmt: skip
        return redirect("programs:change-set", pk)

    form = ChangeSetForm(
        request.POST or None,
        languages=_languages(found.programme),
        initial={"title": found.title, "reason": found.reason},
    )
    back = reverse("programs:change-set", args=[pk])
    return _form(
        request, found.programme, form, write, title=_("Change set"), back=back, version=found.version
    )


def check_writes(request: HttpRequest, found: ChangeSet) -> None:
    """Whether the form of a change set, or of a row of it, is shown: Forbidden, or Conflict where it is proposed."""
    changes.check_writes(actor_of(request), found)
    # What was typed is refused by the service, and not lost.
    if found.state != State.DRAFT and request.method != "POST":
        raise Conflict(_("What was proposed is not rewritten: withdraw it and draft anew from it."))


def _languages(programme: Any) -> list[str]:
    return list(programme.body.languages) or ["en", "ru", "be"]


def _form(
    request: HttpRequest,
    programme: Any,
    form: Form,
    write: Callable[[Form], HttpResponseRedirect],
    **context: Any,
) -> HttpResponse:
    """A page with one form: shown, or sent and done, or shown again with what was wrong."""
    status, stale = 200, []
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor_of(request), lambda: write(form))
            except Stale as error:
                stale, status = beside(form, form.initial), int(error.status)
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    context |= {"programme": programme, "form": form, "fields": stale}
    return render(request, "programs/change_form.html", context, status=status)


# --- One set ----------------------------------------------------------------------------------------------------------


@signed_in
@require_safe
def change_set(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One change set with its difference."""
    return _page(request, reading.one(actor_of(request), pk))


def _page(
    request: HttpRequest,
    found: ChangeSet,
    wrong: tuple[str, Form] | None = None,
    status: int = 200,
    stale: Sequence[dict[str, Any]] = (),
) -> HttpResponse:
    actor = actor_of(request)
    sides = plans.sides(actor, found.programme_id)
    acts = list(reading.consents(actor, found))
    may = _may(actor, found)
    forms: dict[str, Form] = {}
    if "withdraw" in may or "reject" in may:
        forms["why"] = WhyForm()
    if "consent" in may:
        forms["consent"] = _act_form(actor, found, sides)
    if "take-effect" in may:
        forms["take_effect"] = InForceForm()
    if wrong:
        forms[wrong[0]] = wrong[1]
    context = _rows(request, found) | {
        "set": found, "programme": found.programme, "state": state_mark(found), "side": _side(found, sides),
        "acts": acts, "may": may, "forms": forms, "kinds": _kinds(),
        "waiting": [side for side in sides if side.present and side.id not in {act.party_id for act in acts}],
        "sides": sides,
        "n_sides": len(sides), "own": found.party_id == actor.party_id, "wrong": wrong[1] if wrong else None,
        "fields": stale,
        "others": ", ".join(name for party, name in words.names(sides).items() if party != str(found.party_id)),
    }  # fmt: skip
    return render(request, "programs/change_set.html", context, status=status)


def _rows(request: HttpRequest, found: ChangeSet) -> dict[str, Any]:
    """A page of the rows: a plan that is loaded as a whole has thousands."""
    actor, page = actor_of(request), number_in(request)
    size, address = reading.size(actor, found), reverse("programs:change-set", args=[found.pk])
    return {
        "rows": reading.rows_of(actor, found, page), "size": size,
        "previous": with_query(address, page=page - 1) if page > 1 else "",
        "next": with_query(address, page=page + 1) if page * reading.ROWS < size else "",
    }  # fmt: skip


def _kinds() -> list[tuple[str, str]]:
    """(kind, what the button says) of the rows that a draft takes."""
    return [
        (Change.Kind.ADD, _("New item")), (Change.Kind.REWORD, _("Reword an item")),
        (Change.Kind.EXTEND, _("Change a deadline")), (Change.Kind.SPLIT, _("Split an item")),
        (Change.Kind.MERGE, _("Merge items")), (Change.Kind.WITHDRAW, _("Withdraw an item")),
        (Change.Kind.RETITLE, _("Retitle a heading")),
    ]  # fmt: skip


def _may(actor: Actor, found: ChangeSet) -> set[str]:
    """What this reader may do with the set as it stands; the services ask again."""
    programme_id = found.programme_id
    if not actor.takes_part(programme_id):
        return set()
    own = found.party_id == actor.party_id and policies.proposes_changes(actor, programme_id)
    keeps = policies.keeps_record(actor, programme_id)
    may = set()
    if found.state == State.DRAFT and own:
        may |= {"write", "propose", "discard"}
    if found.state == State.PROPOSED:
        may |= {"withdraw", "settle"} if own else set()
        may |= {"reject", "take-effect", "settle"} if keeps else set()
        if any(
            policies.enters_acts(actor, programme_id, side.id) for side in plans.sides(actor, programme_id)
        ):
            may.add("consent")
    if found.state != State.DRAFT and policies.proposes_changes(actor, programme_id):
        may.add("anew")
    return may


def _act_form(
    actor: Actor, found: ChangeSet, sides: list[plans.SideView], data: Any = None, files: Any = None
) -> ActForm:
    sides = [side for side in sides if side.present]
    party_ids = [actor.party_id] if actor.party_id else [side.id for side in sides]
    people = Person.objects.visible_to(actor).filter(party_id__in=party_ids)
    posts = (
        Post.objects.visible_to(actor)
        .select_related("organisation")
        .filter(organisation__party_id__in=party_ids)
    )
    return ActForm(
        data, files, kinds=ACTS, parties=[] if actor.party_id else [side.party for side in sides],
        people=list(people.order_by("id")[:500]), posts=list(posts.order_by("id")[:500]), markings=choices(actor),
    )  # fmt: skip


# --- What is done with it ---------------------------------------------------------------------------------------------


@signed_in
@require_http_methods(["POST"])
def act(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """Proposes, withdraws, rejects, agrees, puts in force, drafts anew or discards."""
    actor = actor_of(request)
    found = reading.one(actor, pk)
    doing = _VERBS.get(verb)
    if doing is None:
        raise Http404
    slot, make, do = doing
    form = make(request, found)
    status, stale = 400, []
    if form.is_valid():
        try:
            return form_once(request, actor, lambda: do(request, found, form))
        except Stale as error:
            stale, status = beside(form, {}), tell(form, error)
        except (Invalid, Conflict) as error:
            reason = reverse("programs:edit-change-set", args=[pk]) + "#id_reason_0"
            status = tell(form, error, {"reason": (_("Reason"), reason)})
    return _page(request, found, (slot, form), status, stale)


def _told(request: HttpRequest, found: ChangeSet, said: str) -> HttpResponseRedirect:
    messages.success(request, said)
    return redirect("programs:change-set", found.pk)


def _propose(request: HttpRequest, found: ChangeSet, form: Form) -> HttpResponseRedirect:
    changes.propose(actor_of(request), change_set_id=found.pk, version=version_in(request))
    return _told(request, found, _("The change set is proposed. Every side of the programme sees it."))


def _discard(request: HttpRequest, found: ChangeSet, form: Form) -> HttpResponseRedirect:
    changes.discard_change_set(actor_of(request), change_set_id=found.pk, version=version_in(request))
    messages.success(request, _("The draft is deleted."))
    return redirect("programs:change-sets", found.programme.code)


def _withdraw(request: HttpRequest, found: ChangeSet, form: Form) -> HttpResponseRedirect:
    why = form.cleaned_data["why"]
    changes.withdraw(actor_of(request), change_set_id=found.pk, why=why, version=version_in(request))
    return _told(request, found, _("The proposal is withdrawn."))


def _reject(request: HttpRequest, found: ChangeSet, form: Form) -> HttpResponseRedirect:
    why = form.cleaned_data["why"]
    changes.reject(actor_of(request), change_set_id=found.pk, why=why, version=version_in(request))
    return _told(request, found, _("It is entered that the sides did not agree."))


def _anew(request: HttpRequest, found: ChangeSet, form: Form) -> HttpResponseRedirect:
    made = changes.draft_anew(actor_of(request), change_set_id=found.pk)
    return redirect("programs:change-set", made.pk)


def _consent(request: HttpRequest, found: ChangeSet, form: Form) -> HttpResponseRedirect:
    actor = actor_of(request)
    document = kept_with(actor, found.programme_id, form, "scan")
    entered = form.act(document)  # type: ignore[attr-defined]
    taking_effect.consent(actor, change_set_id=found.pk, act=entered, version=version_in(request))
    return _told(request, found, _("The act of the side is entered."))


def _take_effect(request: HttpRequest, found: ChangeSet, form: Form) -> HttpResponseRedirect:
    done = taking_effect.take_effect(
        actor_of(request), change_set_id=found.pk, in_force_on=form.cleaned_data["in_force_on"],
        version=version_in(request),
    )  # fmt: skip
    said = _("Edition %(number)d is in force.") % {"number": done.edition.number if done.edition else 0}
    return _told(request, found, said)


def _plain(request: HttpRequest, found: ChangeSet) -> Form:
    from cooperation.ui.forms import Once

    return Once(request.POST)


def _why(request: HttpRequest, found: ChangeSet) -> Form:
    return WhyForm(request.POST)


def _act(request: HttpRequest, found: ChangeSet) -> Form:
    actor = actor_of(request)
    return _act_form(actor, found, plans.sides(actor, found.programme_id), request.POST, request.FILES)


def _in_force(request: HttpRequest, found: ChangeSet) -> Form:
    return InForceForm(request.POST)


#: verb: (which form of the page says what was wrong, how it is made, what is done)
_VERBS: dict[str, tuple[str, Callable[..., Form], Callable[..., HttpResponseRedirect]]] = {
    "propose": ("propose", _plain, _propose),
    "discard": ("discard", _plain, _discard),
    "anew": ("anew", _plain, _anew),
    "withdraw": ("why", _why, _withdraw),
    "reject": ("why", _why, _reject),
    "consents": ("consent", _act, _consent),
    "take-effect": ("take_effect", _in_force, _take_effect),
}
