"""What somebody types in a session room, kept for that person alone until it is recorded or discarded."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.errors import Absent, Forbidden, Invalid, check_version
from meetings import policies
from meetings.models import AgendaItem, Review, RoomDraft
from meetings.services.rows import not_over, save

#: More than the fields of an outcome hold, each filled to its limit in three languages; in characters.
MOST = 200_000
#: What a form says by itself, before anything is typed.
UNSAID = frozenset({"kind", "version"})

Said = Mapping[str, Sequence[str]]


@verb
def keep_draft(
    actor: Actor, *, review_id: UUID, point_id: UUID | None, said: Said, version: int | None
) -> RoomDraft | None:
    """Keeps what is typed on a point; None where nothing is left of it, and the draft goes.

    `said`: by the name of an input its values. `version`: of the draft that was read, None where there was none. Raises
    Absent, Forbidden (who does not keep the record), Conflict (the session is over), Stale (the same person typed
    elsewhere), Invalid.
    """
    review = _kept(actor, review_id)
    points = AgendaItem.objects.visible_to(actor).filter(review=review)
    if point_id is not None and not points.filter(pk=point_id).exists():
        raise Absent
    typed = {
        name.replace("\x00", ""): [value.replace("\x00", "") for value in values]
        for name, values in said.items()
    }
    if sum(len(value) for values in typed.values() for value in values) > MOST:
        raise Invalid.of("text", _("This is too long to be kept."))
    own = RoomDraft.objects.visible_to(actor).filter(review=review, point_id=point_id).select_for_update()
    found: RoomDraft | None = own.first()
    if found is not None:
        check_version(found.version, version or 0)
    if _says_nothing(typed):
        if found is not None:
            found.delete()
        return None
    seen = _number(typed.get("version", ()))
    if found is not None:
        found.said, found.seen, found.saved_at = typed, seen, clock.now()
        save(found, "said", "seen", "saved_at")
        return found
    assert actor.user_id is not None  # noqa: S101 - who keeps the record has signed in
    made = RoomDraft(user_id=actor.user_id, review=review, point_id=point_id, said=typed, seen=seen)
    RoomDraft.unscoped.bulk_create([made], ignore_conflicts=True)
    kept: RoomDraft = own.get()
    if kept.pk != made.pk:
        check_version(kept.version, 0)
    return kept


@verb
def discard_draft(actor: Actor, *, review_id: UUID, point_id: UUID | None, version: int | None) -> None:
    """Throws away what the actor has typed on a point. Nothing where nothing is kept; Absent; Stale."""
    if not Review.objects.visible_to(actor).filter(pk=review_id).exists():
        raise Absent
    own = RoomDraft.objects.visible_to(actor).filter(review_id=review_id, point_id=point_id)
    found = own.select_for_update().first()
    if found is not None:
        check_version(found.version, version)
        found.delete()


def _kept(actor: Actor, review_id: UUID) -> Review:
    """The session, not locked: what one person types waits for nobody."""
    review: Review | None = (
        Review.objects.visible_to(actor).select_related("body").filter(pk=review_id).first()
    )
    if review is None:
        raise Absent
    if not policies.may_keep_record(actor, review):
        raise Forbidden(_("Only an executive secretary or the joint secretariat keeps the shared record."))
    not_over(review)
    return review


def _says_nothing(typed: Said) -> bool:
    return not any(value.strip() for name, values in typed.items() if name not in UNSAID for value in values)


def _number(values: Sequence[str]) -> int | None:
    given = values[0] if values else ""
    return int(given) if given.isascii() and given.isdecimal() and len(given) < 10 else None
