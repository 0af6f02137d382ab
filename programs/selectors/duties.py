"""What the organisations of the sides owe, by date: with who holds their posts, and how often it was extended."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from cooperation import clock
from cooperation.access import Actor
from programs.models import Appointment, Extension, Party, Responsibility, Side
from programs.models.programmes import responsible_now
from programs.selectors.plans import closing

PAGE = 100
#: Expression on responsibilities: how often the sides extended the deadline of the item.
TIMES_EXTENDED = Coalesce(
    Subquery(
        Extension.unscoped.filter(item=OuterRef("item"), brought_forward=False)
        .order_by()
        .values("item")
        .annotate(times=Count("id"))
        .values("times")
    ),
    0,
)


def duties(actor: Actor) -> QuerySet[Any]:
    """What organisations are responsible for now: `newest` is what the plan says of it, `agreed` the agreed state."""
    return as_planned(Responsibility.objects.visible_to(actor).filter(responsible_now(actor)))


def as_planned(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Responsibilities whose item stands in the newest plan, with `newest` and `agreed` as in duties()."""
    found: QuerySet[Any] = rows.alias(
        newest=FilteredRelation("item__wordings", condition=Q(item__wordings__until_edition__isnull=True)),
        agreed=FilteredRelation("item__agreed_states", condition=Q(item__agreed_states__current=True)),
    ).filter(newest__isnull=False)
    return found


def still_open(rows: QuerySet[Any], wanted: bool) -> QuerySet[Any]:
    """Of duties(), those whose item the sides have not agreed to be done with; or those where they have."""
    done = closing("agreed__")
    found: QuerySet[Any] = rows.filter(done) if not wanted else rows.exclude(done)
    return found


def holders(actor: Actor) -> QuerySet[Any]:
    """Who holds a post today, where the actor is."""
    rows: QuerySet[Appointment] = Appointment.objects.visible_to(actor)
    return rows.filter(held__contains=clock.today(actor.time_zone))


@dataclass(frozen=True, slots=True)
class Asked:
    """What narrows the duties: a party, an organisation of it, a programme by its code; None and "" narrow nothing."""

    party_id: UUID | None = None
    organisation_id: UUID | None = None
    programme: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """One page of duties in the order in which they are due, and the mark of the next page ("" where none)."""

    rows: list[Any]
    next: str


def parties(actor: Actor, programme: str = "") -> list[Party]:
    """The parties that are sides of the actor's programmes (of one, where its code is given), its own first."""
    sides = Side.objects.visible_to(actor).present(clock.today(actor.time_zone)).filter(party=OuterRef("pk"))
    if programme:
        sides = sides.filter(programme__code=programme)
    found = Party.objects.visible_to(actor).annotate(
        place=Subquery(sides.order_by("order").values("order")[:1])
    )
    rows = found.filter(place__isnull=False).order_by("place", "code")
    return sorted(rows, key=lambda party: party.pk != actor.party_id)


def owed(actor: Actor, asked: Asked, after: UUID | None, today: date) -> Owed:
    """What is still owed, the first due first, the undated last. `after` is the mark of the page before.

    Each row has `number`, `title`, `deadline`, `due_on`, `status` (the agreed one), `times`, `holders` and `late`.
    """
    rows = still_open(duties(actor), wanted=True)
    if asked.party_id:
        rows = rows.filter(party_id=asked.party_id)
    if asked.organisation_id:
        rows = rows.filter(organisation_id=asked.organisation_id)
    if asked.programme:
        rows = rows.filter(item__programme__code=asked.programme)
    held = (
        holders(actor)
        .filter(post__organisation=OuterRef("organisation"))
        .order_by("id")
        .values(json=JSONObject(name="person__name", post="post__title", acting="acting"))
    )
    rows = rows.annotate(
        number=F("newest__number"), title=F("newest__title"), deadline=F("newest__deadline"),
        due_on=F("newest__due_on"), status=F("agreed__status"), times=TIMES_EXTENDED, holders=ArraySubquery(held),
    ).select_related("organisation", "party", "item__programme")  # fmt: skip
    last = rows.filter(pk=after).values_list("due_on", flat=True) if after else None
    if last:
        day = last[0]
        same = Q(due_on=day, pk__gt=after) if day else Q(due_on__isnull=True, pk__gt=after)
        rows = rows.filter(same | Q(due_on__gt=day) | Q(due_on__isnull=True) if day else same)
    found = list(rows.order_by(F("due_on").asc(nulls_last=True), "id")[: PAGE + 1])
    for row in found:
        row.late = bool(row.due_on and row.due_on < today)
    return Owed(found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else "")
