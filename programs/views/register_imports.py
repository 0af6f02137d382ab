"""Bringing registers in: files sent, columns mapped, every row looked at with its verdict, then brought in."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db.models import QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation.access import Actor
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, Stale
from cooperation.exports.files import ExportFile, delimiter_for, streamed
from cooperation.exports.writing import rows_as_csv
from cooperation.ui.forms import Once
from programs import policies
from programs.forms.register_imports import MappingForm, RegisterFileForm
from programs.imports.register_keeping import keep
from programs.models import Body, Party, RegisterImport
from programs.selectors import register_imports as reading
from programs.selectors.register_imports import PAGE, VERDICTS
from programs.selectors.register_words import PROFILES, fault_words, words_of
from programs.selectors.register_words import VERDICTS as WORDS
from programs.services import register_imports
from programs.services.register_imports import Choices
from programs.views.common import (
    actor_of,
    form_once,
    signed_in,
    tell,
    version_in,
    with_query,
)

State = RegisterImport.State
_TONES = {"new": "in_force", "changed": "proposed", "conflict": "late", "refused": "refused"}
_STATES = {
    State.DONE: "concluded",
    State.FAILED: "failed",
    State.READY: "proposed",
    State.COLUMNS: "proposed",
}
REMARKS = "remarks"


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What was brought into the registers of one's bodies, or waits to be."""
    actor = actor_of(request)
    before = _before(request)
    found = list(reading.listed(actor, before=before)[: PAGE + 1])
    runs = [_Run(run) for run in found[:PAGE]]
    base = reverse("programs:register-imports")
    following = with_query(base, before=str(found[PAGE - 1].pk)) if len(found) > PAGE else ""
    kept = [pk for pk in actor.body_ids if policies.imports_registers(actor, pk)]
    bodies = Body.objects.visible_to(actor).filter(pk__in=kept).order_by("pk") if kept else []
    context = {"runs": runs, "bodies": bodies, "next": following, "first": base if before else ""}
    return render(request, "programs/register_imports.html", context)


def _before(request: HttpRequest) -> UUID | None:
    """The last import of the page before."""
    try:
        return UUID(request.GET.get("before", ""))
    except ValueError:
        return None


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where files are chosen; sent, they are kept and read."""
    actor = actor_of(request)
    body = register_imports.importing(actor, pk)
    form = RegisterFileForm(
        request.POST or None, request.FILES or None, saved=reading.profiles(actor, pk),
        parties=_own(actor),
    )  # fmt: skip
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _keep(request, pk, form))
            except (Invalid, Conflict) as error:
                status = tell(form, error)
    context = {"form": form, "body": body, "limit": settings.MAX_REGISTER_BYTES}
    return render(request, "programs/register_import_new.html", context, status=status)


def _own(actor: Actor) -> "QuerySet[Party]":
    """Whose posts one may bring in: one's own side's."""
    rows: QuerySet[Party] = Party.objects.visible_to(actor).filter(pk=actor.party_id)
    return rows


def _keep(request: HttpRequest, body_id: UUID, form: Form) -> HttpResponseRedirect:
    given = form.cleaned_data
    name = given["profile"]
    choices = Choices(
        profile=register_imports.profile_named(body_id, name) if name else None,
        party_id=given["party"].pk if given["party"] else None,
    )
    files = [keep(file) for file in given["file"]]
    run = register_imports.keep_register_files(
        actor_of(request), body_id=body_id, files=files, choices=choices
    )
    return redirect("programs:register-import", run.pk)


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far an import is, and its rows with their verdicts."""
    return _page(request, reading.one(actor_of(request), pk))


