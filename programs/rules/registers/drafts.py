"""One row of agreements or of parties, cell by cell, into an entry and what is to be said of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as made
from typing import Any

import orjson

from . import own_lines
from .dates import KEPT_CODES, Read, read_date
from .names import party, several
from .plans import Plan
from .profiles import CHOICES, Column
from .records import (
    Entry,
    EntryAct,
    PartyKind,
    PartyName,
    Reference,
    Relation,
    Remark,
    Severity,
    When,
)  # fmt: skip
from .titles import fold, kind_of, level_of

#: Most characters, as the fields of the database have it.
LIMITS = {"external_id": 200, "title": 1000, "done_at": 200, "subject": 1000, "party": 300}
#: What stands between the values of a list in the installation's own table (own_lines).
LINES = "\n"
_PLAIN = ("kind", "written_kind", "level", "character", "scope", "subject", "prevailing", "clauses")
_DAYS = ("done_on", "expires_on", "notice_by")
_LOST = re.compile("&#65533;|\N{REPLACEMENT CHARACTER}")
_SEVERAL = re.compile(r"/|&|\band\b")


class Refused(ValueError):
    """The row cannot be taken: `remark` says why."""

    def __init__(self, code: str, field: str = "", **facts: Any) -> None:
        self.remark = Remark(code, Severity.REFUSED, field, facts)
        super().__init__(code)


@dataclass(slots=True)
class ActDraft:
    """The parts of an act as columns give them."""

    kind: str
    of_party: bool
    on: When | None = None
    effective: When | None = None
    place: str = ""
    note: str = ""


@dataclass(slots=True)
class Draft:
    """What has been read of a row.

    `lists`: values by what tells them apart, in order; `keys`: by name; `party`: the one that the row is of;
    `finished`: the acts that all of it comes to.
    """

    plan: Plan
    cells: Mapping[str, str]
    fields: dict[str, Any] = made(default_factory=dict)
    texts: dict[str, dict[str, str]] = made(default_factory=dict)
    lists: dict[str, dict[Any, Any]] = made(default_factory=dict)
    finished: list[EntryAct] = made(default_factory=list)
    acts: list[ActDraft] = made(default_factory=list)
    keys: dict[str, str] = made(default_factory=dict)
    also: list[tuple[str, str, Read]] = made(default_factory=list)
    party: PartyName | None = None
    remarks: list[Remark] = made(default_factory=list)

    def say(self, code: str, severity: Severity, field: str = "", **facts: Any) -> None:
        self.remarks.append(Remark(code, severity, field, facts))

    def cell(self, heading: str) -> str:
        """What a column says; "" where it says nothing in the source's way."""
        text = self.cells.get(heading, "").strip()
        return "" if text in self.plan.profile.nothing else text

    def date(self, text: str, field: str) -> Read:
        """A date, with what is to be said of it."""
        read = read_date(text, self.plan.profile.order)
        if read.code:
            severity = Severity.KEPT if read.code in KEPT_CODES else Severity.REPORTED
            self.say(read.code, severity, field, written=text[:80])
        return read

    def text(self, field: str, said: str, tag: str = "") -> None:
        self.texts.setdefault(field, {}).setdefault(tag or self.plan.profile.language, said)

    def add(self, field: str, value: Any, key: Any = None) -> None:
        """Adds to a list what is not there yet."""
        self.lists.setdefault(field, {}).setdefault(value if key is None else key, value)

    def all(self, field: str) -> tuple[Any, ...]:
        return tuple(self.lists.get(field, {}).values())

    def named(self, name: str) -> PartyName:
        return party(name, self.plan.profile.territories_by_case)


def draft_of(plan: Plan, cells: Mapping[str, str]) -> Draft:
    """The row as far as its columns say it; Refused."""
    draft = Draft(plan, cells)
    for column in plan.columns:
        said = draft.cell(column.heading)
        if not said or any(said == draft.cell(other) for other in column.unless):
            continue
        for mark in column.strip:
            said = said.removeprefix(mark).removesuffix(mark)
        family, _dot, rest = column.field.partition(".")
        _HANDLERS[family](draft, column, rest, said)
    if not draft.texts.get("title"):
        raise Refused("no_title", "title")
    return draft


