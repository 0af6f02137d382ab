"""One side fills every internal field with a word; the word is in nothing that reaches anybody else.

Not in an answer, a file or an archive, however it is written down there; not in mail, in what the installation logs,
in the cache, or in any row that the database shows to another side or to nobody.
"""

import hashlib
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, models
from django.test import Client

from cooperation.access import NOBODY, Actor, acting_as
from cooperation.dates import FuzzyDate
from cooperation.reading import Logged
from cooperation.texts import TextField
from programs.imports.sheets import read
from programs.models import (
    Change,
    ChangeSet,
    Contribution,
    ContributionEdition,
    InternalNote,
    PlanImport,
    PositionDraft,
)
from programs.services.change_rows import ChangeInput
from programs.services.changes import draft_change_set
from programs.services.documents import attach
from programs.services.editions import Step
from programs.services.notes import write_note
from programs.services.plan_imports import keep_plan_file
from tests.cast import Cast, release, save, sit, text
from tests.leaks_words.searching import said
from tests.leaks_words.test_searching import CYRILLIC, LATIN, as_docx, as_pdf
from tests.test_leaks import APART, PASSING, PASSING_HEADERS, exports, linked, lists, objects, searches

pytestmark = pytest.mark.django_db
WORDS = (LATIN, CYRILLIC)
BOTH = text(f"before {LATIN} after", f"до {CYRILLIC} после")
#: The other side, who sees most, and somebody who has nothing to do with it.
OTHERS = ("ru_coordinator", "outsider")


def filled(cast: Cast) -> list[Any]:
    """Side BY writes both words into everything that it keeps to itself; the rows."""
    coordinator = cast.actor("by_coordinator")
    drafts = [save(cast, "by_coordinator", number, text=BOTH, status="blocked") for number in ("1.1", "2.1")]
    note = write_note(coordinator, item_id=cast.items["1.1"].pk, text=BOTH)
    common = {"programme": cast.programme, "party": cast.by}
    with acting_as(coordinator):
        asked = Contribution.unscoped.create(
            **common,
            round=cast.round,
            item=cast.items["2.1"],
            organisation=cast.organisations["by_ministry"],
            due=cast.round.cut_off,
            text=BOTH,
            note=BOTH,
            comment=BOTH,
            status="blocked",
            edition=1,
        )
        edition = ContributionEdition.unscoped.create(
            **common,
            contribution=asked,
            organisation=asked.organisation,
            number=1,
            text=BOTH,
            status="blocked",
        )
    proposal = draft_change_set(
        coordinator, programme_id=cast.programme.pk, title=BOTH, reason=BOTH, external_id=LATIN,
        rows=[ChangeInput(kind="reword", item_id=cast.items["1.2"].pk, number="9.9", title=BOTH, expected_result=BOTH,
                          reason=BOTH, milestones=(Step(BOTH, FuzzyDate("2099")),))],
    )  # fmt: skip
    with acting_as(coordinator):
        row = Change.unscoped.get(change_set=proposal)
        row.before = {**row.before, "title": BOTH}
        row.origin, row.number, row.external_id = BOTH, LATIN, LATIN
        row.save()
        proposal.outcome, proposal.source_label = BOTH, BOTH
        proposal.save()
    plan = keep_plan_file(
        coordinator, programme_id=cast.programme.pk,
        table=read(SimpleUploadedFile(f"{LATIN}.csv", f"No.;Title (en)\n1.1;{LATIN} {CYRILLIC}\n".encode())),
    )  # fmt: skip
    for name, content in (("pdf", as_pdf(CYRILLIC)), ("txt", f"{LATIN} {CYRILLIC}".encode())):
        attach(coordinator, draft_id=drafts[0].pk, file=SimpleUploadedFile(f"{LATIN}.{name}", content))
    return [*drafts, note, asked, edition, proposal, row, plan]  # fmt: skip


def texts_of(model: type[models.Model]) -> Iterator[str]:
    """The fields of a model in which somebody writes what they like."""
    for field in model._meta.concrete_fields:
        free = isinstance(field, (TextField, models.CharField, models.TextField)) and not field.choices
        if free or isinstance(field, models.JSONField):
            yield field.name


#: Written by the installation, or not words.
NOT_WORDS = {"proposed_deadline", "deadline", "content_type", "sha256"}


def test_every_internal_field_has_the_word(cast: Cast) -> None:
    """A new internal table, or a new field of one, must be filled above."""
    rows = filled(cast)
    internal = {model for model in apps.get_models() if issubclass(model, Logged)}
    assert internal == {type(row) for row in rows} == {
        PositionDraft, InternalNote, Contribution, ContributionEdition, ChangeSet, Change, PlanImport,
    }  # fmt: skip
    for row in rows:
        for name in texts_of(type(row)):
            if name not in NOT_WORDS:
                assert said(str(getattr(row, name)).encode(), LATIN), (type(row).__name__, name)


