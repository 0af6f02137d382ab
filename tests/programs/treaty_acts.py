"""Acts for the tests of the law of treaties, told briefly, and the worked cases where they are kept."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cooperation.up.configuration import CLONE
from programs.rules.treaties.acts import Act, Kind, Party, PartyKind
from programs.rules.treaties.days import Length, Period, Unit
from programs.rules.treaties.outcome import Found, Outcome
from programs.rules.treaties.reading_clauses import parse_clauses
from programs.rules.treaties.treaty import Treaty

CASES = CLONE.parent / "shared" / "data" / "entry_into_force"

A, B, C, D, E = (Party(key.lower(), key) for key in "ABCDE")
UNION = Party("union", "Union", PartyKind.REGIONAL_ORGANISATION)


def kept(name: str) -> Path:
    """A file of worked cases; the test is skipped where it is absent."""
    path = CASES / name
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    return path


def case_of(name: str) -> dict[str, Any]:
    """One of the bilateral and special cases, by its id."""
    cases = json.loads(kept("bilateral_and_special.json").read_text(encoding="utf-8"))
    return next(case for case in cases if case["id"] == name)


def on(written: str) -> Period:
    return Period.parse(written)


def day(written: str) -> date:
    return date.fromisoformat(written)


def years(n: int) -> Length:
    return Length(n, Unit.YEAR)


def months(n: int) -> Length:
    return Length(n, Unit.MONTH)


def act(kind: str, when: str, party: Party | None = None, **more: Any) -> Act:
    """An act; dates among `more` are written like `when`, and the key is made of what it is unless it is given."""
    for name in ("effective", "received", "until"):
        if name in more:
            more[name] = on(more[name])
    if "known_on" in more:
        more["known_on"] = day(more["known_on"])
    key = more.pop("key", f"{kind} {when} {'' if party is None else party.key}")
    return Act(key=key, kind=Kind(kind), on=on(when), party=party, **more)


def notified(when: str, party: Party, **more: Any) -> Act:
    """A notification received the day it was made."""
    return act("notification", when, party, **{"received": when, **more})


def treaty(clauses: dict[str, Any], *acts: Act, sides: tuple[Party, ...] = ()) -> Treaty:
    return Treaty(parse_clauses(clauses), acts, sides)


def found(outcome: Outcome) -> str:
    """The day that was found."""
    assert isinstance(outcome, Found), outcome
    return outcome.on.isoformat()
