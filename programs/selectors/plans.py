"""A programme's plan, read for its pages: sections and items, each side's latest word and the agreed one.

A page of fifty items costs the same three statements whatever the size of the plan: keyset pages, capped counts.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from django.contrib.postgres.search import SearchQueryField
from django.db.models import (
    BooleanField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import JSONObject

from cooperation import clock
from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent
from cooperation.identifiers import uuid_of
from cooperation.statements import Counted, Listed, Raw, Slot, statement
from programs.models import (
    AgreedState,
    Blocking,
    Body,
    Edition,
    Obstacle,
    Position,
    Programme,
    Responsibility,
    Round,
    Section,
    Side,
    Status,
    Wording,
)
from programs.selectors import differences

PAGE = 50
COUNT_CAP = 1000
#: Characters of what is typed that are searched for.
MOST_TYPED = 200
#: Held up by law: an open legal obstacle.
LEGAL = Q(obstacle__kind=Obstacle.Kind.LEGAL, obstacle__state=Obstacle.State.OPEN)
#: An item agreed to be in one of these is never late.
CLOSED = (Status.COMPLETED.value, Status.DROPPED.value)


@dataclass(frozen=True, slots=True)
class PartyView:
    """A party as pages name it."""

    pk: UUID
    code: str
    name: dict[str, str]
    short_name: dict[str, str]


@dataclass(slots=True)
class SideView:
    """A side as pages mark it: its party, its place in the programme from 1, and whether it takes part today."""

    party: Any
    position: int
    present: bool = True

    @property
    def id(self) -> UUID:
        pk: UUID = self.party.pk
        return pk


@dataclass(frozen=True, slots=True)
class Heading:
    """A section as a list offers it; `pk` is its id as text."""

    pk: str
    number: str
    title: dict[str, str]


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a plan's items: its sides and sections as JSON texts, which sides_of() and headings_of() read.

    `edition` and `in_force_on` are of the edition in force, if there is one. `simultaneous`: in some round positions
    are exchanged when each side has released.
    """

    programme: Programme
    sides_text: str
    sections_text: str
    edition: int | None
    in_force_on: date | None
    simultaneous: bool

    @property
    def sides(self) -> tuple[SideView, ...]:
        return sides_of(self.sides_text)


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a plan; empty values narrow nothing. `side` is a party's code, `section` a section's number."""

    section: str = ""
    status: str = ""
    side: str = ""
    late: bool = False
    differ: bool = False
    blocked: bool = False
    agreed: str = ""
    text: str = ""

    @property
    def any(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Said:
    """What one side last released on an item."""

    status: str
    progress: int | None
    deadline: FuzzyDate | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item in a list; `said` by party, `responsible` the parties that answer for it."""

    item_id: UUID
    number: str
    title: dict[str, str]
    deadline: FuzzyDate
    due_on: date | None
    section_id: UUID
    since_edition: int
    agreed_status: str | None
    agreed_label: dict[str, str] | None
    over: bool
    said: Mapping[UUID, Said]
    responsible: frozenset[UUID]

    def late(self, today: date) -> bool:
        """As late() has it: the period is over without an agreed completion."""
        return self.due_on is not None and self.due_on < today and not self.over


@dataclass(frozen=True, slots=True)
class ItemPage:
    """Rows with the marks of the pages before and after ("" where there is none), and a count up to COUNT_CAP."""

    rows: Sequence[ItemRow]
    previous: str
    next: str
    count: int
    capped: bool


class TypedQuery(Func):
    """SQL: the query for what somebody typed, each language by its own rules."""

    function = "cooperation_query"
    output_field = SearchQueryField()


class Matches(Func):
    """SQL: whether a search vector matches a query; the index on the vector serves it."""

    template = "(%(expressions)s)"
    arg_joiner = " @@ "
    output_field = BooleanField()


def matching(typed: Any) -> Matches:
    """Condition on wordings: they have the words that somebody typed, an expression."""
    return Matches(F("search"), TypedQuery(typed))


def closed() -> Exists:
    """Condition on what has an `item_id`: the sides agreed that the item is completed or dropped."""
    return Exists(AgreedState.unscoped.filter(closing(), item_id=OuterRef("item_id"), current=True))


def closing(path: str = "") -> Q:
    """Condition on agreed states at `path` ("agreed__"): they close the item, not one occurrence of it alone."""
    return Q(**{f"{path}status__in": CLOSED, f"{path}period__isnull": True})


def late(today: Any) -> Q:
    """Wordings whose period is over without an agreed completion; lists, dashboards and the API share it.

    `today` is a date or an expression that gives one.
    """
    return Q(due_on__isnull=False, due_on__lt=today) & ~Q(closed())


def present(actor: Actor) -> QuerySet[Wording]:
    """The newest wording of every item in the plans this actor sees."""
    found: QuerySet[Wording] = Wording.objects.visible_to(actor).filter(until_edition__isnull=True)
    return found


