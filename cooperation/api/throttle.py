"""How often one account may ask. The counter is in the cache; when the cache is away, nobody is held up."""

import time
from typing import Any

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import BaseThrottle

WINDOW = 60
#: Requests of one account in a minute: an integration that copies everything does not meet it.
PER_MINUTE = 6000
#: Seconds for which a cache that did not answer is not asked again.
PAUSE = 10.0

_paused_until = 0.0


class ActorThrottle(BaseThrottle):
    """A fixed window a minute long, one for each account (for callers without one: each address)."""

    def allow_request(self, request: Request, view: Any) -> bool:
        global _paused_until  # noqa: PLW0603 (each process remembers for itself that the cache is away)
        if time.monotonic() < _paused_until:
            return True
        user = getattr(request, "user", None)
        who = getattr(user, "pk", None) or request.META.get("REMOTE_ADDR", "")
        try:
            return _counted(f"api.{who}.{int(time.time()) // WINDOW}") <= _limit()
        except (RedisError, OSError):
            _paused_until = time.monotonic() + PAUSE
            return True

    def wait(self) -> float:
        """Seconds to the next window."""
        return WINDOW - time.time() % WINDOW


def _limit() -> int:
    return int(getattr(settings, "API_REQUESTS_PER_MINUTE", PER_MINUTE))


def _counted(key: str) -> int:
    if cache.add(key, 1, timeout=2 * WINDOW):
        return 1
    try:
        return int(cache.incr(key))
    except ValueError:
        return 1
