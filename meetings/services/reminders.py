"""Which reminders there are to be: rows, made and withdrawn so often that it does not matter how often.

Nothing is sent here. What a plan missed (a session moved by hand, a lost announcement, a month without power) the next
one finds, because it compares the rows with the sessions, the bodies' leads and the rights held today.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Q
from django.utils.translation import gettext as _
from uuid_utils.compat import uuid7

from cooperation.access import Actor, Role, verb
from cooperation.errors import Absent, Conflict, Forbidden, check_version
from meetings.models import Message, Reminder, Review
from meetings.rules.leads import day_over, due_leads
from meetings.selectors import labels
from meetings.selectors.holders import IN_OFFICE
from meetings.services import choosing
from meetings.services.requests import of_sessions, overtaken_requests
from meetings.services.telling import told

Kind = Reminder.Kind
State = Reminder.State

#: Sessions whose date stands: of these one is reminded.
STANDING = (Review.State.CONFIRMED, Review.State.CONVENED, Review.State.IN_SESSION)
#: What is said to those already reminded when a session stands no longer.
CORRECTIONS = {Review.State.POSTPONED: Kind.POSTPONED, Review.State.CANCELLED: Kind.CANCELLED}
#: The worker before it acts for a side.
WORKER = Actor(kind="system", name="reminders")
#: What is said of sessions; of several for one session only one is said.
OF_SESSIONS = frozenset({Kind.REVIEW, Kind.MOVED, Kind.POSTPONED, Kind.CANCELLED, Kind.INVITATION})

# Held while rows are planned or withdrawn, so that two ticks at once do it one after the other.
_PLANNING = 0x52454D49

# Who holds a right on a session's body today, through a post.
_HOLDERS = f"""
  FROM programs_grant g
  JOIN programs_appointment a ON a.post_id = g.post_id {IN_OFFICE}
 WHERE g.body_id = r.body_id AND (g.programme_id IS NULL OR g.programme_id = r.programme_id)
"""
_READERS = f"""
SELECT r.id, x.id, x.time_zone FROM meetings_review r CROSS JOIN LATERAL (
  SELECT DISTINCT u.id, u.time_zone {_HOLDERS} AND g.party_id IS NOT DISTINCT FROM %(party)s::uuid
) x WHERE r.id = ANY(%(reviews)s::uuid[])
"""  # noqa: S608 (only constants are joined)
_BEGUN = "(r.starts_on + r.starts_at_time) AT TIME ZONE r.time_zone <= %(now)s"
# Its date stands, or it was held.
_STANDS = f"(r.state = ANY(%(standing)s) OR r.state = 'concluded' AND {_BEGUN})"
# Rows not yet handed over that must not leave any more. What time alone overtook is said late, in another mail than the
# one in which it stands as something to come.
# Of a reminder `m` of a session `r` of the body `b`: it must not leave any more.
_IS_VOID = f"""
       m.schedule_version <> r.schedule_version
    OR m.kind IN ('review', 'moved') AND r.state = 'in_session' AND NOT {_BEGUN}
    OR m.kind IN ('review', 'moved') AND {_BEGUN} AND m.state = 'claimed' AND NOT m.late
    OR m.kind = 'review' AND NOT {_STANDS}
    OR m.kind = 'moved' AND NOT ({_STANDS} OR r.state = 'proposed')
    OR m.kind IN ('postponed', 'cancelled') AND m.kind <> r.state
    OR m.kind = 'review' AND NOT m.lead_days = ANY(b.reminder_leads)
    OR NOT EXISTS (SELECT 1 {_HOLDERS} AND u.id = m.recipient_id)
"""
# Rows not yet handed over that must not leave any more. What time alone overtook is said late, in another mail than the
# one in which it stands as something to come.
_VOID = f"""
SELECT m.id, m.message_id
  FROM meetings_reminder m JOIN meetings_review r ON r.id = m.review_id JOIN programs_body b ON b.id = r.body_id
 WHERE m.state IN ('planned', 'claimed') AND ({_IS_VOID})
