"""The comparison sheet as a file to take along."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.ui import marks
from cooperation.ui.compare import percent
from cooperation.ui.when import day_words, fuzzy_words
from programs.exports.comparisons import Column, workbook
from programs.rules.comparison import Listing
from programs.selectors import comparisons as selectors
from programs.selectors.comparisons import Entry, Word
from programs.views import words
from programs.views.common import signed_in
from programs.views.comparisons import Asked, asked, exchange_words, list_names, sentence

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@signed_in
@require_safe
def file(request: HttpRequest, code: str) -> HttpResponse:
    """The list that one is looking at, whole, as XLSX; it names the edition and the round."""
    what = asked(request, code)
    entries, _more = what.sheet().after(None, selectors.MOST_ROWS)
    selectors.complete(what.actor, entries, what.filters.round)
    programme, called = what.frame.programme, words.names(what.sides)
    sessions = words.sessions_of_rounds(what.actor, programme.pk) if any(e.since for e in entries) else {}
    content = workbook(
        name=_("Comparison"),
        title=f"{_('Comparison of positions')}: {marks.plain(programme.title)}",
        head=_head(what),
        columns=_columns(what, called),
        made_on=clock.today(what.actor.time_zone),
        rows=(_cells(what, entry, called, sessions) for entry in entries),
    )
    response = HttpResponse(content, content_type=XLSX)
    name = f"{programme.code}-comparison-{what.filters.listing}.xlsx"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


def _head(what: Asked) -> list[str]:
    today = clock.today(what.actor.time_zone)
    lines = [list_names()[Listing(what.filters.listing)]]
    if what.frame.edition:
        lines.append(_("edition %(number)s") % {"number": what.frame.edition})
    if what.exchange:
        round_ = what.exchange.round
        number = what.filters.round or round_.number
        lines.append(
            _("round %(number)d, cut-off %(day)s")
            % {"number": number, "day": day_words(_cut_off(what, number))}
        )
        lines.append(exchange_words(what))
    lines.append(_("made on %(day)s") % {"day": day_words(today)})
    return lines


def _cut_off(what: Asked, number: int) -> Any:
    return next(each.cut_off for each in what.rounds if each.number == number)


def _columns(what: Asked, called: Mapping[str, str]) -> list[Column]:
    of_sides = []
    for side in what.sides:
        name = called[str(side.id)]
        of_sides += [
            Column(f"{name}: {_('Status')}"), Column(f"{name}: {_('Progress')}"),
            Column(f"{name}: {_('Proposed date')}"), Column(f"{name}: {_('Text')}", wide=True),
            Column(f"{name}: {_('before')}"),
        ]  # fmt: skip
    return [
        Column(_("Number")), Column(_("Item"), wide=True), Column(_("Deadline")), Column(_("Last agreed")),
        Column(_("agreed at")), *of_sides, Column(_("Difference"), wide=True),
    ]  # fmt: skip


def _cells(what: Asked, entry: Entry, called: Mapping[str, str], sessions: Mapping[int, str]) -> list[str]:
    agreed = [marks.plain(entry.agreed_label), day_words(entry.agreed_on) if entry.agreed_on else ""]
    cells = [
        entry.number,
        marks.plain(entry.title),
        fuzzy_words(entry.deadline),
        marks.status_label(entry.agreed_status) if entry.agreed_status else "",
        ", ".join(part for part in agreed if part),
    ]
    for side in what.sides:
        word = entry.words.get(side.id)
        if word is not None:
            cells += _said(word)
        else:
            cells += [_("has not reported") if side.id in entry.due else _("not responsible"), "", "", "", ""]
    return [*cells, sentence(entry, called, sessions)]


def _said(word: Word) -> Iterator[str]:
    yield marks.status_label(word.status)
    yield percent(word.progress)
    yield fuzzy_words(word.deadline)
    yield marks.plain(word.text)
    past = word.previous
    parts = (
        [marks.status_label(past.status), percent(past.progress), fuzzy_words(past.deadline)] if past else []
    )
    yield " · ".join(part for part in parts if part)
