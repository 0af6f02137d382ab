"""A side's work on both faces: contributions asked for, answered, taken in and sent back; rounds opened and closed."""

from datetime import timedelta
from typing import Any

from cooperation import clock
from programs.models import Contribution, Position, Round
from tests.cast import release
from tests.refusals.stage import Stage, acting_as_side
from tests.refusals.ways import TYPED, Way, Wrong


def close_round(stage: Stage) -> None:
    Round.unscoped.filter(pk=stage.cast.round.pk).update(closed_at=clock.now())


def ask_again(stage: Stage) -> None:
    with acting_as_side(stage.contribution):
        Contribution.unscoped.update(state="asked")


def released(stage: Stage) -> Round:
    """A second round, after a first in which the side has released."""
    found = Round.unscoped.filter(programme=stage.cast.programme, number=2).first()
    if found is None:
        release(stage.cast, "by_coordinator")
        found = Round.unscoped.create(
            programme=stage.cast.programme, number=2, covers_from="2026-01-01", covers_to="2026-06-30",
            opens_on=clock.today(), cut_off=clock.today(), exchange="on_release",
        )  # fmt: skip
    return found


def nothing_said(stage: Stage) -> None:
    with acting_as_side(stage.draft):
        Position.unscoped.filter(party=stage.cast.by).update(latest=False)


def closed_second(stage: Stage) -> None:
    Round.unscoped.filter(pk=released(stage).pk).update(closed_at=clock.now())


def asked(s: Stage, **more: Any) -> dict[str, Any]:
    return {"due": str(clock.today() + timedelta(2)), **more}


def opened(**more: Any) -> dict[str, Any]:
    cut_off = str(clock.today() + timedelta(20))
    return {"covers_from": "2026-01-01", "covers_to": "2026-06-30", "cut_off": cut_off, **more}


def row(s: Stage, **changes: Any) -> dict[str, Any]:
    values = {"status": "delayed", "text": TYPED, "version": s.contribution.version, **changes}
    return {f"{name}-{s.contribution.pk}": value for name, value in values.items()}


def answer(**changes: Any) -> dict[str, Any]:
    return {"status": "delayed", "text": {"en": TYPED}, **changes}


LATE = {"due": "2001-01-01"}
BACKWARDS = {"covers_to": "2001-01-01"}
OVER = {"cut_off": "2001-01-01", "opens_on": "2000-01-01"}

WORK = (
    Way(
        "request_contributions", "by_coordinator", "by_reader",
        lambda s: (f"/work/{s.cast.round.pk}/contributions/", asked(s, note_en=TYPED)),
        lambda s: ("post", f"rounds/{s.cast.round.pk}/contributions/", asked(s, note={"en": TYPED}), None),
        lambda s: s.cast.round, None, close_round,
        (Wrong(LATE, LATE),),
    ),
    Way(
        "write_contribution", "by_contributor", "by_coordinator",
        lambda s: (
            f"/contributions/{s.contribution.pk}/",
            {"status": "delayed", "text_en": TYPED, "act": "hand_in", "version": s.contribution.version},
        ),
        lambda s: ("put", f"contributions/{s.contribution.pk}/", answer(hand_in=True), s.contribution.version),
        lambda s: s.contribution, lambda s: s.contribution, close_round,
        (Wrong({"status": "splendid"}, {"status": "splendid"}), Wrong({"progress": "101"}, {"progress": 101})),
    ),
    Way(
        "write_contribution", "by_contributor", "by_reader",
        lambda s: (f"/work/{s.cast.round.pk}/contributions/row/", row(s)),
        lambda s: ("put", f"contributions/{s.contribution.pk}/", answer(), s.contribution.version),
        lambda s: s.contribution, lambda s: s.contribution, close_round,
    ),
    Way(
        "write_contributions", "by_contributor", "by_reader",
        lambda s: (f"/work/{s.cast.round.pk}/contributions/", row(s)),
        lambda s: (
            "patch", f"rounds/{s.cast.round.pk}/contributions/",
            {"rows": [answer(id=str(s.contribution.pk), version=s.contribution.version)]}, None,
        ),
        lambda s: s.cast.round, lambda s: s.contribution, close_round,
    ),
    Way(
        "send_back", "by_coordinator", "by_contributor",
        lambda s: (
            f"/contributions/{s.contribution.pk}/send-back/",
            {"comment_en": TYPED, "version": s.contribution.version},
        ),
        lambda s: (
            "post", f"contributions/{s.contribution.pk}/send-back/", {"comment": {"en": TYPED}},
            s.contribution.version,
        ),
        lambda s: s.contribution, lambda s: s.contribution, ask_again,
        (Wrong({"comment_en": " "}, {"comment": {"en": " "}}),),
    ),
    Way(
        "take_in", "by_coordinator", "by_contributor",
        lambda s: (f"/contributions/{s.contribution.pk}/take-in/", {"version": s.contribution.version}),
        lambda s: ("post", f"contributions/{s.contribution.pk}/take-in/", {}, s.contribution.version),
        lambda s: s.contribution, lambda s: s.contribution, ask_again, button=True,
    ),
    Way(
        "take_in_many", "by_coordinator", "by_contributor",
        lambda s: (
            f"/work/{s.cast.round.pk}/contributions/take-in/",
            {"seen": f"{s.contribution.pk}:{s.contribution.version}"},
        ),
        lambda s: (
            "post", f"rounds/{s.cast.round.pk}/take-in/",
            {"rows": [{"id": str(s.contribution.pk), "version": s.contribution.version}]}, None,
        ),
        lambda s: s.cast.round, lambda s: s.contribution, ask_again, button=True,
    ),
    Way(
        "start_from_last", "by_coordinator", "by_reader",
        lambda s: (f"/work/{released(s).pk}/start/", {}),
        lambda s: ("post", f"rounds/{released(s).pk}/start/", {}, None),
        released, None, nothing_said, button=True,
    ),
    Way(
        "open_round", "by_secretary", "by_coordinator",
        lambda s: (f"/programmes/{s.cast.programme.code}/rounds/", opened()),
        lambda s: ("post", "rounds/", opened(programme=str(s.cast.programme.pk)), None),
        lambda s: s.cast.programme, None, None, (Wrong(BACKWARDS, BACKWARDS), Wrong(OVER, OVER)),
    ),
    Way(
        "close_round", "by_secretary", "by_coordinator",
        lambda s: (f"/rounds/{released(s).pk}/close/", {"version": released(s).version}),
        lambda s: ("post", f"rounds/{released(s).pk}/close/", {}, released(s).version),
        released, released, closed_second, button=True,
    ),
)  # fmt: skip
