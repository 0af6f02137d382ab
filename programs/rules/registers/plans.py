"""A profile made ready for the headings of a table: which of its sheets it is, and the columns in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .profiles import Column, Profile, Sheet

_MARK = "(*)"


@dataclass(frozen=True, slots=True)
class Plan:
    """A sheet whose headings were found. `fields`: those that its columns feed; `place`: that of the sheet."""

    profile: Profile
    sheet: Sheet
    place: int
    columns: tuple[Column, ...]
    fields: frozenset[str]


def plan_for(profile: Profile, headings: Sequence[str]) -> Plan | None:
    """The plan for a table with these headings; None where it is none of the profile's tables."""
    given = frozenset(headings)
    for place, sheet in enumerate(profile.sheets):
        columns = [each for column in sheet.columns for each in _spread(column, headings)]
        found = [column for column in columns if column.heading in given]
        if given.issuperset(sheet.needs) and found:
            # Dates first: the other parts of an act belong to the date before them.
            found.sort(key=lambda column: not column.field.endswith(".date"))
            return Plan(profile, sheet, place, tuple(found), frozenset(column.field for column in found))
    return None


def reading_order(profile: Profile, tables: Sequence[Sequence[str]]) -> list[int]:
    """The places of tables with these headings in the order in which they are read, that of the profile's sheets.

    Rows find records that were read before them: what becomes of a row must not depend on how files were sent.
    """
    plans = [plan_for(profile, headings) for headings in tables]
    return sorted(
        range(len(tables)), key=lambda at: plan.place if (plan := plans[at]) else len(profile.sheets)
    )


def _spread(column: Column, headings: Sequence[str]) -> list[Column]:
    """A column with a mark in its heading, once for each heading that has a language there."""
    if not column.heading.endswith(_MARK):
        return [column]
    start = column.heading[: -len(_MARK)] + "("
    return [
        replace(column, heading=heading, field=column.field[:-1] + heading[len(start) : -1])
        for heading in headings
        if heading.startswith(start) and heading.endswith(")") and len(heading) > len(start) + 1
    ]
