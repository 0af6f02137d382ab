"""One item as its page has it, through the API: now, and as of a day."""

from datetime import date

import pytest

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from programs.models import AgreedState, Extension
from tests.api.conftest import problem
from tests.cast import Cast, text


@pytest.fixture
def told(cast: Cast) -> str:
    """An item whose deadline was extended and whose status changed in May 2026; its address."""
    item = cast.items["1.1"]
    with acting_as(cast.actor("by_secretary")):
        Extension.unscoped.create(
            item=item, number=1, before=FuzzyDate("2025"), after=FuzzyDate("2026"), reason=text("Late law"),
            agreed_on=date(2026, 5, 12), source_label=text("7th session"),
        )  # fmt: skip
        for day, status, current in (("2025-11-12", "on_track", False), ("2026-05-12", "delayed", True)):
            AgreedState.unscoped.create(
                item=item, status=status, agreed_on=day, source_label=text("session"), current=current
            )
    return f"items/{item.pk}/dossier/"


def test_it_says_what_is_agreed_now_and_what_was_agreed_on_a_day(api, cast: Cast, told: str) -> None:
    now = api("by_reader").get(told).json()
    assert (now["as_of"], now["status"]["status"], now["times_extended"]) == (None, "delayed", 1)
    assert now["number"] == "1.1"
    then = api("by_reader").get(f"{told}?as_of=2026-01-31").json()
    assert (then["as_of"], then["status"]["status"], then["times_extended"]) == ("2026-01-31", "on_track", 0)
    assert then["deadline"]["value"] == "2025"
    assert then["extensions"] == []
    assert api("by_reader").get(f"{told}?as_of=2020-01-01").json()["status"] is None


def test_a_day_that_is_none_is_told(api, told: str) -> None:
    problem(api("by_reader").get(f"{told}?as_of=2026-02-31"), 400)


def test_whoever_may_not_see_the_item_is_told_that_there_is_nothing(api, told: str) -> None:
    problem(api("outsider").get(told), 404)


def test_notes_are_those_of_ones_own_side(api, cast: Cast, told: str) -> None:
    posted = api("by_coordinator").post(
        f"items/{cast.items['1.1'].pk}/notes/", {"kind": "line", "text": {"en": "Insist on May."}}
    )
    assert posted.status_code == 201, posted.content
    assert [each["text"] for each in api("by_coordinator").get(told).json()["notes"]] == [
        {"en": "Insist on May."}
    ]
    assert api("ru_coordinator").get(told).json()["notes"] == []
