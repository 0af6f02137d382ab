"""Writes about the minutes of a session: corrected, agreed, signed, transcribed, sealed, confirmed, disputed."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from meetings.models import (
    Bracket,
    Delegate,
    HandwrittenChange,
    Minutes,
    MinutesAct,
    MinutesSeal,
    Outcome,
    Review,
)
from meetings.rules.minutes import Edit
from meetings.services.minutes import correct_minutes, make_minutes
from meetings.services.minutes_acts import confirm_change, enter_act, transcribe_change
from meetings.services.outcomes import OutcomeDraft, record_outcome
from meetings.services.reviews import conclude
from meetings.services.sealing import seal_minutes
from programs.models import Person, Post
from programs.services.authority import ActInput
from tests.cast import text
from tests.refusals.stage import PDF, Stage
from tests.refusals.ways import TYPED, Way, Wrong

SIDES = ("by", "ru")


def made(stage: Stage) -> Minutes:
    """The last version of the minutes of the session that was held, which is concluded."""
    found = Minutes.unscoped.filter(review=stage.held).order_by("-number").first()
    if found is not None:
        return found
    secretary = stage.cast.actor("by_secretary")
    Bracket.unscoped.filter(outcome__review=stage.held).update(state="dropped")
    review = Review.unscoped.get(pk=stage.held.pk)
    conclude(secretary, review_id=review.pk, version=review.version)
    return make_minutes(secretary, review_id=review.pk, languages=["en"])


def head(stage: Stage, side: str) -> Person:
    """Who leads the delegation of a side, or the first of its people where nobody was named."""
    party = stage.cast.parties[side]
    led = Delegate.unscoped.filter(
        delegation__review=stage.held, delegation__party=party, is_head=True
    ).first()
    if led is not None:
        return led.person
    return Person.unscoped.filter(party=party).order_by("id").first()


def on_paper(stage: Stage, side: str) -> dict[str, Any]:
    """An act of the head of a side's delegation, on a document."""
    post = Post.unscoped.filter(organisation__party=stage.cast.parties[side]).order_by("id").first()
    return {
        "authority": "document", "document_kind": "note", "document_number": "1", "document_date": "2026-01-12",
        "person": str(head(stage, side).pk), "post": str(post.pk),
    }  # fmt: skip


def acted(stage: Stage, kind: str, minutes: Minutes) -> Minutes:
    """Every side has done so."""
    for side in SIDES:
        if MinutesAct.unscoped.filter(minutes=minutes, kind=kind, party=stage.cast.parties[side]).exists():
            continue
        given = on_paper(stage, side)
        person, post = given.pop("person"), given.pop("post")
        act = ActInput(
            **{**given, "document_date": date(2026, 1, 12), "person_id": UUID(person), "post_id": UUID(post)}
        )
        enter_act(
            stage.cast.actor(f"{side}_coordinator"), minutes_id=minutes.pk, version=1, kind=kind, act=act
        )
    return minutes


def agreed(stage: Stage) -> Minutes:
    return acted(stage, "agreed", made(stage))


def signed(stage: Stage) -> Minutes:
    return acted(stage, "signed", agreed(stage))


def sealed(stage: Stage) -> Minutes:
    minutes = made(stage)
    if not MinutesSeal.unscoped.filter(minutes=minutes).exists():
        seal_minutes(stage.cast.actor("by_secretary"), minutes_id=signed(stage).pk, version=1)
    return minutes


def transcribed(stage: Stage) -> HandwrittenChange:
    """What BY's secretary transcribed."""
    found = HandwrittenChange.unscoped.filter(minutes=signed(stage)).first()
    return found or transcribe_change(
        stage.cast.actor("by_secretary"), minutes_id=made(stage).pk, version=1, edit=Edit("opening", "en", "By hand")
    )  # fmt: skip


def confirmed_and_sealed(stage: Stage) -> None:
    confirm_change(stage.cast.actor("ru_secretary"), change_id=transcribed(stage).pk, version=1)
    sealed(stage)


def later(stage: Stage) -> Outcome:
    """An outcome of the next session."""
    sealed(stage)
    found = Outcome.unscoped.filter(review=stage.ahead).first()
    if found is not None:
        return found
    Review.unscoped.filter(pk=stage.ahead.pk).update(state="in_session")
    return record_outcome(
        stage.cast.actor("by_secretary"), review_id=stage.ahead.pk,
        draft=OutcomeDraft(kind="decision", text=text("Confirmed")),
    )  # fmt: skip


