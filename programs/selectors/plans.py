"""A programme's plan, read for its pages: sections and items, each side's latest word and the agreed one.

A page of fifty items costs the same few statements whatever the size of the plan: keyset pages, capped counts.
"""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from django.contrib.postgres.search import SearchQueryField
from django.db.models import (
    BooleanField,
    Count,
    Exists,
    F,
    FilteredRelation,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
)

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.errors import Absent
from programs.models import (
    AgreedState,
    Blocking,
    Obstacle,
    Position,
    Programme,
    Responsibility,
    Section,
    Side,
    Status,
    Wording,
)

PAGE = 50
COUNT_CAP = 1000
#: Held up by law: an open legal obstacle.
LEGAL = Q(obstacle__kind=Obstacle.Kind.LEGAL, obstacle__state=Obstacle.State.OPEN)
#: An item agreed to be in one of these is never late.
CLOSED = (Status.COMPLETED.value, Status.DROPPED.value)


@dataclass(slots=True)
class SideView:
    """A side as pages mark it: its party, and its place in the programme from 1."""

    party: Any
    position: int

    @property
    def id(self) -> UUID:
        pk: UUID = self.party.pk
        return pk


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
    said: Mapping[UUID, Said]
    responsible: frozenset[UUID]


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


def late(today: date) -> Q:
    """Wordings whose period is over without an agreed completion; lists, dashboards and the API share it."""
    closed = AgreedState.unscoped.filter(item_id=OuterRef("item_id"), current=True, status__in=CLOSED)
    return Q(due_on__lt=today) & Q(~Exists(closed))


def present(actor: Actor) -> QuerySet[Wording]:
    """The newest wording of every item in the plans this actor sees."""
    found: QuerySet[Wording] = Wording.objects.visible_to(actor).filter(until_edition__isnull=True)
    return found


def programme_by_code(actor: Actor, code: str) -> Programme:
    """The programme with its body and document; Absent where the actor may not see it."""
    found: Programme | None = (
        Programme.objects.visible_to(actor).select_related("body", "document").filter(code=code).first()
    )
    if found is None:
        raise Absent
    return found


def sides(actor: Actor, programme_id: UUID) -> list[SideView]:
    """The sides of a programme in their order."""
    rows = (
        Side.objects.visible_to(actor)
        .filter(programme_id=programme_id)
        .select_related("party")
        .order_by("order")
    )
    return [SideView(row.party, place) for place, row in enumerate(rows, start=1)]


def sections(actor: Actor, programme_id: UUID) -> list[Section]:
    """The headings of a plan in order."""
    return list(Section.objects.visible_to(actor).filter(programme_id=programme_id).order_by("sort_key"))


def narrowed(actor: Actor, programme_id: UUID, filters: Filters, today: date) -> QuerySet[Wording]:
    """The present wordings of a programme that pass the filters."""
    rows = present(actor).filter(programme_id=programme_id)
    if filters.section:
        rows = rows.filter(section__number=filters.section)
    if filters.late:
        rows = rows.filter(late(today))
    if filters.text:
        rows = rows.filter(Matches(F("search"), TypedQuery(Value(filters.text[:200]))))
    if filters.side:
        rows = rows.filter(
            Exists(
                Responsibility.unscoped.filter(
                    item_id=OuterRef("item_id"), party__code=filters.side, until__isnull=True
                )
            )
        )
    if filters.blocked:
        rows = rows.filter(Exists(Blocking.unscoped.filter(LEGAL, item_id=OuterRef("item_id"))))
    if filters.agreed:
        state = AgreedState.unscoped.filter(item_id=OuterRef("item_id"), current=True, status=filters.agreed)
        rows = rows.filter(Exists(state))
    return _said(actor, rows, filters)


