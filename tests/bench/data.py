"""A deterministic programme of any size, with what surrounds its items in real use: every side's positions, agreed
states, drafts, older rounds, extensions, obstacles; and the history of all of it."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.cached_db import SessionStore
from django.db import connection

from cooperation.access import Actor, acting_as
from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from programs import models as m
from programs.rules.sort_key import sort_key

from . import frame as frames
from . import sessions, sheets
from .copying import Copier, Ids
from .words import SIZE, Vocabulary

SEED = 2012
#: Up to so many items two sessions of the plan are frozen: that takes a row an item and session.
MOST_FROZEN = 10_000
#: One item in so many has been through all the rounds, with deadlines extended and states agreed on the way.
OLD = 10
#: One item in so many on which the sides differ; one in so many that a legal obstacle blocks.
DIFFER, BLOCKED, OBSTACLES = 50, 100, 20
_STATUSES = ("on_track", "completed", "not_started", "at_risk", "delayed", "blocked", "dropped")
_SHARES = (35, 30, 11, 8, 8, 4, 4)
_DEADLINES = [
    FuzzyDate(f"{year}-{part}") for year in range(2024, 2030) for part in ("H1", "H2", "Q1", "Q3", "05")
]


@dataclass
class Plan:
    """What a client of the programme has to know of it.

    `present` is the round whose positions are shown; `rounds` are empty ones to write into.
    """

    size: int
    code: str
    programme: UUID
    parties: list[UUID]
    items: list[UUID]
    positions: int
    present: UUID
    rounds: list[UUID]
    frequent: str
    medium: str
    rare: str
    user: UUID
    session: str
    token: str
    #: The programmes whose positions are compared: each with its reader's session.
    sheets: list[tuple[sheets.Sheet, str]]
    #: The session that is being held on the first of them, with its secretary's session.
    room: tuple[sessions.Room, str]
    #: The session ahead of the programme.
    ahead: UUID
    #: Two that were concluded, the plan frozen as each left it; None where there are more items than MOST_FROZEN.
    frozen: tuple[UUID, UUID] | None


def build(code: str, size: int) -> Plan:
    """Fills the database that Django is connected to with a programme of `size` items."""
    words, ids = Vocabulary(SEED), Ids(SEED)
    frame = frames.build(code, words)
    items = [ids() for _ in range(size)]
    copier = Copier(settings.DATABASE_OWNER_URL)
    _Mass(frame, items, words, ids, random.Random(size)).copy(copier)
    copier.close()
    frames.bring_into_force(frame)
    assert frame.person is not None
    assert frame.present is not None
    compared = sheets.build()
    room = sessions.build(compared[0])
    return Plan(
        size, code, frame.programme.pk, [party.pk for party in frame.parties], items,
        2 * (size + frames.PAST * len(items[::OLD])),
        frame.present.pk, [each.pk for each in frame.written],
        words.words[0], words.words[SIZE // 200], _rare(words),
        frame.person.pk, signed_in(frame.person), frame.token,
        [(sheet, signed_in(sheet.reader)) for sheet in compared], (room, signed_in(room.secretary)),
        frame.ahead, sessions.freeze_two(frame.programme, size) if size <= MOST_FROZEN else None,
    )  # fmt: skip


def _rare(words: Vocabulary) -> str:
    """The rarest word that some item of the plan has."""
    with connection.cursor() as cursor:
        for word in reversed(words.words):
            cursor.execute(
                "SELECT EXISTS (SELECT FROM programs_wording WHERE search @@ cooperation_query(%s))", [word]
            )
            if cursor.fetchone()[0]:
                return word
    raise LookupError("no word of the vocabulary is in the plan")


def signed_in(user: User) -> str:
    """The key of a session as signing in leaves it."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


