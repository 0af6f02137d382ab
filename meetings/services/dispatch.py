"""Sending what is due: claim, compose, lease, hand over, settle. The database is the truth; whoever ticks is harmless.

Each step is a transaction of its own, so that a process that dies between two of them leaves a state that says what is
known. Nothing here runs inside a request's transaction.
"""

import json
import logging
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import DatabaseError, connection, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import override
from uuid_utils.compat import uuid7

from cooperation import clock
from cooperation.access import Actor, acting_as, actor_of, verb
from cooperation.accounts.models import User
from meetings.models import Message, Reminder, Tick
from meetings.rules.leads import pause
from meetings.selectors.holders import IN_OFFICE
from meetings.services import choosing, mails
from meetings.services.carriers import Carrier, Reply, Verdict, carrier
from meetings.services.planning import plan_all
from meetings.services.reminded import FAMILIES
from meetings.services.reminded.family import Entry
from meetings.services.reminders import OF_SESSIONS, WORKER, take_back
from meetings.services.requests import of_sessions, overtaken

logger = logging.getLogger(__name__)

#: Longer than one attempt can take: a lease runs out only on a process that is gone.
LEASE = timedelta(minutes=5)
#: One tick stops sending after this many seconds, so that the next one plans again.
LONGEST_TICK = 60.0
READERS_A_TICK = 500

Clock = Callable[[], datetime]

_POSTS = f"""
SELECT g.body_id, q.title FROM programs_grant g JOIN programs_post q ON q.id = g.post_id
  JOIN programs_appointment a ON a.post_id = g.post_id {IN_OFFICE}
 WHERE u.id = %(user)s ORDER BY g.id
"""  # noqa: S608 (only constants are joined)


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
    try:
        plan_all(now=clock())
    except DatabaseError:
        # What is planned already leaves all the same; the next tick plans again.
        logger.exception("Reminders could not be planned")
    done = dispatch(clock=clock)
    Tick.unscoped.update_or_create(
        name="reminders", defaults={"at": clock()}, create_defaults={"name": "reminders", "at": clock()}
    )
    return done


def dispatch(*, clock: Clock = clock.now) -> Sent:
    """Composes and sends everything due, each mail once. Must not be called inside a transaction."""
    done = Sent()
    with transaction.atomic(durable=True):
        done.unconfirmed = expire(WORKER, now=clock())
    done.composed = _compose_all(clock)
    by = carrier()
    stop = time.monotonic() + LONGEST_TICK
    try:
        while time.monotonic() < stop:
            claim = lease(WORKER, now=clock())
            if claim is None:
                break
            reply = attempt(claim, by=by, clock=clock)
            _count(done, reply)
            if reply is not None and reply.down:
                break
    finally:
        by.close()
    return done


def _count(done: Sent, reply: Reply | None) -> None:
    if reply is None:
        return
    if reply.verdict is Verdict.SENT:
        done.sent += 1
    elif reply.verdict is Verdict.UNKNOWN:
        done.unconfirmed += 1
    else:
        done.failed += 1


# --- Composing --------------------------------------------------------------------------------------------------------


def _due(now: datetime) -> Any:
    current = of_sessions(Q(schedule_version=F("review__schedule_version")))
    return Reminder.unscoped.filter(
        current, state=Reminder.State.PLANNED, due_at__lte=now, recipient__is_active=True
    )


def _compose_all(clock: Clock) -> int:
    """One mail for each reader of whom something is due; a reader whose mail can't be made holds up nobody else."""
    now = clock()
    readers = _due(now).order_by("recipient").values_list("recipient", "recipient__person__party").distinct()
    made = 0
    for reader, party in list(readers[:READERS_A_TICK]):
        try:
            # As the side of the reader, who may be told of what is internal to it.
            made += compose(replace(WORKER, party_id=party), recipient_id=reader, now=now)
        except (ValueError, LookupError, TypeError):
            logger.exception("No mail could be made for the user %s", reader)
    return made


