"""Recording the final clauses of an agreement: typed, said back in words with what they lead to today, recorded."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Invalid, Stale
from cooperation.ui import marks
from cooperation.ui.errors import error_list
from programs.forms.clause_triggers import ASKED
from programs.forms.clauses import BESIDE, ClausesEditor, HeadForm, RecordForm
from programs.models import Agreement
from programs.rules.treaties.clauses import Clauses
from programs.rules.treaties.reading_clauses import dump_clauses
from programs.rules.treaties.status import status_at
from programs.selectors import registers
from programs.selectors.treaties import COMPUTED, clauses_of, treaty_of
from programs.services.agreements import check_keeps
from programs.services.clauses import checked, record_clauses
from programs.treaty_words import states
from programs.treaty_words.basics import Name
from programs.treaty_words.clauses import Topic, by_topic
from programs.treaty_words.outcomes import Said, outcome_in_words
from programs.views.common import actor_of, form_once, signed_in


@signed_in
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The final clauses: `do` says whether fields are shown, the words are previewed, changed again or recorded."""
    actor = actor_of(request)
    found = registers.one(registers.agreements(actor), pk)
    check_keeps(actor, found)
    if request.method == "GET":
        return _blank(request, found)
    step = {"record": _record, "edit": _edit, "show": _show}.get(request.POST.get("do", ""), _typed)
    return step(request, actor, found)


def _blank(request: HttpRequest, found: Agreement) -> HttpResponse:
    """The form with what is on record; `?trigger=` chooses another rule to begin with."""
    asked = request.GET.get("trigger", "")
    recorded = found.clauses
    if asked in ASKED and asked != recorded.get("trigger"):
        recorded = {**{name: value for name, value in recorded.items() if name in BESIDE}, "trigger": asked}
    head = HeadForm(initial={"version": found.version})
    return _form(request, found, head, ClausesEditor(None, recorded, _parties(found)))


def _show(request: HttpRequest, actor: Actor, found: Agreement) -> HttpResponse:
    """The form with the fields that follow from what is chosen now."""
    editor = ClausesEditor(request.POST, found.clauses, _parties(found))
    editor.unbind()
    head = HeadForm(
        initial={"version": request.POST.get("version", ""), "once": request.POST.get("once", "")}
    )
    return _form(request, found, head, editor)


def _edit(request: HttpRequest, actor: Actor, found: Agreement) -> HttpResponse:
    """The form again with what was previewed."""
    given = RecordForm(request.POST)
    try:
        clauses = dump_clauses(_sent(found, given))
    except Invalid as error:
        return _unread(request, found, error)
    head = HeadForm(initial={"version": request.POST.get("version", "")})
    return _form(request, found, head, ClausesEditor(None, clauses, _parties(found)))


def _typed(request: HttpRequest, actor: Actor, found: Agreement) -> HttpResponse:
    """What was typed, said back in words; else the form with what is wrong."""
    head = HeadForm(request.POST)
    editor = ClausesEditor(request.POST, found.clauses, _parties(found))
    if not (editor.is_valid() and head.is_valid()):
        return _form(request, found, head, editor, status=400)
    try:
        read = checked(found, editor.written())
    except Invalid as error:
        for each in error.faults:
            editor.tell(each.pointer.removeprefix("/clauses"), each.detail)
        return _form(request, found, head, editor, status=int(error.status))
    given = RecordForm(initial={"version": head.cleaned_data.get("version"), "clauses": dump_clauses(read)})
    return _preview(request, actor, found, given, read)


def _record(request: HttpRequest, actor: Actor, found: Agreement) -> HttpResponse:
    """Records what was previewed."""
    given = RecordForm(request.POST)
    try:
        read = _sent(found, given)
    except Invalid as error:
        return _unread(request, found, error)
    clauses, version = dump_clauses(read), given.cleaned_data.get("version")

    def go() -> HttpResponseRedirect:
        record_clauses(actor, agreement_id=found.pk, version=version, clauses=clauses)
        messages.success(request, _("The final clauses are on record."))
        return redirect("programs:agreement", found.pk)

    try:
        return form_once(request, actor, go)
    except Stale as error:
        again = RecordForm(initial={"version": error.current, "clauses": clauses})
        return _preview(request, actor, found, again, read, status=int(error.status), stale=True)


