"""The windows of time in which all that is said of a treaty follows from the same acts.

A rule moves no earlier when an act comes later. So instruments of single parties that come one after another, with
nothing else between them, are looked at together: what follows from all of them holds on the days of each.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from .acts import CONSENT, Act, Kind
from .clauses import Clauses
from .days import add
from .ground import EXPIRED, Ground, ground_of
from .membership import LEAVING, SUCCEEDING, by_instruments
from .outcome import Found
from .rule import Filter, TacitAcceptance
from .treaty import Treaty
from .views import counts_on

Window = tuple[date, date | None, Ground]


def windows(treaty: Treaty, recorded: Sequence[Act], horizon: date) -> Iterator[Window]:
    """From the first day of the calendar on, each with its first day, the first day after it, and its ground.

    The ground is that of its last day, and of the horizon where it has none. `recorded`: acts as known.
    """
    joint = _joint(treaty, recorded)
    turns = {day for act in recorded if act.key not in joint for day in _turns(act)}
    turns |= _ends_of_silence(treaty, recorded)
    turns |= {day for other in treaty.amends for act in other.acts if _looks_back(act) for day in _turns(act)}
    bounds = [date.min, *sorted(turns - {date.min})]
    days = sorted({counts_on(act).first for act in recorded if act.key in joint} - turns)
    for first, until in _steps(bounds, None):
        later = [day for day in days if first < day and (until is None or day < until)]
        end = later[0] if later else until
        ground = ground_of(treaty, recorded, _last(first, end, horizon))
        yield first, end, ground
        if _settled(ground):
            later = later[:1]
        for start, end in _steps(later, until):
            yield start, end, ground_of(treaty, recorded, _last(start, end, horizon))


def _steps(days: Sequence[date], until: date | None) -> Iterator[tuple[date, date | None]]:
    """From each of these days to the next, from the last until that day."""
    return zip(days, [*days[1:], until], strict=False)


def _last(first: date, until: date | None, horizon: date) -> date:
    return max(first, horizon) if until is None else until - timedelta(days=1)


#: These change neither what state a treaty is in nor whom it binds.
_SILENT = frozenset(
    {
        Kind.INITIALLING, Kind.FULL_POWERS, Kind.ENDORSEMENT_BY_AUTHORITY, Kind.NOTE, Kind.RESERVATION,
        Kind.WITHDRAWAL_OF_RESERVATION, Kind.DECLARATION, Kind.TERRITORIAL_APPLICATION, Kind.EXCLUSION, Kind.REGISTERED,
    }
)  # fmt: skip


def _turns(act: Act) -> Iterator[date]:
    """The days on which this act may change what is said."""
    if act.kind in _SILENT:
        return
    until = act.until if act.kind is Kind.SUSPENDED else None
    for period in (act.on, act.received, act.effective, until):
        if period is not None:
            yield period.first
            if period.last != date.max:
                yield period.last


def _looks_back(act: Act) -> bool:
    """Whether, of a treaty that is amended, it may change who were parties on days before it was done."""
    return act.kind in SUCCEEDING or act.kind is Kind.INSTRUMENT_WITHDRAWN or not _plain(act)


def _ends_of_silence(treaty: Treaty, recorded: Sequence[Act]) -> set[date]:
    """The days on which periods for tacit acceptance end."""
    entry = treaty.clauses.entry
    triggers = () if entry is None else entry.triggers()
    periods = [each.period for each in triggers if isinstance(each, TacitAcceptance)]
    circulated = [act.on for act in recorded if act.kind is Kind.CIRCULATION]
    return {add(day, each)[0] for each in periods for on in circulated for day in (on.first, on.last)}


def _joint(treaty: Treaty, recorded: Sequence[Act]) -> frozenset[str]:
    """The keys of acts that may be looked at together with those after them.

    They are plain acts of parties that never left or succeeded, done after the first instrument, and after no
    record that they were bound: so nobody else becomes a party without an instrument.
    """
    clauses = treaty.clauses
    # Before the day on which it expires by name, whether it ever was in force depends on each instrument.
    if clauses.provisional is not None or clauses.expires is not None:
        return frozenset()
    if clauses.entry is not None and not by_instruments(clauses.entry.trigger):
        return frozenset()
    consents = [act for act in recorded if act.kind in CONSENT]
    if not consents or any(act.kind is Kind.PROVISIONAL_APPLICATION for act in recorded):
        return frozenset()
    first = min(counts_on(act).first for act in consents)
    apart = [act for act in recorded if act.kind in _MOVING or (act.kind in CONSENT and not _plain(act))]
    keys = {act.party.key for act in apart if act.party is not None} | {act.predecessor for act in apart}
    keys |= _bound_before_consent(recorded)
    kinds = CONSENT if _asks_for_signature(clauses) else CONSENT | {Kind.SIGNATURE}
    recorded_ones = _recorded_alone(treaty, recorded)
    return frozenset(
        act.key
        for act in recorded
        if (act.kind in kinds or act.key in recorded_ones)
        and act.party is not None
        and act.party.key not in keys
        and _plain(act)
        and counts_on(act).first > first
    )


_MOVING = LEAVING | SUCCEEDING | {Kind.RESCISSION_OF_WITHDRAWAL, Kind.CONFIRMATION, Kind.INSTRUMENT_WITHDRAWN}


def _bound_before_consent(recorded: Sequence[Act]) -> set[str]:
    """The keys of parties whose entry into force is recorded before an instrument of theirs."""
    since = {
        act.party.key: act.on.first
        for act in reversed(recorded)
        if act.kind is Kind.ENTERED_INTO_FORCE and act.party is not None
    }
    return {
        act.party.key
        for act in recorded
        if act.kind in CONSENT and act.party is not None
        and since.get(act.party.key, date.max) < counts_on(act).first
    }  # fmt: skip


def _plain(act: Act) -> bool:
    """Whether its day is known, and it names no other."""
    return counts_on(act).day is not None and act.on.day is not None and act.effective in (None, act.on)


def _asks_for_signature(clauses: Clauses) -> bool:
    """Whether a signature makes an earlier instrument count."""
    counting = [] if clauses.entry is None else clauses.entry.triggers()
    return any(getattr(each, "filter", _NO_FILTER).only_signatories for each in counting)


_NO_FILTER = Filter()


def _recorded_alone(treaty: Treaty, recorded: Sequence[Act]) -> frozenset[str]:
    """Of treaties without a rule, the entries into force of single parties that are recorded after the treaty's own.

    Those of parties left out that may have been bound before.
    """
    records = [act for act in recorded if act.kind is Kind.ENTERED_INTO_FORCE]
    if treaty.clauses.entry is not None or treaty.clauses.later is not None or not records:
        return frozenset()
    begun = max(min(act.takes_effect.last for act in records), *_of_all(records))
    before = {
        act.party.key
        for act in recorded
        if act.party is not None and act.kind in CONSENT and counts_on(act).first <= begun
    }
    return frozenset(
        act.key
        for act in records
        if act.party is not None
        and act.on.first > begun
        and act.party.key not in before
        and act.party.key not in treaty.side_keys
    )


def _of_all(records: Sequence[Act]) -> list[date]:
    """The days recorded of the treaty itself; the first of the calendar where there are none."""
    return [act.takes_effect.last for act in records if act.party is None] or [date.min]


def _settled(ground: Ground) -> bool:
    """Whether more instruments of parties that do not leave change nothing of how it begins and ends.

    They do where they lead to another day than the one that is recorded.
    """
    if ground.treaty.clauses.entry is not None and not _computed(ground):
        return False
    if not any(act.party is not None and act.kind in LEAVING for act in ground.acts):
        return True
    lasting = ground.end is None or ground.end.cause == EXPIRED
    return ground.begun is True and lasting and not ground.treaty.clauses.renewal.tacit


def _computed(ground: Ground) -> bool:
    """Whether nothing is recorded of its entry into force, or its day follows from the rule."""
    if not any(act.kind is Kind.ENTERED_INTO_FORCE for act in ground.acts):
        return True
    return isinstance(ground.entry, Found) and ground.entry.steps[0].code != "recorded"
