"""A session adopts a change set, or closes an item: it takes effect with the edition that the session makes."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cooperation.access import acting_as
from meetings.models import Outcome
from meetings.services import reviews
from meetings.services.effects import OutcomeDraft
from meetings.services.outcomes import record_outcome
from programs import models as m
from programs.services import changes, closures
from programs.services.change_rows import ChangeInput
from programs.services.documents import attach
from tests.meetings.table import Table, text
from tests.meetings.test_outcomes import record, said

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def proposed(table: Table) -> m.ChangeSet:
    actor = table.actor("by.coordinator")
    rows = [
        ChangeInput("reword", table.items["1.1"].pk, title=text("Mutual certificates")),
        ChangeInput("reword", table.items["1.2"].pk, title=text("Customs union")),
    ]
    found = changes.draft_change_set(
        actor, programme_id=table.programme.pk, title=text("Autumn"), reason=text("Because"), rows=rows
    )
    return changes.propose(actor, change_set_id=found.pk, version=found.version)


def test_a_set_adopted_in_the_room_comes_into_force_with_the_session(held: Table) -> None:
    found, client = proposed(held), held.client("ru.secretary")
    before = held.of_edition(1)
    sent = record(held, client, 2, "changes", change_set=str(found.pk))
    assert sent.status_code == 302, said(sent)
    with acting_as(held.actor("ru.reader")):
        found.refresh_from_db()
    outcome = Outcome.unscoped.get()
    assert (found.state, found.source_id, outcome.change_set_id) == ("taken_effect", outcome.pk, found.pk)
    assert found.edition.state == "recorded"
    assert held.of_edition(1) == before
    assert {row[1] for row in held.of_edition(2)} >= {"Mutual certificates", "Customs union"}
    page = said(client.get(f"/sessions/{held.review.pk}/"))
    assert "Change set 1 of BY is adopted: Autumn." in page
    held.review.refresh_from_db()
    assert held.review.edition_id == found.edition_id


def test_only_the_rows_that_the_session_adopted_take_effect(held: Table) -> None:
    found = proposed(held)
    with acting_as(held.actor("by.reader")):
        first = found.rows.order_by("position").first()
    draft = OutcomeDraft("changes", change_set_id=found.pk, change_ids=(first.pk,))
    record_outcome(held.actor("by.secretary"), review_id=held.review.pk, draft=draft)
    titles = {row[1] for row in held.of_edition(2)}
    assert "Mutual certificates" in titles
    assert "Customs" in titles


@pytest.mark.parametrize("fields", [{}, {"change_set": "00000000-0000-0000-0000-000000000000"}])
def test_a_set_that_is_not_proposed_is_not_adopted(held: Table, fields: dict[str, Any]) -> None:
    sent = record(held, held.client("by.secretary"), 2, "changes", **fields)
    assert sent.status_code == 400
    assert not Outcome.unscoped.exists()


def test_a_session_closes_an_item_for_all_its_sides(held: Table) -> None:
    client, item = held.client("by.secretary"), held.items["1.1"]
    bare = record(held, client, 1, "closure", ends="completed", text_en="Done")
    assert "Add the document that shows that the item is completed." in said(bare)
    actor = held.actor("by.coordinator")
    document = attach(actor, programme_id=held.programme.pk, file=SimpleUploadedFile("act.pdf", PDF))
    made = closures.propose_closure(
        actor, item_id=item.pk, kind="completed", result=text("Signed"), document_id=document.pk
    )
    assert made.state == "proposed"
    sent = record(held, client, 1, "closure", ends="completed", text_en="Done")
    assert sent.status_code == 302, said(sent)
    made.refresh_from_db()
    assert (made.state, made.source_id) == ("agreed", Outcome.unscoped.get().pk)
    assert m.AgreedState.unscoped.get(item=item, current=True).status == "completed"
    page = said(client.get(f"/sessions/{held.review.pk}/"))
    assert "Item 1.1 (Certificates) is closed: completed." in page


def test_the_edition_with_the_adopted_changes_comes_into_force_at_the_end(held: Table) -> None:
    found = proposed(held)
    record_outcome(
        held.actor("by.secretary"),
        review_id=held.review.pk,
        draft=OutcomeDraft("changes", change_set_id=found.pk),
    )
    held.review.refresh_from_db()
    reviews.conclude(held.actor("by.secretary"), review_id=held.review.pk, version=held.review.version)
    assert m.Edition.unscoped.get(programme=held.programme, number=2).state == "in_force"


def withdrawn(held: Table, number: str) -> None:
    """The session adopts that the item is withdrawn."""
    actor = held.actor("by.coordinator")
    found = changes.draft_change_set(
        actor, programme_id=held.programme.pk, title=text("Out"), reason=text("Because"),
        rows=[ChangeInput("withdraw", held.items[number].pk)],
    )  # fmt: skip
    changes.propose(actor, change_set_id=found.pk, version=found.version)
    adopting = OutcomeDraft("changes", change_set_id=found.pk)
    record_outcome(held.actor("by.secretary"), review_id=held.review.pk, draft=adopting)


def test_a_draft_on_an_item_that_left_the_plan_is_not_counted_as_ready(held: Table) -> None:
    with acting_as(held.actor("by.coordinator")):
        for number in ("1.1", "1.2"):
            m.PositionDraft.unscoped.create(
                programme=held.programme, party=held.parties["BY"], round=held.round, item=held.items[number],
                status="blocked", ready=True,
            )  # fmt: skip
    assert "2 ready to release" in said(held.client("by.reader").get("/"))
    withdrawn(held, "1.1")
    assert "1 ready to release" in said(held.client("by.reader").get("/"))


def test_an_item_that_left_the_plan_keeps_its_number_in_what_was_decided_of_it(held: Table) -> None:
    status = OutcomeDraft("agreed_status", item_id=held.items["1.1"].pk, status="delayed", text=text("Late"))
    record_outcome(held.actor("by.secretary"), review_id=held.review.pk, draft=status)
    withdrawn(held, "1.1")
    client = held.client("ru.secretary")
    page = said(client.get(f"/sessions/{held.review.pk}/"))
    assert "Item 1.1 (Certificates): agreed status" in page
    assert "Item  (" not in page
    assert "1.1" in said(client.get("/"))
