"""What an official reads before a session. A fixed number of statements, whatever the size of the programme.

Figures are counted up to a limit and said as "more than" beyond it; nothing is read or counted of what another side
has not released.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import DateField, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject, TruncDate

from cooperation import clock
from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent
from cooperation.reading import note, read_of
from cooperation.statements import Counted, Slot, any_of, array, statement
from cooperation.texts import Text
from meetings.models import AgendaItem, Delegate, Outcome, Review
from meetings.models.reviews import first_day_held
from meetings.rules import schedule
from meetings.selectors import steps
from programs.models import (
    Act,
    AgreedState,
    AgreementRelation,
    Blocking,
    Body,
    Change,
    Document,
    Edition,
    Extension,
    InternalNote,
    Obstacle,
    Position,
    PositionDraft,
    Programme,
    Release,
    Responsibility,
    Side,
    Stance,
    Status,
    Wording,
)
from programs.models.programmes import responsible_now
from programs.rules import comparison
from programs.selectors import differences
from programs.selectors.plans import LEGAL, Filters, closed, last_wordings, narrowed

MOST = 1000
MOST_POSITIONS = 10_000
MOST_SESSIONS = 100
SHOWN = 8


def capped(rows: QuerySet[Any], limit: int = MOST) -> Counted:
    """A count of `rows` that stops one beyond `limit`."""
    return Counted(rows.order_by().values("pk")[: limit + 1])


@statement
def _next_reviews(actor: Actor) -> QuerySet[Review]:
    rows: QuerySet[Review] = (
        Review.objects.visible_to(actor)
        .filter(state__in=schedule.AHEAD, body_id__in=actor.body_ids)
        .select_related("body", "programme", "round", "host")
        .annotate(due=steps.AS_DUE)
        .order_by("body_id", "starts_on", "number")
        .distinct("body_id")
    )
    return rows


def next_reviews(actor: Actor) -> list[Review]:
    """The next session of each body the actor works in, that of the nearest first; with what is `due` before it."""
    return sorted(_next_reviews(actor)(), key=lambda review: (review.starts_on, review.number))


def bodies(actor: Actor) -> list[Body]:
    """The bodies the actor works in."""
    return list(Body.objects.visible_to(actor).order_by("id"))


@statement
def _held(actor: Actor) -> QuerySet[Review]:
    rows: QuerySet[Review] = (
        Review.objects.visible_to(actor)
        .filter(body_id=Slot("body"), state=Review.State.CONCLUDED)
        .select_related("body")
        .annotate(round_number=F("round__number"))
        .order_by(first_day_held().desc(), "-number")[:MOST_SESSIONS]
    )
    return rows


def held(actor: Actor, body_id: UUID) -> list[Any]:
    """The body's concluded sessions, the last one first, each with the number of the round before it."""
    return _held(actor)(body=body_id)


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts over the programme. Each stops at its limit + 1."""

    edition: int | None
    total: int
    late: int
    blocked: int
    on_track: int
    decisions: int
    drafts_ready: int
    drafts_begun: int


@statement
def _figures(actor: Actor) -> QuerySet[Programme, dict[str, Any]]:
    def counted(filters: Filters) -> Counted:
        """As the list shows it to which the figure leads."""
        return capped(narrowed(actor, Slot("programme"), filters, Slot("today", DateField())))

    of_programme = {"programme_id": Slot("programme")}
    standing = Wording.unscoped.filter(
        item_id=OuterRef("item_id"), until_edition__isnull=True, programme_id=OuterRef("programme_id")
    )
    # A draft on an item that has left the plan waits for nothing any more.
    waiting = PositionDraft.objects.visible_to(actor).filter(
        Exists(standing), round_id=Slot("round"), released=False, **of_programme
    )
    decisions = AgendaItem.unscoped.filter(review_id=Slot("review"), state=AgendaItem.State.OPEN)
    in_force = Edition.unscoped.filter(state=Edition.State.IN_FORCE, **of_programme)
    rows: QuerySet[Programme, dict[str, Any]] = (
        Programme.objects.visible_to(actor)
        .filter(pk=Slot("programme"))
        .values(
            edition=Subquery(in_force.values("number")[:1]),
            total=capped(Wording.unscoped.filter(until_edition__isnull=True, **of_programme), MOST_POSITIONS),
            late=counted(Filters(late=True)),
            blocked=counted(Filters(blocked=True)),
            on_track=counted(Filters(agreed=Status.ON_TRACK)),
            decisions=capped(decisions),
            drafts_ready=capped(waiting.filter(ready=True), MOST_POSITIONS),
            drafts_begun=capped(waiting.filter(ready=False), MOST_POSITIONS),
        )
    )
    return rows


def figures(actor: Actor, review: Review) -> Figures:
    """The counts of the dashboard, in one statement. Drafts are those of the actor's own side not yet released.

    What is late is late on the day it is where the actor is, as in the lists, wherever the session is held.
    """
    today = clock.today(actor.time_zone)
    found = _figures(actor).first(
        programme=review.programme_id, round=review.round_id, review=review.pk, today=today
    )
    if found is None:
        raise Absent
    return Figures(**found)


@dataclass(slots=True)
class SideOf:
    """A side as the marks show it: its party and its place (from 1)."""

    party: Any
    position: int


@dataclass(frozen=True, slots=True)
class Ready:
    """How far one side is for the session, as the reader may know it.

    `released` is None where the reader may know that it has released, not how much.
    """

    side: SideOf
    party_id: UUID
    released: int | None
    released_at: Any
    delegation_named: bool
    #: How many items of the plan it answers for and are not closed; stops at MOST + 1.
    owed: int
    #: How many items are blocked by law as this side alone says; stops at MOST + 1.
    alleged_alone: int


@statement
def _sides(actor: Actor) -> QuerySet[Any]:
    releases = Release.objects.visible_to(actor).filter(round_id=Slot("round"), party_id=OuterRef("party_id"))
    named = Delegate.unscoped.filter(
        delegation__review_id=Slot("review"), delegation__party_id=OuterRef("party_id")
    )
    planned = Wording.unscoped.filter(
        programme_id=Slot("programme"), item_id=OuterRef("item_id"), until_edition__isnull=True
    )
    held = Responsibility.unscoped.filter(
        responsible_now(actor), Exists(planned), ~closed(), party_id=OuterRef("party_id")
    )
    alone = _alleged_alone(actor, planned)
    rows: QuerySet[Any] = (
        Side.objects.visible_to(actor)
        .filter(programme_id=Slot("programme"))
        .present(clock.today(actor.time_zone))
        .select_related("party")
        .annotate(
            released=Subquery(
                releases.order_by(F("told_count").desc(nulls_last=True)).values("told_count")[:1]
            ),
            released_at=Subquery(releases.order_by("number").values("released_at")[:1]),
            named=Exists(named),
            # Item by item, as their index has them: it ends at the limit.
            owed=Counted(held.order_by("item_id").values("item_id").distinct()[: MOST + 1]),
            alone=Counted(alone.order_by("item_id").values("item_id").distinct()[: MOST + 1]),
        )
        .order_by("order")
    )
    return rows


def _alleged_alone(actor: Actor, planned: QuerySet[Wording]) -> QuerySet[Blocking]:
    """What open legal obstacles block in the plan, as the side of the outer row says and no other does."""
    held_up = Stance.objects.visible_to(actor).exclude(kind=Stance.Kind.DISPUTES)
    here = held_up.filter(obstacle_id=OuterRef("obstacle_id"), party_id=OuterRef(OuterRef("party_id")))
    others = held_up.filter(LEGAL, obstacle__blockings__item_id=OuterRef("item_id")).exclude(
        party_id=OuterRef(OuterRef("party_id"))
    )
    rows: QuerySet[Blocking] = Blocking.unscoped.filter(
        LEGAL, Exists(planned), Exists(here), ~Exists(others), obstacle__programme_id=Slot("programme")
    )
    return rows


def readiness(actor: Actor, review: Review) -> list[Ready]:
    """The sides of the programme in their order, with what each has released for the round of this session."""
    rows = _sides(actor)(programme=review.programme_id, round=review.round_id, review=review.pk)
    return [
        Ready(
            SideOf(side.party, side.order),
            side.party_id,
            side.released if side.released_at else 0,
            side.released_at,
            side.named,
            # What is closed by now was released before it was.
            max(side.owed, (side.released or 0) if side.released_at else 0),
            side.alone,
        )
        for side in rows
    ]


@dataclass(slots=True)
class Differing:
    """An item on which sides differ: what each says (by party), what was agreed, and how they differ.

    `due`: the parties that answer for it. `since`: the number of the round since which the statuses differ.
    """

    item_id: UUID
    number: str
    title: Text
    deadline: FuzzyDate | None
    agreed_status: str | None
    extensions: int
    due: list[UUID]
    since: int | None = None
    says: dict[UUID, dict[str, Any]] = field(default_factory=dict)
    found: tuple[comparison.Divergence, ...] = ()


def differing(
    actor: Actor, review: Review, *, threshold: int, most: int = SHOWN
) -> tuple[int, list[Differing]]:
    """How many items the sides differ on in what they last released, and `most` of them, the heaviest first."""
    weighed = differences.weighed(actor, review.programme_id, threshold)
    heaviest = {heavy.item_id: heavy.since for heavy in weighed.heaviest[:most]}
    if not heaviest:
        return 0, []
    items: dict[UUID, Differing] = {}
    for row in _said(actor, weighed.simultaneous)(items=array(heaviest)):
        shared = {name: row[name] for name in _OF_ITEM}
        entry = items.setdefault(row["item_id"], Differing(since=heaviest[row["item_id"]], **shared))
        entry.says[row["party_id"]] = row
    for entry in items.values():
        entry.found = _compared(entry, threshold)
    return weighed.count, [items[item_id] for item_id in heaviest if item_id in items]


@statement
def _said(actor: Actor, simultaneous: bool) -> QuerySet[Position, dict[str, Any]]:
    """What each side last said of some items of the plan, with what belongs to the item beside it."""
    due = Responsibility.unscoped.filter(responsible_now(actor), item_id=OuterRef("item_id"))
    documents = Document.positions.through._default_manager.filter(position_id=OuterRef("pk"))
    rows: QuerySet[Position, dict[str, Any]] = (
        differences.newest(actor, simultaneous)
        .filter(any_of("item_id", Slot("items")))
        .annotate(
            w=FilteredRelation("item__wordings", condition=Q(item__wordings__until_edition__isnull=True)),
            s=FilteredRelation("item__agreed_states", condition=Q(item__agreed_states__current=True)),
        )
        .filter(w__isnull=False)
        .values(
            "item_id", "party_id", "status", "progress", "text", "proposed_deadline",
            number=F("w__number"), title=F("w__title"),
            deadline=F("w__deadline"), agreed_status=F("s__status"), documented=Exists(documents),
            extensions=Counted(
                Extension.unscoped.filter(item_id=OuterRef("item_id"), brought_forward=False).order_by().values("pk")
            ),
            due=ArraySubquery(due.order_by().values("party_id").distinct()),
        )
    )  # fmt: skip
    return rows


_OF_ITEM = ("item_id", "number", "title", "deadline", "agreed_status", "extensions", "due")


def _compared(entry: Differing, threshold: int) -> tuple[comparison.Divergence, ...]:
    # In an order of their own: where the rows lie may tell of what is not yet exchanged.
    said = [
        comparison.Said(
            str(party), row["status"], row["progress"], row["proposed_deadline"], documented=row["documented"]
        )
        for party, row in sorted(entry.says.items())
    ]
    due = [str(party) for party in entry.due]
    return comparison.compare(due, said, threshold=threshold, agreed=entry.deadline)


@statement
def _notes(actor: Actor) -> QuerySet[InternalNote, dict[str, Any]]:
    number = last_wordings()
    rows: QuerySet[InternalNote, dict[str, Any]] = (
        InternalNote.objects.visible_to(actor)
        .filter(programme_id=Slot("programme"), item__isnull=False)
        .order_by("-written_at")
        .values(
            "id", "version", "programme_id", "item_id", "kind", "text", "marking_id", "marking__name",
            "written_at",
            number=Subquery(number.values("number")[:1]), by=F("organisation__name"),
        )[:5]
    )  # fmt: skip
    return rows


def notes(actor: Actor, programme_id: UUID) -> list[dict[str, Any]]:
    """The last internal notes of the actor's own side on items; `written_on` is the day where the actor is."""
    found = list(_notes(actor)(programme=programme_id))
    for row in found:
        note(read_of(InternalNote.read_as, row))
        row["written_on"] = clock.day_of(row["written_at"], actor.time_zone)
    return found


