"""Change sets, closures and who is responsible, through the API."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.api.conftest import Caller, pointers, problem
from tests.cast import Cast

TREATY = "Draft the treaty on joint ventures"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def draft(cast: Cast, call: Caller, rows: list[dict[str, Any]] | None = None) -> Any:
    reword = {"kind": "reword", "item": str(cast.items["1.1"].pk), "title": {"en": TREATY}}
    body = {
        "programme": str(cast.programme.pk), "title": {"en": "Changes"}, "reason": {"en": "Because"},
        "rows": rows if rows is not None else [reword],
    }  # fmt: skip
    made = call.post("change-sets/", body)
    assert made.status_code == 201, made.content
    return made


def act(call: Caller, seen: Any, verb: str, body: dict[str, Any] | None = None) -> Any:
    """The act on what was last seen, with the version that was read."""
    return call.post(f"change-sets/{seen.json()['id']}/{verb}/", body, If_Match=seen["ETag"])


def fresh(call: Caller, seen: Any) -> Any:
    return call.get(f"change-sets/{seen.json()['id']}/")


def test_a_set_goes_from_draft_to_the_edition_in_force(api: Any, cast: Cast) -> None:
    by, ru = api("by_coordinator"), api("ru_secretary")
    made = draft(cast, by)
    path = f"change-sets/{made.json()['id']}/"
    assert (made.json()["state"], made.json()["number"], made.json()["base_number"]) == ("draft", None, 1)
    assert made["Cache-Control"] == "private, no-store"
    problem(ru.get(path), 404)
    assert ru.rows("change-sets/") == []
    assert ru.rows("changes/") == []
    problem(by.post(f"{path}propose/"), 428)
    proposed = act(by, made, "propose")
    assert (proposed.json()["state"], proposed.json()["number"]) == ("proposed", 1)
    problem(act(by, made, "withdraw", {"why": {"en": "x"}}), 412)
    row = ru.get(f"{path}difference/").json()["rows"][0]
    assert row["fields"][0]["words"]["en"] == [
        {"op": "same", "text": "Draft the "},
        {"op": "removed", "text": "agreement"},
        {"op": "added", "text": "treaty"},
        {"op": "same", "text": " on joint ventures"},
    ]
    one = act(by, proposed, "consents", {"kind": "letter"})
    assert one.status_code == 201, one.content
    keeper = api("by_secretary")
    problem(act(keeper, fresh(keeper, one), "take-effect"), 409)
    two = act(ru, fresh(ru, one), "consents", {"kind": "letter", "done_on": "2026-11-02"})
    assert [consent["party_code"] for consent in two.json()["consents"]] == ["RU", "BY"]
    done = act(ru, two, "take-effect")
    assert (done.json()["state"], done.json()["edition_number"]) == ("taken_effect", 2)
    item = f"items/{cast.items['1.1'].pk}/"
    assert by.get(item).json()["title"]["en"] == TREATY
    assert by.get(f"{item}?edition=1").json()["title"]["en"] == "Draft the agreement on joint ventures"
    signed = by.rows(f"consents/?change_set={made.json()['id']}")
    assert {(row["party_code"], row["authority"]) for row in signed} == {
        ("BY", "own_login"),
        ("RU", "own_login"),
    }


def test_rows_are_added_rewritten_and_removed_with_their_versions(api: Any, cast: Cast) -> None:
    call = api("by_coordinator")
    made = draft(cast, call, [])
    path = f"change-sets/{made.json()['id']}/rows/"
    split = {"kind": "split", "item": str(cast.items["2.1"].pk)}
    part = {
        "kind": "add", "part_of_row": 0, "section": str(cast.sections["2"].pk), "number": "2.3", "title": {"en": "One"},
        "deadline": "2098-Q1", "responsible": [str(cast.organisations["by"].pk)],
        "milestones": [{"title": {"en": "Site"}, "deadline": "2097"}],
    }  # fmt: skip
    added = call.post(path, {"rows": [split, part, {**part, "number": "2.4"}]}, Idempotency_Key="a")
    assert added.status_code == 201, added.content
    again = call.post(path, {"rows": [split, part, {**part, "number": "2.4"}]}, Idempotency_Key="a")
    assert again["Idempotency-Replayed"] == "true"
    rows = call.rows(path)
    assert [(row["kind"], row["number"], row["part_of"]) for row in rows] == [
        ("split", "", None), ("add", "2.3", rows[0]["id"]), ("add", "2.4", rows[0]["id"]),
    ]  # fmt: skip
    assert rows[1]["milestones"][0]["deadline"]["value"] == "2097"
    one = f"changes/{rows[1]['id']}/"
    seen = call.get(one)
    rewritten = {
        **{k: v for k, v in part.items() if k != "part_of_row"},
        "part_of": rows[0]["id"],
        "number": "2.7",
    }
    problem(call.put(one, rewritten), 428)
    changed = call.put(one, rewritten, If_Match=seen["ETag"])
    assert (changed.json()["number"], changed.json()["version"]) == ("2.7", 2)
    problem(call("delete", one, If_Match=seen["ETag"]), 412)
    assert call("delete", one, If_Match=changed["ETag"]).status_code == 204
    problem(call.get(one), 404)
    whole = call.get(f"changes/{rows[0]['id']}/")
    assert call("delete", f"changes/{rows[0]['id']}/", If_Match=whole["ETag"]).status_code == 204
    assert call.rows(path) == []


def test_a_draft_is_edited_and_discarded_by_its_own_side_alone(api: Any, cast: Cast) -> None:
    call = api("by_coordinator")
    made = draft(cast, call)
    path = f"change-sets/{made.json()['id']}/"
    for key in ("ru_coordinator", "joint_two", "outsider"):
        problem(api(key).patch(path, {"title": {"en": "x"}}, If_Match='"1"'), 404)
        problem(api(key)("delete", path, If_Match='"1"'), 404)
    problem(api("by_reader").patch(path, {"title": {"en": "x"}}, If_Match=made["ETag"]), 403)
    edited = call.patch(path, {"title": {"en": "Other"}, "reason": {}}, If_Match=made["ETag"])
    assert edited.json()["title"] == {"en": "Other"}
    problem(call("delete", path), 428)
    assert call("delete", path, If_Match=edited["ETag"]).status_code == 204
    problem(call.get(path), 404)


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ({"kind": "reword"}, {"/rows/0/item", "/rows/0/content"}),
        ({"kind": "dance"}, {"/rows/0/kind"}),
        ({"kind": "add", "deadline": "soon"}, {"/rows/0/deadline"}),
        ({"kind": "withdraw", "item": "no id"}, {"/rows/0/item"}),
        (
            {"kind": "add", "milestones": [{"title": {}}]},
            {"/rows/0/milestones/0/title", "/rows/0/milestones/0/deadline"},
        ),
        ({"kind": "add", "colour": "red"}, {"/rows/0/colour"}),
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused_at_its_field(
    api: Any, cast: Cast, row: dict[str, Any], wrong: set[str]
) -> None:
    call = api("by_coordinator")
    body = {"programme": str(cast.programme.pk), "title": {"en": "x"}, "rows": [row]}
    assert pointers(call.post("change-sets/", body)) == wrong
    assert call.rows("change-sets/") == []


def test_a_plan_that_moved_on_is_shown_and_settled(api: Any, cast: Cast) -> None:
    by, ru = api("by_secretary"), api("ru_secretary")
    mine = act(by, draft(cast, by), "propose")
    theirs = draft(
        cast, ru, [{"kind": "reword", "item": str(cast.items["1.1"].pk), "title": {"en": "Theirs"}}]
    )
    theirs = act(ru, theirs, "propose")
    path = f"change-sets/{mine.json()['id']}/"
    assert by.get(f"{path}difference/").json()["rows"][0]["others"] == [theirs.json()["id"]]
    for call in (by, ru):
        theirs = act(call, fresh(call, theirs), "consents", {"kind": "endorsement"})
    assert act(ru, theirs, "take-effect").status_code == 200
    row = by.get(f"{path}difference/").json()["rows"][0]
    assert row["moved"] == ["title"]
    for call in (by, ru):
        mine = act(call, fresh(call, mine), "consents", {"kind": "letter"})
    assert pointers(act(ru, mine, "take-effect"), 409) == {"/rows/0"}
    one = by.get(f"changes/{row['id']}/")
    assert by.post(f"changes/{row['id']}/settle/", If_Match=one["ETag"]).status_code == 200
    assert act(ru, fresh(ru, mine), "take-effect").json()["edition_number"] == 3


# --- Closing ----------------------------------------------------------------------------------------------------------


def shared_document(call: Caller, cast: Cast) -> str:
    data = {"file": SimpleUploadedFile("act.pdf", PDF), "programme": str(cast.programme.pk)}
    made = call.client.post("/api/v1/documents/", data, headers=call.headers)
    assert made.status_code == 201, made.content
    return str(made.json()["id"])


def test_one_sides_completed_closes_nothing_until_the_other_agrees(api: Any, cast: Cast) -> None:
    by, ru = api("by_coordinator"), api("ru_coordinator")
    item = f"items/{cast.items['2.1'].pk}/"
    body = {"kind": "completed", "result": {"en": "Founded"}}
    assert pointers(by.post(f"{item}closures/", body)) == {"/document"}
    made = by.post(f"{item}closures/", {**body, "document": shared_document(by, cast)})
    assert made.status_code == 201, made.content
    assert (made.json()["state"], by.get(item).json()["status"]) == ("proposed", None)
    problem(ru.post(f"{item}closures/", body), 409)
    path = f"closures/{made.json()['id']}/"
    problem(api("ru_reader").post(f"{path}agree/", If_Match=made["ETag"]), 412)
    seen = api("ru_reader").get(path)
    problem(api("ru_reader").post(f"{path}agree/", If_Match=seen["ETag"]), 403)
    agreed = ru.post(f"{path}agree/", If_Match=ru.get(path)["ETag"])
    assert (agreed.json()["state"], by.get(item).json()["status"]) == ("agreed", "completed")
    assert {consent["party_code"] for consent in agreed.json()["consents"]} == {"BY", "RU"}


def test_a_side_that_does_not_agree_says_why_and_the_item_stays(api: Any, cast: Cast) -> None:
    by, ru = api("by_coordinator"), api("ru_coordinator")
    item = f"items/{cast.items['1.1'].pk}/"
    made = by.post(f"{item}closures/", {"kind": "lapsed", "result": {"en": "No longer asked for"}})
    path = f"closures/{made.json()['id']}/"
    seen = ru.get(path)
    assert pointers(ru.post(f"{path}refuse/", {}, If_Match=seen["ETag"])) == {"/why"}
    refused = ru.post(f"{path}refuse/", {"why": {"en": "It is asked for"}}, If_Match=seen["ETag"])
    assert (refused.json()["state"], by.get(item).json()["status"]) == ("refused", None)
    problem(ru.post(f"{path}agree/", If_Match=refused["ETag"]), 409)
    again = by.post(f"{item}closures/", {"kind": "lapsed", "result": {"en": "No longer asked for"}})
    assert again.status_code == 201


def test_an_item_of_one_side_is_closed_by_that_side(api: Any, cast: Cast) -> None:
    made = api("by_coordinator").post(
        f"items/{cast.items['3.1'].pk}/closures/",
        {"kind": "superseded", "result": {"en": "See 2.10"}, "successor": str(cast.items["2.10"].pk)},
    )
    assert made.json()["state"] == "agreed"
    assert api("ru_reader").rows(f"successions/?item={cast.items['3.1'].pk}")[0]["successor"] == str(
        cast.items["2.10"].pk
    )


@pytest.mark.parametrize("kind", ["split", "merged"])
def test_splits_and_mergers_are_made_by_change_sets(api: Any, cast: Cast, kind: str) -> None:
    path = f"items/{cast.items['1.1'].pk}/closures/"
    assert pointers(api("by_coordinator").post(path, {"kind": kind, "result": {"en": "x"}})) == {"/kind"}


# --- Who is responsible -----------------------------------------------------------------------------------------------


def test_each_side_alone_notifies_who_is_responsible_on_it(api: Any, cast: Cast) -> None:
    call = api("by_coordinator")
    path = f"items/{cast.items['2.1'].pk}/responsibilities/"
    named = {"organisation": str(cast.organisations["by"].pk), "role": "co_executor"}
    made = call.post(path, named)
    assert made.status_code == 201, made.content
    assert pointers(call.post(path, named)) == {"/organisation"}
    lead = {"organisation": str(cast.organisations["by"].pk), "role": "lead"}
    assert pointers(call.post(path, lead)) == {"/organisation", "/role"}
    assert pointers(call.post(path, {"organisation": str(cast.organisations["ru"].pk)})) == {
        "/organisation",
        "/role",
    }
    problem(api("by_contributor").post(path, named), 403)
    problem(api("outsider").post(path, named), 404)
    one = f"responsibilities/{made.json()['id']}/"
    seen = api("ru_coordinator").get(one)
    problem(api("ru_coordinator").post(f"{one}end/", If_Match=seen["ETag"]), 403)
    for day in ("2001-01-01", "9999-12-31"):
        assert pointers(call.post(f"{one}end/", {"until": day}, If_Match=made["ETag"])) == {"/until"}
    ended = call.post(f"{one}end/", If_Match=made["ETag"])
    assert ended.json()["until"]
    problem(call.post(f"{one}end/", If_Match=ended["ETag"]), 409)


def test_headings_are_added_by_the_keepers_and_stay_once_items_stand_under_them(api: Any, cast: Cast) -> None:
    keeper = api("joint_two")
    path = f"programmes/{cast.programme.pk}/sections/"
    problem(api("by_coordinator").post(path, {"number": "4", "title": {"en": "New"}}), 403)
    assert pointers(keeper.post(path, {"number": "1", "title": {"en": "New"}})) == {"/number"}
    made = keeper.post(path, {"number": "1.1", "title": {"en": "New"}, "parent": str(cast.sections["1"].pk)})
    assert made.status_code == 201, made.content
    one = f"sections/{made.json()['id']}/"
    under_itself = {"number": "1.1", "title": {"en": "New"}, "parent": made.json()["id"]}
    assert pointers(keeper.put(one, under_itself, If_Match=made["ETag"])) == {"/parent"}
    assert (
        keeper.put(one, {"number": "4", "title": {"en": "Newer"}}, If_Match=made["ETag"]).json()["number"]
        == "4"
    )
    full = f"sections/{cast.sections['1'].pk}/"
    problem(keeper.put(full, {"number": "9", "title": {"en": "x"}}, If_Match=keeper.get(full)["ETag"]), 409)


def test_a_milestone_is_reached_when_the_keepers_say_so(api: Any, cast: Cast) -> None:
    by, ru, item = api("by_secretary"), api("ru_secretary"), str(cast.items["2.1"].pk)
    steps = [{"title": {"en": "Site"}, "deadline": "2097"}]
    made = act(by, draft(cast, by, [{"kind": "reword", "item": item, "milestones": steps}]), "propose")
    for call in (by, ru):
        made = act(call, fresh(call, made), "consents", {"kind": "letter"})
    assert act(ru, made, "take-effect").status_code == 200
    found = by.rows(f"milestones/?item={item}&newest=true")
    assert [(row["title"], row["since_edition"], row["reached_on"]) for row in found] == [
        ({"en": "Site"}, 2, None)
    ]
    path = f"milestones/{found[0]['id']}/"
    seen = by.get(path)
    problem(api("by_coordinator").post(f"{path}reached/", {"reached_on": "2026-11-01"}, If_Match='"1"'), 403)
    assert pointers(by.post(f"{path}reached/", {"reached_on": "2999-01-01"}, If_Match=seen["ETag"])) == {
        "/reached_on"
    }
    done = by.post(f"{path}reached/", {"reached_on": "2026-11-01"}, If_Match=seen["ETag"])
    assert done.json()["reached_on"] == "2026-11-01"


def test_a_language_that_a_row_leaves_out_stays_as_the_plan_has_it(api: Any, cast: Cast) -> None:
    call = api("by_coordinator")
    item = cast.items["1.1"]
    before = call.get(f"items/{item.pk}/").json()["title"]
    assert "en" in before
    made = draft(cast, call, [{"kind": "reword", "item": str(item.pk), "title": {"ru": "Договор"}}])
    (row,) = call.rows(f"changes/?change_set={made.json()['id']}")
    assert row["title"] == {**before, "ru": "Договор"}
    section = call.get(f"items/{item.pk}/").json()["section"]
    made = draft(cast, call, [{"kind": "retitle", "section": section, "title": {"ru": "Право"}}])
    (row,) = call.rows(f"changes/?change_set={made.json()['id']}")
    assert row["title"].keys() > {"ru"}


def test_a_heading_that_is_given_an_expected_result_is_refused_for_it(api: Any, cast: Cast) -> None:
    call = api("by_coordinator")
    section = call.get(f"items/{cast.items['1.1'].pk}/").json()["section"]
    row = {"kind": "retitle", "section": section, "title": {"ru": "Право"}, "expected_result": {"en": "x"}}
    body = {"programme": str(cast.programme.pk), "title": {"en": "Changes"}, "rows": [row]}
    refused = call.post("change-sets/", body)
    assert pointers(refused) == {"/rows/0/expected_result"}
