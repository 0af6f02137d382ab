"""How the sides stood on an outcome, and what came of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cooperation import clock
from meetings.models import AgendaItem, Outcome, Stand
from meetings.rules.deciding import result
from programs.models import AgreedState, ChangeSet, Edition, Extension, Item
from tests.meetings.table import Table
from tests.meetings.test_outcomes import record, said

SIDES = "ABCDE"
HEARD = st.dictionaries(
    st.sampled_from(SIDES), st.sampled_from(["for", "against", "abstain", "absent"]), max_size=len(SIDES)
)
RULES = st.sampled_from(["consensus", "silence", "majority"])
TODAY = date(2026, 11, 26)


@given(HEARD, st.integers(0, 5))
def test_by_consensus_nothing_is_adopted_against_a_side(stands: dict[str, str], quorum: int) -> None:
    found = result("consensus", stands, len(SIDES), quorum=quorum)
    assert (found == "not_adopted") == ("against" in stands.values())


@given(RULES, HEARD, st.integers(0, 5))
def test_nothing_is_adopted_before_all_are_heard_but_by_silence(
    rule: str, stands: dict[str, str], quorum: int
) -> None:
    if result(rule, stands, len(SIDES), quorum=quorum, silent_until=TODAY, today=TODAY) == "adopted":
        assert rule != "silence"
        assert len(stands) == len(SIDES)
        assert sum(choice != "absent" for choice in stands.values()) >= quorum


@given(HEARD, st.integers(-3, 3))
def test_silence_is_broken_by_one_objection_and_kept_until_its_day_has_passed(
    stands: dict[str, str], days: int
) -> None:
    until = TODAY - timedelta(days)
    found = result("silence", stands, len(SIDES), quorum=9, silent_until=until, today=TODAY)
    expected = "adopted" if days > 0 else "pending"
    assert found == ("not_adopted" if "against" in stands.values() else expected)


@given(HEARD.filter(lambda stands: len(stands) == len(SIDES)))
def test_a_side_that_turns_from_against_to_for_never_undoes_what_a_majority_adopted(
    stands: dict[str, str],
) -> None:
    told = list(stands.values())
    found = result("majority", stands, len(SIDES))
    assert found == ("adopted" if told.count("for") > told.count("against") else "not_adopted")
    turned = {side: "for" if choice == "against" else choice for side, choice in stands.items()}
    assert found == "not_adopted" or result("majority", turned, len(SIDES)) == "adopted"


def enter(table: Table, outcome: Outcome, who: str = "by.secretary", **fields: Any) -> Any:
    address = reverse("meetings:stands", args=[outcome.pk])
    return table.client(who).post(address, {"rule": "consensus", "version": outcome.version, **fields})


def decided(table: Table, kind: str = "decision", **fields: Any) -> Outcome:
    record(table, table.client("by.secretary"), 1, kind, text_en="Decided", text_ru="Решено", **fields)
    return Outcome.unscoped.get(review=table.review)


def test_both_sides_and_a_reservation_are_shown_with_the_result(held: Table) -> None:
    outcome = decided(held)
    response = enter(
        held,
        outcome,
        choice_0="for",
        choice_1="for",
        reservation_1_en="Subject to funds",
        reservation_1_ru="x",
    )
    assert response.status_code == 302
    page = said(held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk])))
    assert "consensus: adopted" in page
    assert "RU for Reservation: Subject to funds" in page
    rows = held.client("ru.reader").get(f"/api/v1/stands/?outcome={outcome.pk}").json()["results"]
    assert {(row["party_code"], row["choice"]) for row in rows} == {("BY", "for"), ("RU", "for")}
    outcome.refresh_from_db()
    enter(held, outcome, choice_0="against")
    page = said(held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk])))
    assert "consensus: not adopted" in page
    assert Stand.unscoped.get().party == held.parties["BY"]


def test_silence_runs_until_its_last_day(held: Table) -> None:
    outcome = decided(held)
    today = clock.today("Europe/Minsk")
    refused = enter(held, outcome, rule="silence")
    assert refused.status_code == 400
    assert "Say until when silence runs." in said(refused)
    enter(held, outcome, rule="silence", silent_until=str(today), choice_0="for")
    address = reverse("meetings:session", args=[held.review.pk])
    assert "silence procedure: silence still runs" in said(held.client("ru.reader").get(address))
    outcome.refresh_from_db()
    past = str(today - timedelta(1))
    enter(held, outcome, rule="silence", silent_until=past, choice_0="for")
    assert "silence procedure: adopted" in said(held.client("ru.reader").get(address))


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"choice_0": "absent", "proxy_0": "RU"}, "A side that was absent has nobody who spoke for it."),
        ({"choice_0": "for", "proxy_0": "RU"}, "Another side of this programme that was there itself"),
        (
            {"choice_0": "for", "proxy_0": "RU", "choice_1": "absent"},
            "Another side of this programme that was",
        ),
    ],
)
def test_a_proxy_was_there_itself(held: Table, fields: dict[str, str], complaint: str) -> None:
    outcome = decided(held)
    sent = {**fields, "proxy_0": str(held.parties["RU"].pk)}
    response = enter(held, outcome, **sent)
    assert response.status_code == 400
    assert complaint in said(response)
    assert not Stand.unscoped.exists()


def test_what_changed_the_plan_is_not_said_to_have_failed(held: Table) -> None:
    outcome = decided(held, "extension", deadline_year="2029", reason_en="x", reason_ru="x")
    response = enter(held, outcome, choice_0="for", choice_1="against")
    assert response.status_code == 409
    assert "What it did to the plan stands" in said(response)
    assert not Stand.unscoped.exists()


# --- With the outcome itself ------------------------------------------------------------------------------------------

EFFECTS = {
    "agreed_status": {"status": "delayed"},
    "extension": {"deadline_year": "2029", "reason_en": "x", "reason_ru": "x"},
    "closure": {"ends": "withdrawn"},
}


def plan(table: Table) -> list[list[Any]]:
    """Everything that an outcome may change in the plan."""
    return [
        list(model.unscoped.order_by("pk").values_list("pk", "version"))
        for model in (AgreedState, Extension, Item, Edition, ChangeSet)
    ]


def test_how_the_sides_stood_is_entered_with_the_outcome(held: Table) -> None:
    outcome = decided(
        held, "agreed_status", status="delayed", choice_0="for", choice_1="for", proxy_1="",
        reservation_1_en="Subject to funds", reservation_1_ru="x",
    )  # fmt: skip
    assert (outcome.carried, outcome.decision_rule) == (True, "consensus")
    assert AgreedState.unscoped.get(current=True).status == "delayed"
    assert Stand.unscoped.get(party=held.parties["RU"]).reservation["en"] == "Subject to funds"
    page = said(held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk])))
    assert "consensus: adopted" in page


@pytest.mark.parametrize("kind", EFFECTS)
def test_what_was_not_carried_by_its_rule_takes_no_effect(held: Table, kind: str) -> None:
    before = plan(held)
    outcome = decided(held, kind, **EFFECTS[kind], choice_0="for", choice_1="against")
    assert outcome.carried is False
    assert plan(held) == before
    held.refresh()
    assert held.points[0].state == AgendaItem.State.OPEN
    assert held.review.edition is None
    page = said(held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk])))
    assert "consensus: not adopted" in page
    assert "Not adopted: Item 1.1" in page
    told = held.client("ru.reader").get(f"/api/v1/outcomes/{outcome.pk}/").json()
    assert told["carried"] is False


def test_what_was_not_carried_does_not_turn_by_what_is_entered_later_and_is_withdrawn(held: Table) -> None:
    outcome = decided(held, "extension", **EFFECTS["extension"], choice_0="for", choice_1="against")
    before = plan(held)
    response = enter(held, outcome, choice_0="for", choice_1="for")
    assert response.status_code == 409
    assert "did nothing to the plan" in said(response)
    assert {stand.choice for stand in Stand.unscoped.all()} == {"for", "against"}
    response = held.client("by.secretary").post(
        reverse("meetings:withdraw-outcome", args=[outcome.pk]),
        {"reason_en": "Heard wrong", "version": outcome.version},
    )
    assert response.status_code == 302
    assert plan(held) == before


def test_an_agreed_status_does_not_go_back_by_a_stand_that_is_entered_later(held: Table) -> None:
    outcome = decided(held, "agreed_status", status="delayed")
    before = plan(held)
    response = enter(held, outcome, choice_0="for", choice_1="against")
    assert response.status_code == 409
    assert "Withdraw the outcome, and record it anew" in said(response)
    until = str(clock.today("Europe/Minsk") + timedelta(2))
    assert enter(held, outcome, rule="silence", silent_until=until).status_code == 409
    assert not Stand.unscoped.exists()
    assert plan(held) == before


def test_what_changes_the_plan_waits_for_no_side_that_was_not_heard(held: Table) -> None:
    before = plan(held)
    client = held.client("by.secretary")
    part = record(held, client, 1, "agreed_status", status="delayed", choice_0="for")
    assert part.status_code == 400
    assert "Say how every side stood" in said(part)
    until = str(clock.today("Europe/Minsk") + timedelta(2))
    silent = record(held, client, 1, "agreed_status", status="delayed", rule="silence", silent_until=until)
    assert silent.status_code == 409
    assert "put it to the sides as a decision between sessions" in said(silent)
    assert plan(held) == before
    assert not Outcome.unscoped.exists()


def test_a_decision_that_is_not_carried_leaves_its_point_open_until_it_is(held: Table) -> None:
    outcome = decided(held, choice_0="for", choice_1="against")
    held.refresh()
    assert (outcome.carried, held.points[0].state) == (False, AgendaItem.State.OPEN)
    assert enter(held, outcome, choice_0="for", choice_1="abstain").status_code == 302
    outcome.refresh_from_db()
    held.refresh()
    assert (outcome.carried, held.points[0].state) == (True, AgendaItem.State.DONE)


def test_the_same_through_the_api_in_one_call(held: Table) -> None:
    stands = [
        {"party": str(held.parties["BY"].pk), "choice": "for"},
        {"party": str(held.parties["RU"].pk), "choice": "for", "proxy": str(held.parties["BY"].pk)},
    ]
    body = {"kind": "agreed_status", "item": str(held.items["1.2"].pk), "status": "delayed", "stands": stands}
    address = f"/api/v1/reviews/{held.review.pk}/outcomes/"
    client = held.client("by.secretary")
    made = client.post(address, body, content_type="application/json")
    assert (made.status_code, made.json()["carried"]) == (201, True)
    stands[1] = {"party": str(held.parties["RU"].pk), "choice": "against"}
    lost = client.post(address, body | {"status": "blocked"}, content_type="application/json")
    assert (lost.status_code, lost.json()["carried"], lost.json()["status"]) == (201, False, "blocked")
    assert AgreedState.unscoped.get().status == "delayed"
    foreign = [{"party": str(held.items["1.2"].pk), "choice": "for"}]
    refused = client.post(address, body | {"stands": foreign}, content_type="application/json")
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"] == "/stands"


def test_a_reservation_of_a_side_that_is_not_said_to_have_been_heard_is_asked_about(held: Table) -> None:
    client = held.client("by.secretary")
    answer = record(held, client, 1, "decision", text_en="Decided", reservation_1_en="Not the last clause")
    assert answer.status_code == 400
    assert "Say how this side stood: more is entered of it." in said(answer)
    assert "Not the last clause" in answer.content.decode()
    assert not Outcome.unscoped.exists()


def test_silence_by_the_rule_of_the_body_needs_no_rule_to_be_named(held: Table) -> None:
    type(held.body).unscoped.filter(pk=held.body.pk).update(decision_rule="silence")
    client = held.client("by.secretary")
    day = (clock.today("Europe/Minsk") + timedelta(days=3)).isoformat()
    record(held, client, 1, "decision", text_en="Decided", text_ru="Решено", silent_until=day)
    address = f"/api/v1/reviews/{held.review.pk}/outcomes/"
    body = {"kind": "decision", "text": {"en": "Decided", "ru": "Решено"}, "silent_until": day}
    assert client.post(address, body, content_type="application/json").status_code == 201
    found = Outcome.unscoped.values_list("decision_rule", "silent_until")
    assert [(rule, until.isoformat()) for rule, until in found] == [("silence", day)] * 2
