"""Agreements as the rules of the law of treaties see them: clauses, acts in all their versions, parties."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson
from django.db.models import F

from cooperation import clock
from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from programs.models import Act, Agreement, AgreementParty, AgreementRelation, Party
from programs.rules.treaties import acts as law
from programs.rules.treaties.clauses import Clauses
from programs.rules.treaties.days import Period
from programs.rules.treaties.reading_clauses import parse_clauses
from programs.rules.treaties.rule import Rule, ShareOfParties
from programs.rules.treaties.spans import outlook
from programs.rules.treaties.status import TreatyStatus
from programs.rules.treaties.supersession import superseded_on
from programs.rules.treaties.treaty import Treaty
from programs.selectors.recorded import Day, clauses_then, related_then

#: Only of these entry into force and status are computed: others bind nobody in law.
COMPUTED = (Agreement.Character.BINDING, "")

#: An organisation beside States is one to which they have given powers: whether it counts, each treaty says.
_KINDS = {
    Party.Kind.ORGANISATION: law.PartyKind.REGIONAL_ORGANISATION,
    Party.Kind.TERRITORY: law.PartyKind.TERRITORY,
}


def treaty_of(actor: Actor, agreement: Agreement) -> Treaty:
    """One agreement that the actor sees."""
    visible = Agreement.objects.visible_to(actor).filter(pk=agreement.pk)
    return next(iter(treaties(visible.values_list("pk", flat=True)).values()))


def treaty_from(
    agreement: Agreement, rows: Iterable[AgreementParty], acts: Iterable[Act], day: Day | None = None
) -> Treaty:
    """One agreement of which everything has been read: its parties in their order, its acts in all their versions.

    With `day` the agreement is as it was on record then, and so is what other agreements do to it and it to them.
    """
    parties = {row.party_id: party_in_law(row.party.code, row.party.kind) for row in rows}
    told = _acts([_row(act) for act in acts], {agreement.pk: parties}).get(agreement.pk, ())
    clauses = clauses_of(agreement.clauses, agreement.expires_on)
    found = {agreement.pk: Treaty(clauses, tuple(told), _sides(agreement.clauses, parties))}
    found |= _amending(found, day)[0]
    return (found | _given_way(found, day))[agreement.pk]


def treaties(agreement_ids: Any) -> dict[UUID, Treaty]:
    """Agreements by id: three statements, however many there are. Whoever asks says which of them may be read.

    `agreement_ids`: a collection, or a query of ids.
    """
    return treaties_and_parties(agreement_ids)[0]


def treaties_and_parties(
    agreement_ids: Any, *, others: bool = True, day: Day | None = None
) -> tuple[dict[UUID, Treaty], dict[UUID, dict[str, UUID]]]:
    """As treaties(); and of each the ids of its parties by the keys that the rules have for them.

    Without `others` nothing follows from what other agreements do to these, nor from what these amend. With `day` final
    clauses and relations are as they were on record then.
    """
    ids = agreement_ids if hasattr(agreement_ids, "query") else list(agreement_ids)
    now = Agreement.unscoped.filter(pk__in=ids).values_list("pk", "clauses", "expires_on")
    heads = list(now) if day is None else clauses_then(ids, day)
    parties = _parties(ids)
    rows = Act.unscoped.filter(agreement__in=ids).values_list(*_COLUMNS)
    acts = _acts([_Row(*row) for row in rows], parties)
    found = {
        pk: Treaty(
            clauses_of(written, expires_on), tuple(acts.get(pk, ())), _sides(written, parties.get(pk, {}))
        )
        for pk, written, expires_on in heads
    }
    keys = {pk: {one.key: party_id for party_id, one in of.items()} for pk, of in parties.items()}
    if not others:
        return found, keys
    amending, of_amended = _amending(found, day)
    for pk, several in of_amended.items():
        keys[pk] = several | keys.get(pk, {})
    found |= amending
    return found | _given_way(found, day), keys


def _amending(
    found: Mapping[UUID, Treaty], day: Day | None
) -> tuple[dict[UUID, Treaty], dict[UUID, dict[str, UUID]]]:
    """Those of `found` that ask who are parties to what they amend, with those treaties, and the ids of these parties.

    What is amended is on the register of the same body: whoever sees the one sees the other.
    """
    asking = [pk for pk, treaty in found.items() if treaty.clauses.entry and _asks(treaty.clauses.entry)]
    if not asking:
        return {}, {}
    pairs = [(source, target) for source, target, _kind in _related(asking, "source", [_AMENDS], day)]
    amended, keys = treaties_and_parties({target for _source, target in pairs}, others=False, day=day)
    of: dict[UUID, list[UUID]] = {}
    for source, target in pairs:
        of.setdefault(source, []).append(target)
    changed = {
        pk: replace(found[pk], amends=tuple(amended[one] for one in targets)) for pk, targets in of.items()
    }
    return changed, {
        pk: {key: one for target in targets for key, one in keys.get(target, {}).items()}
        for pk, targets in of.items()
    }


_AMENDS = AgreementRelation.Kind.AMENDS.value


def _asks(rule: Rule) -> bool:
    """Whether a share of the parties to what is amended is asked."""
    return any(isinstance(each, ShareOfParties) for each in rule.triggers())


#: What one agreement does to another that ends it, and by what the rules call that end.
ENDING = {
    AgreementRelation.Kind.SUPERSEDES.value: law.Kind.SUPERSEDED,
    AgreementRelation.Kind.TERMINATES.value: law.Kind.TERMINATED,
}


def ended_by(agreement_ids: Collection[UUID], day: Day | None = None) -> list[tuple[UUID, UUID, str]]:
    """Which agreement, on the register of the same body, ends which, and how: (its id, the other's, the relation).

    With `day`, by what was on record then.
    """
    return _related(agreement_ids, "target", list(ENDING), day)


def _related(
    agreement_ids: Collection[UUID], end: str, kinds: Collection[str], day: Day | None
) -> list[tuple[UUID, UUID, str]]:
    """Relations of these kinds on the register of one body, of which these agreements are the `end`."""
    alike = {"source__body": F("target__body"), "kind__in": kinds}
    if day is None:
        rows = AgreementRelation.unscoped.filter(**alike, **{f"{end}__in": agreement_ids})
        return list(rows.order_by("id").values_list("source_id", "target_id", "kind"))
    then = related_then(agreement_ids, day, end).filter(**alike)
    return [
        (source, target, kind)
        for label, source, target, kind in then.values_list("pgh_label", "source_id", "target_id", "kind")
        if label != "removed"
    ]


def _given_way(found: Mapping[UUID, Treaty], day: Day | None) -> dict[UUID, Treaty]:
    """Those of `found` that another one ends or will end, with the act that says so.

    One that supersedes ends the other when all who are bound by that are bound by it (VCLT 59; that it is meant to, the
    relation says); one that terminates ends it when it enters into force. A recorded act goes before both.
    """
    rows = [row for row in ended_by(list(found), day) if not _has_end(found[row[1]])]
    if not rows:
        return {}
    later, _keys = treaties_and_parties({source for source, _target, _kind in rows}, others=False, day=day)
    changed = {}
    for source, target, kind in rows:
        end = _day_of_end(found[target], later[source], kind)
        if end is not None:
            act = law.Act(
                key=f"relation {source}", kind=ENDING[kind], on=Period.of(end), known_on=_known(later[source])
            )
            changed[target] = replace(found[target], acts=(*found[target].acts, act))
    return changed


def _has_end(treaty: Treaty) -> bool:
    return any(act.kind in ENDING.values() and act.party is None and not act.void for act in treaty.acts)


def _known(later: Treaty) -> date | None:
    """Since when all is known that was done on the other one; None where it always was."""
    return max((act.known_since for act in later.acts if act.known_since is not None), default=None)


def _day_of_end(earlier: Treaty, later: Treaty, kind: str) -> date | None:
    today = clock.today("UTC")
    seen = outlook(later, today, today)
    if kind == AgreementRelation.Kind.SUPERSEDES:
        return superseded_on(outlook(earlier, today, today).bound, seen.bound)
    return next((span.since for span in seen.spans if span.status is TreatyStatus.IN_FORCE), None)


def _sides(written: Mapping[str, Any], parties: Mapping[UUID, law.Party]) -> tuple[law.Party, ...]:
    """Between whom it is concluded, so that an act of all together is an act of each.

    Of more than two that is said by final clauses alone: a register that lists 190 parties and one day of signature
    does not say that each of them signed that day.
    """
    return tuple(parties.values()) if written or len(parties) <= 2 else ()


def clauses_of(written: Mapping[str, Any], expires_on: date | None = None) -> Clauses:
    """Final clauses from the column, with the last day of the term as it was recorded where they name no term."""
    clauses = _parsed(orjson.dumps(written)) if written else _NONE
    if expires_on is None or clauses.term is not None:
        return clauses
    return replace(clauses, expires=expires_on + timedelta(days=1))


_NONE = Clauses()


@lru_cache(maxsize=4096)
def _parsed(written: bytes) -> Clauses:
    return parse_clauses(orjson.loads(written))


@lru_cache(maxsize=4096)
def party_in_law(code: str, kind: str) -> law.Party:
    """A party as the rules know it: by its code."""
    return law.Party(code, "", _KINDS.get(Party.Kind(kind), law.PartyKind.STATE))


def _parties(ids: Any) -> dict[UUID, dict[UUID, law.Party]]:
    """The parties of each agreement by their ids, in the order of the agreement."""
    found: dict[UUID, dict[UUID, law.Party]] = {}
    rows = AgreementParty.unscoped.filter(agreement__in=ids).order_by("agreement_id", "order", "id")
    for pk, party_id, code, kind in rows.values_list(
        "agreement_id", "party_id", "party__code", "party__kind"
    ):
        found.setdefault(pk, {})[party_id] = party_in_law(code, kind)
    return found


_COLUMNS = (
    "agreement_id", "id", "replaces_id", "party_id", "kind", "done_on", "received_on", "effective_on", "until_on",
    "retroactive", "known_on", "about_id", "named", "predecessor__code", "void",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    agreement_id: UUID
    id: UUID
    replaces_id: UUID | None
    party_id: UUID | None
    kind: str
    done_on: FuzzyDate | None
    received_on: FuzzyDate | None
    effective_on: FuzzyDate | None
    until_on: FuzzyDate | None
    retroactive: bool
    known_on: date | None
    about_id: UUID | None
    named: str
    predecessor: str | None
    void: bool


def _row(act: Act) -> _Row:
    return _Row(
        act.agreement_id, act.pk, act.replaces_id, act.party_id, act.kind, act.done_on, act.received_on,
        act.effective_on, act.until_on, act.retroactive, act.known_on, act.about_id, act.named,
        act.predecessor.code if act.predecessor else None, act.void,
    )  # fmt: skip


def _acts(
    rows: Sequence[_Row], parties: Mapping[UUID, Mapping[UUID, law.Party]]
) -> dict[UUID, list[law.Act]]:
    lines = lines_of((row.id, row.replaces_id) for row in rows)
    found: dict[UUID, list[law.Act]] = {}
    for row in rows:
        party = parties[row.agreement_id][row.party_id] if row.party_id else None
        found.setdefault(row.agreement_id, []).append(_act(row, lines, party))
    return found


def lines_of(versions: Iterable[tuple[UUID, UUID | None]]) -> dict[UUID, tuple[UUID, int]]:
    """Of each version of an act (id, and the id of the one it replaces): the first version, and its own number."""
    replaced = dict(versions)
    found: dict[UUID, tuple[UUID, int]] = {}
    for pk, former in replaced.items():
        first, number, before = pk, 1, former
        while before is not None:
            first, number, before = before, number + 1, replaced.get(before)
        found[pk] = (first, number)
    return found


def _act(row: _Row, lines: Mapping[UUID, tuple[UUID, int]], party: law.Party | None) -> law.Act:
    first, number = lines[row.id]
    effective = _period(row.effective_on)
    on = _period(row.done_on) or Period.until(effective.last if effective else date.max)
    about = str(lines[row.about_id][0]) if row.about_id else ""
    return law.Act(
        key=str(first),
        version=number,
        kind=law.Kind(row.kind),
        on=on,
        party=party,
        received=_period(row.received_on),
        effective=effective,
        until=_period(row.until_on),
        of=about or row.named,
        predecessor=row.predecessor or "",
        known_on=row.known_on,
        void=row.void,
        # A register may say so without saying that it looks back.
        retroactive=row.retroactive or (effective is not None and effective.last < on.first),
        doubted=any(day is not None and day.uncertain for day in _days(row)),
    )


def _days(row: _Row) -> Iterator[FuzzyDate | None]:
    yield from (row.done_on, row.received_on, row.effective_on, row.until_on)


def _period(day: FuzzyDate | None) -> Period | None:
    return None if day is None or day.value is None else _read(day.value)


@lru_cache(maxsize=16384)
def _read(value: str) -> Period:
    return Period.parse(value)


def computed(agreements: Collection[Agreement]) -> list[Agreement]:
    """Those whose entry into force and status are computed."""
    return [one for one in agreements if one.character in COMPUTED]
