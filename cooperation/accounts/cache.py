"""The cache: it may be empty, and it may be away. Nothing that counts is kept only there."""

import logging
import time
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

P = ParamSpec("P")
R = TypeVar("R")

logger = logging.getLogger(__name__)

#: Seconds for which a server that did not answer is not asked again: each page would wait for it otherwise.
PAUSE = 5.0


def _or_else(fallback: Any) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Gives `fallback` (or what it makes of the arguments) while the server is away."""

    def decorate(method: Callable[P, R]) -> Callable[P, R]:
        @wraps(method)
        def ask(*args: P.args, **kwargs: P.kwargs) -> R:
            cache: Any = args[0]
            if time.monotonic() >= cache.away_until:
                try:
                    return method(*args, **kwargs)
                except (RedisError, OSError) as error:
                    cache.away_until = time.monotonic() + PAUSE
                    logger.warning("The cache does not answer, going on without it: %s", error)
            return fallback(*args[1:], **kwargs) if callable(fallback) else fallback  # type: ignore[no-any-return]

        return ask

    return decorate


def _default(key: Any, default: Any = None, version: int | None = None) -> Any:
    return default


def _all_failed(data: Any, *args: Any, **kwargs: Any) -> list[Any]:
    return list(data)


def _not_counted(key: str, seconds: int) -> int:
    return 0


def _incremented(key: Any, delta: int = 1, version: int | None = None) -> int:
    return delta


class ForgivingRedisCache(RedisCache):
    """Redis or Valkey; while it is away everything misses, so that pages are slower and not broken.

    `add` then says yes: who takes a lock or counts attempts in the cache is not held up.
    """

    away_until = 0.0

    add = _or_else(True)(RedisCache.add)
    get = _or_else(_default)(RedisCache.get)
    set = _or_else(None)(RedisCache.set)
    touch = _or_else(False)(RedisCache.touch)
    delete = _or_else(False)(RedisCache.delete)
    get_many = _or_else(lambda *args, **kwargs: {})(RedisCache.get_many)
    has_key = _or_else(False)(RedisCache.has_key)
    incr = _or_else(_incremented)(RedisCache.incr)
    set_many = _or_else(_all_failed)(RedisCache.set_many)
    delete_many = _or_else(None)(RedisCache.delete_many)
    clear = _or_else(False)(RedisCache.clear)

    @_or_else(_not_counted)
    def count(self, key: str, seconds: int) -> int:
        """How often this was called with `key` in the last `seconds` or so, in one exchange; 0 while it is away."""
        name = self.make_and_validate_key(key)
        servers: Any = self._cache  # type: ignore[attr-defined]
        both = servers.get_client(name, write=True).pipeline(transaction=False)
        both.incr(name)
        both.expire(name, seconds)
        return int(both.execute()[0])
