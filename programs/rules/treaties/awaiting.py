"""Whose action a treaty, or a party that is not bound yet, waits for: by the rule and what it still lacks."""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from .acts import CONSENT, SIGNING, Kind, Party
from .outcome import Found
from .rule import (
    AllNamed,
    AllOf,
    Basis,
    Decision,
    Event,
    ExchangeOfInstruments,
    ExchangeOfNotes,
    Filter,
    FixedDateIf,
    KthInstrument,
    LastNotification,
    ReplyNote,
    Rule,
    ShareOfParties,
    ShareOfQuantity,
    Signature,
    TacitAcceptance,
    Trigger,
)
from .status import BOUND, PartyStatus, TreatyState, TreatyStatus, status_at
from .treaty import Treaty
from .triggers import Met, met
from .views import View, counted
from .withdrawn import standing


class Action(StrEnum):
    """What is awaited; INSTRUMENT: of ratification, acceptance, approval or accession, as the party may choose."""

    SIGNATURE = "signature"
    CONFIRMATION = "confirmation"
    INSTRUMENT = "instrument"
    NOTIFICATION = "notification"
    EXCHANGE_OF_INSTRUMENTS = "exchange_of_instruments"
    NOTE = "note"
    REPLY_NOTE = "reply_note"
    DECISION = "decision"
    CIRCULATION = "circulation"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Awaited:
    """An action and whose it is; `party` is None where it is that of all together, or nothing says whose."""

    party: Party | None
    what: Action


def awaiting(treaty: Treaty, state: TreatyState) -> tuple[Awaited, ...]:
    """What is awaited on the day of `state`, a state of this treaty; by party, what is nobody's own first.

    Before anything leads to the entry into force it is what the rule lacks, and where that is a number of instruments,
    those of all who signed and have not consented. From then on it is the consent of those who signed. Nothing is
    awaited of one that declared that it will not become a party, nor where the day alone of what was done is missing.
    """
    if state.status in _OVER:
        return ()
    treaty = treaty.as_known(state.known_on)
    acts = standing(treaty, treaty.acts, state.as_of)
    seen = _Seen(treaty, state, View(acts, state.as_of))
    rule = treaty.clauses.entry
    found: Iterable[Awaited]
    if isinstance(state.entry, Found) or state.entry.between is not None:
        found = _of_others(seen)
    else:
        found = () if rule is None else _of_rule(rule, seen)
    unique = dict.fromkeys(each for each in found if each.party is None or not seen.declined(each.party))
    return tuple(sorted(unique, key=_order))


_OVER = frozenset(
    {TreatyStatus.EXPIRED, TreatyStatus.TERMINATED, TreatyStatus.SUPERSEDED, TreatyStatus.LAPSED}
)


