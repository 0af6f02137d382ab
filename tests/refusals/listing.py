"""List A of a session: how each write is sent, and by whom it is refused."""

from typing import Any

from cooperation.access import acting_as
from meetings.models import AgendaItem, Review
from meetings.selectors.list_a import list_a
from tests.refusals.stage import Stage
from tests.refusals.ways import TYPED, Way


def listed(stage: Stage) -> list[Any]:
    """What is on the list of the session that is held."""
    with acting_as(stage.cast.actor("by_secretary")):
        return list(list_a(stage.cast.actor("by_secretary"), Review.unscoped.get(pk=stage.held.pk)).items)


def shown(stage: Stage) -> str:
    return "\n".join(f"{one.item_id}:{one.status}:{one.mark}" for one in listed(stage))


def told(stage: Stage) -> list[dict[str, str]]:
    return [{"item": str(one.item_id), "status": one.status, "mark": one.mark} for one in listed(stage)]


def pulled(stage: Stage) -> AgendaItem:
    """The point that 2.2 became on the agenda ahead, when BY pulled it out."""
    return AgendaItem.unscoped.get(review=stage.ahead, source="pulled_out")


def over(stage: Stage) -> None:
    Review.unscoped.filter(pk__in=(stage.held.pk, stage.ahead.pk)).update(state="concluded")


LIST_A = (
    Way(
        "adopt_list_a", "by_secretary", "by_coordinator",
        lambda s: (f"/sessions/{s.held.pk}/list-a/", {"text_en": TYPED, "seen": shown(s)}),
        lambda s: ("post", f"reviews/{s.held.pk}/list-a/", {"text": {"en": TYPED}, "items": told(s)}, None),
        lambda s: s.held, None, over,
    ),
    Way(
        "pull_out", "by_secretary", "by_coordinator",
        lambda s: (f"/sessions/{s.held.pk}/list-a/{s.outspoken.pk}/", {"reason_en": TYPED}),
        lambda s: (
            "post", f"reviews/{s.held.pk}/pull-out/", {"item": str(s.outspoken.pk), "reason": {"en": TYPED}}, None,
        ),
        lambda s: s.held, None, over,
    ),
    Way(
        "return_to_list_a", "by_secretary", "ru_secretary",
        lambda s: (f"/points/{pulled(s).pk}/return-to-list-a/", {"version": pulled(s).version}),
        lambda s: ("post", f"agenda-items/{pulled(s).pk}/return-to-list-a/", {}, pulled(s).version),
        pulled, pulled, over, button=True,
    ),
)  # fmt: skip
