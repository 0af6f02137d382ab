"""What an entry that came before changes of its record, held against what people have written there since.

Where the source did not change, the record is kept as it is; where both did, the entry is a conflict and the record is
kept too. A part of a record is what the last import made of it as long as it says the same. An act of which the source
says otherwise is corrected, one of which it says nothing more is struck out: what it said before stays on record.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from cooperation.dates import FuzzyDate
from programs.models import NEWEST_ACTS, Act, Agreement, AgreementParty, Document, Verdict
from programs.rules.clause_parties import named

from .register_values import ACT_COLUMNS, COLUMNS, Values, key_of


@dataclass(slots=True)
class Standing:
    """A record as it is now: its acts by what they say, and those that others stand on (`busy`).

    `staying`: the parties of all acts, corrected and struck out ones too, and those that its final clauses name.
    """

    id: UUID
    columns: dict[str, Any]
    parties: dict[UUID, UUID] = field(default_factory=dict)
    acts: dict[str, UUID] = field(default_factory=dict)
    busy: set[UUID] = field(default_factory=set)
    staying: set[UUID | None] = field(default_factory=set)


@dataclass(slots=True)
class Change:
    """What is to be written of one record. `contested`: fields that people and the source both changed."""

    agreement_id: UUID
    columns: dict[str, Any] = field(default_factory=dict)
    parties_in: dict[UUID, str] = field(default_factory=dict)
    parties_out: list[UUID] = field(default_factory=list)
    acts_in: list[dict[str, Any]] = field(default_factory=list)
    #: Versions of acts that are there: the former version, and what the act is now, or was where it is struck out.
    acts_corrected: list[tuple[UUID, dict[str, Any]]] = field(default_factory=list)
    acts_struck: list[tuple[UUID, dict[str, Any]]] = field(default_factory=list)
    #: (kind, the id that the source gives the other one) of relations that it states by now, and no longer.
    relations_in: list[tuple[str, str]] = field(default_factory=list)
    relations_out: list[tuple[str, str]] = field(default_factory=list)
    contested: list[str] = field(default_factory=list)
    #: The acts that are there, by key_of().
    there: dict[str, UUID] = field(default_factory=dict)

    @property
    def verdict(self) -> Verdict:
        if self.contested:
            return Verdict.CONFLICT
        acts = self.acts_in or self.acts_corrected or self.acts_struck
        relations = self.relations_in or self.relations_out
        something = self.columns or self.parties_in or self.parties_out or acts or relations
        return Verdict.CHANGED if something else Verdict.UNCHANGED


def standing(ids: Collection[UUID]) -> dict[UUID, Standing]:
    """These agreements as they are now, in a few statements for all of them."""
    found = {
        pk: Standing(pk, {name: _plain(value) for name, value in row.items()})
        for row in Agreement.unscoped.filter(pk__in=ids).values("pk", *COLUMNS)
        if (pk := row.pop("pk"))
    }
    parties = AgreementParty.unscoped.filter(agreement_id__in=ids)
    for agreement, party, pk, code in parties.values_list("agreement_id", "party_id", "pk", "party__code"):
        of = found[agreement]
        of.parties[party] = pk
        if of.columns["clauses"] and code in named(of.columns["clauses"]):
            of.staying.add(party)
    # Each in its last version: what was corrected is no longer what the import made of it.
    acts = Act.unscoped.filter(NEWEST_ACTS, agreement_id__in=ids)
    for row in acts.values("pk", "agreement_id", "replaces_id", "person_id", "post_id", *ACT_COLUMNS):
        of = found[row["agreement_id"]]
        act = {name: _plain(row[name]) for name in ACT_COLUMNS}
        of.acts.setdefault(key_of(act), row["pk"])
        if row["replaces_id"]:
            # Since when a correction is known, no source need say.
            of.acts.setdefault(key_of(act | {"known_on": None}), row["pk"])
        of.staying.add(row["party_id"])
        if row["person_id"] or row["post_id"]:
            of.busy.add(row["pk"])
    former = Act.unscoped.filter(agreement_id__in=ids, party__isnull=False).exclude(NEWEST_ACTS)
    for agreement, party in former.values_list("agreement_id", "party_id"):
        found[agreement].staying.add(party)
    for agreement, pk in _stood_on(ids):
        found[agreement].busy.add(pk)
    return found


def _plain(value: Any) -> Any:
    return value.as_json() if isinstance(value, FuzzyDate) else value


def _stood_on(ids: Collection[UUID]) -> Iterable[tuple[UUID, UUID]]:
    yield from Document.unscoped.filter(act__agreement_id__in=ids).values_list("act__agreement_id", "act_id")
    yield from Act.unscoped.filter(about__agreement_id__in=ids).values_list("about__agreement_id", "about_id")


def change_of(now: Standing, new: Values, old: Values | None) -> Change:
    """What is to be written. `old`: what the import before said; None where the record came from none."""
    change = Change(now.id, there=now.acts)
    for name in COLUMNS:
        wanted, before, there = new.columns[name], old.columns[name] if old else None, now.columns[name]
        if there == wanted or (old and before == wanted):
            continue
        if old and before == there:
            change.columns[name] = wanted
        else:
            change.contested.append(name)
    _acts(change, now, new, old)
    _parties(change, now, new, old)
    if old:
        change.relations_in = [each for each in new.relations if each not in old.relations]
        change.relations_out = [each for each in old.relations if each not in new.relations]
    return change


def _acts(change: Change, now: Standing, new: Values, old: Values | None) -> None:
    wanted = {key_of(act): act for act in new.acts}
    before = {key_of(act): act for act in old.acts} if old else {}
    added = [act for key, act in wanted.items() if key not in before and key not in now.acts]
    staying = {now.acts.get(key) for key in wanted}
    gone = [(now.acts.get(key), act) for key, act in before.items() if key not in wanted]
    if any(pk is None or pk in now.busy for pk, _act in gone) or (added and old is None):
        change.contested.append("acts")
        return
    for pk, former in gone:
        if pk is None or pk in staying:
            continue
        instead = next((act for act in added if _same(act, former)), None)
        if instead is None:
            change.acts_struck.append((pk, former))
        else:
            added.remove(instead)
            change.acts_corrected.append((pk, instead))
    change.acts_in = added


def _same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether they may be one act of which something else is said: of the same kind, and of the same party."""
    return bool(one["kind"] == other["kind"] and one["party_id"] == other["party_id"])


def _parties(change: Change, now: Standing, new: Values, old: Values | None) -> None:
    before = old.parties if old else {}
    added = {pk: named for pk, named in new.parties.items() if pk not in before and pk not in now.parties}
    if added and old is None:
        change.contested.append("parties")
        return
    change.parties_in = added
    # Who has done an act stays, also where it was struck out: that it was is on record.
    acting = {act["party_id"] for act in new.acts} | now.staying
    for pk in before.keys() - new.parties.keys():
        if pk in now.parties and pk not in acting:
            change.parties_out.append(now.parties[pk])
