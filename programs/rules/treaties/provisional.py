"""Provisional application (VCLT 25): for whom a treaty is applied before it is in force, from when and until when."""

from collections.abc import Sequence
from dataclasses import dataclass

from .acts import CONSENT, Act, Kind, Party
from .clauses import ProvisionalFrom
from .days import Period, earliest, latest
from .membership import Memberships
from .treaty import Treaty, signed_on
from .views import counts_on


@dataclass(frozen=True, slots=True)
class Application:
    """The time of provisional application; `until` is None while no end is known."""

    since: Period
    until: Period | None


def application(
    treaty: Treaty, acts: Sequence[Act], party: Party, held: Memberships, in_force: Period | None
) -> Application | None:
    """When a party applies or applied the treaty provisionally; None where it does not.

    It ends with entry into force for the party, or with its notice that it does not intend to become one (VCLT
    25(2)), and is never consent to be bound. An objection to it keeps it from beginning.
    """
    concerned = [
        act for act in acts if act.party == party or (act.party is None and party.key in treaty.side_keys)
    ]
    began = _begins(treaty, concerned, party)
    if began is None or any(act.kind is Kind.OBJECTION_TO_PROVISIONAL_APPLICATION for act in concerned):
        return None
    ends = [act.takes_effect for act in concerned if act.kind in _ENDING]
    ends += [membership.since for membership in held.get(party.key, ())]
    clause = treaty.clauses.provisional
    if in_force is not None and clause is not None and clause.ends_with_entry_into_force:
        ends.append(in_force)
    until = earliest(ends) if ends else None
    return None if until is not None and until.last <= began.first else Application(began, until)


_ENDING = frozenset(
    {
        Kind.PROVISIONAL_APPLICATION_ENDED,
        Kind.NOT_TO_BECOME_PARTY,
        Kind.TERMINATED,
        Kind.SUPERSEDED,
        Kind.ENDED,
    }
)


def _begins(treaty: Treaty, concerned: Sequence[Act], party: Party) -> Period | None:
    """By a notice, whatever the clause; else as the clause says."""
    notices = [act.takes_effect for act in concerned if act.kind is Kind.PROVISIONAL_APPLICATION]
    if notices:
        return earliest(notices)
    clause = treaty.clauses.provisional
    if clause is None or clause.since is ProvisionalFrom.NOTICE:
        return None
    signed = signed_on(concerned, party, treaty)
    if clause.day is None:
        return signed
    taken_part = [counts_on(act) for act in concerned if act.kind in CONSENT and act.party == party]
    taken_part += [] if signed is None else [signed]
    return latest([Period.of(clause.day), earliest(taken_part)]) if taken_part else None
