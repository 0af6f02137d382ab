"""What follows from the acts on agreements, derived anew whenever they change, and when its time has come.

The rows (models.standing) answer for a register what the rules answer for one agreement; nothing is decided by them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import BigAutoField
from psycopg2.extras import DateRange

from cooperation import clock
from programs.models import (
    Agreement,
    AgreementParty,
    AgreementRelation,
    AgreementSpan,
    Awaited,
    Derivation,
    LegalDeadline,
    PartySpan,
    RegisterParty,
)
from programs.rules.treaties.awaiting import awaiting
from programs.rules.treaties.clauses import Clauses
from programs.rules.treaties.days import Length, Unit, add
from programs.rules.treaties.deadlines import Deadline, Due, deadlines
from programs.rules.treaties.spans import outlook
from programs.rules.treaties.status import status_at
from programs.rules.treaties.treaty import Treaty
from programs.selectors.agreement_register import ALIVE
from programs.selectors.treaties import COMPUTED, ENDING, treaties_and_parties
from programs.services.bulk import copy_in

#: So far ahead what is to come is derived; before that is reached it is derived anew.
AHEAD = Length(10, Unit.YEAR)
BATCH = 1000

_DERIVED: tuple[Any, ...] = (AgreementSpan, PartySpan, LegalDeadline, Awaited)


def derive(agreement_ids: Collection[UUID], *, fresh: bool = False) -> None:
    """Derives anew what follows from the acts on these agreements, within the transaction that changed them.

    `fresh`: nothing has been derived of them yet.
    """
    ids = list(agreement_ids) if fresh else list({*agreement_ids, *_changed_by_these(agreement_ids)})
    if not fresh:
        # Whoever records another act at this moment derives after this one.
        list(
            Agreement.unscoped.filter(pk__in=ids)
            .order_by("pk")
            .select_for_update(no_key=True)
            .values_list("pk")
        )
        for model in (*_DERIVED, Derivation):
            model.unscoped.filter(agreement__in=ids).delete()
    today = clock.today("UTC")
    computed = dict(
        Agreement.unscoped.filter(pk__in=ids, character__in=COMPUTED).values_list("pk", "done_first")
    )
    found, keys = treaties_and_parties(computed)
    rows: dict[Any, list[Any]] = {model: [] for model in _DERIVED}
    marks = []
    for pk in ids:
        good_until, early = None, False
        if pk in found:
            made = list(_of(pk, found[pk], keys, today))
            for row in made:
                rows[type(row)].append(row)
            good_until, early = _good_until(made, today), _early(made, computed[pk])
        marks.append(Derivation(agreement_id=pk, rules=Derivation.RULES, good_until=good_until, early=early))
    for model, several in {**rows, Derivation: marks}.items():
        _keep(model, several)
    _name_parties(ids)


def _name_parties(ids: Sequence[UUID]) -> None:
    """The registers of bodies name the parties to these agreements."""
    on_them = AgreementParty.unscoped.filter(agreement__in=ids, agreement__body__isnull=False).order_by()
    named = set(on_them.values_list("agreement__body_id", "party_id").distinct())
    bodies = {body_id for body_id, _party_id in named}
    held = set(RegisterParty.unscoped.filter(body__in=bodies).values_list("body_id", "party_id"))
    RegisterParty.unscoped.bulk_create(
        (RegisterParty(body_id=body_id, party_id=party_id) for body_id, party_id in sorted(named - held)),
        ignore_conflicts=True,
    )


def _changed_by_these(agreement_ids: Collection[UUID]) -> Iterable[UUID]:
    """The agreements that these end, and those that amend these: what is done on these changes them too."""
    ended = AgreementRelation.unscoped.filter(source__in=agreement_ids, kind__in=ENDING)
    amending = AgreementRelation.unscoped.filter(target__in=agreement_ids, kind=AgreementRelation.Kind.AMENDS)
    return [*ended.values_list("target_id", flat=True), *amending.values_list("source_id", flat=True)]


def _keep(model: Any, rows: Sequence[Any]) -> None:
    """Writes the rows; what counts itself is counted by the database."""
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, BigAutoField)]
    names = [field.attname for field in fields]
    copy_in(
        model._meta.db_table,
        [field.column for field in fields],
        ([getattr(row, n) for n in names] for row in rows),
    )


def refresh(*, limit: int | None = None) -> int:
    """Derives anew what has run out and what other rules derived; how many agreements.

    In batches of their own transactions: one that is cut off leaves the others done. `limit`: at most so many.
    """
    today = clock.today("UTC")
    done = 0
    for stale in (
        Derivation.unscoped.filter(good_until__lt=today),
        Derivation.unscoped.filter(rules__lt=Derivation.RULES),
    ):
        while limit is None or done < limit:
            most = BATCH if limit is None else min(BATCH, limit - done)
            batch = list(stale.order_by("pk").values_list("pk", flat=True)[:most])
            if not batch:
                break
            with transaction.atomic():
                derive(batch)
            done += len(batch)
    return done


def _of(pk: UUID, treaty: Treaty, keys: Mapping[UUID, Mapping[str, UUID]], today: date) -> Iterator[Any]:
    """Everything that is derived of one agreement."""
    # Only those on the agreement have rows; whoever else clauses may name is left out.
    parties = keys.get(pk, {})
    seen = outlook(treaty, today, add(today, AHEAD)[0])
    for span in seen.spans:
        since = None if span.since == date.min else span.since
        # As PostgreSQL gives it back: what has no beginning does not hold it either.
        during = DateRange(since, span.until, "[)" if since else "()")
        yield AgreementSpan(agreement_id=pk, status=span.status.value, during=during)
    for key, times in seen.bound.items():
        for since, until in times if key in parties else ():
            yield PartySpan(agreement_id=pk, party_id=parties[key], during=DateRange(since, until))
    if _settled(treaty, today):
        return
    state = status_at(treaty, today)
    for each in deadlines(treaty, state):
        # Of a day known in part the first is kept: it is better to act too early than too late.
        party_id = parties.get(each.party.key) if each.party else None
        yield LegalDeadline(agreement_id=pk, party_id=party_id, due=each.due.value, on=_last_day(each))
    for one in awaiting(treaty, state):
        party_id = parties.get(one.party.key) if one.party else None
        yield Awaited(agreement_id=pk, party_id=party_id, what=one.what.value)


#: What was done longer ago has no deadline to come of itself: objections have twelve months (VCLT 20(5)).
_LONG_AGO = timedelta(days=400)


def _settled(treaty: Treaty, today: date) -> bool:
    """Whether nothing falls due and nobody is awaited: no clauses, and all was done long ago by all together."""
    if treaty.clauses != _NO_CLAUSES or any(act.party is not None for act in treaty.acts):
        return False
    days = (day for act in treaty.acts for day in (act.on, act.effective, act.until) if day is not None)
    return all(day.last < today - _LONG_AGO for day in days)


_NO_CLAUSES = Clauses()


def _last_day(deadline: Deadline) -> date:
    """The day by which something is to be done; of an end or a renewal the last day before it."""
    day = deadline.on.first
    return day - timedelta(days=1) if deadline.due in (Due.END, Due.RENEWAL) and day > date.min else day


def _good_until(made: Sequence[Any], today: date) -> date | None:
    """The last day for which what was derived on `today` holds; None where no day changes it."""
    days = [row.on for row in made if isinstance(row, LegalDeadline)]
    if any(isinstance(row, AgreementSpan) and row.during.upper is None for row in made):
        days.append(add(today, AHEAD)[0] - timedelta(days=366))
    return min(days) if days else None


def _early(made: Sequence[Any], done: date | None) -> bool:
    """Whether it is in force, for itself or for a party, before it was done."""
    return done is not None and any(
        row.during.lower is None or row.during.lower < done
        for row in made
        if isinstance(row, PartySpan) or (isinstance(row, AgreementSpan) and row.status in ALIVE)
    )


def differences(agreement_ids: Iterable[UUID]) -> Iterator[str]:
    """Where the rows differ from what the rules say today, a sentence each."""
    today = clock.today("UTC")
    ids = list(agreement_ids)
    computed = Agreement.unscoped.filter(pk__in=ids, character__in=COMPUTED).values_list("pk", flat=True)
    found, keys = treaties_and_parties(list(computed))
    for pk in ids:
        wanted = sorted(map(_said, _of(pk, found[pk], keys, today))) if pk in found else []
        held = [row for model in _DERIVED for row in model.unscoped.filter(agreement=pk)]
        if sorted(map(_said, held)) != wanted:
            yield f"{pk}: {sorted(map(_said, held))} is kept, {wanted} follows"


def _said(row: Any) -> str:
    fields = [field for field in row._meta.concrete_fields if not field.primary_key]
    return f"{type(row).__name__} " + " ".join(_plainly(getattr(row, field.attname)) for field in fields)


def _plainly(value: Any) -> str:
    """A range by its bounds: whether an open one is counted in is said in two ways."""
    return f"{value.lower}–{value.upper}" if isinstance(value, DateRange) else str(value)
