"""Rules of entry into force from JSON, and back into it.

A rule names its trigger and what that trigger takes, then `offset`, `align` (with `n` where it counts months),
`not_before`, `and` (conditions, which are triggers) and `or` (rules). A condition may be written short: {"count": 55}
for the k-th instrument, {"share": 0.55} for a share of a quantity. What says nothing (null, false) is left out when
written.
"""

from collections.abc import Callable, Mapping
from typing import Any

from .nodes import Node, length_json, number_json
from .rule import (
    Align,
    AlignTo,
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
    Rule,
    ShareOfParties,
    ShareOfQuantity,
    Signature,
    TacitAcceptance,
    Trigger,
)

_BASES: dict[str, Basis] = {basis.value: basis for basis in Basis}
_FLAGS = ("count_regional_orgs", "count_successions", "only_states", "only_signatories")


def parse(data: Any) -> Rule:
    """A rule from JSON; WrongData says where it is wrong."""
    node = Node(data)
    rule = read_rule(node)
    node.done()
    return rule


def read_rule(node: Node) -> Rule:
    """The rule that an object states, which may state more than the rule."""
    trigger = _trigger(node)
    return Rule(
        trigger,
        offset=node.maybe("offset", Node.length, None),
        align=node.maybe("align", lambda each: _align(each, node), None),
        not_before=node.maybe("not_before", Node.day, None),
        conditions=node.maybe("and", _conditions, ()),
        alternatives=node.maybe("or", lambda each: tuple(_whole(rule) for rule in _some(each)), ()),
    )


def dump(rule: Rule) -> dict[str, Any]:
    """A rule as JSON, which parse() reads as the same rule."""
    written = _written(rule.trigger)
    if rule.offset is not None:
        written["offset"] = length_json(rule.offset)
    if rule.align is not None:
        written["align"] = rule.align.to.value
        if rule.align.to is AlignTo.FIRST_DAY_OF_NTH_MONTH:
            written["n"] = rule.align.n
    if rule.not_before is not None:
        written["not_before"] = rule.not_before.isoformat()
    if rule.conditions:
        written["and"] = [_condition_json(each) for each in rule.conditions]
    if rule.alternatives:
        written["or"] = [dump(each) for each in rule.alternatives]
    return written


def read_align(node: Node) -> Align:
    """An alignment of its own object or name, without a count of months."""
    return Align(node.choice(_PLAIN_ALIGNS))


def _align(node: Node, rule: Node) -> Align:
    to = node.choice(_ALIGNS)
    return Align(to, rule.at("n").whole()) if to is AlignTo.FIRST_DAY_OF_NTH_MONTH else Align(to)


_ALIGNS = {to.value: to for to in AlignTo}
_PLAIN_ALIGNS = {name: to for name, to in _ALIGNS.items() if to is not AlignTo.FIRST_DAY_OF_NTH_MONTH}


def _whole(node: Node) -> Rule:
    rule = read_rule(node)
    node.done()
    return rule


def _some(node: Node) -> tuple[Node, ...]:
    """A list that is not empty."""
    found = tuple(node.each())
    if not found:
        raise node.wrong("some")
    return found


def _conditions(node: Node) -> tuple[Trigger, ...]:
    return tuple(_condition(each) for each in _some(node))


def _condition(node: Node) -> Trigger:
    if node.has("count"):
        trigger: Trigger = KthInstrument(node.at("count").whole(), _filter(node))
    elif node.has("share") and not node.has("trigger"):
        trigger = _share(node)
    else:
        trigger = _trigger(node)
    node.done()
    return trigger


def _trigger(node: Node) -> Trigger:
    return node.at("trigger").choice(_READ)(node)


def _filter(node: Node) -> Filter:
    flags = {name: node.maybe(name, Node.flag, False) for name in _FLAGS}
    return Filter(**flags, named=_named(node))


def _named(node: Node) -> tuple[str, ...]:
    """The parties named, none of them twice."""
    nobody: tuple[str, ...] = ()
    named = node.maybe("named", Node.texts, nobody)
    if len(set(named)) < len(named):
        raise node.at("named").wrong("twice")
    return named


def _share(node: Node) -> ShareOfQuantity:
    return ShareOfQuantity(
        node.at("share").share(),
        of=node.maybe("of", Node.text, ""),
        table=node.maybe("table", _table, {}),
        total=node.maybe("total", Node.number, None),
        filter=_filter(node),
    )


def _table(node: Node) -> dict[str, Any]:
    return {Node(name, node.pointer).text(): node.at(name).number() for name in node.fields()}


def _fixed_date_if(node: Node) -> FixedDateIf:
    conditions = _conditions(node.at("conditions"))
    return FixedDateIf(node.at("date").day(), conditions, node.at("else_offset_days").whole(0))


def _all_named(node: Node) -> AllNamed:
    named = _named(node)
    # "n" is the alignment's where that counts months.
    counts_months = node.data.get("align") == AlignTo.FIRST_DAY_OF_NTH_MONTH
    return AllNamed(named, n=0 if named or counts_months else node.maybe("n", Node.whole, 0))


