"""The words in which pages say what the rules find."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cooperation.dates import FuzzyDate
from cooperation.ui import marks, when
from programs.rules.comparison import Divergence, Kind, Said, compare
from programs.selectors.plans import ItemRow, SideView


def names(sides: Sequence[SideView]) -> dict[str, str]:
    """How each side is named in a sentence, by the id of its party."""
    return {
        str(side.id): marks.plain(side.party.short_name) or marks.plain(side.party.name) for side in sides
    }


def difference(row: ItemRow, sides: Sequence[SideView], called: Mapping[str, str], threshold: int) -> str:
    """Where the sides differ on an item, in one line; "" where they do not."""
    if not row.said:
        return ""
    said = [
        Said(str(side.id), entry.status, entry.progress, entry.deadline)
        for side in sides
        if (entry := row.said.get(side.id)) is not None
    ]
    due = [str(side.id) for side in sides if side.id in row.responsible]
    return "; ".join(sentence(found, called) for found in compare(due, said, threshold=threshold))


def sentence(found: Divergence, called: Mapping[str, str]) -> str:
    """One divergence in words."""
    who = [called.get(side, side) for side in found.sides]
    if found.kind is Kind.STATUS:
        return _("Status: %(words)s") % {"words": _pairs(who, [marks.status_label(v) for v in found.values])}
    if found.kind is Kind.PROGRESS:
        return _("Progress: %(words)s") % {"words": _pairs(who, [f"{v}\xa0%" for v in found.values])}
    if found.kind is Kind.DEADLINE:
        return _("Deadline: %(words)s") % {"words": _pairs(who, [_date(v) for v in found.values])}
    if found.kind is Kind.SILENT:
        if len(who) > 3:
            return ngettext("%(count)d side is silent", "%(count)d sides are silent", len(who)) % {
                "count": len(who)
            }
        return _("%(sides)s: no position") % {"sides": ", ".join(who)}
    return _("%(sides)s: completed without a document") % {"sides": ", ".join(who)}


def _pairs(who: Sequence[str], values: Sequence[str]) -> str:
    if len(who) > 3:
        return ", ".join(f"{value} ({values.count(value)})" for value in dict.fromkeys(values))
    return ", ".join(f"{name} – {value}" for name, value in zip(who, values, strict=True))


def _date(value: FuzzyDate | None) -> str:
    return when.fuzzy_words(value) if value else _("as in the plan")


def parsed(value: Any) -> Any:
    """A date that came out of a JSON column as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def side_of(sides: Sequence[SideView], party_id: UUID | None) -> SideView | None:
    """The side of this party."""
    return next((side for side in sides if side.id == party_id), None)


def paragraph(text: Any) -> SafeString:
    """A text with its line breaks, as HTML of its own language."""
    return mark_safe(str(marks.text(text)).replace("\n", "<br>"))  # noqa: S308 (marks.text has escaped it)
