"""A session kept through the API: opened, its outcomes recorded and acknowledged, its minutes made, concluded."""

from datetime import timedelta

import pytest

from cooperation import clock
from cooperation.ui.when import day_words
from meetings.models import Review
from meetings.selectors.labels import cited
from programs.models import AgreedState, Wording
from tests.api.conftest import pointers, problem

ZONE = "Europe/Minsk"
SESSION = {
    "starts_at_time": "00:00",
    "time_zone": ZONE,
    "place": {"en": "Minsk", "ru": "Минск"},
    "covers_from": "2026-01-01",
    "covers_to": "2026-06-30",
}


def call(cast, **more):
    """What calls a session for today, as it is at its place when it is asked."""
    today = clock.today(ZONE).isoformat()
    days = {"starts_on": today, "ends_on": today}
    return {**SESSION, **days, "programme": str(cast.programme.pk), **more}


@pytest.fixture
def keeper(api):
    return api("by_secretary")


@pytest.fixture
def review(keeper, cast):
    """A session that has been called."""
    made = keeper.post("reviews/", call(cast))
    assert made.status_code == 201, made.content
    return made


@pytest.fixture
def path(keeper, review):
    """The address of a session that has been opened."""
    address = f"reviews/{review.json()['id']}/"
    opened = keeper.post(f"{address}open/", If_Match=review["ETag"])
    assert (opened.status_code, opened.json()["state"]) == (200, "in_session"), opened.content
    return address


def test_a_session_is_called_by_a_secretary_only(api, cast):
    problem(api("by_reader").post("reviews/", call(cast)), 403)
    problem(api("outsider").post("reviews/", call(cast)), 404)
    wrong = call(cast, time_zone="Mars/Olympus")
    assert pointers(api("by_secretary").post("reviews/", wrong)) == {"/time_zone"}


def test_an_act_on_a_session_needs_the_version_that_was_read(keeper, review):
    address = f"reviews/{review.json()['id']}/"
    problem(keeper.post(f"{address}open/"), 428)
    moved = keeper.post(
        f"{address}move/",
        {"starts_on": "2099-05-05", "ends_on": "2099-05-06", "starts_at_time": "10:00"},
        If_Match=review["ETag"],
    )
    assert (moved.status_code, moved.json()["starts_on"], moved.json()["schedule_version"]) == (
        200,
        "2099-05-05",
        2,
    )
    problem(keeper.post(f"{address}open/", If_Match=review["ETag"]), 412)
    assert keeper.post(f"{address}cancel/", If_Match=moved["ETag"]).json()["state"] == "cancelled"


def test_a_session_is_cancelled_with_a_reason_that_it_then_shows(api, keeper, review):
    address = f"reviews/{review.json()['id']}/"
    assert review.json()["cancelled_reason"] == {}
    wrong = keeper.post(f"{address}cancel/", {"reason": {"en": "x" * 4001}}, If_Match=review["ETag"])
    assert pointers(wrong) == {"/reason/en"} or pointers(wrong) == {"/reason"}
    done = keeper.post(f"{address}cancel/", {"reason": {"en": "No quorum"}}, If_Match=review["ETag"])
    assert done.status_code == 200, done.content
    seen = api("ru_reader").get(address).json()
    assert (seen["state"], seen["cancelled_reason"]) == ("cancelled", {"en": "No quorum"})


def test_an_agreed_status_is_recorded_and_stands_on_the_item_at_once(api, keeper, path, cast):
    item = str(cast.items["1.1"].pk)
    made = keeper.post(
        f"{path}outcomes/",
        {"kind": "agreed_status", "item": item, "status": "at_risk", "text": {"en": "Noted"}},
    )
    assert made.status_code == 201, made.content
    assert (made.json()["number"], made.json()["item"]) == (1, item)
    assert api("ru_reader").get(f"items/{item}/").json()["status"] == "at_risk"
    assert AgreedState.unscoped.get(item_id=item, current=True).status == "at_risk"


def test_an_extension_moves_the_deadline_and_keeps_the_reason(api, keeper, path, cast):
    item = str(cast.items["1.1"].pk)
    wrong = keeper.post(f"{path}outcomes/", {"kind": "extension", "item": item})
    assert pointers(wrong) == {"/deadline", "/reason"}
    body = {
        "kind": "extension",
        "item": item,
        "deadline": {"value": "2099-Q2"},
        "reason": {"en": "Tests go on"},
    }
    assert keeper.post(f"{path}outcomes/", body).status_code == 201
    dossier = api("ru_reader").get(f"items/{item}/?edition=newest").json()
    assert dossier["deadline"]["value"] == "2099-Q2"
    assert [(row["before"]["value"], row["reason"]) for row in dossier["extensions"]] == [
        ("2020-H1", {"en": "Tests go on"})
    ]
    assert Wording.unscoped.filter(item_id=item).count() == 2


