"""Derivations as they are read: each step of a computed date, by its code and facts."""

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.rules.treaties.days import Length, Unit
from programs.rules.treaties.outcome import Step

from .basics import Name, day, figure, itself, length, ordinal, percent
from .states import kind

Facts = Mapping[str, Any]
Said = Callable[[Facts, Name], str]


def steps(found: Iterable[Step], name: Name = itself) -> list[str]:
    """A derivation step by step: "50th instrument: Portugal, 21 Dec 1993", "+ 90 days = 21 Mar 1994"."""
    return [STEPS[step.code](step.facts, name) for step in found]


def who(facts: Facts, name: Name) -> str:
    """ "Portugal, 21 Dec 1993", or the day alone where no party has a part in it."""
    return f"{name(facts['party'])}, {day(facts['date'])}" if facts.get("party") else day(facts["date"])


def act(facts: Facts, name: Name) -> str:
    """ "ratification, Portugal"."""
    return f"{kind(facts['kind'])}, {name(facts['party'])}" if facts.get("party") else kind(facts["kind"])


def _offset(facts: Facts, name: Name) -> str:
    plus = length(Length(facts["n"], Unit(facts["unit"])))
    return f"+ {plus} = {day(facts['date'])}"


def _kth(facts: Facts, name: Name) -> str:
    said: dict[str, Any] = {"nth": ordinal(facts["k"]), "who": who(facts, name)}
    if facts.get("named"):
        named = ", ".join(map(name, facts["named"]))
        words = _("deposit of the %(nth)s instrument of those named (%(named)s): %(who)s") % {
            **said,
            "named": named,
        }
    else:
        words = _("deposit of the %(nth)s instrument: %(who)s") % said
    same = facts["same_day"]
    if same < 2:
        return words
    ties = ngettext("%(count)d instrument on that day", "%(count)d instruments on that day", same)
    return f"{words} ({ties % {'count': same}})"


def _last_notification(facts: Facts, name: Name) -> str:
    said = ngettext(
        "receipt of the last of %(count)d notification: %(who)s",
        "receipt of the last of %(count)d notifications: %(who)s",
        facts["n"],
    )
    return said % {"count": facts["n"], "who": who(facts, name)}


def _all_named(facts: Facts, name: Name) -> str:
    said = ngettext(
        "last instrument of %(count)d named party: %(who)s",
        "last instrument of %(count)d named parties: %(who)s",
        facts["n"],
    )
    return said % {"count": facts["n"], "who": who(facts, name)}


def share_reached(facts: Facts) -> str:
    """ "57.58% of emissions, 55% needed"."""
    reached, needed = _share(facts["reached"]), _share(facts["needed"])
    said = {"reached": percent(reached), "needed": figure(needed), "of": facts["of"]}
    if facts["of"]:
        return _("%(reached)s of “%(of)s”, %(needed)s needed") % said
    return _("%(reached)s of the whole, %(needed)s needed") % said


def _share(value: float) -> Fraction:
    """The share that a number of the interface stands for: 2/3, of which it can only be near."""
    return Fraction(value).limit_denominator(100_000)


def _parties_share(facts: Facts, name: Name) -> str:
    said = {"have": facts["have"], "need": facts["need"], "who": who(facts, name)}
    words = _("accepted: %(have)d, needed: %(need)d (%(parties)s): %(who)s")
    return words % {**said, "parties": parties_counted(facts)}


def parties_counted(facts: Facts) -> str:
    """Of which parties a share is asked, and how many they are: "23 parties when the amendment was adopted"."""
    if facts["basis"] == "at_adoption":
        said = ngettext(
            "%(count)d party when the amendment was adopted", "%(count)d parties when the amendment was adopted",
            facts["parties"],
        )  # fmt: skip
    else:
        said = ngettext("%(count)d party on that day", "%(count)d parties on that day", facts["parties"])
    return said % {"count": facts["parties"]}


