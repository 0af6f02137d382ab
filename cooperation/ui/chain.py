"""How something came about: dated entries in one chain, as HTML."""

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def chain(entries: Iterable[Mapping[str, Any]]) -> SafeString:
    """Entries in their order: {kind, side_key, when, title, url, body}; `side_key`, `url` and `body` may be missing."""
    return SafeString(f'<ol class="chain">{"".join(map(_entry, entries))}</ol>')


def _entry(entry: Mapping[str, Any]) -> str:
    title, url, body = conditional_escape(entry["title"]), entry.get("url"), entry.get("body")
    css = escape(f"{entry['kind']} {entry.get('side_key') or ''}")
    linked = f'<a href="{escape(url)}">{title}</a>' if url else title
    below = f"<div>{conditional_escape(body)}</div>" if body else ""
    when = conditional_escape(entry["when"])
    return f'<li class="{css}"><span class="at">{when}</span><div><b>{linked}</b>{below}</div></li>'