def changes(
    actor: Actor, programme_id: UUID, body_id: UUID, since: date, today: date
) -> list[dict[str, Any]]:
    """What happened to the programme after the day `since`, newest first: {on, kind, about}; `about` depends on kind.

    Kinds: `status` and `extension` of an item, `obstacle_opened`, `obstacle_closed`, `edition`, `act` (on an agreement
    of the body, or on one that is related to such), `added` (an item, by a change set), `outcome` of a session
    that has begun since.
    """
    rows = _changes(actor)(programme=programme_id, body=body_id, since=since, today=today)
    found = [{"on": row[0], "kind": row[1], "id": row[2], "about": row[3]} for row in rows]
    return sorted(found, key=lambda row: row["on"], reverse=True)[:SHOWN]


@statement
def _changes(actor: Actor) -> QuerySet[Any, tuple[Any, ...]]:
    programme_id, since, today = Slot("programme"), Slot("since", DateField()), Slot("today", DateField())
    words = Subquery(last_wordings().values_list(JSONObject(number="number", title="title"))[:1])
    of_item = {"item__programme_id": programme_id, "agreed_on__gt": since, "agreed_on__lte": today}
    obstacles = Obstacle.objects.visible_to(actor).filter(programme_id=programme_id)
    parts = [
        AgreedState.objects.visible_to(actor)
        .filter(current=True, **of_item)
        .values_list("agreed_on", Value("status"), "item_id", JSONObject(status="status", item=words)),
        Extension.objects.visible_to(actor)
        .filter(**of_item)
        .values_list(
            "agreed_on", Value("extension"), "item_id", JSONObject(after="after", forward="brought_forward", item=words)
        ),
        obstacles.filter(opened_on__gt=since, opened_on__lte=today).values_list(
            "opened_on", Value("obstacle_opened"), "pk", JSONObject(title="title")
        ),
        obstacles.filter(closed_on__gt=since, closed_on__lte=today).values_list(
            "closed_on", Value("obstacle_closed"), "pk", JSONObject(title="title", state="state")
        ),
        Edition.objects.visible_to(actor)
        .filter(programme_id=programme_id, in_force_on__gte=since, in_force_on__lte=today)
        .values_list("in_force_on", Value("edition"), "pk", JSONObject(number="number")),
        _acts(actor, Slot("body"))
        .filter(done_first__gt=since, done_first__lte=today)
        .values_list(
            "done_first", Value("act"), "agreement_id",
            JSONObject(
                kind="kind", title="agreement__title", party="party__short_name", by="signatory_name", done="done_on"
            ),
        ),
        _added(actor, programme_id, since, today),
        _decided(actor, programme_id, since, today),
    ]  # fmt: skip
    days = (
        "agreed_on", "agreed_on", "opened_on", "closed_on", "in_force_on", "done_first", "change_set__closed_on", "day",
    )  # fmt: skip
    first, *rest = [part.order_by(f"-{day}", "pk")[:SHOWN] for part, day in zip(parts, days, strict=True)]
    rows: QuerySet[Any, tuple[Any, ...]] = first.union(*rest, all=True)
    return rows


