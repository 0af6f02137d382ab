"""The registers beside the plan: obstacles, joint projects, agreements and their acts, organisations."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import fuzzy
from programs.selectors import registers
from programs.views.common import actor_of, signed_in, with_query


def after_in(request: HttpRequest) -> UUID | None:
    """The mark of the page before."""
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


@signed_in
@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    """The organisations of the sides, and who holds their posts today."""
    actor = actor_of(request)
    found, following = registers.page(registers.organisations(actor), after_in(request))
    holders = registers.holders(actor, found, clock.today(actor.time_zone))
    columns = [Column(_("Organisation"), head=True, sorted="ascending"), Column(_("Side")), Column(_("Kind")),
               Column(_("Posts today")), Column(_("Since"))]  # fmt: skip
    cells = (
        (
            format_html(
                '<a href="{}">{}</a>', reverse("programs:organisation", args=[row.pk]), marks.text(row.name)
            ),
            marks.text(row.party.short_name), row.get_kind_display(),
            format_html_join(
                "; ", "{}: {}", ((marks.text(a.post.title), marks.text(a.person.name)) for a in holders.get(row.pk, ()))
            ),
            fuzzy(row.since) if row.since else "",
        )
        for row in found
    )  # fmt: skip
    shown = table(columns, cells, caption=_("Organisations"), empty=_("No organisation is on record."))
    next_url = with_query(request.path, after=following) if following else ""
    context = {
        "title": _("Organisations"), "table": shown, "next": next_url,
        "exports": {"organisations": _("Organisations"), "appointments": _("Who holds which post")},
    }  # fmt: skip
    return render(request, "programs/list.html", context)
