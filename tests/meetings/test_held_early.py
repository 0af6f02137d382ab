"""A session that is held ahead of its date: every face gives the day on which it was held."""

from collections.abc import Callable
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from cooperation import clock
from cooperation.accounts.models import Token
from cooperation.ui.when import day_words, days
from meetings.models import Outcome, Review
from meetings.services import outcomes, reviews
from meetings.services.minutes import make_minutes
from tests.cast import Cast, sit, text


@pytest.fixture
def early(cast: Cast) -> Review:
    """Called for a day in a month, open today, with one decision on item 1.1."""
    review: Review = sit(cast, "confirmed")
    actor = cast.actor("by_secretary")
    reviews.open_session(actor, review_id=review.pk, version=review.version)
    draft = outcomes.OutcomeDraft(kind="decision", text=text("Agreed at once"), item_id=cast.items["1.1"].pk)
    outcomes.record_outcome(actor, review_id=review.pk, draft=draft, version=None)
    review.refresh_from_db()
    return review


def concluded(cast: Cast, review: Review) -> Review:
    reviews.conclude(cast.actor("by_secretary"), review_id=review.pk, version=review.version)
    review.refresh_from_db()
    return review


def rows(cast: Cast, path: str) -> list[dict[str, Any]]:
    _token, secret = Token.issue(cast.users["ru_reader"], name="reader", scopes=["read"])
    found = Client().get(f"/api/v1/{path}", headers={"Authorization": f"Bearer {secret}"}).json()
    results: list[dict[str, Any]] = found["results"]
    return results


def today(review: Review) -> Any:
    return clock.today(review.time_zone)


@pytest.mark.parametrize("over", [False, True])
def test_the_api_says_of_an_outcome_when_it_was_decided(cast: Cast, early: Review, over: bool) -> None:
    if over:
        concluded(cast, early)
    (decision,) = rows(cast, "outcomes/?programme=by-ru")
    assert decision["held_on"] == str(today(early))


def test_an_earlier_decision_is_dated_so_beside_what_is_to_be_decided_next(cast: Cast, early: Review) -> None:
    concluded(cast, early)
    sit(cast, "confirmed")
    found = [row for row in rows(cast, "decisions/?programme=by-ru") if row["decided"]]
    assert [each["held_on"] for row in found for each in row["decided"]] == [str(today(early))]


def test_the_dossier_shows_the_decision_on_that_day_and_as_of_it(
    cast: Cast, early: Review, client_as: Callable[[str], Client]
) -> None:
    concluded(cast, early)
    url = reverse("programs:item", args=[cast.items["1.1"].pk])
    for query in ("", f"?on={today(early)}"):
        page = unescape(client_as("ru_reader").get(url + query).content.decode())
        decided = page[page.index('id="decisions"') :].split("</section>")[0]
        assert day_words(today(early), "en") in decided, query
        assert day_words(early.starts_on, "en") not in decided


def test_the_minutes_are_done_on_that_day(cast: Cast, early: Review) -> None:
    concluded(cast, early)
    with override("en"):
        minutes = make_minutes(cast.actor("by_secretary"), review_id=early.pk, languages=["en"])
    assert day_words(today(early), "en") in minutes.content
    assert day_words(early.starts_on, "en") not in minutes.content


def test_home_gives_the_day_on_which_it_is_held(
    cast: Cast, early: Review, client_as: Callable[[str], Client]
) -> None:
    page = client_as("ru_reader").get("/").content.decode()
    assert str(days(early.starts_on, early.ends_on, "en")) not in page
    assert str(days(today(early), None, "en")) in page.split("<h1>")[1].split("</h1>")[0]


def test_what_changed_after_it_stands_among_what_changed_since(
    cast: Cast, early: Review, client_as: Callable[[str], Client]
) -> None:
    concluded(cast, early)
    before = clock.now() - timedelta(days=2)
    Review.unscoped.filter(pk=early.pk).update(concluded_at=before)
    Outcome.unscoped.filter(review=early).update(recorded_at=before)
    review: Review = sit(cast, "in_session")
    draft = outcomes.OutcomeDraft(kind="decision", text=text("Said after it"))
    outcomes.record_outcome(cast.actor("by_secretary"), review_id=review.pk, draft=draft, version=None)
    page = client_as("ru_reader").get("/").content.decode()
    assert "Said after it" in page
    assert "Agreed at once" not in page
