"""The status of many agreements at once is what the rules find of each, read where it is kept and else computed."""

from collections.abc import Callable, Collection
from datetime import date
from itertools import product
from typing import Any
from uuid import UUID

import pytest

from cooperation.dates import FuzzyDate
from programs.models import Agreement
from programs.rules.treaties.status import TreatyStatus, status_at
from programs.selectors import statuses as selector
from programs.selectors.statuses import statuses
from programs.selectors.treaties import treaties
from programs.services.acts import ActGiven, correct_act, record_act
from programs.services.agreements import AgreementGiven, record_agreement, relate
from tests.cast import Cast, text

#: Before anything was done, between the acts, and beyond all that is derived.
DAYS = [
    date(2018, 1, 1),
    date(2019, 4, 20),
    date(2020, 6, 1),
    date(2022, 3, 1),
    date(2026, 1, 1),
    date(2045, 1, 1),
]
KNOWN = [None, date(2018, 1, 1), date(2019, 4, 15), date(2020, 5, 1), date(2021, 7, 1), date(2026, 1, 1)]


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """The agreements that are computed from their acts, as they come."""
    found: list[UUID] = []

    def asked(ids: Collection[UUID]) -> Any:
        found.extend(ids)
        return treaties(ids)

    monkeypatch.setattr(selector, "treaties", asked)
    return found


@pytest.fixture
def corrected(cast: Cast, treaty: Agreement, record: Callable[..., Any]) -> Agreement:
    """Notified by both; by the first of two versions one did so a year earlier."""
    record("notification", "by", "2019-04-01", received_on="2019-04-10")
    wrong = record("notification", "ru", "2019-04-01", received_on="2019-04-12")
    given = ActGiven(
        kind="notification", party_id=cast.ru.pk, done_on=FuzzyDate("2020-04-01"),
        received_on=FuzzyDate("2020-04-12"), known_on=date(2021, 6, 1),
    )  # fmt: skip
    correct_act(cast.actor("by_secretary"), act_id=wrong.pk, version=1, given=given, reason=text("Misread"))
    return treaty


def entered(cast: Cast, name: str, day: str, character: str = "binding") -> Agreement:
    """In force from that day on, as it is recorded."""
    given = AgreementGiven(
        title=text(name, name),
        character=character,
        party_ids=(cast.by.pk, cast.ru.pk),
        done_on=FuzzyDate(day),
    )
    made = record_agreement(cast.actor("by_secretary"), body_id=cast.body.pk, given=given)
    act = ActGiven(kind="entered_into_force", party_id=None, done_on=FuzzyDate(day))
    record_act(cast.actor("joint_two"), agreement_id=made.pk, given=act)
    return made


@pytest.fixture
def register(cast: Cast, corrected: Agreement) -> list[UUID]:
    """One corrected, one that another one ended, that other one, one without acts, and one that binds nobody in law."""
    older, newer = entered(cast, "Older", "2019-01-01"), entered(cast, "Newer", "2020-05-01")
    relate(cast.actor("by_secretary"), agreement_id=newer.pk, target_id=older.pk, kind="terminates")
    given = AgreementGiven(
        title=text("Bare", "Bare"), character="binding", party_ids=(cast.by.pk, cast.ru.pk)
    )
    bare = record_agreement(cast.actor("by_secretary"), body_id=cast.body.pk, given=given)
    political = entered(cast, "Political", "2019-01-01", character="political")
    return [corrected.pk, older.pk, newer.pk, bare.pk, political.pk]


def test_it_is_what_the_rules_say_on_any_day_as_known_on_any(register: list[UUID]) -> None:
    *binding, _political = register
    of_each = treaties(binding)
    for on, known_on in product(DAYS, KNOWN):
        said = {pk: status_at(one, on, known_on).status for pk, one in of_each.items()}
        assert statuses(register, on, known_on) == said, (on, known_on)


def test_a_correction_is_seen_from_the_day_on_which_it_is_known(corrected: Agreement) -> None:
    on = date(2019, 6, 1)
    seen = [
        statuses([corrected.pk], on, known)[corrected.pk] for known in (date(2021, 5, 31), date(2021, 6, 1))
    ]
    assert seen[0] is TreatyStatus.IN_FORCE
    assert seen[1] is not TreatyStatus.IN_FORCE


def test_nothing_is_computed_of_which_as_much_was_known_then(
    register: list[UUID], computed: list[UUID]
) -> None:
    changed, older, newer, bare, _political = register
    statuses([newer], date(2020, 6, 1), date(2020, 5, 1))
    assert computed == []
    statuses(register, date(2019, 6, 1), date(2021, 5, 31))
    assert sorted(computed) == sorted([changed, older, bare])
