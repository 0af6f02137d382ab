"""What in the acts recorded on a treaty should not be, and is to be questioned rather than refused: history has it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from .acts import CONSENT, SIGNING, Act, Kind, Party
from .ground import ground_of
from .outcome import Missing
from .treaty import Treaty, by_party, done

_OF_SIGNATORIES = frozenset({Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL})
_CONSENTING = CONSENT | {Kind.SUCCESSION, Kind.CONTINUATION}
#: Registers write these years where they know no date.
_FIRST_YEAR, _LAST_YEAR = 1, 9999


def irregularities(
    treaty: Treaty, known_on: date | None = None, *, as_of: date | None = None
) -> tuple[Missing, ...]:
    """What is questionable in the acts done by `as_of` (None: all), as known on `known_on`, in the order of the acts.

    `signature`: a ratification, acceptance or approval without a signature, where the treaty asks for one (VCLT 14).
    `signatory`: an accession of one that has signed (VCLT 15). `signed_twice`: a second signature of one party.
    `before_adoption`: a signature before the text was adopted (VCLT 9). `predecessor`: a succession to one that never
    consented. `twice`: a second instrument of one that had not left (I4). `retroactive`: an act that takes effect
    before it was done, as it may where it says so (I2). `not_in_force`: a denunciation by one for which it was not in
    force. `no_denunciation`: one where the treaty does not admit it, and neither intention nor nature does (VCLT 56).
    `sentinel`: a date in a year that stands for none.
    """
    treaty = treaty.as_known(known_on)
    acts = treaty.acts if as_of is None else done(treaty.acts, as_of)
    own = by_party(acts)
    return tuple(
        Missing(code, {"act": act.key, "kind": act.kind.value, "party": _called(act.party), "date": act.on})
        for act in acts
        for one in [_Questioned(treaty, act, acts, own.get(act.party.key, ()) if act.party else ())]
        for code, holds in _CODES.items()
        if holds(one)
    )


def _called(party: Party | None) -> str:
    return "" if party is None else party.called


@dataclass(frozen=True, slots=True)
class _Questioned:
    """An act among all that were done. `own`: those of its party, with itself; none where all did it together."""

    treaty: Treaty
    act: Act
    acts: Sequence[Act]
    own: Sequence[Act]

    @property
    def before(self) -> list[Act]:
        """Those of its party that come before it."""
        return list(takewhile(lambda each: each is not self.act, self.own))


def _unsigned(one: _Questioned) -> bool:
    act = one.act
    if act.party is None or act.kind not in _OF_SIGNATORIES or not one.treaty.clauses.signature_needed:
        return False
    with_all = act.party.key in one.treaty.side_keys
    return not any(
        each.kind in SIGNING
        and each.on.first <= act.on.last
        and (each.party == act.party or (each.party is None and with_all))
        for each in one.acts
    )


def _signatory_accedes(one: _Questioned) -> bool:
    if one.act.kind is not Kind.ACCESSION:
        return False
    return any(each.kind in SIGNING and each.on.last <= one.act.on.first for each in one.own)


#: A signature ad referendum is followed by a full one where it is confirmed in that way.
_FULL = SIGNING - {Kind.SIGNATURE_AD_REFERENDUM}


def _signed_twice(one: _Questioned) -> bool:
    act = one.act
    if act.kind not in SIGNING:
        return False
    return any(each.kind in _FULL or each.kind is act.kind for each in one.before if each.kind in SIGNING)


def _signed_before_adoption(one: _Questioned) -> bool:
    if one.act.kind not in SIGNING:
        return False
    adopted = [each.on.first for each in one.acts if each.kind is Kind.ADOPTION]
    return bool(adopted) and one.act.on.last < min(adopted)


def _succeeds_nobody(one: _Questioned) -> bool:
    predecessor = one.act.predecessor
    if one.act.kind is not Kind.SUCCESSION or not predecessor:
        return False
    kinds = CONSENT | {Kind.SUCCESSION}
    return not any(
        each.kind in kinds and each.party is not None and each.party.key == predecessor for each in one.acts
    )


def _consents_twice(one: _Questioned) -> bool:
    earlier = [each for each in one.before if each.kind in CONSENT]
    if one.act.kind not in CONSENT or not earlier:
        return False
    left = [each for each in one.own if each.kind in (Kind.DENUNCIATION, Kind.INSTRUMENT_WITHDRAWN)]
    return not any(earlier[-1].arrived.first <= each.arrived.last <= one.act.arrived.last for each in left)


def _looks_back(one: _Questioned) -> bool:
    return one.act.retroactive and one.act.party is not None


def _not_in_force(one: _Questioned) -> bool:
    """Where it certainly was not: the treaty, or for this party."""
    act = one.act
    if act.kind is not Kind.DENUNCIATION or act.party is None or act.undated:
        return False
    ground = ground_of(one.treaty, one.treaty.acts, act.arrived.last)
    held = ground.held.get(act.party.key, ())
    if held or ground.begun is not True:
        maybe = any(
            each.since.by(act.arrived.last) is not False
            and (each.until is None or each.until.last >= act.arrived.first)
            for each in held
        )
        return not maybe and ground.told and ground.begun is not None
    # In force, but not for it. Of a register that tells of no consent nothing follows for those that it lists.
    return one.treaty.clauses.entry is not None or any(each.kind in _CONSENTING for each in one.acts)


def _not_admitted(one: _Questioned) -> bool:
    clauses = one.treaty.clauses
    if one.act.kind is not Kind.DENUNCIATION or clauses.withdrawal is None:
        return False
    # Where it is renewed tacitly, denunciation is notice against renewal.
    if clauses.renewal.tacit and (clauses.term or clauses.expires):
        return False
    return clauses.withdrawal.period is None and clauses.withdrawal.implied is None


def _undated(one: _Questioned) -> bool:
    act = one.act
    days = [day for day in (act.on, act.received, act.effective, act.until) if day is not None]
    return any(day.last.year == _FIRST_YEAR or day.first.year == _LAST_YEAR for day in days)


_CODES: dict[str, Callable[[_Questioned], bool]] = {
    "signature": _unsigned,
    "signatory": _signatory_accedes,
    "signed_twice": _signed_twice,
    "before_adoption": _signed_before_adoption,
    "predecessor": _succeeds_nobody,
    "twice": _consents_twice,
    "retroactive": _looks_back,
    "not_in_force": _not_in_force,
    "no_denunciation": _not_admitted,
    "sentinel": _undated,
}
#: What may be questioned.
IRREGULAR = tuple(_CODES)
