"""Sending what is due: claim, compose, lease, hand over, settle. The database is the truth; whoever ticks is harmless.

Each step is a transaction of its own, so that a process that dies between two of them leaves a state that says what is
known. Nothing here runs inside a request's transaction.
"""

import logging
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import F, Q

from cooperation import clock
from cooperation.access import Actor, verb
from meetings.models import Message, Reminder, Tick
from meetings.rules.leads import pause
from meetings.services import invitations
from meetings.services.carriers import ATTEMPT_SECONDS, Carrier, Reply, Verdict, carrier
from meetings.services.composing import Clock, compose, over, readers
from meetings.services.planning import plan_all
from meetings.services.reminders import AGAIN, WORKER, again, in_mail, outdated, take_back

logger = logging.getLogger(__name__)

#: How long a hand-over waits for each of the things that somebody may be changing, and of how many it may have to.
LOCK_SECONDS, LOCKED = 2, 5
#: Longer than an attempt may take until it is handed over: a lease runs out only on a process that is gone or stands
#: still. With the pause between ticks, what a dead worker held is taken up again within a minute.
LEASE = timedelta(seconds=ATTEMPT_SECONDS + LOCK_SECONDS * LOCKED + 3)
#: What is added to the time in which an answer may come before a mail handed over counts as in doubt.
MARGIN = timedelta(seconds=30)
#: One tick stops sending after this many seconds, so that the next one plans again.
LONGEST_TICK = 60.0
READERS_AT_ONCE = 100


class Overtaken(Exception):
    """The mail must not leave: its lease ran out, or what it says is no longer so."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A mail leased to one dispatcher until `until`."""

    message_id: UUID
    lease: UUID
    until: datetime
    address: str
    content: bytes
    attempts: int
    #: When it was handed over before without an answer: a person has it sent once more, and its reader may have it.
    in_doubt_since: datetime | None = None


@dataclass(slots=True)
class Sent:
    """What one run did, in mails."""

    composed: int = 0
    sent: int = 0
    failed: int = 0
    unconfirmed: int = 0


def tick(*, clock: Clock = clock.now) -> Sent:
    """What the worker does every few seconds: plan, send what is due, and note that it came to its end."""
    with transaction.atomic(durable=True):
        # Planned anew with all else: it is looked at whether it may leave still.
        send_doubtful_again(WORKER, now=clock())
    try:
        plan_all(now=clock())
        _note("planning", clock())
    except Exception:
        # What is planned already leaves all the same; the next tick plans again.
        logger.exception("Not all reminders could be planned")
    done = dispatch(clock=clock)
    _note("reminders", clock())
    return done


def _note(name: str, at: datetime) -> None:
    Tick.unscoped.update_or_create(name=name, defaults={"at": at}, create_defaults={"name": name, "at": at})


def dispatch(*, clock: Clock = clock.now) -> Sent:
    """Composes and sends everything due, each mail once. Must not be called inside a transaction."""
    done = Sent()
    with transaction.atomic(durable=True):
        done.unconfirmed = expire(WORKER, now=clock())
    by = carrier()
    stop = time.monotonic() + LONGEST_TICK
    waiting = readers(clock())
    try:
        # A few at a time: the first have their mail while that of the last is made.
        for first in range(0, max(len(waiting), 1), READERS_AT_ONCE):
            done.composed += _compose(waiting[first : first + READERS_AT_ONCE], clock)
            if not _send_all(done, by, clock, stop):
                break
    finally:
        by.close()
    return done


def _compose(some: Sequence[tuple[UUID, UUID | None]], clock: Clock) -> int:
    """One mail for each of these readers; one whose mail can't be made holds up nobody else."""
    made, days = 0, dict[UUID, dict[str, date]]()
    for reader, party in some:
        try:
            # As the side of the reader, who may be told of what is internal to it.
            made += compose(replace(WORKER, party_id=party), recipient_id=reader, now=clock(), days=days)
        except Exception:
            logger.exception("No mail could be made for the user %s", reader)
    return made


def _send_all(done: Sent, by: Carrier, clock: Clock, stop: float) -> bool:
    """Sends what is composed; False where time is up, or the carrier is down."""
    while time.monotonic() < stop:
        claim = lease(WORKER, now=clock())
        if claim is None:
            return True
        reply = attempt(claim, by=by, clock=clock)
        _count(done, reply)
        if reply is not None and reply.down:
            return False
    return False


