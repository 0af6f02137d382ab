"""The parties that final clauses name, by code, in the JSON that treaties.reading_clauses reads."""

from collections.abc import Iterator, Mapping
from typing import Any


def parties_in(data: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """Every party that clauses name, after its JSON Pointer (RFC 6901).

    One that is not on the agreement would never be counted, and nobody told.
    """
    if isinstance(data, list):
        for place, each in enumerate(data):
            yield from parties_in(each, f"{pointer}/{place}")
    elif isinstance(data, Mapping):
        for name, value in data.items():
            if name == "named" and value is not None:
                yield from ((f"{pointer}/named/{place}", code) for place, code in enumerate(value))
            elif name == "table" and value is not None:
                yield from ((f"{pointer}/table/{_escaped(code)}", code) for code in value)
            else:
                yield from parties_in(value, f"{pointer}/{name}")


def named(clauses: Any) -> set[str]:
    """The codes alone."""
    return {code for _pointer, code in parties_in(clauses)}


def _escaped(name: str) -> str:
    return name.replace("~", "~0").replace("/", "~1")