def entry_of(draft: Draft, external_id: str) -> Entry:
    """The entry under its id; Refused where a text is longer than its field."""
    title = draft.texts.get("title", {})
    said_alone: dict[str, Any] = {name: draft.fields.get(name, "") for name in _PLAIN}
    said_alone |= {name: draft.fields.get(name) for name in _DAYS}
    entry = Entry(
        external_id=external_id, title=title, other_titles=draft.all("other_titles"), **said_alone,
        authentic=draft.all("authentic"), depositary=draft.texts.get("depositary", {}),
        summary=draft.texts.get("summary", {}),
        done_at=draft.texts.get("done_at", {}),
        parties=draft.all("parties"), acts=tuple(draft.finished),
        references=draft.all("references"),
        particulars=draft.all("particulars"), urls=draft.all("urls"),
        relations=draft.all("relations"), note=draft.texts.get("note", {}),
    )  # fmt: skip
    _within("external_id", external_id)
    for said in title.values():
        _within("title", said)
    for place in (entry.done_at, *(act.place for act in entry.acts)):
        for said in place.values():
            _within("done_at", said)
    for each in entry.parties:
        _within("party", each.name)
    return entry


def _within(field: str, said: str) -> None:
    if len(said) > LIMITS[field]:
        raise Refused("too_long", field, count=len(said), limit=LIMITS[field])


# --- What each field takes --------------------------------------------------------------------------------------------


def _title(draft: Draft, _column: Column, tag: str, said: str) -> None:
    if _LOST.search(said):
        draft.say("letters_lost", Severity.REPORTED, "title", count=len(_LOST.findall(said)))
    draft.text("title", said, tag)


def _text(draft: Draft, column: Column, tag: str, said: str) -> None:
    field = column.field.partition(".")[0]
    before = draft.texts.get(field, {}).get(tag or draft.plan.profile.language, "")
    if field == "done_at":
        _place_said(draft, said)
    elif before:
        # Of two columns for one text both are kept.
        draft.texts[field][tag or draft.plan.profile.language] = f"{before}\n{said}"
    draft.text(field, said, tag)


def _place_said(draft: Draft, said: str) -> None:
    if said.endswith("?"):
        draft.say("place_uncertain", Severity.KEPT, "done_at", written=said[:80])
    if _SEVERAL.search(said):
        draft.say("places_several", Severity.KEPT, "done_at", written=said[:80])


def _plain(draft: Draft, column: Column, _rest: str, said: str) -> None:
    draft.fields.setdefault(column.field, said)


def _chosen(draft: Draft, column: Column, _rest: str, said: str) -> None:
    """One of a few values, by the source's word or as the installation writes it."""
    field = column.field
    meant = column.words.get(said, said if said in CHOICES[field] else "")
    if meant:
        draft.fields.setdefault(field, meant)
    elif field == "kind":
        draft.fields.setdefault("written_kind", said)
    else:
        draft.add("particulars", Reference(column.heading, said))
        if said not in column.words:
            draft.say("word_unknown", Severity.REPORTED, field, written=said[:80])


def _day(draft: Draft, column: Column, _rest: str, said: str) -> None:
    when = draft.date(said, column.field).when
    if when:
        draft.fields.setdefault(column.field, when)


def _clauses(draft: Draft, column: Column, _rest: str, said: str) -> None:
    try:
        is_object = isinstance(orjson.loads(said), dict)
    except ValueError:
        is_object = False
    if is_object:
        draft.fields.setdefault("clauses", said)
    else:
        draft.add("particulars", Reference(column.heading, said))
        draft.say("word_unknown", Severity.REPORTED, "clauses", written=said[:80])


def _parties(draft: Draft, column: Column, _rest: str, said: str) -> None:
    if column.split == LINES:
        for each in own_lines.parties(said, draft.named):
            draft.add("parties", each)
        return
    for name in said.split(column.split) if column.split else [said]:
        if name.strip():
            draft.add("parties", draft.named(name))


def _party(draft: Draft, _column: Column, _rest: str, said: str) -> None:
    if several(said):
        draft.say("party_unclear", Severity.REPORTED, "party", written=said)
        draft.party = PartyName(said)
    else:
        draft.party = draft.named(said)
    draft.add("parties", draft.party)


def _act(draft: Draft, column: Column, rest: str, said: str) -> None:
    kind, _dot, part = rest.partition(".")
    of_party = column.field.startswith("party_act.")
    same = [act for act in draft.acts if act.kind == kind and act.of_party == of_party]
    field = rest.removesuffix(".date")
    if part == "date":
        when = draft.date(said, field).when
        if when:
            # The source gives it twice: the second is told apart by what its column is called.
            draft.acts.append(ActDraft(kind, of_party, on=when, note=column.heading if same else ""))
        return
    act = same[-1] if same else ActDraft(kind, of_party)
    if not same:
        draft.acts.append(act)
    if part == "effective":
        act.effective = draft.date(said, field).when
    elif part == "place":
        act.place = said
    else:
        act.note = said


