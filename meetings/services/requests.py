"""Reminders of another kind: that an organisation was asked for contributions, or that some were sent back.

Each person who contributes for the organisation is told once. What is planned here is a side's own affair: it is read
and written as that side.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from cooperation import clock
from cooperation.access import Actor, verb
from meetings.models import Reminder
from meetings.selectors.holders import IN_OFFICE
from meetings.services.choosing import readers
from programs.models import Contribution

Kind = Reminder.Kind
State = Reminder.State
#: What is said of a contribution while it stands so.
SAID: dict[str, str] = {Contribution.State.ASKED: Kind.ASKED, Contribution.State.SENT_BACK: Kind.SENT_BACK}

# Who contributes today for the organisation that was asked.
_CONTRIBUTORS = f"""
  JOIN programs_programme p ON p.id = c.programme_id
  JOIN programs_grant g ON g.body_id = p.body_id AND (g.programme_id IS NULL OR g.programme_id = p.id)
   AND g.role = 'contributor' AND g.organisation_id = c.organisation_id AND g.party_id = c.party_id
  JOIN programs_appointment a ON a.post_id = g.post_id {IN_OFFICE}
"""
# Of each of them the contributions that wait for it, with the edition sent back (0 for a request).
_WAITING = f"""
SELECT DISTINCT c.id, u.id, c.state, CASE WHEN c.state = 'asked' THEN 0 ELSE c.edition END, p.body_id
  FROM programs_contribution c
  JOIN programs_round o ON o.id = c.round_id AND o.closed_at IS NULL {_CONTRIBUTORS}
 WHERE c.party_id = %(party)s::uuid AND c.state IN ('asked', 'sent_back')
   AND NOT EXISTS (
       SELECT 1 FROM meetings_reminder m
        WHERE m.contribution_id = c.id AND m.recipient_id = u.id AND m.kind = c.state
          AND m.schedule_version = CASE WHEN c.state = 'asked' THEN 0 ELSE c.edition END)
"""  # noqa: S608 (only constants are joined)
# Rows not yet handed over to somebody who contributes for that organisation no more.
_FORMER = f"""
SELECT m.id FROM meetings_reminder m JOIN programs_contribution d ON d.id = m.contribution_id
 WHERE d.party_id = %(party)s::uuid AND m.state IN ('planned', 'claimed')
   AND NOT EXISTS (
       SELECT 1 FROM programs_contribution c {_CONTRIBUTORS} WHERE c.id = d.id AND u.id = m.recipient_id)
"""  # noqa: S608


@verb
def plan_requests(actor: Actor, *, now: datetime) -> int:
    """Makes the rows still missing for those who contribute for organisations of the actor's side. How many."""
    if actor.party_id is None:
        return 0
    with connection.cursor() as cursor:
        cursor.execute(_WAITING, {"party": actor.party_id, "now": now})
        waiting = cursor.fetchall()
    people = readers({user for _contribution, user, *_rest in waiting}, now=now) if waiting else {}
    rows = [
        Reminder(
            body_id=body, contribution_id=contribution, recipient_id=user, kind=SAID[state], lead_days=0,
            schedule_version=edition, due_at=people[user].leaves_at(SAID[state], now),
        )
        for contribution, user, state, edition, body in waiting
    ]  # fmt: skip
    Reminder.unscoped.bulk_create(rows, ignore_conflicts=True, batch_size=2000)
    return len(rows)


def plan_at_once(*, party_id: UUID) -> None:
    """Plans for one side as soon as it has asked or sent back; the next tick would do it too."""
    worker = Actor(kind="system", name="reminders", party_id=party_id)
    plan_requests(worker, now=clock.now())


def overtaken(rows: Iterable[Reminder]) -> Sequence[UUID]:
    """Of rows about contributions, read as their side: those that say what is so no longer."""
    return [row.pk for row in rows if not _stands(row)]


def _stands(row: Reminder) -> bool:
    found = row.contribution
    if found is None or found.round.closed_at is not None or SAID.get(found.state) != row.kind:
        return False
    return row.kind == Kind.ASKED or row.schedule_version == found.edition


@verb
def overtaken_requests(actor: Actor, *, now: datetime) -> tuple[list[UUID], set[UUID]]:
    """Rows not handed over that must not leave any more, of the actor's side, and the mails in which they are: what
    they say is so no longer, or their reader does not contribute any more.
    """
    if actor.party_id is None:
        return [], set()
    rows = list(
        Reminder.unscoped.filter(
            contribution__party_id=actor.party_id, state__in=(State.PLANNED, State.CLAIMED)
        ).select_related("contribution__round")
    )
    void = set(overtaken(rows))
    with connection.cursor() as cursor:
        cursor.execute(_FORMER, {"party": actor.party_id, "now": now})
        void |= {row for (row,) in cursor.fetchall()}
    return list(void), {row.message_id for row in rows if row.pk in void and row.message_id}


def of_sessions(version: Q) -> Q:
    """Condition on reminders: `version` holds of those about sessions; those about contributions have none to hold."""
    return Q(review__isnull=True) | version
