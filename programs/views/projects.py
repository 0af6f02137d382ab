"""The pages of joint projects, and of who works with whom."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from cooperation.access import Actor
from cooperation.errors import Absent
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import fuzzy
from programs import policies
from programs.forms.matters import CooperationForm, PartnerForm, ProjectForm, row_forms, rows_given
from programs.forms.registers import CooperationFilter, ProjectFilter
from programs.models import Cooperation, JointProject, Obstacle, Programme
from programs.selectors import matters, plans, registers
from programs.services import projects
from programs.services.matters import tended
from programs.views.common import actor_of, signed_in, with_query
from programs.views.matters import again, ask, numbers, numbers_of, programme_of, recording, send
from programs.views.registers import after_in

PAGE = require_http_methods(["GET", "POST"])


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Joint ventures, R&D projects and joint programmes."""
    actor = actor_of(request)
    form = ProjectFilter(request.GET, programmes=registers.programmes(actor))
    found, following = registers.page(
        registers.by_name(actor, registers.joint_projects(actor).filter(**form.narrowing()), "title"),
        after_in(request),
    )
    columns = [Column(_("Joint project"), head=True, sorted="ascending"), Column(_("Kind")), Column(_("Stage")),
               Column(_("Partners")), Column(_("Since"))]  # fmt: skip
    cells = (
        (
            _link("programs:project", row, row.title), row.get_kind_display(),
            marks.badge(row.stage, row.get_stage_display()),
            format_html_join("; ", "{}", ((marks.text(p.organisation.name),) for p in row.partners.all())),
            fuzzy(row.since) if row.since else "",
        )
        for row in found
    )  # fmt: skip
    context = {
        "table": table(columns, cells, caption=_("Joint projects"), empty=_("No joint project is on record.")),
        "next": with_query(request.path, after=following, **form.given()) if following else "",
        "filters": form, "filtered": bool(form.given()),
        "record": recording(actor, form, "programs:new-project", "programs:record-project"),
        "edition_of": {row.programme_id for row in found},
    }  # fmt: skip
    return render(request, "programs/projects.html", context)


def _link(name: str, row: Any, title: Any) -> SafeString:
    return format_html('<a href="{}">{}</a>', reverse(name, args=[row.pk]), marks.text(title))


