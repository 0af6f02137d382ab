"""Minutes of meetings as people write them in Markdown, read as far as they can be: pure, no database, no clock.

What is not understood is said with its line; nothing is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Kind = Literal["minutes", "agenda", "tracker", "other"]
Attended = Literal["present", "absent", "excused", "proxy"]


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the agenda."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Attendee:
    """Somebody named in the list of those who took part. `member`: the code of who sent them ("UKMO"); "" unsaid."""

    initials: str
    name: str
    organisation: str
    member: str
    chairs: bool
    state: Attended


@dataclass(frozen=True, slots=True)
class Vote:
    """How a resolution was voted on; `abstained` counts. `unanimous` with `favour` None: nobody counted."""

    favour: int | None
    against: int
    abstained: int
    unanimous: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """What was resolved, under a point (0: before the first). `key` is its id, "" where it was given none."""

    key: str
    text: str
    point: int
    vote: Vote | None


@dataclass(frozen=True, slots=True)
class Action:
    """A task that somebody was given, or one given earlier that comes up again.

    `who`: as it is written, mostly initials. `done`: it is said here that it is done.
    """

    key: str
    who: str
    text: str
    point: int
    done: bool = False


@dataclass(slots=True)
class Written:
    """What one file says."""

    kind: Kind
    title: str
    body: str
    first: date | None
    last: date | None
    place: str
    points: list[Point] = field(default_factory=list)
    people: list[Attendee] = field(default_factory=list)
    resolutions: list[Resolution] = field(default_factory=list)
    actions: list[Action] = field(default_factory=list)
    #: Ids of actions that come up under a point which reviews what is outstanding.
    reviewed: list[str] = field(default_factory=list)
    #: What could not be read, each with its line ("12: ...").
    unread: list[str] = field(default_factory=list)


MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "|".join(MONTHS)
_DAYS = re.compile(
    rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?P<month1>{_MONTH}))?"
    rf"(?:\s*(?:-|–|and)\s*(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?\s+(?P<month>{_MONTH})\s+(?P<year>20\d\d)"
)
_ONE_DAY = re.compile(rf"(?P<first>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})\s+(?P<year>20\d\d)")
_FILE_DAY = re.compile(r"^(20\d\d)-(\d\d)-(\d\d)")
_FRONT = re.compile(r"^(title|minuteOwner):\s*(.+?)\s*$")
_POINT = re.compile(r"^(?:\*\*)?(\d{1,2})\s*\.\s*(?:\*\*)?\s*(\S.*)$")
_LINK = re.compile(r"\[([^\]]*)\]\s*\(([^)]*)\)")
_KEYED = re.compile(
    r"\b(?:ACT|ACTION)[- ]+(?:OWIS[- ])?(TC|SC|BM|AM|DC)[- ](20\d\d)[- ](\d{1,3})\b", re.IGNORECASE
)
_BARE_ACTION = re.compile(r"^\W*\[?\W*ACTION\b\s*[:–-]?\s*(.*)$", re.IGNORECASE)
_RESOLVED = re.compile(
    r"^\W*RES(?:OLUTION)?-(?:OWIS-?)?(?:(TC|SC|BM|AM)-(20\d\d)-(\d{1,3}))?\b", re.IGNORECASE
)
_VOTE = re.compile(r"(\d+)\s*-\s*(\d+)\s*[-–]?\s*in\s+favou-?r", re.IGNORECASE)
_VOTE_WORDS = re.compile(r"(\d+) in favou-?r", re.IGNORECASE)
_AGAINST = re.compile(r"(\d+) against", re.IGNORECASE)
_ABSTAINED = re.compile(r"(\d+|one|two|three) abst", re.IGNORECASE)
_NAMED_ABSTAINED = re.compile(r"\b[A-Z]{2,5} abstained")
_UNANIMOUS = re.compile(r"unanim", re.IGNORECASE)
_OF_VOTES = re.compile(r"\((\d+)(?: votes)?\)|(\d+) votes")
_WORDS = {"one": 1, "two": 2, "three": 3}
_NAME = r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,4}"
#: "WQ - Weiqing Qu, Bureau of Meteorology, Australia [BoM], TC Chair"
_FIRST_INITIALS = re.compile(rf"^([A-Z][A-Za-z]{{1,4}})\s*[-–]\s*({_NAME})\s*,\s*(.+)$")
#: "Rémy Giraud (RGr), Météo France [MF] - SC Chair", "Steve Olson (SO) representing National Weather Service (NWS) ..."
_LAST_INITIALS = re.compile(rf"^({_NAME})\s*[\[(]([A-Z][A-Za-z]{{1,4}})[\])]\s*,?\s*(.*)$")
_MEMBER = re.compile(r"[\[(]([A-Z][A-Za-z]{1,5})[\])]")
#: "KMA - Sungsoo Do (SD) representing with authority from ..."
_STANDS_IN = re.compile(
    rf"^([A-Z][A-Za-z]{{1,5}})\s*[-–]\s*({_NAME})\s*\(([A-Z][A-Za-z]{{1,4}})\)\s*representing"
)
_ROLL = re.compile(
    r"participants|attend|current (?:members|board|sc)|declaration|delegates|apolog|representatives",
    re.IGNORECASE,
)
_OUTSTANDING = re.compile(
    r"outstanding|open action|pending action|previous action|review of action|action tracker", re.IGNORECASE
)
_TALK = re.compile(r"^([A-Z][A-Za-z]{1,4}(?:/[A-Z][A-Za-z]{1,4})*|All|ALL)\s*[-–:]\s*")
_DONE = re.compile(
    r"update:\s*complete|\b(?:is|now|action) (?:done|closed|complete)|\bcan be closed\b|- closed\b",
    re.IGNORECASE,
)


def parse(name: str, text: str, owner: str = "") -> Written:
    """What the file `name` says. `owner`: the folder it is in, where the file itself does not say whose it is."""
    return _Reader(name, text, owner).written()


class _Reader:
    def __init__(self, name: str, text: str, owner: str) -> None:
        self.name = name
        self.lines = text.lstrip("\ufeff").splitlines()
        front = {}
        for line in self.lines[:8]:
            if found := _FRONT.match(line):
                front[found[1]] = found[2]
        self.said = Written(
            "minutes", plain(front.get("title", "")), front.get("minuteOwner", owner), None, None, ""
        )

    def written(self) -> Written:
        said = self.said
        self._days()
        lowered = f"{self.name} {said.title}".casefold()
        self.agenda = "agenda" in lowered or any(
            line.rstrip().endswith("- Agenda") for line in self.lines[:12]
        )
        said.kind = "agenda" if self.agenda else "minutes"
        if said.body == "action":
            said.kind = "tracker"
        elif said.body not in ("board", "steering", "technical", "annual"):
            said.kind = "other"
        self._points()
        if said.kind == "minutes":
            self._people()
        self._decided()
        if said.kind != "tracker" and not said.points:
            said.unread.append("0: no numbered points of an agenda")
        if said.kind == "minutes" and not said.people:
            said.unread.append("0: no list of those who took part")
        return said

    # --- Days ---------------------------------------------------------------------------------------------------------

    def _days(self) -> None:
        of_name = self._of_name()
        for at, line in enumerate(self.lines[:15], 1):
            found = _DAYS.search(line) or _ONE_DAY.search(line)
            if not found:
                continue
            days = _span(found)
            if days is None or (of_name and abs((days[0] - of_name).days) > 31):
                self.said.unread.append(f"{at}: the days “{found[0]}” do not agree with the name of the file")
                continue
            self.said.first, self.said.last = days
            self.said.place = _place(line[found.end() :])
            return
        self.said.first = self.said.last = of_name
        if of_name is None:
            self.said.unread.append("0: no day of the meeting")

    def _of_name(self) -> date | None:
        found = _FILE_DAY.match(self.name)
        try:
            return date(*map(int, found.groups())) if found else None
        except ValueError:
            return None

    # --- Points -------------------------------------------------------------------------------------------------------

    def _points(self) -> None:
        self.point_at: dict[int, int] = {}
        last = 0
        for at, line in enumerate(self.lines, 1):
            found = _POINT.match(line)
            if found and last < int(found[1]) <= last + 4:
                last = int(found[1])
                self.said.points.append(Point(last, plain(found[2])[:500]))
            elif found and line.startswith("**") and int(found[1]) > last + 4:
                self.said.unread.append(f"{at}: point {found[1]} follows point {last}")
            self.point_at[at] = last

    def _title_at(self, at: int) -> str:
        number = self.point_at.get(at, 0)
        return next((point.title for point in self.said.points if point.number == number), "")

    # --- Who took part ------------------------------------------------------------------------------------------------

    def _people(self) -> None:
        state: Attended = "present"
        inside, known = False, set()
        for at, line in enumerate(self.lines, 1):
            if (found := _section_state(line)) is not None:
                inside, state = True, found
            elif line.startswith(("#", "**")) or _POINT.match(line):
                inside = bool(_ROLL.search(line))
                state = "present"
            if not inside and not _ROLL.search(self._title_at(at)):
                continue
            person = attendee(line, state)
            if person and (person.name.casefold(), person.member) not in known:
                known.add((person.name.casefold(), person.member))
                self.said.people.append(person)

    # --- What was resolved and who was given what ---------------------------------------------------------------------

    def _decided(self) -> None:
        keys: set[str] = set()
        for at, line in enumerate(self.lines, 1):
            words = bare(line)
            point = self.point_at.get(at, 0)
            if self._resolution(words, point):
                continue
            found = list(actions(words, point))
            for action in found:
                if action.key and action.key in keys:
                    continue
                keys.add(action.key)
                self.said.actions.append(action)
                if action.key and (self.said.kind == "tracker" or _OUTSTANDING.search(self._title_at(at))):
                    self.said.reviewed.append(action.key)

    def _resolution(self, words: str, point: int) -> bool:
        found = _RESOLVED.match(words)
        if found is None or self.said.kind in ("agenda", "tracker"):
            return False
        rest = re.sub(r"\W*OWIS-RES\W*$", "", words[found.end() :])
        rest = re.sub(r"^\W*(?:RESOLUTION|DECISION)?\W*", "", rest, flags=re.IGNORECASE)
        key = f"RES-{found[1].upper()}-{found[2]}-{int(found[3]):02}" if found[1] else ""
        if not rest:
            self.said.unread.append(f"{self.name}: a resolution without words")
            return True
        self.said.resolutions.append(Resolution(key, rest, point, vote(words)))
        return True


def _span(found: re.Match[str]) -> tuple[date, date] | None:
    parts = found.groupdict()
    year, month = int(parts["year"]), MONTHS.index(parts["month"]) + 1
    begins = MONTHS.index(parts["month1"]) + 1 if parts.get("month1") else month
    try:
        first, last = (
            date(year, begins, int(parts["first"])),
            date(year, month, int(parts.get("last") or parts["first"])),
        )
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _place(rest: str) -> str:
    """What stands after the days, without "meeting minutes" and the like."""
    words = re.sub(r"meeting minutes|agenda", "", plain(rest), flags=re.IGNORECASE)
    return words.strip(" -–,.")[:200]


def _section_state(line: str) -> Attended | None:
    """What a heading says of those named below it; None where it is no heading of theirs."""
    words = plain(line).casefold()
    if len(words) > 80 or "(" in words:
        return None
    if "apolog" in words:
        return "excused"
    if "not present" in words or "absent" in words or "did not attend" in words:
        return "absent"
    if re.match(
        r"^\W*[\d.]*\s*(?:the |other )?(?:participants|attendees|attendance|the current|current)", words
    ):
        return "present"
    return None


def bare(line: str) -> str:
    """A line without its indent, its bullet or number, its emphasis, and without who said it."""
    words = re.sub(r"^\s*(?:(?:\d+|[a-z])\.|[-*•>])\s+", "", line).strip()
    return _LINK.sub(r"\1", words).replace("**", "").strip(" *_")


def plain(line: str) -> str:
    """A line without links, emphasis and list marks."""
    words = _LINK.sub(r"\1", line).replace("**", "").replace("`", "")
    return re.sub(r"\s+", " ", re.sub(r"^[\s#>*•-]+", "", words)).strip(" *_:")


def attendee(line: str, state: Attended = "present") -> Attendee | None:
    """Whom a line of the list of participants names; None where it names nobody in a known way."""
    words = plain(line)
    if found := _STANDS_IN.match(words):
        return Attendee(found[3], found[2], found[1], found[1], chairs=False, state="proxy")
    if found := _FIRST_INITIALS.match(words):
        return _attendee(found[1], found[2], found[3], words, state)
    if found := _LAST_INITIALS.match(words):
        return _attendee(found[2], found[1], found[3], words, state)
    return None


def _attendee(initials: str, name: str, rest: str, words: str, state: Attended) -> Attendee | None:
    members = _MEMBER.findall(rest)
    if not members or len(words) > 260:
        return None
    if "representing" in rest or "with authority" in rest or "delegated" in rest:
        state = "proxy"
    organisation = re.split(r"[\[(]", rest, maxsplit=1)[0].strip(" ,-–")
    organisation = re.sub(r"^(?:from|of|representing)\s+(?:the\s+)?", "", organisation)
    chairs = bool(re.search(r"(?<!vice)(?<!vice )(?<!vice-)\bchair", rest, re.IGNORECASE))
    return Attendee(initials, name, organisation[:290], members[0], chairs=chairs, state=state)


def vote(words: str) -> Vote | None:
    """The vote that a sentence tells; None where it tells none."""
    abstained = sum(_WORDS.get(found.casefold()) or int(found) for found in _ABSTAINED.findall(words))
    abstained = abstained or len(_NAMED_ABSTAINED.findall(words))
    if found := _VOTE.search(words):
        return Vote(int(found[1]), int(found[2]), abstained)
    if found := _VOTE_WORDS.search(words):
        against = _AGAINST.search(words)
        return Vote(int(found[1]), int(against[1]) if against else 0, abstained)
    if _UNANIMOUS.search(words):
        counted = _OF_VOTES.search(words)
        return Vote(int(counted[1] or counted[2]) if counted else None, 0, abstained, unanimous=True)
    return None


def actions(words: str, point: int) -> Iterator[Action]:
    """The actions that a line gives or recalls; `words` as bare() leaves them."""
    found = list(_KEYED.finditer(words))
    if not found:
        if (
            (one := _BARE_ACTION.match(words))
            and words.lstrip("*[ ").startswith("ACTION")
            and len(one[1]) > 8
        ):
            who, text = _given(one[1])
            yield Action("", who, text, point, done=bool(_DONE.search(words)))
        return
    before = _TALK.match(words[: found[0].start()])
    for place, one in enumerate(found):
        ends = found[place + 1].start() if place + 1 < len(found) else len(words)
        who, text = _given(words[one.end() : ends])
        key = f"{one[1].upper()}-{one[2]}-{int(one[3])}"
        yield Action(key, who or (before[1] if before else ""), text, point, done=bool(_DONE.search(words)))


def _given(rest: str) -> tuple[str, str]:
    """(who, what) of the words behind an action's id."""
    rest = re.sub(r"\W*OWIS-ACT\W*$", "", rest).strip(" :–-[]*")
    rest = re.sub(r"\]\s*\(?\s*https?:\S*$", "", rest).strip(" :–-[]*")
    who = re.match(r"^([A-Z][A-Za-z]{1,4}(?:/[A-Z][A-Za-z]{1,4})*|ALL)\s*(?:[-–:]|to\b|will\b)\s*", rest)
    return (who[1], rest[who.end() :]) if who else ("", rest)
