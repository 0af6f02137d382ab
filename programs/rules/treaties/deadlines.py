"""What must happen by when, and what will happen when, seen from a day: the legal deadlines of a treaty."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .acts import Party
from .days import Period
from .outcome import Found
from .reservations import Reply, reservations_at
from .status import ALIVE, PartyStatus, TreatyState
from .treaty import Treaty


class Due(StrEnum):
    """A kind of legal deadline."""

    ENTRY_INTO_FORCE = "entry_into_force"
    IN_FORCE_FOR_PARTY = "in_force_for_party"
    LAST_DAY_FOR_NOTICE = "last_day_for_notice"
    RENEWAL = "renewal"
    END = "end"
    WITHDRAWAL_EFFECTIVE = "withdrawal_effective"
    LAST_DAY_FOR_OBJECTION = "last_day_for_objection"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day to come: what falls on it, whose it is where it is one party's, and why where it is an end."""

    due: Due
    on: Period
    party: Party | None = None
    cause: str = ""


def deadlines(treaty: Treaty, state: TreatyState) -> tuple[Deadline, ...]:
    """The deadlines that have not passed on the day of `state`, a state of this treaty; the next first."""
    found = [*_of_treaty(state), *_of_parties(state), *_of_reservations(treaty, state)]
    coming = (each for each in found if each.on.last >= state.as_of)
    return tuple(
        sorted(coming, key=lambda each: (each.on, each.due, "" if each.party is None else each.party.called))
    )


def _of_treaty(state: TreatyState) -> Iterator[Deadline]:
    """Entry into force to come; of one in force the end, or the renewal and how long it can be kept from."""
    if isinstance(state.entry, Found) and state.entry.on > state.as_of:
        yield Deadline(Due.ENTRY_INTO_FORCE, Period.of(state.entry.on))
    if state.status not in ALIVE:
        return
    if state.end is not None:
        yield Deadline(Due.END, state.end.on, cause=state.end.cause)
    elif state.term is not None:
        yield Deadline(Due.RENEWAL, state.term.expiry)
    # Nobody keeps from renewal what is not renewed.
    if state.term is not None and state.term.renewed and state.term.last_day_for_notice is not None:
        yield Deadline(Due.LAST_DAY_FOR_NOTICE, state.term.last_day_for_notice)


def _of_parties(state: TreatyState) -> Iterator[Deadline]:
    for each in state.parties:
        membership = each.membership
        if membership is None:
            continue
        if each.status is PartyStatus.BOUND_PENDING and membership.since.last > state.as_of:
            yield Deadline(Due.IN_FORCE_FOR_PARTY, membership.since, each.party)
        if each.status is PartyStatus.WITHDRAWING and membership.until is not None:
            yield Deadline(Due.WITHDRAWAL_EFFECTIVE, membership.until, each.party, membership.cause)


def _of_reservations(treaty: Treaty, state: TreatyState) -> Iterator[Deadline]:
    """The last days for objection of those that still may; one that has not consented has none before it does."""
    bound = {each.party.key for each in state.parties if each.consented_on is not None}
    for reservation in reservations_at(treaty, state.as_of, state.known_on):
        for answer in reservation.answers:
            if reservation.stands and answer.reply is Reply.PENDING and answer.party.key in bound:
                yield Deadline(Due.LAST_DAY_FOR_OBJECTION, answer.deadline, answer.party)
