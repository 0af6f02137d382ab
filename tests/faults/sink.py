"""A mail server that keeps an honest book while it misbehaves: `python -m tests.faults.sink --log FILE --seed N`.

Prints its port and serves until it is ended. One line a verdict, "verdict<TAB>Message-ID<TAB>recipient", is on the disk
before the client hears of it, so that the book never knows less than the product does.
"""

import argparse
import email
import os
import random
import socketserver
import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Said(StrEnum):
    """What the book says of one attempt."""

    #: Stored, and 250 was answered (whether or not the client lived to read it).
    ACCEPTED = "accepted"
    #: Stored, and the line was cut without an answer.
    DROPPED = "dropped"
    #: The line was cut after the dot, and nothing was stored.
    VANISHED = "vanished"
    #: 4xx, to RCPT, to DATA and to the dot.
    LATER_RCPT = "later_rcpt"
    LATER_DATA = "later_data"
    LATER_DOT = "later_dot"
    #: 5xx to RCPT, whenever this address is named.
    REFUSED = "refused"
    #: Held up before DATA was answered, once, for as long as the client waits.
    HELD = "held"


#: With these its reader has, or may have, the mail.
STORED = frozenset({Said.ACCEPTED, Said.DROPPED})
#: With these nothing more comes of a mail by itself.
ENDED = frozenset({*STORED, Said.VANISHED, Said.REFUSED})


@dataclass(frozen=True, slots=True)
class Rates:
    """How often of 1 each fault comes; `slow` is how often the answer to the dot takes `slow_seconds`."""

    later_rcpt: float = 0.01
    later_data: float = 0.01
    later_dot: float = 0.01
    refused: float = 0.005
    dropped: float = 0.001
    vanished: float = 0.0005
    slow: float = 0.002
    slow_seconds: float = 2.0
    #: What every mail takes before the dot is answered.
    pace: float = 0.0
    #: Whether the first DATA of all is never answered.
    hold: bool = False
    #: Whether each fault comes at its first occasion, and by its rate from then on: in a short run none stays away.
    each_once: bool = False


#: Those that are drawn for each mail.
FAULTS = ("later_rcpt", "later_data", "later_dot", "dropped", "vanished")


class Book:
    """Appends lines to a file, each synchronised before `write` returns."""

    def __init__(self, path: Path) -> None:
        self._handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        self._one_at_a_time = threading.Lock()

    def write(self, said: Said, message_id: str, recipient: str) -> None:
        line = f"{said}\t{message_id}\t{recipient}\n".encode()
        with self._one_at_a_time:
            os.write(self._handle, line)
            os.fsync(self._handle)


def read(path: Path) -> Iterator[tuple[Said, str, str]]:
    """(verdict, Message-ID, recipient) of every line that was written to its end."""
    if not path.exists():
        return
    for line in path.read_text().split("\n")[:-1]:
        said, message_id, recipient = line.split("\t")
        yield Said(said), message_id, recipient


class Server(socketserver.ThreadingTCPServer):
    """Faults are drawn from one seeded row; which addresses are refused for good follows from seed and address."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, book: Book, rates: Rates, seed: int) -> None:
        super().__init__(("127.0.0.1", 0), Conversation)
        self.book, self.rates, self.seed = book, rates, seed
        self._chance = random.Random(seed)
        self._one_at_a_time = threading.Lock()
        self._held = False
        self._owed = set(FAULTS) if rates.each_once else set()
        self.never = threading.Event()

    def falls(self, fault: str) -> bool:
        """Whether this fault, a name of Rates, comes now."""
        with self._one_at_a_time:
            if fault in self._owed:
                self._owed.remove(fault)
                return True
            return self._chance.random() < getattr(self.rates, fault)

    def refuses(self, recipient: str) -> bool:
        return random.Random(f"{self.seed} {recipient}").random() < self.rates.refused

    def holds(self) -> bool:
        """True once, where the first DATA is to wait for ever."""
        with self._one_at_a_time:
            first, self._held = self.rates.hold and not self._held, True
            return first


class Hangup(Exception):
    """The line is cut without a word."""


class Conversation(socketserver.StreamRequestHandler):
    """One connection (RFC 5321): just what a client needs that sends one mail to one recipient at a time."""

    server: Server
    disable_nagle_algorithm = True

    def handle(self) -> None:
        self.recipient = ""
        verbs = defaultdict(
            lambda: self.unknown,
            {"EHLO": self.ehlo, "HELO": self.ok, "MAIL": self.ok, "RCPT": self.rcpt, "DATA": self.data,
             "RSET": self.ok, "NOOP": self.ok},
        )  # fmt: skip
        try:
            self.say("220 sink")
            while line := self.rfile.readline(2000):
                words = line.decode("ascii", "replace").strip()
                if words.upper() == "QUIT":
                    self.say("221 bye")
                    return
                verbs[words[:4].upper()](words)
        except (OSError, Hangup):
            return

    def say(self, words: str) -> None:
        self.wfile.write(f"{words}\r\n".encode())

    def unknown(self, _words: str) -> None:
        self.say("502 unknown")

    def ok(self, _words: str) -> None:
        self.say("250 OK")

    def ehlo(self, _words: str) -> None:
        self.say("250-sink\r\n250 8BITMIME")

    def rcpt(self, words: str) -> None:
        self.recipient = words.partition("<")[2].partition(">")[0]
        if self.server.refuses(self.recipient):
            self.note(Said.REFUSED, "")
            self.say("550 no such person here")
        elif self.server.falls("later_rcpt"):
            self.note(Said.LATER_RCPT, "")
            self.say("450 busy")
        else:
            self.say("250 OK")

    def data(self, _words: str) -> None:
        rates, falls = self.server.rates, self.server.falls
        if self.server.holds():
            self.note(Said.HELD, "")
            self.server.never.wait()
        if falls("later_data"):
            self.note(Said.LATER_DATA, "")
            return self.say("451 not now")
        self.say("354 go on")
        message_id = self.message_id()
        self.server.never.wait(rates.slow_seconds if falls("slow") else rates.pace)
        if falls("vanished"):
            self.note(Said.VANISHED, message_id)
            raise Hangup
        if falls("later_dot"):
            self.note(Said.LATER_DOT, message_id)
            return self.say("452 no room")
        if falls("dropped"):
            self.note(Said.DROPPED, message_id)
            raise Hangup
        self.note(Said.ACCEPTED, message_id)
        return self.say("250 OK")

    def message_id(self) -> str:
        """Reads up to the dot; a client that leaves before it has sent nothing (RFC 5321, 4.1.1.4)."""
        lines: list[bytes] = []
        while line := self.rfile.readline():
            if line == b".\r\n":
                return str(email.message_from_bytes(b"".join(lines))["Message-ID"])
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        raise Hangup

    def note(self, said: Said, message_id: str) -> None:
        self.server.book.write(said, message_id, self.recipient)


def arguments(parser: argparse.ArgumentParser) -> None:
    """One option a rate."""
    for name, value in Rates.__dataclass_fields__.items():
        option = f"--{name.replace('_', '-')}"
        if isinstance(value.default, bool):
            parser.add_argument(option, action="store_true")
        else:
            parser.add_argument(option, type=float, default=value.default)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.sink")
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=0)
    arguments(parser)
    given = vars(parser.parse_args())
    rates = Rates(**{name: given[name] for name in Rates.__dataclass_fields__})
    with Server(Book(given["log"]), rates, given["seed"]) as server:
        print(server.server_address[1], flush=True)
        server.serve_forever()


if __name__ == "__main__":
    main()