"""  # noqa: S608
# Of one mail: each row, and whether it must not leave in it. That is so as well of what is past, of a step that is not
# due any more on the day that is said, and of a reader who holds no right in the body (a superior needs none).
_IN_MAIL = f"""
SELECT m.id, m.state, m.kind,
       r.id IS NOT NULL AND ({_IS_VOID})
    OR NOT m.late AND coalesce(m.use_until <= %(now)s, false)
    OR m.kind = 'step' AND NOT EXISTS (
       SELECT 1 FROM meetings_schedulestep t WHERE t.id = m.subject AND t.due_on = m.occasion)
    OR NOT m.kind = ANY(%(superiors)s) AND NOT EXISTS (
       SELECT 1 FROM programs_grant g JOIN programs_appointment a ON a.post_id = g.post_id {IN_OFFICE}
        WHERE g.body_id = m.body_id AND u.id = m.recipient_id)
  FROM meetings_reminder m LEFT JOIN meetings_review r ON r.id = m.review_id JOIN programs_body b ON b.id = m.body_id
 WHERE m.message_id = %(message)s
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reminder that one reader of one session ought to have."""

    kind: str
    lead: int
    at: datetime


@dataclass(slots=True)
class Plan:
    """What one pass changed, in rows."""

    made: int = 0
    renewed: int = 0
    withdrawn: int = 0

    def __add__(self, other: "Plan") -> "Plan":
        return Plan(self.made + other.made, self.renewed + other.renewed, self.withdrawn + other.withdrawn)


# --- Making rows ------------------------------------------------------------------------------------------------------


@verb
def plan(actor: Actor, *, now: datetime) -> Plan:
    """Makes the rows still missing for the people of the actor's side; those of joint secretariats where it has none.

    A person of a side may plan for their own side only: whose people are reminded follows from the actor.
    """
    one_at_a_time()
    reviews = _reviews(now=now)
    readers = _readers(actor, reviews, now=now)
    if not readers:
        return Plan()
    rows = _rows_of(reviews, {user for _review, user, _zone in readers})
    people = choosing.readers({user for _review, user, _zone in readers}, now=now)
    missing: list[Reminder] = []
    differing: list[tuple[Reminder, datetime, datetime | None]] = []
    for review_id, user_id, zone in readers:
        review, own = reviews[review_id], rows[review_id, user_id]
        here = {(r.kind, r.lead_days): r for r in own if r.schedule_version == review.schedule_version}
        for wanted in _as_chosen(_wanted(review, own, zone, now=now), people[user_id]):
            row = here.get((wanted.kind, wanted.lead))
            if row is None:
                missing.append(_row(review, user_id, wanted))
            elif _differs(row, wanted):
                differing.append((row, wanted.at, _of_use(review, wanted.kind)))
    Reminder.unscoped.bulk_create(missing, ignore_conflicts=True, batch_size=2000)
    return Plan(made=len(missing), renewed=renew(differing))


def foreseen(actor: Actor, review: Review, *, now: datetime) -> list[tuple[UUID, datetime, int]]:
    """Who of the actor's side would be reminded of a session, when and how many days before, once its date is
    confirmed: (user, instant in UTC, lead). Nothing is written.
    """
    readers = _readers(actor, [review.pk], now=now)
    people = choosing.readers({user for _review, user, _zone in readers}, now=now)
    found = []
    for _review, user, zone in readers:
        leads = due_leads(
            review.body.reminder_leads,
            starts_on=review.starts_on, starts_at=review.starts_at, time_zone=zone, now=now, told=False,
        )  # fmt: skip
        found += [(user, people[user].leaves_at(Kind.REVIEW, due.at), due.lead) for due in leads]
    return sorted(found, key=lambda one: (one[1], str(one[0])))


def one_at_a_time() -> None:
    """Whoever else plans or withdraws meanwhile waits until this transaction is over."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_PLANNING])


