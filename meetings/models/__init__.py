"""The nouns of a session, one file a concept."""

from .agenda import BacklogPoint, Referral
from .brackets import Bracket
from .course import DateConfirmation, ScheduleStep, Sitting
from .cycle import Departure, Rotation, Turn
from .intersessional import IntersessionalDecision
from .letters import Letter
from .papers import Paper, PaperPoint, PaperVersion
from .reminders import Message, Reminder, Tick
from .reviews import Acknowledgement, AgendaItem, Delegate, Delegation, Minutes, Outcome, Review
from .snapshots import Snapshot, SnapshotLine
from .stands import Stand

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "BacklogPoint",
    "Bracket",
    "DateConfirmation",
    "Delegate",
    "Delegation",
    "Departure",
    "IntersessionalDecision",
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
    "Rotation",
    "ScheduleStep",
    "Sitting",
    "Snapshot",
    "SnapshotLine",
    "Stand",
    "Tick",
    "Turn",
]
