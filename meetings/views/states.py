"""The plan as a session left it, and what became of it from one session to another."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cooperation.access import Actor
from cooperation.errors import Absent
from cooperation.ui import marks
from cooperation.ui.tables import Column, table
from cooperation.ui.when import day, fuzzy
from meetings.models import Review
from meetings.selectors import labels, states
from meetings.selectors.sessions import marked, sides
from meetings.selectors.states import Became, Kind, Line, Mark, State
from meetings.views.common import actor_of, item_url, signed_in
from meetings.views.home import extended
from programs.models import Organisation
from programs.views.common import with_query

#: How many sessions the page of a plan offers.
OFFERED = 8


def kind_label(kind: str) -> str:
    """What a kind of change is called on pages and in documents."""
    return {
        Kind.MOVED: _("moved"), Kind.SLIPPED: _("slipped"), Kind.CLOSED: _("closed"), Kind.NEW: _("new"),
        Kind.THRICE: _("promised three times or more"),
    }[Kind(kind)]  # fmt: skip


def _mark(request: HttpRequest) -> Mark | None:
    key, _dot, item = request.GET.get("after", "").rpartition("_")
    try:
        return (key.replace("\x00", ""), str(UUID(item)))
    except ValueError:
        return None


def mark_of(line: Line) -> str:
    """The mark of the page that follows this line."""
    return f"{line.sort_key}_{line.item_id}"


def _names(rows: Iterable[Line]) -> dict[str, SafeString]:
    ids = {found["organisation"] for line in rows for found in line.responsible}
    known = Organisation.unscoped.filter(pk__in=ids)
    return {str(each.pk): marks.text(each.short_name or each.name) for each in known}


def origin(state: State) -> str:
    """Where the state comes from, said plainly."""
    if state.frozen:
        return _("As it was frozen when the session was concluded.")
    if state.known:
        return _(
            "Concluded before snapshots were kept: computed from the editions, agreed statuses, extensions and"
            " responsibilities that are dated. A completed occurrence of a recurring deadline is not among them."
        )
    return _("Nothing was frozen, and no edition of the plan was in force by then: the state is not known.")


@signed_in
@require_safe
def state(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The plan as of the conclusion of a session. `?thrice=1`: what is promised again and again."""
    actor = actor_of(request)
    review = states.review(actor, pk)
    found, thrice = states.state_after(review), request.GET.get("thrice") == "1"
    rows, more = states.lines(found, after=_mark(request), thrice=thrice)
    shown = marked(sides(review))
    names = _names(rows)
    columns = [
        Column(_("No."), css="no"), Column(_("Item"), head=True), Column(_("Agreed status")), Column(_("Deadline")),
        Column(_("Progress")), Column(_("Responsible")),
    ]  # fmt: skip
    cells = ([line.number, _title(line), marks.status(line.status), _deadline(line), _progress(line, shown),
              ", ".join(dict.fromkeys(names.get(each["organisation"], "") for each in line.responsible))]
             for line in rows)  # fmt: skip
    context = {
        "review": review, "name": labels.named(review), "state": found, "origin": origin(found), "thrice": thrice,
        "others": _others(actor, review), "onward": bool(request.GET.get("after")),
        "table": table(columns, (_safe(row) for row in cells), caption=_("The plan"), empty=_("No item.")),
        "next": with_query(request.path, thrice="1" if thrice else "", after=mark_of(rows[-1])) if more else "",
    }  # fmt: skip
    return render(request, "meetings/state.html", context)


def _safe(row: list[Any]) -> list[Any]:
    """Names joined are HTML already, as each of them is."""
    return [*row[:-1], SafeString(row[-1])]


def _title(line: Line) -> SafeString:
    link = format_html('<a href="{}">{}</a>', item_url(line.item_id), marks.text(line.title))
    if not line.thrice:
        return link
    return format_html("{} {}", link, marks.badge("late", kind_label(Kind.THRICE)))


def _deadline(line: Line) -> SafeString:
    said = extended(line.times_extended)
    return (
        format_html('{}<span class="diff">{}</span>', fuzzy(line.deadline), said)
        if said
        else fuzzy(line.deadline)
    )


def _progress(line: Line, shown: dict[UUID, Any]) -> SafeString:
    parts = [
        format_html("{} {}%", marks.text(side.party.short_name), line.progress[str(party)])
        for party, side in shown.items()
        if str(party) in line.progress
    ]
    return SafeString(", ".join(parts))


def _others(actor: Actor, review: Review) -> list[Review]:
    found = [each for each in states.concluded(actor, review.programme_id)[:100] if each.pk != review.pk]
    for each in found:
        each.label = labels.named(each)  # type: ignore[attr-defined]
    return found


# --- Two sessions -----------------------------------------------------------------------------------------------------


