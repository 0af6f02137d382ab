"""The programmes, and the plan of one: its items with each side's word and the agreed one."""

from datetime import date
from functools import lru_cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.ui import marks
from cooperation.ui.compare import Row, Say, comparison
from cooperation.ui.tables import Column, table
from cooperation.ui.when import fuzzy
from programs.forms.plans import asked
from programs.models import Programme
from programs.selectors import plans
from programs.views import words
from programs.views.common import actor_of, signed_in, with_query


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The programmes one works in; where there is just one, its plan itself. `?all=` asks for the list all the same."""
    rows = list(Programme.objects.visible_to(actor_of(request)).select_related("body").order_by("code")[:200])
    if len(rows) == 1 and "all" not in request.GET:
        return redirect("programs:programme", rows[0].code)
    columns = [Column(_("Programme"), head=True), Column(_("Body")), Column(_("Period"))]
    cells = (
        (
            format_html(
                '<a href="{}">{}</a>', reverse("programs:programme", args=[row.code]), marks.text(row.title)
            ),
            format_html(
                '<a href="{}">{}</a>', reverse("programs:body", args=[row.body_id]), marks.text(row.body.name)
            ),
            format_html("{} – {}", fuzzy(row.since), fuzzy(row.until)) if row.since or row.until else "",
        )
        for row in rows
    )
    shown = table(
        columns, cells, caption=_("Programmes"), empty=_("Your account has no right on a programme yet.")
    )
    return render(request, "programs/list.html", {"title": _("Programmes"), "table": shown})


@signed_in
@require_safe
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """The plan in pages of fifty items."""
    actor = actor_of(request)
    frame = plans.frame(actor, code)
    programme, sides = frame.programme, frame.sides
    question = asked(request.GET, frame)
    page = plans.page_of_items(
        actor, frame, filters=question.filters, today=clock.today(actor.time_zone),
        after=request.GET.get("after", ""), before=request.GET.get("before", ""),
    )  # fmt: skip
    kept = question.query
    where = {
        "first": with_query(request.path, **kept) if page.previous else "",
        "previous": with_query(request.path, **kept, before=page.previous) if page.previous else "",
        "next": with_query(request.path, **kept, after=page.next) if page.next else "",
    }
    items = _items(page, frame, clock.today(actor.time_zone))
    context = {
        "programme": programme, "form": question.html, "page": page, "where": where, "filtered": question.filters.any,
        "edition": frame.edition, "in_force_on": frame.in_force_on, "sides": sides,
        "items": items,
    }  # fmt: skip
    return render(request, "programs/plan.html", context)


def _items(page: plans.ItemPage, frame: plans.Frame, today: date) -> SafeString:
    sides, force, threshold = frame.sides, frame.edition or 0, frame.programme.body.progress_threshold
    called, lang = words.names(sides), marks.language()
    base = reverse("programs:items")
    headings = _headings(frame.sections_text, lang)
    late = marks.badge("late", _("late"), _("Past the agreed period, no agreed completion"))
    recorded = marks.badge("recorded", _("recorded"), _("Not yet in the edition in force"))
    rows = [
        Row(
            number=row.number,
            title=_title(
                row, lang, recorded if row.since_edition > force else None, late if row.late(today) else None
            ),
            group=headings.get(str(row.section_id), ""),
            url=f"{base}{row.item_id}/",
            says=[_say(row, side) for side in sides],
            agreed=Say(status=row.agreed_status, date=row.deadline),
            difference=words.difference(row, sides, called, threshold),
        )
        for row in page.rows
    ]
    return comparison(
        rows, sides, agreed=_("Agreed status"), caption=_("Items of the plan"), empty=_("No item."), lang=lang
    )


@lru_cache(maxsize=64)
def _headings(sections: str, lang: str) -> dict[str, SafeString]:
    """By the id of a section, its number and title."""
    return {
        each.pk: format_html('<span class="no">{}</span> {}', each.number, marks.text(each.title, lang))
        for each in plans.headings_of(sections)
    }


def _title(row: plans.ItemRow, lang: str, *badges: SafeString | None) -> SafeString:
    title = marks.text(row.title, lang)
    shown = [badge for badge in badges if badge]
    return SafeString(" ".join([title, *shown])) if shown else title


_SILENT = Say()


def _say(row: plans.ItemRow, side: plans.SideView) -> Say:
    said = row.said.get(side.id)
    if said is None:
        return _SILENT if side.id in row.responsible else Say(note=_("not responsible"))
    return Say(status=said.status, date=said.deadline, progress=said.progress)


@signed_in
@require_safe
def items(request: HttpRequest) -> HttpResponse:
    """Items are listed by their programmes."""
    return redirect("programs:programmes")
