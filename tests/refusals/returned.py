"""Ways of correcting minutes by an edited file: what was accepted of it is sent."""

import json
from typing import Any

from meetings.models import Minutes
from meetings.rules.minutes import Edit
from meetings.services.minutes import correct_minutes, make_minutes
from tests.cast import text
from tests.refusals.stage import Stage
from tests.refusals.ways import TYPED, Way, Wrong


def minutes_of(stage: Stage) -> Minutes:
    """The first version of the minutes of the session held, made when it is first asked for."""
    found: Minutes | None = Minutes.unscoped.filter(review=stage.held).order_by("number").first()
    return found or make_minutes(stage.cast.actor("by_secretary"), review_id=stage.held.pk)


def superseded(stage: Stage) -> None:
    """Somebody was faster."""
    correct_minutes(
        stage.cast.actor("by_secretary"), minutes_id=minutes_of(stage).pk, version=minutes_of(stage).version,
        edits=[Edit("done", "en", "Done elsewhere.")], reason=text("Misprint"),
    )  # fmt: skip


def carried(clause: str, language: str = "en") -> dict[str, Any]:
    found = [{"clause": clause, "language": language, "text": TYPED, "meanwhile": False}]
    return {"found": json.dumps(found)}


def edits(clause: str, language: str = "en") -> dict[str, Any]:
    return {"edits": [{"clause": clause, "language": language, "text": TYPED}]}


RETURNED = (
    Way(
        "correct_minutes", "by_secretary", "by_coordinator",
        lambda s: (
            f"/minutes/{minutes_of(s).pk}/returned/",
            {**carried("opening"), "accept": "0", "reason_en": TYPED, "version": minutes_of(s).version},
        ),
        lambda s: (
            "post", f"minutes/{minutes_of(s).pk}/correct/", {**edits("opening"), "reason": {"en": TYPED}},
            minutes_of(s).version,
        ),
        # A version of minutes never changes: none is ever stale, but superseded.
        minutes_of, None, superseded,
        (
            Wrong({"reason_en": " "}, {"reason": {"en": " "}}),
            Wrong(carried("nowhere"), edits("nowhere")),
            Wrong(carried("opening", "fr"), edits("opening", "fr")),
        ),
    ),
)  # fmt: skip
