"""What is measured, each beside its floor, with the ratio that is aimed at (None: reported without an aim)."""

import base64
import re
from collections.abc import Callable, Iterator
from itertools import count
from typing import Any
from uuid import UUID

import orjson
import psycopg2

from . import asking
from .asking import Ask
from .client import Client, Who, request
from .data import Plan
from .runner import Most
from .served import Served

PAGE = 50
#: Name, what is measured, its floor, and the highest ratio of the medians, or the most milliseconds, that are good
#: enough (None: no aim).
Subject = tuple[str, Ask, Ask, float | Most | None]


def _contains(text: str) -> Callable[[bytes], int]:
    return lambda body: int(text.encode() in body)


class Asker:
    """Requests to one server about its plan."""

    def __init__(self, served: Served, plan: Plan) -> None:
        self.served, self.plan = served, plan
        self.client = Client(served.port)
        self.person, self.service = Who(session=plan.session), Who(token=plan.token)
        self.words = _expected(served, plan)
        # Several subjects have this floor, and no item takes two drafts of a round.
        self._to_create = self._places()

    # --- Reading ------------------------------------------------------------------------------------------------------

    def page(self, path: str, rows: Callable[[bytes], int], expected: int | None = None) -> Ask:
        """A page or a floor's answer, asked for by the person."""
        sent = request("GET", path, self.person)
        return Ask(self.client, lambda: sent, rows, expected)

    def api(self, path: str, rows: Callable[[bytes], int], expected: int | None = None) -> Ask:
        """An answer of the API, asked for with the token."""
        sent = request("GET", f"/api/v1/{path}", self.service)
        return Ask(self.client, lambda: sent, rows, expected)

    @property
    def plan_path(self) -> str:
        return f"/programmes/{self.plan.code}/"

    def table_floor(self) -> Ask:
        programme, (one, other) = self.plan.programme, self.plan.parties
        return self.page(f"/floor/table/{programme}/{one}/{other}/", asking.items, min(PAGE, self.plan.size))

    def first_page(self) -> Ask:
        return self.page(self.plan_path, asking.items, min(PAGE, self.plan.size))

    def deep_page(self) -> Ask:
        """The page behind nine tenths of the plan."""
        place = _deep(self.plan)
        path = f"{self.plan_path}?after={_mark(self.served, self.plan.items[place])}"
        first = f'/items/{self.plan.items[place + 1]}/"'.encode()
        rows = min(PAGE, self.plan.size - place - 1)
        # A mark that is not understood starts from the beginning, which would look as well.
        return self.page(path, lambda body: asking.items(body) if first in body else 0, rows)

    def item_page(self) -> Ask:
        item = self.plan.items[0]
        return self.page(f"/items/{item}/", _contains(f"/items/{item}/"), 1)

    def home(self) -> Ask:
        return self.page("/", asking.items)

    def found(self, word: str) -> Ask:
        return self.page(f"{self.plan_path}?q={word}", asking.items, min(PAGE, self.words[word]))

    def listed(self, resource: str, limit: int, **more: Any) -> Ask:
        query = "".join(f"&{name}={value}" for name, value in more.items())
        expected = self.words[more["q"]] if "q" in more else self.rows(resource)
        path = f"{resource}/?programme={self.plan.programme}&limit={limit}{query}"
        return self.api(path, asking.results, min(limit, expected))

    def values(self, resource: str, limit: int) -> Ask:
        path = f"/floor/{resource}/{self.plan.programme}/{limit}/"
        return self.page(path, asking.results, min(limit, self.rows(resource)))

    def rows(self, resource: str) -> int:
        """How many there are of a resource."""
        return self.plan.positions if resource == "positions" else self.plan.size

    # --- Writing: each time an item that has no draft in that round yet -----------------------------------------------

    def written(self) -> Ask:
        one = self._places()

        def make() -> bytes:
            round_, item = next(one)
            return request(
                "PUT",
                f"/api/v1/rounds/{round_}/positions/{item}/draft/",
                self.service,
                orjson.dumps(_CONTENT),
            )

        return Ask(self.client, make, asking.an_object, 1, status=201)

    def created(self) -> Ask:
        plan = self.plan

        def make() -> bytes:
            round_, item = next(self._to_create)
            whole = {"programme": plan.programme, "party": plan.parties[0], "round": round_, "item": item}
            return request("POST", "/floor/create/", self.person, orjson.dumps(whole | _CONTENT))

        return Ask(self.client, make, asking.an_object, 1, status=201)

    def _places(self) -> Iterator[tuple[UUID, UUID]]:
        half = len(self.plan.rounds) // 2
        return ((round_, item) for round_ in self.plan.rounds[:half] for item in self.plan.items)

    def saved(self) -> Ask:
        """A thousand drafts at once through the API."""
        rounds = iter(self.plan.rounds[len(self.plan.rounds) // 2 :])
        body = orjson.dumps({"rows": self._rows()})

        def make() -> bytes:
            return request("POST", f"/api/v1/rounds/{next(rounds)}/drafts/", self.service, body)

        return Ask(self.client, make, asking.results, len(self._rows()))

    def bulk(self, path: str) -> Ask:
        """The same through a floor."""
        # Two floors write into one table: each takes rounds of its own.
        half, more = len(self.plan.rounds) // 2, len(self.plan.rounds) * 3 // 4
        rounds = iter(self.plan.rounds[half:more] if path == "/floor/bulk/" else self.plan.rounds[more:])
        plan, rows = self.plan, self._rows()

        def make() -> bytes:
            whole = {"programme_id": plan.programme, "party_id": plan.parties[0], "round_id": next(rounds)}
            return request("POST", path, self.person, orjson.dumps({**whole, "rows": rows}))

        return Ask(self.client, make, asking.results, len(rows))

    def _rows(self) -> list[dict[str, Any]]:
        texts = count(1)
        return [
            {**_CONTENT, "item": item, "text": {"en": f"Carried out in part, letter {next(texts)}."}}
            for item in self.plan.items[:1000]
        ]

    def check_history(self) -> None:
        """Every draft that was written has left its event: writing that is not recorded would be fast."""
        rounds = [str(each) for each in self.plan.rounds]
        with psycopg2.connect(self.served.owner_url) as connection, connection.cursor() as cursor:
            cursor.execute(_WRITTEN, [rounds, rounds])
            drafts, events = cursor.fetchone()
        if drafts != events:
            raise asking.NotTheAnswer(f"{drafts} drafts were written, and {events} of them recorded")


_WRITTEN = """
SELECT (SELECT count(*) FROM programs_positiondraft WHERE round_id = ANY (%s::uuid[])),
       (SELECT count(DISTINCT pgh_obj_id) FROM programs_positiondraftevent
         WHERE round_id = ANY (%s::uuid[]) AND pgh_label = 'added' AND pgh_context IS NOT NULL)
"""
_CONTENT = {"status": "on_track", "progress": 45, "text": {"en": "The draft has gone to both ministries."}}


def _deep(plan: Plan) -> int:
    return plan.size * 9 // 10


def _expected(served: Served, plan: Plan) -> dict[str, int]:
    """How many items each of the three words is in."""
    with psycopg2.connect(served.owner_url) as connection, connection.cursor() as cursor:
        found = {}
        for word in (plan.rare, plan.medium, plan.frequent):
            cursor.execute(
                "SELECT count(*) FROM programs_wording WHERE search @@ cooperation_query(%s)", [word]
            )
            found[word] = cursor.fetchone()[0]
    return found


def _mark(served: Served, item: UUID) -> str:
    """The mark in the address of the page behind an item."""
    with psycopg2.connect(served.owner_url) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT sort_key, id::text FROM programs_wording WHERE item_id = %s", [str(item)])
        return base64.urlsafe_b64encode(orjson.dumps(list(cursor.fetchone()))).decode().rstrip("=")


# --- The list ---------------------------------------------------------------------------------------------------------


def of_pages(asker: Asker) -> Iterator[Subject]:
    """Pages beside the table, and one beside another."""
    nothing = asker.page("/floor/view/", _contains("Reader"), 1)
    redirect = asker.page("/items/", asking.anything)
    redirect.status = 302
    yield "a redirect: knowing who asks", redirect, nothing, None
    yield "plan, first page of 50", asker.first_page(), asker.table_floor(), 2
    yield "plan, behind nine tenths, to the first", asker.deep_page(), asker.first_page(), 1.1
    yield "item page, to the table", asker.item_page(), asker.table_floor(), 3
    yield "home, to the table", asker.home(), asker.table_floor(), 3
    words = (("rare", asker.plan.rare), ("medium", asker.plan.medium), ("frequent", asker.plan.frequent))
    for name, word in words:
        title = f"plan, a {name} word ({asker.words[word]:,} items), to all"
        yield title, asker.found(word), asker.first_page(), 2
    for name, word in words:
        yield (
            f"API items, a {name} word, to all",
            asker.listed("items", 50, q=word),
            asker.listed("items", 50),
            2,
        )


def of_lists(asker: Asker) -> Iterator[Subject]:
    """The API's answers beside values() and orjson."""
    for limit in (100, 1000):
        for resource in ("positions", "items"):
            name = f"API, {limit:,} {resource}, to values() and orjson"
            yield name, asker.listed(resource, limit), asker.values(resource, limit), 1.5
    rows = min(1000, asker.plan.positions)
    copied = asker.page(f"/floor/copy/{asker.plan.programme}/{rows}/", asking.lines, rows)
    yield "API, 1,000 positions, to COPY", asker.listed("positions", 1000), copied, None
    position = _a_position(asker)
    floor = asker.page(f"/floor/object/{position}/", asking.an_object, 1)
    yield (
        "API, one position, to a bare serializer",
        asker.api(f"positions/{position}/", asking.an_object, 1),
        floor,
        1.5,
    )


def _a_position(asker: Asker) -> str:
    with psycopg2.connect(asker.served.owner_url) as connection, connection.cursor() as cursor:
        cursor.execute(
            "SELECT id::text FROM programs_position WHERE item_id = %s AND latest ORDER BY id LIMIT 1",
            [str(asker.plan.items[0])],
        )
        return str(cursor.fetchone()[0])


def of_sheets(asker: Asker) -> Iterator[Subject]:
    """The comparison of positions, beside reading its positions with values() and orjson."""
    for sheet, _session in asker.plan.sheets:
        told = sheet.items * sheet.sides
        floor = asker.page(f"/floor/positions/{sheet.programme}/{told}/", asking.results, told)
        page, data = compared(asker)[sheet.code]
        name = f"comparison of {sheet.items:,} items and {sheet.sides} sides"
        yield f"{name}, page", page, floor, None
        yield f"{name}, API", data, floor, None


def compared(asker: Asker) -> dict[str, tuple[Ask, Ask]]:
    """By the code of its programme, the page of a comparison and its API."""
    found = {}
    for sheet, session in asker.plan.sheets:
        page = request("GET", f"/programmes/{sheet.code}/comparison/", Who(session=session))
        path = f"/api/v1/programmes/{sheet.programme}/comparison/?list=b&limit={PAGE}"
        data = request("GET", path, Who(token=sheet.token))
        found[sheet.code] = (
            Ask(asker.client, lambda page=page: page, _compared, PAGE),
            Ask(asker.client, lambda data=data: data, asking.results, PAGE),
        )
    return found


_COMPARED = re.compile(rb'href="/programmes/[a-z-]+/comparison/([0-9a-f-]{36})/"')


def _compared(body: bytes) -> int:
    """Items that a comparison shows."""
    return len(set(_COMPARED.findall(body)))


def of_writes(asker: Asker) -> Iterator[Subject]:
    """Writing, with its history, beside writing without."""
    yield "one draft, to a serializer's create", asker.written(), asker.created(), 2


def of_bulk(asker: Asker) -> Iterator[Subject]:
    """A thousand rows at once."""
    saved = asker.saved()
    yield "1,000 drafts, to bulk_create", saved, asker.bulk("/floor/bulk/"), 6
    yield "1,000 drafts, to COPY", saved, asker.bulk("/floor/copy-in/"), None


def of_growth(small: Asker, large: Asker) -> Iterator[Subject]:
    """The same page of the larger programme beside that of the smaller one."""
    name = f"{{}}, at {large.plan.size:,} to at {small.plan.size:,}"
    yield name.format("home"), large.home(), small.home(), 1.25
    yield name.format("item page"), large.item_page(), small.item_page(), 1.25
    yield name.format("plan, first page"), large.first_page(), small.first_page(), 1.25
    yield name.format("plan, deep page"), large.deep_page(), small.deep_page(), 1.25
