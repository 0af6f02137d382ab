"""Deadlines that recur: each occurrence is done by itself, and the item goes on until it is closed."""

import re
from datetime import date, timedelta
from html import unescape
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import RECURRENCES, FuzzyDate, Recurrence
from cooperation.errors import Invalid
from programs.models import AgreedState, Obstacle, PositionDraft, Responsibility, Wording
from programs.models.obstacles import Blocking
from programs.selectors import matters, work
from programs.services import agreed
from tests.cast import Cast, make_item, save, text

NOW = clock.today()
#: Began the year before last: two occurrences are over, the third is this year's.
YEARLY = FuzzyDate(str(NOW.year - 2), recurs="annually")


@pytest.fixture
def yearly(cast: Cast) -> Wording:
    """An item whose first occurrence is this year's."""
    return recurring(cast, NOW.year)


def recurring(cast: Cast, first: int) -> Wording:
    section = cast.wordings["2.1"].section
    wording = make_item(cast.programme, section, "2.9", "Report", FuzzyDate(str(first), recurs="annually"))
    Responsibility.unscoped.create(item=wording.item, party=cast.by, organisation=cast.organisations["by"])
    return wording


def newest() -> Wording:
    return Wording.unscoped.get(number="2.9", until_edition__isnull=True)


def agree(cast: Cast, status: str = "completed", source: UUID | None = None, on: date = NOW) -> AgreedState:
    return agreed.agree_status(
        cast.actor("by_secretary"), item_id=newest().item_id, status=status, agreed_on=on, note={},
        source_label=text("8th session"), source_id=source,
    )  # fmt: skip


def in_list(client: Any, **asked: str) -> set[str]:
    rows = client.get("/api/v1/items/", {"programme": "by-ru", **asked}).json()["results"]
    return {row["number"] for row in rows}


def test_a_completed_occurrence_leaves_the_item_open_and_due_by_the_next(
    cast: Cast, yearly: Wording, client_as: Any
) -> None:
    state = agree(cast)
    assert state.period == FuzzyDate(str(NOW.year))
    assert newest().due_on == date(NOW.year + 1, 12, 31)
    client = client_as("by_reader")
    told = client.get(f"/api/v1/items/{newest().item_id}/").json()
    assert [row["period"]["value"] for row in told["agreed"]] == [str(NOW.year)]
    assert (told["occurrences_done"], told["due_on"]) == (1, f"{NOW.year + 1}-12-31")
    assert {row["number"] for row in client.get("/api/v1/duties/?open=true").json()["results"]} >= {"2.9"}
    page = re.sub(r"<[^>]+>", "", unescape(client.get(f"/items/{newest().item_id}/").content.decode()))
    assert f"now: {NOW.year + 1}" in page
    assert f"Agreed: Completed {NOW.year}" in re.sub(r"\s+", " ", page)


def test_an_occurrence_that_nobody_completed_is_late_and_one_that_was_is_not(
    cast: Cast, client_as: Any
) -> None:
    recurring(cast, NOW.year - 1)
    client = client_as("by_reader")
    assert "2.9" in in_list(client, late="true")
    agree(cast)
    assert "2.9" not in in_list(client, late="true")


def test_an_occurrence_that_has_not_begun_is_not_completed(cast: Cast, yearly: Wording) -> None:
    agree(cast)
    with pytest.raises(Invalid) as refused:
        agree(cast)
    assert [fault.pointer for fault in refused.value.faults] == ["/status"]
    assert newest().occurrences_done == 1


def test_what_was_recorded_in_error_opens_the_occurrence_again(cast: Cast, yearly: Wording) -> None:
    source = uuid4()
    agree(cast, source=source)
    agreed.take_back_statuses(cast.actor("by_secretary"), source_id=source)
    assert newest().occurrences_done == 0
    assert newest().due_on == date(NOW.year, 12, 31)


def test_another_status_completes_nothing_and_dropped_closes_the_item(
    cast: Cast, yearly: Wording, client_as: Any
) -> None:
    assert agree(cast, "at_risk").period is None
    assert newest().occurrences_done == 0
    agree(cast, "dropped")
    assert "2.9" not in {
        row["number"] for row in client_as("by_reader").get("/api/v1/duties/?open=true").json()["results"]
    }


