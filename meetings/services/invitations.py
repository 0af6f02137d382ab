"""The calendar message of a mail (iMIP, RFC 6047), and the invitation that it makes, changes or takes back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from uuid_utils.compat import uuid7

from cooperation.accounts.models import User
from meetings.models import Invitation, Reminder, Review
from meetings.rules import ical
from meetings.selectors import events
from meetings.services.mails import Attached
from meetings.services.reminded.invitations import takes_back

Kind = Reminder.Kind
#: What changes an invitation that was sent.
_CHANGES = frozenset({Kind.MOVED, Kind.POSTPONED, Kind.CANCELLED})


def alone(recipient: User, rows: Sequence[Reminder]) -> list[Reminder]:
    """Of what is due for one reader, what goes in the next mail.

    A mail has one calendar message: where something due has one, it goes alone, with what else is due of that session,
    and the rest in the mail after it.
    """
    invited = set(
        Invitation.unscoped.filter(user=recipient, withdrawn_at=None).values_list("review_id", flat=True)
        if any(row.kind in _CHANGES for row in rows)
        else ()
    )
    carrying = [
        row
        for row in rows
        if row.kind == Kind.INVITATION or (row.kind in _CHANGES and row.review_id in invited)
    ]
    if not carrying:
        return list(rows)
    of_session = (Kind.REVIEW, Kind.INVITATION, *_CHANGES)
    return [row for row in rows if row.review_id == carrying[0].review_id and row.kind in of_session]


def attached(recipient: User, said: Sequence[Reminder], now: datetime) -> Attached | None:
    """The calendar message of what one mail says, None where it has none; keeps what the reader is told by it.

    Called in the transaction in which the mail is frozen. SEQUENCE rises with each move; an answer to an earlier date
    counts no longer (RFC 5546, 3.2.2.1).
    """
    row = next((one for one in said if one.kind == Kind.INVITATION or one.kind in _CHANGES), None)
    if row is None or row.review is None:
        return None
    review, kind = row.review, row.kind
    invitation = Invitation.unscoped.select_for_update().filter(review=review, user=recipient).first()
    if kind == Kind.INVITATION and not takes_back(row):
        invitation = invitation or Invitation(id=uuid7(), review=review, user=recipient)
        return _request(invitation, recipient, review, now)
    if invitation is None or invitation.withdrawn_at is not None:
        return None
    if kind == Kind.MOVED:
        return _request(invitation, recipient, review, now)
    return _cancel(invitation, recipient, review, now)


def _request(invitation: Invitation, recipient: User, review: Review, now: datetime) -> Attached:
    sequence = max(review.schedule_version - 1, invitation.sequence)
    if sequence > invitation.sequence or invitation.withdrawn_at is not None:
        invitation.answer, invitation.comment = Invitation.Answer.NONE, ""
        invitation.answered_sequence = invitation.answered_stamp = invitation.answered_at = None
    invitation.withdrawn_at = None
    _keep(invitation, recipient, sequence)
    return _message("REQUEST", invitation, recipient, review, now)


def _cancel(invitation: Invitation, recipient: User, review: Review, now: datetime) -> Attached:
    """SEQUENCE is at least that of what was sent last (RFC 5546, 3.2.5)."""
    invitation.withdrawn_at = now
    _keep(invitation, recipient, max(review.schedule_version - 1, invitation.sequence))
    return _message("CANCEL", invitation, recipient, review, now)


def _keep(invitation: Invitation, recipient: User, sequence: int) -> None:
    invitation.sequence, invitation.address = sequence, recipient.email
    if not invitation._state.adding:
        invitation.version += 1
    invitation.save()


def _message(method: str, invitation: Invitation, recipient: User, review: Review, now: datetime) -> Attached:
    said = events.session(review, recipient.language, stamp=now)
    attendee = ical.Mailbox(recipient.name, invitation.address, invitation.answer.upper())
    status = "CANCELLED" if method == "CANCEL" else said.status
    event = replace(said, sequence=invitation.sequence, attendee=attendee, status=status)
    return Attached(method, ical.calendar([event], method=method))
