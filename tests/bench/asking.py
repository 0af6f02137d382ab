"""One kind of request: how its bytes are made, and how many rows its answer has to hold."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import orjson

from .client import Client, Reply


class Renewed(Protocol):
    """What opens its connection anew."""

    def renew(self) -> None: ...


class Timed(Protocol):
    """What is measured: called, it gives the milliseconds that it took; `expected` is how many rows came."""

    @property
    def client(self) -> Renewed: ...
    @property
    def expected(self) -> int | None: ...
    def __call__(self) -> float: ...


class NotTheAnswer(SystemExit):
    """An answer with another status, or other rows: its time would say nothing."""


@dataclass
class Ask:
    """`make` gives a request's bytes, anew for each; `rows` counts an answer; `expected` is how many it must hold.

    Without `expected` the first answer says it, which must not be empty.
    """

    client: Client
    make: Callable[[], bytes]
    rows: Callable[[bytes], int]
    expected: int | None = None
    status: int = 200

    def __call__(self) -> float:
        """Milliseconds of one request whose answer is the right one."""
        sent = self.make()
        reply = self.client.send(sent)
        self.check(sent, reply)
        return reply.milliseconds

    def check(self, sent: bytes, reply: Reply) -> None:
        """NotTheAnswer where the reply is not the right one."""
        line = sent.split(b"\r\n", 1)[0].decode()
        if reply.status != self.status:
            raise NotTheAnswer(f"{line}: {reply.status} {reply.body[:500]!r}")
        found = self.rows(reply.body)
        if self.expected is None:
            self.expected = found or 1
        if found != self.expected:
            raise NotTheAnswer(f"{line}: {found} rows, not {self.expected}")


def anything(body: bytes) -> int:
    """One row: there is an answer."""
    return 1


_ITEM = re.compile(rb'href="/items/([0-9a-f-]{36})/"')


def items(body: bytes) -> int:
    """Items that a page links to."""
    return len(set(_ITEM.findall(body)))


def results(body: bytes) -> int:
    """Rows of a list in JSON."""
    return len(orjson.loads(body)["results"])


def an_object(body: bytes) -> int:
    """One object with an id."""
    return int("id" in orjson.loads(body))


def lines(body: bytes) -> int:
    """Lines of text."""
    return body.count(b"\n")
