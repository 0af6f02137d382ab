"""Calendar objects (RFC 5545, 5546, 7986) as bytes. Pure: who may see what, and in which language, was decided before.

The library writes each component: lines end in CRLF and are folded at 75 octets, never inside a character. What it
wrote of one event is kept, by all that the event says, so that a long calendar costs little.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import icalendar

PRODUCT = "-//Cooperation//Sessions and deadlines//EN"
#: A session that names no hour at which it ends is over at this hour of its last day.
CLOSES = time(18)
_UTC = frozenset({"UTC", "Etc/UTC", "Etc/UCT", "Etc/Zulu", "Etc/Universal", "UCT", "Zulu", "Universal"})
_END = b"END:VCALENDAR\r\n"
# Controls have no place in TEXT (RFC 5545, 3.3.11), and some readers take these separators for the end of a line.
_LINES = re.compile("\r\n?|[\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Somebody with an address. `answer`: the PARTSTAT of somebody invited, "" of an organizer."""

    name: str
    address: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One VEVENT.

    `uid`: the same for life (RFC 7986, 5.3). `starts` and `ends`: aware instants with an IANA zone, or days of which
    the last is not part of the event (RFC 5545, 3.6.1). `stamp`: when this was said (DTSTAMP), `modified`: when what
    it says was last changed; both aware. `status`: TENTATIVE, CONFIRMED or CANCELLED.
    """

    uid: str
    sequence: int
    stamp: datetime
    modified: datetime
    starts: datetime | date
    ends: datetime | date
    status: str
    summary: str
    organizer: Mailbox
    language: str
    url: str = ""
    location: str = ""
    description: str = ""
    attendee: Mailbox | None = None

    @property
    def zone(self) -> str:
        """The IANA zone that has to be defined beside it; "" where none has."""
        inside = self.starts.tzinfo if isinstance(self.starts, datetime) else None
        key = inside.key if isinstance(inside, ZoneInfo) else ""
        return "" if key in _UTC else key


def span(first: date, last: date, at: time, zone: str) -> tuple[datetime, datetime]:
    """From when until when a session of these days lasts, local to `zone`.

    From the hour of its first day until 18:00 of its last. One that begins on its only day at 17:00 or later lasts an
    hour.
    """
    here = ZoneInfo("UTC" if zone in _UTC else zone)
    starts = datetime.combine(first, at)
    ends = max(datetime.combine(last, CLOSES), starts + timedelta(hours=1))
    return starts.replace(tzinfo=here), ends.replace(tzinfo=here)


def calendar(events: Sequence[Event], *, method: str, name: str = "", language: str = "") -> bytes:
    """A whole calendar object with a VTIMEZONE for each zone that it uses (RFC 5545, 3.6.5).

    `method`: as in RFC 5546; a message of REQUEST or CANCEL has one event. `name`: what readers call a calendar that
    they follow.
    """
    head = _head(method, name, language)
    return b"".join([head, *_zones(events), *map(event_bytes, events), _END])


def _head(method: str, name: str, language: str) -> bytes:
    whole = icalendar.Calendar()
    whole.add("prodid", PRODUCT)
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", method)
    if name:
        whole.add("name", icalendar.vText(_text(name)), parameters={"LANGUAGE": language})
        # Older readers know these two alone.
        whole.add("x-wr-calname", icalendar.vText(_text(name)))
        whole.add("x-published-ttl", "PT1H")
        whole.add("refresh-interval", timedelta(hours=1), parameters={"VALUE": "DURATION"})
    return bytes(whole.to_ical()).removesuffix(_END)


def _zones(events: Iterable[Event]) -> list[bytes]:
    years: dict[str, set[int]] = {}
    for event in events:
        if event.zone:
            years.setdefault(event.zone, set()).update((event.starts.year, event.ends.year))
    return [_zone(zone, min(used), max(used)) for zone, used in sorted(years.items())]


@lru_cache(maxsize=256)
def _zone(zone: str, first: int, last: int) -> bytes:
    """The rules of a zone in these years, with one more on either side."""
    found = icalendar.Timezone.from_tzid(
        zone, first_date=date(max(first - 1, 2), 1, 1), last_date=date(min(last + 2, 9998), 1, 1)
    )
    return bytes(found.to_ical())


@lru_cache(maxsize=4096)
def event_bytes(event: Event) -> bytes:
    """The VEVENT."""
    row = icalendar.Event()
    row.add("uid", event.uid)
    row.add("dtstamp", event.stamp)
    row.add("sequence", event.sequence)
    row.add("last-modified", event.modified)
    row.add("dtstart", event.starts)
    row.add("dtend", event.ends)
    row.add("status", event.status)
    row.add("class", "PRIVATE")
    row.add("transp", "OPAQUE" if isinstance(event.starts, datetime) else "TRANSPARENT")
    for name in ("summary", "location", "description"):
        said = _text(getattr(event, name))
        if said:
            row.add(name, said, parameters={"LANGUAGE": event.language})
    if event.url:
        row.add("url", event.url)
    row.add("organizer", _address(event.organizer))
    if event.attendee is not None:
        row.add("attendee", _invited(event.attendee))
    return bytes(row.to_ical())


def _address(box: Mailbox) -> icalendar.vCalAddress:
    found = icalendar.vCalAddress(f"mailto:{_CONTROLS.sub('', box.address)}")
    # A quoted parameter holds neither quotes nor line ends.
    name = " ".join(_text(box.name).replace('"', "\u2019").split())
    if name:
        found.params["CN"] = name
    return found


def _invited(box: Mailbox) -> icalendar.vCalAddress:
    found = _address(box)
    found.params["ROLE"] = "REQ-PARTICIPANT"
    found.params["PARTSTAT"] = box.answer
    if box.answer == "NEEDS-ACTION":
        found.params["RSVP"] = "TRUE"
    return found


def _text(words: str) -> str:
    return _CONTROLS.sub("", _LINES.sub("\n", words)).strip()