def last_wordings() -> QuerySet[Wording]:
    """Of what has an `item_id`: what the plan says of the item, first, or said last where it has left the plan.

    For lists of what is past, which name an item whatever became of it.
    """
    rows: QuerySet[Wording] = Wording.unscoped.filter(item_id=OuterRef("item_id"))
    return rows.order_by("-since_edition")


# --- What stands around the items -------------------------------------------------------------------------------------


def sides_text(actor: Actor, programme_id: Any) -> Listed:
    """Expression: the sides of a programme as the text that sides_of() reads."""
    rows = Side.objects.visible_to(actor).filter(programme_id=programme_id).order_by("order")
    return Listed(
        rows.with_presence(clock.today(actor.time_zone)).values(
            one=JSONObject(
                present="takes_part", pk="party_id", code="party__code", name="party__name",
                short_name="party__short_name",
            )
        )
    )  # fmt: skip


@statement
def _frame(actor: Actor) -> QuerySet[Programme]:
    own = {"programme_id": OuterRef("pk")}
    sections = Section.objects.visible_to(actor).filter(**own).order_by("sort_key")
    in_force = Edition.objects.visible_to(actor).filter(state=Edition.State.IN_FORCE, **own)
    together = Round.objects.visible_to(actor).filter(exchange=Body.Exchange.SIMULTANEOUS, **own)
    rows: QuerySet[Programme] = (
        Programme.objects.visible_to(actor)
        .select_related("body")
        .filter(code=Slot("code"))
        .annotate(
            _sides=sides_text(actor, OuterRef("pk")),
            _sections=Listed(sections.values(one=JSONObject(pk="pk", number="number", title="title"))),
            _edition=Subquery(in_force.values("number")[:1]),
            _in_force_on=Subquery(in_force.values("in_force_on")[:1]),
            _simultaneous=Exists(together),
        )
    )
    return rows


def frame(actor: Actor, code: str) -> Frame:
    """A programme with what stands around its items, in one statement; Absent where the actor may not see it."""
    found: Any = _frame(actor).first(code=code)
    if found is None:
        raise Absent
    return Frame(
        found,
        found._sides,
        found._sections,
        found._edition,
        found._in_force_on,
        found._simultaneous,
    )


@lru_cache(maxsize=256)
def sides_of(text: str) -> tuple[SideView, ...]:
    """The sides in a frame's text, in their order."""
    return tuple(
        SideView(
            PartyView(UUID(side["pk"]), side["code"], side["name"], side["short_name"]),
            place,
            side["present"],
        )
        for place, side in enumerate(orjson.loads(text), start=1)
    )


@lru_cache(maxsize=256)
def headings_of(text: str) -> tuple[Heading, ...]:
    """The sections in a frame's text, in their order."""
    return tuple(Heading(**section) for section in orjson.loads(text))


@statement
def _sides(actor: Actor) -> QuerySet[Any]:
    rows = Side.objects.visible_to(actor).filter(programme_id=Slot("programme"))
    found: QuerySet[Any] = rows.with_presence(clock.today(actor.time_zone))
    return found.select_related("party").order_by("order")


def sides(actor: Actor, programme_id: UUID) -> list[SideView]:
    """The sides of a programme in their order."""
    rows = _sides(actor)(programme=programme_id)
    return [SideView(row.party, place, row.takes_part) for place, row in enumerate(rows, start=1)]


# --- Items ------------------------------------------------------------------------------------------------------------


def narrowed(
    actor: Actor,
    programme_id: Any,
    filters: Filters,
    today: Any,
    typed: Any = None,
    simultaneous: bool = True,
) -> QuerySet[Wording]:
    """The present wordings of a programme that pass the filters.

    `programme_id`, `today` and `typed` (what stands for the filters' text) may be expressions. `simultaneous` as in
    differences.newest().
    """
    rows = present(actor).filter(programme_id=programme_id)
    if filters.section:
        rows = rows.filter(section__number=filters.section)
    if filters.late:
        rows = rows.filter(late(today))
    if filters.text:
        rows = rows.filter(matching(typed or Value(filters.text[:MOST_TYPED])))
    if filters.side:
        held = Responsibility.objects.visible_to(actor).now(actor)
        rows = rows.filter(Exists(held.filter(item_id=OuterRef("item_id"), party__code=filters.side)))
    if filters.blocked:
        rows = rows.filter(Exists(Blocking.unscoped.filter(LEGAL, item_id=OuterRef("item_id"))))
    if filters.agreed:
        state = AgreedState.unscoped.filter(item_id=OuterRef("item_id"), current=True, status=filters.agreed)
        rows = rows.filter(Exists(state))
    return _said(rows, filters, differences.newest(actor, simultaneous))


def _said(rows: QuerySet[Wording], filters: Filters, newest: QuerySet[Position]) -> QuerySet[Wording]:
    """Narrowed by what the sides say last, as far as it may be seen."""
    latest = newest.filter(item_id=OuterRef("item_id"))
    if filters.status:
        agreed = AgreedState.unscoped.filter(item_id=OuterRef("item_id"), current=True, status=filters.status)
        rows = rows.filter(Exists(latest.filter(status=filters.status)) | Exists(agreed))
    if filters.differ:
        rows = rows.filter(Exists(differences.apart(latest)))
    return rows


