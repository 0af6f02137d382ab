"""A client that costs as little as possible: one kept connection, requests as bytes, nothing parsed that is timed."""

import contextlib
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass

#: Seconds after which a kept connection is opened anew: the server closes it after five.
_IDLE = 3.0


@dataclass(frozen=True)
class Reply:
    """An answer: `milliseconds` from the first byte sent to the last one received."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    milliseconds: float


@dataclass(frozen=True)
class Who:
    """How a request is signed in: a session's key, a token, or neither."""

    session: str = ""
    token: str = ""

    def headers(self) -> dict[str, str]:
        found = {"Host": "127.0.0.1"}
        if self.token:
            return found | {"Authorization": f"Bearer {self.token}"}
        if self.session:
            csrf = "b" * 32
            return found | {"Cookie": f"sessionid={self.session}; csrftoken={csrf}", "X-CSRFToken": csrf}
        return found


NOBODY = Who()


def request(method: str, path: str, who: Who = NOBODY, body: bytes = b"", **headers: str) -> bytes:
    """A request's bytes; underscores in the names of `headers` stand for dashes."""
    sent = who.headers() | {name.replace("_", "-"): value for name, value in headers.items()}
    if body:
        sent = {"Content-Type": "application/json", **sent, "Content-Length": str(len(body))}
    lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items())]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


class Client:
    """One connection to a port of this machine."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._socket: socket.socket | None = None
        self._used = 0.0

    def get(self, path: str, who: Who = NOBODY, **headers: str) -> Reply:
        """A GET's answer."""
        return self.send(request("GET", path, who, **headers))

    def renew(self) -> None:
        """Close the connection: the next request may meet another worker."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def send(self, sent: bytes) -> Reply:
        """The answer to a request's bytes. Opening the connection is not timed."""
        connection = self._connected()
        begun = time.perf_counter()
        connection.sendall(sent)
        head, rest = _until_blank(connection)
        status, headers = _parsed(head)
        parts, length = [rest], len(rest)
        wanted = int(headers.get("content-length", "0"))
        while length < wanted:
            part = connection.recv(1 << 20)
            if not part:
                raise ConnectionError("the server ended in the middle of an answer")
            parts.append(part)
            length += len(part)
        taken = (time.perf_counter() - begun) * 1000
        if headers.get("connection", "").lower() == "close":
            self.renew()
        self._used = time.monotonic()
        return Reply(status, headers, b"".join(parts), taken)

    def _connected(self) -> socket.socket:
        if time.monotonic() - self._used > _IDLE:
            self.renew()
        if self._socket is None:
            self._socket = socket.create_connection(("127.0.0.1", self.port), timeout=120)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return self._socket

    def __del__(self) -> None:
        with contextlib.suppress(OSError):
            self.renew()


def _until_blank(connection: socket.socket) -> tuple[bytes, bytes]:
    received = b""
    while b"\r\n\r\n" not in received:
        part = connection.recv(1 << 16)
        if not part:
            raise ConnectionError("the server closed the connection")
        received += part
    head, _, rest = received.partition(b"\r\n\r\n")
    return head, rest


def _parsed(head: bytes) -> tuple[int, dict[str, str]]:
    first, *lines = head.decode("latin-1").split("\r\n")
    headers = {}
    for line in lines:
        name, _, value = line.partition(":")
        headers[name.lower()] = value.strip()
    if "chunked" in headers.get("transfer-encoding", ""):
        raise ConnectionError("the bench's client does not read chunked answers")
    return int(first.split()[1]), headers
