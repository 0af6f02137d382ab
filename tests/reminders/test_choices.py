"""Each person chooses how to be told, except of what their duty requires; what changes comes at once."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cooperation.access import acting_as, actor_of
from cooperation.errors import Invalid, Stale, VersionMissing
from meetings.models import Reminder, ReminderChoice
from meetings.rules.choices import TOPICS, Topic, effective, leaves_at, required, rhythms
from meetings.services import dispatch
from meetings.services.choosing import Choice, choose, choose_all
from meetings.services.planning import plan_all

from .conftest import MailBox, World, at, clock_at

MINSK = "Europe/Minsk"


def weekend(day: date) -> bool:
    return day.weekday() > 4


def leaves(local: str, rhythm: str) -> str:
    """Local time in Minsk at which what would come at `local` leaves."""
    instant = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(MINSK))
    left = leaves_at(instant, rhythm=rhythm, time_zone=MINSK, closed=weekend)
    return left.astimezone(ZoneInfo(MINSK)).strftime("%Y-%m-%d %H:%M")


def test_every_kind_of_reminder_has_a_topic() -> None:
    assert set(TOPICS) == set(Reminder.Kind.values)
    assert set(TOPICS.values()) == set(Topic)


@pytest.mark.parametrize(
    ("local", "rhythm", "left"),
    [
        ("2026-10-13 14:20", "at_once", "2026-10-13 14:20"),
        ("2026-09-13 09:00", "at_once", "2026-09-11 09:00"),  # a Sunday: the Friday before
        ("2026-10-13 14:20", "daily", "2026-10-14 09:00"),
        ("2026-10-13 09:00", "daily", "2026-10-13 09:00"),
        ("2026-10-15 09:00", "weekly", "2026-10-12 09:00"),
    ],
)
def test_a_choice_says_when_a_reminder_leaves(local: str, rhythm: str, left: str) -> None:
    assert leaves(local, rhythm) == left


@given(
    st.datetimes(datetime(2025, 1, 1), datetime(2035, 1, 1), timezones=st.just(UTC)),
    st.sampled_from(["at_once", "daily", "weekly"]),
)
def test_nothing_waits_longer_than_for_the_next_morning(instant: datetime, rhythm: str) -> None:
    left = leaves_at(instant, rhythm=rhythm, time_zone=MINSK, closed=weekend)
    assert left <= instant + timedelta(days=1)
    assert left > instant - timedelta(days=15)


def test_what_was_chosen_counts_only_as_far_as_duty_lets_it() -> None:
    assert effective(Topic.SESSIONS, ["reader"], "page", "weekly").channel == "page"
    assert effective(Topic.SESSIONS, ["coordinator"], "page", "weekly").channel == "mail"
    assert effective(Topic.CHANGES, ["reader"], "page", "daily") == effective(Topic.CHANGES, [])
    assert all(required(topic, ["executive_secretary"]) for topic in (Topic.SIGNATURE, Topic.POSITIONS))
    assert rhythms(Topic.WEEK) == ("weekly",)


def chosen(world: World, user: Any, **changes: Any) -> ReminderChoice:
    given = {"topic": "sessions", "channel": "mail", "rhythm": "at_once", "version": None} | changes
    with acting_as(actor_of(user)):
        return choose(actor_of(user), **given)


def test_a_reader_without_a_duty_reads_on_the_page_alone(world: World, box: MailBox) -> None:
    reader = world.person(world.by, "reader", "en", MINSK, role="reader")
    chosen(world, reader, channel="page")
    dispatch.tick(clock=clock_at("2026-10-14"))
    assert box.to("reader") == []
    assert len(box.to("anna")) == 1
    assert Reminder.unscoped.get(recipient=reader, lead_days=30).state == "shown"
    page = Client()
    page.force_login(reader)
    assert "8th session" in page.get("/reminders/").content.decode()


def test_whose_duty_requires_mail_can_not_switch_it_off(world: World) -> None:
    with pytest.raises(Invalid, match="duty"):
        chosen(world, world.anna, channel="page")
    with pytest.raises(Invalid, match="rhythm"):
        chosen(world, world.anna, topic="changes", rhythm="weekly")
    assert not ReminderChoice.unscoped.exists()


def test_once_a_week_is_planned_for_the_monday_before(world: World) -> None:
    chosen(world, world.anna, rhythm="weekly")
    plan_all(now=at("2026-08-01"))
    due = Reminder.unscoped.get(recipient=world.anna, lead_days=7).due_at.astimezone(ZoneInfo(MINSK))
    assert (due.date(), due.hour) == (date(2026, 11, 2), 9)


def test_another_choice_made_meanwhile_is_not_overwritten(world: World) -> None:
    first = chosen(world, world.anna, rhythm="daily")
    chosen(world, world.anna, rhythm="weekly", version=first.version)
    with pytest.raises(Stale):
        chosen(world, world.anna, rhythm="at_once", version=first.version)
    with pytest.raises(VersionMissing):
        chosen(world, world.anna, rhythm="at_once")


def test_the_page_keeps_what_was_chosen_and_shows_what_duty_requires(world: World) -> None:
    page = Client()
    page.force_login(world.anna)
    assert "required by your duty" in page.get("/reminders/").content.decode()
    sent = page.post("/reminders/", {"rhythm_sessions": "daily", "channel_sessions": "page"})
    assert sent.status_code == 302
    row = ReminderChoice.unscoped.get(user=world.anna)
    assert (row.topic, row.channel, row.rhythm) == ("sessions", "mail", "daily")
    assert page.post("/reminders/", {"rhythm_sessions": "hourly"}).status_code == 400


def test_who_reads_on_the_page_alone_is_told_by_mail_of_what_changes(world: World, box: MailBox) -> None:
    reader = world.person(world.by, "reader", "en", "Europe/Minsk", role="reader")
    chosen(world, reader, channel="page")
    dispatch.tick(clock=clock_at("2026-10-14"))
    assert box.to("reader") == []
    world.move(7)
    dispatch.tick(clock=clock_at("2026-10-15"))
    (mail,) = box.to("reader")
    assert mail["Subject"].startswith("New date")


def test_a_form_opened_before_the_first_choice_does_not_overwrite_it(world: World) -> None:
    form = [Choice("sessions", "mail", "weekly", None)]
    with acting_as(actor_of(world.anna)):
        choose_all(actor_of(world.anna), choices=[Choice("sessions", "mail", "daily", None)])
        with pytest.raises(Stale):
            choose_all(actor_of(world.anna), choices=form)
    assert ReminderChoice.unscoped.get(user=world.anna).rhythm == "daily"
