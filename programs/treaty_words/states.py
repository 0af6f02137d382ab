"""States, deadlines, causes and answers as they are read."""

from typing import Any

from django.utils.translation import gettext as said
from django.utils.translation import pgettext_lazy

from programs.rules.treaties.acts import Kind
from programs.rules.treaties.deadlines import Deadline, Due
from programs.rules.treaties.reservations import Reply
from programs.rules.treaties.status import PartyStatus, TreatyStatus

from .basics import Name, day, itself
from .kinds import kind

TREATY: dict[TreatyStatus, Any] = {
    TreatyStatus.DRAFT: pgettext_lazy("state of an agreement", "draft"),
    TreatyStatus.ADOPTED: pgettext_lazy("state of an agreement", "text adopted"),
    TreatyStatus.OPEN_FOR_SIGNATURE: pgettext_lazy("state of an agreement", "open for signature"),
    TreatyStatus.SIGNED: pgettext_lazy("state of an agreement", "signed, not yet in force"),
    TreatyStatus.PROVISIONALLY_APPLIED: pgettext_lazy("state of an agreement", "applied provisionally"),
    TreatyStatus.IN_FORCE: pgettext_lazy("state of an agreement", "in force"),
    TreatyStatus.SUSPENDED: pgettext_lazy("state of an agreement", "in force, operation suspended"),
    TreatyStatus.EXPIRED: pgettext_lazy("state of an agreement", "expired"),
    TreatyStatus.TERMINATED: pgettext_lazy("state of an agreement", "terminated"),
    TreatyStatus.SUPERSEDED: pgettext_lazy("state of an agreement", "replaced by a later one"),
    TreatyStatus.LAPSED: pgettext_lazy("state of an agreement", "lapsed, never in force"),
    TreatyStatus.UNKNOWN: pgettext_lazy("state of an agreement", "not known"),
}
PARTY: dict[PartyStatus, Any] = {
    PartyStatus.NONE: pgettext_lazy("state of a party", "not a party"),
    PartyStatus.SIGNATORY: pgettext_lazy("state of a party", "signatory"),
    PartyStatus.BOUND_PENDING: pgettext_lazy("state of a party", "has consented, not yet in force for it"),
    PartyStatus.IN_FORCE: pgettext_lazy("state of a party", "in force for it"),
    PartyStatus.WITHDRAWING: pgettext_lazy("state of a party", "in force for it, leaving"),
    PartyStatus.FORMER: pgettext_lazy("state of a party", "no longer a party"),
    PartyStatus.UNKNOWN: pgettext_lazy("state of a party", "not known"),
}
DUE: dict[Due, Any] = {
    Due.ENTRY_INTO_FORCE: pgettext_lazy("deadline", "entry into force"),
    Due.IN_FORCE_FOR_PARTY: pgettext_lazy("deadline", "entry into force for a party"),
    Due.LAST_DAY_FOR_NOTICE: pgettext_lazy("deadline", "last day for notice against renewal"),
    Due.RENEWAL: pgettext_lazy("deadline", "renewal for a further period"),
    Due.END: pgettext_lazy("deadline", "end"),
    Due.WITHDRAWAL_EFFECTIVE: pgettext_lazy("deadline", "a party leaves"),
    Due.LAST_DAY_FOR_OBJECTION: pgettext_lazy("deadline", "last day for objection to a reservation"),
}
REPLY: dict[Reply, Any] = {
    Reply.PENDING: pgettext_lazy("answer to a reservation", "may still object"),
    Reply.ACCEPTED: pgettext_lazy("answer to a reservation", "accepted by silence"),
    Reply.OBJECTED: pgettext_lazy("answer to a reservation", "objected"),
    Reply.UNKNOWN: pgettext_lazy("answer to a reservation", "not known"),
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


def deadline(value: Deadline, name: Name = itself) -> str:
    """A deadline with its day, its party and its cause: "last day for notice against renewal: 10 Mar 2010"."""
    beside = [] if value.party is None else [name(value.party.called)]
    beside += [cause(value.cause)] if value.cause else []
    facts = {"due": DUE[value.due], "day": day(value.on), "beside": ", ".join(beside)}
    if beside:
        return said("%(due)s (%(beside)s): %(day)s") % facts
    return said("%(due)s: %(day)s") % facts
