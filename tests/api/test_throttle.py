"""How often one account may ask."""

import pytest
import time_machine
from django.core.cache import caches

from tests.api.conftest import problem


@pytest.fixture(autouse=True)
def _counting(settings):
    settings.API_REQUESTS_PER_MINUTE = 2


def test_who_asks_too_often_is_told_when_to_go_on_and_others_are_not_held_up(api):
    call = api("by_reader")
    with time_machine.travel("2026-03-03T10:00:20Z", tick=False):
        statuses = [call.get("parties/").status_code for _ in range(2)]
        refused = call.get("parties/")
        assert statuses == [200, 200]
        problem(refused, 429)
        assert 1 <= int(refused["Retry-After"]) <= 60
        assert api("ru_reader").get("parties/").status_code == 200
    with time_machine.travel("2026-03-03T10:01:01Z", tick=False):
        assert call.get("parties/").status_code == 200


def test_a_cache_that_is_away_holds_nobody_up(api, settings):
    call = api("by_reader")
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    caches._settings = caches.settings = caches.configure_settings(None)
    if hasattr(caches._connections, "default"):
        del caches._connections.default
    try:
        assert [call.get("parties/").status_code for _ in range(4)] == [200] * 4
    finally:
        if hasattr(caches._connections, "default"):
            del caches._connections.default
