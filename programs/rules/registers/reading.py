"""Reads the rows of a register by its profile: one Row out for each row in, whatever stands in it.

Streamed: of a row that has been given out, keys.Keys remembers a few numbers.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from typing import Any

from .checks import BEGINS, checked
from .directory import listed_of
from .drafts import Draft, Refused, draft_of, entry_of, finished_acts, from_title, title_key, unknown_parties
from .holdings import holding_of
from .keys import Keys, Known, dated, digest, key_of
from .plans import Plan, plan_for, reading_order
from .profiles import ALIKE, DONE, TITLE, Profile
from .records import EntryAct, Holding, Listed, Outcome, Remark, Row, Severity
from .titles import alike, words_in

#: Headings of cells beyond the last one that has any, as csv.DictReader gives them.
EXTRA = "(beyond the headings)"
_LONGEST_ID = 150
_UNKEPT = re.compile("[\\x00\\u202d\\u202e]")


def read(
    profile: Profile,
    rows: Iterable[Mapping[str, Any]],
    *,
    file: str = "",
    keys: Keys | None = None,
    first: int = 2,
) -> Iterator[Row]:
    """Reads a table. `first`: the number of its first row, headings being row 1; `keys`: of the source's other files.

    Raises nothing of what stands in the rows.
    """
    reader = Reader(profile, file, Keys() if keys is None else keys)
    for number, row in enumerate(rows, start=first):
        yield reader.row(row, number)


def read_files(
    profile: Profile, files: Iterable[tuple[str, Iterable[Mapping[str, Any]]]], *, keys: Keys | None = None
) -> Iterator[Row]:
    """Reads the tables of one source, each under its name, in the order of the profile's sheets."""
    keys = Keys() if keys is None else keys
    named = [(file, iter(rows)) for file, rows in files]
    begun = [next(rows, None) for _file, rows in named]
    for place in reading_order(profile, [tuple(row or ()) for row in begun]):
        (file, rest), row = named[place], begun[place]
        if row is not None:
            yield from read(profile, chain([row], rest), file=file, keys=keys)


