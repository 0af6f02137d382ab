"""Panels: how one app adds a part to another's page without that app knowing it.

    panels.add("programs.item", decisions_of_item, order=20)

where `decisions_of_item(request, item)` returns HTML, or "" where there is nothing to show.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

Build = Callable[[HttpRequest, Any], str]

_slots: dict[str, list[tuple[int, Build]]] = defaultdict(list)


def add(slot: str, build: Build, *, order: int = 50) -> None:
    """Adds `build` to the slot; the page that has the slot calls it with its request and its subject."""
    if all(known is not build for _order, known in _slots[slot]):
        _slots[slot].append((order, build))
        _slots[slot].sort(key=lambda panel: panel[0])


def render(slot: str, request: HttpRequest, subject: Any) -> SafeString:
    """The panels of a slot, in order. A string that is not marked safe is escaped."""
    return SafeString(
        "".join(conditional_escape(build(request, subject)) for _order, build in _slots.get(slot, ()))
    )
