"""An obstacle in which nothing moves is spoken of after the days that the body sets, and again every 30."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, cast

import pytest

from cooperation.history.reading import event_model
from meetings.models import Reminder
from meetings.services import dispatch
from meetings.services.planning import plan_all
from programs import models as m

from .conftest import MailBox, World, text_of

pytestmark = pytest.mark.families("obstacles")


def began() -> date:
    """The day, in UTC, of the first change event of the obstacle: a test may begin before midnight and end after."""
    written = event_model(m.Obstacle)._default_manager.earliest("pgh_created_at").pgh_created_at
    return cast("datetime", written).astimezone(UTC).date()


def after(days: int) -> datetime:
    return datetime.combine(began() + timedelta(days), time(12), UTC)


def tick(days: int) -> None:
    dispatch.tick(clock=lambda: after(days))


def through_days_off(first: int) -> None:
    """A tick on each of the days within which one is a working day, whatever day it is today."""
    for days in range(first, first + 10):
        tick(days)


@pytest.fixture
def still(world: World) -> Any:
    """An open obstacle of the first side's ministry, with its coordinators and contributors."""
    for party, name in ((world.by, "carl"), (world.ru, "olga")):
        world.person(party, name, "en", "Europe/Minsk", role="coordinator")
    owner = world.person(world.by, "dora", "en", "Europe/Minsk", role="contributor")
    organisation = m.Organisation.unscoped.get(posts__appointments__person__user=owner)
    m.Grant.unscoped.filter(role="contributor").update(organisation=organisation)
    world.person(world.by, "emil", "en", "Europe/Minsk", role="contributor")
    m.Body.unscoped.filter(pk=world.body.pk).update(stalled_days=60)
    return m.Obstacle.unscoped.create(
        programme=world.programme, kind="legal", title={"en": "Customs"}, owner=organisation,
        opened_on=datetime.now(UTC).date() - timedelta(100), next_step={"en": "Amend the order"},
    )  # fmt: skip


def told() -> list[tuple[str, int, int, str]]:
    """(reader, days from today to the day since which nothing moved, the time that it is said, state)."""
    rows = Reminder.unscoped.filter(kind="stalled").order_by(
        "recipient__name", "occasion", "schedule_version"
    )
    return [
        (row.recipient.name, (row.occasion - began()).days, row.schedule_version, row.state)
        for row in rows.select_related("recipient")
        if row.occasion
    ]


def test_the_owner_and_the_coordinators_are_told_when_nothing_moved_for_60_days(still: Any) -> None:
    plan_all(now=after(59))
    assert told() == []
    plan_all(now=after(60))
    assert told() == [(name, 0, 0, "planned") for name in ("carl", "dora", "olga")]


def test_the_mail_says_since_when_and_what_is_asked(still: Any, box: MailBox) -> None:
    tick(60)
    (mail,) = box.to("dora")
    assert mail["Subject"] == "Next step to be set: obstacle without movement for 60 days, Customs"
    said = text_of(mail)
    assert "Nothing has moved for 60 days, since " in said
    assert "- Next step: Amend the order" in said
    assert "- Owner: Ministry" in said
    assert f"http://testserver/obstacles/{still.pk}/" in said


def test_it_is_said_again_after_30_days_and_not_between(still: Any, box: MailBox) -> None:
    for number, first in enumerate((60, 90, 120)):
        tick(first - 1)
        assert len(box.to("carl")) == number
        through_days_off(first)
        assert len(box.to("carl")) == number + 1
    assert [number for name, _day, number, _state in told() if name == "carl"] == [0, 1, 2]


@pytest.mark.parametrize("what", ["step", "stance"])
def test_whatever_moves_begins_the_count_anew(world: World, still: Any, box: MailBox, what: str) -> None:
    plan_all(now=after(60))
    day = began() + timedelta(60)
    if what == "step":
        m.ObstacleStep.unscoped.create(obstacle=still, text={"en": "Draft"}, done_on=day)
    else:
        m.Stance.unscoped.create(obstacle=still, party=world.by, kind="agrees", taken_on=day)
    tick(61)
    assert box.mails() == []
    assert {state for *_rest, state in told()} == {"cancelled"}
    through_days_off(120)
    assert len(box.to("carl")) == 1


def test_what_moved_between_planning_and_saying_lapses(still: Any, box: MailBox) -> None:
    plan_all(now=after(60))
    m.ObstacleStep.unscoped.create(obstacle=still, text={"en": "Draft"}, done_on=began() + timedelta(60))
    dispatch.dispatch(clock=lambda: after(60))
    assert box.mails() == []
    assert {state for *_rest, state in told()} == {"lapsed"}


def test_a_closed_obstacle_is_not_spoken_of(still: Any) -> None:
    m.Obstacle.unscoped.filter(pk=still.pk).update(state="solved", closed_on=began())
    plan_all(now=after(90))
    assert told() == []
