"""Amendments: each enters into force by a rule of its own, and binds those who accept it (VCLT 39 and 40)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .acts import CONSENT, Act, Kind, Party, known
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
    #: It has declared that it does not intend to be bound: the different intention of VCLT 40(5).
    DECLINED = "declined"
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
    return amendment_to(status_at(amended, as_of, known_on), amendment)


def amendment_to(amended: TreatyState, amendment: Treaty) -> AmendmentState:
    """The same, of a treaty of which the state has been found."""
    own = status_at(amendment, amended.as_of, amended.known_on)
    acts = done(known(amendment.acts, own.known_on), own.as_of)
    told = any(act.party is not None and act.kind in _TELLING for act in acts) or bool(amendment.sides)
    against = {
        **{act.party.key: By.DECLINED for act in acts if act.kind is Kind.NOT_TO_BECOME_PARTY and act.party},
        **dict.fromkeys(_objectors(acts, own), By.OBJECTION),
    }
    seen = _Seen(amendment, own, against, told)
    bound = (_bound(each, seen) for each in amended.parties if each.status in BOUND)
    return AmendmentState(own.status, own.entry, tuple(bound))


#: By one of these it is told whom an amendment binds; a register that tells only that it is in force does not.
_TELLING = CONSENT | {Kind.SIGNATURE, Kind.SUCCESSION, Kind.CONTINUATION, Kind.ENTERED_INTO_FORCE}


@dataclass(frozen=True, slots=True)
class _Seen:
    """An amendment on the day: who is against being bound and how, and whether it is told who accepted."""

    amendment: Treaty
    state: TreatyState
    against: Mapping[str, By]
    told: bool

    @property
    def silent(self) -> bool:
        """Whether it binds whoever does not object."""
        rule = self.amendment.clauses.entry
        return rule is not None and tacit(rule)


def _objectors(acts: Sequence[Act], own: TreatyState) -> Iterator[str]:
    """Who objected before silence was acceptance; an objection that came later changes nothing."""
    silent_until = None if own.entry.trigger is None else own.entry.trigger.last
    for act in acts:
        late = silent_until is not None and counts_on(act).first > silent_until
        if act.party is not None and against_text(act, acts) and not late:
            yield act.party.key


def _bound(held: PartyState, seen: _Seen) -> Bound:
    """By its own acceptance; or as one that joined since; or, where silence binds, unless it objected."""
    own, party = seen.state, held.party
    since = held.membership.since if held.membership else Period.of(own.as_of)
    accepted = own.of(party.key)
    if accepted is not None and accepted.membership is not None and accepted.status in _ACCEPTED:
        days = latest([since, accepted.membership.since])
        by = By.SILENCE if seen.silent and accepted.consented_on is None else By.ACCEPTANCE
        return Bound(party, _text(days, accepted.status, own.as_of), days, by)
    in_force = None if own.status in _OVER else day_of(own.entry)
    if party.key in seen.against or in_force is None:
        return Bound(party, Text.UNAMENDED, by=seen.against.get(party.key, By.NOTHING))
    if since.first > in_force.last:
        return Bound(party, Text.AMENDED, since, By.JOINED)
    if seen.silent:
        days = latest([since, in_force])
        return Bound(party, _text(days, PartyStatus.IN_FORCE, own.as_of), days, By.SILENCE)
    return Bound(party, Text.UNAMENDED if seen.told else Text.UNKNOWN)


_OVER = frozenset(
    {TreatyStatus.EXPIRED, TreatyStatus.TERMINATED, TreatyStatus.SUPERSEDED, TreatyStatus.LAPSED}
)
_ACCEPTED = BOUND | {PartyStatus.BOUND_PENDING, PartyStatus.UNKNOWN}


def _text(since: Period, status: PartyStatus, as_of: date) -> Text:
    come = since.by(as_of)
    if status is PartyStatus.UNKNOWN or come is None:
        return Text.UNKNOWN
    return Text.AMENDED if come else Text.PENDING
