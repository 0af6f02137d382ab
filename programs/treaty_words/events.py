"""What sets a rule off, as the phrase that sentences put after "the day of" or "90 days after"."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from programs.rules.treaties.days import Length, Unit
from programs.rules.treaties.rule import (
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
    ShareOfParties,
    ShareOfQuantity,
    Signature,
    TacitAcceptance,
    Trigger,
)

from .basics import Name, day, itself, length, listed, number, ordinal, share


@dataclass(frozen=True, slots=True)
class Wording:
    """How parties are called, whether each phrase says whose instruments count, and whether there are two parties."""

    name: Name = itself
    counting: bool = True
    two: bool = False


def event(trigger: Trigger, by: Wording) -> str:
    """What sets the rule off: "the deposit of the 50th instrument of ratification, acceptance ..."."""
    return _EVENTS[type(trigger)](trigger, by)


def both(conditions: Sequence[Trigger], by: Wording) -> str:
    """Several that must all happen, of which the last decides."""
    events = [event(condition, by) for condition in conditions]
    if len(events) == 1:
        return events[0]
    return _("%(events)s, whichever is the last") % {"events": listed(events)}


def _signature(trigger: Signature, by: Wording) -> str:
    if trigger.n == 1:
        return _("the signature")
    if trigger.n == 2 and by.two:
        return _("signature by both parties")
    return ngettext(
        "signature by the last of %(count)d party", "signature by the last of %(count)d parties", trigger.n
    ) % {"count": trigger.n}  # fmt: skip


def _last_notification(trigger: LastNotification, by: Wording) -> str:
    if trigger.n == 2 and by.two:
        return _("receipt of the later of the two notifications that internal procedures are complete")
    return ngettext(
        "receipt of %(count)d notification that internal procedures are complete",
        "receipt of the last of %(count)d parties’ notifications that internal procedures are complete",
        trigger.n,
    ) % {"count": trigger.n}


def _fixed_date_if(trigger: FixedDateIf, by: Wording) -> str:
    said = {"day": day(trigger.date), "event": both(trigger.conditions, by)}
    if not trigger.else_offset_days:
        return (
            _("the date %(day)s (on condition of %(event)s by then; else the day on which that comes)") % said
        )
    said["length"] = length(Length(trigger.else_offset_days, Unit.DAY))
    return (
        _("the date %(day)s (on condition of %(event)s by then; else the day %(length)s after that)") % said
    )


def _kth(trigger: KthInstrument, by: Wording) -> str:
    said = {"nth": ordinal(trigger.k), "named": listed(map(by.name, trigger.filter.named))}
    if trigger.filter.named:
        words = _(
            "the deposit of the %(nth)s instrument of ratification, acceptance, approval or accession among those of "
            "%(named)s"
        )  # fmt: skip
    else:
        words = _("the deposit of the %(nth)s instrument of ratification, acceptance, approval or accession")
    return _counting(words % said, trigger.filter, by)


def _quantity(trigger: ShareOfQuantity, by: Wording) -> str:
    said = {
        "share": share(trigger.share),
        "of": trigger.of,
        "named": listed(map(by.name, trigger.filter.named)),
    }
    if trigger.filter.named:
        whose = _("the deposit of instruments by parties among %(named)s")
    else:
        whose = _("the deposit of instruments by parties")
    if trigger.of:
        words = _("%(whose)s that together account for at least %(share)s of “%(of)s”")
    else:
        words = _(
            "%(whose)s that together account for at least %(share)s of the quantity that the treaty names"
        )
    return _counting(words % {**said, "whose": whose % said}, trigger.filter, by)


def _counting(said: str, wanted: Filter, by: Wording) -> str:
    return f"{said} ({', '.join(counting(wanted))})" if by.counting else said


def counting(wanted: Filter) -> list[str]:
    """Whose instruments count and whose do not, as it stands in brackets."""
    said = [_("only those of States")] if wanted.only_states else []
    said += [_("only those of signatories")] if wanted.only_signatories else []
    if not wanted.only_states:
        organisations = _("regional organisations counted"), _("regional organisations not counted")
        said.append(organisations[not wanted.count_regional_orgs])
    successions = _("successions counted"), _("successions not counted")
    return [*said, successions[not wanted.count_successions]]


def counted(wanted: Filter) -> list[str]:
    """The same in sentences."""
    said = [_("Only instruments of States are counted.")] if wanted.only_states else []
    said += [_("Only instruments of signatories are counted.")] if wanted.only_signatories else []
    if not wanted.only_states:
        organisations = (
            _("Instruments of regional economic integration organisations are counted."),
            _("Instruments of regional economic integration organisations are not counted."),
        )
        said.append(organisations[not wanted.count_regional_orgs])
    successions = _("Successions are counted."), _("Successions are not counted.")
    return [*said, successions[not wanted.count_successions]]


def amounts(trigger: ShareOfQuantity, name: Name) -> str:
    """By which amounts the share is reckoned: "The amounts: Belarus 12.5, Russia 80; of the whole 100."."""
    if not trigger.table:
        return _("The amounts by which the share is reckoned have not been recorded.")
    shown = [f"{name(party)} {number(amount)}" for party, amount in list(trigger.table.items())[:_SHOWN]]
    more = len(trigger.table) - len(shown)
    if more:
        words = ngettext("and %(count)d more party", "and %(count)d more parties", more)
        shown.append(words % {"count": more})
    facts = {"amounts": "; ".join(shown)}
    if trigger.total is None:
        return _("The share is reckoned by these amounts: %(amounts)s.") % facts
    facts["total"] = number(trigger.total)
    return _("The share is reckoned by these amounts: %(amounts)s; of the whole %(total)s.") % facts


#: More amounts than these are counted, not told.
_SHOWN = 10


def _parties(trigger: ShareOfParties, by: Wording) -> str:
    said = {"share": share(trigger.share)}
    if trigger.basis is Basis.AT_ADOPTION:
        return _(
            "the deposit of instruments of acceptance by at least %(share)s of those who were parties when the "
            "amendment was adopted"
        ) % said  # fmt: skip
    return _(
        "the deposit of instruments of acceptance by at least %(share)s of those who are parties on that day"
    ) % said  # fmt: skip


def _all_named(trigger: AllNamed, by: Wording) -> str:
    if trigger.named:
        named = listed(map(by.name, trigger.named))
        return _("the deposit of the instruments of all of those named: %(named)s") % {"named": named}
    if trigger.n:
        return ngettext(
            "the deposit of the instrument of %(count)d party that the treaty names",
            "the deposit of the instruments of all %(count)d parties that the treaty names",
            trigger.n,
        ) % {"count": trigger.n}
    return _("the deposit of the instruments of all parties that the treaty names")


def _decision(trigger: Decision, by: Wording) -> str:
    if trigger.body:
        return _("the decision of “%(body)s” (or the day that it names)") % {"body": trigger.body}
    return _("the decision of the competent body (or the day that it names)")


def _tacit(trigger: TacitAcceptance, by: Wording) -> str:
    said = {"length": length(trigger.period), "count": trigger.max_objections}
    if not trigger.max_objections:
        return _("the end of a period of %(length)s after circulation in which no party has objected") % said
    return (
        ngettext(
            "the end of a period of %(length)s after circulation in which no more than %(count)d party has objected",
            "the end of a period of %(length)s after circulation in which no more than %(count)d parties have objected",
            trigger.max_objections,
        )
        % said
    )


_EVENTS: Mapping[type, Callable[[Any, Wording], str]] = {
    Signature: _signature,
    FixedDate: lambda trigger, by: _("the date %(day)s") % {"day": day(trigger.date)},
    FixedDateIf: _fixed_date_if,
    LastNotification: _last_notification,
    ExchangeOfInstruments: lambda trigger, by: _("the exchange of instruments of ratification by the sides"),
    ExchangeOfNotes: lambda trigger, by: _(
        "the note in reply, where by an exchange of notes the sides say that internal procedures are complete"
    ),
    ReplyNote: lambda trigger, by: _(
        "the note in reply that completes the exchange of notes constituting the agreement"
    ),
    KthInstrument: _kth,
    ShareOfQuantity: _quantity,
    ShareOfParties: _parties,
    AllNamed: _all_named,
    AllOf: lambda trigger, by: both(trigger.conditions, by),
    Decision: _decision,
    TacitAcceptance: _tacit,
    Event: lambda trigger, by: _("the event “%(of)s”") % {"of": trigger.of},
}
