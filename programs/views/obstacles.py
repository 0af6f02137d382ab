"""The pages of obstacles: the register, one obstacle, and everything that is entered of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import fuzzy
from programs import policies
from programs.forms.matters import (
    CloseObstacleForm,
    ObstacleForm,
    StanceForm,
    StepForm,
    row_forms,
    rows_given,
)
from programs.forms.registers import ObstacleFilter
from programs.models import Obstacle, Programme, Stance, Wording
from programs.rules.holdup import HeldUp
from programs.selectors import matters, plans, registers
from programs.services import obstacles
from programs.views.common import actor_of, signed_in, version_in, with_query
from programs.views.matters import Beside, again, ask, numbers, press, programme_of, recording, send
from programs.views.registers import after_in

PAGE = require_http_methods(["GET", "POST"])


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What stands in the way, newest first, with what it holds up."""
    actor = actor_of(request)
    form = ObstacleFilter(request.GET, programmes=registers.programmes(actor))
    rows = registers.obstacles(actor).filter(**form.narrowing())
    found, following = registers.page(rows, after_in(request))
    held = matters.held_up_by(actor, found, clock.today(actor.time_zone))
    waiting = matters.waiting_for(actor, found)
    columns = [Column(_("Obstacle"), head=True), Column(_("Kind")), Column(_("State")), Column(_("Holds up")),
               Column(_("Owner")), Column(_("Next step")), Column(_("Due"))]  # fmt: skip
    cells = (
        (
            format_html(
                '<a href="{}">{}</a>', reverse("programs:obstacle", args=[row.pk]), marks.text(row.title)
            ),
            marks.badge(row.kind, row.get_kind_display()), marks.badge(row.state, row.get_state_display()),
            format_html("{}<br>{}", held_words(held[row.pk]), _items(waiting[row.pk])), _owner(row),
            marks.text(row.next_step), fuzzy(row.next_step_due),
        )
        for row in found
    )  # fmt: skip
    context = {
        "table": table(columns, cells, caption=_("Obstacles"), empty=_("No obstacle is on record.")),
        "next": with_query(request.path, after=following, **form.given()) if following else "",
        "filters": form, "filtered": bool(form.given()),
        "record": recording(actor, form, "programs:new-obstacle", "programs:record-obstacle"),
        "edition_of": {row.programme_id for row in found},
    }  # fmt: skip
    return render(request, "programs/obstacles.html", context)


def _items(wordings: list[Wording]) -> SafeString:
    """The numbers of the items that wait, each leading to its dossier and titled by its words."""
    return format_html_join(
        " ", '<a class="no" href="{}" title="{}">{}</a>',
        ((reverse("programs:item", args=[row.item_id]), marks.plain(row.title), row.number) for row in wordings),
    )  # fmt: skip


def _owner(row: Obstacle) -> SafeString | str:
    """Whose change it is, and of which side."""
    if row.owner is None:
        return ""
    return format_html(
        '{} <small class="quiet">{}</small>',
        marks.text(row.owner.name),
        marks.text(row.owner.party.short_name),
    )


def held_words(held: HeldUp) -> str:
    """What an obstacle holds up, in items and in months."""
    items = ngettext("%(count)d item", "%(count)d items", held.items) % {"count": held.items}
    months = ngettext("%(count)d month", "%(count)d months", held.months) % {"count": held.months}
    return f"{items}, {months}"


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One obstacle: the provision to change, who owns that, what each side says of it, its steps, what it blocks."""
    actor = actor_of(request)
    return _show(request, registers.one(registers.obstacles(actor), pk))


def _show(
    request: HttpRequest, found: Obstacle, form: StanceForm | None = None, status: int = 200, fields: Beside = ()
) -> HttpResponse:  # fmt: skip
    actor = actor_of(request)
    stands = matters.stands(actor, found)
    is_open = found.state == Obstacle.State.OPEN
    takes_part = actor.takes_part(found.programme_id)
    if form is None and is_open and takes_part and policies.proposes_changes(actor, found.programme_id):
        form = StanceForm(initial=_own_stance(actor, found, stands))
    blocked = matters.blocked(actor, found)
    held = matters.held_up_by(actor, [found], clock.today(actor.time_zone))[found.pk]
    alleging = {
        stand.side.id for stand in stands if stand.stance and stand.stance.kind == Stance.Kind.ALLEGES
    }
    context = {
        "obstacle": found, "edition_of": {found.programme_id},
        "stands": stands, "n_sides": len(stands), "steps": matters.steps(actor, found),
        "wordings": blocked, "held": held, "held_words": held_words(held), "form": form,
        "writes": takes_part and policies.rewrites_obstacle(actor, found.programme_id, alleging),
        "is_open": is_open, "fields": fields,
        "projects": matters.hindered(actor, found),
    }  # fmt: skip
    return render(request, "programs/obstacle.html", context, status=status)


def _own_stance(actor: Actor, found: Obstacle, stands: list[matters.Stand]) -> dict[str, Any]:
    said = next((stand.stance for stand in stands if stand.side.id == actor.party_id), None)
    own = {"kind": said.kind, "note": said.note} if said else {}
    return {**own, "version": found.version}


# --- Writing ----------------------------------------------------------------------------------------------------------


ask_new = ask(
    "programs:new-obstacle",
    gettext_lazy("Record an obstacle"),
    "programs:obstacles",
    gettext_lazy("Obstacles"),
)


@signed_in
@PAGE
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Records an obstacle of a programme."""
    actor = actor_of(request)
    programme = programme_of(actor, code)
    return _edit(request, programme, Obstacle(programme=programme), made=False)


