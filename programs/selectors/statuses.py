"""The status of many agreements on a day, as known on a day."""

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from cooperation import clock
from cooperation.access import Actor
from cooperation.dates import LastDay
from cooperation.history.reading import event_model
from cooperation.statements import any_of, array
from programs.models import Act, Agreement, AgreementRelation, AgreementSpan, Derivation
from programs.rules.treaties.status import TreatyStatus, status_of
from programs.selectors.recorded import Day, parties_since
from programs.selectors.treaties import AMENDING, COMPUTED, ENDING, treaties_and_parties

#: So many agreements are computed at once, which bounds what is held of their acts.
_BATCH = 1000
_OF: dict[str, Any] = {"agreement": OuterRef("pk")}


def statuses(
    agreement_ids: Collection[UUID], on: date, known_on: Day | None = None
) -> dict[UUID, TreatyStatus]:
    """The status of agreements on the day `on` as known on another (None: now), by id; of those that bind in law.

    What is known now is kept, so that it is read in one statement of all of which as much was known then; that of the
    others follows from their acts, and where their record has changed since, from what it was. Whoever asks says which
    agreements may be read.
    """
    found: dict[UUID, TreatyStatus] = {}
    others: dict[bool, list[UUID]] = {False: [], True: []}
    for pk, kept, changed in _kept(agreement_ids, on, known_on):
        if kept is None:
            others[changed].append(pk)
        else:
            found[pk] = TreatyStatus(kept)
    day = known_on.on if known_on else None
    for changed, ids in others.items():
        for begin in range(0, len(ids), _BATCH):
            some, _keys = treaties_and_parties(ids[begin : begin + _BATCH], day=known_on if changed else None)
            found |= {pk: status_of(one, on, day) for pk, one in some.items()}
    return found


def page_of_statuses(
    actor: Actor, on: date, known_on: Day | None, *, body_id: UUID | None, after: UUID | None, limit: int
) -> tuple[dict[UUID, TreatyStatus], UUID | None]:
    """The status of `limit` agreements that the actor sees and that bind in law, by id in the order of ids, those of a
    body alone and behind another one where that is asked for; and the id behind which the next are, None where there
    are none.
    """
    rows = Agreement.objects.visible_to(actor).filter(character__in=COMPUTED)
    if body_id is not None:
        rows = rows.filter(body_id=body_id)
    if after is not None:
        rows = rows.filter(pk__gt=after)
    ids = list(rows.order_by("pk").values_list("pk", flat=True)[: limit + 1])
    found = statuses(ids[:limit], on, known_on)
    return {pk: found[pk] for pk in ids[:limit] if pk in found}, ids[limit - 1] if len(ids) > limit else None


def _kept(
    agreement_ids: Collection[UUID], on: date, known_on: Day | None
) -> QuerySet[Any, tuple[UUID, str | None, bool]]:
    """The ids of those that bind in law, each with its status where what is kept says it, and whether its record has
    changed.
    """
    # What is kept of days to come may change when the first of its deadlines passes.
    last = max(on, clock.today("UTC"))
    good = Q(good_until__isnull=True) | Q(good_until__gte=last)
    # After a release what former rules derived stands until the worker has come to it.
    holds: Any = Q(Exists(Derivation.unscoped.filter(good, rules__gte=Derivation.RULES, **_OF)))
    changed: Any = Value(False)
    if known_on is not None:
        since = Coalesce("known_on", LastDay("received_on"))
        holds &= ~Exists(Act.unscoped.alias(since=since).filter(**_OF, since__gt=known_on.on))
        changed = _changed(known_on)
        holds &= ~changed
    status = AgreementSpan.unscoped.filter(**_OF, during__contains=on).values("status")[:1]
    rows = Agreement.unscoped.filter(any_of("id", Value(array(agreement_ids))), character__in=COMPUTED)
    return rows.values_list(
        "pk", Case(When(holds, then=Subquery(status))), ExpressionWrapper(changed, BooleanField())
    )


def _changed(day: Day) -> Q:
    """Since then it, or who is on it, was changed; or on what another agreement did to it, or it to another, its status
    may rest.
    """
    after = event_model(Agreement)._default_manager.filter(
        pgh_obj_id=OuterRef("pk"), pgh_created_at__gte=day.end
    )
    related = event_model(AgreementRelation)._default_manager
    return (
        Q(Exists(after.exclude(pgh_label="added")))
        | Q(Exists(parties_since(day)))
        | Q(Exists(related.filter(target_id=OuterRef("pk"), kind__in=ENDING)))
        | Q(Exists(related.filter(source_id=OuterRef("pk"), kind=AMENDING)))
    )
