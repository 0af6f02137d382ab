"""To which territories a party applies a treaty, as it has declared (VCLT 29); who is a party does not depend on it."""

from dataclasses import dataclass
from datetime import date

from .acts import Act, Kind, Party, known
from .days import Period
from .treaty import Treaty, done


@dataclass(frozen=True, slots=True)
class Territory:
    """What a party has declared of a territory, by the name in its act: that the treaty applies there, or does not."""

    party: Party
    name: str
    applies: bool
    since: Period
    act: Act


def territories(treaty: Treaty, as_of: date, known_on: date | None = None) -> tuple[Territory, ...]:
    """The last declaration of each party on each territory that has certainly taken effect by `as_of`; by party."""
    found: dict[tuple[str, str], Territory] = {}
    acts = done(known(treaty.acts, known_on), as_of)
    for act in sorted(acts, key=lambda act: (act.takes_effect.last, act.key)):
        if act.kind in _DECLARING and act.party is not None and act.takes_effect.by(as_of):
            applies = act.kind is Kind.TERRITORIAL_APPLICATION
            # Without a name it is a declaration of its own.
            place = (act.party.key, act.of or act.key)
            found[place] = Territory(act.party, act.of, applies, act.takes_effect, act)
    return tuple(sorted(found.values(), key=lambda each: (each.party.called, each.name, each.act.key)))


_DECLARING = frozenset({Kind.TERRITORIAL_APPLICATION, Kind.EXCLUSION})