@dataclass
class _Mass:
    """The rows that grow with the plan, table by table."""

    frame: frames.Frame
    items: list[UUID]
    words: Vocabulary
    ids: Ids
    pick: random.Random

    def copy(self, copier: Copier) -> None:
        of_programme = ("id", "programme_id")
        programme = self.frame.programme.pk
        copier.copy(m.Item, of_programme, ((item, programme) for item in self.items))
        copier.copy(
            m.Wording,
            (*of_programme, "item_id", "section_id", "number", "sort_key", "title", "expected_result",
             "deadline", "since_edition"),
            self._wordings(),
        )  # fmt: skip
        copier.copy(m.Responsibility, ("id", "item_id", "party_id", "organisation_id"), self._responsible())
        # What both sides say and agreed of an item now, the same in most cases.
        self.now = self.pick.choices(_STATUSES, _SHARES, k=len(self.items))
        copier.copy(
            m.AgreedState,
            ("id", "item_id", "status", "agreed_on", "source_label", "current"),
            self._agreed(),
        )
        copier.copy(
            m.Extension,
            ("id", "item_id", "number", "before", "after", "reason", "agreed_on", "source_label"),
            self._extensions(),
        )
        said = (*of_programme, "party_id", "round_id", "item_id", "status", "progress", "text")
        self.releases = self._release()
        copier.copy(m.Position, (*said, "release_id", "exchange", "latest"), self._positions())
        copier.copy(m.PositionDraft, (*said, "ready"), self._drafts())
        self._block(copier)

    def _old(self) -> list[UUID]:
        return self.items[::OLD]

    def _wordings(self) -> Iterator[tuple[Any, ...]]:
        share = -(-len(self.items) // frames.SECTIONS)
        for place, item in enumerate(self.items):
            section, within = divmod(place, share)
            number = f"{section + 1}.{within + 1}"
            yield (
                self.ids(), self.frame.programme.pk, item, self.frame.sections[section].pk, number, sort_key(number),
                {"en": self.words.text(8), "ru": self.words.cyrillic(8)}, {"en": self.words.text(12)},
                self.pick.choice(_DEADLINES), 1,
            )  # fmt: skip

    def _responsible(self) -> Iterator[tuple[Any, ...]]:
        sides = [(each.party_id, each.pk) for each in self.frame.organisations]
        return ((self.ids(), item, *side) for item in self.items for side in sides)

    def _agreed(self) -> Iterator[tuple[Any, ...]]:
        for item in self._old():
            for year in ("2024", "2025"):
                yield (
                    self.ids(), item, "on_track", f"{year}-11-12", {"en": f"session of {year}"}, False
                )  # fmt: skip
        for item, status in zip(self.items, self.now, strict=True):
            yield self.ids(), item, status, "2026-05-12", {"en": "7th session"}, True

    def _extensions(self) -> Iterator[tuple[Any, ...]]:
        for item in self._old():
            for number in (1, 2):
                yield (
                    self.ids(), item, number, FuzzyDate(f"202{number + 1}"), FuzzyDate(f"202{number + 2}"),
                    {"en": self.words.text(10)}, f"202{number + 1}-05-12", {"en": f"{number}nd session"},
                )  # fmt: skip

    def _release(self) -> dict[tuple[UUID, UUID], UUID]:
        """Each side's release of each round that has positions, by round and party."""
        made = {}
        assert self.frame.present is not None
        for party in self.frame.parties:
            programme = self.frame.programme
            actor = Actor(
                kind="system", name="bench", party_id=party.pk, programme_ids=frozenset({programme.pk})
            )
            with acting_as(actor):
                for round_ in (*self.frame.past, self.frame.present):
                    made[round_.pk, party.pk] = m.Release.unscoped.create(
                        programme=programme, round=round_, party=party, number=1, count=len(self.items)
                    ).pk
        return made

    def _said(self, party: UUID, round_: UUID, item: UUID, status: str, progress: int) -> tuple[Any, ...]:
        text = {"en": self.words.text(15)}
        return self.ids(), self.frame.programme.pk, party, round_, item, status, progress, text

    def _positions(self) -> Iterator[tuple[Any, ...]]:
        parties = [party.pk for party in self.frame.parties]
        for round_ in self.frame.past:
            for party in parties:
                release = self.releases[round_.pk, party]
                for item in self._old():
                    yield (
                        *self._said(party, round_.pk, item, "on_track", 40), release, "on_release", False
                    )  # fmt: skip
        assert self.frame.present is not None
        present = self.frame.present.pk
        for place, (item, status) in enumerate(zip(self.items, self.now, strict=True)):
            progress = self.pick.randint(0, 85)
            for side, party in enumerate(parties):
                differs = side and place % DIFFER == 0
                said = self._said(
                    party,
                    present,
                    item,
                    "blocked" if differs and status != "blocked" else status,
                    progress + 10 * side,
                )
                yield *said, self.releases[present, party], "on_release", True

    def _drafts(self) -> Iterator[tuple[Any, ...]]:
        """A side's drafts stay when they are released."""
        assert self.frame.present is not None
        party, present = self.frame.parties[0].pk, self.frame.present.pk
        for item, status in zip(self.items, self.now, strict=True):
            yield *self._said(party, present, item, status, 50), False

    def _block(self, copier: Copier) -> None:
        obstacles = [self.ids() for _ in range(OBSTACLES)]
        programme = self.frame.programme.pk
        copier.copy(
            m.Obstacle,
            ("id", "programme_id", "kind", "title", "opened_on"),
            ((each, programme, "legal", {"en": self.words.text(6)}, "2025-03-01") for each in obstacles),
        )
        copier.copy(
            m.Blocking,
            ("id", "obstacle_id", "item_id"),
            ((self.ids(), self.pick.choice(obstacles), item) for item in self.items[BLOCKED // 2 :: BLOCKED]),
        )