@signed_in
@require_safe
def compared(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What became of the plan up to a session: since `?with=`, by default the concluded session before it."""
    actor = actor_of(request)
    later = states.review(actor, pk)
    others = _others(actor, later)
    earlier = _chosen(request, later, others)
    context: dict[str, Any] = {
        "review": later, "name": labels.named(later), "others": others, "earlier": earlier, "result": None,
    }  # fmt: skip
    if earlier is not None:
        if earlier.number > later.number:
            later, earlier = earlier, later
        context |= _result(request, earlier, later)
    else:
        context["nothing"] = _nothing_before(later, others)
    return render(request, "meetings/compared.html", context)


def _chosen(request: HttpRequest, later: Review, others: list[Review]) -> Review | None:
    wanted = request.GET.get("with", "")
    if not wanted:
        return next((each for each in others if each.number < later.number), None)
    found = next((each for each in others if str(each.pk) == wanted), None)
    if found is None:
        raise Absent
    return found


def _nothing_before(first: Review, others: list[Review]) -> tuple[str, str]:
    """That no session was concluded before this one, and what can be done about it."""
    if not others:
        return (
            labels.by_word(
                first.body,
                _("This is the only session concluded so far"),
                _("This is the only meeting concluded so far"),
            ),
            labels.by_word(
                first.body,
                _("Once the next one is concluded, this page says what became of the plan in between."),
                _("Once the next meeting is concluded, this page says what became of the plan in between."),
            ),
        )
    return (
        labels.by_word(
            first.body,
            _("No session was concluded before this one"),
            _("No meeting was concluded before this one"),
        ),
        labels.by_word(
            first.body,
            _("Choose a later session above to see what became of the plan since this one."),
            _("Choose a later meeting above to see what became of the plan since this one."),
        ),
    )


def _result(request: HttpRequest, earlier: Review, later: Review) -> dict[str, Any]:
    kind = request.GET.get("kind", "")
    chosen = Kind(kind) if kind in tuple(Kind) else None
    before, after = states.state_after(earlier), states.state_after(later)
    result = states.compared(before, after, kind=chosen, behind=_mark(request))
    kept = {"with": request.GET.get("with", "")}
    tabs = [
        {
            "label": _("everything that changed") if each is None else kind_label(each),
            "url": with_query(request.path, **kept, kind=each or ""),
            "current": each == chosen, "count": None if each is None else result.counts[each],
        }
        for each in (None, *Kind)
    ]  # fmt: skip
    columns = [
        Column(_("No."), css="no"), Column(_("Item"), head=True), Column(labels.numbered(earlier)),
        Column(labels.numbered(later)), Column(_("What became of it")),
    ]  # fmt: skip
    cells = (
        [row.line.number, _title(row.line), _stood(row.before), _stood(row.after), in_words(row)]
        for row in result.rows
    )
    last = mark_of(result.rows[-1].line) if result.more else ""
    return {
        "result": result, "tabs": tabs, "onward": bool(request.GET.get("after")),
        "before": labels.named(earlier), "after": labels.named(later), "earlier": earlier, "later": later,
        "origins": [(labels.numbered(each.review), origin(each)) for each in (before, after) if not each.frozen],
        "table": table(columns, cells, caption=_("What became of the items"), empty=_("Nothing of this kind.")),
        "next": with_query(request.path, **kept, kind=kind, after=last) if last else "",
    }  # fmt: skip


def _stood(line: Line | None) -> SafeString:
    if line is None:
        return format_html('<span class="quiet">{}</span>', _("not in the plan"))
    return format_html('{}<span class="diff">{}</span>', marks.status(line.status), fuzzy(line.deadline))


def in_words(row: Became) -> str:
    """What became of an item, in words: "moved; slipped by 92 days, extended 3 times"."""
    said = []
    for kind in row.kinds:
        if kind is Kind.SLIPPED:
            said.append(_slipped(row))
        elif kind is Kind.THRICE:
            said.append(_promised(row.line))
        elif kind is Kind.CLOSED and row.after is None:
            said.append(_("closed: left the plan"))
        else:
            said.append(kind_label(kind))
    return "; ".join(said)


def _slipped(row: Became) -> str:
    days, times = row.slipped_days, extended(row.line.times_extended)
    if days is None:
        return _("slipped, %(extended)s") % {"extended": times}
    words = ngettext(
        "slipped by %(count)d day, %(extended)s", "slipped by %(count)d days, %(extended)s", days
    )
    return words % {"count": days, "extended": times}


def _promised(line: Line) -> str:
    if line.times_extended >= states.THRICE:
        return kind_label(Kind.THRICE)
    status = marks.status_label(line.status)
    words = ngettext(
        "agreed as “%(status)s” once running", "agreed as “%(status)s” %(count)d times running", line.promised
    )
    return words % {"status": status, "count": line.promised}


# --- On other pages ---------------------------------------------------------------------------------------------------


def session_panel(request: HttpRequest, review: Any) -> str:
    """On the page of a concluded session: the plan as it left it, and what became of it since the one before."""
    actor = actor_of(request)
    if review.state != Review.State.CONCLUDED or review.programme_id in actor.observed_ids:
        return ""
    return render_to_string("meetings/panel_state.html", {"review": review})


def plan_panel(request: HttpRequest, programme: Any) -> str:
    """On the page of a plan: the same plan as each of the last sessions left it."""
    found = list(states.concluded(actor_of(request), programme.pk)[:OFFERED])
    if not found:
        return ""
    entries = [
        {"label": labels.numbered(each), "url": reverse("meetings:state", args=[each.pk])} for each in found
    ]
    return render_to_string("meetings/panel_plan_states.html", {"entries": entries, "last": found[0]})


def item_panel(request: HttpRequest, item: Any) -> str:
    """On the page of an item: a link to how each session left it, and the table where that was asked for."""
    if item.programme_id in actor_of(request).observed_ids:
        return ""
    if "sessions" not in request.GET:
        return render_to_string("meetings/panel_item_states.html", {"item": item})
    found = states.standings(actor_of(request), item.pk)
    if not found:
        return ""
    columns = [Column(_("Session"), head=True), Column(_("Agreed status")), Column(_("Deadline")),
               Column(_("Times extended"), css="num"), Column(_("As of"))]  # fmt: skip
    cells = (
        [
            format_html('<a href="{}">{}</a>', reverse("meetings:state", args=[line.snapshot.review_id]),
                        labels.numbered(line.snapshot.review)),
            marks.status(line.status), fuzzy(line.deadline), str(line.times_extended), day(line.snapshot.taken_on),
        ]
        for line in found
    )  # fmt: skip
    shown = table(columns, cells, caption=_("As the sessions left it"))
    return render_to_string("meetings/panel_item_states.html", {"table": shown})