def _reviews(*, now: datetime) -> dict[UUID, Review]:
    """The coming sessions that stand, those proposed anew, and those lately called off."""
    found = Review.unscoped.filter(
        state__in=[*STANDING, Review.State.PROPOSED, *CORRECTIONS],
        starts_on__gte=now.date() - timedelta(days=1),
    ).select_related("body")
    return {review.pk: review for review in found}


def _readers(actor: Actor, reviews: Iterable[UUID], *, now: datetime) -> list[tuple[UUID, UUID, str]]:
    """(session, user, the user's time zone) of whoever holds a right of the actor's side today."""
    parameters = {"reviews": list(reviews), "party": actor.party_id, "now": now}
    with connection.cursor() as cursor:
        cursor.execute(_READERS, parameters)
        return cursor.fetchall()  # type: ignore[no-any-return]


def _rows_of(reviews: Iterable[UUID], users: set[UUID]) -> dict[tuple[UUID, UUID], list[Reminder]]:
    found = Reminder.unscoped.filter(
        review_id__in=list(reviews), recipient_id__in=users, kind__in=OF_SESSIONS
    )
    rows: dict[tuple[UUID, UUID], list[Reminder]] = defaultdict(list)
    for row in found.select_related("message").defer("message__content"):
        if row.review_id is not None:
            rows[row.review_id, row.recipient_id].append(row)
    return rows


def _wanted(review: Review, rows: Sequence[Reminder], zone: str, *, now: datetime) -> list[Wanted]:
    """What one reader ought to have of one session, after what they were told already."""
    if review.state == Review.State.IN_SESSION:
        # It is being held, ahead of its date or not: nobody is reminded of it, unless that was a mistake.
        return []
    last = max(filter(told, rows), key=lambda row: (row.schedule_version, row.due_at), default=None)
    kind = CORRECTIONS.get(Review.State(review.state))
    if kind is not None:
        return [Wanted(kind, 0, now)] if last and last.kind != kind else []
    moved = last is not None and (
        last.schedule_version < review.schedule_version or last.kind in CORRECTIONS.values()
    )
    if review.state not in STANDING:
        # A new date is proposed: who knows the former one is told of it, nobody is reminded of it yet.
        return [Wanted(Kind.MOVED, 0, now)] if moved and review.starts_at > now else []
    known = moved or any(
        row.schedule_version == review.schedule_version and row.due_at <= now and row.state != State.CANCELLED
        for row in rows
    )
    leads = due_leads(
        review.body.reminder_leads,
        starts_on=review.starts_on, starts_at=review.starts_at, time_zone=zone, now=now, told=known,
    )  # fmt: skip
    wanted = [Wanted(Kind.REVIEW, due.lead, due.at) for due in leads]
    if moved and review.starts_at > now:
        wanted.append(Wanted(Kind.MOVED, 0, now))
    return wanted


def _as_chosen(wanted: Iterable[Wanted], reader: choosing.Reader) -> list[Wanted]:
    """Each at the moment at which its reader wants to be told, on a working day of theirs."""
    return [replace(one, at=reader.leaves_at(one.kind, one.at)) for one in wanted]


def _row(review: Review, user_id: UUID, wanted: Wanted) -> Reminder:
    return Reminder(
        id=uuid7(), body_id=review.body_id, review=review, recipient_id=user_id, kind=wanted.kind,
        lead_days=wanted.lead, schedule_version=review.schedule_version, due_at=wanted.at,
        use_until=_of_use(review, wanted.kind),
    )  # fmt: skip


def _of_use(review: Review, kind: str) -> datetime:
    """A session is announced until it begins; that it is not held is worth knowing until it would have been over."""
    return day_over(review.ends_on, review.time_zone) if kind in CORRECTIONS.values() else review.starts_at


def _differs(row: Reminder, wanted: Wanted) -> bool:
    """Withdrawn and wanted again, or planned for another hour because the reader changed their time zone."""
    if row.state == State.CANCELLED:
        return True
    return row.state == State.PLANNED and row.kind == Kind.REVIEW and row.due_at != wanted.at


