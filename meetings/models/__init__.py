"""The nouns of a session, one file a concept."""

from .reminders import Message, Reminder, Tick
from .reviews import Acknowledgement, AgendaItem, Delegate, Delegation, Minutes, Outcome, Review
from .snapshots import Snapshot, SnapshotLine

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "Delegate",
    "Delegation",
    "Message",
    "Minutes",
    "Outcome",
    "Reminder",
    "Review",
    "Snapshot",
    "SnapshotLine",
    "Tick",
]
