"""Every line of a condition as PostgreSQL writes it, left out one at a time.

A condition is split where AND, OR and NOT stand between balanced parentheses, also within EXISTS; no more of SQL is
understood, and no more is needed.
"""

import re
from collections.abc import Iterator

Span = tuple[int, int]
_WORD = re.compile(r"\b(AND|OR)\b")
_LIST = re.compile(r"ARRAY\[((?:'[^']*'::[\w ]+, )+'[^']*'::[\w ]+)\]")


def without_a_line(condition: str) -> Iterator[str]:
    """The condition once for each of its lines, without it."""
    for (start, end), instead in _lines(condition, (0, len(condition)), "true"):
        yield condition[:start] + instead + condition[end:]
    for found in _LIST.finditer(condition):
        kept = found[1].split(", ")
        for one in kept:
            fewer = ", ".join(other for other in kept if other != one)
            yield condition.replace(found[1], fewer, 1)


def function_without_a_line(made: str) -> Iterator[str]:
    """The statement that makes a function of one subselect, once for each line of its conditions, without it."""
    for (start, end), instead in _within(made, (made.index("RETURN ARRAY("), len(made))):
        yield made[:start] + instead + made[end:]


def _lines(text: str, span: Span, instead: str) -> Iterator[tuple[Span, str]]:
    """(where a term stands, what to put there): itself, and the terms it is made of."""
    yield span, instead
    start, end = _bared(text, span)
    for word, without in (("OR", "false"), ("AND", "true")):
        parts = list(_parts(text, (start, end), word))
        if len(parts) > 1:
            for part in parts:
                yield from _lines(text, part, without)
            return
    if text.startswith("NOT ", start):
        inner = (start + 4, end)
        yield (start, end), text[inner[0] : end]
        # Left out inside, NOT (a AND b) says less where a or b is taken for true.
        bare = _bared(text, inner)
        if text.startswith("EXISTS", bare[0]):
            yield from _within(text, bare)
    elif text.startswith("EXISTS", start):
        yield from _within(text, (start, end))


def _within(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """The conditions of a subselect: of its joins and of its WHERE."""
    opened = text.index("(", span[0])
    closed = _closing(text, opened)
    where = text.index("WHERE", opened)
    for found in re.finditer(r"\bON \(", text[opened:where]):
        begins = opened + found.end() - 1
        yield from _lines(text, (begins, _closing(text, begins) + 1), "true")
    yield from _lines(text, _trimmed(text, (where + 5, closed)), "true")


def _closing(text: str, opened: int) -> int:
    depth = 0
    for at in range(opened, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return at
    raise ValueError(f"unbalanced: {text}")


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _bared(text: str, span: Span) -> Span:
    """Without the parentheses around the whole."""
    start, end = _trimmed(text, span)
    while text[start] == "(" and _closing(text, start) == end - 1:
        start, end = _trimmed(text, (start + 1, end - 1))
    return start, end


def _parts(text: str, span: Span, word: str) -> Iterator[Span]:
    """What stands between the words of this kind that are in no parentheses."""
    start, end = span
    begins, at = start, start
    while at < end:
        if text[at] == "(":
            at = _closing(text, at) + 1
            continue
        found = _WORD.match(text, at)
        if found and found[1] == word and found.end() <= end:
            yield _trimmed(text, (begins, at))
            begins = at = found.end()
            continue
        at += 1
    yield _trimmed(text, (begins, end))
