"""The record of changes of an item: who changed what, and when."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from cooperation.history.reading import changes_of, entries
from cooperation.ui.when import fuzzy_words
from programs.models import AgreedState, Extension, Responsibility, Wording
from programs.selectors import dossiers
from programs.views.common import actor_of, signed_in

#: What is on record of an item and shown to every side; positions and notes have pages and audiences of their own.
SHARED: tuple[tuple[Any, Any], ...] = (
    (Wording, _("Wording")),
    (AgreedState, _("Agreed status")),
    (Extension, _("Extension of the deadline")),
    (Responsibility, _("Responsible organisation")),
)

#: So many changes are shown, newest first.
NEWEST = 200


@signed_in
@require_safe
def record(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Every change of the shared record of one item, newest first."""
    actor = actor_of(request)
    wording = dossiers.head(actor, pk)
    found: list[dict[str, Any]] = []
    for model, label in SHARED:
        ids = model.objects.visible_to(actor).filter(item_id=pk).values_list("pk", flat=True)
        found += [
            {**entry, "what": f"{label}: {entry['what']}"}
            for entry in entries(model, changes_of(model, ids, limit=NEWEST), dates=fuzzy_words)
        ]
    found.sort(key=lambda entry: entry["at"], reverse=True)
    context = {"wording": wording, "entries": found[:NEWEST], "cut": len(found) > NEWEST, "newest": NEWEST}
    return render(request, "programs/record.html", context)
