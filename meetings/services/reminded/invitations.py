"""Invitations to a session that stands: to the delegates named for it and to the executive secretaries of its body.

Each goes to whoever has an account and a right on the body. Whoever was told that they are invited, and is invited by
no side any more, is told that too. `subject` is the session, or the invitation that is taken back; `lead_days` counts
how often before.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from cooperation.access import Actor, Role
from meetings.models import Delegate, Invitation, Reminder, Review
from meetings.selectors.holders import holders, holders_of_all_sides
from meetings.services.reminded.family import Due, Entry, Family
from meetings.services.telling import told

Kind = Reminder.Kind
#: To these sessions one is invited: to those that have not begun.
INVITING = (Review.State.CONFIRMED, Review.State.CONVENED)


def takes_back(row: Reminder) -> bool:
    """Whether a reminder says that its reader is invited no longer."""
    return row.kind == Kind.INVITATION and row.subject not in (None, row.review_id)


@dataclass(slots=True)
class _Known:
    """What stands of the invitations to the coming sessions for some people: who is invited by any side, by session;
    invitations and reminders by session and person.
    """

    invited: dict[UUID, set[UUID]]
    invitations: dict[tuple[UUID, UUID], Invitation]
    rows: dict[tuple[UUID, UUID], list[Reminder]]


def _known(reviews: Sequence[Review], people: set[UUID], now: datetime) -> _Known:
    found = _Known(defaultdict(set), {}, defaultdict(list))
    named = Delegate.unscoped.filter(delegation__review__in=reviews, person__user__in=people)
    for review_id, user_id in named.values_list("delegation__review_id", "person__user_id"):
        found.invited[review_id].add(user_id)
    secretaries = holders_of_all_sides((Role.EXECUTIVE_SECRETARY,), now=now)
    for review in reviews:
        of_body = {one.user_id for one in secretaries if one.covers(review.body_id, review.programme_id)}
        found.invited[review.pk] |= of_body & people
    for invitation in Invitation.unscoped.filter(review__in=reviews, user__in=people):
        found.invitations[invitation.review_id, invitation.user_id] = invitation
    rows = Reminder.unscoped.filter(review__in=reviews, recipient__in=people, kind=Kind.INVITATION)
    for row in rows.select_related("message").defer("message__content"):
        if row.review_id is not None:
            found.rows[row.review_id, row.recipient_id].append(row)
    return found


def wanted(actor: Actor, now: datetime) -> Iterator[Due]:
    """For each coming session that stands and each person of the actor's side: that they are invited, or no longer."""
    coming = Review.unscoped.filter(state__in=INVITING, starts_on__gte=now.date() - timedelta(days=1))
    reviews = [review for review in coming.select_related("body") if review.starts_at > now]
    if not reviews:
        return
    people = holders(actor, tuple(Role), now=now)
    known = _known(reviews, {one.user_id for one in people}, now)
    for review in reviews:
        of_body = {one.user_id for one in people if one.covers(review.body_id, review.programme_id)}
        for user_id in of_body:
            yield from _of(review, user_id, known, now)


def _of(review: Review, user_id: UUID, known: _Known, now: datetime) -> Iterator[Due]:
    invitation, rows = known.invitations.get((review.pk, user_id)), known.rows[review.pk, user_id]
    said = [row for row in rows if told(row)]
    back = [row for row in said if takes_back(row)]
    if user_id in known.invited[review.pk]:
        subject, lead = review.pk, len(back)
    elif invitation is not None and len(said) > len(back):
        subject, lead = invitation.pk, len(said) - len(back) - 1
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
