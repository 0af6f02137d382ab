"""The calendar message of a mail (iMIP, RFC 6047), and the invitation that it makes, changes or takes back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from cooperation.accounts.models import User
from meetings.models import Invitation, Reminder, Review
from meetings.rules import ical
from meetings.selectors import events
from meetings.services.mails import Attached, called
from meetings.services.reminded.invitations import takes_back

Kind = Reminder.Kind
#: What changes an invitation that was sent.
_CHANGES = frozenset({Kind.MOVED, Kind.POSTPONED, Kind.CANCELLED})
#: The version of an invitation of which nothing has left yet.
UNSENT = 1
#: What changes something in a calendar.
OF_INVITATIONS = frozenset({Kind.INVITATION, *_CHANGES})


def alone(recipient: User, rows: Sequence[Reminder]) -> list[Reminder]:
    """Of what is due for one reader, what goes in the next mail.

    A mail has one calendar message: what has one goes alone, with what it makes unnecessary, and everything else in the
    mail after it. First what takes an invitation back, then what changes one, then invitations. Of a session to which
    they are invited already the reader is told what changed, and not invited once more.
    """
    told_of = Invitation.unscoped.filter(user=recipient, withdrawn_at=None, version__gt=UNSENT)
    invited = set(
        told_of.values_list("review_id", flat=True) if any(row.kind in _CHANGES for row in rows) else ()
    )
    carrying = [
        row
        for row in rows
        if row.kind == Kind.INVITATION or (row.kind in _CHANGES and row.review_id in invited)
    ]
    if not carrying:
        return list(rows)
    first = min(carrying, key=lambda row: (not takes_back(row), row.kind == Kind.INVITATION))
    if takes_back(first):
        return [first]
    together = {Kind.INVITATION} if first.kind == Kind.INVITATION else OF_INVITATIONS
    return [
        row
        for row in rows
        if row.review_id == first.review_id and row.kind in (Kind.REVIEW, *together) and not takes_back(row)
    ]


def attached(recipient: User, said: Sequence[Reminder], now: datetime) -> Attached | None:
    """The calendar message of what one mail says, None where it has none.

    Called in the transaction in which the mail is frozen. What it changes of the invitation is kept once it leaves:
    `left`. A cancellation may come twice, and is made anew with a mail that was taken back.
    """
    row = next((one for one in said if one.kind in OF_INVITATIONS), None)
    if row is None or row.review is None:
        return None
    review, kind = row.review, row.kind
    invitation = Invitation.unscoped.filter(review=review, user=recipient).first()
    if kind == Kind.INVITATION and not takes_back(row):
        invitation = invitation or Invitation.unscoped.create(
            review=review, user=recipient, address=recipient.email
        )
        return _message("REQUEST", invitation, recipient, review, now)
    if invitation is None:
        return None
    if kind == Kind.INVITATION:
        return _message("CANCEL", invitation, recipient, review, now)
    if invitation.withdrawn_at is not None:
        return None
    if kind == Kind.MOVED:
        # An invitation that left since says the new date already.
        said_already = invitation.sequence >= _sequence(review.schedule_version)
        return None if said_already else _message("REQUEST", invitation, recipient, review, now)
    return _message("CANCEL", invitation, recipient, review, now)


def left(message_id: UUID, *, now: datetime) -> None:
    """Keeps what a mail tells its reader of an invitation, in the transaction in which it is handed over.

    SEQUENCE rises with each move; an answer to an earlier date counts no longer (RFC 5546, 3.2.2.1).
    """
    rows = Reminder.unscoped.filter(message=message_id, kind__in=OF_INVITATIONS)
    for row in rows.select_related("recipient"):
        found = Invitation.unscoped.select_for_update().filter(review=row.review_id, user=row.recipient_id)
        invitation = found.first()
        if invitation is not None:
            _tell(invitation, row, now)


def _tell(invitation: Invitation, row: Reminder, now: datetime) -> None:
    sequence = max(_sequence(row.schedule_version), invitation.sequence)
    if takes_back(row):
        invitation.withdrawn_at = now
    elif row.kind == Kind.INVITATION or (row.kind == Kind.MOVED and invitation.withdrawn_at is None):
        if sequence > invitation.sequence or invitation.withdrawn_at is not None:
            invitation.answer, invitation.comment = Invitation.Answer.NONE, ""
            invitation.answered_sequence = invitation.answered_stamp = invitation.answered_at = None
        invitation.withdrawn_at = None
    elif invitation.withdrawn_at is not None:
        return
    invitation.sequence, invitation.address = sequence, row.recipient.email
    invitation.version += 1
    invitation.save()


def _sequence(schedule_version: int) -> int:
    return max(schedule_version - 1, 0)


def _message(method: str, invitation: Invitation, recipient: User, review: Review, now: datetime) -> Attached:
    """SEQUENCE is at least that of what was sent last (RFC 5546, 3.2.5)."""
    said = events.session(events.as_changed(review), recipient.language, stamp=now)
    sequence = max(_sequence(review.schedule_version), invitation.sequence)
    asks = method == "REQUEST" and (sequence > invitation.sequence or invitation.withdrawn_at is not None)
    answer = Invitation.Answer.NONE if asks else Invitation.Answer(invitation.answer)
    attendee = ical.Mailbox(called(recipient), recipient.email, answer.upper())
    status = "CANCELLED" if method == "CANCEL" else said.status
    event = replace(said, sequence=sequence, attendee=attendee, status=status)
    return Attached(method, ical.calendar([event], method=method))
