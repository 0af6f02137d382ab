"""Worked cases from a file: a treaty's rule, the instruments deposited, and the day it really entered into force."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .acts import Act, Kind, Party, PartyKind, known
from .clauses import Clauses
from .nodes import Node, WrongData
from .outcome import Found, Outcome
from .reading_clauses import read_clauses
from .treaty import entry_of

#: How such files name what was deposited. Where a table does not tell which of two, it was consent to be bound.
ACTIONS = {
    **{kind.value: kind for kind in Kind},
    "ratification/accession": Kind.CONSENT_TO_BE_BOUND,
    "notification_of_provisional_application": Kind.PROVISIONAL_APPLICATION,
}
#: Organisations of regional economic integration by the names under which depositaries list them; a file may instead
#: say `regional_org` of a deposit.
REGIONAL = frozenset(
    {
        "European Union", "European Community", "European Economic Community", "European Communities",
        "Eurasian Economic Union", "Andean Community", "Economic Community of West African States",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    """A worked case: what is computed from, and beside it the day and the decisive instrument that are expected.

    `expected` is None where the treaty has not entered into force. `expected_kth`: the party's name and the day.
    """

    key: str
    treaty: str
    clauses: Clauses
    acts: tuple[Act, ...]
    expected: date | None
    expected_kth: tuple[str, date] | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A case with what was computed."""

    case: Case
    outcome: Outcome

    @property
    def verdict(self) -> str:
        """`agrees`, `differs` or `unknown`."""
        if not isinstance(self.outcome, Found):
            return "unknown"
        return "agrees" if self.outcome.on == self.case.expected else "differs"


def read_cases(data: Any) -> tuple[Case, ...]:
    """The cases of a file as JSON has them; WrongData says where it is wrong."""
    return tuple(_case(each) for each in Node(data).each())


def decide(case: Case) -> Verdict:
    """The day computed from the rule and the deposits alone."""
    return Verdict(case, entry_of(case.clauses, known(case.acts, None), None))


def _case(node: Node) -> Case:
    flags = [
        name for name in ("count_regional_orgs", "count_successions") if node.maybe(name, Node.flag, False)
    ]
    stated = dict(node.at("rule").fields())
    if isinstance(conditions := stated.get("conditions"), list):
        stated["conditions"] = [_counting(each, flags) for each in conditions]
    rule_node = Node(_counting(stated, flags), node.at("rule").pointer)
    rule_node.at("trigger")
    clauses = read_clauses(rule_node)
    rule_node.done()
    return Case(
        key=node.at("id").text(),
        treaty=node.at("treaty").text(),
        clauses=clauses,
        acts=tuple(_deposit(each) for each in node.at("deposits").each()),
        expected=_expected(node),
        expected_kth=node.maybe("expected_kth", _kth, None),
    )


def _counting(stated: Any, flags: Sequence[str]) -> Any:
    """A rule or condition with what the case says of counting, where it is one that counts instruments."""
    if not isinstance(stated, Mapping):
        return stated
    named = stated.get("trigger", "kth_instrument" if "count" in stated or "share" in stated else "")
    counts = named in ("kth_instrument", "share_of_quantity")
    return {**stated, **dict.fromkeys(flags, True)} if counts else stated


def _expected(node: Node) -> date | None:
    if "expected_entry_into_force" not in node.fields():
        raise WrongData(f"{node.pointer}/expected_entry_into_force", "expected")
    return node.maybe("expected_entry_into_force", Node.day, None)


def _kth(node: Node) -> tuple[str, date]:
    return node.at("party").text(), node.at("date").day()


def _deposit(node: Node) -> Act:
    """An instrument, received on the day of its deposit; a question mark after that day doubts it."""
    name = node.at("party").text()
    regional = node.maybe("regional_org", Node.flag, name in REGIONAL)
    written = node.at("date").text()
    on = Node(written.removesuffix("?"), f"{node.pointer}/date").period()
    return Act(
        key=node.pointer,
        kind=_action(node.at("action")),
        on=on,
        received=on,
        doubted=written.endswith("?"),
        party=Party(name, name, PartyKind.REGIONAL_ORGANISATION if regional else PartyKind.STATE),
    )


def _action(node: Node) -> Kind:
    """What was deposited, written with spaces or without."""
    return Node(node.text().lower().replace(" ", "_"), node.pointer).choice(ACTIONS)


def as_json(decided: Verdict) -> Mapping[str, Any]:
    """A verdict as the command prints it."""
    case, outcome = decided.case, decided.outcome
    said: dict[str, Any] = {
        "id": case.key,
        "treaty": case.treaty,
        "verdict": decided.verdict,
        "expected": None if case.expected is None else case.expected.isoformat(),
        "computed": outcome.on.isoformat() if isinstance(outcome, Found) else None,
    }
    if isinstance(outcome, Found):
        derivation = [step.as_json() for step in outcome.steps]
        return {
            **said,
            "derivation": derivation,
            "uncertain": [doubt.as_json() for doubt in outcome.uncertain],
        }
    between = None if outcome.between is None else str(outcome.between)
    return {**said, "between": between, "missing": [each.as_json() for each in outcome.missing]}
