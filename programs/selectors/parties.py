"""Parties as one may name them."""

from django.db.models import Q, QuerySet

from cooperation.access import Actor
from programs.models import AgreementParty, Party, RegisterParty


def parties_named(actor: Actor) -> QuerySet[Party]:
    """The parties with which the actor works, and those that stand on agreements that it sees."""
    of_bodies = RegisterParty.objects.visible_to(actor).values("party_id")
    # Of no body: seen by whoever works with one of their parties.
    of_none = AgreementParty.unscoped.filter(
        agreement__body__isnull=True, agreement__participation__party_id__in=actor.party_ids
    ).values("party_id")
    return Party.unscoped.filter(Q(pk__in=actor.party_ids) | Q(pk__in=of_bodies) | Q(pk__in=of_none))
