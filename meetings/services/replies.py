"""What arrived by mail takes effect: an answer on its invitation, a report of failure on the mail that it is about."""

import hashlib
from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext_noop

from cooperation.access import Actor, verb
from meetings.models import IncomingMail, Invitation, Message, Reminder, Review
from meetings.rules.replies import Answer, Bounce, Unfit, Unreadable, clean, read
from meetings.services.mails import host

Verdict = IncomingMail.Verdict
_ANSWERS = frozenset({"accepted", "tentative", "declined"})

#: Why something was refused, in English: pages translate it.
NOT_INVITED = gettext_noop("The sender is not the one who was invited.")
UNKNOWN = gettext_noop("There is no such invitation.")
NO_ANSWER = gettext_noop("It is no answer that an invitation takes.")
TAKEN_BACK = gettext_noop("The invitation was taken back.")
AHEAD = gettext_noop("It answers what was never sent.")
NOT_OURS = gettext_noop("It reports on no mail of ours.")


@verb
def take_in(actor: Actor, *, name: str, content: bytes, now: datetime) -> IncomingMail | None:
    """Reads one message file and keeps what became of it; None for one that was read before. Never raises for what
    the file holds.
    """
    digest = hashlib.sha256(content).hexdigest()
    if IncomingMail.unscoped.filter(digest=digest).exists():
        return None
    kept = IncomingMail(digest=digest, name=clean(name, 255), received_at=now)
    try:
        found = read(content)
    except Unreadable as error:
        kept.verdict = Verdict.REFUSED if isinstance(error, Unfit) else Verdict.UNREADABLE
        kept.reason = clean(str(error), 300)
    else:
        kept.sender = clean(found.sender, 320)
        if isinstance(found, Answer):
            _take_answer(kept, found, now)
        else:
            _take_bounce(kept, found)
    kept.save(force_insert=True)
    return kept


def _invitation(answer: Answer) -> Invitation | None:
    """The invitation that is answered: of that session, to the address that answers."""
    try:
        review_id = UUID(answer.uid)
    except ValueError:
        return None
    rows = Invitation.unscoped.select_for_update().filter(review_id=review_id)
    return rows.filter(address__iexact=answer.attendee).first() if answer.attendee else None


def _take_answer(kept: IncomingMail, answer: Answer, now: datetime) -> None:
    """Only the one invited answers (RFC 6047, 3): From, ATTENDEE and the address invited are one and the same."""
    invitation = _invitation(answer)
    if invitation is None:
        kept.verdict, kept.reason = Verdict.REFUSED, UNKNOWN
        return
    kept.invitation = invitation
    refused = _against(invitation, answer)
    if refused:
        kept.verdict, kept.reason = Verdict.REFUSED, refused
        return
    # A clock that is ahead does not shut out later answers.
    stamp = min(answer.stamp, now)
    if _is_outdated(invitation, answer.sequence, stamp):
        kept.verdict = Verdict.OUTDATED
        return
    kept.verdict = Verdict.APPLIED
    invitation.answer, invitation.comment = answer.answer, answer.comment
    invitation.answered_sequence, invitation.answered_stamp = answer.sequence, stamp
    invitation.answered_at = now
    invitation.version += 1
    invitation.save()


def _is_outdated(invitation: Invitation, sequence: int, stamp: datetime) -> bool:
    """RFC 5546, 2.1.5: answers may arrive in any order, and one to an earlier date says nothing of this one."""
    last, last_stamp = invitation.answered_sequence, invitation.answered_stamp
    if last is not None and last_stamp is not None and (sequence, stamp) < (last, last_stamp):
        return True
    return sequence < invitation.sequence


def _against(invitation: Invitation, answer: Answer) -> str:
    """Why an answer is refused; "" where nothing speaks against it."""
    if answer.sender != answer.attendee:
        return NOT_INVITED
    if answer.answer not in _ANSWERS:
        return NO_ANSWER
    called_off = invitation.review.state in (Review.State.CANCELLED, Review.State.POSTPONED)
    if invitation.withdrawn_at is not None or called_off:
        return TAKEN_BACK
    return AHEAD if answer.sequence > invitation.sequence else ""


def _take_bounce(kept: IncomingMail, bounce: Bounce) -> None:
    """RFC 3464: the mail did not arrive, whatever the server said when it took it."""
    states = (Message.State.SENT, Message.State.UNCONFIRMED, Message.State.HANDED_OVER)
    message = (
        Message.unscoped.select_for_update()
        .defer("content")
        .filter(pk=bounce.message_id, state__in=states)
        .first()
        if bounce.host == host().lower()
        else None
    )
    if message is None:
        kept.verdict, kept.reason = Verdict.REFUSED, NOT_OURS
        return
    kept.verdict = Verdict.APPLIED
    Message.unscoped.filter(pk=message.pk).update(
        state=Message.State.BOUNCED, last_reply=bounce.said, version=F("version") + 1
    )
    Reminder.unscoped.filter(message=message).update(state=Reminder.State.REFUSED, version=F("version") + 1)
