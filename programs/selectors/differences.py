"""Where the sides differ over a whole programme: weighed in one statement, and once for each state of its releases.

Positions do not change after their release, so that what was weighed holds until the next one, or until a deadline is
extended; each side has its own result, for each sees its own positions.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from django.core.cache import cache
from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Greatest

from cooperation.access import Actor
from cooperation.statements import Slot, statement
from programs.models import Body, Extension, Position, Release, Wording
from programs.rules import comparison

#: So many of the heaviest are named; the others are counted.
NAMED = 20
_KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Heavy:
    """An item on which sides differ, and the number of the round since which their statuses do (None: they agree)."""

    item_id: UUID
    since: int | None


@dataclass(frozen=True, slots=True)
class Weighed:
    """How many items of a programme the sides differ on, and which are the heaviest (at most NAMED).

    `simultaneous`: as newest() takes it.
    """

    count: int
    heaviest: tuple[Heavy, ...]
    simultaneous: bool = True


def newest(actor: Actor, simultaneous: bool = True) -> QuerySet[Position]:
    """Each side's newest position on each item among those that the actor may see.

    Behind one that is not yet exchanged the one before it stands: were it to go, its going would tell of the other.
    `simultaneous` False asserts that every round is shown on release: then the newest of all is always seen.
    """
    seen: QuerySet[Position] = Position.objects.visible_to(actor)
    if not simultaneous:
        return seen.filter(latest=True)
    newer = Position.objects.visible_to(actor).filter(
        item_id=OuterRef("item_id"),
        party_id=OuterRef("party_id"),
        current=True,
        round__number__gt=OuterRef("round__number"),
    )
    return seen.filter(~Exists(newer), current=True)


def weighed(actor: Actor, programme_id: UUID, threshold: int) -> Weighed:
    """Where the sides differ in what they last released, as far as the actor may see it, the heaviest first.

    Progress differs from `threshold` points on. One statement where nothing was released or extended since it was last
    asked, else three, whose cost grows with the plan.
    """
    state = _state(actor).first(programme=programme_id)
    if state is None:
        return Weighed(0, ())
    until = f"{state['count']}:{state['last'].timestamp()}:{state['extended']}"
    key = f"weighed:{programme_id}:{actor.party_id}:{threshold}:{until}"
    found: Weighed | None = cache.get(key)
    if found is None:
        found = _weigh(actor, programme_id, threshold, bool(state["simultaneous"]))
        cache.set(key, found, _KEPT_SECONDS)
    return found


@statement
def _state(actor: Actor) -> QuerySet[Release, dict[str, Any]]:
    rows: QuerySet[Release] = Release.objects.visible_to(actor).filter(programme_id=Slot("programme"))
    return (
        rows.order_by()
        .values("programme_id")
        .annotate(
            count=Count("pk"),
            last=Max("released_at"),
            simultaneous=Count("pk", filter=Q(round__exchange=Body.Exchange.SIMULTANEOUS)),
            extended=Max(_last_extension(Slot("programme"))),
        )
    )


def _last_extension(programme_id: Any) -> Subquery:
    """Expression: the last change of an agreed deadline, with which proposed ones are compared."""
    rows = Extension.unscoped.filter(item__programme_id=programme_id).order_by("-id")
    return Subquery(rows.values(said=Cast("pk", TextField()))[:1])


def _weigh(actor: Actor, programme_id: UUID, threshold: int, simultaneous: bool) -> Weighed:
    rows = newest(actor, simultaneous).filter(programme_id=programme_id)
    found = list(
        apart(rows, threshold)
        .annotate(total=Window(Count("item_id")))
        .order_by("-weight", "item_id")
        .values_list("item_id", "total")[:NAMED]
    )
    since = since_rounds(actor, [item_id for item_id, _total in found])
    return Weighed(
        found[0][1] if found else 0,
        tuple(Heavy(item_id, since.get(item_id)) for item_id, _total in found),
        simultaneous,
    )


def apart(rows: QuerySet[Position], threshold: Any = None) -> QuerySet[Any, Any]:
    """Of these positions, the items on which they differ, with their `weight`: rules/comparison.py in SQL.

    `threshold` None stands for that of the positions' own body.
    """
    floor = Max("programme__body__progress_threshold") if threshold is None else Value(threshold)
    gravity = Case(
        *(When(status=status, then=Value(steps)) for status, steps in comparison.GRAVITY.items()),
        output_field=IntegerField(),
    )
    proposed = Cast("proposed_deadline", TextField())
    none, whole = Value(0), cast("IntegerField[int, int]", IntegerField())
    found: QuerySet[Any, Any] = (
        rows.order_by()
        .values("item_id")
        .annotate(
            low=Min(gravity),
            high=Max(gravity),
            points=Coalesce(Max("progress") - Min("progress"), none, output_field=whole),
            dates=Count(proposed, distinct=True),
            proposed=Min(proposed),
            unsaid=Count("pk", filter=Q(proposed_deadline__isnull=True)),
            floor=Greatest(floor, Value(1)),
        )
        .annotate(
            weight=(F("high") - F("low")) * Value(comparison.STEP_WEIGHS)
            + Case(
                When(low=0, high__gt=0, then=Value(comparison.ONE_SIDED_WEIGHS)),
                default=none,
                output_field=whole,
            )
            + Case(
                When(dates__gt=1, then=Value(comparison.DEADLINE_WEIGHS)),
                # One date and no other word: it differs only where it is not the agreed one.
                When(~Q(proposed=_agreed()), dates=1, unsaid__gt=0, then=Value(comparison.DEADLINE_WEIGHS)),
                default=none,
                output_field=whole,
            )
            + Case(When(points__gte=F("floor"), then=F("points")), default=none, output_field=whole)
        )
        .filter(weight__gt=0)
    )
    return found


def _agreed() -> Coalesce:
    """Expression: the deadline in the plan of the item that is grouped, "" where it stands in none."""
    rows = Wording.unscoped.filter(item_id=OuterRef("item_id"), until_edition__isnull=True)
    said = Subquery(rows.values(said=Cast("deadline", TextField()))[:1])
    return Coalesce(said, Value(""), output_field=TextField())


def since_rounds(actor: Actor, item_ids: Sequence[UUID]) -> dict[UUID, int]:
    """By item, the number of the round since which the statuses differ; items on which they agree are left out."""
    told: dict[UUID, dict[int, list[str]]] = {}
    for item_id, number, status in (
        Position.objects.visible_to(actor)
        .filter(item_id__in=item_ids, current=True)
        .values_list("item_id", "round__number", "status")
    ):
        told.setdefault(item_id, {}).setdefault(number, []).append(status)
    began = {item_id: comparison.first_of_run(rounds.items()) for item_id, rounds in told.items()}
    return {item_id: number for item_id, number in began.items() if number is not None}
