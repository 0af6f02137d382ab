"""One organisation: where it stands, who holds its posts, what it owes in every programme, what became of it."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import JSONObject

from cooperation.access import Actor
from programs.models import (
    Appointment,
    JointProject,
    Obstacle,
    Organisation,
    OrganisationChange,
    Post,
    Responsibility,
)
from programs.rules.names import name_on
from programs.selectors import registers
from programs.selectors.plans import closed, last_wordings, present

PAGE = 100


def one(actor: Actor, pk: UUID) -> Organisation:
    """An organisation with those above it; `below` are those right under it. Absent where the actor sees none."""
    under = Organisation.objects.visible_to(actor).filter(parent=OuterRef("pk")).order_by("id")
    rows = Organisation.objects.visible_to(actor).select_related("party", "parent__parent__parent__parent")
    rows = rows.annotate(below=ArraySubquery(under.values(json=JSONObject(pk="id", name="name"))[:500]))
    found: Organisation = registers.one(rows, pk)
    return found


def above(found: Organisation) -> list[Organisation]:
    """Those above it, the highest first, as far as `one` has read them."""
    chain: list[Organisation] = []
    parent = found.parent
    while parent is not None and len(chain) < 4:
        chain.insert(0, parent)
        parent = parent.parent if len(chain) < 4 else None
    return chain


def posts(actor: Actor, found: Organisation, today: date) -> list[Post]:
    """The posts with those to which they report; `holders` are who holds each on that day, with `name` and `acting`."""
    held = (
        Appointment.objects.visible_to(actor)
        .filter(post=OuterRef("pk"), held__contains=today)
        .order_by("id")
        .values(json=JSONObject(name="person__name", acting="acting"))
    )
    rows = Post.objects.visible_to(actor).filter(organisation=found).annotate(holders=ArraySubquery(held))
    return list(rows.select_related("superior__organisation").order_by("id")[:500])


def duties(actor: Actor, found: Organisation, *, ended: bool) -> QuerySet[Any]:
    """What it owes, with what the plan says of it now; `ended`: what it was responsible for, as the plan said it last.

    Nothing is owed any more on an item that has left the plan, or that the sides agreed to be completed or dropped.
    """
    rows: QuerySet[Any] = Responsibility.objects.visible_to(actor).filter(organisation=found)
    rows = rows.select_related("item__programme", "succession__organisation")
    found_duties: QuerySet[Any]
    if ended:
        gone = ~Q(Exists(present(actor).filter(item_id=OuterRef("item_id"))))
        found_duties = rows.filter(Q(until__isnull=False) | gone | Q(closed())).annotate(
            **{name: Subquery(last_wordings().values(name)[:1]) for name in _SAID}
        )
        return found_duties
    newest = FilteredRelation("item__wordings", condition=Q(item__wordings__until_edition__isnull=True))
    owed = rows.alias(newest=newest).filter(newest__isnull=False, until__isnull=True)
    found_duties = owed.exclude(closed()).annotate(**{name: F(f"newest__{name}") for name in _SAID})
    return found_duties


_SAID = ("number", "title", "deadline", "due_on")


def page_of_duties(
    actor: Actor, found: Organisation, *, ended: bool, after: UUID | None
) -> tuple[list[Any], str]:
    """A page of duties in the order in which they are due, and the mark of the next one."""
    rows: QuerySet[Any] = duties(actor, found, ended=ended)
    last = rows.filter(pk=after).values_list("due_on", flat=True) if after else None
    if last:
        day = last[0]
        same = Q(due_on=day, pk__gt=after) if day else Q(due_on__isnull=True, pk__gt=after)
        rows = rows.filter(same | Q(due_on__gt=day) | Q(due_on__isnull=True) if day else same)
    shown = list(rows.order_by(F("due_on").asc(nulls_last=True), "id")[: PAGE + 1])
    return shown[:PAGE], str(shown[PAGE - 1].pk) if len(shown) > PAGE else ""


def changes(actor: Actor, found: Organisation) -> list[OrganisationChange]:
    """What became of it, and those whose successor it is, newest first."""
    rows = OrganisationChange.objects.visible_to(actor).filter(Q(organisation=found) | Q(successor=found))
    return list(
        rows.select_related("organisation", "successor", "former_parent").order_by("-done_on__value", "-id")
    )


def called_on(found: Organisation, renamings: list[OrganisationChange], day: date) -> Any:
    """What the organisation was called on a day."""
    return name_on(
        found.name,
        [
            (change.done_on.first_day(), change.former_name)
            for change in renamings
            if change.kind == OrganisationChange.Kind.RENAMED and change.organisation_id == found.pk
        ],
        day,
    )


def owned_obstacles(actor: Actor, found: Organisation) -> list[Obstacle]:
    """The open obstacles whose change is its own, or that have a step of it to be done."""
    step = Q(steps__organisation=found, steps__done_on__isnull=True)
    rows = Obstacle.objects.visible_to(actor).filter(state=Obstacle.State.OPEN)
    return list(rows.filter(Q(owner=found) | step).distinct().order_by("id")[:200])


def projects(actor: Actor, found: Organisation) -> list[JointProject]:
    """The joint projects in which it is a partner."""
    rows = JointProject.objects.visible_to(actor).filter(partners__organisation=found)
    return list(rows.order_by("-id")[:200])


def successors(actor: Actor, found: Organisation) -> list[Organisation]:
    """The organisations of the same side that go on, to choose from."""
    rows = Organisation.objects.visible_to(actor).filter(party_id=found.party_id, until__isnull=True)
    return list(rows.exclude(pk=found.pk).select_related("party").order_by("id")[:2000])
