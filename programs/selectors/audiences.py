"""For whom a text may be named: the sides of a programme, and those who observe the body that keeps it."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Value

from cooperation.dates import Within
from programs.models import Member, Party, Programme, Side


def nameable(programme: Programme, day: date) -> list[Party]:
    """The sides that take part on `day`, in their order, then the observers of the body; two statements."""
    sides = Side.unscoped.filter(programme=programme).present(day).select_related("party").order_by("order")
    observers = (
        Member.unscoped.filter(Within("since", "until", Value(day)), body_id=programme.body_id)
        .filter(kind=Member.Kind.OBSERVER)
        .select_related("party")
        .order_by("order")
    )
    found = {one.party_id: one.party for one in (*sides, *observers)}
    return list(found.values())


def codes(party_ids: Collection[UUID]) -> list[str]:
    """The codes of these parties, in the order of the alphabet."""
    return list(Party.unscoped.filter(pk__in=party_ids).order_by("code").values_list("code", flat=True))
