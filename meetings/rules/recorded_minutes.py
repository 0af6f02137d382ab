"""Minutes of meetings as an association keeps them in Markdown: who came, what was on the agenda, what was decided,
what was to be done.

Pure: the text of one file in, what it says out, with a sentence for everything that could not be read. The form was
never fixed, and the same thing is written in a dozen ways: nothing is guessed, and what is not understood is told.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Presence(StrEnum):
    """How somebody took part."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody who is named among the participants. `proxy_for`: whom they spoke for, as it is written."""

    initials: str
    name: str
    organisation: str
    code: str
    presence: Presence
    remark: str = ""
    proxy_for: str = ""


@dataclass(frozen=True, slots=True)
class Vote:
    """What a resolution was carried by; `abstained` are those named, `abstentions` how many there were."""

    favour: int
    against: int
    abstentions: int = 0
    abstained: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """A decision. `number` is "" where it bears none; `point` is the place on the agenda under which it stands."""

    number: str
    text: str
    vote: Vote | None
    point: int


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody was to do. `number` is "" where it bears none; `closed` is None where the file does not say."""

    number: str
    text: str
    by: tuple[str, ...]
    point: int
    closed: bool | None = None
    link: str = ""


@dataclass(slots=True)
class Record:
    """What one file says. `days` are the first and last of the meeting; `kind` is what the file is."""

    kind: str
    title: str
    owner: str
    days: tuple[date, date] | None
    place: str
    points: list[tuple[str, str]] = field(default_factory=list)
    attendees: list[Attendee] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)


MINUTES, AGENDA, TRACKER, REPORT = "minutes", "agenda", "tracker", "report"
_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), 1,
    )
    for name in names.split()
}  # fmt: skip


# --- The head of a file -----------------------------------------------------------------------------------------------


def front_matter(text: str) -> tuple[dict[str, str], str]:
    """The lines `name: value` between two rows of dashes at the top, and what follows them."""
    found = re.match(r"\ufeff?---\s*\n(.*?)\n---[ \t]*\n", text, re.DOTALL)
    if found is None:
        return {}, text
    pairs = (line.partition(":") for line in found[1].splitlines())
    return {name.strip(): value.strip() for name, _colon, value in pairs if value.strip()}, text[
        found.end() :
    ]


_DAYS = re.compile(
    r"(?P<first>\d{1,2})(?:st|nd|rd|th)?(?:\s*(?P<month_of_first>[A-Za-z]+))?"
    r"(?:\s*(?:-|–|and|&|to)\s*(?P<last>\d{1,2})(?:st|nd|rd|th)?)?\s+(?P<month>[A-Za-z]+)\.?,?\s+(?P<year>\d{4})"
)


def days_of(said: str) -> tuple[date, date] | None:
    """The days that a line names: "10th - 11th March 2016", "31 May - 1 June 2018". None where it names none.

    A first day after the last is a slip of who wrote it: the last day stands in the name of the file as well.
    """
    found = _DAYS.search(said)
    if found is None or found["month"].lower() not in _MONTHS:
        return None
    year, month = int(found["year"]), _MONTHS[found["month"].lower()]
    month_of_first = _MONTHS.get((found["month_of_first"] or "").lower(), month)
    try:
        last = date(year, month, int(found["last"] or found["first"]))
        first = date(year, month_of_first, int(found["first"]))
    except ValueError:
        return None
    return (first, last) if first <= last else (last, last)


def day_of_name(name: str) -> date | None:
    """The day with which the name of a file begins."""
    found = re.match(r"(\d{4})-(\d{2})-(\d{2})", name)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


# --- Lines ------------------------------------------------------------------------------------------------------------

_BULLET = re.compile(r"^[\s>]*(?:[-*•·]|\d+[.)]|[a-z][.)])\s+")
_EMPHASIS = re.compile(r"\*{1,3}|_{2,3}|`")
_LINK = re.compile(r"\[([^\]]*)\]\s*\(\s*(\S*?)\s*\)")


def plain(line: str) -> str:
    """A line without bullets, emphasis and the addresses of links."""
    bare = _LINK.sub(r"\1", line)
    # A bullet may stand within what is emphasised.
    while (shorter := _EMPHASIS.sub("", _BULLET.sub("", bare))) != bare:
        bare = shorter
    return " ".join(bare.split())


_POINT = (
    # 12. **Title**   **12. Title**   12.**Title**   ** 3. Title **
    re.compile(r"^\s{0,2}(\d{1,2})\s*[.)]\s*\*\*\s*(.+?)\s*:?\s*\*\*"),
    re.compile(r"^\s{0,2}\*\*\s*(\d{1,2})\s*[.)]\s*(.+?)\s*:?\s*\*\*"),
)
_PEOPLE = re.compile(
    r"^(?:\d[\d.]*\s*)?(?P<who>participants|attendees|attendance|apologies|members not present|other attendees"
    r"|not present|current members that were present|attendance and proxies|the attendees\b.*)\s*:?$",
    re.IGNORECASE,
)
_PRESENCES = {
    "apologies": Presence.EXCUSED,
    "members not present": Presence.ABSENT,
    "not present": Presence.ABSENT,
}
_OUTLINE = re.compile(r"^\s*#{1,6}\s|^\s*---+\s*$")


@dataclass(slots=True)
class _Reading:
    """Where the reader of a file is."""

    record: Record
    point: int = 0
    people: Presence | None = None
    closed: bool | None = None


def read(name: str, text: str) -> Record:
    """What a file says; `name` is its name without folders."""
    head, body = front_matter(text)
    lines = [line.rstrip() for line in body.replace("\r\n", "\n").replace("\u00a0", " ").split("\n")]
    title = head.get("title", "") or next((plain(line.lstrip("# ")) for line in lines if line.strip()), "")
    record = Record(_kind(name, title), title, head.get("minuteOwner", ""), None, "")
    _date(record, name, lines)
    at = _Reading(record)
    for line in _joined(lines):
        _take(at, line)
    if record.kind == MINUTES and not record.attendees:
        record.unread.append("Who took part could not be read.")
    if record.kind == MINUTES and not record.points:
        record.unread.append("No points of an agenda were found.")
    return record


def _kind(name: str, title: str) -> str:
    said = f"{name} {title}".lower()
    if "action tracker" in said or "action-tracker" in said:
        return TRACKER
    if "agenda" in said:
        return AGENDA
    return (
        REPORT if "report" in said or "info exchange" in said or "information exchange" in said else MINUTES
    )


def _date(record: Record, name: str, lines: list[str]) -> None:
    named = day_of_name(name)
    for line in lines[:14]:
        days = days_of(line)
        if days is None:
            continue
        record.place = _place(line)
        # Days and years are mistyped now and then; what minutes are called was looked at by more people.
        if named is not None and record.kind == MINUTES and abs((days[0] - named).days) > 3:
            record.unread.append(
                f"It says {days[0]} for its day, and its name {named}: the name was followed."
            )
            days = (named, named)
        record.days = days
        return
    record.days = (named, named) if named else None
    if named is None and record.kind == MINUTES:
        record.unread.append("Its day could not be read.")


def _place(line: str) -> str:
    """What stands behind the days, without the words that say what the file is."""
    rest = _DAYS.sub("", plain(line.lstrip("# ")), count=1)
    parts = [part.strip(" .-–") for part in re.split(r"\s[-–]\s|,\s", rest)]
    words = [
        part for part in parts if part and not re.search(r"minutes|agenda|\d\d:\d\d", part, re.IGNORECASE)
    ]
    return re.sub(r"^via\s+", "", ", ".join(words))


def _joined(lines: list[str]) -> Iterator[str]:
    """Lines with what goes on below them: one that is indented deeper and begins with no bullet."""
    waiting = ""
    for line in lines:
        goes_on = (
            waiting
            and line[:1].isspace()
            and line.strip()
            and not _BULLET.match(line)
            and not line.lstrip().startswith(("**", "#", "RES-", "ACT-", "[", "*"))
        )
        if goes_on and (_BULLET.match(waiting) or "RES-OWIS" in waiting):
            waiting = f"{waiting} {line.strip()}"
            continue
        if waiting:
            yield waiting
        waiting = line
    if waiting:
        yield waiting


def _take(at: _Reading, line: str) -> None:
    bare = plain(line.lstrip("# "))
    if not bare:
        return
    if _begins_point(at, line) or _begins_people(at, line, bare):
        return
    if _OUTLINE.match(line):
        at.people = None
        at.closed = {"open": False, "clos": True}.get(re.sub(r"^actions? ", "", bare.lower())[:4], at.closed)
        return
    if resolution := _resolution(line, bare, at.point):
        at.record.resolutions.append(resolution)
    elif action := _action(line, bare, at):
        at.record.actions.append(action)
    elif at.people is not None:
        _person(at, line, bare)


def _begins_point(at: _Reading, line: str) -> bool:
    for form in _POINT:
        if (found := form.match(line)) and (title := plain(found[2])):
            at.record.points.append((found[1], title))
            at.point = len(at.record.points)
            at.people = Presence.PRESENT if _PEOPLE.match(title) else None
            return True
    return False


def _begins_people(at: _Reading, line: str, bare: str) -> bool:
    found = _PEOPLE.match(bare)
    if found is None:
        return False
    at.people = _PRESENCES.get(found["who"].lower(), Presence.PRESENT)
    return True


# --- People -----------------------------------------------------------------------------------------------------------

_INITIALS = r"[A-Z][A-Za-z]{1,4}"
_CODE = re.compile(r"[\[(]\s*([A-Z][A-Za-z]{1,5})\s*[\])]")
_FIRST_INITIALS = re.compile(
    rf"^(?P<initials>{_INITIALS})\s*[-–]\s*(?P<name>[^,\[(]+?)\s*(?:,|(?=[\[(])|$)(?P<rest>.*)$"
)
_BARE = re.compile(r"^(?:(?:Mr|Ms|Dr|Prof)\.?\s+)?(?P<name>[^,\[(–]+?)\s*(?:,\s*)(?P<rest>.*)$")
_LAST_INITIALS = re.compile(
    rf"^(?P<name>[^,\[(]+?)\s*[\[(]\s*(?P<initials>{_INITIALS})\s*[\])]{{0,2}}\s*[,–-]?\s*(?P<rest>.*)$"
)
_PROXY = re.compile(
    r"\(?\s*(?:proxy for|representing .{0,80}? with authority from)\s+((?:[^()]|\([^)]*\))+?)\s*(?:\)|of the\b|of\b|$)",
    re.IGNORECASE,
)


def _person(at: _Reading, line: str, bare: str) -> None:
    if not _BULLET.match(line):
        return
    found = _FIRST_INITIALS.match(bare) or _LAST_INITIALS.match(bare)
    if found is None and _CODE.search(bare):
        found = _BARE.match(bare)
    if found is None or not 1 < len(found["name"].split()) < 6:
        at.record.unread.append(f"Among those who took part: “{bare[:120]}”.")
        return
    rest = found["rest"]
    proxy = _PROXY.search(rest)
    said = _PROXY.sub("", rest)
    codes = _CODE.findall(said)
    organisation = re.split(r"[\[(]|,\s|\s[-–]\s", said.strip(" ,"))[0].strip(" ,")
    remark = ", ".join(part.strip(" ,-–") for part in _CODE.split(said)[2:] if part.strip(" ,-–[]()"))
    at.record.attendees.append(
        Attendee(
            found.groupdict().get("initials", ""), found["name"].strip(), organisation, codes[0] if codes else "",
            at.people or Presence.PRESENT, remark, proxy[1].strip() if proxy else "",
        )
    )  # fmt: skip


# --- Decisions and actions --------------------------------------------------------------------------------------------

_RESOLUTION = re.compile(
    r"RES-OWIS(?P<number>-[A-Z]{2}-\d{4}-\d+)?\s*:?\s*(?:RESOLUTION|DECISION)?\s*[-–:]?\s*(?P<text>.*)",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"vote\s*:\s*(?P<favour>\d+)\s*(?:-\s*(?P<against>\d+)\s*-?\s*in\s+favou-?r|in favour,\s*(?P<nays>\d+)\s+against)"
    r"(?:(?:\s+with|\s+and|,)\s+(?P<how_many>\d+)\s+abst\w+|,\s*(?P<who>[A-Z][A-Za-z, ]*?)\s+abstained)?\s*[-–]?\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:(?P<long>(?:ACT|Action)-(?:OWIS-)?[A-Z]{2}-(?:\d{4}-)?\d+)|(?P<short>[A-Z]{2}-\d{4}-\d+))\s*:?\s*-?\s*",
    re.IGNORECASE,
)
_ACTION = re.compile(r"^(?:[A-Z][a-z]{2}\s+)?(?:.{0,12}?[-–]\s+)?\[?\s*(?:ACTION\b|ACT-|Action-)")
_BY = re.compile(
    rf"^(?P<by>(?:All|{_INITIALS})(?:\s*(?:/|,|and|&)\s*(?:All|{_INITIALS}))*)\s*(?:\([^)]*\))?\s*(?:[-–:]|\bto\b|\bwill\b)\s*"
)


def _called(number: "re.Match[str] | None", days: tuple[date, date] | None) -> str:
    """ACT-TC-48, SC-2018-36 and Action-BM-2017-03 are one form; the year may be that of the meeting."""
    if number is None:
        return ""
    parts = [
        part
        for part in (number["long"] or number["short"]).upper().split("-")
        if part not in ("ACT", "ACTION", "OWIS")
    ]
    body, year, count = parts if len(parts) == 3 else (parts[0], str(days[0].year) if days else "", parts[-1])
    return f"ACT-{body}-{year}-{int(count):02d}" if year else ""


def _resolution(line: str, bare: str, point: int) -> Resolution | None:
    found = _RESOLUTION.search(bare)
    if found is None or not found["text"]:
        return None
    text = re.sub(r"\s*OWIS-RES\s*$", "", found["text"]).strip()
    vote = _VOTE.search(text)
    if vote is not None:
        text = (text[: vote.start()] + text[vote.end() :]).strip(" ;–-")
    number = f"RES{found['number']}" if found["number"] else ""
    return Resolution(number, text[:1].upper() + text[1:], _vote(vote), point) if text else None


def _vote(found: "re.Match[str] | None") -> Vote | None:
    if found is None:
        return None
    who = tuple(one.strip() for one in re.split(r",|\band\b", found["who"] or "") if one.strip())
    abstentions = int(found["how_many"]) if found["how_many"] else len(who)
    return Vote(int(found["favour"]), int(found["against"] or found["nays"] or 0), abstentions, who)


def _action(line: str, bare: str, at: _Reading) -> Action | None:
    if not _ACTION.match(bare):
        return None
    number = _NUMBERED.search(bare[:60])
    said = bare[number.end() :] if number else re.sub(r"^.*?ACTION\b\s*[-–:]*\s*", "", bare, count=1)
    said = re.sub(r"^Action\s*:\s*", "", said, flags=re.IGNORECASE)
    said = re.sub(r"\s*OWIS-ACT\s*$", "", said).strip()
    if not said:
        at.record.unread.append(f"An action without words: “{bare[:120]}”.")
        return None
    by = _BY.match(said)
    names = tuple(re.split(r"\s*(?:/|,|\band\b|&)\s*", by["by"])) if by else ()
    link = _LINK.search(line)
    words = said[by.end() :] if by else said
    return Action(
        _called(number, at.record.days),
        words[:1].upper() + words[1:],
        names,
        at.point,
        at.closed,
        link[2] if link else "",
    )
