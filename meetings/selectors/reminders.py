"""How the reminders stand: for the state of the installation, and for a session's secretary."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, OuterRef, Q, Subquery

from cooperation.access import Actor
from cooperation.accounts.models import User
from cooperation.ui import marks
from meetings.models import IncomingMail, Message, Reminder, Review, ScheduleStep, Tick


def status(now: datetime) -> dict[str, Any]:
    """Figures of the whole installation, no texts: the last complete tick, and when all was last planned without a
    fault (ISO 8601, UTC); the number of reminders due and not sent with the age of the oldest in seconds; and of mails
    in doubt, refused, returned, or tried again.
    """
    waiting = (Reminder.State.PLANNED, Reminder.State.CLAIMED)
    overdue = Reminder.unscoped.filter(state__in=waiting, due_at__lte=now).aggregate(
        n=Count("pk"), oldest=Min("due_at")
    )
    mails = Message.unscoped.aggregate(
        unconfirmed=Count("pk", filter=Q(state=Message.State.UNCONFIRMED)),
        refused=Count("pk", filter=Q(state=Message.State.REFUSED)),
        bounced=Count("pk", filter=Q(state=Message.State.BOUNCED)),
        retrying=Count("pk", filter=Q(state=Message.State.COMPOSED, attempts__gt=0)),
    )
    ticks = dict(Tick.unscoped.filter(name__in=("reminders", "planning")).values_list("name", "at"))
    last, planned = ticks.get("reminders"), ticks.get("planning")
    oldest = overdue["oldest"]
    return {
        "last_tick": last.isoformat() if last else None,
        "last_planned": planned.isoformat() if planned else None,
        "overdue": overdue["n"],
        "oldest_overdue_seconds": int((now - oldest).total_seconds()) if oldest else 0,
        **mails,
    }


def account_names(users: Collection[UUID]) -> dict[UUID, str]:
    """How people with these accounts are called, in the reader's language; the account's name where it is nobody's."""
    rows = User.objects.filter(pk__in=users).select_related("person")
    return {row.pk: marks.plain(row.person.name) if hasattr(row, "person") else row.name for row in rows}


#: A worker that did not come to the end of a tick for so long is standing still.
LATE_TICK = timedelta(minutes=2)


def heartbeat(now: datetime) -> dict[str, Any]:
    """The same figures for the administrator's page: the last tick as an instant, the age of the oldest overdue as a
    timedelta, and `still` where the worker stands still, or cannot plan all.
    """
    found = status(now)
    last, planned = (
        datetime.fromisoformat(found[name]) if found[name] else None for name in ("last_tick", "last_planned")
    )
    oldest = timedelta(seconds=found["oldest_overdue_seconds"])
    return {
        **found,
        "last": last,
        "oldest": oldest,
        "still": any(at is None or now - at > LATE_TICK for at in (last, planned)),
    }


#: What is in doubt, or did not reach its reader: a person looks at it.
DOUBTFUL = (Reminder.State.UNCONFIRMED, Reminder.State.REFUSED)
#: What has not left, or was kept from leaving.
TO_COME = (Reminder.State.PLANNED, Reminder.State.CLAIMED, Reminder.State.SUPPRESSED)
WENT = (Reminder.State.SENT, Reminder.State.SHOWN)
KEPT = (Reminder.State.CANCELLED, Reminder.State.LAPSED)
#: How far ahead and back the page of a body looks, and how many rows it shows of each.
AROUND = timedelta(days=30)
LIMIT = 200


def seen_by(actor: Actor) -> Any:
    """The reminders that the actor sees, with whom they are for and the mail that says them: their own, a secretary
    those of their side. `step`: the kind of the step of a schedule that it is about, None elsewhere.
    """
    step = ScheduleStep.unscoped.filter(pk=OuterRef("subject")).values("kind")
    rows = Reminder.objects.visible_to(actor).annotate(step=Subquery(step))
    rows = rows.select_related("recipient__person", "message", "review__body")
    return rows.defer("message__content", "recipient__password").order_by("due_at", "recipient__name", "pk")


@dataclass(frozen=True, slots=True)
class Groups:
    """Reminders as a secretary looks at them. `kept`: withdrawn or overtaken, so that they never left. `more`: not all
    are here.
    """

    doubtful: list[Reminder]
    ahead: list[Reminder]
    went: list[Reminder]
    kept: list[Reminder]
    more: bool = False


def of_review(actor: Actor, review: Review) -> Groups:
    """All of one session that the actor sees."""
    rows = list(seen_by(actor).filter(review=review))
    return Groups(
        doubtful=[row for row in rows if row.state in DOUBTFUL],
        ahead=[row for row in rows if row.state in TO_COME],
        went=[row for row in rows if row.state in WENT],
        kept=[row for row in rows if row.state in KEPT],
    )


def refused_answers(actor: Actor, review: Review) -> list[IncomingMail]:
    """Answers to invitations to a session that were not taken, the newest first; for its secretaries."""
    rows = IncomingMail.objects.visible_to(actor).filter(
        invitation__review=review, verdict=IncomingMail.Verdict.REFUSED
    )
    return list(rows.order_by("-received_at", "pk")[:LIMIT])


def of_body(actor: Actor, body_id: UUID, now: datetime) -> Groups:
    """Whatever of a body the actor sees: all that is in doubt, and what is due within AROUND, at most LIMIT of each."""
    rows = seen_by(actor).filter(body_id=body_id)
    found = [
        list(some[: LIMIT + 1])
        for some in (
            rows.filter(state__in=DOUBTFUL).order_by("-due_at", "pk"),
            rows.filter(state__in=TO_COME, due_at__lte=now + AROUND),
            *(
                rows.filter(state__in=states, due_at__gte=now - AROUND, due_at__lte=now + AROUND).order_by(
                    "-due_at", "pk"
                )
                for states in (WENT, KEPT)
            ),
        )
    ]
    doubtful, ahead, went, kept = (some[:LIMIT] for some in found)
    return Groups(doubtful, ahead, went, kept, more=any(len(some) > LIMIT for some in found))
