"""`manage.py import_agreements`, killed in the middle and called again: everything is there, once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings
from django.db import connection

from programs.models import Act, Agreement, RegisterImport
from tests.cast import Cast
from tests.programs.register_files import many
from tests.programs.test_register_imports_command import command
from tests.servers import at_database

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = 1_200
#: An agreement of the second batch.
_HELD = "u700"


def test_killed_in_the_middle_the_same_command_goes_on(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "treaties.csv"
    path.write_bytes(many(ROWS))
    given = ("--profile", "treaties_uk", "--body", str(cast.body.pk), str(path))
    url = at_database(os.environ["DATABASE_URL"], connection.settings_dict["NAME"])
    # Whoever inserts the same id waits for this one: the process stands still in the middle of its second batch.
    holding = psycopg2.connect(url)
    with holding.cursor() as cursor:
        cursor.execute(
            "INSERT INTO programs_agreement (id, version, kind, level, character, title, summary, done_at,"
            " illustrative, external_id, body_id)"
            " VALUES (gen_random_uuid(), 1, '', '', '', '{}', '{}', '{}', false, %s, %s)",
            [_HELD, str(cast.body.pk)],
        )
        environment = os.environ | {"DATABASE_URL": url}
        process = subprocess.Popen(
            [sys.executable, "manage.py", "import_agreements", "--json", *given],
            cwd=settings.BASE_DIR, env=environment, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            while not waiting(process):
                pass
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()
    holding.rollback()
    holding.close()
    run = RegisterImport.unscoped.get()
    assert (run.state, run.position, Agreement.unscoped.filter(origin__run=run).count()) == (
        "writing",
        500,
        500,
    )
    RegisterImport.unscoped.update(lease_until="2020-01-01T00:00Z")
    code, found = command(*given)
    assert (code, found["id"], found["new"]) == (0, str(run.pk), ROWS)
    assert Agreement.unscoped.filter(origin__run=run).count() == ROWS
    assert Act.unscoped.filter(agreement__origin__run=run).count() == 2 * ROWS


def waiting(process: "subprocess.Popen[bytes]") -> bool:
    """Whether the process waits for a lock, having come as far as it can."""
    assert process.poll() is None, "it came to its end"
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_sleep(0.05), EXISTS (SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            " AND query LIKE 'COPY%%programs_agreement%%' AND datname = current_database())"
        )
        return bool(cursor.fetchone()[1])