def _tacit(node: Node) -> TacitAcceptance:
    most = node.maybe("max_objections", lambda each: each.whole(0), 0)
    return TacitAcceptance(node.at("period").length(), most)


def _of_two(node: Node) -> int:
    return node.maybe("of_parties", Node.whole, 2)


_READ: dict[str, Callable[[Node], Trigger]] = {
    "signature": lambda node: Signature(_of_two(node)),
    "fixed_date": lambda node: FixedDate(node.at("date").day()),
    "fixed_date_if": _fixed_date_if,
    "last_notification": lambda node: LastNotification(_of_two(node)),
    "exchange_of_instruments": lambda node: ExchangeOfInstruments(),
    "exchange_of_notes": lambda node: ExchangeOfNotes(),
    "reply_note": lambda node: ReplyNote(),
    "kth_instrument": lambda node: KthInstrument(node.at("k").whole(), _filter(node)),
    "share_of_quantity": _share,
    "share_of_parties": lambda node: ShareOfParties(
        node.at("share").share(), node.at("basis").choice(_BASES)
    ),
    "all_named": _all_named,
    "all_of": lambda node: AllOf(_conditions(node.at("conditions"))),
    "decision": lambda node: Decision(node.maybe("body", Node.text, "")),
    "tacit_acceptance": _tacit,
    "event": lambda node: Event(node.at("of").text()),
}


def _condition_json(trigger: Trigger) -> dict[str, Any]:
    if isinstance(trigger, KthInstrument):
        return {"count": trigger.k, **_filter_json(trigger.filter)}
    if isinstance(trigger, ShareOfQuantity):
        return _share_json(trigger)
    return _written(trigger)


def _conditions_json(trigger: AllOf | FixedDateIf) -> list[Any]:
    return [_condition_json(each) for each in trigger.conditions]


def _written(trigger: Trigger) -> dict[str, Any]:
    name, content = _WRITTEN[type(trigger)]
    return {"trigger": name, **content(trigger)}


def _filter_json(wanted: Filter) -> dict[str, Any]:
    written: dict[str, Any] = {name: True for name in _FLAGS if getattr(wanted, name)}
    return {**written, "named": list(wanted.named)} if wanted.named else written


def _share_json(trigger: ShareOfQuantity) -> dict[str, Any]:
    written: dict[str, Any] = {"share": number_json(trigger.share)}
    if trigger.of:
        written["of"] = trigger.of
    if trigger.table:
        written["table"] = {party: number_json(amount) for party, amount in trigger.table.items()}
    if trigger.total is not None:
        written["total"] = number_json(trigger.total)
    return {**written, **_filter_json(trigger.filter)}


def _named_json(trigger: AllNamed) -> dict[str, Any]:
    if trigger.named:
        return {"named": list(trigger.named)}
    return {"n": trigger.n} if trigger.n else {}


def _tacit_json(trigger: TacitAcceptance) -> dict[str, Any]:
    written: dict[str, Any] = {"period": length_json(trigger.period)}
    return {**written, "max_objections": trigger.max_objections} if trigger.max_objections else written


def _of_parties(trigger: Signature | LastNotification) -> dict[str, Any]:
    return {} if trigger.n == 2 else {"of_parties": trigger.n}


def _fixed_json(trigger: FixedDateIf) -> dict[str, Any]:
    return {
        "date": trigger.date.isoformat(),
        "conditions": _conditions_json(trigger),
        "else_offset_days": trigger.else_offset_days,
    }


def _nothing(trigger: Trigger) -> Mapping[str, Any]:
    return {}


_WRITTEN: dict[type, tuple[str, Callable[[Any], Mapping[str, Any]]]] = {
    Signature: ("signature", _of_parties),
    FixedDate: ("fixed_date", lambda trigger: {"date": trigger.date.isoformat()}),
    FixedDateIf: ("fixed_date_if", _fixed_json),
    LastNotification: ("last_notification", _of_parties),
    ExchangeOfInstruments: ("exchange_of_instruments", _nothing),
    ExchangeOfNotes: ("exchange_of_notes", _nothing),
    ReplyNote: ("reply_note", _nothing),
    KthInstrument: ("kth_instrument", lambda trigger: {"k": trigger.k, **_filter_json(trigger.filter)}),
    ShareOfQuantity: ("share_of_quantity", _share_json),
    ShareOfParties: (
        "share_of_parties",
        lambda trigger: {"share": number_json(trigger.share), "basis": trigger.basis.value},
    ),
    AllNamed: ("all_named", _named_json),
    AllOf: ("all_of", lambda trigger: {"conditions": _conditions_json(trigger)}),
    Decision: ("decision", lambda trigger: {"body": trigger.body} if trigger.body else {}),
    TacitAcceptance: ("tacit_acceptance", _tacit_json),
    Event: ("event", lambda trigger: {"of": trigger.of}),
}
