"""What each row of a plan's file would change: held against the plan as it is, and as the file's edition has it.

Pure: the rows of a table (plan_sheet) and the wordings beside it in, verdicts with typed faults out. Where a cell still
says what the edition says from which the file was made, its writer has not touched it: what the plan has changed since
stays.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from programs.rules import plan_columns as names
from programs.rules.plan_cells import LEFT, Cells, is_day, lines_of, misfit, opened, same
from programs.rules.plan_columns import Column, fold, kind_of
from programs.rules.plan_held import Flaw, Kind, Plan, Standing, Step, Text, Verdict
from programs.rules.plan_sheet import Line, section_named

#: Most characters of each language version, as the fields of the plan have it.
LIMITS = {
    names.TITLE: 1000, names.RESULT: 20_000, names.ORIGIN: 300, names.REASON: 4000, names.NUMBER: 20,
    names.EXTERNAL_ID: 200, names.STEPS: 500,
}  # fmt: skip
MOST_STEPS = 100
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


class Judge:
    """Gives the verdict of each row, then of the rows together."""

    def __init__(self, plan: Plan, columns: Sequence[Column]) -> None:
        self.plan = plan
        self.once = {column.name: column.place for column in columns if column.name not in names.TEXTS}
        self.texts: dict[str, list[tuple[str, int]]] = {}
        self.sides: list[tuple[str, int]] = []
        for column in columns:
            if column.name in names.TEXTS:
                self.texts.setdefault(column.name, []).append((column.qualifier, column.place))
            elif column.name == names.RESPONSIBLE:
                self.sides.append((column.qualifier, column.place))
        self.width = 1 + max((column.place for column in columns), default=0)
        #: Columns in which a row that changes nothing has nothing.
        self.bare = [
            column.place
            for column in columns
            if column.name in (names.STEPS, names.STEP_DATES, names.REASON, names.SECTION)
        ]
        self.quick = names.ITEM in self.once and names.NUMBER in self.once
        self.steps = [column.place for column in columns if column.name in (names.STEPS, names.STEP_DATES)]
        #: Where each text stands in a Standing, and in which language, with the column that says it.
        fields = {name: Standing._fields.index(name) for name in (names.TITLE, names.RESULT, names.ORIGIN)}
        self.said = [
            (fields[name], tag, place)
            for name, said in self.texts.items()
            if name in fields
            for tag, place in said
        ]
        self.given_once = [self.once.get(name, -1) for name in (names.KIND, names.EXTERNAL_ID)]
        self.kinds = {word: kind for kind, words in names.KINDS.items() for word in words.values()}
        #: Whether a cell names those who are responsible, by the cell, the code of the side, and them.
        self.known_sides: dict[tuple[str, str, tuple[str, ...]], bool] = {}

    def all(self, lines: Iterable[Line], *, withdrawn: bool = False) -> list[Verdict]:
        """The verdicts in the order of the rows. `withdrawn`: the items that the file lacks leave the plan."""
        lines = list(lines)
        place = self.once.get(names.ITEM, -1)
        if not any(Cells(line.cells).text(place) for line in lines):
            self.once.pop(names.ITEM, None)
            self.quick = False
        found = [self.one(line) for line in lines]
        _check_together(found, self.plan, withdrawn=withdrawn)
        for verdict in found:
            verdict.kind = Kind.ERROR if verdict.flaws else _kind(verdict)
        return found

    def one(self, line: Line) -> Verdict:
        """What one row says."""
        untouched = self._untouched(line)
        if untouched is not None:
            return Verdict(line, Kind.UNCHANGED, untouched, untouched.number, untouched.title)
        verdict = Verdict(line)
        cells = Cells(line.cells)
        verdict.number = cells.at(self.once.get(names.NUMBER))
        verdict.standing = self._standing(cells, verdict)
        self._content(cells, verdict)
        if verdict.standing is None:
            self._new(cells, verdict)
        else:
            self._stays(cells, verdict, verdict.standing)
        verdict.reason = self._text(cells, names.REASON, {}, {}, verdict) or {}
        return verdict

    def _untouched(self, line: Line) -> Standing | None:
        """The item of a row whose every cell says to the letter what the plan says; most rows are such, and quickly
        told. None where it takes a closer look."""
        cells, chapter = line.cells, line.chapter
        if not self.quick or len(cells) < self.width or chapter is None:
            return None
        now = self.plan.items.get(cells[self.once[names.ITEM]])
        if now is None or self.plan.base.get(now.item) is not now or now.milestones:
            return None
        if chapter.number != now.section or cells[self.once[names.NUMBER]] != now.number:
            return None
        whole: Sequence[Any] = now
        for field, tag, place in self.said:
            if cells[place] != whole[field].get(tag, ""):
                return None
        return now if self._same_rest(cells, now) and self._same_sides(cells, now) else None

    def _same_rest(self, cells: Sequence[str], now: Standing) -> bool:
        """The deadline, and what an item has once."""
        for place in self.bare:
            if cells[place]:
                return False
        kind, external = (cells[place] if place >= 0 else "" for place in self.given_once)
        if (kind and self.kinds.get(kind) != now.kind) or (external and external != now.external_id):
            return False
        if names.DEADLINE not in self.once:
            return True
        said = cells[self.once[names.DEADLINE]]
        return bool(said) and bool(self.plan.read(said) == now.deadline)

    def _same_sides(self, cells: Sequence[str], now: Standing) -> bool:
        for code, place in self.sides:
            if (said := cells[place]) and not self._same_organisations(said, code, now):
                return False
        return True

    # --- Which item ---------------------------------------------------------------------------------------------------

    def _standing(self, cells: Cells, verdict: Verdict) -> Standing | None:
        """The item that a row is of: by its id, its external id, or its number in a file that has no ids."""
        named = cells.at(self.once.get(names.ITEM))
        if named:
            return self._by_id(named, verdict)
        external = cells.at(self.once.get(names.EXTERNAL_ID))
        if external and (found := self.plan.by_external_id.get(external)):
            return found
        found = self.plan.by_number.get(verdict.number)
        if found is None or (external and found.external_id != external):
            return None
        return found if names.ITEM not in self.once or self._titled(cells, found) else None

    def _by_id(self, named: str, verdict: Verdict) -> Standing | None:
        found = self.plan.items.get(named) or self.plan.items.get(named.casefold())
        if found is None:
            known = "item_gone" if named.casefold() in self.plan.gone() else "item_unknown"
            verdict.flaws.append(Flaw(names.ITEM, known if _ID.fullmatch(named) else "item_no_id"))
        return found

    def _titled(self, cells: Cells, standing: Standing) -> bool:
        return all(
            same(cells.at(place), standing.title.get(tag, "")) for tag, place in self.texts[names.TITLE]
        )

    # --- What it says -------------------------------------------------------------------------------------------------

    def _content(self, cells: Cells, verdict: Verdict) -> None:
        """The wording: number, section, texts, deadline, milestones."""
        now = verdict.standing
        base = self.plan.base.get(now.item, now) if now else None
        self._number(cells, verdict, now, base)
        self._section(cells, verdict, now, base)
        for name in (names.TITLE, names.RESULT):
            if name in self.texts:
                before: Text = getattr(now, name) if now else {}
                said = self._text(cells, name, before, getattr(base, name) if base else {}, verdict)
                if said is not None:
                    self._put(verdict, name, said, before, getattr(base, name) if base else before)
        self._deadline(cells, verdict, now, base)
        self._milestones(cells, verdict, now, base)
        verdict.title = verdict.changes.get(names.TITLE) or (now.title if now else {})

    def _put(self, verdict: Verdict, name: str, said: Any, now: Any, base: Any) -> None:
        """A field that says something else than the plan; a remark where the plan has moved on under it."""
        if said == now:
            return
        verdict.changes[name] = said
        if base is not None and base != now:
            verdict.remarks.append(Flaw(name, "moved_on"))

    def _number(self, cells: Cells, verdict: Verdict, now: Standing | None, base: Standing | None) -> None:
        if names.NUMBER not in self.once:
            verdict.number = now.number if now else ""
            if now is None:
                verdict.flaws.append(Flaw(names.NUMBER, "no_number"))
            return
        number = verdict.number
        if not number:
            verdict.flaws.append(Flaw(names.NUMBER, "no_number"))
        elif is_day(number):
            verdict.flaws.append(Flaw(names.NUMBER, "number_is_a_day"))
        elif wrong := misfit(number, LIMITS[names.NUMBER]):
            verdict.flaws.append(Flaw(names.NUMBER, *wrong))
        elif now is None or base is None:
            verdict.changes["number"] = number
        elif number != base.number:
            self._put(verdict, "number", number, now.number, base.number)
        verdict.number = number or (now.number if now else "")

    def _section(self, cells: Cells, verdict: Verdict, now: Standing | None, base: Standing | None) -> None:
        said = cells.at(self.once.get(names.SECTION))
        if said:
            number = section_named(said, self.plan.sections)[0]
        else:
            number = verdict.line.chapter.number if verdict.line.chapter else ""
        if not number:
            if now is None or verdict.line.chapter is not None:
                verdict.flaws.append(Flaw(names.SECTION, "no_section"))
        elif now is None or base is None:
            verdict.changes["section"] = number
        elif number != base.section:
            self._put(verdict, "section", number, now.section, base.section)
        if number and number not in self.plan.sections:
            chapter = verdict.line.chapter
            titled = chapter is not None and chapter.number == number and chapter.title
            says = {"said": number[:40]}
            if titled and self.plan.adds_sections and len(number) <= LIMITS[names.NUMBER]:
                verdict.remarks.append(Flaw(names.SECTION, "section_new", says=says))
            else:
                verdict.flaws.append(Flaw(names.SECTION, "section_unknown", says=says))

    def _text(
        self, cells: Cells, name: str, now: Text, base: Text, verdict: Verdict
    ) -> dict[str, str] | None:
        """The text with what its columns say; None where one of them cannot be taken."""
        said = dict(now)
        for tag, place in self.texts.get(name, ()):
            cell = cells.text(place)
            if cell == LEFT or same(cell, base.get(tag, "")):
                continue
            if wrong := misfit(cell, LIMITS[name]):
                verdict.flaws.append(Flaw(name, wrong[0], tag, wrong[2]))
            elif not cell.strip():
                said.pop(tag, None)
            elif not same(cell, now.get(tag, "")):
                said[tag] = cell
        return None if self._lacks(name, said, now, verdict) else said

    def _lacks(self, name: str, said: Text, now: Text, verdict: Verdict) -> bool:
        """Whether a text cannot be taken as it is now: a version is wrong, or none is left where one is needed."""
        if any(flaw.column == name for flaw in verdict.flaws):
            return True
        if name == names.TITLE and not any(said.values()):
            verdict.flaws.append(Flaw(name, "no_title", self.texts[name][0][0]))
            return True
        if name == names.RESULT and now and not said:
            verdict.remarks.append(Flaw(name, "result_stays", self.texts[name][0][0]))
            return True
        return False

    def _deadline(self, cells: Cells, verdict: Verdict, now: Standing | None, base: Standing | None) -> None:
        if names.DEADLINE not in self.once:
            if now is None:
                verdict.flaws.append(Flaw(names.DEADLINE, "no_deadline"))
            return
        said = self._date(cells.at(self.once[names.DEADLINE]), names.DEADLINE, verdict)
        if said is None:
            return
        if now is None or base is None:
            verdict.changes["deadline"] = said
        elif said not in (now.deadline, base.deadline):
            former = now.deadline.last_day(now.done)
            latter = said.last_day()
            if former is None:
                verdict.flaws.append(Flaw(names.DEADLINE, "was_permanent"))
            elif latter == former:
                verdict.flaws.append(Flaw(names.DEADLINE, "same_deadline"))
            else:
                self._put(verdict, "deadline", said, now.deadline, base.deadline)

    def _date(self, said: str, column: str, verdict: Verdict) -> Any:
        if not said:
            verdict.flaws.append(Flaw(column, "no_deadline"))
            return None
        found = self.plan.read(said)
        if isinstance(found, str):
            verdict.flaws.append(
                Flaw(column, found, says={"said": said[:60]} if found != "recurs_from" else {})
            )
            return None
        return found

    def _milestones(
        self, cells: Cells, verdict: Verdict, now: Standing | None, base: Standing | None
    ) -> None:
        """Lines of the titles and of the deadlines stand beside each other."""
        if names.STEPS not in self.texts:
            return
        known = base.milestones if base else ()
        if not known and not any(cells.text(place) for place in self.steps):
            return
        titles = {tag: lines_of(cells.text(place)) for tag, place in self.texts[names.STEPS]}
        days = lines_of(cells.text(self.once.get(names.STEP_DATES, -1)))
        if [LEFT] in (days, *titles.values()):
            return
        if any(len(lines) > len(days) for lines in titles.values()) or len(days) > MOST_STEPS:
            code = "too_many_steps" if len(days) > MOST_STEPS else "steps_uneven"
            verdict.flaws.append(Flaw(names.STEPS, code, self.texts[names.STEPS][0][0]))
            return
        former = base.milestones if base and len(base.milestones) == len(days) else ()
        said = tuple(
            self._step(place, day, titles, former[place] if former else ({}, None), verdict)
            for place, day in enumerate(days)
        )
        if said != known:
            self._put(verdict, "milestones", said, now.milestones if now else (), known)

    def _step(
        self, place: int, day: str, titles: Mapping[str, Sequence[str]], former: Step, verdict: Verdict
    ) -> Step:
        """A milestone: the lines of that place; in a language that the file has not as it was."""
        deadline = self._date(day.strip(), names.STEP_DATES, verdict)
        known = former[0] if former[1] == deadline else {}
        title = {tag: words for tag, words in known.items() if tag not in titles}
        for tag, lines in titles.items():
            words = opened(lines[place]) if place < len(lines) else ""
            if wrong := misfit(words, LIMITS[names.STEPS]):
                verdict.flaws.append(Flaw(names.STEPS, wrong[0], tag, wrong[2]))
            if words:
                title[tag] = known[tag] if same(words, known.get(tag, "")) else words
        if not title:
            verdict.flaws.append(Flaw(names.STEPS, "no_step_title", self.texts[names.STEPS][0][0]))
        return title, deadline

    # --- What an item has once ----------------------------------------------------------------------------------------

    def _new(self, cells: Cells, verdict: Verdict) -> None:
        kind = cells.at(self.once.get(names.KIND))
        found = kind_of(kind) if kind else "measure"
        if found is None:
            verdict.flaws.append(Flaw(names.KIND, "no_kind", says={"said": kind[:60]}))
        verdict.changes["item_kind"] = found
        verdict.changes["origin"] = self._text(cells, names.ORIGIN, {}, {}, verdict) or {}
        external = cells.at(self.once.get(names.EXTERNAL_ID))
        if wrong := misfit(external, LIMITS[names.EXTERNAL_ID]):
            verdict.flaws.append(Flaw(names.EXTERNAL_ID, *wrong))
        verdict.changes["external_id"] = external
        chosen: list[str] = []
        for code, place in self.sides:
            for name in self._named(cells.text(place)):
                one = self._organisation(name, code, verdict)
                if one is not None and one not in chosen:
                    chosen.append(one)
        if not chosen and not any(flaw.column == names.RESPONSIBLE for flaw in verdict.flaws):
            verdict.flaws.append(Flaw(names.RESPONSIBLE, "no_one", self.sides[0][0] if self.sides else ""))
        verdict.changes["responsible"] = tuple(chosen)

    def _organisation(self, name: str, code: str, verdict: Verdict) -> str | None:
        known = self.plan.organisations.get(fold(name), ())
        of_side = [each for each, side in known if not code or side == code]
        if len(of_side) == 1:
            return of_side[0]
        problem = "two_so_called" if of_side else "other_side" if known else "no_organisation"
        verdict.flaws.append(Flaw(names.RESPONSIBLE, problem, code, {"said": name[:120]}))
        return None

    def _named(self, cell: str) -> list[str]:
        """One name a line; or, where the line is no name, between semicolons."""
        lines = [line.strip() for line in cell.split("\n") if line.strip()]
        if len(lines) == 1 and ";" in lines[0] and fold(lines[0]) not in self.plan.organisations:
            lines = [part.strip() for part in lines[0].split(";") if part.strip()]
        return lines

    def _stays(self, cells: Cells, verdict: Verdict, standing: Standing) -> None:
        """What a file does not change of an item that there is; said where it tries."""
        kind = cells.at(self.once.get(names.KIND))
        if kind and kind_of(kind) != standing.kind:
            verdict.remarks.append(Flaw(names.KIND, "kind_stays"))
        external = cells.at(self.once.get(names.EXTERNAL_ID))
        if external and external != standing.external_id:
            verdict.remarks.append(Flaw(names.EXTERNAL_ID, "external_id_stays"))
        for tag, place in self.texts.get(names.ORIGIN, ()):
            said = cells.text(place)
            if said and not same(said, standing.origin.get(tag, "")):
                verdict.remarks.append(Flaw(names.ORIGIN, "origin_stays", tag))
        for code, place in self.sides:
            said = cells.text(place)
            if said and not self._same_organisations(said, code, standing):
                verdict.remarks.append(Flaw(names.RESPONSIBLE, "responsible_stays", code))

    def _same_organisations(self, cell: str, code: str, standing: Standing) -> bool:
        """Whether a cell names those who are responsible now; the same few stand in most of them."""
        if code:
            now = standing.organisations.get(code, ())
        else:
            now = tuple(each for ids in standing.organisations.values() for each in ids)
        key = cell, code, now
        known = self.known_sides.get(key)
        if known is None:
            known = self.known_sides[key] = self._names(cell, now)
        return known

    def _names(self, cell: str, now: Sequence[str]) -> bool:
        said = self._named(cell)
        return len(said) == len(now) and all(
            any(one == each for each, _side in self.plan.organisations.get(fold(name), ()))
            for name, one in zip(said, now, strict=True)
        )


# --- The rows together ------------------------------------------------------------------------------------------------


def _check_together(found: Sequence[Verdict], plan: Plan, *, withdrawn: bool) -> None:
    """No item, number or external id twice: neither in the file nor between it and what it leaves alone."""
    items = _once(found, names.ITEM, "item_twice", lambda each: each.standing.item if each.standing else "")
    _once(found, names.EXTERNAL_ID, "external_id_twice", lambda each: each.changes.get("external_id", ""))
    _once(found, names.NUMBER, "number_twice", lambda each: each.number)
    if withdrawn:
        return
    left = {each.number for item, each in plan.items.items() if item not in items}
    for verdict in found:
        if "number" in verdict.changes and verdict.number in left:
            verdict.flaws.append(Flaw(names.NUMBER, "number_taken"))


def _once(
    found: Sequence[Verdict], column: str, code: str, of: Callable[[Verdict], str]
) -> dict[str, Verdict]:
    """The rows by what they are of; a fault where another row is of the same."""
    first: dict[str, Verdict] = {}
    for verdict in found:
        value = of(verdict)
        if value and (other := first.setdefault(value, verdict)) is not verdict:
            verdict.flaws.append(Flaw(column, code, says={"row": other.line.row + 1}))
    return first


def _kind(verdict: Verdict) -> Kind:
    if verdict.standing is None:
        return Kind.NEW
    changed = verdict.changes.keys()
    if "deadline" in changed:
        return Kind.DEADLINE
    if changed & {"title", "expected_result", "milestones"}:
        return Kind.REWORDED
    return Kind.MOVED if changed else Kind.UNCHANGED
