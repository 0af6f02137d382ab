"""How often one account may ask. The counter is in the cache; when the cache is away, nobody is held up."""

import time
from typing import Any

from django.conf import settings
from django.core.cache import caches
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

WINDOW = 60


class ActorThrottle(BaseThrottle):
    """A fixed window a minute long, one for each account; who has none was refused before it is asked.

    API_REQUESTS_PER_MINUTE says how often.
    """

    def allow_request(self, request: Request, view: Any) -> bool:
        who = request.user.pk
        counter: Any = caches["default"]
        asked: int = counter.count(f"api.{who}.{int(time.time()) // WINDOW}", 2 * WINDOW)
        most: int = settings.API_REQUESTS_PER_MINUTE
        return asked <= most

    def wait(self) -> float:
        """Seconds to the next window."""
        return WINDOW - time.time() % WINDOW
