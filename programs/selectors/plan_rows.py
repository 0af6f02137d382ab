"""A plan as rows: what an edition says of each item with its milestones, and who is responsible for it today."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import islice
from typing import Any
from uuid import UUID

import orjson
from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Func, Q, QuerySet, TextField
from django.db.models.functions import Cast

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.texts import Text
from programs.models import (
    Edition,
    Item,
    Milestone,
    Organisation,
    Programme,
    Responsibility,
    Section,
    Wording,
)
from programs.rules.plan_columns import fold
from programs.rules.plan_held import Standing, Step
from programs.selectors import editions, plans

#: Rows read at a time where a whole plan is written out.
CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Sides:
    """The sides of a programme in their order, by code, and the organisations of each."""

    codes: tuple[str, ...]
    names: dict[str, tuple[str, ...]]
    #: id: (code of its side, name, short name, external id)
    organisations: dict[str, tuple[str, Text, Text, str]] = field(default_factory=dict)


def sides(actor: Actor, programme_id: UUID) -> Sides:
    """The sides of a programme as columns of its plan."""
    found = plans.sides(actor, programme_id)
    codes = {side.id: side.party.code for side in found}
    names = {
        side.party.code: tuple({*side.party.name.values(), *side.party.short_name.values()}) for side in found
    }
    rows = Organisation.objects.visible_to(actor).filter(party_id__in=codes)
    return Sides(
        tuple(codes.values()), names,
        {
            str(pk): (codes[party], name, short, external or "")
            for pk, party, name, short, external in rows.values_list(
                "pk", "party_id", "name", "short_name", "external_id"
            )
        },
    )  # fmt: skip


def called(organisations: Sides) -> dict[str, list[tuple[str, str]]]:
    """By folded name, short name, external id and id: (id, code of the side) of each organisation so called."""
    found: dict[str, list[tuple[str, str]]] = {}
    for pk, (code, name, short, external) in organisations.organisations.items():
        words = {*name.values(), *short.values(), external, pk}
        for word in {fold(each) for each in words if each}:
            found.setdefault(word, []).append((pk, code))
    return found


def languages(programme: Programme, used: Iterable[str]) -> list[str]:
    """The languages of a plan's columns: those of its body, then any other that its texts are in."""
    own = list(programme.body.languages) or ["en", "ru", "be"]
    return [*own, *sorted(set(used) - set(own))]


def languages_used(actor: Actor, programme_id: UUID) -> set[str]:
    """Every language in which a text of the plan is, in any edition."""
    of_plan = {"programme_id": programme_id}
    texts: list[tuple[QuerySet[Any], str]] = [
        (Wording.objects.visible_to(actor).filter(**of_plan), "title"),
        (Wording.objects.visible_to(actor).filter(**of_plan), "expected_result"),
        (Item.objects.visible_to(actor).filter(**of_plan), "origin"),
        (Milestone.objects.visible_to(actor).filter(item__programme_id=programme_id), "title"),
    ]
    return {
        tag
        for rows, name in texts
        for tag in rows.order_by()
        .annotate(tag=Func(name, function="jsonb_object_keys", output_field=TextField()))
        .values_list("tag", flat=True)
        .distinct()
    }


def all_standing(
    actor: Actor, programme_id: UUID, edition: int | None, organisations: Sides
) -> dict[str, Standing]:
    """What the edition (None: the newest, the recorded one included) says of every item, by its id."""
    # In no order: it would be sorted for nothing.
    rows = _wordings(actor, programme_id, edition).order_by()
    return {each.item: each for each in _standing(actor, rows, edition, organisations, programme_id)}


def gone(actor: Actor, programme_id: UUID) -> frozenset[str]:
    """The ids of the items that have left the plan."""
    inside = Wording.objects.visible_to(actor).filter(programme_id=programme_id, until_edition__isnull=True)
    rows = Item.objects.visible_to(actor).filter(programme_id=programme_id)
    left = rows.exclude(pk__in=inside.values("item_id")).values_list("pk", flat=True)
    return frozenset(str(pk) for pk in left)


@dataclass(frozen=True, slots=True)
class Block:
    """A heading of the plan with the items under it."""

    section: Section
    depth: int
    items: Iterator[Standing]


def blocks(
    actor: Actor, programme_id: UUID, edition: Edition | None, organisations: Sides
) -> Iterator[Block]:
    """The plan in reading order, a heading at a time, a bounded number of rows in memory."""
    for section, depth in editions.outline(actor, programme_id):
        yield Block(section, depth, _of_section(actor, section, edition, organisations))


