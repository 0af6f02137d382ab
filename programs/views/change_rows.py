"""One row of a change set: written, rewritten, removed, settled."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Invalid, Stale
from cooperation.ui import marks
from programs.forms.changes import RowForm, step_forms
from programs.models import Agreement, Change, ChangeSet, Organisation, Wording
from programs.rules.changes import ALLOWED, PARTS, WITHOUT_ITEM
from programs.selectors import changes as reading
from programs.selectors import editions, plans
from programs.services import changes
from programs.services.change_rows import snapshots
from programs.services.editions import Step
from programs.views.changes import check_writes
from programs.views.common import actor_of, beside, form_once, signed_in, tell, version_in


@signed_in
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new row of the kind that the address names, for the item that it names; a part where it names the whole."""
    actor = actor_of(request)
    found = reading.one(actor, pk)
    check_writes(request, found)
    kind = request.GET.get("kind", "")
    if kind not in ALLOWED:
        raise Http404
    whole = reading.row(actor, _uuid(request, "part_of")) if request.GET.get("part_of") else None
    if whole is not None and (whole.change_set_id != pk or PARTS.get(whole.kind) != kind):
        raise Http404
    row = Change(change_set=found, kind=kind, part_of=whole)
    if kind not in WITHOUT_ITEM:
        if not request.GET.get("item"):
            return _choose_item(request, found, row)
        row.item_id = _uuid(request, "item")
    return _edit(request, found, row)


def _uuid(request: HttpRequest, name: str) -> UUID:
    try:
        return UUID(request.GET.get(name, ""))
    except ValueError as error:
        raise Http404 from error


