"""Derivations and what is missing, in plain English for the shell.

Pages say the same codes and facts in the language of their reader.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from .days import Period
from .outcome import Found, Missing, Outcome, Step, Unknown

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def said(steps: Iterable[Step]) -> str:
    """A derivation in one line: "50th instrument: Portugal, 21 Dec 1993; + 90 days = 21 Mar 1994"."""
    return "; ".join(STEPS[step.code](step.facts) for step in steps)


def lacking(missing: Iterable[Missing]) -> str:
    """What is missing, in one line."""
    return "; ".join(MISSING[each.code](each.facts) for each in missing)


def in_words(outcome: Outcome) -> str:
    """An outcome in one line, with its derivation or what is missing."""
    if isinstance(outcome, Found):
        doubts = f" (uncertain: {said(outcome.uncertain)})" if outcome.uncertain else ""
        return f"{day(outcome.on)}: {said(outcome.steps)}{doubts}"
    return f"unknown{_between(outcome)}: missing {lacking(outcome.missing)}"


def _between(outcome: Unknown) -> str:
    return "" if outcome.between is None else f", {day(outcome.between)}"


def day(value: date | Period) -> str:
    """A day, or what is known of it: "21 Dec 1993", "Dec 1993", "1993", "between 1 May and 3 Jun 1993"."""
    if isinstance(value, date):
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
    if value.day is not None:
        return day(value.day)
    if value.last == date.max:
        return f"{day(value.first)} or later"
    if value.first == date.min:
        return f"{day(value.last)} or earlier"
    written = str(value)
    if "/" in written:
        return f"between {day(value.first)} and {day(value.last)}"
    parts = written.split("-")
    if len(parts) == 1:
        return written
    return f"{parts[1] if parts[1][0] in 'QH' else _MONTHS[int(parts[1]) - 1]} {parts[0]}"


def ordinal(n: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{ending}"


def count(n: int, thing: str) -> str:
    """ "1 day", "90 days"."""
    return f"{n} {thing}{'' if n == 1 else 's'}"


Facts = Mapping[str, Any]


def _who(facts: Facts) -> str:
    return f"{facts['party']}, {day(facts['date'])}" if facts.get("party") else day(facts["date"])


def _kth(facts: Facts) -> str:
    among = f" of {', '.join(facts['named'])}" if facts.get("named") else ""
    ties = f" (one of {facts['same_day']} of that day)" if facts["same_day"] > 1 else ""
    return f"{ordinal(facts['k'])} instrument{among}: {_who(facts)}{ties}"


def _aligned(facts: Facts) -> str:
    return {
        "first_day_of_next_month": "first day of the next month",
        "first_day_of_nth_month_after_month": f"first day of the {ordinal(facts['n'])} month after the month",
        "end_of_year": "end of the year",
        "first_day_of_next_year": "first day of the next year",
    }[facts["to"]] + f" = {day(facts['date'])}"


def _share(facts: Facts) -> str:
    of = f" of {facts['of']}" if facts["of"] else ""
    return f"{facts['reached']:.1%}{of}, {facts['needed']:.1%} needed"


def _parties_share(facts: Facts) -> str:
    basis = "at adoption" if facts["basis"] == "at_adoption" else "of the day"
    return f"{facts['have']} of {facts['parties']} parties {basis}, {facts['need']} needed: {_who(facts)}"


def _missed(facts: Facts) -> str:
    plus = count(facts["n"], facts["unit"])
    return f"not met by {day(facts['missed'])}; + {plus} = {day(facts['date'])}"


def _tacit(facts: Facts) -> str:
    objections = count(facts["objections"], "objection")
    return (
        f"circulated {day(facts['circulated'])}; {objections} by {day(facts['date'])}, {facts['max']} allowed"
    )


STEPS: dict[str, Callable[[Facts], str]] = {
    "signature": lambda facts: f"signature: {_who(facts)}",
    "fixed_date": lambda facts: f"fixed date: {day(facts['date'])}",
    "fixed_date_kept": lambda facts: f"met by the fixed date: {day(facts['date'])}",
    "fixed_date_missed": _missed,
    "last_notification": lambda facts: (
        f"receipt of the last of {count(facts['n'], 'notification')}: {_who(facts)}"
    ),
    "exchange_of_instruments": lambda facts: f"exchange of instruments: {_who(facts)}",
    "exchange_of_notes": lambda facts: f"exchange of notes: {_who(facts)}",
    "reply_note": lambda facts: f"note in reply: {_who(facts)}",
    "kth_instrument": _kth,
    "share_reached": lambda facts: f"{_share(facts)}: {_who(facts)}",
    "share_of_parties": _parties_share,
    "all_named": lambda facts: f"last of the {facts['n']} named: {_who(facts)}",
    "last_condition": lambda facts: f"last condition met {day(facts['date'])}",
    "condition_met": lambda facts: f"and not before conditions are met = {day(facts['date'])}",
    "decision": lambda facts: (
        f"decision{' of ' + facts['body'] if facts['body'] else ''}: {day(facts['date'])}"
    ),
    "tacit_acceptance": _tacit,
    "event": lambda facts: f"{facts['of']}: {day(facts['date'])}",
    "offset": lambda facts: f"+ {count(facts['n'], facts['unit'])} = {day(facts['date'])}",
    "align": _aligned,
    "floor": lambda facts: f"not before {day(facts['not_before'])} = {day(facts['date'])}",
    "clamped": lambda facts: f"the month is too short, its last day taken: {day(facts['date'])}",
    "doubted": lambda facts: (
        f"its source doubts the day of the {_kind(facts)}{_by(facts)}, {day(facts['date'])}"
    ),
    "recorded": lambda facts: f"recorded as entered into force: {day(facts['date'])}",
    "recorded_otherwise": lambda facts: f"recorded as {day(facts['date'])}",
    "own_instrument": lambda facts: f"own instrument: {_who(facts)}",
    "own_date": lambda facts: f"the act itself says: {day(facts['date'])}",
    "with_treaty": lambda facts: f"with the treaty: {day(facts['date'])}",
}


def _more(thing: str) -> Callable[[Facts], str]:
    def words(facts: Facts) -> str:
        return f"{count(facts['need'] - facts['have'], 'more ' + thing)} (have {facts['have']} of {facts['need']})"

    return words


def _among(facts: Facts) -> str:
    basis = "at adoption" if facts["basis"] == "at_adoption" else "of the day"
    return f" of {facts['parties']} parties {basis}"


MISSING: dict[str, Callable[[Facts], str]] = {
    "rule": lambda facts: "the rule of entry into force",
    "signatures": _more("signature"),
    "notifications": _more("notification"),
    "instruments": _more("instrument"),
    "calendar": lambda facts: f"a day within the calendar, which ends on {day(facts['last'])}",
    "acceptances": lambda facts: _more("acceptance")(facts) + _among(facts),
    "amended": lambda facts: "the one treaty that it amends, of whose parties the share is asked",
    "receipt": lambda facts: (
        f"the day of receipt of the {_kind(facts)}{_by(facts)}, made {day(facts['date'])}"
    ),
    "receipt_of_notice": lambda facts: f"whether notice was received in time before {day(facts['date'])}",
    "day": lambda facts: f"the day of the {_kind(facts)}{_by(facts)} (known: {day(facts['date'])})",
    "exchange_of_instruments": lambda facts: "the exchange of instruments",
    "reply_note": lambda facts: "the note in reply",
    "reference_table": lambda facts: f"the reference table{' of ' + facts['of'] if facts['of'] else ''}",
    "share": lambda facts: f"instruments to the share: {_share(facts)}",
    "named": lambda facts: f"instruments of {', '.join(facts['parties'])}",
    "named_list": lambda facts: f"the list of the {facts['n'] or ''} parties named".replace("  ", " "),
    "decision": lambda facts: f"the decision{' of ' + facts['body'] if facts['body'] else ''}",
    "circulation": lambda facts: "the day of circulation",
    "adoption": lambda facts: "the day of adoption",
    "objections": lambda facts: f"too many objections: {facts['have']}, {facts['max']} allowed",
    "objection_period": lambda facts: f"the end of the period for objections, {day(facts['until'])}",
    "event": lambda facts: f"the day of: {facts['of']}",
    "instrument": lambda facts: f"the consent to be bound{_by(facts)}",
    "withdrawal_clause": lambda facts: f"what the treaty says of denunciation{_by(facts)}",
    "succession_date": lambda facts: f"the date of succession{_by(facts)}",
    "end": lambda facts: f"the day of its end ({facts['cause'].replace('_', ' ')}, {day(facts['date'])})",
}


def _kind(facts: Facts) -> str:
    kind = str(facts["kind"])
    return "entry into force" if kind == "entered_into_force" else kind.replace("_", " ")


def _by(facts: Facts) -> str:
    return f" of {facts['party']}" if facts.get("party") else ""
