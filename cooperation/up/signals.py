"""Signals as something to wait for: the supervisor sleeps until one comes or its time is over."""

import contextlib
import os
import select
import signal
from typing import Self


class Stopped(Exception):
    """The person or the system asked the supervisor to end."""


class Signals:
    """SIGINT, SIGTERM and SIGHUP ask to stop; SIGCHLD only wakes up. Handlers do nothing but write to a pipe."""

    def __init__(self) -> None:
        self.stopping = False
        self._read, write = os.pipe()
        for handle in (self._read, write):
            os.set_blocking(handle, False)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)

    def _stop(self, *_: object) -> None:
        self.stopping = True

    def pause(self, seconds: float) -> Self:
        """Sleep until a signal or the end of the time; Stopped when one of them asked to stop."""
        if not self.stopping:
            select.select([self._read], [], [], max(seconds, 0))
            with contextlib.suppress(BlockingIOError):
                os.read(self._read, 4096)
        return self.check()

    def check(self) -> Self:
        """Stopped when a signal asked to stop."""
        if self.stopping:
            raise Stopped
        return self
