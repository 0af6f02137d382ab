"""For whom a treaty is in force, from when and until when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from .acts import CONSENT, Act, Kind, Party
from .clauses import Clauses, Later
from .days import TWELVE_MONTHS, Period, latest
from .entry import moved
from .outcome import Missing, Outcome, Step, day_of
from .rule import (
    AllNamed,
    AllOf,
    FixedDateIf,
    KthInstrument,
    LastNotification,
    Rule,
    ShareOfParties,
    ShareOfQuantity,
    Signature,
    TacitAcceptance,
    Trigger,
)
from .terms import against_renewal, in_time, rescinds, terms
from .treaty import Treaty, by_party, ends_by_itself
from .views import against_text, counts_on

_OF_INSTRUMENTS = (KthInstrument, LastNotification, ShareOfQuantity, ShareOfParties, AllNamed)
_SIGNED = frozenset({Kind.SIGNATURE, Kind.DEFINITIVE_SIGNATURE})
SUCCEEDING = frozenset({Kind.SUCCESSION, Kind.CONTINUATION})
#: Without one of these by a party nobody leaves.
LEAVING = frozenset(
    {
        Kind.DENUNCIATION, Kind.NON_RENEWAL, Kind.CEASED_TO_EXIST, Kind.CONTINUATION, Kind.TERMINATED,
        Kind.SUPERSEDED, Kind.ENDED,
    }
)  # fmt: skip
_BESIDE_LEAVING = LEAVING | {Kind.RESCISSION_OF_WITHDRAWAL}


@dataclass(frozen=True, slots=True)
class Membership:
    """One time of being a party, from `since` until `until` (from which day on it is none); `cause`: why it ends.

    `steps` say how `since` came about, `doubts` why it may be another day, `missing` what would have to be known to
    say. `notice`: the day of the notice by which it ends; None where it ends otherwise or that day is not known.
    """

    party: Party
    since: Period
    steps: tuple[Step, ...] = ()
    doubts: tuple[Step, ...] = ()
    until: Period | None = None
    cause: str = ""
    missing: tuple[Missing, ...] = ()
    notice: Period | None = None

    def ends(self, ends: "Iterable[End]") -> "Membership":
        """The same, with the first of these ends and its own; its own goes before another of the same day."""
        own = [] if self.until is None else [End(self.until, self.cause, notice=self.notice)]
        held = [*own, *ends]
        if not held:
            return self
        first = min(held, key=lambda end: (end.on.first, end.on.last))
        until = Period(max(first.on.first, self.since.first), max(first.on.last, self.since.first))
        missing = (*self.missing, *first.missing)
        return replace(self, until=until, cause=first.cause, missing=missing, notice=first.notice)


@dataclass(frozen=True, slots=True)
class End:
    """The day from which on a party is none, or a treaty not in force; why, and the day of the notice if by one."""

    on: Period
    cause: str
    missing: tuple[Missing, ...] = ()
    notice: Period | None = None


Memberships = Mapping[str, tuple[Membership, ...]]


@dataclass(frozen=True, slots=True)
class _Ground:
    """What memberships stand on: the treaty, the acts done, and when it entered or enters into force."""

    treaty: Treaty
    acts: Sequence[Act]
    in_force: Period
    trigger: Period
    as_of: date
    by_party: Mapping[str, Sequence[Act]]
    #: Whether anybody has consented to be bound by an instrument.
    consented: bool

    @property
    def clauses(self) -> Clauses:
        return self.treaty.clauses

    def own(self, party: Party) -> Sequence[Act]:
        return self.by_party.get(party.key, ())


def memberships(treaty: Treaty, entry: Outcome, acts: Sequence[Act], as_of: date) -> Memberships:
    """Who is, was or will be a party, by key, from the acts done by `as_of`; nobody before the rule is set off."""
    in_force, trigger = day_of(entry), entry.trigger
    if in_force is None or trigger is None:
        return {}
    consented = any(act.kind in CONSENT for act in acts)
    ground = _Ground(treaty, acts, in_force, trigger, as_of, by_party(acts), consented)
    found: dict[str, tuple[Membership, ...]] = {}
    for party in treaty.parties(acts):
        if held := _with_ends(ground, _beginnings(ground, party), ground.own(party)):
            found[party.key] = held
    for act in acts:
        if act.kind in SUCCEEDING:
            _succeed(ground, found, act)
    return found


def later_clause(clauses: Clauses) -> Later | None:
    """What applies to those who consent later: their own clause, else the general offset and alignment."""
    rule = clauses.entry
    if clauses.later is not None or rule is None:
        return clauses.later
    return Later(align=rule.align) if rule.offset is None else Later(rule.offset, rule.align)


def denunciation_effective(clauses: Clauses, act: Act, since: Period) -> End | None:
    """From when a party that denounces is none any more; None where denunciation has no effect (VCLT 56).

    `since`: when the treaty entered into force for it. A notice may name a later day than the treaty demands, and none
    that is earlier. Where the treaty is renewed tacitly and says no more, denunciation is notice against renewal. One
    that is known by its effect alone took effect as recorded.
    """
    if act.undated and act.effective is not None:
        return End(act.effective, act.kind.value)
    clause = clauses.withdrawal
    if clause is None:
        return _unregulated(clauses, act)
    period = clause.period or (None if clause.implied is None else TWELVE_MONTHS)
    if period is None:
        return None
    floor = None if clause.earliest is None else since.plus(clause.earliest)
    on = moved(moved(act.arrived, period, None, floor)[0], None, clause.align)[0]
    on = on if act.effective is None else latest([on, act.effective])
    return End(on, act.kind.value, notice=_notice(act))


def _notice(act: Act) -> Period | None:
    return None if act.undated else act.arrived


def leaving_fewer(held: Memberships, least: int) -> tuple[End, ...]:
    """The ends of memberships after which fewer parties than that remain.

    Where another takes the place of one that leaves, by succession or continuation, they do not become fewer.
    """
    everyone = [each for several in held.values() for each in several]
    return tuple(
        End(each.until, each.cause, each.missing, each.notice)
        for each in everyone
        if each.until is not None and _remaining(everyone, each.until) < least
    )


def _remaining(everyone: Iterable[Membership], day: Period) -> int:
    return sum(
        each.since.first <= day.last and (each.until is None or each.until.last > day.last)
        for each in everyone
    )


def _unregulated(clauses: Clauses, act: Act) -> End | None:
    """Where what the treaty says has not been recorded: the day the notice names, else any from its receipt on."""
    if clauses.renewal.tacit and (clauses.term or clauses.expires):
        return None
    if act.effective is not None:
        return End(act.effective, act.kind.value, notice=_notice(act))
    party = "" if act.party is None else act.party.called
    missing = (Missing("withdrawal_clause", {"party": party}),)
    return End(Period.since(act.arrived.first), act.kind.value, missing, _notice(act))


def _beginnings(ground: _Ground, party: Party) -> list[tuple[Period, Membership]]:
    """Each time that the party became bound, with the day of the act by which it did."""
    own, rule = ground.own(party), ground.clauses.entry
    # Where a treaty enters into force by signature, that is consent to be bound (VCLT 12).
    signing = {Kind.SIGNATURE} if rule is not None and isinstance(rule.trigger, Signature) else set()
    consents = [act for act in own if act.kind in CONSENT or act.kind in signing]
    if consents:
        return [(counts_on(act), _begun(ground, party, act)) for act in consents]
    joins = _joins_with_treaty(ground, party, own)
    if joins is False:
        return _once_a_party(ground, party, own)
    if joins is None:
        missing = (Missing("instrument", {"party": party.called}),)
        return [(ground.in_force, Membership(party, Period.since(ground.in_force.first), missing=missing))]
    membership = _recorded(own, _with_treaty(ground, party))
    return [(membership.since, membership)]


def _with_treaty(ground: _Ground, party: Party, *said: Step) -> Membership:
    return Membership(party, ground.in_force, (*said, Step("with_treaty", {"date": ground.in_force})))


def _once_a_party(ground: _Ground, party: Party, own: Sequence[Act]) -> list[tuple[Period, Membership]]:
    """One whose participation ended had been a party, though nothing says since when."""
    ended = next((act.takes_effect for act in own if act.kind is Kind.ENDED), None)
    if ended is None or ended.last <= ground.in_force.first:
        return []
    since = Period(ground.in_force.first, ended.last)
    return [(since, Membership(party, since, missing=(Missing("instrument", {"party": party.called}),)))]


def _joins_with_treaty(ground: _Ground, party: Party, own: Sequence[Act]) -> bool | None:
    """Whether one without an instrument is a party from entry into force on; None where that cannot be said.

    It cannot be said of one of several sides where nothing but the entry into force has been recorded.
    """
    kinds = {act.kind for act in own}
    if any(_in_time(ground, act) for act in own if against_text(act, ground.acts)):
        return False
    if Kind.ENTERED_INTO_FORCE in kinds:
        return True
    signed = bool(kinds & _SIGNED) or {Kind.SIGNATURE_AD_REFERENDUM, Kind.CONFIRMATION} <= kinds
    if kinds & SUCCEEDING or not (signed or party.key in ground.treaty.side_keys):
        return False
    rule = ground.clauses.entry
    if rule is not None and not by_instruments(rule.trigger):
        return True
    if ground.consented:
        return False
    return True if len(ground.treaty.sides) == 2 and rule is None else None


def _in_time(ground: _Ground, objection: Act) -> bool:
    """Whether it may have come before the text was accepted by silence."""
    rule = ground.clauses.entry
    silent = rule is not None and tacit(rule)
    return silent and counts_on(objection).first <= ground.trigger.last


def tacit(rule: Rule) -> bool:
    """Whether silence binds: it enters into force where few enough object, and by nobody's instrument."""
    accepted = any(isinstance(each, TacitAcceptance) for each in rule.triggers())
    return accepted and not by_instruments(rule.trigger)