def renew(differing: Sequence[tuple[Reminder, datetime, datetime | None]]) -> int:
    """Plans each row for the instant at which it is wanted, of use until the other; how many. One that a dispatcher
    took since it was read is its own.
    """
    if not differing:
        return 0
    held = Reminder.unscoped.select_for_update(of=("self",)).filter(
        pk__in=[row.pk for row, *_at in differing]
    )
    versions = dict(held.order_by("pk").values_list("pk", "version"))
    renewed = []
    for row, at, use_until in differing:
        if versions.get(row.pk) == row.version:
            row.state, row.due_at, row.use_until, row.message = State.PLANNED, at, use_until, None
            row.version += 1
            renewed.append(row)
    fields = ["state", "due_at", "use_until", "message", "version"]
    Reminder.unscoped.bulk_update(renewed, fields, batch_size=500)
    return len(renewed)


# --- Withdrawing rows -------------------------------------------------------------------------------------------------


@verb
def withdraw(actor: Actor, *, now: datetime) -> int:
    """Cancels what is not handed over and must not leave: of an older schedule, of a session that stands no longer,
    to somebody who holds no right any more. What the session itself overtook is taken out of the mail in which it was
    to be announced, and stays planned. Returns the number of rows cancelled.
    """
    one_at_a_time()
    void = _void(now)
    if not void:
        return 0
    hold({message for _row, message in void if message}, void=[row for row, _message in void])
    return end([row for row, _message in _void(now)], State.CANCELLED)


def _void(now: datetime) -> list[tuple[UUID, UUID | None]]:
    """(row, the mail in which it is) of everything void."""
    with connection.cursor() as cursor:
        cursor.execute(_VOID, {"now": now, "standing": [str(state) for state in STANDING]})
        return cursor.fetchall()  # type: ignore[no-any-return]


@verb
def withdraw_requests(actor: Actor, *, now: datetime) -> int:
    """Ends what is planned of the actor's side and is so no longer: it was answered, the round closed, or its reader
    does not contribute any more.
    """
    one_at_a_time()
    void, mails = overtaken_requests(actor, now=now)
    hold(mails, void=void)
    return end(void, State.LAPSED)


def hold(messages: set[UUID], void: Sequence[UUID] = ()) -> None:
    """Takes mails back that were not handed over: their reminders are planned again, to be composed anew.

    A mail that was in doubt and is being sent once more may be with its reader already. What it says that is `void`,
    or of an older schedule, stays in doubt, so that its reader is told what changed.
    """
    if not messages:
        return
    composed = Message.unscoped.select_for_update().filter(pk__in=messages, state=Message.State.COMPOSED)
    taken = list(composed.order_by("pk").values_list("pk", flat=True))
    claimed = Reminder.unscoped.filter(message_id__in=taken, state=State.CLAIMED)
    outdated = Q(pk__in=void) | ~of_sessions(Q(schedule_version=F("review__schedule_version")))
    in_doubt = claimed.filter(outdated, message__handed_over_at__isnull=False)
    doubtful = list(in_doubt.values_list("pk", "message_id"))
    Reminder.unscoped.filter(pk__in=[row for row, _message in doubtful]).update(
        state=State.UNCONFIRMED, version=F("version") + 1
    )
    claimed.update(state=State.PLANNED, message=None, version=F("version") + 1)
    kept = {message for _row, message in doubtful}
    for state, some in (
        (Message.State.UNCONFIRMED, kept),
        (Message.State.WITHDRAWN, set(taken) - kept),
    ):
        Message.unscoped.filter(pk__in=some).update(
            state=state, lease=None, lease_until=None, version=F("version") + 1
        )


def end(rows: list[Any], state: str) -> int:
    """Those of `rows` that are planned go over into `state`; how many."""
    return Reminder.unscoped.filter(pk__in=rows, state=State.PLANNED).update(
        state=state, version=F("version") + 1
    )


