"""The session room with 200 points, measured, and the recording of an outcome in it."""

import re
from collections.abc import Iterator
from itertools import count, cycle

import orjson

from . import asking
from .asking import Ask
from .client import Who, request
from .sessions import POINTS
from .subjects import Asker, Subject

_POINT = re.compile(rb"\?point=([0-9a-f-]{36})")


def of_rooms(asker: Asker) -> Iterator[Subject]:
    """The room beside the floor of a table of 50 rows; recording beside a serializer's create."""
    room, session = asker.plan.room
    page = request("GET", f"/sessions/{room.review}/room/", Who(session=session))
    shown = Ask(asker.client, lambda: page, _points, POINTS)
    yield f"session room with {POINTS} points, to the table of 50", shown, asker.table_floor(), None
    items, texts = cycle(room.items), count(1)

    def recorded() -> bytes:
        outcome = {
            "kind": "decision", "item": next(items), "text": {"en": f"Carried on as agreed, letter {next(texts)}."}
        }  # fmt: skip
        path = f"/api/v1/reviews/{room.review}/outcomes/"
        return request("POST", path, Who(token=room.token), orjson.dumps(outcome))

    one = Ask(asker.client, recorded, asking.an_object, 1, status=201)
    yield f"one outcome among {POINTS} points, to a serializer's create", one, asker.created(), None


def _points(body: bytes) -> int:
    """Points that a room leads to."""
    return len(set(_POINT.findall(body)))
