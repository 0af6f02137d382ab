"""What in the acts recorded on a treaty should not be, and is to be questioned rather than refused: history has it."""

from collections.abc import Iterator, Sequence
from datetime import date

from .acts import CONSENT, SIGNING, Act, Kind, known
from .outcome import Missing
from .treaty import Treaty

_OF_SIGNATORIES = frozenset({Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL})


def irregularities(treaty: Treaty, known_on: date | None = None) -> tuple[Missing, ...]:
    """Acts that lack what they stand on, as codes and facts, in the order of the acts.

    `signature`: a ratification, acceptance or approval without a signature, where the treaty asks for one (VCLT 14).
    `predecessor`: a succession to one that never consented. `twice`: a second instrument of one that had not left (I4).
    `retroactive`: an act that takes effect before it was done, as it may where it says so (I2).
    """
    acts = known(treaty.acts, known_on)
    return tuple(
        Missing(code, {"act": act.key, "kind": act.kind.value, "party": act.party.called, "date": act.on})
        for act in acts
        if act.party is not None
        for code in _codes(treaty, act, acts)
    )


def _codes(treaty: Treaty, act: Act, acts: Sequence[Act]) -> Iterator[str]:
    own = [each for each in acts if each.party == act.party]
    if act.kind in _OF_SIGNATORIES and treaty.clauses.signature_needed and not _signed(treaty, act, acts):
        yield "signature"
    if act.kind is Kind.SUCCESSION and act.predecessor and not _consented(act.predecessor, acts):
        yield "predecessor"
    if act.kind in CONSENT and _twice(act, own):
        yield "twice"
    if act.retroactive:
        yield "retroactive"


def _signed(treaty: Treaty, act: Act, acts: Sequence[Act]) -> bool:
    with_all = act.party is not None and act.party.key in treaty.side_keys
    return any(
        each.kind in SIGNING
        and each.on.first <= act.on.last
        and (each.party == act.party or (each.party is None and with_all))
        for each in acts
    )


def _consented(predecessor: str, acts: Sequence[Act]) -> bool:
    kinds = CONSENT | {Kind.SUCCESSION}
    return any(
        each.kind in kinds and each.party is not None and each.party.key == predecessor for each in acts
    )


def _twice(act: Act, own: Sequence[Act]) -> bool:
    earlier = [each for each in own if each.kind in CONSENT and own.index(each) < own.index(act)]
    if not earlier:
        return False
    left = [each for each in own if each.kind in (Kind.DENUNCIATION, Kind.INSTRUMENT_WITHDRAWN)]
    return not any(earlier[-1].arrived.first <= each.arrived.last <= act.arrived.last for each in left)
