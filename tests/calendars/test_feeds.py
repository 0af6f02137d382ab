"""Calendars read from a secret address: what is in them follows the rights of their person, and ends with them."""

import logging
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cooperation.access import acting_as, actor_of
from cooperation.accounts.models import User
from cooperation.errors import Conflict, Invalid
from cooperation.logs import without_secrets
from meetings.models import Feed, Review, ScheduleStep
from meetings.services.feeds import LIMIT, open_feed, read_feed, revoke_feed
from programs import models as m
from tests.reminders.conftest import at

from .conftest import World, another_session, events, faults_by_libical, next_session, unfolded

NOW = at("2026-10-01")


def opened(user: User, body: Any = None) -> tuple[Feed, str]:
    return open_feed(actor_of(user), body_id=body and body.pk, name="", now=NOW)


def content(secret: str) -> bytes:
    found = read_feed(secret, now=NOW)
    assert found is not None
    return found.content


@pytest.fixture
def soon(world: World) -> World:
    """The world with its session ahead, whatever day it is."""
    Review.unscoped.filter(pk=world.review.pk).update(
        starts_on=date.today() + timedelta(days=30),
        ends_on=date.today() + timedelta(days=31),
    )
    return world


def get(secret: str, **headers: str) -> Any:
    return Client(headers=headers).get(reverse("meetings:calendar", args=[secret]))


def test_a_calendar_shows_the_sessions_and_deadlines_of_its_person_in_their_language(world: World) -> None:
    _feed, secret = opened(world.boris)
    found = events(content(secret))
    session = found[str(world.review.pk)]
    assert "8-е заседание" in session["SUMMARY"]
    assert session["LOCATION"] == "Минск"
    assert session["STATUS"] == "CONFIRMED"
    assert session["SEQUENCE"] == 0
    steps = ScheduleStep.unscoped.filter(due_on__isnull=False)
    assert steps.exists()
    assert {str(step.pk) for step in steps} < set(found)
    assert b"ATTENDEE" not in content(secret)
    assert b"METHOD:PUBLISH" in content(secret)
    assert faults_by_libical(content(secret)) == []


def test_a_calendar_has_nothing_of_a_body_that_its_person_does_not_see(world: World) -> None:
    hidden = another_session(world)
    _feed, secret = opened(world.anna)
    before = read_feed(secret, now=NOW)
    assert before is not None
    assert b"Secret" not in before.content
    assert str(hidden.pk) not in before.content.decode()
    Review.unscoped.filter(pk=hidden.pk).update(number=5)
    after = read_feed(secret, now=NOW + timedelta(hours=1))
    assert after is not None
    assert (after.etag, after.changed) == (before.etag, before.changed)


def test_a_calendar_is_empty_once_the_rights_of_its_person_ended(world: World) -> None:
    _feed, secret = opened(world.anna, world.body)
    assert str(world.review.pk) in events(content(secret))
    m.Grant.unscoped.filter(post__appointments__person__user=world.anna).delete()
    assert events(content(secret)) == {}
    assert b"Working Group" not in content(secret)


def test_the_calendar_of_one_body_leaves_out_the_others_of_its_person(world: World) -> None:
    other = another_session(world)
    post = m.Post.unscoped.get(appointments__person__user=world.anna)
    m.Grant.unscoped.create(role="reader", body=other.body, party=world.by, post=post)
    _all, everything = opened(world.anna)
    _one, narrowed = opened(world.anna, world.body)
    assert str(other.pk) in events(content(everything))
    assert str(other.pk) not in events(content(narrowed))


def test_a_body_that_one_does_not_see_cannot_be_chosen(world: World) -> None:
    with pytest.raises(Invalid):
        opened(world.anna, another_session(world).body)


def test_a_moved_session_keeps_its_uid_and_raises_its_sequence(world: World) -> None:
    _feed, secret = opened(world.anna)
    world.move(7)
    found = events(content(secret))[str(world.review.pk)]
    assert found["SEQUENCE"] == 1
    assert found["DTSTART"].dt.date() == date(2026, 11, 19)


def test_a_cancelled_session_stays_for_ninety_days_as_cancelled(world: World) -> None:
    _feed, secret = opened(world.anna)
    world.move(0, state="cancelled")
    # The history says when it was cancelled: today.
    from cooperation import clock

    later = clock.now() + timedelta(days=89)
    Review.unscoped.filter(pk=world.review.pk).update(
        starts_on=later.date() + timedelta(days=300), ends_on=later.date() + timedelta(days=300)
    )
    found = read_feed(secret, now=later)
    assert found is not None
    assert events(found.content)[str(world.review.pk)]["STATUS"] == "CANCELLED"
    gone = read_feed(secret, now=later + timedelta(days=2))
    assert gone is not None
    assert str(world.review.pk) not in events(gone.content)


