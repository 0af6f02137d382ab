"""The nouns of a session, one file a concept."""

from .course import DateConfirmation, ScheduleStep, Sitting
from .cycle import Departure, Rotation, Turn
from .reminders import Message, Reminder, Tick
from .reviews import Acknowledgement, AgendaItem, Delegate, Delegation, Minutes, Outcome, Review

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "DateConfirmation",
    "Delegate",
    "Delegation",
    "Departure",
    "Message",
    "Minutes",
    "Outcome",
    "Reminder",
    "Review",
    "Rotation",
    "ScheduleStep",
    "Sitting",
    "Tick",
    "Turn",
]
