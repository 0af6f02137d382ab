"""When a reader is reminded of a session, of what, and when a failed attempt is made again. Pure: instants come in."""

from collections.abc import Callable, Iterable, Mapping
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
    """09:00 in the reader's IANA `time_zone`, `lead` days before the day on which the session begins; in UTC.

    As RFC 5545, 3.3.5 reads a local time: where the clocks show 09:00 twice on that day, the first; where they are put
    forward over it, 09:00 by the offset before the change (an hour skipped: 10:00). A day that a zone leaves out has
    the next day's morning, and one message then says what both would have said.
    """
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


#: How long what is said after a day that passed without an answer is of use, in days.
OF_USE_AFTER = 7


def afterwards(day: date, days: int, *, time_zone: str, now: datetime) -> Lead | None:
    """What is said once, in the reader's morning `days` (at least 1) days after `day`; of use for a week.

    None before that morning's day: nobody is late before they are. None as well once the week is over.
    """
    said_on = day + timedelta(days=max(days, 1))
    over = day_over(said_on + timedelta(days=OF_USE_AFTER - 1), time_zone)
    if not day_over(said_on - timedelta(days=1), time_zone) <= now < over:
        return None
    return Lead(0, due_at(said_on, 0, time_zone), over)


def month_of(now: datetime, time_zone: str) -> tuple[date, Lead]:
    """The first day of the month that it is in the IANA `time_zone`, and what is said once in that month: in its first
    morning, of use until it is over.
    """
    first = now.astimezone(zone(time_zone)).date().replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return first, Lead(0, due_at(first, 0, time_zone), day_over(last, time_zone))


def day_at(instant: datetime, time_zone: str) -> date:
    """The day that it is at an aware instant in the IANA `time_zone`."""
    return instant.astimezone(zone(time_zone)).date()


def monday_of(day: date) -> date:
    """The Monday of the week of `day` (ISO 8601)."""
    return day - timedelta(days=day.weekday())


def first_working_day(monday: date, works: Callable[[date], bool]) -> date | None:
    """The first day of the week that begins on `monday` for which `works` holds; None where none is."""
    week = (monday + timedelta(days=number) for number in range(7))
    return next((day for day in week if works(day)), None)


@dataclass(frozen=True, slots=True)
class Turn:
    """The `number`-th time (from 0) that a thing is said: on the day `on`, leaving at `at`, of use until the next.

    Both instants are in UTC.
    """

    number: int
    on: date
    at: datetime
    use_until: datetime


def turn_of(first: date, every: int, *, time_zone: str, now: datetime) -> Turn | None:
    """Of what is said on the day `first` and again `every` days: the time that is the present one for a reader in the
    IANA `time_zone`. None before `first`.
    """
    number = (now.astimezone(zone(time_zone)).date() - first).days // max(every, 1)
    if number < 0:
        return None
    on = first + timedelta(days=number * max(every, 1))
    over = day_over(on + timedelta(days=max(every, 1) - 1), time_zone)
    return Turn(number, on, due_at(on, 0, time_zone), over)


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