@verb
def compose(actor: Actor, *, recipient_id: UUID, now: datetime) -> bool:
    """Claims all that is due for one reader and freezes it as one Message; False where another dispatcher has them.

    Of several reminders of one session only one is said: a correction, else the nearest to the session.
    """
    # The reader's row is the lock: two dispatchers never share out what is due for one reader.
    recipient = (
        User.objects.select_for_update(skip_locked=True, no_key=True)
        .filter(pk=recipient_id, is_active=True)
        .first()
    )
    if recipient is None:
        return False
    rows = list(
        _due(now)
        .filter(recipient=recipient)
        .select_related(
            "body",
            "review__body",
            "review__round",
            "contribution__organisation",
            "contribution__round__programme",
        )
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("review__starts_on", "review_id", "lead_days", "pk")
    )
    rows = choosing.to_page(recipient.pk, rows, now=now) if rows else []
    asked = [row for row in rows if row.contribution_id is not None]
    void = set(overtaken(asked))
    said, _late = _said_once([row for row in rows if row.kind in OF_SESSIONS])
    said += [row for row in asked if row.pk not in void]
    entries = _of_families(recipient, rows, now)
    told = [row for entry in entries for row in entry.reminders]
    kept = {row.pk for row in (*said, *told)}
    lapsed = [row.pk for row in rows if row.pk not in kept]
    if lapsed:
        _to(Reminder.unscoped.filter(pk__in=lapsed), Reminder.State.LAPSED)
    if not kept:
        return False
    message_id = uuid7()
    mail = mails.compose(
        message_id=message_id, recipient=recipient, reminders=said, entries=entries,
        posts=_posts(recipient.pk, now), now=now,
    )  # fmt: skip
    Message.unscoped.create(
        id=message_id, recipient=recipient, address=recipient.email, subject=mail.subject, content=mail.content,
        language=recipient.language, next_attempt_at=now, created_at=now,
    )  # fmt: skip
    Reminder.unscoped.filter(pk__in=kept).update(
        state=Reminder.State.CLAIMED, message=message_id, version=F("version") + 1
    )
    return True


def _of_families(recipient: User, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """What the families say of the rows that are theirs, as their reader may see it."""
    entries: list[Entry] = []
    reader = actor_of(recipient)
    with acting_as(reader), override(recipient.language):
        for family in FAMILIES:
            own = [row for row in rows if row.kind in family.kinds]
            entries += family.entries(reader, own, now) if own else ()
    return entries


def _said_once(rows: list[Reminder]) -> tuple[list[Reminder], list[Reminder]]:
    """For each session the one row that is said (corrections have lead 0 and come first), and the rest."""
    of_review: dict[UUID, list[Reminder]] = defaultdict(list)
    for row in rows:
        if row.review_id is not None:
            of_review[row.review_id].append(row)
    for some in of_review.values():
        some.sort(key=lambda row: (row.kind == Reminder.Kind.REVIEW, row.lead_days))
    return [some[0] for some in of_review.values()], [row for some in of_review.values() for row in some[1:]]


def _posts(user_id: UUID, now: datetime) -> dict[UUID, list[dict[str, str]]]:
    """The titles of the posts through which a user works in each body today."""
    held: dict[UUID, list[dict[str, str]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_POSTS, {"user": user_id, "now": now})
        for body_id, words in cursor.fetchall():
            # Django leaves jsonb undecoded for its JSONField to read.
            held[body_id].append(json.loads(words))
    return held


def _to(rows: Any, state: str) -> int:
    return int(rows.update(state=state, version=F("version") + 1))


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

    def leave() -> None:
        hand_over(WORKER, claim=claim, now=clock())

    try:
        reply = by.carry(
            message_id=claim.message_id, address=claim.address, content=claim.content, hand_over=leave
        )
    except Overtaken:
        _take_back(claim)
        return None
    settle(WORKER, claim=claim, reply=reply, now=clock())
    return reply


def _take_back(claim: Claim) -> None:
    if Message.unscoped.filter(pk=claim.message_id, lease=claim.lease).exists():
        take_back(WORKER, message_id=claim.message_id)


@verb
def hand_over(actor: Actor, *, claim: Claim, now: datetime) -> None:
    """Commits that the mail is leaving. Overtaken where the lease is gone or run out, a session in it was moved or
    called off, a reminder withdrawn, or the reader's account closed since it was composed.
    """
    own = Reminder.unscoped.filter(message=OuterRef("pk"))
    current = of_sessions(Q(schedule_version=F("review__schedule_version")))
    stale = own.filter(~Q(state=Reminder.State.CLAIMED) | ~current)
    leaving = Message.unscoped.filter(
        Exists(own), ~Exists(stale), pk=claim.message_id, lease=claim.lease, lease_until__gt=now,
        state=Message.State.COMPOSED, recipient__is_active=True,
    ).update(state=Message.State.HANDED_OVER, handed_over_at=now, version=F("version") + 1)  # fmt: skip
    if not leaving:
        raise Overtaken


@verb
def settle(actor: Actor, *, claim: Claim, reply: Reply, now: datetime) -> bool:
    """Writes down what became of an attempt; False where the mail is no longer this dispatcher's to speak of."""
    message = (
        Message.unscoped.select_for_update()
        .defer("content")
        .filter(pk=claim.message_id, lease=claim.lease)
        .exclude(state__in=(Message.State.SENT, Message.State.WITHDRAWN, Message.State.REFUSED))
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
        message.next_attempt_at = now + pause(claim.attempts, random.random())  # noqa: S311 (spreads load)
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
    _to(Reminder.unscoped.filter(message=message).exclude(state=state), state)


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
    _to(Reminder.unscoped.filter(message_id__in=ids), Reminder.State.UNCONFIRMED)
    return len(ids)
