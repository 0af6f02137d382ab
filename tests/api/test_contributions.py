"""Contributions and rounds through the API: asked for, answered in bulk, sent back, taken in; by external id too."""

from datetime import timedelta

import pytest

from cooperation import clock
from programs.models import Item, Round
from tests.api.conftest import pointers, problem
from tests.cast import release, save, text

pytestmark = pytest.mark.django_db

SAID = {"status": "on_track", "text": {"en": "From the ministry"}}


def asked(api, cast, **more):
    body = {"due": str(clock.today() + timedelta(3)), "items": [str(cast.items["2.1"].pk)], **more}
    answer = api("by_coordinator").post(f"rounds/{cast.round.pk}/contributions/", body)
    assert answer.status_code == 201, answer.content
    (row,) = answer.json()["results"]
    return row


def version(row):
    return f'"{row["version"]}"'


def test_a_contribution_goes_its_whole_way(api, cast):
    row = asked(api, cast, note={"en": "Please"})
    assert (row["state"], row["edition"], row["note"]) == ("asked", 0, {"en": "Please"})
    ministry, coordinator = api("by_contributor"), api("by_coordinator")
    path = f"contributions/{row['id']}/"
    kept = ministry.put(path, SAID, If_Match=version(row)).json()
    assert (kept["state"], kept["text"]) == ("asked", {"en": "From the ministry"})
    assert coordinator.get(path).json()["text"] is None
    handed = ministry.put(path, {**SAID, "hand_in": True}, If_Match=version(kept)).json()
    assert [edition["text"] for edition in handed["editions"]] == [{"en": "From the ministry"}]
    back = coordinator.post(
        path + "send-back/", {"comment": {"en": "Which day?"}}, If_Match=version(handed)
    ).json()
    assert (back["state"], back["comment"]) == ("sent_back", {"en": "Which day?"})
    again = ministry.put(path, {**SAID, "hand_in": True}, If_Match=version(back)).json()
    taken = coordinator.post(path + "take-in/", {}, If_Match=version(again)).json()
    assert taken["state"] == "taken_in"
    assert [source["number"] for source in taken["sources"]] == [2]
    draft = coordinator.get(f"rounds/{cast.round.pk}/positions/{cast.items['2.1'].pk}/draft/").json()
    assert (draft["id"], draft["text"]) == (taken["sources"][0]["draft"], {"en": "From the ministry"})


def test_it_is_the_side_s_own_and_the_organisation_s(api, cast):
    row = asked(api, cast)
    for key in ("ru_coordinator", "joint_two", "observer", "outsider", "administrator"):
        problem(api(key).get(f"contributions/{row['id']}/"), 404)
        assert api(key).rows("contributions/") == []
    api("by_coordinator").post(
        f"rounds/{cast.round.pk}/contributions/", {"due": str(clock.today() + timedelta(3))}
    )
    assert len(api("by_reader").rows("contributions/")) == 5
    assert [one["id"] for one in api("by_contributor").rows("contributions/")] == [row["id"]]


def test_answers_are_written_in_bulk_by_the_item_s_external_id(api, cast):
    Item.unscoped.filter(pk=cast.items["2.1"].pk).update(external_id="MIN-17")
    row = asked(api, cast)
    path = f"rounds/{cast.round.pk}/contributions/"
    answer = {**SAID, "item_external_id": "MIN-17", "hand_in": True, "version": 1}
    wrong = api("by_contributor").patch(path, {"rows": [answer, {**answer, "item_external_id": "MIN-18"}]})
    assert {fault["pointer"] for fault in problem(wrong, 404)["errors"]} == {"/rows/1"}
    saved = api("by_contributor").patch(path, {"rows": [answer]})
    assert saved.status_code == 200, saved.content
    (said,) = saved.json()["results"]
    assert (said["id"], said["edition"], said["item_external_id"]) == (row["id"], 1, "MIN-17")
    problem(api("by_contributor").patch(path, {"rows": [answer]}), 412)
    assert pointers(
        api("by_contributor").patch(path, {"rows": [{**answer, "version": 2, "status": "fine"}]})
    ) == {"/rows/0/status"}


