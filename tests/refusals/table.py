"""Every write of the product: how it is sent by the page and by the API, and by whom it is refused."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from meetings.models import Reminder, Review
from programs.models import Position, PositionDraft, Release, Round
from tests.cast import text
from tests.refusals import (
    agenda,
    agreeing,
    between,
    changing,
    comparing,
    contributing,
    cycling,
    importing,
    listing,
    matters,
    recording,
    registering,
    returned,
    wording,
)
from tests.refusals.stage import Stage, acting_as_side
from tests.refusals.ways import TYPED, Way, Wrong, file, nothing, program


def over(which: str, state: str) -> Callable[[Stage], None]:
    """Puts the session into a state."""

    def spoil(stage: Stage) -> None:
        Review.unscoped.filter(pk=getattr(stage, which).pk).update(state=state)

    return spoil


def left_behind(stage: Stage) -> PositionDraft:
    """The draft, its English changed since the side's last position and its Russian not."""
    cast, draft = stage.cast, stage.draft
    with acting_as_side(draft):
        PositionDraft.unscoped.filter(pk=draft.pk).update(text={"en": "Now", "ru": "Прежде"})
        if not Position.unscoped.filter(item_id=draft.item_id, party=cast.by).exists():
            shown = Release.unscoped.create(
                programme=cast.programme, round=cast.round, party=cast.by, number=1, count=1
            )
            Position.unscoped.create(
                programme=cast.programme, party=cast.by, round=cast.round, item_id=draft.item_id, release=shown,
                exchange=cast.round.exchange, status="on_track", text={"en": "Before", "ru": "Прежде"},
            )  # fmt: skip
    return draft


def just_open(stage: Stage) -> Review:
    """The session ahead, opened by mistake."""
    Review.unscoped.filter(pk=stage.ahead.pk).update(state="in_session", opened_from="confirmed")
    return stage.ahead


def close_round(stage: Stage) -> None:
    from cooperation import clock

    Round.unscoped.filter(pk=stage.cast.round.pk).update(closed_at=clock.now())


def none_ready(stage: Stage) -> None:
    with acting_as_side(stage.draft):
        PositionDraft.unscoped.update(ready=False)


def sent_already(stage: Stage) -> None:
    Reminder.unscoped.filter(pk=stage.reminder.pk).update(state=Reminder.State.SENT)


def left_already(stage: Stage) -> None:
    """Both reminders that a secretary may still decide on have left."""
    rows = Reminder.unscoped.filter(pk__in=(stage.planned.pk, stage.suppressed.pk))
    rows.update(state=Reminder.State.SENT)


# --- programs ---------------------------------------------------------------------------------------------------------


def row_fields(s: Stage, **changes: Any) -> dict[str, Any]:
    values = {"status": "delayed", "text": TYPED, "version": s.draft.version, **changes}
    return {f"{name}-{s.draft.item_id}": value for name, value in values.items()}


def draft_body(**changes: Any) -> dict[str, Any]:
    return {"status": "delayed", "text": {"en": TYPED}, **changes}


