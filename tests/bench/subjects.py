"""What is measured, each with the floor it is held against. Every function returns how many rows it answered with."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape

import orjson
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from cooperation.access import acting_as, actor_of
from cooperation.accounts.models import User
from programs import models as m

COLUMNS = [
    "id",
    "version",
    "programme_id",
    "party_id",
    "round_id",
    "item_id",
    "release_id",
    "status",
    "progress",
    "text",
    "proposed_deadline",
    "edition",
]

TABLE = """
SELECT w.number, w.title->>'en', w.deadline->>'value', s.status, a.status, a.text->>'en',
       b.status, b.text->>'en', w.item_id
  FROM programs_wording w
  LEFT JOIN programs_agreedstate s ON s.item_id = w.item_id AND s.current
  LEFT JOIN programs_position a ON a.item_id = w.item_id AND a.party_id = %s AND a.latest
  LEFT JOIN programs_position b ON b.item_id = w.item_id AND b.party_id = %s AND b.latest
 WHERE w.programme_id = %s AND w.since_edition <= 1 AND (w.until_edition IS NULL OR w.until_edition > 1)
 ORDER BY w.sort_key, w.id LIMIT 50
"""


def floor_table(request: HttpRequest, code: str) -> HttpResponse:
    """The table page's floor: a session login, the one statement it needs, the same rows as plain HTML."""
    if not request.user.is_authenticated:
        return HttpResponse(status=403)
    programme = m.Programme.unscoped.only("pk").get(code=code)
    parties = list(m.Party.unscoped.order_by("code").values_list("pk", flat=True))
    with connection.cursor() as cursor:
        cursor.execute(TABLE, [*parties, programme.pk])
        rows = cursor.fetchall()
    body = "".join(
        f'<tr data-item="{row[8]}">'
        + "".join(f"<td>{escape(str(cell or ''))}</td>" for cell in row[:8])
        + "</tr>"
        for row in rows
    )
    return HttpResponse(f"<!doctype html><html><body><table>{body}</table></body></html>")


def floor_json(request: HttpRequest, code: str, limit: int) -> HttpResponse:
    """The JSON floor: a session login, values() of the same columns, orjson."""
    actor = actor_of(request.user)
    with acting_as(actor):
        rows = list(
            m.Position.objects.visible_to(actor)
            .filter(programme__code=code)
            .order_by("id")
            .values(*COLUMNS)[:limit]
        )
    return HttpResponse(orjson.dumps({"results": rows}), content_type="application/json")


urlpatterns = [
    path("floor/<slug:code>/", floor_table),
    path("floor/<slug:code>/<int:limit>/", floor_json),
    path("", include("cooperation.urls")),
]
handler404 = "cooperation.errors.not_found"


@dataclass(frozen=True)
class Subject:
    name: str
    measured: Callable[[], int]
    floor: Callable[[], int]
    aim: float


def _page(client: Client, address: str, rows: str) -> Callable[[], int]:
    pattern = re.compile(rows)

    def get() -> int:
        response = client.get(address)
        if response.status_code != 200:
            raise SystemExit(f"{address}: {response.status_code}")
        return len(set(pattern.findall(response.content.decode())))

    return get


def _json(client: Client, address: str) -> Callable[[], int]:
    def get() -> int:
        response = client.get(address)
        if response.status_code != 200:
            raise SystemExit(f"{address}: {response.status_code} {response.content[:200]!r}")
        return len(orjson.loads(response.content)["results"])

    return get


def of(user: User, programme: m.Programme) -> Iterator[Subject]:
    """The subjects of one programme."""
    with override_settings(ROOT_URLCONF="tests.bench.subjects", ALLOWED_HOSTS=["*"]):
        client = Client()
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
        plan, item = f"/programmes/{programme.code}/", r'/items/([0-9a-f-]{36})/"'
        floor = _page(client, f"/floor/{programme.code}/", r'data-item="([0-9a-f-]{36})"')
        yield Subject("plan: the table of 50 items", _page(client, plan, item), floor, 2)
        for limit in (100, 1000):
            address = f"/api/v1/positions/?programme={programme.pk}&limit={limit}"
            yield Subject(
                f"API: {limit} positions",
                _json(client, address),
                _json(client, f"/floor/{programme.code}/{limit}/"),
                1.5,
            )
