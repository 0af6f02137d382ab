"""The few rows around a bench's plan: two sides, their body, its sessions and rounds, and the accounts that ask."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from cooperation.access import Actor, Role, acting_as
from cooperation.accounts.models import Token, User
from cooperation.dates import FuzzyDate
from meetings import models as held
from meetings.services.steps import lay_out
from programs import models as m
from programs.rules.sort_key import sort_key

from .words import Vocabulary

SECTIONS = 10
#: Rounds that are over, the one whose positions are shown, and those that the bench writes into.
PAST, PRESENT, WRITTEN = 5, 6, 200
_SYSTEM = Actor(kind="system", name="bench")


@dataclass
class Frame:
    """What the plan hangs on, and who reads it."""

    programme: m.Programme
    body: m.Body
    parties: list[m.Party]
    organisations: list[m.Organisation]
    sections: list[m.Section] = field(default_factory=list)
    past: list[m.Round] = field(default_factory=list)
    present: m.Round | None = None
    written: list[m.Round] = field(default_factory=list)
    person: User | None = None
    service: User | None = None
    token: str = ""
    ahead: UUID | None = None


def build(code: str, words: Vocabulary) -> Frame:
    """Everything that does not grow with the plan."""
    with acting_as(_SYSTEM):
        parties = [
            m.Party.unscoped.create(code=c, name={"en": n}, short_name={"en": n})
            for c, n in (("BY", "Belarus"), ("RU", "Russia"))
        ]
        body = m.Body.unscoped.create(name={"en": f"Commission {code}"}, languages=["en", "ru"])
        programme = m.Programme.unscoped.create(body=body, code=code, title={"en": f"Programme {code}"})
        m.Edition.unscoped.create(programme=programme, number=1, state="recorded")
        organisations = [
            m.Organisation.unscoped.create(
                party=p, kind="ministry", name={"en": f"Ministry of {p.short_name['en']}"}
            )
            for p in parties
        ]
        frame = Frame(programme, body, parties, organisations)
        for order, party in enumerate(parties, 1):
            m.Member.unscoped.create(body=body, party=party, order=order)
            m.Side.unscoped.create(programme=programme, party=party, order=order)
        frame.sections = [
            m.Section.unscoped.create(
                programme=programme, number=str(n), sort_key=sort_key(str(n)), title={"en": words.text(3)}
            )
            for n in range(1, SECTIONS + 1)
        ]
        rounds = m.Round.unscoped.bulk_create(
            _round(programme, number) for number in range(1, PRESENT + WRITTEN + 1)
        )
        frame.past, frame.present, frame.written = rounds[:PAST], rounds[PAST], rounds[PRESENT:]
        _sessions(frame, words)
        _accounts(frame)
    return frame


def bring_into_force(frame: Frame) -> None:
    """Once the plan's wordings are there: an edition in force takes no more."""
    with acting_as(_SYSTEM):
        m.Edition.unscoped.filter(programme=frame.programme).update(
            state="in_force", in_force_on=date(2024, 1, 1)
        )


def _round(programme: m.Programme, number: int) -> m.Round:
    begin = date(2023, 1, 1) + timedelta(days=182 * number)
    return m.Round(
        programme=programme, number=number, covers_from=begin, covers_to=begin + timedelta(days=181),
        opens_on=begin + timedelta(days=182), cut_off=begin + timedelta(days=230), exchange="on_release",
    )  # fmt: skip


def _sessions(frame: Frame, words: Vocabulary) -> None:
    """The last one, concluded; and one that is always a month ahead, with its agenda."""
    last = date(2026, 5, 12)
    ahead = date.today() + timedelta(days=30)
    for number, day, state in ((7, last, "concluded"), (8, ahead, "confirmed")):
        review = held.Review.unscoped.create(
            body=frame.body, programme=frame.programme, round=frame.present, number=number, state=state,
            place={"en": "Minsk"}, host=frame.parties[0], starts_on=day, ends_on=day + timedelta(days=1),
            starts_at_time="10:00", time_zone="Europe/Minsk",
            covers_from=day - timedelta(days=180), covers_to=day,
        )  # fmt: skip
        if state == "confirmed":
            frame.ahead = review.pk
            lay_out([review])
        for place in range(1, 13):
            held.AgendaItem.unscoped.create(review=review, position=place, title={"en": words.text(6)})


def _accounts(frame: Frame) -> None:
    """Belarus's coordinator twice: a person for the pages, and a service account with a token for the API."""
    ours, body = frame.parties[0], frame.body
    frame.person = User.objects.create_user("person@example.org", name="Reader")
    person = m.Person.unscoped.create(party=ours, user=frame.person, name={"en": "Reader"})
    post = m.Post.unscoped.create(organisation=frame.organisations[0], title={"en": "Head of department"})
    m.Appointment.unscoped.create(person=person, post=post, since=FuzzyDate("2020"))
    m.Grant.unscoped.create(role=Role.COORDINATOR, body=body, party=ours, post=post)
    frame.service = User.objects.create_user("service@example.org", name="Service", is_service=True)
    m.Grant.unscoped.create(role=Role.COORDINATOR, body=body, party=ours, user=frame.service)
    frame.token = Token.issue(frame.service, name="bench", scopes=["read", "write"])[1]
