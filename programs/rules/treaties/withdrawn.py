"""Instruments that are withdrawn before the treaty is in force for their party: from then on they do not count.

And entry into force as it follows from those that stand.
"""

from collections.abc import Sequence
from datetime import date

from .acts import CONSENT, SIGNING, Act, Kind, known
from .membership import memberships
from .outcome import Outcome
from .treaty import Treaty, done, entry_of
from .views import Member

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


def entry_on(treaty: Treaty, acts: Sequence[Act], as_of: date) -> Outcome:
    """Entry into force from acts as known that stand on that day, with the parties of then to what it amends."""
    return entry_of(treaty.clauses, acts, as_of, members=_parties_to_amended(treaty, as_of))


def _parties_to_amended(treaty: Treaty, as_of: date) -> tuple[Member, ...] | None:
    """None where it is not one treaty that is amended: then nothing says whose parties are counted."""
    if len(treaty.amends) != 1:
        return None
    (amended,) = treaty.amends
    acts = standing(amended, known(amended.acts, None), as_of)
    held = memberships(amended, entry_on(amended, acts, as_of), acts, as_of)
    return tuple(Member(key, each.since, each.until) for key, several in held.items() for each in several)


def _without(treaty: Treaty, acts: tuple[Act, ...], withdrawal: Act) -> tuple[Act, ...]:
    day = withdrawal.takes_effect.last
    before = done(acts, day)
    held = memberships(treaty, entry_on(treaty, before, day), before, day)
    several = () if withdrawal.party is None else held.get(withdrawal.party.key, ())
    if any(each.since.by(day) is not False for each in several):
        return acts
    return tuple(act for act in acts if not _withdraws(withdrawal, act))


def _withdraws(withdrawal: Act, act: Act) -> bool:
    """Whether it names this instrument, or names none and comes after it from the same party."""
    if act.kind not in _INSTRUMENTS or act.party != withdrawal.party:
        return False
    return withdrawal.of == act.key if withdrawal.of else act.arrived.last <= withdrawal.arrived.last
