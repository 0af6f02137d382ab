"""The status of many agreements on a day, as known on a day."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from cooperation import clock
from cooperation.dates import LastDay
from cooperation.statements import any_of, array
from programs.models import Act, Agreement, AgreementRelation, AgreementSpan, Derivation
from programs.rules.treaties.status import TreatyStatus, status_of
from programs.selectors.treaties import COMPUTED, ENDING, treaties

#: So many agreements are computed at once, which bounds what is held of their acts.
_BATCH = 1000
_OF: dict[str, Any] = {"agreement": OuterRef("pk")}


def statuses(
    agreement_ids: Collection[UUID], on: date, known_on: date | None = None
) -> dict[UUID, TreatyStatus]:
    """The status of agreements on the day `on` as known on `known_on` (None: now), by id; of those that bind in law.

    What is known now is kept, so that it is read in one statement of all of which as much was known then; that of the
    others follows from their acts. Whoever asks says which agreements may be read.
    """
    found, others = {}, []
    for pk, kept in _kept(agreement_ids, on, known_on):
        if kept is None:
            others.append(pk)
        else:
            found[pk] = TreatyStatus(kept)
    for begin in range(0, len(others), _BATCH):
        some = treaties(others[begin : begin + _BATCH])
        found |= {pk: status_of(one, on, known_on) for pk, one in some.items()}
    return found


def _kept(
    agreement_ids: Collection[UUID], on: date, known_on: date | None
) -> QuerySet[Any, tuple[UUID, str | None]]:
    """The ids of those that bind in law, each with its status where what is kept says it."""
    # What is kept of days to come may change when the first of its deadlines passes.
    last = max(on, clock.today("UTC"))
    holds: Any = Q(
        Exists(Derivation.unscoped.filter(Q(good_until__isnull=True) | Q(good_until__gte=last), **_OF))
    )
    if known_on is not None:
        since = Coalesce("known_on", LastDay("received_on"))
        holds &= ~Exists(Act.unscoped.alias(since=since).filter(**_OF, since__gt=known_on))
        # What another agreement does to it was known when that was.
        holds &= ~Exists(AgreementRelation.unscoped.filter(target=OuterRef("pk"), kind__in=ENDING))
    status = AgreementSpan.unscoped.filter(**_OF, during__contains=on).values("status")[:1]
    rows = Agreement.unscoped.filter(any_of("id", Value(array(agreement_ids))), character__in=COMPUTED)
    return rows.values_list("pk", Case(When(holds, then=Subquery(status))))
