"""The comparison sheet: what the sides say of each item side by side, where they differ, and what comes next."""

import base64
import binascii
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.access import Actor
from cooperation.errors import Absent, Forbidden
from cooperation.ui import marks
from cooperation.ui.compare import Row, Say, comparison, percent, say_cell
from cooperation.ui.filters import filters as filter_fields
from cooperation.ui.when import day, fuzzy
from programs import policies
from programs.forms.comparisons import SheetFilter
from programs.models import Round
from programs.rules.comparison import Listing
from programs.rules.worddiff import difference as word_difference
from programs.selectors import comparisons as selectors
from programs.selectors import plans
from programs.selectors.comparisons import Entry, Exchange, Filters, Word
from programs.views import words
from programs.views.common import actor_of, signed_in, with_query

#: What is to be done next with items: (request, programme, ids of the items) -> {id of an item: HTML}.
NextSteps = Callable[[HttpRequest, UUID, Sequence[UUID]], Mapping[UUID, SafeString]]
_next_steps: list[NextSteps] = []


def add_next_steps(tell: NextSteps) -> None:
    """Registers who knows a next step of items, such as the point of an agenda on which one stands."""
    if tell not in _next_steps:
        _next_steps.append(tell)


@dataclass(frozen=True)
class Asked:
    """A sheet as a request asks for it: who asks, of which programme, and what narrows it."""

    actor: Actor
    frame: plans.Frame
    around: selectors.Around
    rounds: Sequence[Round]
    exchange: Exchange | None
    filters: Filters
    form: SheetFilter
    query: Mapping[str, str]

    @property
    def sides(self) -> Sequence[plans.SideView]:
        return self.frame.sides

    def sheet(self) -> selectors.Sheet:
        return selectors.sheet(self.actor, self.frame, self.filters, self.rounds, self.around)


def framed(actor: Actor, code: str) -> plans.Frame:
    """The programme; Forbidden for who observes it: what the sides tell one another is not for observers."""
    frame = plans.frame(actor, code)
    if frame.programme.pk in actor.observed_ids:
        raise Forbidden(_("What the sides tell one another is not shown to observers."))
    return frame


def asked(request: HttpRequest, code: str) -> Asked:
    """Parses the request. Absent where the programme is hidden, Forbidden for an observer."""
    actor = actor_of(request)
    frame = framed(actor, code)
    rounds = selectors.rounds(actor, frame.programme.pk)
    around = selectors.around_of(actor, frame.programme.pk)
    form = SheetFilter(
        request.GET,
        sections=plans.headings_of(frame.sections_text),
        organisations={pk: marks.plain(name) for pk, name in around.organisations.items()},
        rounds=rounds,
    )
    filters = form.filters(request.GET.get("list", ""))
    query = {name: value for name in form.fields if (value := str(form.cleaned_data.get(name, "")))}
    if filters.listing != Listing.B:
        query["list"] = filters.listing
    exchange = selectors.exchange(actor, rounds[0], frame.sides) if rounds else None
    return Asked(actor, frame, around, rounds, exchange, filters, form, query)


@signed_in
@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """One page of a list of the sheet; `?whole=1` gives the list whole, to be printed."""
    what = asked(request, code)
    found = what.sheet()
    whole = bool(request.GET.get("whole"))
    entries, more = found.after(
        None if whole else _read(request.GET.get("after", "")),
        selectors.MOST_ROWS if whole else selectors.PAGE,
    )
    selectors.complete(what.actor, entries, what.filters.round)
    compared = any(found.counts[listing] for listing in (Listing.A, Listing.B))
    context = {
        "programme": what.frame.programme, "edition": what.frame.edition, "in_force_on": what.frame.in_force_on,
        "exchange": exchange_words(what), "round": what.rounds[0] if what.rounds else None,
        "released": _released(what), "n_sides": len(what.sides), "form": filter_fields(what.form),
        "filtered": what.filters.any,
        "compared": compared or what.filters.any or any(entry.words for entry in entries),
        "tabs": _tabs(what, request.path, found.counts), "whole": whole, "list": what.filters.listing,
        "rows": _table(request, what, entries), "count": found.counts[Listing(what.filters.listing)],
        "to_work": what.exchange is not None and not what.exchange.open and what.actor.party_id is not None
        and policies.reports(what.actor, what.frame.programme.pk),
        "next": with_query(request.path, **what.query, after=_mark(entries[-1])) if more else "",
        "file_url": with_query(reverse("programs:comparison-file", args=[code]), **what.query),
        "print_url": with_query(request.path, **what.query, whole="1"),
    }  # fmt: skip
    return render(request, "programs/comparison.html", context)


def list_names() -> dict[Listing, str]:
    """The lists in the order of their tabs, named."""
    return {
        Listing.B: _("List B: to discuss"),
        Listing.A: _("List A: no divergence"),
        Listing.SILENT: _("Silent"),
    }


