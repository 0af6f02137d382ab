"""What a computation finds, as it is read: the day and how it came about, or what is missing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from programs.rules.treaties.outcome import Found, Outcome

from .basics import Name, day, itself
from .lacking import lacking
from .steps import steps


@dataclass(frozen=True, slots=True)
class Said:
    """`day`: the day found, or those among which it lies, "" where nothing is known; how, why doubted, what lacks."""

    found: bool
    day: str
    steps: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def outcome_in_words(outcome: Outcome, name: Name = itself) -> Said:
    """An outcome with its derivation or what is missing."""
    if isinstance(outcome, Found):
        doubts = tuple(steps(outcome.uncertain, name))
        return Said(True, day(outcome.on), tuple(steps(outcome.steps, name)), doubts)
    between = "" if outcome.between is None else day(outcome.between)
    return Said(False, between, missing=tuple(lacking(outcome.missing, name)))


def one_line(outcome: Outcome, name: Name = itself) -> str:
    """The same in one line: "21 Mar 1994: deposit of the 50th instrument: ...; + 90 days = 21 Mar 1994"."""
    said = outcome_in_words(outcome, name)
    if said.found:
        line = f"{said.day}: {'; '.join(said.steps)}"
        return f"{line} ({'; '.join(said.doubts)})" if said.doubts else line
    facts = {"day": said.day, "missing": "; ".join(said.missing)}
    if said.day:
        return _("not known, %(day)s; missing: %(missing)s") % facts
    return _("not known; missing: %(missing)s") % facts
