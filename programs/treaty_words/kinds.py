"""The kinds of acts as they are read."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from programs.models import Act
from programs.rules.treaties.acts import Kind

#: Those that the rules know beside the kinds of the ledger.
_BESIDE: dict[Kind, Any] = {
    Kind.OPENED_FOR_SIGNATURE: _("opening for signature"),
    Kind.CLOSED_FOR_SIGNATURE: _("closing for signature"),
    Kind.FULL_POWERS: _("full powers"),
    Kind.CONFIRMATION: _("confirmation of a signature"),
    Kind.FORMAL_CONFIRMATION: _("act of formal confirmation"),
    Kind.CONSENT_TO_BE_BOUND: _("consent to be bound"),
    Kind.SIMPLIFIED_PROCEDURE: _("consent by simplified procedure"),
    Kind.CONTINUATION: _("continuation of a State"),
    Kind.CEASED_TO_EXIST: _("ceasing to exist"),
    Kind.NOT_TO_BECOME_PARTY: _("notice of the intention not to become a party"),
    Kind.EXCHANGE_OF_INSTRUMENTS: _("exchange of instruments of ratification"),
    Kind.NOTE: _("diplomatic note"),
    Kind.REPLY_NOTE: _("note in reply"),
    Kind.DECISION: _("decision of a body"),
    Kind.CIRCULATION: _("circulation of the text"),
    Kind.EVENT: _("event"),
    Kind.ENTERED_INTO_FORCE: _("entry into force"),
    Kind.OBJECTION_TO_PROVISIONAL_APPLICATION: _("objection to provisional application"),
    Kind.PROVISIONAL_APPLICATION_ENDED: _("end of provisional application"),
    Kind.WITHDRAWAL_OF_RESERVATION: _("withdrawal of a reservation"),
    Kind.TERRITORIAL_APPLICATION: _("territorial application"),
    Kind.EXCLUSION: _("exclusion of a territory"),
    Kind.NON_RENEWAL: _("notice against renewal"),
    Kind.EXTENDED: _("extension"),
    Kind.SUSPENDED: _("suspension"),
    Kind.RESUMED: _("resumption after suspension"),
    Kind.RESCISSION_OF_WITHDRAWAL: _("rescission of a denunciation"),
    Kind.TERMINATED: _("termination by agreement"),
    Kind.SUPERSEDED: _("replacement by a later treaty"),
    Kind.REGISTERED: _("registration with the United Nations"),
}


def kind(value: str) -> str:
    """A kind of act, by its code."""
    if value in Act.Kind.values:
        return str(Act.Kind(value).label)
    return str(_BESIDE[Kind(value)])