def _sent(found: Agreement, given: RecordForm) -> Clauses:
    """The clauses that a previewed form carries; Invalid where they are not to be read."""
    if not given.is_valid():
        raise Invalid.of("clauses", next(iter(given.errors.get("clauses", [""]))))
    return checked(found, given.cleaned_data["clauses"])


def _unread(request: HttpRequest, found: Agreement, error: Invalid) -> HttpResponse:
    """The form with what is on record, and above it what was sent and is wrong; no preview makes that."""
    head = HeadForm({"version": request.POST.get("version", "")})
    editor = ClausesEditor(None, found.clauses, _parties(found))
    editor.faults = [each.detail for each in error.faults]
    return _form(request, found, head, editor, int(error.status), sent=request.POST.get("clauses", ""))


# --- What is shown ----------------------------------------------------------------------------------------------------


def _form(
    request: HttpRequest,
    found: Agreement,
    head: HeadForm,
    editor: ClausesEditor,
    status: int = 200,
    *,
    sent: str = "",
) -> HttpResponse:
    kept = _said(found, clauses_of(editor.kept))[:1] if editor.kept else []
    for said in editor.faults:
        head.add_error(None, said)
    context = {
        "agreement": found, "form": head, "editor": editor, "kept": kept, "sent": sent,
        "faults": error_list(head, editor.named()),
    }  # fmt: skip
    return render(request, "programs/agreement_clauses.html", context, status=status)


@dataclass(frozen=True, slots=True)
class Today:
    """What clauses lead to today by the acts on record."""

    status: str
    entry: Said


def _preview(
    request: HttpRequest, actor: Actor, found: Agreement, given: RecordForm, read: Clauses, *,
    status: int = 200, stale: bool = False,
) -> HttpResponse:  # fmt: skip
    topics = _said(found, read) if read != Clauses() else []
    now = _said(found, clauses_of(found.clauses)) if found.clauses else []
    context = {
        "agreement": found, "form": given, "topics": topics, "now": now, "stale": stale,
        "fields": _beside(now, topics) if stale else [], "today": _today(actor, found, read, called(found)),
    }  # fmt: skip
    return render(request, "programs/agreement_clauses_preview.html", context, status=status)


def _said(found: Agreement, clauses: Clauses) -> list[Topic]:
    """Clauses of this agreement in words."""
    return by_topic(clauses, called(found), len(found.participation.all()))


def _today(actor: Actor, found: Agreement, read: Clauses, name: Name) -> Today | None:
    """None where the agreement binds nobody in law: nothing is computed of it."""
    if found.character not in COMPUTED:
        return None
    treaty = treaty_of(actor, found)
    expires = treaty.clauses.expires if read.expires is None and read.term is None else read.expires
    state = status_at(replace(treaty, clauses=replace(read, expires=expires)), clock.today())
    return Today(states.treaty(state.status), outcome_in_words(state.entry, name))


def _beside(now: list[Topic], yours: list[Topic]) -> list[dict[str, str]]:
    """What is on record beside what was typed, heading by heading where they differ."""
    theirs = {topic.title: "\n".join(topic.sentences) for topic in now}
    typed = {topic.title: "\n".join(topic.sentences) for topic in yours}
    return [
        {"label": title, "theirs": theirs.get(title, ""), "yours": typed.get(title, "")}
        for title in dict.fromkeys([*theirs, *typed])
        if theirs.get(title) != typed.get(title)
    ]


def _parties(found: Agreement) -> list[tuple[str, str]]:
    """The parties of the agreement by code, as they are called."""
    return [
        (taking.party.code, marks.plain(taking.party.short_name) or marks.plain(taking.party.name))
        for taking in found.participation.all()
    ]


def called(found: Agreement) -> Name:
    """How the parties of an agreement are called in sentences, by code."""
    names = dict(_parties(found))
    return lambda code: names.get(code, code)