@signed_in
@require_http_methods(["GET", "POST"])
def columns(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Which column means what."""
    actor = actor_of(request)
    run = reading.one(actor, pk)
    register_imports.importing(actor, run.body_id)
    register_imports.check_mappable(run)
    form = MappingForm(request.POST or None, run=run, parties=_own(actor))
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return form_once(request, actor, lambda: _map(request, run, form))
            except (Invalid, Conflict, Stale, Forbidden) as error:
                status = tell(form, error)
    return render(request, "programs/register_import_columns.html", {"run": run, "form": form}, status=status)


def _map(request: HttpRequest, run: RegisterImport, form: MappingForm) -> HttpResponseRedirect:
    given = form.cleaned_data
    register_imports.map_register(
        actor_of(request), import_id=run.pk, profile=register_imports.profile_given(form.profile()),
        save_as=given["save_as"], party_id=given["party"].pk if given["party"] else None, version=version_in(request),
    )  # fmt: skip
    return redirect("programs:register-import", run.pk)


_DONE = {
    "start": gettext_lazy("The worker is bringing the register in."),
    "stop": gettext_lazy("The import is stopped."),
    "continue": gettext_lazy("The import goes on."),
    "discard": gettext_lazy("The import is put away."),
}


@signed_in
@require_http_methods(["POST"])
def act(request: HttpRequest, pk: UUID, verb: str) -> HttpResponse:
    """Starts, stops, continues an import, or puts it away."""
    actor = actor_of(request)
    run = reading.one(actor, pk)
    if verb not in _DONE:
        raise Absent
    form = Once(request.POST)
    try:
        return form_once(request, actor, lambda: _act(request, run, verb))
    except (Stale, Conflict, Forbidden) as error:
        form.is_valid()
        return _page(request, run, status=tell(form, error), wrong=form)


def _act(request: HttpRequest, run: RegisterImport, verb: str) -> HttpResponseRedirect:
    actor, version = actor_of(request), version_in(request)
    if verb == "start":
        whole = request.POST.get("all_or_nothing") == "yes"
        register_imports.start_register_import(actor, import_id=run.pk, all_or_nothing=whole, version=version)
    elif verb == "stop":
        register_imports.stop_register_import(actor, import_id=run.pk, version=version)
    elif verb == "continue":
        register_imports.continue_register_import(actor, import_id=run.pk, version=version)
    else:
        register_imports.discard_register_import(actor, import_id=run.pk, version=version)
    messages.success(request, str(_DONE[verb]))
    if verb == "discard":
        return redirect("programs:register-imports")
    return redirect("programs:register-import", run.pk)


# --- The page of one import -------------------------------------------------------------------------------------------


class _Run:
    """An import as pages show it."""

    def __init__(self, run: RegisterImport) -> None:
        self.run, self.tone = run, _STATES.get(State(run.state), run.state)
        self.totals = reading.totals(run)
        self.fault = fault_words(run.fault)


def _page(
    request: HttpRequest, run: RegisterImport, status: int = 200, wrong: Form | None = None
) -> HttpResponse:
    which = request.GET.get("verdict", "")
    try:
        after = max(int(request.GET.get("after", "0")), 0)
    except ValueError:
        after = 0
    verdict = which if which in VERDICTS else ""
    found = reading.lines(
        run, verdicts=[verdict] if verdict else [], remarked=which == REMARKS, after=after, limit=PAGE + 1
    )
    rows = [_Row(run, line) for line in found[:PAGE]]
    base = reverse("programs:register-import", args=[run.pk])
    context = {
        "it": _Run(run), "run": run, "rows": rows, "wrong": wrong, "which": which, "still": "still" in request.GET,
        "tabs": _tabs(run, base, which) if run.rows.exists() else [],
        "next": with_query(base, verdict=which, after=found[PAGE - 1].position) if len(found) > PAGE else "",
        "first": with_query(base, verdict=which) if after else "",
        "may": policies.imports_registers(actor_of(request), run.body_id), "kept": run.origins.exists(),
        "mapped": PROFILES.get(run.profile.get("name", ""), run.profile.get("name", "")),
    }  # fmt: skip
    response = render(request, "programs/register_import.html", context, status=status)
    if run.running and not context["still"]:
        # Without a script, and as long as nobody says otherwise.
        response["Refresh"] = "3"
    return response


def _tabs(run: RegisterImport, base: str, which: str) -> list[dict[str, Any]]:
    totals = reading.totals(run)
    tabs: list[dict[str, Any]] = [
        {
            "url": base,
            "label": _("all rows"),
            "count": totals["rows"],
            "current": which not in (*VERDICTS, REMARKS),
        }
    ]
    tabs += [
        {
            "url": with_query(base, verdict=code),
            "label": WORDS[code],
            "count": totals[code],
            "current": code == which,
        }
        for code in VERDICTS
        if totals[code] or code == which
    ]
    tabs.append({
        "url": with_query(base, verdict=REMARKS), "label": _("with a remark"),
        "count": None if run.running else reading.remarked(run),
        "current": which == REMARKS,
    })  # fmt: skip
    return tabs


class _Row:
    """A row as the page shows it."""

    def __init__(self, run: RegisterImport, line: reading.Line) -> None:
        self.line, self.remarks = line, [words_of(remark) for remark in line.remarks]
        self.tone = _TONES.get(line.verdict, line.verdict)
        self.verdict = WORDS.get(line.verdict, "")
        place = [file["name"] for file in run.files].index(line.file)
        headings = run.files[place]["headings"]
        self.cells = [pair for pair in zip(headings, line.cells, strict=False) if pair[1]]
        self.title = _called(self.cells) or " · ".join(cell for _heading, cell in self.cells[:3])


#: Headings that begin so say what a record is called.
_CALLED = (("title",), ("name (",), ("post_title", "person_name"))


def _called(cells: list[tuple[str, str]]) -> str:
    """What the cells of a row call its record, in the reader's language or the first that they have."""
    own = f"({get_language() or 'en'})"
    for names in _CALLED:
        found = [
            [(heading, cell) for heading, cell in cells if heading.casefold().startswith(name)]
            for name in names
        ]
        if any(found):
            firsts = [min(each, key=lambda one: not one[0].endswith(own))[1] for each in found if each]
            return " · ".join(firsts)
    return ""


# --- The report -------------------------------------------------------------------------------------------------------


@signed_in
@require_safe
def report(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """Every row with its verdict, record and remarks, as CSV in the reader's language."""
    actor = actor_of(request)
    run = reading.one(actor, pk)
    head = [_("File"), _("Row"), _("Verdict"), _("Record"), _("Remarks")]
    pieces = streamed(actor, rows_as_csv(head, _rows(run), delimiter=delimiter_for(actor.language)))
    return ExportFile(f"report-{run.uploaded_at:%Y-%m-%d}.csv", "text/csv; charset=utf-8", pieces).answer()


def _rows(run: RegisterImport) -> Iterator[list[str]]:
    for line in reading.report(run):
        remarks = "\n".join(words_of(remark) for remark in line.remarks)
        yield [line.file, str(line.number), str(WORDS.get(line.verdict, "")), line.record, remarks]
