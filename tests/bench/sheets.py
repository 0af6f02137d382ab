"""Two programmes for the comparison of positions: 1,000 items and two sides, 200 items and nine sides, all released."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings

from cooperation.access import Actor, Role, acting_as
from cooperation.accounts.models import Token, User
from cooperation.dates import FuzzyDate
from programs import models as m
from programs.rules.sort_key import sort_key

from .copying import Copier, Ids
from .words import Vocabulary

SEED = 2912
#: (code, items, sides, rounds)
SHEETS = (("sheet-two", 1000, 2, 4), ("sheet-nine", 200, 9, 4))
_STATUSES = ("on_track", "at_risk", "delayed", "blocked", "completed")
SYSTEM = Actor(kind="system", name="bench")


@dataclass
class Sheet:
    """What a reader of one sheet has to know of it: its programme, its size, and the reader's token."""

    code: str
    programme: UUID
    items: int
    sides: int
    reader: User
    token: str


def build() -> list[Sheet]:
    """Fills the database that Django is connected to with both programmes."""
    words, ids, pick = Vocabulary(SEED), Ids(SEED), random.Random(SEED)
    copier = Copier(settings.DATABASE_OWNER_URL)
    made = [_programme(copier, words, ids, pick, *sheet) for sheet in SHEETS]
    copier.close()
    return made


def _programme(
    copier: Copier, words: Vocabulary, ids: Ids, pick: random.Random,
    code: str, size: int, sides: int, rounds: int,
) -> Sheet:  # fmt: skip
    with acting_as(SYSTEM):
        body = m.Body.unscoped.create(name={"en": f"Commission {code}"}, languages=["en"])
        programme = m.Programme.unscoped.create(body=body, code=code, title={"en": f"Programme {code}"})
        edition = m.Edition.unscoped.create(programme=programme, number=1, state="recorded")
        section = m.Section.unscoped.create(
            programme=programme, number="1", sort_key=sort_key("1"), title={"en": words.text(3)}
        )
        parties = [
            m.Party.unscoped.create(code=f"{code[6]}{n}".upper(), name={"en": f"Side {n} of {code}"})
            for n in range(1, sides + 1)
        ]
        organisations = []
        for order, party in enumerate(parties, 1):
            m.Member.unscoped.create(body=body, party=party, order=order)
            m.Side.unscoped.create(programme=programme, party=party, order=order)
            organisations.append(
                m.Organisation.unscoped.create(party=party, kind="ministry", name={"en": words.text(3)})
            )
        reader = _reader(code, body, organisations[0])
        held = _rounds(programme, parties, rounds, size)
    items = [ids() for _ in range(size)]
    copier.copy(m.Item, ("id", "programme_id"), ((item, programme.pk) for item in items))
    copier.copy(
        m.Wording,
        ("id", "programme_id", "item_id", "section_id", "number", "sort_key", "title", "deadline", "since_edition"),
        (
            (ids(), programme.pk, item, section.pk, f"1.{n}", sort_key(f"1.{n}"), {"en": words.text(8)},
             FuzzyDate("2029"), 1)
            for n, item in enumerate(items, 1)
        ),
    )  # fmt: skip
    copier.copy(
        m.Responsibility,
        ("id", "item_id", "party_id", "organisation_id"),
        ((ids(), item, each.party_id, each.pk) for item in items for each in organisations),
    )
    copier.copy(
        m.Position,
        ("id", "programme_id", "party_id", "round_id", "item_id", "release_id", "exchange", "status", "progress",
         "text", "latest"),
        _positions(ids, words, pick, programme.pk, items, held),
    )  # fmt: skip
    copier.connection.commit()
    with acting_as(SYSTEM):
        m.Edition.unscoped.filter(pk=edition.pk).update(state="in_force", in_force_on=date(2024, 1, 1))
    token = Token.issue(reader, name="bench", scopes=["read"])[1]
    return Sheet(code, programme.pk, size, sides, reader, token)


def _reader(code: str, body: m.Body, organisation: m.Organisation) -> User:
    """Somebody of the first side, who reads by the API and by pages."""
    reader = User.objects.create_user(f"{code}@example.org", name="Reader")
    person = m.Person.unscoped.create(party=organisation.party, user=reader, name={"en": "Reader"})
    post = m.Post.unscoped.create(organisation=organisation, title={"en": "Head of department"})
    m.Appointment.unscoped.create(person=person, post=post, since=FuzzyDate("2020"))
    m.Grant.unscoped.create(role=Role.READER, body=body, party=organisation.party, post=post)
    return reader


def _rounds(
    programme: m.Programme, parties: list[m.Party], rounds: int, count: int
) -> list[tuple[UUID, dict[UUID, UUID]]]:
    """Each round, and its release by party."""
    made = []
    for number in range(1, rounds + 1):
        begin = date(2024, 1, 1) + timedelta(days=182 * number)
        round_ = m.Round.unscoped.create(
            programme=programme, number=number, covers_from=begin, covers_to=begin + timedelta(days=181),
            opens_on=begin, cut_off=begin + timedelta(days=200), exchange="on_release",
        )  # fmt: skip
        releases = {}
        for party in parties:
            actor = Actor(
                kind="system", name="bench", party_id=party.pk, programme_ids=frozenset({programme.pk})
            )
            with acting_as(actor):
                releases[party.pk] = m.Release.unscoped.create(
                    programme=programme, round=round_, party=party, number=1, count=count
                ).pk
        made.append((round_.pk, releases))
    return made


def _positions(
    ids: Ids, words: Vocabulary, pick: random.Random, programme: UUID, items: list[UUID],
    rounds: list[tuple[UUID, dict[UUID, UUID]]],
) -> Iterator[tuple[Any, ...]]:  # fmt: skip
    """Every side's word in every round; on one item in three one side differs."""
    last = rounds[-1][0]
    for round_, releases in rounds:
        for place, item in enumerate(items):
            usual = pick.choice(_STATUSES)
            for side, (party, release) in enumerate(releases.items()):
                status = pick.choice(_STATUSES) if side == 1 and place % 3 == 0 else usual
                yield (
                    ids(), programme, party, round_, item, release, "on_release", status, pick.randint(0, 100),
                    {"en": words.text(30)}, round_ == last,
                )  # fmt: skip
