"""Composing: all that is due for one reader becomes one mail, frozen as a Message, and its reminders are claimed."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import override
from uuid_utils.compat import uuid7

from cooperation.access import Actor, acting_as, actor_of, verb
from cooperation.accounts.models import User
from cooperation.errors import Absent, Forbidden
from meetings.models import Message, Reminder
from meetings.selectors.holders import IN_OFFICE
from meetings.services import choosing, invitations, mails
from meetings.services.reminded import FAMILIES
from meetings.services.reminded.family import Entry
from meetings.services.reminders import OF_SESSIONS, oversees
from meetings.services.requests import SAID, of_sessions, overtaken
from meetings.services.telling import told

Clock = Callable[[], datetime]

_POSTS = f"""
SELECT g.body_id, q.title FROM programs_grant g JOIN programs_post q ON q.id = g.post_id
  JOIN programs_appointment a ON a.post_id = g.post_id {IN_OFFICE}
 WHERE u.id = %(user)s ORDER BY g.id
"""  # noqa: S608 (only constants are joined)


def _due(now: datetime) -> Any:
    current = of_sessions(Q(schedule_version=F("review__schedule_version")))
    return Reminder.unscoped.filter(
        current, state=Reminder.State.PLANNED, due_at__lte=now, recipient__is_active=True
    )


def readers(now: datetime) -> list[tuple[UUID, UUID | None]]:
    """(user, their side) of everybody of whom something is due."""
    found = _due(now).order_by("recipient").values_list("recipient", "recipient__person__party").distinct()
    return list(found)


@verb
def compose(actor: Actor, *, recipient_id: UUID, now: datetime, days: mails.Days | None = None) -> bool:
    """Claims all that is due for one reader and freezes it as one Message; False where another dispatcher has them.

    Of several reminders of one session only one is said: a correction, else the nearest to the session. What is past
    its use is named in a line at the end. `days`: as in mails.words.
    """
    # The reader's row is the lock: two dispatchers never share out what is due for one reader.
    recipient = (
        User.objects.select_for_update(skip_locked=True, no_key=True, of=("self",))
        .select_related("person")
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
    rows = choosing.to_page(recipient.pk, invitations.alone(recipient, rows), now=now) if rows else []
    chosen = _chosen(recipient, rows, now)
    lapsed = [row.pk for row in rows if row.pk not in chosen.rows]
    if lapsed:
        over(Reminder.unscoped.filter(pk__in=lapsed), Reminder.State.LAPSED)
    if not chosen.rows:
        return False
    address = mails.deliverable(recipient.email)
    if address is None:
        _undeliverable(chosen.rows, recipient)
        return False
    message_id = uuid7()
    with override(recipient.language):
        said = mails.words(
            recipient, chosen.said, entries=chosen.entries, late=[*chosen.late_said, *chosen.late_entries],
            posts=_posts(recipient.pk, now), now=now, days=days,
        )  # fmt: skip
    calendar = invitations.attached(recipient, chosen.said, now)
    mail = mails.compose(message_id=message_id, recipient=recipient, said=said, now=now, calendar=calendar)
    Message.unscoped.create(
        id=message_id, recipient=recipient, address=address, subject=mail.subject, content=mail.content,
        language=recipient.language, next_attempt_at=now, created_at=now,
    )  # fmt: skip
    Reminder.unscoped.filter(pk__in=chosen.rows).update(
        state=Reminder.State.CLAIMED, message=message_id, version=F("version") + 1,
        late=Case(When(pk__in=chosen.late_rows, then=Value(True)), default=Value(False)),
    )  # fmt: skip
    return True


def _undeliverable(rows: set[UUID], recipient: User) -> None:
    """Refused before anything is sent: the secretary sees why."""
    with override(recipient.language):
        reason = _("No mail can be sent to the address “%(address)s”.") % {"address": recipient.email}
    Reminder.unscoped.filter(pk__in=rows).update(
        state=Reminder.State.REFUSED, reason=reason[:500], version=F("version") + 1
    )


@dataclass(slots=True)
class _Chosen:
    """What a mail says: of sessions and contributions by row, of the families in entries; and what is past its use."""

    said: list[Reminder]
    entries: list[Entry]
    late_said: list[Reminder]
    late_entries: list[Entry]

    @property
    def late_rows(self) -> set[UUID]:
        return {
            row.pk for row in (*self.late_said, *(row for one in self.late_entries for row in one.reminders))
        }

    @property
    def rows(self) -> set[UUID]:
        now = {row.pk for row in (*self.said, *(row for one in self.entries for row in one.reminders))}
        return now | self.late_rows


def _chosen(recipient: User, rows: Sequence[Reminder], now: datetime) -> _Chosen:
    """Of what is due: once for each thing, as it stands, and what was missed only where its reader knows nothing."""
    asked = [row for row in rows if row.contribution_id is not None and row.kind in SAID.values()]
    void = set(overtaken(asked))
    past = [row for row in rows if _is_past(row, now)]
    missed = {row.pk for row in past}
    fresh = [row for row in rows if row.pk not in missed]
    known = _known(recipient, past)
    afresh = {(row.kind, row.subject) for row in fresh if row.subject is not None}
    past = [row for row in past if _thing(row) not in known and (row.kind, row.subject) not in afresh]
    return _Chosen(
        said=[*_said_once(fresh), *(row for row in asked if row.pk not in void)],
        entries=_of_families(recipient, fresh, now),
        late_said=_said_once(past),
        late_entries=_of_families(recipient, past, now),
    )


def _is_past(row: Reminder, now: datetime) -> bool:
    until = row.use_until
    if until is None and row.review is not None and row.kind in (Reminder.Kind.REVIEW, Reminder.Kind.MOVED):
        until = row.review.starts_at
    return until is not None and until <= now


def _thing(row: Reminder) -> tuple[object, ...]:
    """What a reminder is about, whatever its lead."""
    kind = "" if row.kind in OF_SESSIONS else row.kind
    return kind, row.review_id, row.subject, row.occasion, row.schedule_version


def _known(recipient: User, rows: Sequence[Reminder]) -> set[tuple[object, ...]]:
    """Of the things that `rows` are about: those of which their reader was told."""
    if not rows:
        return set()
    about = Q(review__in={row.review_id for row in rows if row.review_id}) | Q(
        subject__in={row.subject for row in rows if row.subject}
    )
    found = Reminder.unscoped.filter(about, recipient=recipient).select_related("message")
    return {_thing(row) for row in found.defer("message__content") if told(row)}


def _of_families(recipient: User, rows: Sequence[Reminder], now: datetime) -> list[Entry]:
    """What the families say of the rows that are theirs, as their reader may see it."""
    entries: list[Entry] = []
    of_families = [
        (family, own) for family in FAMILIES if (own := [row for row in rows if row.kind in family.kinds])
    ]
    if not of_families:
        return entries
    reader = actor_of(recipient)
    with acting_as(reader), override(recipient.language):
        for family, own in of_families:
            entries += family.entries(reader, own, now)
    return entries


def _said_once(rows: Sequence[Reminder]) -> list[Reminder]:
    """For each session the one row that is said: corrections come first, then the nearest to the session."""
    of_review: dict[UUID, list[Reminder]] = defaultdict(list)
    for row in rows:
        if row.review_id is not None and row.kind in OF_SESSIONS:
            of_review[row.review_id].append(row)
    for some in of_review.values():
        some.sort(
            key=lambda row: (
                row.kind == Reminder.Kind.REVIEW,
                row.kind == Reminder.Kind.INVITATION,
                row.lead_days,
            )
        )
    return [some[0] for some in of_review.values()]


def _posts(user_id: UUID, now: datetime) -> dict[UUID, list[dict[str, str]]]:
    """The titles of the posts through which a user works in each body today."""
    held: dict[UUID, list[dict[str, str]]] = defaultdict(list)
    with connection.cursor() as cursor:
        cursor.execute(_POSTS, {"user": user_id, "now": now})
        for body_id, words in cursor.fetchall():
            # Django leaves jsonb undecoded for its JSONField to read.
            held[body_id].append(json.loads(words))
    return held


#: What can be read before it leaves: it speaks of a session, which its secretary sees as a whole.
FORESEEABLE = OF_SESSIONS | {Reminder.Kind.STEP}
_WAITING = (Reminder.State.PLANNED, Reminder.State.SUPPRESSED)


def foreseen(actor: Actor, *, reminder_id: UUID) -> mails.Said:
    """What a planned reminder of a session would say if it left when it is due, as things stand; read as its reader.

    Absent where the actor does not see it or it is not FORESEEABLE, or would say nothing. Forbidden to all but
    secretaries.
    """
    row = (
        Reminder.objects.visible_to(actor)
        .select_related("review__body", "recipient")
        .filter(pk=reminder_id)
        .first()
    )
    if row is None or row.kind not in FORESEEABLE or row.state not in _WAITING:
        raise Absent
    if not oversees(actor, row.body_id):
        raise Forbidden(_("Only a secretary does this."))
    recipient: User = row.recipient
    of_session = [row] if row.kind in OF_SESSIONS else []
    entries = [] if of_session else _of_families(recipient, [row], row.due_at)
    if not of_session and not entries:
        raise Absent
    with acting_as(actor_of(recipient)), override(recipient.language):
        return mails.words(
            recipient, of_session, entries=entries, posts=_posts(recipient.pk, row.due_at), now=row.due_at
        )


def over(rows: Any, state: str) -> int:
    """All of `rows` go over into `state`; how many."""
    return int(rows.update(state=state, version=F("version") + 1))