def test_a_new_item_is_recorded_with_those_responsible_and_found_at_once(api, keeper, path, cast):
    body = {
        "kind": "new_item",
        "section": str(cast.sections["2"].pk),
        "item_number": "2.11",
        "title": {"en": "Test stand"},
        "deadline": "2099",
        "responsible": [str(cast.organisations[code].pk) for code in ("by", "ru")],
    }
    made = keeper.post(f"{path}outcomes/", body)
    assert made.status_code == 201, made.content
    assert sorted(made.json()["responsible"]) == sorted(body["responsible"])
    assert pointers(keeper.post(f"{path}outcomes/", body)) == {"/item_number"}
    found = api("ru_reader").get(f"items/{made.json()['item']}/")
    assert (found.status_code, found.json()["number"]) == (200, "2.11")
    assert [row["number"] for row in api("ru_reader").rows("items/?edition=newest&number=2.11")] == ["2.11"]


@pytest.mark.parametrize("kind", ["decision", "statement", "referral", "recommendation"])
def test_words_of_record_need_a_text(keeper, path, kind):
    assert pointers(keeper.post(f"{path}outcomes/", {"kind": kind})) == {"/text"}
    assert keeper.post(f"{path}outcomes/", {"kind": kind, "text": {"en": "So"}}).json()["kind"] == kind


def test_an_outcome_on_a_point_needs_the_version_of_the_point(keeper, path, cast):
    point = keeper.post(
        f"{path}agenda-items/", {"title": {"en": "Item 1.1"}, "item": str(cast.items["1.1"].pk)}
    )
    assert point.status_code == 201, point.content
    body = {"kind": "decision", "text": {"en": "Go on"}, "agenda_item": point.json()["id"]}
    problem(keeper.post(f"{path}outcomes/", body), 428)
    assert keeper.post(f"{path}outcomes/", body, If_Match=point["ETag"]).status_code == 201
    assert keeper.get(f"agenda-items/{point.json()['id']}/").json()["state"] == "done"
    problem(keeper.post(f"{path}outcomes/", body, If_Match=point["ETag"]), 412)


def test_points_are_moved_and_deferred(keeper, path):
    first, second = (keeper.post(f"{path}agenda-items/", {"title": {"en": title}}) for title in ("A", "B"))
    moved = keeper.post(f"agenda-items/{second.json()['id']}/move/", {"position": 1}, If_Match=second["ETag"])
    assert (moved.status_code, moved.json()["position"]) == (200, 1)
    now = keeper.get(f"agenda-items/{first.json()['id']}/")
    deferred = keeper.post(
        f"agenda-items/{first.json()['id']}/defer/", {"text": {"en": "Later"}}, If_Match=now["ETag"]
    )
    assert (deferred.status_code, deferred.json()["kind"]) == (201, "deferral")


def test_the_other_sides_secretary_acknowledges_and_a_correction_asks_anew(api, keeper, path):
    made = keeper.post(f"{path}outcomes/", {"kind": "decision", "text": {"en": "Go on"}})
    address = f"outcomes/{made.json()['id']}/"
    problem(keeper.post(f"{address}acknowledge/", If_Match=made["ETag"]), 403)
    other = api("ru_secretary")
    known = other.post(f"{address}acknowledge/", If_Match=other.get(address)["ETag"])
    assert [row["party_code"] for row in known.json()["acknowledgements"]] == ["RU"]
    corrected = keeper.patch(address, {"text": {"en": "Go on, faster"}}, If_Match=keeper.get(address)["ETag"])
    assert (corrected.status_code, corrected.json()["acknowledgements"]) == (200, [])
    problem(other.post(f"{address}acknowledge/", If_Match=known["ETag"]), 412)


