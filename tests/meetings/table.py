"""The recurring cast of the sessions: two sides, their people, a plan of three items, a session of four points."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import Any

from django.test import Client

from cooperation import clock
from cooperation.access import Actor, acting_as, actor_of
from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from meetings import models as s
from meetings.services.steps import lay_out
from programs import models as m
from programs.rules.sort_key import sort_key


def text(words: str) -> dict[str, str]:
    return {"en": words, "ru": f"{words} (по-русски)"}


@dataclass
class Table:
    """Who sits at it, and what lies on it."""

    people: dict[str, User] = field(default_factory=dict)
    parties: dict[str, m.Party] = field(default_factory=dict)
    organisations: dict[str, m.Organisation] = field(default_factory=dict)
    items: dict[str, m.Item] = field(default_factory=dict)
    points: list[s.AgendaItem] = field(default_factory=list)

    def actor(self, name: str) -> Actor:
        return actor_of(self.people[name])

    def client(self, name: str) -> Client:
        client = Client()
        client.force_login(self.people[name])
        return client

    def wording(self, number: str) -> m.Wording:
        return m.Wording.unscoped.get(item=self.items[number], until_edition__isnull=True)

    def due(self, number: str, deadline: FuzzyDate) -> None:
        """The plan is laid with this deadline: written anew, since a deadline that changes asks for an extension."""
        wording = self.wording(number)
        wording.delete()
        wording.deadline = deadline
        wording.save(force_insert=True)

    def of_edition(self, number: int) -> list[tuple[Any, ...]]:
        """What an edition of the plan says, as the rows of a reader of it."""
        return list(
            m.Wording.unscoped.filter(editions__contains=number, programme=self.programme)
            .order_by("sort_key")
            .values_list("number", "title__en", "deadline", "section__number")
        )

    def position(self, party: str, item: str, status: str, **more: Any) -> m.Position:
        """A released position of a side in the present round."""
        with acting_as(self.actor(f"{party.lower()}.coordinator")):
            release, _made = m.Release.unscoped.get_or_create(
                programme=self.programme,
                round=self.round,
                party=self.parties[party],
                number=1,
                defaults={"count": 3},
            )
            return m.Position.unscoped.create(
                programme=self.programme, party=self.parties[party], round=self.round, item=self.items[item],
                release=release, exchange=self.round.exchange, status=status, **more,
            )  # fmt: skip

    def refresh(self) -> None:
        self.review.refresh_from_db()
        for point in self.points:
            point.refresh_from_db()


ROLES = ("reader", "coordinator", "executive_secretary")


def lay(*, code: str = "plan", exchange: str = "on_release", names: tuple[str, ...] = ("BY", "RU")) -> Table:
    """A table of a body of its own. The session is in 30 days; nothing has been recorded."""
    table = Table()
    table.body = m.Body.unscoped.create(
        name=text(f"Working group {code}"), languages=["ru", "en"], exchange=exchange
    )
    table.programme = m.Programme.unscoped.create(body=table.body, code=code, title=text("Programme"))
    for order, name in enumerate(names, 1):
        _side(table, name, order, prefix="" if code == "plan" else f"{code}-")
    m.Edition.unscoped.create(
        programme=table.programme, number=1, state=m.Edition.State.IN_FORCE, in_force_on=date(2025, 1, 1)
    )
    table.section = m.Section.unscoped.create(
        programme=table.programme, number="1", title=text("Legal framework"), sort_key="000001"
    )
    for number, words in (("1.1", "Certificates"), ("1.2", "Customs"), ("1.10", "Joint venture")):
        _item(table, number, words)
    _sessions(table, exchange)
    return table


def _side(table: Table, name: str, order: int, prefix: str) -> None:
    party = m.Party.unscoped.create(code=f"{prefix}{name}", name=text(f"State {name}"), short_name=text(name))
    table.parties[name] = party
    m.Member.unscoped.create(body=table.body, party=party, order=order)
    m.Side.unscoped.create(programme=table.programme, party=party, order=order)
    organisation = m.Organisation.unscoped.create(
        party=party, kind="ministry", name=text(f"Ministry of {name}")
    )
    table.organisations[name] = organisation
    for role in ROLES:
        key = f"{name.lower()}.{role.split('_')[-1]}"
        user = User.objects.create_user(f"{prefix}{key}@example.org", name=key)
        person = m.Person.unscoped.create(party=party, user=user, name=text(key))
        post = m.Post.unscoped.create(organisation=organisation, title=text(f"{role} post"))
        m.Appointment.unscoped.create(person=person, post=post, since=FuzzyDate("2020"))
        m.Grant.unscoped.create(role=role, body=table.body, party=party, post=post)
        table.people[key] = user


def _item(table: Table, number: str, words: str) -> None:
    item = m.Item.unscoped.create(programme=table.programme)
    table.items[number] = item
    m.Wording.unscoped.create(
        programme=table.programme, item=item, section=table.section, number=number, sort_key=sort_key(number),
        title=text(words), deadline=FuzzyDate("2026-Q4"), since_edition=1,
    )  # fmt: skip


def _sessions(table: Table, exchange: str) -> None:
    today = clock.today("Europe/Minsk")
    table.round = m.Round.unscoped.create(
        programme=table.programme, number=1, covers_from=date(2026, 1, 1), covers_to=date(2026, 6, 30),
        opens_on=today - timedelta(days=30), cut_off=today + timedelta(days=5), exchange=exchange,
    )  # fmt: skip
    common = {
        "body": table.body, "programme": table.programme, "place": {"en": "Minsk", "ru": "Минск"},
        "starts_at_time": time(10), "time_zone": "Europe/Minsk", "covers_from": date(2026, 1, 1),
        "covers_to": date(2026, 6, 30),
    }  # fmt: skip
    past = today - timedelta(days=150)
    table.last = s.Review.unscoped.create(number=7, state="concluded", starts_on=past, ends_on=past, **common)
    table.review = s.Review.unscoped.create(
        number=8,
        round=table.round,
        starts_on=today + timedelta(days=30),
        ends_on=today + timedelta(days=31),
        **common,
    )
    lay_out([table.review])
    for party in table.parties.values():
        s.Delegation.unscoped.create(review=table.review, party=party)
    for place, (words, number) in enumerate(
        (
            ("On certificates", "1.1"),
            ("Any other business", None),
            ("On customs", "1.2"),
            ("On the venture", "1.10"),
        ),
        1,
    ):
        table.points.append(
            s.AgendaItem.unscoped.create(
                review=table.review, position=place, title=text(words), item=table.items.get(number)
            )
        )
