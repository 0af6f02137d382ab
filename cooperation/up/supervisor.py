"""The one process that starts everything, keeps it running and ends it.

It gives up root before it starts anything, so that it and its parts are one unprivileged user.
"""

import contextlib
import errno
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from cooperation.up import access, logs, postgres, prepare, process, readiness, valkey
from cooperation.up.configuration import CLONE, Configuration
from cooperation.up.parts import Part
from cooperation.up.ports import free_port
from cooperation.up.privileges import unprivileged
from cooperation.up.refusal import Refusal
from cooperation.up.signals import Signals, Stopped
from cooperation.up.state import Secrets, State, read_json, write_private

_APPLICATION = "cooperation.wsgi:application"
_WORKER = ("--pool=solo", "--without-mingle", "--without-gossip", "--loglevel=INFO")
#: The workers: what each takes on. What takes minutes keeps no reminder waiting.
_WORKERS = {"worker": "cooperation", "imports": "imports"}
_SERVERS_START = 120.0
_WEB_STARTS = 180.0
_LOGS_EVERY = 10.0
# What no page waits for is started this much after what one does: both would share the same processors.
_LATER = 3.0


@dataclass(frozen=True)
class Addresses:
    """Where the servers are, embedded or outside."""

    database: str
    owner: str
    redis: str

    def settings(self) -> dict[str, str]:
        """By the names of the settings."""
        return {"DATABASE_URL": self.database, "DATABASE_OWNER_URL": self.owner, "REDIS_URL": self.redis}


def _end_leftovers(mark: str) -> None:
    """End what an earlier supervisor on this folder left behind when it was killed.

    Most of it has ended by itself by then. PostgreSQL is ended by the one who starts it anew.
    """
    left = [one for one in process.marked_processes(mark) if one.pid != os.getpid()]
    for number, seconds in ((signal.SIGTERM, 5.0), (signal.SIGKILL, 5.0)):
        for one in left:
            process.send(one, number)
        left = process.wait_gone(left, seconds)


def _take_port(configuration: Configuration) -> socket.socket:
    """The bound socket of the web. It listens once the web does, and from then on for as long as this process lives."""
    host, port = configuration.host, configuration.port
    try:
        family, kind, number, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as reason:
        raise Refusal(f"HOST is {host!r} and names no address: {reason.strerror}.") from reason
    web = socket.socket(family, kind, number)
    web.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        web.bind(address)
    except OSError as reason:
        web.close()
        if reason.errno == errno.EADDRINUSE:
            raise Refusal(
                f"Port {port} of {host} is taken by another program: set PORT to a free one."
            ) from reason
        raise Refusal(f"Port {port} of {host} cannot be used: {reason.strerror}.") from reason
    return web


