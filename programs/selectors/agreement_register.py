"""The register of agreements: what narrows it, and what a row of it says."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from cooperation.access import Actor
from programs.models import (
    Agreement,
    AgreementParty,
    AgreementSpan,
    AgreementStatus,
    Awaited,
    LegalDeadline,
    Party,
    PartySpan,
)
from programs.selectors.parties import parties_named
from programs.selectors.plans import MOST_TYPED, matching
from programs.selectors.registers import by_name

Due = LegalDeadline.Due

#: In these an agreement is in force, suspended or not.
ALIVE = (AgreementStatus.IN_FORCE.value, AgreementStatus.SUSPENDED.value)
#: A term ends with these unless somebody acts.
ENDING = (Due.END.value, Due.RENEWAL.value)
#: Whose action is awaited, where it is that of all together.
ALL = "all"
#: So many parties are named in a row of the register; of the others it says how many.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the register is narrowed to; empty: to nothing.

    `party`, `awaiting`: codes of parties (`awaiting` also ALL). `in_force`: in force on this day; with a party, for it.
    `within`: days within which a term ends. `text`: what somebody typed.
    """

    party: str = ""
    kind: str = ""
    level: str = ""
    character: str = ""
    subject: str = ""
    status: str = ""
    in_force: date | None = None
    within: int | None = None
    awaiting: str = ""
    text: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


def narrowed(actor: Actor, by: Narrowing, today: date) -> QuerySet[Agreement]:
    """The agreements that the actor sees and that answer all of it; `today` where the actor is."""
    rows: QuerySet[Agreement] = Agreement.objects.visible_to(actor)
    plain = {name: getattr(by, name) for name in ("kind", "level", "character", "subject")}
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    for condition in _conditions(by, today):
        rows = rows.filter(condition)
    return rows


def _conditions(by: Narrowing, today: date) -> Iterator[Any]:
    if by.text.strip():
        yield matching(Value(by.text[:MOST_TYPED]))
    if by.party:
        yield Exists(AgreementParty.unscoped.filter(**_OF, party__code=by.party))
    if by.in_force and by.party:
        yield in_force_for(by.party, by.in_force)
    elif by.in_force:
        yield in_force(by.in_force)
    if by.status:
        yield in_state([by.status], today)
    if by.within:
        yield ending(by.within, today)
    if by.awaiting:
        yield awaiting(by.awaiting)


# --- Conditions on agreements, for the page and for the interface -----------------------------------------------------

_OF: dict[str, Any] = {"agreement": OuterRef("pk")}


def in_state(states: Sequence[str], day: Any) -> Exists:
    """In one of these states on a day."""
    return Exists(AgreementSpan.unscoped.filter(**_OF, status__in=states, during__contains=day))


def in_force(day: Any) -> Exists:
    """In force on a day, suspended or not."""
    return in_state(ALIVE, day)


def in_force_for(code: Any, day: Any) -> Exists:
    """In force on a day for the party with this code."""
    return Exists(PartySpan.unscoped.filter(**_OF, party__code=code, during__contains=day))


def ending(within: int, today: date) -> Exists:
    """With a term that ends within so many days."""
    soon = (today, today + timedelta(days=within))
    return Exists(LegalDeadline.unscoped.filter(**_OF, due__in=ENDING, on__range=soon))


def awaiting(whose: str) -> Exists:
    """Waiting for an action of the party with this code, or (ALL) of all together."""
    of = Q(party__isnull=True) if whose == ALL else Q(party__code=whose)
    return Exists(Awaited.unscoped.filter(of, **_OF))


def listed(actor: Actor, by: Narrowing, today: date) -> QuerySet[Agreement]:
    """The rows of the register for registers.page(): the newest first, undated ones before them.

    `named`: its first parties as {code, name, short_name}; `party_count` of all; `status_today`; `next_due` and
    `next_on`: the next legal deadline.
    """
    parties = AgreementParty.unscoped.filter(agreement=OuterRef("pk"))
    first = parties.order_by("order", "id").values(
        json=JSONObject(code="party__code", name="party__name", short_name="party__short_name")
    )[:NAMED]
    count = parties.order_by().values("agreement").annotate(count=Count("pk")).values("count")
    now = AgreementSpan.unscoped.filter(agreement=OuterRef("pk"), during__contains=today)
    ahead = LegalDeadline.unscoped.filter(agreement=OuterRef("pk"), on__gte=today).order_by("on", "id")
    return narrowed(actor, by, today).annotate(
        day_order=F("done_first"),
        named=ArraySubquery(first),
        party_count=Coalesce(Subquery(count, output_field=IntegerField()), 0),
        status_today=Subquery(now.values("status")[:1]),
        next_due=Subquery(ahead.values("due")[:1]),
        next_on=Subquery(ahead.values("on")[:1]),
    )


def parties(actor: Actor) -> list[Party]:
    """The parties that the register names, in the order of their names as the reader is shown them."""
    return list(by_name(actor, parties_named(actor), "name").order_by("name_order", "pk"))


def subjects(actor: Actor) -> list[str]:
    """The subjects under which agreements stand, in their order; at most a thousand."""
    rows = Agreement.objects.visible_to(actor).exclude(subject="").order_by("subject")
    return list(rows.values_list("subject", flat=True).distinct()[:1000])


def titles(actor: Actor, text: str, *, but: UUID) -> QuerySet[Agreement]:
    """Agreements to choose from, by what somebody typed."""
    rows: QuerySet[Agreement] = Agreement.objects.visible_to(actor).filter(matching(Value(text[:MOST_TYPED])))
    return rows.exclude(pk=but).order_by("-done_first", "-id")
