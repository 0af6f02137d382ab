"""Obstacles: what they hold up, who says what of them, their steps, how they end."""

from datetime import date
from html import unescape
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation import clock
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Forbidden, Invalid, Stale
from programs.models import Blocking, Obstacle, ObstacleStep, Stance
from programs.rules.holdup import HeldUp, held_up, months_between
from programs.services import obstacles
from programs.services.obstacles import ObstacleInput, StepInput
from tests.cast import Cast, text
from tests.refusals.matters import NO_ROWS

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


# --- The rule ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2026-01-15", "2026-01-15", 0), ("2026-01-15", "2026-02-14", 0), ("2026-01-15", "2026-02-15", 1),
        ("2026-01-31", "2026-02-28", 1), ("2024-01-31", "2024-02-28", 0), ("2024-01-31", "2024-02-29", 1),
        ("2025-11-30", "2026-11-29", 11), ("2026-02-15", "2026-01-15", 0),
    ],
)  # fmt: skip
def test_months_are_whole_ones(first: str, last: str, months: int) -> None:
    assert months_between(date.fromisoformat(first), date.fromisoformat(last)) == months


@given(DAYS, DAYS, DAYS)
def test_months_never_shrink_as_time_goes_on(first: date, one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert months_between(first, early) <= months_between(first, late)


def test_what_is_held_up_counts_until_it_was_closed_and_permanent_items_are_never_late() -> None:
    due = (date(2026, 3, 31), date(2026, 12, 31), None)
    alleged, today = date(2026, 1, 10), date(2026, 11, 23)
    assert held_up(alleged, None, today, due) == HeldUp(3, 10, 1, 7)
    assert held_up(alleged, date(2026, 5, 10), today, due) == HeldUp(3, 4, 1, 1)
    assert held_up(alleged, None, today, ()) == HeldUp(0, 10, 0, 0)


# --- Writing ----------------------------------------------------------------------------------------------------------


def said(cast: Cast, **changes: Any) -> ObstacleInput:
    ministry = cast.organisations["ru_ministry"].pk
    steps = (
        StepInput(text("Draft the amendment"), ministry, FuzzyDate("2026-Q1"), clock.today()),
        StepInput(text("Send it to the Government"), None, FuzzyDate("2027-Q1")),
    )  # fmt: skip
    values: dict[str, Any] = {
        "kind": "legal", "title": text("Licences"), "description": {}, "provision": text("Article 5"),
        "agreement_id": cast.agreement.pk, "owner_id": cast.organisations["ru"].pk,
        "item_ids": (cast.items["1.1"].pk, cast.items["2.1"].pk), "steps": steps,
    }  # fmt: skip
    return ObstacleInput(**values | changes)


def recorded(cast: Cast) -> Obstacle:
    return obstacles.record_obstacle(
        cast.actor("by_coordinator"), programme_id=cast.programme.pk, given=said(cast)
    )


@pytest.mark.django_db
def test_the_side_that_records_an_obstacle_alleges_it_and_the_other_takes_its_own_stand(cast: Cast) -> None:
    found = recorded(cast)
    assert (found.next_step, found.next_step_due) == (text("Send it to the Government"), FuzzyDate("2027-Q1"))
    obstacles.take_stance(
        cast.actor("ru_coordinator"), obstacle_id=found.pk, kind="disputes", note=text("Not so"), version=1
    )
    stances = Stance.unscoped.filter(obstacle=found).order_by("party__code")
    assert [(s.party_id, s.kind, s.note) for s in stances] == [
        (cast.by.pk, "alleges", {}), (cast.ru.pk, "disputes", text("Not so")),
    ]  # fmt: skip
    with pytest.raises(Stale):
        obstacles.take_stance(cast.actor("by_secretary"), obstacle_id=found.pk, kind="agrees", version=1)


@pytest.mark.django_db
def test_rewriting_keeps_the_rows_that_stay(cast: Cast) -> None:
    found = recorded(cast)
    kept = Blocking.unscoped.get(obstacle=found, item=cast.items["2.1"])
    first = ObstacleStep.unscoped.get(obstacle=found, position=1)
    changed = said(cast, item_ids=(cast.items["2.1"].pk, cast.items["2.2"].pk), steps=said(cast).steps[:1])
    again = obstacles.edit_obstacle(
        cast.actor("by_coordinator"), obstacle_id=found.pk, given=changed, version=found.version
    )
    assert set(Blocking.unscoped.filter(obstacle=found).values_list("item_id", flat=True)) == {
        cast.items["2.1"].pk, cast.items["2.2"].pk,
    }  # fmt: skip
    assert Blocking.unscoped.filter(pk=kept.pk).exists()
    steps = ObstacleStep.unscoped.filter(obstacle=found)
    assert [(step.pk, step.version) for step in steps] == [(first.pk, first.version)]
    assert (again.next_step, again.next_step_due) == ({}, None)


@pytest.mark.django_db
def test_only_who_alleges_it_or_keeps_the_record_rewrites_and_closes_it(cast: Cast) -> None:
    found = recorded(cast)
    with pytest.raises(Forbidden):
        obstacles.edit_obstacle(
            cast.actor("ru_coordinator"), obstacle_id=found.pk, given=said(cast), version=1
        )
    keeper = cast.actor("ru_secretary")
    closed = obstacles.close_obstacle(
        keeper, obstacle_id=found.pk, state="unsolvable", resolution=text("No majority"), version=1
    )
    with pytest.raises(Conflict):
        obstacles.edit_obstacle(keeper, obstacle_id=found.pk, given=said(cast), version=closed.version)
    again = obstacles.reopen_obstacle(keeper, obstacle_id=found.pk, version=closed.version)
    assert (again.state, again.closed_on, again.resolution) == ("open", None, {})


@pytest.mark.django_db
def test_what_is_of_another_programme_is_not_named(cast: Cast) -> None:
    stranger = cast.organisations["n1"].pk
    step = StepInput({}, stranger, None, date(2199, 1, 1))
    with pytest.raises(Invalid) as refused:
        obstacles.record_obstacle(
            cast.actor("by_coordinator"), programme_id=cast.programme.pk,
            given=said(cast, owner_id=stranger, item_ids=(cast.nine_items["1.1"].pk,), steps=(step,), title={}),
        )  # fmt: skip
    assert {fault.pointer for fault in refused.value.faults} == {
        "/title", "/items", "/owner", "/steps/0/organisation", "/steps/0/text", "/steps/0/done_on",
    }  # fmt: skip
    assert not Obstacle.unscoped.exists()


@pytest.mark.django_db
def test_a_joint_secretariat_says_which_side_alleges(cast: Cast) -> None:
    joint = cast.actor("joint_two")
    with pytest.raises(Invalid):
        obstacles.record_obstacle(joint, programme_id=cast.programme.pk, given=said(cast))
    found = obstacles.record_obstacle(
        joint, programme_id=cast.programme.pk, given=said(cast), alleged_by=cast.ru.pk
    )
    assert Stance.unscoped.get(obstacle=found).party_id == cast.ru.pk


# --- Pages ------------------------------------------------------------------------------------------------------------


def words(answer: Any) -> str:
    assert answer.status_code == 200, answer.content[-800:]
    return unescape(answer.content.decode())


@pytest.mark.django_db
def test_an_obstacle_is_recorded_answered_and_closed_through_its_pages(cast: Cast, client_as: Any) -> None:
    by, ru = client_as("by_coordinator"), client_as("ru_coordinator")
    typed = {
        "kind": "legal", "title_en": "Licences", "items": "1.1, 2.10", "owner": str(cast.organisations["ru"].pk),
        "steps-TOTAL_FORMS": "2", "steps-INITIAL_FORMS": "0", "steps-0-text_en": "Draft it",
        "steps-0-due_year": "2027", "steps-0-due_period": "Q1",
    }  # fmt: skip
    address = f"/programmes/{cast.programme.code}/obstacles/new/"
    refused = by.post(address, {**typed, "items": "1.1, 9.9"})
    assert refused.status_code == 400
    assert "The plan has no item 9.9." in unescape(refused.content.decode())
    made = by.post(address, typed)
    assert made.status_code == 302, made.content[-2000:]
    found = Obstacle.unscoped.get()
    page = words(ru.get(made["Location"]))
    for part in ("Licences", "Draft it", "Q1 2027", "Draft the agreement", "has not said", "2 items"):
        assert part in page, part
    assert f"/obstacles/{found.pk}/edit/" not in page
    edit = words(by.get(f"/obstacles/{found.pk}/edit/"))
    assert 'value="1.1, 2.10"' in edit
    ru.post(f"/obstacles/{found.pk}/stance/", {"kind": "agrees", "note_en": "We see it", "version": "1"})
    by.post(
        f"/obstacles/{found.pk}/close/", {"state": "solved", "resolution_en": "Law amended", "version": "2"}
    )
    page = words(ru.get(made["Location"]))
    for part in ("We see it", "solved", "Law amended"):
        assert part in page, part
    assert "Licences" in words(ru.get("/obstacles/?state=solved"))
    assert "Licences" not in words(ru.get("/obstacles/?state=open"))


@pytest.mark.django_db
def test_an_edit_page_that_is_sent_back_as_it_was_changes_nothing_but_the_version(
    cast: Cast, client_as: Any
) -> None:
    found = recorded(cast)
    sent = {
        "kind": "legal", "title_en": "Licences", "provision_en": "Article 5", "items": "1.1, 2.1",
        "agreement": str(cast.agreement.pk), "owner": str(cast.organisations["ru"].pk), "version": "1", **NO_ROWS,
    }  # fmt: skip
    assert client_as("by_coordinator").post(f"/obstacles/{found.pk}/edit/", sent).status_code == 302
    again = Obstacle.unscoped.get()
    assert (again.version, again.title, again.opened_on) == (2, found.title, found.opened_on)


@pytest.mark.django_db
@pytest.mark.parametrize("where", ["/obstacles/", "show", "edit"])
def test_the_pages_cost_few_statements(
    cast: Cast, client_as: Any, django_assert_max_num_queries: Any, where: str
) -> None:
    found = recorded(cast)
    address = {"show": f"/obstacles/{found.pk}/", "edit": f"/obstacles/{found.pk}/edit/"}.get(where, where)
    client = client_as("by_coordinator")
    client.get(address)
    with django_assert_max_num_queries(12):
        words(client.get(address))


@pytest.mark.parametrize("page", ["edit", "close"])
def test_what_is_closed_is_not_opened_to_be_changed_and_a_form_sent_late_keeps_what_was_typed(
    cast: Cast, client_as: Any, page: str
) -> None:
    actor = cast.actor("by_coordinator")
    found = obstacles.record_obstacle(actor, programme_id=cast.programme.pk, given=said(cast))
    client, address = client_as("by_coordinator"), f"/obstacles/{found.pk}/{page}/"
    assert client.get(address).status_code == 200
    obstacles.close_obstacle(
        actor, obstacle_id=found.pk, state="solved", resolution=text("It went"), version=found.version
    )
    refused = client.get(address)
    assert refused.status_code == 409
    assert "This obstacle is closed. Open it again first." in unescape(refused.content.decode())
    typed = {"title_en": "Typed late", "resolution_en": "Typed late", "version": found.version + 1, **NO_ROWS}
    late = client.post(address, typed)
    assert late.status_code in (400, 409)
    assert "Typed late" in late.content.decode()