def _missed(facts: Facts, name: Name) -> str:
    plus = length(Length(facts["n"], Unit(facts["unit"])))
    said = {"missed": day(facts["missed"]), "length": plus, "day": day(facts["date"])}
    return _("conditions not met by %(missed)s; + %(length)s = %(day)s") % said


def _decision(facts: Facts, name: Name) -> str:
    said = {"body": facts["body"], "day": day(facts["date"])}
    return _("decision of “%(body)s”: %(day)s") % said if facts["body"] else _("decision: %(day)s") % said


def _tacit(facts: Facts, name: Name) -> str:
    said = {"circulated": day(facts["circulated"]), "day": day(facts["date"])}
    counts = {"have": facts["objections"], "max": facts["max"]}
    words = _("circulated: %(circulated)s; objections by %(day)s: %(have)d, allowed: %(max)d")
    return words % {**said, **counts}


def _aligned(facts: Facts, name: Name) -> str:
    said = {
        "first_day_of_next_month": _("first day of the next month = %(day)s"),
        "first_day_of_nth_month_after_month": _("first day of the %(nth)s month after that month = %(day)s"),
        "end_of_year": _("end of that year = %(day)s"),
        "first_day_of_next_year": _("first day of the next year = %(day)s"),
    }[facts["to"]]
    return said % {"nth": ordinal(facts["n"]), "day": day(facts["date"])}


STEPS: dict[str, Said] = {
    "signature": lambda facts, name: _("signature: %(who)s") % {"who": who(facts, name)},
    "fixed_date": lambda facts, name: _("day that the treaty names: %(day)s") % {"day": day(facts["date"])},
    "fixed_date_kept": lambda facts, name: (
        _("conditions met by the day that the treaty names: %(day)s") % {"day": day(facts["date"])}
    ),
    "fixed_date_missed": _missed,
    "last_notification": _last_notification,
    "exchange_of_instruments": lambda facts, name: (
        _("exchange of instruments of ratification: %(who)s") % {"who": who(facts, name)}
    ),
    "exchange_of_notes": lambda facts, name: (
        _("note in reply, completing the exchange of notes: %(who)s") % {"who": who(facts, name)}
    ),
    "reply_note": lambda facts, name: _("note in reply: %(who)s") % {"who": who(facts, name)},
    "kth_instrument": _kth,
    "share_reached": lambda facts, name: f"{share_reached(facts)}: {who(facts, name)}",
    "share_of_parties": _parties_share,
    "all_named": _all_named,
    "last_condition": lambda facts, name: (
        _("last of the conditions met: %(day)s") % {"day": day(facts["date"])}
    ),
    "condition_met": lambda facts, name: (
        _("not before the further condition is met = %(day)s") % {"day": day(facts["date"])}
    ),
    "decision": _decision,
    "tacit_acceptance": _tacit,
    "event": lambda facts, name: f"{facts['of']}: {day(facts['date'])}",
    "offset": _offset,
    "align": _aligned,
    "floor": lambda facts, name: (
        _("not before: %(floor)s = %(day)s") % {"floor": day(facts["not_before"]), "day": day(facts["date"])}
    ),
    "clamped": lambda facts, name: (
        _("the month has no such day, its last one is taken: %(day)s") % {"day": day(facts["date"])}
    ),
    "doubted": lambda facts, name: (
        _("the source itself doubts this date (%(act)s): %(day)s")
        % {"act": act(facts, name), "day": day(facts["date"])}
    ),
    "recorded": lambda facts, name: (
        _("recorded as the day of entry into force: %(day)s") % {"day": day(facts["date"])}
    ),
    "recorded_otherwise": lambda facts, name: (
        _("another day of entry into force is on record: %(day)s") % {"day": day(facts["date"])}
    ),
    "own_instrument": lambda facts, name: _("own instrument: %(who)s") % {"who": who(facts, name)},
    "own_date": lambda facts, name: _("day that the act itself names: %(day)s") % {"day": day(facts["date"])},
    "with_treaty": lambda facts, name: _("together with the treaty: %(day)s") % {"day": day(facts["date"])},
}
