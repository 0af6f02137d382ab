"""A page of the register of agreements: one statement, kept planned, and rows that cost little to read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Count, DateField, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.statements import Listed, Raw, Slot, statement
from programs.models import Agreement, AgreementParty, AgreementSpan, LegalDeadline
from programs.selectors.agreement_register import Narrowing, early, narrowed
from programs.selectors.plans import MOST_TYPED

PAGE = 100
#: So many parties are named in a row; of the others it says how many.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement on the register: `named` its first parties of `party_count` as the text that named_of() reads,
    `next_due` its next legal deadline.
    """

    pk: UUID
    title: dict[str, str]
    kind: str
    written_kind: str
    level: str
    character: str
    subject: str
    done_on: FuzzyDate | None
    named: str
    party_count: int
    status_today: str | None
    next_due: str | None
    next_on: date | None


class Part(Enum):
    """Parts of the register in their order. Where it is asked what was in force on a day, each is read by itself: it is
    then not gone through from today to that day.
    """

    WHOLE = 0
    UNDATED = 1
    LATER = 2
    BY_THEN = 3


@statement
def _page(actor: Actor, by: Narrowing, today: date, part: Part, after: str) -> QuerySet[Any, tuple[Any, ...]]:
    """`after` says where the page begins: "" at the first row, behind one that is "dated", or "undated"."""
    rows = narrowed(actor, by, today, typed=Slot("typed", weighs=True)).filter(_within(part, by.in_force))
    if after:
        rows = rows.filter(_behind(dated=after == "dated"))
    here = {"agreement": OuterRef("pk")}
    parties = AgreementParty.unscoped.filter(**here)
    first = parties.order_by("order", "id").values(
        one=JSONObject(name="party__name", short_name="party__short_name")
    )[:NAMED]
    count = parties.order_by().values("agreement").annotate(count=Count("pk")).values("count")
    now = AgreementSpan.unscoped.filter(during__contains=today, **here)
    ahead = LegalDeadline.unscoped.filter(on__gte=today, **here).order_by("on", "id")
    return rows.order_by(F("done_first").desc(nulls_first=True), "-id").values_list(
        "pk", Raw("title"), "kind", "written_kind", "level", "character", "subject", Raw("done_on"), Listed(first),
        Coalesce(Subquery(count, output_field=IntegerField()), 0), Subquery(now.values("status")[:1]),
        Subquery(ahead.values("due")[:1]), Subquery(ahead.values("on")[:1]),
    )[: PAGE + 1]  # fmt: skip


def _within(part: Part, day: date | None) -> Q:
    if part is Part.UNDATED:
        return Q(done_first__isnull=True)
    if part is Part.LATER:
        return Q(done_first__gt=day) & early()
    return Q(done_first__lte=day) if part is Part.BY_THEN else Q()


def _behind(*, dated: bool) -> Q:
    """The newest come first, undated ones before them."""
    day, pk = Slot("day", DateField()), Slot("pk")
    if dated:
        # Row comparison as one condition on the index beside its tie-break.
        return Q(done_first__lte=day) & ~Q(done_first=day, pk__gte=pk)
    return Q(done_first__isnull=True, pk__lt=pk) | Q(done_first__isnull=False)


def page(actor: Actor, by: Narrowing, today: date, after: UUID | None) -> tuple[list[Row], str]:
    """A hundred rows and the mark of the next page, "" where there is none. `after`: the mark of the page before."""
    given: dict[str, Any] = {"typed": by.text[:MOST_TYPED], "pk": after, "day": None}
    where = ""
    if after:
        days = Agreement.objects.visible_to(actor).filter(pk=after).values_list("done_first", flat=True)
        for given["day"] in days:
            where = "dated" if given["day"] else "undated"
    shape = replace(by, text="typed") if by.text.strip() else replace(by, text="")
    found: list[Row] = []
    for part in _parts(by, given["day"]):
        if len(found) <= PAGE:
            found += [_row(*row) for row in _page(actor, shape, today, part, where)(**given)]
    found = found[: PAGE + 1]
    return found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else ""


def _parts(by: Narrowing, after: date | None) -> Sequence[Part]:
    """What is read in turn until a page is full; `after`: the day of the last row before it."""
    if by.in_force is None:
        return (Part.WHOLE,)
    if after is None:
        return (Part.UNDATED, Part.LATER, Part.BY_THEN)
    return (Part.LATER, Part.BY_THEN) if after > by.in_force else (Part.BY_THEN,)


def _row(pk: UUID, title: str, *rest: Any) -> Row:
    kind, written, level, character, subject, done_on, named, *others = rest
    day = None if done_on is None else _date(done_on)
    return Row(pk, orjson.loads(title), kind, written, level, character, subject, day, named, *others)


@lru_cache(maxsize=8192)
def _date(text: str) -> FuzzyDate:
    return FuzzyDate.parse(orjson.loads(text))


def named_of(text: str) -> list[dict[str, Any]]:
    """The parties in a row's text, each with its `name` and `short_name`."""
    return list(orjson.loads(text))
