"""Ids as they come from the database: each is made once and then found, for a page reads the same ones over and over.

A UUID is immutable, so that one object may stand in many rows. `register()` is called once, when Django starts.
"""

from functools import lru_cache
from typing import Any
from uuid import UUID

from psycopg2.extensions import new_array_type, new_type, register_type

#: PostgreSQL's numbers of the types uuid and uuid[].
_UUID, _UUIDS = 2950, 2951
#: So many are found again; each takes some 300 bytes.
_KEPT = 16_384


@lru_cache(maxsize=_KEPT)
def uuid_of(text: str) -> UUID:
    """The id that a text stands for. ValueError for no id."""
    return UUID(text)


def _read(text: Any, _cursor: object) -> UUID | None:
    return None if text is None else uuid_of(text)


def register() -> None:
    """Every connection reads uuids this way."""
    one = new_type((_UUID,), "UUID", _read)
    register_type(one)
    register_type(new_array_type((_UUIDS,), "UUID[]", one))