def test_sessions_of_the_last_year_are_there_and_older_ones_are_not(world: World) -> None:
    lately = next_session(world, starts_on=date(2026, 1, 5), ends_on=date(2026, 1, 5), state="concluded")
    long_ago = next_session(
        world, number=7, starts_on=date(2025, 9, 1), ends_on=date(2025, 9, 1), state="concluded"
    )
    _feed, secret = opened(world.anna)
    found = events(content(secret))
    assert str(lately.pk) in found
    assert str(long_ago.pk) not in found


def test_a_proposed_date_is_tentative(world: World) -> None:
    Review.unscoped.filter(pk=world.review.pk).update(state="proposed")
    _feed, secret = opened(world.anna)
    assert events(content(secret))[str(world.review.pk)]["STATUS"] == "TENTATIVE"


def test_the_secret_is_long_and_only_its_digest_is_kept(world: World) -> None:
    feed, secret = opened(world.anna)
    assert len(secret) >= 43
    assert len(bytes(Feed.unscoped.get(pk=feed.pk).digest)) == 32
    assert secret.encode() not in bytes(Feed.unscoped.get(pk=feed.pk).digest)


def test_nobody_has_more_addresses_than_one_person_may_have(world: World) -> None:
    for _number in range(LIMIT):
        opened(world.anna)
    with pytest.raises(Conflict):
        opened(world.anna)


def test_unknown_revoked_and_closed_addresses_are_told_apart_by_nobody(soon: World) -> None:
    feed, revoked = opened(soon.anna)
    revoke_feed(actor_of(soon.anna), feed_id=feed.pk, version=1, now=NOW)
    _other, closed = opened(soon.boris)
    assert get(closed).status_code == 200
    User.objects.filter(pk=soon.boris.pk).update(is_active=False)
    answers = [get(secret) for secret in ("x" * 43, revoked, closed, "%00", "-")]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    assert all(answer["Cache-Control"] == "no-store" for answer in answers)


def test_what_did_not_change_is_not_sent_again(soon: World) -> None:
    _feed, secret = opened(soon.anna)
    first = get(secret)
    assert first.status_code == 200
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert first["ETag"].startswith('"')
    assert "private" in first["Cache-Control"]
    by_tag = get(secret, **{"If-None-Match": first["ETag"]})
    by_time = get(secret, **{"If-Modified-Since": first["Last-Modified"]})
    assert (by_tag.status_code, by_tag.content, by_time.status_code) == (304, b"", 304)
    soon.move(1)
    assert get(secret, **{"If-None-Match": first["ETag"]}).status_code == 200
    assert get(secret, **{"If-Modified-Since": first["Last-Modified"]}).status_code == 200


def test_what_disappears_is_noticed_by_those_who_ask_by_time_alone(soon: World) -> None:
    _feed, secret = opened(soon.anna)
    first = get(secret)
    m.Grant.unscoped.filter(post__appointments__person__user=soon.anna).delete()
    after = get(secret, **{"If-Modified-Since": first["Last-Modified"]})
    assert after.status_code == 200
    assert str(soon.review.pk) not in after.content.decode()


def test_a_head_has_no_body_and_nothing_is_written_to_a_calendar(soon: World) -> None:
    _feed, secret = opened(soon.anna)
    address = reverse("meetings:calendar", args=[secret])
    head = Client().head(address)
    assert head.status_code == 200
    assert head.content == b""
    assert head["ETag"] == get(secret)["ETag"]
    assert Client().post(address).status_code == 405


def test_the_last_reading_is_noted_every_five_minutes_at_most(world: World) -> None:
    feed, secret = opened(world.anna)
    read = []
    for minutes in (0, 4, 6):
        read_feed(secret, now=NOW + timedelta(minutes=minutes))
        read.append(Feed.unscoped.get(pk=feed.pk).last_read_at)
    assert read == [NOW, NOW, NOW + timedelta(minutes=6)]


