"""Bringing a plan's file in: send it, look at what each row would change, and draft that as a change set."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from cooperation.errors import Conflict, Invalid, Stale
from cooperation.ui.forms import Once
from programs import policies
from programs.forms.plan_imports import DraftForm, PlanFileForm
from programs.imports.sheets import read
from programs.models import PlanImport
from programs.rules.plan_held import Flaw, Kind, Verdict
from programs.rules.worddiff import Op
from programs.selectors import editions, plans
from programs.selectors import plan_imports as reading
from programs.selectors.changes import FieldChange
from programs.selectors.plan_imports import PAGE, Preview
from programs.selectors.plan_words import VERDICTS, cell_name, words_of
from programs.services import plan_imports
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

#: How each verdict is marked: as a state of the same tone.
_TONES = {Kind.ERROR: "refused", Kind.NEW: "in_force", Kind.DEADLINE: "proposed"}
REMARKS, MISSING, ALL = "remarks", "missing", "all"


@signed_in
@require_http_methods(["GET", "POST"])
def bring(request: HttpRequest, code: str) -> HttpResponse:
    """Where a file is chosen; sent, it is kept for one's own side and its preview shown."""
    actor = actor_of(request)
    programme = editions.programme(actor, code)
    plan_imports.importing(actor, programme.pk)
    form = PlanFileForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _keep(request, programme.pk, form))
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    kept = reading.listed(actor, programme.pk)
    context = {
        "programme": programme, "form": form, "kept": kept, "limit": settings.MAX_DOCUMENT_BYTES,
        "edition": editions.chosen(editions.editions(actor, programme.pk), ""), "days": plan_imports.KEPT.days,
    }  # fmt: skip
    return render(request, "programs/plan_import.html", context, status=status)


def _keep(request: HttpRequest, programme_id: UUID, form: Form) -> HttpResponseRedirect:
    table = read(form.cleaned_data["file"])
    kept = plan_imports.keep_plan_file(actor_of(request), programme_id=programme_id, table=table)
    return redirect("programs:plan-import", kept.pk)


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The preview: every row with its verdict, or those of one verdict, in pages."""
    return _page(request, reading.one(actor_of(request), pk))


@signed_in
@require_http_methods(["POST"])
def draft(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Drafts the change set; refused, the preview as it is by now with what was typed."""
    actor = actor_of(request)
    found = reading.one(actor, pk)
    preview = reading.preview(actor, found)
    form = DraftForm(request.POST, languages=_languages(found), preview=preview)
    status, stale = 400, []
    if form.is_valid():
        try:
            return form_once(request, actor, lambda: _draft(request, found, form))
        except Stale as error:
            status, stale = int(error.status), beside(form, {})
        except (Invalid, Conflict) as error:
            status = tell(form, error)
    return _page(request, found, preview, form, status, stale)


def _draft(request: HttpRequest, found: PlanImport, form: DraftForm) -> HttpResponseRedirect:
    made = plan_imports.draft_from_plan(
        actor_of(request), import_id=found.pk, choices=form.choices(request.POST.get("seen", "")),
        version=version_in(request),
    )  # fmt: skip
    messages.success(
        request, _("The change set is drafted. Look at it once more, then propose it to all sides.")
    )
    return redirect("programs:change-set", made.pk)