def test_the_minutes_are_made_and_read_as_a_pdf(api, keeper, path):
    made = keeper.post(f"{path}minutes/", {"languages": ["ru"]})
    assert made.status_code == 201, made.content
    file = api("ru_reader").get(f"minutes/{made.json()['id']}/content/")
    assert file["Content-Type"] == "application/pdf"
    assert file.content.startswith(b"%PDF-")
    problem(api("outsider").get(f"minutes/{made.json()['id']}/content/"), 404)
    assert pointers(keeper.post(f"{path}minutes/", {"languages": ["fr"]})) == {"/languages"}


def test_a_session_held_ahead_of_its_date_is_concluded_today_and_on_no_other_day(keeper, cast):
    today = clock.today(ZONE)
    planned = {day: (today + timedelta(days=30)).isoformat() for day in ("starts_on", "ends_on")}
    called = keeper.post("reviews/", call(cast, **planned))
    address = f"reviews/{called.json()['id']}/"
    opened = keeper.post(f"{address}open/", If_Match=called["ETag"])
    for days in (-1, 1, 30):
        on = (today + timedelta(days=days)).isoformat()
        refused = keeper.post(f"{address}conclude/", {"on": on}, If_Match=opened["ETag"])
        assert pointers(refused) == {"/on"}, on
    given = {"on": today.isoformat(), "without_outcomes": True}
    concluded = keeper.post(f"{address}conclude/", given, If_Match=opened["ETag"])
    assert (concluded.status_code, concluded.json()["state"]) == (200, "concluded"), concluded.content


def test_a_session_held_ahead_of_its_date_is_cited_by_the_day_on_which_it_was_held(keeper, cast, client_as):
    today = clock.today(ZONE)
    ahead = today + timedelta(days=30)
    called = keeper.post("reviews/", call(cast, starts_on=ahead.isoformat(), ends_on=ahead.isoformat()))
    found = called.json()["id"]
    opened = keeper.post(f"reviews/{found}/open/", If_Match=called["ETag"])
    assert cited(Review.unscoped.get(pk=found))["en"].endswith(day_words(today, "en"))
    done = keeper.post(f"reviews/{found}/conclude/", {"without_outcomes": True}, If_Match=opened["ETag"])
    assert done.status_code == 200, done.content
    assert cited(Review.unscoped.get(pk=found))["en"].endswith(day_words(today, "en"))
    for address in (f"/sessions/{found}/", "/sessions/"):
        page = client_as("by_reader").get(address).content.decode()
        assert f'datetime="{today.isoformat()}"' in page
        assert ahead.isoformat() not in page


def test_a_session_without_outcomes_is_concluded_only_where_that_is_said(keeper, path):
    seen = keeper.get(path)["ETag"]
    for given in ({}, {"without_outcomes": False}):
        assert pointers(keeper.post(f"{path}conclude/", given, If_Match=seen)) == {"/without_outcomes"}
    assert keeper.get(path).json()["state"] == "in_session"
    done = keeper.post(f"{path}conclude/", {"without_outcomes": True}, If_Match=seen)
    assert (done.status_code, done.json()["state"]) == (200, "concluded")


def test_the_etag_of_the_session_where_that_of_the_point_is_asked_for_is_called_so(keeper, path, cast):
    point = keeper.post(f"{path}agenda-items/", {"title": {"en": "Certificates"}})
    assert point.status_code == 201, point.content
    given = {"kind": "decision", "text": {"en": "So", "ru": "Так"}, "agenda_item": point.json()["id"]}
    refused = keeper.post(f"{path}outcomes/", given, If_Match=keeper.get(path)["ETag"])
    assert "of another object than the one whose version is asked for" in problem(refused, 412)["detail"]
    refused = keeper.post(f"{path}conclude/", If_Match=point["ETag"])
    assert "of another object" in problem(refused, 412)["detail"]
    refused = keeper.post(f"{path}conclude/", If_Match='"none-such"')
    assert "No answer bore" in problem(refused, 412)["detail"]


def test_a_concluded_session_takes_no_more_outcomes(keeper, path):
    given = {"without_outcomes": True}
    concluded = keeper.post(f"{path}conclude/", given, If_Match=keeper.get(path)["ETag"])
    assert (concluded.status_code, concluded.json()["state"]) == (200, "concluded"), concluded.content
    problem(keeper.post(f"{path}outcomes/", {"kind": "decision", "text": {"en": "Late"}}), 409)


def test_outcomes_are_recorded_by_a_secretary_only(api, path):
    body = {"kind": "decision", "text": {"en": "x"}}
    problem(api("by_reader").post(f"{path}outcomes/", body), 403)
    problem(api("outsider").post(f"{path}outcomes/", body), 404)
