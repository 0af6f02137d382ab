"""How the sides stood on an outcome, and what came of it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from cooperation import clock
from meetings.models import Outcome, Stand
from meetings.rules.deciding import result
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
