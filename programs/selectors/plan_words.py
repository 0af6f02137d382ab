"""The faults and remarks of a plan's file in words, and the names of its cells."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from programs.rules.plan_held import Flaw, Kind

VERDICTS: dict[Kind, Any] = {
    Kind.ERROR: _("wrong"),
    Kind.NEW: _("new item"),
    Kind.DEADLINE: _("new deadline"),
    Kind.REWORDED: _("reworded"),
    Kind.MOVED: _("moved"),
    Kind.UNCHANGED: _("unchanged"),
}

_FLAWS: dict[str, Any] = {
    # Which item.
    "item_no_id": _("This is not an id. Leave the cell empty for a new item."),
    "item_unknown": _("No item of this plan has this id. Leave the cell empty for a new item."),
    "item_gone": _("This item is no longer in the plan."),
    "item_twice": _("Row %(row)d is of the same item."),
    "external_id_twice": _("Row %(row)d has the same external id."),
    # Number and section.
    "no_number": _("Give the item its number in the plan."),
    "number_is_a_day": _("A spreadsheet has made a date of this number. Make the column text and write it again."),
    "number_twice": _("Row %(row)d has the same number."),
    "number_taken": _("An item that this file lacks has this number. Give the row its id where it is that item."),
    "no_section": _("Say under which heading the item stands: a row with the heading above it."),
    "section_unknown": _(
        "The plan has no heading %(said)s. An executive secretary adds headings, or brings in the file."
    ),
    "section_new": _("Stands under heading %(said)s, which the plan lacks."),
    # Texts.
    "no_title": _("Give the item a title."),
    "too_long": _("The text has %(count)d characters; at most %(limit)d are allowed."),
    "null": _("Null characters are not allowed."),
    "turned": _("Characters that turn the direction of writing around are not allowed."),
    # Dates.
    "no_deadline": _("Give the deadline, or “permanent”."),
    "no_date": _("“%(said)s” is not a date that can be read. Write it as 2026, Q3 2026, Nov 2026 or 12.11.2026."),
    "no_such_day": _("There is no such day: “%(said)s”."),
    "recurs_from": _("Say from when it recurs, as in “annually, from 2027”."),
    "same_deadline": _("The new deadline is the present one."),
    "was_permanent": _("A permanent item has no deadline to extend."),
    # Milestones.
    "steps_uneven": _("Give as many deadlines of milestones as milestones, a line each."),
    "too_many_steps": _("At most 100 milestones."),
    "no_step_title": _("Give the milestone a title."),
    # What an item has once.
    "no_kind": _("“%(said)s” is no kind of item: write “measure” or “assignment”."),
    "no_one": _("Name at least one responsible organisation."),
    "no_organisation": _("No organisation of a side is called “%(said)s”."),
    "other_side": _("“%(said)s” belongs to another side."),
    "two_so_called": _("Two organisations are called “%(said)s”. Write the external id or the id of the one meant."),
    # What is to be said.
    "moved_on": _("The plan has changed here since the edition that the file was made from."),
    "result_stays": _("A file does not take the expected result away. It stays."),
    "kind_stays": _("The kind of an item does not change. It stays."),
    "external_id_stays": _("A file does not change the external id of an item. It stays."),
    "origin_stays": _("The origin of an item does not change. It stays."),
    "responsible_stays": _("Each side alone notifies who is responsible on it. It stays."),
}  # fmt: skip


def words_of(flaw: Flaw) -> str:
    """What is wrong, as a sentence."""
    words = str(_FLAWS[flaw.code])
    return words % flaw.says if flaw.says else words


def cell_name(row: int, column: int | None) -> str:
    """A cell (row and column from 0) as spreadsheets name it: "C14"; the row alone where there is no column."""
    letters, left = "", -1 if column is None else column
    while left >= 0:
        letters, left = chr(ord("A") + left % 26) + letters, left // 26 - 1
    return f"{letters}{row + 1}"
