"""What a secretary does about single reminders: keeps one from leaving, lets it leave after all, says that one arrived.

Sending a mail in doubt once more is meetings.services.reminders.resend.
"""

from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Absent, Conflict, Forbidden, Invalid, check_version
from meetings.models import Message, Reminder
from meetings.services.reminders import hold, one_at_a_time, oversees

State = Reminder.State
#: Characters of a reason.
LONGEST = 500


@verb
def suppress(actor: Actor, *, reminder_id: UUID, version: int | None, reason: str) -> Reminder:
    """Keeps a reminder from leaving, for a reason that is kept; what else stands in its mail leaves without it.

    Absent where the actor does not see it, Forbidden to all but secretaries, Invalid without a reason, Conflict where
    it has left already or is leaving.
    """
    row = _held(actor, reminder_id, version)
    said = _reason(reason, _("Say why it is not sent."))
    if row.state == State.CLAIMED and row.message_id:
        hold({row.message_id})
        row.refresh_from_db()
    if row.state != State.PLANNED:
        raise Conflict(_("This reminder has left already, or is not planned any more."))
    return _to(row, State.SUPPRESSED, said)


@verb
def plan_again(actor: Actor, *, reminder_id: UUID, version: int | None) -> Reminder:
    """Lets a suppressed reminder leave after all: when it is due, or at once where that has passed. Errors alike."""
    row = _held(actor, reminder_id, version)
    if row.state != State.SUPPRESSED:
        raise Conflict(_("This reminder is not suppressed."))
    return _to(row, State.PLANNED, "")


@verb
def confirm_arrival(actor: Actor, *, reminder_id: UUID, version: int | None, reason: str) -> Reminder:
    """Notes that a mail in doubt arrived, and how that is known; with all that it says. Errors alike."""
    row = _held(actor, reminder_id, version)
    said = _reason(reason, _("Say how you know that it arrived."))
    mail = row.message_id
    if row.state != State.UNCONFIRMED or mail is None:
        raise Conflict(_("This reminder is not in doubt."))
    Message.unscoped.filter(pk=mail, state=Message.State.UNCONFIRMED).update(
        state=Message.State.SENT, version=F("version") + 1
    )
    Reminder.unscoped.filter(message_id=mail, state=State.UNCONFIRMED).update(
        state=State.SENT, reason=said, version=F("version") + 1
    )
    row.refresh_from_db()
    return row


def _held(actor: Actor, reminder_id: UUID, version: int | None) -> Reminder:
    """The row, locked after its mail, as whoever sends does it; planning waits meanwhile."""
    seen = Reminder.objects.visible_to(actor).filter(pk=reminder_id).values_list("pk", "message_id").first()
    if seen is None:
        raise Absent
    one_at_a_time()
    list(Message.unscoped.select_for_update().filter(pk=seen[1]).values_list("pk"))
    row = Reminder.unscoped.select_for_update(of=("self",)).get(pk=seen[0])
    if not oversees(actor, row.body_id):
        raise Forbidden(_("Only a secretary does this."))
    check_version(row.version, version)
    return row


def _reason(given: str, missing: str) -> str:
    # What cannot be seen has no place in a reason.
    said = "".join(each for each in " ".join(given.split()) if each.isprintable())
    if not said:
        raise Invalid.of("reason", missing)
    if len(said) > LONGEST:
        raise Invalid.of("reason", _("At most %(count)d characters.") % {"count": LONGEST})
    return said


def _to(row: Reminder, state: str, reason: str) -> Reminder:
    row.state, row.reason, row.version = state, reason, row.version + 1
    row.save(update_fields=["state", "reason", "version"])
    return row