def _asked(actor: Actor, filters: Filters, simultaneous: bool) -> QuerySet[Wording]:
    today = Slot("today", DateField())
    return narrowed(actor, Slot("programme"), filters, today, Slot("typed", weighs=True), simultaneous)


@statement
def _counted(actor: Actor, filters: Filters, simultaneous: bool) -> QuerySet[Any, tuple[int]]:
    counted = Counted(_asked(actor, filters, simultaneous).order_by().values("pk")[: COUNT_CAP + 1])
    rows: QuerySet[Any, tuple[int]] = (
        Programme.objects.visible_to(actor).filter(pk=Slot("programme")).values_list(counted)
    )
    return rows


@statement
def _page(
    actor: Actor, filters: Filters, simultaneous: bool, marked: bool, backward: bool, limit: int
) -> QuerySet[Any, tuple[Any, ...]]:
    rows = _asked(actor, filters, simultaneous)
    if marked:
        key, pk = Slot("key"), Slot("pk")
        # Row comparison as one index condition plus its tie-break.
        rows = (
            rows.filter(sort_key__lte=key).exclude(sort_key=key, id__gte=pk)
            if backward
            else rows.filter(sort_key__gte=key).exclude(sort_key=key, id__lte=pk)
        )
    here = {"item_id": OuterRef("item_id")}
    said = differences.newest(actor, simultaneous).filter(**here).values(one=_SAID)
    held = (
        Responsibility.objects.visible_to(actor)
        .now(actor)
        .filter(**here)
        .values(one=JSONObject(party="party_id"))
    )
    order = ("-sort_key", "-id") if backward else ("sort_key", "id")
    return (
        rows.alias(
            agreed=FilteredRelation("item__agreed_states", condition=Q(item__agreed_states__current=True))
        )
        .annotate(over=ExpressionWrapper(closing("agreed__"), BooleanField()))
        .order_by(*order)
        .values_list(
            "item_id", "number", Raw("title"), Raw("deadline"), "due_on", "section_id", "since_edition",
            "agreed__status", Raw("agreed__source_label"), "over", Listed(said), Listed(held), "sort_key", "id",
        )[:limit]
    )  # fmt: skip


_SAID = JSONObject(party="party_id", status="status", progress="progress", deadline="proposed_deadline")


def page_of_items(
    actor: Actor, frame: Frame, *, filters: Filters, today: date, after: str = "", before: str = ""
) -> ItemPage:
    """One page of the plan in a frame, in the order of its numbers. `after` and `before` are marks of another page."""
    backward = bool(before) and not after
    mark = _read(before if backward else after)
    given: dict[str, Any] = {
        "programme": frame.programme.pk, "today": today, "typed": filters.text[:MOST_TYPED],
        "key": mark and mark[0], "pk": mark and mark[1],
    }  # fmt: skip
    shape = replace(filters, text="typed") if filters.text else filters
    count = _counted(actor, shape, frame.simultaneous).first(**given)
    found = _page(actor, shape, frame.simultaneous, bool(mark), backward, PAGE + 1)(**given)
    more, found = len(found) > PAGE, found[:PAGE]
    if backward:
        found.reverse()
    previous = bool(found) and (more if backward else bool(mark))
    following = bool(found) and (bool(mark) if backward else more)
    number = count[0] if count else 0
    return ItemPage(
        [_row(row) for row in found],
        _mark(found[0]) if previous else "",
        _mark(found[-1]) if following else "",
        min(number, COUNT_CAP),
        number > COUNT_CAP,
    )


def _row(row: tuple[Any, ...]) -> ItemRow:
    (
        item_id,
        number,
        title,
        deadline,
        due_on,
        section_id,
        since,
        status,
        label,
        over,
        said,
        held,
        _key,
        _id,
    ) = row
    return ItemRow(
        item_id, number, orjson.loads(title), _date(deadline), due_on, section_id, since,
        status, orjson.loads(label) if label else None, bool(over),
        {
            uuid_of(one["party"]): Said(
                one["status"], one["progress"], FuzzyDate.parse(one["deadline"]) if one["deadline"] else None
            )
            for one in orjson.loads(said)
        },
        frozenset(uuid_of(one["party"]) for one in orjson.loads(held)),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _date(text: str) -> FuzzyDate:
    return FuzzyDate.parse(orjson.loads(text))


def _mark(row: tuple[Any, ...]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([row[-2], str(row[-1])])).decode().rstrip("=")


def _read(mark: str) -> tuple[str, UUID] | None:
    """The mark's key and id; None for no mark or a spoilt one, which starts from the beginning."""
    try:
        key, pk = orjson.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
        return str(key).replace("\x00", ""), UUID(pk)
    except (ValueError, TypeError, AttributeError, binascii.Error):
        return None
