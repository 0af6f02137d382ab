"""Which bodies an agreement concerns: those whose people are told of its term, and record it."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Value

from cooperation import clock
from cooperation.dates import Within
from programs.models import Agreement, AgreementParty, Member


def bodies_of(agreements: Iterable[Agreement]) -> dict[UUID, set[UUID]]:
    """By agreement, the body that keeps it; of one without a body, those of which at least two of its parties are
    members today (UTC). Read whoever asks: it names no more than ids.
    """
    found = {one.pk: {one.body_id} if one.body_id else set() for one in agreements}
    members = Member.unscoped.filter(Within("since", "until", Value(clock.today())), kind=Member.Kind.FULL)
    common = (
        AgreementParty.unscoped.filter(agreement__in=found, agreement__body__isnull=True)
        .filter(party__memberships__in=members)
        .values_list("agreement_id", "party__memberships__body_id")
        .annotate(parties=Count("party_id", distinct=True))
        .filter(parties__gte=2)
        .order_by()
    )
    for agreement_id, body_id, _parties in common:
        found[agreement_id].add(body_id)
    return found


def of_no_body(body_id: UUID) -> list[UUID]:
    """The agreements without a body that concern this one, as bodies_of() says; read whoever asks."""
    members = Member.unscoped.filter(
        Within("since", "until", Value(clock.today())), kind=Member.Kind.FULL, body_id=body_id
    )
    common = (
        AgreementParty.unscoped.filter(agreement__body__isnull=True, party__memberships__in=members)
        .values("agreement_id")
        .annotate(parties=Count("party_id", distinct=True))
        .filter(parties__gte=2)
        .order_by()
    )
    return list(common.values_list("agreement_id", flat=True))
