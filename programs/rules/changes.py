"""Change sets by rule: what each kind of change asks for, what it changes, and whether the plan moved on meanwhile."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

#: What a wording says, in the order in which a difference is read.
FIELDS = ("section", "number", "title", "expected_result", "deadline", "milestones")

#: What each kind asks for; "content": at least one of FIELDS.
ASKED: dict[str, tuple[str, ...]] = {
    "add": ("section", "number", "title", "deadline", "responsible"),
    "reword": ("item", "content"),
    "extend": ("item", "deadline", "reason"),
    "split": ("item",),
    "merge": ("item",),
    "withdraw": ("item",),
    "retitle": ("section", "title"),
}
#: What each kind may say at all.
ALLOWED: dict[str, frozenset[str]] = {
    "add": frozenset({*FIELDS, "origin", "item_kind", "responsible", "reason", "part_of", "external_id"}),
    "reword": frozenset({"item", *FIELDS, "reason"}),
    "extend": frozenset({"item", "deadline", "reason"}),
    "split": frozenset({"item", "reason"}),
    "merge": frozenset({"item", *FIELDS, "reason"}),
    "withdraw": frozenset({"item", "reason", "part_of"}),
    "retitle": frozenset({"section", "title", "reason"}),
}
#: These are about no item there is.
WITHOUT_ITEM = frozenset({"add", "retitle"})
#: Which rows may be part of which.
PARTS = {"split": "add", "merge": "withdraw"}
#: After these the item leaves the plan.
ENDING = frozenset({"split", "withdraw"})


def missing(kind: str, given: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields that a change of this kind asks for and does not say."""
    content = any(given.get(name) not in (None, "", {}, ()) for name in FIELDS)
    return tuple(
        name for name in ASKED[kind] if not (content if name == "content" else _said(given.get(name)))
    )


def surplus(kind: str, given: Mapping[str, Any]) -> tuple[str, ...]:
    """The fields said that do not belong to a change of this kind."""
    return tuple(name for name, value in given.items() if _said(value) and name not in ALLOWED[kind])


def _said(value: Any) -> bool:
    return value not in (None, "", {}, (), [])


def moved(
    kind: str, before: Mapping[str, Any] | None, now: Mapping[str, Any] | None, proposed: Collection[str]
) -> tuple[str, ...]:
    """The fields on which the plan no longer says what the author of a change had in front of them.

    `before` and `now`: field to value. Only what the change touches counts; one that ends the item touches all of it.
    ("item",): the item has left the plan since.
    """
    if before is None:
        return ()
    if now is None:
        return ("item",)
    touched = FIELDS if kind in ENDING else tuple(name for name in FIELDS if name in proposed)
    return tuple(name for name in touched if before.get(name) != now.get(name))


def numbers_taken_twice(numbers: Sequence[str]) -> tuple[str, ...]:
    """The numbers that more than one item would have, each once, in order."""
    seen: set[str] = set()
    twice: dict[str, None] = {}
    for number in numbers:
        if number in seen:
            twice[number] = None
        seen.add(number)
    return tuple(twice)
