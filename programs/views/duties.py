"""What each side owes: by date, organisation and holder, with how often it was extended."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import fuzzy
from programs.forms.registers import DutyFilter
from programs.models import Organisation, Party
from programs.selectors import duties, registers
from programs.views.common import actor_of, signed_in, with_query
from programs.views.registers import after_in


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """What one side still owes, the first due first. `?side=` is a party's code; one's own side where none is named."""
    actor = actor_of(request)
    form = DutyFilter(request.GET, programmes=registers.programmes(actor))
    given = form.given()
    parties = duties.parties(actor, given.get("programme", ""))
    party = next(
        (each for each in parties if each.code == given.get("side")), parties[0] if parties else None
    )
    organisation = _organisation(actor, given.get("organisation", ""))
    asked = duties.Asked(
        party_id=party.pk if party else None, organisation_id=organisation.pk if organisation else None,
        programme=given.get("programme", ""),
    )  # fmt: skip
    found = duties.owed(actor, asked, after_in(request), clock.today(actor.time_zone))
    kept = {**given, "side": party.code if party else ""}
    columns = [
        Column(_("Due"), sorted="ascending"), Column(_("Item"), head=True), Column(_("Organisation")),
        Column(_("Held by")), Column(_("Agreed status")), Column(_("Extended"), css="num"),
    ]  # fmt: skip
    context = {
        "form": form, "party": party, "organisation": organisation,
        "clear": with_query(request.path, **{**kept, "organisation": ""}),
        "tabs": _tabs(request, actor, parties, party, given),
        "table": table(
            columns, (_cells(row, request.path, kept) for row in found.rows), caption=_("What is owed"),
            empty=_("Nothing is owed."),
        ),
        "next": with_query(request.path, **kept, after=found.next) if found.next else "",
    }  # fmt: skip
    return render(request, "programs/duties.html", context)


def _organisation(actor: Actor, given: str) -> Organisation | None:
    found: Organisation | None = (
        Organisation.objects.visible_to(actor).filter(pk=given).first() if given else None
    )
    return found


def _tabs(
    request: HttpRequest, actor: Actor, parties: list[Party], party: Party | None, given: dict[str, str]
) -> list[dict[str, Any]]:
    """One tab a side, one's own first."""
    programme = given.get("programme", "")
    return [
        {
            "label": _("We owe") if each.pk == actor.party_id else marks.plain(each.short_name) or each.code,
            "url": with_query(request.path, side=each.code, programme=programme), "current": each is party,
        }
        for each in parties
    ]  # fmt: skip


def _cells(row: Any, path: str, kept: dict[str, str]) -> tuple[Any, ...]:
    due = fuzzy(row.deadline)
    late = format_html(" {}", marks.badge("late", _("late"))) if row.late else ""
    return (
        format_html("{}{}", due, late),
        format_html(
            '<span class="no">{}</span> <a href="{}">{}</a>', row.number,
            reverse("programs:item", args=[row.item_id]), marks.text(row.title),
        ),
        format_html(
            '<a href="{}">{}</a><br><small class="quiet">{}</small>',
            with_query(path, **{**kept, "organisation": str(row.organisation_id)}),
            marks.text(row.organisation.name), row.get_role_display(),
        ),
        _holders(row), marks.status(row.status) if row.status else "",
        ngettext("%(count)d time", "%(count)d times", row.times) % {"count": row.times} if row.times else "",
    )  # fmt: skip


def _holders(row: Any) -> SafeString:
    """Who holds posts of the organisation, the first of them by name; an organisation without holders says so."""
    if not row.holders:
        return format_html('<span class="quiet">{}</span>', _("nobody on record"))
    named = format_html_join(
        SafeString("<br>"), '{} <small class="quiet">{}{}</small>',
        (
            (marks.text(each["name"]), marks.text(each["post"]), f", {_('acting')}" if each["acting"] else "")
            for each in row.holders[:NAMED]
        ),
    )  # fmt: skip
    more = len(row.holders) - NAMED
    if more <= 0:
        return named
    return format_html(
        '{}<br><a class="quiet" href="{}">{}</a>', named,
        reverse("programs:organisation", args=[row.organisation_id]),
        ngettext("%(count)d more", "%(count)d more", more) % {"count": more},
    )  # fmt: skip


#: So many holders of an organisation's posts are named in a row; its own page names all.
NAMED = 1
