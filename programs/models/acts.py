"""Kinds of acts on agreements, named as in the Vienna Convention and the UN Treaty Handbook."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActKind(models.TextChoices):
    """What an act is. The rules (rules.treaties.acts.Kind) have the same kinds under the same names."""

    ADOPTION = "adoption", _("adoption")
    OPENED_FOR_SIGNATURE = "opened_for_signature", pgettext_lazy("act", "opening for signature")
    CLOSED_FOR_SIGNATURE = "closed_for_signature", pgettext_lazy("act", "closing for signature")
    INITIALLING = "initialling", _("initialling")
    FULL_POWERS = "full_powers", pgettext_lazy("act", "full powers")
    SIGNATURE = "signature", _("signature")
    SIGNATURE_AD_REFERENDUM = "signature_ad_referendum", _("signature ad referendum")
    DEFINITIVE_SIGNATURE = "definitive_signature", _("definitive signature")
    CONFIRMATION = "confirmation", pgettext_lazy("act", "confirmation of signature")
    ENDORSEMENT_BY_AUTHORITY = "endorsement_by_authority", _("endorsement by authority")
    RATIFICATION = "ratification", _("ratification")
    ACCEPTANCE = "acceptance", _("acceptance")
    APPROVAL = "approval", _("approval")
    ACCESSION = "accession", _("accession")
    FORMAL_CONFIRMATION = "formal_confirmation", pgettext_lazy("act", "formal confirmation")
    CONSENT_TO_BE_BOUND = "consent_to_be_bound", pgettext_lazy("act", "consent to be bound")
    SIMPLIFIED_PROCEDURE = "simplified_procedure", pgettext_lazy("act", "consent by simplified procedure")
    NOTIFICATION = "notification", _("notification")
    SUCCESSION = "succession", _("succession")
    CONTINUATION = "continuation", pgettext_lazy("act", "continuation")
    CEASED_TO_EXIST = "ceased_to_exist", pgettext_lazy("act", "end of the State")
    NOT_TO_BECOME_PARTY = "not_to_become_party", pgettext_lazy("act", "intention not to become a party")
    EXCHANGE_OF_INSTRUMENTS = "exchange_of_instruments", pgettext_lazy("act", "exchange of instruments")
    NOTE = "note", pgettext_lazy("act", "note")
    REPLY_NOTE = "reply_note", pgettext_lazy("act", "note in reply")
    DECISION = "decision", pgettext_lazy("act", "decision")
    CIRCULATION = "circulation", pgettext_lazy("act", "circulation")
    EVENT = "event", pgettext_lazy("act", "event")
    ENTERED_INTO_FORCE = "entered_into_force", pgettext_lazy("act", "entry into force, as recorded")
    PROVISIONAL_APPLICATION = "provisional_application", _("provisional application")
    OBJECTION_TO_PROVISIONAL_APPLICATION = (
        "provisional_application_opposed",
        pgettext_lazy("act", "objection to provisional application"),
    )
    PROVISIONAL_APPLICATION_ENDED = (
        "provisional_application_ended",
        pgettext_lazy("act", "end of provisional application"),
    )
    RESERVATION = "reservation", _("reservation")
    WITHDRAWAL_OF_RESERVATION = (
        "withdrawal_of_reservation",
        pgettext_lazy("act", "withdrawal of a reservation"),
    )
    DECLARATION = "declaration", _("declaration")
    OBJECTION = "objection", _("objection")
    TERRITORIAL_APPLICATION = "territorial_application", pgettext_lazy("act", "territorial application")
    EXCLUSION = "exclusion", pgettext_lazy("act", "territorial exclusion")
    NON_RENEWAL = "non_renewal", pgettext_lazy("act", "notice of non-renewal")
    EXTENDED = "extended", pgettext_lazy("act", "extension")
    SUSPENDED = "suspended", pgettext_lazy("act", "suspension")
    RESUMED = "resumed", pgettext_lazy("act", "resumption")
    DENUNCIATION = "denunciation", _("denunciation")
    RESCISSION_OF_WITHDRAWAL = (
        "rescission_of_withdrawal",
        pgettext_lazy("act", "rescission of a denunciation"),
    )
    INSTRUMENT_WITHDRAWN = "instrument_withdrawn", pgettext_lazy("act", "withdrawal of an instrument")
    TERMINATED = "terminated", pgettext_lazy("act", "termination")
    SUPERSEDED = "superseded", pgettext_lazy("act", "supersession")
    ENDED = "ended", pgettext_lazy("act", "end, as recorded")
    REGISTERED = "registered", pgettext_lazy("act", "registration")