@signed_in
@require_safe
def show(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One joint project: its partners on each side, the items and agreements behind it, the obstacles in its way."""
    actor = actor_of(request)
    found = registers.one(registers.joint_projects(actor), pk)
    sides = plans.sides(actor, found.programme_id)
    rows = list(found.partners.all())
    context = {
        "project": found, "edition_of": {found.programme_id},
        "wordings": registers.wordings(actor, found.items.values("pk")),
        "agreements": registers.agreements(actor).filter(joint_projects=found),
        "obstacles": registers.obstacles(actor).filter(joint_projects=found).order_by("id"),
        "cooperations": matters.cooperations(actor).filter(joint_project=found).order_by("id")[:200],
        "sides": [(side, [row for row in rows if row.party_id == side.id]) for side in sides],
        "n_sides": len(sides),
        "writes": actor.takes_part(found.programme_id) and policies.tends_matters(actor, found.programme_id),
    }  # fmt: skip
    return render(request, "programs/project.html", context)


ask_new = ask(
    "programs:new-project", gettext_lazy("Record a joint project"), "programs:projects",
    gettext_lazy("Joint projects"),
)  # fmt: skip


@signed_in
@PAGE
def new(request: HttpRequest, code: str) -> HttpResponse:
    """Records a joint project of a programme."""
    programme = programme_of(actor_of(request), code)
    return _edit(request, programme, None)


@signed_in
@PAGE
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rewrites a joint project."""
    actor = actor_of(request)
    found = registers.one(registers.joint_projects(actor), pk)
    tended(actor, found.programme_id)
    return _edit(request, found.programme, found)


def _edit(request: HttpRequest, programme: Programme, found: JointProject | None) -> HttpResponse:
    actor = actor_of(request)
    data = request.POST or None
    initial = _now(actor, found) if found else {}
    form = ProjectForm(
        data, initial=initial, agreements=matters.agreements(actor),
        obstacles=Obstacle.objects.visible_to(actor).filter(programme=programme).order_by("-id")[:500],
        numbers=numbers(request, actor, programme.pk) if data else {},
    )  # fmt: skip
    partners = _partners(actor, found)
    named = [partner["organisation"] for partner in partners]
    rows = row_forms(
        PartnerForm, "partners", data, partners, matters.organisations(actor, programme.pk, named)
    )
    status, fields = 200, ()

    def write() -> UUID:
        given = form.given(rows_given(rows))
        if found is None:
            return projects.record_project(actor, programme_id=programme.pk, given=given).pk
        version = form.cleaned_data["version"]
        return projects.edit_project(actor, project_id=found.pk, given=given, version=version).pk

    if request.method == "POST":
        said = _("The joint project is on record. Every side of the programme sees it.")
        done = send(request, (form, rows), write, "programs:project", said)
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            fields, form = again(form, initial, stale)
    context = {
        "programme": programme,
        "form": form,
        "rows": rows,
        "fields": fields,
        "project": found,
    }
    return render(request, "programs/project_form.html", context, status=status)


def _now(actor: Actor, found: JointProject) -> dict[str, Any]:
    items = found.items.values_list("pk", flat=True)
    return {
        "kind": found.kind, "stage": found.stage, "title": found.title, "description": found.description,
        "since": found.since, "until": found.until, "items": numbers_of(actor, items),
        "agreements": [str(pk) for pk in found.agreements.values_list("pk", flat=True)],
        "obstacles": [str(pk) for pk in found.obstacles.values_list("pk", flat=True)], "version": found.version,
    }  # fmt: skip


def _partners(actor: Actor, found: JointProject | None) -> list[dict[str, Any]]:
    if found is None:
        return []
    return [
        {"organisation": row.organisation_id, "role": row.role, "share": row.share}
        for row in matters.partners(actor, found)
    ]


# --- Cooperation between organisations --------------------------------------------------------------------------------


@signed_in
@require_safe
def cooperation(request: HttpRequest) -> HttpResponse:
    """Who works with whom: a list, newest first."""
    actor = actor_of(request)
    form = CooperationFilter(request.GET, programmes=registers.programmes(actor))
    found, following = registers.page(
        matters.cooperations(actor).filter(**form.narrowing()), after_in(request)
    )
    writes = {row.pk for row in matters.programmes(actor)}
    columns = [Column(_("First organisation"), head=True), Column(_("Kind")), Column(_("Second organisation")),
               Column(_("Subject")), Column(_("Since")), Column(_("Until"))]  # fmt: skip
    cells = (
        (
            organisation_link(row.first), row.get_kind_display(), organisation_link(row.second),
            _subject(row, row.programme_id in writes), fuzzy(row.since) if row.since else "",
            fuzzy(row.until) if row.until else "",
        )
        for row in found
    )  # fmt: skip
    empty = _("No cooperation between organisations is on record.")
    context = {
        "table": table(columns, cells, caption=_("Cooperation between organisations"), empty=empty),
        "next": with_query(request.path, after=following, **form.given()) if following else "",
        "filters": form, "filtered": bool(form.given()),
        "record": recording(actor, form, "programs:new-cooperation", "programs:record-cooperation"),
        "matrices": Programme.objects.visible_to(actor).order_by("code"),
    }  # fmt: skip
    return render(request, "programs/cooperation.html", context)


def organisation_link(row: Any) -> SafeString:
    """An organisation by its name, with its side."""
    return format_html(
        '<a href="{}">{}</a> <small class="quiet">{}</small>', reverse("programs:organisation", args=[row.pk]),
        marks.text(row.name), marks.text(row.party.short_name),
    )  # fmt: skip


def _subject(row: Cooperation, writes: bool) -> SafeString:
    parts = [marks.text(row.subject)]
    if row.joint_project:
        parts.append(_link("programs:project", row.joint_project, row.joint_project.title))
    if writes:
        address = reverse("programs:edit-cooperation", args=[row.pk])
        parts.append(format_html('<a class="quiet" href="{}">{}</a>', address, _("Change")))
    return format_html_join(" · ", "{}", ((part,) for part in parts))


@signed_in
@require_safe
def matrix(request: HttpRequest, code: str) -> HttpResponse:
    """Organisations of one side against those of another. `?one=` and `?other=` are the codes of the sides."""
    actor = actor_of(request)
    programme = Programme.objects.visible_to(actor).filter(code=code).first()
    if programme is None:
        raise Absent
    sides = plans.sides(actor, programme.pk)
    by_code = {side.party.code: side for side in sides}
    one = by_code.get(request.GET.get("one", ""), sides[0] if sides else None)
    others = [side for side in sides if side is not one]
    other = by_code.get(request.GET.get("other", ""), others[0] if others else None)
    shown: Any = ""
    if one and other and one is not other:
        shown = _matrix(matters.crossing(actor, programme.pk, one.id, other.id))
    context = {
        "programme": programme, "table": shown, "sides": sides, "n_sides": len(sides), "one": one, "other": other,
    }  # fmt: skip
    return render(request, "programs/cooperation_matrix.html", context)


def _matrix(found: matters.Crossing) -> SafeString:
    columns = [
        Column(_("Organisation"), head=True),
        *(
            Column(marks.text(row.short_name or row.name), plain=marks.plain(row.name))
            for row in found.columns
        ),
    ]
    cells = (
        (organisation_link(row), *(_met(found.cells.get((row.pk, column.pk))) for column in found.columns))
        for row in found.rows
    )
    shown = table(
        columns, cells, caption=_("Cooperation between organisations"),
        empty=_("No cooperation between these sides is on record."),
    )  # fmt: skip
    return format_html(
        '<div class="scroll" tabindex="0" role="region" aria-label="{}">{}</div>', _("Matrix"), shown
    )


def _met(met: matters.Meeting | None) -> SafeString | str:
    """What two organisations do together, in words: how much of each kind, and what."""
    if met is None:
        return ""
    down, across = len(met.vertical), len(met.horizontal)
    counted = (
        (met.vertical, ngettext("%(count)d vertical", "%(count)d vertical", down) % {"count": down}),
        (
            met.horizontal,
            ngettext("%(count)d horizontal", "%(count)d horizontal", across) % {"count": across},
        ),
    )
    lines = [
        format_html(
            '<span title="{}">{}</span>', "; ".join(marks.plain(row.subject) for row in rows[:5]), said
        )
        for rows, said in counted
        if rows
    ]
    lines += [_link("programs:project", project, project.title) for project in met.projects]
    return format_html_join(SafeString("<br>"), "{}", ((line,) for line in lines))


ask_new_cooperation = ask(
    "programs:new-cooperation", gettext_lazy("Record cooperation"), "programs:cooperation",
    gettext_lazy("Cooperation between organisations"),
)  # fmt: skip


@signed_in
@PAGE
def new_cooperation(request: HttpRequest, code: str) -> HttpResponse:
    """Records who works with whom."""
    return _edit_cooperation(request, programme_of(actor_of(request), code), None)


@signed_in
@PAGE
def edit_cooperation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Rewrites what is recorded of a cooperation."""
    actor = actor_of(request)
    found = registers.one(matters.cooperations(actor), pk)
    tended(actor, found.programme_id)
    return _edit_cooperation(request, found.programme, found)


def _edit_cooperation(request: HttpRequest, programme: Programme, found: Cooperation | None) -> HttpResponse:
    actor = actor_of(request)
    data = request.POST or None
    initial = _cooperation_now(actor, found) if found else {}
    named = [found.first_id, found.second_id] if found else []
    form = CooperationForm(
        data, initial=initial, organisations=matters.organisations(actor, programme.pk, named),
        projects=JointProject.objects.visible_to(actor).filter(programme=programme).order_by("-id")[:500],
        numbers=numbers(request, actor, programme.pk) if data else {},
    )  # fmt: skip
    status, fields = 200, ()

    def write() -> None:
        given = form.given()
        if found is None:
            projects.record_cooperation(actor, programme_id=programme.pk, given=given)
        else:
            version = form.cleaned_data["version"]
            projects.edit_cooperation(actor, cooperation_id=found.pk, given=given, version=version)

    if request.method == "POST":
        done = send(request, (form,), write, "programs:cooperation", _("The cooperation is on record."))
        if isinstance(done, HttpResponse):
            return done
        status, stale = done
        if stale is not None:
            fields, form = again(form, initial, stale)
    context = {"programme": programme, "form": form, "fields": fields, "cooperation": found}
    return render(request, "programs/cooperation_form.html", context, status=status)


def _cooperation_now(actor: Actor, found: Cooperation) -> dict[str, Any]:
    return {
        "kind": found.kind, "first": str(found.first_id), "second": str(found.second_id), "subject": found.subject,
        "items": numbers_of(actor, [found.item_id] if found.item_id else []),
        "joint_project": str(found.joint_project_id or ""), "since": found.since, "until": found.until,
        "version": found.version,
    }  # fmt: skip
