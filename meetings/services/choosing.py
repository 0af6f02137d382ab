"""How each person is told: what they chose, as far as their duty lets them, applied to what is planned and due."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import connection
from django.db.models import F
from django.utils.translation import gettext as _

from cooperation.access import Actor, verb
from cooperation.errors import Forbidden, Invalid, check_version
from meetings.models import Reminder, ReminderChoice
from meetings.rules.choices import TOPICS, Chosen, Topic, effective, leaves_at, required, rhythms
from meetings.selectors.calendars import works_on
from programs.models import Party

Channel, Rhythm = ReminderChoice.Channel, ReminderChoice.Rhythm

# Who is told, where they are, the State whose working days are theirs, and the rights they hold through posts.
_READERS = """
SELECT u.id, u.time_zone, coalesce(y.code, ''),
       coalesce(array_agg(DISTINCT g.role) FILTER (WHERE g.role IS NOT NULL), '{}')
  FROM accounts_user u
  LEFT JOIN programs_person h ON h.user_id = u.id
  LEFT JOIN programs_party y ON y.id = h.party_id AND y.kind = %(state)s
  LEFT JOIN programs_appointment a ON a.person_id = h.id
   AND a.held @> (%(now)s::timestamptz AT TIME ZONE u.time_zone)::date
  LEFT JOIN programs_grant g ON g.post_id = a.post_id
 WHERE u.id = ANY(%(users)s::uuid[]) GROUP BY u.id, u.time_zone, y.code
"""


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is told: where they are, where they work, what rights they hold, and what they chose by topic."""

    time_zone: str
    country: str
    roles: frozenset[str]
    chosen: Mapping[str, Chosen]

    def of(self, kind: str) -> Chosen:
        """How reminders of a kind come to this reader."""
        topic = TOPICS[kind]
        made = self.chosen.get(topic)
        return (
            effective(topic, self.roles, made.channel, made.rhythm) if made else effective(topic, self.roles)
        )

    def leaves_at(self, kind: str, at: datetime, *, forward: bool = False) -> datetime:
        """When what would come at the instant `at` leaves to this reader; `forward` as of the rule."""
        return leaves_at(
            at, rhythm=self.of(kind).rhythm, time_zone=self.time_zone, closed=self._closed, forward=forward
        )

    def _closed(self, day: date) -> bool:
        return not works_on(self.country, day)


def readers(users: Collection[UUID], *, now: datetime) -> dict[UUID, Reader]:
    """Those of `users` who have an account, as they are told at the instant `now`. Read by the worker, for all."""
    chosen: dict[UUID, dict[str, Chosen]] = defaultdict(dict)
    rows = ReminderChoice.unscoped.filter(user_id__in=users)
    for user_id, topic, channel, rhythm in rows.values_list("user_id", "topic", "channel", "rhythm"):
        chosen[user_id][topic] = Chosen(channel, rhythm)
    with connection.cursor() as cursor:
        cursor.execute(_READERS, {"users": list(users), "now": now, "state": str(Party.Kind.STATE)})
        return {
            user: Reader(time_zone, country, frozenset(roles), chosen[user])
            for user, time_zone, country, roles in cursor.fetchall()
        }


def to_page(user_id: UUID, rows: Iterable[Reminder], *, now: datetime) -> list[Reminder]:
    """Those of a reader's due reminders that go by mail; what they chose to read on the page alone is shown there."""
    kept: list[Reminder] = []
    shown: list[Reminder] = []
    reader = readers([user_id], now=now)[user_id]
    for row in rows:
        (shown if reader.of(row.kind).channel == Channel.PAGE else kept).append(row)
    Reminder.unscoped.filter(pk__in=[row.pk for row in shown]).update(
        state=Reminder.State.SHOWN, version=F("version") + 1
    )
    return kept


# --- By the person ----------------------------------------------------------------------------------------------------


@verb
def choose(actor: Actor, *, topic: str, channel: str, rhythm: str, version: int | None) -> ReminderChoice:
    """Keeps how the actor wants to be told of a topic.

    Invalid where the topic has no such rhythm, or where their duty requires it by mail; Forbidden to whoever is no
    person; Stale or VersionMissing where it was chosen before and `version` is not that of the choice.
    """
    if actor.kind != "person" or actor.user_id is None:
        raise Forbidden(_("Only a person chooses how to be told."))
    _check(actor, topic, channel, rhythm)
    row = ReminderChoice.unscoped.select_for_update().filter(user_id=actor.user_id, topic=topic).first()
    if row is None:
        return ReminderChoice.unscoped.create(
            user_id=actor.user_id, topic=topic, channel=channel, rhythm=rhythm
        )
    check_version(row.version, version)
    if (row.channel, row.rhythm) != (channel, rhythm):
        row.channel, row.rhythm, row.version = channel, rhythm, row.version + 1
        row.save(update_fields=["channel", "rhythm", "version"])
    return row


def _check(actor: Actor, topic: str, channel: str, rhythm: str) -> None:
    if topic not in list(Topic):
        raise Invalid.of("topic", _("This is not one of the topics."))
    if channel not in Channel.values:
        raise Invalid.of("channel", _("This is not one of the channels."))
    if rhythm not in rhythms(Topic(topic)):
        raise Invalid.of("rhythm", _("This topic does not come in this rhythm."))
    if channel != Channel.MAIL and required(Topic(topic), {right.role for right in actor.rights}):
        raise Invalid.of("channel", _("Your duty requires that you are told of this by mail."))


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen of one topic; `version`: of the choice that was shown, None where there was none."""

    topic: str
    channel: str
    rhythm: str
    version: int | None


@verb
def choose_all(actor: Actor, *, choices: Iterable[Choice]) -> None:
    """Keeps several choices, all or none. Errors as choose(); Stale as well of a topic that was first chosen since."""
    for one in choices:
        choose(actor, topic=one.topic, channel=one.channel, rhythm=one.rhythm, version=one.version or 0)
