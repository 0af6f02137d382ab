"""Invitations by mail: who gets one, and what follows when the session moves, is called off, or the name is struck."""

from email.message import EmailMessage
from typing import Any

import pytest

from cooperation.accounts.models import User
from meetings.models import Delegate, Delegation, Invitation, Message, Reminder, Review
from meetings.services import dispatch
from meetings.services.planning import plan_all
from meetings.services.reminders import take_back
from programs import models as m
from tests.reminders.conftest import at, clock_at

from .conftest import MailBox, World, events, faults_by_libical, next_session

DAY = "2026-10-01"


def tick(day: str = DAY, hour: int = 12, times: int = 4) -> None:
    """Each reader's mails leave one a tick."""
    for _time in range(times):
        dispatch.tick(clock=clock_at(day, hour))


def named(world: World, user: User) -> Delegate:
    person = m.Person.unscoped.get(user=user)
    delegation, _made = Delegation.unscoped.get_or_create(review=world.review, party=person.party)
    return Delegate.unscoped.create(delegation=delegation, person=person)


def objects(mails: list[EmailMessage]) -> list[tuple[str, Any]]:
    """(method, event) of each mail that has a calendar message."""
    found = []
    for mail in mails:
        parts = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
        for part in parts:
            content = part.get_payload(decode=True)
            assert faults_by_libical(content) == []
            (event,) = events(content).values()
            method = part.get_param("method")
            assert f"METHOD:{method}\r\n".encode() in content
            found.append((method, event))
        assert len(parts) <= 1
    return found


@pytest.fixture
def delegate(world: World) -> User:
    user = world.person(world.by, "vera", "ru", "Europe/Minsk", role="reader")
    named(world, user)
    return user


def test_delegates_and_executive_secretaries_are_invited_and_other_readers_are_not(
    world: World, box: MailBox, delegate: User
) -> None:
    world.person(world.by, "reader", "en", "Europe/Minsk", role="reader")
    tick()
    assert set(Invitation.unscoped.values_list("user__name", flat=True)) == {"anna", "boris", "vera"}
    assert objects(box.to("reader@")) == []


def test_an_invitation_is_a_mail_of_its_own_with_the_calendar_message_last(
    world: World, box: MailBox, delegate: User
) -> None:
    tick()
    (mail,) = box.to("vera@")
    assert mail.get_content_type() == "multipart/alternative"
    parts = [part.get_content_type() for part in mail.iter_parts()]
    assert parts == ["text/plain", "text/html", "text/calendar"]
    last = list(mail.iter_parts())[-1]
    assert (last.get_param("method"), last.get_content_charset()) == ("REQUEST", "utf-8")
    ((_method, event),) = objects([mail])
    assert event["UID"] == str(world.review.pk)
    assert event["SEQUENCE"] == 0
    assert event["ATTENDEE"] == "mailto:vera@by.example"
    assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert event["ATTENDEE"].params["RSVP"] == "TRUE"
    assert event["ORGANIZER"].params["CN"] == "Рабочая группа по сотрудничеству"
    assert event["DTSTART"].params["TZID"] == "Europe/Minsk"


def test_nobody_is_invited_to_a_date_that_is_only_proposed(
    world: World, box: MailBox, delegate: User
) -> None:
    Review.unscoped.filter(pk=world.review.pk).update(state="proposed")
    tick()
    assert Invitation.unscoped.count() == 0


def test_an_invitation_goes_out_once(world: World, box: MailBox, delegate: User) -> None:
    tick(times=6)
    tick("2026-10-02")
    assert [method for method, _event in objects(box.to("vera@"))] == ["REQUEST"]


def test_a_move_is_a_request_of_the_same_uid_with_a_higher_sequence_and_asks_anew(
    world: World, box: MailBox, delegate: User
) -> None:
    tick()
    Invitation.unscoped.filter(user=delegate).update(answer="accepted", answered_sequence=0)
    world.move(7)
    tick("2026-10-02")
    found = objects(box.to("vera@"))
    assert [(method, event["UID"], event["SEQUENCE"]) for method, event in found][:2] == [
        ("REQUEST", str(world.review.pk), 0), ("REQUEST", str(world.review.pk), 1)
    ]  # fmt: skip
    assert found[1][1]["DTSTART"].dt.day == 19
    invitation = Invitation.unscoped.get(user=delegate)
    assert (invitation.sequence, invitation.answer, invitation.answered_sequence) == (1, "needs-action", None)