def superseded(stage: Stage) -> None:
    minutes = made(stage)
    correct_minutes(
        stage.cast.actor("by_secretary"), minutes_id=minutes.pk, version=1, reason=text("A slip"),
        edits=[Edit("opening", "en", "Other words")],
    )  # fmt: skip


def seal(stage: Stage) -> None:
    sealed(stage)


def confirmed(stage: Stage) -> None:
    MinutesAct.unscoped.create(minutes=sealed(stage), kind="confirmed", outcome=later(stage))


def scan(content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile("x.pdf", content)


def program() -> bytes:
    return b"MZ\x90\x00" + b"\x00" * 200


def clause(minutes: Minutes, what: str) -> str:
    return f"/minutes/{minutes.pk}/clauses/opening/{what}/"


def edit(**more: Any) -> dict[str, Any]:
    return {
        "edits": [{"clause": "opening", "language": "en", "text": TYPED}],
        "reason": {"en": "A slip"},
        **more,
    }


RECORDING = (
    Way(
        "correct_minutes", "by_secretary", "by_coordinator",
        lambda s: (clause(made(s), "correct"), {"text_0": TYPED, "reason_en": "A slip", "version": 1}),
        lambda s: ("post", f"minutes/{made(s).pk}/correct/", edit(), 1),
        made, None, lambda s: acted(s, "signed", agreed(s)) and None,
        (Wrong({"reason_en": ""}, {"reason": {}}),),
    ),
    Way(
        "enter_act", "by_coordinator", "by_reader",
        lambda s: (f"/minutes/{made(s).pk}/acts/agreed/", {**on_paper(s, "by"), "version": 1}),
        lambda s: ("post", f"minutes/{made(s).pk}/acts/", {**on_paper(s, "by"), "kind": "agreed"}, 1),
        made, None, superseded,
        (
            Wrong({"document_kind": ""}, {"document_kind": ""}),
            Wrong({"done_on": "2099-01-01"}, {"done_on": "2099-01-01"}),
            Wrong({"done_on": "1999-01-01"}, {"done_on": "1999-01-01"}),
        ),
    ),
    Way(
        "add_scan", "by_coordinator", "by_reader",
        lambda s: (f"/minutes/{signed(s).pk}/scans/", {"file": scan(), "version": 1}),
        lambda s: ("post", f"minutes/{signed(s).pk}/scans/", {"file": scan()}, 1),
        signed, None, seal, (Wrong({"file": program}, {"file": program}),),
    ),
    Way(
        "transcribe_change", "by_secretary", "by_coordinator",
        lambda s: (clause(signed(s), "transcribe"), {"language": "en", "text": TYPED, "version": 1}),
        lambda s: (
            "post", f"minutes/{signed(s).pk}/changes/", {"clause": "opening", "language": "en", "text": TYPED}, 1,
        ),
        signed, None, seal,
    ),
    Way(
        "confirm_change", "ru_secretary", "by_reader",
        lambda s: (f"/minutes/changes/{transcribed(s).pk}/confirm/", {"version": 1}),
        lambda s: ("post", f"minutes-changes/{transcribed(s).pk}/confirm/", {}, 1),
        transcribed, None, confirmed_and_sealed, button=True,
    ),
    Way(
        "seal_minutes", "by_secretary", "by_coordinator",
        lambda s: (f"/minutes/{signed(s).pk}/seal/", {"version": 1}),
        lambda s: ("post", f"minutes/{signed(s).pk}/seal/", {}, 1),
        signed, None, seal,
    ),
    Way(
        "confirm_minutes", "by_secretary", "by_coordinator",
        lambda s: (f"/minutes/{sealed(s).pk}/confirmed/", {"outcome": str(later(s).pk), "version": 1}),
        lambda s: ("post", f"minutes/{sealed(s).pk}/confirm/", {"outcome": str(later(s).pk)}, 1),
        lambda s: later(s) and sealed(s), None, confirmed,
    ),
    Way(
        "dispute_wording", "by_coordinator", "by_reader",
        lambda s: (clause(sealed(s), "note"), {"text_en": TYPED, "version": 1}),
        lambda s: ("post", f"minutes/{sealed(s).pk}/notes/", {"clause": "opening", "text": {"en": TYPED}}, 1),
        sealed, None, None, (Wrong({"text_en": " "}, {"text": {"en": " "}}),),
    ),
)  # fmt: skip
