"""The tab of a session room that shows the protocol as it would be made now, its languages side by side."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from cooperation.ui import marks
from meetings.models import AgendaItem, Outcome, Review
from meetings.selectors import labels, sessions
from meetings.selectors import open_ends as selectors
from meetings.services.protocol import draft
from meetings.views import open_ends
from meetings.views.common import actor_of, kept, signed_in


@signed_in
@require_safe
def room(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The record as it stands; with `?only=`, of its outcomes those alone with which that is still open."""
    actor, review = actor_of(request), kept(request, pk)
    languages = selectors.languages_of(review)
    data = draft(review, languages)
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
            "head": [_beside(data[key], languages) for key in ("body", "heading", "when")],
            "parts": [] if only in ends else _parts(data, languages),
            "outcomes_word": _beside(data["outcomes_word"], languages),
            "outcomes": _outcomes(data, languages, rows, ends, only),
            "foot": []
            if only in ends
            else [
                _beside(words, languages)
                for words in (data["done"], *(one["words"] for one in data["signatures"]))
            ],
            "only": only if only in ends else "",
            "ends": open_ends.bar(review, ends),
            "left": AgendaItem.objects.visible_to(actor)
            .filter(review=review, state=AgendaItem.State.OPEN)
            .count(),
            "minutes_word": labels.minutes_word(review.body),
        },
    )


def _beside(parts: list[str], languages: list[str]) -> list[dict[str, str]]:
    """One thing said in each language: {tag, dir, name, said}."""
    return [
        {"tag": tag, "dir": marks.direction(tag), "name": marks.own_name(tag), "said": said}
        for tag, said in zip(languages, parts, strict=True)
    ]


def _parts(data: dict[str, Any], languages: list[str]) -> list[dict[str, Any]]:
    """What stands before the outcomes: the delegations and the agenda, each with its heading."""
    delegations = [
        (is_name, lines)
        for one in data["delegations"]
        for is_name, lines in ((True, one["name"]), *((False, lines) for lines in one["delegates"]))
    ]
    agenda = [(False, lines) for lines in data["agenda"]]
    return [
        {
            "word": _beside(word, languages),
            "rows": [{"name": is_name, "said": _beside(lines, languages)} for is_name, lines in rows],
        }
        for word, rows in ((data["delegations_word"], delegations), (data["agenda_word"], agenda))
    ]


def _outcomes(
    data: dict[str, Any],
    languages: list[str],
    rows: list[Outcome],
    ends: dict[str, list[tuple[Any, str]]],
    only: str,
) -> list[dict[str, Any]]:
    """The paragraphs of the protocol with their numbers, and what is still open with each."""
    wanted = {line.pk for line, _added in ends[only]} if only in ends else None
    said: dict[UUID, list[str]] = {}
    for key, words in _FLAGS.items():
        for line, added in ends[key]:
            said.setdefault(line.pk, []).append(words() % {"added": added})
    return [
        {
            "row": row,
            "flags": said.get(row.pk, []),
            "head": _beside(paragraph["head"], languages),
            "paragraphs": [_beside(lines, languages) for lines in paragraph["paragraphs"]],
        }
        for row, paragraph in zip(rows, data["outcomes"], strict=False)
        if wanted is None or row.pk in wanted
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
