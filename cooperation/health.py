"""Whether the installation lives, can serve, and keeps up. Nothing here tells more than an outsider may know."""

import functools
import os
from collections.abc import Callable
from datetime import datetime
from typing import Any

import orjson
import redis
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from cooperation import clock
from cooperation.access import Actor, acting_as

#: Megabytes. With less the database may not be able to keep what it is given.
SPACE = 16

#: What else /statusz says, by name: called with the present instant inside a transaction of the system's actor.
_reports: dict[str, Callable[[datetime], Any]] = {}

_ROLE = """
SELECT r.rolsuper, r.rolbypassrls,
       EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
                AND c.relkind IN ('r', 'p', 'v', 'm') AND pg_has_role(r.oid, c.relowner, 'MEMBER')),
       EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
                AND has_table_privilege(r.oid, c.oid, 'TRUNCATE')),
       current_setting('row_security') = 'on'
  FROM pg_roles r WHERE r.rolname = current_user
"""


def report(name: str, function: Callable[[datetime], Any]) -> None:
    """Adds a part to /statusz. `function(now)` returns what JSON can say, and no text of a programme."""
    _reports[name] = function


def answer(body: dict[str, Any], status: int = 200) -> HttpResponse:
    response = HttpResponse(orjson.dumps(body), status=status, content_type="application/json")
    response["Cache-Control"] = "no-store"
    return response


@require_safe
def livez(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return answer({"status": "ok"})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """200 where pages can be served as they should be; else 503: `parts` ("database", "valkey", "disk") names what is
    wrong to a program, `wrong` says it to a person.
    """
    wrong = {"database": _database(), "valkey": _valkey(), "disk": _disk()}
    sentences = [sentence for some in wrong.values() for sentence in some]
    if sentences:
        parts = [part for part, some in wrong.items() if some]
        return answer({"status": "not ready", "parts": parts, "wrong": sentences}, 503)
    return answer({"status": "ok"})


@require_safe
def statusz(request: HttpRequest) -> HttpResponse:
    """The version, the free space and how the background work keeps up; 503 where the database does not answer, or
    where nothing can be written down.
    """
    body: dict[str, Any] = {
        "version": _version(),
        "now": clock.now(),
        "disk": {"free_megabytes": free_megabytes()},
    }
    try:
        with acting_as(Actor(kind="system", name="statusz")):
            body.update({name: function(clock.now()) for name, function in _reports.items()})
    except DatabaseError:
        connection.close()
        return answer({**body, "wrong": ["The database does not answer.", *_disk()]}, 503)
    wrong = _disk()
    return answer({**body, "wrong": wrong} if wrong else body, 503 if wrong else 200)


@functools.cache
def _version() -> str:
    from cooperation.ui.context import version

    return version()


@functools.cache
def _on_disk() -> frozenset[tuple[str, str]]:
    return frozenset(MigrationLoader(None).graph.nodes)


def _database() -> list[str]:
    try:
        return [*_role(), *_migrations()]
    except DatabaseError:
        connection.close()
        return ["The database does not answer, or it was not migrated."]


def _role() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(_ROLE)
        superuser, bypasses, owns, truncates, row_security = cursor.fetchone()
    found = {
        "The role of DATABASE_URL is a superuser: row security does not hold for it.": superuser,
        "The role of DATABASE_URL can bypass row security.": bypasses,
        "The role of DATABASE_URL owns tables, or may become their owner: row security does not hold for it.": owns,
        "The role of DATABASE_URL may truncate tables.": truncates,
        "Row security is switched off in the connections of DATABASE_URL.": not row_security,
    }
    return [sentence for sentence, is_so in found.items() if is_so]


def _migrations() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT app, name FROM django_migrations")
        applied = set(cursor.fetchall())
    missing = sorted(_on_disk() - applied)
    if not missing:
        return []
    app, name = missing[0]
    return [
        f"Migrations are not applied: {len(missing)}, the first is {app}.{name}. Run `manage.py migrate`."
    ]


def free_megabytes() -> int | None:
    """What the disk of the state folder has left for this user; None where there is no such folder."""
    try:
        found = os.statvfs(settings.STATE_DIR)
    except OSError:
        return None
    return found.f_bavail * found.f_frsize // 2**20


def _disk() -> list[str]:
    free = free_megabytes()
    if free is None or free >= SPACE:
        return []
    return [f"The disk of the state folder is full: {free} MB are left, and what is sent may not be kept."]


@functools.cache
def _client() -> "redis.Redis":
    return redis.Redis.from_url(settings.REDIS_URL, socket_connect_timeout=2, socket_timeout=2)


def _valkey() -> list[str]:
    try:
        _client().ping()
    except (redis.RedisError, OSError):
        return ["The Valkey or Redis server of REDIS_URL does not answer."]
    return []
