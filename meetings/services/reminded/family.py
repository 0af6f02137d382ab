"""What a family of reminders is: it says what ought to be told to whom, and says it in words. It knows no rows."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from cooperation.access import Actor
from meetings.models import Reminder


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that one reader ought to be told: at the instant `at`, of use before the instant `use_until` (aware).

    `subject` and `occasion` as in Reminder. `review_id` and its `schedule_version` where a session is moved with it.
    """

    recipient_id: UUID
    body_id: UUID
    kind: Reminder.Kind
    subject: UUID
    occasion: date
    lead_days: int
    at: datetime
    use_until: datetime
    review_id: UUID | None = None
    schedule_version: int = 0

    @property
    def key(self) -> tuple[object, ...]:
        """What makes it the same reminder."""
        return (
            self.recipient_id, str(self.kind), self.review_id, self.subject, self.occasion, self.lead_days,
            self.schedule_version,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What a mail says of one thing, in the active language. `reminders` are the rows that are said by it.

    `subject`: what is asked and by when, for a mail that says nothing else. `lines` are listed below the headline.
    `url` is absolute; `body` names the joint body. `why` says why its reader gets it, where that is not their work in
    the body.
    """

    reminders: Sequence[Reminder]
    subject: str
    title: str
    headline: str
    body: str
    body_id: UUID
    url: str
    lines: Sequence[str] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Family:
    """Reminders of some kinds.

    `wanted(actor, now)`: what people of the actor's side ought to be told, past and ahead, while it is of use; read as
    that side. What is planned and not wanted any more is withdrawn.

    `entries(reader, rows, now)`: what is said of rows that are due, read as their reader and as visible to them; a row
    that no entry says lapses.
    """

    kinds: frozenset[Reminder.Kind]
    wanted: Callable[[Actor, datetime], Iterable[Due]]
    entries: Callable[[Actor, Sequence[Reminder], datetime], Sequence[Entry]]
