"""What sessions add to the pages of a programme."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string

from cooperation import clock
from cooperation.access import Actor
from cooperation.statements import array
from cooperation.ui import marks
from cooperation.ui.when import as_of
from meetings.models import Outcome
from meetings.selectors import labels, sentences
from meetings.selectors import sessions as selectors
from meetings.views.common import actor_of, address

MOST = 50
#: What the chain of an item tells itself, with a link to the outcome.
IN_CHAIN = (Outcome.Kind.AGREED_STATUS, Outcome.Kind.EXTENSION)


def places_of_outcomes(actor: Actor, ids: Sequence[UUID]) -> dict[UUID, str]:
    """Where outcomes are read, on the page of their session; of an id that is a session's, that page.

    What was decided between sessions has a page of its own.
    """
    return {
        pk: address("meetings:decision", pk)
        if number == 0
        else address("meetings:session", review) + (f"#outcome-{number}" if number else "")
        for pk, review, number in selectors.cited(actor)(ids=array(ids))
    }


def outcomes_of_item(request: HttpRequest, item: Any) -> str:
    """What else sessions have decided of an item, newest first; "" where nothing. `item` has its id as `pk`.

    Agreed statuses and extensions stand in the item's own chain. With `?on=`, only sessions that had begun by that day.
    """
    actor = actor_of(request)
    on = as_of(request, clock.today(actor.time_zone)) or date.max
    found = selectors.outcomes_of_item(actor, MOST)(item=item.pk)
    rows = [row for row in found if row.kind not in IN_CHAIN and row.review.days_held[0] <= on]
    entries = [
        {
            "row": row,
            "review": row.review,
            "at": labels.named(row.review),
            "kind": sentences.kind_of(row, marks.language()),
            "lead": sentences.lead(
                row, (row.about or {}).get("number", ""), (row.about or {}).get("title", {}), marks.language()
            ),
        }
        for row in rows
    ]
    if not entries:
        return ""
    return render_to_string("meetings/panel_outcomes.html", {"entries": entries, "body": rows[0].review.body})
