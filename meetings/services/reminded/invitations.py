"""Invitations to a session that stands: to the delegates named for it and to the executive secretaries of its body.

Each goes to whoever has an account and a right on the body. Who was invited and is a delegate no longer is told that
too. `subject` is the session, or the invitation that is taken back; `lead_days` counts how often before.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from cooperation.access import Actor, Role
from meetings.models import Delegate, Invitation, Reminder, Review
from meetings.selectors.holders import Holder, holders
from meetings.services.reminded.family import Due, Entry, Family

Kind, State = Reminder.Kind, Reminder.State
STANDING = (Review.State.CONFIRMED, Review.State.CONVENED)
#: What never left, and says nothing of what its reader knows.
_NOT_SAID = (State.PLANNED, State.CANCELLED, State.LAPSED, State.SUPPRESSED)


def takes_back(row: Reminder) -> bool:
    """Whether a reminder says that its reader is invited no longer."""
    return row.kind == Kind.INVITATION and row.subject not in (None, row.review_id)


@dataclass(slots=True)
class _Known:
    """What stands of the invitations to the coming sessions: people by session, and reminders by session and person."""

    delegates: dict[UUID, set[UUID]]
    invited: dict[tuple[UUID, UUID], Invitation]
    rows: dict[tuple[UUID, UUID], list[Reminder]]


def _known(reviews: Sequence[Review]) -> _Known:
    found = _Known(defaultdict(set), {}, defaultdict(list))
    named = Delegate.unscoped.filter(delegation__review__in=reviews, person__user__isnull=False)
    for review_id, user_id in named.values_list("delegation__review_id", "person__user_id"):
        found.delegates[review_id].add(user_id)
    for invitation in Invitation.unscoped.filter(review__in=reviews):
        found.invited[invitation.review_id, invitation.user_id] = invitation
    for row in Reminder.unscoped.filter(review__in=reviews, kind=Kind.INVITATION):
        if row.review_id is not None:
            found.rows[row.review_id, row.recipient_id].append(row)
    return found


def wanted(actor: Actor, now: datetime) -> Iterator[Due]:
    """For each coming session that stands and each person of the actor's side: that they are invited, or no longer."""
    coming = Review.unscoped.filter(state__in=STANDING, starts_on__gte=now.date() - timedelta(days=1))
    reviews = [review for review in coming.select_related("body") if review.starts_at > now]
    if not reviews:
        return
    known = _known(reviews)
    people = holders(actor, tuple(Role), now=now)
    for review in reviews:
        of_body = [one for one in people if one.covers(review.body_id, review.programme_id)]
        for user_id in {one.user_id for one in of_body}:
            yield from _of(review, user_id, _is_invited(review, user_id, of_body, known), known, now)


def _is_invited(review: Review, user_id: UUID, people: Sequence[Holder], known: _Known) -> bool:
    if user_id in known.delegates[review.pk]:
        return True
    return any(one.user_id == user_id and one.role == Role.EXECUTIVE_SECRETARY for one in people)


def _of(review: Review, user_id: UUID, is_invited: bool, known: _Known, now: datetime) -> Iterator[Due]:
    invitation, rows = known.invited.get((review.pk, user_id)), known.rows[review.pk, user_id]
    said = [row for row in rows if row.state not in _NOT_SAID]
    back = [row for row in said if takes_back(row)]
    if is_invited:
        subject, lead = review.pk, len(back)
    elif invitation is not None:
        subject, lead = invitation.pk, max(len(said) - len(back) - 1, 0)
        if any(row.lead_days == lead and row.schedule_version < review.schedule_version for row in back):
            return
    else:
        return
    planned = {(row.subject, row.lead_days, row.schedule_version): row.due_at for row in rows}
    yield Due(
        recipient_id=user_id, body_id=review.body_id, kind=Kind.INVITATION, subject=subject, occasion=review.starts_on,
        lead_days=lead, at=planned.get((subject, lead, review.schedule_version), now), use_until=review.starts_at,
        review_id=review.pk, schedule_version=review.schedule_version,
    )  # fmt: skip


def entries(reader: Actor, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """None: an invitation is a mail of its own, worded as what is said of sessions."""
    return []


FAMILY = Family(frozenset({Kind.INVITATION}), wanted, entries)
