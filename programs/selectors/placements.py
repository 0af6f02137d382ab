"""What was decided of the lists of the comparison."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Placed:
    """Who moved an item to which list, when and why. `party_id` is None for a joint secretariat."""

    id: UUID
    version: int
    listing: str
    party_id: UUID | None
    entered_at: datetime
    reason: dict[str, str]
