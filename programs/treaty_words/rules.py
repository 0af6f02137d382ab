"""A rule of entry into force said back in sentences."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.translation import gettext as _

from programs.rules.treaties.days import Length, Unit
from programs.rules.treaties.rule import (
    Align,
    AlignTo,
    AllOf,
    Filter,
    FixedDate,
    FixedDateIf,
    KthInstrument,
    Rule,
    ShareOfQuantity,
    Trigger,
)

from .basics import Name, day, flowing, itself, length, ordinal
from .events import Wording, amounts, both, counted, event


def rule_in_words(rule: Rule, name: Name = itself, *, two: bool = False) -> list[str]:
    """The rule in sentences: when it enters into force, not before what, what else may come first, and what counts.

    `two`: it is between two parties.
    """
    filters = {replace(each, named=()) for each in _filters([rule, *_others(rule)])}
    # Where instruments are counted alike everywhere it is said once.
    by = Wording(name, counting=len(filters) > 1, two=two)
    said = [_("It enters into force %(when)s.") % {"when": when(rule, by)}]
    for place, floor in enumerate(_floors(rule, by)):
        words = _("And not before %(moment)s.") if place else _("But not before %(moment)s.")
        said.append(words % {"moment": floor})
    for other in _others(rule):
        earlier = ", ".join([when(other, by), *map(_not_before, _floors(other, by))])
        said.append(_("Or, where that comes earlier, %(when)s.") % {"when": earlier})
    said += [] if len(filters) > 1 else [each for wanted in filters for each in counted(wanted)]
    said += [amounts(each, name) for each in _quantities([rule, *_others(rule)])]
    return list(map(flowing, said))


def when(rule: Rule, by: Wording) -> str:
    """The day to which a rule leads, without its floor and conditions: "90 days after the deposit of ..."."""
    plain = rule.align is None and (rule.offset is None or rule.offset.n == 0)
    if plain and isinstance(rule.trigger, FixedDate):
        return _("on %(day)s") % {"day": day(rule.trigger.date)}
    if plain and isinstance(rule.trigger, FixedDateIf):
        return _conditional(rule.trigger, by)
    return moved(event(rule.trigger, by), rule.offset, rule.align)


def moved(said: str, offset: Length | None, align: Align | None) -> str:
    """The day to which what happens leads: on it, so long after it, or on a day of the calendar after it."""
    if offset is None or offset.n == 0:
        words = _aligned(align)
        return words % {"event": said, "nth": ordinal(align.n if align else 1)}
    facts = {"length": length(offset), "event": said, "nth": ordinal(align.n if align else 1)}
    return _aligned_later(align) % facts


def _aligned(align: Align | None) -> str:
    if align is None:
        return _("on the day of %(event)s")
    return {
        AlignTo.FIRST_DAY_OF_NEXT_MONTH: _("on the first day of the month following that of %(event)s"),
        AlignTo.FIRST_DAY_OF_NTH_MONTH: _("on the first day of the %(nth)s month after that of %(event)s"),
        AlignTo.END_OF_YEAR: _("on 31 December of the year of %(event)s"),
        AlignTo.FIRST_DAY_OF_NEXT_YEAR: _("on 1 January of the year following that of %(event)s"),
    }[align.to]


def _aligned_later(align: Align | None) -> str:
    """The same where a length of time runs before the day is moved to one of the calendar."""
    if align is None:
        return _("%(length)s after %(event)s")
    return {
        AlignTo.FIRST_DAY_OF_NEXT_MONTH: _(
            "on the first day of the month following the expiry of a period of %(length)s after %(event)s"
        ),
        AlignTo.FIRST_DAY_OF_NTH_MONTH: _(
            "on the first day of the %(nth)s month after that in which a period of %(length)s expires after %(event)s"
        ),
        AlignTo.END_OF_YEAR: _(
            "on 31 December of the year in which a period of %(length)s expires after %(event)s"
        ),
        AlignTo.FIRST_DAY_OF_NEXT_YEAR: _(
            "on 1 January of the year following that in which a period of %(length)s expires after %(event)s"
        ),
    }[align.to]


def _conditional(trigger: FixedDateIf, by: Wording) -> str:
    facts = {"day": day(trigger.date), "event": both(trigger.conditions, by)}
    if not trigger.else_offset_days:
        return (
            _("on %(day)s, on condition of %(event)s by then; where that comes later, on the day it comes")
            % facts
        )
    facts["length"] = length(Length(trigger.else_offset_days, Unit.DAY))
    return (
        _("on %(day)s, on condition of %(event)s by then; where that comes later, %(length)s after it")
        % facts
    )


def _floors(rule: Rule, by: Wording) -> Iterator[str]:
    """What the day is not before: a day that is named, and what else must have happened."""
    if rule.not_before is not None:
        yield day(rule.not_before)
    for condition in rule.conditions:
        yield _day_of(condition, by)


def _day_of(condition: Trigger, by: Wording) -> str:
    if isinstance(condition, FixedDate):
        return day(condition.date)
    return _("the day of %(event)s") % {"event": event(condition, by)}


def _not_before(floor: str) -> str:
    return _("but not before %(moment)s") % {"moment": floor}


def _filters(rules: Iterable[Rule]) -> Iterator[Filter]:
    """How the instruments are counted of which these rules speak."""
    for rule in rules:
        for trigger in (rule.trigger, *rule.conditions):
            yield from (
                each.filter for each in _flat(trigger) if isinstance(each, KthInstrument | ShareOfQuantity)
            )


def _quantities(rules: Iterable[Rule]) -> Iterator[ShareOfQuantity]:
    """The shares of quantities of which these rules speak."""
    for rule in rules:
        for trigger in (rule.trigger, *rule.conditions):
            yield from (each for each in _flat(trigger) if isinstance(each, ShareOfQuantity))


def _flat(trigger: Trigger) -> Iterator[Trigger]:
    """A trigger, or the conditions of which it is made."""
    if isinstance(trigger, AllOf | FixedDateIf):
        for condition in trigger.conditions:
            yield from _flat(condition)
    else:
        yield trigger


def _others(rule: Rule) -> Iterator[Rule]:
    """The other rules, and theirs: the earliest of all decides."""
    for other in rule.alternatives:
        yield other
        yield from _others(other)
