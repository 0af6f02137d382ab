"""Agreements as the rules of the law of treaties see them: clauses, acts in all their versions, parties."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

import orjson
from django.db.models import F, Q, Value

from cooperation import clock
from cooperation.access import Actor
from cooperation.dates import FuzzyDate
from cooperation.statements import IdText, Raw, any_of, array
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
from programs.selectors.recorded import Day, heads_then, parties_then, related_then

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
    acts = list(acts)
    # Whoever has acted may have been put among the parties later.
    acting = {
        act.party.pk: party_in_law(act.party.code, act.party.kind) for act in acts if act.party is not None
    }
    told = _acts([_row(act) for act in acts], {agreement.pk: acting | parties}).get(agreement.pk, ())
    clauses = clauses_of(agreement.clauses, agreement.expires_on)
    sides = _sides(parties, by_clauses=bool(agreement.clauses))
    done_on = _said(agreement.done_on).period
    found = {agreement.pk: Treaty(clauses, tuple(told), sides, done=done_on)}
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
    clauses, parties and relations are as they were on record then.
    """
    given = agreement_ids if hasattr(agreement_ids, "query") else list(agreement_ids)
    ids = given if hasattr(given, "query") else array(given)
    sides = parties = _parties(ids)
    heads: Iterable[tuple[UUID, str, date | None, _Day]]
    if day is None:
        read = ("pk", Raw("clauses"), "expires_on", Raw("done_on"))
        heads = Agreement.unscoped.filter(_of("id", ids)).values_list(*read)
    else:
        sides = _parties_then(given, day)
        # Whoever has acted may have been put among the parties later.
        parties = {pk: sides.get(pk, {}) | parties.get(pk, {}) for pk in {*sides, *parties}}
        heads = ((pk, _text(said), expires, done) for pk, said, expires, done in heads_then(given, day))
    acts = _acts(list(Act.unscoped.filter(_of("agreement_id", ids)).values_list(*_COLUMNS)), parties)
    found = {
        pk: Treaty(
            _clauses(written, expires_on),
            tuple(acts.get(pk, ())),
            _sides(sides.get(pk, {}), by_clauses=written != _UNWRITTEN),
            done=_said(done_on).period,
        )
        for pk, written, expires_on, done_on in heads
    }
    keys = {pk: {one.key: party_id for party_id, one in of.items()} for pk, of in parties.items()}
    if not others:
        return found, keys
    amending, of_amended = _amending(found, day)
    for pk, several in of_amended.items():
        keys[pk] = several | keys.get(pk, {})
    found |= amending
    return found | _given_way(found, day), keys


def _of(path: str, ids: Any) -> Any:
    """Condition: at `path` stands one of `ids`, a query or the text of an array."""
    return any_of(path, Value(ids)) if isinstance(ids, str) else Q(**{f"{path}__in": ids})


def _amending(
    found: Mapping[UUID, Treaty], day: Day | None
) -> tuple[dict[UUID, Treaty], dict[UUID, dict[str, UUID]]]:
    """Those of `found` that ask who are parties to what they amend, with those treaties, and the ids of these parties.

    What is amended is on the register of the same body: whoever sees the one sees the other.
    """
    asking = [pk for pk, treaty in found.items() if treaty.clauses.entry and _asks(treaty.clauses.entry)]
    if not asking:
        return {}, {}
    pairs = [(source, target) for source, target, _kind in _related(asking, "source", [AMENDING], day)]
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


#: What one agreement does to another whose parties it may ask for.
AMENDING = AgreementRelation.Kind.AMENDS.value


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


def _sides(parties: Mapping[UUID, law.Party], *, by_clauses: bool) -> tuple[law.Party, ...]:
    """Between whom it is concluded, so that an act of all together is an act of each.

    Of more than two that is said by final clauses alone: a register that lists 190 parties and one day of signature
    does not say that each of them signed that day.
    """
    return tuple(parties.values()) if by_clauses or len(parties) <= 2 else ()


def clauses_of(written: Mapping[str, Any], expires_on: date | None = None) -> Clauses:
    """Final clauses from the column, with the last day of the term as it was recorded where they name no term."""
    return _clauses(_text(written), expires_on)


def _text(written: Mapping[str, Any]) -> str:
    return orjson.dumps(written).decode()


#: The text of clauses of which none is recorded.
_UNWRITTEN = "{}"


def _clauses(written: str, expires_on: date | None) -> Clauses:
    """As clauses_of(), from the column's text."""
    clauses = _parsed(written)
    if expires_on is None or clauses.term is not None:
        return clauses
    return replace(clauses, expires=expires_on + timedelta(days=1))


@lru_cache(maxsize=4096)
def _parsed(written: str) -> Clauses:
    return Clauses() if written == _UNWRITTEN else parse_clauses(orjson.loads(written))


@lru_cache(maxsize=4096)
def party_in_law(code: str, kind: str) -> law.Party:
    """A party as the rules know it: by its code."""
    return law.Party(code, "", _KINDS.get(Party.Kind(kind), law.PartyKind.STATE))


