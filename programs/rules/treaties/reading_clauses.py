"""Final clauses from JSON, and back into it: one object for the rule of entry into force and the rest."""

from datetime import date
from typing import Any

from .clauses import Clauses, Implied, Later, Provisional, ProvisionalFrom, Renewal, Withdrawal
from .days import NOTHING
from .nodes import MOST, Node, length_json
from .reading import dump, read_align, read_rule

_IMPLIED = {each.value: each for each in Implied}
_SINCE = {each.value: each for each in (ProvisionalFrom.SIGNATURE, ProvisionalFrom.NOTICE)}


def parse_clauses(data: Any) -> Clauses:
    """Final clauses from JSON; WrongData says where they are wrong."""
    node = Node(data)
    clauses = read_clauses(node)
    node.done()
    return clauses


def read_clauses(node: Node) -> Clauses:
    """The clauses that an object states."""
    return Clauses(
        entry=read_rule(node) if node.has("trigger") else None,
        later=node.maybe("later", _later, None),
        provisional=_provisional(node),
        term=node.maybe("term", Node.length, None),
        renewal=node.maybe("renewal", _renewal, Renewal(tacit=False)),
        withdrawal=node.maybe("withdrawal", _withdrawal, None),
        bilateral=node.maybe("bilateral", Node.flag, False),
        ends_below=node.maybe("ends_below", Node.whole, None),
        signature_needed=node.maybe("signature_needed", Node.flag, True),
        expires=_expires(node),
    )


def _expires(node: Node) -> date | None:
    """A day of expiry, which a treaty names in the place of a term."""
    expires = node.maybe("expires", Node.day, None)
    if expires is not None and node.has("term"):
        raise node.at("expires").wrong("term")
    return expires


def dump_clauses(clauses: Clauses) -> dict[str, Any]:
    """Final clauses as JSON, which parse_clauses() reads as the same."""
    written: dict[str, Any] = {} if clauses.entry is None else dump(clauses.entry)
    if clauses.later is not None:
        written["later"] = "own_deposit" if clauses.later == Later() else _later_json(clauses.later)
    if clauses.provisional is not None:
        written |= _provisional_json(clauses.provisional)
    if clauses.term is not None:
        written["term"] = length_json(clauses.term)
    if clauses.renewal != Renewal(tacit=False):
        written["renewal"] = _renewal_json(clauses.renewal)
    if clauses.withdrawal is not None:
        written["withdrawal"] = _withdrawal_json(clauses.withdrawal)
    return {**written, **_plain_json(clauses)}


def _later(node: Node) -> Later:
    if isinstance(node.data, str):
        return node.choice({"own_deposit": Later()})
    later = Later(node.maybe("offset", Node.length, NOTHING), node.maybe("align", read_align, None))
    node.done()
    return later


def _later_json(later: Later) -> dict[str, Any]:
    written: dict[str, Any] = {} if later.offset == NOTHING else {"offset": length_json(later.offset)}
    return written if later.align is None else {**written, "align": later.align.to.value}


def _provisional(node: Node) -> Provisional | None:
    ends = node.maybe("provisional_until", lambda each: each.choice({"entry_into_force": True}), False)
    if not node.has("provisional_from"):
        if ends:
            raise node.at("provisional_until").wrong("provisional")
        return None
    since = node.at("provisional_from")
    if isinstance(since.data, str) and since.data[:1].isdigit():
        return Provisional(ProvisionalFrom.DATE, since.day(), ends)
    return Provisional(since.choice(_SINCE), None, ends)


def _provisional_json(provisional: Provisional) -> dict[str, Any]:
    day: date | None = provisional.day
    written = {"provisional_from": provisional.since.value if day is None else day.isoformat()}
    return (
        {**written, "provisional_until": "entry_into_force"}
        if provisional.ends_with_entry_into_force
        else written
    )


def _renewal(node: Node) -> Renewal:
    length = None
    if node.has("n"):
        length = Node({"n": node.data["n"], "unit": node.data.get("unit")}, node.pointer).length()
        node.has("unit")
        if length.n == 0:
            raise node.at("n").wrong("whole", least=1, most=MOST)
    renewal = Renewal(
        node.at("tacit").flag(),
        length,
        notice=node.maybe("notice", Node.length, NOTHING),
        times=node.maybe("times", Node.whole, None),
    )
    node.done()
    return renewal


def _renewal_json(renewal: Renewal) -> dict[str, Any]:
    written: dict[str, Any] = {} if renewal.length is None else length_json(renewal.length)
    written["tacit"] = renewal.tacit
    if renewal.notice != NOTHING:
        written["notice"] = length_json(renewal.notice)
    return written if renewal.times is None else {**written, "times": renewal.times}


def _withdrawal(node: Node) -> Withdrawal:
    if isinstance(node.data, str):
        return node.choice({"silent": Withdrawal()})
    withdrawal = Withdrawal(
        node.maybe("period", Node.length, None),
        earliest=node.maybe("earliest", Node.length, None),
        align=node.maybe("align", read_align, None),
        implied=node.maybe("implied", lambda each: each.choice(_IMPLIED), None),
    )
    node.done()
    if (withdrawal.period is None) == (withdrawal.implied is None):
        raise node.wrong("withdrawal")
    return withdrawal


def _withdrawal_json(withdrawal: Withdrawal) -> str | dict[str, Any]:
    if withdrawal == Withdrawal():
        return "silent"
    written: dict[str, Any] = {}
    for name in ("period", "earliest"):
        if (length := getattr(withdrawal, name)) is not None:
            written[name] = length_json(length)
    if withdrawal.align is not None:
        written["align"] = withdrawal.align.to.value
    return written if withdrawal.implied is None else {**written, "implied": withdrawal.implied.value}


def _plain_json(clauses: Clauses) -> dict[str, Any]:
    written: dict[str, Any] = {}
    if clauses.bilateral:
        written["bilateral"] = True
    if clauses.ends_below is not None:
        written["ends_below"] = clauses.ends_below
    if clauses.expires is not None:
        written["expires"] = clauses.expires.isoformat()
    return written if clauses.signature_needed else {**written, "signature_needed": False}
