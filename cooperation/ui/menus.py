"""The main navigation: each app says in ready() which pages it puts there."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from cooperation.access import NOBODY, Actor


def _signed_in(actor: Actor) -> bool:
    return actor.is_authenticated


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the main navigation. `label` is lazily translated."""

    label: Any
    url_name: str
    when: Callable[[Actor], bool]
    order: int


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as one reader sees it on one page."""

    label: str
    url: str
    current: bool


_entries: dict[str, Entry] = {}


def add(label: Any, url_name: str, *, order: int = 50, when: Callable[[Actor], bool] = _signed_in) -> None:
    """Puts the page `url_name` (reversed without arguments) into the navigation of those for whom `when` holds."""
    _entries[url_name] = Entry(label, url_name, when, order)


def links(request: HttpRequest) -> list[Link]:
    """What the reader of this page sees, in order. Current is the longest address that the page's own begins with."""
    actor: Actor = getattr(request, "actor", NOBODY)
    seen: list[tuple[str, str]] = []
    for entry in sorted(_entries.values(), key=lambda entry: entry.order):
        if entry.when(actor):
            try:
                seen.append((str(entry.label), reverse(entry.url_name)))
            except NoReverseMatch:
                continue
    current = max((url for _label, url in seen if _covers(url, request.path)), key=len, default="")
    return [Link(label, url, url == current) for label, url in seen]


def _covers(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)