def _order(each: Awaited) -> tuple[str, str, str]:
    return ("", "", each.what) if each.party is None else (each.party.called, each.party.key, each.what)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A treaty on a day; the view takes what may have been done for done, so that nobody is waited for in vain."""

    treaty: Treaty
    state: TreatyState
    view: View

    def did(self, kinds: Collection[Kind]) -> set[str]:
        """The keys of parties that have done any of these."""
        return {each.act.party.key for each in self.view.of(kinds) if each.act.party is not None}

    def concluded(self) -> list[Party]:
        """Those between whom it is concluded, and all who signed it."""
        signed = self.did(SIGNING)
        keys = signed | self.treaty.side_keys
        return [each.party for each in self.state.parties if each.party.key in keys]

    def declined(self, party: Party) -> bool:
        return party.key in self.did({Kind.NOT_TO_BECOME_PARTY})

    def called(self, key: str) -> Party:
        """A party by the key that a rule names."""
        state = self.state.of(key)
        return Party(key) if state is None else state.party


def _of_others(seen: _Seen) -> Iterator[Awaited]:
    """Of those that signed and may still become parties, their consent."""
    for each in seen.state.parties:
        if each.status is PartyStatus.SIGNATORY:
            yield Awaited(each.party, _consent_of(seen, each.party))


def _consent_of(seen: _Seen, party: Party) -> Action:
    """How one that has signed consents: a signature ad referendum waits for its confirmation (VCLT 12(2)(b))."""
    rule = seen.treaty.clauses.entry
    if party.key in seen.did({Kind.SIGNATURE_AD_REFERENDUM}) - seen.did({Kind.SIGNATURE, Kind.CONFIRMATION}):
        return Action.CONFIRMATION
    return Action.NOTIFICATION if rule and isinstance(rule.trigger, LastNotification) else Action.INSTRUMENT


def _of_rule(rule: Rule, seen: _Seen) -> Iterator[Awaited]:
    """What it lacks; where another rule may do instead, what that one lacks too."""
    for trigger in (rule.trigger, *rule.conditions):
        yield from _of_trigger(trigger, seen)
    for other in rule.alternatives:
        yield from _of_rule(other, seen)


def _of_trigger(trigger: Trigger, seen: _Seen) -> Iterable[Awaited]:
    if isinstance(met(trigger, seen.view), Met) or type(trigger) not in _BY_TYPE:
        return ()
    return _BY_TYPE[type(trigger)](trigger, seen)


def _each(parties: Iterable[Party], what: Action) -> Iterable[Awaited]:
    """The action of each of these parties; of nobody in particular where there are none."""
    return [Awaited(party, what) for party in parties] or [Awaited(None, what)]


def _signatures(trigger: Signature, seen: _Seen) -> Iterable[Awaited]:
    confirmed = seen.did({Kind.SIGNATURE, Kind.DEFINITIVE_SIGNATURE, Kind.CONFIRMATION})
    referred = seen.did({Kind.SIGNATURE_AD_REFERENDUM}) - confirmed
    unsigned = [party for party in seen.concluded() if party.key not in confirmed | referred]
    to_confirm = [Awaited(party, Action.CONFIRMATION) for party in seen.concluded() if party.key in referred]
    # Those that have to confirm may be all that is lacking.
    enough = len(confirmed) + len(referred) >= trigger.n and not unsigned
    return to_confirm if enough else [*to_confirm, *_each(unsigned, Action.SIGNATURE)]


def _notifications(trigger: LastNotification, seen: _Seen) -> Iterable[Awaited]:
    sent = seen.did({Kind.NOTIFICATION})
    return _each((party for party in seen.concluded() if party.key not in sent), Action.NOTIFICATION)


def _instruments(trigger: KthInstrument | ShareOfQuantity, seen: _Seen) -> Iterable[Awaited]:
    """Of those it names, or of those concluded between, whose instruments it counts and does not have."""
    wanted: Filter = trigger.filter
    table = trigger.table if isinstance(trigger, ShareOfQuantity) else {}
    have = {each.act.party for each in seen.view.instruments(wanted)}
    among = [seen.called(key) for key in wanted.named] or seen.concluded()
    lacking = (party for party in among if party not in have and counted(party, wanted))
    return _each((party for party in lacking if not table or party.key in table), Action.INSTRUMENT)


def _acceptances(trigger: ShareOfParties, seen: _Seen) -> Iterable[Awaited]:
    """Of the parties to what it amends that have not accepted; where those at its adoption are counted, of them."""
    if len(seen.treaty.amends) != 1:
        return [Awaited(None, Action.INSTRUMENT)]
    amended = status_at(seen.treaty.amends[0], seen.state.as_of, seen.state.known_on)
    adopted = [each.day for each in seen.view.of({Kind.ADOPTION})]
    have = seen.did(CONSENT | {Kind.SUCCESSION})
    lacking = (
        each.party
        for each in amended.parties
        if each.status in BOUND and each.membership is not None and each.party.key not in have
        and (trigger.basis is Basis.CURRENT or not adopted or each.membership.since.first <= adopted[0])
    )  # fmt: skip
    return _each(lacking, Action.INSTRUMENT)


def _named(trigger: AllNamed, seen: _Seen) -> Iterable[Awaited]:
    if not trigger.named:
        return ()
    have = seen.did(CONSENT | {Kind.SUCCESSION})
    return _each((seen.called(key) for key in trigger.named if key not in have), Action.INSTRUMENT)


def _notes(trigger: ExchangeOfNotes | ReplyNote, seen: _Seen) -> Iterable[Awaited]:
    """The note of either, then the reply of the other of two sides."""
    noted = seen.did({Kind.NOTE})
    if not noted:
        return [Awaited(None, Action.NOTE)]
    others = [party for party in seen.treaty.sides if party.key not in noted]
    return _each(others if len(others) == 1 else (), Action.REPLY_NOTE)


def _conditions(trigger: AllOf | FixedDateIf, seen: _Seen) -> Iterator[Awaited]:
    for each in trigger.conditions:
        yield from _of_trigger(each, seen)


def _tacit(trigger: TacitAcceptance, seen: _Seen) -> Iterable[Awaited]:
    """Its circulation; after that silence is enough."""
    return () if seen.view.of({Kind.CIRCULATION}) else [Awaited(None, Action.CIRCULATION)]


def _of_nobody(what: Action) -> Callable[[Any, _Seen], Iterable[Awaited]]:
    return lambda trigger, seen: [Awaited(None, what)]


_BY_TYPE: dict[type, Callable[[Any, _Seen], Iterable[Awaited]]] = {
    Signature: _signatures,
    LastNotification: _notifications,
    ExchangeOfInstruments: _of_nobody(Action.EXCHANGE_OF_INSTRUMENTS),
    ExchangeOfNotes: _notes,
    ReplyNote: _notes,
    KthInstrument: _instruments,
    ShareOfQuantity: _instruments,
    ShareOfParties: _acceptances,
    AllNamed: _named,
    AllOf: _conditions,
    FixedDateIf: _conditions,
    Decision: _of_nobody(Action.DECISION),
    TacitAcceptance: _tacit,
    Event: _of_nobody(Action.EVENT),
}
