"""A deterministic register of agreements of any size: parties, clauses, acts, and what follows from them.

Agreements are made after patterns, each with its parties, clauses and acts, so that the rules derive what follows for
the patterns alone; texts and ids are each agreement's own. Beside the body whose register it is there is another one
with a few agreements, and a reader who sees only those.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import psycopg2
from django.conf import settings

from cooperation.access import Actor, Role, acting_as
from cooperation.accounts.models import Token, User
from cooperation.dates import FuzzyDate
from programs import models as m
from programs.services import standing
from tests.servers import run_as_owner

from . import data
from . import frame as frames
from .copying import Copier, Ids
from .words import SIZE, Vocabulary, in_cyrillic

SEED = 1969
#: Patterns, different texts, subjects, and agreements of the other body.
PATTERNS, TEXTS, SUBJECTS, FEW = 5_000, 5_000, 40, 10
#: Parties beside the two sides: of bilateral agreements, and of the one with most of them.
OTHERS, MANY = 60, 290
_SYSTEM = Actor(kind="system", name="bench")
_TABLES = ("agreement", "agreementparty", "act")


@dataclass
class Reader:
    """The body in which somebody works, the key of their session, and a token."""

    body: UUID
    session: str
    token: str


@dataclass
class Register:
    """What a client has to know of it. `words`: a frequent, a medium and a rare one, in Latin and in Cyrillic letters.

    `parties`: ids by codes. `many`: an agreement with MANY parties.
    """

    size: int
    reader: Reader
    other: Reader
    words: dict[str, str]
    parties: dict[str, UUID]
    many: UUID


@dataclass(frozen=True)
class Pattern:
    """Codes of the parties, clauses, and acts as (kind, place of the party or None for all of them, day)."""

    parties: tuple[str, ...]
    clauses: dict[str, Any]
    acts: tuple[tuple[str, int | None, str], ...]


def build(database: str, size: int) -> Register:
    """Fills the database that Django is connected to."""
    disabled = [f"ALTER TABLE programs_{name} DISABLE TRIGGER USER" for name in _TABLES]
    # The index for search is made at the end, which takes a part of the time.
    run_as_owner([*disabled, "DROP INDEX programs_agreement_search"], database)
    words, ids, pick = Vocabulary(SEED), Ids(SEED), random.Random(SEED)
    frame = frames.build("ledger", words)
    assert frame.person is not None
    parties = _parties()
    other = _other_body(frame.parties[0])
    texts = [(words.text(9), words.cyrillic(9), words.text(20)) for _ in range(TEXTS)]
    patterns = [_of_many(), *(_pattern(pick, place) for place in range(1, min(size, PATTERNS)))]
    agreements, few = [ids() for _ in range(size)], [ids() for _ in range(FEW)]
    copier = Copier(settings.DATABASE_OWNER_URL)
    for pks, of in ((agreements, frame.body.pk), (few, other.body)):
        copier.copy(m.Agreement, _COLUMNS, _agreements(pks, of, patterns, texts, pick))
    first = agreements[: len(patterns)]
    copier.copy(*_participation(first, patterns, parties, ids))
    copier.copy(*_acts(first, patterns, parties, ids))
    copier.close()
    standing.derive(first, fresh=True)
    _repeat(first, [*agreements[len(first) :], *few])
    run_as_owner(
        ["SET maintenance_work_mem = '512MB'",
         "CREATE INDEX programs_agreement_search ON programs_agreement USING gin (search)",
         *(f"ALTER TABLE programs_{name} ENABLE TRIGGER USER" for name in _TABLES), "VACUUM ANALYZE"],
        database,
    )  # fmt: skip
    reader = Reader(frame.body.pk, data.signed_in(frame.person), frame.token)
    return Register(size, reader, other, _words(words.words, texts[:size]), parties, agreements[0])


# --- Who reads, and for whom it is in force ---------------------------------------------------------------------------


def _parties() -> dict[str, UUID]:
    """By their codes: the two sides, and others beside them."""
    m.Party.unscoped.bulk_create(
        m.Party(code=f"P{n}", name={"en": f"Party {n}", "ru": f"Сторона {n}"}) for n in range(1, MANY - 1)
    )
    return dict(m.Party.unscoped.values_list("code", "pk"))


def _other_body(party: m.Party) -> Reader:
    """A body of the two sides, and its reader, who has no right in the other body."""
    with acting_as(_SYSTEM):
        body = m.Body.unscoped.create(name={"en": "Another commission"}, languages=["en"])
        for order, side in enumerate(m.Party.unscoped.filter(code__in=("BY", "RU")), 1):
            m.Member.unscoped.create(body=body, party=side, order=order)
        user = User.objects.create_user("another@example.org", name="Another reader")
        person = m.Person.unscoped.create(party=party, user=user, name={"en": "Another reader"})
        organisation = m.Organisation.unscoped.filter(party=party)[0]
        post = m.Post.unscoped.create(organisation=organisation, title={"en": "Adviser"})
        m.Appointment.unscoped.create(person=person, post=post, since=FuzzyDate("2020"))
        m.Grant.unscoped.create(role=Role.COORDINATOR, body=body, party=party, post=post)
        service = User.objects.create_user("other-service@example.org", name="Other service", is_service=True)
        m.Grant.unscoped.create(role=Role.COORDINATOR, body=body, party=party, user=service)
        token = Token.issue(service, name="bench", scopes=["read"])[1]
    return Reader(body.pk, data.signed_in(user), token)


# --- Patterns ---------------------------------------------------------------------------------------------------------

_RENEWED = {
    "trigger": "last_notification", "bilateral": True, "term": {"n": 5, "unit": "year"},
    "renewal": {"tacit": True, "notice": {"n": 6, "unit": "month"}},
}  # fmt: skip


def _of_many() -> Pattern:
    """One with MANY parties, of which all but the last ones have ratified it."""
    codes = ("BY", "RU", *(f"P{n}" for n in range(1, MANY - 1)))
    days = (date(1994, 1, 1) + timedelta(days=20 * n) for n in range(MANY - 10))
    acts = (("ratification", place, day.isoformat()) for place, day in enumerate(days))
    return Pattern(codes, {"trigger": "kth_instrument", "k": 50}, (("adoption", None, "1993-06-01"), *acts))


def _pattern(pick: random.Random, place: int) -> Pattern:
    """Of ten, six are in force by what was recorded, one is denounced, one of many parties, one renewed, and one in
    a hundred awaits the ratification of RU.
    """
    year, rest = pick.randint(1920, 2024), f"{pick.randint(1, 12):02}-{pick.randint(1, 28):02}"
    day, later = f"{year}-{rest}", f"{year + 1}-{rest}"
    codes = ("BY", "RU") if pick.random() < 0.6 else ("BY", f"P{pick.randint(1, OTHERS)}")
    acts = [("signature", None, day), ("ratification", 0, later)]
    clauses: dict[str, Any] = {}
    if place % 100 == 99:
        named = {"trigger": "all_named", "named": ["BY", "RU"], "bilateral": True}
        return Pattern(("BY", "RU"), named, tuple(acts))
    if place % 10 == 7:
        clauses = _RENEWED
        acts[1:] = [("notification", each, later) for each in (0, 1)]
    elif place % 10 == 8:
        codes = ("BY", "RU", *(f"P{n}" for n in sorted(pick.sample(range(1, OTHERS), 6))))
    else:
        acts.append(("ratification", 1, later))
    if not clauses:
        acts.append(("entered_into_force", None, later))
    if place % 10 == 9:
        acts.append(("terminated", None, f"{year + 2}-{rest}"))
    return Pattern(codes, clauses, tuple(acts))


# --- Rows -------------------------------------------------------------------------------------------------------------

_COLUMNS = (
    "id", "body_id", "kind", "level", "character", "scope", "subject", "title", "summary", "done_on", "done_at",
    "other_titles", "references", "particulars", "clauses", "external_id",
)  # fmt: skip
_LEVELS = ("inter_state", "intergovernmental", "inter_agency")
_Rows = tuple[Any, Sequence[str], Iterator[tuple[Any, ...]]]


def _agreements(
    ids: list[UUID], body: UUID, patterns: list[Pattern], texts: list[Any], pick: random.Random
) -> Iterator[tuple[Any, ...]]:
    """The pattern of each is the one at its place, over and over."""
    references = '[{"label": "Treaty Series", "text": "12 of 1969", "url": "https://example.org/12"}]'
    for place, pk in enumerate(ids):
        pattern = patterns[place % len(patterns)]
        # Each text is somebody's, so that a word searched for is there however few agreements there are.
        english, russian, long = texts[place] if place < len(texts) else pick.choice(texts)
        yield (
            pk, body, "agreement", pick.choice(_LEVELS), "binding",
            "bilateral" if len(pattern.parties) == 2 else "multilateral", f"Subject {place % SUBJECTS}",
            {"en": english, "ru": russian}, {"en": long}, FuzzyDate(pattern.acts[0][2]), {"en": "Minsk"},
            "[]", references, "[]", pattern.clauses, f"T-{place}",
        )  # fmt: skip


def _participation(first: list[UUID], patterns: list[Pattern], parties: dict[str, UUID], ids: Ids) -> _Rows:
    return m.AgreementParty, ("id", "agreement_id", "party_id", "order"), (
        (ids(), pk, parties[code], order)
        for pk, pattern in zip(first, patterns, strict=True) for order, code in enumerate(pattern.parties, 1)
    )  # fmt: skip


def _acts(first: list[UUID], patterns: list[Pattern], parties: dict[str, UUID], ids: Ids) -> _Rows:
    """What one party does is received on the day on which it is done."""
    return m.Act, ("id", "agreement_id", "party_id", "kind", "done_on", "received_on"), (
        (ids(), pk, None, kind, FuzzyDate(day), None) if place is None
        else (ids(), pk, parties[pattern.parties[place]], kind, FuzzyDate(day), FuzzyDate(day))
        for pk, pattern in zip(first, patterns, strict=True) for kind, place, day in pattern.acts
    )  # fmt: skip


#: Of each table that goes with an agreement, what is repeated; an id (%id) is made of the agreement's own.
_REPEATED = {
    "agreementparty": ("id", "version", "agreement_id", "party_id", '"order"'),
    "act": ("id", "version", "agreement_id", "party_id", "kind", "done_on", "received_on", "place", "signatory_name",
            "signatory_post", "note"),
    "agreementspan": ("agreement_id", "status", "during"),
    "partyspan": ("agreement_id", "party_id", "during"),
    "legaldeadline": ("agreement_id", "party_id", "due", '"on"'),
    "awaited": ("agreement_id", "party_id", "what"),
    "derivation": ("agreement_id", "rules", "good_until", "early"),
}  # fmt: skip
_MADE = {"id": "md5(old.id::text || new.id::text)::uuid", "agreement_id": "new.id"}


def _repeat(first: list[UUID], others: list[UUID]) -> None:
    """What stands beside the first agreements stands beside the others too, each after the pattern at its place."""
    if not others:
        return
    connection = psycopg2.connect(settings.DATABASE_OWNER_URL)
    with connection, connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE new (id uuid, pattern uuid)")
        for begin in range(0, len(others), 10_000):
            some = others[begin : begin + 10_000]
            # The few of the other body begin with the first pattern again, as the others do.
            places = [(begin + n) % len(first) for n in range(len(some))]
            cursor.execute(
                "INSERT INTO new SELECT * FROM unnest(%s::uuid[], %s::uuid[])",
                [[str(pk) for pk in some], [str(first[place]) for place in places]],
            )
        cursor.execute("ANALYZE new")
        for name, columns in _REPEATED.items():
            made = ", ".join(_MADE.get(column, f"old.{column}") for column in columns)
            cursor.execute(
                f"INSERT INTO programs_{name} ({', '.join(columns)}) SELECT {made}"
                f" FROM programs_{name} old JOIN new ON new.pattern = old.agreement_id"
            )
    connection.close()


def _words(words: list[str], texts: list[Any]) -> dict[str, str]:
    """The most frequent word, one in some hundredth of the texts, and the rarest that is in one; in both scripts."""
    held = {word for text in texts for part in text for word in part.split()}
    found = {}
    for script, spelt in (("", str), (" in Cyrillic", in_cyrillic)):
        found |= {
            f"a frequent word{script}": spelt(words[0]), f"a medium word{script}": spelt(words[SIZE // 200]),
            f"a rare word{script}": next(spelt(one) for one in reversed(words) if spelt(one) in held),
        }  # fmt: skip
    return found
