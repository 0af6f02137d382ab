"""Whoever contributes for an organisation writes its contributions, and never the side's draft."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cooperation.access import acting_as
from programs.models import PositionDraft
from tests.api.conftest import problem
from tests.cast import Cast, save
from tests.programs.test_contributions import ask
from tests.programs.test_documents import PDF

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]


def test_a_contributor_is_led_from_the_side_s_work_to_its_own_requests(cast: Cast, client_as: As) -> None:
    ask(cast, "2.1")
    client, own = client_as("by_contributor"), f"/work/{cast.round.pk}/contributions/"
    for address in ("/work/", f"/work/{cast.round.pk}/", f"/items/{cast.items['2.1'].pk}/word/"):
        assert client.get(address, follow=True).redirect_chain[-1][0] == own, address


def test_a_contributor_writes_no_draft_of_its_own_items_by_page_or_by_api(
    cast: Cast, client_as: As, api: Callable[..., Any]
) -> None:
    ask(cast, "2.1")
    item = cast.items["2.1"].pk
    typed = {f"status-{item}": "on_track", f"version-{item}": ""}
    client, grid = client_as("by_contributor"), f"/work/{cast.round.pk}/"
    client.raise_request_exception = False
    for address in (grid, f"{grid}row/", f"{grid}start/", f"{grid}release/"):
        assert client.post(address, typed).status_code == 403, address
    call, said = api("by_contributor"), {"status": "on_track"}
    problem(call.put(f"rounds/{cast.round.pk}/positions/{item}/draft/", said), 403)
    problem(call.post(f"rounds/{cast.round.pk}/drafts/", {"rows": [{"item": str(item), **said}]}), 403)
    problem(call.post(f"rounds/{cast.round.pk}/start/"), 403)
    with acting_as(cast.actor("by_coordinator")):
        assert not PositionDraft.unscoped.exists()


def test_a_contributor_adds_no_file_to_the_side_s_draft_and_is_not_offered_to(
    cast: Cast, client_as: As, api: Callable[..., Any]
) -> None:
    draft = save(cast, "by_coordinator", "2.1")
    client, item = client_as("by_contributor"), f"/items/{cast.items['2.1'].pk}/"
    client.raise_request_exception = False
    shown = client.get(item).content.decode()
    assert f"{item}documents/" not in shown
    assert f"{item}documents/" in client_as("by_coordinator").get(item).content.decode()
    file = SimpleUploadedFile("x.pdf", PDF)
    assert client.post(f"{item}documents/", {"file": file}).status_code == 403
    answer = Client(raise_request_exception=False, headers=api("by_contributor").headers).post(
        "/api/v1/documents/", {"file": SimpleUploadedFile("x.pdf", PDF), "draft": str(draft.pk)}
    )
    assert problem(answer, 403)["detail"] == "You may not write your side’s position on this item."
