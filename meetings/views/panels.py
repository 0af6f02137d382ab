"""What sessions add to the pages of a programme."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor
from cooperation.statements import array
from cooperation.ui import marks
from cooperation.ui.when import as_of
from meetings.models import Outcome
from meetings.selectors import labels, sentences
from meetings.selectors import sessions as selectors
from meetings.views.common import actor_of, address
from programs.views.words import Place

MOST = 50
#: What the chain of an item tells itself, with a link to the outcome.
IN_CHAIN = (Outcome.Kind.AGREED_STATUS, Outcome.Kind.EXTENSION)


def places_of_outcomes(actor: Actor, ids: Sequence[UUID], on: date | None) -> dict[UUID, Place]:
    """Where outcomes are read, on the page of their session; of an id that is a session's, that page.

    With what each acts on, and what had acted on it by the day `on`. What was decided between sessions has a page of
    its own.
    """
    return {
        pk: Place(
            place_of(review, number) if number != 0 else address("meetings:decision", pk),
            called or "",
            _beside(acts_on, later or [], on or date.max) + _sealed(sealed_in, number),
        )
        for pk, review, number, called, acts_on, later, sealed_in in selectors.cited(actor)(ids=array(ids))
    }


def place_of(review: Any, number: int | None) -> str:
    """Where an outcome is read, on the page of its session; without a number, that page."""
    return address("meetings:session", review) + (f"#outcome-{number}" if number else "")


def _beside(acts_on: dict[str, Any] | None, later: Sequence[dict[str, Any]], until: date) -> SafeString:
    """Which outcome one acts on, and which acted on it until a day, each leading to its place in the record."""
    told = [(_("acts on outcome %(number)s"), acts_on)] if acts_on and acts_on["number"] else []
    told += [(_("acted on by outcome %(number)s"), each) for each in later if each["on"] <= until.isoformat()]
    return format_html_join(
        "", '<span class="diff"><a href="{}">{}</a></span>',
        ((place_of(one["review"], one["number"]), said % {"number": one["called"]}) for said, one in told),
    )  # fmt: skip


def _sealed(minutes: UUID | None, number: int | None) -> SafeString:
    """Where an outcome is read in the sealed minutes of its session; "" before these are sealed."""
    if minutes is None or not number:
        return SafeString()
    url = address("meetings:minutes", minutes) + f"#o{number}"
    return format_html('<span class="diff"><a href="{}">{}</a></span>', url, _("in the sealed minutes"))


def _of(outcome: Outcome | None) -> dict[str, Any] | None:
    if outcome is None:
        return None
    return {"review": outcome.review_id, "number": outcome.number, "called": outcome.called}


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
            "beside": _beside(_of(row.acts_on), row.closed_by, on) + _sealed(row.sealed_in, row.number),
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
