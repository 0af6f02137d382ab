"""What changed between two texts, word by word: the shortest script (Myers, An O(ND) Difference Algorithm, 1986)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]", re.UNICODE)

#: Two texts further apart than so many words are shown one whole under the other; more is neither readable nor cheap.
FURTHEST = 400


class Op(StrEnum):
    """What happened to a piece of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that stayed, went or came."""

    op: Op
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """The pieces in reading order: those that are not ADDED make `before`, those that are not REMOVED make `after`."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    middle = _script(old[head : len(old) - tail], new[head : len(new) - tail])
    steps = [(Op.SAME, token) for token in old[:head]] + middle
    steps += [(Op.SAME, token) for token in old[len(old) - tail :]]
    return tuple(
        Piece(op, "".join(token for _op, token in run)) for op, run in groupby(_joined(steps), lambda s: s[0])
    )


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many tokens are alike from the start."""
    count = 0
    for mine, other in zip(old, new, strict=False):
        if mine != other:
            break
        count += 1
    return count


def _script(old: Sequence[str], new: Sequence[str]) -> list[tuple[Op, str]]:
    """The steps that lead from `old` to `new`."""
    reached = _furthest(old, new)
    if reached is None:
        return [*((Op.REMOVED, token) for token in old), *((Op.ADDED, token) for token in new)]
    steps: list[tuple[Op, str]] = []
    x, y = len(old), len(new)
    for distance in range(len(reached) - 1, 0, -1):
        line = reached[distance - 1]
        k = x - y
        down = k == -distance or (k != distance and line.get(k - 1, -1) < line.get(k + 1, -1))
        from_k = k + 1 if down else k - 1
        from_x = line[from_k]
        from_y = from_x - from_k
        while x > from_x and y > from_y:
            x, y = x - 1, y - 1
            steps.append((Op.SAME, old[x]))
        steps.append((Op.ADDED, new[from_y]) if down else (Op.REMOVED, old[from_x]))
        x, y = from_x, from_y
    steps += [(Op.SAME, token) for token in reversed(old[:x])]
    return steps[::-1]


def _furthest(old: Sequence[str], new: Sequence[str]) -> list[dict[int, int]] | None:
    """By distance, how far along `old` each diagonal reaches; None where the texts are further apart than FURTHEST."""
    line: dict[int, int] = {1: 0}
    reached: list[dict[int, int]] = []
    for distance in range(min(len(old) + len(new), FURTHEST) + 1):
        for k in range(-distance, distance + 1, 2):
            down = k == -distance or (k != distance and line[k - 1] < line[k + 1])
            x = line[k + 1] if down else line[k - 1] + 1
            while x < len(old) and x - k < len(new) and old[x] == new[x - k]:
                x += 1
            line[k] = x
            if x >= len(old) and x - k >= len(new):
                reached.append(dict(line))
                return reached
        reached.append(dict(line))
    return None


def _joined(steps: list[tuple[Op, str]]) -> list[tuple[Op, str]]:
    """A space that stayed between two changed words is read with them; what went stands before what came."""
    joined: list[tuple[Op, str]] = []
    run: list[tuple[Op, str]] = []
    for place, (op, token) in enumerate(steps):
        between = token.isspace() and run and place + 1 < len(steps) and steps[place + 1][0] is not Op.SAME
        if op is Op.SAME and between:
            run += [(Op.REMOVED, token), (Op.ADDED, token)]
        elif op is Op.SAME:
            joined += [*sorted(run, key=lambda step: step[0] is Op.ADDED), (op, token)]
            run = []
        else:
            run.append((op, token))
    return [*joined, *sorted(run, key=lambda step: step[0] is Op.ADDED)]
