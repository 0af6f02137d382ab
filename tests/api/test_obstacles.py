"""Obstacles through the API: recorded, answered, closed, brought by external id, asked for."""

from typing import Any

import pytest

from tests.api.conftest import Caller, pointers, problem
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def body(cast: Cast, **more: Any) -> dict[str, Any]:
    step = {"text": {"en": "Draft it"}, "organisation": str(cast.organisations["ru"].pk), "due": "2026-Q1"}
    return {
        "kind": "legal", "title": {"en": "Licences"}, "owner": str(cast.organisations["ru"].pk),
        "items": [str(cast.items["1.1"].pk)], "steps": [step], "opened_on": "2026-01-10", **more,
    }  # fmt: skip


def made(cast: Cast, call: Caller) -> Any:
    answer = call.post("obstacles/", body(cast, programme=str(cast.programme.pk)))
    assert answer.status_code == 201, answer.content
    return answer


def test_an_obstacle_from_alleging_to_its_end(api: Any, cast: Cast) -> None:
    by, ru = api("by_coordinator"), api("ru_coordinator")
    found = made(cast, by)
    path = f"obstacles/{found.json()['id']}/"
    assert found.json()["stances"][0]["kind"] == "alleges"
    assert found.json()["steps"][0]["due"]["value"] == "2026-Q1"
    disputed = ru.post(
        f"{path}stance/", {"kind": "disputes", "note": {"en": "No"}}, If_Match=ru.get(path)["ETag"]
    )
    assert {s["party_code"]: s["kind"] for s in disputed.json()["stances"]} == {
        "BY": "alleges",
        "RU": "disputes",
    }
    problem(ru.put(path, body(cast), If_Match=disputed["ETag"]), 403)
    held = by.get(f"{path}held-up/").json()
    assert held["items"] == 1
    assert held["months"] >= 10
    closed = by.post(
        f"{path}close/", {"state": "solved", "resolution": {"en": "Done"}}, If_Match=by.get(path)["ETag"]
    )
    assert closed.json()["state"] == "solved"
    assert api("outsider").get(f"{path}held-up/").status_code == 404


def test_the_question_which_items_wait_for_a_change_of_law_and_whose(api: Any, cast: Cast) -> None:
    by = api("by_coordinator")
    found = made(cast, by).json()["id"]
    for query, seen in (
        (f"kind=legal&state=open&owner_party={cast.ru.pk}", True), (f"owner_party={cast.by.pk}", False),
        (f"alleged_by={cast.by.pk}", True), (f"disputed_by={cast.by.pk}", False),
        ("step_due_by=2026-03-31", True), ("step_due_by=2026-03-30", False), (f"item={cast.items['1.1'].pk}", True),
    ):  # fmt: skip
        assert [row["id"] for row in by.rows(f"obstacles/?{query}")] == ([found] if seen else []), query


def test_many_are_brought_by_external_id_all_or_none(api: Any, cast: Cast) -> None:
    by = api("by_coordinator")
    row = body(cast, external_id="A-1")
    sent = {"programme": str(cast.programme.pk), "rows": [row, body(cast, external_id="A-2")]}
    first = by.post("obstacles/bring/", sent)
    assert first.status_code == 200, first.content
    assert [row["external_id"] for row in first.json()["results"]] == ["A-1", "A-2"]
    problem(by.post("obstacles/bring/", sent), 412)
    again = {**sent, "rows": [{**row, "version": 1, "title": {"en": "Export licences"}}]}
    assert by.post("obstacles/bring/", again).json()["results"][0]["title"] == {"en": "Export licences"}
    assert len(by.rows("obstacles/")) == 2
    wrong = [body(cast, external_id="B-1"), body(cast, external_id="B-2", opened_on="2199-01-01")]
    assert pointers(by.post("obstacles/bring/", {**sent, "rows": wrong})) == {"/rows/1/opened_on"}
    assert by.rows("obstacles/?external_id=B-1") == []
    assert pointers(by.post("obstacles/bring/", {**sent, "rows": [wrong[0], wrong[0]]})) == {
        "/rows/1/external_id"
    }
    problem(api("by_reader").post("obstacles/bring/", sent), 403)
    problem(api("outsider").post("obstacles/bring/", sent), 404)
