"""What sets a rule off: the day on which each trigger is met in a view of the acts, or what is missing for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from .acts import Act, Kind
from .days import Length, Period, Unit, add
from .outcome import Missing, Step
from .rule import (
    AllNamed,
    AllOf,
    Basis,
    Decision,
    Event,
    ExchangeOfInstruments,
    ExchangeOfNotes,
    Filter,
    FixedDate,
    FixedDateIf,
    KthInstrument,
    LastNotification,
    ReplyNote,
    ShareOfParties,
    ShareOfQuantity,
    Signature,
    TacitAcceptance,
    Trigger,
)
from .views import Dated, View, against_text, counts_on, firsts_of_parties


@dataclass(frozen=True, slots=True)
class Met:
    """A trigger was met on this day; `doubts`: reasons why that may be another."""

    on: date
    steps: tuple[Step, ...]
    doubts: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Unmet:
    """A trigger is not met, or not known to be."""

    missing: tuple[Missing, ...]


Result = Met | Unmet


def met(trigger: Trigger, view: View) -> Result:
    """Whether, and on which day, a trigger is met in this view."""
    return _BY_TYPE[type(trigger)](trigger, view)


def _met(code: str, each: Dated, **facts: Any) -> Met:
    """Met by one act: it is named with its party and what is known of its day."""
    said: dict[str, Any] = {"party": each.party, "date": _known_day(each.act, each.day), **facts}
    return Met(each.day, (Step(code, said),))


def _known_day(act: Act, day: date) -> Period:
    period = counts_on(act)
    return period if period.first <= day <= period.last and period.last != date.max else Period.of(day)


def _unmet(code: str, **facts: Any) -> Unmet:
    return Unmet((Missing(code, facts),))


def _signature(trigger: Signature, view: View) -> Result:
    signed = view.of({Kind.SIGNATURE, Kind.DEFINITIVE_SIGNATURE})
    together = [each for each in signed if each.act.party is None]
    if together:
        return _met("signature", together[0], n=trigger.n)
    confirmed = {each.act.party.key for each in view.of({Kind.CONFIRMATION}) if each.act.party is not None}
    # VCLT 12(2)(b): a signature ad referendum, once confirmed, is a full one from the day it was put.
    referred = [
        each for each in view.of({Kind.SIGNATURE_AD_REFERENDUM})
        if each.act.party is not None and each.act.party.key in confirmed
    ]  # fmt: skip
    in_order = sorted((*signed, *referred), key=lambda each: (each.day, each.party))
    return _nth("signature", "signatures", in_order, trigger.n)


def _nth(code: str, lacking: str, dated: Sequence[Dated], n: int) -> Result:
    """Met by the act of the n-th party."""
    acts = firsts_of_parties(dated)
    if len(acts) < n:
        return _unmet(lacking, have=len(acts), need=n, of=tuple(each.party for each in acts))
    return _met(code, acts[n - 1], n=n)


def _fixed_date(trigger: FixedDate, view: View) -> Result:
    return Met(trigger.date, (Step("fixed_date", {"date": Period.of(trigger.date)}),))


def _fixed_date_if(trigger: FixedDateIf, view: View) -> Result:
    fulfilled = _all(trigger.conditions, view)
    if isinstance(fulfilled, Unmet):
        return fulfilled
    if fulfilled.on <= trigger.date:
        step = Step("fixed_date_kept", {"date": Period.of(trigger.date)})
        return Met(trigger.date, (*fulfilled.steps, step), fulfilled.doubts)
    later = add(fulfilled.on, Length(trigger.else_offset_days, Unit.DAY))[0]
    day = Unit.DAY.value
    facts = {
        "missed": Period.of(trigger.date),
        "n": trigger.else_offset_days,
        "unit": day,
        "date": Period.of(later),
    }
    return Met(later, (*fulfilled.steps, Step("fixed_date_missed", facts)), fulfilled.doubts)


def _last_notification(trigger: LastNotification, view: View) -> Result:
    result = _nth("last_notification", "notifications", view.of({Kind.NOTIFICATION}), trigger.n)
    if isinstance(result, Met):
        return result
    unreceived = tuple(
        Missing("receipt", {"party": act.party.called, "kind": act.kind.value, "date": act.on})
        for act in view.acts
        if act.kind is Kind.NOTIFICATION and act.received is None and act.party is not None
    )
    sent = {act.party.key for act in view.acts if act.kind is Kind.NOTIFICATION and act.party is not None}
    return (
        Unmet(unreceived) if unreceived and len(sent) >= trigger.n else Unmet((*result.missing, *unreceived))
    )


def _exchange_of_instruments(trigger: ExchangeOfInstruments, view: View) -> Result:
    exchanged = view.of({Kind.EXCHANGE_OF_INSTRUMENTS})
    return _met("exchange_of_instruments", exchanged[0]) if exchanged else _unmet("exchange_of_instruments")


def _exchange_of_notes(trigger: ExchangeOfNotes, view: View) -> Result:
    replies = view.of({Kind.REPLY_NOTE})
    return _met("exchange_of_notes", replies[0]) if replies else _unmet("reply_note")


def _reply_note(trigger: ReplyNote, view: View) -> Result:
    replies = view.of({Kind.REPLY_NOTE})
    return _met("reply_note", replies[0]) if replies else _unmet("reply_note")


def _kth_instrument(trigger: KthInstrument, view: View) -> Result:
    counted = view.instruments(trigger.filter)
    if len(counted) < trigger.k:
        have = len(counted)
        return _unmet("instruments", have=have, need=trigger.k, more=trigger.k - have, **_of(trigger.filter))
    kth = counted[trigger.k - 1]
    same_day = sum(each.day == kth.day for each in counted)
    return _met("kth_instrument", kth, k=trigger.k, same_day=same_day, **_of(trigger.filter))


def _of(wanted: Filter) -> dict[str, Any]:
    return {"named": wanted.named} if wanted.named else {}


def _share_of_quantity(trigger: ShareOfQuantity, view: View) -> Result:
    if not trigger.table:
        return _unmet("reference_table", of=trigger.of)
    total = trigger.total or sum(trigger.table.values(), Fraction())
    reached = Fraction()
    for each in view.instruments(trigger.filter):
        reached += trigger.table.get(each.act.party.key if each.act.party else "", Fraction()) / total
        if reached >= trigger.share:
            return _met("share_reached", each, **_shares(trigger, reached))
    return _unmet("share", **_shares(trigger, reached))


def _shares(trigger: ShareOfQuantity, reached: Fraction) -> dict[str, Any]:
    return {"of": trigger.of, "reached": float(reached), "needed": float(trigger.share)}


def _share_of_parties(trigger: ShareOfParties, view: View) -> Result:
    missing = [Missing("amended")] if view.members is None else []
    if trigger.basis is Basis.AT_ADOPTION and view.adopted is None:
        missing.append(Missing("adoption"))
    if missing:
        return Unmet(tuple(missing))
    accepted = view.instruments(Filter(count_regional_orgs=True, count_successions=True))
    have = need = parties = 0
    for day in _turns(accepted, view):
        base = _members(
            view, day if trigger.basis is Basis.CURRENT else view.day(view.adopted or Period.of(day))
        )
        parties = len(base)
        need = -(-trigger.share.numerator * parties // trigger.share.denominator)
        counted = [
            each for each in accepted if each.day <= day and each.act.party and each.act.party.key in base
        ]
        have = len(counted)
        if base and have >= need:
            facts = {"have": have, "need": need, "parties": parties, "basis": trigger.basis.value}
            return Met(
                day,
                (Step("share_of_parties", {**facts, "party": counted[-1].party, "date": Period.of(day)}),),
            )
    return _unmet("acceptances", have=have, need=need, parties=parties, basis=trigger.basis.value)


def _turns(accepted: Sequence[Dated], view: View) -> list[date]:
    """The days on which the share may change: somebody accepts, joins or leaves. Before anybody accepts, the last."""
    members = view.members or ()
    bounds = [bound for member in members for bound in (member.since, member.until) if bound is not None]
    days = {each.day for each in accepted} | {day for bound in bounds if (day := view.day(bound)) is not None}
    return sorted(day for day in days if accepted and day >= accepted[0].day) or sorted(days)[-1:]


def _members(view: View, day: date | None) -> frozenset[str]:
    """Who were parties that day."""
    if day is None:
        return frozenset()
    return frozenset(
        member.party
        for member in view.members or ()
        if member.since.last <= day and (member.until is None or member.until.first > day)
    )


def _all_named(trigger: AllNamed, view: View) -> Result:
    if not trigger.named:
        return _unmet("named_list", n=trigger.n)
    counted = view.instruments(Filter(count_regional_orgs=True, count_successions=True, named=trigger.named))
    if len(counted) < len(trigger.named):
        have = {each.act.party.key for each in counted if each.act.party is not None}
        return _unmet("named", parties=tuple(key for key in trigger.named if key not in have))
    return _met("all_named", counted[-1], n=len(trigger.named))


def _all_of(trigger: AllOf, view: View) -> Result:
    return _all(trigger.conditions, view)


def _all(conditions: Sequence[Trigger], view: View) -> Result:
    """Met on the day of the last; where several are not, all that is missing."""
    results = [met(condition, view) for condition in conditions]
    missing = tuple(each for result in results if isinstance(result, Unmet) for each in result.missing)
    if missing:
        return Unmet(missing)
    found = [result for result in results if isinstance(result, Met)]
    last = max(result.on for result in found)
    steps = tuple(step for result in found for step in result.steps)
    doubts = tuple(doubt for result in found for doubt in result.doubts)
    return Met(last, (*steps, Step("last_condition", {"date": Period.of(last)})), doubts)


def _decision(trigger: Decision, view: View) -> Result:
    """A decision works from the day it names, once it has been taken."""
    days = []
    for act in view.acts:
        if act.kind is not Kind.DECISION or trigger.body not in ("", act.of):
            continue
        taken = view.day(act.on)
        if taken is not None and act.effective is not None:
            taken = act.effective.last if view.late else act.effective.first
        if taken is not None:
            days.append(Dated(taken, act))
    if not days:
        return _unmet("decision", body=trigger.body)
    first = min(days, key=lambda each: each.day)
    return _met(
        "decision", first, body=trigger.body or first.act.of, date=first.act.effective or first.act.on
    )


def _tacit_acceptance(trigger: TacitAcceptance, view: View) -> Result:
    circulated = view.of({Kind.CIRCULATION})
    if not circulated:
        return _unmet("circulation")
    start = circulated[0].day
    end, clamped = add(start, trigger.period)
    objections = _objections(view, end)
    if objections > trigger.max_objections:
        return _unmet("objections", have=objections, max=trigger.max_objections)
    if view.as_of is not None and view.as_of < end:
        return _unmet("objection_period", until=Period.of(end))
    facts = {"circulated": circulated[0].act.on, "date": Period.of(end), "objections": objections}
    doubts = (Step("clamped", {"date": Period.of(end)}),) if clamped else ()
    return Met(end, (Step("tacit_acceptance", {**facts, "max": trigger.max_objections}),), doubts)


def _objections(view: View, end: date) -> int:
    """How many parties objected in time: as few as possible in the early view, as many as possible in the late one."""
    parties = set()
    for act in view.acts:
        if act.party is not None and against_text(act, view.acts):
            day = view.day(counts_on(act), opposite=True)
            if day is not None and day <= end:
                parties.add(act.party.key)
    return len(parties)


def _event(trigger: Event, view: View) -> Result:
    for each in view.of({Kind.EVENT}):
        if each.act.of == trigger.of:
            return _met("event", each, of=trigger.of)
    return _unmet("event", of=trigger.of)


_BY_TYPE: dict[type, Callable[[Any, View], Result]] = {
    Signature: _signature,
    FixedDate: _fixed_date,
    FixedDateIf: _fixed_date_if,
    LastNotification: _last_notification,
    ExchangeOfInstruments: _exchange_of_instruments,
    ExchangeOfNotes: _exchange_of_notes,
    ReplyNote: _reply_note,
    KthInstrument: _kth_instrument,
    ShareOfQuantity: _share_of_quantity,
    ShareOfParties: _share_of_parties,
    AllNamed: _all_named,
    AllOf: _all_of,
    Decision: _decision,
    TacitAcceptance: _tacit_acceptance,
    Event: _event,
}
