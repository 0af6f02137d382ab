"""How the reminders stand: for the state of the installation, and for a session's secretary."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, Count, IntegerField, Min, Q, Value, When

from cooperation.access import Actor
from cooperation.accounts.models import User
from cooperation.ui import marks
from meetings.models import Message, Reminder, Review, Tick


def status(now: datetime) -> dict[str, Any]:
    """Figures of the whole installation, no texts: the last complete tick (ISO 8601, UTC), the number of reminders due
    and not sent with the age of the oldest in seconds, and of mails in doubt, refused, or failed and tried again.
    """
    waiting = (Reminder.State.PLANNED, Reminder.State.CLAIMED)
    overdue = Reminder.unscoped.filter(state__in=waiting, due_at__lte=now).aggregate(
        n=Count("pk"), oldest=Min("due_at")
    )
    mails = Message.unscoped.aggregate(
        unconfirmed=Count("pk", filter=Q(state=Message.State.UNCONFIRMED)),
        refused=Count("pk", filter=Q(state=Message.State.REFUSED)),
        retrying=Count("pk", filter=Q(state=Message.State.COMPOSED, attempts__gt=0)),
    )
    last = Tick.unscoped.filter(name="reminders").values_list("at", flat=True).first()
    oldest = overdue["oldest"]
    return {
        "last_tick": last.isoformat() if last else None,
        "overdue": overdue["n"],
        "oldest_overdue_seconds": int((now - oldest).total_seconds()) if oldest else 0,
        **mails,
    }


def account_names(users: Collection[UUID]) -> dict[UUID, str]:
    """How people with these accounts are called, in the reader's language; the account's name where it is nobody's."""
    rows = User.objects.filter(pk__in=users).select_related("person")
    return {row.pk: marks.plain(row.person.name) if hasattr(row, "person") else row.name for row in rows}


def of_review(actor: Actor, review: Review) -> Any:
    """A session's reminders that the actor sees: their own, a secretary those of their side, doubtful ones first."""
    doubtful = Q(state__in=(Reminder.State.UNCONFIRMED, Reminder.State.REFUSED))
    return (
        Reminder.objects.visible_to(actor)
        .filter(review=review)
        .select_related("recipient__person", "message")
        .defer("message__content", "recipient__password")
        .annotate(rank=Case(When(doubtful, then=Value(0)), default=Value(1), output_field=IntegerField()))
        .order_by("rank", "due_at", "recipient__name", "pk")
    )