def _parties(ids: Any) -> dict[UUID, dict[UUID, law.Party]]:
    """The parties of each agreement by their ids, in the order of the agreement."""
    found: dict[UUID, dict[UUID, law.Party]] = {}
    rows = AgreementParty.unscoped.filter(_of("agreement_id", ids)).order_by("agreement_id", "order", "id")
    for pk, party_id, code, kind in rows.values_list(
        "agreement_id", "party_id", "party__code", "party__kind"
    ):
        found.setdefault(pk, {})[party_id] = party_in_law(code, kind)
    return found


def _parties_then(agreement_ids: Collection[UUID], day: Day) -> dict[UUID, dict[UUID, law.Party]]:
    """As _parties(), of those who were on record then."""
    found: dict[UUID, dict[UUID, law.Party]] = {}
    for row in parties_then(agreement_ids, day):
        found.setdefault(row.agreement_id, {})[row.party_id] = party_in_law(row.party.code, row.party.kind)
    return found


# Texts are read as they come, and each of them is understood once: a register says the same days over and over.
_COLUMNS = (
    "agreement_id", IdText("id"), IdText("replaces_id"), "party_id", "kind", Raw("done_on"), Raw("received_on"),
    Raw("effective_on"), Raw("until_on"), "retroactive", "known_on", IdText("about_id"), "named", "predecessor__code",
    "void",
)  # fmt: skip
#: What stands in these columns.
_Row = tuple[Any, ...]


def _row(act: Act) -> _Row:
    """The same of an act that was read as a whole, its days as they were understood."""
    replaces, about = (str(pk) if pk else None for pk in (act.replaces_id, act.about_id))
    return (
        act.agreement_id, str(act.pk), replaces, act.party_id, act.kind, act.done_on, act.received_on, act.effective_on,
        act.until_on, act.retroactive, act.known_on, about, act.named,
        act.predecessor.code if act.predecessor else None, act.void,
    )  # fmt: skip


def _acts(
    rows: Sequence[_Row], parties: Mapping[UUID, Mapping[UUID, law.Party]]
) -> dict[UUID, list[law.Act]]:
    lines = lines_of((key, replaced) for _pk, key, replaced, *_rest in rows if replaced)
    found: dict[UUID, list[law.Act]] = {}
    for agreement_id, key, _replaced, party_id, *rest in rows:
        party = parties[agreement_id][party_id] if party_id else None
        found.setdefault(agreement_id, []).append(_act(lines, key, party, *rest))
    return found


Id = TypeVar("Id", UUID, str)


def lines_of(versions: Iterable[tuple[Id, Id | None]]) -> dict[Id, tuple[Id, int]]:
    """Of each version of an act (id, and the id of the one it replaces): the first version, and its own number.

    First versions may be left out.
    """
    replaced = dict(versions)
    found: dict[Id, tuple[Id, int]] = {}
    for pk, former in replaced.items():
        first, number, before = pk, 1, former
        while before is not None:
            first, number, before = before, number + 1, replaced.get(before)
        found[pk] = (first, number)
    return found


_Day = str | FuzzyDate | None


def _act(
    lines: Mapping[str, tuple[str, int]], pk: str, party: law.Party | None, kind: str,
    done_on: _Day, received_on: _Day, effective_on: _Day, until_on: _Day,
    retroactive: bool, known_on: date | None, about: str | None, named: str, predecessor: str | None, void: bool,
) -> law.Act:  # fmt: skip
    key, version = lines.get(pk, (pk, 1))
    done, received, effective, until = map(_said, (done_on, received_on, effective_on, until_on))
    on = done.period or Period.until(effective.period.last if effective.period else date.max)
    return law.Act(
        key=key,
        version=version,
        kind=_ACTS[kind],
        on=on,
        party=party,
        received=received.period,
        effective=effective.period,
        until=until.period,
        of=lines.get(about, (about, 1))[0] if about else named,
        predecessor=predecessor or "",
        known_on=known_on,
        void=void,
        # A register may say so without saying that it looks back.
        retroactive=retroactive or (effective.period is not None and effective.period.last < on.first),
        doubted=done.doubted or received.doubted or effective.doubted or until.doubted,
    )


_ACTS = {kind.value: kind for kind in law.Kind}


class _Said(NamedTuple):
    """What a day in the ledger says: its period, if any, and whether the source itself doubts it."""

    period: Period | None
    doubted: bool


@lru_cache(maxsize=32_768)
def _said(given: _Day) -> _Said:
    """From the column or from its text."""
    day = FuzzyDate.parse(orjson.loads(given)) if isinstance(given, str) else given
    if day is None:
        return _Said(None, False)
    return _Said(None if day.value is None else Period.parse(day.value), day.uncertain)


def computed(agreements: Collection[Agreement]) -> list[Agreement]:
    """Those whose entry into force and status are computed."""
    return [one for one in agreements if one.character in COMPUTED]
