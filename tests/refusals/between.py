"""Decisions between sessions: how each write is sent, and by whom it is refused."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from cooperation import clock
from meetings.models import IntersessionalDecision, Letter, Outcome
from tests.refusals.stage import Stage
from tests.refusals.ways import TYPED, Way, Wrong


def letter_ids(stage: Stage) -> list[UUID]:
    """A letter of each side."""
    rows = Letter.unscoped.filter(body=stage.cast.body, sender__isnull=False)
    return list(rows.values_list("pk", flat=True))


def body(stage: Stage, **more: Any) -> dict[str, Any]:
    return {"programme": str(stage.cast.programme.pk), "kind": "decision", "text": {"en": TYPED}, **more}


def ahead() -> str:
    return (clock.today("UTC") + timedelta(9)).isoformat()


def running(stage: Stage) -> IntersessionalDecision:
    return IntersessionalDecision.unscoped.get(body=stage.cast.body, number=90)


def kept(stage: Stage) -> IntersessionalDecision:
    """One whose silence was kept, which is not recorded yet."""
    return IntersessionalDecision.unscoped.get(body=stage.cast.body, number=91)


def broken(stage: Stage) -> None:
    IntersessionalDecision.unscoped.filter(body=stage.cast.body).update(state="broken")


def confirmed(stage: Stage) -> None:
    IntersessionalDecision.unscoped.filter(pk=kept(stage).pk).update(
        state="decided",
        decided_on=clock.today("UTC"),
        confirmed_by=Outcome.unscoped.filter(review=stage.held)[0],
    )


BETWEEN = (
    Way(
        "decide_by_letters", "by_secretary", "by_coordinator",
        lambda s: (
            f"/programmes/{s.cast.programme.pk}/decisions/new/letters/",
            {"kind": "decision", "text_en": TYPED, "letters": [str(pk) for pk in letter_ids(s)]},
        ),
        lambda s: (
            "post", "intersessional-decisions/",
            body(s, how="letters", letters=[str(pk) for pk in letter_ids(s)]), None,
        ),
        lambda s: s.cast.programme, None, None,
        (
            Wrong({"letters": []}, {"letters": []}), Wrong({"text_en": ""}, {"text": {}}),
            Wrong({"kind": "agreed_status", "status": "on_track"}, {"kind": "agreed_status", "status": "on_track"}),
        ),
    ),
    Way(
        "open_silence", "by_secretary", "by_coordinator",
        lambda s: (
            f"/programmes/{s.cast.programme.pk}/decisions/new/silence/",
            {"kind": "decision", "text_en": TYPED, "silent_until": ahead()},
        ),
        lambda s: (
            "post", "intersessional-decisions/", body(s, how="silence", silent_until=ahead()), None,
        ),
        lambda s: s.cast.programme, None, None,
        (
            Wrong({"silent_until": ""}, {"silent_until": None}),
            Wrong({"silent_until": "2020-01-01"}, {"silent_until": "2020-01-01"}),
        ),
    ),
    Way(
        "break_silence", "by_secretary", "by_coordinator",
        lambda s: (f"/decisions/{running(s).pk}/break/", {"reason_en": TYPED, "version": running(s).version}),
        lambda s: (
            "post", f"intersessional-decisions/{running(s).pk}/break/", {"reason": {"en": TYPED}},
            running(s).version,
        ),
        running, running, broken,
    ),
    Way(
        "close_silence", "by_secretary", "by_coordinator",
        lambda s: (f"/decisions/{kept(s).pk}/close/", {"version": kept(s).version}),
        lambda s: ("post", f"intersessional-decisions/{kept(s).pk}/close/", {}, kept(s).version),
        kept, kept, broken, button=True,
    ),
    Way(
        "withdraw_decision", "by_secretary", "by_coordinator",
        lambda s: (f"/decisions/{kept(s).pk}/withdraw/", {"reason_en": TYPED, "version": kept(s).version}),
        lambda s: (
            "post", f"intersessional-decisions/{kept(s).pk}/withdraw/", {"reason": {"en": TYPED}}, kept(s).version,
        ),
        kept, kept, confirmed, (Wrong({"reason_en": ""}, {"reason": {}}),),
    ),
)  # fmt: skip
