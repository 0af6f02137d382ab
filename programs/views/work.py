"""My side's work: what it owes in a round, typed in a grid, made ready, and released as one set."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation.access import Actor
from cooperation.errors import (
    Absent,
    Conflict,
    DomainError,
    Forbidden,
    Invalid,
    Stale,
    VersionMissing,
    problem,
    problem_of,
)
from cooperation.ui import compare, figures, marks
from cooperation.ui.when import fuzzy_words
from programs import policies
from programs.forms.work import GridRow, ReleaseForm, repeat, typed_rows
from programs.models import PositionDraft, Round, Status
from programs.selectors import plans
from programs.selectors import work as selectors
from programs.services.consolidation import start_from_last
from programs.services.positions import mark_still_right, save_draft, save_drafts
from programs.services.releases import release_set
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


def round_of(actor: Actor, pk: UUID) -> Round:
    """A round in which the actor has a part in what its side reports; Absent or Forbidden."""
    found = selectors.round_of(actor, pk)
    if not policies.reports(actor, found.programme_id):
        raise Forbidden(
            _("Only a side’s coordinator, executive secretary or contributors have a part in its positions.")
        )
    return found


def drafted_round(actor: Actor, pk: UUID) -> Round:
    """A round in which the actor writes its side's positions; Absent or Forbidden."""
    found = round_of(actor, pk)
    if not policies.drafts(actor, found.programme_id):
        raise Forbidden(_("Only a side’s coordinator or executive secretary writes its positions."))
    return found


@signed_in
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Goes to the round that waits for my side; says so where none does."""
    actor = actor_of(request)
    mine = [r for r in selectors.rounds(actor) if policies.reports(actor, r.programme_id)]
    if not mine:
        return render(request, "programs/nothing.html", {
            "title": _("My side’s work"), "empty": _("No round of positions waits for you."),
            "text": _("When a round opens, the items on which your side reports are listed here."),
        })  # fmt: skip
    return redirect("programs:grid", mine[0].pk)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The grid of a round; saving keeps every row, or none and everything typed.

    Whoever only contributes is led to what their organisation was asked for.
    """
    actor = actor_of(request)
    if request.method == "POST":
        return _save(request, actor, drafted_round(actor, pk))
    round_ = round_of(actor, pk)
    if not policies.drafts(actor, round_.programme_id):
        return redirect("programs:contributions", pk)
    return _grid(request, actor, round_)


def _save(request: HttpRequest, actor: Actor, round_: Round) -> HttpResponse:
    typed = typed_rows(request.POST)
    _repeat(actor, request.POST.get("unchanged", ""), typed)
    known = _known(actor, round_, [row.item_id for row in typed])
    language = get_language() or "en"
    rows = [row.draft(known.get(row.item_id), language) for row in typed]
    changed = [index for index, row in enumerate(rows) if _changed(row, known.get(row.item_id))]
    status = 400
    if not any(row.faults for row in typed):
        try:
            save_drafts(actor, round_id=round_.pk, rows=[rows[index] for index in changed])
        except (Invalid, Stale, Conflict) as error:
            place(error, [typed[index] for index in changed])
            status = int(error.status)
        else:
            messages.success(request, _("Saved. Only your side sees it until the set is released."))
            return redirect(request.get_full_path())
    return _grid(request, actor, round_, {row.item_id: row for row in typed}, status=status)


def _repeat(actor: Actor, unchanged: str, typed: list[GridRow]) -> None:
    """The row whose button "unchanged" was pressed says what the side said last."""
    try:
        item_id = UUID(unchanged)
    except ValueError:
        return
    former = selectors.last_said(actor, item_id)
    if former is not None:
        repeat(typed, item_id, former, get_language() or "en")


def _known(actor: Actor, round_: Round, ids: Sequence[UUID]) -> dict[UUID, PositionDraft]:
    rows = PositionDraft.objects.visible_to(actor).filter(round=round_, item_id__in=ids)
    return {draft.item_id: draft for draft in rows}


def _changed(row: Any, known: PositionDraft | None) -> bool:
    return known is None or row.ready != known.ready or says_other(row.content, known)


