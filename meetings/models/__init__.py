"""The nouns of a session, one file a concept."""

from .agenda import BacklogPoint, Referral
from .brackets import Bracket
from .calendars import Feed, IncomingMail, Invitation
from .course import DateConfirmation, ScheduleStep, Sitting
from .cycle import Departure, Rotation, Turn
from .drafts import RoomDraft
from .intersessional import IntersessionalDecision
from .letters import Letter
from .minutes import (
    ChangeConfirmation,
    HandwrittenChange,
    Minutes,
    MinutesAct,
    MinutesFile,
    MinutesNote,
    MinutesSeal,
)
from .papers import Paper, PaperPoint, PaperVersion
from .reminders import Message, Reminder, ReminderChoice, Tick
from .reviews import Acknowledgement, AgendaItem, Delegate, Delegation, Outcome, Review
from .snapshots import Snapshot, SnapshotLine
from .stands import Stand

__all__ = [
    "Acknowledgement",
    "AgendaItem",
    "BacklogPoint",
    "Bracket",
    "ChangeConfirmation",
    "DateConfirmation",
    "Delegate",
    "Delegation",
    "Departure",
    "Feed",
    "HandwrittenChange",
    "IncomingMail",
    "IntersessionalDecision",
    "Invitation",
    "Letter",
    "Message",
    "Minutes",
    "MinutesAct",
    "MinutesFile",
    "MinutesNote",
    "MinutesSeal",
    "Outcome",
    "Paper",
    "PaperPoint",
    "PaperVersion",
    "Referral",
    "Reminder",
    "ReminderChoice",
    "Review",
    "RoomDraft",
    "Rotation",
    "ScheduleStep",
    "Sitting",
    "Snapshot",
    "SnapshotLine",
    "Stand",
    "Tick",
    "Turn",
]
