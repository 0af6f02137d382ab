"""Terms: when a treaty expires, until which day notice may be given, and whether it is renewed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from .acts import Act, Kind
from .clauses import Clauses
from .days import Length, Period

#: More terms than any treaty has had: a guard against terms of no length.
_MOST = 10_000
_NOTICES = frozenset({Kind.NON_RENEWAL, Kind.DENUNCIATION, Kind.RESCISSION_OF_WITHDRAWAL})


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a treaty.

    `expiry`: the day it ends, which is the first on which the treaty is no longer in force, or the first of the next
    term. `last_day_for_notice`: notice against tacit renewal is in time when received that day or before; None where
    there is no tacit renewal. `renewed`: whether another term follows as far as is known; None where that cannot be
    said. `clamped`: a month was too short for a day, whose last was taken.
    """

    number: int
    expiry: Period
    last_day_for_notice: Period | None
    renewed: bool | None
    clamped: bool = False


def terms(clauses: Clauses, begun: Period, acts: Sequence[Act], until: date) -> tuple[Term, ...]:
    """The terms of a treaty in force since `begun`, up to the one that runs on `until` or after which none follows.

    `acts`: those done by then; notices that were rescinded left out. Empty where the treaty has no term.
    """
    expiry = first_expiry(clauses, begun)
    if expiry is None or begun.last == date.max:
        return ()
    found: list[Term] = []
    extensions = [act for act in acts if act.kind is Kind.EXTENDED and act.party is None]
    notices = [act for act in acts if act.kind in _NOTICES]
    clamped = clauses.expires is None and clauses.term is not None and begun.clamps(clauses.term)
    for number in range(1, _MOST):
        extended = next((act for act in extensions if _extends(act, expiry)), None)
        term = _term(clauses, number, expiry, clamped, notices, extended)
        found.append(term)
        if extended is not None:
            extensions.remove(extended)
        elif term.renewed is not True or expiry.first > until:
            break
        following = _following(clauses, expiry, extended)
        if following.first <= expiry.first:
            break
        length = clauses.renewal.length or clauses.term
        expiry, clamped = following, extended is None and length is not None and expiry.clamps(length)
    return tuple(found)


def first_expiry(clauses: Clauses, begun: Period) -> Period | None:
    """The end of the first term: the day that the treaty names, else so long after it began; None where it has none."""
    if clauses.expires is not None:
        return Period.of(clauses.expires)
    return None if clauses.term is None else begun.plus(clauses.term)


def last_day_for_notice(expiry: Period, notice: Length) -> Period:
    """The last day on which notice against renewal is in time."""
    return expiry.plus(notice, -1)


def rescinds(rescission: Act, notice: Act) -> bool:
    """Whether this is a rescission of that notice: it names it, or names none and comes later from the same party."""
    if rescission.kind is not Kind.RESCISSION_OF_WITHDRAWAL:
        return False
    if rescission.of:
        return rescission.of == notice.key
    return rescission.party == notice.party and rescission.arrived.last >= notice.arrived.first


def against_renewal(clauses: Clauses, acts: Sequence[Act], expiry: Period) -> tuple[Act, ...]:
    """Notices that the treaty is not to be renewed then, left out those rescinded before that day.

    A denunciation is one where renewal is tacit and it has not been recorded that the treaty provides for another.
    """
    if not clauses.renewal.tacit:
        return ()
    kinds = {Kind.NON_RENEWAL} if clauses.withdrawal is not None else {Kind.NON_RENEWAL, Kind.DENUNCIATION}
    notices = (act for act in acts if act.kind in kinds and not act.undated)
    return tuple(
        notice
        for notice in notices
        if not any(rescinds(act, notice) and act.arrived.last < expiry.first for act in acts)
    )


def in_time(notice: Act, last_day: Period | None) -> bool | None:
    """Whether a notice was received by the last day for it; None where that cannot be said."""
    if last_day is None or notice.arrived.first > last_day.last:
        return False
    return True if notice.arrived.last <= last_day.first else None


def _term(
    clauses: Clauses, number: int, expiry: Period, clamped: bool, acts: Sequence[Act], extended: Act | None
) -> Term:
    tacit = clauses.renewal.tacit and (clauses.renewal.times is None or number <= clauses.renewal.times)
    last_day = last_day_for_notice(expiry, clauses.renewal.notice) if tacit else None
    clamped = clamped or (tacit and expiry.clamps(clauses.renewal.notice, -1))
    renewed: bool | None = extended is not None
    if extended is None and last_day is not None:
        renewed = _unopposed(clauses, acts, expiry, last_day)
    return Term(number, expiry, last_day, renewed, clamped)


def _unopposed(clauses: Clauses, acts: Sequence[Act], expiry: Period, last_day: Period) -> bool | None:
    """Whether no notice that ends the treaty for all was received in time."""
    verdicts = {
        in_time(act, last_day)
        for act in against_renewal(clauses, acts, expiry)
        if clauses.bilateral or act.party is None
    }
    if True in verdicts:
        return False
    return None if None in verdicts else True


def _extends(act: Act, expiry: Period) -> bool:
    """Whether this extension was agreed before the term ended, or says that it looks back, and reaches beyond."""
    agreed = act.effective if act.retroactive and act.effective is not None else act.on
    reaches = act.until or (expiry.plus(act.length) if act.length is not None else None)
    return agreed.last <= expiry.first and reaches is not None and reaches.first > expiry.last


def _following(clauses: Clauses, expiry: Period, extended: Act | None) -> Period:
    """The expiry of the term after this one."""
    if extended is not None and extended.until is not None:
        return extended.until
    length = (extended.length if extended is not None else clauses.renewal.length) or clauses.term
    return expiry if length is None else expiry.plus(length)
