"""The final clauses of an agreement as a form of several parts, each of which asks only for what was chosen in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cooperation.ui.forms import Once
from programs.forms.clause_parts import (
    EndPart,
    LaterPart,
    Part,
    ProvisionalPart,
    RenewalPart,
    TermPart,
    WithdrawalPart,
)
from programs.forms.clause_rules import MOST_ROWS, RulePart
from programs.forms.clause_triggers import Data, Parties


class HeadForm(Once):
    """The version that was read, and the mark of the form."""

    template_name = "django/forms/fields.html"
    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)


class WrittenClauses(forms.CharField):
    """Final clauses as JSON, which the rules are still to read."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=50_000, **kwargs)

    def clean(self, value: Any) -> Any:
        try:
            return orjson.loads(super().clean(value))
        except orjson.JSONDecodeError as error:
            raise forms.ValidationError(_("An object is needed.")) from error

    def prepare_value(self, value: Any) -> Any:
        return value if isinstance(value, str) else orjson.dumps(value).decode()


class RecordForm(HeadForm):
    """Final clauses as they were previewed, to be recorded."""

    clauses = WrittenClauses(widget=forms.HiddenInput)


@dataclass(frozen=True, slots=True)
class Section:
    """One heading of the page with its parts."""

    title: str
    parts: tuple[Part, ...]


class ClausesEditor:
    """All parts of the form. From what was sent (`data`), else from clauses as they are recorded.

    `kept`: the rule of entry into force where the form has no place for it; it stays as it is.
    """

    def __init__(self, data: Data | None, recorded: Data, parties: Parties) -> None:
        none = _("not recorded")
        whole = shown_whole(recorded)
        self.kept = {} if whole else {name: value for name, value in recorded.items() if name not in BESIDE}
        if not whole:
            recorded = {name: value for name, value in recorded.items() if name in BESIDE}
        self.rule = RulePart(
            data, recorded, prefix="entry", parties=parties, label=_("What sets it off"), none=none
        )
        self.others: list[RulePart] = []
        if self.rule.timing is not None:
            self.others = _others(data, recorded, parties)
        self.later = LaterPart(data, LaterPart.read(recorded), prefix="later")
        self.provisional = ProvisionalPart(data, ProvisionalPart.read(recorded), prefix="provisional")
        self.term = TermPart(data, TermPart.read(recorded), prefix="term")
        self.renewal = RenewalPart(data, RenewalPart.read(recorded), prefix="renewal")
        self.withdrawal = WithdrawalPart(data, WithdrawalPart.read(recorded), prefix="withdrawal")
        self.end = EndPart(data, EndPart.read(recorded), prefix="end")
        self.faults: list[str] = []

    def sections(self) -> list[Section]:
        """What stands on the page below the rule of entry into force."""
        later = (self.later,) if self.rule.timing is not None or self.kept else ()
        term = (self.term, self.renewal) if self.term.which else (self.term,)
        return [
            *([Section(_("Later parties"), later)] if later else []),
            Section(_("Provisional application"), (self.provisional,)),
            Section(_("Term and renewal"), term),
            Section(_("Denunciation and end"), (self.withdrawal, self.end)),
        ]

    def parts(self) -> Iterator[Part]:
        """Every form, in the order of the page."""
        if not self.kept:
            yield from self.rule.parts()
        for other in self.others:
            yield from other.parts()
        for section in self.sections():
            yield from section.parts

    def named(self) -> Iterator[tuple[str, Part]]:
        """Every form with the heading under which it stands."""
        beside = {id(part): section.title for section in self.sections() for part in section.parts}
        for part in self.parts():
            yield beside.get(id(part), pgettext("heading of final clauses", "Entry into force")), part

    def is_valid(self) -> bool:
        # Each is asked, so that all that is wrong is said at once.
        return sum(part.is_bound and not part.is_valid() for part in self.parts()) == 0

    def unbind(self) -> None:
        """Shows what was typed without checking it."""
        for part in self.parts():
            if part.is_bound:
                part.unbind()

    def written(self) -> dict[str, Any]:
        """The clauses that were typed, as rules.treaties.reading_clauses has them."""
        said = self.kept or self.rule.written()
        if others := [rule for other in self.others if (rule := other.written())]:
            said["or"] = others
        for part in (self.later, self.provisional, self.term, self.renewal, self.withdrawal, self.end):
            if any(part is shown for shown in self.parts()):
                said |= part.clauses()
        return said

    def tell(self, pointer: str, detail: str) -> None:
        """Puts what the rules say is wrong, by its JSON Pointer, at its field; what has none stands above them."""
        place = self._place(pointer.strip("/").split("/") if pointer else [])
        if place is None or place[1] is None or not place[0].is_bound:
            self.faults.append(detail)
        else:
            place[0].add_error(place[1], detail)

    def _place(self, path: Sequence[str]) -> tuple[Part, str | None] | None:
        if not path:
            return None
        if path[0] == "or" and len(path) > 1:
            given = [other for other in self.others if other.timing is not None]
            return given[int(path[1])].place(path[2:]) if int(path[1]) < len(given) else None
        nested: dict[str, Part] = {
            "later": self.later,
            "renewal": self.renewal,
            "withdrawal": self.withdrawal,
        }
        if part := nested.get(path[0]):
            return part, part.faulty(path[1] if len(path) > 1 else "") or "which"
        plain: tuple[Part, ...] = (self.term, self.end)
        if part := next((each for each in plain if path[0] in each.fields), None):
            return part, path[0]
        if path[0].startswith("provisional"):
            return self.provisional, self.provisional.faulty(path[0])
        return self.rule.place(path)


#: What clauses say beside the rule of entry into force.
BESIDE = frozenset(
    {
        "later", "provisional_from", "provisional_until", "term", "expires", "renewal", "withdrawal", "bilateral",
        "ends_below", "signature_needed",
    }
)  # fmt: skip


def _others(data: Data | None, recorded: Data, parties: Parties) -> list[RulePart]:
    """The other rules, one of which may lead to an earlier day, and an empty one after them."""
    rules: list[Data] = list(flat(recorded.get("or", ())))
    if data is not None:
        sent = (n for n in range(MOST_ROWS) if f"or-{n}-trigger" not in data)
        rules = [{} for _row in range(next(sent, MOST_ROWS))]
    made = [_other(data, rule, place, parties) for place, rule in enumerate(rules[:MOST_ROWS])]
    if all(rule.timing is not None for rule in made) and len(made) < MOST_ROWS:
        made.append(_other(None, {}, len(made), parties))
    return made


def _other(data: Data | None, rule: Data, place: int, parties: Parties) -> RulePart:
    label, none = _("What sets it off"), _("no other rule")
    return RulePart(data, rule, prefix=f"or-{place}", parties=parties, label=label, none=none)


def flat(rules: Sequence[Data]) -> Iterator[Data]:
    """Other rules, and theirs after them: the earliest of all decides either way."""
    for rule in rules:
        yield {name: value for name, value in rule.items() if name != "or"}
        yield from flat(rule.get("or", ()))


def shown_whole(recorded: Data) -> bool:
    """Whether the form has a place for all that is recorded: no condition of conditions."""
    rules = [recorded, *flat(recorded.get("or", ()))]
    conditions = (each for rule in rules for each in (*rule.get("conditions", ()), *rule.get("and", ())))
    return all(_plain(each) for each in conditions)


def _plain(condition: Data) -> bool:
    if condition.get("trigger") == "all_of":
        return all(map(_plain, condition["conditions"]))
    return condition.get("trigger") != "fixed_date_if"
