"""The acts as they may have happened: at the earliest their dates allow, or at the latest.

A rule moves no earlier when an act comes later. So where both views lead to the same day, that is the day, however
little is known of the dates; where they do not, it lies between.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .acts import CONSENT, SIGNING, Act, Kind, Party, PartyKind
from .days import Period
from .rule import Filter

#: These count on the day they are received, and are not taken to be received the day they are sent.
_BY_RECEIPT = frozenset({Kind.NOTIFICATION})
#: These count on the day they are done, whenever they are received.
_WHEN_DONE = SIGNING | {Kind.NOTE, Kind.REPLY_NOTE, Kind.DECISION, Kind.CIRCULATION, Kind.EVENT}


@dataclass(frozen=True, slots=True)
class Member:
    """A party to the treaty that is amended, from and until when; `until` is None while it stays one."""

    party: str
    since: Period
    until: Period | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """An act with the day it has in a view."""

    day: date
    act: Act

    @property
    def party(self) -> str:
        return "" if self.act.party is None else self.act.party.called


@dataclass(frozen=True, slots=True)
class View:
    """Acts as known, done by `as_of` (None: whenever), `late` or early within what is known of their dates.

    `members` and `adopted` say of an amendment who were parties to what it amends, and when it was adopted; `members`
    is None where nothing says which treaty that is.
    """

    acts: Sequence[Act]
    as_of: date | None = None
    late: bool = False
    members: Sequence[Member] | None = None
    adopted: Period | None = None

    def day(self, period: Period, *, opposite: bool = False) -> date | None:
        """The day it has in this view; None where it has not come by then."""
        day = period.last if self.late != opposite else period.first
        if day == date.max or (self.as_of is not None and day > self.as_of):
            return None
        return day

    def of(self, kinds: Collection[Kind]) -> list[Dated]:
        """Acts of these kinds in the order of their days, those of one day by the party's name."""
        found = []
        for act in self.acts:
            if act.kind not in kinds:
                continue
            day = self.day(counts_on(act))
            if day is not None:
                found.append(Dated(day, act))
        return _in_order(found)

    def instruments(self, wanted: Filter) -> list[Dated]:
        """Instruments that the filter counts, the first of each party only."""
        kinds = CONSENT | {Kind.SUCCESSION} if wanted.count_successions else CONSENT
        signatories = self._signatories() if wanted.only_signatories else frozenset()
        firsts: dict[str, Dated] = {}
        for each in self.of(kinds):
            party = each.act.party
            if party is None or not counted(party, wanted):
                continue
            if wanted.only_signatories and party.key not in signatories:
                continue
            firsts.setdefault(party.key, each)
        return list(firsts.values())

    def _signatories(self) -> frozenset[str]:
        return frozenset(each.act.party.key for each in self.of(SIGNING) if each.act.party is not None)


def counts_on(act: Act) -> Period:
    """The day on which an act counts, as far as it is known."""
    if act.kind in _WHEN_DONE:
        return act.on
    if act.received is None and act.kind in _BY_RECEIPT:
        return Period.since(act.on.first)
    return act.arrived


def against_text(act: Act, acts: Iterable[Act]) -> bool:
    """Whether it is an objection to what was circulated, and not to somebody's reservation or declaration."""
    if act.kind is not Kind.OBJECTION:
        return False
    return not act.of or any(each.key == act.of and each.kind is Kind.CIRCULATION for each in acts)


def firsts_of_parties(dated: Iterable[Dated]) -> list[Dated]:
    """The first act of each party; acts of all together are left out."""
    firsts: dict[str, Dated] = {}
    for each in dated:
        if each.act.party is not None:
            firsts.setdefault(each.act.party.key, each)
    return list(firsts.values())


def counted(party: Party, wanted: Filter) -> bool:
    """Whether the filter counts instruments of this party, whatever it has signed."""
    if wanted.named and party.key not in wanted.named:
        return False
    if party.kind is PartyKind.REGIONAL_ORGANISATION:
        return wanted.count_regional_orgs and not wanted.only_states
    return party.kind is PartyKind.STATE or not wanted.only_states


def _in_order(found: list[Dated]) -> list[Dated]:
    return sorted(found, key=lambda each: (each.day, each.party, each.act.key))