@signed_in
@PAGE
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rewrites an obstacle."""
    actor = actor_of(request)
    found = registers.one(registers.obstacles(actor), pk)
    _check_opened(request, found)
    return _edit(request, found.programme, found, made=True)


def _check_opened(request: HttpRequest, found: Obstacle) -> None:
    """Refuses to show a form that would be refused; what was typed is refused at the form, nothing of it lost."""
    obstacles.check_rewrites(actor_of(request), found)
    if request.method == "GET":
        obstacles.check_open(found)


def _edit(request: HttpRequest, programme: Programme, found: Obstacle, *, made: bool) -> HttpResponse:
    actor = actor_of(request)
    initial, rows = (_now(actor, found), _steps(actor, found)) if made else ({}, [])
    named = [found.owner_id, *(row["organisation"] for row in rows)]
    options = _options(request, actor, programme, named, made)
    form = ObstacleForm(request.POST or None, initial=initial, **options)
    steps = row_forms(StepForm, "steps", request.POST or None, rows, options["organisations"])
    status, fields = 200, ()
    if request.method == "POST":
        done = send(
            request, (form, steps), lambda: _write(actor, programme, found, form, steps, made),
            "programs:obstacle", _("The obstacle is on record. Every side of the programme sees it."),
        )  # fmt: skip
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            fields, form = again(form, initial, stale)
    context = {
        "programme": programme, "form": form, "rows": steps, "fields": fields, "obstacle": found if made else None,
    }  # fmt: skip
    return render(request, "programs/obstacle_form.html", context, status=status)


def _options(
    request: HttpRequest, actor: Actor, programme: Programme, named: Iterable[UUID | None], made: bool
) -> dict[str, Any]:
    asked = not made and actor.party_id is None
    parties = [side.party for side in plans.sides(actor, programme.pk) if side.present] if asked else []
    return {
        "organisations": matters.organisations(actor, programme.pk, named),
        "agreements": matters.agreements(actor), "parties": parties,
        "numbers": numbers(request, actor, programme.pk) if request.method == "POST" else {},
    }  # fmt: skip


def _now(actor: Actor, found: Obstacle) -> dict[str, Any]:
    return {
        "kind": found.kind, "title": found.title, "description": found.description,
        "items": [wording.number for wording in matters.blocked(actor, found)],
        "provision": found.provision, "agreement": found.agreement_id,
        "owner": found.owner_id, "opened_on": found.opened_on, "version": found.version,
    }  # fmt: skip


def _steps(actor: Actor, found: Obstacle) -> list[dict[str, Any]]:
    return [
        {"text": step.text, "organisation": step.organisation_id, "due": step.due, "done_on": step.done_on}
        for step in matters.steps(actor, found)
    ]


def _write(
    actor: Actor, programme: Programme, found: Obstacle, form: ObstacleForm, steps: Any, made: bool
) -> UUID:
    given = form.given(rows_given(steps))
    if made:
        return obstacles.edit_obstacle(
            actor, obstacle_id=found.pk, given=given, version=form.cleaned_data["version"]
        ).pk
    party = form.cleaned_data.get("alleged_by")
    return obstacles.record_obstacle(
        actor, programme_id=programme.pk, given=given, alleged_by=UUID(party) if party else None
    ).pk


@signed_in
@require_POST
def stance(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What one's own side says of an obstacle."""
    actor = actor_of(request)
    found = registers.one(registers.obstacles(actor), pk)
    form = StanceForm(request.POST)

    def write() -> UUID:
        said = form.cleaned_data
        obstacles.take_stance(
            actor, obstacle_id=pk, kind=said["kind"], note=said["note"], version=said["version"]
        )
        return pk

    done = send(request, (form,), write, "programs:obstacle", _("Your side’s stand is on record."))
    if isinstance(done, HttpResponse):
        return done
    status, stale = done
    fields: Any = ()
    if stale is not None:
        now = _own_stance(actor, found, matters.stands(actor, found))
        fields, form = again(form, {"kind": "", "note": {}, **now}, stale)
    return _show(request, found, form, status, fields)


@signed_in
@PAGE
def close(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enters that an obstacle is solved or cannot be solved, and why."""
    actor = actor_of(request)
    found = registers.one(registers.obstacles(actor), pk)
    _check_opened(request, found)
    form = CloseObstacleForm(request.POST or None, initial={"version": found.version})
    status, fields = 200, ()

    def write() -> UUID:
        return obstacles.close_obstacle(actor, obstacle_id=pk, **form.cleaned_data).pk

    if request.method == "POST":
        done = send(request, (form,), write, "programs:obstacle", _("The obstacle is closed."))
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            now = {"state": found.state, "resolution": found.resolution, "closed_on": found.closed_on}
            fields, form = again(form, now, stale)
    context = {"obstacle": found, "edition_of": {found.programme_id}, "form": form, "fields": fields}
    return render(request, "programs/obstacle_close.html", context, status=status)


@signed_in
@require_POST
def reopen(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Enters that an obstacle stands in the way again."""
    actor, version = actor_of(request), version_in(request)
    registers.one(registers.obstacles(actor), pk)
    return press(
        request, lambda: obstacles.reopen_obstacle(actor, obstacle_id=pk, version=version),
        _("The obstacle is open again."), "programs:obstacle", pk,
    )  # fmt: skip
