"""Amendments: each enters into force by a rule of its own, and binds those who accept it (VCLT 39 and 40)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .acts import Party, known
from .days import Period, latest
from .membership import tacit
from .outcome import Outcome, day_of
from .status import BOUND, PartyState, PartyStatus, TreatyState, TreatyStatus, status_at
from .treaty import Treaty, done
from .views import against_text, counts_on


class Text(StrEnum):
    """Which text binds a party to the treaty; PENDING: that of the amendment from a day to come."""

    AMENDED = "amended"
    PENDING = "pending"
    UNAMENDED = "unamended"
    UNKNOWN = "unknown"


class By(StrEnum):
    """Why an amendment binds a party, or does not."""

    ACCEPTANCE = "acceptance"
    #: It became a party after the amendment entered into force, and so to the treaty as amended (VCLT 40(5)).
    JOINED = "joined"
    SILENCE = "silence"
    OBJECTION = "objection"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Bound:
    """One party to the treaty that day: the text that binds it, since when the amendment does or will, and why."""

    party: Party
    text: Text
    since: Period | None = None
    by: By = By.NOTHING


@dataclass(frozen=True, slots=True)
class AmendmentState:
    """An amendment on a day: its status, its entry into force, and which text binds each party to the treaty."""

    status: TreatyStatus
    entry: Outcome
    bound: tuple[Bound, ...]

    def under(self, *texts: Text) -> tuple[Bound, ...]:
        """The parties that one of these texts binds."""
        return tuple(each for each in self.bound if each.text in texts)


def amendment_at(
    amended: Treaty, amendment: Treaty, as_of: date, known_on: date | None = None
) -> AmendmentState:
    """The state of an amendment to a treaty on `as_of`, as known on `known_on`, for the parties of that day."""
    of, own = status_at(amended, as_of, known_on), status_at(amendment, as_of, known_on)
    objected = frozenset(_objectors(amendment, own))
    bound = (_bound(each, amendment, own, objected) for each in of.parties if each.status in BOUND)
    return AmendmentState(own.status, own.entry, tuple(bound))


def _objectors(amendment: Treaty, own: TreatyState) -> Iterator[str]:
    """Who objected before silence was acceptance; an objection that came later changes nothing."""
    acts = done(known(amendment.acts, own.known_on), own.as_of)
    silent_until = None if own.entry.trigger is None else own.entry.trigger.last
    for act in acts:
        late = silent_until is not None and counts_on(act).first > silent_until
        if act.party is not None and against_text(act, acts) and not late:
            yield act.party.key


def _bound(held: PartyState, amendment: Treaty, own: TreatyState, objected: frozenset[str]) -> Bound:
    """By its own acceptance; or as one that joined since; or, where silence binds, unless it objected."""
    party, since = held.party, held.membership.since if held.membership else Period.of(own.as_of)
    rule, accepted = amendment.clauses.entry, own.of(party.key)
    silent = rule is not None and tacit(rule)
    if accepted is not None and accepted.membership is not None and accepted.status in _ACCEPTED:
        days = latest([since, accepted.membership.since])
        by = By.SILENCE if silent and accepted.consented_on is None else By.ACCEPTANCE
        return Bound(party, _text(days, accepted.status, own.as_of), days, by)
    in_force = None if own.status in _OVER else day_of(own.entry)
    if in_force is not None and since.first > in_force.last:
        return Bound(party, Text.AMENDED, since, By.JOINED)
    if party.key in objected:
        return Bound(party, Text.UNAMENDED, by=By.OBJECTION)
    if in_force is not None and silent:
        days = latest([since, in_force])
        return Bound(party, _text(days, PartyStatus.IN_FORCE, own.as_of), days, By.SILENCE)
    return Bound(party, Text.UNAMENDED)


_OVER = frozenset(
    {TreatyStatus.EXPIRED, TreatyStatus.TERMINATED, TreatyStatus.SUPERSEDED, TreatyStatus.LAPSED}
)
_ACCEPTED = BOUND | {PartyStatus.BOUND_PENDING, PartyStatus.UNKNOWN}


def _text(since: Period, status: PartyStatus, as_of: date) -> Text:
    come = since.by(as_of)
    if status is PartyStatus.UNKNOWN or come is None:
        return Text.UNKNOWN
    return Text.AMENDED if come else Text.PENDING
