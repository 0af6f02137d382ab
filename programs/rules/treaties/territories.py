"""To which territories a party's consent extends, as it has declared (VCLT 29).

Who is a party does not depend on them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from .acts import Act, Kind, Party
from .days import Period, latest
from .membership import Membership
from .treaty import Treaty, done


@dataclass(frozen=True, slots=True)
class Territory:
    """What a party has declared of a territory, by the name in its act: that the treaty applies there, or does not."""

    party: Party
    name: str
    applies: bool
    since: Period
    act: Act


@dataclass(frozen=True, slots=True)
class Extent:
    """A territory to which a party's consent extends, or does not; `since`: None while the party is not bound."""

    name: str
    applies: bool
    since: Period | None


def territories(treaty: Treaty, as_of: date, known_on: date | None = None) -> tuple[Territory, ...]:
    """The last declaration of each party on each territory that has certainly taken effect by `as_of`; by party.

    An act may name several, apart by semicolons.
    """
    found: dict[tuple[str, str], Territory] = {}
    acts = done(treaty.as_known(known_on).acts, as_of)
    for act in sorted(acts, key=lambda act: (act.takes_effect.last, act.key)):
        if act.kind in DECLARING and act.party is not None and act.takes_effect.by(as_of):
            applies = act.kind is Kind.TERRITORIAL_APPLICATION
            for name in names(act.of) or ("",):
                # Without a name it is a declaration of its own.
                place = (act.party.key, name.casefold() or act.key)
                found[place] = Territory(act.party, name, applies, act.takes_effect, act)
    return tuple(sorted(found.values(), key=lambda each: (each.party.called, each.name, each.act.key)))


def extents(declared: Iterable[Territory], membership: Membership | None) -> tuple[Extent, ...]:
    """What one party has declared, from the day from which that works: not before it is bound itself."""
    return tuple(
        Extent(
            each.name, each.applies, None if membership is None else latest([each.since, membership.since])
        )
        for each in declared
    )


def names(written: str) -> tuple[str, ...]:
    """The territories that an act names."""
    return tuple(filter(None, (name.strip() for name in written.split(";"))))


DECLARING = frozenset({Kind.TERRITORIAL_APPLICATION, Kind.EXCLUSION})
