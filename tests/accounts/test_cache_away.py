"""Valkey may restart empty, or be away: people stay signed in and pages answer."""

from collections.abc import Callable, Iterator

import pytest
from django.core.cache import cache, caches
from django.test import Client

from cooperation.up.ports import free_port

pytestmark = pytest.mark.django_db


@pytest.fixture
def away(settings: object) -> Iterator[None]:
    """The cache's address answers nothing."""
    settings.CACHES = {
        "default": {**settings.CACHES["default"], "LOCATION": f"redis://127.0.0.1:{free_port()}/0"},
    }
    yield
    caches.close_all()
    # Given up for a while, it would not count in the tests that follow.
    cache.away_until = 0.0


def test_a_session_outlives_an_empty_cache(client_as: Callable[[str], Client]) -> None:
    client = client_as("by_reader")
    assert client.get("/accounts/password/set/").status_code == 200
    cache.clear()
    assert client.get("/accounts/password/set/").status_code == 200


@pytest.mark.usefixtures("away")
def test_pages_the_api_and_signing_in_work_without_the_cache(
    client_as: Callable[[str], Client], cast: object
) -> None:
    client = client_as("by_reader")
    assert client.get("/accounts/password/set/").status_code == 200
    assert client.get("/api/v1/parties/").status_code == 200
    user = cast.users["by_coordinator"]
    user.set_password("a long enough sentence")
    user.save()
    fresh = Client()
    form = {"login": user.email, "password": "a long enough sentence"}
    assert fresh.post("/accounts/login/", form).status_code == 302
    assert fresh.get("/accounts/password/change/").status_code == 200
