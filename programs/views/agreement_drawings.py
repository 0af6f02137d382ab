"""What is drawn on the page of an agreement: its life along a line, and the agreements around it."""

from collections.abc import Sequence
from datetime import date
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cooperation.ui import marks
from cooperation.ui.when import day_words
from programs.models import Agreement, AgreementRelation
from programs.rules.treaties.acts import Act, known
from programs.rules.treaties.treaty import done
from programs.selectors.standing import Standing
from programs.treaty_words import states
from programs.treaty_words.basics import Name
from programs.treaty_words.basics import day as day_said
from programs.views.timeline import Bar, Lane, Mark, key, timeline

#: Of more parties than this, the acts of all stand on one lane.
LANES = 8


def told(seen: Standing, name: Name, on: date, today: date) -> SafeString:
    """The timeline: states of the agreement, acts of all together, each party with the time in which it is bound."""
    acts = done(known(seen.treaty.acts, seen.known_on), on)
    if not acts:
        return SafeString("")
    lanes = [Lane(_("Agreement"), _states(seen), _deadlines(seen, name))]
    if common := [act for act in acts if act.party is None]:
        lanes.append(Lane(_("All together"), marks=_marks(common, name)))
    keys = list(dict.fromkeys(row.row.party.code for row in seen.parties))
    of = {key: [act for act in acts if act.party is not None and act.party.key == key] for key in keys}
    acting = [key for key in keys if of[key] or _bound(seen, key)]
    if len(acting) > LANES:
        lanes.append(Lane(_("Parties"), marks=_marks([act for key in acting for act in of[key]], name)))
    else:
        lanes += [Lane(name(key), _bound(seen, key), _marks(of[key], name)) for key in acting]
    here = _("today") if on == today else day_words(on)
    drawn = timeline(lanes, on, _("The life of the agreement; the acts are told below"), here)
    return drawn + key(lanes, on, _signs(), here)


def _signs() -> dict[str, str]:
    return {
        "consent": _("consent to be bound, entry into force"), "end": _("notice to end it, or its end"),
        "other": _("another act"), "due": _("legal deadline"), "spread": _("the day is known in part"),
    }  # fmt: skip


def _states(seen: Standing) -> list[Bar]:
    if seen.outlook is None:
        return []
    return [
        Bar(
            None if span.since == date.min else span.since,
            span.until,
            span.status.value,
            states.treaty(span.status),
        )
        for span in seen.outlook.spans
    ]


def _bound(seen: Standing, key: str) -> list[Bar]:
    if seen.outlook is None:
        return []
    return [Bar(since, until, "bound", _("in force")) for since, until in seen.outlook.bound.get(key, ())]


def _deadlines(seen: Standing, name: Name) -> list[Mark]:
    return [Mark(each.on.first, each.on.last, "due", states.deadline(each, name)) for each in seen.deadlines]


def _marks(acts: Sequence[Act], name: Name) -> list[Mark]:
    return [_mark(act, name) for act in acts]


def _mark(act: Act, name: Name) -> Mark:
    when = act.takes_effect if act.undated else act.on
    whose = f"{name(act.party.key)}: " if act.party else ""
    return Mark(
        when.first, when.last, act.kind.value, f"{whose}{states.kind(act.kind.value)}, {day_said(when)}"
    )


# --- The agreements around it -----------------------------------------------------------------------------------------

_WIDTH, _BOX, _HIGH, _GAP, _LETTERS = 960, 250, 52, 22, 31
#: A drawing of more than this is read no better than the list.
_MOST = 8


def related(found: Agreement, relations: Sequence[AgreementRelation]) -> SafeString:
    """This agreement between those that do something to it and those to which it does; "" where there is none.

    Drawn beside the list that says the same, and not read out.
    """
    to_it = [(each, each.source) for each in relations if each.target_id == found.pk]
    by_it = [(each, each.target) for each in relations if each.source_id == found.pk]
    if not relations or max(len(to_it), len(by_it)) > _MOST:
        return SafeString("")
    rows = max(len(to_it), len(by_it), 1)
    height = rows * (_HIGH + _GAP) + _GAP
    centre = (_WIDTH - _BOX) / 2
    parts = [_box(found, centre, height / 2 - _HIGH / 2, own=True)]
    for side, several in (("in", to_it), ("out", by_it)):
        for place, (relation, other) in enumerate(several):
            y = _GAP + (place + (rows - len(several)) / 2) * (_HIGH + _GAP)
            x = 0.0 if side == "in" else float(_WIDTH - _BOX)
            parts += [_box(other, x, y), _arrow(relation, side, centre, height / 2, y + _HIGH / 2)]
    return SafeString(
        f'<svg class="relations" viewBox="0 0 {_WIDTH} {height}" aria-hidden="true" focusable="false">'
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
        '<path d="M0 0 8 4 0 8z"/></marker></defs>' + "".join(parts) + "</svg>"
    )


def _box(one: Agreement, x: float, y: float, *, own: bool = False) -> str:
    lines = _lines(marks.plain(one.title))
    said = "".join(
        f'<tspan x="{x + 10}" dy="{0 if place == 0 else 16}">{escape(line)}</tspan>'
        for place, line in enumerate(lines)
    )
    top = y + (31 if len(lines) == 1 else 23)
    drawn = (
        f'<rect class="{"own" if own else "other"}" x="{x}" y="{y}" width="{_BOX}" height="{_HIGH}"/>'
        f'<text x="{x + 10}" y="{top}">{said}</text>'
    )
    if own:
        return drawn
    return f'<a href="{reverse("programs:agreement", args=[one.pk])}" tabindex="-1">{drawn}</a>'


def _lines(title: str) -> list[str]:
    """A title on two lines at most."""
    first, rest = "", title.split()
    while rest and len(first) + len(rest[0]) < _LETTERS:
        first = f"{first} {rest.pop(0)}".strip()
    if not first:
        return [title[: _LETTERS - 1] + "…"]
    second = " ".join(rest)
    if len(second) >= _LETTERS:
        second = second[: _LETTERS - 2].rstrip() + "…"
    return [first, second] if second else [first]


def _arrow(relation: AgreementRelation, side: str, centre: float, middle: float, y: float) -> str:
    """From what does something to what it is done to, with the word for it."""
    start, end = (
        ((_BOX, y), (centre - 2, middle))
        if side == "in"
        else ((centre + _BOX, middle), (_WIDTH - _BOX - 2, y))
    )
    x, at = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2 - 4
    return (
        f'<line x1="{start[0]}" y1="{start[1]}" x2="{end[0]}" y2="{end[1]}" marker-end="url(#tip)"/>'
        f'<text class="does" x="{x}" y="{at}" text-anchor="middle">{escape(relation.get_kind_display())}</text>'
    )
