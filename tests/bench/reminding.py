"""Reminders planned and sent, and a calendar written, each beside the least that it could cost.

Planning beside one statement that writes the same rows; sending beside a bare loop of smtplib to the same mail server,
which synchronises its book; a calendar beside the same bytes put together by hand.
"""

import contextlib
import os
import signal
import smtplib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from cooperation import clock
from cooperation.access import acting_as, actor_of
from cooperation.accounts.models import User
from cooperation.up import process
from cooperation.up.configuration import CLONE
from meetings.models import Message, Reminder, Review
from meetings.rules import ical
from meetings.selectors import events
from meetings.services import dispatch, feeds
from meetings.services.planning import plan_all
from tests.faults import world

from .sheets import SYSTEM

#: Rows planned, mails sent, events written.
PLANNED, SENT, EVENTS = 100_000, 2_000, 1_000
LEADS = (60, 30, 14, 7, 1)
#: A calendar may take so many times what it takes by hand.
CALENDAR_AIM = 2.0


@dataclass(frozen=True)
class Beside:
    """Seconds of a thing and of its floor, which did the same for `count` rows, mails or events."""

    name: str
    seconds: float
    floor: float
    count: int
    aim: float | None = None

    @property
    def ratio(self) -> float:
        return self.seconds / self.floor

    @property
    def reached(self) -> bool | None:
        """Whether the aim is; None where there is none."""
        return None if self.aim is None else round(self.ratio, 2) <= self.aim

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "ratio": self.ratio, "reached": self.reached}


def _timed(act: Callable[[], Any]) -> tuple[float, Any]:
    begun = time.perf_counter()
    found = act()
    return time.perf_counter() - begun, found


# --- Planning ---------------------------------------------------------------------------------------------------------


def planning(count: int) -> Iterator[Beside]:
    """A session of which so many reminders go out: planned for the first time, and once more when nothing changed."""
    readers = count // len(LEADS)
    world.people_a_session(readers, days_ahead=90, leads=LEADS)
    now = clock.now()
    first, made = _timed(lambda: plan_all(now=now))
    assert made.made == count, made
    second, again = _timed(lambda: plan_all(now=now))
    assert (again.made, again.renewed, again.withdrawn) == (0, 0, 0), again
    floor = _written_at_once(count)
    yield Beside(f"{count:,} reminders planned", first, floor, count)
    yield Beside(f"{count:,} reminders planned again", second, floor, count)


def _written_at_once(count: int) -> float:
    """Seconds in which one statement writes the same rows into the same table."""
    with acting_as(SYSTEM), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE kept AS SELECT * FROM meetings_reminder")
        cursor.execute("DELETE FROM meetings_reminder")
        seconds, _rows = _timed(lambda: cursor.execute("INSERT INTO meetings_reminder SELECT * FROM kept"))
        assert cursor.rowcount == count
        cursor.execute("DROP TABLE kept")
    return seconds


# --- Sending ----------------------------------------------------------------------------------------------------------


@contextlib.contextmanager
def _mail_server() -> Iterator[int]:
    with tempfile.TemporaryDirectory(prefix="cooperation-bench-") as folder:
        quiet = [f"--{name}=0" for name in ("later-rcpt", "later-data", "later-dot", "refused", "dropped")]
        one = process.spawn(
            [sys.executable, "-m", "tests.faults.sink", f"--log={Path(folder) / 'book'}", *quiet, "--vanished=0",
             "--slow=0"],
            environment=os.environ, folder=CLONE, output=subprocess.PIPE, ends_by=signal.SIGKILL,
        )  # fmt: skip
        try:
            assert one.stdout is not None
            yield int(one.stdout.readline())
        finally:
            process.end(one, signal.SIGKILL, 10)


def dispatching(count: int) -> Beside:
    """Mails composed and sent by one dispatcher, beside the same mails sent over one connection by a bare loop."""
    world.people_a_session(count, days_ahead=20)
    plan_all(now=clock.now())
    with _mail_server() as port:
        settings.EMAIL_URL = f"smtp://127.0.0.1:{port}"
        seconds, sent = _timed(lambda: _all_sent(count))
        contents = list(Message.unscoped.values_list("address", "content"))
        floor, _done = _timed(lambda: _by_hand(port, contents))
    assert sent == count == len(contents)
    return Beside(f"{count:,} mails composed and sent", seconds, floor, count)


def _all_sent(count: int) -> int:
    sent = 0
    while sent < count:
        done = dispatch.dispatch()
        assert done.sent, done
        sent += done.sent
    return sent