def _added(actor: Actor, programme_id: Any, since: Any, today: Any) -> QuerySet[Any, Any]:
    """Items that change sets brought into the plan; what a session adds is among its outcomes."""
    rows: QuerySet[Any] = Change.objects.visible_to(actor).filter(
        programme_id=programme_id, made__isnull=False,
        change_set__closed_on__gt=since, change_set__closed_on__lte=today,
    )  # fmt: skip
    item = JSONObject(number="number", title="title")
    found: QuerySet[Any, Any] = rows.values_list(
        "change_set__closed_on", Value("added"), "made_id", JSONObject(item=item)
    )
    return found


def _decided(actor: Actor, programme_id: Any, since: Any, today: Any) -> QuerySet[Any, Any]:
    """Outcomes that say more than the changes of items, editions and change sets already do."""
    rows: QuerySet[Any] = Outcome.objects.visible_to(actor).alias(held_on=first_day_held("review__"))
    rows = rows.filter(
        review__programme_id=programme_id,
        held_on__gt=since,
        kind__in=_OF_THEIR_OWN,
        withdrawn_at__isnull=True,
        carried=True,
    )
    found: QuerySet[Any, Any] = (
        rows.annotate(day=TruncDate("recorded_at", tzinfo=ZoneInfo(actor.time_zone)))
        .filter(day__lte=today)
        .values_list(
            "day", Value("outcome"), "pk",
            JSONObject(
                kind="kind", text="text", number="number", review="review_id", item=JSONObject(
                    id="item_id", number="item_number", title="title"
                ),
            ),
        )
    )  # fmt: skip
    return found


_OF_THEIR_OWN = (
    Outcome.Kind.NEW_ITEM, Outcome.Kind.DECISION, Outcome.Kind.STATEMENT, Outcome.Kind.REFERRAL,
    Outcome.Kind.RECOMMENDATION,
)  # fmt: skip


def _acts(actor: Actor, body_id: Any) -> QuerySet[Any]:
    """Acts on the agreements of a body and on those that are related to them."""
    related = AgreementRelation.objects.visible_to(actor)
    concerned = (
        Q(agreement__body_id=body_id)
        | Q(agreement_id__in=related.filter(target__body_id=body_id).values("source_id"))
        | Q(agreement_id__in=related.filter(source__body_id=body_id).values("target_id"))
    )
    rows: QuerySet[Any] = Act.objects.visible_to(actor).filter(concerned)
    return rows
