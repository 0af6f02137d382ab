"""Bring the database or the static files to the state of this version, each in a process of its own.

`python -m cooperation.up.prepare database|static`. The supervisor leaves it out when nothing changed since it last
succeeded: `database_stamp` and `static_stamp` say what would have to change. A stamp covers more than is needed
(all code, the lock file, the Python version), so that it is never the same after a change that matters.
"""

import datetime as dt
import hashlib
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import psycopg2

from cooperation.ui import catalogues
from cooperation.up.configuration import CLONE

_PACKAGES = ("cooperation", "programs", "meetings")
_CODE = (".py", ".sql", ".json", ".html")


def _digest(files: Iterable[Path], *more: str) -> str:
    total = hashlib.sha256()
    for text in (*more, sys.version, sys.prefix):
        total.update(text.encode() + b"\0")
    for file in files:
        total.update(os.fsencode(file) + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _code() -> list[Path]:
    found = (path for name in _PACKAGES for path in (CLONE / name).rglob("*") if path.suffix in _CODE)
    return sorted([*found, *CLONE.glob("*.lock")])


def database_stamp(owner_url: str, demo: bool) -> str:
    """What the database's preparation depends on: the code, and which migrations that database says it has.

    The demonstration's dates follow the calendar, so with it the day counts too.
    """
    day = dt.datetime.now(dt.UTC).date().isoformat() if demo else ""
    return _digest(_code(), _database(owner_url), str(demo), day, *catalogues.uncompiled())


def _database(owner_url: str) -> str:
    connection = psycopg2.connect(owner_url, connect_timeout=10)
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT d.oid, d.datname, to_regclass('public.django_migrations') IS NOT NULL "
                "FROM pg_database d WHERE d.datname = current_database()"
            )
            number, name, migrated = cursor.fetchone() or (0, "", False)
            if not migrated:
                return "empty"
            cursor.execute("SELECT count(*), max(id), max(applied) FROM public.django_migrations")
            return f"{number} {name} {cursor.fetchone()}"
    finally:
        connection.close()


def static_stamp(target: Path) -> str:
    """What the collected static files depend on, and whether they are there at all."""
    files = sorted(path for path in (CLONE / "static").rglob("*") if path.is_file())
    code = [CLONE / "cooperation" / "settings.py", *sorted(CLONE.glob("*.lock"))]
    return _digest([*files, *code], str((target / "staticfiles.json").exists()))


def _compile() -> None:
    """The catalogues, before anything is written: labels are kept in every language as they are said that day."""
    try:
        catalogues.compile_all()
    except OSError as error:
        if catalogues.uncompiled():
            sys.exit(f"The translations are not compiled and cannot be written here: {error}")


def main(what: str) -> None:
    """Do one of the two; a failure ends the process with a traceback for the log."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cooperation.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    if what == "database":
        _compile()
    django.setup()
    if what == "static":
        call_command("collectstatic", interactive=False, clear=True, verbosity=1)
        return
    # No commit waits for the disk: what a power cut takes away is seen by the next stamp and done again.
    os.environ["PGOPTIONS"] = f"{os.environ.get('PGOPTIONS', '')} -c synchronous_commit=off"
    call_command("migrate", interactive=False, verbosity=1)
    call_command("load_demonstration" if settings.DEMO else "close_demonstration")


if __name__ == "__main__":
    main(sys.argv[1])
