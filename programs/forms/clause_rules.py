"""The rule of entry into force as forms: what sets it off, how the day moves, what else must happen.

Each asks only for what its chosen trigger needs. What is typed becomes a rule as rules.treaties.reading has it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from programs.forms.acts import Day
from programs.forms.clause_fields import ALIGNS, NTH_MONTH, LengthField, WholeField, chosen
from programs.forms.clause_parts import Part
from programs.forms.clause_triggers import ASKED, COMPOUND, TRIGGERS, Data, Parties

#: More rows than these are not taken.
MOST_ROWS = 20


class TriggerPart(Part):
    """What sets a rule off, or a condition: chosen, then what that asks for. `optional`: none may be chosen."""

    def __init__(
        self, data: Data | None, initial: Data, *, prefix: str, parties: Parties, label: str,
        none: str = "", compound: bool = True,
    ) -> None:  # fmt: skip
        super().__init__(data, initial, prefix=prefix)
        groups = [
            (title, [choice for choice in choices if compound or choice[0] not in COMPOUND])
            for title, choices in TRIGGERS
        ]
        options: list[Any] = [("", none), *groups]
        self.fields["trigger"] = chosen(label, options, required=False)
        self.trigger = self.picked("trigger")
        if self.trigger in ASKED:
            self.fields.update(ASKED[self.trigger](parties))

    def written(self) -> dict[str, Any]:
        said = super().written()
        if self.trigger == "fixed_date_if":
            said["else_offset_days"] = self.cleaned_data.get("else_offset_days") or 0
        return said


class TimingPart(Part):
    """How the day of the trigger moves: offset, alignment, floor."""

    def __init__(self, data: Data | None, initial: Data, *, prefix: str) -> None:
        super().__init__(data, {**initial, "month": initial.get("n")}, prefix=prefix)
        self.fields["offset"] = LengthField(
            label=_("How long after"), required=False, help_text=_("Left empty: on the day itself."), least=0
        )
        self.fields["align"] = chosen(_("Then moved to"), [*ALIGNS, NTH_MONTH], required=False)
        if self.picked("align") == NTH_MONTH[0]:
            self.fields["month"] = WholeField(
                label=_("Which month"), help_text=_("3: the third month after the month of that day.")
            )
        self.fields["not_before"] = Day(label=_("Not before"), required=False)

    def written(self) -> dict[str, Any]:
        said = super().written()
        if "month" in said:
            said["n"] = said.pop("month")
        return said

    def faulty(self, name: str) -> str | None:
        return super().faulty("month" if name == "n" else name)


class Conditions:
    """Conditions, row by row, and an empty row after them; a row of which nothing is chosen is taken away."""

    def __init__(
        self,
        data: Data | None,
        initial: Sequence[Data],
        *,
        prefix: str,
        parties: Parties,
        title: str,
        note: str = "",
    ) -> None:
        self.title, self.note = title, note
        rows: list[Data] = list(initial)
        if data is not None:
            rows = [{} for _row in range(_rows_in(data, prefix, "trigger"))]
        self.rows = [
            self._row(data, row, f"{prefix}-{place}", parties) for place, row in enumerate(rows[:MOST_ROWS])
        ]
        self.given = [row for row in self.rows if row.trigger]
        if len(self.given) == len(self.rows) and len(rows) < MOST_ROWS:
            self.rows.append(self._row(None, {}, f"{prefix}-{len(rows)}", parties))

    @staticmethod
    def _row(data: Data | None, initial: Data, prefix: str, parties: Parties) -> TriggerPart:
        none = _("no condition")
        label = _("Condition")
        return TriggerPart(
            data, initial, prefix=prefix, parties=parties, label=label, none=none, compound=False
        )

    def written(self) -> list[dict[str, Any]]:
        return [row.written() for row in self.given]


def _rows_in(data: Data, prefix: str, name: str) -> int:
    """How many rows were sent."""
    return next((n for n in range(MOST_ROWS) if f"{prefix}-{n}-{name}" not in data), MOST_ROWS)


class RulePart:
    """A whole rule: trigger and timing, and the conditions of either kind."""

    def __init__(
        self, data: Data | None, initial: Data, *, prefix: str, parties: Parties, label: str, none: str
    ) -> None:
        self.trigger = TriggerPart(data, initial, prefix=prefix, parties=parties, label=label, none=none)
        self.timing = self.within = self.besides = None
        if not self.trigger.trigger:
            return
        self.timing = TimingPart(data, initial, prefix=prefix)
        if self.trigger.trigger in COMPOUND:
            self.within = Conditions(
                data, long_forms(initial.get("conditions", ())), prefix=f"{prefix}-conditions", parties=parties,
                title=_("Conditions that must all be met"),
            )  # fmt: skip
        self.besides = Conditions(
            data, long_forms(initial.get("and", ())), prefix=f"{prefix}-and", parties=parties,
            title=_("And not before these are met"),
            note=_("What has to happen besides, without the days above being counted from it."),
        )  # fmt: skip

    def parts(self) -> Iterator[Part]:
        """Every form of it, as they stand on the page."""
        yield self.trigger
        if self.within is not None:
            yield from self.within.rows
        if self.timing is not None:
            yield self.timing
        if self.besides is not None:
            yield from self.besides.rows

    def written(self) -> dict[str, Any]:
        """The rule; {} where no trigger was chosen."""
        if self.timing is None or self.besides is None:
            return {}
        said = {**self.trigger.written(), **self.timing.written()}
        if self.within is not None:
            said["conditions"] = self.within.written()
        return {**said, **({"and": besides} if (besides := self.besides.written()) else {})}

    def place(self, path: Sequence[str]) -> tuple[Part, str | None] | None:
        """The form and field that a JSON Pointer of the rule leads to."""
        for name, rows in (("conditions", self.within), ("and", self.besides)):
            if path[:1] == [name] and rows is not None and len(path) > 1 and int(path[1]) < len(rows.given):
                row = rows.given[int(path[1])]
                return row, row.faulty(path[2] if len(path) > 2 else "trigger")
        if self.timing is not None and path and (field := self.timing.faulty(path[0])):
            return self.timing, field
        return self.trigger, self.trigger.faulty(path[0] if path else "trigger")


def long_forms(conditions: Sequence[Data]) -> list[Data]:
    """Conditions with their triggers named, those within all_of brought out: the last of all decides either way."""
    found: list[Data] = []
    for each in conditions:
        if "count" in each:
            found.append({"trigger": "kth_instrument", "k": each["count"], **_without(each, "count")})
        elif "trigger" not in each:
            found.append({"trigger": "share_of_quantity", **each})
        elif each["trigger"] == "all_of":
            found.extend(long_forms(each["conditions"]))
        else:
            found.append(each)
    return found


def _without(data: Data, name: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key != name}
