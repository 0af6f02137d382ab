"""Waking the worker as soon as something changed. The next tick finds it anyway: here nothing may fail or take long."""

import logging
import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.db import transaction

from cooperation.celery import app

logger = logging.getLogger(__name__)

#: One pass does what many changes ask for: after a wake-up the next one waits so long, or for the worker's own tick.
PAUSE_SECONDS = 2.0
#: After a failure nothing is tried for so many seconds: whoever works meanwhile does not wait for an absent broker.
QUIET_SECONDS = 30.0


class Breaker:
    """Whether it is worth trying; told what came of it."""

    def __init__(self, pause: float = PAUSE_SECONDS) -> None:
        self._pause = pause
        self._lock = threading.Lock()
        self._quiet_until = 0.0
        self._failing = False

    def closed(self) -> bool:
        """Whether to try now."""
        return time.monotonic() >= self._quiet_until

    def failed(self, error: Exception) -> None:
        """Not again for a while; said once until it works again."""
        with self._lock:
            self._quiet_until = time.monotonic() + QUIET_SECONDS
            if not self._failing:
                logger.warning("The worker can't be woken up; its next tick does the work: %s", error)
            self._failing = True

    def worked(self) -> None:
        """From now on as usual, after a pause."""
        self._quiet_until, self._failing = time.monotonic() + self._pause, False


breaker = Breaker()
#: Nobody waits for the next import as for the next of many mails: each is begun at once.
_for_imports = Breaker(pause=0.0)


def remind() -> None:
    """Has the worker plan and send reminders now. Takes at most about a second, and never fails."""
    _wake("meetings.remind", breaker)


def bring_in() -> None:
    """Has the worker of imports look what there is to be brought in. As `remind`."""
    _wake("programs.bring_in", _for_imports)


def after_commit(call: Callable[[], None]) -> None:
    """Wakes once what is being written stands."""
    transaction.on_commit(call)


def _wake(task: str, breaker: Breaker) -> None:
    if not breaker.closed():
        return
    try:
        _send(task)
    except Exception as error:  # noqa: BLE001 (whatever a broker's client raises: the next tick does the work)
        breaker.failed(error)
    else:
        breaker.worked()


def _send(name: str, **ids: Any) -> None:
    """`ids` are what JSON can say; the message is worth nothing to a worker that meets it late."""
    with app.connection_for_write(
        connect_timeout=settings.WAKE_SECONDS, transport_options=settings.WAKE_TRANSPORT_OPTIONS
    ) as broker:
        app.send_task(name, kwargs=ids, connection=broker, expires=settings.WAKE_EXPIRES, retry=False)
