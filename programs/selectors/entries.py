"""Agreements as entries of a register: what the installation's own table says of each (rules.registers.own_form)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Any

import orjson
from django.db.models import BooleanField, Count, ExpressionWrapper, QuerySet, Value

from cooperation.access import Actor
from cooperation.statements import IdText, Raw, any_of, array
from cooperation.texts import pick
from programs.models import NEWEST_ACTS, Act, Agreement, AgreementParty, Party
from programs.rules.registers.acts import event_of
from programs.rules.registers.own_lines import act_called
from programs.rules.registers.records import (
    Entry,
    EntryAct,
    PartyKind,
    PartyName,
    Reference,
    Relation,
    Text,
    When,
)
from programs.selectors.registers import related

#: Agreements read at a time.
BATCH = 1000
#: What a party is known by that has no code elsewhere.
_MADE = "X-"
#: Columns of an agreement that an entry has under the same name: as they are, as dates, as texts.
_PLAIN = ("kind", "written_kind", "level", "character", "scope", "subject", "prevailing")
_TEXTS = ("title", "summary", "done_at", "note", "depositary")
_ACT_JSON = (
    "done_on", "effective_on", "received_on", "until_on", "place", "note", "signatory_name", "signatory_post",
)  # fmt: skip
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What belongs to a batch of agreements, by the id of the agreement; parties by their own."""

    parties: Mapping[str, PartyName]
    participation: Mapping[str, list[Row]]
    acts: Mapping[str, list[Row]]
    relations: Mapping[str, list[Row]]
    twice: set[str]


def entries(actor: Actor, rows: QuerySet[Agreement]) -> Iterator[Entry]:
    """An entry for each of these agreements, scoped and in their order; acts in their last version.

    Agreements related to it that the actor may not see are left out. Without an id in its register, an agreement is
    known by the one it has here; so are those that several registers know by one id.
    """
    parties, twice = _parties(), _twice(rows)
    columns = (IdText("pk"), "external_id", "expires_on", "notice_by", "authentic", *_PLAIN)
    texts = (*_TEXTS, "done_on", "other_titles", "references", "particulars", "clauses")
    read = rows.values_list(*columns, *map(Raw, texts)).iterator(chunk_size=BATCH)
    while batch := list(islice(read, BATCH)):
        ids = Value(array(row[0] for row in batch))
        found = _Parts(parties, _participation(ids), _acts(ids), _relations(actor, ids), twice)
        yield from (_entry(row, found) for row in batch)


def _twice(rows: QuerySet[Agreement]) -> set[str]:
    """Ids that several of these agreements bear, each in the register of another body."""
    known = (
        rows.order_by().filter(external_id__isnull=False).values("external_id").annotate(times=Count("pk"))
    )
    return {name for (name,) in known.filter(times__gt=1).values_list("external_id") if name}


# --- What belongs to a batch ------------------------------------------------------------------------------------------


def _parties() -> dict[str, PartyName]:
    """Every party under its own name."""
    rows = Party.unscoped.values_list(IdText("pk"), "code", "kind", "name")
    return {
        pk: PartyName(pick(name, "en")[1] or code, PartyKind(kind), "" if code.startswith(_MADE) else code)
        for pk, code, kind, name in rows
    }


def _by_agreement(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row[0]].append(row)
    return found


def _participation(ids: Value) -> Mapping[str, list[Row]]:
    rows = AgreementParty.unscoped.filter(any_of("agreement_id", ids)).order_by("order", "id")
    return _by_agreement(rows.values_list(IdText("agreement_id"), IdText("party_id"), "named"))


def _acts(ids: Value) -> Mapping[str, list[Row]]:
    """Acts in every version: whether it is the last one is the second column."""
    rows = Act.unscoped.filter(any_of("agreement_id", ids)).order_by("done_first", "id")
    newest = ExpressionWrapper(NEWEST_ACTS, output_field=BooleanField())
    others = map(IdText, ("party_id", "predecessor_id", "pk", "replaces_id", "about_id"))
    return _by_agreement(
        rows.values_list(
            IdText("agreement_id"),
            newest,
            *others,
            "kind",
            "named",
            "retroactive",
            "known_on",
            *map(Raw, _ACT_JSON),
        )
    )


def _relations(actor: Actor, ids: Value) -> Mapping[str, list[Row]]:
    seen = related(actor).filter(any_of("source_id", ids)).order_by("id")
    return _by_agreement(
        seen.values_list(IdText("source_id"), "kind", IdText("target_id"), "target__external_id")
    )


