"""A deterministic programme of any size: a 20,000-word Zipf vocabulary, two sides, positions, agreed states."""

import random
from bisect import bisect
from datetime import date
from itertools import accumulate

from cooperation.access import Actor, acting_as
from cooperation.accounts.models import User
from cooperation.dates import FuzzyDate
from programs import models as m

STATUSES = m.Status.values
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]


class Words:
    """Words drawn by Zipf's law, the same ones for the same seed."""

    def __init__(self, seed: int = 2012, size: int = 20_000) -> None:
        self.random = random.Random(seed)
        seen: dict[str, None] = {}
        while len(seen) < size:
            seen["".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4)))] = None
        self.words = list(seen)
        self.weights = list(accumulate(1 / rank for rank in range(1, size + 1)))

    def text(self, count: int) -> str:
        top = self.weights[-1]
        return " ".join(self.words[bisect(self.weights, self.random.random() * top)] for _ in range(count))


def build(code: str, items: int) -> m.Programme:
    """A programme of `items` items with responsibilities, both sides' latest positions and an agreed state each."""
    words, pick = Words(), random.Random(items)
    system = Actor(kind="system", name="bench")
    with acting_as(system):
        parties = [
            m.Party.unscoped.get_or_create(code=c, defaults={"name": {"en": n}, "short_name": {"en": n}})[0]
            for c, n in (("BY", "Belarus"), ("RU", "Russia"))
        ]
        body = m.Body.unscoped.create(name={"en": f"Commission {code}"}, languages=["en", "ru"])
        programme = m.Programme.unscoped.create(body=body, code=code, title={"en": f"Programme {code}"})
        m.Edition.unscoped.create(
            programme=programme, number=1, state="in_force", in_force_on=date(2026, 1, 1)
        )
        organisations = []
        for order, party in enumerate(parties, 1):
            m.Member.unscoped.create(body=body, party=party, order=order)
            m.Side.unscoped.create(programme=programme, party=party, order=order)
            organisations.append(
                m.Organisation.unscoped.create(
                    party=party, kind="ministry", name={"en": f"Ministry of {party.code}"}
                )
            )
        sections = m.Section.unscoped.bulk_create(
            m.Section(programme=programme, number=str(n), sort_key=f"{n:06}", title={"en": words.text(3)})
            for n in range(1, 11)
        )
        round_ = m.Round.unscoped.create(
            programme=programme,
            number=1,
            covers_from=date(2026, 1, 1),
            covers_to=date(2026, 6, 30),
            opens_on=date(2026, 7, 1),
            cut_off=date(2026, 9, 1),
            exchange="on_release",
        )
        rows = m.Item.unscoped.bulk_create(
            (m.Item(programme=programme) for _ in range(items)), batch_size=5000
        )
        m.Wording.unscoped.bulk_create(
            (
                m.Wording(
                    programme=programme,
                    item=item,
                    section=sections[n % 10],
                    number=f"{n % 10 + 1}.{n // 10 + 1}",
                    sort_key=f"{n % 10 + 1:06}.{n // 10 + 1:06}",
                    title={"en": words.text(8), "ru": words.text(8)},
                    expected_result={"en": words.text(12)},
                    deadline=FuzzyDate(f"{pick.randint(2024, 2029)}-Q{pick.randint(1, 4)}"),
                    since_edition=1,
                )
                for n, item in enumerate(rows)
            ),
            batch_size=2000,
        )
        m.Responsibility.unscoped.bulk_create(
            (
                m.Responsibility(item=item, party=party, organisation=organisation)
                for item in rows
                for party, organisation in zip(parties, organisations, strict=True)
            ),
            batch_size=5000,
        )
        m.AgreedState.unscoped.bulk_create(
            (
                m.AgreedState(
                    item=item,
                    status=pick.choice(STATUSES),
                    agreed_on=date(2026, 5, 12),
                    source_label={"en": "7th session"},
                )
                for item in rows
            ),
            batch_size=5000,
        )
    for party in parties:
        with acting_as(
            Actor(kind="system", name="bench", party_id=party.pk, programme_ids=frozenset({programme.pk}))
        ):
            release = m.Release.unscoped.create(
                programme=programme, round=round_, party=party, number=1, count=items
            )
            m.Position.unscoped.bulk_create(
                (
                    m.Position(
                        programme=programme,
                        party=party,
                        round=round_,
                        item=item,
                        release=release,
                        exchange="on_release",
                        status=pick.choice(STATUSES),
                        progress=pick.randint(0, 100),
                        text={"en": words.text(15)},
                    )
                    for item in rows
                ),
                batch_size=2000,
            )
    return programme


def coordinator(programmes: list[m.Programme]) -> User:
    """A service account of Belarus that coordinates and reads all of `programmes`."""
    user = User.objects.create_user("bench@example.org", name="Bench", is_service=True)
    party = m.Party.unscoped.get(code="BY")
    with acting_as(Actor(kind="system", name="bench")):
        for programme in programmes:
            m.Grant.unscoped.create(role="coordinator", body=programme.body, party=party, user=user)
    return user
