"""What a first visit weighs: the page and everything that it needs, as bytes on the wire."""

import re
from dataclasses import asdict, dataclass
from typing import Any

from .client import NOBODY, Client, Reply, Who

_LINKED = re.compile(rb'<link[^>]+href="([^"]+)"[^>]*>|<script[^>]+src="([^"]+)"')
_AIM = 40_000


@dataclass(frozen=True)
class Visit:
    """Bytes as sent, compressed where the server compresses; `other` is what style sheets and links add to it."""

    page: str
    html: int
    css: int
    js: int
    other: int

    @property
    def whole(self) -> int:
        return self.html + self.css + self.js

    @property
    def reached(self) -> bool:
        return self.whole <= _AIM

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "whole": self.whole, "aim": _AIM, "reached": self.reached}


def weigh(page: str, client: Client, path: str, who: Who = NOBODY) -> Visit:
    """Asks as a browser does that has nothing kept yet."""
    answer = _get(client, path, who)
    sizes = {"css": 0, "js": 0, "other": 0}
    for linked in sorted({a or b for a, b in _LINKED.findall(_plain(client, path, who))}):
        address = linked.decode()
        if not address.startswith("/static/"):
            continue
        kind = address.rpartition(".")[2]
        sizes[kind if kind in sizes else "other"] += len(_get(client, address, NOBODY).body)
    return Visit(page, len(answer.body), **sizes)


def _get(client: Client, path: str, who: Who) -> Reply:
    reply = client.get(path, who, Accept_Encoding="br, gzip")
    if reply.status != 200:
        raise SystemExit(f"{path}: {reply.status}")
    return reply


def _plain(client: Client, path: str, who: Who) -> bytes:
    return client.get(path, who).body
