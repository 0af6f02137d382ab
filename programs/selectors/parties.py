"""Parties as one may name them."""

from django.db.models import OuterRef, Q, QuerySet

from cooperation.access import Actor
from cooperation.statements import Met
from programs.models import Agreement, AgreementParty, Party


def parties_named(actor: Actor) -> QuerySet[Party]:
    """The parties with which the actor works, and those that stand on agreements that it sees.

    For each party one such agreement is looked for: to read all of a large register for a few hundred takes long.
    """
    seen = Agreement.objects.visible_to(actor).filter(pk=OuterRef("agreement_id"))
    on_record = AgreementParty.unscoped.filter(Met(seen), party=OuterRef("pk"))
    return Party.unscoped.filter(Q(pk__in=actor.party_ids) | Q(Met(on_record)))
