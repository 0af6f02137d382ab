"""How a frozen mail leaves: over SMTP, or as a file. Both in two phases, so that nothing is sent twice unnoticed.

A carrier does everything that can be undone, calls `hand_over` (which commits that the mail is leaving, or raises and
so stops it), does the one thing that can't be undone, and reads the answer.
"""

import base64
import contextlib
import io
import os
import smtplib
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol
from uuid import UUID

from django.conf import settings

HandOver = Callable[[], None]

#: How long everything may take until a mail is handed over, in all.
ATTEMPT_SECONDS = 20.0


class Verdict(StrEnum):
    """What became of one attempt."""

    SENT = "sent"
    RETRY = "retry"  # refused for now (4xx), or never handed over
    REFUSED = "refused"  # refused for good (5xx)
    UNKNOWN = "unknown"  # handed over, and no answer came


@dataclass(frozen=True, slots=True)
class Reply:
    """The verdict and what the other end said. `down` where the carrier, not the mail, is the trouble."""

    verdict: Verdict
    said: str = ""
    down: bool = False


class Carrier(Protocol):
    """Takes one mail to where it goes."""

    @property
    def answer_seconds(self) -> float:
        """How long the answer may take after the hand-over."""

    def carry(self, *, message_id: UUID, address: str, content: bytes, hand_over: HandOver) -> Reply:
        """One attempt. Whatever `hand_over` raises is passed on, and nothing has left then."""

    def close(self) -> None:
        """Lets go of a connection, if there is one."""


def carrier() -> Carrier:
    """The one that EMAIL_URL names."""
    from cooperation.accounts.mail import parse_email_url

    where = parse_email_url(settings.EMAIL_URL)
    if where.scheme == "file":
        return FileCarrier(Path(settings.MAIL_DIR))
    return SmtpCarrier(
        host=where.host, port=where.port, user=where.user, password=where.password,
        security={"smtps": "tls", "smtp+starttls": "starttls"}.get(where.scheme, ""),
    )  # fmt: skip


# --- Files ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FileCarrier:
    """Keeps each mail as `<id>.eml`: a temporary file, synchronised; hand-over; the rename, which is the dispatch."""

    folder: Path
    answer_seconds: float = 30

    def carry(self, *, message_id: UUID, address: str, content: bytes, hand_over: HandOver) -> Reply:
        draft = self.folder / f"{message_id}.tmp"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            draft.unlink(missing_ok=True)
            _write(draft, content)
        except OSError as error:
            return Reply(Verdict.RETRY, str(error), down=True)
        try:
            hand_over()
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        try:
            draft.replace(self.folder / f"{message_id}.eml")
            _synchronise(self.folder)
        except OSError as error:
            return Reply(Verdict.UNKNOWN, str(error))
        return Reply(Verdict.SENT, "file")

    def close(self) -> None:
        return None


