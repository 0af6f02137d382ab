"""What an entry says, as the columns of the tables have it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

import orjson

from programs.rules.clause_parties import named
from programs.rules.registers.acts import recorded
from programs.rules.registers.dates import first_day, last_day
from programs.rules.registers.own_lines import act_called
from programs.rules.registers.records import Entry, EntryAct, PartyName, Reference, When
from programs.rules.registers.titles import fold
from programs.rules.treaties.nodes import bounded
from programs.rules.treaties.reading_clauses import parse_clauses

from .register_parties import Known

#: Columns of an agreement that a register says.
COLUMNS = (
    "kind", "written_kind", "level", "character", "scope", "subject", "title", "other_titles", "summary", "note",
    "references", "particulars", "done_on", "done_at", "depositary", "authentic", "prevailing", "clauses", "expires_on",
    "notice_by",
)  # fmt: skip
#: Columns of an act that a register says, beside whose it is.
ACT_COLUMNS = (
    "kind", "party_id", "done_on", "effective_on", "received_on", "until_on", "known_on", "retroactive", "named",
    "predecessor_id", "place", "note", "signatory_name", "signatory_post",
)  # fmt: skip
_DAY = 10
_PRECISIONS = {4: "year", _DAY: "day"}
_TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
#: Columns that take no more characters; what is longer is a particular.
_LIMITS = {"subject": 300, "written_kind": 200}
_NAMED = 300


@dataclass(slots=True)
class Values:
    """An agreement by column; its parties with the names they have there, in order; its acts by column.

    `relations`: (kind, the id that the source gives the other agreement). `same`: names of parties that another name
    in it stands for already.
    """

    columns: dict[str, Any]
    parties: dict[UUID, str] = field(default_factory=dict)
    #: Beside ACT_COLUMNS each has `about`: the key_of() the act that it is about, "" where it is about none.
    acts: list[dict[str, Any]] = field(default_factory=list)
    relations: list[tuple[str, str]] = field(default_factory=list)
    same: list[str] = field(default_factory=list)


def fuzzy(when: When | None) -> dict[str, Any] | None:
    """A date as FuzzyDate.as_json has it."""
    if when is None:
        return None
    value = when.value
    precision = _PRECISIONS.get(len(value)) or {"Q": "quarter", "H": "half_year"}.get(value[5], "month")
    return {
        "value": value, "precision": precision, "uncertain": when.uncertain, "recurs": "", "permanent": False,
    }  # fmt: skip


def values_of(entry: Entry, parties: Mapping[PartyName, Known]) -> Values:
    """`parties`: for each name, the party that it stands for."""
    columns: dict[str, Any] = {name: getattr(entry, name) for name in COLUMNS}
    columns["title"], columns["done_on"] = dict(entry.title), fuzzy(entry.done_on)
    columns["other_titles"] = list(entry.other_titles)
    columns["references"] = [
        *map(_reference, entry.references),
        *({"label": "", "text": "", "url": url} for url in entry.urls),
    ]
    columns["particulars"] = [
        *map(_reference, entry.particulars),
        # To what it belongs is said by a code of the source, and not in what way.
        *(_said("Belongs to", each.target) for each in entry.relations if not each.kind),
    ]
    _checked(columns, entry)
    _check_clauses(columns, entry, parties)
    for name, limit in _LIMITS.items():
        if len(columns[name]) > limit:
            columns["particulars"].append(_said(name.replace("_", " ").capitalize(), columns[name]))
            columns[name] = ""
    found = Values(columns, relations=[(each.kind, each.target) for each in entry.relations if each.kind])
    for each in dict.fromkeys(_parties(entry)):
        pk, called, _code = parties[each]
        if pk in found.parties and each in entry.parties:
            found.same.append(each.name)
        _name(found.parties, pk, "" if _same_name(each.name, called) else each.name)
    seen: dict[str, dict[str, Any]] = {}
    spoken: dict[str, str] = {}
    for act in entry.acts:
        row = _act(act, parties)
        key = key_of(row)
        seen.setdefault(key, row)
        spoken.setdefault(act_called(act.kind, act.on, act.party.name if act.party else ""), key)
    found.acts = list(seen.values())
    for row in found.acts:
        row["about"] = spoken.get(row["about"], "")
    return found


def parties_of(acts: Iterable[EntryAct]) -> Iterator[PartyName]:
    """The parties that acts name."""
    for act in acts:
        yield from filter(None, (act.party, act.predecessor))


def _checked(columns: dict[str, Any], entry: Entry) -> None:
    """Puts what must be of a certain form into its columns; what is not of it is a particular."""
    said = columns["particulars"]
    columns["depositary"] = dict(entry.depositary)
    columns["authentic"] = [tag for tag in entry.authentic if _TAG.fullmatch(tag)]
    said += [_said("Authentic text", tag) for tag in entry.authentic if tag not in columns["authentic"]]
    if entry.prevailing not in ("", *columns["authentic"]):
        said.append(_said("Prevailing text", entry.prevailing))
        columns["prevailing"] = ""
    for name in ("expires_on", "notice_by"):
        when = getattr(entry, name)
        columns[name] = _day(when)
        if when and not columns[name]:
            said.append(_said(name.replace("_", " ").capitalize(), when.value))


def _check_clauses(columns: dict[str, Any], entry: Entry, parties: Mapping[PartyName, Known]) -> None:
    """The final clauses, where they can be read and name nobody but parties of the entry; else a particular."""
    columns["clauses"] = {}
    if not entry.clauses:
        return
    try:
        clauses = orjson.loads(entry.clauses)
        parse_clauses(bounded(clauses))
    except ValueError:
        clauses = None
    if clauses is None or not named(clauses) <= {parties[each].code for each in _parties(entry)}:
        columns["particulars"].append(_said("Clauses", entry.clauses))
    else:
        columns["clauses"] = clauses


def _parties(entry: Entry) -> Iterator[PartyName]:
    """Those on the agreement, and those that its acts name."""
    yield from entry.parties
    yield from parties_of(entry.acts)


def _day(when: When | None) -> date | None:
    return date.fromisoformat(when.value) if when and len(when.value) == _DAY else None


@lru_cache(maxsize=16_384)
def _same_name(one: str, other: str) -> bool:
    return fold(one) == fold(other)


def _name(named: dict[UUID, str], pk: UUID, name: str) -> None:
    """Two names of one party in one entry are both kept."""
    before = named.get(pk, "")
    if name and name not in before.split(" / ") and len(before) + len(name) + 3 <= _NAMED:
        name = f"{before} / {name}" if before else name
    named[pk] = name if name and len(name) >= len(before) else before


def _reference(each: Reference) -> dict[str, str]:
    return {"label": each.label, "text": each.text, "url": each.url}


def _said(label: str, text: str) -> dict[str, str]:
    return {"label": label, "text": text, "url": ""}


def _act(act: EntryAct, parties: Mapping[PartyName, Known]) -> dict[str, Any]:
    made = recorded(act)
    early = made.done and made.effective and last_day(made.effective.value) < first_day(made.done.value)
    return {
        "kind": made.kind, "party_id": parties[act.party][0] if act.party else None, "done_on": fuzzy(made.done),
        "effective_on": fuzzy(made.effective), "received_on": fuzzy(act.received), "until_on": fuzzy(act.until),
        "known_on": _day(act.known), "retroactive": act.retroactive or bool(early), "named": made.named or act.named,
        "predecessor_id": parties[act.predecessor][0] if act.predecessor else None, "about": act.about,
        "place": dict(act.place), "note": dict(act.note),
        "signatory_name": dict(act.signatory), "signatory_post": dict(act.post),
    }  # fmt: skip


def key_of(act: dict[str, Any]) -> str:
    """By which one act is told from another: all that is said of it."""
    return repr([_plain(act[name]) for name in ACT_COLUMNS])


def _plain(value: Any) -> Any:
    return sorted(value.items()) if isinstance(value, dict) else value
