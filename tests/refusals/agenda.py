"""Agendas, papers, correspondence and attendance: how each write is sent, and by whom it is refused."""

from typing import Any

from cooperation import clock
from meetings.models import AgendaItem, BacklogPoint, Delegate, Letter, Outcome, Paper, PaperPoint, Review
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


def paper(stage: Stage) -> Paper:
    return Paper.unscoped.get(review=stage.ahead, number=1)


def came(stage: Stage) -> Delegate:
    """The head of BY's delegation to the session that is held."""
    return Delegate.unscoped.select_related("delegation").get(delegation__review=stage.held)


def not_begun(stage: Stage) -> None:
    Review.unscoped.filter(pk=stage.held.pk).update(state="confirmed")


def letter(stage: Stage) -> Letter:
    return Letter.unscoped.get(body=stage.cast.body, subject__en="A letter")


LETTERS = (
    Wrong({"subject_en": ""}, {"subject": {}}),
    Wrong({"received_on": "2026-01-11"}, {"received_on": "2026-01-11"}),
    Wrong({"received_number": "7"}, {"received_number": "7"}),
)


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
    Way(
        "submit_paper", "by_coordinator", "by_reader",
        lambda s: (
            f"/sessions/{s.ahead.pk}/papers/new/", {"title_en": TYPED, "kind": "WP", "audience": "shared"},
        ),
        lambda s: ("post", "papers/", {"review": str(s.ahead.pk), "title": {"en": TYPED}}, None),
        lambda s: s.ahead, None, over("concluded"), (
            UNTITLED, Wrong({"form": "Rev"}, {"form": "Rev"}), Wrong({"audience": "named"}, {"audience": "named"}),
        ),
    ),
    Way(
        "edit_paper", "by_coordinator", "ru_coordinator",
        lambda s: (
            f"/papers/{paper(s).pk}/edit/",
            {"title_en": TYPED, "audience": "shared", "version": paper(s).version},
        ),
        lambda s: (
            "patch", f"papers/{paper(s).pk}/", {"title": {"en": TYPED}, "audience": "shared"}, paper(s).version,
        ),
        paper, paper, over("concluded"), (UNTITLED,),
    ),
    Way(
        "set_version", "by_coordinator", "ru_coordinator",
        lambda s: (
            f"/papers/{paper(s).pk}/versions/ru/",
            {"state": "draft", "on": "2026-01-12", "version": paper(s).version},
        ),
        lambda s: (
            "post", f"papers/{paper(s).pk}/versions/", {"language": "ru", "state": "draft", "on": "2026-01-12"},
            paper(s).version,
        ),
        paper, paper, over("concluded"), (Wrong({"on": "2099-01-01"}, {"on": "2099-01-01"}),),
    ),
    Way(
        "record_attendance", "by_secretary", "by_coordinator",
        lambda s: (
            f"/delegations/{came(s).delegation_id}/attendance/",
            {f"attendance-{came(s).pk}": "present", "version": came(s).delegation.version},
        ),
        lambda s: (
            "post", f"delegations/{came(s).delegation_id}/attendance/",
            {"delegates": [{"delegate": str(came(s).pk), "attendance": "present"}]}, came(s).delegation.version,
        ),
        lambda s: came(s).delegation, lambda s: came(s).delegation, not_begun,
    ),
    Way(
        "enter_letter", "by_secretary", "by_coordinator",
        lambda s: (f"/bodies/{s.cast.body.pk}/letters/new/", {"subject_en": TYPED, "sent_on": "2026-01-12"}),
        lambda s: (
            "post", "letters/", {"body": str(s.cast.body.pk), "subject": {"en": TYPED}, "sent_on": "2026-01-12"}, None,
        ),
        lambda s: s.cast.body, None, None, LETTERS,
    ),
    Way(
        "edit_letter", "by_secretary", "by_coordinator",
        lambda s: (
            f"/letters/{letter(s).pk}/",
            {"subject_en": TYPED, "sent_on": "2026-01-12", "version": letter(s).version},
        ),
        lambda s: (
            "patch", f"letters/{letter(s).pk}/", {"subject": {"en": TYPED}, "sent_on": "2026-01-12"}, letter(s).version,
        ),
        letter, letter, None, LETTERS,
    ),
)  # fmt: skip
