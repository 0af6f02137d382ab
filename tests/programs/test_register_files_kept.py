"""How long the files of registers are kept: as long as an import needs them, and some days more."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import connections

from cooperation import clock
from programs.imports.register_keeping import clear
from programs.models import Agreement, RegisterImport, RegisterRow
from programs.services import register_imports
from programs.services.documents import ARRIVING
from programs.services.register_imports import path_of
from tests.cast import Cast
from tests.programs.register_files import as_csv, brought_in, looked_at, row, sent

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _storage(tmp_path: Path, settings: Any) -> None:
    """A storage of the test's own: others keep files in theirs at the same time."""
    own = settings.STORAGES["default"] | {"OPTIONS": {"location": tmp_path}}
    settings.STORAGES = settings.STORAGES | {"default": own}
    settings.REGISTER_FILE_DAYS = 30


def kept(run: RegisterImport) -> bool:
    return default_storage.exists(path_of(run.files[0]["sha256"]))


def days_ago(run: RegisterImport, days: int) -> None:
    then = clock.now() - timedelta(days=days)
    ended = then if run.ended_at else None
    RegisterImport.unscoped.filter(pk=run.pk).update(uploaded_at=then, ended_at=ended)


def test_that_of_a_register_brought_in_goes_after_some_days_and_its_rows_stay_with_the_records(
    cast: Cast,
) -> None:
    run = brought_in(cast, as_csv(row(1), row(2)))
    days_ago(run, 29)
    assert (clear(), kept(run)) == (0, True)
    days_ago(run, 31)
    assert (clear(), kept(run)) == (1, False)
    assert clear() == 0
    assert (
        RegisterRow.unscoped.filter(run=run).count()
        == Agreement.unscoped.filter(origin__run=run).count()
        == 2
    )


def test_one_that_another_import_is_still_to_read_stays(cast: Cast) -> None:
    content = as_csv(row(1))
    done = brought_in(cast, content)
    days_ago(done, 31)
    waiting = sent(cast, content, profile=None)
    assert (clear(), kept(waiting)) == (0, True)


def test_an_import_of_which_nothing_was_brought_in_is_put_away_with_its_file(cast: Cast) -> None:
    run = looked_at(cast, as_csv(row(1)))
    days_ago(run, 29)
    assert (clear(), kept(run)) == (0, True)
    days_ago(run, 31)
    assert (clear(), kept(run), RegisterImport.unscoped.filter(pk=run.pk).exists()) == (1, False, False)


def test_one_that_a_person_put_away_goes_with_the_next_pass_unless_somebody_sends_one_meanwhile(
    cast: Cast,
) -> None:
    run = looked_at(cast, as_csv(row(1)))
    register_imports.discard_register_import(
        cast.actor("by_secretary"), import_id=run.pk, version=run.version
    )
    other = connections.create_connection("default")
    try:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(hashtext('programs.register_files'))")
        assert (clear(), kept(run)) == (0, True)
    finally:
        other.close()
    assert (clear(), kept(run)) == (1, False)


def test_what_was_cut_off_on_its_way_is_removed_after_a_day(cast: Cast) -> None:
    folder = Path(default_storage.path(ARRIVING))
    folder.mkdir(parents=True)
    old, new = folder / "old", folder / "new"
    for path in (old, new):
        path.write_text("a part of a file")
    yesterday = (clock.now() - timedelta(hours=25)).timestamp()
    os.utime(old, (yesterday, yesterday))
    assert (clear(), old.exists(), new.exists()) == (1, False, True)
