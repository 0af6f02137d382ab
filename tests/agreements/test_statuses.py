"""The status of many agreements at once is what the rules find of each, read where it is kept and else computed."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime
from itertools import product
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from programs.models import Agreement, AgreementParty, AgreementSpan, Derivation
from programs.rules.treaties.status import TreatyStatus
from programs.selectors import statuses as selector
from programs.selectors.recorded import Day
from programs.selectors.standing import standing
from programs.selectors.statuses import statuses
from programs.selectors.treaties import treaties_and_parties
from programs.services.acts import ActGiven, correct_act, record_act
from programs.services.agreements import AgreementGiven, record_agreement, relate
from programs.services.clauses import record_clauses
from programs.services.standing import derive
from tests.agreements.conftest import BY_NOTIFICATION
from tests.agreements.test_as_known import first_recorded
from tests.cast import Cast, text

#: Before anything was done, between the acts, and beyond all that is derived.
DAYS = [date(2018, 1, 1), date(2019, 6, 1), date(2020, 6, 1), date(2045, 1, 1)]
KNOWN = [None, date(2019, 4, 15), date(2020, 5, 1), date(2021, 7, 1), date(2024, 6, 1)]


@pytest.fixture
def computed(monkeypatch: pytest.MonkeyPatch) -> list[UUID]:
    """The agreements that are computed from their acts, as they come."""
    found: list[UUID] = []

    def asked(ids: Collection[UUID], day: Day | None = None) -> Any:
        found.extend(ids)
        return treaties_and_parties(ids, day=day)

    monkeypatch.setattr(selector, "treaties_and_parties", asked)
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


@pytest.fixture
def rewritten(cast: Cast, corrected: Agreement) -> Agreement:
    """The same with other clauses now than in 2024."""
    corrected.refresh_from_db()
    first_recorded(corrected, datetime(2024, 3, 1, 10, tzinfo=UTC))
    late = BY_NOTIFICATION | {"offset": {"n": 4, "unit": "month"}}
    version = corrected.version
    record_clauses(cast.actor("by_secretary"), agreement_id=corrected.pk, version=version, clauses=late)
    return corrected


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


def unacted(cast: Cast, name: str, day: str | None) -> Agreement:
    """On the register of the body, done that day, as far as is known, without an act."""
    given = AgreementGiven(
        title=text(name, name), character="binding", party_ids=(cast.by.pk, cast.ru.pk),
        done_on=FuzzyDate(day) if day else None,
    )  # fmt: skip
    return record_agreement(cast.actor("by_secretary"), body_id=cast.body.pk, given=given)


def test_what_was_done_without_a_recorded_act_is_no_draft_any_more_but_unknown(
    cast: Cast, client_as: Callable[[str], Any]
) -> None:
    bare, done = (unacted(cast, name, day) for name, day in (("Bare", None), ("Done", "2019-05")))
    found = [statuses([done.pk], date(2019, month, 1))[done.pk].value for month in (4, 5, 6)]
    assert found == ["draft", "unknown", "unknown"]
    client = client_as("by_reader")

    def listed(status: str) -> set[str]:
        return {
            each["id"] for each in client.get("/api/v1/agreements/", {"status": status}).json()["results"]
        }

    assert {str(bare.pk)} == listed("draft") & {str(bare.pk), str(done.pk)}
    assert {str(done.pk)} == listed("unknown") & {str(bare.pk), str(done.pk)}
    said = client.get(f"/api/v1/agreements/{done.pk}/standing/").json()
    assert said["entry_into_force"]["missing"]


@pytest.fixture
def register(cast: Cast, rewritten: Agreement) -> list[UUID]:
    """One rewritten, one that another one ended, that other one, one of which nothing is recorded, one of which nothing
    is but when it was done, and one that binds nobody in law.
    """
    older, newer = entered(cast, "Older", "2019-01-01"), entered(cast, "Newer", "2020-05-01")
    relate(cast.actor("by_secretary"), agreement_id=newer.pk, target_id=older.pk, kind="terminates")
    bare, done = (unacted(cast, name, day) for name, day in (("Bare", None), ("Done", "2019-05")))
    political = entered(cast, "Political", "2019-01-01", character="political")
    return [rewritten.pk, older.pk, newer.pk, bare.pk, done.pk, political.pk]


def test_it_is_what_is_told_of_each_on_any_day_as_known_on_any(cast: Cast, register: list[UUID]) -> None:
    actor = cast.actor("by_secretary")
    told = {
        one: list(one.participation.select_related("party"))
        for one in Agreement.unscoped.filter(pk__in=register)
    }
    with acting_as(actor):
        for on, known_on in product(DAYS, KNOWN):
            seen = {one.pk: standing(actor, one, on, known_on, rows=rows).state for one, rows in told.items()}
            said = {pk: state.status for pk, state in seen.items() if state}
            assert statuses(register, on, known_on and Day(known_on, actor.time_zone)) == said, (on, known_on)
    assert len(said) == len(register) - 1


def test_a_correction_is_seen_from_the_day_on_which_it_is_known(corrected: Agreement) -> None:
    on = date(2019, 6, 1)
    known = [Day(day, "UTC") for day in (date(2021, 5, 31), date(2021, 6, 1))]
    seen = [statuses([corrected.pk], on, day)[corrected.pk] for day in known]
    assert seen[0] is TreatyStatus.IN_FORCE
    assert seen[1] is not TreatyStatus.IN_FORCE


def test_who_was_on_it_then_decides_what_it_was_then(
    cast: Cast, client_as: Callable[[str], Any], computed: list[UUID]
) -> None:
    """Two are the sides of whatever they did together; of three it is not known who did it."""
    grown = unacted(cast, "Grown", "2019-01-05")
    given = ActGiven(kind="provisional_application", party_id=None, done_on=FuzzyDate("2019-04-01"))
    record_act(cast.actor("joint_two"), agreement_id=grown.pk, given=given)
    first_recorded(Agreement.unscoped.get(pk=grown.pk), datetime(2024, 3, 1, 10, tzinfo=UTC))
    AgreementParty.unscoped.create(agreement=grown, party=cast.parties["zz"], order=3)
    derive([grown.pk])
    on, then = date(2022, 1, 1), Day(date(2024, 6, 1), "UTC")
    assert statuses([grown.pk], on)[grown.pk] is TreatyStatus.UNKNOWN
    assert computed == []
    assert statuses([grown.pk], on, then)[grown.pk] is TreatyStatus.PROVISIONALLY_APPLIED
    assert computed == [grown.pk]
    told = client_as("by_reader").get(
        f"/api/v1/agreements/{grown.pk}/standing/?as_of=2022-01-01&known_on=2024-06-01"
    )
    assert (told.json()["status"], len(told.json()["participation"])) == ("provisionally_applied", 2)


def test_what_former_rules_derived_is_not_told(cast: Cast, computed: list[UUID]) -> None:
    done = unacted(cast, "Done", "2019-05-01")
    kept = {"agreement": done}
    AgreementSpan.unscoped.filter(**kept, status="unknown").update(status="draft")
    assert statuses([done.pk], date(2020, 1, 1))[done.pk] is TreatyStatus.DRAFT
    Derivation.unscoped.filter(**kept).update(rules=Derivation.RULES - 1)
    assert statuses([done.pk], date(2020, 1, 1))[done.pk] is TreatyStatus.UNKNOWN
    assert computed == [done.pk]


def test_whose_action_an_agreement_without_acts_awaits_is_told_by_the_register_too(
    cast: Cast, client_as: Callable[[str], Any]
) -> None:
    bare = unacted(cast, "Bare", None)
    Agreement.unscoped.filter(pk=bare.pk).update(clauses=BY_NOTIFICATION)
    derive([bare.pk])
    client = client_as("by_reader")
    awaited = client.get(f"/api/v1/agreements/{bare.pk}/standing/").json()["awaited"]
    found = client.get("/api/v1/agreements/", {"awaiting": "BY"}).json()["results"]
    assert str(cast.by.pk) in {each["party"] for each in awaited}
    assert str(bare.pk) in {each["id"] for each in found}


def test_nothing_is_computed_of_which_as_much_was_known_then(
    register: list[UUID], computed: list[UUID]
) -> None:
    changed, older, newer, *_others = register
    statuses([newer], date(2020, 6, 1), Day(date(2020, 5, 1), "UTC"))
    assert computed == []
    statuses(register, date(2019, 6, 1), Day(date(2021, 5, 31), "UTC"))
    assert sorted(computed) == sorted([changed, older])


@pytest.mark.parametrize(
    "asked", [{}, {"as_of": "2020-06-01"}, {"as_of": "2020-06-01", "known_on": "2020-05-01"}]
)
def test_the_interface_tells_it_in_pages_and_of_each_as_its_standing_does(
    client_as: Callable[[str], Any], register: list[UUID], asked: dict[str, str]
) -> None:
    client, told, pages = client_as("by_secretary"), {}, 0
    body = Agreement.unscoped.get(pk=register[0]).body_id
    address = f"/api/v1/agreements/statuses/?{urlencode({**asked, 'body': body, 'limit': 2})}"
    while address:
        page = client.get(address).json()
        assert len(page["results"]) <= 2
        told |= {each["agreement"]: each["status"] for each in page["results"]}
        address, pages = page["next"], pages + 1
    *computed, political = map(str, register)
    assert set(computed) <= set(told)
    assert political not in told
    for pk in computed:
        said = client.get(f"/api/v1/agreements/{pk}/standing/", asked).json()
        assert (said["status"], said["as_of"]) == (told[pk], page["as_of"])


def test_nobody_is_told_of_what_they_do_not_see(
    cast: Cast, client_as: Callable[[str], Any], register: list[UUID]
) -> None:
    client = client_as("outsider")
    told = {each["agreement"] for each in client.get("/api/v1/agreements/statuses/").json()["results"]}
    assert not told & set(map(str, register))
    ours = client.get("/api/v1/agreements/statuses/", {"body": cast.body.pk}).json()
    assert (ours["results"], ours["next"]) == ([], None)
