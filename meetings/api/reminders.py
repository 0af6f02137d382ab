"""What a secretary does about single reminders, through the API."""

from typing import Any, ClassVar
from uuid import UUID

from rest_framework import serializers

from cooperation import clock
from cooperation.api.bodies import Body
from cooperation.api.resources import Resource
from cooperation.api.views import ActFace
from meetings.services import oversight, reminders

from .resources import REMINDERS, TAG


class ReminderAct(ActFace):
    """An act on a reminder."""

    tag = TAG
    resource: ClassVar[Resource] = REMINDERS


class ResendReminder(ReminderAct):
    """Sends a reminder once more."""

    name = "resend_reminder"
    text = "Sends a mail once more of which it is not known whether it arrived, under the same Message-ID."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return reminders.resend(self.actor, reminder_id=path["id"], version=version, now=clock.now()).pk


class ReminderReasonBody(Body):
    """Why, or how it is known."""

    reason = serializers.CharField(max_length=500)


class SuppressReminder(ReminderAct):
    """Keeps a reminder from leaving."""

    name = "suppress_reminder"
    text = "Keeps a reminder that has not left from leaving, for a reason that is kept."
    body = ReminderReasonBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return oversight.suppress(self.actor, reminder_id=path["id"], version=version, **data).pk


class PlanReminderAgain(ReminderAct):
    """Lets a suppressed reminder leave after all."""

    name = "plan_reminder_again"
    text = "Lets a suppressed reminder leave after all."

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return oversight.plan_again(self.actor, reminder_id=path["id"], version=version).pk


class ReminderArrived(ReminderAct):
    """Notes that a mail in doubt arrived."""

    name = "confirm_reminder_arrival"
    text = "Notes that a mail in doubt arrived, and how that is known."
    body = ReminderReasonBody

    def act(self, data: dict[str, Any], version: int | None, **path: UUID) -> UUID:
        return oversight.confirm_arrival(self.actor, reminder_id=path["id"], version=version, **data).pk
