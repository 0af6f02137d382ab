"""The carrier of mail named by EMAIL_URL: files under the state folder, or an SMTP server.

Here for the mail of signing in; reminders have a carrier of their own, which commits between body and final dot.
"""

import os
import smtplib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import policy
from email.message import Message
from email.parser import BytesHeaderParser, BytesParser
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as SmtpBackend
from uuid_utils.compat import uuid7

_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}

State = Literal["sent", "unfinished"]


@dataclass(frozen=True, slots=True)
class MailAddress:
    """What EMAIL_URL says. `scheme` is file, smtp, smtp+starttls or smtps; the rest is empty for a file."""

    scheme: str
    host: str = ""
    port: int = 0
    user: str = ""
    password: str = field(default="", repr=False)


def parse_email_url(url: str) -> MailAddress:
    """`file`, or `scheme://[user:password@]host[:port]` with user and password percent-encoded where needed.

    Raises ImproperlyConfigured; its message holds no password.
    """
    if url in ("file", "file:", "file://"):
        return MailAddress("file")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ImproperlyConfigured("EMAIL_URL has a port that is not a number.") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ImproperlyConfigured(
            "EMAIL_URL is file, smtp://host, smtp+starttls://user:password@host:587 or smtps://user:password@host:465."
        )
    return MailAddress(
        scheme=parts.scheme,
        host=parts.hostname,
        port=port or _PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
    )


class CarrierBackend(BaseEmailBackend):
    """Django's mail backend over the carrier of EMAIL_URL."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        address = parse_email_url(settings.EMAIL_URL)
        try:
            if address.scheme == "file":
                for message in email_messages:
                    keep(message.message())
                return len(email_messages)
            return _smtp(address).send_messages(email_messages) or 0
        except (OSError, smtplib.SMTPException):
            if not self.fail_silently:
                raise
            return 0


def _smtp(address: MailAddress) -> SmtpBackend:
    return SmtpBackend(
        host=address.host,
        port=address.port,
        username=address.user,
        password=address.password,
        use_tls=address.scheme == "smtp+starttls",
        use_ssl=address.scheme == "smtps",
        timeout=30,
    )


def keep(message: Message, folder: Path | None = None) -> Path:
    """Writes a message into the mail folder: whole, on the disk, and only then under its name."""
    folder = folder or Path(settings.MAIL_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    target = folder / f"{uuid7()}.eml"
    unfinished = target.with_suffix(".tmp")
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(message.as_bytes())
        file.flush()
        os.fsync(file.fileno())
    unfinished.rename(target)
    _sync(folder)
    return target


def _sync(folder: Path) -> None:
    """The folder's own entry outlives a loss of power too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# --- Reading what was kept --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """The envelope of a message in the mail folder. `at` is when the file was written, in UTC."""

    name: str
    state: State
    sender: str
    recipients: str
    subject: str
    at: datetime
    size: int


def kept(limit: int = 200) -> list[Kept]:
    """The newest messages in the mail folder; those not yet under their final name are `unfinished`."""
    folder = Path(settings.MAIL_DIR)
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        found = sorted(
            (
                (entry.stat().st_mtime, entry.name)
                for entry in entries
                if entry.name.endswith((".eml", ".tmp")) and entry.is_file(follow_symlinks=False)
            ),
            reverse=True,
        )
    return [seen for _time, name in found[:limit] if (seen := _envelope(folder / name))]


def _envelope(path: Path) -> Kept | None:
    try:
        stat = path.stat()
        with path.open("rb") as file:
            headers: Any = BytesHeaderParser(policy=policy.default).parse(file)
    except OSError:
        return None  # renamed or removed since the folder was read
    return Kept(
        name=path.stem,
        state="sent" if path.suffix == ".eml" else "unfinished",
        sender=str(headers["From"] or ""),
        recipients=", ".join(str(headers[name]) for name in ("To", "Cc") if headers[name]),
        subject=str(headers["Subject"] or ""),
        at=datetime.fromtimestamp(stat.st_mtime, UTC),
        size=stat.st_size,
    )


def body_of(name: str) -> tuple[Kept, str] | None:
    """A kept message with its plain text; None where there is none. `name` is that of `Kept`, never a path."""
    path = Path(settings.MAIL_DIR) / f"{Path(name).name}.eml"
    envelope = _envelope(path)
    if envelope is None:
        return None
    parsed: Any = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    part = parsed.get_body(preferencelist=("plain", "html"))
    return envelope, part.get_content() if part is not None else ""
