"""Parties as one may name them."""

from django.db.models import Q, QuerySet

from cooperation.access import Actor
from programs.models import Agreement, AgreementParty, Party


def parties_named(actor: Actor) -> QuerySet[Party]:
    """The parties with which the actor works, and those that stand on agreements that it sees."""
    seen = Agreement.objects.visible_to(actor).values("pk")
    on_record = AgreementParty.unscoped.filter(agreement__in=seen).values("party_id")
    return Party.unscoped.filter(Q(pk__in=actor.party_ids) | Q(pk__in=on_record))
