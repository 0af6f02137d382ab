"""Kinds of acts, states, deadlines, causes, answers and what is awaited, as they are read."""

from typing import Any

from django.utils.translation import gettext as said
from django.utils.translation import pgettext_lazy

from programs.models import ActKind, AgreementStatus, LegalDeadline
from programs.rules.treaties.acts import Kind
from programs.rules.treaties.amendments import Bound, By, Text
from programs.rules.treaties.awaiting import Action, Awaited
from programs.rules.treaties.deadlines import Deadline
from programs.rules.treaties.reservations import Reply
from programs.rules.treaties.status import PartyStatus, TreatyStatus

from .basics import Name, day, itself

_PARTY: dict[PartyStatus, Any] = {
    PartyStatus.NONE: pgettext_lazy("state of a party", "not a party"),
    PartyStatus.SIGNATORY: pgettext_lazy("state of a party", "signatory"),
    PartyStatus.BOUND_PENDING: pgettext_lazy("state of a party", "has consented, not yet in force for it"),
    PartyStatus.IN_FORCE: pgettext_lazy("state of a party", "in force for it"),
    PartyStatus.WITHDRAWING: pgettext_lazy("state of a party", "in force for it, leaving"),
    PartyStatus.FORMER: pgettext_lazy("state of a party", "no longer a party"),
    PartyStatus.UNKNOWN: pgettext_lazy("state of a party", "not known"),
}
_REPLY: dict[Reply, Any] = {
    Reply.PENDING: pgettext_lazy("answer to a reservation", "may still object"),
    Reply.ACCEPTED: pgettext_lazy("answer to a reservation", "accepted by silence"),
    Reply.OBJECTED: pgettext_lazy("answer to a reservation", "objected"),
    Reply.UNKNOWN: pgettext_lazy("answer to a reservation", "not known"),
}
_AWAITED: dict[Action, Any] = {
    Action.SIGNATURE: pgettext_lazy("awaited", "signature"),
    Action.CONFIRMATION: pgettext_lazy("awaited", "confirmation of the signature"),
    Action.INSTRUMENT: pgettext_lazy(
        "awaited", "instrument of ratification, acceptance, approval or accession"
    ),
    Action.NOTIFICATION: pgettext_lazy("awaited", "notification that internal procedures are complete"),
    Action.EXCHANGE_OF_INSTRUMENTS: pgettext_lazy("awaited", "exchange of instruments of ratification"),
    Action.NOTE: pgettext_lazy("awaited", "note"),
    Action.REPLY_NOTE: pgettext_lazy("awaited", "note in reply"),
    Action.DECISION: pgettext_lazy("awaited", "decision of the body"),
    Action.CIRCULATION: pgettext_lazy("awaited", "circulation of the text"),
    Action.EVENT: pgettext_lazy("awaited", "the event that the treaty names"),
}
_BY: dict[By, Any] = {
    By.ACCEPTANCE: pgettext_lazy("bound by an amendment", "by its consent"),
    By.JOINED: pgettext_lazy("bound by an amendment", "became a party to the amended treaty (VCLT 40(5))"),
    By.SILENCE: pgettext_lazy("bound by an amendment", "by tacit acceptance"),
    By.OBJECTION: pgettext_lazy("bound by an amendment", "objected"),
    By.DECLINED: pgettext_lazy("bound by an amendment", "declared that it will not be bound"),
    By.NOTHING: "",
}
#: Why a treaty or a membership ends: these, or the kind of the act that ends it.
_CAUSES: dict[str, Any] = {
    "expired": pgettext_lazy("cause of an end", "expiry of the term"),
    "fewer_parties": pgettext_lazy("cause of an end", "too few parties remain"),
    Kind.NON_RENEWAL.value: pgettext_lazy("cause of an end", "notice against renewal"),
    Kind.CEASED_TO_EXIST.value: pgettext_lazy("cause of an end", "the party has ceased to exist"),
    Kind.CONTINUATION.value: pgettext_lazy("cause of an end", "another State continues it"),
}


def cause(value: str) -> str:
    """Why it ends, by its code."""
    return str(_CAUSES[value]) if value in _CAUSES else kind(value)


def kind(value: str) -> str:
    """A kind of act, by its code."""
    return str(ActKind(value).label)


def treaty(status: TreatyStatus) -> str:
    """What state an agreement is in."""
    return str(AgreementStatus(status.value).label)


def party(status: PartyStatus) -> str:
    """What state a party to an agreement is in."""
    return str(_PARTY[status])


def awaited(action: Action) -> str:
    """What is awaited of a party, or of all together."""
    return str(_AWAITED[action])


def reply(value: Reply) -> str:
    """How a party stands to another's reservation."""
    return str(_REPLY[value])


def bound_by(value: Bound) -> str:
    """Why an amendment binds a party, will bind it or does not: "by its consent"; "" where nothing says so."""
    if value.text is Text.UNKNOWN:
        return (
            said("since when is not known") if value.since else said("not known: no acceptance is on record")
        )
    why = str(_BY[value.by])
    return said("%(why)s, to come") % {"why": why} if value.text is Text.PENDING else why


def deadline(value: Deadline, name: Name = itself) -> str:
    """A deadline with its day, its party and its cause: "last day for notice against renewal: 10 Mar 2010"."""
    beside = [] if value.party is None else [name(value.party.called)]
    beside += [cause(value.cause)] if value.cause else []
    facts = {
        "due": LegalDeadline.Due(value.due.value).label,
        "day": day(value.on),
        "beside": ", ".join(beside),
    }
    if beside:
        return said("%(due)s (%(beside)s): %(day)s") % facts
    return said("%(due)s: %(day)s") % facts


def awaited_of(value: Awaited, name: Name = itself) -> str:
    """Whose action is awaited, and which: "Russia: notification that internal procedures are complete"."""
    what = awaited(value.what)
    if value.party is None:
        return what
    return said("%(party)s: %(what)s") % {"party": name(value.party.called), "what": what}
