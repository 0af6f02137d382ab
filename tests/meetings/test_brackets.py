"""Wording that is not agreed yet, seen through the pages and the JSON face."""

from typing import Any

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from meetings.models import Acknowledgement, Bracket, Outcome, Review
from meetings.rules import brackets as rules
from meetings.selectors.brackets import disagreements_in, open_in
from tests.meetings.table import Table
from tests.meetings.test_outcomes import record, said

LINE = st.text(alphabet="abc ", min_size=1, max_size=8).filter(lambda words: bool(words.strip()))


@given(st.lists(LINE, max_size=6), st.integers(1, 7), LINE)
def test_an_agreed_wording_takes_the_place_of_its_clause_and_leaves_the_others(
    lines: list[str], clause: int, wording: str
) -> None:
    before = rules.clauses("\n".join(lines))
    after = rules.clauses(rules.agreed({"en": "\n".join(lines), "ru": "x"}, clause, {"en": wording})["en"])
    place = min(clause, len(before) + 1) - 1
    assert after[place] == wording.strip()
    assert after[:place] + after[place + 1 :] == before[:place] + before[place + 1 :]
    assert rules.agreed({"ru": "x"}, 1, {"en": wording})["ru"] == "x"


def decided(table: Table) -> Outcome:
    """An outcome of two clauses, entered by side BY and acknowledged by RU."""
    record(table, table.client("by.secretary"), 2, "decision", text_en="First\nSecond", text_ru="Раз\nДва")
    outcome = Outcome.unscoped.get(review=table.review)
    table.client("ru.secretary").post(
        reverse("meetings:acknowledge", args=[outcome.pk]), {"version": outcome.version}
    )
    return outcome


def propose(table: Table, side: str, outcome: Outcome, clause: int, words: str) -> Any:
    return table.client(f"{side}.secretary").post(
        reverse("meetings:brackets", args=[outcome.pk]), {"clause": clause, "text_en": words}
    )


def press(table: Table, side: str, name: str, bracket: Bracket) -> Any:
    return table.client(f"{side}.secretary").post(
        reverse(f"meetings:{name}", args=[bracket.pk]), {"version": bracket.version}, follow=True
    )


def test_each_side_puts_its_wording_into_brackets_and_both_are_seen_with_their_side(held: Table) -> None:
    outcome = decided(held)
    assert propose(held, "by", outcome, 2, "Second as BY has it").status_code == 302
    assert propose(held, "ru", outcome, 2, "Second as RU has it").status_code == 302
    page = said(held.client("ru.reader").get(reverse("meetings:brackets", args=[outcome.pk])))
    assert "BY [Second as BY has it]" in page
    assert "RU [Second as RU has it]" in page
    assert "Accept this wording" not in page
    room = said(held.client("by.secretary").get(reverse("meetings:room", args=[held.review.pk])))
    assert "1 outcome has wording in brackets 8.1" in room
    session = said(held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk])))
    assert "2 wordings in brackets" in session
    assert [row.clause for row in open_in(held.review)] == [2, 2]


def test_it_is_said_in_which_language_the_text_would_stay_as_it_is(held: Table) -> None:
    outcome = decided(held)
    propose(held, "by", outcome, 2, "Second as BY has it")
    propose(held, "ru", outcome, 3, "A third clause")
    page = said(held.client("ru.secretary").get(reverse("meetings:brackets", args=[outcome.pk])))
    assert page.count("Not worded in: Русский.") == 1


def test_an_accepted_wording_goes_into_the_text_and_is_acknowledged_anew(held: Table) -> None:
    outcome = decided(held)
    propose(held, "by", outcome, 2, "Second as BY has it")
    propose(held, "ru", outcome, 2, "Second as RU has it")
    assert Acknowledgement.unscoped.filter(outcome=outcome).exists()
    press(held, "by", "accept-wording", Bracket.unscoped.get(party=held.parties["RU"]))
    outcome.refresh_from_db()
    assert outcome.text == {"en": "First\nSecond as RU has it", "ru": "Раз\nДва"}
    assert not Acknowledgement.unscoped.filter(outcome=outcome).exists()
    assert dict(Bracket.unscoped.values_list("party__code", "state")) == {"BY": "dropped", "RU": "accepted"}


def test_a_session_is_not_concluded_over_a_bracket_unless_it_is_a_disagreement(held: Table) -> None:
    outcome = decided(held)
    propose(held, "by", outcome, 3, "Third as BY has it")
    conclude = reverse("meetings:conclude", args=[held.review.pk])
    held.refresh()
    fields = {"version": held.review.version, "confirmed": "yes"}
    refused = said(held.client("by.secretary").post(conclude, fields, follow=True))
    assert "Wording stands in brackets." in refused
    held.refresh()
    assert held.review.state == Review.State.IN_SESSION
    page = said(press(held, "ru", "record-disagreement", Bracket.unscoped.get()))
    assert "recorded as a disagreement" in page
    assert [row.text["en"] for row in disagreements_in(held.review)] == ["Third as BY has it"]
    held.client("by.secretary").post(conclude, fields | {"version": held.review.version})
    held.refresh()
    assert held.review.state == Review.State.CONCLUDED


