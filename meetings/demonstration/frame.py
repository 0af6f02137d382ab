"""One body with its programme and sessions, while it is being written."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from cooperation.access import Actor
from cooperation.accounts.models import User
from cooperation.texts import Text
from meetings.models import Review
from programs.models import Body, Edition, Item, Organisation, Party, Person, Post, Programme, Round, Section

from .measures import Measure
from .texts import session_label

POSITIONS_DUE = 21


@dataclass(slots=True)
class Frame:
    """What the writers of one programme share. `days`: the first day of each session; the last one is to come."""

    body: Body
    programme: Programme
    today: date
    days: list[date]
    parties: dict[str, Party]
    offices: dict[str, Organisation]
    measures: list[Measure]
    languages: tuple[str, ...]
    people: dict[str, Person] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    users: dict[str, User] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    editions: dict[int, Edition] = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)
    reviews: list[Review] = field(default_factory=list)
    #: What a side says now of a measure, by number and party.
    texts: dict[str, dict[str, Text]] = field(default_factory=dict)
    #: The sides that have named their delegation to the session to come; None where all have.
    named: frozenset[str] | None = None

    @property
    def past(self) -> int:
        """How many sessions were held."""
        return len(self.days) - 1

    def ago(self, sessions: int) -> int:
        """The index of the session held that many sessions ago (1: the last one); 0 stands for the first."""
        return max(0, self.past - sessions) if sessions else 0

    def actor(self, code: str) -> Actor:
        """The system for one side, as row security asks for what that side writes."""
        return Actor(
            kind="system", name="Demonstration", party_id=self.parties[code].pk, party_code=code,
            programme_ids=frozenset({self.programme.pk}), body_ids=frozenset({self.body.pk}),
        )  # fmt: skip

    def added(self, measure: Measure) -> int:
        """The index of the session that put a measure into the plan."""
        return self.ago(measure.added)

    def label(self, index: int) -> Text:
        """How a session is cited."""
        return self.say(session_label(index + 1))

    def say(self, text: Text) -> Text:
        """A text in the body's languages."""
        return {tag: words for tag, words in text.items() if tag in self.languages}

    def letter(self, measure: Measure, index: int) -> str:
        """The status a session agreed ("." where it did not speak of the measure, "" before it was in the plan)."""
        if index < self.added(measure):
            return ""
        place = index - self.past + len(measure.path)
        return measure.path[place] if 0 <= place < len(measure.path) else "."

    def standing(self, measure: Measure, index: int) -> str:
        """The letter in force after a session: the last that was agreed, "t" where none was."""
        for earlier in range(index, self.added(measure) - 1, -1):
            letter = self.letter(measure, earlier)
            if letter not in ("", "."):
                return letter
        return "t"


def noon(day: date) -> datetime:
    """Twelve o'clock UTC of that day."""
    return datetime.combine(day, time(12), UTC)


def covered(day: date) -> tuple[date, date]:
    """The half-year that a session of `day` speaks of: the one that was running five months before."""
    then = day - timedelta(days=150)
    if then.month < 7:
        return date(then.year, 1, 1), date(then.year, 6, 30)
    return date(then.year, 7, 1), date(then.year, 12, 31)


def round_of(frame: Frame, index: int) -> Round:
    """The round that prepares a session, not yet written."""
    day = frame.days[index]
    covers_from, covers_to = covered(day)
    return Round(
        programme=frame.programme, number=index + 1, covers_from=covers_from, covers_to=covers_to,
        opens_on=day - timedelta(days=60), cut_off=day - timedelta(days=POSITIONS_DUE), exchange=frame.body.exchange,
        closed_at=noon(day) if index < frame.past else None,
    )  # fmt: skip