def _said(actor: Actor, rows: QuerySet[Wording], filters: Filters) -> QuerySet[Wording]:
    """Narrowed by what the sides say, as far as this actor may see it."""
    latest = Position.objects.visible_to(actor).filter(item_id=OuterRef("item_id"), latest=True)
    if filters.status:
        agreed = AgreedState.unscoped.filter(item_id=OuterRef("item_id"), current=True, status=filters.status)
        rows = rows.filter(Exists(latest.filter(status=filters.status)) | Exists(agreed))
    if filters.differ:
        several = (
            latest.order_by().values("item_id").annotate(n=Count("status", distinct=True)).filter(n__gt=1)
        )
        rows = rows.filter(Exists(several))
    return rows


def page_of_items(
    actor: Actor, programme_id: UUID, *, filters: Filters, today: date, after: str = "", before: str = ""
) -> ItemPage:
    """One page of a plan in the order of its numbers. `after` and `before` are marks from another page."""
    rows = narrowed(actor, programme_id, filters, today)
    count = rows[: COUNT_CAP + 1].count()
    backward = bool(before) and not after
    mark = _read(before if backward else after)
    order = ("-sort_key", "-id") if backward else ("sort_key", "id")
    if mark:
        key, pk = mark
        # Row comparison as one index condition plus its tie-break.
        rows = (
            rows.filter(sort_key__lte=key).exclude(sort_key=key, id__gte=pk)
            if backward
            else rows.filter(sort_key__gte=key).exclude(sort_key=key, id__lte=pk)
        )
    found = list(_columns(rows).order_by(*order)[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    if backward:
        found.reverse()
    previous = bool(found) and (more if backward else bool(mark))
    following = bool(found) and (bool(mark) if backward else more)
    return ItemPage(
        _rows(actor, found),
        _mark(found[0]) if previous else "",
        _mark(found[-1]) if following else "",
        min(count, COUNT_CAP),
        count > COUNT_CAP,
    )


_NAMES = ("item_id", "number", "title", "deadline", "due_on", "section_id", "since_edition")


def _columns(rows: QuerySet[Wording]) -> QuerySet[Any, tuple[Any, ...]]:
    return rows.alias(
        agreed=FilteredRelation("item__agreed_states", condition=Q(item__agreed_states__current=True))
    ).values_list(*_NAMES, F("agreed__status"), F("agreed__source_label"), "sort_key", "id")


def _rows(actor: Actor, found: Sequence[tuple[Any, ...]]) -> list[ItemRow]:
    ids = [row[0] for row in found]
    said = latest_positions(actor, ids)
    responsible: dict[UUID, set[UUID]] = {}
    for item_id, party_id in (
        Responsibility.objects.visible_to(actor)
        .filter(item_id__in=ids, until__isnull=True)
        .values_list("item_id", "party_id")
    ):
        responsible.setdefault(item_id, set()).add(party_id)
    return [
        ItemRow(*row[:9], said.get(row[0], {}), frozenset(responsible.get(row[0], ())))  # type: ignore[call-arg]
        for row in found
    ]


def latest_positions(actor: Actor, item_ids: Sequence[UUID]) -> dict[UUID, dict[UUID, Said]]:
    """What each side last released on these items, as far as the actor may see it: by item, then by party."""
    found: dict[UUID, dict[UUID, Said]] = {}
    rows = Position.objects.visible_to(actor).filter(latest=True, item_id__in=item_ids)
    for item_id, party_id, status, progress, deadline in rows.values_list(
        "item_id", "party_id", "status", "progress", "proposed_deadline"
    ):
        found.setdefault(item_id, {})[party_id] = Said(status, progress, deadline)
    return found


def _mark(row: tuple[Any, ...]) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([row[9], str(row[10])])).decode().rstrip("=")


def _read(mark: str) -> tuple[str, UUID] | None:
    """The mark's key and id; None for no mark or a spoilt one, which starts from the beginning."""
    try:
        key, pk = orjson.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
        return str(key).replace("\x00", ""), UUID(pk)
    except (ValueError, TypeError, AttributeError, binascii.Error):
        return None