def _grid(
    request: HttpRequest,
    actor: Actor,
    round_: Round,
    typed: Mapping[UUID, GridRow] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    tab = request.GET.get("tab", "all")
    tab = tab if tab in selectors.TABS else "all"
    found = selectors.work(actor, round_, tab=tab, after=request.GET.get("after", ""))
    if typed is not None:
        # What was typed stays on the page whatever tab its rows belong to by now.
        shown = {row.wording.item_id for row in found.rows}
        missing = selectors.wordings_of(actor, round_, [pk for pk in typed if pk not in shown])
        found.rows.extend(selectors.rows_of(actor, round_, missing))
    names = {
        "all": _("All"), "owed": _("Owed"), "asked": _("Requested from organisations"),
        "sent_back": _("Sent back"), "ready": _("Ready to release"), "released": _("Released"),
        "not_ready": _("Begun, not ready"), "empty": _("Without a text"), "untouched": _("Not touched"),
    }  # fmt: skip
    sides = plans.sides(actor, round_.programme_id)
    own = words.side_of(sides, actor.party_id)
    cells = [_cells(row, (typed or {}).get(row.wording.item_id)) for row in found.rows]
    context = {
        "round": round_, "programme": round_.programme, "own": own, "n_sides": len(sides),
        "others": ", ".join(name for party, name in words.names(sides).items() if party != str(actor.party_id)),
        "tabs": [
            {"label": names[name], "url": with_query(request.path, tab="" if name == "all" else name),
             "count": found.counts[name], "current": name == tab}
            # What a release leaves behind is owed: those lists are led to from there.
            for name in selectors.TABS if name == tab or name not in selectors.BEHIND
        ],
        "rows": cells, "refused": None if typed is None else refusal_of(cells),
        "next": with_query(request.path, tab=tab, after=found.next) if found.next else "",
        "done": found.counts["all"] - found.counts["owed"], "total": found.counts["all"],
        "closed": found.counts["closed"],
        "startable": round_.closed_at is None and any(row.former and not row.draft for row in found.rows),
        "ready": found.counts["ready"],
        "releases": actor.takes_part(round_.programme_id) and policies.releases(actor, round_.programme_id),
        "others_rounds": [r for r in selectors.rounds(actor) if r.pk != round_.pk],
    }  # fmt: skip
    return render(request, "programs/work.html", context, status=status)


@lru_cache(maxsize=256)
def _options(chosen: str, language: str) -> SafeString:
    """The statuses to choose from, where one is chosen; "" for none."""
    choices = [("", "—"), *((code, marks.status_label(code, language)) for code in Status.values)]
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((code, SafeString(" selected") if code and code == chosen else "", word) for code, word in choices),
    )


def _cells(row: selectors.WorkRow, typed: GridRow | None) -> dict[str, Any]:
    """The values of one row: as typed where it was refused, else as saved."""
    draft = row.draft
    language = get_language() or "en"
    saved = {
        "status": draft.status if draft else "",
        "progress": "" if draft is None or draft.progress is None else str(draft.progress),
        "deadline": draft.proposed_deadline.value or "" if draft and draft.proposed_deadline else "",
        "text": draft.text.get(language, "") if draft else "",
        "ready": "on" if draft and draft.ready else "",
        "version": str(draft.version) if draft else "",
    }
    stale = bool(typed and typed.typed["version"] != saved["version"])
    former = row.former
    values = {**typed.typed, "version": saved["version"]} if typed else saved
    return {
        "options": _options(values["status"] if values["status"] in Status.values else "", language),
        "id": row.wording.item_id, "wording": row.wording, "former": former, "released": row.released,
        "saved": saved, "values": values,
        **faults_in(typed.faults if typed else {}, stale=stale), "draft": draft,
        "behind": words.languages(row.behind),
        "other_languages": bool(draft and set(draft.text) - {language}),
        "documents": row.documents, "contributions": row.contributions,
        "copy": {
            "status": former.status, "progress": "" if former.progress is None else former.progress,
            "deadline": former.proposed_deadline.value or "" if former.proposed_deadline else "",
            "text": former.text.get(language, ""),
        } if former else None,
        "progress": figures.progress(former.progress) if former and former.progress is not None else "",
    }  # fmt: skip


