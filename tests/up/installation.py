"""One installation started by a test in a folder of its own, on a free port, with everything real."""

import contextlib
import json
import os
import signal
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

from cooperation.up import process
from cooperation.up.configuration import CLONE

_LONGEST = 300.0
# What the tests' own servers put into the environment is not meant for the installation.
_OURS = (
    *(
        "DATABASE_URL",
        "DATABASE_OWNER_URL",
        "REDIS_URL",
        "SECRET_KEY",
        "STATE_DIR",
        "HOST",
        "PORT",
        "BASE_URL",
    ),
    *("ALLOWED_HOSTS", "EMAIL_URL", "DEMO", "DJANGO_SETTINGS_MODULE"),
)


def until(holds: Callable[[], object], what: str, seconds: float = _LONGEST) -> None:
    """Poll until it holds; a test fails when it does not in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"in {seconds:.0f} s this did not come true: {what}"
        time.sleep(0.02)


def command(state: Path, **settings: str) -> tuple[list[str], dict[str, str]]:
    environment = {name: value for name, value in os.environ.items() if name not in _OURS}
    # Started as make does it, it ends with this process even if that is killed.
    environment |= {"STATE_DIR": str(state), "PORT": "0", "DEMO": "0", "MAKELEVEL": "1"} | settings
    return [sys.executable, "-m", "cooperation.up"], environment


def refused(state: Path, **settings: str) -> str:
    """Start, expect it to end by itself with an error, and return what it said."""
    arguments, environment = command(state, **settings)
    done = subprocess.run(
        arguments, env=environment, cwd=CLONE, capture_output=True, text=True, timeout=_LONGEST, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    said = done.stderr.strip()
    assert len(said.splitlines()) == 1, said
    return said


class Installation:
    """`start` waits until it is ready."""

    def __init__(self, state: Path, **settings: str) -> None:
        self.state = state
        self.settings = settings
        self.supervisor: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        before = self._written()
        arguments, environment = command(self.state, **self.settings)
        with (self.state.parent / "said.log").open("ab") as said:
            self.supervisor = subprocess.Popen(
                arguments,
                env=environment,
                cwd=CLONE,
                stdout=said,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        until(lambda: self._ready(before), "the installation is ready")

    def _written(self) -> int | None:
        """Which access.json stands there: a killed supervisor leaves its own behind."""
        try:
            return (self.state / "access.json").stat().st_mtime_ns
        except FileNotFoundError:
            return None

    def _ready(self, before: int | None) -> bool:
        assert self.supervisor is not None
        assert self.supervisor.poll() is None, (self.state.parent / "said.log").read_text()
        return self._written() not in (None, before)

    @property
    def access(self) -> dict[str, object]:
        return json.loads((self.state / "access.json").read_text())

    def mode(self, name: str) -> int:
        return stat.S_IMODE((self.state / name).stat().st_mode)

    def page(self, path: str = "/readyz") -> int:
        """The status of a page; 0 when there is no answer."""
        try:
            with urllib.request.urlopen(f"{self.access['url']}{path}", timeout=20) as answer:
                return answer.status
        except urllib.error.HTTPError as answer:
            return answer.code
        except OSError:
            return 0

    def children(self) -> dict[str, int]:
        """The parts by name, with their process numbers."""
        assert self.supervisor is not None
        found = {}
        for name in os.listdir("/proc"):
            if name.isdigit() and _parent(name) == self.supervisor.pid:
                words = Path("/proc", name, "cmdline").read_bytes().decode().replace("\0", " ")
                found |= {part: int(name) for part, word in PARTS.items() if word in words}
        return found

    def processes(self) -> list[int]:
        """Every process of the installation, also those that changed their session."""
        mark = json.loads((self.state / "secrets.json").read_text())["mark"]
        found = [one.pid for one in process.marked_processes(mark)]
        data = str(self.state / "postgres")
        for name in os.listdir("/proc"):
            with contextlib.suppress(OSError):
                if name.isdigit() and os.readlink(f"/proc/{name}/cwd") == data and process.sight(int(name)):
                    found.append(int(name))
        return found

    def kill(self, part: str) -> int:
        number = self.children()[part]
        os.kill(number, signal.SIGKILL)
        return number

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        assert self.supervisor is not None
        self.supervisor.send_signal(number)
        return self.supervisor.wait(_LONGEST)

    def clear(self) -> None:
        """Leave nothing behind, whatever the test did."""
        if self.supervisor is not None and self.supervisor.poll() is None:
            self.stop()


#: The parts of an installation, and by which words of its command line each is known.
PARTS = {
    "postgres": "pginstall/bin/postgres",
    "valkey": "valkey-server",
    "web": "--name=web ",
    "web-2": "--name=web-2 ",
    "worker": "--hostname=worker@",
    "imports": "--hostname=imports@",
    "beat": " beat ",
}


def _parent(number: str) -> int:
    try:
        return int(Path("/proc", number, "stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


@contextlib.contextmanager
def installed(folder: Path, **settings: str) -> Iterator[Installation]:
    """A ready installation in a folder below this one; ended afterwards."""
    found = Installation(folder / "state", **settings)
    try:
        found.start()
        yield found
    finally:
        found.clear()