def by_instruments(trigger: Trigger) -> bool:
    """Whether nobody is a party without an instrument of its own."""
    if isinstance(trigger, AllOf | FixedDateIf):
        return any(map(by_instruments, trigger.conditions))
    return isinstance(trigger, _OF_INSTRUMENTS)


def _begun(ground: _Ground, party: Party, act: Act) -> Membership:
    """A membership that begins by this instrument."""
    arrived, in_force, own = counts_on(act), ground.in_force, ground.own(party)
    said = Step("own_instrument", {"party": party.called, "date": arrived})
    if act.effective is not None:
        steps = (said, Step("own_date", {"date": act.effective}))
        return Membership(party, latest([in_force, act.effective]), steps)
    if arrived.last <= ground.trigger.first:
        return _recorded(own, _with_treaty(ground, party, said))
    later = later_clause(ground.clauses)
    if later is None:
        since = Period.since(max(arrived.first, in_force.first))
        return _recorded(own, Membership(party, since, (said,), missing=(Missing("rule"),)))
    since, moves, doubts = moved(arrived, later.offset, later.align, in_force)
    if arrived.first <= ground.trigger.last:
        # Whether it came before the rule was set off is not known: either day may be the right one.
        since = Period(min(since.first, in_force.first), max(since.last, in_force.last))
    return _recorded(own, Membership(party, since, (said, *moves), doubts))