def _of_section(
    actor: Actor, section: Section, edition: Edition | None, organisations: Sides
) -> Iterator[Standing]:
    if edition is None:
        return
    rows = _wordings(actor, section.programme_id, edition.number).filter(section=section)
    waiting = rows.iterator(CHUNK)
    while chunk := list(islice(waiting, CHUNK)):
        yield from _standing(actor, chunk, edition.number, organisations)


# --- Rows as tuples ---------------------------------------------------------------------------------------------------

_COLUMNS = (
    "said_item", "section__number", "number", "said_title", "said_result", "said_deadline", "occurrences_done",
    "item__kind", "item__external_id", "said_origin",
)  # fmt: skip


def _wordings(actor: Actor, programme_id: UUID, edition: int | None) -> QuerySet[Any, Any]:
    """Texts are read as they lie and taken apart by a faster reader than the field's own."""
    rows = Wording.objects.visible_to(actor).filter(standing_in(edition), programme_id=programme_id)
    found: QuerySet[Any, Any] = (
        rows.order_by("sort_key", "id")
        .annotate(
            said_item=Cast("item_id", TextField()), said_title=Cast("title", TextField()),
            said_result=Cast("expected_result", TextField()), said_deadline=Cast("deadline", TextField()),
            said_origin=Cast("item__origin", TextField()),
        )
        .values_list(*_COLUMNS)
    )  # fmt: skip
    return found


def standing_in(edition: int | None) -> Q:
    """Condition on wordings and milestones: they stand in the edition; None: in the newest."""
    if edition is None:
        return Q(until_edition__isnull=True)
    return Q(since_edition__lte=edition) & (Q(until_edition__isnull=True) | Q(until_edition__gt=edition))


def _standing(
    actor: Actor, rows: Iterable[Any], edition: int | None, organisations: Sides, programme_id: UUID | None = None
) -> Iterator[Standing]:  # fmt: skip
    """`programme_id`: the rows are a whole plan's; otherwise what belongs to them is asked for by their ids."""
    known = rows if programme_id else list(rows)
    ids = [] if programme_id else [row[0] for row in known]
    steps = _steps(actor, edition, ids, programme_id)
    duties = _duties(actor, ids, programme_id, organisations)
    for row in known:
        item, section, number, title, result, deadline, done, kind, external, origin = row
        yield Standing(
            item, section, number, _text(title), _text(result), _date(deadline), steps.get(item, ()), done, kind,
            external or "", _text(origin), duties.get(item, _NO_ONE),
        )  # fmt: skip


_NO_ONE: dict[str, tuple[str, ...]] = {}


def _text(said: str) -> Text:
    return {} if said == "{}" else orjson.loads(said)


@lru_cache(maxsize=4096)
def _date(said: str) -> FuzzyDate:
    return FuzzyDate.parse(orjson.loads(said))


def _steps(
    actor: Actor, edition: int | None, ids: Sequence[str], programme_id: UUID | None
) -> dict[str, tuple[Step, ...]]:
    rows = Milestone.objects.visible_to(actor).filter(standing_in(edition)).order_by("position")
    rows = rows.filter(item__programme_id=programme_id) if programme_id else rows.filter(item_id__in=ids)
    found: dict[str, list[Step]] = {}
    for item, title, deadline in rows.values_list("item_id", "title", "deadline"):
        found.setdefault(str(item), []).append((title, deadline))
    return {item: tuple(steps) for item, steps in found.items()}


def _duties(
    actor: Actor, ids: Sequence[str], programme_id: UUID | None, organisations: Sides
) -> dict[str, dict[str, tuple[str, ...]]]:
    """By item and code of the side, who is responsible today: the lead first."""
    rows = Responsibility.objects.visible_to(actor).now(actor).order_by()
    rows = rows.filter(item__programme_id=programme_id) if programme_id else rows.filter(item_id__in=ids)
    known = organisations.organisations

    @cache
    def by_side(listed: str) -> dict[str, tuple[str, ...]]:
        """Most items have the same few."""
        of_item: dict[str, tuple[str, ...]] = {}
        for organisation in listed.split():
            if organisation in known:
                code = known[organisation][0]
                of_item[code] = (*of_item.get(code, ()), organisation)
        return of_item

    listed = StringAgg(Cast("organisation_id", TextField()), " ", order_by=("-role", "since", "id"))
    pairs = rows.annotate(said_item=Cast("item_id", TextField())).values("said_item").annotate(listed=listed)
    return {item: by_side(said) for item, said in pairs.values_list("said_item", "listed")}
