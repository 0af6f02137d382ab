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

from cooperation import clock
from cooperation.access import Actor
from cooperation.statements import Counted, Slot, statement
from programs.models import AgreedState, Body, Extension, Position, Release, Side, Wording
from programs.rules import comparison

#: So many of the heaviest are named; the others are counted.
NAMED = 20
_KEPT_SECONDS = 24 * 3600
#: Longer than the web server lets any request last.
_LONGEST_SECONDS = 300


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

    Of the items that stand in the plan. Progress differs from `threshold` points on. One statement where nothing of it
    has changed since it was last asked, else three, whose cost grows with the plan.
    """
    state = _state(actor).first(programme=programme_id)
    if state is None:
        return Weighed(0, ())
    until = ":".join(str(state[name]) for name in ("count", "extended", "agreed", "sides"))
    until = f"{until}:{state['last'].timestamp()}"
    key = f"weighed:{programme_id}:{actor.party_id}:{threshold}:{until}"
    settled = _settled(state["extended"], state["agreed"])
    found: Weighed | None = cache.get(key) if settled else None
    if found is None:
        found = _weigh(actor, programme_id, threshold, bool(state["simultaneous"]))
        if settled:
            cache.set(key, found, _KEPT_SECONDS)
    return found


def _settled(*newest: UUID | None) -> bool:
    """Whether rows of a table whose newest ids these are cannot come any more with an older id (RFC 9562: UUIDv7).

    An id is made before its transaction ends, which may be after that of a newer one; no request lasts that long.
    """
    before = clock.now().timestamp() - _LONGEST_SECONDS
    return all(row is None or (row.int >> 80) / 1000 < before for row in newest)


@statement
def _state(actor: Actor) -> QuerySet[Release, dict[str, Any]]:
    rows: QuerySet[Release] = Release.objects.visible_to(actor).filter(programme_id=Slot("programme"))
    # Who acts for no side sees what every present side has released.
    present_sides = Side.unscoped.filter(programme_id=Slot("programme")).present(clock.today())
    return (
        rows.order_by()
        .values("programme_id")
        .annotate(
            count=Count("pk"),
            last=Max("released_at"),
            simultaneous=Count("pk", filter=Q(round__exchange=Body.Exchange.SIMULTANEOUS)),
            # Of agreed deadlines, with which proposed ones are compared; an item that leaves the plan is agreed so.
            extended=_newest_id(Extension),
            agreed=_newest_id(AgreedState),
            sides=Counted(present_sides.values("pk")),
        )
    )


def _newest_id(model: type[Extension | AgreedState]) -> Subquery:
    """Expression: the id that was made last of a programme's rows."""
    rows = model.unscoped.filter(item__programme_id=Slot("programme")).order_by("-id")
    return Subquery(rows.values("pk")[:1])


def _weigh(actor: Actor, programme_id: UUID, threshold: int, simultaneous: bool) -> Weighed:
    planned = Wording.unscoped.filter(
        programme_id=programme_id, item_id=OuterRef("item_id"), until_edition__isnull=True
    )
    rows = newest(actor, simultaneous).filter(Exists(planned), programme_id=programme_id)
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
    # Looked up where a date is proposed at all.
    meant = Case(
        When(proposed_deadline__isnull=False, then=_agreed()), default=Value(""), output_field=TextField()
    )
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
            meant=Max(meant),
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
                When(~Q(proposed=F("meant")), dates=1, unsaid__gt=0, then=Value(comparison.DEADLINE_WEIGHS)),
                default=none,
                output_field=whole,
            )
            + Case(When(points__gte=F("floor"), then=F("points")), default=none, output_field=whole)
        )
        .filter(weight__gt=0)
    )
    return found


def _agreed() -> Coalesce:
    """Expression: the deadline in the plan of a position's item, "" where it stands in none."""
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