def _recorded(own: Sequence[Act], membership: Membership) -> Membership:
    """A membership since the day that was recorded of the party, where none is computed or only an earlier one.

    A day computed that is later stands, and is doubted.
    """
    recorded = next((act.takes_effect for act in own if act.kind is Kind.ENTERED_INTO_FORCE), None)
    since = membership.since
    if recorded is None or since == recorded:
        return membership
    step = {"date": recorded}
    if since.day is not None and since.first >= recorded.first:
        if recorded.first <= since.first <= recorded.last:
            return membership
        return replace(membership, doubts=(*membership.doubts, Step("recorded_otherwise", step)))
    since = Period(max(since.first, recorded.first), max(since.first, recorded.last))
    missing = membership.missing if since.last == date.max else ()
    return replace(
        membership, since=since, steps=(*membership.steps, Step("recorded", step)), missing=missing
    )


def _with_ends(
    ground: _Ground, began: Iterable[tuple[Period, Membership]], own: Sequence[Act]
) -> tuple[Membership, ...]:
    """Memberships with their ends; an instrument of one who is a party already begins none (I4)."""
    found: list[Membership] = []
    for arrived, membership in began:
        if found and (found[-1].until is None or found[-1].until.first > arrived.last):
            continue
        later = [act for act in own if act.kind in _BESIDE_LEAVING and act.arrived.last >= arrived.first]
        ends = _ends(ground, membership, later) if later else ()
        found.append(membership.ends(ends))
    return tuple(found)


