"""Contributions: the coordinator asks for them, takes them in or sends them back; an organisation answers its own."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation.access import Actor
from cooperation.errors import Conflict, DomainError, Invalid, Stale, VersionMissing, problem, problem_of
from cooperation.ui import compare, marks
from programs import policies
from programs.forms.contributions import AnswerForm, CommentForm, RequestForm
from programs.forms.work import GridRow, typed_rows
from programs.models import Contribution, Organisation, Round, Status
from programs.selectors import contributions as reading
from programs.selectors import plans, rounds
from programs.services.consolidation import Taken, take_in, take_in_many
from programs.services.contributions import (
    ContributionRow,
    request_contributions,
    send_back,
    write_contribution,
    write_contributions,
)
from programs.views import words
from programs.views.common import (
    actor_of,
    faults_in,
    form_once,
    place,
    refusal_of,
    says_other,
    signed_in,
    tell,
    version_in,
    with_query,
)
from programs.views.work import round_of


def _after(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def requests(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The requests of a round: an organisation's own as a grid to answer; the side's for its coordinator, who asks."""
    actor = actor_of(request)
    round_ = round_of(actor, pk)
    if not policies.drafts(actor, round_.programme_id):
        return _answers(request, actor, round_)
    form = _request_form(actor, round_, request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _ask(request, pk, form))
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    return _page(request, actor, round_, {"form": form}, status)


def _request_form(actor: Actor, round_: Round, data: Any = None) -> RequestForm:
    organisations = Organisation.objects.visible_to(actor).filter(
        party_id=actor.side_id, responsibilities__item__programme_id=round_.programme_id
    )
    return RequestForm(
        data, sections=rounds.sections(actor, round_.programme_id),
        organisations=organisations.distinct().order_by("id")[:500], initial={"due": round_.cut_off},
    )  # fmt: skip


def _ask(request: HttpRequest, pk: UUID, form: RequestForm) -> HttpResponseRedirect:
    made = request_contributions(actor_of(request), round_id=pk, **form.asked())
    told = ngettext("%(count)d contribution asked for.", "%(count)d contributions asked for.", len(made))
    messages.success(request, told % {"count": len(made)})
    return redirect("programs:contributions", pk)


