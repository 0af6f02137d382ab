"""Items of a plan as they are to be, each by its external id: made into the changes that lead there.

No verb of its own: what comes out is drafted as a change set like any other.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor
from cooperation.errors import Conflict, Fault, raise_all
from programs.models import Item
from programs.services.change_rows import ChangeInput, snapshots


def changes_of(actor: Actor, programme_id: UUID, rows: Sequence[ChangeInput]) -> list[ChangeInput]:
    """The rows of a change set, from items as they are to be (what is empty stays, of an item that there is).

    A new item, a new wording or an extension each; none for what is so already.

    Invalid: "/rows/<place>/external_id" where two rows have one. Conflict: nothing would change, or an item has left
    the plan.
    """
    _check_once(rows)
    named = [row.external_id for row in rows]
    items = Item.objects.visible_to(actor).filter(programme_id=programme_id, external_id__in=named)
    known: dict[str, UUID] = dict(items.values_list("external_id", "pk"))
    now = snapshots(known.values())
    made, faults = [], []
    for place, row in enumerate(rows):
        item = known.get(row.external_id)
        if item is None:
            made.append(replace(row, kind="add"))
        elif item not in now:
            faults.append(Fault(f"/rows/{place}/external_id", _("This item is no longer in the plan.")))
        elif (change := _change(row, item, now[item])) is not None:
            made.append(change)
    if faults:
        raise Conflict(faults[0].detail, faults=faults)
    if not made:
        raise Conflict(_("These rows change nothing in the plan."))
    return made


def _check_once(rows: Sequence[ChangeInput]) -> None:
    seen: set[str] = set()
    faults = []
    for place, row in enumerate(rows):
        if row.external_id in seen:
            faults.append(Fault(f"/rows/{place}/external_id", _("Another row has this external id.")))
        seen.add(row.external_id)
    raise_all(faults)


def _change(given: ChangeInput, item: UUID, now: dict[str, Any]) -> ChangeInput | None:
    """What leads from the wording as it is to the one given; a version in a language that is not given stays."""
    said: dict[str, Any] = {}
    if given.section_id is not None and str(given.section_id) != now["section"]:
        said["section_id"] = given.section_id
    if given.number and given.number != now["number"]:
        said["number"] = given.number
    for name in ("title", "expected_result"):
        whole = now[name] | getattr(given, name)
        if whole != now[name]:
            said[name] = whole
    if given.deadline is not None and given.deadline.as_json() != now["deadline"]:
        said["deadline"] = given.deadline
    if given.milestones is not None and [step.as_json() for step in given.milestones] != now["milestones"]:
        said["milestones"] = given.milestones
    if not said:
        return None
    kind = "extend" if said.keys() == {"deadline"} else "reword"
    return ChangeInput(kind=kind, item_id=item, reason=given.reason, **said)