def _tabs(what: Asked, path: str, counts: Mapping[Listing, int]) -> list[dict[str, Any]]:
    kept = {name: value for name, value in what.query.items() if name != "list"}
    return [
        {
            "label": name, "count": counts[listing], "current": listing == what.filters.listing,
            "url": with_query(path, **kept, list="" if listing is Listing.B else listing.value),
        }
        for listing, name in list_names().items()
    ]  # fmt: skip


# --- The exchange in words --------------------------------------------------------------------------------------------


def exchange_words(what: Asked) -> str:
    """How far the exchange of the newest round has come, as one is told plainly; "" where there is no round."""
    state = what.exchange
    if state is None:
        return ""
    called = words.names(what.sides)
    others = [called[str(side.id)] for side in what.sides if side.id != what.actor.party_id]
    waiting = [called[str(side.id)] for side in what.sides if side.present and side.id not in state.released]
    if not state.open:
        if what.actor.party_id is None:
            return _("You will see the positions once every side has released its own.")
        if len(others) == 1:
            return _("You will see %(side)s’s positions once you release yours.") % {"side": others[0]}
        return _("You will see the other sides’ positions once you release yours.")
    if not waiting:
        return _("All sides have released their positions.")
    if len(waiting) > words.MOST_NAMES:
        return _("%(count)d of %(total)d sides have released their positions.") % {
            "count": len(state.released), "total": len(what.sides),
        }  # fmt: skip
    return _("Not yet released: %(sides)s.") % {"sides": ", ".join(waiting)}


def _released(what: Asked) -> list[tuple[Any, bool, SafeString | str]]:
    """Each side, whether it has released, and the day where it may be told."""
    if what.exchange is None:
        return []
    released, zone = what.exchange.released, what.actor.time_zone
    return [
        (side, side.id in released, day(clock.day_of(at, zone)) if (at := released.get(side.id)) else "")
        for side in what.sides
    ]


# --- Rows -------------------------------------------------------------------------------------------------------------


def _table(request: HttpRequest, what: Asked, entries: Sequence[Entry]) -> SafeString:
    lang, programme = marks.language(), what.frame.programme
    called = words.names(what.sides)
    steps = _steps(request, programme.pk, [entry.item_id for entry in entries])
    sessions = words.sessions_of_rounds(what.actor, programme.pk) if any(e.since for e in entries) else {}
    newest = what.filters.round or max((w.round for e in entries for w in e.words.values()), default=0)
    rows = [
        Row(
            number=entry.number,
            title=marks.text(entry.title, lang),
            url=reverse("programs:comparison-item", args=[programme.code, entry.item_id]),
            says=[_say(entry, side, newest, lang) for side in what.sides],
            agreed=agreed_say(entry, lang),
            difference=sentence(entry, called, sessions),
            next=_next(what, entry, steps.get(entry.item_id, SafeString(""))),
        )
        for entry in entries
    ]
    return comparison(
        rows, what.sides, agreed=_("Last agreed"), caption=_("Comparison of positions"), lang=lang,
        empty=_("Nothing under this tab."),
    )  # fmt: skip


def _steps(request: HttpRequest, programme_id: UUID, ids: Sequence[UUID]) -> Mapping[UUID, SafeString]:
    found: dict[UUID, list[SafeString]] = {}
    for tell in _next_steps if ids else ():
        for item_id, said in tell(request, programme_id, ids).items():
            found.setdefault(item_id, []).append(said)
    return {item_id: _lines(said) for item_id, said in found.items()}


def _next(what: Asked, entry: Entry, step: SafeString) -> SafeString:
    moved = moved_words(entry, what.sides)
    return _lines([part for part in (step, moved) if part])


def _lines(parts: Sequence[SafeString | str]) -> SafeString:
    """Each part on a line of its own."""
    return format_html_join(SafeString("<br>"), "{}", ((part,) for part in parts))


def moved_words(entry: Entry, sides: Sequence[plans.SideView]) -> SafeString:
    """Who moved the item to the list on which it stands, and why; "" where nobody did."""
    if entry.placed is None:
        return SafeString("")
    side = words.side_of(sides, entry.placed.party_id)
    who = marks.side(side, len(sides)) if side else _("the secretariat")
    return format_html("{} {}: {}", _("Moved here by"), who, marks.text(entry.placed.reason))


def sentence(entry: Entry, called: Mapping[str, str], sessions: Mapping[int, str]) -> str:
    """Where the sides differ on an item, in words, and since when."""
    since = ""
    if entry.since is not None:
        since = sessions.get(entry.since) or _("since round %(number)d") % {"number": entry.since}
    return words.in_words(entry.found, called, since)


def agreed_say(entry: Entry, lang: str) -> Say:
    """What was last agreed: the status, the deadline, and who recorded it when."""
    if entry.agreed_status is None or entry.agreed_on is None:
        return Say(date=entry.deadline)
    note = format_html("{}, {}", marks.text(entry.agreed_label, lang), day(entry.agreed_on))
    return Say(status=entry.agreed_status, date=entry.deadline, note=note)


