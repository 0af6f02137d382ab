"""A plan's file through the API: out, in with a verdict a row, drafted; and items of a plan by external id."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from programs.models import Item
from tests.cast import Cast

pytestmark = pytest.mark.django_db

LINES = (
    "No.;Title (en);Title (ru);Deadline;Responsible (BY)\n"
    "1. Legal framework\n"
    "1.1;Draft the treaty;;2020-H1;\n"
    "1.2;Align the rules on the transfer of technology;;never;\n"
    "1.9;A new one;Новый;Q3 2099;BY ministry\n"
)


def send(client: Any, cast: Cast, lines: str = LINES, **headers: str) -> Any:
    file = SimpleUploadedFile("plan.csv", lines.encode())
    address = f"/api/v1/programmes/{cast.programme.pk}/plan-imports/"
    return client.client.post(address, {"file": file}, headers={**client.headers, **headers})


def draft(client: Any, made: Any, **more: Any) -> Any:
    body = {"title": {"en": "From a file"}, "seen": made.json()["seen"], **more}
    return client.post(f"plan-imports/{made.json()['id']}/draft/", body, If_Match=made["ETag"])


def test_a_file_is_looked_at_row_by_row(api: Any, cast: Cast) -> None:
    answer = send(api("by_coordinator"), cast)
    assert answer.status_code == 201, answer.content
    said = answer.json()
    assert said["counts"] == {"error": 1, "new": 1, "deadline": 0, "reworded": 1, "moved": 0, "unchanged": 0}
    assert (said["edition"], said["made_from"], said["change_set"], said["missing_count"]) == (
        1,
        None,
        None,
        4,
    )
    reworded, wrong, new = said["results"]
    assert (reworded["row"], reworded["verdict"], reworded["item"]) == (
        3,
        "reworded",
        str(cast.items["1.1"].pk),
    )
    assert [field["field"] for field in reworded["fields"]] == ["title"]
    assert {"op": "added", "text": "treaty"} in reworded["fields"][0]["words"]["en"]
    assert wrong["errors"] == [
        {
            "pointer": "/rows/4/deadline", "cell": "D4",
            "detail": "“never” is not a date that can be read. Write it as 2026, Q3 2026, Nov 2026 or 12.11.2026.",
        }
    ]  # fmt: skip
    assert (new["verdict"], new["item"]) == ("new", None)
    assert new["responsible"] == [str(cast.organisations["by_ministry"].pk)]
    page = api("by_coordinator").get(f"plan-imports/{said['id']}/preview/?verdict=error,new&after=4").json()
    assert [row["row"] for row in page["results"]] == [5]
    assert page["seen"] == said["seen"]


def test_it_is_drafted_once_and_only_as_it_was_looked_at(api: Any, cast: Cast) -> None:
    client = api("by_coordinator")
    made = send(client, cast)
    refused = draft(client, made)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (400, "/leave_out")
    assert draft(client, made, leave_out=True, seen="0" * 64).status_code == 409
    done = draft(client, made, leave_out=True)
    assert (done.status_code, done.json()["state"]) == (201, "draft")
    rows = client.rows(f"change-sets/{done.json()['id']}/rows/")
    assert [(row["kind"], row["number"]) for row in rows] == [("reword", ""), ("add", "1.9")]
    again = send(client, cast)
    assert again.json()["id"] == made.json()["id"]
    assert again.json()["change_set"] == done.json()["id"]
    assert draft(client, again, leave_out=True).status_code == 409


def test_the_same_key_keeps_one_file_and_another_body_is_refused(api: Any, cast: Cast) -> None:
    client = api("by_coordinator")
    first = send(client, cast, Idempotency_Key="k")
    assert send(client, cast, Idempotency_Key="k").json() == first.json()
    assert send(client, cast, LINES.replace("treaty", "pact"), Idempotency_Key="k").status_code == 422


def test_the_plan_is_a_file_of_its_edition(api: Any, cast: Cast) -> None:
    client = api("ru_reader")
    answer = client.get(f"programmes/{cast.programme.pk}/plan.csv?edition=1")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="by-ru-edition-1.csv"'
    assert b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()[1].startswith('"Edition 1,')
    assert client.get(f"programmes/{cast.programme.pk}/plan.xlsx").status_code == 200
    assert client.get(f"programmes/{cast.programme.pk}/plan.xlsx?edition=9").status_code == 404
    assert client.get(f"programmes/{cast.elsewhere.pk}/plan.xlsx").status_code == 404
    assert client.get(f"programmes/{cast.programme.pk}/plan.xlsx?edition=x").status_code == 400


def row(external_id: str, **more: Any) -> dict[str, Any]:
    return {"external_id": external_id, **more}


def put(client: Any, cast: Cast, *rows: Any, **more: Any) -> Any:
    body = {"title": {"en": "From our system"}, "rows": list(rows), **more}
    return client.post(f"programmes/{cast.programme.pk}/plan-rows/", body)


def test_items_are_put_by_external_id(api: Any, cast: Cast) -> None:
    for number in ("1.1", "1.2", "2.1"):
        Item.unscoped.filter(pk=cast.items[number].pk).update(external_id=f"m-{number}")
    client = api("by_coordinator")
    done = put(
        client, cast,
        row("m-1.1", title={"en": "Draft the treaty"}, number="1.1", deadline="2020-H1"),
        row("m-1.2", deadline="2100", reason={"en": "More time"}),
        row("m-2.1", title={"en": "Found a joint venture for optics"}),
        row("m-9", section=str(cast.sections["1"].pk), number="1.9", title={"en": "New"}, deadline="2099",
            responsible=[str(cast.organisations["by"].pk)]),
    )  # fmt: skip
    assert done.status_code == 201, done.content
    rows = client.rows(f"change-sets/{done.json()['id']}/rows/")
    assert [(each["kind"], each["external_id"]) for each in rows] == [
        ("reword", None), ("extend", None), ("add", "m-9"),
    ]  # fmt: skip
    assert rows[0]["title"]["ru"] == "Draft the agreement on joint ventures (по-русски)"
    assert (rows[0]["number"], rows[0]["deadline"]) == ("", None)


def test_rows_that_change_nothing_and_rows_given_twice_are_told(api: Any, cast: Cast) -> None:
    Item.unscoped.filter(pk=cast.items["1.1"].pk).update(external_id="m")
    client = api("by_coordinator")
    assert put(client, cast, row("m", number="1.1")).status_code == 409
    twice = put(client, cast, row("m"), row("m"))
    assert (twice.status_code, twice.json()["errors"][0]["pointer"]) == (400, "/rows/1/external_id")
    wrong = put(client, cast, row("new", title={"en": "x"}))
    assert {fault["pointer"] for fault in wrong.json()["errors"]} == {
        "/rows/0/section", "/rows/0/number", "/rows/0/deadline", "/rows/0/responsible",
    }  # fmt: skip
    assert put(api("by_reader"), cast, row("m", number="7")).status_code == 403
    assert put(client, cast, {"number": "7"}).json()["errors"][0]["pointer"] == "/rows/0/external_id"
    assert put(client, cast, row("m", kind="add")).json()["errors"][0]["pointer"] == "/rows/0/kind"
