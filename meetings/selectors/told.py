"""What one person is told: what is ahead of them, what they were told lately, and how they chose to be told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q

from cooperation.access import Actor
from meetings.models import Reminder, ReminderChoice
from meetings.rules.choices import Chosen, Topic, always, effective, required, rhythms

State = Reminder.State
#: For how long what was told is shown.
LATELY = timedelta(days=90)
#: How many of each are shown.
LIMIT = 100


def _own(actor: Actor) -> Any:
    rows = Reminder.objects.visible_to(actor).filter(recipient_id=actor.user_id)
    return rows.select_related("review__body", "body", "message", "contribution__round").defer(
        "message__content"
    )


def ahead(actor: Actor) -> list[Reminder]:
    """What is planned for the person, the first due first."""
    return list(_own(actor).filter(state__in=(State.PLANNED, State.CLAIMED)).order_by("due_at", "pk")[:LIMIT])


def lately(actor: Actor, now: datetime) -> list[Reminder]:
    """What the person was told in the last ninety days, by mail or here, the newest first."""
    told = Q(state__in=(State.SENT, State.SHOWN, State.UNCONFIRMED, State.REFUSED))
    return list(_own(actor).filter(told, due_at__gte=now - LATELY).order_by("-due_at", "-pk")[:LIMIT])


@dataclass(frozen=True, slots=True)
class Option:
    """One topic as one person may choose it; mail is `required` by their duty, or `always` of everybody.

    `version` of the choice made, None where none was.
    """

    topic: Topic
    chosen: Chosen
    required: bool
    always: bool
    rhythms: tuple[str, ...]
    version: int | None


def options(actor: Actor) -> list[Option]:
    """Every topic with what counts of it for the person."""
    made = {row.topic: row for row in ReminderChoice.objects.visible_to(actor)}
    roles = {str(right.role) for right in actor.rights}
    return [_option(topic, roles, made.get(topic)) for topic in Topic]


def _option(topic: Topic, roles: Iterable[str], row: ReminderChoice | None) -> Option:
    chosen = effective(topic, roles, row.channel, row.rhythm) if row else effective(topic, roles)
    return Option(
        topic, chosen, required(topic, roles), always(topic), rhythms(topic), row.version if row else None
    )
