"""What in the acts recorded on a treaty should not be, and is to be questioned rather than refused: history has it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import takewhile

from .acts import CONSENT, SIGNING, Act, Kind, Party
from .ground import Ground, ground_of
from .outcome import Missing
from .treaty import Treaty, by_party, done

_OF_SIGNATORIES = frozenset({Kind.RATIFICATION, Kind.ACCEPTANCE, Kind.APPROVAL})
_CONSENTING = CONSENT | {Kind.SUCCESSION, Kind.CONTINUATION}
#: They take effect from the day on which the State began, as succession does of itself.
_INHERITING = frozenset({Kind.SUCCESSION, Kind.CONTINUATION})
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
    before it was done, as it may where it says so (I2); a succession does of itself. `not_in_force`: a denunciation by
    one for which it was not in force. `no_denunciation`: one where the treaty does not admit it, and neither intention
    nor nature does (VCLT 56).
    `sentinel`: a date in a year that stands for none.
    """
    treaty = treaty.as_known(known_on)
    done_by_then = _Done(treaty, treaty.acts if as_of is None else done(treaty.acts, as_of))
    return tuple(
        Missing(code, {"act": act.key, "kind": act.kind.value, "party": _called(act.party), "date": act.on})
        for act in done_by_then.acts
        for code, holds in _CODES.items()
        if holds(_Questioned(done_by_then, act))
    )


def _called(party: Party | None) -> str:
    return "" if party is None else party.called


@dataclass(frozen=True)
class _Done:
    """All acts that were done, of which a treaty may have a thousand: what is asked of each is found out once."""

    treaty: Treaty
    acts: Sequence[Act]

    @cached_property
    def by_party(self) -> Mapping[str, Sequence[Act]]:
        return by_party(self.acts)

    @cached_property
    def adopted(self) -> date | None:
        return min((act.on.first for act in self.acts if act.kind is Kind.ADOPTION), default=None)

    @cached_property
    def ground(self) -> Ground:
        """On the day of the last denunciation."""
        days = [act.arrived.last for act in self.acts if act.kind is Kind.DENUNCIATION and not act.undated]
        return ground_of(self.treaty, self.treaty.acts, max(days))


@dataclass(frozen=True, slots=True)
class _Questioned:
    """An act among all that were done."""

    all: _Done
    act: Act

    @property
    def treaty(self) -> Treaty:
        return self.all.treaty

    @property
    def own(self) -> Sequence[Act]:
        """The acts of its party, with itself; none where it is an act of all together."""
        return () if self.act.party is None else self.all.by_party[self.act.party.key]

    @property
    def before(self) -> Sequence[Act]:
        """Those of them that come before it."""
        return list(takewhile(lambda each: each is not self.act, self.own))


def _unsigned(one: _Questioned) -> bool:
    act = one.act
    if act.party is None or act.kind not in _OF_SIGNATORIES or not one.treaty.clauses.signature_needed:
        return False
    of_all = one.all.by_party[""] if act.party.key in one.treaty.side_keys else ()
    return not any(
        each.kind in SIGNING and each.on.first <= act.on.last for acts in (one.own, of_all) for each in acts
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
    adopted = one.all.adopted
    return one.act.kind in SIGNING and adopted is not None and one.act.on.last < adopted


def _succeeds_nobody(one: _Questioned) -> bool:
    predecessor = one.act.predecessor
    if one.act.kind is not Kind.SUCCESSION or not predecessor:
        return False
    kinds = CONSENT | {Kind.SUCCESSION}
    return not any(each.kind in kinds for each in one.all.by_party.get(predecessor, ()))


def _consents_twice(one: _Questioned) -> bool:
    earlier = [each for each in one.before if each.kind in CONSENT]
    if one.act.kind not in CONSENT or not earlier:
        return False
    left = [each for each in one.own if each.kind in (Kind.DENUNCIATION, Kind.INSTRUMENT_WITHDRAWN)]
    return not any(earlier[-1].arrived.first <= each.arrived.last <= one.act.arrived.last for each in left)


def _looks_back(one: _Questioned) -> bool:
    act = one.act
    return act.retroactive and act.party is not None and act.kind not in _INHERITING


def _not_in_force(one: _Questioned) -> bool:
    """Where it certainly was not: the treaty, or for this party."""
    act = one.act
    if act.kind is not Kind.DENUNCIATION or act.party is None or act.undated:
        return False
    # For whom it was in force as is known after the last of them, of those no day is asked by itself.
    if _surely_held(one.all.ground, act, act.party):
        return False
    ground = ground_of(one.treaty, one.treaty.acts, act.arrived.last)
    if ground.held.get(act.party.key) or ground.begun is not True:
        return not _maybe_held(ground, act, act.party) and ground.told and ground.begun is not None
    # In force, but not for it. Of a register that tells of no consent nothing follows for those that it lists.
    return one.treaty.clauses.entry is not None or any(each.kind in _CONSENTING for each in one.all.acts)


def _surely_held(ground: Ground, act: Act, party: Party) -> bool:
    """Whether it was in force for the party when the act arrived, whatever the days known in part."""
    return any(
        each.since.by(act.arrived.first) is True
        and (each.until is None or each.until.first >= act.arrived.last)
        for each in ground.held.get(party.key, ())
    )


def _maybe_held(ground: Ground, act: Act, party: Party) -> bool:
    """Whether it may have been in force for the party when the act arrived."""
    return any(
        each.since.by(act.arrived.last) is not False
        and (each.until is None or each.until.last >= act.arrived.first)
        for each in ground.held.get(party.key, ())
    )


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
