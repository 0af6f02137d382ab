"""What amends an agreement and what it amends, on a day: in force or not, and for whom of the parties."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from cooperation.access import Actor
from programs.models import Agreement, AgreementParty, AgreementRelation
from programs.rules.treaties.amendments import AmendmentState, amendment_at, amendment_to
from programs.selectors.recorded import Day, parties_then
from programs.selectors.standing import Standing
from programs.selectors.treaties import COMPUTED, treaties_and_parties


@dataclass(frozen=True, slots=True)
class Amending:
    """An amendment of this agreement, or an agreement that it amends: `other`, with the state of the amendment.

    `state` is None where one of the two binds nobody in law.
    """

    other: Agreement
    state: AmendmentState | None


@dataclass(frozen=True, slots=True)
class Amendments:
    """`by`: the amendments of an agreement; `of`: what it amends; `parties`: who are on these others."""

    by: Sequence[Amending] = ()
    of: Sequence[Amending] = ()
    parties: Sequence[AgreementParty] = field(default_factory=tuple)


def amendments(actor: Actor, agreement: Agreement, seen: Standing) -> Amendments:
    """What the relations of the agreement say of amendments, on the day of `seen` as known then; by the day done."""
    amending = [each for each in seen.relations if each.kind == AgreementRelation.Kind.AMENDS]
    if not amending:
        return Amendments()
    by = [each.source for each in amending if each.target_id == agreement.pk]
    of = [each.target for each in amending if each.source_id == agreement.pk]
    ids = [one.pk for one in (*by, *of)]
    day = Day(seen.known_on, actor.time_zone) if seen.known_on else None
    computed = [one.pk for one in (*by, *of) if one.character in COMPUTED]
    found = treaties_and_parties(computed, day=day)[0]

    def state(amended: Agreement, amendment: Agreement) -> AmendmentState | None:
        if seen.state is None or not {amended.pk, amendment.pk} & found.keys():
            return None
        if amended is agreement:
            return amendment_to(seen.state, found[amendment.pk])
        return amendment_at(found[amended.pk], seen.treaty, seen.on, seen.known_on)

    parties = AgreementParty.objects.visible_to(actor).filter(agreement__in=ids).select_related("party")
    # Of then as well as of now: whoever has acted may have been put on record later.
    then = parties_then(ids, day) if day else []
    return Amendments(
        [Amending(one, state(agreement, one)) for one in sorted(by, key=_done)],
        [Amending(one, state(one, agreement)) for one in sorted(of, key=_done)],
        [*then, *parties.order_by("agreement", "order", "id")],
    )


def _done(one: Agreement) -> tuple[bool, Any, UUID]:
    return one.done_first is None, one.done_first or date.min, one.pk
