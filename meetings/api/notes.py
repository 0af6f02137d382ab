"""A side's own notes on a session, through the API."""

from typing import Any
from uuid import UUID

from meetings.services.notes import write_review_note
from programs.api.writing import WriteNote, note_of


class WriteReviewNote(WriteNote):
    """A note on a session."""

    name = "write_review_note"
    text = "Adds a note of your own side on a session. Nobody else ever sees it."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return write_review_note(self.actor, review_id=path["id"], **note_of(data)).pk
