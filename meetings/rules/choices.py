"""What a person may choose of how they are told, and when a choice lets a reminder leave. Pure: instants come in.

Nobody can switch off what their duty requires: that comes by mail. What changes (a session moved, called off, an
invitation) comes at once, whatever was chosen.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from .leads import MORNING, zone


class Topic(StrEnum):
    """What a choice is made of, in the order of the page."""

    SESSIONS = "sessions"
    CHANGES = "changes"
    DEADLINES = "deadlines"
    REQUESTS = "requests"
    POSITIONS = "positions"
    WEEK = "week"
    SIGNATURE = "signature"
    AGREEMENTS = "agreements"
    OBSTACLES = "obstacles"
    VACANCIES = "vacancies"


#: The topic of each kind of reminder.
TOPICS: Mapping[str, Topic] = {
    "review": Topic.SESSIONS,
    "moved": Topic.CHANGES, "postponed": Topic.CHANGES, "cancelled": Topic.CHANGES, "invitation": Topic.CHANGES,
    "step": Topic.DEADLINES,
    "asked": Topic.REQUESTS, "sent_back": Topic.REQUESTS, "contribution": Topic.REQUESTS,
    "positions": Topic.POSITIONS, "unanswered": Topic.POSITIONS,
    "week": Topic.WEEK,
    "signature": Topic.SIGNATURE,
    "expiry": Topic.AGREEMENTS, "notice": Topic.AGREEMENTS,
    "stalled": Topic.OBSTACLES,
    "vacant": Topic.VACANCIES,
}  # fmt: skip

#: Roles whose duty requires the topic; of the topics not named here it is everybody's who is told at all.
_OF_DUTY: Mapping[Topic, frozenset[str]] = {
    Topic.SESSIONS: frozenset(
        {"coordinator", "head_of_delegation", "executive_secretary", "joint_secretariat"}
    ),
    Topic.WEEK: frozenset({"coordinator", "contributor"}),
    Topic.AGREEMENTS: frozenset({"executive_secretary", "joint_secretariat"}),
    Topic.OBSTACLES: frozenset({"coordinator"}),
}

_AT_ONCE, _DAILY, _WEEKLY = "at_once", "daily", "weekly"
#: The rhythms that a topic allows, the first where nothing was chosen.
_RHYTHMS: Mapping[Topic, tuple[str, ...]] = {
    Topic.CHANGES: (_AT_ONCE,),
    Topic.WEEK: (_WEEKLY,),
    Topic.DEADLINES: (_AT_ONCE, _DAILY),
    Topic.REQUESTS: (_AT_ONCE, _DAILY),
    Topic.POSITIONS: (_AT_ONCE, _DAILY),
    Topic.SIGNATURE: (_AT_ONCE, _DAILY),
}
_ANY = (_AT_ONCE, _DAILY, _WEEKLY)


def required(topic: Topic, roles: Iterable[str]) -> bool:
    """Whether the duty of somebody who holds `roles` requires that they are told of it by mail."""
    return always(topic) or not _OF_DUTY[topic].isdisjoint(map(str, roles))


def always(topic: Topic) -> bool:
    """Whether everybody who is told of it at all is told by mail, whatever their role."""
    return topic not in _OF_DUTY


def rhythms(topic: Topic) -> tuple[str, ...]:
    """The rhythms that may be chosen of a topic; the first counts where nothing was chosen."""
    return _RHYTHMS.get(topic, _ANY)


@dataclass(frozen=True, slots=True)
class Chosen:
    """What counts of a topic: "mail" or "page", and one of its rhythms."""

    channel: str
    rhythm: str


def effective(topic: Topic, roles: Iterable[str], channel: str = "mail", rhythm: str = "") -> Chosen:
    """What counts of what was once chosen: a duty that came since, or a rhythm that is none of the topic's, wins."""
    allowed = rhythms(topic)
    return Chosen("mail" if required(topic, roles) else channel, rhythm if rhythm in allowed else allowed[0])


def leaves_at(
    at: datetime, *, rhythm: str, time_zone: str, closed: Callable[[date], bool], forward: bool = False
) -> datetime:
    """When what would come at the instant `at` leaves, in UTC; `closed`: whether the reader's country does not work
    on a day.

    Once a day: with the morning's mail, the next one. Once a week: with that of the Monday before. What would leave
    in the morning of a day off leaves in the morning of the last working day before it, or, `forward`, of the next
    one: so of what is said after a day, which nobody is told beforehand.
    """
    here = zone(time_zone)
    local = at.astimezone(here)
    day = local.date()
    if rhythm == _AT_ONCE:
        if local.time().replace(tzinfo=None) != MORNING:
            return at.astimezone(UTC)
    elif rhythm == _DAILY and local.time().replace(tzinfo=None) > MORNING:
        day += timedelta(days=1)
    if rhythm == _WEEKLY:
        day -= timedelta(days=day.weekday())
    # No country closes for longer than a fortnight.
    way = timedelta(days=1 if forward else -1)
    open_day = next((each for each in (day + n * way for n in range(15)) if not closed(each)), day)
    return datetime.combine(open_day, MORNING, here).astimezone(UTC)
