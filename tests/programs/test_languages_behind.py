"""After an edit in one language the others are said to be older, until they are changed too or found still right."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cooperation.access import acting_as
from cooperation.errors import Conflict
from programs.models import PositionDraft
from programs.rules.languages import behind
from programs.services.positions import mark_still_right
from tests.cast import Cast, release, save

As = Callable[[str], Client]
BOTH = {"en": "Signed", "ru": "Подписано"}


@pytest.mark.parametrize(
    ("text", "former", "still_right", "found"),
    [
        ({"en": "New", "ru": "b"}, {"en": "Old", "ru": "b"}, [], ("ru",)),
        ({"en": "New", "ru": "b", "be": "c"}, {"en": "Old", "ru": "b", "be": "c"}, ["be"], ("ru",)),
        ({"en": "New", "ru": "новое"}, {"en": "Old", "ru": "b"}, [], ()),
        ({"en": "Old", "ru": "b"}, {"en": "Old", "ru": "b"}, [], ()),
        ({"en": "Old", "ru": "b"}, {"en": "Old"}, [], ()),
        ({"en": "New", "ru": "b"}, {"en": "Old"}, [], ()),
        ({"en": "New", "ru": "b"}, {"en": "Old", "ru": "b"}, ["ru"], ()),
        ({"en": "New"}, None, [], ()),
    ],
)
def test_a_language_is_behind_that_says_what_it_said_where_another_was_changed(
    text: dict[str, str], former: dict[str, str] | None, still_right: list[str], found: tuple[str, ...]
) -> None:
    assert behind(text, former, still_right) == found


@pytest.fixture
def edited(cast: Cast) -> PositionDraft:
    """Released in two languages, then changed in English alone."""
    first = save(cast, "by_coordinator", "1.1", text=BOTH)
    release(cast, "by_coordinator")
    draft: PositionDraft = save(
        cast, "by_coordinator", "1.1", text={**BOTH, "en": "Signed and sent"}, version=first.version + 1
    )
    return draft


def api_says(client: Client, cast: Cast) -> Any:
    path = f"/api/v1/rounds/{cast.round.pk}/positions/{cast.items['1.1'].pk}/draft/"
    return client.get(path).json()["languages_behind"]


@pytest.mark.django_db
def test_form_release_page_dossier_and_api_say_which_languages_are_older(
    cast: Cast, client_as: As, edited: PositionDraft
) -> None:
    client = client_as("by_coordinator")
    pages = (
        f"/work/{cast.round.pk}/", f"/work/{cast.round.pk}/release/", f"/items/{cast.items['1.1'].pk}/",
    )  # fmt: skip
    for page in pages:
        assert "older than what was changed: Русский" in client.get(page).content.decode(), page
    assert api_says(client, cast) == ["ru"]
    client.post(f"/drafts/{edited.pk}/still-right/", {"version": edited.version, "back": "release"})
    for page in pages:
        assert "older than what was changed" not in client.get(page).content.decode(), page
    assert api_says(client, cast) == []


@pytest.mark.django_db
def test_what_was_found_right_is_looked_at_again_once_a_text_changes(
    cast: Cast, client_as: As, edited: PositionDraft
) -> None:
    actor = cast.actor("by_coordinator")
    marked = mark_still_right(actor, draft_id=edited.pk, version=edited.version)
    with pytest.raises(Conflict):
        mark_still_right(actor, draft_id=edited.pk, version=marked.version)
    same = save(
        cast, "by_coordinator", "1.1", text=dict(marked.text), version=marked.version, status="blocked"
    )
    assert same.still_right == ["ru"]
    save(cast, "by_coordinator", "1.1", text={**BOTH, "en": "Not signed after all"}, version=same.version)
    assert api_says(client_as("by_coordinator"), cast) == ["ru"]
    with acting_as(actor):
        draft = PositionDraft.unscoped.get(pk=edited.pk)
    save(
        cast, "by_coordinator", "1.1", text={"en": "Not signed after all", "ru": "Не подписано"}, version=draft.version
    )  # fmt: skip
    assert api_says(client_as("by_coordinator"), cast) == []
