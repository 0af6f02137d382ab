"""Who came to a session, as the secretaries note it during the session and after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Invalid, check_version
from meetings.models import Delegate, Delegation, Review
from meetings.selectors import labels
from meetings.services.rows import authorise_keeper, locked_review, not_sealed, save

Attendance = Delegate.Attendance
_STATES = (Review.State.IN_SESSION, Review.State.ADJOURNED, Review.State.CONCLUDED)


@dataclass(frozen=True, slots=True)
class Seen:
    """How one delegate came: present, absent, excused, or present and proxy for another; "" takes it back."""

    delegate_id: UUID
    attendance: str
    proxy_for_id: UUID | None = None


@verb
def record_attendance(
    actor: Actor, *, delegation_id: UUID, seen: Sequence[Seen], version: int | None
) -> Delegation:
    """Notes who of a delegation came. `version` is the delegation's; who is not named stays as noted.

    Absent, Forbidden (not a secretary), Stale. Conflict: the session has not begun, or its minutes are sealed.
    Invalid: /delegates.
    """
    found = Delegation.objects.visible_to(actor).filter(pk=delegation_id)
    review_id = found.values_list("review_id", flat=True).first()
    if review_id is None:
        raise Absent
    review = locked_review(actor, review_id)
    authorise_keeper(actor, review)
    delegation: Delegation = Delegation.unscoped.select_for_update().get(pk=delegation_id)
    check_version(delegation.version, version)
    not_sealed(review)
    if review.state not in _STATES:
        raise Conflict(
            labels.by_word(
                review.body,
                _("Attendance is noted once the session has begun."),
                _("Attendance is noted once the meeting has begun."),
            )
        )
    all_of_them = {row.pk: row for row in Delegate.unscoped.filter(delegation__review=review)}
    for one in seen:
        row = all_of_them.get(one.delegate_id)
        if row is None or row.delegation_id != delegation.pk:
            raise Invalid.of("delegates", _("Choose members of this delegation."))
        _note(row, one, all_of_them)
    save(delegation)
    return delegation


def _note(row: Delegate, one: Seen, known: dict[UUID, Delegate]) -> None:
    if one.attendance not in ("", *Attendance.values):
        raise Invalid.of("delegates", _("Choose how the delegate came."))
    proxy = one.proxy_for_id if one.attendance == Attendance.PROXY else None
    if one.attendance == Attendance.PROXY and (proxy not in known or proxy == row.pk):
        raise Invalid.of("delegates", _("Say for whom the proxy speaks."))
    if (row.attendance, row.proxy_for_id) != (one.attendance, proxy):
        row.attendance, row.proxy_for_id = one.attendance, proxy
        save(row, "attendance", "proxy_for")
