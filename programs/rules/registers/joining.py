"""Fragments of one record, put together. Where they differ, the first stands and the difference is told."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar

from .records import Entry, EntryAct, Remark, Severity, Text, When

_PLAIN = (
    "kind", "written_kind", "level", "character", "scope", "subject", "done_on", "prevailing", "clauses", "expires_on",
    "notice_by",
)  # fmt: skip
_TEXTS = ("title", "summary", "done_at", "note", "depositary")
_LISTS = ("other_titles", "parties", "references", "particulars", "urls", "relations", "authentic")
#: What happens to an agreement once.
ONCE = ("adoption", "entry_into_force", "provisional_entry_into_force", "termination", "beginning", "end")
#: Instruments of consent to be bound.
CONSENTS = ("definitive_signature", "ratification", "acceptance", "approval", "accession", "succession")
T = TypeVar("T")


def join(first: Entry, more: Entry, *, continues: bool = False) -> tuple[Entry, tuple[Remark, ...]]:
    """What both say. `more` is of the same record: its id is not looked at.

    A title that differs is kept among the others; any other value that differs is remarked on as `differs`, a second
    date for what happens to an agreement once too. `continues`: `more` goes on with the lists of `first`
    (profiles.Sheet): nothing in them is a difference.
    """
    remarks: list[Remark] = []
    said: dict[str, Any] = {}
    for name in _PLAIN:
        one, other = getattr(first, name), getattr(more, name)
        # A date that one of them doubts is the same date.
        if one and other and _plainly(one) != _plainly(other):
            remarks.append(_differs(name, one, other))
        said[name] = one or other
    for name in _TEXTS:
        said[name], others = _texts(getattr(first, name), getattr(more, name))
        if name != "title":
            remarks += [_differs(name, *each) for each in others]
    for name in _LISTS:
        said[name] = tuple(_union(getattr(first, name), getattr(more, name)))
    titles = [title for tag, title in more.title.items() if first.title.get(tag, title) != title]
    said["other_titles"] = tuple(_union(said["other_titles"], titles))
    said["acts"], different = _acts(first.acts, more.acts, continues)
    remarks += [_differs(*each) for each in different]
    return replace(first, **said), tuple(remarks)


def _differs(name: str, one: Any, other: Any) -> Remark:
    return Remark("differs", Severity.REPORTED, name, {"kept": _plainly(one), "also": _plainly(other)})


def _plainly(value: Any) -> str:
    return value.value if isinstance(value, When) else str(value)


def _texts(first: Text, more: Text) -> tuple[Text, list[tuple[str, str]]]:
    different = [(first[tag], said) for tag, said in more.items() if first.get(tag, said) != said]
    return {**more, **first}, different


def _union(first: Iterable[T], more: Iterable[T], key: Callable[[T], Hashable] = repr) -> list[T]:
    """Each once, in order."""
    found = {key(each): each for each in more}
    return list({**{key(each): each for each in first}, **found}.values())


def _acts(
    first: Iterable[EntryAct], more: Iterable[EntryAct], continues: bool
) -> tuple[tuple[EntryAct, ...], list[tuple[str, str, str]]]:
    """The acts of both; one that both have is one, with what either says of it. And (kind, date, other date)."""
    acts = {_key(act): act for act in first}
    different = []
    for act in more:
        key = _key(act)
        once = None if continues or act.party or act.kind not in ONCE else _of_kind(acts.values(), act.kind)
        if once is not None and _key(once) != key:
            different.append((act.kind, _key(once)[2], key[2]))
        elif key in acts:
            acts[key] = _both(acts[key], act)
        else:
            acts[key] = act
    return tuple(act for act in acts.values() if continues or not _named_better(act, acts)), different


def _of_kind(acts: Iterable[EntryAct], kind: str) -> EntryAct | None:
    return next((act for act in acts if act.kind == kind and act.party is None), None)


def _named_better(act: EntryAct, acts: Collection[tuple[str, str, str]]) -> bool:
    """Whether it is consent of which the other source says by what instrument it was given that day."""
    who, day = _key(act)[1:]
    return act.kind == "consent" and any((kind, who, day) in acts for kind in CONSENTS)


def _key(act: EntryAct) -> tuple[str, str, str]:
    moment = act.on or act.effective
    return act.kind, act.party.name if act.party else "", moment.value if moment else ""


def _both(one: EntryAct, other: EntryAct) -> EntryAct:
    said: dict[str, Any] = {}
    for each in fields(EntryAct):
        mine, theirs = getattr(one, each.name), getattr(other, each.name)
        said[each.name] = {**theirs, **mine} if isinstance(mine, dict) else mine or theirs
    return EntryAct(**said)
