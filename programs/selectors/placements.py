"""What was decided of the lists of the comparison."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from cooperation.access import Actor
from programs.models import Placement


@dataclass(frozen=True, slots=True)
class Placed:
    """Who moved an item to which list, when and why. `party_id` is None for a joint secretariat."""

    id: UUID
    version: int
    listing: str
    party_id: UUID | None
    reason: dict[str, str]
    entered_at: datetime


def placed(actor: Actor, programme_id: UUID, item_id: UUID | None = None) -> dict[UUID, Placed]:
    """By item, the placement that was entered last; whether it still holds is told by what the sides said since."""
    rows = Placement.objects.visible_to(actor).filter(item__programme_id=programme_id, current=True)
    if item_id is not None:
        rows = rows.filter(item_id=item_id)
    columns = ("pk", "version", "list", "party_id", "reason", "entered_at")
    found: dict[UUID, Any] = {
        item: Placed(*values) for item, *values in rows.values_list("item_id", *columns)
    }
    return found