def _write(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _synchronise(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# --- SMTP -------------------------------------------------------------------------------------------------------------


class SmtpCarrier:
    """Speaks MAIL, RCPT and DATA itself (RFC 5321): `smtplib.sendmail` would send the final dot with the body."""

    def __init__(
        self, *, host: str, port: int, user: str = "", password: str = "", security: str = "",
        seconds: float = ATTEMPT_SECONDS, answer_seconds: float = 120,
    ) -> None:  # fmt: skip
        """`security` is "", "starttls" or "tls". `seconds` is how long everything up to the dot may take in all,
        `answer_seconds` how long the answer to the dot may.
        """
        self.host, self.port, self.user, self.password, self.security = host, port, user, password, security
        self.seconds, self.answer_seconds = seconds, answer_seconds
        self._smtp: _Bounded | None = None

    def carry(self, *, message_id: UUID, address: str, content: bytes, hand_over: HandOver) -> Reply:
        try:
            smtp = self._connected(time.monotonic() + self.seconds)
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Reply(Verdict.RETRY, _said(error), down=True)
        try:
            with _closing_on_error(self._drop):
                refusal = self._envelope(smtp, address)
                if refusal:
                    return refusal
                self._body(smtp, content)
                hand_over()
        except (OSError, smtplib.SMTPException) as error:
            return Reply(Verdict.RETRY, _said(error), down=True)
        except UnicodeEncodeError:
            return Reply(Verdict.REFUSED, "The address is not plain ASCII.")
        return self._dot(smtp)

    def _connected(self, until: float) -> "_Bounded":
        if self._smtp is not None:
            self._smtp.until = until
            with contextlib.suppress(OSError, smtplib.SMTPException):
                if self._smtp.noop()[0] == 250:
                    return self._smtp
            self._drop()
        context = ssl.create_default_context()
        if self.security == "tls":
            smtp: _Bounded = _BoundedTls(until, self.host, self.port, context=context)
        else:
            smtp = _Bounded(until, self.host, self.port)
        self._smtp = smtp
        if self.security == "starttls":
            smtp.starttls(context=context)
        smtp.ehlo_or_helo_if_needed()
        if self.user:
            self._login(smtp)
        _socket(smtp).setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return smtp

    def _login(self, smtp: smtplib.SMTP) -> None:
        """The best way the server offers; where a word is not plain ASCII, PLAIN in UTF-8 (RFC 4616)."""
        if (self.user + self.password).isascii():
            smtp.login(self.user, self.password)
            return
        words = base64.b64encode(f"\0{self.user}\0{self.password}".encode()).decode()
        code, said = smtp.docmd("AUTH", f"PLAIN {words}")
        if code != 235:
            raise smtplib.SMTPAuthenticationError(code, said)

    def _envelope(self, smtp: smtplib.SMTP, address: str) -> Reply | None:
        """MAIL, RCPT, DATA; the refusal, if one of them is not accepted."""
        sender = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
        steps: tuple[tuple[Callable[[], tuple[int, bytes]], tuple[int, ...]], ...] = (
            (lambda: smtp.mail(sender), (250,)),
            (lambda: smtp.rcpt(address), (250, 251)),
            (lambda: smtp.docmd("DATA"), (354,)),
        )
        for step, good in steps:
            code, said = step()
            if code not in good:
                self._reset(smtp)
                return _verdict(code, said)
        return None

    def _body(self, smtp: smtplib.SMTP, content: bytes) -> None:
        """Everything up to the last CRLF, dots stuffed (RFC 5321, 4.5.2); not yet the dot."""
        lines = content.removesuffix(b"\r\n").split(b"\r\n")
        smtp.send(b"".join((b"." if line.startswith(b".") else b"") + line + b"\r\n" for line in lines))

    def _dot(self, smtp: "_Bounded") -> Reply:
        try:
            smtp.until = time.monotonic() + self.answer_seconds
            smtp.send(b".\r\n")
            code, said = smtp.getreply()
        except (OSError, smtplib.SMTPException) as error:
            self._drop()
            return Reply(Verdict.UNKNOWN, _said(error))
        return Reply(Verdict.SENT, f"{code} {_words(said)}") if code == 250 else _verdict(code, said)

    def _reset(self, smtp: smtplib.SMTP) -> None:
        try:
            smtp.rset()
        except (OSError, smtplib.SMTPException):
            self._drop()

    def _drop(self) -> None:
        """Hangs up without a word: a server that got no final dot throws the mail away (RFC 5321, 4.1.1.4)."""
        if self._smtp is not None:
            self._smtp.close()
            self._smtp = None

    def close(self) -> None:
        if self._smtp is not None:
            self._smtp.until = time.monotonic() + 5
            with contextlib.suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
            self._drop()


class _Bounded(smtplib.SMTP):
    """Everything is over at the instant `until` of the monotonic clock, however slowly the other end speaks: `smtplib`
    waits for each octet anew.
    """

    def __init__(self, until: float, host: str, port: int, **kwargs: Any) -> None:
        self.until = until
        super().__init__(host, port, timeout=self.left(), **kwargs)

    def left(self) -> float:
        """The seconds left; TimeoutError where there are none."""
        left = self.until - time.monotonic()
        if left <= 0:
            raise TimeoutError("The mail server took too long.")
        return left

    def send(self, s: Any) -> None:
        if self.sock is not None:
            self.sock.settimeout(self.left())
        super().send(s)

    def getreply(self) -> tuple[int, bytes]:
        if self.file is None and self.sock is not None:
            self.file = io.BufferedReader(_Listening(self))
        return super().getreply()


class _BoundedTls(_Bounded, smtplib.SMTP_SSL):
    """The same, encrypted from the first octet on."""


class _Listening(io.RawIOBase):
    """What the other end of a connection says, for as long as there is time."""

    def __init__(self, smtp: _Bounded) -> None:
        self._smtp, self._socket = smtp, _socket(smtp)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._socket.settimeout(self._smtp.left())
        return self._socket.recv_into(buffer)


@contextlib.contextmanager
def _closing_on_error(close: Callable[[], None]) -> Iterator[None]:
    try:
        yield
    except BaseException:
        close()
        raise


def _socket(smtp: smtplib.SMTP) -> socket.socket:
    if smtp.sock is None:
        raise smtplib.SMTPServerDisconnected("The connection was lost.")
    return smtp.sock


def _verdict(code: int, said: bytes) -> Reply:
    """4xx: later; anything else that is not success: for good. 421 closes the channel (RFC 5321, 3.8)."""
    words = f"{code} {_words(said)}"
    if 400 <= code < 500:
        return Reply(Verdict.RETRY, words, down=code == 421)
    return Reply(Verdict.REFUSED, words)


def _words(said: bytes) -> str:
    return " ".join(said.decode("utf-8", "replace").replace("\x00", "").split())[:400]


def _said(error: BaseException) -> str:
    return " ".join(f"{type(error).__name__}: {error}".replace("\x00", "").split())[:400]
