"""Planning everything that is reminded of: sessions, contributions, and the families of meetings.services.reminded.

Idempotent: rows are compared with what ought to be told, so often that it does not matter how often.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial

from django.db import connection
from django.db.models import Q
from uuid_utils.compat import uuid7

from cooperation.access import Actor, verb
from meetings.models import Reminder
from meetings.services.choosing import readers
from meetings.services.reminded import FAMILIES
from meetings.services.reminded.family import Due, Family
from meetings.services.reminders import (
    WORKER,
    Plan,
    end,
    hold,
    one_at_a_time,
    plan,
    renew,
    withdraw,
    withdraw_requests,
)
from meetings.services.requests import plan_requests

State = Reminder.State

# The sides of whose people some may have to be told something; None stands for joint secretariats.
_SIDES = """
SELECT DISTINCT g.party_id, p.code FROM programs_grant g LEFT JOIN programs_party p ON p.id = g.party_id
 WHERE g.post_id IS NOT NULL ORDER BY 2
"""


def plan_all(*, now: datetime) -> Plan:
    """Withdraws what must not leave any more, then plans once a side, as that side, and once for joint secretariats.

    `now` is aware. Each side and family is a transaction of its own. What goes wrong in one keeps none of the others
    from being planned: it is raised at the end, with all else that did, as an ExceptionGroup.
    """
    done = Plan(withdrawn=withdraw(WORKER, now=now))
    wrong: list[Exception] = []
    for actor in _sides():
        for part in _parts(actor, now):
            try:
                done += part()
            except Exception as error:  # noqa: BLE001 (raised below)
                wrong.append(error)
    if wrong:
        raise ExceptionGroup("some reminders could not be planned", wrong)
    return done


def _parts(actor: Actor, now: datetime) -> Iterator[Callable[[], Plan]]:
    """What is planned for one side, one after the other."""
    yield partial(plan, actor, now=now)
    yield lambda: Plan(made=plan_requests(actor, now=now), withdrawn=withdraw_requests(actor, now=now))
    for family in FAMILIES:
        yield partial(plan_family, actor, family=family, now=now)


def _sides() -> list[Actor]:
    with connection.cursor() as cursor:
        cursor.execute(_SIDES)
        return [replace(WORKER, party_id=party, party_code=code or "") for party, code in cursor.fetchall()]


@verb
def plan_family(actor: Actor, *, family: Family, now: datetime) -> Plan:
    """Makes, renews and withdraws the reminders of one family for the people of the actor's side.

    What nobody sent in time stays planned, to be said late; what a person suppressed stays suppressed.
    """
    one_at_a_time()
    wanted = {due.key: due for due in _as_chosen(family.wanted(actor, now), now) if due.use_until > now}
    rows = {_key(row): row for row in _rows(actor, family, now=now)}
    _take_over(actor, family, rows, wanted)
    missing = [_row(actor, due) for key, due in wanted.items() if key not in rows]
    Reminder.unscoped.bulk_create(missing, ignore_conflicts=True, batch_size=2000)
    void = [
        row for key, row in rows.items() if key not in wanted and row.state in (State.PLANNED, State.CLAIMED)
    ]
    hold({row.message_id for row in void if row.message_id}, void=[row.pk for row in void])
    differing = [
        (rows[key], due.at, due.use_until)
        for key, due in wanted.items()
        if key in rows and _differs(rows[key], due)
    ]
    return Plan(
        made=len(missing), renewed=renew(differing), withdrawn=end([r.pk for r in void], State.CANCELLED)
    )


def _as_chosen(wanted: Iterable[Due], now: datetime) -> Iterator[Due]:
    """Each at the moment at which its reader wants to be told, on a working day of theirs."""
    every = list(wanted)
    people = readers({due.recipient_id for due in every}, now=now) if every else {}
    for due in every:
        if due.kind == Reminder.Kind.WEEK:
            # A digest of the week that knows its own working day already.
            yield due
            continue
        at = people[due.recipient_id].leaves_at(due.kind, due.at, forward=due.lead_days == 0)
        yield replace(due, at=at) if at < due.use_until else due


def _rows(actor: Actor, family: Family, *, now: datetime) -> Iterable[Reminder]:
    """The side's reminders of the family that are of use still."""
    side = Q(party_id=actor.party_id) if actor.party_id else Q(party__isnull=True)
    return Reminder.unscoped.filter(side, kind__in=family.kinds, use_until__gt=now)


def _take_over(
    actor: Actor,
    family: Family,
    rows: dict[tuple[object, ...], Reminder],
    wanted: Mapping[tuple[object, ...], Due],
) -> None:
    """What another side planned for the same reader and takes back is this side's from now on; what it has planned is
    left to it. Adds what there is to `rows`.
    """
    missing = [due for key, due in wanted.items() if key not in rows]
    if not missing:
        return
    found = Reminder.unscoped.filter(
        kind__in=family.kinds, recipient__in={due.recipient_id for due in missing},
        subject__in={due.subject for due in missing},
    )  # fmt: skip
    theirs = {_key(row): row for row in found if _key(row) in wanted and _key(row) not in rows}
    void = [row.pk for row in theirs.values() if row.state == State.CANCELLED]
    Reminder.unscoped.filter(pk__in=void, state=State.CANCELLED).update(party=actor.party_id)
    rows.update(theirs)


def _key(row: Reminder) -> tuple[object, ...]:
    return (
        row.recipient_id, row.kind, row.review_id, row.subject, row.occasion, row.lead_days, row.schedule_version
    )  # fmt: skip


def _row(actor: Actor, due: Due) -> Reminder:
    return Reminder(
        id=uuid7(), body_id=due.body_id, party_id=actor.party_id, recipient_id=due.recipient_id, kind=due.kind,
        review_id=due.review_id, subject=due.subject, occasion=due.occasion, lead_days=due.lead_days,
        schedule_version=due.schedule_version, due_at=due.at, use_until=due.use_until,
    )  # fmt: skip


def _differs(row: Reminder, due: Due) -> bool:
    """Withdrawn and wanted again, or planned for another moment (a reader changed their time zone or their choice)."""
    if row.state == State.CANCELLED:
        return True
    return row.state == State.PLANNED and (row.due_at, row.use_until) != (due.at, due.use_until)
