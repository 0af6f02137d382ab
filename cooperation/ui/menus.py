"""The main navigation: each app says in ready() which pages it puts there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import gettext_lazy

from cooperation.access import NOBODY, Actor


def _signed_in(actor: Actor) -> bool:
    return actor.is_authenticated


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the main navigation. `label` is lazily translated, or a function that says it to one reader."""

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
            url = _address(entry.url_name, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())
            if url:
                label = entry.label(actor) if callable(entry.label) else entry.label
                seen.append((str(label), url))
    current = max((url for _label, url in seen if _covers(url, request.path)), key=len, default="")
    return [Link(label, url, url == current) for label, url in seen]


@lru_cache(maxsize=128)
def _address(url_name: str, urlconf: str, _prefix: str) -> str:
    """The address of a page, "" where this deployment has none."""
    try:
        return reverse(url_name, urlconf)
    except NoReverseMatch:
        return ""


def _covers(url: str, path: str) -> bool:
    return path == url if url == "/" else path.startswith(url)


def _administers(actor: Actor) -> bool:
    return actor.is_administrator


add(gettext_lazy("Administration"), "admin:index", order=900, when=_administers)
add(gettext_lazy("Mail kept in files"), "mail", order=910, when=_administers)
