"""When a treaty enters into force (VCLT 24), how that follows from the acts, or what is missing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .acts import CONSENT, SIGNING, Act, Kind, known
from .days import Length, Period, first_of_month
from .outcome import Found, Missing, Outcome, Step, Unknown
from .rule import Align, AlignTo, Rule
from .triggers import Met, Unmet, met
from .views import Member, View, counts_on


def compute(
    rule: Rule,
    acts: Iterable[Act],
    as_of: date | None = None,
    known_on: date | None = None,
    *,
    members: Sequence[Member] | None = None,
    adopted: Period | None = None,
) -> Outcome:
    """The day of entry into force by this rule, from the acts done by `as_of` as they were known on `known_on`.

    None for either: no limit. `members` and `adopted` are needed where an amendment asks for a share of the parties:
    the parties to the treaty that it amends (None: not known which that is), and when it was adopted.
    """
    return compute_known(rule, known(acts, known_on), as_of, members=members, adopted=adopted)


def compute_known(
    rule: Rule,
    held: Sequence[Act],
    as_of: date | None,
    *,
    members: Sequence[Member] | None = None,
    adopted: Period | None = None,
) -> Outcome:
    """The same, from acts that are already those known."""
    early = late = _apply(rule, View(held, as_of, False, members, adopted))
    if not _exact(held, members or (), adopted):
        late = _apply(rule, View(held, as_of, True, members, adopted))
    if isinstance(early, Unmet):
        return Unknown(early.missing)
    if isinstance(late, _Reached) and early.on == late.on:
        merge = early is not late and _alike(early, late)
        steps = tuple(map(_both, early.steps, late.steps)) if merge else late.steps
        trigger = _span(early.trigger, late.trigger)
        return Found(late.on, trigger, steps, (*late.doubts, *_doubted(held, trigger.last)))
    if isinstance(late, _Reached):
        doubtful = _doubtful(held, early.trigger, late.trigger)
        return Unknown(doubtful, _span(early.on, late.on), _span(early.trigger, late.trigger))
    missing = (*late.missing, *_doubtful(held, early.trigger, date.max))
    return Unknown(_once(missing), Period.since(early.on), Period.since(early.trigger))


def _exact(acts: Iterable[Act], members: Iterable[Member], adopted: Period | None) -> bool:
    """Whether every day is known, so that both views are one."""
    periods = [_decides_on(act) for act in acts if act.kind in _DECIDING]
    periods += [bound for member in members for bound in (member.since, member.until) if bound is not None]
    periods += [] if adopted is None else [adopted]
    return all(period.first == period.last for period in periods)


def moved(
    period: Period, offset: Length | None, align: Align | None, not_before: Period | None = None
) -> tuple[Period, tuple[Step, ...], tuple[Step, ...]]:
    """A day known in part, moved by offset, alignment and floor; with the steps, and the reasons to doubt it."""
    steps: list[Step] = []
    doubts: tuple[Step, ...] = ()
    if offset is not None and offset.n:
        doubts = (Step("clamped", {"date": period.plus(offset)}),) if period.clamps(offset) else ()
        period = period.plus(offset)
        steps.append(Step("offset", {"n": offset.n, "unit": offset.unit.value, "date": period}))
    if align is not None:
        period = Period(aligned(period.first, align), aligned(period.last, align))
        steps.append(Step("align", {"to": align.to.value, "n": align.n, "date": period}))
    if not_before is not None and not_before.last > period.first:
        period = Period(max(period.first, not_before.first), max(period.last, not_before.last))
        steps.append(Step("floor", {"not_before": not_before, "date": period}))
    return period, tuple(steps), doubts


def aligned(day: date, align: Align) -> date:
    """The day of the calendar to which a treaty moves `day`."""
    if day == date.max:
        return day
    return _ALIGNED[align.to](day, align.n)


_ALIGNED: dict[AlignTo, Callable[[date, int], date]] = {
    AlignTo.FIRST_DAY_OF_NEXT_MONTH: lambda day, n: first_of_month(day, 1),
    AlignTo.FIRST_DAY_OF_NTH_MONTH: first_of_month,
    AlignTo.END_OF_YEAR: lambda day, n: day.replace(month=12, day=31),
    AlignTo.FIRST_DAY_OF_NEXT_YEAR: lambda day, n: first_of_month(day.replace(month=12), 1),
}


@dataclass(frozen=True, slots=True)
class _Reached:
    """What a rule leads to in one view."""

    on: date
    trigger: date
    steps: tuple[Step, ...]
    doubts: tuple[Step, ...]


def _apply(rule: Rule, view: View) -> "_Reached | Unmet":
    """The earliest of a rule and its alternatives."""
    results = [_alone(rule, view), *(_apply(other, view) for other in rule.alternatives)]
    reached = [result for result in results if isinstance(result, _Reached)]
    if reached:
        return min(reached, key=lambda each: each.on)
    return Unmet(_once([each for result in results if isinstance(result, Unmet) for each in result.missing]))


def _alone(rule: Rule, view: View) -> "_Reached | Unmet":
    set_off = met(rule.trigger, view)
    conditions = [met(condition, view) for condition in rule.conditions]
    unmet = [
        each for result in (set_off, *conditions) if isinstance(result, Unmet) for each in result.missing
    ]
    if unmet or isinstance(set_off, Unmet):
        return Unmet(_once(unmet))
    floor = None if rule.not_before is None else Period.of(rule.not_before)
    period, steps, doubts = moved(Period.of(set_off.on), rule.offset, rule.align, floor)
    if period.last == date.max:
        facts = {"date": Period.of(set_off.on), "last": date.max}
        return Unmet((Missing("calendar", facts),))
    on, steps = period.first, (*set_off.steps, *steps)
    doubts = (*set_off.doubts, *doubts)
    for condition in conditions:
        if isinstance(condition, Met):
            on, doubts = max(on, condition.on), (*doubts, *condition.doubts)
            steps = (*steps, *condition.steps, Step("condition_met", {"date": Period.of(on)}))
    return _Reached(on, set_off.on, steps, doubts)


def _span(one: date, other: date) -> Period:
    return Period(min(one, other), max(one, other))


def _alike(early: _Reached, late: _Reached) -> bool:
    return [step.code for step in early.steps] == [step.code for step in late.steps]


def _both(early: Step, late: Step) -> Step:
    """A step as both views have it: a day of one is among those from the one to the other."""
    facts: dict[str, Any] = dict(late.facts)
    for name, value in late.facts.items():
        other = early.facts.get(name)
        if isinstance(value, Period) and isinstance(other, Period):
            facts[name] = Period(min(value.first, other.first), max(value.last, other.last))
    return Step(late.code, facts)


#: What these were done on may move a date of entry into force.
_DECIDING = CONSENT | SIGNING | {
    Kind.CONFIRMATION, Kind.SUCCESSION, Kind.EXCHANGE_OF_INSTRUMENTS, Kind.REPLY_NOTE, Kind.DECISION, Kind.CIRCULATION,
    Kind.OBJECTION, Kind.EVENT,
}  # fmt: skip


def _doubtful(acts: Iterable[Act], first: date, last: date) -> tuple[Missing, ...]:
    """The days that are known in part only and lie where they decide."""
    found = []
    for act in acts:
        period = _decides_on(act)
        if act.kind in _DECIDING and period.day is None and period.first <= last and period.last >= first:
            code, said = ("receipt", act.on) if period.last == date.max else ("day", period)
            party = "" if act.party is None else act.party.called
            found.append(Missing(code, {"party": party, "kind": act.kind.value, "date": said}))
    return _once(found)


def _decides_on(act: Act) -> Period:
    """The day by which an act decides: a decision by the one it names."""
    return act.effective if act.kind is Kind.DECISION and act.effective is not None else counts_on(act)


def _doubted(acts: Iterable[Act], last: date) -> tuple[Step, ...]:
    """The dates that their source doubts, of acts done by the day on which the rule was set off."""
    return tuple(
        Step(
            "doubted",
            {"party": "" if act.party is None else act.party.called, "kind": act.kind.value, "date": act.on},
        )
        for act in acts
        if act.doubted and act.kind in _DECIDING and counts_on(act).first <= last
    )


def _once(missing: Iterable[Missing]) -> tuple[Missing, ...]:
    kept: list[Missing] = []
    for each in missing:
        if each not in kept:
            kept.append(each)
    return tuple(kept)
