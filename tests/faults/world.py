"""Whom the run is about, and the reckoning at its end. Runs with Django set up, on the run's own database."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import time, timedelta
from typing import Any

from uuid_utils.compat import uuid7

from cooperation import clock
from cooperation.access import acting_as, actor_of
from cooperation.accounts.models import User
from meetings.models import Message, Reminder, Review
from meetings.services.planning import plan_all
from programs import models as m
from tests.faults.sink import STORED, Said

#: Mornings from one end of the world to the other, a whole day between the first and the last.
ZONES = (
    "Pacific/Kiritimati", "Asia/Vladivostok", "Asia/Yekaterinburg", "Europe/Minsk", "Europe/Moscow", "Europe/Berlin",
    "UTC", "America/Sao_Paulo", "America/New_York", "America/Los_Angeles", "Pacific/Honolulu", "Pacific/Pago_Pago",
)  # fmt: skip
LEAD = 30
HOST = "faults.example"


def address(number: int) -> str:
    """Of one of the readers, who are numbered from 0."""
    return f"reader{number}@{HOST}"


#: Holds the joint secretariat alone, in the second side's ministry.
SECRETARY = address(1)
State = Reminder.State


def people_a_session(readers: int, *, days_ahead: int, leads: Sequence[int] = (LEAD,)) -> None:
    """A body of two sides with so many readers, of whom one holds the joint secretariat; its session begins in
    `days_ahead` days. Each has a reminder for each of `leads`; nothing is planned yet.
    """
    body = m.Body.unscoped.create(
        name={"en": "Commission"}, languages=["en", "ru"], reminder_leads=list(leads), step_leads=[]
    )
    programme = m.Programme.unscoped.create(body=body, code="plan", title={"en": "Plan"})
    for order, code in enumerate(("BY", "RU"), start=1):
        party = m.Party.unscoped.create(
            code=code, name={"en": code}, short_name={"en": code}, time_zone="UTC"
        )
        m.Member.unscoped.create(body=body, party=party)
        m.Side.unscoped.create(programme=programme, party=party, order=order)
        ministry = m.Organisation.unscoped.create(party=party, kind="ministry", name={"en": "Ministry"})
        post = m.Post.unscoped.create(organisation=ministry, title={"en": "Adviser", "ru": "Советник"})
        m.Grant.unscoped.create(role="reader", body=body, party=party, post=post)
        people = _people(party, range(order - 1, readers, 2))
        _appoint([person for person in people if person.user.email != SECRETARY], post)
    joint = m.Post.unscoped.create(organisation=ministry, title={"en": "Secretary", "ru": "Секретарь"})
    m.Grant.unscoped.create(role="joint_secretariat", body=body, party=None, post=joint)
    _appoint([person for person in people if person.user.email == SECRETARY], joint)
    begins = clock.today() + timedelta(days=days_ahead)
    Review.unscoped.create(
        body=body, programme=programme, number=1, state="confirmed", place={"en": "Minsk", "ru": "Минск"},
        starts_on=begins, ends_on=begins, starts_at_time=time(10), time_zone="Europe/Minsk",
        covers_from=begins - timedelta(days=180), covers_to=begins - timedelta(days=1),
    )  # fmt: skip


def _people(party: Any, numbers: Iterable[int]) -> list[Any]:
    users = [
        User(id=uuid7(), email=address(n), name=f"Reader {n}", language=("en", "ru")[n % 4 // 2],
             time_zone=ZONES[n % len(ZONES)])
        for n in numbers
    ]  # fmt: skip
    User.objects.bulk_create(users, batch_size=2000)
    people = [m.Person(id=uuid7(), party=party, user=user, name={"en": user.name}) for user in users]
    m.Person.unscoped.bulk_create(people, batch_size=2000)
    return people


def _appoint(people: Iterable[Any], post: Any) -> None:
    rows = [m.Appointment(id=uuid7(), person=person, post=post, since=None) for person in people]
    m.Appointment.unscoped.bulk_create(rows, batch_size=2000)


def waiting(readers: int) -> int:
    """How many reminders have not come to their end: not planned yet, due and not sent, or under way."""
    rows = Reminder.unscoped.filter(kind=Reminder.Kind.REVIEW)
    moving = Reminder.unscoped.filter(state__in=[State.PLANNED, State.CLAIMED], due_at__lte=clock.now())
    under_way = Message.unscoped.filter(state__in=[Message.State.COMPOSED, Message.State.HANDED_OVER])
    return max(0, readers - rows.count()) + moving.count() + under_way.count()


@dataclass
class Reckoning:
    """What rows and book say together at the end; lists hold Message-IDs or addresses."""

    states: dict[str, int]
    book: dict[str, int]
    #: The same mail stored twice, or a mail stored of which no reminder knows: its reminder left with another one.
    doubled: list[str] = field(default_factory=list)
    #: Said to be sent, and the book has it not; no end reached; refused by nobody.
    lost: list[str] = field(default_factory=list)
    unconfirmed: list[str] = field(default_factory=list)
    #: In doubt, and the secretary does not see it; or cut off without an answer, and not in doubt.
    unlisted: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def reckon(readers: int, book: list[tuple[Said, str, str]]) -> Reckoning:
    """Compares every row with the mail server's book."""
    stored = Counter(message_id for said, message_id, _to in book if said in STORED)
    refused = {to for said, _message_id, to in book if said is Said.REFUSED}
    cut = {message_id for said, message_id, _to in book if said in (Said.DROPPED, Said.VANISHED)}
    rows = [
        (email, state, f"<{message}@{HOST}>")
        for email, state, message in Reminder.unscoped.filter(due_at__lte=clock.now()).values_list(
            "recipient__email", "state", "message_id"
        )
    ]
    known = {message_id: state for _email, state, message_id in rows}
    done = Reckoning(
        states=dict(Counter(state for _email, state, _message_id in rows)),
        book=dict(Counter(str(said) for said, _message_id, _to in book)),
    )
    done.doubled = [one for one, times in stored.items() if times > 1 or one not in known]

    def ended(email: str, state: str, mail: str) -> bool:
        if state == State.SENT:
            return mail in stored
        return email in refused if state == State.REFUSED else state == State.UNCONFIRMED

    done.lost = [f"{email} {state}" for email, state, mail in rows if not ended(email, state, mail)]
    done.lost += sorted({address(n) for n in range(readers)} - {email for email, _state, _mail in rows})
    done.unconfirmed = [mail for _email, state, mail in rows if state == State.UNCONFIRMED]
    listed = _listed()
    done.unlisted = [mail for mail in done.unconfirmed if mail not in listed]
    done.unlisted += [mail for mail in {*cut, *stored} if known.get(mail) not in _answered(mail in cut)]
    return done


def _answered(cut: bool) -> set[str]:
    """What a mail may be that the mail server has, or that it cut off without an answer."""
    return {State.UNCONFIRMED} if cut else {State.UNCONFIRMED, State.SENT}


def _listed() -> set[str]:
    """What the joint secretariat sees as in doubt."""
    secretary = actor_of(User.objects.get(email=SECRETARY))
    with acting_as(secretary):
        seen = Reminder.objects.visible_to(secretary).filter(state=State.UNCONFIRMED)
        return {f"<{message}@{HOST}>" for message in seen.values_list("message_id", flat=True)}


def planned_days_ago(days: int) -> int:
    """Plans as of so many days ago; how many rows."""
    return plan_all(now=clock.now() - timedelta(days=days)).made
