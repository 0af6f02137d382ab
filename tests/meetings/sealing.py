"""A session brought to sealed minutes as its secretaries do it: concluded, made, agreed, signed and sealed."""

from typing import Any

from django.utils.translation import override

from meetings.models import Minutes, MinutesAct, MinutesSeal, Review
from meetings.services.minutes import make_minutes
from meetings.services.minutes_acts import enter_act
from meetings.services.outcomes import OutcomeDraft, record_outcome
from meetings.services.reviews import conclude
from meetings.services.sealing import seal_minutes
from programs.services.authority import ActInput
from tests.meetings.table import Table, text

AGREED, SIGNED, APPROVED = "agreed", "signed", "approved"


def outcome(table: Table, words: str = "The sides agreed", place: int = 2) -> Any:
    """A decision on a point of the session that is being held."""
    point = table.points[place - 1]
    point.refresh_from_db()
    return record_outcome(
        table.actor("by.secretary"), review_id=table.review.pk,
        draft=OutcomeDraft(kind="decision", agenda_item_id=point.pk, text=text(words)), version=point.version,
    )  # fmt: skip


def concluded(table: Table) -> Review:
    """Concludes the session; what it decided, if anything, is decided."""
    review = Review.unscoped.get(pk=table.review.pk)
    table.review = conclude(
        table.actor("by.secretary"), review_id=review.pk, version=review.version, without_outcomes=True
    )
    return table.review


def made(table: Table) -> Minutes:
    """A version of the minutes in both languages, circulated."""
    with override("en"):
        return make_minutes(table.actor("by.secretary"), review_id=table.review.pk)


def act(table: Table, minutes: Minutes, code: str, kind: str) -> MinutesAct:
    """A side's act, entered by its secretary on their own login."""
    return enter_act(
        table.actor(f"{code.lower()}.secretary"), minutes_id=minutes.pk, version=minutes.version, kind=kind,
        act=ActInput(),
    )  # fmt: skip


def signed(table: Table) -> Minutes:
    """Concludes the session, makes its minutes; every side agrees and signs."""
    if table.review.state != Review.State.CONCLUDED:
        concluded(table)
    minutes = made(table)
    for kind in (AGREED, SIGNED):
        for code in table.parties:
            act(table, minutes, code, kind)
    return minutes


def seal(table: Table, minutes: Minutes) -> MinutesSeal:
    """Seals a signed version."""
    return seal_minutes(table.actor("by.secretary"), minutes_id=minutes.pk, version=minutes.version)


def sealed(table: Table) -> MinutesSeal:
    """All of it: the session's minutes made, agreed, signed and sealed."""
    return seal(table, signed(table))


def another(table: Table, number: int) -> Review:
    """The body's next session is in session; the table's review is it from now on."""
    former = table.review
    review = Review.unscoped.create(
        body=former.body, programme=former.programme, number=number, state="in_session", place=former.place,
        starts_on=former.starts_on, ends_on=former.ends_on, starts_at_time=former.starts_at_time,
        time_zone=former.time_zone, covers_from=former.covers_from, covers_to=former.covers_to,
    )  # fmt: skip
    table.points = [
        review.agenda_items.create(position=place, title=text(f"Point {place}")) for place in (1, 2)
    ]
    table.review = review
    return review
