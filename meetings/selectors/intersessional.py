"""What was decided between sessions, and what of it waits to be confirmed."""

from collections.abc import Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, Subquery
from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.texts import Text
from cooperation.ui import marks
from cooperation.ui.when import day_words
from meetings.models import IntersessionalDecision, Review
from meetings.selectors.proposals import TITLE, in_languages
from programs.selectors.plans import last_wordings

State = IntersessionalDecision.State


def decisions(actor: Actor, **which: Any) -> QuerySet[Any]:
    """Decisions with the `item_number` and `item_title` of what they are about, the newest first."""
    wording = last_wordings()
    seen: QuerySet[Any] = IntersessionalDecision.objects.visible_to(actor).filter(**which)
    rows: QuerySet[Any] = (
        seen.select_related("body", "programme", "broken_by", "confirmed_by__review__body", "entered_for")
        .annotate(
            item_number=Subquery(wording.values("number")[:1]),
            item_title=Subquery(wording.values("title")[:1]),
        )
        .order_by("-number")
    )
    return rows


def unconfirmed(programme_id: UUID) -> QuerySet[Any]:
    """What a session of the programme may confirm, in the order in which it was decided."""
    rows: QuerySet[Any] = IntersessionalDecision.unscoped.filter(
        programme_id=programme_id, state=State.DECIDED, confirmed_by__isnull=True
    )
    return rows.order_by("decided_on", "number")


def to_confirm(actor: Actor, review: Review) -> Sequence[tuple[UUID, Text]]:
    """For the proposals of an agenda: what was decided between sessions and no session has confirmed."""
    seen = IntersessionalDecision.objects.visible_to(actor)
    rows = unconfirmed(review.programme_id).filter(pk__in=seen.values("pk"))
    return [(row.pk, in_languages(review.body, partial(title, row))) for row in rows]


def title(row: Any) -> str:
    """ "Confirmation of decision 3 between sessions, 12 Nov 2026: the first words of its text"."""
    said = _("Confirmation of decision %(number)s between sessions, %(day)s") % {
        "number": row.called, "day": day_words(row.decided_on, marks.language()),
    }  # fmt: skip
    words = marks.plain(row.text)
    return (f"{said}: {words}" if words else said)[:TITLE]