def test_the_secret_gets_into_no_log_and_no_history(soon: World, caplog: pytest.LogCaptureFixture) -> None:
    _feed, secret = opened(soon.anna)
    with caplog.at_level(logging.DEBUG):
        for one in (secret, "wrong" + secret):
            get(one)
    assert secret not in "".join(
        record.getMessage() for record in caplog.records if record.name != "django.db"
    )
    record = logging.LogRecord("x", 30, "", 0, "Not Found: %s", (f"/calendar/{secret}.ics",), None)
    assert without_secrets(record)
    assert secret not in record.getMessage()
    assert "/calendar/..." in record.getMessage()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM meetings_feedevent e WHERE e::text LIKE %s", [f"%{secret}%"])
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM meetings_feedevent")
        assert cursor.fetchone() == (1,)


def page_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_page_shows_an_address_once_and_it_works(soon: World) -> None:
    client, url = page_of(soon.anna), reverse("meetings:calendars")
    sent = {"name": "Phone", "body": str(soon.body.pk), "once": "abcdef01"}
    made = client.post(url, sent)
    address = made.content.decode().split('id="made" type="url" readonly value="')[1].split('"')[0]
    assert made["Cache-Control"] == "private, no-store"
    path = address[address.index("/calendar/") :]
    assert str(soon.review.pk) in Client().get(path).content.decode()
    again = client.post(url, sent, follow=True)
    assert path not in again.content.decode()
    assert Feed.unscoped.count() == 1
    assert path not in client.get(url).content.decode()
    assert "Phone" in client.get(url).content.decode()


def test_an_address_is_revoked_after_a_question(soon: World) -> None:
    feed, secret = opened(soon.anna)
    client, url = page_of(soon.anna), reverse("meetings:revoke-calendar", args=[feed.pk])
    assert client.get(url).status_code == 200
    assert get(secret).status_code == 200
    assert client.post(url, {"version": 1}).status_code == 302
    assert get(secret).status_code == 404


def test_nobody_revokes_the_address_of_another(soon: World) -> None:
    feed, secret = opened(soon.anna)
    client, url = page_of(soon.boris), reverse("meetings:revoke-calendar", args=[feed.pk])
    assert (client.get(url).status_code, client.post(url, {"version": 1}).status_code) == (404, 404)
    assert get(secret).status_code == 200


def test_the_api_gives_an_address_once_even_for_a_repeated_key(soon: World) -> None:
    client = page_of(soon.anna)
    url = "/api/v1/calendar-feeds/"
    key = {"Idempotency-Key": "one"}
    made = client.post(url, {"name": "x"}, content_type="application/json", headers=key)
    assert made.status_code == 201, made.content
    path = made.json()["address"].partition("/calendar/")[2]
    assert Client().get(f"/calendar/{path}").status_code == 200
    again = client.post(url, {"name": "x"}, content_type="application/json", headers=key)
    assert again.json()["id"] == made.json()["id"]
    assert again.json()["address"] is None
    assert [row["address"] for row in client.get(url).json()["results"]] == [None]
    gone = client.post(
        f"{url}{made.json()['id']}/revoke/",
        {},
        content_type="application/json",
        headers={"If-Match": made["ETag"]},
    )
    assert gone.status_code == 200
    assert gone.json()["revoked_at"]
    assert Client().get(f"/calendar/{path}").status_code == 404


def test_the_reader_of_a_calendar_acts_as_its_person_alone(soon: World) -> None:
    _feed, secret = opened(soon.anna)
    with acting_as(actor_of(soon.boris)):
        found = read_feed(secret, now=NOW)
    assert found is not None
    assert "8th session" in str(events(found.content)[str(soon.review.pk)]["SUMMARY"])


def test_the_name_of_a_calendar_is_written_as_text(soon: World) -> None:
    _feed, secret = open_feed(actor_of(soon.anna), body_id=None, name="Work, home; C:\\new phone", now=NOW)
    content = read_feed(secret, now=NOW)
    assert content is not None
    assert r"X-WR-CALNAME:Work\, home\; C:\\new phone" in unfolded(content.content)


@pytest.mark.parametrize(
    "address", ["/calendar/{}", "/Calendar/{}.ics", "/calendar//{}.ics", "/calendars/{}.ICS"]
)
def test_no_address_goes_into_the_log_however_it_is_mistyped(address: str) -> None:
    secret = "k" * 43
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Not Found: %s", (address.format(secret),), None
    )
    assert without_secrets(record)
    assert secret not in record.getMessage()


def test_arguments_that_do_not_fit_their_words_are_left_to_the_log() -> None:
    assert without_secrets(logging.LogRecord("x", logging.INFO, "", 0, "%d", ("y",), None))
