"""Who opened or received this text before 3 May: the security officer's page, its file, and one API call."""

import csv
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from cooperation.access import acting_as
from cooperation.readlog.models import Entry
from programs.models import InternalNote
from programs.services.notes import write_note
from tests.cast import Cast, text

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]
MAY = datetime(2026, 5, 3, tzinfo=UTC)


@pytest.fixture
def note(cast: Cast) -> InternalNote:
    return write_note(cast.actor("by_coordinator"), item_id=cast.items["1.1"].pk, text=text("Our line"))


@pytest.fixture
def opened(cast: Cast, client_as: As, note: InternalNote, time_machine) -> InternalNote:
    """Read by the reader in April, by the head through the API on 2 May, by the secretary on 4 May."""
    for key, day, address in (
        ("by_reader", datetime(2026, 4, 1, 9, tzinfo=UTC), f"/items/{cast.items['1.1'].pk}/"),
        ("by_head", datetime(2026, 5, 2, 9, tzinfo=UTC), f"/api/v1/notes/{note.pk}/"),
        ("by_secretary", datetime(2026, 5, 4, 9, tzinfo=UTC), f"/items/{cast.items['1.1'].pk}/"),
    ):
        client = client_as(key)
        time_machine.move_to(day)
        client.force_login(cast.users[key])
        assert client.get(address).status_code == 200
    write_note(cast.actor("by_coordinator"), item_id=cast.items["1.2"].pk, text=text("Another"))
    client_as("by_reader").get(f"/items/{cast.items['1.2'].pk}/")
    return note


def test_one_call_tells_who_opened_a_text_before_a_day(client_as: As, opened: InternalNote) -> None:
    answer = client_as("by_security").get(f"/api/v1/reads/?object={opened.pk}&before=2026-05-03T00:00:00Z")
    assert answer.status_code == 200, answer.content
    assert [(row["reader"], row["face"], row["at"][:10]) for row in answer.json()["results"]] == [
        ("By Head", "api", "2026-05-02"), ("By Reader", "page", "2026-04-01"),
    ]  # fmt: skip
    one = answer.json()["results"][0]["id"]
    assert client_as("by_security").get(f"/api/v1/reads/{one}/").json()["object"] == str(opened.pk)
    for key in ("by_coordinator", "ru_security", "outsider"):
        assert client_as(key).get(f"/api/v1/reads/?object={opened.pk}").json()["results"] == []
        assert client_as(key).get(f"/api/v1/reads/{one}/").status_code == 404


def rows(client: Client, query: str = "") -> list[dict[str, str]]:
    """The page's file, as a program reads it."""
    content = client.get(f"/readings/file/{query}").getvalue().decode("utf-8-sig")
    return list(csv.DictReader(content.splitlines()))


@pytest.mark.parametrize(
    ("query", "readers"),
    [
        ("?before=2026-05-03", ["By Head", "By Reader"]),
        ("?since=2026-05-02&before=2026-05-03", ["By Head"]),
        ("?about=1.1", ["By Secretary", "By Head", "By Reader"]),
        ("?about=1.2", ["By Reader"]),
        ("?who=secre", ["By Secretary"]),
        ("?face=api", ["By Head"]),
        ("?kind=draft", []),
        ("?kind=note&about=1.1&before=2026-05-03&who=reader", ["By Reader"]),
    ],
)
def test_the_page_and_its_file_answer_alike(
    client_as: As, opened: InternalNote, query: str, readers: list[str]
) -> None:
    client = client_as("by_security")
    assert [row["reader"] for row in rows(client, query)] == readers
    page = client.get(f"/readings/{query}").content.decode()
    for name in ("By Head", "By Reader", "By Secretary"):
        assert page.count(f">{name}<") == readers.count(name), name


def test_a_text_is_asked_for_by_its_id_from_the_page(client_as: As, opened: InternalNote) -> None:
    client = client_as("by_security")
    page = client.get("/readings/").content.decode()
    assert f"/readings/?about={opened.pk}" in page
    assert "1.1 " in page
    assert len(rows(client, f"?about={opened.pk}")) == 3
    assert {row["text"] for row in rows(client, f"?about={opened.pk}")} == {str(opened.pk)}


def test_what_cannot_be_understood_is_said(client_as: As, opened: InternalNote) -> None:
    client = client_as("by_security")
    for address in (
        "/readings/?since=yesterday",
        "/readings/file/?before=2026-02-30",
        "/readings/?kind=gossip",
    ):
        assert client.get(address).status_code == 400, address
    assert client.get("/api/v1/reads/?before=2026-05-03").status_code == 400
    assert client.get("/readings/?after=nonsense").status_code == 200


@pytest.mark.parametrize("key", ["by_coordinator", "by_reader", "outsider", "administrator", "joint_two"])
def test_nobody_else_has_the_page(client_as: As, key: str) -> None:
    for address in ("/readings/", "/readings/file/"):
        assert client_as(key).get(address).status_code == 403


def test_pages_follow_one_another_without_gap_or_repeat(
    cast: Cast, client_as: As, django_assert_max_num_queries
) -> None:
    actor = cast.actor("by_reader")
    common = {"request_id": cast.round.pk, "kind": "note", "face": "page", "party_id": actor.party_id}
    with acting_as(actor):
        Entry.unscoped.bulk_create(
            Entry(
                **common, user_id=actor.user_id, object_id=cast.round.pk, reader=f"=R{n:03}", at=MAY,
                item_id=cast.items["1.1"].pk, programme_id=cast.programme.pk,
            )
            for n in range(250)
        )  # fmt: skip
    client = client_as("by_security")
    address, seen = "/readings/", []
    while address:
        with django_assert_max_num_queries(16):
            page = client.get(address).content.decode()
        seen += [part[:5] for part in page.split('scope="row">')[1:]]
        address = (
            page.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0]
            if 'rel="next"' in page
            else ""
        )
    assert len(seen) == len(set(seen)) == 250
    # A spreadsheet must not take a name for a formula.
    assert {row["reader"][:2] for row in rows(client)} == {"'="}
    assert len(rows(client)) == 250
    listed = client.get("/api/v1/reads/?limit=200").json()
    further = client.get(listed["next"]).json()
    assert len({row["id"] for row in listed["results"] + further["results"]}) == 250
