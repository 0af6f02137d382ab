"""At half past one at night in Minsk it is still yesterday in UTC: the day is that of whoever reads and acts."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cooperation.access import acting_as
from cooperation.accounts.models import Token, User
from cooperation.dates import FuzzyDate
from meetings.models import Outcome
from meetings.selectors import home
from programs import models as m
from programs.selectors import duties
from programs.services import changes, closures, taking_effect
from tests.cast import Cast, sit, text
from tests.programs.test_change_sets import letters, proposed, row

NIGHT = datetime(2026, 11, 26, 22, 30, tzinfo=UTC)
YESTERDAY, TODAY = date(2026, 11, 26), date(2026, 11, 27)


@pytest.fixture
def minsk(cast: Cast, time_machine: Any) -> Cast:
    User.objects.filter(email__startswith="by_").update(time_zone="Europe/Minsk")
    for key in cast.users:
        cast.users[key].refresh_from_db()
    time_machine.move_to(NIGHT, tick=False)
    return cast


def test_a_right_begins_and_ends_with_the_day_where_its_holder_is(minsk: Cast) -> None:
    held = m.Appointment.unscoped.filter(post=minsk.posts["by_coordinator"])
    abroad = m.Appointment.unscoped.filter(post=minsk.posts["ru_coordinator"])

    def may() -> tuple[bool, bool]:
        return bool(minsk.actor("by_coordinator").rights), bool(minsk.actor("ru_coordinator").rights)

    for rows in (held, abroad):
        rows.update(since=FuzzyDate.of_day(TODAY), until=None)
    assert may() == (True, False)
    for rows in (held, abroad):
        rows.update(since=None, until=FuzzyDate.of_day(YESTERDAY))
    assert may() == (False, True)


def test_who_holds_a_post_is_said_of_the_readers_day(minsk: Cast) -> None:
    m.Appointment.unscoped.filter(post=minsk.posts["by_head"]).update(since=FuzzyDate.of_day(TODAY))
    for key, seen in (("by_reader", True), ("ru_reader", False)):
        actor = minsk.actor(key)
        with acting_as(actor):
            assert duties.holders(actor).filter(post=minsk.posts["by_head"]).exists() is seen


@pytest.mark.parametrize(("key", "day"), [("by_reader", TODAY), ("ru_reader", YESTERDAY)])
def test_what_was_decided_is_dated_as_its_reader_lives(minsk: Cast, key: str, day: date) -> None:
    Outcome.unscoped.create(
        review=sit(minsk),
        number=1,
        kind="decision",
        text=text("Agreed"),
        recorded_at=NIGHT - timedelta(hours=1),
    )
    actor = minsk.actor(key)
    with acting_as(actor):
        said = home.changes(actor, minsk.programme.pk, minsk.body.pk, date(2026, 11, 1), TODAY)
    assert [one["on"] for one in said if one["kind"] == "outcome"] == [day]


def test_a_change_set_is_closed_on_the_day_of_whoever_closes_it(minsk: Cast) -> None:
    with acting_as(minsk.actor("by_reader")):
        found = proposed(minsk, row(minsk, "withdraw", "3.1"))
        back = changes.withdraw(
            minsk.actor("by_coordinator"), change_set_id=found.pk, why=text("No"), version=found.version
        )
        agreed = letters(minsk, proposed(minsk, row(minsk, "withdraw", "3.1")))
        made = taking_effect.take_effect(
            minsk.actor("by_secretary"), change_set_id=agreed.pk, version=agreed.version
        )
    assert (back.closed_on, made.closed_on) == (TODAY, TODAY)


def test_a_closing_is_refused_on_the_day_of_whoever_refuses_it(minsk: Cast) -> None:
    found = closures.propose_closure(
        minsk.actor("ru_coordinator"), item_id=minsk.items["1.1"].pk, kind="lapsed", result=text("Nothing")
    )
    refused = closures.refuse_closure(
        minsk.actor("by_coordinator"), closure_id=found.pk, why=text("No"), version=found.version
    )
    assert refused.closed_on == TODAY


@pytest.mark.parametrize(("key", "held"), [("by_reader", False), ("ru_reader", True)])
def test_who_is_responsible_is_said_of_the_readers_day(minsk: Cast, key: str, held: bool) -> None:
    item = minsk.items["1.1"]
    m.Responsibility.unscoped.filter(item=item).update(since=date(2020, 1, 1), until=YESTERDAY)
    _token, secret = Token.issue(minsk.users[key], name=key, scopes=["read"])
    bearer = {"Authorization": f"Bearer {secret}"}
    assert bool(Client().get(f"/api/v1/items/{item.pk}/", headers=bearer).json()["responsible"]) is held
    owed = Client().get("/api/v1/duties/?programme=by-ru", headers=bearer).json()["results"]
    assert (str(item.pk) in {row["item"] for row in owed}) is held
    client = Client()
    client.force_login(minsk.users[key])
    page = client.get(f"/items/{item.pk}/").content.decode()
    assert ("BY committee" in page) is held


def test_an_account_has_a_time_zone_that_there_is(cast: Cast) -> None:
    user = cast.users["by_reader"]
    user.time_zone = "Europe/Minks"
    with pytest.raises(ValidationError) as refusal:
        user.full_clean()
    assert set(refusal.value.error_dict) == {"time_zone"}