def found(client: Client, address: str, searched: dict[bytes, bool]) -> bool:
    """Whether one of the words is in what this address answers. Many answers are the same: they are searched once."""
    answer = client.get(address)
    head = [(name, value) for name, value in answer.items() if name not in PASSING_HEADERS]
    everything = PASSING.sub(b"", answer.getvalue()) + b"\n" + repr(sorted(head)).encode()
    key = hashlib.sha256(everything).digest()
    if key not in searched:
        searched[key] = said(everything, *WORDS)
    return searched[key]


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.DEBUG)
    return caplog


def test_the_word_reaches_nobody_else(
    cast: Cast, client_as: Callable[[str], Client], told: pytest.LogCaptureFixture
) -> None:
    save(cast, "ru_coordinator", "1.2", text=text("Said aloud"))
    release(cast, "ru_coordinator")
    sit(cast)
    filled(cast)
    own = client_as("by_coordinator")
    known = sorted(
        {*lists(), *exports(), *objects(own), *linked(own)} - {a for a in lists() if a.startswith(APART)}
    )
    searched: dict[bytes, bool] = {}
    assert sum(found(own, address, searched) for address in known) > 8
    asked = [address for address in searches(cast) if LATIN.casefold() not in address.casefold()]
    told.clear()
    leaks = [
        (key, address)
        for key in OTHERS
        for client in [client_as(key)]
        for address in [*known, *asked]
        if found(client, address, searched)
    ]
    assert leaks == []
    assert not said(told.text.encode(), *WORDS)
    assert [name for name, content in kept_files() if said(content, *WORDS)] == []
    assert [key for key, content in kept_in_cache() if said(content, *WORDS)] == []


def kept_files() -> Iterator[tuple[str, bytes]]:
    """Everything under the state folder but the files of documents, which are given out by row alone."""
    documents = Path(settings.STATE_DIR) / "files" / "documents"
    for path in Path(settings.STATE_DIR).rglob("*"):
        if path.is_file() and documents not in path.parents and settings.STATIC_ROOT not in path.parents:
            yield str(path), path.read_bytes()


def kept_in_cache() -> Iterator[tuple[str, bytes]]:
    """Every entry of the cache server, whoever wrote it."""
    server = cache._cache.get_client(None)  # type: ignore[attr-defined]
    for key in server.scan_iter(count=1000):
        if server.type(key) == b"string":
            yield key.decode("utf-8", "replace"), key + b"\n" + (server.get(key) or b"")


def test_the_file_and_cache_searches_look_at_something(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    cache.set("leak", {"a": f"x{CYRILLIC}"}, 60)
    assert any(said(content, CYRILLIC) for _key, content in kept_in_cache())
    cache.delete("leak")
    planted = Path(settings.STATE_DIR) / "leak.txt"
    planted.write_bytes(as_docx(LATIN))
    assert [name for name, content in kept_files() if said(content, LATIN)] == [str(planted)]
    planted.unlink()


@pytest.mark.parametrize(
    "key", ["ru_coordinator", "ru_security", "joint_two", "observer", "outsider", "nobody"]
)
def test_no_table_shows_the_word_to_another_side(
    cast: Cast, client_as: Callable[[str], Client], key: str
) -> None:
    """Row security alone: every column of every table, histories and what the framework keeps included."""
    filled(cast)
    client_as("by_coordinator").post(
        f"/api/v1/items/{cast.items['1.1'].pk}/notes/", {"text": {"en": LATIN}}, "application/json",
        headers={"Idempotency-Key": "leak"},
    )  # fmt: skip
    actor = NOBODY if key == "nobody" else cast.actor(key)
    assert [table for table in tables() if shown(actor, table)] == []
    assert len([table for table in tables() if shown(cast.actor("by_coordinator"), table)]) >= 12


def tables() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm')"
            " AND relnamespace = 'public'::regnamespace ORDER BY relname"
        )
        return [name for (name,) in cursor.fetchall()]


def shown(actor: Actor, table: str) -> bool:
    """Whether the database shows this actor a row of the table with one of the words in it."""
    with acting_as(actor), connection.cursor() as cursor:
        cursor.execute(f'SELECT row_to_json(one)::text FROM "{table}" one')
        everything = "\n".join(row for (row,) in cursor.fetchall()).casefold()
    return any(word.casefold() in everything for word in WORDS)
