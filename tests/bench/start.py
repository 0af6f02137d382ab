"""How soon an installation with its demonstration answers, the first time and later, and what it takes when idle."""

import re
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from tests.up.installation import PARTS, Installation, until

#: Seconds from the command to the first answered page, with the environment built; MB of all processes together.
FIRST, LATER, IDLE = 15.0, 5.0, 700.0


@dataclass(frozen=True)
class Start:
    """Seconds to the first answered page of a first and of a later start; MB, shared pages divided, when idle."""

    first: float
    later: float
    idle_mb: float

    @property
    def reached(self) -> tuple[bool, bool, bool]:
        return self.first <= FIRST, self.later <= LATER, self.idle_mb < IDLE

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "aims": [FIRST, LATER, IDLE], "reached": list(self.reached)}


def measure() -> Start:
    """Starts an installation of its own twice on one new folder."""
    with tempfile.TemporaryDirectory(prefix="cooperation-bench-") as folder:
        made = Installation(Path(folder, "var"), DEMO="1")
        try:
            first = _answered(made)
            made.stop()
            later = _answered(made)
            until(lambda: len(made.children()) == len(PARTS), "all parts run")
            for _ in range(_ASKED):
                made.page("/accounts/login/")
            return Start(first, later, _memory(made))
        finally:
            made.clear()


#: Pages asked for before memory is read: every web worker has answered by then.
_ASKED = 40


def _answered(made: Installation) -> float:
    begun = time.monotonic()
    made.start()
    until(lambda: made.page("/accounts/login/") == 200, "the first page is answered")
    return round(time.monotonic() - begun, 1)


def _memory(made: Installation) -> float:
    assert made.supervisor is not None
    return round(sum(_shared_out(number) for number in {made.supervisor.pid, *made.processes()}), 0)


def _shared_out(number: int) -> float:
    """MB of a process; pages that several use are divided among them."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{number}/smaps_rollup").read_text(), re.MULTILINE)
    return int(found[1]) * 1024 / 1e6 if found else 0.0
