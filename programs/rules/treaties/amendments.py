"""Amendments: each enters into force by a rule of its own, and binds those who accept it (VCLT 40)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .acts import CONSENT, Act, Kind, Party, known
from .days import Period, latest
from .entry import compute_known, moved
from .membership import Membership, Memberships, memberships
from .outcome import Outcome, day_of
from .rule import Rule, TacitAcceptance
from .treaty import Treaty, done, entry_of
from .views import Member, counts_on
from .withdrawn import standing


@dataclass(frozen=True, slots=True)
class Amendment:
    """An amendment: its own rule, and the acts of acceptance, objection and adoption done on it."""

    key: str
    rule: Rule
    acts: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Bound:
    """One party to the treaty and since when the amendment binds it; `since` is None where it does not.

    `joined_amended`: it became a party after the amendment entered into force, and so to the treaty as amended (40(5)).
    """

    party: Party
    since: Period | None
    joined_amended: bool = False


@dataclass(frozen=True, slots=True)
class AmendmentState:
    """An amendment on a day: its entry into force, and for whom."""

    entry: Outcome
    bound: tuple[Bound, ...]


def amendment_at(
    treaty: Treaty, amendment: Amendment, as_of: date, known_on: date | None = None
) -> AmendmentState:
    """The state of an amendment on `as_of`, as known on `known_on`; of the parties to the treaty that day."""
    acts = standing(treaty, known(treaty.acts, known_on), as_of)
    held = memberships(treaty, entry_of(treaty.clauses, acts, as_of), acts, as_of)
    own = done(known(amendment.acts, known_on), as_of)
    adopted = next((act.on for act in own if act.kind is Kind.ADOPTION), None)
    entry = compute_known(amendment.rule, own, as_of, members=_members(held), adopted=adopted)
    current = [several[-1] for _key, several in sorted(held.items()) if _is_party(several[-1], as_of)]
    bound = tuple(_bound(membership, amendment.rule, own, entry) for membership in current)
    return AmendmentState(entry, bound)


def _members(held: Memberships) -> tuple[Member, ...]:
    return tuple(Member(key, each.since, each.until) for key, several in held.items() for each in several)


def _is_party(membership: Membership, as_of: date) -> bool:
    gone = membership.until is not None and membership.until.by(as_of) is True
    return membership.since.by(as_of) is True and not gone


def _bound(membership: Membership, rule: Rule, own: Sequence[Act], entry: Outcome) -> Bound:
    """An acceptor from entry into force, or its own later acceptance moved as the rule moves the trigger."""
    in_force, trigger = day_of(entry), entry.trigger
    party = membership.party
    if in_force is None or trigger is None:
        return Bound(party, None)
    if membership.since.first > in_force.last:
        return Bound(party, membership.since, joined_amended=True)
    if isinstance(rule.trigger, TacitAcceptance):
        objected = any(act.kind is Kind.OBJECTION and act.party == party for act in own)
        return Bound(party, None if objected else in_force)
    accepted = [counts_on(act) for act in own if act.party == party and act.kind in CONSENT]
    if not accepted:
        return Bound(party, None)
    if accepted[0].last <= trigger.first:
        return Bound(party, in_force)
    return Bound(party, latest([in_force, moved(accepted[0], rule.offset, rule.align)[0]]))
