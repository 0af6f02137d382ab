"""Mails in doubt by a stated policy, or by a person who knows; and what a person keeps from being sent."""

from typing import Any

import pytest

from cooperation.access import actor_of
from cooperation.errors import Absent, Conflict, Forbidden, Invalid
from meetings.models import Message, Reminder
from meetings.services import dispatch
from meetings.services.oversight import confirm_arrival, plan_again, suppress
from meetings.services.planning import plan_all

from .conftest import MailBox, World, at, clock_at
from .test_resend_and_move import in_doubt

DUE = "2026-10-14"


def test_by_default_a_mail_in_doubt_waits_for_a_person(world: World, box: MailBox) -> None:
    in_doubt(world)
    dispatch.tick(clock=clock_at("2026-10-16"))
    assert not box.mails()


def test_by_policy_it_is_sent_once_more_under_its_message_id_and_once_only(
    world: World, box: MailBox, settings: Any
) -> None:
    settings.RESEND_UNCONFIRMED_AFTER = 2
    row = in_doubt(world)
    dispatch.tick(clock=clock_at(DUE, 11))
    assert not box.mails()
    dispatch.tick(clock=clock_at(DUE, 13))
    (mail,) = box.to("anna")
    assert mail["Message-ID"] == f"<{row.message_id}@testserver>"
    Message.unscoped.update(state="unconfirmed")
    Reminder.unscoped.filter(pk=row.pk).update(state="unconfirmed")
    assert dispatch.send_doubtful_again(dispatch.WORKER, now=at("2026-10-16")) == 0


def test_the_policy_sends_nothing_that_is_so_no_longer(world: World, box: MailBox, settings: Any) -> None:
    settings.RESEND_UNCONFIRMED_AFTER = 2
    in_doubt(world)
    world.move(7)
    assert dispatch.send_doubtful_again(dispatch.WORKER, now=at(DUE, 13)) == 0


def test_a_secretary_who_knows_that_it_arrived_says_how(world: World, box: MailBox) -> None:
    row = in_doubt(world)
    reader = world.person(world.by, "reader", "en", "Europe/Minsk", role="reader")
    said = {"reminder_id": row.pk, "version": row.version, "reason": "She told me."}
    for other in (world.boris, reader):
        with pytest.raises(Absent):
            confirm_arrival(actor_of(other), **said)
    with pytest.raises(Invalid):
        confirm_arrival(actor_of(world.anna), **{**said, "reason": " "})
    found = confirm_arrival(actor_of(world.anna), **said)
    assert (found.state, found.reason) == ("sent", "She told me.")
    assert Message.unscoped.get().state == "sent"
    with pytest.raises(Conflict):
        confirm_arrival(actor_of(world.anna), **{**said, "version": found.version})


@pytest.mark.parametrize("composed", [False, True])
def test_what_a_secretary_suppressed_does_not_leave_until_they_let_it(
    world: World, box: MailBox, composed: bool
) -> None:
    plan_all(now=at("2026-10-13"))
    if composed:
        dispatch.compose(dispatch.WORKER, recipient_id=world.anna.pk, now=at(DUE))
    row = Reminder.unscoped.get(recipient=world.anna, lead_days=30)
    found = suppress(actor_of(world.anna), reminder_id=row.pk, version=row.version, reason="On leave")
    assert (found.state, found.reason) == ("suppressed", "On leave")
    Reminder.unscoped.filter(recipient=world.anna, lead_days=60).update(state="lapsed")
    dispatch.tick(clock=clock_at(DUE))
    assert not box.to("anna")
    plan_again(actor_of(world.anna), reminder_id=row.pk, version=found.version)
    dispatch.tick(clock=clock_at(DUE, 13))
    assert len(box.to("anna")) == 1


def test_who_is_no_secretary_suppresses_nothing_not_even_their_own(world: World) -> None:
    reader = world.person(world.by, "reader", "en", "Europe/Minsk", role="reader")
    plan_all(now=at("2026-10-13"))
    row = Reminder.unscoped.filter(recipient=reader).first()
    assert row is not None
    with pytest.raises(Forbidden):
        suppress(actor_of(reader), reminder_id=row.pk, version=row.version, reason="No")
