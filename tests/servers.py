"""The embedded PostgreSQL and Valkey of a test run, thrown away at its end.

`provide()` is called while conftest.py is imported, before Django's settings are: the one process that pytest was
started as brings the servers up and names them in the environment, which xdist's workers inherit. They die with that
process, however it ends. `databases()` gives each worker a database of its own, copied from one that was migrated once.
"""

import atexit
import contextlib
import fcntl
import os
import re
import secrets
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg2

from cooperation.up import postgres, process, valkey
from cooperation.up.ports import free_port
from cooperation.up.privileges import Identity, hand_over, unprivileged

PREFIX = "cooperation-tests-"
TEMPLATE = "cooperation_template"
CLONE = Path(__file__).resolve().parent.parent

_running: list[tuple["subprocess.Popen[bytes]", signal.Signals]] = []
_lock: int | None = None


def provide() -> None:
    """Start both servers once for the whole run and put their addresses into the environment."""
    if "COOPERATION_TESTS" in os.environ:
        return
    # Also when pytest ends before its plugins are there.
    atexit.register(release)
    folder = _fresh_folder()
    identity = unprivileged([postgres.programs() / "postgres", valkey.binary(), folder.parent])
    hand_over(folder, identity)
    cluster = _start_postgres(folder, identity)
    broker = _start_valkey(folder, identity)
    state = folder / "state"
    state.mkdir(mode=0o700)
    os.environ.update(
        COOPERATION_TESTS=str(folder),
        DJANGO_SETTINGS_MODULE="cooperation.settings",
        STATE_DIR=str(state),
        SECRET_KEY=secrets.token_hex(32),
        DATABASE_URL=cluster.url(postgres.APP),
        DATABASE_OWNER_URL=cluster.url(postgres.OWNER),
        REDIS_URL=broker.url,
        EMAIL_URL="file",
        DEMO="0",
        HOST="127.0.0.1",
        PORT="8000",
        BASE_URL="http://testserver",
        ALLOWED_HOSTS="testserver,localhost,127.0.0.1",
    )


def release() -> None:
    """End the servers; only the process that started them does."""
    if not _running:
        return
    while _running:
        child, number = _running.pop()
        process.end(child, number, seconds=10)
    shutil.rmtree(os.environ.pop("COOPERATION_TESTS"), ignore_errors=True)


def _fresh_folder() -> Path:
    """A folder of this run's own; folders of runs that were killed are removed on the way."""
    global _lock
    for old in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            handle = os.open(old / "lock", os.O_RDWR)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(old, ignore_errors=True)
            finally:
                os.close(handle)
    folder = Path(tempfile.mkdtemp(prefix=PREFIX))
    _lock = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(_lock, fcntl.LOCK_EX)
    return folder


def _start_postgres(folder: Path, identity: Identity | None) -> postgres.Cluster:
    cluster = postgres.Cluster(
        data=folder / "postgres",
        port=free_port(),
        owner_password=secrets.token_hex(16),
        app_password=secrets.token_hex(16),
        identity=identity,
        extra=tuple(postgres.HASTY.items()),
        owner_creates_databases=True,
        owner_takes_the_other_role=True,
        owner_passes_triggers=True,
    )
    cluster.create()
    with (folder / "postgres.log").open("wb") as log:
        _running.append((cluster.start(output=log), signal.SIGQUIT))
    _await(cluster.answers, folder / "postgres.log")
    return cluster


def _start_valkey(folder: Path, identity: Identity | None) -> valkey.Valkey:
    broker = valkey.Valkey(folder, free_port(), secrets.token_hex(16))
    with (folder / "valkey.log").open("wb") as log:
        _running.append((broker.start(output=log, identity=identity), signal.SIGTERM))
    _await(broker.answers, folder / "valkey.log")
    return broker


def _await(answers: Callable[[], bool], log: Path) -> None:
    deadline = time.monotonic() + 30
    while not answers():
        if time.monotonic() > deadline or _running[-1][0].poll() is not None:
            raise RuntimeError(f"A test server did not start: {log.read_text(errors='replace')[-2000:]}")
        time.sleep(0.02)


# --- Databases --------------------------------------------------------------------------------------------------------


def at_database(url: str, name: str) -> str:
    """The same address with another database."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def run_as_owner(statements: list[str], database: str) -> None:
    """Run statements as the owner of the tables, each on its own; a lock that does not come is an error."""
    connection = psycopg2.connect(at_database(os.environ["DATABASE_OWNER_URL"], database))
    try:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '15s'")
            for statement in statements:
                cursor.execute(statement)
    finally:
        connection.close()


@contextlib.contextmanager
def databases(worker: str) -> Iterator[str]:
    """A migrated database for this worker: Django connects to it as the application's role; yields its name."""
    from django.conf import settings
    from django.db import connection

    with _alone():
        _make_template()
        name = f"cooperation_{worker}"
        run_as_owner(
            [f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}"], "postgres"
        )
    settings.DATABASE_OWNER_URL = at_database(os.environ["DATABASE_OWNER_URL"], name)
    settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    flush_as_owner(connection, name)
    yield name
    connection.close()


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """Only one worker at a time."""
    with open(Path(os.environ["COOPERATION_TESTS"], "template.lock"), "wb") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def _make_template() -> None:
    """Migrate one database as the owner, once for all workers."""
    done = Path(os.environ["COOPERATION_TESTS"], "template.done")
    if done.exists():
        return
    run_as_owner([f"DROP DATABASE IF EXISTS {TEMPLATE}", f"CREATE DATABASE {TEMPLATE}"], "postgres")
    extensions = [f"CREATE EXTENSION IF NOT EXISTS {name}" for name in postgres.EXTENSIONS]
    run_as_owner([*extensions, *postgres.grants()], TEMPLATE)
    _migrate(TEMPLATE)
    done.touch()


def _migrate(database: str) -> None:
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    owner = urlsplit(os.environ["DATABASE_OWNER_URL"])
    application = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(NAME=database, USER=owner.username, PASSWORD=owner.password)
    settings.DATABASE_OWNER_URL = at_database(os.environ["DATABASE_OWNER_URL"], database)
    try:
        call_command("migrate", verbosity=0, interactive=False)
    finally:
        connection.close()
        connection.settings_dict.update(application)


def flush_as_owner(connection: Any, database: str) -> None:
    """Empty the tables after a transactional test as their owner: the application's role may not truncate.

    Of some two hundred tables few have rows: to delete these takes half the time of truncating all of them. That
    asks for no trigger, since what is kept for good refuses to be deleted. What a transaction that is still open has
    written is not seen: a test ends its own threads first.
    """

    def flush(statements: list[str]) -> None:
        tables = {name for each in statements for name in re.findall(r'"(\w+)"', each)}
        run_as_owner(
            [
                "SET session_replication_role = replica",
                "; ".join(f'DELETE FROM "{name}"' for name in sorted(tables)),
            ],
            database,
        )

    connection.ops.execute_sql_flush = flush
