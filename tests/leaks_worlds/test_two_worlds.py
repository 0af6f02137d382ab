"""Two databases that differ only in what side BY keeps to itself give side RU the same bytes, whatever BY keeps."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from programs.models import PositionDraft, Status
from programs.services.change_rows import ChangeInput
from programs.services.changes import draft_change_set
from programs.services.documents import attach
from programs.services.notes import write_note
from programs.services.positions import PositionContent, save_draft
from tests.cast import PLAN, Cast, release, save, sit, text
from tests.test_leaks import APART, PASSING, PASSING_HEADERS, exports, lists

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
WORDS = st.text("abcdeёжщ <>&\"'%{}=", min_size=1, max_size=30).map(lambda t: f"x{t}")


@dataclass(frozen=True)
class Kept:
    """One thing that BY keeps to itself: of a kind, on an item, in some words."""

    kind: str
    number: str
    words: str
    status: str
    progress: int | None
    deadline: FuzzyDate | None
    ready: bool


OWN = [number for number, (_section, _title, sides, _deadline) in PLAN.items() if "by" in sides]
KEPT = st.builds(
    Kept,
    st.sampled_from(["draft", "note", "file", "change set"]),
    st.sampled_from(OWN),
    WORDS,
    st.sampled_from(Status.values),
    st.none() | st.integers(0, 100),
    st.none() | st.sampled_from([FuzzyDate("2020"), FuzzyDate("2099-Q2"), FuzzyDate(permanent=True)]),
    st.booleans(),
)


def keep(cast: Cast, things: Sequence[Kept]) -> None:
    """BY does all that, through the services."""
    actor = cast.actor("by_coordinator")
    for thing in things:
        item = cast.items[thing.number].pk
        if thing.kind == "note":
            write_note(actor, item_id=item, text=text(thing.words))
        elif thing.kind == "change set":
            row = ChangeInput(kind="reword", item_id=item, title=text(thing.words))
            draft_change_set(
                actor, programme_id=cast.programme.pk, title=text(thing.words), reason={}, rows=[row]
            )
        else:
            with acting_as(actor):
                drafts = PositionDraft.objects.visible_to(actor).filter(round=cast.round, item=item)
                version = drafts.values_list("version", flat=True).first()
            saved = save_draft(
                actor, item_id=item, round_id=cast.round.pk, ready=thing.ready, version=version,
                content=PositionContent(
                    status=thing.status, progress=thing.progress, text=text(thing.words),
                    proposed_deadline=thing.deadline,
                ),
            )  # fmt: skip
            if thing.kind == "file":
                file = SimpleUploadedFile("kept.txt", thing.words.encode())
                attach(actor, draft_id=saved.pk, file=file)


@contextmanager
def world(cast: Cast, things: Sequence[Kept]) -> Iterator[None]:
    """A database in which BY keeps this; afterwards as before."""
    with transaction.atomic():
        keep(cast, things)
        yield
        transaction.set_rollback(True)


def answers(client: Client, addresses: Sequence[str]) -> dict[str, tuple[int, bytes, object]]:
    """What each address says, without what passes: tokens of forms, numbers of requests."""
    cache.clear()  # so that no answer is that of a client who asked too often
    said = {}
    for address in addresses:
        answer = client.get(address)
        head = sorted((name, value) for name, value in answer.items() if name not in PASSING_HEADERS)
        said[address] = (answer.status_code, PASSING.sub(b"", answer.getvalue()), head)
    assert 429 not in {status for status, _content, _head in said.values()}
    return said


@pytest.mark.django_db
def test_the_other_side_cannot_tell_two_worlds_apart(cast: Cast, client_as: Callable[[str], Client]) -> None:
    with time_machine.travel(NOW, tick=False):
        save(cast, "ru_coordinator", "1.2", text=text("Said aloud"), status="blocked")
        release(cast, "ru_coordinator")
        save(cast, "by_coordinator", "3.1", text=text("Said aloud too"))
        release(cast, "by_coordinator")
        save(cast, "ru_coordinator", "2.1", text=text("Our own draft"))
        sit(cast)
        client = client_as("ru_coordinator")
        item, code = cast.items["1.1"].pk, cast.programme.code
        known = {*exports(), *(route for route in lists() if not route.startswith(APART))}
        known |= {
            f"/programmes/{code}/",
            f"/programmes/{code}/comparison/",
            f"/work/{cast.round.pk}/",
            f"/items/{item}/",
        }
        known |= {f"/programmes/{code}/?differ=1", f"/programmes/{code}/?q=x", "/api/v1/items/?limit=2"}
        known |= {f"/items/{item}/record/", f"/api/v1/rounds/{cast.round.pk}/", f"/api/v1/items/{item}/"}
        addresses = sorted(address for address in known if "/readings" not in address)
        own = f"/items/{item}/"
        told: list[bool] = []

        @settings(
            max_examples=3, derandomize=True, deadline=None, database=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        )  # fmt: skip
        @example([], [Kept(kind, OWN[0], "x", "delayed", 5, None, False) for kind in ("file", "draft")])
        @example(
            [Kept("draft", "3.1", "x", "delayed", 5, None, True)],
            [Kept("note", "3.1", "x", "", None, None, False)],
        )
        @given(st.lists(KEPT, max_size=5), st.lists(KEPT, min_size=1, max_size=5))
        def alike(ones: list[Kept], others: list[Kept]) -> None:
            with world(cast, ones):
                before = answers(client, addresses)
            with world(cast, [*others, Kept("note", "1.1", "xours", "blocked", 1, None, True)]):
                after = answers(client, addresses)
                told.append(b"xours" in client_as("by_reader").get(own).content)
            assert [address for address in addresses if before[address] != after[address]] == []

        alike()
    assert all(told)
    assert len(told) >= 3
    assert len(addresses) > 40
