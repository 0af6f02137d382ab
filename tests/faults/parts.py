"""What a run is made of: servers, mail server, two workers and two beats of its own, each started anew at will."""

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Self

from cooperation.up import postgres, process, valkey
from cooperation.up.configuration import CLONE
from cooperation.up.ports import free_port
from cooperation.up.privileges import hand_over, unprivileged
from tests.faults.sink import Rates

#: Seconds for anything that has to come true.
LONGEST = 120.0
WORKERS, BEATS = ("worker1", "worker2"), ("beat1", "beat2")


def until(holds: Callable[[], object], what: str, seconds: float = LONGEST) -> None:
    """Poll until it holds; RuntimeError when it does not in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            raise RuntimeError(f"in {seconds:.0f} s this did not come true: {what}")
        time.sleep(0.02)


class Parts:
    """The programs of one run by name; `with` ends them all. `hurry` goes into the environment of the product."""

    def __init__(self, folder: Path, *, seed: int, rates: Rates, hurry: dict[str, str]) -> None:
        self.folder, self.book = folder, folder / "book.tsv"
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self._frozen: dict[str, list[process.Sighting]] = {}
        self._seed, self._rates = seed, rates
        identity = unprivileged([postgres.programs() / "postgres", valkey.binary(), folder.parent])
        hand_over(folder, identity)
        self._identity = identity
        # With the product's own settings. In a hurry it may be left to the system when the disk has it: a server that
        # stops at once loses nothing that it has written, and it writes before a commit is answered.
        self.cluster = postgres.Cluster(
            folder / "postgres", free_port(), secrets.token_hex(16), secrets.token_hex(16), identity,
            extra=(("fsync", "off"),) if hurry else (),
        )  # fmt: skip
        self.broker = valkey.Valkey(folder, free_port(), secrets.token_hex(16))
        (folder / "state").mkdir()
        self.environment = {name: value for name, value in os.environ.items() if name != "PGOPTIONS"} | {
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "STATE_DIR": str(folder / "state"),
            "SECRET_KEY": secrets.token_hex(32),
            "DATABASE_URL": self.cluster.url(postgres.APP),
            "DATABASE_OWNER_URL": self.cluster.url(postgres.OWNER),
            "REDIS_URL": self.broker.url,
            "DEMO": "0",
            "BASE_URL": "http://faults.example",
            "ALLOWED_HOSTS": "localhost",
            **hurry,
        }  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for name in list(self._frozen):
            self.thaw(name)
        for name in [*WORKERS, *BEATS, "sink", "valkey", "postgres"]:
            if child := self.running.pop(name, None):
                process.end(child, signal.SIGQUIT if name == "postgres" else signal.SIGKILL, 10)

    def prepare(self) -> None:
        """Servers, tables and the mail server; workers and beats come by `start`."""
        self.cluster.create()
        self.start("postgres")
        self.start("valkey")
        self.start("sink")
        as_owner = self.environment | {"DATABASE_URL": self.environment["DATABASE_OWNER_URL"]}
        subprocess.run(
            [sys.executable, "manage.py", "migrate", "--verbosity=0", "--no-input"],
            cwd=CLONE, env=as_owner, check=True, timeout=600,
        )  # fmt: skip

    # --- Starting -----------------------------------------------------------------------------------------------------

    def start(self, name: str) -> None:
        """Starts one; servers answer when this returns, workers and beats take their time."""
        with (self.folder / f"{name}.log").open("ab") as log:
            if name == "postgres":
                self._server(name, lambda: self.cluster.start(output=log), self.cluster.answers)
            elif name == "valkey":
                self._server(
                    name, lambda: self.broker.start(output=log, identity=self._identity), self.broker.answers
                )
            elif name == "sink":
                self._start_sink()
            else:
                self.running[name] = process.spawn(
                    [sys.executable, "-m", "celery", "-A", "cooperation", *self._command(name)],
                    environment=self.environment, folder=CLONE, output=log, ends_by=signal.SIGKILL,
                )  # fmt: skip

    def _server(
        self, name: str, start: Callable[[], "subprocess.Popen[bytes]"], answers: Callable[[], bool]
    ) -> None:
        def ready() -> bool:
            # PostgreSQL refuses to start while a backend of the last one is still there.
            if name not in self.running or self.running[name].poll() is not None:
                self.running[name] = start()
            return answers()

        until(ready, f"{name} answers")

    def _start_sink(self) -> None:
        options = []
        for name, value in asdict(self._rates).items():
            option = f"--{name.replace('_', '-')}"
            options += ([option] if value else []) if isinstance(value, bool) else [option, str(value)]
        command = [sys.executable, "-m", "tests.faults.sink", f"--log={self.book}", f"--seed={self._seed}"]
        one = process.spawn(
            [*command, *options], environment=self.environment, folder=CLONE, output=subprocess.PIPE,
            ends_by=signal.SIGKILL,
        )  # fmt: skip
        assert one.stdout is not None
        self.running["sink"] = one
        self.environment["EMAIL_URL"] = f"smtp://127.0.0.1:{int(one.stdout.readline())}"

    def _command(self, name: str) -> list[str]:
        if name in BEATS:
            return ["beat", "--loglevel=INFO", f"--schedule={self.folder / name}", "--pidfile="]
        return [
            "worker", "--pool=prefork", "--concurrency=2", "--queues=cooperation", f"--hostname={name}@cooperation",
            "--without-mingle", "--without-gossip", "--loglevel=INFO",
        ]  # fmt: skip

    def revive(self) -> int:
        """Starts again what ended by itself, as the product's supervisor does; how many."""
        ended = [
            name
            for name in (*WORKERS, *BEATS)
            if name in self.running and self.running[name].poll() is not None
        ]
        for name in ended:
            self.start(name)
        return len(ended)

    # --- Disturbing ---------------------------------------------------------------------------------------------------

    def kill(self, name: str, *, with_children: bool = False) -> None:
        """kill -9 of this process alone, and its like anew. Of PostgreSQL: `pg_ctl stop -m immediate` (SIGQUIT)."""
        self.thaw(name)
        child = self.running[name]
        child.send_signal(signal.SIGQUIT if name == "postgres" else signal.SIGKILL)
        if with_children:
            process.sweep(child.pid)
        child.wait(LONGEST)
        self.start(name)

    def children(self, name: str) -> list[int]:
        """The processes that the one called `name` has started itself: a pool, or backends."""
        parent = str(self.running[name].pid)
        return [int(one) for one in os.listdir("/proc") if one.isdigit() and _parent(one) == parent]

    def kill_child(self, name: str, which: int) -> None:
        """kill -9 of one process of a worker's pool, which the worker replaces."""
        self.thaw(name)
        pool = [seen for seen in map(process.sight, sorted(self.children(name))) if seen]
        process.send(pool[which % len(pool)], signal.SIGKILL)

    def freeze(self, name: str, *, only_child: bool = False) -> None:
        """SIGSTOP of a part and all that it has started, or of one process of its pool."""
        self.thaw(name)
        pids = self.children(name)[:1] if only_child else [self.running[name].pid, *self.children(name)]
        self._frozen[name] = [seen for seen in map(process.sight, pids) if seen]
        for seen in self._frozen[name]:
            process.send(seen, signal.SIGSTOP)

    def thaw(self, name: str) -> None:
        """SIGCONT, where it was frozen."""
        for seen in self._frozen.pop(name, []):
            process.send(seen, signal.SIGCONT)


def _parent(number: str) -> str:
    try:
        return Path("/proc", number, "stat").read_text().rpartition(")")[2].split()[1]
    except OSError:
        return ""