def _by_hand(port: int, contents: list[tuple[str, memoryview]]) -> None:
    with smtplib.SMTP("127.0.0.1", port) as server:
        for address, content in contents:
            server.sendmail(settings.DEFAULT_FROM_EMAIL, [address], bytes(content))


# --- Calendars --------------------------------------------------------------------------------------------------------


def calendars(count: int, repeat: int) -> Iterator[Beside]:
    """A person's calendar of so many sessions: written from what is known, written anew, and read at its address."""
    world.people_a_session(2, days_ahead=20)
    _sessions(count - 1)
    reader = User.objects.get(email=world.SECRETARY)
    actor = actor_of(reader)
    with acting_as(actor):
        found = events.of_calendar(actor, body_id=None, now=clock.now())
    assert len(found) == count, len(found)

    def whole() -> bytes:
        return ical.calendar(found, method="PUBLISH", name="Mine", language="en")

    ical.event_bytes.cache_clear()
    anew, content = _timed(whole)
    head = content[: content.index(b"BEGIN:VEVENT")]
    assert by_hand(head, found) == content
    known = statistics.median(_timed(whole)[0] for _turn in range(repeat))
    floor = statistics.median(_timed(lambda: by_hand(head, found))[0] for _turn in range(repeat))
    _feed, secret = feeds.open_feed(actor, body_id=None, name="", now=clock.now())
    feeds.read_feed(secret, now=clock.now())
    read = statistics.median(
        _timed(lambda: feeds.read_feed(secret, now=clock.now()))[0] for _turn in range(repeat)
    )
    yield Beside(f"a calendar of {count:,} events", known, floor, count, aim=CALENDAR_AIM)
    yield Beside("the same, none of its parts known", anew, floor, count)
    yield Beside("the same, read at its address", read, floor, count)


def _sessions(count: int) -> None:
    """So many more sessions, a day apart, like the one that there is."""
    one = Review.unscoped.get()
    rows = []
    for number in range(count):
        day = one.starts_on + timedelta(days=number % 300)
        values = {field.attname: getattr(one, field.attname) for field in Review._meta.concrete_fields}
        values |= {
            "id": Review._meta.pk.get_default(),
            "number": number + 2,
            "starts_on": day,
            "ends_on": day,
        }
        rows.append(Review(**values))
    Review.unscoped.bulk_create(rows, batch_size=500)
    Reminder.unscoped.all().delete()


def by_hand(head: bytes, found: list[ical.Event]) -> bytes:
    """The same bytes without a library: each line written out, and folded where it is longer than 75 octets."""
    lines: list[str] = []
    for one in found:
        lines += [
            "BEGIN:VEVENT",
            _folded(f"SUMMARY;LANGUAGE={one.language}:{_escaped(one.summary)}"),
            _when("DTSTART", one.starts),
            _when("DTEND", one.ends),
            f"DTSTAMP:{one.stamp:%Y%m%dT%H%M%SZ}",
            f"UID:{one.uid}",
            f"SEQUENCE:{one.sequence}",
            "CLASS:PRIVATE",
        ]
        if one.description:
            lines.append(_folded(f"DESCRIPTION;LANGUAGE={one.language}:{_escaped(one.description)}"))
        lines.append(f"LAST-MODIFIED:{one.modified:%Y%m%dT%H%M%SZ}")
        if one.location:
            lines.append(_folded(f"LOCATION;LANGUAGE={one.language}:{_escaped(one.location)}"))
        name = f'"{one.organizer.name}"' if " " in one.organizer.name else one.organizer.name
        lines += [
            _folded(f"ORGANIZER;CN={name}:mailto:{one.organizer.address}"),
            f"STATUS:{one.status}",
            f"TRANSP:{'OPAQUE' if isinstance(one.starts, datetime) else 'TRANSPARENT'}",
            _folded(f"URL:{one.url}"),
            "END:VEVENT",
        ]
    return head + "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def _when(name: str, moment: datetime | date) -> str:
    if isinstance(moment, datetime):
        return f"{name};TZID={moment.tzinfo}:{moment:%Y%m%dT%H%M%S}"
    return f"{name};VALUE=DATE:{moment:%Y%m%d}"


def _escaped(words: str) -> str:
    for plain, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        words = words.replace(plain, escaped)
    return words


def _folded(line: str) -> str:
    if len(line) < 75 and line.isascii():
        return line
    said, width = [], 0
    for character in line:
        octets = len(character.encode())
        if width + octets >= 75:
            said.append("\r\n ")
            width = 1
        said.append(character)
        width += octets
    return "".join(said)
