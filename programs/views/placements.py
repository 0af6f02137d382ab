"""Moves an item between the lists of the comparison."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation.errors import Absent, Conflict, Forbidden, Invalid, Stale
from cooperation.ui import marks
from programs import policies
from programs.forms.placements import PlaceForm
from programs.models import Item, Placement
from programs.selectors import comparisons as selectors
from programs.selectors.comparisons import Entry
from programs.selectors.plans import Frame
from programs.services.placements import move_to_list
from programs.views.common import actor_of, form_once, signed_in, tell
from programs.views.comparisons import compared, framed


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks why an item is to be moved to list A or B, and moves it for every side."""
    actor = actor_of(request)
    code = Item.objects.visible_to(actor).filter(pk=pk).values_list("programme__code", flat=True).first()
    if code is None:
        raise Absent
    frame = framed(actor, code)
    entry = selectors.entry_of(actor, frame, pk)
    if entry is None:
        raise Absent
    if not policies.sorts_lists(actor, frame.programme.pk):
        raise Forbidden(_("Items are moved between the lists by a side’s coordinator or by a secretary."))
    standing = Placement.objects.visible_to(actor).filter(item_id=pk, current=True).first()
    to = request.GET.get("to", "")
    form = PlaceForm(
        request.POST or None, initial={"list": to, "version": standing.version if standing else None}
    )
    status = 400 if request.method == "POST" else 200
    stale: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            return form_once(request, actor, lambda: _move(request, frame, entry, form))
        except Stale as error:
            status, stale = int(error.status), _beside(standing, form)
            data = request.POST.copy()
            data["version"] = str(error.current)
            form = PlaceForm(data)
        except (Invalid, Conflict) as error:
            status = tell(form, error)
    context = compared(actor, frame, entry) | {"form": form, "fields": stale}
    return render(request, "programs/place.html", context, status=status)


def _move(request: HttpRequest, frame: Frame, entry: Entry, form: PlaceForm) -> HttpResponseRedirect:
    given = form.cleaned_data
    move_to_list(
        actor_of(request), item_id=entry.item_id, listing=given["list"], reason=given["reason"],
        version=given["version"],
    )  # fmt: skip
    messages.success(request, _("The item is moved. Every side sees it, and why."))
    return redirect("programs:comparison-item", frame.programme.code, entry.item_id)


def _beside(standing: Placement | None, form: PlaceForm) -> list[dict[str, str]]:
    """What stands by now, beside what was typed."""
    if standing is None:
        return []
    given = form.cleaned_data
    return [
        {
            "label": _("Moved to"),
            "theirs": f"{standing.get_list_display()}\n{marks.plain(standing.reason)}",
            "yours": f"{Placement.List(given['list']).label}\n{marks.plain(given['reason'])}",
        }
    ]
