"""The comparison through the API: the sheet that the page shows, with its divergences as data."""

import pytest

from cooperation.dates import FuzzyDate
from programs.models import Body, Round
from tests.cast import release, save, text

from .conftest import pointers

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cast):
    for key, one, two in (
        ("by_coordinator", {"status": "on_track", "progress": 10, "text": text("Our word")}, {"status": "on_track"}),
        ("ru_coordinator", {"status": "blocked", "proposed_deadline": FuzzyDate("2027")}, {"status": "on_track"}),
    ):  # fmt: skip
        save(cast, key, "1.1", **one)
        save(cast, key, "1.2", **two)
        release(cast, key)
    return f"programmes/{cast.programme.pk}/comparison/"


def test_a_row_says_where_the_sides_differ_and_in_which_words(cast, api, address):
    answer = api("ru_reader").get(address)
    assert answer.status_code == 200, answer.content
    said = answer.json()
    assert said["exchange"]["open"] is True
    assert said["exchange"]["released"] == sorted([str(cast.by.pk), str(cast.ru.pk)])
    assert said["edition"] == 1
    row = said["results"][0]
    assert (row["number"], row["list"], row["since_round"]) == ("1.1", "b", 1)
    assert [each["kind"] for each in row["divergences"]] == ["status", "deadline"]
    by = next(each for each in row["says"] if each["party"] == str(cast.by.pk))
    assert (by["status"], by["progress"], by["text"]["en"]) == ("on_track", 10, "Our word")
    assert by["previous"] is None
    assert row["weight"] == 540


def test_it_is_narrowed_and_paged(cast, api, address):
    reader = api("by_reader")
    assert [row["number"] for row in reader.rows(f"{address}?list=a")] == ["1.2"]
    assert [row["number"] for row in reader.rows(f"{address}?kind=deadline")] == ["1.1"]
    first = reader.get(f"{address}?limit=1").json()
    assert [row["number"] for row in first["results"]] == ["1.1"]
    rest = reader.get(first["next"].split("/api/v1/")[1].replace("limit=1", "limit=100")).json()
    assert "1.2" in [row["number"] for row in rest["results"]]
    assert rest["next"] is None
    assert pointers(reader.get(f"{address}?list=c")) == {"/list"}
    assert pointers(reader.get(f"{address}?round=9")) == {"/round"}
    assert pointers(reader.get(f"{address}?cursor=made-up")) == {"/cursor"}


def test_an_earlier_edition_stands_beside_the_present_one(cast, api, address):
    save(cast, "by_coordinator", "1.1", status="at_risk", version=2)
    release(cast, "by_coordinator")
    row = api("ru_reader").rows(address)[0]
    by = next(each for each in row["says"] if each["party"] == str(cast.by.pk))
    assert (by["edition"], by["status"], by["previous"]["status"]) == (2, "at_risk", "on_track")


def test_before_the_exchange_nothing_of_the_other_side_is_in_it(cast, api):
    Round.unscoped.filter(pk=cast.round.pk).update(exchange=Body.Exchange.SIMULTANEOUS)
    cast.round.refresh_from_db()
    address = f"programmes/{cast.programme.pk}/comparison/"
    before = api("by_reader").get(address).json()
    save(cast, "ru_coordinator", "1.1", status="blocked")
    release(cast, "ru_coordinator")
    after = api("by_reader").get(address).json()
    assert after["exchange"].pop("released") == [str(cast.ru.pk)]
    assert before["exchange"].pop("released") == []
    assert before == after
    assert not any(row["says"] or row["divergences"] for row in after["results"])
