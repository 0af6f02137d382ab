"""Acts as data: what a party, or all of them together, did on a treaty, when, and since when that is known here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .days import Length, Period


class Kind(StrEnum):
    """Kinds of acts, named as in the Vienna Convention and the UN Treaty Handbook.

    Where the ledger has a kind of the same name, it is the same. ENDED: that a treaty, or the participation of a party,
    ended, where the source does not say by what act.
    """

    ADOPTION = "adoption"
    OPENED_FOR_SIGNATURE = "opened_for_signature"
    CLOSED_FOR_SIGNATURE = "closed_for_signature"
    INITIALLING = "initialling"
    FULL_POWERS = "full_powers"
    SIGNATURE = "signature"
    SIGNATURE_AD_REFERENDUM = "signature_ad_referendum"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    CONFIRMATION = "confirmation"
    ENDORSEMENT_BY_AUTHORITY = "endorsement_by_authority"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    FORMAL_CONFIRMATION = "formal_confirmation"
    CONSENT_TO_BE_BOUND = "consent_to_be_bound"
    SIMPLIFIED_PROCEDURE = "simplified_procedure"
    NOTIFICATION = "notification"
    SUCCESSION = "succession"
    CONTINUATION = "continuation"
    CEASED_TO_EXIST = "ceased_to_exist"
    NOT_TO_BECOME_PARTY = "not_to_become_party"
    EXCHANGE_OF_INSTRUMENTS = "exchange_of_instruments"
    NOTE = "note"
    REPLY_NOTE = "reply_note"
    DECISION = "decision"
    CIRCULATION = "circulation"
    EVENT = "event"
    ENTERED_INTO_FORCE = "entered_into_force"
    PROVISIONAL_APPLICATION = "provisional_application"
    OBJECTION_TO_PROVISIONAL_APPLICATION = "provisional_application_opposed"
    PROVISIONAL_APPLICATION_ENDED = "provisional_application_ended"
    RESERVATION = "reservation"
    WITHDRAWAL_OF_RESERVATION = "withdrawal_of_reservation"
    DECLARATION = "declaration"
    OBJECTION = "objection"
    TERRITORIAL_APPLICATION = "territorial_application"
    EXCLUSION = "exclusion"
    NON_RENEWAL = "non_renewal"
    EXTENDED = "extended"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    DENUNCIATION = "denunciation"
    RESCISSION_OF_WITHDRAWAL = "rescission_of_withdrawal"
    TERMINATED = "terminated"
    ENDED = "ended"
    INSTRUMENT_WITHDRAWN = "instrument_withdrawn"
    SUPERSEDED = "superseded"
    REGISTERED = "registered"


#: By these a State or organisation consents to be bound (VCLT 11 to 15); succession is counted apart.
CONSENT = frozenset(
    {
        Kind.DEFINITIVE_SIGNATURE, Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL, Kind.ACCESSION,
        Kind.FORMAL_CONFIRMATION, Kind.CONSENT_TO_BE_BOUND, Kind.SIMPLIFIED_PROCEDURE, Kind.NOTIFICATION,
    }
)  # fmt: skip
#: These make a signatory (VCLT 18).
SIGNING = frozenset({Kind.SIGNATURE, Kind.SIGNATURE_AD_REFERENDUM, Kind.DEFINITIVE_SIGNATURE})
#: These take effect before the day on which they are done, by their nature.
_LOOKING_BACK = frozenset({Kind.SUCCESSION, Kind.CONTINUATION})


class PartyKind(StrEnum):
    """What kind of party this is, for treaties that do not count every kind."""

    STATE = "state"
    REGIONAL_ORGANISATION = "regional_organisation"
    ORGANISATION = "organisation"
    TERRITORY = "territory"


@dataclass(frozen=True, slots=True)
class Party:
    """A State or organisation: its key in rules and tables, its name as read, and its kind.

    A State that has ceased to exist is a State: what it deposited counts.
    """

    key: str
    name: str = ""
    kind: PartyKind = PartyKind.STATE

    @property
    def called(self) -> str:
        return self.name or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One version of one act; of one party, or of all of them together where `party` is None.

    `on`: the day it was done (an instrument: deposited); Period.until() where only its effect is known. `received`: by
    the depositary or the other side, where that is another day. `effective`: from when it takes effect where the act
    itself says so; before `on` only with `retroactive` (or by succession). `until` and `length`: how far an extension
    or suspension reaches. `of`: the key of the act it is about (objection, rescission, withdrawal of a reservation), or
    the name of the body or event. `predecessor`: the key of the party succeeded. `known_on`: when it became known here;
    without it the day of receipt, without that it was always known. A correction is a higher `version` under the same
    `key` and says since when it is known; with `void` the act is struck out. `doubted`: the source itself doubts a
    date. ValueError where these contradict each other.
    """

    key: str
    kind: Kind
    on: Period
    party: Party | None = None
    effective: Period | None = None
    received: Period | None = None
    until: Period | None = None
    length: Length | None = None
    of: str = ""
    predecessor: str = ""
    known_on: date | None = None
    version: int = 1
    void: bool = False
    retroactive: bool = False
    doubted: bool = False

    def __post_init__(self) -> None:
        if self.version > 1 and self.known_on is None:
            raise ValueError("a correction says since when it is known")
        if self._too_early():
            raise ValueError("an act takes effect before it is done only where it is retroactive")

    def _too_early(self) -> bool:
        if self.effective is None or self.retroactive or self.kind in _LOOKING_BACK:
            return False
        return self.effective.last < self.on.first

    @property
    def known_since(self) -> date | None:
        """The first day on which this version is known; None where it always was."""
        if self.known_on is not None:
            return self.known_on
        return None if self.received is None else self.received.last

    @property
    def arrived(self) -> Period:
        """The day that counts for an instrument or notice: of its receipt, or on which it was done."""
        return self.received or self.on

    @property
    def undated(self) -> bool:
        """Whether nothing says how early it was done, so that it is known by its effect alone."""
        return self.arrived.first == date.min

    @property
    def takes_effect(self) -> Period:
        """The day from which it works: the one it names, or the one on which it arrived."""
        return self.effective or self.arrived


def known(acts: Iterable[Act], known_on: date | None) -> tuple[Act, ...]:
    """The acts as they were known on that day (None: now), each in the version of then, in a settled order."""
    held: dict[str, Act] = {}
    for act in acts:
        since = act.known_since
        if known_on is not None and since is not None and since > known_on:
            continue
        other = held.get(act.key)
        if other is None or other.version < act.version:
            held[act.key] = act
    return tuple(sorted((act for act in held.values() if not act.void), key=_order))


def _order(act: Act) -> tuple[date, str, str]:
    return act.arrived.last, "" if act.party is None else act.party.called, act.key