def _acts(draft: Draft, _column: Column, _rest: str, said: str) -> None:
    unclear = []
    for line in own_lines.split_lines(said):
        act = own_lines.act(line, draft.named, draft.plan.profile.language)
        if act is None:
            unclear.append(line[:200])
        else:
            draft.add("acts", act, repr(act))
    if unclear:
        draft.say("line_unclear", Severity.REPORTED, "acts", written=unclear[:20], count=len(unclear))


def _also(draft: Draft, column: Column, kind: str, said: str) -> None:
    draft.also.append((kind, column.heading, read_date(said, draft.plan.profile.order)))


def _reference(draft: Draft, column: Column, label: str, said: str) -> None:
    draft.add(
        "references" if column.field.startswith("reference.") else "particulars", Reference(label, said)
    )


def _references(draft: Draft, column: Column, _rest: str, said: str) -> None:
    if column.split == LINES:
        for each in own_lines.references(said):
            draft.add(column.field, each)
        return
    for part in said.split(column.split) if column.split else [said]:
        # As the British register writes them: "Treaty Series 001/1896: C. 7930||https://…".
        body, _bars, url = part.partition("||")
        label, colon, text = body.partition(": ")
        if not colon:
            label, text = "", body
        if body.strip():
            draft.add("references", Reference(label.strip(), text.strip(), url.strip()))


def _urls(draft: Draft, column: Column, _rest: str, said: str) -> None:
    _listed(draft, "urls", column, said)


def _several(draft: Draft, column: Column, _rest: str, said: str) -> None:
    _listed(draft, column.field, column, said)


def _listed(draft: Draft, field: str, column: Column, said: str) -> None:
    if column.split == LINES:
        values = [own_lines.plain(line) for line in own_lines.split_lines(said)]
    else:
        values = said.split(column.split) if column.split else [said]
    for value in values:
        if value.strip():
            draft.add(field, value.strip())


def _relations(draft: Draft, _column: Column, _rest: str, said: str) -> None:
    for each in own_lines.relations(said):
        draft.add("relations", each)


def _relation(draft: Draft, _column: Column, kind: str, said: str) -> None:
    draft.add("relations", Relation(kind, said))


def _lineage(draft: Draft, _column: Column, _rest: str, said: str) -> None:
    _own, _colon, above = said.partition(":")
    if above.strip():
        draft.add("relations", Relation("", above.strip()))


def _key(draft: Draft, _column: Column, name: str, said: str) -> None:
    draft.keys.setdefault(name, said)


Handler = Callable[[Draft, Column, str, str], None]
_HANDLERS: dict[str, Handler] = {
    "external_id": _plain, "subject": _plain, "written_kind": _plain, "title": _title, "summary": _text,
    "done_at": _text, "note": _text, "kind": _chosen, "level": _chosen, "character": _chosen,
    "scope": _chosen, "done_on": _day, "expires_on": _day, "notice_by": _day, "clauses": _clauses,
    "prevailing": _plain, "depositary": _text, "authentic": _several, "parties": _parties, "party": _party, "act": _act,
    "party_act": _act, "acts": _acts, "also": _also, "reference": _reference, "particular": _reference,
    "references": _references, "particulars": _references, "urls": _urls, "other_titles": _several,
    "relations": _relations, "relation": _relation, "lineage": _lineage, "key": _key,
}  # fmt: skip


def finished_acts(draft: Draft) -> list[EntryAct]:
    """The acts that columns gave parts of; one with a place or note alone is none."""
    language = draft.plan.profile.language
    acts = []
    for act in draft.acts:
        if act.on is None and act.effective is None:
            if act.place:
                draft.say("place_without_date", Severity.REPORTED, act.kind, written=act.place[:80])
            continue
        acts.append(
            EntryAct(
                act.kind,
                act.on,
                draft.party if act.of_party else None,
                act.effective,
                place={language: act.place} if act.place else {},
                note={language: act.note} if act.note else {},
            )
        )
    return acts


def from_title(draft: Draft) -> None:
    """Kind and level where the title says them and no column does."""
    title = next(iter(draft.texts.get("title", {}).values()), "")
    sheet = draft.plan.sheet
    stated = draft.fields.get("kind") or draft.fields.get("written_kind")
    if sheet.kind_from_title and not stated and (kind := kind_of(title)):
        draft.fields["kind"] = kind
    if sheet.level_from_title and not draft.fields.get("level") and (level := level_of(title)):
        draft.fields["level"] = level


def title_key(draft: Draft) -> str:
    """The title as rows are told apart by it."""
    return fold(next(iter(draft.texts.get("title", {}).values()), ""))


def unknown_parties(draft: Draft) -> list[str]:
    """Names whose kind is not known, and that were not reported as two in one."""
    return [
        each.name
        for each in draft.all("parties")
        if each.kind is PartyKind.UNKNOWN and not several(each.name)
    ]