def _ends(ground: _Ground, membership: Membership, later: Sequence[Act]) -> list[End]:
    return [*_denounced(ground, membership, later), *_not_renewed(ground, later), *_gone(later)]


def _denounced(ground: _Ground, membership: Membership, own: Sequence[Act]) -> Iterable[End]:
    """Denunciations that were not rescinded before they took effect."""
    for act in own:
        end = None
        if act.kind is Kind.DENUNCIATION:
            end = denunciation_effective(ground.clauses, act, membership.since)
        if end is None:
            continue
        rescissions = [each.arrived for each in own if rescinds(each, act)]
        if any(arrived.last < end.on.first for arrived in rescissions):
            continue
        if any(arrived.first < end.on.last for arrived in rescissions):
            end = replace(end, on=Period.since(end.on.first))
        yield end


def _not_renewed(ground: _Ground, own: Sequence[Act]) -> Iterable[End]:
    """Ends of terms before which the party gave notice in time."""
    notices = [act for act in own if act.kind in (Kind.NON_RENEWAL, Kind.DENUNCIATION)]
    if not notices:
        return
    extensions = [act for act in ground.acts if act.kind is Kind.EXTENDED]
    horizon = max(ground.as_of, *(act.arrived.last for act in notices))
    for term in terms(ground.clauses, ground.in_force, extensions, horizon):
        for notice in against_renewal(ground.clauses, own, term.expiry):
            timely = in_time(notice, term.last_day_for_notice)
            if timely is not False:
                on = term.expiry if timely else Period.since(term.expiry.first)
                yield End(on, Kind.NON_RENEWAL.value, notice=notice.arrived)


def _gone(own: Iterable[Act]) -> Iterable[End]:
    """Ends by acts that work by themselves."""
    return (End(act.takes_effect, act.kind.value) for act in own if ends_by_itself(act))


def _succeed(ground: _Ground, found: dict[str, tuple[Membership, ...]], act: Act) -> None:
    """Let a successor be a party from the date of succession, and one that continues a State take its place.

    Where the predecessor is named and was no party, there is nothing to succeed to (I3).
    """
    before = found.get(act.predecessor, ())
    if act.party is None or (act.predecessor and not before) or found.get(act.party.key):
        return
    membership = _succession(ground, act, act.party)
    found[act.party.key] = _with_ends(ground, [(membership.since, membership)], ground.own(act.party))
    if act.kind is Kind.CONTINUATION and before:
        last = before[-1].ends([End(membership.since, act.kind.value)])
        found[act.predecessor] = (*before[:-1], last)


def _succession(ground: _Ground, act: Act, party: Party) -> Membership:
    steps: tuple[Step, ...] = (Step("own_instrument", {"party": party.called, "date": act.arrived}),)
    if act.effective is not None:
        steps = (*steps, Step("own_date", {"date": act.effective}))
        return Membership(party, latest([ground.in_force, act.effective]), steps)
    if act.kind is Kind.CONTINUATION:
        return Membership(party, latest([ground.in_force, act.arrived]), steps)
    first = min(ground.in_force.first, act.arrived.first)
    since = Period(first, max(ground.in_force.last, act.arrived.last))
    return Membership(party, since, steps, missing=(Missing("succession_date", {"party": party.called}),))