@signed_in
@require_http_methods(["POST"])
def discard(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Puts a file away."""
    actor = actor_of(request)
    found = reading.one(actor, pk)
    form = Once(request.POST)
    try:
        return form_once(request, actor, lambda: _discard(request, found))
    except Stale as error:
        form.is_valid()
        return _page(request, found, status=tell(form, error), wrong=form)


def _discard(request: HttpRequest, found: PlanImport) -> HttpResponseRedirect:
    plan_imports.discard_plan_import(actor_of(request), import_id=found.pk, version=version_in(request))
    messages.success(request, _("The file is put away."))
    return redirect("programs:plan-imports", found.programme.code)


def _languages(found: PlanImport) -> list[str]:
    return list(found.programme.body.languages) or ["en", "ru", "be"]


# --- The preview ------------------------------------------------------------------------------------------------------


def _page(
    request: HttpRequest,
    found: PlanImport,
    preview: Preview | None = None,
    form: DraftForm | None = None,
    status: int = 200,
    stale: Any = (),
    wrong: Form | None = None,
) -> HttpResponse:
    actor = actor_of(request)
    preview = preview or reading.preview(actor, found)
    sides = plans.sides(actor, found.programme_id)
    may = actor.takes_part(found.programme_id) and policies.proposes_changes(actor, found.programme_id)
    if form is None and may and found.change_set_id is None:
        title = {tag: _title(found.name, tag) for tag in _languages(found)}
        form = DraftForm(languages=_languages(found), preview=preview, initial={"title": title})
    which = request.GET.get("verdict", "")
    shown = _chosen(preview, which)
    page = number_in(request)
    rows = shown[(page - 1) * PAGE : page * PAGE]
    edition = editions.chosen(editions.editions(actor, found.programme_id), str(preview.edition or ""))
    base = reverse("programs:plan-import", args=[found.pk])
    context = {
        "kept": found, "programme": found.programme, "preview": preview, "form": form, "may": may, "edition": edition,
        "fields": stale, "wrong": wrong, "which": which, "tabs": _tabs(preview, base, which), "sides": sides,
        "own": next((side.party for side in sides if side.id == found.party_id), None),
        "others": ", ".join(name for party, name in words.names(sides).items() if party != str(found.party_id)),
        "rows": [] if which == MISSING else [_Row(preview, verdict) for verdict in rows],
        "missing": rows if which == MISSING else [], "count": len(shown),
        "previous": with_query(base, verdict=which, page=page - 1) if page > 1 else "",
        "next": with_query(base, verdict=which, page=page + 1) if len(shown) > page * PAGE else "",
        "kept_until": found.uploaded_at + plan_imports.KEPT,
    }  # fmt: skip
    return render(request, "programs/plan_preview.html", context, status=status)


def _title(name: str, language: str) -> str:
    with override(language):
        return _("Changes from the file %(name)s") % {"name": name}


def _chosen(preview: Preview, which: str) -> list[Any]:
    """The rows under a tab; under the first those that ask to be looked at."""
    if which == MISSING:
        return preview.missing
    if which == REMARKS:
        return [verdict for verdict in preview.verdicts if verdict.remarks]
    if which in {kind.value for kind in Kind}:
        return [verdict for verdict in preview.verdicts if verdict.kind == which]
    if which == ALL:
        return preview.verdicts
    return [verdict for verdict in preview.verdicts if verdict.remarks or verdict.kind is not Kind.UNCHANGED]


def _tabs(preview: Preview, base: str, which: str) -> list[dict[str, Any]]:
    """Every verdict that a row has, with how many; what there is none of has no tab."""
    counts = [
        *((kind.value, VERDICTS[kind], preview.counts[kind.value]) for kind in Kind),
        (REMARKS, _("with a remark"), preview.remarked),
        (MISSING, _("missing from the file"), len(preview.missing)),
        (ALL, _("all rows"), len(preview.verdicts)),
    ]
    tabs = [{"url": base, "label": _("to look at"), "count": len(_chosen(preview, "")), "current": not which}]
    tabs += [
        {"url": with_query(base, verdict=code), "label": label, "count": count, "current": code == which}
        for code, label, count in counts
        if count or code == which
    ]
    return tabs


class _Row:
    """A row as its page shows it; the difference is taken only of rows that are shown."""

    def __init__(self, preview: Preview, verdict: Verdict) -> None:
        self.row, self.number, self.title = verdict.line.row + 1, verdict.number, verdict.title
        self.kind = _TONES.get(verdict.kind, verdict.kind.value)
        self.verdict = VERDICTS[verdict.kind]
        self.item = verdict.standing.item if verdict.standing else None
        self.changed = [
            _differing(field)
            for field in reading.fields_of(preview, verdict)
            if self.item or field.name not in ("number", "title")
        ]
        self.organisations = [
            preview.sides.organisations[pk][1] for pk in verdict.changes.get("responsible") or ()
        ]
        self.reason = verdict.reason
        self.faults = _said(preview, verdict, verdict.flaws)
        self.remarks = _said(preview, verdict, verdict.remarks)


def _differing(field: FieldChange) -> FieldChange:
    """A field with the languages alone in which it differs."""
    words = {tag: said for tag, said in field.words.items() if any(piece.op is not Op.SAME for piece in said)}
    return replace(field, words=words)


def _said(preview: Preview, verdict: Verdict, flaws: list[Flaw]) -> list[tuple[str, str]]:
    """(cell, what is said of it)."""
    return [(cell_name(*preview.place(verdict, flaw)), words_of(flaw)) for flaw in flaws]
