"""What a computation finds: a date and how it came about, or what is missing. Codes and facts, no words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from .days import Period


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation; `facts` by name, days as Period."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """The step with its facts as JSON has them."""
        return {"code": self.code, **{name: _plain(value) for name, value in self.facts.items()}}


@dataclass(frozen=True, slots=True)
class Missing:
    """Something without which a date cannot be said; `facts` by name."""

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """What is missing, with its facts as JSON has them."""
        return {"code": self.code, **{name: _plain(value) for name, value in self.facts.items()}}


@dataclass(frozen=True, slots=True)
class Found:
    """The day, the steps that led there, and the reasons to doubt it.

    `trigger`: the day on which the rule was set off, before offset, alignment and floor; those who had consented by
    then are parties from the day of entry into force. Where it is known in part it still led to one day.
    """

    on: date
    trigger: Period
    steps: tuple[Step, ...]
    uncertain: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """No day can be said. `between`: those among which it lies where that is known; `trigger`: as in Found."""

    missing: tuple[Missing, ...]
    between: Period | None = None
    trigger: Period | None = None


Outcome = Found | Unknown


def day_of(outcome: Outcome) -> Period | None:
    """The day found, or those among which it lies; None where it has not been set off."""
    return Period.of(outcome.on) if isinstance(outcome, Found) else outcome.between


def _plain(value: Any) -> Any:
    if isinstance(value, Period | date):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