PROGRAMS = (
    Way(
        "save_draft", "by_coordinator", "by_contributor",
        lambda s: (f"/work/{s.cast.round.pk}/row/", row_fields(s)),
        lambda s: (
            "put", f"rounds/{s.cast.round.pk}/positions/{s.draft.item_id}/draft/", draft_body(), s.draft.version,
        ),
        lambda s: s.cast.round, lambda s: s.draft, close_round,
        (Wrong({"status": "splendid"}, {"status": "splendid"}), Wrong({"progress": "101"}, {"progress": 101})),
    ),
    Way(
        "save_drafts", "by_coordinator", "by_contributor",
        lambda s: (f"/work/{s.cast.round.pk}/", row_fields(s)),
        lambda s: (
            "post", f"rounds/{s.cast.round.pk}/drafts/",
            {"rows": [draft_body(item=str(s.draft.item_id), version=s.draft.version)]}, None,
        ),
        lambda s: s.cast.round, lambda s: s.draft, close_round,
    ),
    Way(
        "mark_still_right", "by_coordinator", "by_reader",
        lambda s: (f"/drafts/{left_behind(s).pk}/still-right/", {"version": s.draft.version}),
        lambda s: ("post", f"drafts/{left_behind(s).pk}/still-right/", {}, s.draft.version),
        lambda s: left_behind(s), lambda s: s.draft, close_round, button=True,
    ),
    Way(
        "release_set", "by_coordinator", "by_secretary",
        lambda s: (f"/work/{s.cast.round.pk}/release/", {"authority": "own_login"}),
        lambda s: ("post", f"rounds/{s.cast.round.pk}/release/", {}, None),
        lambda s: s.cast.round, None, none_ready,
        (
            Wrong({"authority": "document"}, {"authority": "document"}),
            Wrong({"authority": "document", "authority_note": "  "}, {"authority": "document", "authority_note": "  "}),
        ),
    ),
    Way(
        "write_note", "by_coordinator", "by_reader",
        lambda s: (f"/items/{s.note.item_id}/notes/", {"kind": "line", "text_en": TYPED}),
        lambda s: ("post", f"items/{s.note.item_id}/notes/", {"kind": "line", "text": {"en": TYPED}}, None),
        lambda s: s.note.item, None, None, (Wrong({"text_en": " "}, {"text": {"en": " "}}),),
    ),
    Way(
        "attach", "by_coordinator", "by_reader",
        lambda s: (f"/items/{s.note.item_id}/documents/", {"file": file()}),
        lambda s: ("post", "documents/", {"file": file(), "draft": str(s.draft.pk)}, None),
        lambda s: s.draft, None, None, (Wrong({"file": program}, {"file": program}),),
    ),
    Way(
        "detach", "by_coordinator", "by_reader",
        lambda s: (f"/drafts/{s.draft.pk}/documents/{s.paper.pk}/", {"version": s.draft.version}),
        lambda s: ("delete", f"drafts/{s.draft.pk}/documents/{s.paper.pk}/", None, s.draft.version),
        lambda s: s.draft, lambda s: s.draft, close_round, button=True,
    ),
    Way(
        "mark_document", "by_coordinator", "by_reader",
        lambda s: (f"/documents/{s.paper.pk}/marking/", {"marking": "BY-OUO", "version": s.paper.version}),
        lambda s: ("post", f"documents/{s.paper.pk}/marking/", {"marking": "BY-OUO"}, s.paper.version),
        lambda s: s.paper, lambda s: s.paper, None, (Wrong({"marking": "x"}, {"marking": "x"}),), button=True,
    ),
    Way(
        "attach", "by_coordinator", "by_reader",
        lambda s: (f"/acts/{s.act.pk}/documents/", {"file": file(), "audience": "shared"}),
        lambda s: ("post", "documents/", {"file": file(), "act": str(s.act.pk)}, None),
        lambda s: s.act, None, None, (Wrong({"file": program}, {"file": program}),),
    ),
)  # fmt: skip


# --- meetings ---------------------------------------------------------------------------------------------------------


def days(s: Stage, **more: Any) -> dict[str, Any]:
    day = s.ahead.starts_on + timedelta(7)
    return {
        "starts_on": str(day), "ends_on": str(day), "starts_at_time": "09:30", "time_zone": "Europe/Minsk", **more,
    }  # fmt: skip


COVERED = {"covers_from": "2026-01-01", "covers_to": "2026-06-30"}
BACKWARDS = {"ends_on": "2001-01-01"}
SIGN = Wrong({"text_en": ""}, {"text": {}})


def button(
    verb: str, who: str, which: str, wrong_who: str = "by_coordinator", *, state: str, path: str
) -> Way:
    return Way(
        verb, who, wrong_who,
        # Out of its days the page asks before a session is opened.
        lambda s: (
            f"/sessions/{getattr(s, which).pk}/{path}/",
            {"version": getattr(s, which).version, "confirmed": "yes"},
        ),
        lambda s: ("post", f"reviews/{getattr(s, which).pk}/{path}/", {}, getattr(s, which).version),
        lambda s: getattr(s, which), lambda s: getattr(s, which), over(which, state), button=True,
    )  # fmt: skip


