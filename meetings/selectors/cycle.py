"""A body's cycle as it is read: whose turn it is, the proposal of the next session, and a cadence that was missed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from cooperation import clock
from cooperation.access import Actor
from cooperation.statements import statement
from cooperation.texts import Text
from meetings.models import Departure, Review, Rotation
from meetings.rules import cycle, schedule
from meetings.selectors.calendars import Calendars, Closed
from programs.models import Body, Party, Programme, Side

#: At what hour a session is proposed to begin where there was none before.
HOUR = time(10)


@dataclass(frozen=True, slots=True)
class Turns:
    """A body's rotation: its order, what was agreed otherwise, and whose turn each session is, by number."""

    rotation: Rotation
    order: list[Party]
    departures: list[Departure]
    by_number: dict[int, cycle.Turn[UUID]]


def rotation_of(body_id: UUID) -> Rotation | None:
    """The rotation of a body; None where it has none."""
    found: Rotation | None = Rotation.unscoped.filter(body_id=body_id).first()
    return found


def turns(body_id: UUID, upto: int) -> Turns | None:
    """The rotation with the turns of the sessions up to and with the number `upto`; None where there is none."""
    rotation = rotation_of(body_id)
    if rotation is None:
        return None
    order = [turn.party for turn in rotation.turns.select_related("party").order_by("position")]
    departures = list(rotation.departures.select_related("party", "other").order_by("number", "entered_at"))
    numbers = numbers_of(body_id, rotation.from_number, upto)
    found = cycle.hosts([party.pk for party in order], numbers, [as_rule(one) for one in departures])
    return Turns(rotation, order, departures, found)


def as_rule(one: Departure) -> cycle.Departure[UUID]:
    """The departure as the rule takes it."""
    kind = "swap" if one.kind == Departure.Kind.SWAP else "skip"
    return cycle.Departure(one.number, kind, one.party_id, one.other_id)  # type: ignore[arg-type]


def numbers_of(body_id: UUID, first: int, upto: int) -> list[int]:
    """The numbers from `first` to `upto` that use up a turn: those of cancelled sessions do not."""
    cancelled = Review.unscoped.filter(body_id=body_id, state=Review.State.CANCELLED)
    gone = set(cancelled.values_list("number", flat=True))
    return [number for number in range(first, upto + 1) if number not in gone]


def next_number(body_id: UUID) -> int:
    """The number of the session that is called next."""
    last = Review.unscoped.filter(body_id=body_id).order_by("-number").values_list("number", flat=True)
    return (last.first() or 0) + 1


# --- The next session -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Proposal:
    """The next session as the cycle gives it. `begins` are the first days that are proposed, the best first.

    `last`: the session it follows; `waiting`: one that is called already, or postponed without a date.
    """

    programme: Programme
    number: int
    last: Review | None
    waiting: Review | None
    turns: Turns | None
    turn: Party | None
    host: Party | None
    days: cycle.Days[Closed]
    calendars: Calendars
    covers_from: date
    covers_to: date
    starts_at_time: time
    time_zone: str
    place: Text
    #: By when a session was due, where none was held within the interval and none has a date.
    missed: date | None

    @property
    def begins(self) -> tuple[date, ...]:
        return self.days.found

    def ends(self, first: date) -> date:
        """The last day of a session that begins on `first`."""
        return cycle.span(first, self.days.length)[-1]


def proposal(programme: Programme) -> Proposal:
    """The next session of the body that keeps a programme. Nothing is written."""
    body = programme.body
    reviews = Review.unscoped.filter(body=body).exclude(state=Review.State.CANCELLED).order_by("-number")
    newest = reviews.first()
    last = reviews.exclude(state=Review.State.POSTPONED).select_related("host").first()
    number = next_number(body.pk)
    turned = turns(body.pk, number)
    turn, host = _of_turn(turned, number)
    zone = (host or (last.host if last else None) or _first_side(programme)).time_zone
    today = clock.today(zone)
    after = max(today, last.ends_on) if last else today
    aim = cycle.later(last.starts_on if last else today, body.interval_months)
    length = (last.ends_on - last.starts_on).days + 1 if last else 1
    sides = Side.unscoped.filter(programme=programme).present(max(aim, after)).select_related("party")
    calendars = Calendars([*(side.party for side in sides.order_by("order")), *([host] if host else [])])
    covers_from = last.covers_to + timedelta(days=1) if last else today
    return Proposal(
        programme=programme, number=number, last=last,
        waiting=newest if newest and newest.state in schedule.AHEAD else None,
        turns=turned, turn=turn, host=host,
        days=cycle.propose(aim, length, calendars.closed, after=after), calendars=calendars,
        covers_from=covers_from,
        covers_to=cycle.later(covers_from, body.interval_months) - timedelta(days=1),
        starts_at_time=last.starts_at_time if last else HOUR, time_zone=zone, place=_place(reviews, host, last),
        missed=_missed(reviews, body, today),
    )  # fmt: skip


def _missed(reviews: QuerySet[Review], body: Body, today: date) -> date | None:
    held = reviews.filter(state=Review.State.CONCLUDED).first()
    dated = reviews.filter(state__in=schedule.DATED).exists()
    return cycle.missed(held.starts_on, body.interval_months, today, dated=dated) if held else None


def _of_turn(turned: Turns | None, number: int) -> tuple[Party | None, Party | None]:
    """Whose turn a session is, and who hosts it."""
    found = turned.by_number.get(number) if turned else None
    if turned is None or found is None:
        return None, None
    parties = {party.pk: party for party in turned.order}
    return parties[found.turn], parties[found.host]


def _first_side(programme: Programme) -> Any:
    side = Side.unscoped.filter(programme=programme).select_related("party").order_by("order").first()
    return side.party if side else Party()


def _place(reviews: QuerySet[Review], host: Party | None, last: Review | None) -> Text:
    """Where the host held its last session; without a host, where the last one was held."""
    if host is None:
        return last.place if last else {}
    held = reviews.filter(host=host).values_list("place", flat=True).first()
    return held or {}


# --- A cadence that was missed ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Missed:
    """That a body has had no session within its interval, and none has a date. `due`: by when it was due."""

    body: Body
    last: Review
    due: date


@statement
def _last_held(actor: Actor) -> QuerySet[Review]:
    """The last session of each body that was held, and whether another has a date (`dated`)."""
    dated = Review.unscoped.filter(body_id=OuterRef("body_id"), state__in=schedule.DATED)
    rows: QuerySet[Review] = (
        Review.objects.visible_to(actor)
        .filter(state=Review.State.CONCLUDED)
        .select_related("body")
        .annotate(dated=Exists(dated))
        .order_by("body_id", "-starts_on", "-number")
        .distinct("body_id")
    )
    return rows


def missed(actor: Actor) -> Sequence[Missed]:
    """The bodies of the actor whose cadence was missed, by when a session was due."""
    found = []
    today = clock.today(actor.time_zone)
    rows: list[Any] = list(_last_held(actor)())
    for last in rows:
        due = cycle.missed(last.starts_on, last.body.interval_months, today, dated=last.dated)
        if due is not None:
            found.append(Missed(last.body, last, due))
    return sorted(found, key=lambda one: one.due)
