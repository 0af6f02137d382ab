"""Sealing: the signed version's content, files and acts, and the session's record, digested into the body's chain."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation import clock
from cooperation.access import Actor, verb
from cooperation.announce import announce
from cooperation.errors import Conflict, check_version
from meetings.models import Minutes, MinutesAct, MinutesFile, MinutesSeal
from meetings.rules.minutes import SEAL_FORMAT, canonical, digest, read_record
from meetings.selectors import minutes as reading
from meetings.selectors import sealed
from meetings.selectors.minutes import Standing
from meetings.services.minutes import check_last, checked_head, lock_chain, locked_minutes
from meetings.services.rows import authorise_keeper

Kind = MinutesAct.Kind


@verb
def seal_minutes(actor: Actor, *, minutes_id: UUID, version: int | None) -> MinutesSeal:
    """Seals a version that every side has signed. From then on nothing of the session's record can be changed.

    The seal's record holds the digests of the content, of every file and row, the acts and the changes by hand, what
    came to earlier minutes since they were sealed, and the digest of the body's seal before it.
    Absent. Forbidden: not a secretary. Stale. Conflict: a signature or the confirmation of a transcription is missing,
    a later version was made, other minutes were sealed since, or these are sealed.
    """
    minutes, review = locked_minutes(actor, minutes_id)
    authorise_keeper(actor, review)
    check_version(minutes.version, version)
    lock_chain(review)
    stands = reading.standing(minutes)
    _check(stands)
    head = checked_head(minutes)
    number = head.number + 1 if head else 1
    at = clock.now()
    record = canonical(record_of(minutes, number, head, at=at, by=actor.user_id))
    seal: MinutesSeal = MinutesSeal.unscoped.create(
        minutes=minutes, review=review, body_id=review.body_id, number=number, record=record, sha256=digest(record),
        previous_sha256=head.sha256 if head else "", sealed_at=at, sealed_by_id=actor.user_id,
    )  # fmt: skip
    announce("meetings.minutes", minutes_id=minutes.pk, review_id=review.pk)
    return seal


def _check(stands: Standing) -> None:
    if stands.seal is not None:
        raise Conflict(_("The minutes are sealed."))
    check_last(stands.minutes)
    if not stands.done_by_all(Kind.SIGNED):
        lacking = ", ".join(party.code for party in stands.lacking(Kind.SIGNED))
        raise Conflict(_("Not every side has signed this version: %(sides)s.") % {"sides": lacking})
    if stands.unconfirmed:
        change, parties = stands.unconfirmed[0]
        raise Conflict(
            _("A handwritten change is not confirmed by every side: %(clause)s, %(sides)s.")
            % {"clause": change.clause, "sides": ", ".join(party.code for party in parties)}
        )


def record_of(
    minutes: Minutes, number: int, head: MinutesSeal | None, *, at: datetime, by: UUID | None
) -> dict[str, Any]:
    """What a seal keeps, in format cooperation-seal/1, of a version as it stands. `at`, `by`: when and who seals."""
    review = minutes.review
    return {
        "format": SEAL_FORMAT,
        "number": number,
        "previous": head.sha256 if head else None,
        "body": {"id": str(review.body_id), "name": review.body.name},
        "minutes": {
            "id": str(minutes.pk), "version": minutes.number,
            "session": {"id": str(review.pk), "number": review.number},
            "content": minutes.content_sha256, "copy": minutes.sha256, "reason": minutes.reason,
            "based_on": sealed.plain(minutes.based_on_id), "made_at": sealed.plain(minutes.made_at),
        },
        "files": file_digests(minutes.pk),
        "acts": sealed.acts_of([minutes.pk])[minutes.pk],
        "changes": sealed.changes_of([minutes.pk])[minutes.pk],
        "rows": sealed.rows_of([review.pk])[review.pk],
        "later": _later(review.body_id),
        "sealed_at": sealed.plain(at),
        "sealed_by": sealed.plain(by),
    }  # fmt: skip


def file_digests(minutes_id: UUID) -> dict[str, str]:
    """The digest that is kept of each file of a version, named "original:CODE" or "scan:ID"."""
    rows = MinutesFile.unscoped.filter(minutes_id=minutes_id).select_related("party").defer("content")
    return {reading.file_name(row): row.sha256 for row in rows}


def _later(body_id: UUID) -> dict[str, str]:
    """What came to sealed minutes of the body that no seal has taken up yet."""
    carried: set[str] = set()
    for seal in sealed.chain(body_id):
        carried.update(read_record(seal.record).get("later", ()))
    return {name: sha for name, sha in sealed.later_of(body_id).items() if name not in carried}