def _say(entry: Entry, side: plans.SideView, newest: int, lang: str) -> Say:
    word = entry.words.get(side.id)
    if word is None:
        return Say() if side.id in entry.due else Say(note=_("not responsible"))
    return Say(word.status, word.deadline, word.progress, note=_before(word, newest, lang))


def _before(word: Word, newest: int, lang: str) -> SafeString:
    """The round of a word that is not of the newest one, and what was said before, where it was something else."""
    parts: list[SafeString | str] = []
    if word.round < newest:
        parts.append(_("round %(number)d") % {"number": word.round})
    past = word.previous
    if past is not None and (past.status, past.progress, past.deadline) != (
        word.status, word.progress, word.deadline,
    ):  # fmt: skip
        said = [marks.status_label(past.status, lang), percent(past.progress)]
        if past.deadline:
            said.append(fuzzy(past.deadline, lang))
        before = format_html_join(" · ", "{}", ((each,) for each in said if each))
        parts.append(format_html("{} {}", _("before:"), before))
    return _lines(parts)


# --- One item ---------------------------------------------------------------------------------------------------------


@signed_in
@require_safe
def item(request: HttpRequest, code: str, pk: UUID) -> HttpResponse:
    """One item: the sides' full texts beside those before; `?part=1` gives the part that the sheet opens in place."""
    actor = actor_of(request)
    frame = framed(actor, code)
    entry = selectors.entry_of(actor, frame, pk)
    if entry is None:
        raise Absent
    template = "programs/_compared.html" if request.GET.get("part") else "programs/compared.html"
    return render(request, template, compared(actor, frame, entry))


def compared(actor: Actor, frame: plans.Frame, entry: Entry) -> dict[str, Any]:
    """What the page of one item's comparison shows."""
    sessions = words.sessions_of_rounds(actor, frame.programme.pk) if entry.since else {}
    return {
        "programme": frame.programme, "edition": frame.edition, "in_force_on": frame.in_force_on, "entry": entry,
        "n_sides": len(frame.sides), "difference": sentence(entry, words.names(frame.sides), sessions),
        "agreed": say_cell(agreed_say(entry, marks.language())),
        "moved": moved_words(entry, frame.sides), "list_name": list_names()[entry.listing],
        "moves": _moves(actor, frame, entry), "obstacle_url": _obstacle_url(actor, frame, entry),
        "says": [_full(entry, side, len(frame.sides)) for side in frame.sides],
    }  # fmt: skip


def _moves(actor: Actor, frame: plans.Frame, entry: Entry) -> list[dict[str, Any]]:
    """To which lists the actor may move the item."""
    programme_id = frame.programme.pk
    if not (entry.words and actor.takes_part(programme_id) and policies.sorts_lists(actor, programme_id)):
        return []
    address = reverse("programs:place", args=[entry.item_id])
    names = {Listing.A: _("To list A"), Listing.B: _("To list B")}
    return [
        {"key": listing.value, "label": name, "url": with_query(address, to=listing.value)}
        for listing, name in names.items()
        if listing is not entry.listing
    ]


def _obstacle_url(actor: Actor, frame: plans.Frame, entry: Entry) -> str:
    """Where an obstacle that blocks the item is recorded; "" for who may not."""
    programme = frame.programme
    if not (actor.takes_part(programme.pk) and policies.tends_matters(actor, programme.pk)):
        return ""
    return with_query(reverse("programs:new-obstacle", args=[programme.code]), items=entry.number)


def _full(entry: Entry, side: plans.SideView, n_sides: int) -> dict[str, Any]:
    word = entry.words.get(side.id)
    found: dict[str, Any] = {
        "side": side,
        "hue": marks.hue(side.position, n_sides),
        "due": side.id in entry.due,
    }
    if word is None:
        return found
    return found | {"word": word, "cell": _cell(word), "text": words.paragraph(word.text)} | _past(word)


def _past(word: Word) -> dict[str, Any]:
    past = word.previous
    if past is None:
        return {}
    now, then = marks.plain(word.text), marks.plain(past.text)
    pieces = word_difference(then, now) if then != now and now else ()
    return {
        "past": past,
        "past_cell": _cell(past),
        "past_text": words.paragraph(past.text),
        "pieces": pieces,
    }


def _cell(word: Word) -> SafeString:
    return say_cell(Say(status=word.status, date=word.deadline, progress=word.progress))


# --- The mark of a place ----------------------------------------------------------------------------------------------


def _mark(entry: Entry) -> str:
    return base64.urlsafe_b64encode(orjson.dumps(entry.key)).decode().rstrip("=")


def _read(mark: str) -> tuple[int, int, str, str] | None:
    """The place that a mark names; None for no mark or a spoilt one, which starts from the beginning."""
    try:
        weight, gaps, key, pk = orjson.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
        return int(weight), int(gaps), str(key), str(pk)
    except (ValueError, TypeError, binascii.Error):
        return None


@signed_in
@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The sheet of the programme in which one works; a choice where there are several."""
    actor = actor_of(request)
    codes = selectors.codes(actor)
    if len(codes) == 1:
        return redirect("programs:comparison", codes[0])
    return redirect("programs:programmes")
