"""Lengths of time in final clauses that no treaty has, in the JSON that treaties.reading_clauses reads."""

from collections.abc import Iterator, Mapping
from typing import Any

#: A period of more than a thousand years is a slip of the pen; counted with it, days leave the calendar.
MOST_YEARS = 1000
_MOST = {"day": MOST_YEARS * 366, "month": MOST_YEARS * 12, "year": MOST_YEARS}


def too_long(data: Any, pointer: str = "") -> Iterator[str]:
    """The JSON Pointer (RFC 6901) of the number of every such length."""
    if isinstance(data, list):
        for place, each in enumerate(data):
            yield from too_long(each, f"{pointer}/{place}")
    elif isinstance(data, Mapping):
        number, most = data.get("n"), _MOST.get(str(data.get("unit")))
        if most is not None and isinstance(number, int) and number > most:
            yield f"{pointer}/n"
        for name, value in data.items():
            if name not in ("named", "table"):
                yield from too_long(value, f"{pointer}/{name}")