class Reader:
    """Reads the rows of one table one by one."""

    def __init__(self, profile: Profile, file: str, keys: Keys) -> None:
        self.profile, self.file, self.keys = profile, file, keys
        self.plans: dict[tuple[str, ...], Plan | None] = {}
        #: Every set of keys by which some table of the source finds records.
        self.joins = tuple(dict.fromkeys(join for sheet in profile.sheets for join in sheet.joins))

    def row(self, given: Mapping[str, Any], number: int) -> Row:
        """What becomes of one row."""
        cells, remarks = _cells(given)
        try:
            return self._taken(cells, number, remarks)
        except Refused as refused:
            remarks.append(refused.remark)
            return Row(self.file, number, cells, Outcome.REFUSED, remarks=tuple(remarks))

    def _taken(self, cells: dict[str, str], number: int, remarks: list[Remark]) -> Row:
        if self.profile.of == "directory":
            return self._listed(cells, number, remarks)
        headings = tuple(cells)
        if headings not in self.plans:
            self.plans[headings] = plan_for(self.profile, headings)
        plan = self.plans[headings]
        if plan is None:
            raise Refused("columns_unknown")
        if not any(cells.values()):
            raise Refused("empty")
        if self.profile.of == "holdings":
            return self._holding(plan, cells, number, remarks)
        return self._agreement(plan, cells, number, remarks)

    # --- Agreements ---------------------------------------------------------------------------------------------------

    def _agreement(self, plan: Plan, cells: dict[str, str], number: int, remarks: list[Remark]) -> Row:
        draft = draft_of(plan, cells)
        draft.finished = _settled(draft)
        from_title(draft)
        said = list(checked(draft, draft.finished))
        known, outcome = self._record(draft, cells, number)
        entry = entry_of(draft, known.record)
        self._remember(known, draft)
        self._unknown(draft)
        remarks += draft.remarks
        remarks += said
        return Row(self.file, number, cells, outcome, known.record, entry, tuple(remarks))

    def _record(self, draft: Draft, cells: dict[str, str], number: int) -> tuple[Known, Outcome]:
        """The record of a row: one that there is, or a new one, not yet remembered."""
        sheet, bit = draft.plan.sheet, 1 << draft.plan.place
        seen = digest(*cells.values())
        given = draft.fields.get("external_id", "")
        known = self._met(draft, given)
        # Where nothing but its title and day tells a row, it goes on with no other.
        alone = sheet.once or not (given or sheet.joins)
        if known is not None and alone and known.sheets & bit:
            if known.seen == seen:
                draft.say("same_row", Severity.KEPT, row=known.number, file=known.file)
                return known, Outcome.MERGED
            if given:
                raise Refused("id_taken", "external_id", id=given, row=known.number, file=known.file)
            known = None
        if known is not None:
            self._differing(known, draft)
            return known, Outcome.MERGED
        return Known(self._new_id(draft, given), self.file, number, bit, seen), Outcome.TAKEN

    def _new_id(self, draft: Draft, given: str) -> str:
        """The id of a record that a row begins."""
        wanted, of_title = (given, False) if given else _made_id(draft)
        record = self.keys.free(wanted)
        if of_title:
            draft.say("id_made", Severity.KEPT, "external_id")
        if record != wanted:
            draft.say("id_shared", Severity.KEPT, "external_id", id=wanted, record=record)
        if not draft.plan.sheet.once and draft.plan.sheet.joins:
            draft.say("not_listed", Severity.KEPT, "external_id")
        return record

    def _met(self, draft: Draft, given: str) -> Known | None:
        if given:
            return self.keys.records.get(given)
        sheet, bit = draft.plan.sheet, 1 << draft.plan.place
        if not sheet.joins:
            return self.keys.records.get(_made_id(draft)[0])
        values = _values(draft)
        seen = digest(*draft.cells.values())
        unlike: list[str] = []
        for join in sheet.joins:
            key = key_of(join, values)
            found = self.keys.candidates(key) if key is not None else ()
            if sheet.once:
                # A row of the same table is another record, unless it is the same row again.
                found = [each for each in found if not each.sheets & bit or each.seen == seen]
            if ALIKE in join:
                words = words_in(values[TITLE])
                unlike += [each.record for each in found if not alike(each.words, words)]
                found = [each for each in found if alike(each.words, words)]
            if len(found) == 1:
                return found[0]
        if unlike:
            draft.say("possibly_same", Severity.REPORTED, "external_id", records=unlike[:10])
        return None

    def _remember(self, known: Known, draft: Draft) -> None:
        """Lets later rows find the record, once it is certain that the row is taken."""
        values = _values(draft)
        if known.record not in self.keys.records:
            self.keys.records[known.record] = known
            if self.joins:
                known.title, known.done = digest(values[TITLE]), values[DONE]
                known.words = words_in(values[TITLE])
        known.sheets |= 1 << draft.plan.place
        keys = (key_of(join, values) for join in self.joins)
        self.keys.register(known, [key for key in keys if key is not None])

    def _differing(self, known: Known, draft: Draft) -> None:
        """Where a row says otherwise than the one that began its record."""
        values = _values(draft)
        if known.title and values[TITLE] and known.title != digest(values[TITLE]):
            draft.say("title_differs", Severity.KEPT, "title", row=known.number, file=known.file)
        done = values.get(DONE, "")
        if done and known.done and done != known.done:
            draft.say("date_differs", Severity.REPORTED, "done_on", kept=known.done, also=done)
            del draft.fields["done_on"]
            draft.finished = [
                act for act in draft.finished if act.party or act.kind not in BEGINS or dated(act.on) != done
            ]

    def _unknown(self, draft: Draft) -> None:
        """Reports a party whose kind is not known, once for each name."""
        for name in unknown_parties(draft):
            if name not in self.keys.parties:
                self.keys.parties.add(name)
                draft.say("party_unknown", Severity.REPORTED, "parties", name=name)

    # --- Holdings, and lists ------------------------------------------------------------------------------------------

    def _holding(self, plan: Plan, cells: dict[str, str], number: int, remarks: list[Remark]) -> Row:
        holding, said = holding_of(plan, cells, self.keys, number)
        return self._once(holding, cells, number, [*remarks, *said])

    def _listed(self, cells: dict[str, str], number: int, remarks: list[Remark]) -> Row:
        if not any(cells.values()):
            raise Refused("empty")
        listed, said = listed_of(cells)
        return self._once(listed, cells, number, [*remarks, *said])

    def _once(self, said: Holding | Listed, cells: dict[str, str], number: int, remarks: list[Remark]) -> Row:
        """A record of one row: another row of the same says nothing new."""
        seen = digest(*cells.values())
        known = self.keys.records.get(said.external_id)
        if known is None:
            known = Known(said.external_id, self.file, number, 1, seen)
            self.keys.records[known.record] = known
            return Row(self.file, number, cells, Outcome.TAKEN, said.external_id, said, tuple(remarks))
        facts = {"row": known.number, "file": known.file}
        code, severity = ("same_row", Severity.KEPT) if known.seen == seen else ("differs", Severity.REPORTED)
        remarks.append(Remark(code, severity, "", facts))
        return Row(self.file, number, cells, Outcome.MERGED, known.record, said, tuple(remarks))


