"""Over SMTP: hand-over is committed between the body and the final dot, and each answer is told apart."""

import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings
from django.db import connection

from cooperation import clock
from meetings.models import Message, Reminder
from meetings.services import dispatch
from meetings.services.planning import plan_all
from tests import servers

from .conftest import Sink, World, at, clock_at, parsed, text_of

DUE = "2026-10-14"
CLONE = Path(__file__).resolve().parents[2]


def one(world: World) -> Message:
    """The only mail due: Anna's."""
    plan_all(now=at("2026-10-13"))
    Reminder.unscoped.filter(recipient=world.boris).delete()
    dispatch.compose(dispatch.WORKER, recipient_id=world.anna.pk, now=at(DUE))
    return Message.unscoped.get()


def send(day: str = DUE, hour: int = 12) -> dispatch.Sent:
    return dispatch.dispatch(clock=clock_at(day, hour))


def test_the_mail_arrives_as_it_was_frozen(world: World, sink: Sink) -> None:
    message = one(world)
    assert send().sent == 1
    assert sink.accepted == [bytes(message.content)]
    assert sink.recipients == ["anna@by.example"]
    mail = parsed(sink.accepted[0])
    assert mail["Message-ID"] == f"<{message.pk}@testserver>"
    message.refresh_from_db()
    assert (message.state, message.sent_at, message.last_reply) == ("sent", at(DUE), "250 OK")


def test_lines_that_begin_with_a_dot_arrive_whole(world: World, sink: Sink) -> None:
    message = one(world)
    content = bytes(message.content) + b".\r\n..two\r\n.\r\n"
    Message.unscoped.filter(pk=message.pk).update(content=content)
    send()
    assert sink.accepted == [content]


def test_hand_over_is_committed_before_the_server_has_the_mail(world: World, sink: Sink) -> None:
    one(world)
    seen: list[tuple[str, bool]] = []

    def look() -> None:
        other = psycopg2.connect(**connection.get_connection_params() | {"cursor_factory": None})
        with other.cursor() as cursor:
            cursor.execute("SELECT state, handed_over_at IS NOT NULL FROM meetings_message")
            seen.append(cursor.fetchone())
        other.close()

    sink.at_dot = look
    send()
    assert seen == [("handed_over", True)]


def test_a_refusal_for_now_is_tried_again_later_and_not_sooner(world: World, sink: Sink) -> None:
    message = one(world)
    sink.answers["RCPT"] = ["450 busy"]
    assert send().failed == 1
    message.refresh_from_db()
    assert (message.state, message.attempts, message.last_reply) == ("composed", 1, "450 busy")
    assert at(DUE) < message.next_attempt_at
    assert send().sent == 0
    assert send(hour=13).sent == 1
    assert len(sink.accepted) == 1


def test_a_refusal_of_the_body_for_now_is_tried_again_too(world: World, sink: Sink) -> None:
    one(world)
    sink.answers["DATA"] = ["451 later"]
    send()
    assert Message.unscoped.get().handed_over_at is None
    assert send(hour=13).sent == 1
    assert len(sink.accepted) == 1


@pytest.mark.parametrize("where", ["RCPT", "DATA"])
def test_a_refusal_for_good_is_shown_and_not_tried_again(world: World, sink: Sink, where: str) -> None:
    one(world)
    sink.answers[where] = ["550 no such user"]
    send()
    assert send(hour=13).sent == 0
    assert Message.unscoped.get().last_reply == "550 no such user"
    assert Reminder.unscoped.get(message__isnull=False).state == "refused"
    assert not sink.accepted


def test_no_answer_to_the_final_dot_leaves_it_in_doubt_and_nothing_is_sent_again(
    world: World, sink: Sink
) -> None:
    one(world)
    sink.answers["DATA"] = ["hang up"]
    assert send().unconfirmed == 1
    for hour in (13, 14):
        assert send(hour=hour).sent == 0
    assert Reminder.unscoped.get(message__isnull=False).state == "unconfirmed"


def test_one_refused_mail_does_not_hold_up_the_next_on_the_same_connection(world: World, sink: Sink) -> None:
    plan_all(now=at("2026-10-13"))
    sink.answers["RCPT"] = ["550 no such user"]
    done = send()
    assert (done.sent, done.failed) == (1, 1)
    assert "Рабочая группа" in text_of(parsed(sink.accepted[0])) or "Working Group" in text_of(
        parsed(sink.accepted[0])
    )


def test_a_server_that_does_not_answer_at_all_is_tried_again_later(world: World, settings: object) -> None:
    from cooperation.up.ports import free_port

    one(world)
    settings.EMAIL_URL = f"smtp://127.0.0.1:{free_port()}"  # type: ignore[attr-defined]
    assert send().failed == 1
    assert Message.unscoped.get().state == "composed"


def test_a_worker_killed_after_hand_over_leaves_the_mail_in_doubt(world: World, sink: Sink) -> None:
    """A real process is killed with SIGKILL while the server holds back its answer to the final dot."""
    # The process has the real clock: a session that lies far ahead of it, and one reminder due already.
    world.move(30_000)
    plan_all(now=clock.now())
    Reminder.unscoped.filter(recipient=world.anna, lead_days=60).update(due_at=clock.now())
    dispatch.compose(dispatch.WORKER, recipient_id=world.anna.pk, now=clock.now())
    reached, dead = threading.Event(), threading.Event()

    def hold_back() -> None:
        reached.set()
        dead.wait(30)

    sink.at_dot = hold_back
    sink.answers["DATA"] = ["451 too late"]
    name = connection.settings_dict["NAME"]
    environment = {
        **os.environ,
        "DATABASE_URL": servers.at_database(os.environ["DATABASE_URL"], name),
        "EMAIL_URL": settings.EMAIL_URL,
    }
    worker = subprocess.Popen(
        [sys.executable, "manage.py", "reminders", "--once"], cwd=CLONE, env=environment
    )
    try:
        assert reached.wait(60)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        dead.set()
    message = Message.unscoped.get(recipient=world.anna, state="handed_over")
    assert message.lease_until is not None
    dispatch.expire(dispatch.WORKER, now=message.lease_until)
    assert set(Reminder.unscoped.filter(message=message).values_list("state", flat=True)) == {"unconfirmed"}
    assert not sink.accepted
