"""A side's own notes and lines to take on agreements and sessions: page and API, and nobody else's affair."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cooperation.access import acting_as
from programs.models import Agreement, AgreementParty, InternalNote
from tests.cast import Cast, sit, text

pytestmark = pytest.mark.django_db

As = Callable[[str], Client]
WORD = "Zqheadline"


@pytest.fixture(params=["agreement", "session"])
def subject(request: Any, cast: Cast) -> tuple[str, str, str]:
    """The page of what a note is on, its place in the API, and the filter that finds notes on it."""
    if request.param == "agreement":
        pk = cast.agreement.pk
        return f"/agreements/{pk}/", f"/api/v1/agreements/{pk}/notes/", f"agreement={pk}"
    pk = sit(cast, "confirmed").pk
    return f"/sessions/{pk}/", f"/api/v1/reviews/{pk}/notes/", f"review={pk}"


def test_a_side_writes_and_reads_its_own_line(
    cast: Cast, client_as: As, subject: tuple[str, str, str]
) -> None:
    page, _api, found_by = subject
    own = client_as("by_coordinator")
    sent = own.post(f"{page}notes/", {"kind": "line", "text_en": WORD})
    assert (sent.status_code, sent["Location"]) == (302, page)
    shown = own.get(page).content.decode()
    assert WORD in shown
    assert "Not visible to the other sides." in shown
    assert WORD in client_as("by_reader").get(page).content.decode()
    row = own.get(f"/api/v1/notes/?{found_by}").json()["results"][0]
    assert (row["text"], row["kind"], row["item"]) == ({"en": WORD}, "line", None)


def test_the_api_writes_and_rewrites_it(cast: Cast, client_as: As, subject: tuple[str, str, str]) -> None:
    page, api, _found_by = subject
    own = client_as("by_head")
    made = own.post(api, {"kind": "note", "text": {"en": WORD}}, "application/json")
    assert made.status_code == 201, made.content
    again = own.put(
        f"/api/v1/notes/{made.json()['id']}/", {"kind": "line", "text": {"en": "Otherwise"}}, "application/json",
        headers={"If-Match": made["ETag"]},
    )  # fmt: skip
    assert again.status_code == 200, again.content
    shown = own.get(page).content.decode()
    assert "Otherwise" in shown
    assert WORD not in shown


def test_nobody_else_learns_of_it(cast: Cast, client_as: As, subject: tuple[str, str, str]) -> None:
    page, _api, found_by = subject
    others = ("ru_coordinator", "ru_secretary", "joint_two", "observer", "by_registrar", "by_contributor")
    before = {key: client_as(key).get(page).status_code for key in others}
    assert (
        client_as("by_coordinator").post(f"{page}notes/", {"kind": "line", "text_en": WORD}).status_code
        == 302
    )
    for key in others:
        client = client_as(key)
        answer = client.get(page)
        assert answer.status_code == before[key]
        assert WORD not in answer.content.decode(), key
        assert client.get(f"/api/v1/notes/?{found_by}").json()["results"] == []
    with acting_as(cast.actor("ru_coordinator")):
        # Row security says it a second time.
        assert not InternalNote.unscoped.exists()


def test_who_may_not_write_is_refused_alike_on_page_and_api(
    cast: Cast, client_as: As, subject: tuple[str, str, str]
) -> None:
    page, api, _found_by = subject
    for key in ("by_reader", "by_contributor", "by_registrar", "joint_two", "observer"):
        client = client_as(key)
        answers = {
            client.post(f"{page}notes/", {"kind": "line", "text_en": WORD}).status_code,
            client.post(api, {"kind": "line", "text": {"en": WORD}}, "application/json").status_code,
        }
        assert answers == {403}, key
    assert client_as("outsider").post(f"{page}notes/", {"text_en": WORD}).status_code == 404
    with acting_as(cast.actor("by_coordinator")):
        assert not InternalNote.unscoped.exists()


def test_what_was_typed_is_kept_when_it_is_refused(
    cast: Cast, client_as: As, subject: tuple[str, str, str]
) -> None:
    page, _api, _found_by = subject
    answer = client_as("by_coordinator").post(f"{page}notes/", {"kind": "poem", "text_en": WORD})
    assert answer.status_code == 400
    assert WORD in answer.content.decode()


def test_an_agreement_that_no_body_keeps_is_noted_in_a_programme_of_ones_own(
    cast: Cast, client_as: As
) -> None:
    treaty = Agreement.unscoped.create(
        kind="treaty", level="inter_state", character="binding", title=text("Union treaty")
    )
    AgreementParty.unscoped.create(agreement=treaty, party=cast.by, order=1)
    sent = client_as("by_coordinator").post(
        f"/agreements/{treaty.pk}/notes/", {"kind": "note", "text_en": WORD}
    )
    assert sent.status_code == 302
    with acting_as(cast.actor("by_coordinator")):
        assert InternalNote.unscoped.get().programme_id == cast.programme.pk