MEETINGS = (
    Way(
        "create_review", "by_secretary", "by_coordinator",
        lambda s: (f"/programmes/{s.cast.programme.pk}/sessions/new/", days(s, place_en=TYPED, **COVERED)),
        lambda s: (
            "post", "reviews/", days(s, programme=str(s.cast.programme.pk), place={"en": TYPED}, **COVERED), None,
        ),
        lambda s: s.cast.programme, None, None,
        (Wrong(BACKWARDS, BACKWARDS), Wrong({"covers_to": "2001-01-01"}, {"covers_to": "2001-01-01"}),
         Wrong({"place_en": ""}, {"place": {}})),
    ),
    button("open_session", "by_secretary", "ahead", state="cancelled", path="open"),
    button("conclude", "by_secretary", "held", state="concluded", path="conclude"),
    Way(
        "cancel_review", "by_secretary", "by_coordinator",
        lambda s: (f"/sessions/{s.ahead.pk}/cancel/", {"reason_en": TYPED, "version": s.ahead.version}),
        lambda s: ("post", f"reviews/{s.ahead.pk}/cancel/", {"reason": {"en": TYPED}}, s.ahead.version),
        lambda s: s.ahead, lambda s: s.ahead, over("ahead", "concluded"),
    ),
    Way(
        "move_review", "by_secretary", "by_coordinator",
        lambda s: (
            f"/sessions/{s.ahead.pk}/move/",
            days(s, place_en=TYPED, version=s.ahead.version, confirmed="yes"),
        ),
        lambda s: ("post", f"reviews/{s.ahead.pk}/move/", days(s, place={"en": TYPED}), s.ahead.version),
        lambda s: s.ahead, lambda s: s.ahead, over("ahead", "in_session"), (Wrong(BACKWARDS, BACKWARDS),),
    ),
    Way(
        "add_point", "by_coordinator", "by_reader",
        lambda s: (f"/sessions/{s.ahead.pk}/points/", {"title_en": TYPED}),
        lambda s: ("post", f"reviews/{s.ahead.pk}/agenda-items/", {"title": {"en": TYPED}}, None),
        lambda s: s.ahead, None, over("ahead", "concluded"), (Wrong({"title_en": ""}, {"title": {}}),),
    ),
    Way(
        "move_point", "by_secretary", "by_coordinator",
        lambda s: (f"/points/{s.point().pk}/move/", {"to": "down", "version": s.point().version}),
        lambda s: ("post", f"agenda-items/{s.point().pk}/move/", {"position": 2}, s.point().version),
        lambda s: s.point(), lambda s: s.point(), over("held", "concluded"), button=True,
    ),
    Way(
        "defer_point", "by_secretary", "by_coordinator",
        lambda s: (
            f"/sessions/{s.held.pk}/room/",
            {"kind": "deferral", "point": str(s.point(2).pk), "version": s.point(2).version, "text_en": TYPED},
        ),
        lambda s: ("post", f"agenda-items/{s.point(2).pk}/defer/", {"text": {"en": TYPED}}, s.point(2).version),
        lambda s: s.point(2), lambda s: s.point(2), over("held", "adjourned"),
    ),
    Way(
        "name_delegation", "by_secretary", "by_reader",
        lambda s: (
            f"/sessions/{s.ahead.pk}/delegation/",
            {"head": str(s.cast.people["by_head"].pk), "version": s.delegation().version},
        ),
        lambda s: (
            "put", f"delegations/{s.delegation().pk}/",
            {"delegates": [{"person": str(s.cast.people["by_head"].pk), "is_head": True}]}, s.delegation().version,
        ),
        lambda s: s.delegation(), lambda s: s.delegation(), over("ahead", "cancelled"),
    ),
    Way(
        "record_outcome", "by_secretary", "by_coordinator",
        lambda s: (
            f"/sessions/{s.held.pk}/room/",
            {"kind": "decision", "point": str(s.point().pk), "version": s.point().version, "text_en": TYPED},
        ),
        lambda s: (
            "post", f"reviews/{s.held.pk}/outcomes/",
            {"kind": "decision", "agenda_item": str(s.point().pk), "text": {"en": TYPED}}, s.point().version,
        ),
        lambda s: s.held, lambda s: s.point(), over("held", "concluded"),
        (
            SIGN,
            Wrong({"kind": "agreed_status"}, {"kind": "agreed_status"}),
            Wrong({"kind": "extension", "deadline_year": "2028"}, {"kind": "extension", "deadline": "2028"}),
            Wrong(
                {"kind": "extension", "deadline_period": "H1", "deadline_year": "2020", "reason_en": TYPED},
                {"kind": "extension", "deadline": "2020-H1", "reason": {"en": TYPED}},
            ),
        ),
    ),
    Way(
        "correct_outcome", "by_secretary", "by_coordinator",
        lambda s: (f"/outcomes/{s.outcome.pk}/correct/", {"text_en": TYPED, "version": s.outcome.version}),
        lambda s: ("patch", f"outcomes/{s.outcome.pk}/", {"text": {"en": TYPED}}, s.outcome.version),
        lambda s: s.outcome, lambda s: s.outcome, over("held", "concluded"), (SIGN,),
    ),
    Way(
        "withdraw_outcome", "by_secretary", "by_coordinator",
        lambda s: (f"/outcomes/{s.outcome.pk}/withdraw/", {"reason_en": TYPED, "version": s.outcome.version}),
        lambda s: ("post", f"outcomes/{s.outcome.pk}/withdraw/", {"reason": {"en": TYPED}}, s.outcome.version),
        lambda s: s.outcome, lambda s: s.outcome, over("held", "concluded"),
        (Wrong({"reason_en": " "}, {"reason": {"en": " "}}),),
    ),
    Way(
        "unopen_session", "by_secretary", "by_coordinator",
        lambda s: (f"/sessions/{just_open(s).pk}/unopen/", {"version": s.ahead.version}),
        lambda s: ("post", f"reviews/{just_open(s).pk}/unopen/", {}, s.ahead.version),
        lambda s: just_open(s), lambda s: s.ahead, over("ahead", "confirmed"), button=True,
    ),
    Way(
        "acknowledge", "ru_secretary", "by_secretary",
        lambda s: (f"/outcomes/{s.outcome.pk}/acknowledge/", {"version": s.outcome.version}),
        lambda s: ("post", f"outcomes/{s.outcome.pk}/acknowledge/", {}, s.outcome.version),
        lambda s: s.outcome, lambda s: s.outcome, button=True,
    ),
    Way(
        "acknowledge_all", "ru_secretary", "by_secretary",
        lambda s: (f"/sessions/{s.held.pk}/acknowledge/", {"outcome": f"{s.outcome.pk}:{s.outcome.version}"}),
        lambda s: (
            "post", f"reviews/{s.held.pk}/acknowledge/",
            {"outcomes": [{"id": str(s.outcome.pk), "version": s.outcome.version}]}, None,
        ),
        lambda s: s.held, None, button=True,
    ),
    Way(
        "make_minutes", "by_secretary", "by_coordinator",
        lambda s: (f"/sessions/{s.held.pk}/minutes/", {}),
        lambda s: ("post", f"reviews/{s.held.pk}/minutes/", {}, None),
        lambda s: s.held, None, over("held", "confirmed"), button=True,
    ),
    Way(
        "resend", "by_secretary", "by_coordinator",
        lambda s: (f"/reminders/{s.reminder.pk}/resend/", {"version": s.reminder.version}),
        lambda s: ("post", f"reminders/{s.reminder.pk}/resend/", {}, s.reminder.version),
        lambda s: s.reminder, lambda s: s.reminder, sent_already, button=True,
    ),
    Way(
        "confirm_arrival", "by_secretary", "by_coordinator",
        lambda s: (
            f"/reminders/{s.reminder.pk}/arrived/",
            {"version": s.reminder.version, "reason": "Told by telephone"},
        ),
        lambda s: (
            "post", f"reminders/{s.reminder.pk}/arrived/", {"reason": "Told by telephone"}, s.reminder.version
        ),
        lambda s: s.reminder, lambda s: s.reminder, sent_already, button=True,
    ),
    Way(
        "suppress", "by_secretary", "by_coordinator",
        lambda s: (
            f"/reminders/{s.planned.pk}/suppress/",
            {"version": s.planned.version, "reason": "On leave"},
        ),
        lambda s: ("post", f"reminders/{s.planned.pk}/suppress/", {"reason": "On leave"}, s.planned.version),
        lambda s: s.planned, lambda s: s.planned, left_already, button=True,
    ),
    Way(
        "plan_again", "by_secretary", "by_coordinator",
        lambda s: (f"/reminders/{s.suppressed.pk}/again/", {"version": s.suppressed.version}),
        lambda s: ("post", f"reminders/{s.suppressed.pk}/again/", {}, s.suppressed.version),
        lambda s: s.suppressed, lambda s: s.suppressed, left_already, button=True,
    ),
)  # fmt: skip