# --- One agreement ----------------------------------------------------------------------------------------------------


def _entry(row: Row, parts: _Parts) -> Entry:
    pk, external_id, expires_on, notice_by, authentic, *rest = row
    plain, raw = rest[: len(_PLAIN)], rest[len(_PLAIN) :]
    done_on, other_titles, references, particulars, clauses = raw[len(_TEXTS) :]
    named = _named(parts.participation.get(pk, ()), parts.acts.get(pk, ()), parts.parties)
    cited = _references(references)
    said: dict[str, Any] = dict(zip(_PLAIN, plain, strict=True))
    said |= {name: _text(text) for name, text in zip(_TEXTS, raw, strict=False)}
    return Entry(
        external_id=_known_as(pk, external_id, parts.twice), **said,
        done_on=_when(done_on), expires_on=_day(expires_on), notice_by=_day(notice_by), authentic=tuple(authentic),
        other_titles=tuple(orjson.loads(other_titles)) if other_titles != "[]" else (),
        parties=tuple(dict.fromkeys(named.values())), acts=_entry_acts(parts.acts.get(pk, ()), named),
        references=tuple(each for each in cited if each.label or each.text),
        urls=tuple(each.url for each in cited if not (each.label or each.text)),
        particulars=_references(particulars),
        relations=tuple(
            Relation(kind, _known_as(target, known, parts.twice))
            for _pk, kind, target, known in parts.relations.get(pk, ())
        ),
        clauses="" if clauses == "{}" else clauses,
    )  # fmt: skip


def _known_as(pk: str, external_id: str | None, twice: set[str]) -> str:
    return external_id if external_id and external_id not in twice else pk


def _named(
    participation: Iterable[Row], acts: Iterable[Row], known: Mapping[str, PartyName]
) -> dict[str, PartyName]:
    """The parties of an agreement and of its acts, each under one name of its own, by id."""
    said = {party: name for _agreement, party, name in participation}
    for _agreement, newest, *parties in acts:
        if newest:
            said.update({party: "" for party in parties[:2] if party and party not in said})
    found: dict[str, PartyName] = {}
    names: set[str] = set()
    for party, written in said.items():
        own = known[party]
        name = written or own.name
        if name in names:
            name = f"{name} ({own.code or party})"
        names.add(name)
        found[party] = own if name == own.name else PartyName(name, own.kind, own.code)
    return found


def _entry_acts(rows: Iterable[Row], named: Mapping[str, PartyName]) -> tuple[EntryAct, ...]:
    made: dict[str, EntryAct] = {}
    about: dict[str, str] = {}
    later: dict[str, str] = {}
    for _agreement, newest, party, predecessor, pk, replaces, of, *said in rows:
        if replaces:
            later[replaces] = pk
        if newest:
            made[pk] = _act(said, named.get(party), named.get(predecessor))
            if of:
                about[pk] = of
    for pk, first in about.items():
        of = first
        while of in later:
            of = later[of]
        # What it is about may have been struck out.
        if (other := made.get(of)) is not None:
            called = act_called(other.kind, other.on, other.party.name if other.party else "")
            made[pk] = replace(made[pk], about=called)
    return tuple(made.values())


def _act(said: Row | list[Any], party: PartyName | None, predecessor: PartyName | None) -> EntryAct:
    kind, named, retroactive, known_on, on, effective, received, until, place, note, signatory, post = said
    event = event_of(kind, named)
    return EntryAct(
        event, _when(on), party, _when(effective), _text(place), _text(note), _text(signatory), _text(post),
        _when(received), _when(until), _day(known_on), retroactive, "" if named == event else named, "", predecessor,
    )  # fmt: skip


def _text(said: str | None) -> Text:
    return orjson.loads(said) if said and said != "{}" else {}


@lru_cache(maxsize=50_000)
def _when_of(said: str) -> When | None:
    kept = orjson.loads(said)
    return When(kept["value"], bool(kept.get("uncertain"))) if kept.get("value") else None


def _when(said: str | None) -> When | None:
    return _when_of(said) if said else None


def _day(day: date | None) -> When | None:
    return When(day.isoformat()) if day else None


def _references(said: str) -> tuple[Reference, ...]:
    if said == "[]":
        return ()
    return tuple(Reference(each["label"], each["text"], each.get("url", "")) for each in orjson.loads(said))
