"""Fragments of one record, put together. Where they differ, the first stands and the difference is told."""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import fields, replace
from typing import Any, TypeVar

from .records import Entry, EntryAct, Remark, Severity, Text

_PLAIN = ("kind", "written_kind", "level", "character", "scope", "subject", "done_on")
_TEXTS = ("title", "summary", "done_at", "note")
_LISTS = ("other_titles", "parties", "references", "particulars", "urls", "relations")
T = TypeVar("T")


def join(first: Entry, more: Entry) -> tuple[Entry, tuple[Remark, ...]]:
    """What both say. `more` is of the same record: its id is not looked at.

    A title that differs is kept among the others; any other value that differs is remarked on as `differs`.
    """
    remarks: list[Remark] = []
    said: dict[str, Any] = {}
    for name in _PLAIN:
        one, other = getattr(first, name), getattr(more, name)
        if one and other and one != other:
            remarks.append(_differs(name, one, other))
        said[name] = one or other
    for name in _TEXTS:
        said[name], different = _texts(getattr(first, name), getattr(more, name))
        if name != "title":
            remarks += [_differs(name, *each) for each in different]
    for name in _LISTS:
        said[name] = tuple(_union(getattr(first, name), getattr(more, name)))
    others = [said for tag, said in more.title.items() if first.title.get(tag, said) != said]
    said["other_titles"] = tuple(_union(said["other_titles"], others))
    said["acts"] = _acts(first.acts, more.acts)
    return replace(first, **said), tuple(remarks)


def _differs(name: str, one: Any, other: Any) -> Remark:
    def plainly(value: Any) -> str:
        return str(getattr(value, "value", value))

    return Remark("differs", Severity.REPORTED, name, {"kept": plainly(one), "also": plainly(other)})


def _texts(first: Text, more: Text) -> tuple[Text, list[tuple[str, str]]]:
    different = [(first[tag], said) for tag, said in more.items() if first.get(tag, said) != said]
    return {**more, **first}, different


def _union(first: Iterable[T], more: Iterable[T], key: Callable[[T], Hashable] = repr) -> list[T]:
    """Each once, in order."""
    found = {key(each): each for each in more}
    return list({**{key(each): each for each in first}, **found}.values())


def _acts(first: Iterable[EntryAct], more: Iterable[EntryAct]) -> tuple[EntryAct, ...]:
    """The acts of both; one that both have is one, with what either says of it."""
    acts = {_key(act): act for act in first}
    for act in more:
        key = _key(act)
        acts[key] = _both(acts[key], act) if key in acts else act
    return tuple(acts.values())


def _key(act: EntryAct) -> tuple[str, str, str]:
    moment = act.on or act.effective
    return act.kind, act.party.name if act.party else "", moment.value if moment else ""


def _both(one: EntryAct, other: EntryAct) -> EntryAct:
    said: dict[str, Any] = {}
    for each in fields(EntryAct):
        mine, theirs = getattr(one, each.name), getattr(other, each.name)
        said[each.name] = {**theirs, **mine} if isinstance(mine, dict) else mine or theirs
    return EntryAct(**said)
