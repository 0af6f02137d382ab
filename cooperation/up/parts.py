"""The parts that are kept running, and how each is started."""

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO

from cooperation.up import process

Starter = Callable[[IO[bytes]], "subprocess.Popen[bytes]"]

# Seconds before each further try. A part that lived for a while starts the row anew.
_PAUSES = (0.0, 0.2, 0.5, 1.0, 2.0, 4.0, 8.0, 15.0)
_STEADY = 10.0


@dataclass
class Part:
    """One program that is kept running."""

    name: str
    starter: Starter
    ends_by: signal.Signals = signal.SIGTERM
    # How long it may take to end before it is killed.
    seconds_to_end: float = 20.0
    # PostgreSQL refuses to start for some seconds after a kill: it is asked again at this pace for half a minute.
    eager_pause: float | None = None
    # Seconds before it is started again after it lived for a while: the page comes back before what can wait.
    first_pause: float = 0.0
    child: "subprocess.Popen[bytes] | None" = None
    started_at: float = 0.0
    failures: int = 0
    due_at: float = field(default=0.0)
    first_failure_at: float = 0.0

    def start(self, log: IO[bytes]) -> None:
        """Start it now."""
        with log:
            self.child = self.starter(log)
        self.started_at = time.monotonic()

    def ended(self) -> bool:
        """Whether its process ended since last asked; what it left behind is killed, and the next start is set."""
        if self.child is None or self.child.poll() is None:
            return False
        process.sweep(self.child.pid)
        self.child = None
        now = time.monotonic()
        if now - self.started_at > _STEADY:
            self.failures = 0
        if self.failures == 0:
            self.first_failure_at = now
        self.due_at = now + self._pause(now)
        self.failures += 1
        return True

    def _pause(self, now: float) -> float:
        if self.eager_pause is not None and now - self.first_failure_at < 30:
            return self.eager_pause if self.failures else 0.0
        return max(_PAUSES[min(self.failures, len(_PAUSES) - 1)], self.first_pause)

    def end(self) -> None:
        """End it and everything of its session."""
        if self.child is not None:
            process.end(self.child, self.ends_by, self.seconds_to_end)
            self.child = None
