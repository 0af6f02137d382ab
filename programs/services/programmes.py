"""Programmes as they begin: who their sides are, and the first edition of a plan that says nothing yet."""

from datetime import date

from programs.models import Edition, Member, Programme, Side


def begin(programme: Programme, on: date) -> None:
    """Gives a programme that was just entered its sides and its first edition, in force from the day `on`.

    Its sides are the full members of its body that have not left it, in their order. What the plan says comes by
    change sets, as any later change of it.
    """
    members = Member.unscoped.filter(body_id=programme.body_id, kind=Member.Kind.FULL, until__isnull=True)
    parties = list(dict.fromkeys(members.order_by("order", "id").values_list("party_id", flat=True)))
    Side.unscoped.bulk_create(
        Side(programme=programme, party_id=party_id, order=place) for place, party_id in enumerate(parties, 1)
    )
    Edition.unscoped.create(programme=programme, number=1, state=Edition.State.IN_FORCE, in_force_on=on)
