"""The main navigation: each app says in ready() which pages it puts there."""

from collections.abc import Callable, Iterable
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
    """A page of the main navigation. `label` is lazily translated, or a function that says it to one reader.

    `beside`: where addresses of pages begin that belong to it and do not stand below it.
    """

    label: Any
    url_name: str
    when: Callable[[Actor], bool]
    order: int
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as one reader sees it on one page."""

    label: str
    url: str
    current: bool


_entries: dict[str, Entry] = {}


def add(
    label: Any,
    url_name: str,
    *,
    order: int = 50,
    when: Callable[[Actor], bool] = _signed_in,
    beside: tuple[str, ...] = (),
) -> None:
    """Puts the page `url_name` (reversed without arguments) into the navigation of those for whom `when` holds."""
    _entries[url_name] = Entry(label, url_name, when, order, beside)


def links(request: HttpRequest) -> list[Link]:
    """What the reader of this page sees, in order. Current is the longest address that the page's own begins with."""
    actor: Actor = getattr(request, "actor", NOBODY)
    seen: list[tuple[str, str, int]] = []
    for entry in sorted(_entries.values(), key=lambda entry: entry.order):
        if entry.when(actor):
            url = _address(entry.url_name, get_urlconf() or settings.ROOT_URLCONF, get_script_prefix())
            if url:
                label = entry.label(actor) if callable(entry.label) else entry.label
                seen.append((str(label), url, _covered((url, *entry.beside), request.path)))
    longest = max((covered for *_link, covered in seen), default=0)
    return [Link(label, url, 0 < covered == longest) for label, url, covered in seen]


@lru_cache(maxsize=128)
def _address(url_name: str, urlconf: str, _prefix: str) -> str:
    """The address of a page, "" where this deployment has none."""
    try:
        return reverse(url_name, urlconf)
    except NoReverseMatch:
        return ""


def _covered(addresses: Iterable[str], path: str) -> int:
    """How much of an address the longest of these is the beginning of."""
    prefix = get_script_prefix()
    full = (each if each.startswith("/") else f"{prefix}{each}" for each in addresses)
    return max(
        (len(each) for each in full if (path == each if each == "/" else path.startswith(each))), default=0
    )


def _administers(actor: Actor) -> bool:
    return actor.is_administrator


add(gettext_lazy("Administration"), "admin:index", order=900, when=_administers)
add(gettext_lazy("Mail kept in files"), "mail", order=910, when=_administers)