def test_a_side_drops_its_own_wording_alone(held: Table) -> None:
    outcome = decided(held)
    propose(held, "by", outcome, 1, "First as BY has it")
    bracket = Bracket.unscoped.get()
    assert press(held, "ru", "drop-wording", bracket).status_code == 403
    press(held, "by", "drop-wording", bracket)
    bracket.refresh_from_db()
    assert bracket.state == Bracket.State.DROPPED
    again = said(press(held, "by", "accept-wording", bracket))
    assert "This bracket is no longer open." in again


@pytest.mark.parametrize(
    ("clause", "words", "complaint"),
    [
        (4, "x", "The text has no clause of this number"),
        (1, " ", "Write the wording that the side proposes."),
        (1, "x\ny", "The wording of a clause is one paragraph."),
    ],
)
def test_a_wording_of_no_clause_is_refused(held: Table, clause: int, words: str, complaint: str) -> None:
    outcome = decided(held)
    response = propose(held, "by", outcome, clause, words)
    assert response.status_code == 400
    assert complaint in said(response)
    assert not Bracket.unscoped.exists()


def test_a_side_has_one_wording_of_a_clause_in_brackets(held: Table) -> None:
    outcome = decided(held)
    propose(held, "by", outcome, 1, "One")
    response = propose(held, "by", outcome, 1, "Another")
    assert response.status_code == 409
    assert "stands in brackets already" in said(response)


def test_a_statement_is_changed_by_its_side_alone(held: Table) -> None:
    record(held, held.client("by.secretary"), 2, "statement", text_en="Verbatim", text_ru="Дословно")
    outcome = Outcome.unscoped.get()
    fields = {"text_en": "Another", "version": outcome.version}
    correct = reverse("meetings:correct", args=[outcome.pk])
    refused = held.client("ru.secretary").post(correct, fields)
    assert refused.status_code == 403
    withdraw = reverse("meetings:withdraw-outcome", args=[outcome.pk])
    fields_of = {"reason_en": "x", "version": outcome.version}
    assert held.client("ru.secretary").post(withdraw, fields_of).status_code == 403
    page = held.client("ru.secretary").get(reverse("meetings:session", args=[held.review.pk]))
    assert correct not in page.content.decode()
    assert propose(held, "ru", outcome, 1, "Another").status_code == 409
    outcome.refresh_from_db()
    assert outcome.text["en"] == "Verbatim"
    assert held.client("by.secretary").post(correct, fields).status_code == 302


def test_outcomes_are_numbered_by_the_scheme_and_traced_both_ways(held: Table) -> None:
    held.body.symbol, held.body.outcome_scheme = "JC", "{body}/{session}/D.{number}"
    held.body.save(update_fields=["symbol", "outcome_scheme"])
    client = held.client("by.secretary")
    record(held, client, 2, "decision", text_en="The first", text_ru="x")
    held.body.outcome_scheme = "{session}-{number}"
    held.body.save(update_fields=["outcome_scheme"])
    response = record(held, client, None, "decision", text_en="The second", text_ru="x", acts_on="JC/8/D.1")
    assert response.status_code == 302
    first, second = Outcome.unscoped.order_by("number")
    assert (first.symbol, second.symbol, second.acts_on_id) == ("JC/8/D.1", "8-2", first.pk)
    page = said(client.get(reverse("meetings:session", args=[held.review.pk])))
    assert "Acted on by outcome 8-2" in page
    assert "Acts on outcome JC/8/D.1" in page
    rows = client.get(f"/api/v1/outcomes/?acts_on={first.pk}").json()["results"]
    assert [(row["symbol"], row["acts_on"]) for row in rows] == [("8-2", str(first.pk))]
    held.refresh()
    wrong = record(held, client, None, "decision", text_en="x", text_ru="x", acts_on="9.9")
    assert wrong.status_code == 400
    assert "The record has no outcome of this number that stands." in said(wrong)


def test_a_side_does_not_accept_its_own_wording(held: Table) -> None:
    outcome = decided(held)
    propose(held, "by", outcome, 2, "Second as BY has it")
    bracket = Bracket.unscoped.get()
    page = held.client("by.secretary").get(reverse("meetings:brackets", args=[outcome.pk]))
    assert "Accept this wording" not in said(page)
    assert press(held, "by", "accept-wording", bracket).status_code == 403
    outcome.refresh_from_db()
    assert outcome.text["en"] == "First\nSecond"
    press(held, "ru", "accept-wording", bracket)
    outcome.refresh_from_db()
    assert outcome.text["en"] == "First\nSecond as BY has it"
