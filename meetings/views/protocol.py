"""The tab of a session room that shows the protocol as it would be made now, its languages side by side."""

from collections.abc import Callable
from itertools import takewhile
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.ui import marks
from meetings.models import AgendaItem, Outcome, Review
from meetings.rules.minutes import Content
from meetings.selectors import labels, minutes, sessions
from meetings.selectors import open_ends as selectors
from meetings.selectors.content import assembled
from meetings.views import open_ends
from meetings.views.common import actor_of, kept, signed_in


@signed_in
@require_safe
def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The record as it stands; with `?only=`, of its outcomes those alone with which that is still open."""
    actor, review = actor_of(request), kept(request, pk)
    languages = selectors.languages_of(review)
    data = assembled(review, languages, version=minutes.latest_number(review.pk) + 1, previous=None)
    parties = [side.party_id for side in sessions.sides(review)]
    ends = open_ends.found(actor, review, parties)
    only = request.GET.get("only", "")
    rows = list(
        Outcome.objects.visible_to(actor).filter(review=review).order_by("number").only("id", "number")
    )
    return render(
        request,
        "meetings/room_protocol.html",
        {
            "review": review,
            "name": labels.named(review),
            "tabs": tabs(review, _point(request), protocol=True),
            "tabs_label": _("The point and the protocol"),
            "many": len(languages),
            "head": [_beside(said, languages) for said in (data["body"]["name"], data["title"])],
            "opening": [] if only in ends else [_beside(each["text"], languages) for each in _opening(data)],
            "annexes": [] if only in ends else _annexes(data, languages),
            "outcomes_word": _beside(_of(data, "outcomes")["text"], languages),
            "outcomes": _outcomes(data, languages, rows, ends, only),
            "foot": [] if only in ends else [_beside(said, languages) for said in _foot(data)],
            "only": only if only in ends else "",
            "ends": open_ends.bar(review, ends),
            "left": AgendaItem.objects.visible_to(actor)
            .filter(review=review, state=AgendaItem.State.OPEN)
            .count(),
            "minutes_word": labels.minutes_word(review.body),
        },
    )


def _beside(said: dict[str, str], languages: list[str]) -> list[dict[str, str]]:
    """One thing said in each language: {tag, dir, name, said}."""
    return [
        {"tag": tag, "dir": marks.direction(tag), "name": marks.own_name(tag), "said": said.get(tag, "")}
        for tag in languages
    ]


def _of(data: Content, key: str) -> dict[str, Any]:
    return next(clause for clause in data["clauses"] if clause["key"] == key)


def _opening(data: Content) -> list[dict[str, Any]]:
    """The clauses before the outcomes."""
    return list(takewhile(lambda clause: clause["key"] != "outcomes", data["clauses"]))


def _foot(data: Content) -> list[dict[str, str]]:
    """Where it is done, and the places for the signatures."""
    return [_of(data, "done")["text"], *data["signatures"].values()]


def _annexes(data: Content, languages: list[str]) -> list[dict[str, Any]]:
    """The agenda and the delegations; the plan is on its own page."""
    return [
        {
            "word": _beside(annex["title"], languages),
            "rows": [_beside(_joined(row, languages), languages) for row in annex["rows"]],
        }
        for annex in data["annexes"]
        if annex["key"] != "plan"
    ]


def _joined(row: list[dict[str, str]], languages: list[str]) -> dict[str, str]:
    return {tag: " · ".join(cell.get(tag, "") for cell in row) for tag in languages}


def _outcomes(
    data: Content,
    languages: list[str],
    rows: list[Outcome],
    ends: dict[str, list[tuple[Any, str]]],
    only: str,
) -> list[dict[str, Any]]:
    """The clauses of each outcome, and what is still open with it."""
    wanted = {line.pk for line, _added in ends[only]} if only in ends else None
    said: dict[UUID, list[str]] = {}
    for key, words in _FLAGS.items():
        for line, added in ends[key]:
            said.setdefault(line.pk, []).append(words() % {"added": added})
    clauses: dict[str, list[dict[str, Any]]] = {}
    for clause in data["clauses"]:
        if clause["outcome"]:
            clauses.setdefault(clause["outcome"], []).append(clause)
    return [
        {
            "row": row,
            "flags": said.get(row.pk, []),
            "head": _beside(head["text"], languages),
            "paragraphs": [_beside(clause["text"], languages) for clause in paragraphs],
        }
        for row in rows
        # One that was recorded while this page was read is on the next one.
        if (wanted is None or row.pk in wanted) and str(row.pk) in clauses
        for head, *paragraphs in [clauses[str(row.pk)]]
    ]


#: What is said beside an outcome of the preview.
_FLAGS: dict[str, Callable[[], str]] = {
    "brackets": lambda: _("wording in brackets"),
    "languages": lambda: _("no text in: %(added)s"),
    "unassigned": lambda: _("assigned to nobody, or without a deadline"),
}


def tabs(review: Review, point_id: UUID | None, *, protocol: bool = False) -> list[dict[str, Any]]:
    """The tabs of a room; the way back leads to the point from which one came."""
    there = f"?point={point_id}" if point_id else ""
    return [
        {
            "label": _("Points"), "url": reverse("meetings:room", args=[review.pk]) + there,
            "current": not protocol,
        },
        {
            "label": labels.minutes_word(review.body),
            "url": reverse("meetings:room-protocol", args=[review.pk]) + there,
            "current": protocol,
        },
    ]  # fmt: skip


def _point(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.GET.get("point", ""))
    except ValueError:
        return None
