"""Drafts stay inside their side until its coordinator releases the set."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, Stale
from programs.models import Position, PositionDraft, Release, Round
from programs.services import taking_effect
from programs.services.authority import ActInput
from programs.services.documents import attach
from programs.services.positions import DraftRow, PositionContent, save_drafts
from programs.services.releases import release_set
from tests.cast import Cast, release, save
from tests.programs.test_change_sets import proposed, row


def seen(cast: Cast, key: str) -> list[tuple[str, str]]:
    """(side, status) of the positions on the programme that this person may read."""
    actor = cast.actor(key)
    with acting_as(actor):
        rows = Position.objects.visible_to(actor).filter(current=True).order_by("party__code", "pk")
        return list(rows.values_list("party__code", "status"))


def test_a_draft_is_read_by_its_own_side_alone(cast: Cast) -> None:
    save(cast, "by_coordinator", "1.1")
    for key, count in (("by_reader", 1), ("ru_coordinator", 0), ("joint_two", 0), ("outsider", 0)):
        actor = cast.actor(key)
        with acting_as(actor):
            assert PositionDraft.objects.visible_to(actor).count() == count, key


def test_a_release_shows_only_what_is_ready(cast: Cast) -> None:
    save(cast, "by_coordinator", "1.1", status="blocked")
    save(cast, "by_coordinator", "1.2", status="delayed", ready=False)
    made = release(cast, "by_coordinator")
    assert (made.number, made.count, made.post_id) == (1, 1, cast.posts["by_coordinator"].pk)
    assert seen(cast, "ru_reader") == [("BY", "blocked")]


def test_a_later_release_makes_a_new_edition_and_moves_the_flags(cast: Cast) -> None:
    first = save(cast, "by_coordinator", "1.1", status="blocked")
    release(cast, "by_coordinator")
    save(cast, "by_coordinator", "1.1", status="on_track", version=first.version + 1)
    assert release(cast, "by_coordinator").number == 2
    actor = cast.actor("ru_reader")
    with acting_as(actor):
        rows = Position.objects.visible_to(actor).order_by("edition")
        assert list(rows.values_list("edition", "current", "latest")) == [(1, False, False), (2, True, True)]


def test_an_unchanged_position_is_not_released_again(cast: Cast) -> None:
    first = save(cast, "by_coordinator", "1.1")
    release(cast, "by_coordinator")
    save(cast, "by_coordinator", "1.1", version=first.version + 1)
    with pytest.raises(Conflict):
        release(cast, "by_coordinator")


def test_nothing_ready_is_refused(cast: Cast) -> None:
    save(cast, "by_coordinator", "1.1", ready=False)
    with pytest.raises(Conflict):
        release(cast, "by_coordinator")


@pytest.mark.parametrize("key", ["by_secretary", "by_reader", "by_contributor", "by_head", "joint_two"])
def test_only_the_coordinator_releases(cast: Cast, key: str) -> None:
    save(cast, "by_coordinator", "1.1")
    with pytest.raises(Forbidden):
        release(cast, key)


def test_an_outsider_finds_no_round(cast: Cast) -> None:
    with pytest.raises(Absent):
        release(cast, "outsider")


def test_an_act_on_paper_names_its_document(cast: Cast) -> None:
    save(cast, "by_coordinator", "1.1")
    actor = cast.actor("by_coordinator")
    with pytest.raises(Invalid) as refused:
        release_set(actor, round_id=cast.round.pk, authority="document")
    assert refused.value.faults[0].pointer == "/authority_note"
    with pytest.raises(Invalid):
        release_set(
            actor,
            round_id=cast.round.pk,
            authority="document",
            authority_note="Letter 1",
            person_id=cast.people["ru_head"].pk,
        )
    made = release_set(
        actor, round_id=cast.round.pk, authority="document", authority_note="Letter No. 1 of 12 Nov 2026",
        person_id=cast.people["by_head"].pk, post_id=cast.posts["by_head"].pk,
    )  # fmt: skip
    assert made.person_id == cast.people["by_head"].pk
    assert made.entered_by_id == cast.users["by_coordinator"].pk


@pytest.mark.parametrize(
    ("authority", "person", "post", "wrong"),
    [
        ("seal", None, None, ["/authority"]),
        ("own_login", "by_head", None, ["/person"]),
        ("own_login", None, "by_head", ["/post"]),
        ("own_login", "by_head", "by_head", ["/person", "/post"]),
        ("document", "ru_head", "by_head", ["/person"]),
        ("document", "by_head", "ru_head", ["/post"]),
    ],
)
def test_whose_act_it_is_is_asked_alike_of_a_release_and_of_a_letter(
    cast: Cast, authority: str, person: str | None, post: str | None, wrong: list[str]
) -> None:
    actor = cast.actor("by_coordinator")
    whose: dict[str, Any] = {
        "authority": authority, "person_id": person and cast.people[person].pk,
        "post_id": post and cast.posts[post].pk,
    }  # fmt: skip
    save(cast, "by_coordinator", "1.1")
    with acting_as(actor):
        found = proposed(cast, row(cast, "withdraw", "3.1"))
        with pytest.raises(Invalid) as of_release:
            release_set(actor, round_id=cast.round.pk, authority_note="Letter 1", **whose)
        act = ActInput(
            kind="letter", document_kind="Letter", document_number="1", document_date=clock.today(), **whose
        )
        with pytest.raises(Invalid) as of_letter:
            taking_effect.consent(actor, change_set_id=found.pk, version=found.version, act=act)
    for refusal in (of_release, of_letter):
        assert [fault.pointer for fault in refusal.value.faults] == wrong
    assert {fault.detail for fault in of_release.value.faults} == {
        fault.detail for fault in of_letter.value.faults
    }


def test_under_simultaneous_exchange_a_side_sees_others_after_its_own_release(cast: Cast) -> None:
    for n in (1, 2):
        save_drafts(
            cast.actor(f"n{n}_coordinator"),
            round_id=cast.nine_round.pk,
            rows=[DraftRow(cast.nine_items["1.1"].pk, PositionContent("on_track"), ready=True)],
        )
    release_set(cast.actor("n1_coordinator"), round_id=cast.nine_round.pk)
    assert seen(cast, "n2_coordinator") == []
    assert seen(cast, "joint") == []
    release_set(cast.actor("n2_coordinator"), round_id=cast.nine_round.pk)
    assert seen(cast, "n2_coordinator") == [("N1", "on_track"), ("N2", "on_track")]
    assert seen(cast, "n3_coordinator") == []
    assert Release.unscoped.count() == 2


def test_a_stale_draft_is_refused_and_nothing_is_overwritten(cast: Cast) -> None:
    save(cast, "by_coordinator", "1.1", status="blocked")
    with pytest.raises(Stale):
        save(cast, "by_secretary", "1.1", status="on_track", version=7)
    with pytest.raises(Stale):
        save(cast, "by_secretary", "1.1", status="on_track")
    with acting_as(cast.actor("by_reader")):
        assert PositionDraft.unscoped.get().status == "blocked"


@pytest.mark.parametrize(
    "key", ["by_reader", "by_contributor", "by_head", "by_registrar", "by_security", "joint_two"]
)
def test_others_than_the_coordinator_and_the_secretary_write_no_draft(cast: Cast, key: str) -> None:
    for number in ("1.1", "2.1"):
        with pytest.raises(Forbidden):
            save(cast, key, number)


def test_a_side_reports_on_its_own_items_only(cast: Cast) -> None:
    with pytest.raises(Conflict):
        save(cast, "by_coordinator", "2.2")


@pytest.mark.parametrize(
    ("content", "pointer"),
    [
        ({"status": "splendid"}, "/status"),
        ({"progress": 101}, "/progress"),
        ({"progress": -1}, "/progress"),
        ({"text": {"en": "a\x00b"}}, "/text"),
        ({"text": {"en": "x" * 20_001}}, "/text"),
        ({"proposed_deadline": FuzzyDate("2027", recurs="annually")}, "/proposed_deadline"),
    ],
)
def test_wrong_content_says_where(cast: Cast, content: dict[str, object], pointer: str) -> None:
    with pytest.raises(Invalid) as refused:
        save(cast, "by_coordinator", "1.1", **content)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]


def test_a_bulk_save_is_all_or_nothing_and_says_which_rows(cast: Cast) -> None:
    rows = [
        DraftRow(cast.items["1.1"].pk, PositionContent("on_track")),
        DraftRow(cast.items["1.2"].pk, PositionContent("no such", progress=300)),
        DraftRow(cast.items["2.2"].pk, PositionContent("on_track")),
    ]
    actor = cast.actor("by_coordinator")
    with pytest.raises(Invalid) as refused:
        save_drafts(actor, round_id=cast.round.pk, rows=rows)
    assert [fault.pointer for fault in refused.value.faults] == ["/1/status", "/1/progress", "/2"]
    with acting_as(actor):
        assert PositionDraft.unscoped.count() == 0


def test_a_bulk_save_costs_the_same_whatever_its_size(cast: Cast, django_assert_max_num_queries) -> None:
    actor = cast.actor("by_coordinator")
    rows = [
        DraftRow(cast.items[n].pk, PositionContent("on_track")) for n in ("1.1", "1.2", "2.1", "2.10", "3.1")
    ]
    made = save_drafts(actor, round_id=cast.round.pk, rows=rows)
    again = [DraftRow(draft.item_id, PositionContent("delayed"), version=draft.version) for draft in made]
    with django_assert_max_num_queries(12):
        changed = save_drafts(actor, round_id=cast.round.pk, rows=again)
    assert {(draft.status, draft.version) for draft in changed} == {("delayed", 2)}
    with acting_as(actor):
        assert set(PositionDraft.unscoped.values_list("status", "version")) == {("delayed", 2)}


def test_the_release_says_what_stays_back_and_leads_to_each_list(cast: Cast, client_as: Any) -> None:
    save(cast, "by_coordinator", "1.1", text={"en": "Ready"})
    save(cast, "by_coordinator", "1.2", text={"en": "Begun"}, ready=False)
    save(cast, "by_coordinator", "2.1", ready=False)
    client, work = client_as("by_coordinator"), f"/work/{cast.round.pk}/"
    lists = {"not_ready": {"1.2"}, "empty": {"2.1"}, "untouched": {"2.10", "3.1"}}

    def left() -> Any:
        return client.get(f"/api/v1/rounds/{cast.round.pk}/release/").json()

    assert left() == {"ready": 1, "not_ready": 1, "empty": 1, "untouched": 2}
    shown = client.get(f"{work}release/").content.decode()
    assert "1 item is begun and not marked ready" in shown
    assert "1 item is begun without a text" in shown
    assert "2 items are not touched" in shown
    for tab, numbers in lists.items():
        assert f'href="{work}?tab={tab}"' in shown
        listed = client.get(f"{work}?tab={tab}").content.decode()
        found = {number for number, item in cast.items.items() if f'id="r-{item.pk}"' in listed}
        assert found == numbers, tab
    release(cast, "by_coordinator")
    assert left() == {"ready": 0, "not_ready": 1, "empty": 1, "untouched": 2}
    save(cast, "by_coordinator", "1.1", text={"en": "Begun anew"}, ready=False, version=2)
    assert left()["not_ready"] == 2


def test_what_stays_back_is_said_to_the_coordinator_of_the_side_alone(cast: Cast, client_as: Any) -> None:
    for key, status in (
        ("by_secretary", 403),
        ("by_reader", 403),
        ("by_contributor", 403),
        ("outsider", 404),
    ):
        assert client_as(key).get(f"/api/v1/rounds/{cast.round.pk}/release/").status_code == status, key
    save(cast, "by_coordinator", "1.1")
    assert client_as("ru_coordinator").get(f"/api/v1/rounds/{cast.round.pk}/release/").json()["ready"] == 0


def test_a_file_attached_after_the_look_is_not_released_unseen(cast: Cast, client_as) -> None:
    draft = save(cast, "by_coordinator", "1.1")
    address = f"/work/{cast.round.pk}/release/"
    client = client_as("by_coordinator")
    seen = client.get(address).context["form"].initial["seen"]
    upload = SimpleUploadedFile("annex.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n")
    attach(cast.actor("by_coordinator"), file=upload, draft_id=draft.pk)
    refused = client.post(address, {"authority": "own_login", "seen": seen})
    assert refused.status_code == 409
    assert "annex.pdf" in refused.content.decode()
    with acting_as(cast.actor("ru_reader")):
        assert not Position.unscoped.exists()


def test_nothing_is_written_into_a_round_that_closes_meanwhile(cast: Cast) -> None:
    save(cast, "by_coordinator", "1.1")
    Round.unscoped.filter(pk=cast.round.pk).update(closed_at=clock.now())
    with pytest.raises(Conflict, match="closed"):
        release(cast, "by_coordinator")
