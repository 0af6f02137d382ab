"""What a message file says: an answer to an invitation (RFC 6047), a report of failed delivery (RFC 3464), or neither.

Pure, and safe with whatever arrives: what cannot be read raises Unreadable, and nothing else.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import getaddresses
from typing import Any
from uuid import UUID

from icalendar import Calendar

#: A message longer than this is not read; an answer has some two thousand bytes.
LARGEST = 1_000_000
_PARTS = 50
_ID = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@([^\s<>]{1,255})>")


class Unreadable(ValueError):
    """What arrived is neither an answer nor a report; its words say why, for a person."""


class Unfit(Unreadable):
    """It can be read, and is not what is taken here."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of one person. `answer`: a PARTSTAT in small letters."""

    sender: str
    attendee: str
    uid: str
    sequence: int
    stamp: datetime
    answer: str
    comment: str


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail of ours that could not be delivered: the id in its Message-ID with the host after it, and the report."""

    sender: str
    message_id: UUID
    host: str
    said: str


def read(content: bytes) -> Answer | Bounce:
    """What a message file says. Raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable("too large")
    try:
        return _read(message_from_bytes(content, policy=compat32))
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(type(error).__name__) from error


def _read(mail: Any) -> Answer | Bounce:
    # A body nested without end is cut off: what is sought stands near the top.
    parts = []
    for part in mail.walk():
        parts.append(part)
        if len(parts) > _PARTS:
            raise Unreadable("too many parts")
    sender = sender_of(mail)
    if (
        mail.get_content_type() == "multipart/report"
        and str(mail.get_param("report-type")).lower() == "delivery-status"
    ):
        return _bounce(parts, sender)
    calendars = [part for part in parts if part.get_content_type() == "text/calendar"]
    if not calendars:
        raise Unfit("no calendar message")
    charset = calendars[0].get_content_charset() or "utf-8"
    return _answer(calendars[0].get_payload(decode=True).decode(charset, "replace"), sender)


def sender_of(mail: Message) -> str:
    """The one address in From, in small letters; "" where there is none, or several."""
    found = getaddresses([str(value) for value in mail.get_all("From", [])])
    return clean(found[0][1], 320).lower() if len(found) == 1 else ""


# --- Answers ----------------------------------------------------------------------------------------------------------


def _answer(content: Any, sender: str) -> Answer:
    whole = Calendar.from_ical(content)
    if str(whole.get("METHOD", "")).upper() != "REPLY":
        raise Unfit("not a reply")
    rows = whole.walk("VEVENT")
    if len(rows) != 1:
        raise Unfit("not one event")
    row: Any = rows[0]
    if "RECURRENCE-ID" in row:
        raise Unfit("an answer to a part of a series")
    attendee = row.get("ATTENDEE")
    if attendee is None or isinstance(attendee, list):
        raise Unfit("not exactly one attendee")
    return Answer(
        sender=sender,
        attendee=_mailbox(str(attendee)),
        uid=str(row["UID"])[:255],
        sequence=_sequence(row.get("SEQUENCE", 0)),
        stamp=_instant(row["DTSTAMP"].dt),
        answer=str(attendee.params.get("PARTSTAT", "")).lower()[:40],
        comment=_comment(row.get("COMMENT", "")),
    )


def _mailbox(value: str) -> str:
    scheme, _colon, address = value.partition(":")
    return clean(address, 320).lower() if scheme.lower() == "mailto" else ""


def _sequence(value: Any) -> int:
    number = int(value)
    if not 0 <= number < 2**31:
        raise Unreadable("a sequence out of range")
    return number


def _instant(value: date) -> datetime:
    if not isinstance(value, datetime):
        raise Unreadable("a stamp without a time")
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)


def _comment(value: Any) -> str:
    said = value[0] if isinstance(value, list) and value else value
    return clean(str(said), 1000)


def clean(words: str, limit: int) -> str:
    """One line of printable characters, as long as is allowed."""
    return " ".join("".join(char if char.isprintable() else " " for char in words).split())[:limit]


# --- Reports of failed delivery ---------------------------------------------------------------------------------------


def _bounce(parts: list[Message], sender: str) -> Bounce:
    """RFC 3464, 2.3.3: `Action: failed` alone says that it will not arrive; RFC 6522: the original comes third."""
    status = [part for part in parts if part.get_content_type() == "message/delivery-status"]
    fields = [group for part in status for group in part.walk() if group.get("Action")]
    failed = [group for group in fields if str(group["Action"]).strip().lower() == "failed"]
    if not failed:
        raise Unfit("a report of no failure")
    found = _original(parts)
    if found is None:
        raise Unfit("a report about an unknown mail")
    said = failed[0].get("Diagnostic-Code") or failed[0].get("Status") or ""
    return Bounce(sender, UUID(found[1]), found[2].lower(), clean(str(said), 500))


def _original(parts: list[Message]) -> re.Match[str] | None:
    for part in parts[1:]:
        held = str(part.get("Message-ID", ""))
        if part.get_content_type() == "text/rfc822-headers":
            held = str(message_from_bytes(part.get_payload(decode=True) or b"").get("Message-ID", ""))  # type: ignore[arg-type]
        found = _ID.fullmatch(held.strip())
        if found:
            return found
    return None
