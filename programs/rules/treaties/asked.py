"""What is asked of an act of each kind when it is recorded, and nothing else."""

from dataclasses import dataclass
from enum import StrEnum

from .acts import CONSENT, SIGNING, Kind


class Whose(StrEnum):
    """Who does an act of a kind: one party, all of them together, or either."""

    ONE = "one"
    ALL = "all"
    EITHER = "either"


class Need(StrEnum):
    """Whether something is asked, and whether it has to be answered."""

    NO = "no"
    MAY = "may"
    MUST = "must"


@dataclass(frozen=True, slots=True)
class Asked:
    """What an act of a kind says of itself beside its date, place and note.

    `effective` MUST: it is known by its effect where the day on which it was done is not given. `about`: the kinds of
    acts that it may be about; empty where it is about none.
    """

    whose: Whose
    received: Need = Need.NO
    effective: Need = Need.NO
    until: Need = Need.NO
    named: Need = Need.NO
    predecessor: Need = Need.NO
    about: frozenset[Kind] = frozenset()
    about_needed: bool = False
    signatory: bool = False


#: The kinds in the order in which an agreement lives through them, a heading's code for each group.
GROUPS: dict[str, tuple[Kind, ...]] = {
    "conclusion": (
        Kind.FULL_POWERS, Kind.INITIALLING, Kind.ADOPTION, Kind.OPENED_FOR_SIGNATURE, Kind.SIGNATURE,
        Kind.SIGNATURE_AD_REFERENDUM, Kind.CONFIRMATION, Kind.CLOSED_FOR_SIGNATURE, Kind.NOTE, Kind.REPLY_NOTE,
        Kind.ENDORSEMENT_BY_AUTHORITY, Kind.REGISTERED,
    ),
    "consent": (
        Kind.DEFINITIVE_SIGNATURE, Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL, Kind.ACCESSION,
        Kind.FORMAL_CONFIRMATION, Kind.NOTIFICATION, Kind.SIMPLIFIED_PROCEDURE, Kind.CONSENT_TO_BE_BOUND,
        Kind.SUCCESSION, Kind.CONTINUATION, Kind.INSTRUMENT_WITHDRAWN, Kind.NOT_TO_BECOME_PARTY,
    ),
    "force": (
        Kind.EXCHANGE_OF_INSTRUMENTS, Kind.CIRCULATION, Kind.DECISION, Kind.EVENT, Kind.PROVISIONAL_APPLICATION,
        Kind.OBJECTION_TO_PROVISIONAL_APPLICATION, Kind.PROVISIONAL_APPLICATION_ENDED, Kind.ENTERED_INTO_FORCE,
    ),
    "reservations": (
        Kind.RESERVATION, Kind.DECLARATION, Kind.OBJECTION, Kind.WITHDRAWAL_OF_RESERVATION,
        Kind.TERRITORIAL_APPLICATION, Kind.EXCLUSION,
    ),
    "term": (Kind.EXTENDED, Kind.NON_RENEWAL, Kind.SUSPENDED, Kind.RESUMED),
    "end": (
        Kind.DENUNCIATION, Kind.RESCISSION_OF_WITHDRAWAL, Kind.TERMINATED, Kind.SUPERSEDED, Kind.CEASED_TO_EXIST,
        Kind.ENDED,
    ),
}  # fmt: skip

