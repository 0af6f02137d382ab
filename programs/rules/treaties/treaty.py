"""A treaty as the rules see it: its final clauses, the acts recorded on it, and its sides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from .acts import CONSENT, SIGNING, Act, Kind, Party, known
from .clauses import Clauses
from .days import Period, earliest
from .entry import compute_known
from .outcome import Found, Missing, Outcome, Step, Unknown
from .views import Member, counts_on


@dataclass(frozen=True, slots=True)
class Treaty:
    """Final clauses and acts. `sides`: between whom it is concluded, where the acts are of all together.

    `amends`: the treaties that it amends, where what follows for it depends on who are parties to them.
    `done`: when its text was done, as far as that is recorded beside the acts.
    """

    clauses: Clauses
    acts: tuple[Act, ...] = ()
    sides: tuple[Party, ...] = ()
    amends: tuple["Treaty", ...] = ()
    done: Period | None = None
    #: The keys of the sides.
    side_keys: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "side_keys", frozenset(side.key for side in self.sides))

    def as_known(self, known_on: date | None) -> "Treaty":
        """The same with the acts as they were known that day (None: now), and so what it amends."""
        amends = tuple(other.as_known(known_on) for other in self.amends)
        return replace(self, acts=known(self.acts, known_on), amends=amends)

    def parties(self, acts: Iterable[Act]) -> tuple[Party, ...]:
        """Its sides, and whoever else has done any of `acts` on it, each once, by name."""
        held = {act.party.key: act.party for act in acts if act.party is not None}
        held |= {side.key: side for side in self.sides}
        return tuple(sorted(held.values(), key=lambda party: (party.called, party.key)))


def done(acts: Iterable[Act], as_of: date) -> tuple[Act, ...]:
    """Of acts as known, those that may have been done (signed, or else arrived) by `as_of`."""
    return tuple(act for act in acts if counts_on(act).first <= as_of)


def by_party(acts: Iterable[Act]) -> dict[str, list[Act]]:
    """The acts of each party by its key; under the empty key those of all together."""
    found: dict[str, list[Act]] = {"": []}
    for act in acts:
        found.setdefault("" if act.party is None else act.party.key, []).append(act)
    return found


def entry_of(
    clauses: Clauses,
    acts: Sequence[Act],
    as_of: date | None,
    *,
    members: Sequence[Member] | None = None,
) -> Outcome:
    """Entry into force by the rule, from acts as known; where that leads to no day, as the depositary recorded it.

    `members`: of an amendment, the parties to the treaty that it amends; None where it is not known which that is.
    Where both say a day and another one, the computed day stands and is doubted. A day recorded of one party is that of
    a bilateral treaty, and otherwise one by which the treaty is in force.
    """
    outcome: Outcome = Unknown((Missing("rule"),))
    if clauses.entry is not None:
        adopted = next((act.on for act in acts if act.kind is Kind.ADOPTION), None)
        outcome = compute_known(clauses.entry, acts, as_of, members=members, adopted=adopted)
    recorded = next((act for act in acts if act.kind is Kind.ENTERED_INTO_FORCE and act.party is None), None)
    if recorded is None:
        return _by_parties(clauses, acts, outcome)
    period = recorded.effective or recorded.on
    step = Step("recorded", {"date": period})
    if isinstance(outcome, Unknown):
        if period.day is None:
            facts = {"kind": recorded.kind.value, "party": "", "date": period}
            return Unknown((*outcome.missing, Missing("day", facts)), period, period)
        return Found(period.day, outcome.trigger or period, (step,))
    if period.first <= outcome.on <= period.last:
        return outcome
    return replace(outcome, uncertain=(*outcome.uncertain, Step("recorded_otherwise", {"date": period})))


def _by_parties(clauses: Clauses, acts: Sequence[Act], outcome: Outcome) -> Outcome:
    """The same, where the depositary recorded the days of parties alone: by the earliest of them it is in force."""
    recorded = [act.takes_effect for act in acts if act.kind is Kind.ENTERED_INTO_FORCE]
    if not recorded or isinstance(outcome, Found):
        return outcome
    first = earliest(recorded)
    if clauses.bilateral and first.day is not None:
        return Found(first.day, outcome.trigger or first, (Step("recorded", {"date": first}),))
    # It was not in force before anybody had concluded it, unless the record itself says so.
    begun = [act.on.first for act in acts if act.kind in _CONCLUDING]
    lower = min(*begun, first.last) if begun else date.min
    within = outcome.between or Period(lower, first.last)
    between = Period(min(within.first, first.last), min(within.last, first.last))
    return Unknown(outcome.missing, between, outcome.trigger or between)


_CONCLUDING = SIGNING | CONSENT | {Kind.ADOPTION}


_ENDING = frozenset({Kind.CEASED_TO_EXIST, Kind.TERMINATED, Kind.SUPERSEDED, Kind.ENDED})


def ends_by_itself(act: Act) -> bool:
    """Whether, whatever the treaty says, the party is none any more when this takes effect, or the treaty ends.

    So does a notice against renewal that is known by its effect alone.
    """
    return act.kind in _ENDING or (act.kind is Kind.NON_RENEWAL and act.undated and act.effective is not None)


def signed_on(acts: Iterable[Act], party: Party, treaty: Treaty) -> Period | None:
    """The day on which a party signed, itself or with all sides together; None where it did not.

    `acts`: its own, and those of all together.
    """
    with_all = party.key in treaty.side_keys
    days = [act.on for act in acts if act.kind in SIGNING and (act.party is not None or with_all)]
    return min(days, key=lambda day: (day.last, day.first)) if days else None
