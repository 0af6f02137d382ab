"""The bar at the foot of a session room: what is still open, counted, each count leading to its rows."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cooperation.access import Actor
from cooperation.ui import marks
from meetings.models import AgendaItem, Outcome, Review
from meetings.selectors import open_ends as selectors
from meetings.selectors import sessions
from meetings.views.common import actor_of, kept, signed_in

#: So many rows are named in the bar; the count leads to all of them.
NAMED = 8


def found(actor: Actor, review: Review, parties: list[UUID]) -> dict[str, list[tuple[Any, str]]]:
    """By what is open, the outcomes in question, each with what to add to its number."""
    languages = selectors.languages_of(review)
    ends: dict[str, list[tuple[Any, str]]] = {key: [] for key in _WORDS}
    for line in selectors.lines(actor, review):
        if line.bracketed:
            ends["brackets"].append((line, ""))
        if lacks := selectors.lacking(line, languages):
            ends["languages"].append((line, ", ".join(map(marks.own_name, lacks))))
        if selectors.unassigned(line):
            ends["unassigned"].append((line, ""))
        if sessions.missing_acknowledgements(line, parties):
            ends["waiting"].append((line, ""))
        if line.agenda_item_id is None:
            ends["outside"].append((line, ""))
    return ends


def bar(review: Review, ends: dict[str, list[tuple[Any, str]]]) -> list[dict[str, Any]]:
    """The lines of the bar: {count, words, url, rows, more}."""
    whole = reverse("meetings:room-protocol", args=[review.pk])
    page = reverse("meetings:session", args=[review.pk])
    return [
        {
            "count": len(rows),
            "words": _WORDS[key](len(rows)),
            "url": f"{whole}?only={key}" if rows else "",
            "rows": [
                {"called": line.called, "added": added, "url": _address(key, line) or f"{page}#outcome-{line.number}"}
                for line, added in rows[:NAMED]
            ],
            "more": max(len(rows) - NAMED, 0),
        }
        for key, rows in ends.items()
    ]  # fmt: skip


def _address(key: str, line: Any) -> str:
    """Where it is put right; "" where the record itself is the place."""
    if key == "brackets":
        return reverse("meetings:brackets", args=[line.pk])
    if key == "languages":
        return reverse("meetings:correct", args=[line.pk])
    if key == "unassigned" and line.kind in (Outcome.Kind.REFERRAL, Outcome.Kind.RECOMMENDATION):
        return reverse("meetings:refer", args=[line.pk])
    return ""


#: In the order of the bar: what is open, said of so many outcomes.
_WORDS: dict[str, Callable[[int], str]] = {
    "brackets": lambda n: ngettext("outcome has wording in brackets", "outcomes have wording in brackets", n),
    "languages": lambda n: ngettext(
        "outcome lacks a language of the protocol", "outcomes lack a language of the protocol", n
    ),
    "unassigned": lambda n: ngettext(
        "outcome is assigned to nobody or has no deadline",
        "outcomes are assigned to nobody or have no deadline",
        n,
    ),
    "waiting": lambda n: ngettext("outcome is not yet acknowledged", "outcomes are not yet acknowledged", n),
    "outside": lambda n: ngettext("outcome belongs to no point", "outcomes belong to no point", n),
}


@signed_in
@require_safe
def part(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The bar alone, for a room that stays open; of the version of a point, also whether it was dealt with since."""
    actor, review = actor_of(request), kept(request, pk)
    parties = [side.party_id for side in sessions.sides(review)]
    context = {"ends": bar(review, found(actor, review, parties)), "dealt": _dealt(request, actor, review)}
    return render(request, "meetings/_open_ends.html", context)


def _dealt(request: HttpRequest, actor: Actor, review: Review) -> str:
    """What to say where somebody dealt with the point since it was opened."""
    try:
        wanted, seen = UUID(request.GET.get("point", "")), int(request.GET.get("version", ""))
    except ValueError:
        return ""
    point = AgendaItem.objects.visible_to(actor).filter(review=review, pk=wanted).first()
    if point is not None and point.version == seen:
        return ""
    return _("Somebody dealt with this point while you had it open. What you type here is kept.")
