"""What is missing, as it is read: each thing without which a date cannot be said, by its code and facts."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.rules.treaties.outcome import Missing

from .basics import Name, day, itself
from .states import cause
from .steps import Facts, Said, act, parties_counted, share_reached


def lacking(missing: Iterable[Missing], name: Name = itself) -> list[str]:
    """What is missing, thing by thing: "5 more instruments (45 of 50)"."""
    return [MISSING[each.code](each.facts, name) for each in missing]


def _counts(facts: Facts) -> dict[str, int]:
    return {"count": facts["need"] - facts["have"], "have": facts["have"], "need": facts["need"]}


def _signatures(facts: Facts, name: Name) -> str:
    counts = _counts(facts)
    return ngettext(
        "%(count)d more signature (%(have)d of %(need)d)", "%(count)d more signatures (%(have)d of %(need)d)",
        counts["count"],
    ) % counts  # fmt: skip


def _notifications(facts: Facts, name: Name) -> str:
    counts = _counts(facts)
    return ngettext(
        "%(count)d more notification (%(have)d of %(need)d)", "%(count)d more notifications (%(have)d of %(need)d)",
        counts["count"],
    ) % counts  # fmt: skip


def _instruments(facts: Facts, name: Name) -> str:
    counts = _counts(facts)
    said = ngettext(
        "%(count)d more instrument (%(have)d of %(need)d)", "%(count)d more instruments (%(have)d of %(need)d)",
        counts["count"],
    ) % counts  # fmt: skip
    return f"{said}: {', '.join(map(name, facts['named']))}" if facts.get("named") else said


def _acceptances(facts: Facts, name: Name) -> str:
    counts = _counts(facts)
    if not facts["need"]:
        return _("acceptances of the amendment (what it amends has no parties that are counted)")
    more = ngettext(
        "%(count)d more acceptance (%(have)d of %(need)d)", "%(count)d more acceptances (%(have)d of %(need)d)",
        counts["count"],
    ) % counts  # fmt: skip
    return _("%(more)s; counted: %(parties)s") % {"more": more, "parties": parties_counted(facts)}


def _named_list(facts: Facts, name: Name) -> str:
    if not facts["n"]:
        return _("the list of the parties that the treaty names")
    return ngettext(
        "the list of the parties that the treaty names (%(count)d party)",
        "the list of the parties that the treaty names (%(count)d parties)",
        facts["n"],
    ) % {"count": facts["n"]}


def _reference_table(facts: Facts, name: Name) -> str:
    if not facts["of"]:
        return _("the table of the shares of the parties")
    return _("the table of the shares of the parties in “%(of)s”") % {"of": facts["of"]}


def _decision(facts: Facts, name: Name) -> str:
    return _("the decision of “%(body)s”") % {"body": facts["body"]} if facts["body"] else _("the decision")


def _of(facts: Facts, name: Name, whole: str, party: str) -> str:
    return party % {"party": name(facts["party"])} if facts.get("party") else whole


MISSING: dict[str, Said] = {
    "rule": lambda facts, name: _("the rule of entry into force"),
    "signatures": _signatures,
    "notifications": _notifications,
    "instruments": _instruments,
    "acceptances": _acceptances,
    "amended": lambda facts, name: _("the one treaty that it amends, of whose parties a share is asked"),
    "calendar": lambda facts, name: (
        _("a day within the calendar: counted from %(day)s, the rule leads beyond %(last)s")
        % {"day": day(facts["date"]), "last": day(facts["last"])}
    ),
    "receipt": lambda facts, name: (
        _("the day of receipt (%(act)s, done: %(day)s)")
        % {"act": act(facts, name), "day": day(facts["date"])}
    ),
    "receipt_of_notice": lambda facts, name: (
        _("whether notice was received in time (end of the term: %(day)s)") % {"day": day(facts["date"])}
    ),
    "day": lambda facts, name: (
        _("the exact day (%(act)s, known: %(day)s)") % {"act": act(facts, name), "day": day(facts["date"])}
    ),
    "exchange_of_instruments": lambda facts, name: _("the exchange of instruments of ratification"),
    "reply_note": lambda facts, name: _("the note in reply"),
    "reference_table": _reference_table,
    "share": lambda facts, name: _("instruments to the share: %(share)s") % {"share": share_reached(facts)},
    "named": lambda facts, name: (
        _("instruments of: %(parties)s") % {"parties": ", ".join(map(name, facts["parties"]))}
    ),
    "named_list": _named_list,
    "decision": _decision,
    "circulation": lambda facts, name: _("the day on which the text was circulated"),
    "adoption": lambda facts, name: _("the day on which the amendment was adopted"),
    "objections": lambda facts, name: (
        _("it has failed, more objected than may: %(have)d, allowed: %(max)d")
        % {"have": facts["have"], "max": facts["max"]}
    ),
    "objection_period": lambda facts, name: (
        _("the end of the period for objections: %(day)s") % {"day": day(facts["until"])}
    ),
    "event": lambda facts, name: _("the day of the event “%(of)s”") % {"of": facts["of"]},
    "instrument": lambda facts, name: _of(
        facts, name, _("the consent to be bound"), _("the consent to be bound of: %(party)s")
    ),
    "withdrawal_clause": lambda facts, name: _of(
        facts,
        name,
        _("what the treaty says of denunciation"),
        _("what the treaty says of denunciation (denounced by: %(party)s)"),
    ),
    "succession_date": lambda facts, name: _of(
        facts, name, _("the date of succession"), _("the date of succession of: %(party)s")
    ),
    "end": lambda facts, name: (
        _("the exact day of its end (%(cause)s, known: %(day)s)")
        % {"cause": cause(facts["cause"]), "day": day(facts["date"])}
    ),
}

_IRREGULAR = {
    "signature": lambda: _("there is no signature before it"),
    "predecessor": lambda: _("the State to which it succeeds never consented to be bound"),
    "twice": lambda: _("the party had consented already and had not left"),
    "retroactive": lambda: _("it takes effect before the day on which it was done"),
    "signatory": lambda: _("the party has signed: signatories ratify, accept or approve, others accede"),
    "signed_twice": lambda: _("the party had signed already"),
    "before_adoption": lambda: _("the text had not been adopted yet"),
    "not_in_force": lambda: _("it was not in force for the party that day"),
    "no_denunciation": lambda: _(
        "it does not speak of denunciation, and nothing is recorded that would admit it "
        "(Vienna Convention, Article 56)"
    ),
    "sentinel": lambda: _("a year that stands for a date that is not known"),
}


def irregular(found: Missing, name: Name = itself) -> str:
    """What is to be questioned in an act: "ratification, Portugal, 21 Dec 1993: there is no signature before it"."""
    return f"{act(found.facts, name)}, {day(found.facts['date'])}: {_IRREGULAR[found.code]()}"