def _page(
    request: HttpRequest, actor: Actor, round_: Round, more: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    tab = request.GET.get("tab", "all")
    tab = tab if tab in reading.TABS else "all"
    found = reading.requests(actor, round_, tab=tab, after=_after(request))
    sides = plans.sides(actor, round_.programme_id)
    own = words.side_of(sides, actor.party_id)
    names = {"all": _("All"), **{state.value: str(state.label) for state in Contribution.State}}
    context = {
        "round": round_, "programme": round_.programme, "own": own, "rows": found.rows, "counts": found.counts,
        "others": ", ".join(name for party, name in words.names(sides).items() if party != str(actor.party_id)),
        "tabs": [
            {"label": names[name], "url": with_query(request.path, tab="" if name == "all" else name),
             "count": found.counts[name], "current": name == tab}
            for name in reading.TABS
        ],
        "next": with_query(request.path, tab=tab, after=found.next) if found.next else "", "tab": tab,
        **more,
    }  # fmt: skip
    return render(request, "programs/contributions.html", context, status=status)


# --- An organisation's own --------------------------------------------------------------------------------------------


def _answers(request: HttpRequest, actor: Actor, round_: Round) -> HttpResponse:
    """The grid of an organisation: saving keeps the working texts and hands in the rows that are marked."""
    if request.method != "POST":
        return _grid(request, actor, round_, {})
    typed = typed_rows(request.POST)
    known = _known(actor, round_, typed)
    rows = _rows_of(known, typed)
    # A row that nobody touched is not written: its version would rise under a colleague who is writing it.
    touched = [index for index, row in enumerate(rows) if _touched(row, known.get(row.contribution_id))]
    status = 400
    if not any(row.faults for row in typed):
        try:
            write_contributions(actor, round_id=round_.pk, rows=[rows[index] for index in touched])
        except (Invalid, Stale, Conflict) as error:
            place(error, [typed[index] for index in touched])
            status = int(error.status)
        else:
            messages.success(request, _("Saved. What you marked is handed in to your side’s coordinator."))
            return redirect(request.get_full_path())
    return _grid(request, actor, round_, {row.item_id: row for row in typed}, status)


def _known(actor: Actor, round_: Round, typed: list[GridRow]) -> dict[UUID, Contribution]:
    asked = Contribution.objects.visible_to(actor).filter(round=round_, pk__in=[row.item_id for row in typed])
    return {found.pk: found for found in asked}


def _touched(row: ContributionRow, known: Contribution | None) -> bool:
    return known is None or row.hand_in or says_other(row.content, known)


def _rows_of(known: Mapping[UUID, Contribution], typed: list[GridRow]) -> list[ContributionRow]:
    """The rows as the service takes them; texts in other languages than the page's are kept."""
    language = get_language() or "en"
    drafts = [row.draft(known.get(row.item_id), language) for row in typed]
    return [ContributionRow(draft.item_id, draft.content, draft.ready, draft.version) for draft in drafts]


def _grid(
    request: HttpRequest, actor: Actor, round_: Round, typed: Mapping[UUID, GridRow], status: int = 200
) -> HttpResponse:
    found = reading.requests(actor, round_, after=_after(request))
    shown = {row.contribution.pk for row in found.rows}
    rows = [*found.rows, *reading.these(actor, round_, [pk for pk in typed if pk not in shown])]
    sides = plans.sides(actor, round_.programme_id)
    cells = [_cells(row, typed.get(row.contribution.pk)) for row in rows]
    context = {
        "round": round_, "programme": round_.programme, "own": words.side_of(sides, actor.party_id),
        "others": ", ".join(name for party, name in words.names(sides).items() if party != str(actor.party_id)),
        "rows": cells, "counts": found.counts, "refused": refusal_of(cells) if typed else None,
        "statuses": [(code, marks.status_label(code)) for code in Status.values],
        "done": found.counts["handed_in"] + found.counts["taken_in"], "total": found.counts["all"],
        "next": with_query(request.path, after=found.next) if found.next else "",
    }  # fmt: skip
    return render(request, "programs/contribute.html", context, status=status)


def _cells(row: reading.Request, typed: GridRow | None) -> dict[str, Any]:
    kept = row.contribution
    language = get_language() or "en"
    saved = {
        "status": kept.status, "progress": "" if kept.progress is None else str(kept.progress),
        "deadline": kept.proposed_deadline.value or "" if kept.proposed_deadline else "",
        "text": kept.text.get(language, ""), "ready": "", "version": str(kept.version),
    }  # fmt: skip
    return {
        "id": kept.pk, "kept": kept, "wording": row.wording, "saved": saved,
        "values": {**typed.typed, "version": saved["version"]} if typed else saved,
        **faults_in(
            typed.faults if typed else {}, stale=bool(typed and typed.typed["version"] != saved["version"])
        ),
        "other_languages": bool(set(kept.text) - {language}),
    }  # fmt: skip


@signed_in
@require_http_methods(["POST"])
def row(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Keeps the working text of one row while somebody types; nothing is handed in."""
    actor = actor_of(request)
    round_ = round_of(actor, pk)
    typed = typed_rows(request.POST)
    if len(typed) != 1:
        return problem(400, detail=_("Send one row."))
    (sent,) = _rows_of(_known(actor, round_, typed), typed)
    if typed[0].faults:
        return problem_of(Invalid(" ".join(typed[0].faults.values())))
    try:
        saved = write_contribution(
            actor, contribution_id=sent.contribution_id, content=sent.content, version=sent.version
        )
    except DomainError as error:
        return problem_of(error)
    return JsonResponse({"version": saved.version})


# --- One request ------------------------------------------------------------------------------------------------------


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def contribution(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One request with all that was handed in; its organisation answers here."""
    actor = actor_of(request)
    found = reading.whole(actor, pk)
    kept = found.request.contribution
    if request.method == "POST":
        return _sent(request, found, AnswerForm(request.POST), _answer)
    if not policies.contributes(actor, kept.programme_id, kept.organisation_id):
        return _one(request, found, CommentForm())
    initial = {name: getattr(kept, name) for name in ("status", "progress", "proposed_deadline", "text")}
    return _one(request, found, AnswerForm(initial=initial))


@signed_in
@require_http_methods(["POST"])
def back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sends back what was handed in."""
    found = reading.whole(actor_of(request), pk)
    return _sent(request, found, CommentForm(request.POST), _send_back)


def _sent(
    request: HttpRequest, found: reading.Whole, form: Any, act: Callable[..., HttpResponseRedirect]
) -> HttpResponse:
    kept = found.request.contribution
    if not form.is_valid():
        return _one(request, found, form, 400)
    try:
        return form_once(request, actor_of(request), lambda: act(request, kept, form))
    except (Invalid, Conflict) as error:
        return _one(request, found, form, tell(form, error))
    except (Stale, VersionMissing) as error:
        return _one(request, found, form, int(error.status), _beside(kept, form))


def _one(
    request: HttpRequest, found: reading.Whole, form: Any, status: int = 200, stale: Sequence[Any] = ()
) -> HttpResponse:
    actor, kept = actor_of(request), found.request.contribution
    answers = policies.contributes(actor, kept.programme_id, kept.organisation_id)
    writes = answers or policies.drafts(actor, kept.programme_id)
    sides = plans.sides(actor, kept.programme_id)
    context = {
        "found": found, "kept": kept, "wording": found.request.wording, "round": kept.round,
        "programme": kept.round.programme, "own": words.side_of(sides, actor.party_id), "answers": answers,
        "others": ", ".join(name for party, name in words.names(sides).items() if party != str(actor.party_id)),
        "form": form if form.is_bound or (writes and (answers or kept.edition) and not kept.round.closed_at) else None,
        "fields": stale, "taken": [(edition, found.sources.get(edition.pk)) for edition in found.editions],
    }  # fmt: skip
    return render(request, "programs/contribution.html", context, status=status)


def _beside(kept: Contribution, form: AnswerForm | CommentForm) -> list[dict[str, str]]:
    """What is on record by now, beside what was typed."""
    if isinstance(form, CommentForm):
        theirs = f"{kept.get_state_display()}\n{marks.plain(kept.comment)}"
        yours = marks.plain(form.cleaned_data["comment"])
        return [{"label": _("What is missing"), "theirs": theirs, "yours": yours}]
    said = form.content(kept.text)
    pairs = (
        (_("Status"), marks.status_label(kept.status), marks.status_label(said.status)),
        (_("Progress"), compare.percent(kept.progress), compare.percent(said.progress)),
        (_("Text"), marks.plain(kept.text), marks.plain(said.text)),
    )
    return [{"label": label, "theirs": theirs, "yours": yours} for label, theirs, yours in pairs]


def _send_back(request: HttpRequest, kept: Contribution, form: CommentForm) -> HttpResponseRedirect:
    comment = form.cleaned_data["comment"]
    send_back(actor_of(request), contribution_id=kept.pk, comment=comment, version=version_in(request))
    messages.success(request, _("Sent back with your comment."))
    return redirect("programs:contributions", kept.round_id)


def _answer(request: HttpRequest, kept: Contribution, form: AnswerForm) -> HttpResponseRedirect:
    hand_in = request.POST.get("act") == "hand_in"
    write_contribution(
        actor_of(request), contribution_id=kept.pk, content=form.content(kept.text), hand_in=hand_in,
        version=version_in(request),
    )  # fmt: skip
    messages.success(
        request,
        _("Handed in to your side’s coordinator.") if hand_in else _("Saved. It is not handed in yet."),
    )
    return redirect("programs:contribution", kept.pk)


@signed_in
@require_http_methods(["POST"])
def take(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes one contribution into the side's draft."""
    actor = actor_of(request)
    back = reading.whole(actor, pk).request.contribution.round_id
    try:
        take_in(actor, contribution_id=pk, version=version_in(request))
    except (Conflict, Stale) as error:
        messages.error(request, error.detail)
    else:
        messages.success(
            request, _("Taken into your side’s draft. Look at it in the grid and mark it ready.")
        )
    return redirect("programs:contributions", back)


@signed_in
@require_http_methods(["POST"])
def take_all(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes in everything that is handed in, as the page showed it."""
    actor = actor_of(request)
    round_ = round_of(actor, pk)
    try:
        taken = take_in_many(actor, round_id=round_.pk, rows=_seen(request))
    except (Conflict, Stale, Invalid) as error:
        messages.error(request, error.detail or " ".join(fault.detail for fault in error.faults))
    else:
        told = ngettext("%(count)d contribution taken in.", "%(count)d contributions taken in.", len(taken))
        messages.success(request, told % {"count": len(taken)})
    return redirect("programs:contributions", pk)


def _seen(request: HttpRequest) -> list[Taken]:
    """The rows that the page showed, "id:version" each."""
    found = []
    for pair in request.POST.getlist("seen")[:5_000]:
        pk, _colon, version = pair.partition(":")
        try:
            found.append(Taken(UUID(pk), int(version)))
        except ValueError as error:
            raise Invalid(_("Send the contributions that the page showed.")) from error
    return found