@pytest.mark.parametrize("state", ["cancelled", "postponed"])
def test_a_session_that_is_called_off_is_cancelled_in_the_calendar(
    world: World, box: MailBox, delegate: User, state: str
) -> None:
    tick()
    world.move(0, state=state)
    tick("2026-10-02")
    method, event = objects(box.to("vera@"))[-1]
    assert (method, event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 1)
    # A new date is sent to whoever was invited.
    world.move(14, state="confirmed")
    tick("2026-10-03")
    method, event = objects(box.to("vera@"))[-1]
    assert (method, event["SEQUENCE"]) == ("REQUEST", 2)


def test_a_cancellation_that_did_not_leave_is_made_anew(world: World, box: MailBox, delegate: User) -> None:
    tick()
    world.move(0, state="postponed")
    plan_all(now=at("2026-10-02"))
    dispatch.compose(dispatch.WORKER, recipient_id=delegate.pk, now=at("2026-10-02"))
    message = Message.unscoped.get(recipient=delegate, state="composed")
    take_back(dispatch.WORKER, message_id=message.pk, now=at("2026-10-02"))
    tick("2026-10-03")
    assert [method for method, _event in objects(box.to("vera@"))] == ["REQUEST", "CANCEL"]


def test_who_was_never_told_of_an_invitation_is_not_told_that_it_is_taken_back(
    world: World, box: MailBox, delegate: User
) -> None:
    plan_all(now=at(DAY))
    dispatch.compose(dispatch.WORKER, recipient_id=delegate.pk, now=at(DAY))
    assert Invitation.unscoped.filter(user=delegate).exists()
    Delegate.unscoped.filter(person__user=delegate).delete()
    tick("2026-10-02")
    assert objects(box.to("vera@")) == []


def test_a_secretary_who_holds_the_joint_secretariat_too_is_invited_once(world: World, box: MailBox) -> None:
    post = m.Post.unscoped.get(appointments__person__user=world.anna)
    m.Grant.unscoped.create(role="joint_secretariat", body=world.body, party=None, post=post)
    tick(times=6)
    assert [method for method, _event in objects(box.to("anna@"))] == ["REQUEST"]


def test_who_is_struck_from_the_delegation_of_a_session_that_moved_hears_both(
    world: World, box: MailBox, delegate: User
) -> None:
    tick()
    world.move(7)
    Delegate.unscoped.filter(person__user=delegate).delete()
    tick("2026-10-02")
    assert [method for method, _event in objects(box.to("vera@"))] == ["REQUEST", "CANCEL"]
    assert Invitation.unscoped.get(user=delegate).withdrawn_at is not None
    told = set(Reminder.unscoped.filter(recipient=delegate, state="sent").values_list("kind", flat=True))
    assert told == {"invitation", "moved"}


def test_who_is_named_for_a_session_that_moved_after_they_were_reminded_of_it_is_invited(
    world: World, box: MailBox
) -> None:
    user = world.person(world.by, "vera", "ru", "Europe/Minsk", role="reader")
    tick("2026-10-14")
    world.move(7)
    named(world, user)
    tick("2026-10-15")
    assert [(method, event["SEQUENCE"]) for method, event in objects(box.to("vera@"))] == [("REQUEST", 1)]
    told = Reminder.unscoped.filter(recipient=user, state="sent", schedule_version=2)
    assert sorted(told.values_list("kind", flat=True)) == ["invitation", "moved"]


def test_who_is_named_no_longer_is_told_and_who_is_named_again_is_invited_again(
    world: World, box: MailBox, delegate: User
) -> None:
    tick()
    Delegate.unscoped.filter(person__user=delegate).delete()
    tick("2026-10-02")
    tick("2026-10-03")
    method, event = objects(box.to("vera@"))[-1]
    assert (method, event["STATUS"], event["SEQUENCE"]) == ("CANCEL", "CANCELLED", 0)
    named(world, delegate)
    tick("2026-10-04")
    assert [method for method, _event in objects(box.to("vera@"))] == ["REQUEST", "CANCEL", "REQUEST"]
    assert Invitation.unscoped.get(user=delegate).withdrawn_at is None


def test_two_sessions_make_two_mails(world: World, box: MailBox) -> None:
    next_session(world)
    tick()
    found = objects(box.to("anna@"))
    assert len(found) == 2 == len({str(event["UID"]) for _method, event in found})
    assert {str(row.state) for row in Reminder.unscoped.filter(kind="invitation")} == {"sent"}


def test_whoever_lost_every_right_on_the_body_is_sent_nothing_more(
    world: World, box: MailBox, delegate: User
) -> None:
    m.Grant.unscoped.filter(post__appointments__person__user=delegate).delete()
    tick()
    assert box.to("vera@") == []
    assert not Invitation.unscoped.filter(user=delegate).exists()


def test_the_time_of_a_message_is_when_it_was_made(world: World, box: MailBox, delegate: User) -> None:
    tick()
    ((_method, event),) = objects(box.to("vera@"))
    assert event["DTSTAMP"].dt == at(DAY)
