"""A session's date, its sittings and its schedule, a body's rotation and its next session, through the API."""

from datetime import timedelta

import pytest

from cooperation import clock
from tests.api.conftest import pointers, problem
from tests.cast import sit


@pytest.fixture
def ahead(cast):
    return sit(cast, "proposed")


@pytest.fixture
def keeper(api):
    return api("by_secretary")


def test_a_date_is_confirmed_side_by_side_and_voided_by_a_move(api, keeper, ahead):
    address = f"reviews/{ahead.pk}/"
    by, ru = api("by_coordinator"), api("ru_coordinator")
    first = by.post(f"{address}confirm/", {}, If_Match=by.get(address)["ETag"])
    assert (first.status_code, first.json()["state"]) == (201, "proposed"), first.content
    assert [one["party_code"] for one in first.json()["confirmations"]] == ["BY"]
    second = ru.post(f"{address}confirm/", {}, If_Match=ru.get(address)["ETag"])
    assert second.json()["state"] == "confirmed", second.content
    convened = keeper.post(f"{address}convene/", If_Match=keeper.get(address)["ETag"])
    assert convened.json()["state"] == "convened"
    day = (ahead.starts_on + timedelta(7)).isoformat()
    moved = keeper.post(
        f"{address}move/",
        {"starts_on": day, "ends_on": day, "starts_at_time": "10:00"},
        If_Match=convened["ETag"],
    ).json()
    assert (moved["state"], moved["confirmations"]) == ("proposed", [])
    assert moved["moved_from"] == ahead.starts_on.isoformat()
    changed = {
        one["kind"]: (one["moved_from"], one["due_on"]) for one in moved["schedule"] if one["moved_from"]
    }
    before = ahead.starts_on - timedelta(10)
    assert changed["delegations_named"] == (before.isoformat(), (before + timedelta(7)).isoformat())
    void = keeper.get("date-confirmations/?void=true").json()["results"]
    assert {one["party_code"] for one in void} == {"BY", "RU"}


def test_the_secretariat_confirms_for_a_side_by_its_document_alone(api, ahead, cast):
    address, joint = f"reviews/{ahead.pk}/", api("joint_two")
    etag = joint.get(address)["ETag"]
    own = {"party": str(cast.by.pk)}
    assert pointers(joint.post(f"{address}confirm/", own, If_Match=etag)) == {"/authority"}
    letter = {
        "authority": "document",
        "document_kind": "Letter",
        "document_number": "7",
        "document_date": "2026-01-09",
    }
    done = joint.post(f"{address}confirm/", {**own, **letter}, If_Match=etag)
    assert done.status_code == 201, done.content
    assert done.json()["confirmations"][0]["document_number"] == "7"


def test_a_session_is_postponed_sine_die_and_given_a_date_again(keeper, ahead):
    address = f"reviews/{ahead.pk}/"
    off = keeper.post(
        f"{address}postpone/", {"reason": {"en": "Elections"}}, If_Match=keeper.get(address)["ETag"]
    )
    assert (off.json()["state"], off.json()["postponed_reason"]) == ("postponed", {"en": "Elections"})
    assert {one["due_on"] for one in off.json()["schedule"]} == {None}
    days = {"starts_on": "2099-05-05", "ends_on": "2099-05-06", "starts_at_time": "10:00"}
    on = keeper.post(f"{address}move/", days, If_Match=off["ETag"]).json()
    assert (on["state"], on["postponed_reason"]) == ("proposed", {})
    assert {"2099-04-25", "2099-05-16"} <= {one["due_on"] for one in on["schedule"]}


def test_a_session_sits_is_adjourned_and_resumed(keeper, ahead):
    address, resumes = f"reviews/{ahead.pk}/", clock.today("Europe/Minsk").isoformat()
    opened = keeper.post(f"{address}open/", If_Match=keeper.get(address)["ETag"])
    adjourned = keeper.post(f"{address}adjourn/", {"resumes_on": resumes}, If_Match=opened["ETag"])
    assert (adjourned.json()["state"], adjourned.json()["sittings"][0]["resumes_on"]) == (
        "adjourned",
        resumes,
    )
    resumed = keeper.post(f"{address}open/", If_Match=adjourned["ETag"]).json()
    assert [one["number"] for one in resumed["sittings"]] == [1, 2]
    row = keeper.get(f"sittings/{resumed['sittings'][0]['id']}/")
    right = {"held_on": resumes, "from_time": "09:00", "to_time": "13:15"}
    kept = keeper.put(f"sittings/{row.json()['id']}/", right, If_Match=row["ETag"])
    assert (kept.json()["from_time"], kept.json()["to_time"]) == ("09:00:00", "13:15:00")


def test_a_step_is_late_then_done_and_found_by_how_it_stands(keeper, ahead):
    yesterday = (clock.today("Europe/Minsk") - timedelta(1)).isoformat()
    (step,) = keeper.get(f"schedule-steps/?review={ahead.pk}&kind=papers_out").json()["results"]
    path = f"schedule-steps/{step['id']}/"
    late = keeper.put(path, {"due_on": yesterday}, If_Match=f'"{step["version"]}"')
    assert (late.json()["state"], late.json()["by_hand"]) == ("late", True)
    assert [one["id"] for one in keeper.get("schedule-steps/?state=late").json()["results"]] == [step["id"]]
    done = keeper.put(path, {"due_on": yesterday, "done_on": yesterday}, If_Match=late["ETag"])
    assert done.json()["state"] == "done"
    assert keeper.get("schedule-steps/?state=late").json()["results"] == []


def test_who_keeps_no_record_only_reads_the_schedule(api, ahead):
    reader = api("ru_reader")
    found = reader.get(f"schedule-steps/?review={ahead.pk}").json()["results"]
    assert {one["kind"] for one in found} >= {"positions_due", "signed"}
    problem(reader.put(f"schedule-steps/{found[0]['id']}/", {}, If_Match='"1"'), 403)
    assert api("outsider").get("schedule-steps/").json()["results"] == []


def test_the_next_session_is_answered_from_the_rotation_and_nothing_is_written(api, keeper, cast):
    address = f"programmes/{cast.programme.pk}/next-session/"
    sides = [str(cast.by.pk), str(cast.ru.pk)]
    made = keeper.post("rotations/", {"programme": str(cast.programme.pk), "parties": sides})
    assert made.status_code == 201, made.content
    assert [turn["party_code"] for turn in made.json()["turns"]] == ["BY", "RU"]
    found = api("ru_reader").get(address).json()
    assert (found["number"], found["host"], found["rotation"]) == (1, sides[0], made.json()["id"])
    assert len(found["days"]) == 3
    assert {one["party_code"] for one in found["calendars"] if one["known"]} == {"BY", "RU"}
    assert found["missed"] is None
    swap = {
        "number": 1, "kind": "swap", "party": sides[0], "other": sides[1], "agreed_by": sides,
        "reason": {"en": "The hall is being repaired"},
    }  # fmt: skip
    left = keeper.post(f"rotations/{made.json()['id']}/departures/", swap, If_Match=made["ETag"])
    assert left.status_code == 201, left.content
    after = keeper.get(address).json()
    assert (after["turn"], after["host"]) == (sides[0], sides[1])
    assert keeper.get("reviews/").json()["results"] == []
    problem(api("outsider").get(address), 404)