def _count(done: Sent, reply: Reply | None) -> None:
    if reply is None:
        return
    if reply.verdict is Verdict.SENT:
        done.sent += 1
    elif reply.verdict is Verdict.UNKNOWN:
        done.unconfirmed += 1
    else:
        done.failed += 1


# --- Sending ----------------------------------------------------------------------------------------------------------


@verb
def lease(actor: Actor, *, now: datetime) -> Claim | None:
    """The next mail that nobody is sending, leased; None where there is none. A lease that ran out counts as free."""
    message = (
        Message.unscoped.filter(state=Message.State.COMPOSED, next_attempt_at__lte=now)
        .filter(Q(lease_until__isnull=True) | Q(lease_until__lte=now))
        .order_by("next_attempt_at", "pk")
        .select_for_update(skip_locked=True)
        .first()
    )
    if message is None:
        return None
    claim = Claim(
        message.pk, uuid4(), now + LEASE, message.address, bytes(message.content), message.attempts + 1,
        message.handed_over_at,
    )  # fmt: skip
    Message.unscoped.filter(pk=message.pk).update(
        lease=claim.lease, lease_until=claim.until, attempts=claim.attempts, version=F("version") + 1
    )
    return claim


def attempt(claim: Claim, *, by: Carrier, clock: Clock = clock.now) -> Reply | None:
    """One attempt at a leased mail: the carrier's reply, settled; None where the mail was overtaken and taken back."""

    answer = timedelta(seconds=by.answer_seconds)

    def leave() -> None:
        try:
            hand_over(WORKER, claim=claim, now=clock(), answer=answer)
        except OperationalError as error:
            if getattr(error.__cause__, "pgcode", None) not in _HELD:
                raise
            # Somebody is changing what it says, and takes their time over it.
            raise Overtaken from error

    try:
        reply = by.carry(
            message_id=claim.message_id, address=claim.address, content=claim.content, hand_over=leave
        )
    except Overtaken:
        _take_back(claim, now=clock())
        return None
    settle(WORKER, claim=claim, reply=reply, now=clock())
    return reply


def _take_back(claim: Claim, *, now: datetime) -> None:
    if Message.unscoped.filter(pk=claim.message_id, lease=claim.lease).exists():
        take_back(WORKER, message_id=claim.message_id, now=now)


# Lock not available; deadlock detected.
_HELD = ("55P03", "40P01")

# What a mail speaks of, locked against change in the order in which it is changed: sessions, their steps, the reader,
# the mail, its reminders. A change that is under way is waited for, and the statement after these sees it.
_LOCKS = (
    """SELECT FROM meetings_review WHERE id IN (SELECT review_id FROM meetings_reminder WHERE message_id = %(id)s)
        ORDER BY id FOR SHARE""",
    """SELECT FROM meetings_schedulestep
        WHERE id IN (SELECT subject FROM meetings_reminder WHERE message_id = %(id)s AND kind = 'step')
        ORDER BY id FOR SHARE""",
    """SELECT FROM accounts_user WHERE id = (SELECT recipient_id FROM meetings_message WHERE id = %(id)s) FOR SHARE""",
    """SELECT FROM meetings_message WHERE id = %(id)s FOR UPDATE""",
    """SELECT FROM meetings_reminder WHERE message_id = %(id)s ORDER BY id FOR UPDATE""",
)


def _lock(message_id: UUID) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_SECONDS}s'")
        for statement in _LOCKS:
            cursor.execute(statement, {"id": message_id})


