"""The security officer's page: who of the side read which internal or marked text, and when."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.access import Actor
from cooperation.errors import Forbidden
from cooperation.exports.files import CSV, FORMS, ExportFile, name_of, streamed
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import moment
from programs.exports.reads import lines
from programs.forms.reads import ReadFilter
from programs.selectors import reads as selectors
from programs.selectors.markings import known
from programs.selectors.reads import Asked, Named
from programs.views.common import actor_of, signed_in, with_query


def _officer(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.overseen_ids:
        raise Forbidden(_("Only your side’s security officer reads who read its internal texts."))
    return actor


@signed_in
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """The readings asked for, newest first; as a file the same."""
    actor = _officer(request)
    form = ReadFilter(request.GET, markings=known(actor))
    asked = form.asked()
    found, following = selectors.page(actor, asked, _mark(request)) if asked else ([], "")
    query = {name: request.GET.get(name, "") for name in form.fields}
    filtered = any(query.values())
    context = {
        "form": form, "filtered": filtered, "own": actor.party_name,
        "table": table(
            _columns(), (_cells(row, actor) for row in found), caption=_("Who read what"),
            empty=_("Nobody read such a text.") if filtered else _("Nobody has read an internal or marked text yet."),
        ),
        "next": with_query(request.path, **query, after=following) if following else "",
        "file": with_query(reverse("programs:reads-file"), **query),
    }  # fmt: skip
    return render(request, "programs/reads.html", context, status=200 if asked else 400)


def _mark(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("after", ""))
    except ValueError:
        return None


def _columns() -> list[Column]:
    return [
        Column(_("When")), Column(_("Who"), head=True), Column(_("What")), Column(_("Of")),
        Column(_("Version"), css="num"), Column(_("How")),
    ]  # fmt: skip


def _cells(row: Named, actor: Actor) -> tuple[Any, ...]:
    entry = row.entry
    about = with_query(reverse("programs:reads"), about=str(entry.object_id))
    return (
        moment(entry.at, actor.time_zone), entry.reader,
        _what(row, about), _of(row),
        "" if entry.object_version is None else entry.object_version,
        format_html('{} <small class="quiet">{}</small>', entry.get_face_display(), entry.address),
    )  # fmt: skip


def _what(row: Named, about: str) -> SafeString:
    said = format_html('<a href="{}">{}</a>', about, row.entry.get_kind_display())
    if not row.entry.marking:
        return said
    return format_html("{} {}", said, marks.marking(row.marking.name if row.marking else row.entry.marking))


def _of(row: Named) -> SafeString | str:
    if row.document is not None:
        return row.document.name
    if row.wording is not None:
        url = reverse("programs:item", args=[row.wording.item_id])
        return format_html('<a href="{}">{} {}</a>', url, row.wording.number, marks.text(row.wording.title))
    return ""


@signed_in
@require_safe
def file(request: HttpRequest) -> HttpResponseBase:
    """The readings asked for, whole, as CSV."""
    actor = _officer(request)
    asked = ReadFilter(request.GET, markings=known(actor)).asked()
    if asked is None:
        return listing(request)
    content = streamed(actor, _lines(actor, asked, get_language() or actor.language))
    return ExportFile(name_of(actor, "readings", CSV), FORMS[CSV], content).answer()


def _lines(actor: Actor, asked: Asked, language: str) -> Iterator[str]:
    yield from lines(selectors.everything(actor, asked), language)
