"""The registers beside the plan: agreements and acts, obstacles, joint projects, organisations."""

from typing import Any
from uuid import UUID

from django.db.models import F, Model, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import get_language

from cooperation.access import Actor
from cooperation.errors import Absent
from cooperation.statements import Met
from cooperation.texts import order_of
from programs.models import (
    Agreement,
    AgreementParty,
    AgreementRelation,
    Appointment,
    JointProject,
    Obstacle,
    Organisation,
    Partner,
    Programme,
    Stance,
    Wording,
)

PAGE = 100


def one(rows: QuerySet[Any], pk: UUID) -> Any:
    """The row with this id; Absent where there is none among `rows`."""
    found: Model | None = rows.filter(pk=pk).first()
    if found is None:
        raise Absent
    return found


def page(rows: QuerySet[Any], after: UUID | None) -> tuple[list[Any], str]:
    """A hundred rows and the mark of the next page: by name where they have a `name_order`; by date, the newest first
    and the undated before them, where they have a `day_order`; else in the order they were entered, the newest first.

    `after` is the mark of the page before. The mark is "" where there is no further page.
    """
    if "day_order" in rows.query.annotations:
        return _by_day(rows, after)
    order = ["-id"]
    if "name_order" in rows.query.annotations:
        order = ["name_order", "id"]
        name = rows.filter(pk=after).values_list("name_order", flat=True).first() if after else None
        if name is not None:
            rows = rows.filter(Q(name_order__gt=name) | Q(name_order=name, pk__gt=after))
    elif after:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by(*order)[: PAGE + 1])
    return found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else ""


def _by_day(rows: QuerySet[Any], after: UUID | None) -> tuple[list[Any], str]:
    last = rows.filter(pk=after).values_list("day_order", flat=True) if after else []
    for day in last:
        earlier = Q(day_order=day, pk__lt=after) | Q(day_order__lt=day)
        if day is None:
            earlier = Q(day_order__isnull=True, pk__lt=after) | Q(day_order__isnull=False)
        rows = rows.filter(earlier)
    found = list(rows.order_by(F("day_order").desc(nulls_first=True), "-id")[: PAGE + 1])
    return found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else ""


def programmes(actor: Actor) -> list[Programme]:
    """The programmes on which the actor works."""
    return list(Programme.objects.visible_to(actor).order_by("code")[:200])


def agreements(actor: Actor) -> QuerySet[Agreement]:
    """Agreements with the codes of their parties."""
    parties = AgreementParty.unscoped.select_related("party").order_by("order")
    rows: QuerySet[Agreement] = Agreement.objects.visible_to(actor).select_related("body")
    return rows.prefetch_related(Prefetch("participation", parties))


def related(actor: Actor) -> QuerySet[AgreementRelation]:
    """What agreements that the actor is known to see do to others that it sees.

    The others are looked for one by one: to compare with all agreements that there are costs more than a page of them.
    """
    seen = Agreement.objects.visible_to(actor).filter(pk=OuterRef("target_id"))
    rows: QuerySet[AgreementRelation] = AgreementRelation.unscoped.filter(Met(seen))
    return rows


def obstacles(actor: Actor) -> QuerySet[Obstacle]:
    """Obstacles with their owners."""
    rows: QuerySet[Obstacle] = Obstacle.objects.visible_to(actor)
    return rows.select_related("programme", "owner__party", "agreement")


def stances(actor: Actor, obstacle: Obstacle) -> list[Stance]:
    """What each side says of an obstacle."""
    return list(
        Stance.objects.visible_to(actor).filter(obstacle=obstacle).select_related("party").order_by("id")
    )


def wordings(actor: Actor, items: QuerySet[Any]) -> list[Wording]:
    """The present wordings of these items."""
    rows = Wording.objects.visible_to(actor).filter(until_edition__isnull=True, item__in=items)
    return list(rows.order_by("sort_key")[:200])


def joint_projects(actor: Actor) -> QuerySet[JointProject]:
    """Joint projects with their partners."""
    partners = (
        Partner.objects.visible_to(actor)
        .select_related("organisation", "party")
        .order_by("party__code", "id")
    )
    rows: QuerySet[JointProject] = JointProject.objects.visible_to(actor).select_related("programme")
    return rows.prefetch_related(Prefetch("partners", partners))


def organisations(actor: Actor) -> QuerySet[Organisation]:
    """Organisations of the sides one works with, by name as the reader is shown it."""
    rows: QuerySet[Organisation] = Organisation.objects.visible_to(actor).select_related("party", "parent")
    return by_name(actor, rows, "name")


def by_name(actor: Actor, rows: QuerySet[Any], name: str) -> QuerySet[Any]:
    """For page(): in the order of a text as the reader is shown it."""
    named: QuerySet[Any] = rows.annotate(name_order=order_of(name, get_language() or actor.language))
    return named


def holders(actor: Actor, found: list[Organisation], today: Any) -> dict[UUID, list[Appointment]]:
    """Who holds which post of these organisations on a day."""
    by: dict[UUID, list[Appointment]] = {}
    rows = Appointment.objects.visible_to(actor).filter(post__organisation__in=found, held__contains=today)
    for appointment in rows.select_related("post", "person").order_by("id"):
        by.setdefault(appointment.post.organisation_id, []).append(appointment)
    return by
