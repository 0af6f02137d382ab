"""The nouns of a session, one file a concept."""

from .brackets import Bracket
from .reminders import Message, Reminder, Tick
from .reviews import Acknowledgement, AgendaItem, Delegate, Delegation, Minutes, Outcome, Review
from .stands import Stand

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "Bracket",
    "Delegate",
    "Delegation",
    "Message",
    "Minutes",
    "Outcome",
    "Reminder",
    "Review",
    "Stand",
    "Tick",
]