def _choose_item(request: HttpRequest, found: ChangeSet, row: Change) -> HttpResponse:
    """Which item: those of the newest edition, in the order of the plan."""
    standing = Wording.objects.visible_to(actor_of(request)).filter(
        programme_id=found.programme_id, until_edition__isnull=True
    )
    items = [
        (item, f"{number} {marks.plain(title)}"[:120])
        for item, number, title in standing.order_by("sort_key", "id").values_list(
            "item_id", "number", "title"
        )
    ]
    context = {
        "set": found,
        "programme": found.programme,
        "row": row,
        "items": items,
        "kind": row.get_kind_display(),
    }
    return render(request, "programs/change_item.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A row of a draft, to be rewritten."""
    actor = actor_of(request)
    row = reading.row(actor, pk)
    check_writes(request, row.change_set)
    return _edit(request, row.change_set, row)


def _edit(request: HttpRequest, found: ChangeSet, row: Change) -> HttpResponse:
    actor = actor_of(request)
    now = _now(actor, found, row)
    languages = list(found.programme.body.languages) or ["en", "ru", "be"]
    form = RowForm(
        request.POST or None, kind=row.kind, languages=languages, now=now, initial=_initial(row),
        sections=[section for section, _depth in editions.outline(actor, found.programme_id)],
        sides=_sides(actor, found),
        agreements=Agreement.objects.visible_to(actor).order_by("-done_first", "-id")[:200],
    )  # fmt: skip
    steps = None
    if "milestones" in ALLOWED[row.kind]:
        steps = step_forms(request.POST or None, initial=_steps(row, now), languages=languages)
    status, stale = 200, []
    if request.method == "POST":
        status = 400
        if form.is_valid() and (steps is None or steps.is_valid()):
            try:
                return form_once(request, actor, lambda: _write(request, row, form, steps))
            except Stale as error:
                stale, status = beside(form, form.initial), int(error.status)
            except (Invalid, Conflict) as error:
                status = tell(form, _flat(error))
    context = {
        "set": found, "programme": found.programme, "row": row, "form": form, "steps": steps, "now": now,
        "fields": stale, "kind": row.get_kind_display(), "number": now.get("number", ""), "title": now.get("title", {}),
    }  # fmt: skip
    return render(request, "programs/change_row.html", context, status=status)


def _flat(error: Any) -> Any:
    """A new row is one of one: its faults point to the form's own fields."""
    from dataclasses import replace

    error.faults = tuple(
        replace(fault, pointer=fault.pointer.removeprefix("/rows/0")) for fault in error.faults
    )
    return error


def _now(actor: Actor, found: ChangeSet, row: Change) -> dict[str, Any]:
    """What the plan says of the item, as the form takes it; empty for a new one. Absent items are refused."""
    if row.item_id is None:
        return {}
    standing = Wording.objects.visible_to(actor).filter(item_id=row.item_id, programme_id=found.programme_id)
    if not standing.exists():
        raise Http404
    now = snapshots([row.item_id]).get(row.item_id) or row.before
    if now is None:
        raise Conflict(_("This item is no longer in the plan."))
    return {**now, "deadline": FuzzyDate.parse(now["deadline"])}


def _initial(row: Change) -> dict[str, Any]:
    """What the row says already."""
    said: dict[str, Any] = {
        "section": str(row.section_id or ""), "number": row.number, "title": row.title,
        "expected_result": row.expected_result, "deadline": row.deadline, "item_kind": row.item_kind,
        "origin": row.origin, "origin_id": str(row.origin_id or ""), "reason": row.reason,
    }  # fmt: skip
    chosen = Organisation.unscoped.filter(pk__in=row.organisation_ids).in_bulk()
    for pk in row.organisation_ids:
        party_id = chosen[pk].party_id if pk in chosen else None
        if f"lead_{party_id}" not in said:
            said[f"lead_{party_id}"] = str(pk)
        else:
            said.setdefault(f"co_{party_id}", []).append(str(pk))
    return said


def _steps(row: Change, now: dict[str, Any]) -> list[dict[str, Any]]:
    steps = row.milestones if row.milestones is not None else now.get("milestones", [])
    return [{"title": step["title"], "deadline": FuzzyDate.parse(step["deadline"])} for step in steps]


def _sides(actor: Actor, found: ChangeSet) -> list[tuple[Any, list[Organisation]]]:
    sides = [side for side in plans.sides(actor, found.programme_id) if side.present]
    rows = Organisation.objects.visible_to(actor).filter(party_id__in=[side.id for side in sides])
    organisations = list(rows.order_by("id")[:2000])
    return [(side.party, [o for o in organisations if o.party_id == side.id]) for side in sides]


def _write(request: HttpRequest, row: Change, form: RowForm, steps: Any) -> HttpResponseRedirect:
    actor = actor_of(request)
    typed = None
    if steps is not None:
        given = [each.cleaned_data for each in steps if each.cleaned_data.get("title")]
        typed = tuple(Step(each["title"], each["deadline"]) for each in given)
        if [step.as_json() for step in typed] == form.now.get("milestones", []):
            typed = None
    change = form.change(item_id=row.item_id, part_of=row.part_of_id, steps=typed)
    if row._state.adding:
        changes.add_changes(actor, change_set_id=row.change_set_id, rows=[change])
    else:
        changes.edit_change(actor, change_id=row.pk, given=change, version=version_in(request))
    messages.success(request, _("The change is in the draft."))
    return redirect("programs:change-set", row.change_set_id)


@signed_in
@require_http_methods(["POST"])
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes a row out of a draft."""
    found = changes.remove_change(actor_of(request), change_id=pk, version=version_in(request))
    messages.success(request, _("The change is taken out of the draft."))
    return redirect("programs:change-set", found.pk)


@signed_in
@require_http_methods(["POST"])
def settle(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes note that the plan has moved on under a row."""
    row = changes.settle(actor_of(request), change_id=pk, version=version_in(request))
    fell = row.adopted is False
    messages.success(
        request,
        _("The change has fallen away; it stays on record.")
        if fell
        else _("The change is held against the plan as it is now."),
    )
    return redirect("programs:change-set", row.change_set_id)
