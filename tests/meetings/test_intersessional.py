"""What is decided between sessions, by letters or by silence, and confirmed at the next session."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.urls import reverse

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Forbidden, Invalid
from meetings.models import AgendaItem, IntersessionalDecision, Letter, Outcome
from meetings.selectors.proposals import proposals
from meetings.services.effects import OutcomeDraft
from meetings.services.intersessional import (
    break_silence,
    close_silence,
    decide_by_letters,
    open_silence,
    withdraw_decision,
)
from meetings.services.outcomes import record_outcome, withdraw_outcome
from meetings.services.points import add_points
from programs.models import AgreedState, Edition, Extension
from tests.cast import text
from tests.meetings.table import Table
from tests.meetings.test_outcomes import said


def letters(table: Table, *sides: str) -> list[Letter]:
    return [
        Letter.unscoped.create(
            body=table.body, sender=table.parties[side], number=f"{n}-{side}", sent_on=date(2026, 9, n),
            subject=text("On it"),
        )
        for n, side in enumerate(sides or ("BY", "RU"), 1)
    ]  # fmt: skip


def status(table: Table, number: str = "1.1", to: str = "delayed") -> OutcomeDraft:
    return OutcomeDraft("agreed_status", text("By letter"), item_id=table.items[number].pk, status=to)


def by_letters(table: Table, draft: OutcomeDraft, *sides: str) -> IntersessionalDecision:
    return decide_by_letters(
        table.actor("by.secretary"), programme_id=table.programme.pk, draft=draft,
        letter_ids=[letter.pk for letter in letters(table, *sides)],
    )  # fmt: skip


def by_silence(table: Table, draft: OutcomeDraft, days: int = 3) -> IntersessionalDecision:
    until = clock.today("Europe/Minsk") + timedelta(days)
    return open_silence(
        table.actor("by.secretary"), programme_id=table.programme.pk, draft=draft, silent_until=until
    )


def states(table: Table, number: str = "1.1") -> list[tuple[Any, ...]]:
    rows = AgreedState.unscoped.filter(item=table.items[number]).order_by("id")
    return list(rows.values_list("status", "current", "agreed_on", "source_id"))


def test_a_decision_by_letters_takes_effect_on_the_day_of_the_last_one(table: Table) -> None:
    decision = by_letters(table, status(table))
    assert states(table) == [("delayed", True, date(2026, 9, 2), decision.pk)]
    assert AgreedState.unscoped.get().source_label["en"] == "Exchange of letters, 2 Sep 2026"
    page = said(table.client("ru.reader").get(reverse("meetings:decision", args=[decision.pk])))
    assert "Item 1.1 (Certificates): agreed status “Delayed”." in page
    assert "1-BY" in page
    assert "2-RU" in page
    assert "not yet confirmed" in page
    dossier = table.client("ru.reader").get(reverse("programs:item", args=[table.items["1.1"].pk]))
    assert reverse("meetings:decision", args=[decision.pk]) in dossier.content.decode()
    told = table.client("ru.reader").get("/api/v1/intersessional-decisions/?confirmed=false").json()
    assert [(row["id"], len(row["letters"])) for row in told["results"]] == [(str(decision.pk), 2)]


def test_what_it_does_is_what_the_same_outcome_does(held: Table) -> None:
    draft = OutcomeDraft(
        "extension", text("x"), item_id=held.items["1.1"].pk, deadline=FuzzyDate("2027"), reason=text("Late")
    )
    by_letters(held, draft)
    record_outcome(
        held.actor("by.secretary"), review_id=held.review.pk,
        draft=OutcomeDraft(
            "extension", text("x"), item_id=held.items["1.2"].pk, deadline=FuzzyDate("2027"), reason=text("Late")
        ),
    )  # fmt: skip
    rows = [
        Extension.unscoped.filter(item=held.items[number])
        .values_list("number", "before", "after", "reason")
        .get()
        for number in ("1.1", "1.2")
    ]
    assert rows[0] == rows[1]
    assert held.wording("1.1").deadline == held.wording("1.2").deadline == FuzzyDate("2027")
    assert held.wording("1.1").since_edition == held.wording("1.2").since_edition


def test_without_a_letter_of_every_side_nothing_is_decided(table: Table) -> None:
    with pytest.raises(Invalid) as refused:
        by_letters(table, status(table), "BY", "BY")
    assert [fault.pointer for fault in refused.value.faults] == ["/letters"]
    assert not AgreedState.unscoped.exists()
    assert not IntersessionalDecision.unscoped.exists()


def test_silence_that_was_kept_decides_and_not_before_its_last_day_is_over(table: Table) -> None:
    decision = by_silence(table, status(table))
    actor = table.actor("by.secretary")
    assert states(table) == []
    with pytest.raises(Conflict, match="Silence runs still"):
        close_silence(actor, decision_id=decision.pk, version=decision.version)
    with time_machine.travel(clock.now() + timedelta(days=4), tick=False):
        page = said(table.client("ru.reader").get(reverse("meetings:decision", args=[decision.pk])))
        assert "silence was kept, not yet recorded" in page
        with pytest.raises(Conflict, match="does not run"):
            break_silence(
                table.actor("ru.secretary"), decision_id=decision.pk, reason={}, version=decision.version
            )
        close_silence(actor, decision_id=decision.pk, version=decision.version)
    assert states(table) == [("delayed", True, decision.silent_until, decision.pk)]


def test_one_side_breaks_the_silence_and_nothing_is_decided(table: Table) -> None:
    decision = by_silence(table, status(table))
    with pytest.raises(Forbidden):
        break_silence(
            table.actor("ru.coordinator"), decision_id=decision.pk, reason={}, version=decision.version
        )
    address = reverse("meetings:break-silence", args=[decision.pk])
    answer = table.client("ru.secretary").post(
        address, {"version": decision.version, "reason_en": "Not funded"}
    )
    assert answer.status_code == 302
    decision.refresh_from_db()
    assert (decision.state, decision.broken_by) == ("broken", table.parties["RU"])
    assert "RU broke the silence; nothing is decided. Not funded" in said(
        table.client("by.reader").get(reverse("meetings:decision", args=[decision.pk]))
    )
    with time_machine.travel(clock.now() + timedelta(days=9), tick=False), pytest.raises(Conflict):
        close_silence(table.actor("by.secretary"), decision_id=decision.pk, version=decision.version)
    assert states(table) == []


def proposed(table: Table) -> list[Any]:
    actor = table.actor("by.secretary")
    with acting_as(actor):
        return [one for one in proposals(actor, table.review) if one.source == "intersessional"]


def test_the_next_session_confirms_it_by_an_outcome_on_the_point_that_is_proposed(held: Table) -> None:
    decision = by_letters(held, status(held))
    by_silence(held, status(held, "1.2"))
    (proposal,) = proposed(held)
    assert proposal.title["en"] == "Confirmation of decision 1 between sessions, 2 Sep 2026: By letter"
    actor = held.actor("by.secretary")
    (point,) = add_points(actor, review_id=held.review.pk, chosen=[proposal.key])
    assert proposed(held) == []
    client = held.client("by.secretary")
    room = reverse("meetings:room", args=[held.review.pk])
    form = client.get(f"{room}?point={point.pk}").context["form"]
    assert form["confirms"].value() == decision.pk
    answer = client.post(
        room,
        {
            "kind": "decision", "point": point.pk, "version": point.version, "confirms": decision.pk,
            "text_en": "Confirmed", "text_ru": "Подтверждено",
        },
    )  # fmt: skip
    assert answer.status_code == 302, said(answer)
    outcome = Outcome.unscoped.get(review=held.review)
    decision.refresh_from_db()
    assert decision.confirmed_by == outcome
    page = said(held.client("ru.reader").get(reverse("meetings:decision", args=[decision.pk])))
    assert "confirmed by 8th session, outcome 8.1" in page
    session = said(held.client("ru.reader").get(reverse("meetings:session", args=[held.review.pk])))
    assert "Confirms decision 1 between sessions" in session
    told = held.client("ru.reader").get(f"/api/v1/outcomes/{outcome.pk}/").json()
    assert told["confirms"] == [str(decision.pk)]
    withdraw_outcome(actor, outcome_id=outcome.pk, reason=text("Too early"), version=outcome.version)
    decision.refresh_from_db()
    assert decision.confirmed_by is None
    assert [state[:2] for state in states(held)] == [("delayed", True)]


@pytest.mark.parametrize("kind", ["statement", "decision"])
def test_only_a_decision_confirms_and_only_once(held: Table, kind: str) -> None:
    decision = by_letters(held, status(held))
    actor = held.actor("by.secretary")
    draft = OutcomeDraft(kind, text("Confirmed"), confirms_id=decision.pk)
    if kind == "decision":
        record_outcome(actor, review_id=held.review.pk, draft=draft)
    count = Outcome.unscoped.count()
    with pytest.raises(Invalid, match="not confirmed yet"):
        record_outcome(actor, review_id=held.review.pk, draft=draft)
    assert Outcome.unscoped.count() == count


def test_the_edition_that_it_wrote_comes_into_force_with_the_session_that_confirms_it(held: Table) -> None:
    decision = by_letters(
        held,
        OutcomeDraft(
            "extension",
            text("x"),
            item_id=held.items["1.1"].pk,
            deadline=FuzzyDate("2027"),
            reason=text("Late"),
        ),
    )
    draft = OutcomeDraft("decision", text("Confirmed"), confirms_id=decision.pk)
    record_outcome(held.actor("by.secretary"), review_id=held.review.pk, draft=draft)
    held.refresh()
    assert held.review.edition == Edition.unscoped.get(state=Edition.State.RECORDED)


def test_what_was_entered_in_error_is_withdrawn_unless_it_stands_in_an_edition(table: Table) -> None:
    actor = table.actor("by.secretary")
    decision = by_letters(table, status(table))
    with pytest.raises(Invalid):
        withdraw_decision(actor, decision_id=decision.pk, reason={}, version=decision.version)
    withdraw_decision(actor, decision_id=decision.pk, reason=text("Wrong item"), version=decision.version)
    assert [state[:2] for state in states(table)] == [("delayed", False)]
    assert proposed(table) == []
    lasting = by_letters(
        table,
        OutcomeDraft(
            "extension",
            text("x"),
            item_id=table.items["1.1"].pk,
            deadline=FuzzyDate("2027"),
            reason=text("x"),
        ),
    )
    with pytest.raises(Conflict, match="not undone"):
        withdraw_decision(actor, decision_id=lasting.pk, reason=text("x"), version=lasting.version)


@pytest.mark.parametrize(
    ("scheme", "symbol"),
    [("{session}.{number}", ""), ("D/{year}/{number}", f"D/{clock.today('UTC').year}/1")],
)
def test_the_symbol_is_by_the_scheme_of_the_body_where_that_fits(
    table: Table, scheme: str, symbol: str
) -> None:
    type(table.body).unscoped.filter(pk=table.body.pk).update(outcome_scheme=scheme)
    assert by_letters(table, status(table)).symbol == symbol


def test_kinds_that_ask_for_a_session_are_refused(table: Table) -> None:
    for kind in ("deferral", "statement", "new_item", "changes"):
        with pytest.raises(Invalid):
            by_letters(table, OutcomeDraft(kind, text("x")))


def test_the_pages_enter_both_ways(table: Table) -> None:
    client = table.client("by.secretary")
    rows = letters(table)
    made = client.post(
        reverse("meetings:new-decision", args=[table.programme.pk, "letters"]),
        {
            "kind": "agreed_status", "item": "1.1", "status": "on_track", "text_en": "x",
            "letters": [str(row.pk) for row in rows],
        },
    )  # fmt: skip
    assert made.status_code == 302, said(made)
    until = clock.today("Europe/Minsk") + timedelta(5)
    made = client.post(
        reverse("meetings:new-decision", args=[table.programme.pk, "silence"]),
        {"kind": "decision", "text_en": "The sides agree", "silent_until": until.isoformat()},
    )
    assert made.status_code == 302, said(made)
    page = said(table.client("ru.reader").get(reverse("meetings:decisions", args=[table.body.pk])))
    assert "2 The sides agree silence until" in page
    assert "agreed status “On track”. exchange of letters 2 Sep 2026 decided not yet confirmed" in page
    assert not AgendaItem.unscoped.filter(source="intersessional").exists()


@pytest.mark.parametrize("name", ["document", "successor"])
def test_what_a_closing_names_and_is_not_to_be_seen_is_refused_at_once(table: Table, name: str) -> None:
    draft = OutcomeDraft(
        "closure", text("x"), item_id=table.items["1.1"].pk, ends="completed", **{f"{name}_id": uuid4()}
    )
    with pytest.raises(Invalid) as refused:
        by_silence(table, draft)
    assert [fault.pointer for fault in refused.value.faults] == [f"/{name}"]
    assert not IntersessionalDecision.unscoped.exists()


def test_silence_that_is_recorded_late_does_not_undo_what_the_sides_agreed_since(held: Table) -> None:
    actor = held.actor("by.secretary")
    decision = by_silence(held, status(held, to="delayed"), days=0)
    with time_machine.travel(clock.now() + timedelta(days=5)):
        record_outcome(
            actor, review_id=held.review.pk,
            draft=OutcomeDraft("agreed_status", item_id=held.items["1.1"].pk, status="completed"),
        )  # fmt: skip
        decision = close_silence(actor, decision_id=decision.pk, version=decision.version)
        assert [row[:2] for row in states(held)] == [("completed", True), ("delayed", False)]
        withdraw_decision(actor, decision_id=decision.pk, reason=text("In error"), version=decision.version)
        assert [row[:2] for row in states(held)] == [("completed", True), ("delayed", False)]


def test_an_edition_waits_again_once_what_confirmed_it_is_withdrawn(held: Table) -> None:
    actor = held.actor("by.secretary")
    later = OutcomeDraft(
        "extension", item_id=held.items["1.1"].pk, deadline=FuzzyDate("2031"), reason=text("x")
    )
    decisions = [
        by_letters(held, later),
        by_letters(held, replace(later, item_id=held.items["1.2"].pk)),
    ]
    outcomes = [
        record_outcome(
            actor, review_id=held.review.pk,
            draft=OutcomeDraft("decision", text("Confirmed"), confirms_id=decision.pk),
        )
        for decision in decisions
    ]  # fmt: skip
    for outcome, left in zip(outcomes, (True, False), strict=True):
        held.refresh()
        assert held.review.edition is not None
        withdraw_outcome(actor, outcome_id=outcome.pk, reason=text("In error"), version=outcome.version)
        held.refresh()
        assert (held.review.edition is not None) == left
    assert Edition.unscoped.filter(programme=held.programme, state=Edition.State.RECORDED).exists()


def test_silence_is_offered_for_as_long_as_the_rule_of_the_body_says(table: Table) -> None:
    type(table.body).unscoped.filter(pk=table.body.pk).update(silence_days=21)
    url = reverse("meetings:new-decision", args=[table.programme.pk, "silence"])
    form = table.client("by.secretary").get(url).content.decode()
    day = clock.today(table.actor("by.secretary").time_zone) + timedelta(days=21)
    assert f'value="{day.isoformat()}"' in form


def test_no_symbol_comes_twice_where_the_scheme_numbers_through(held: Table) -> None:
    type(held.body).unscoped.filter(pk=held.body.pk).update(outcome_scheme="D/{number}")
    actor = held.actor("by.secretary")
    draft = OutcomeDraft("decision", text("x"))
    made = [by_letters(held, draft).symbol]
    made += [record_outcome(actor, review_id=held.review.pk, draft=draft).symbol for _ in range(2)]
    made += [by_letters(held, draft).symbol]
    earlier = held.review
    earlier.state = "concluded"
    earlier.save(update_fields=["state"])
    earlier.pk, earlier.number, earlier.state = None, earlier.number + 1, "in_session"
    earlier._state.adding = True
    earlier.save()
    made += [record_outcome(actor, review_id=earlier.pk, draft=draft).symbol]
    assert made == [f"D/{number}" for number in range(1, 6)]