@verb
def take_back(actor: Actor, *, message_id: UUID, now: datetime) -> None:
    """Withdraws one composed mail; its reminders are planned again and looked at afresh."""
    hold({message_id}, void=[row.pk for row in in_mail(message_id, now=now) if not row.fit])


def outdated(message_id: UUID, *, now: datetime) -> bool:
    """Whether a mail in doubt says something of an older schedule, or past its use: it is not sent once more."""
    rows = Reminder.unscoped.filter(message=message_id)
    former = ~of_sessions(Q(schedule_version=F("review__schedule_version")))
    return rows.filter(former | Q(late=False, use_until__lte=now) | ~Q(state=State.UNCONFIRMED)).exists()


@dataclass(frozen=True, slots=True)
class InMail:
    """One row of a composed mail: `fit` to leave in it or not."""

    pk: UUID
    state: str
    kind: str
    fit: bool


def in_mail(message_id: UUID, *, now: datetime) -> list[InMail]:
    """The rows that a composed mail says, and whether each may leave in it still."""
    parameters: dict[str, Any] = {
        "now": now, "standing": [str(state) for state in STANDING], "message": message_id,
        "superiors": [str(kind) for kind in Reminder.TO_SUPERIORS],
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_IN_MAIL, parameters)
        return [InMail(pk, state, kind, not unfit) for pk, state, kind, unfit in cursor.fetchall()]


# --- By a person ------------------------------------------------------------------------------------------------------


def oversees(actor: Actor, body_id: UUID) -> bool:
    """A secretary of a side, or a member of the joint secretariat: whoever sees the reminders of others in a body."""
    return actor.holds(Role.EXECUTIVE_SECRETARY, Role.JOINT_SECRETARIAT, body_id=body_id)


@verb
def resend(actor: Actor, *, reminder_id: UUID, version: int | None, now: datetime) -> Reminder:
    """Sends a mail once more of which it is not known whether it arrived, under the same Message-ID.

    Absent where the actor does not see the reminder, Forbidden to all but secretaries, Conflict where it is not in
    doubt, or what it says is past or no longer so. `handed_over_at` stays: the reader may have the mail.
    """
    seen = Reminder.objects.visible_to(actor).filter(pk=reminder_id).values_list("pk", "message_id").first()
    if seen is None:
        raise Absent
    message = Message.unscoped.select_for_update().defer("content").filter(pk=seen[1]).first()
    row = Reminder.unscoped.select_for_update(of=("self",)).select_related("review").get(pk=seen[0])
    if not oversees(actor, row.body_id):
        raise Forbidden(_("Only a secretary does this."))
    check_version(row.version, version)
    if message is None or row.state != State.UNCONFIRMED:
        raise Conflict(_("This reminder is not in doubt."))
    if row.review is not None and row.schedule_version != row.review.schedule_version:
        raise Conflict(
            labels.by_word(
                row.review.body,
                _("The session was moved since: those already reminded are told of the new date instead."),
                _("The meeting was moved since: those already reminded are told of the new date instead."),
            )
        )
    of_use = Q(late=True) | Q(use_until__isnull=True) | Q(use_until__gt=now)
    if not Reminder.unscoped.filter(of_use, message=message, state=State.UNCONFIRMED).exists():
        raise Conflict(_("What this mail says is of no use any more. Say that it arrived, if you know it."))
    again([message.pk], now=now)
    row.refresh_from_db()
    return row


#: What the number of attempts at a mail is set to when it is to be sent once more: by itself that is never done again.
AGAIN = 1_000_000


def again(messages: Sequence[UUID], *, now: datetime) -> None:
    """Mails in doubt are to be sent once more. `handed_over_at` stays: their readers may have them."""
    Message.unscoped.filter(pk__in=messages).update(
        state=Message.State.COMPOSED, next_attempt_at=now, lease=None, lease_until=None, attempts=AGAIN,
        version=F("version") + 1,
    )  # fmt: skip
    Reminder.unscoped.filter(message_id__in=messages, state=State.UNCONFIRMED).update(
        state=State.CLAIMED, version=F("version") + 1
    )