def _cells(given: Mapping[Any, Any]) -> tuple[dict[str, str], list[Remark]]:
    """The cells as text that a database can keep."""
    cells: dict[str, str] = {}
    spoilt: list[str] = []
    remarks: list[Remark] = []
    for heading, value in given.items():
        if heading is None:
            extra = [_plain(each) for each in (value if isinstance(value, list) else [value]) if each]
            if extra:
                cells[EXTRA] = "; ".join(extra)
                remarks.append(Remark("extra_cells", Severity.REPORTED, "", {"count": len(extra)}))
            continue
        name, text = _plain(heading), "" if value is None else str(value)
        cells[name] = _plain(text)
        if cells[name] != text:
            spoilt.append(name)
    if spoilt:
        remarks.append(Remark("letters_unkept", Severity.REPORTED, "", {"columns": spoilt[:20]}))
    return cells, remarks


def _plain(value: Any) -> str:
    """Text without what PostgreSQL does not keep (null characters and halves of surrogate pairs), and without what
    makes it read otherwise than it is written (as texts.turns_around has it).
    """
    text = str(value)
    if text.isascii() and "\0" not in text:
        return text
    text = _UNKEPT.sub("\N{REPLACEMENT CHARACTER}", text)
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    return text


def _settled(draft: Draft) -> list[EntryAct]:
    """The row's acts, with the day and place on which the agreement was done where no column gives those."""
    parties = {each.name: each for each in draft.all("parties")}
    acts = [*finished_acts(draft), *draft.all("acts")]
    for place, act in enumerate(acts):
        said = {
            name: parties[party.name]
            for name in ("party", "predecessor")
            if (party := getattr(act, name)) and party.name in parties
        }
        if said:
            acts[place] = replace(act, **said)
    if "done_on" not in draft.fields and "done_on" not in draft.plan.fields:
        for kind in ("signature", "adoption"):
            found = next((a.on for a in acts if a.kind == kind and a.party is None and a.on), None)
            if found is not None:
                draft.fields.setdefault("done_on", found)
    return acts


def _values(draft: Draft) -> dict[str, str]:
    """The values of a row's keys."""
    return {
        **draft.keys, DONE: dated(draft.fields.get("done_on")), TITLE: title_key(draft),
        "external_id": draft.fields.get("external_id", ""),
    }  # fmt: skip


def _made_id(draft: Draft) -> tuple[str, bool]:
    """An id made of keys; or of title and date, and then true, where the row has none of them."""
    values = _values(draft)
    parts = [values.get(name, "") for name in draft.plan.sheet.id_from if values.get(name)]
    named = "@".join(parts)
    if parts and len(named) <= _LONGEST_ID and TITLE not in draft.plan.sheet.id_from:
        return named, False
    return f"{digest(*parts, values[TITLE], values[DONE]):016x}", True
