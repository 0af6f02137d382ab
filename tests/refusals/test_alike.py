"""What is hidden answers as what is not there: at every address with an id, for everybody, to the byte."""

import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from programs.models import JointProject, Obstacle
from programs.services.documents import attach
from tests.cast import Cast, release, text
from tests.refusals.stage import PDF, lay
from tests.test_leaks import PASSING, PASSING_HEADERS, linked, objects, whisper

pytestmark = pytest.mark.django_db

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def furnish(cast: Cast) -> list[str]:
    """One of everything, and its addresses as those see it whom it belongs to."""
    stage = lay(cast)
    obstacle = Obstacle.unscoped.create(
        programme=cast.programme, kind="legal", title=text("Customs"), opened_on="2026-01-01"
    )
    JointProject.unscoped.create(programme=cast.programme, kind="research", title=text("Optics"))
    kept = attach(
        cast.actor("by_coordinator"),
        act_id=stage.act.pk,
        file=SimpleUploadedFile("x.pdf", PDF),
        audience="shared",
    )
    release(cast, "by_coordinator")
    secretary, coordinator = Client(), Client()
    secretary.force_login(cast.users["by_secretary"])
    coordinator.force_login(cast.users["by_coordinator"])
    secretary.post(f"/sessions/{stage.held.pk}/minutes/")
    minutes = secretary.get("/api/v1/minutes/").json()["results"][0]["id"]
    internal = [
        f"/rounds/{cast.round.pk}/positions/{stage.draft.item_id}/draft/", f"/notes/{stage.note.pk}/",
        f"/reminders/{stage.reminder.pk}/",
    ]  # fmt: skip
    pages = [
        f"/sessions/{stage.ahead.pk}/{part}"
        for part in ("move/", "open/", "cancel/", "delegation/", "points/")
    ]
    pages += [
        f"/sessions/{stage.held.pk}/conclude/", f"/sessions/{stage.held.pk}/room/", f"/minutes/{minutes}/",
        f"/reminders/{stage.reminder.pk}/resend/", f"/work/{cast.round.pk}/release/",
        f"/outcomes/{stage.outcome.pk}/correct/", f"/programmes/{cast.programme.pk}/sessions/new/",
        f"/obstacles/{obstacle.pk}/", f"/documents/{kept.pk}/", f"/work/{cast.round.pk}/",
        f"/sessions/{stage.ahead.pk}/reminders/",
    ]  # fmt: skip
    found = {*objects(coordinator), *objects(secretary), *linked(coordinator), *linked(secretary), *pages}
    found |= {f"/api/v1{address}" for address in internal}
    return sorted(address for address in found if ID.search(address))


def heard(client: Client, address: str) -> tuple[int, bytes, frozenset[tuple[str, str]]]:
    """An answer without what passes and without any id."""
    answer = client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    head = frozenset(
        (name, ID.sub("", value)) for name, value in answer.items() if name not in PASSING_HEADERS
    )
    return answer.status_code, ID.sub("", PASSING.sub(b"", body).decode("utf-8", "replace")).encode(), head


@pytest.fixture
def known(cast: Cast) -> list[str]:
    return furnish(cast)


@pytest.mark.parametrize("key", ["outsider", "administrator", "anonymous"])
def test_a_stranger_cannot_tell_hidden_from_absent(
    known: list[str], client_as: Callable[[str], Client], key: str
) -> None:
    client = client_as(key)
    told = {}
    for address in known:
        hidden, absent = heard(client, address), heard(client, ID.sub(lambda _found: str(uuid4()), address))
        if hidden != absent or hidden[0] < 300:
            told[address] = (hidden[0], absent[0], hidden[1][:80], absent[1][:80])
    assert told == {}


def test_nor_can_the_other_side_of_what_is_internal(cast: Cast, client_as: Callable[[str], Client]) -> None:
    client = client_as("ru_secretary")
    for address in whisper(cast):
        assert heard(client, address) == heard(client, ID.sub(str(uuid4()), address)), address
        assert heard(client, address)[0] == 404
