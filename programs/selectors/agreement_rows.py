"""A page of the register of agreements: one statement, kept planned, and rows that cost little to read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from django.contrib.postgres.aggregates.mixins import OrderableAggMixin
from django.db.models import Aggregate, DateField, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Cast, Concat

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.statements import Raw, Slot, statement
from programs.models import Agreement, AgreementParty, AgreementSpan, LegalDeadline
from programs.selectors.agreement_register import Narrowing, Part, narrowed, part_of, within
from programs.selectors.plans import MOST_TYPED

PAGE = 100
#: So many parties are named in a row; of the others it says how many.
NAMED = 5


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement on the register: `parties` how many and the first of them, as the text that parties_of() reads,
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
    parties: str | None
    status_today: str | None
    next_due: str | None
    next_on: date | None


class _First(OrderableAggMixin, Aggregate):  # type: ignore[misc] # the stubs of Django differ in as_sql()
    """SQL: how many there are and, behind that, the first of them in their order."""

    template = f"concat_ws(' ', count(*), array_to_string((array_agg(%(expressions)s %(order_by)s))[1:{NAMED}], ' '))"
    output_field = TextField()


@statement
def _page(
    actor: Actor, by: Narrowing, today: date, part: Part | None, after: bool
) -> QuerySet[Any, tuple[Any, ...]]:
    """A part of the register, the newest first, or all of it (None). `after`: behind a row in it."""
    rows = narrowed(actor, by, today, typed=Slot("typed", weighs=True))
    if part is not None:
        rows = rows.filter(within(part, by.in_force))
    if after:
        rows = rows.filter(_behind(part))
    here = {"agreement": OuterRef("pk")}
    named = (
        AgreementParty.unscoped.filter(**here)
        .order_by()
        .values("agreement")
        .annotate(said=_First("party_id", order_by=("order", "id")))
    )
    now = AgreementSpan.unscoped.filter(during__contains=today, **here)
    ahead = LegalDeadline.unscoped.filter(on__gte=today, **here).order_by("on", "id")
    return rows.order_by(F("done_first").desc(nulls_first=True), "-id").values_list(
        "pk", Raw("title"), "kind", "written_kind", "level", "character", "subject", Raw("done_on"),
        Subquery(named.values("said")), Subquery(now.values("status")[:1]),
        Subquery(ahead.values(said=Concat("due", Value(" "), Cast("on", TextField()), output_field=TextField()))[:1]),
    )[: PAGE + 1]  # fmt: skip


def _behind(part: Part | None) -> Q:
    pk = Slot("pk")
    if part is Part.UNDATED:
        return Q(pk__lt=pk)
    day = Slot("day", DateField())
    # Row comparison as one condition on the index beside its tie-break.
    return Q(done_first__lte=day) & ~Q(done_first=day, pk__gte=pk)


def page(actor: Actor, by: Narrowing, today: date, after: UUID | None) -> tuple[list[Row], str]:
    """A hundred rows, the newest first and undated ones last, and the mark of the next page, "" where there is none.

    `after`: the mark of the page before.
    """
    given: dict[str, Any] = {"typed": by.text[:MOST_TYPED], "pk": after, "day": None}
    begins: Part | None = None
    if after:
        days = Agreement.objects.visible_to(actor).filter(pk=after).values_list("done_first", flat=True)
        for given["day"] in days:
            begins = part_of(given["day"], by.in_force)
    shape = replace(by, text="typed") if by.text.strip() else replace(by, text="")

    def read(part: Part | None) -> list[Row]:
        after = part is not None and part is begins
        return [_row(*row) for row in _page(actor, shape, today, part, after)(**given)]

    found = _few(by, read) if begins is None else None
    if found is None:
        found = []
        for part in _parts(by, begins):
            if len(found) <= PAGE:
                found += read(part)
    found = found[: PAGE + 1]
    return found[:PAGE], str(found[PAGE - 1].pk) if len(found) > PAGE else ""


def _few(by: Narrowing, read: Callable[[Part | None], list[Row]]) -> list[Row] | None:
    """All that is found, or the first page of it, read at once where little is likely; None where it is in parts."""
    if by.in_force or not (by.text.strip() or by.party or by.awaiting or by.within):
        return None
    found = read(None)
    # Undated ones come first here: where none does, there is none.
    if len(found) > PAGE and _undated(found[0]):
        return None
    # What is sorted stays in the order in which it was read.
    return sorted(found, key=_undated)


def _undated(row: Row) -> bool:
    return row.done_on is None or row.done_on.first_day() is None


def _parts(by: Narrowing, begins: Part | None) -> Sequence[Part]:
    """The parts in the order in which a page shows them, from that of its mark on."""
    found = (Part.DATED, Part.UNDATED) if by.in_force is None else (Part.LATER, Part.BY_THEN, Part.UNDATED)
    return found if begins is None else found[found.index(begins) :]


def _row(pk: UUID, title: str, *rest: Any) -> Row:
    kind, written, level, character, subject, done_on, parties, status, ahead = rest
    day = None if done_on is None else _date(done_on)
    due, on = ahead.split(" ") if ahead else (None, None)
    next_on = date.fromisoformat(on) if on else None
    return Row(
        pk, orjson.loads(title), kind, written, level, character, subject, day, parties, status, due, next_on
    )


@lru_cache(maxsize=8192)
def _date(text: str) -> FuzzyDate:
    return FuzzyDate.parse(orjson.loads(text))


def parties_of(text: str | None) -> tuple[int, list[str]]:
    """How many parties a row's text says there are, and the ids of the first of them."""
    count, *ids = (text or "0").split(" ")
    return int(count), ids
