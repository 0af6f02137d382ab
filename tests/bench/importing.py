"""A register brought in, beside COPY of the same rows into the same indexed tables.

The import is a process of its own, as the worker is: it keeps the file, reads and compares every row, and brings it in.
What COPY puts there is what the import left: agreements, parties, acts and what follows from these, then the rows of
the source with what they came to. Run by itself with the name of a file, it does that and says the seconds and the most
memory.
"""

import contextlib
import csv
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.servers import at_database, run_as_owner

from .exporting import _peak

SIZE = 100_000
#: So many times COPY; and MB of the worker, whatever the size.
AIM, MEMORY = 5.0, 300.0
_SEED = 1957
#: Agreements, parties and acts, which keep a history, and what follows from them.
_TRACKED = ("programs_agreement", "programs_agreementparty", "programs_act")
_RECORDS = (
    *_TRACKED, "programs_agreementspan", "programs_partyspan", "programs_legaldeadline", "programs_awaited",
    "programs_derivation", "programs_registerparty",
)  # fmt: skip
#: The rows of the source, what they came to, and which record is from which of them.
_SOURCE = ("programs_registerrow", "programs_registerentry", "programs_registerorigin")
#: What the process says when the register is brought in.
_IMPORTED = "imported"
_HEADINGS = (
    "uuid", "id", "title", "description", "field3", "subject", "country_name", "signed_event_date",
    "signed_event_location", "adopted_event_date", "provisional_eif_event_date", "definative_eif_event_date",
    "definative_eif_event_effective_date", "withdrawn_event_date", "terminated_event_date",
    "terminated_event_effective_date", "references", "document_url",
)  # fmt: skip
_COUNTRIES = (
    "AUSTRIA",
    "FRANCE",
    "SPAIN",
    "SOVIET UNION",
    "ITALY",
    "Aden Colony",
    "NORWAY",
    "BRAZIL",
    "POLAND",
)


def written(path: Path, count: int) -> Path:
    """A register of so many agreements in the form of the British one."""
    from .words import Vocabulary

    words, pick = Vocabulary(_SEED), random.Random(_SEED)
    texts = [words.text(12) for _ in range(5_000)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADINGS)
        for number in range(count):
            day = f"{pick.randint(1, 28):02}/{pick.randint(1, 12):02}"
            year = pick.randint(1900, 1970)
            others = " ; ".join(pick.sample(_COUNTRIES, pick.choice((1, 1, 1, 2, 5))))
            writer.writerow((
                f"u{number}", number, f"Agreement on {pick.choice(texts)}", "", "BI", "TRADE",
                f"UNITED KINGDOM ; {others}", f"{day}/{year}", "London", "", "", f"{day}/{year + 1}", "", "",
                f"{day}/{year + 20}" if number % 5 == 0 else "", "", f"Treaty Series {number}/{year}: Cmnd {number}",
                "",
            ))  # fmt: skip
    return path


def _told(path: str) -> dict[str, Any]:
    """In a process of its own: seconds and most memory of the import, and seconds of COPY of what it made."""
    from django.core.management import call_command

    from programs.models import Body, RegisterImport

    body = Body.unscoped.create(name={"en": "Commission"})
    begun = time.perf_counter()
    out = io.StringIO()
    call_command("import_agreements", path, profile="treaties_uk", body=str(body.pk), json=True, stdout=out)
    seconds, found = time.perf_counter() - begun, json.loads(out.getvalue())
    peak = _peak()
    assert found["state"] == RegisterImport.State.DONE
    print(_IMPORTED, flush=True)
    return {"seconds": seconds, "peak": peak, "count": found["new"], **_copied()}


def _copied() -> dict[str, float]:
    """Seconds in which COPY puts the same rows into the same tables, emptied, with their indexes and triggers.

    `records`: those of agreements with what belongs to them; `floor`: all that the import writes.
    """
    from django.db import connection, transaction

    with tempfile.TemporaryDirectory() as folder:
        with connection.cursor() as cursor:
            statements = [_taken_out(cursor, table, Path(folder, table)) for table in (*_RECORDS, *_SOURCE)]
        events = [f"{table}event" for table in _TRACKED]
        connection.close()
        run_as_owner(
            [f"TRUNCATE {', '.join((*_RECORDS, *_SOURCE, *events))} CASCADE"],
            os.environ["DATABASE_URL"].rsplit("/", 1)[-1].partition("?")[0],
        )
        begun = time.perf_counter()
        with transaction.atomic(), connection.cursor() as filling:
            _fill(filling, statements[: len(_RECORDS)])
            records = time.perf_counter() - begun
            _fill(filling, statements[len(_RECORDS) :])
        return {"records": records, "floor": time.perf_counter() - begun}


def _taken_out(cursor: Any, table: str, path: Path) -> tuple[str, Path]:
    """Writes a table to a file; the statement that brings it back."""
    cursor.execute(
        "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
        " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
        [table],
    )
    columns = cursor.fetchone()[0]
    with path.open("w") as file:
        cursor.copy_expert(f"COPY {table} ({columns}) TO STDOUT", file)
    return f"COPY {table} ({columns}) FROM STDIN", path


def _fill(cursor: Any, statements: list[tuple[str, Path]]) -> None:
    for statement, path in statements:
        with path.open() as file:
            cursor.copy_expert(statement, file)


@contextlib.contextmanager
def _statistics(database: str) -> Iterator[None]:
    """Meanwhile looks at the tables once a minute, as the database of an installation does; that of tests does not.

    Not while COPY fills them in one transaction: they would look empty, and every reference be looked up by a plan for
    tables without rows.
    """
    over = threading.Event()

    def keep() -> None:
        while not over.wait(60):
            run_as_owner(["ANALYZE"], database)

    beside = threading.Thread(target=keep)
    beside.start()
    try:
        yield
    finally:
        over.set()
        beside.join()


def beside(database: str, name: str, path: Path) -> Iterator[Any]:
    """An import beside COPY, and the most memory that it took (MB beside the aim)."""
    from .reminding import Beside

    environment = os.environ | {
        key: at_database(os.environ[key], database) for key in ("DATABASE_URL", "DATABASE_OWNER_URL")
    }
    arguments = [sys.executable, "-m", "tests.bench.importing", str(path)]
    with subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        with _statistics(database):
            while running.stdout.readline().strip() not in (_IMPORTED, ""):
                pass
        said = running.stdout.read()
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, arguments)
    told = json.loads(said)
    yield Beside(
        f"Import of {told['count']:,} agreements, {name}", told["seconds"], told["floor"], told["count"], AIM
    )
    print(
        f"  beside the records alone, without the rows of the source: {told['seconds'] / told['records']:.2f}x\n"
        f"  most memory of its process: {told['peak']:.0f} MB (aim {MEMORY:.0f})",
        flush=True,
    )


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(_told(sys.argv[1])))
