"""A mail in doubt is sent once more, and its session moves before it leaves: the reader is told of the move, and the
mail that is no longer right does not leave."""

import pytest

from cooperation.access import actor_of
from cooperation.errors import Conflict
from meetings.models import Message, Reminder
from meetings.selectors.reminders import status
from meetings.services import dispatch
from meetings.services.carriers import carrier
from meetings.services.dispatch import WORKER, Overtaken
from meetings.services.planning import plan_all
from meetings.services.reminders import resend

from .conftest import MailBox, Sink, World, at, clock_at, parsed

DUE = "2026-10-14"


def in_doubt(world: World) -> Reminder:
    """Anna's reminder, handed over by a dispatcher that died; nobody else is to be told anything."""
    plan_all(now=at("2026-10-13"))
    Reminder.unscoped.filter(recipient=world.boris).delete()
    type(world.boris).objects.filter(pk=world.boris.pk).update(is_active=False)
    dispatch.compose(WORKER, recipient_id=world.anna.pk, now=at(DUE, 10))
    claim = dispatch.lease(WORKER, now=at(DUE, 10))
    assert claim is not None
    dispatch.hand_over(WORKER, claim=claim, now=at(DUE, 10))
    dispatch.expire(WORKER, now=at(DUE, 11))
    return Reminder.unscoped.get(message__isnull=False)


def sent_again(world: World) -> Reminder:
    row = in_doubt(world)
    return resend(actor_of(world.anna), reminder_id=row.pk, version=row.version, now=at(DUE, 11))


def told_of_the_move(subjects: list[str]) -> None:
    assert len(subjects) == 1, subjects
    assert "19 Nov 2026" in subjects[0]


@pytest.mark.parametrize("ticks", [1, 3])
def test_a_session_moved_after_the_resending_is_corrected_and_the_old_mail_stays(
    world: World, box: MailBox, ticks: int
) -> None:
    row = sent_again(world)
    world.move(7)
    for hour in range(12, 12 + ticks):
        dispatch.tick(clock=clock_at(DUE, hour))
    told_of_the_move([mail["Subject"] for mail in box.to("anna")])
    row.refresh_from_db()
    assert row.state == "unconfirmed"
    assert status(at(DUE, 16))["unconfirmed"] == 1


def test_a_session_moved_while_the_mail_was_on_its_way_again_is_corrected(world: World, box: MailBox) -> None:
    sent_again(world)
    claim = dispatch.lease(WORKER, now=at(DUE, 12))
    assert claim is not None
    world.move(7)
    with pytest.raises(Overtaken):
        dispatch.hand_over(WORKER, claim=claim, now=at(DUE, 12))
    assert dispatch.attempt(claim, by=carrier(), clock=clock_at(DUE)) is None
    assert not box.mails()
    dispatch.tick(clock=clock_at(DUE, 13))
    told_of_the_move([mail["Subject"] for mail in box.to("anna")])


@pytest.mark.parametrize(
    ("where", "answer"), [("RCPT", "450 busy"), ("DATA", "451 later"), ("RCPT", "550 no such user")]
)
def test_a_session_moved_after_the_resending_was_refused_is_corrected(
    world: World, sink: Sink, where: str, answer: str
) -> None:
    sent_again(world)
    sink.answers[where] = [answer]
    assert dispatch.dispatch(clock=clock_at(DUE, 12)).failed == 1
    world.move(7)
    dispatch.tick(clock=clock_at(DUE, 14))
    told_of_the_move([parsed(content)["Subject"] for content in sink.accepted])


@pytest.mark.parametrize("state", ["postponed", "cancelled"])
def test_a_session_called_off_after_the_resending_is_said_to_be(
    world: World, box: MailBox, state: str
) -> None:
    sent_again(world)
    world.move(0, state=state)
    dispatch.tick(clock=clock_at(DUE, 12))
    dispatch.tick(clock=clock_at(DUE, 13))
    (mail,) = box.to("anna")
    assert Reminder.unscoped.get(kind=state).state == "sent"
    assert mail["Message-ID"] == f"<{Message.unscoped.get(state='sent').pk}@testserver>"


def test_a_mail_never_handed_over_is_withdrawn_and_needs_no_correction(world: World, box: MailBox) -> None:
    plan_all(now=at("2026-10-13"))
    dispatch.compose(WORKER, recipient_id=world.anna.pk, now=at(DUE))
    world.move(7)
    dispatch.tick(clock=clock_at(DUE, 13))
    told_of_the_move([mail["Subject"] for mail in box.to("anna")])
    states = Message.unscoped.filter(recipient=world.anna).order_by("created_at")
    assert list(states.values_list("state", flat=True)) == ["withdrawn", "sent"]
    assert not Reminder.unscoped.filter(kind="moved").exists()


def test_what_was_overtaken_is_not_sent_once_more(world: World, box: MailBox) -> None:
    row = sent_again(world)
    world.move(7)
    dispatch.tick(clock=clock_at(DUE, 12))
    row.refresh_from_db()
    with pytest.raises(Conflict):
        resend(actor_of(world.anna), reminder_id=row.pk, version=row.version, now=at(DUE, 13))
