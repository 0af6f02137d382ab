"""The register of agreements: what narrows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date, timedelta
from enum import Enum
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, Value

from cooperation.access import Actor
from programs.models import (
    Agreement,
    AgreementParty,
    AgreementSpan,
    AgreementStatus,
    Awaited,
    Derivation,
    LegalDeadline,
    PartySpan,
)
from programs.selectors.plans import MOST_TYPED, matching

Due = LegalDeadline.Due

#: In these an agreement is in force, suspended or not.
ALIVE = (AgreementStatus.IN_FORCE.value, AgreementStatus.SUSPENDED.value)
#: A term ends with these unless somebody acts.
ENDING = (Due.END.value, Due.RENEWAL.value)
#: Whose action is awaited, where it is that of all together.
ALL = "all"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the register is narrowed to; empty: to nothing.

    `party`, `awaiting`: ids of parties (`awaiting` also ALL); with the id it is known how many agreements a party has,
    on which it depends how they are found. `in_force`: in force on this day; with a party, for it.
    `within`: days within which a term ends. `text`: what somebody typed.
    """

    party: UUID | None = None
    kind: str = ""
    level: str = ""
    character: str = ""
    subject: str = ""
    status: str = ""
    in_force: date | None = None
    within: int | None = None
    awaiting: UUID | str | None = None
    text: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))


def narrowed(actor: Actor, by: Narrowing, today: date, typed: Any = None) -> QuerySet[Agreement]:
    """The agreements that the actor sees and that answer all of it; `today` where the actor is.

    `typed`: an expression that stands for the text.
    """
    rows: QuerySet[Agreement] = Agreement.objects.visible_to(actor)
    plain = {name: getattr(by, name) for name in ("kind", "level", "character", "subject")}
    rows = rows.filter(**{name: value for name, value in plain.items() if value})
    for condition in _conditions(by, today, typed):
        rows = rows.filter(condition)
    return rows


def _conditions(by: Narrowing, today: date, typed: Any) -> Iterator[Any]:
    if by.text.strip():
        yield matching(typed or Value(by.text[:MOST_TYPED]))
    if by.party:
        yield Exists(AgreementParty.unscoped.filter(**_OF, party=by.party))
    if by.in_force and by.party:
        yield in_force_for(by.party, by.in_force)
    elif by.in_force:
        yield in_force(by.in_force)
    if by.status:
        yield in_state([by.status], today)
    if by.within:
        yield ending(by.within, today)
    if by.awaiting:
        yield awaiting(by.awaiting)


# --- Conditions on agreements, for the page and for the interface -----------------------------------------------------

_OF: dict[str, Any] = {"agreement": OuterRef("pk")}


def in_state(states: Sequence[str], day: Any) -> Exists:
    """In one of these states on a day."""
    return Exists(AgreementSpan.unscoped.filter(**_OF, status__in=states, during__contains=day))


def in_force(day: date) -> Q:
    """In force on a day, suspended or not."""
    return Q(in_state(ALIVE, day)) & (by_then(day) | early())


class Part(Enum):
    """Parts of the register, the newest first, each read by itself. Where it is asked what was in force on a day, it is
    then not gone through from today to that day; DATED is both others, where no day is asked for.
    """

    UNDATED = 0
    LATER = 1
    BY_THEN = 2
    DATED = 3


_BY_DAY = (Part.UNDATED, Part.LATER, Part.BY_THEN)


def part_of(done: date | None, day: date | None) -> Part:
    """In which part an agreement stands that was done then; `day`: the one on which it is asked what was in force."""
    if done is None or day is None:
        return Part.DATED if done else Part.UNDATED
    return Part.LATER if done > day else Part.BY_THEN


def parts(first: Part | None = None, *, newest_first: bool = True) -> Sequence[Part]:
    """The parts in this order, from `first` on."""
    found = _BY_DAY if newest_first else _BY_DAY[::-1]
    return found if first is None else found[found.index(first) :]


def within(part: Part, day: date | None) -> Q:
    """In this part of the register, or of what was in force on a day."""
    if day is None or part is Part.UNDATED:
        return Q(done_first__isnull=part is Part.UNDATED)
    return Q(done_first__gt=day) & early() if part is Part.LATER else Q(done_first__lte=day)


def in_force_for(party: UUID | str, day: date) -> Q:
    """In force on a day for the party with this id or code."""
    held = Exists(PartySpan.unscoped.filter(_is(party), **_OF, during__contains=day))
    return Q(held) & (by_then(day) | early())


def by_then(day: date) -> Q:
    """Done by that day, or on a day that nobody knows. What is in force on it is that, or early()."""
    return Q(done_first__lte=day) | Q(done_first__isnull=True)


def early() -> Q:
    """In force before it was done."""
    return Q(pk__in=Derivation.unscoped.filter(early=True).values("pk"))


def ending(within: int, today: date) -> Exists:
    """With a term that ends within so many days."""
    soon = (today, today + timedelta(days=within))
    return Exists(LegalDeadline.unscoped.filter(**_OF, due__in=ENDING, on__range=soon))


def awaiting(whose: UUID | str) -> Exists:
    """Waiting for an action of the party with this id or code, or (ALL) of all together."""
    of = Q(party__isnull=True) if whose == ALL else _is(whose)
    return Exists(Awaited.unscoped.filter(of, **_OF))


def _is(party: UUID | str) -> Q:
    return Q(party__code=party) if isinstance(party, str) else Q(party=party)


def titles(actor: Actor, text: str, *, but: UUID) -> QuerySet[Agreement]:
    """Agreements to choose from, by what somebody typed."""
    rows: QuerySet[Agreement] = Agreement.objects.visible_to(actor).filter(matching(Value(text[:MOST_TYPED])))
    return rows.exclude(pk=but).order_by("-done_first", "-id")
