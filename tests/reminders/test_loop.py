"""`manage.py reminders --loop` as a process of its own: it needs no broker, and two of them do the work of one."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from cooperation import clock
from cooperation.up.ports import free_port
from meetings.models import Message, Reminder
from meetings.services.planning import plan_all
from tests import servers
from tests.up.installation import until

from .conftest import MailBox, World

CLONE = Path(__file__).resolve().parents[2]
MINUTE = 60.0


@pytest.fixture
def loop(world: World, box: MailBox) -> Iterator[Callable[[], "subprocess.Popen[bytes]"]]:
    """loop(): one more loop on this test's database and mail folder, with no broker anywhere."""
    # A process has the real clock: the session lies twenty days ahead of it.
    world.move((clock.today() - world.review.starts_on).days + 20)
    running: list[subprocess.Popen[bytes]] = []
    environment = {
        **os.environ,
        "DATABASE_URL": servers.at_database(os.environ["DATABASE_URL"], connection.settings_dict["NAME"]),
        "REDIS_URL": f"redis://127.0.0.1:{free_port()}/0",
        # The mail folder lies below it.
        "STATE_DIR": str(box.folder.parent),
        "EMAIL_URL": "file",
    }

    def start() -> "subprocess.Popen[bytes]":
        command = [sys.executable, "manage.py", "reminders", "--loop", "--every", "0.1"]
        running.append(subprocess.Popen(command, cwd=CLONE, env=environment, stderr=subprocess.PIPE))
        return running[-1]

    yield start
    for one in running:
        one.kill()
        one.communicate()


def ended(process: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    """Its exit code and what it complained of."""
    _out, said = process.communicate(timeout=MINUTE)
    return process.returncode, said


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_loop_sends_what_is_due_without_a_broker_and_ends_when_asked(
    box: MailBox, loop: Any, number: signal.Signals
) -> None:
    one = loop()
    until(lambda: Message.unscoped.filter(state="sent").count() == 2, "both were reminded", MINUTE)
    assert len(box.mails()) == 2
    one.send_signal(number)
    code, said = ended(one)
    assert code == 0
    assert b"Traceback" not in said


def test_two_loops_at_once_send_each_mail_once(world: World, box: MailBox, loop: Any) -> None:
    people = [world.person(world.by, f"reader{n}", "en", "Europe/Minsk", role="reader") for n in range(20)]
    both = [loop(), loop()]
    expected = {person.email for person in (*people, world.anna, world.boris)}
    sent = Message.unscoped.filter(state="sent")
    until(lambda: sent.count() >= len(expected), "all were reminded", MINUTE)
    # One alone may have sent everything before the other listened to signals at all.
    until(lambda: others() >= len(both), "both are at work", MINUTE)
    for one in both:
        one.send_signal(signal.SIGTERM)
    for one in both:
        assert ended(one)[0] == 0
    assert sorted(mail["To"].rpartition("<")[2].rstrip(">") for mail in box.mails()) == sorted(expected)


def others() -> int:
    """How many other connections there are to this test's database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def test_a_loop_goes_on_after_its_connection_was_cut(world: World, box: MailBox, loop: Any) -> None:
    one = loop()
    until(lambda: Message.unscoped.filter(state="sent").count() == 2, "both were reminded", MINUTE)
    name = connection.settings_dict["NAME"]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()",
            [name],
        )
        assert cursor.fetchall()
    world.move(7)
    until(lambda: len(box.mails()) == 4, "both were told of the move", MINUTE)
    assert one.poll() is None


def test_a_loop_killed_at_work_leaves_nothing_that_the_next_does_not_finish(
    world: World, box: MailBox, loop: Any
) -> None:
    plan_all(now=clock.now())
    one = loop()
    until(lambda: Message.unscoped.exists(), "a mail was made", MINUTE)
    one.kill()
    ended(one)
    until(lambda: not others(), "the database knows that it is gone", MINUTE)
    # What it held is free once its lease has run out: to be sent, or in doubt where it was handed over.
    Message.unscoped.filter(lease_until__isnull=False).update(lease_until=clock.now())
    loop()
    until(
        lambda: (
            not Reminder.unscoped.filter(state__in=["planned", "claimed"], due_at__lte=clock.now()).exists()
        ),
        "nothing waits",
        MINUTE,
    )
    assert len({mail["Message-ID"] for mail in box.mails()}) == len(box.mails())
