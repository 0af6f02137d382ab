"""How numbers of sections and items are ordered: "2.10" after "2.9"."""

import re

WIDTH = 6
_RUN = re.compile(r"[0-9]+")


def sort_key(number: str) -> str:
    """The number with each run of digits padded to six places; at most 120 characters."""
    return _RUN.sub(lambda run: run[0].zfill(WIDTH), number)[:120]


def following(section: str, last: str | None) -> str:
    """The number to offer for the next item of a section whose last one has the number `last`."""
    runs = list(_RUN.finditer(last or ""))
    if last is None or not runs:
        return f"{section}.1"
    run = runs[-1]
    return f"{last[: run.start()]}{int(run[0]) + 1}{last[run.end() :]}"
