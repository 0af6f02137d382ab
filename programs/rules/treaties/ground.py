"""What the state of a treaty on a day stands on: its entry into force, its parties, its terms, and how it ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .acts import Act, Kind, Party
from .clauses import Clauses
from .days import Period
from .membership import LEAVING, End, Memberships, leaving_fewer, memberships
from .outcome import Missing, Outcome, day_of
from .terms import Term, terms
from .treaty import Treaty, by_party, ends_by_itself
from .withdrawn import entry_on, standing


@dataclass(frozen=True, slots=True)
class Ground:
    """The acts done by a day, and what follows from them.

    `held`: who is, was or will be a party; `run`: the terms up to the one that runs that day; `end`: the first of the
    ends that are known. `told`: whether anything says when it enters into force: its rule, or what was recorded, be it
    of a later day.
    """

    treaty: Treaty
    acts: Sequence[Act]
    as_of: date
    entry: Outcome
    in_force: Period | None
    held: Memberships
    run: tuple[Term, ...]
    end: End | None
    by_party: Mapping[str, Sequence[Act]]
    kinds: frozenset[Kind]
    told: bool = True

    def on(self, day: date) -> "Ground":
        """The same on another day on which the same acts are done."""
        return Ground(
            self.treaty, self.acts, day, self.entry, self.in_force, self.held, self.run, self.end, self.by_party,
            self.kinds, self.told,
        )  # fmt: skip

    def concerning(self, party: Party) -> tuple[Act, ...]:
        """The acts of a party, and those of all together."""
        return (*self.by_party.get(party.key, ()), *self.by_party[""])

    @property
    def begun(self) -> bool | None:
        """Whether the treaty has entered into force by then; None where that cannot be said."""
        return False if self.in_force is None else self.in_force.by(self.as_of)

    @property
    def ended(self) -> bool | None:
        """Whether the treaty has ended by then; None where that cannot be said."""
        return False if self.end is None else self.end.on.by(self.as_of)

    @property
    def applied_before(self) -> bool:
        """Whether anybody may apply the treaty provisionally."""
        return self.treaty.clauses.provisional is not None or Kind.PROVISIONAL_APPLICATION in self.kinds


#: Why a treaty ends that is ended by no act.
EXPIRED, FEWER_PARTIES = "expired", "fewer_parties"


def ground_of(treaty: Treaty, recorded: Sequence[Act], as_of: date, *, parties: bool = True) -> Ground:
    """What follows from those of `recorded`, acts as known, that were done by `as_of`.

    Without `parties` memberships are left out where the state of the whole does not depend on them.
    """
    acts = standing(treaty, recorded, as_of)
    entry = entry_on(treaty, acts, as_of)
    in_force = day_of(entry)
    run = () if in_force is None else terms(treaty.clauses, in_force, acts, as_of)
    grouped, kinds = by_party(acts), frozenset(act.kind for act in acts)
    held: Memberships = {}
    if in_force is not None and (parties or _depends(treaty, acts, kinds)):
        held = memberships(treaty, entry, acts, as_of)
    end = _end(treaty.clauses, grouped[""], held, run)
    if end is not None:
        held = _ended_with_treaty(held, end)
    told = treaty.clauses.entry is not None or any(act.kind is Kind.ENTERED_INTO_FORCE for act in recorded)
    return Ground(treaty, acts, as_of, entry, in_force, held, run, end, grouped, kinds, told)


def _depends(treaty: Treaty, acts: Sequence[Act], kinds: frozenset[Kind]) -> bool:
    """Whether the state of the whole may depend on who is a party."""
    if treaty.clauses.provisional is not None or Kind.PROVISIONAL_APPLICATION in kinds:
        return True
    return not kinds.isdisjoint(LEAVING) and any(
        act.kind in LEAVING and act.party is not None for act in acts
    )


def _end(clauses: Clauses, of_all: Sequence[Act], held: Memberships, run: Sequence[Term]) -> End | None:
    """The first of the ends that are known: by an act of all, expiry, denunciation, or too few parties."""
    ends = [End(act.takes_effect, act.kind.value) for act in of_all if ends_by_itself(act)]
    last = run[-1] if run else None
    if last is not None and last.renewed is False:
        ends.append(End(last.expiry, EXPIRED))
    elif last is not None and last.renewed is None:
        missing = (Missing("receipt_of_notice", {"date": last.expiry}),)
        ends.append(End(Period.since(last.expiry.first), EXPIRED, missing))
    ends += [
        left if clauses.bilateral else replace(left, cause=FEWER_PARTIES, notice=None)
        for left in leaving_fewer(held, 2 if clauses.bilateral else clauses.ends_below or 1)
    ]
    return min(ends, key=lambda end: (end.on.first, end.on.last)) if ends else None


def _ended_with_treaty(held: Memberships, end: End) -> Memberships:
    """Nobody is a party to a treaty that has ended, nor becomes one (I1)."""
    kept = {
        key: tuple(each.ends([end]) for each in several if each.since.first < end.on.last)
        for key, several in held.items()
    }
    return {key: several for key, several in kept.items() if several}
