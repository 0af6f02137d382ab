"""The state of a treaty and of each of its parties on any date, as known on any date.

It is derived from the acts alone and stored nowhere. A day from which something holds is the first on which it does: on
the day of expiry or of the effect of a denunciation the treaty is no longer in force.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from .acts import CONSENT, SIGNING, Act, Kind, Party, known
from .days import Period
from .membership import End, Membership, Memberships, ends_by_itself, leaving_fewer, memberships
from .outcome import Missing, Outcome, day_of
from .provisional import application
from .suspension import suspended
from .terms import Term, terms
from .treaty import Treaty, by_party, done, entry_of, signed_on


class TreatyStatus(StrEnum):
    """What state a treaty is in; UNKNOWN where what is recorded does not decide it."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    OPEN_FOR_SIGNATURE = "open_for_signature"
    SIGNED = "signed"
    PROVISIONALLY_APPLIED = "provisionally_applied"
    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    TERMINATED = "terminated"
    SUPERSEDED = "superseded"
    LAPSED = "lapsed"
    UNKNOWN = "unknown"


class PartyStatus(StrEnum):
    """What state a party is in; UNKNOWN where what is recorded does not decide it."""

    NONE = "none"
    SIGNATORY = "signatory"
    BOUND_PENDING = "bound_pending"
    IN_FORCE = "in_force_for_party"
    WITHDRAWING = "withdrawing"
    FORMER = "former_party"
    UNKNOWN = "unknown"


#: In these the treaty is in force for the party.
BOUND = frozenset({PartyStatus.IN_FORCE, PartyStatus.WITHDRAWING})
#: In these the treaty is in force, suspended or not.
ALIVE = frozenset({TreatyStatus.IN_FORCE, TreatyStatus.SUSPENDED})


@dataclass(frozen=True, slots=True)
class PartyState:
    """One party on that day.

    `membership`: the last time it became or will become a party. `consented_on`: its last consent to be bound.
    `obliged`: not to defeat the object and purpose of what it has signed (VCLT 18). `provisional`, `suspended`:
    beside the status.
    """

    party: Party
    status: PartyStatus
    signed_on: Period | None = None
    consented_on: Period | None = None
    membership: Membership | None = None
    provisional: bool = False
    suspended: bool = False
    obliged: bool = False
    missing: tuple[Missing, ...] = ()


@dataclass(frozen=True, slots=True)
class TreatyState:
    """A treaty on that day: its status, entry into force with its derivation, the current term, how it ends or ended.

    `end` is None where no end is known; `missing`: what would have to be known where the status is unknown.
    """

    as_of: date
    known_on: date | None
    status: TreatyStatus
    entry: Outcome
    parties: tuple[PartyState, ...]
    term: Term | None = None
    end: End | None = None
    missing: tuple[Missing, ...] = ()

    def of(self, party: str) -> PartyState | None:
        """The state of the party with that key."""
        return next((each for each in self.parties if each.party.key == party), None)


def status_at(treaty: Treaty, as_of: date, known_on: date | None = None) -> TreatyState:
    """The state of a treaty and its parties on `as_of`, as known on `known_on` (None: now)."""
    recorded = known(treaty.acts, known_on)
    acts = done(recorded, as_of)
    entry = entry_of(treaty.clauses, acts, as_of)
    held = memberships(treaty, entry, acts, as_of)
    in_force = day_of(entry)
    run = () if in_force is None else terms(treaty.clauses, in_force, acts, as_of)
    end = _end(treaty, acts, held, run)
    if end is not None:
        held = _ended_with_treaty(held, end)
    ground = _Ground(treaty, acts, as_of, in_force, end, held, by_party(acts))
    parties = tuple(_party(ground, party) for party in treaty.parties(recorded))
    status, missing = _status(ground, entry, parties)
    return TreatyState(as_of, known_on, status, entry, parties, run[-1] if run else None, end, missing)


@dataclass(frozen=True, slots=True)
class _Ground:
    """What the states stand on."""

    treaty: Treaty
    acts: Sequence[Act]
    as_of: date
    in_force: Period | None
    end: End | None
    held: Memberships
    by_party: Mapping[str, Sequence[Act]]

    def concerning(self, party: Party) -> tuple[Act, ...]:
        """The acts of a party, and those of all together."""
        return (*self.by_party.get(party.key, ()), *self.by_party[""])

    @property
    def over(self) -> bool:
        """Whether the treaty has certainly ended by then."""
        return self.end is not None and self.end.on.by(self.as_of) is True


def _end(treaty: Treaty, acts: Sequence[Act], held: Memberships, run: Sequence[Term]) -> End | None:
    """The first of the ends that are known: by an act of all, expiry, denunciation, or too few parties."""
    ends = [
        End(act.takes_effect, act.kind.value) for act in acts if act.party is None and ends_by_itself(act)
    ]
    if run and run[-1].renewed is not True:
        missing = (
            () if run[-1].renewed is False else (Missing("receipt_of_notice", {"date": run[-1].expiry}),)
        )
        expiry = run[-1].expiry if run[-1].renewed is False else Period.since(run[-1].expiry.first)
        ends.append(End(expiry, "expired", missing))
    bilateral = treaty.clauses.bilateral
    ends += [
        left if bilateral else replace(left, cause="fewer_parties", notice=None)
        for left in leaving_fewer(held, 2 if bilateral else treaty.clauses.ends_below or 1)
    ]
    return min(ends, key=lambda end: (end.on.first, end.on.last)) if ends else None


def _ended_with_treaty(held: Memberships, end: End) -> Memberships:
    """Nobody is a party to a treaty that has ended, nor becomes one (I1)."""
    kept = {
        key: tuple(each.ends([end]) for each in several if each.since.first < end.on.last)
        for key, several in held.items()
    }
    return {key: several for key, several in kept.items() if several}