@verb
def hand_over(actor: Actor, *, claim: Claim, now: datetime, answer: timedelta = MARGIN) -> None:
    """Commits that the mail is leaving, and keeps it leased for the time `answer` in which the answer may come.

    Overtaken where the lease is gone or run out, the reader's account closed or their last right in the body gone, or
    what it says is not so any more: a session moved or called off, a step of its schedule moved, a reminder withdrawn
    or past its use. Exact for sessions, steps, reader and reminders: whatever commits before this does is seen, and
    they do not change until this has committed. What other families say was so when the mail was frozen.
    """
    _lock(claim.message_id)
    leaving = Message.unscoped.filter(
        pk=claim.message_id, lease=claim.lease, lease_until__gt=now, state=Message.State.COMPOSED,
        recipient__is_active=True,
    )  # fmt: skip
    rows = in_mail(claim.message_id, now=now)
    if not rows or not all(row.fit and row.state == Reminder.State.CLAIMED for row in rows):
        raise Overtaken
    if not leaving.update(
        state=Message.State.HANDED_OVER, handed_over_at=now, lease_until=now + answer + MARGIN,
        version=F("version") + 1,
    ):  # fmt: skip
        raise Overtaken
    if any(row.kind in invitations.OF_INVITATIONS for row in rows):
        invitations.left(claim.message_id, now=now)


#: Nothing that comes later speaks of these: a report of failure outweighs what the server said when it took the mail.
_SETTLED = (Message.State.SENT, Message.State.WITHDRAWN, Message.State.REFUSED, Message.State.BOUNCED)


@verb
def settle(actor: Actor, *, claim: Claim, reply: Reply, now: datetime) -> bool:
    """Writes down what became of an attempt; False where the mail is no longer this dispatcher's to speak of."""
    message = (
        Message.unscoped.select_for_update()
        .defer("content")
        .filter(pk=claim.message_id, lease=claim.lease)
        .exclude(state__in=_SETTLED)
        .first()
    )
    if message is None:
        return False
    message.last_reply = reply.said[:500]
    message.version += 1
    if reply.verdict is Verdict.SENT:
        message.state, message.sent_at = Message.State.SENT, now
    elif reply.verdict is Verdict.REFUSED:
        message.state, message.handed_over_at = Message.State.REFUSED, claim.in_doubt_since
    elif reply.verdict is Verdict.UNKNOWN:
        message.state = Message.State.UNCONFIRMED
    else:
        message.state, message.handed_over_at = Message.State.COMPOSED, claim.in_doubt_since
        message.next_attempt_at = now + pause(claim.attempts % AGAIN, random.random())  # noqa: S311 (spreads load)
        message.lease = message.lease_until = None
    changed = ("state", "sent_at", "handed_over_at", "next_attempt_at", "lease", "lease_until", "last_reply")
    message.save(update_fields=[*changed, "version"])
    _follow(message)
    return True


#: What the state of a mail says of the reminders in it.
_FOLLOWS = {
    Message.State.SENT: Reminder.State.SENT,
    Message.State.REFUSED: Reminder.State.REFUSED,
    Message.State.UNCONFIRMED: Reminder.State.UNCONFIRMED,
    Message.State.COMPOSED: Reminder.State.CLAIMED,
}


def _follow(message: Message) -> None:
    state = _FOLLOWS[Message.State(message.state)]
    over(Reminder.unscoped.filter(message=message).exclude(state=state), state)


@verb
def expire(actor: Actor, *, now: datetime) -> int:
    """Mails handed over by a dispatcher that never came back with an answer: in doubt from now on. Returns how many."""
    lost = list(
        Message.unscoped.select_for_update(skip_locked=True)
        .defer("content")
        .filter(state=Message.State.HANDED_OVER, lease_until__lte=now)
    )
    ids = [message.pk for message in lost]
    Message.unscoped.filter(pk__in=ids).update(state=Message.State.UNCONFIRMED, version=F("version") + 1)
    over(Reminder.unscoped.filter(message_id__in=ids), Reminder.State.UNCONFIRMED)
    return len(ids)


@verb
def send_doubtful_again(actor: Actor, *, now: datetime) -> int:
    """The stated policy for mails in doubt: after RESEND_UNCONFIRMED_AFTER hours each goes out once more under its own
    Message-ID, and once only; with 0 a person decides. Not what says something that is so no longer. How many.
    """
    hours = settings.RESEND_UNCONFIRMED_AFTER
    if not hours:
        return 0
    doubtful = (
        Message.unscoped.select_for_update(skip_locked=True)
        .defer("content")
        .filter(
            state=Message.State.UNCONFIRMED,
            attempts__lt=AGAIN,
            handed_over_at__lte=now - timedelta(hours=hours),
        )
    )
    ids = [message.pk for message in doubtful if not outdated(message.pk, now=now)]
    again(ids, now=now)
    return len(ids)
