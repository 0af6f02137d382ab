"""My side's work, measured: its page, and the saving of 80 positions typed in its grid."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import orjson

from . import asking
from .asking import Ask
from .client import request
from .subjects import PAGE, Asker, Subject

ROWS = 80
_ROW = re.compile(rb'data-row="([0-9a-f-]{36})"')


def of_work(asker: Asker) -> Iterator[Subject]:
    """The page beside the floor of a table, the grid's form and its API beside a bulk insert of as many."""
    plan = asker.plan
    path = f"/work/{plan.rounds[-1]}/"
    shown = asker.page(path, _rows, min(2 * PAGE, plan.size))
    yield "my side's work, first page of 100, to the table of 50", shown, asker.table_floor(), None
    half = len(plan.rounds) // 2
    blocks = _Blocks(asker, plan.rounds[half // 2 : half])
    floor = Ask(asker.client, blocks.floor, asking.results, min(ROWS, plan.size))
    form = Ask(asker.client, blocks.form, asking.anything, 1, status=302)
    yield f"grid, {ROWS} positions by the form, to bulk_create", form, floor, None
    many = Ask(asker.client, blocks.api, asking.results, min(ROWS, plan.size))
    yield f"grid, {ROWS} positions by the API, to bulk_create", many, floor, None


def _rows(body: bytes) -> int:
    """Rows of a grid."""
    return len(set(_ROW.findall(body)))


class _Blocks:
    """Each request takes a block of items that have no draft yet in its round."""

    def __init__(self, asker: Asker, rounds: list[UUID]) -> None:
        self.asker, self._texts = asker, count(1)
        items = asker.plan.items
        self._places = (
            (round_, items[start : start + ROWS])
            for round_ in rounds
            for start in range(0, max(len(items) - ROWS, 0) + 1, ROWS)
        )

    def _next(self) -> tuple[UUID, list[dict[str, Any]]]:
        round_, items = next(self._places)
        return round_, [
            {"item": item, "status": "on_track", "progress": 45,
             "text": {"en": f"Carried out in part, letter {next(self._texts)}."}}
            for item in items
        ]  # fmt: skip

    def form(self) -> bytes:
        round_, rows = self._next()
        fields = {}
        for row in rows:
            fields |= {
                f"status-{row['item']}": row["status"], f"progress-{row['item']}": row["progress"],
                f"text-{row['item']}": row["text"]["en"], f"version-{row['item']}": "",
            }  # fmt: skip
        body = urlencode(fields).encode()
        return request(
            "POST", f"/work/{round_}/", self.asker.person, body,
            Content_Type="application/x-www-form-urlencoded",
        )  # fmt: skip

    def api(self) -> bytes:
        round_, rows = self._next()
        path = f"/api/v1/rounds/{round_}/drafts/"
        return request("POST", path, self.asker.service, orjson.dumps({"rows": rows}))

    def floor(self) -> bytes:
        plan = self.asker.plan
        round_, rows = self._next()
        whole = {
            "programme_id": plan.programme,
            "party_id": plan.parties[0],
            "round_id": round_,
            "rows": rows,
        }
        return request("POST", "/floor/bulk/", self.asker.person, orjson.dumps(whole))
