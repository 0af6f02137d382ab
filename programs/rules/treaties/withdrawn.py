"""Instruments that are withdrawn before the treaty is in force for their party: from then on they do not count."""

from collections.abc import Sequence
from datetime import date

from .acts import CONSENT, SIGNING, Act, Kind
from .membership import memberships
from .treaty import Treaty, done, entry_of

#: What can be withdrawn: a signature cannot.
_INSTRUMENTS = CONSENT - SIGNING


def standing(treaty: Treaty, recorded: Sequence[Act], as_of: date) -> tuple[Act, ...]:
    """Of acts as known, those done by `as_of` that have not been withdrawn by then.

    Where the treaty was, or may have been, in force for the party, it can only leave: its instrument stands.
    """
    acts = done(recorded, as_of)
    for withdrawal in [act for act in acts if act.kind is Kind.INSTRUMENT_WITHDRAWN]:
        if withdrawal.takes_effect.by(as_of):
            acts = _without(treaty, acts, withdrawal)
    return acts


def _without(treaty: Treaty, acts: tuple[Act, ...], withdrawal: Act) -> tuple[Act, ...]:
    day = withdrawal.takes_effect.last
    before = done(acts, day)
    held = memberships(treaty, entry_of(treaty.clauses, before, day), before, day)
    several = () if withdrawal.party is None else held.get(withdrawal.party.key, ())
    if any(each.since.by(day) is not False for each in several):
        return acts
    return tuple(act for act in acts if not _withdraws(withdrawal, act))


def _withdraws(withdrawal: Act, act: Act) -> bool:
    """Whether it names this instrument, or names none and comes after it from the same party."""
    if act.kind not in _INSTRUMENTS or act.party != withdrawal.party:
        return False
    return withdrawal.of == act.key if withdrawal.of else act.arrived.last <= withdrawal.arrived.last