def _shares(workers: int) -> list[int]:
    """How many web processes each of at most two web servers keeps."""
    return [workers] if workers < 2 else [workers - workers // 2, workers // 2]


def say(line: str) -> None:
    """A line for the person at the terminal, who may have closed it."""
    with contextlib.suppress(OSError, ValueError):
        print(line, flush=True)


class Supervisor:
    """Started once; `run` returns when it was asked to stop and everything has ended."""

    def __init__(self, configuration: Configuration) -> None:
        self.configuration = configuration
        self.state = State(configuration.state)
        self.signals = Signals()
        self.parts: list[Part] = []
        self.environment: dict[str, str] = {}
        self.disk_is_full = False
        self.helpers: dict[str, tuple[subprocess.Popen[bytes], Callable[[], str]]] = {}

    def run(self) -> None:
        """Bring everything up, stay, and end everything. Refusal when it cannot be brought up."""
        self.state.open()
        self.state.forget_access()
        web = self._settle()
        try:
            self._bring_up(web)
            self._stay()
        except Stopped:
            say("Stopping.")
        except OSError as reason:
            raise self.state.refusal(reason) from reason
        finally:
            web.close()
            self._take_down()

    # --- Before anything runs -----------------------------------------------------------------------------------------

    def _settle(self) -> socket.socket:
        """What may need root: end leftovers, take the port, give the folder away. Then root is given up."""
        try:
            secrets = self.state.secrets()
            self.secrets: Secrets = secrets
            _end_leftovers(secrets.mark)
            web = _take_port(self.configuration)
            embedded = [] if self.configuration.database_url else [postgres.programs() / "postgres"]
            embedded += [] if self.configuration.redis_url else [valkey.binary()]
            identity = unprivileged([*embedded, CLONE / "manage.py", self.state.folder.parent])
            self.state.folders()
            self.state.hand_over(identity)
            if identity is not None:
                identity.assume()
                os.environ["HOME"] = str(self.state.path("run"))
        except OSError as reason:
            raise self.state.refusal(reason) from reason
        return web

    # --- Up -----------------------------------------------------------------------------------------------------------

    def _bring_up(self, web: socket.socket) -> None:
        port = int(web.getsockname()[1])
        demo = self.configuration.demo
        settings = self._settings(port)
        # Static files need no server: they are collected while the servers start.
        self.environment |= settings
        self._begin("static", lambda: prepare.static_stamp(self.state.path("static")))
        addresses = self._servers()
        self._use(settings | addresses.settings())
        self._begin("database", lambda: prepare.database_stamp(addresses.owner, demo))
        self._finish()
        first, *second = _shares(self.configuration.web_workers)
        self._start(Part("web", self._web("web", web.fileno(), first)))
        self._await("web", lambda: readiness.page_answers(self.configuration, port), _WEB_STARTS)
        for name, queue in _WORKERS.items():
            taking = (f"--queues={queue}", f"--hostname={name}@cooperation")
            worker = self._python("celery", "-A", "cooperation", "worker", *taking, *_WORKER)
            self._start(Part(name, worker, first_pause=_LATER))
        schedule = self.state.path("run") / "schedule"
        beat = ("beat", "--loglevel=INFO", f"--schedule={schedule}", "--pidfile=")
        self._start(Part("beat", self._python("celery", "-A", "cooperation", *beat), first_pause=_LATER))
        for share in second:
            # A second server on the same socket: while one of them is away, the other answers.
            twin = Part("web-2", self._web("web-2", web.fileno(), share), first_pause=_LATER)
            twin.due_at = time.monotonic() + _LATER
            self.parts.append(twin)
        for line in access.publish(self.state, self.configuration, self.configuration.url(port)):
            say(line)
        say("Ctrl-C ends it.")

    def _servers(self) -> Addresses:
        """Both servers started side by side, or found outside."""
        if self.configuration.redis_url:
            readiness.check_redis(self.configuration.redis_url)
        if self.configuration.database_url:
            readiness.check_database("DATABASE_URL", self.configuration.database_url)
            readiness.check_database("DATABASE_OWNER_URL", self.configuration.database_owner_url)
        broker = self._valkey() if not self.configuration.redis_url else None
        cluster = self._postgres() if not self.configuration.database_url else None
        if broker is not None:
            self._await("valkey", broker.answers, _SERVERS_START)
        if cluster is not None:
            self._await("postgres", cluster.answers, _SERVERS_START)
        return Addresses(
            database=cluster.url(postgres.APP) if cluster else self.configuration.database_url,
            owner=cluster.url(postgres.OWNER) if cluster else self.configuration.database_owner_url,
            redis=broker.url if broker else self.configuration.redis_url,
        )

    def _valkey(self) -> valkey.Valkey:
        broker = valkey.Valkey(self.state.path("run"), free_port(), self.secrets.valkey_password)
        self._start(Part("valkey", lambda log: broker.start(output=log, mark=self.secrets.mark)))
        return broker

    def _postgres(self) -> postgres.Cluster:
        cluster = postgres.Cluster(
            data=self.state.path("postgres"),
            port=free_port(),
            owner_password=self.secrets.owner_password,
            app_password=self.secrets.app_password,
        )
        cluster.check_version()
        if not cluster.exists:
            say("Making the database (the first time only).")
            cluster.create()
        else:
            cluster.clear_the_way()
            if self.secrets.fresh:
                cluster.renew_passwords()
        self.signals.check()

        def start(log: IO[bytes]) -> "subprocess.Popen[bytes]":
            cluster.clear_the_way()
            return cluster.start(output=log, mark=self.secrets.mark)

        # SIGINT is a fast shutdown: sessions are cut, and what was committed is written out.
        self._start(Part("postgres", start, signal.SIGINT, seconds_to_end=30.0, eager_pause=0.2))
        return cluster

    def _settings(self, port: int) -> dict[str, str]:
        """The settings as used that do not wait for the servers."""
        self.environment = os.environ | {
            "STATE_DIR": str(self.state.folder),
            "DJANGO_SETTINGS_MODULE": "cooperation.settings",
            "PYTHONUNBUFFERED": "1",
            # Whatever the shell's language is, texts are read and written in UTF-8.
            "PYTHONUTF8": "1",
            process.MARK: self.secrets.mark,
        }
        return {
            "SECRET_KEY": self.configuration.secret_key or self.secrets.secret_key,
            "HOST": self.configuration.host,
            "PORT": str(port),
            "BASE_URL": self.configuration.url(port),
            "DEMO": "1" if self.configuration.demo else "0",
        }

    def _use(self, settings: dict[str, str]) -> None:
        """Settings for the parts through their environment, for other shells through a file."""
        self.state.write_settings(settings)
        self.environment |= settings

    # --- Preparing: each only when its stamp changed ------------------------------------------------------------------

    def _begin(self, name: str, stamp: Callable[[], str]) -> None:
        done = read_json(self.state.path("prepared.json"))
        if done.get(name) == stamp():
            return
        with logs.open_log(self.state.path("log"), f"prepare-{name}") as log:
            self.helpers[name] = (self._python("cooperation.up.prepare", name)(log), stamp)

    def _finish(self) -> None:
        """Wait for what was begun, and note that it is done."""
        if self.helpers:
            say(f"Preparing: {', '.join(self.helpers)}.")
        while self.helpers:
            for name, (child, stamp) in list(self.helpers.items()):
                if child.poll():
                    raise Refusal(self._why(f"Preparing the {name} failed", f"prepare-{name}"))
                if child.returncode == 0:
                    done = read_json(self.state.path("prepared.json")) | {name: stamp()}
                    write_private(self.state.path("prepared.json"), json.dumps(done) + "\n")
                    del self.helpers[name]
            self._watch()
            if self.helpers:
                self.signals.pause(0.2)

    def _python(self, module: str, *arguments: str) -> Callable[[IO[bytes]], "subprocess.Popen[bytes]"]:
        """A starter for a module of this Python with the settings as used."""

        def start(log: IO[bytes]) -> "subprocess.Popen[bytes]":
            return process.spawn(
                [sys.executable, "-m", module, *arguments],
                environment=self.environment,
                folder=CLONE,
                output=log,
            )

        return start

    def _web(self, name: str, handle: int, workers: int) -> Callable[[IO[bytes]], "subprocess.Popen[bytes]"]:
        settings = ("--config=python:cooperation.up.web", f"--name={name}")
        share = {"COOPERATION_SOCKET": str(handle), "WEB_WORKERS": str(workers)}

        def start(log: IO[bytes]) -> "subprocess.Popen[bytes]":
            return process.spawn(
                [sys.executable, "-m", "gunicorn", *settings, _APPLICATION],
                environment=self.environment | share,
                folder=CLONE,
                output=log,
                keep_files=[handle],
            )

        return start

    def _start(self, part: Part) -> None:
        self.parts.append(part)
        part.start(logs.open_log(self.state.path("log"), part.name))

    def _await(self, name: str, answers: Callable[[], bool], seconds: float) -> None:
        """Wait until a part answers; Refusal with what it last said when it ends or takes too long."""
        deadline = time.monotonic() + seconds
        while not answers():
            self._watch()
            if time.monotonic() > deadline:
                raise Refusal(self._why(f"The part {name!r} did not answer in {seconds:.0f} seconds", name))
            self.signals.pause(0.03)

    def _watch(self) -> None:
        """While things are being brought up, a part that ends for good ends the start."""
        for part in self.parts:
            if part.child is not None and part.child.poll() is not None and part.eager_pause is None:
                raise Refusal(self._why(f"The part {part.name!r} ended while it was started", part.name))
        self._revive([part for part in self.parts if part.eager_pause is not None])
        for part in self.parts:
            if part.failures and time.monotonic() - part.first_failure_at > 30:
                raise Refusal(self._why(f"The part {part.name!r} does not start", part.name))

    def _why(self, sentence: str, log: str) -> str:
        said = logs.last_line(self.state.path("log"), log)
        return f"{sentence}: {said or 'it gave no reason'} (more in {self.state.path('log') / log}.log)."

    # --- Staying ------------------------------------------------------------------------------------------------------

    def _stay(self) -> None:
        next_cap = 0.0
        while True:
            now = time.monotonic()
            wait = self._revive(self.parts)
            if now > next_cap:
                with contextlib.suppress(OSError):
                    logs.cap(self.state.path("log"))
                    self._look_at_space()
                next_cap = now + _LOGS_EVERY
            self.signals.pause(min(wait, next_cap - now))

    def _look_at_space(self) -> None:
        """Say once that the disk is full, and once that it is not any more."""
        said = self.state.running_out()
        if bool(said) != self.disk_is_full:
            say(said or "The disk of the state folder has space again.")
        self.disk_is_full = bool(said)

    def _revive(self, parts: list[Part]) -> float:
        """Start again what has ended and is due; seconds until the next is."""
        wait = _LOGS_EVERY
        for part in parts:
            if part.ended():
                say(f"The part {part.name!r} ended; starting it again.")
            if part.child is not None:
                continue
            left = part.due_at - time.monotonic()
            if left > 0:
                wait = min(wait, left)
                continue
            try:
                part.start(logs.open_log(self.state.path("log"), part.name))
            except (OSError, Refusal, subprocess.SubprocessError) as reason:
                say(f"The part {part.name!r} could not be started: {reason}.")
                part.due_at = time.monotonic() + 2.0
        return wait

    # --- Down ---------------------------------------------------------------------------------------------------------

    def _take_down(self) -> None:
        """End the web first, then what works for it, then the servers; whatever is left is killed."""
        self.state.forget_access()
        for child, _ in self.helpers.values():
            process.end(child, signal.SIGTERM, 5.0)
        asked = [part for part in self.parts if part.name in ("web", "web-2", *_WORKERS, "beat")]
        for part in asked:
            if part.child is not None and part.child.poll() is None:
                part.child.send_signal(part.ends_by)
        for part in (*asked, *(part for part in self.parts if part not in asked)):
            part.end()
        for left in process.marked_processes(self.secrets.mark):
            if left.pid != os.getpid():
                process.send(left, signal.SIGKILL)
