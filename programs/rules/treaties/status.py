"""The state of a treaty and of each of its parties on any date, as known on any date.

It is derived from the acts alone and stored nowhere. A day from which something holds is the first on which it does: on
the day of expiry or of the effect of a denunciation the treaty is no longer in force.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .acts import CONSENT, SIGNING, Act, Kind, Party
from .days import Period
from .ground import EXPIRED, Ground, ground_of
from .membership import End, Membership
from .outcome import Missing, Outcome
from .provisional import application
from .suspension import suspended
from .terms import Term
from .treaty import Treaty, signed_on


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
    treaty = treaty.as_known(known_on)
    recorded = treaty.acts
    ground = ground_of(treaty, recorded, as_of)
    parties = tuple(_party(ground, party) for party in treaty.parties(recorded))
    status = status_on(ground)
    missing = _missing(ground, status)
    term = ground.run[-1] if ground.run else None
    return TreatyState(as_of, known_on, status, ground.entry, parties, term, ground.end, missing)


def status_of(treaty: Treaty, as_of: date, known_on: date | None = None) -> TreatyStatus:
    """The status that status_at() finds, without the parties and what is missing: for many treaties at once."""
    treaty = treaty.as_known(known_on)
    return status_on(ground_of(treaty, treaty.acts, as_of, parties=False))


def status_on(ground: Ground) -> TreatyStatus:
    """The status on the day of this ground."""
    begun, ended = ground.begun, ground.ended
    if ended:
        return _over(ground, begun)
    if begun is None or (ended is None and begun):
        return TreatyStatus.UNKNOWN
    if begun:
        return TreatyStatus.SUSPENDED if _suspended(ground, None) else TreatyStatus.IN_FORCE
    return _before(ground)


def _missing(ground: Ground, status: TreatyStatus) -> tuple[Missing, ...]:
    """What would have to be known: of the end where it is in force, else of the entry into force."""
    if ground.ended or status in ALIVE:
        return ()
    return _end_missing(ground) if ground.begun else getattr(ground.entry, "missing", ())


def _end_missing(ground: Ground) -> tuple[Missing, ...]:
    end = ground.end
    if end is None:
        return ()
    return end.missing or (Missing("end", {"cause": end.cause, "date": end.on}),)


def _over(ground: Ground, begun: bool | None) -> TreatyStatus:
    """How a treaty has ended; one that never entered into force has lapsed, where anything says that it did not."""
    end = ground.end
    never = ground.in_force is None or begun is False or end is None or end.on.last <= ground.in_force.first
    if end is None or (never and ground.told):
        return TreatyStatus.LAPSED
    if end.cause == Kind.SUPERSEDED:
        return TreatyStatus.SUPERSEDED
    return TreatyStatus.EXPIRED if end.cause in (EXPIRED, Kind.NON_RENEWAL) else TreatyStatus.TERMINATED


def _before(ground: Ground) -> TreatyStatus:
    """How far a treaty has come that is not in force."""
    if ground.applied_before and any(
        _provisional(ground, party) for party in ground.treaty.parties(ground.acts)
    ):
        return TreatyStatus.PROVISIONALLY_APPLIED
    kinds = {act.kind for act in ground.acts if act.on.by(ground.as_of)}
    # Where somebody has consented to be bound, the treaty has been signed, though nobody recorded it. Whether it is no
    # more than that cannot be said where nothing says when it enters into force.
    if kinds & (SIGNING | CONSENT | {Kind.REPLY_NOTE}):
        return TreatyStatus.SIGNED if ground.told else TreatyStatus.UNKNOWN
    if Kind.OPENED_FOR_SIGNATURE in kinds and Kind.CLOSED_FOR_SIGNATURE not in kinds:
        return TreatyStatus.OPEN_FOR_SIGNATURE
    if kinds & {Kind.ADOPTION, Kind.OPENED_FOR_SIGNATURE}:
        return TreatyStatus.ADOPTED
    # What is done was adopted or signed, and by whom nobody recorded.
    done = ground.treaty.done
    return TreatyStatus.DRAFT if done is None or done.by(ground.as_of) is False else TreatyStatus.UNKNOWN


def _party(ground: Ground, party: Party) -> PartyState:
    own = ground.by_party.get(party.key, ())
    several = ground.held.get(party.key, ())
    signed = signed_on(ground.concerning(party), party, ground.treaty)
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
        provisional=status not in BOUND and ground.applied_before and _provisional(ground, party),
        suspended=status in BOUND and _suspended(ground, party),
        obliged=status in _AWAITING and not ground.ended and not _declined(own, ground.as_of),
        missing=membership.missing if membership is not None and status is PartyStatus.UNKNOWN else (),
    )


_AWAITING = frozenset({PartyStatus.SIGNATORY, PartyStatus.BOUND_PENDING})


def _suspended(ground: Ground, party: Party | None) -> bool:
    """Whether operation is suspended that day, for this party or for all."""
    if Kind.SUSPENDED not in ground.kinds:
        return False
    acts = ground.by_party[""] if party is None else ground.concerning(party)
    return suspended(acts, party, ground.as_of)


def _provisional(ground: Ground, party: Party) -> bool:
    """Whether it certainly applies the treaty provisionally that day."""
    found = application(ground.treaty, ground.concerning(party), party, ground.held, ground.in_force)
    if found is None or ground.ended:
        return False
    ended = found.until is not None and found.until.by(ground.as_of) is not False
    return found.since.by(ground.as_of) is True and not ended


def _declined(own: Iterable[Act], as_of: date) -> bool:
    """Whether it has made clear that it does not intend to become a party (VCLT 18(a))."""
    return any(act.kind is Kind.NOT_TO_BECOME_PARTY and act.takes_effect.by(as_of) for act in own)


def _last(own: Iterable[Act], kinds: frozenset[Kind]) -> Act | None:
    found = [act for act in own if act.kind in kinds]
    return found[-1] if found else None


def _standing(ground: Ground, several: Sequence[Membership], consent: Act | None) -> PartyStatus:
    """Where the party stands by the last of its memberships that has begun; before any has, by its consent."""
    begun = [each for each in several if each.since.by(ground.as_of) is not False]
    if begun:
        return _within(begun[-1], later=len(begun) < len(several), as_of=ground.as_of)
    if several:
        return PartyStatus.BOUND_PENDING
    if consent is None or ground.in_force is not None or ground.ended:
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
