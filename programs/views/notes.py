"""A side's own ground on a page that all sides see: its notes and lines to take, and the form for another."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation.access import Actor
from cooperation.errors import Absent, Conflict, Forbidden, Invalid
from cooperation.ui import marks
from programs.forms.items import NoteForm
from programs.models import Agreement, InternalNote
from programs.selectors.markings import choices
from programs.services.notes import may_note_agreement, write_agreement_note
from programs.views.agreements import page as agreement_page
from programs.views.common import actor_of, form_once, signed_in, tell

#: The newest notes that a page shows.
SHOWN = 50


def ground(request: HttpRequest, about: Q, *, may_write: bool, url: str) -> str:
    """The actor's side's notes on what `about` says, newest first; "" for who reads none and writes none.

    A form that was refused is found at the request (see `write`).
    """
    actor = actor_of(request)
    if actor.party_id is None:
        return ""
    rows = InternalNote.objects.visible_to(actor).filter(about).select_related("written_by", "marking")
    notes = list(rows.order_by("-written_at", "-id")[:SHOWN])
    if not notes and not may_write:
        return ""
    form = getattr(request, "refused_note", None)
    if form is None and may_write:
        form = NoteForm(markings=choices(actor))
    context = {
        "notes": notes, "form": form if may_write else None, "url": url, "own": marks.plain(actor.party_name),
        "zone": actor.time_zone,
    }  # fmt: skip
    return render_to_string("programs/panel_notes.html", context, request)


def write(
    request: HttpRequest,
    add: Callable[[Actor, dict[str, Any]], Any],
    again: Callable[[], HttpResponse],
    to: str,
    *,
    may_write: Callable[[], bool],
) -> HttpResponse:
    """Adds a note and goes back to the page `to`; refused, shows that page `again` with what was typed."""
    actor = actor_of(request)
    form = NoteForm(request.POST, markings=choices(actor))

    def go() -> HttpResponseRedirect:
        add(actor, form.cleaned_data)
        messages.success(request, _("The note is saved. Only your side sees it."))
        return redirect(to)

    status = 400
    if form.is_valid():
        try:
            return form_once(request, actor, go)
        except (Invalid, Conflict) as error:
            status = tell(form, error)
    if not may_write():
        raise Forbidden(
            _("A side’s notes are written by its coordinator, head of delegation or executive secretary.")
        )
    request.refused_note = form  # type: ignore[attr-defined]
    response = again()
    response.status_code = status
    return response


# --- On an agreement --------------------------------------------------------------------------------------------------


def agreement_panel(request: HttpRequest, agreement: Any) -> str:
    """One's own side's notes on an agreement."""
    return SafeString(
        ground(
            request,
            Q(agreement_id=agreement.pk),
            may_write=may_note_agreement(actor_of(request), agreement),
            url=reverse("programs:agreement-note", args=[agreement.pk]),
        )
    )


@signed_in
@require_http_methods(["POST"])
def agreement(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Adds a note of one's own side on an agreement."""
    actor = actor_of(request)
    found = Agreement.objects.visible_to(actor).filter(pk=pk).first()
    if found is None:
        raise Absent
    return write(
        request,
        lambda actor, given: write_agreement_note(actor, agreement_id=pk, **given),
        lambda: agreement_page(request, pk),
        reverse("programs:agreement", args=[pk]),
        may_write=lambda: may_note_agreement(actor, found),
    )
