"""The nouns of a session, one file a concept."""

from .agenda import BacklogPoint, Referral
from .letters import Letter
from .papers import Paper, PaperPoint, PaperVersion
from .reminders import Message, Reminder, Tick
from .reviews import Acknowledgement, AgendaItem, Delegate, Delegation, Minutes, Outcome, Review

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "BacklogPoint",
    "Delegate",
    "Delegation",
    "Letter",
    "Message",
    "Minutes",
    "Outcome",
    "Paper",
    "PaperPoint",
    "PaperVersion",
    "Referral",
    "Reminder",
    "Review",
    "Tick",
]
