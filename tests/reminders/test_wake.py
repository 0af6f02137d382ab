"""A change wakes the worker up after it has committed; a broker that is away is not waited for."""

import logging
import socket
import time
from typing import Any

import pytest
from django.db import transaction

from cooperation import wake
from cooperation.announce import announce
from cooperation.celery import app
from cooperation.up.ports import free_port


@pytest.fixture
def breaker(monkeypatch: pytest.MonkeyPatch) -> wake.Breaker:
    made = wake.Breaker()
    monkeypatch.setattr(wake, "breaker", made)
    return made


def waiting() -> int:
    with app.connection_for_read() as broker:
        return int(broker.default_channel.queue_declare("cooperation", durable=True).message_count)


def test_a_transaction_that_changed_several_things_wakes_the_worker_once_after_its_commit(
    transactional_db: None, breaker: wake.Breaker
) -> None:
    before = waiting()
    with transaction.atomic():
        announce("meetings.review", review_id=1)
        announce("meetings.review", review_id=2)
        announce("programs.round", round_id=3)
        assert waiting() == before
    assert waiting() == before + 1


def test_many_changes_within_a_moment_wake_the_worker_once(
    transactional_db: None, breaker: wake.Breaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, now = waiting(), time.monotonic()
    monkeypatch.setattr(wake.time, "monotonic", lambda: now)
    for number in range(20):
        announce("meetings.review", review_id=number)
    assert waiting() == before + 1
    monkeypatch.setattr(wake.time, "monotonic", lambda: now + wake.PAUSE_SECONDS)
    announce("meetings.review", review_id=20)
    assert waiting() == before + 2


def test_what_was_taken_back_wakes_nobody_and_what_follows_it_does(
    transactional_db: None, breaker: wake.Breaker
) -> None:
    before = waiting()
    with transaction.atomic():
        try:
            with transaction.atomic():
                announce("meetings.review", review_id=1)
                raise LookupError
        except LookupError:
            pass
        announce("meetings.review", review_id=2)
    assert waiting() == before + 1


@pytest.mark.parametrize("silent", [False, True], ids=["refuses", "does not answer"])
def test_a_broker_that_is_away_is_swallowed_said_once_and_not_tried_again_for_a_while(
    monkeypatch: pytest.MonkeyPatch, breaker: wake.Breaker, caplog: pytest.LogCaptureFixture, silent: bool
) -> None:
    listening = socket.create_server(("127.0.0.1", 0)) if silent else None
    port = listening.getsockname()[1] if listening else free_port()
    tried: list[Any] = []
    monkeypatch.setattr(app.conf, "broker_write_url", f"redis://127.0.0.1:{port}/0")
    real = wake._send
    monkeypatch.setattr(wake, "_send", lambda *names: (tried.append(names), real(*names)))
    began = time.monotonic()
    with caplog.at_level(logging.WARNING, logger="cooperation.wake"):
        for _change in range(20):
            wake.remind()
    print("seconds", time.monotonic() - began)
    if listening:
        listening.close()
    assert len(tried) == 1
    assert len(caplog.records) == 1
    monkeypatch.setattr(wake.time, "monotonic", lambda: began + 2 * wake.QUIET_SECONDS)
    assert breaker.closed()
