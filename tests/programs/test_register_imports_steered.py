"""Imports of registers: who steers them, files that are none, and a worker that dies or is stopped."""

import io
from typing import Any

import pytest
from django.db import connection

from cooperation.errors import Conflict, Forbidden, Invalid, Stale
from programs.imports import register_runs
from programs.imports.register_files import rows_of
from programs.models import (
    Act,
    Agreement,
    RegisterImport,
)
from programs.services import register_imports, register_stage, register_writing
from tests.cast import Cast
from tests.programs.register_files import (
    as_csv,
    brought_in,
    looked_at,
    many,
    row,
    sent,
    started,
    verdicts,
)

pytestmark = pytest.mark.django_db(transaction=True)

# --- Interrupted ------------------------------------------------------------------------------------------------------


class Killed(BaseException):
    """What ends a process wherever it is."""


def dies_at(monkeypatch: pytest.MonkeyPatch, module: Any, name: str, call: int) -> None:
    """The process ends in the middle of the named step, when that is done for the nth time."""
    real, calls = getattr(module, name), []

    def step(*args: Any, **given: Any) -> Any:
        calls.append(1)
        found = real(*args, **given)
        if len(calls) == call:
            raise Killed
        return found

    monkeypatch.setattr(module, name, step)


def a_worker_later(run: RegisterImport, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another worker, once the lease of the one that died has run out."""
    monkeypatch.undo()
    assert not register_runs.work_on(run.pk)
    RegisterImport.unscoped.filter(pk=run.pk).update(lease_until="2020-01-01T00:00Z")
    assert register_runs.work_on(run.pk)
    run.refresh_from_db()


def test_a_worker_that_dies_reading_is_followed_by_one_that_keeps_each_row_once(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_runs, "ROWS_AT_ONCE", 10)
    run = sent(cast, many(35))
    with monkeypatch.context() as dying:
        dies_at(dying, register_stage, "copy_in", 3)
        with pytest.raises(Killed):
            register_runs.work()
    run.refresh_from_db()
    assert (run.state, run.position, run.rows.count()) == ("reading", 20, 20)
    a_worker_later(run, monkeypatch)
    assert (run.state, run.rows.count(), run.entries.count(), run.counts["read"]["rows"]) == (
        "ready",
        35,
        35,
        35,
    )


@pytest.mark.parametrize("whole", [False, True])
def test_a_worker_that_dies_writing_loses_only_its_batch_or_everything(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, *, whole: bool
) -> None:
    monkeypatch.setattr(register_writing, "ENTRIES_AT_ONCE", 10)
    run = looked_at(cast, many(35))
    actor = cast.actor("by_secretary")
    register_imports.start_register_import(actor, import_id=run.pk, version=run.version, all_or_nothing=whole)
    with monkeypatch.context() as dying:
        dies_at(dying, register_writing, "write_acts", 5)
        with pytest.raises(Killed):
            register_runs.work()
    run.refresh_from_db()
    assert (run.state, run.position) == ("writing", 20)
    assert Agreement.unscoped.filter(body=cast.body, origin__run=run).count() == (0 if whole else 20)
    a_worker_later(run, monkeypatch)
    assert (run.state, verdicts(run)) == ("done", ["new"] * 35)
    assert Agreement.unscoped.filter(origin__run=run).count() == 35
    assert Act.unscoped.filter(agreement__origin__run=run).count() == 70


@pytest.mark.parametrize("whole", [False, True])
def test_stopped_it_writes_no_more_and_goes_on_when_asked(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, *, whole: bool
) -> None:
    monkeypatch.setattr(register_writing, "ENTRIES_AT_ONCE", 10)
    run, actor = looked_at(cast, many(35)), cast.actor("by_secretary")
    version = register_imports.start_register_import(
        actor, import_id=run.pk, version=run.version, all_or_nothing=whole
    ).version  # fmt: skip
    reached: list[int] = []

    def told(_state: str, position: int) -> None:
        reached.append(position)
        if position == 20:
            stop(cast, run, version)

    register_runs.work_on(run.pk, told)
    run.refresh_from_db()
    assert (run.state, reached) == ("stopped", [10, 20])
    assert Agreement.unscoped.filter(origin__run=run).count() == (0 if whole else 20)
    register_imports.continue_register_import(actor, import_id=run.pk, version=run.version)
    register_runs.work()
    run.refresh_from_db()
    assert (run.state, Agreement.unscoped.filter(origin__run=run).count()) == ("done", 35)


def stop(cast: Cast, run: RegisterImport, version: int) -> None:
    """As from another connection: what one transaction holds, the page that stops it does not wait for."""
    if not connection.in_atomic_block:
        register_imports.stop_register_import(cast.actor("by_secretary"), import_id=run.pk, version=version)
        return
    from threading import Thread

    from django.db import connections

    def other() -> None:
        register_imports.stop_register_import(cast.actor("by_secretary"), import_id=run.pk, version=version)
        connections.close_all()

    thread = Thread(target=other)
    thread.start()
    thread.join()


# --- Who may, and when ------------------------------------------------------------------------------------------------


def test_the_keepers_of_a_body_bring_registers_into_it_and_nobody_else(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        sent(cast, many(1), key="by_coordinator")
    run = looked_at(cast, many(1))
    steps = (
        register_imports.start_register_import, register_imports.stop_register_import,
        register_imports.continue_register_import, register_imports.discard_register_import,
    )  # fmt: skip
    for step in steps[1:3]:
        with pytest.raises(Conflict):
            step(cast.actor("by_secretary"), import_id=run.pk, version=run.version)
    with pytest.raises(Stale):
        steps[0](cast.actor("by_secretary"), import_id=run.pk, version=run.version + 1)
    started(cast, run)
    for step in (steps[0], steps[3]):
        with pytest.raises(Conflict):
            step(cast.actor("ru_secretary"), import_id=run.pk, version=run.version)


def test_the_same_files_sent_twice_are_one_import_until_it_is_done(cast: Cast) -> None:
    run = sent(cast, many(1))
    assert sent(cast, many(1), key="ru_secretary") == run
    register_runs.work()
    run.refresh_from_db()
    started(cast, run)
    assert sent(cast, many(1)) != run


def test_columns_mapped_by_hand_are_read_and_saved(cast: Cast) -> None:
    content = b"No;Name;With\n1;On parcels;AUSTRIA\n"
    run = sent(cast, content, profile=None)
    assert (run.state, run.files[0]["headings"], run.samples) == (
        "columns", ["No", "Name", "With"], [[["1", "On parcels", "AUSTRIA"]]],
    )  # fmt: skip
    mapping = register_imports.profile_given({
        "name": "mine", "sheets": [{"columns": [
            {"heading": "No", "field": "external_id"}, {"heading": "Name", "field": "title"},
            {"heading": "With", "field": "parties"},
        ]}],
    })  # fmt: skip
    actor = cast.actor("by_secretary")
    register_imports.map_register(
        actor, import_id=run.pk, profile=mapping, save_as="Our register", version=run.version
    )
    register_runs.work()
    run.refresh_from_db()
    assert verdicts(run) == ["new"]
    assert register_imports.profile_named(cast.body.pk, "Our register") == mapping
    with pytest.raises(Invalid):
        register_imports.profile_named(cast.body.pk, "Another")


# --- Files that are none ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"PK\x03\x04 and no more", b"%PDF-1.7\n", b"a,a\n1,2\n",
        b"\n\n", b",".join([b"h%d" % n for n in range(300)]) + b"\n",
    ],
    ids=["empty", "old", "torn", "PDF", "twice", "blank", "wide"],
)  # fmt: skip
def test_a_file_that_is_no_table_is_refused_in_words(cast: Cast, content: bytes) -> None:
    with pytest.raises(Invalid) as refused:
        sent(cast, content)
    assert refused.value.faults[0].pointer == "/file"
    assert not RegisterImport.unscoped.exists()


@pytest.mark.parametrize(
    "spoilt", [b'u9,9,"' + b"x" * 1_000_001 + b'"\n', b"u9,9,nul\x00l\n"], ids=["long", "null"]
)
def test_what_cannot_be_read_further_down_ends_the_import_and_says_so(cast: Cast, spoilt: bytes) -> None:
    run = looked_at(cast, as_csv(*(row(number) for number in range(2000))) + spoilt)
    assert (run.state, run.fault["code"]) == ("failed", "unreadable")
    assert not Agreement.unscoped.filter(origin__run=run).exists()


def test_encodings_and_separators_are_told_apart() -> None:
    for content in (
        "Name;Où\nЯ;1,5\n".encode("utf-8-sig"), "Name\tOù\nЯ\t1,5\n".encode("utf-16"),
        "Name;Ou\nЯ;1,5\n".encode("cp1251"),
    ):  # fmt: skip
        with rows_of(io.BytesIO(content), "text/csv") as rows:
            assert list(rows)[1] == ["Я", "1,5"]


def test_cells_that_spreadsheets_take_for_formulas_come_in_as_they_were(cast: Cast) -> None:
    run = brought_in(cast, as_csv(row(1, title="'=Agreement on signs", subject="'-")))
    made = Agreement.unscoped.get(origin__run=run)
    assert (made.title, made.subject) == ({"en": "=Agreement on signs"}, "-")
