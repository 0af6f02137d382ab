"""What a reader knows already, by what became of the reminder that says it."""

from meetings.models import Reminder

State = Reminder.State


def told(row: Reminder) -> bool:
    """Whether its reader may know what it says: shown on their page, or ever handed over and not refused, confirmed or
    not. `row` is read with its mail.
    """
    if row.state in (State.CLAIMED, State.REFUSED):
        return row.message is not None and row.message.handed_over_at is not None
    return row.state in (State.SENT, State.SHOWN, State.UNCONFIRMED)
