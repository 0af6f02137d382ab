"""Writes about a body's cycle and a session's course."""

from collections.abc import Callable
from datetime import date, time
from typing import Any

from meetings.models import Review, Rotation, ScheduleStep, Sitting
from meetings.services.cycle import RotationDraft, set_rotation
from tests.refusals.stage import Stage
from tests.refusals.ways import TYPED, Way, Wrong


def _over(which: str, state: str) -> Callable[[Stage], None]:
    def spoil(stage: Stage) -> None:
        Review.unscoped.filter(pk=getattr(stage, which).pk).update(state=state)

    return spoil


def open_date(stage: Stage) -> Review:
    """The session ahead, its date proposed."""
    Review.unscoped.filter(pk=stage.ahead.pk).update(state="proposed")
    return stage.ahead


def sitting(stage: Stage) -> Sitting:
    """A sitting of the session that is held."""
    return Sitting.unscoped.get_or_create(
        review=stage.held, number=1, defaults={"held_on": date(2026, 1, 1), "from_time": time(9)}
    )[0]


def step(stage: Stage) -> ScheduleStep:
    """By when proposals for the agenda of the session ahead are due."""
    return ScheduleStep.unscoped.get(review=stage.ahead, kind="proposals_due")


def order(stage: Stage) -> dict[str, str]:
    return {f"place_{stage.cast.by.pk}": "2", f"place_{stage.cast.ru.pk}": "1", "from_number": "1"}


def parties(stage: Stage) -> list[str]:
    return [str(stage.cast.ru.pk), str(stage.cast.by.pk)]


def rotated(stage: Stage) -> Rotation:
    """The rotation of the body: RU, then BY."""
    found = Rotation.unscoped.filter(body=stage.cast.body).first()
    if found is not None:
        return found
    draft = RotationDraft([stage.cast.ru.pk, stage.cast.by.pk])
    return set_rotation(stage.cast.actor("by_secretary"), programme_id=stage.cast.programme.pk, draft=draft)


def departure(stage: Stage, **more: Any) -> dict[str, Any]:
    return {
        "number": 1, "kind": "skip", "party": str(stage.cast.ru.pk), "agreed_by": [str(stage.cast.ru.pk)], **more,
    }  # fmt: skip


CYCLING = (
    Way(
        "confirm_date", "by_coordinator", "by_reader",
        lambda s: (f"/sessions/{open_date(s).pk}/confirm/", {"authority": "own_login", "version": s.ahead.version}),
        lambda s: ("post", f"reviews/{open_date(s).pk}/confirm/", {}, s.ahead.version),
        lambda s: open_date(s), lambda s: s.ahead, _over("ahead", "convened"),
        (
            Wrong({"authority": "document"}, {"authority": "document"}),
            Wrong({"done_on": "2099-01-01"}, {"done_on": "2099-01-01"}),
        ),
    ),
    Way(
        "convene", "by_secretary", "by_coordinator",
        lambda s: (f"/sessions/{s.ahead.pk}/convene/", {"version": s.ahead.version}),
        lambda s: ("post", f"reviews/{s.ahead.pk}/convene/", {}, s.ahead.version),
        lambda s: s.ahead, lambda s: s.ahead, _over("ahead", "proposed"), button=True,
    ),
    Way(
        "postpone", "by_secretary", "by_coordinator",
        lambda s: (f"/sessions/{s.ahead.pk}/postpone/", {"reason_en": TYPED, "version": s.ahead.version}),
        lambda s: ("post", f"reviews/{s.ahead.pk}/postpone/", {"reason": {"en": TYPED}}, s.ahead.version),
        lambda s: s.ahead, lambda s: s.ahead, _over("ahead", "in_session"),
        (Wrong({"reason_en": ""}, {"reason": {}}),),
    ),
    Way(
        "adjourn", "by_secretary", "by_coordinator",
        lambda s: (f"/sessions/{s.held.pk}/adjourn/", {"resumes_on": "", "version": s.held.version}),
        lambda s: ("post", f"reviews/{s.held.pk}/adjourn/", {}, s.held.version),
        lambda s: s.held, lambda s: s.held, _over("held", "concluded"),
        (Wrong({"resumes_on": "2001-01-01"}, {"resumes_on": "2001-01-01"}),),
    ),
    Way(
        "correct_sitting", "by_secretary", "by_coordinator",
        lambda s: (
            f"/sittings/{sitting(s).pk}/",
            {"held_on": "2026-01-02", "from_time": "10:00", "to_time": "12:30", "version": sitting(s).version},
        ),
        lambda s: (
            "put", f"sittings/{sitting(s).pk}/",
            {"held_on": "2026-01-02", "from_time": "10:00", "to_time": "12:30"}, sitting(s).version,
        ),
        lambda s: sitting(s), lambda s: sitting(s), None,
        (Wrong({"held_on": "2099-01-01"}, {"held_on": "2099-01-01"}),),
    ),
    Way(
        "keep_step", "by_secretary", "by_coordinator",
        lambda s: (
            f"/schedule/{step(s).pk}/", {"due_on": "2027-01-01", "done_on": "", "version": step(s).version},
        ),
        lambda s: ("put", f"schedule-steps/{step(s).pk}/", {"due_on": "2027-01-01"}, step(s).version),
        lambda s: step(s), lambda s: step(s), _over("ahead", "cancelled"),
        (Wrong({"done_on": "2099-01-01"}, {"done_on": "2099-01-01"}),),
    ),
    Way(
        "set_rotation", "by_secretary", "by_coordinator",
        lambda s: (f"/programmes/{s.cast.programme.pk}/rotation/", order(s)),
        lambda s: (
            "post", "rotations/",
            {"programme": str(s.cast.programme.pk), "parties": parties(s), "from_number": 1}, None,
        ),
        lambda s: s.cast.programme, None, None,
        (Wrong({"from_number": "900000"}, {"from_number": 900000}),),
    ),
    Way(
        "change_rotation", "by_secretary", "by_coordinator",
        lambda s: (
            f"/programmes/{s.cast.programme.pk}/rotation/", {**order(s), "version": rotated(s).version},
        ),
        lambda s: (
            "put", f"rotations/{rotated(s).pk}/", {"parties": parties(s), "from_number": 1}, rotated(s).version,
        ),
        lambda s: rotated(s), lambda s: rotated(s), None,
        (Wrong({"from_number": "900000"}, {"from_number": 900000}),),
    ),
    Way(
        "record_departure", "by_secretary", "by_coordinator",
        lambda s: (
            f"/programmes/{s.cast.programme.pk}/rotation/departures/",
            departure(s, reason_en=TYPED, version=rotated(s).version),
        ),
        lambda s: (
            "post", f"rotations/{rotated(s).pk}/departures/", departure(s, reason={"en": TYPED}), rotated(s).version,
        ),
        lambda s: rotated(s), lambda s: rotated(s), None,
        (
            Wrong({"number": 900000}, {"number": 900000}), Wrong({"kind": "swap"}, {"kind": "swap"}),
            Wrong({"reason_en": ""}, {"reason": {}}), Wrong({"agreed_on": "2099-01-01"}, {"agreed_on": "2099-01-01"}),
        ),
    ),
)  # fmt: skip
