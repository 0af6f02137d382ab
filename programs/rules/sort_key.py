"""How numbers of sections and items are ordered: "2.10" after "2.9"."""

import re

WIDTH = 6
_RUN = re.compile(r"[0-9]+")


def sort_key(number: str) -> str:
    """The number with each run of digits padded to six places; at most 120 characters."""
    return _RUN.sub(lambda run: run[0].zfill(WIDTH), number)[:120]
