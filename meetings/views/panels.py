"""What sessions add to the pages of a programme."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from cooperation.ui import marks
from meetings.selectors import labels, sentences
from meetings.selectors import sessions as selectors
from meetings.views.common import actor_of

MOST = 50


def outcomes_of_item(request: HttpRequest, item: Any) -> str:
    """What sessions have decided of an item, newest first; "" where nothing. `item` has its id as `pk`."""
    rows = selectors.outcomes_of_item(actor_of(request), MOST)(item=item.pk)
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
