"""The dossier of an item: what the plan says, what each side says, what was agreed, in one chain."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Forbidden, Invalid
from cooperation.ui import compare, figures, marks
from cooperation.ui.when import as_of, day, fuzzy
from programs import policies
from programs.forms.items import DocumentForm, NoteForm
from programs.models import Position
from programs.rules import comparison
from programs.rules.files import called
from programs.rules.languages import behind
from programs.selectors import dossiers, work
from programs.selectors.markings import Choices
from programs.selectors.plans import CLOSED
from programs.services.documents import attach
from programs.services.notes import write_note
from programs.views import words
from programs.views.common import actor_of, form_once, signed_in, tell, with_query
from programs.views.documents import RefusedMarking, file_edit

#: So much of what came about is shown at once; what is older is folded away.
NEWEST = 14


@signed_in
@require_safe
def dossier(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The page of one item; with `?on=`, as it stood at the end of that day."""
    actor = actor_of(request)
    on = as_of(request, clock.today(actor.time_zone))
    return dossier_page(request, dossiers.dossier(actor, pk, on), on=on)


def dossier_page(
    request: HttpRequest,
    found: dossiers.Dossier,
    *,
    note: NoteForm | None = None,
    document: DocumentForm | None = None,
    refused: RefusedMarking | None = None,
    on: date | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of an item, with the form in it that was refused."""
    actor = actor_of(request)
    agreed = next((entry for entry in found.agreed if entry["current"]), None)
    own = words.side_of(found.sides, actor.party_id)
    today = clock.today(actor.time_zone)
    writes = on is None and _may_note(actor, found)
    attaches = bool(found.drafts) and _may_draft(actor, found)
    markings = found.markings
    chain = _chain(found, words.places_of(actor, _sources(found), on), actor.time_zone)
    context = {
        "found": found, "item": found.wording.item, "wording": found.wording, "programme": found.wording.programme,
        "agreed": agreed, "agreed_on": words.parsed(agreed["agreed_on"]) if agreed else None,
        "late": _late(found, agreed, on or today), "on": on, "today": today,
        "occurrence": None if on else _present_occurrence(found),
        "times": sum(not entry["brought_forward"] for entry in found.extensions),
        "original": found.extensions[0]["before"] if found.extensions else None,
        "difference": _difference(found, actor),
        "says": [_says(found, side, actor, len(found.sides)) for side in found.sides if _concerned(found, side)],
        "drafts": on is None and _may_draft(actor, found),
        "responsible": [(side, [r for r in found.responsible if r.party_id == side.id]) for side in found.sides],
        "n_sides": len(found.sides), "own": own, "newest": chain[-NEWEST:], "earlier": chain[:-NEWEST],
        "others": ", ".join(name for party, name in words.names(found.sides).items() if party != str(actor.party_id)),
        "note_form": (note or NoteForm(markings=markings)) if writes else None,
        "draft": found.drafts[0] if found.drafts else None, **_behind(found, actor),
        "draft_files": _draft_files(found, markings, attaches, refused),
        "document_form": (document or DocumentForm(markings=markings)) if attaches else None,
    }  # fmt: skip
    return render(request, "programs/item.html", context, status=status)


def _difference(found: dossiers.Dossier, actor: Actor) -> str:
    """Where the sides' latest positions differ, in words, and since when."""
    latest = [(side, position) for side in found.sides if (position := found.latest(side.id))]
    said = [
        comparison.Said(str(side.id), each.status, each.progress, each.proposed_deadline, bool(each.files))  # type: ignore[attr-defined]
        for side, each in latest
    ]
    due = [str(side.id) for side in found.sides if any(r.party_id == side.id for r in found.responsible)]
    programme = found.wording.programme
    threshold = programme.body.progress_threshold
    apart = comparison.compare(due, said, threshold=threshold, agreed=found.deadline)
    told: dict[int, list[str]] = {}
    for position in found.positions:
        if position.current:
            told.setdefault(position.round.number, []).append(position.status)
    since = words.since(actor, programme.pk, told.items())
    return words.in_words(apart, words.names(found.sides), since)


def _own_organisations(actor: Actor, found: dossiers.Dossier) -> set[UUID]:
    return {r.organisation_id for r in found.responsible if r.party_id == actor.party_id}


def _may_note(actor: Actor, found: dossiers.Dossier) -> bool:
    return policies.notes_for(actor, found.wording.programme_id, _own_organisations(actor, found))


def _may_draft(actor: Actor, found: dossiers.Dossier) -> bool:
    """Not on an item that has left the plan."""
    return found.wording.until_edition is None and policies.drafts(actor, found.wording.programme_id)


def _behind(found: dossiers.Dossier, actor: Actor) -> dict[str, Any]:
    """Which languages of the newest draft stayed behind, for who writes it, with its text in each."""
    draft = found.drafts[0] if found.drafts else None
    if draft is None or actor.party_id is None or not _may_draft(actor, found):
        return {}
    last = found.latest(actor.party_id)
    tags = behind(draft.text, last.text if last else None, draft.still_right)
    texts = [(marks.own_name(tag), said) for tag, said in draft.text.items()]
    return {"behind": words.languages(tags), "draft_texts": texts}


def _late(found: dossiers.Dossier, agreed: dict[str, Any] | None, today: date) -> bool:
    due = found.due_on
    over = agreed is not None and agreed["status"] in CLOSED and not agreed["period"]
    return due is not None and due < today and not over


def _present_occurrence(found: dossiers.Dossier) -> FuzzyDate | None:
    """The occurrence of a recurring deadline that is to be done next."""
    deadline = found.wording.deadline
    return deadline.period(found.wording.occurrences_done) if deadline.recurs else None


def _concerned(found: dossiers.Dossier, side: Any) -> bool:
    """Of two sides both; of more those that answer for the item or have spoken of it."""
    answers = len(found.sides) == 2 or any(row.party_id == side.id for row in found.responsible)
    return answers or found.latest(side.id) is not None


def _says(found: dossiers.Dossier, side: Any, actor: Actor, n_sides: int) -> dict[str, Any]:
    position = found.latest(side.id)
    return {
        "side": side,
        "hue": marks.hue(side.position, n_sides),
        "own": side.id == actor.party_id,
        "cell": compare.say_cell(
            compare.Say(status=position.status, date=position.proposed_deadline)
            if position
            else compare.Say()
        ),
        "progress": figures.progress(position.progress) if position and position.progress is not None else "",
        "text": words.paragraph(position.text) if position else "",
        "position": position,
        "files": _files(position.files) if position else [],  # type: ignore[attr-defined]
    }


def _draft_files(
    found: dossiers.Dossier, markings: Choices, attaches: bool, refused: RefusedMarking | None
) -> list[dict[str, Any]]:
    if not found.drafts:
        return []
    draft: Any = found.drafts[0]
    return _files(draft.files, draft if attaches else None, markings, refused)


def _files(
    rows: list[dict[str, Any]],
    draft: Any = None,
    markings: Choices = (),
    refused: RefusedMarking | None = None,
) -> list[dict[str, Any]]:
    """The files of a position; with `draft`, those of a draft that the reader may change."""
    return [
        {
            "url": f"/documents/{row['id']}/", "name": row["name"],
            "type": called(row["content_type"]), "size": row["size"], "sha256": row["sha256"],
            "audience": _("as the position"), "marking": row["marking__name"],
            "edit": draft and file_edit(row["id"], row["version"], row["marking_id"], markings, draft, refused),
        }
        for row in rows
    ]  # fmt: skip


# --- The chain --------------------------------------------------------------------------------------------------------


def _sources(found: dossiers.Dossier) -> list[UUID]:
    """What agreed states and extensions rest on."""
    return [
        UUID(str(entry["source_id"])) for entry in (*found.agreed, *found.extensions) if entry["source_id"]
    ]


def _chain(found: dossiers.Dossier, places: Mapping[UUID, words.Place], zone: str) -> list[dict[str, Any]]:
    """Wordings, positions, agreed states and extensions, oldest first; `places`: where their sources are read."""
    entries = [
        *_wordings(found),
        *_positions(found, zone),
        *_agreed(found, places),
        *_extensions(found, places),
    ]
    return [entry for _at, entry in sorted(entries, key=lambda pair: pair[0])]


def _wordings(found: dossiers.Dossier) -> list[tuple[str, dict[str, Any]]]:
    return [
        (
            _in_force(wording),
            {
                "kind": "article", "when": day(wording.in_force_on),  # type: ignore[attr-defined]
                "title": marks.text(wording.title),
                "body": format_html(
                    "{} · {} {}", _("edition %(number)d") % {"number": wording.since_edition}, fuzzy(wording.deadline),
                    "" if wording.in_force_on else marks.badge("recorded", _("recorded, not yet in force")),  # type: ignore[attr-defined]
                ),
                "side_key": "",
            },
        )
        for wording in found.wordings
    ]  # fmt: skip


def _in_force(wording: Any) -> str:
    """Since when the wording holds, to be sorted by; an edition that is not in force yet comes last."""
    return wording.in_force_on.isoformat() if wording.in_force_on else f"9999-{wording.since_edition:06}"


def _positions(found: dossiers.Dossier, zone: str) -> list[tuple[str, dict[str, Any]]]:
    entries = []
    for position in found.positions:
        side = words.side_of(found.sides, position.party_id)
        at = position.release.released_at
        entries.append((
            at.isoformat(),
            {
                "kind": "position", "when": day(clock.day_of(at, zone)),
                "title": _position_title(position, side, len(found.sides)),
                "body": words.paragraph(position.text),
                "side_key": marks.hue(side.position, len(found.sides)) if side else "",
            },
        ))  # fmt: skip
    return entries


def _position_title(position: Position, side: Any, n_sides: int) -> SafeString:
    words_of_round = _("round %(number)d") % {"number": position.round.number}
    edition = _("edition %(number)d") % {"number": position.edition} if position.edition > 1 else ""
    return format_html(
        "{} {} <small>{}{}{}</small>", marks.side(side, n_sides) if side else "", marks.status(position.status),
        words_of_round, ", " if edition else "", edition,
    )  # fmt: skip


def _sourced(entry: dict[str, Any], words_in: str, places: Mapping[UUID, words.Place]) -> SafeString:
    """Where it was agreed, leading there, under which symbol and in which words; then what it stands with."""
    label, place = marks.text(entry["source_label"]), None
    if entry["source_id"]:
        place = places.get(UUID(str(entry["source_id"])))
    if place and place.address:
        label = format_html('<a href="{}">{}</a>', place.address, label)
    if place and place.called:
        label = format_html("{}, <b>{}</b>", label, place.called)
    said = marks.text(entry[words_in]) if entry[words_in] else ""
    return format_html("{}{}{}{}", label, ": " if said else "", said, (place and place.beside) or "")


def _agreed(found: dossiers.Dossier, places: Mapping[UUID, words.Place]) -> list[tuple[str, dict[str, Any]]]:
    return [
        (
            str(entry["agreed_on"]),
            {
                "kind": "decision", "when": day(words.parsed(entry["agreed_on"])),
                "title": format_html(
                    "{} {} {}", _("Agreed, and withdrawn:") if entry["withdrawn"] else _("Agreed:"),
                    marks.status(entry["status"]), fuzzy(FuzzyDate.parse(entry["period"])) if entry["period"] else "",
                ),
                "body": _sourced(entry, "note", places), "side_key": "",
            },
        )
        for entry in found.agreed
    ]  # fmt: skip


def _moved(entry: dict[str, Any]) -> str:
    return _("Deadline brought forward:") if entry["brought_forward"] else _("Deadline extended:")


def _extensions(
    found: dossiers.Dossier, places: Mapping[UUID, words.Place]
) -> list[tuple[str, dict[str, Any]]]:
    return [
        (
            str(entry["agreed_on"]),
            {
                "kind": "extension", "when": day(words.parsed(entry["agreed_on"])),
                "title": format_html(
                    "{} {} → {}", _moved(entry), fuzzy(entry["before"]), fuzzy(entry["after"])
                ),
                "body": _sourced(entry, "reason", places), "side_key": "",
            },
        )
        for entry in found.extensions
    ]  # fmt: skip


@signed_in
@require_safe
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Leads to the row where one's own side writes its word on the item, in the open round; else to its work."""
    actor = actor_of(request)
    wording = dossiers.head(actor, pk)
    place = work.place(actor, wording)
    if place is None:
        return redirect("programs:work")
    if not policies.drafts(actor, wording.programme_id):
        return redirect("programs:contributions", place.round_id)
    kept = {"after": place.after} if place.after else {}
    url = with_query(reverse("programs:grid", args=[place.round_id]), **kept)
    return HttpResponseRedirect(f"{url}#r-{pk}")


# --- Writing ----------------------------------------------------------------------------------------------------------


@signed_in
@require_http_methods(["POST"])
def note(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adds a note of one's own side."""
    actor = actor_of(request)
    found = dossiers.dossier(actor, pk)
    form = NoteForm(request.POST, markings=found.markings)
    status = 400
    if form.is_valid():
        try:
            return form_once(request, actor, lambda: _write(request, pk, form))
        except (Invalid, Conflict) as error:
            status = tell(form, error)
    if not _may_note(actor, found):
        raise Forbidden(_("You may not write your side’s notes on this item."))
    return dossier_page(request, found, note=form, status=status)


def _write(request: HttpRequest, pk: UUID, form: NoteForm) -> HttpResponseRedirect:
    write_note(actor_of(request), item_id=pk, **form.cleaned_data)
    messages.success(request, _("The note is saved. Only your side sees it."))
    return redirect("programs:item", pk)


@signed_in
@require_http_methods(["POST"])
def document(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adds a file to one's own side's newest draft on the item."""
    actor = actor_of(request)
    found = dossiers.dossier(actor, pk)
    if not found.drafts:
        raise Forbidden(_("Save a draft position first: the file is kept with it."))
    form = DocumentForm(request.POST, request.FILES, markings=found.markings)
    status = 400
    if form.is_valid():
        try:
            return form_once(request, actor, lambda: _attach(request, pk, found.drafts[0].pk, form))
        except (Invalid, Conflict) as error:
            status = tell(form, error)
    return dossier_page(request, found, document=form, status=status)


def _attach(request: HttpRequest, pk: UUID, draft_id: UUID, form: DocumentForm) -> HttpResponseRedirect:
    attach(actor_of(request), draft_id=draft_id, **form.cleaned_data)
    messages.success(request, _("The file is kept with your side’s draft."))
    return redirect("programs:item", pk)
