"""What was on record of agreements at the end of a day: what each was, who was on it, and what they did to one another.

Of an act itself is recorded since when it is known; of an agreement its record of changes says it. Where an agreement
was first recorded later than the day, what was recorded of it on its first day is taken as always known.
"""

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import DateTimeField, DurationField, F, Func, Model, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Greatest

from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.history.reading import columns_of, event_model
from programs.models import Agreement, AgreementParty, AgreementRelation, Party


@dataclass(frozen=True, slots=True)
class Day:
    """A day, to its end, in a time zone (IANA)."""

    on: date
    zone: str

    @property
    def end(self) -> datetime:
        """The first instant that is not of it any more."""
        following = min(self.on, date.max - timedelta(days=2)) + timedelta(days=1)
        return datetime.combine(following, time(), ZoneInfo(self.zone))


@dataclass(frozen=True, slots=True)
class Recorded:
    """An agreement as it was on record before the instant `until` (None: as it is).

    `since`: the day on which it was first recorded, where that is later than the day that was asked for.
    """

    agreement: Agreement
    until: datetime | None = None
    since: date | None = None


def recorded(agreement: Agreement, day: Day) -> Recorded:
    """An agreement that the actor sees, as it was on record at the end of the day: one statement."""
    for row in _then([agreement.pk], day):
        first = row["first"].astimezone(ZoneInfo(day.zone)).date()
        return Recorded(_as_was(agreement, row), row["until"], first if first > day.on else None)
    return Recorded(agreement, day.end)


def _as_was(agreement: Agreement, row: Mapping[str, Any]) -> Agreement:
    then = copy(agreement)
    for name in columns_of(event_model(Agreement)):
        setattr(then, name, row[name])
    then.done_first = then.done_on.first_day() if then.done_on else None
    return then


def heads_then(
    agreement_ids: Collection[UUID], day: Day
) -> list[tuple[UUID, Any, date | None, FuzzyDate | None]]:
    """Of each its final clauses, the last day of its term and when it was done, as recorded:
    (id, clauses, expires_on, done_on).
    """
    names = ("pgh_obj_id", "clauses", "expires_on", "done_on")
    return [tuple(row[name] for name in names) for row in _then(agreement_ids, day)]


def parties_then(agreement_ids: Collection[UUID], day: Day) -> list[AgreementParty]:
    """Who were on these agreements, in the order of each: two statements."""
    events = _before(AgreementParty, day, "agreement_id").filter(agreement_id__in=agreement_ids)
    names = columns_of(event_model(AgreementParty))
    rows = [row for row in events.values("pgh_label", *names) if row.pop("pgh_label") != "removed"]
    parties = Party.unscoped.in_bulk({row["party_id"] for row in rows})
    # The record of changes outlives what it is of.
    found = [AgreementParty(**row) for row in rows if row["party_id"] in parties]
    for one in found:
        one.party = parties[one.party_id]
    return sorted(found, key=lambda one: (one.agreement_id, one.order, one.pk))


def _then(agreement_ids: Collection[UUID], day: Day) -> QuerySet[Any, dict[str, Any]]:
    """The last change of each before the end of the day, or of the first day on which it was recorded."""
    columns = columns_of(event_model(Agreement))
    rows = _before(Agreement, day, "pgh_obj_id").filter(pgh_obj_id__in=agreement_ids)
    return rows.values("pgh_obj_id", "first", "until", *columns)


def related_then(agreement_ids: Collection[UUID], day: Day, end: str) -> QuerySet[Any]:
    """The last change by then of each relation of which these agreements are the `end`, "source" or "target"; those
    that had been taken away among them (`pgh_label`).
    """
    return _before(AgreementRelation, day, f"{end}_id").filter(**{f"{end}_id__in": agreement_ids})


def relations_then(actor: Actor, agreement: Agreement, day: Day) -> list[AgreementRelation]:
    """What this agreement did to others by then and they to it, of those that the actor sees, by kind."""
    names = columns_of(event_model(AgreementRelation))
    rows = [
        row
        for end in ("source", "target")
        for row in sorted(
            related_then([agreement.pk], day, end).values("pgh_label", *names),
            key=lambda row: (row["kind"], row["id"]),
        )
        if row["pgh_label"] != "removed"
    ]
    ends = {row[end] for row in rows for end in ("source_id", "target_id")}
    seen = {one.pk: one for one in Agreement.objects.visible_to(actor).filter(pk__in=ends)} if rows else {}
    # How they were called then, too.
    seen |= {row["pgh_obj_id"]: _as_was(seen[row["pgh_obj_id"]], row) for row in _then(list(seen), day)}
    return [
        AgreementRelation(
            **{name: row[name] for name in ("id", "version", "kind")},
            source=seen[row["source_id"]], target=seen[row["target_id"]],
        )
        for row in rows
        if row["source_id"] in seen and row["target_id"] in seen
    ]  # fmt: skip


def _before(model: type[Model], day: Day, agreement: str) -> QuerySet[Any]:
    """The last change of each row before the end of the day; `agreement`: the column with the id of its agreement."""
    rows = _events(model, day, agreement).filter(pgh_created_at__lt=F("until"))
    return rows.order_by("pgh_obj_id", "-pgh_created_at", "-pgh_id").distinct("pgh_obj_id")


def parties_since(day: Day) -> QuerySet[Any]:
    """Changes of who is on an agreement, later than what parties_then() tells; of the agreement of an outer query."""
    later = _events(AgreementParty, day, "agreement_id").filter(pgh_created_at__gte=day.end)
    rows: QuerySet[Any] = later.filter(agreement_id=OuterRef("pk"), pgh_created_at__gte=F("until"))
    return rows


def _events(model: type[Model], day: Day, agreement: str) -> QuerySet[Any]:
    """All changes, with `first`, the instant at which the agreement was first recorded, and `until`, up to which what
    was recorded counts.
    """
    of_it = event_model(Agreement)._default_manager.filter(pgh_obj_id=OuterRef(agreement))
    first = of_it.order_by("pgh_created_at", "pgh_id").values("pgh_created_at")[:1]
    rows = event_model(model)._default_manager.annotate(first=Subquery(first))
    until = Greatest(Value(day.end), _end_of_day(F("first"), day.zone))
    found: QuerySet[Any] = rows.annotate(until=until)
    return found


def _end_of_day(instant: Any, zone: str) -> Func:
    """SQL: the end of the day of an instant where the clocks show the time of the zone."""
    there = Func(Value(zone), instant, function="timezone", output_field=DateTimeField())
    midnight = Func(Value("day"), there, function="date_trunc", output_field=DateTimeField())
    following = midnight + Value(timedelta(days=1), output_field=DurationField())
    return Func(Value(zone), following, function="timezone", output_field=DateTimeField())
