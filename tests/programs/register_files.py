"""Small registers as their keepers send them, and how an import of them goes."""

import csv
import io
from io import StringIO
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile

from programs.imports import register_keeping, register_runs
from programs.models import (
    Act,
    Agreement,
    AgreementParty,
    AgreementRelation,
    Party,
    RegisterImport,
)
from programs.rules.registers.known_profiles import TREATIES_UK
from programs.selectors import register_imports as reading
from programs.services import register_imports
from programs.services.register_imports import Choices
from tests.cast import Cast

_HEADINGS = (
    "uuid id title description field3 subject country_name signed_event_date signed_event_location adopted_event_date "
    "provisional_eif_event_date definative_eif_event_date definative_eif_event_effective_date withdrawn_event_date "
    "terminated_event_date terminated_event_effective_date references document_url"
)
HEADINGS = _HEADINGS.split()


def row(number: int, **cells: str) -> dict[str, str]:
    plain = {
        "uuid": f"u{number}", "id": str(number), "title": f"Agreement No. {number} on railways", "field3": "BI",
        "country_name": "AUSTRIA ; UNITED KINGDOM", "signed_event_date": "26/07/1957",
        "signed_event_location": "London", "definative_eif_event_date": "01/03/1958",
    }  # fmt: skip
    return plain | cells


def as_csv(*rows: dict[str, str]) -> bytes:
    out = StringIO()
    writer = csv.DictWriter(out, HEADINGS, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def as_xlsx(*rows: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for place, cells in enumerate(
            [HEADINGS, *([each.get(name, "") for name in HEADINGS] for each in rows)]
        ):
            sheet.write_row(place, 0, cells)
    return out.getvalue()


def sent(
    cast: Cast, *files: bytes, key: str = "by_secretary", name: str = "treaties.csv", **choices: Any
) -> Any:
    kept = [register_keeping.keep(SimpleUploadedFile(name, content)) for content in files]
    given = Choices(**{"profile": TREATIES_UK} | choices)
    return register_imports.keep_register_files(
        cast.actor(key), body_id=cast.body.pk, files=kept, choices=given
    )


def looked_at(cast: Cast, *files: bytes, **choices: Any) -> RegisterImport:
    """An import as far as the worker takes it by itself: read, and every row with its verdict."""
    run = sent(cast, *files, **choices)
    register_runs.work()
    run.refresh_from_db()
    return run


def started(cast: Cast, run: RegisterImport, **how: Any) -> RegisterImport:
    register_imports.start_register_import(
        cast.actor("by_secretary"), import_id=run.pk, version=run.version, **how
    )
    register_runs.work()
    run.refresh_from_db()
    return run


def brought_in(cast: Cast, *files: bytes, all_or_nothing: bool = False, **choices: Any) -> RegisterImport:
    run = looked_at(cast, *files, **choices)
    assert run.state == "ready", run.fault
    return started(cast, run, all_or_nothing=all_or_nothing)


def verdicts(run: RegisterImport) -> list[str]:
    return [line.verdict for line in reading.lines(run)]


def said(run: RegisterImport) -> set[str]:
    return {remark["code"] for line in reading.lines(run) for remark in line.remarks}


def written() -> tuple[int, ...]:
    """How many rows and change events there are of everything that an import writes, and the sum of all versions."""
    counts = []
    for model in (Agreement, AgreementParty, Act, Party, AgreementRelation):
        counts += [
            model.unscoped.count(), model.pgh_event_model.objects.count(),
            sum(model.unscoped.values_list("version", flat=True)),
        ]  # fmt: skip
    return tuple(counts)


def many(count: int) -> bytes:
    return as_csv(*(row(number) for number in range(1, count + 1)))
