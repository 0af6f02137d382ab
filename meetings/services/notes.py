"""A side's own notes and lines to take on a session: internal to it, kept with its other notes."""

from uuid import UUID

from cooperation.access import Actor, verb
from cooperation.errors import Absent
from cooperation.texts import Text
from meetings.models import Review
from programs.models import InternalNote
from programs.services.notes import Subject, enter


@verb
def write_review_note(
    actor: Actor,
    *,
    review_id: UUID,
    text: Text,
    kind: str = InternalNote.Kind.LINE,
    note_id: UUID | None = None,
    version: int | None = None,
    marking: str | None = None,
) -> InternalNote:
    """Adds a note of the actor's side on a session, or with `note_id` and `version` rewrites one.

    Absent: no such session or note for the actor. Forbidden: neither coordinator, secretary nor head of the
    delegation of a side. Invalid: "/text", "/kind", "/marking".
    """
    review = Review.objects.visible_to(actor).filter(pk=review_id).first()
    if review is None:
        raise Absent
    subject = Subject(review.programme_id, review_id=review.pk)
    return enter(actor, subject, text=text, kind=kind, note_id=note_id, version=version, marking=marking)