def _status(
    ground: _Ground, entry: Outcome, parties: Sequence[PartyState]
) -> tuple[TreatyStatus, tuple[Missing, ...]]:
    begun = False if ground.in_force is None else ground.in_force.by(ground.as_of)
    ended = False if ground.end is None else ground.end.on.by(ground.as_of)
    if ended:
        return _over(ground, begun), ()
    if begun is None or (ended is None and begun):
        missing = getattr(entry, "missing", ()) if begun is None else _end_missing(ground)
        return TreatyStatus.UNKNOWN, missing
    if begun:
        whole = suspended(ground.by_party[""], None, ground.as_of)
        return (TreatyStatus.SUSPENDED if whole else TreatyStatus.IN_FORCE), ()
    return _before(ground, parties), getattr(entry, "missing", ())


def _end_missing(ground: _Ground) -> tuple[Missing, ...]:
    end = ground.end
    if end is None:
        return ()
    return end.missing or (Missing("end", {"cause": end.cause, "date": end.on}),)


def _over(ground: _Ground, begun: bool | None) -> TreatyStatus:
    """How a treaty has ended; one that never entered into force has lapsed."""
    end = ground.end
    if ground.in_force is None or begun is False or end is None or end.on.last <= ground.in_force.first:
        return TreatyStatus.LAPSED
    if end.cause == Kind.SUPERSEDED:
        return TreatyStatus.SUPERSEDED
    return TreatyStatus.EXPIRED if end.cause in ("expired", Kind.NON_RENEWAL) else TreatyStatus.TERMINATED


def _before(ground: _Ground, parties: Sequence[PartyState]) -> TreatyStatus:
    """How far a treaty has come that is not in force."""
    if any(party.provisional for party in parties):
        return TreatyStatus.PROVISIONALLY_APPLIED
    kinds = {act.kind for act in ground.acts if act.on.by(ground.as_of)}
    # Where somebody has consented to be bound, the treaty has been signed, though nobody recorded it.
    if kinds & (SIGNING | CONSENT | {Kind.REPLY_NOTE}):
        return TreatyStatus.SIGNED
    if Kind.OPENED_FOR_SIGNATURE in kinds and Kind.CLOSED_FOR_SIGNATURE not in kinds:
        return TreatyStatus.OPEN_FOR_SIGNATURE
    return TreatyStatus.ADOPTED if kinds & {Kind.ADOPTION, Kind.OPENED_FOR_SIGNATURE} else TreatyStatus.DRAFT


def _party(ground: _Ground, party: Party) -> PartyState:
    own, concerning = ground.by_party.get(party.key, ()), ground.concerning(party)
    several = ground.held.get(party.key, ())
    signed = signed_on(concerning, party, ground.treaty.sides)
    consent = _last(own, CONSENT | {Kind.SUCCESSION, Kind.CONTINUATION})
    status = _standing(ground, several, consent)
    if status is PartyStatus.NONE and signed is not None and signed.by(ground.as_of):
        status = PartyStatus.SIGNATORY
    membership = several[-1] if several else None
    return PartyState(
        party,
        status,
        signed_on=signed,
        consented_on=None if consent is None else consent.arrived,
        membership=membership,
        provisional=status not in BOUND and _provisional(ground, party),
        suspended=status in BOUND and suspended(concerning, party, ground.as_of),
        obliged=status in _AWAITING and not ground.over and not _declined(own, ground.as_of),
        missing=membership.missing if membership is not None and status is PartyStatus.UNKNOWN else (),
    )


_AWAITING = frozenset({PartyStatus.SIGNATORY, PartyStatus.BOUND_PENDING})


def _provisional(ground: _Ground, party: Party) -> bool:
    """Whether it certainly applies the treaty provisionally that day."""
    found = application(ground.treaty, ground.concerning(party), party, ground.held, ground.in_force)
    if found is None or ground.over:
        return False
    ended = found.until is not None and found.until.by(ground.as_of) is not False
    return found.since.by(ground.as_of) is True and not ended


def _declined(own: Iterable[Act], as_of: date) -> bool:
    """Whether it has made clear that it does not intend to become a party (VCLT 18(a))."""
    return any(act.kind is Kind.NOT_TO_BECOME_PARTY and act.takes_effect.by(as_of) for act in own)


def _last(own: Iterable[Act], kinds: frozenset[Kind]) -> Act | None:
    found = [act for act in own if act.kind in kinds]
    return found[-1] if found else None


def _standing(ground: _Ground, several: Sequence[Membership], consent: Act | None) -> PartyStatus:
    """Where the party stands by the last of its memberships that has begun; before any has, by its consent."""
    begun = [each for each in several if each.since.by(ground.as_of) is not False]
    if begun:
        return _within(begun[-1], later=len(begun) < len(several), as_of=ground.as_of)
    if several:
        return PartyStatus.BOUND_PENDING
    if consent is None or ground.in_force is not None or ground.over:
        return PartyStatus.NONE
    return PartyStatus.BOUND_PENDING if consent.arrived.by(ground.as_of) else PartyStatus.UNKNOWN


def _within(membership: Membership, *, later: bool, as_of: date) -> PartyStatus:
    """Where a party stands by a membership that has begun, or may have; `later`: another one is to come."""
    gone = False if membership.until is None else membership.until.by(as_of)
    if gone:
        return PartyStatus.BOUND_PENDING if later else PartyStatus.FORMER
    if gone is None or membership.since.by(as_of) is None:
        return PartyStatus.UNKNOWN
    return PartyStatus.IN_FORCE if membership.notice is None else PartyStatus.WITHDRAWING
