"""Reservations and how the other parties stand to them (VCLT 19 to 23)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .acts import CONSENT, Act, Kind, Party
from .days import TWELVE_MONTHS, Period, latest
from .treaty import Treaty
from .withdrawn import standing


class Reply(StrEnum):
    """How a party stands to another's reservation."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    OBJECTED = "objected"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Standing:
    """One party's answer to a reservation.

    `deadline`: the last day for its objection; `since`: when it objected, or the day after which its silence is
    acceptance. `late`: an objection that came after the deadline and changes nothing.
    """

    party: Party
    reply: Reply
    deadline: Period
    since: Period | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class ReservationState:
    """A reservation on a day: whether it stands, since when or until when, and the answer of each other party."""

    act: Act
    stands: bool
    withdrawn_on: Period | None
    answers: tuple[Standing, ...]


def reservations_at(
    treaty: Treaty, as_of: date, known_on: date | None = None
) -> tuple[ReservationState, ...]:
    """Every reservation made by `as_of`, as known on `known_on`.

    Its withdrawal takes effect when the others receive it (VCLT 22(3)(a)).
    """
    treaty = treaty.as_known(known_on)
    acts = standing(treaty, treaty.acts, as_of)
    others = treaty.parties(acts)
    return tuple(
        _state(act, acts, others, as_of)
        for act in acts
        if act.kind is Kind.RESERVATION and act.arrived.by(as_of) is not False
    )


def last_day_for_objection(reservation: Act, consent: Act | None) -> Period:
    """Twelve months after the reservation was notified, or the party's own consent if that is later (VCLT 20(5))."""
    days = [reservation.arrived.plus(TWELVE_MONTHS)]
    return latest([*days, consent.arrived] if consent is not None else days)


def _state(act: Act, acts: Sequence[Act], others: Iterable[Party], as_of: date) -> ReservationState:
    withdrawals = [
        each.takes_effect
        for each in acts
        if each.kind is Kind.WITHDRAWAL_OF_RESERVATION and each.of == act.key and each.party == act.party
    ]
    withdrawn = withdrawals[0] if withdrawals else None
    answers = tuple(_answer(act, party, acts, as_of) for party in others if party != act.party)
    stands = withdrawn is None or not withdrawn.by(as_of)
    return ReservationState(act, stands, withdrawn, answers)


def _answer(reservation: Act, party: Party, acts: Sequence[Act], as_of: date) -> Standing:
    consents = [act for act in acts if act.party == party and act.kind in CONSENT]
    deadline = last_day_for_objection(reservation, consents[0] if consents else None)
    objections = [
        act.arrived
        for act in acts
        if act.kind is Kind.OBJECTION and act.of == reservation.key and act.party == party
    ]
    if objections and objections[0].last <= deadline.first:
        return Standing(party, Reply.OBJECTED, deadline, objections[0])
    if objections and objections[0].first <= deadline.last:
        return Standing(party, Reply.UNKNOWN, deadline, objections[0])
    late = bool(objections)
    # One that has not consented yet may still object until it does.
    if not consents or as_of <= deadline.first:
        return Standing(party, Reply.PENDING, deadline, late=late)
    over = as_of > deadline.last
    return Standing(
        party, Reply.ACCEPTED if over else Reply.UNKNOWN, deadline, deadline if over else None, late
    )