_OF_ALL = frozenset(
    {
        Kind.OPENED_FOR_SIGNATURE, Kind.CLOSED_FOR_SIGNATURE, Kind.EXCHANGE_OF_INSTRUMENTS, Kind.DECISION,
        Kind.CIRCULATION, Kind.EVENT, Kind.EXTENDED, Kind.TERMINATED, Kind.SUPERSEDED, Kind.REGISTERED,
    }
)  # fmt: skip
_OF_EITHER = frozenset(
    {
        Kind.ADOPTION, Kind.INITIALLING, Kind.SIGNATURE, Kind.DEFINITIVE_SIGNATURE, Kind.ENDORSEMENT_BY_AUTHORITY,
        Kind.PROVISIONAL_APPLICATION, Kind.PROVISIONAL_APPLICATION_ENDED, Kind.SUSPENDED, Kind.RESUMED,
        Kind.ENTERED_INTO_FORCE, Kind.ENDED,
    }
)  # fmt: skip
#: What another side or the depositary receives, so that its day of receipt may be another.
_RECEIVED = (CONSENT - SIGNING) | {
    Kind.CONFIRMATION, Kind.SUCCESSION, Kind.CONTINUATION, Kind.NOT_TO_BECOME_PARTY, Kind.NOTE, Kind.REPLY_NOTE,
    Kind.OBJECTION_TO_PROVISIONAL_APPLICATION, Kind.PROVISIONAL_APPLICATION_ENDED, Kind.RESERVATION, Kind.DECLARATION,
    Kind.OBJECTION, Kind.WITHDRAWAL_OF_RESERVATION, Kind.TERRITORIAL_APPLICATION, Kind.EXCLUSION, Kind.NON_RENEWAL,
    Kind.DENUNCIATION, Kind.RESCISSION_OF_WITHDRAWAL, Kind.INSTRUMENT_WITHDRAWN,
}  # fmt: skip
#: What may say itself from when it takes effect.
_EFFECTIVE = (CONSENT - SIGNING) | {
    Kind.SUCCESSION, Kind.CONTINUATION, Kind.DECISION, Kind.PROVISIONAL_APPLICATION, Kind.PROVISIONAL_APPLICATION_ENDED,
    Kind.TERRITORIAL_APPLICATION, Kind.EXCLUSION, Kind.EXTENDED, Kind.SUSPENDED, Kind.RESUMED, Kind.DENUNCIATION,
    Kind.TERMINATED, Kind.SUPERSEDED, Kind.ENTERED_INTO_FORCE, Kind.ENDED, Kind.WITHDRAWAL_OF_RESERVATION,
}  # fmt: skip
_ABOUT: dict[Kind, tuple[frozenset[Kind], bool]] = {
    Kind.OBJECTION: (frozenset({Kind.RESERVATION, Kind.DECLARATION, Kind.CIRCULATION}), True),
    Kind.WITHDRAWAL_OF_RESERVATION: (frozenset({Kind.RESERVATION}), True),
    Kind.RESCISSION_OF_WITHDRAWAL: (frozenset({Kind.DENUNCIATION, Kind.NON_RENEWAL}), False),
    Kind.CONFIRMATION: (frozenset({Kind.SIGNATURE_AD_REFERENDUM}), False),
    Kind.INSTRUMENT_WITHDRAWN: (CONSENT - SIGNING, True),
}
#: What they name: the event, the body, the territory.
_NAMED = {
    Kind.EVENT: Need.MUST, Kind.DECISION: Need.MAY, Kind.TERRITORIAL_APPLICATION: Need.MUST, Kind.EXCLUSION: Need.MUST,
}  # fmt: skip
_UNSIGNED = frozenset(
    {Kind.CEASED_TO_EXIST, Kind.ENDED, Kind.ENTERED_INTO_FORCE, Kind.SUSPENDED, Kind.RESUMED}
)


def asked(kind: Kind) -> Asked:
    """What is asked of an act of this kind."""
    whose = Whose.ALL if kind in _OF_ALL else Whose.EITHER if kind in _OF_EITHER else Whose.ONE
    about, about_needed = _ABOUT.get(kind, (frozenset[Kind](), False))
    return Asked(
        whose,
        received=Need.MAY if kind in _RECEIVED else Need.NO,
        effective=Need.MAY if kind in _EFFECTIVE else Need.NO,
        until={Kind.EXTENDED: Need.MUST, Kind.SUSPENDED: Need.MAY}.get(kind, Need.NO),
        named=_NAMED.get(kind, Need.NO),
        predecessor=Need.MAY if kind in (Kind.SUCCESSION, Kind.CONTINUATION) else Need.NO,
        about=about,
        about_needed=about_needed,
        signatory=whose is not Whose.ALL and kind not in _UNSIGNED,
    )
