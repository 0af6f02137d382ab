"""When a reader is reminded of a session, of what, and when a failed attempt is made again. Pure: instants come in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

#: The hour of the reader's morning at which reminders leave.
MORNING = time(9)
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Due:
    """A reminder to be made: `lead` days before the session, to leave at the instant `at` (aware, UTC)."""

    lead: int
    at: datetime


def zone(name: str) -> ZoneInfo:
    """The IANA time zone `name`; UTC where there is no such zone."""
    try:
        return ZoneInfo(name or "UTC")
    except (LookupError, ValueError, OSError):
        return ZoneInfo("UTC")


def due_at(starts_on: date, lead: int, time_zone: str) -> datetime:
    """09:00 in the reader's IANA `time_zone`, `lead` days before the day on which the session begins; in UTC."""
    return datetime.combine(starts_on - timedelta(days=lead), MORNING, zone(time_zone)).astimezone(UTC)


def due_leads(
    leads: Iterable[int], *, starts_on: date, starts_at: datetime, time_zone: str, now: datetime, told: bool
) -> list[Due]:
    """The reminders that one reader is to have, earliest first; none once the session has begun.

    All leads still ahead. Of those already past, only the nearest to the session, and only for a reader who was not
    `told` of this schedule yet: one who learns of a session late is reminded at once, and once.
    """
    if starts_at <= now:
        return []
    known = (Due(lead, due_at(starts_on, lead, time_zone)) for lead in set(leads))
    ordered = sorted((due for due in known if due.at < starts_at), key=lambda due: due.at)
    past = [due for due in ordered if due.at <= now]
    ahead = [due for due in ordered if due.at > now]
    return ahead if told else [*past[-1:], *ahead]


@dataclass(frozen=True, slots=True)
class Lead:
    """A reminder `lead` days before a deadline: leaves at `at`, of use until the day of the deadline is over (UTC)."""

    lead: int
    at: datetime
    use_until: datetime


def day_over(day: date, time_zone: str) -> datetime:
    """The instant at which `day` is over in the IANA `time_zone`; in UTC."""
    return datetime.combine(day + timedelta(days=1), time(0), zone(time_zone)).astimezone(UTC)


def ahead_and_nearest(leads: Iterable[int], *, on: date, time_zone: str, now: datetime) -> list[Lead]:
    """The leads of a deadline that one reader is to have, earliest first: all still ahead, and of those already past
    the nearest to the deadline. None once its day is over.
    """
    over = day_over(on, time_zone)
    if over <= now:
        return []
    every = sorted(
        (Lead(lead, due_at(on, lead, time_zone), over) for lead in set(leads)), key=lambda one: one.at
    )
    past = [one for one in every if one.at <= now]
    return [*past[-1:], *(one for one in every if one.at > now)]


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked before a session ("positions", "proposals", "papers", "delegations") and the last day for it."""

    what: str
    by: date


def asks(due: Mapping[str, date], *, today: date) -> list[Ask]:
    """What is still asked on `today`, the nearest day first. `due`: the last day, by what is asked."""
    every = (Ask(what, by) for what, by in due.items())
    return sorted((ask for ask in every if ask.by >= today), key=lambda ask: (ask.by, ask.what))


def pause(attempts: int, chance: float) -> timedelta:
    """How long to wait after the `attempts`-th failed attempt (from 1): doubling, at most an hour.

    `chance` in [0, 1) spreads it between half and one and a half of that, so that what failed together is not tried
    together again.
    """
    doublings = min(max(attempts, 1) - 1, 16)
    doubled = min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)
    return doubled * (0.5 + chance)
