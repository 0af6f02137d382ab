"""The product behind the web server and settings of an installation, on a free port of this machine."""

import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cooperation.up import process
from cooperation.up.configuration import CLONE
from tests.servers import at_database

from .client import Client

_STARTS = 60.0
_KIB = 1024


@dataclass(frozen=True)
class Served:
    """A running web server: its port, the gunicorn that leads its workers, and the database behind it."""

    port: int
    leader: int
    database: str
    owner_url: str
    app_url: str

    def workers(self) -> list[int]:
        """The processes that answer."""
        listed = Path(f"/proc/{self.leader}/task/{self.leader}/children").read_text()
        return [int(number) for number in listed.split()]

    def memory(self) -> list[dict[str, float]]:
        """Each worker's memory in MB: `rss` as the system counts it, `pss` with shared pages divided."""
        return [_memory(worker) for worker in self.workers()]


def _memory(pid: int) -> dict[str, float]:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    found = {line.split(":")[0].lower(): int(line.split()[1]) * _KIB / 1e6 for line in lines}
    return {"rss": found["rss"], "pss": found["pss"]}


@contextlib.contextmanager
def serve(database: str) -> Iterator[Served]:
    """gunicorn with the installation's own configuration; the application adds the floors' addresses."""
    with socket.socket() as web:
        web.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        web.bind(("127.0.0.1", 0))
        owner, app = (
            at_database(os.environ[name], database) for name in ("DATABASE_OWNER_URL", "DATABASE_URL")
        )
        environment = os.environ | {
            "DATABASE_URL": app,
            "DATABASE_OWNER_URL": owner,
            "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
            "COOPERATION_SOCKET": str(web.fileno()),
        }
        log = Path(os.environ["STATE_DIR"], f"{database}.log")
        with log.open("wb") as output:
            leader = process.spawn(
                [sys.executable, "-m", "gunicorn", "--config", "python:cooperation.up.web",
                 "tests.bench.wsgi:application"],
                environment=environment, folder=CLONE, output=output, keep_files=[web.fileno()],
            )  # fmt: skip
        try:
            port = int(web.getsockname()[1])
            _await(port, leader.poll, log)
            yield Served(port, leader.pid, database, owner, app)
        finally:
            process.end(leader, signal.SIGTERM, seconds=15)


def _await(port: int, ended: object, log: Path) -> None:
    deadline = time.monotonic() + _STARTS
    while True:
        with contextlib.suppress(OSError):
            if Client(port).get("/livez").status == 200:
                return
        if time.monotonic() > deadline or ended() is not None:  # type: ignore[operator]
            raise SystemExit(f"the web server did not start: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.05)
