"""A session that is being held, with 200 points, half of them dealt with; and the secretary who keeps its record."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from cooperation.access import Role, acting_as
from cooperation.accounts.models import Token, User
from cooperation.dates import FuzzyDate
from meetings import models as held
from meetings.selectors.states import State
from meetings.services.snapshots import freeze_afterwards
from programs import models as m

from .sheets import SYSTEM, Sheet
from .words import Vocabulary

POINTS = 200
#: One point in so many has an outcome when the measuring begins.
DEALT_WITH = 2


@dataclass
class Room:
    """What a secretary has to know of the session: its points, and who asks."""

    review: UUID
    items: list[UUID]
    secretary: User
    token: str


def build(sheet: Sheet) -> Room:
    """A session that is being held on the programme of a comparison, each point of it on an item."""
    words = Vocabulary(sheet.items)
    with acting_as(SYSTEM):
        programme = m.Programme.unscoped.select_related("body").get(pk=sheet.programme)
        side = m.Side.unscoped.filter(programme=programme).order_by("order").select_related("party")[0]
        review = held.Review.unscoped.create(
            body=programme.body, programme=programme, number=1, state="in_session", place={"en": "Minsk"},
            host=side.party, starts_on=date(2026, 5, 12), ends_on=date(2026, 5, 13), starts_at_time="10:00",
            time_zone="Europe/Minsk", covers_from=date(2025, 11, 1), covers_to=date(2026, 4, 30),
        )  # fmt: skip
        wordings = m.Wording.unscoped.filter(programme=programme).order_by("sort_key")
        items = list(wordings.values_list("item_id", flat=True)[:POINTS])
        points = held.AgendaItem.unscoped.bulk_create(
            held.AgendaItem(review=review, position=place, title={"en": words.text(6)}, item_id=item)
            for place, item in enumerate(items, 1)
        )
        held.Outcome.unscoped.bulk_create(
            held.Outcome(
                review=review, agenda_item=point, item_id=point.item_id, number=number, kind="decision",
                text={"en": words.text(30)}, entered_for=side.party,
            )
            for number, point in enumerate(points[::DEALT_WITH], 1)
        )  # fmt: skip
        secretary = _secretary(programme.body, side.party)
    return Room(
        review.pk, items, secretary, Token.issue(secretary, name="bench", scopes=["read", "write"])[1]
    )


def freeze_two(programme: m.Programme, size: int) -> tuple[UUID, UUID]:
    """Two sessions that were concluded, each with a line for every item; in between every item got a new status."""
    made = []
    with acting_as(SYSTEM):
        side = m.Side.unscoped.filter(programme=programme).order_by("order")[0]
        for number, day in ((5, date(2025, 12, 1)), (6, date(2026, 6, 1))):
            review = held.Review.unscoped.create(
                body_id=programme.body_id, programme=programme, number=number, state="concluded",
                place={"en": "Minsk"}, host_id=side.party_id, starts_on=day, ends_on=day, starts_at_time="10:00",
                time_zone="Europe/Minsk", covers_from=date(2025, 6, 1), covers_to=day,
            )  # fmt: skip
            kept = freeze_afterwards(State(review, day, edition=1))
            assert held.SnapshotLine.unscoped.filter(snapshot=kept).count() == size
            made.append(review.pk)
    return made[0], made[1]


def _secretary(body: m.Body, party: m.Party) -> User:
    user = User.objects.create_user("secretary@example.org", name="Secretary")
    person = m.Person.unscoped.create(party=party, user=user, name={"en": "Secretary"})
    organisation = m.Organisation.unscoped.filter(party=party)[0]
    post = m.Post.unscoped.create(organisation=organisation, title={"en": "Executive secretary"})
    m.Appointment.unscoped.create(person=person, post=post, since=FuzzyDate("2020"))
    m.Grant.unscoped.create(role=Role.EXECUTIVE_SECRETARY, body=body, party=party, post=post)
    return user