def test_a_new_item_begins_with_the_occurrence_that_is_not_over(cast: Cast) -> None:
    item = agreed.add_item(
        cast.actor("by_secretary"), programme_id=cast.programme.pk, section_id=cast.wordings["1.1"].section_id,
        number="1.9", title=text("Report"), expected_result={}, deadline=YEARLY,
        organisation_ids=[cast.organisations["by"].pk], agreed_on=NOW, source_label=text("x"), source_id=None,
    )  # fmt: skip
    wording = Wording.unscoped.get(item=item)
    assert wording.due_on == date(NOW.year, 12, 31)


def test_another_deadline_is_counted_anew(cast: Cast, yearly: Wording) -> None:
    agree(cast)
    agreed.extend_deadline(
        cast.actor("by_secretary"), item_id=newest().item_id,
        deadline=FuzzyDate(str(NOW.year + 3), recurs="annually"), reason=text("A pause"), agreed_on=NOW,
        source_label=text("x"), source_id=None,
    )  # fmt: skip
    assert newest().due_on == date(NOW.year + 3, 12, 31)
    assert AgreedState.unscoped.get(current=True).period == FuzzyDate(str(NOW.year))


def test_nothing_is_owed_on_what_is_closed_unless_it_was_begun(cast: Cast, client_as: Any) -> None:
    actor = cast.actor("by_coordinator")

    def owed() -> set[str]:
        return {wording.number for wording in work.owed(actor, cast.round)}

    assert {"1.1", "2.1"} <= owed()
    save(cast, "by_coordinator", "2.1")
    for number in ("1.1", "2.1"):
        agreed.agree_status(
            cast.actor("by_secretary"), item_id=cast.items[number].pk, status="completed", agreed_on=NOW, note={},
            source_label=text("x"), source_id=None,
        )  # fmt: skip
    assert "1.1" not in owed()
    assert "2.1" in owed()
    page = unescape(client_as("by_coordinator").get(f"/work/{cast.round.pk}/").content.decode())
    assert "1 item is closed: nothing is owed on it" in page


def test_what_is_closed_is_counted_where_nothing_else_is_left(cast: Cast) -> None:
    numbers = [wording.number for wording in work.owed(cast.actor("by_coordinator"), cast.round)]
    save(cast, "by_coordinator", "2.1")

    def counts() -> tuple[int, int, int]:
        found = work.work(cast.actor("by_coordinator"), cast.round).counts
        return found["all"], found["owed"], found["closed"]

    assert counts() == (len(numbers), len(numbers) - 1, 0)
    for number in numbers:
        agreed.agree_status(
            cast.actor("by_secretary"), item_id=cast.items[number].pk, status="dropped", agreed_on=NOW, note={},
            source_label=text("x"), source_id=None,
        )  # fmt: skip
    assert counts() == (1, 0, len(numbers) - 1)
    with acting_as(cast.actor("by_coordinator")):
        PositionDraft.unscoped.all().delete()
    assert counts() == (0, 0, len(numbers))


def test_an_open_obstacle_holds_up_nothing_that_is_closed(cast: Cast, client_as: Any) -> None:
    obstacle = Obstacle.unscoped.create(
        programme=cast.programme, kind="legal", title=text("Customs"), opened_on=NOW - timedelta(100)
    )
    for number in ("1.1", "2.1"):
        Blocking.unscoped.create(obstacle=obstacle, item=cast.items[number])
    actor = cast.actor("by_reader")
    assert matters.held_up_by(actor, [obstacle], NOW)[obstacle.pk].items == 2
    agreed.agree_status(
        cast.actor("by_secretary"), item_id=cast.items["1.1"].pk, status="completed", agreed_on=NOW, note={},
        source_label=text("x"), source_id=None,
    )  # fmt: skip
    held = matters.held_up_by(actor, [obstacle], NOW)[obstacle.pk]
    assert (held.items, held.late_items) == (1, 0)
    assert "1 item" in unescape(client_as("by_reader").get(f"/obstacles/{obstacle.pk}/").content.decode())


@given(
    value=st.sampled_from(("2026", "2026-H2", "2026-Q4", "2026-11", "2026-01-31", "2024-02-29")),
    recurs=st.sampled_from(tuple(RECURRENCES)),
    occurrence=st.integers(0, 60),
)
def test_a_period_ends_when_its_occurrence_does(value: str, recurs: Recurrence, occurrence: int) -> None:
    deadline = FuzzyDate(value, recurs=recurs)
    period = deadline.period(occurrence)
    assert period.last_day() == deadline.last_day(occurrence)
    assert period.recurs == ""
    day = deadline.last_day(occurrence)
    assert day is not None
    assert deadline.first_open(day) == occurrence
    assert deadline.first_open(day + timedelta(1)) == occurrence + 1
