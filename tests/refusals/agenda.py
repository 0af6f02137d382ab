"""Agendas, papers, correspondence and attendance: how each write is sent, and by whom it is refused."""

from typing import Any

from cooperation import clock
from meetings.models import AgendaItem, BacklogPoint, Outcome, Paper, PaperPoint, Review
from tests.cast import text
from tests.refusals.stage import Stage
from tests.refusals.ways import TYPED, Way, Wrong

UNTITLED = Wrong({"title_en": ""}, {"title": {}})


def over(state: str) -> Any:
    def spoil(stage: Stage) -> None:
        Review.unscoped.filter(pk=stage.ahead.pk).update(state=state)

    return spoil


def point(stage: Stage) -> AgendaItem:
    return stage.point(1, stage.ahead)


def waiting(stage: Stage) -> BacklogPoint:
    """A point of the backlog that BY proposed."""
    return BacklogPoint.unscoped.get(body=stage.cast.body)


def papered(stage: Stage) -> None:
    paper = Paper.unscoped.create(review=stage.ahead, number=90, symbol="x", title=text("x"))
    PaperPoint.unscoped.create(paper=paper, waiting=waiting(stage))


def referral(stage: Stage) -> Outcome:
    """A referral of the session that is held, which has gone to nobody yet."""
    return Outcome.unscoped.get(review=stage.held, kind="referral")


def withdrawn(stage: Stage) -> None:
    Outcome.unscoped.filter(pk=referral(stage).pk).update(withdrawn_at=clock.now())


AGENDA = (
    Way(
        "add_points", "by_coordinator", "by_reader",
        lambda s: (f"/sessions/{s.ahead.pk}/proposals/", {"proposal": [f"next_session:{s.ahead.pk}"]}),
        lambda s: (
            "post", f"reviews/{s.ahead.pk}/proposals/",
            {"proposals": [{"source": "next_session", "source_id": str(s.ahead.pk)}]}, None,
        ),
        lambda s: s.ahead, None, over("concluded"), (Wrong({"proposal": []}, {"proposals": []}),),
    ),
    Way(
        "edit_point", "by_secretary", "by_reader",
        lambda s: (f"/points/{point(s).pk}/", {"title_en": TYPED, "version": point(s).version}),
        lambda s: ("patch", f"agenda-items/{point(s).pk}/", {"title": {"en": TYPED}}, point(s).version),
        point, point, over("concluded"), (UNTITLED,),
    ),
    Way(
        "remove_point", "by_secretary", "by_reader",
        lambda s: (f"/points/{point(s).pk}/remove/", {"version": point(s).version}),
        lambda s: ("delete", f"agenda-items/{point(s).pk}/", None, point(s).version),
        point, point, over("concluded"), button=True,
    ),
    Way(
        "put_back_point", "by_secretary", "by_reader",
        lambda s: (f"/points/{point(s).pk}/put-back/", {"version": point(s).version}),
        lambda s: ("post", f"agenda-items/{point(s).pk}/put-back/", {}, point(s).version),
        point, point, over("in_session"), button=True,
    ),
    Way(
        "add_to_backlog", "by_coordinator", "by_reader",
        lambda s: (f"/bodies/{s.cast.body.pk}/backlog/", {"title_en": TYPED}),
        lambda s: ("post", "backlog/", {"body": str(s.cast.body.pk), "title": {"en": TYPED}}, None),
        lambda s: s.cast.body, None, None, (UNTITLED,),
    ),
    Way(
        "drop_from_backlog", "by_coordinator", "ru_coordinator",
        lambda s: (f"/backlog/{waiting(s).pk}/drop/", {"version": waiting(s).version}),
        lambda s: ("delete", f"backlog/{waiting(s).pk}/", None, waiting(s).version),
        waiting, waiting, papered, button=True,
    ),
    Way(
        "refer", "by_secretary", "by_coordinator",
        lambda s: (
            f"/outcomes/{referral(s).pk}/receiver/",
            {"organisation": str(s.cast.organisations["ru"].pk), "version": referral(s).version},
        ),
        lambda s: (
            "post", f"outcomes/{referral(s).pk}/referral/", {"organisation": str(s.cast.organisations["ru"].pk)},
            referral(s).version,
        ),
        referral, referral, withdrawn, (Wrong({"organisation": ""}, {"organisation": None}),),
    ),
)  # fmt: skip
