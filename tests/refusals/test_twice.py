"""The same form sent twice does its work once: a double click, the back button, a page reloaded after sending."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client

from cooperation.access import acting_as
from cooperation.api.models import KeptAnswer
from meetings.models import AgendaItem, Review
from programs.models import Document, InternalNote, PositionDraft, Release
from tests.cast import save, text
from tests.refusals.stage import Stage
from tests.refusals.table import WAYS, Way
from tests.refusals.test_both_faces import NAMES, by_page

pytestmark = pytest.mark.django_db

DONE_ONCE = "This form had already been sent. It was carried out once."


@pytest.mark.parametrize("way", WAYS, ids=NAMES)
def test_no_form_does_its_work_twice(stage: Stage, way: Way) -> None:
    address, fields = way.page(stage)
    fields = {**fields, "once": str(uuid4())}
    before = stage.rows()
    first = by_page(stage, way.who, address, fields)
    assert first.status in (200, 302), first.words[-2000:]
    after = stage.rows()
    assert after != before
    by_page(stage, way.who, address, fields)
    assert stage.rows() == after


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/items/{item}/", "note"), ("/sessions/{ahead}/points/", "point"), ("/sessions/{ahead}/move/", "days"),
        ("/sessions/{held}/room/", "outcome"), ("/sessions/{ahead}/delegation/", "delegation"),
        ("/outcomes/{outcome}/correct/", "correction"), ("/programmes/{programme}/sessions/new/", "call"),
        ("/work/{round}/release/", "release"), ("/sessions/{held}/", "minutes"), ("/agreements/{agreement}/", "act"),
    ],
)  # fmt: skip
def test_every_page_that_makes_something_marks_its_form(stage: Stage, path: str, name: str) -> None:
    key = "by_coordinator" if name in ("note", "release", "act") else "by_secretary"
    address = path.format(
        item=stage.note.item_id, ahead=stage.ahead.pk, held=stage.held.pk, outcome=stage.outcome.pk,
        programme=stage.cast.programme.pk, round=stage.cast.round.pk, agreement=stage.cast.agreement.pk,
    )  # fmt: skip
    client = Client()
    client.force_login(stage.cast.users[key])
    page = client.get(address).content.decode()
    assert re.search(r'name="once" value="[0-9a-f-]+"', page), page[-3000:]


def test_the_second_is_told_that_it_was_done(stage: Stage) -> None:
    fields = {"kind": "line", "text_en": "Once", "once": str(uuid4())}
    by_page(stage, "by_coordinator", f"/items/{stage.note.item_id}/notes/", fields)
    again = by_page(stage, "by_coordinator", f"/items/{stage.note.item_id}/notes/", fields)
    assert again.status == 302
    assert DONE_ONCE in again.words


def test_other_words_after_going_back_are_another_note(stage: Stage) -> None:
    mark = str(uuid4())
    for words in ("First thought", "Second thought"):
        fields = {"kind": "line", "text_en": words, "once": mark}
        by_page(stage, "by_coordinator", f"/items/{stage.note.item_id}/notes/", fields)
    with acting_as(stage.cast.actor("by_reader")):
        assert InternalNote.unscoped.filter(text__en__endswith="thought").count() == 2


def test_another_file_under_the_same_mark_is_another_document(stage: Stage) -> None:
    mark, address = str(uuid4()), f"/acts/{stage.act.pk}/documents/"
    for content in (b"%PDF-1.7\none", b"%PDF-1.7\ntwo", b"%PDF-1.7\none"):
        by_page(
            stage,
            "by_coordinator",
            address,
            {"file": lambda sent=content: sent, "audience": "shared", "once": mark},
        )
    assert Document.unscoped.filter(act=stage.act).count() == 2


def test_a_refused_form_may_be_sent_again_under_its_mark(stage: Stage) -> None:
    mark, address = str(uuid4()), f"/sessions/{stage.ahead.pk}/points/"
    Review.unscoped.filter(pk=stage.ahead.pk).update(state="concluded")
    assert by_page(stage, "by_coordinator", address, {"title_en": "Customs", "once": mark}).status == 409
    Review.unscoped.filter(pk=stage.ahead.pk).update(state="confirmed")
    assert by_page(stage, "by_coordinator", address, {"title_en": "Customs", "once": mark}).status == 302
    assert AgendaItem.unscoped.filter(title__en="Customs").count() == 1


def test_a_mark_is_its_sender_s_own(stage: Stage) -> None:
    fields = {"kind": "line", "text_en": "Both wrote this", "once": str(uuid4())}
    for key in ("by_coordinator", "by_secretary"):
        assert DONE_ONCE not in by_page(stage, key, f"/items/{stage.note.item_id}/notes/", fields).words
    with acting_as(stage.cast.actor("by_reader")):
        assert InternalNote.unscoped.filter(text__en="Both wrote this").count() == 2
    with acting_as(stage.cast.actor("ru_coordinator")):
        assert not KeptAnswer.objects.filter(key__startswith="form").exists()


class TestTheSetThatWasLookedAt:
    """A release shows exactly what its page showed."""

    def page(self, stage: Stage) -> tuple[Client, str, str]:
        client = Client()
        client.force_login(stage.cast.users["by_coordinator"])
        address = f"/work/{stage.cast.round.pk}/release/"
        found = re.search(r'name="seen" value="([^"]*)"', client.get(address).content.decode())
        assert found
        return client, address, found[1]

    def test_is_released(self, stage: Stage) -> None:
        client, address, seen = self.page(stage)
        assert client.post(address, {"authority": "own_login", "seen": seen}).status_code == 302
        assert Release.unscoped.get(party=stage.cast.by).count == 1

    def test_is_not_released_once_a_colleague_has_changed_it(self, stage: Stage) -> None:
        client, address, seen = self.page(stage)
        save(stage.cast, "by_secretary", "1.1", text=text("Unseen words"), version=stage.draft.version)
        sent = client.post(address, {"authority": "document", "authority_note": "Letter 5", "seen": seen})
        page = unescape(sent.content.decode())
        assert sent.status_code == 409
        assert "The set has changed since you looked at it." in page
        assert "Letter 5" in page
        assert "Unseen words" in page
        assert not Release.unscoped.filter(party=stage.cast.by).exists()
        again = re.search(r'name="seen" value="([^"]*)"', page)
        assert again
        assert client.post(address, {"authority": "own_login", "seen": again[1]}).status_code == 302

    def test_nor_once_another_item_was_made_ready(self, stage: Stage) -> None:
        client, address, seen = self.page(stage)
        save(stage.cast, "by_secretary", "1.2")
        assert client.post(address, {"authority": "own_login", "seen": seen}).status_code == 409
        told = Client(headers={"Authorization": f"Bearer {stage.token('by_coordinator')}"}).post(
            f"/api/v1/rounds/{stage.cast.round.pk}/release/",
            {"drafts": [{"id": str(stage.draft.pk), "version": stage.draft.version}]},
            "application/json",
        )
        assert told.status_code == 409
        assert "has changed since you looked" in told.json()["detail"]
        with acting_as(stage.cast.actor("by_reader")):
            assert PositionDraft.unscoped.filter(ready=True).count() == 2
