"""The nouns of a session, one file a concept."""

from .reminders import Message, Reminder, Tick
from .reviews import Acknowledgement, AgendaItem, Delegate, Delegation, Minutes, Outcome, Review

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
    "Tick",
]