WAYS = (
    *PROGRAMS, *changing.CHANGING, *comparing.NOTES, *contributing.WORK, *matters.OBSTACLES, *matters.GROWING,
    *agreeing.AGREEING,
    *importing.IMPORTING, *registering.REGISTERING, *MEETINGS, *agenda.AGENDA, *listing.LIST_A, *between.BETWEEN,
    *cycling.CYCLING, *wording.WORDING, *recording.RECORDING, *returned.RETURNED,
)  # fmt: skip

#: Verbs that nobody sends by themselves: part of another, or the worker's own.
INNER = {
    "bring_into_force": "conclude",
    "agree_status": "record_outcome",
    "extend_deadline": "record_outcome",
    "agree_statuses": "adopt_list_a",
    "take_back_statuses": "withdraw_outcome",
    "add_item": "record_outcome",
    "adopt": "record_outcome",
    "close_by_session": "record_outcome",
}
WORKER = {"compose", "lease", "hand_over", "expire", "plan", "take_back", "plan_family"} | {
    "claim", "renew", "keep_rows", "compare_entries", "remark_on_rows", "finish_reading", "fail", "weigh", "bring_in",
    "bring_in_whole",
}  # fmt: skip
#: One's own setting or calendar address, which nobody else sees; and what one types, of which the API has no face.
OWN = {
    "choose_language", "keep_draft", "discard_draft", "choose", "choose_all", "open_feed", "revoke_feed", "save_filter",
    "drop_filter",
}  # fmt: skip

__all__ = ["INNER", "OWN", "TYPED", "WAYS", "WORKER", "Way", "Wrong", "nothing", "text"]