def test_drafts_are_made_and_changed_by_the_item_s_external_id(api, cast):
    Item.unscoped.filter(pk=cast.items["1.1"].pk).update(external_id="A-1")
    call, path = api("by_coordinator"), f"rounds/{cast.round.pk}/drafts/"
    made = call.post(path, {"rows": [{"item_external_id": "A-1", "status": "on_track"}]}).json()["results"]
    assert made[0]["item"] == str(cast.items["1.1"].pk)
    row = {"item_external_id": "A-1", "status": "delayed", "version": 1}
    assert call.post(path, {"rows": [row]}).json()["results"][0]["status"] == "delayed"
    assert pointers(call.post(path, {"rows": [{"status": "delayed"}]})) == {"/rows/0/item"}
    absent = problem(call.post(path, {"rows": [{"item_external_id": "B-2", "status": "delayed"}]}), 404)
    assert [fault["pointer"] for fault in absent["errors"]] == ["/rows/0"]


def test_many_are_taken_in_together_or_not_at_all(api, cast):
    row = asked(api, cast)
    handed = (
        api("by_contributor")
        .put(f"contributions/{row['id']}/", {**SAID, "hand_in": True}, If_Match=version(row))
        .json()
    )
    path = f"rounds/{cast.round.pk}/take-in/"
    problem(api("by_coordinator").post(path, {"rows": [{"id": row["id"], "version": 1}]}), 412)
    taken = api("by_coordinator").post(path, {"rows": [{"id": row["id"], "version": handed["version"]}]})
    assert [one["state"] for one in taken.json()["results"]] == ["taken_in"]


def test_a_round_is_opened_between_sessions_and_closed_at_its_cut_off(api, cast):
    today = clock.today()
    body = {
        "programme": str(cast.programme.pk), "covers_from": "2026-01-01", "covers_to": "2026-06-30",
        "cut_off": str(today + timedelta(9)), "items": [str(cast.items["1.1"].pk)],
    }  # fmt: skip
    problem(api("by_coordinator").post("rounds/", body), 403)
    problem(api("outsider").post("rounds/", body), 404)
    assert pointers(api("by_secretary").post("rounds/", {**body, "cut_off": "2001-01-01"})) == {"/cut_off"}
    made = api("by_secretary").post("rounds/", body)
    assert made.status_code == 201, made.content
    round_ = made.json()
    assert (round_["number"], round_["whole_plan"]) == (2, False)
    due = api("ru_reader").rows(f"due-items/?round={round_['id']}")
    assert sorted(row["party_code"] for row in due) == ["BY", "RU"]
    close = f"rounds/{round_['id']}/close/"
    problem(api("by_secretary").post(close, {}, If_Match=made["ETag"]), 409)
    Round.unscoped.filter(pk=round_["id"]).update(cut_off=today, opens_on=today)
    assert api("by_secretary").post(close, {}, If_Match='"1"').json()["closed_at"]


def test_drafts_start_from_the_last_position(api, cast):
    save(cast, "by_coordinator", "1.1", status="at_risk", text=text("Before"))
    release(cast, "by_coordinator")
    today = clock.today()
    new = Round.unscoped.create(
        programme=cast.programme, number=2, covers_from=today, covers_to=today, opens_on=today,
        cut_off=today + timedelta(9), exchange="on_release",
    )  # fmt: skip
    assert api("by_coordinator").post(f"rounds/{new.pk}/start/").json() == {"count": 1}
    (draft,) = api("by_coordinator").rows(f"rounds/{new.pk}/drafts/")
    assert (draft["status"], draft["text"], draft["ready"]) == ("at_risk", {"en": "Before"}, False)
    problem(api("by_coordinator").post(f"rounds/{new.pk}/start/"), 409)
