"""Suspension of the operation of a treaty (VCLT 57, 72), for all parties or for one."""

from collections.abc import Iterable
from datetime import date

from .acts import Act, Kind, Party

_TURNS = frozenset({Kind.SUSPENDED, Kind.RESUMED})


def suspended(acts: Iterable[Act], party: Party | None, as_of: date) -> bool:
    """Whether operation is suspended that day: for this party or for all; where `party` is None, for all.

    The last act that has taken effect decides; a suspension that says until when ends by itself that day.
    """
    turns = [act for act in acts if act.kind in _TURNS and act.takes_effect.by(as_of)]
    return any(_stands(turns, each, as_of) for each in {None, party})


def _stands(turns: Iterable[Act], party: Party | None, as_of: date) -> bool:
    own = sorted(
        (act for act in turns if act.party == party), key=lambda act: (act.takes_effect.last, act.key)
    )
    if not own or own[-1].kind is Kind.RESUMED:
        return False
    return own[-1].until is None or not own[-1].until.by(as_of)