@signed_in
@require_http_methods(["POST"])
def start(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Starts every row that has no draft from the side's last position."""
    actor = actor_of(request)
    round_ = drafted_round(actor, pk)
    try:
        made = start_from_last(actor, round_id=round_.pk)
    except Conflict as error:
        messages.error(request, error.detail)
    else:
        told = ngettext(
            "%(count)d draft starts from your side’s last position.",
            "%(count)d drafts start from your side’s last position.",
            made,
        )
        messages.success(request, told % {"count": made})
    return redirect("programs:grid", pk)


@signed_in
@require_http_methods(["POST"])
def row(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Saves one row while somebody types; answers with its new version, or with the refusal as a problem."""
    actor = actor_of(request)
    round_ = drafted_round(actor, pk)
    typed = typed_rows(request.POST)
    _repeat(actor, request.POST.get("unchanged", ""), typed)
    if len(typed) != 1:
        return problem(400, detail=_("Send one row."))
    known = _known(actor, round_, [typed[0].item_id]).get(typed[0].item_id)
    sent = typed[0].draft(known, get_language() or "en")
    if typed[0].faults:
        return problem_of(Invalid(" ".join(typed[0].faults.values())))
    try:
        saved = save_draft(
            actor,
            item_id=sent.item_id,
            round_id=round_.pk,
            content=sent.content,
            ready=sent.ready,
            version=sent.version,
        )
    except DomainError as error:
        return problem_of(error)
    return JsonResponse({"version": saved.version})


@signed_in
@require_http_methods(["POST"])
def still_right(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Marks the languages of a draft that stayed behind as still right; goes back to where it was pressed."""
    actor = actor_of(request)
    draft = PositionDraft.objects.visible_to(actor).filter(pk=pk).first()
    if draft is None:
        raise Absent
    back = "programs:release" if request.POST.get("back") == "release" else "programs:item"
    try:
        mark_still_right(actor, draft_id=pk, version=version_in(request))
    except (Conflict, Stale, VersionMissing) as error:
        messages.error(request, error.detail)
    else:
        messages.success(request, _("Marked as still right."))
    return redirect(back, draft.round_id if back == "programs:release" else draft.item_id)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def release(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Shows exactly what the other sides will see, asks once, and releases it."""
    actor = actor_of(request)
    round_ = drafted_round(actor, pk)
    if not policies.releases(actor, round_.programme_id):
        raise Forbidden(_("Only your side’s coordinator releases its positions."))
    form = ReleaseForm(request.POST or None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _release(request, pk, form))
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    return _asking(request, actor, round_, form, status)


def _release(request: HttpRequest, pk: UUID, form: ReleaseForm) -> HttpResponseRedirect:
    made = release_set(actor_of(request), round_id=pk, **form.cleaned_data)
    messages.success(request, _("Released: %(count)d.") % {"count": made.count})
    return redirect("programs:grid", pk)


def _behind(actor: Actor, round_: Round) -> list[dict[str, Any]]:
    """What the release leaves behind, each with its list; what there is none of is not said."""
    counts = selectors.left_behind(actor, round_)
    said = {
        "not_ready": ngettext(
            "%(count)d item is begun and not marked ready", "%(count)d items are begun and not marked ready",
            counts["not_ready"],
        ),
        "empty": ngettext(
            "%(count)d item is begun without a text", "%(count)d items are begun without a text", counts["empty"]
        ),
        "untouched": ngettext(
            "%(count)d item is not touched", "%(count)d items are not touched", counts["untouched"]
        ),
    }  # fmt: skip
    grid = reverse("programs:grid", args=[round_.pk])
    return [
        {"words": said[name] % {"count": counts[name]}, "url": with_query(grid, tab=name)}
        for name in selectors.BEHIND if counts[name]
    ]  # fmt: skip


def _asking(
    request: HttpRequest, actor: Actor, round_: Round, form: ReleaseForm, status: int
) -> HttpResponse:
    sides = plans.sides(actor, round_.programme_id)
    ready = [row for row in selectors.ready_set(actor, round_) if row.draft]
    seen = form.cleaned_data.get("seen") if form.is_bound else None
    files = selectors.files_of(actor, [row.draft.pk for row in ready if row.draft])
    rows = [
        {
            "wording": row.wording, "draft": row.draft, "behind": words.languages(row.behind),
            "changed": seen is not None and row.draft is not None and seen.get(row.draft.pk) != row.draft.version,
            "cell": compare.say_cell(compare.Say(
                status=row.draft.status, date=row.draft.proposed_deadline, progress=row.draft.progress
            )),
            "text": words.paragraph(row.draft.text), "again": row.released,
            "files": files.get(row.draft.pk, []),
            "deadline": fuzzy_words(row.wording.deadline),
        }
        for row in ready if row.draft
    ]  # fmt: skip
    own = words.side_of(sides, actor.party_id)
    context = {
        "round": round_, "programme": round_.programme, "rows": rows, "own": own, "n_sides": len(sides),
        "form": form.showing(row.draft for row in ready if row.draft),
        "others": [side for side in sides if side is not own], "behind": _behind(actor, round_),
    }  # fmt: skip
    return render(request, "programs/release.html", context, status=status)
