"""What becomes of organisations: names, successors, and duties handed over when the side confirms."""

from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest

from cooperation import clock
from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from cooperation.errors import Conflict, Forbidden, Invalid
from programs.models import AgreedState, Obstacle, Organisation, OrganisationChange, Responsibility
from programs.rules.names import name_on
from programs.services import successions
from programs.services.successions import ChangeOfOrganisation
from tests.cast import Cast, make_organisation, text
from tests.programs.test_change_sets import effective, proposed, row


def test_a_name_is_the_one_of_that_day() -> None:
    renamings = [
        (date(2015, 1, 1), {"en": "First"}),
        (date(2020, 7, 1), {"en": "Second"}),
        (None, {"en": "Never"}),
    ]
    for day, name in (
        ("2014-12-31", "First"),
        ("2015-01-01", "Second"),
        ("2020-06-30", "Second"),
        ("2020-07-01", "Now"),
    ):
        assert name_on({"en": "Now"}, renamings, date.fromisoformat(day)) == {"en": name}, day


@pytest.fixture
def plant(cast: Cast) -> Organisation:
    """An enterprise of BY with two duties, one of them a lead, one ended."""
    made = make_organisation(cast.by, "Old plant", "enterprise")
    for number, role in (("1.2", "lead"), ("2.1", "co_executor")):
        Responsibility.unscoped.create(
            item=cast.items[number], party=cast.by, organisation=made, role=role, since=date(2020, 1, 1)
        )
    Responsibility.unscoped.create(
        item=cast.items["1.1"], party=cast.by, organisation=made, since=date(2015, 1, 1), until=date(2019, 12, 31)
    )  # fmt: skip
    return made


def entered(cast: Cast, plant: Organisation, kind: str, key: str = "by_coordinator", **more: Any) -> Any:
    values: dict[str, Any] = {
        "done_on": FuzzyDate("2026"), "successor_id": None, "name": {}, "parent_id": None, "note": {},
    }  # fmt: skip
    plant.refresh_from_db()
    return successions.enter_organisation_change(
        cast.actor(key), organisation_id=plant.pk, version=plant.version,
        given=ChangeOfOrganisation(kind=kind, **values | more),
    )  # fmt: skip


def merged(cast: Cast, plant: Organisation) -> OrganisationChange:
    found: OrganisationChange = entered(
        cast, plant, "merged", successor_id=cast.organisations["by_ministry"].pk
    )
    return found


@pytest.mark.django_db
def test_duties_stay_until_the_side_confirms_and_go_on_with_the_successor(
    cast: Cast, plant: Organisation
) -> None:
    ministry = cast.organisations["by_ministry"]
    Responsibility.unscoped.filter(organisation=ministry).delete()
    Responsibility.unscoped.create(
        item=cast.items["1.2"], party=cast.by, organisation=ministry, role="co_executor"
    )
    obstacle = Obstacle.unscoped.create(
        programme=cast.programme, kind="legal", title=text("Licences"), opened_on=clock.today(), owner=plant
    )
    change = merged(cast, plant)
    plant.refresh_from_db()
    assert plant.until == FuzzyDate("2026")
    still = Responsibility.unscoped.filter(organisation=plant, until__isnull=True)
    assert still.count() == 2
    done = successions.hand_over_duties(
        cast.actor("by_secretary"), change_id=change.pk, version=change.version
    )
    today = clock.today()
    assert (done.handed_over_on, done.handed_over_by_id) == (today, cast.users["by_secretary"].pk)
    assert not still.exists()
    ended = Responsibility.unscoped.filter(organisation=plant).order_by("-until")
    assert {row.until for row in ended[:2]} == {today - timedelta(1)}
    own = Responsibility.unscoped.filter(organisation=ministry, until__isnull=True).order_by("role")
    assert [(row.item_id, row.role, row.succession_id) for row in own] == [
        (cast.items["2.1"].pk, "co_executor", change.pk), (cast.items["1.2"].pk, "lead", change.pk),
    ]  # fmt: skip
    obstacle.refresh_from_db()
    assert obstacle.owner_id == ministry.pk
    with pytest.raises(Conflict):
        successions.hand_over_duties(cast.actor("by_secretary"), change_id=change.pk, version=done.version)


@pytest.mark.django_db
def test_of_a_split_each_successor_takes_what_is_named(cast: Cast, plant: Organisation) -> None:
    heirs = [make_organisation(cast.by, f"Heir {n}") for n in (1, 2)]
    first, second = (entered(cast, plant, "split", successor_id=heir.pk) for heir in heirs)
    lead = Responsibility.unscoped.get(organisation=plant, item=cast.items["1.2"])
    by = cast.actor("by_coordinator")
    successions.hand_over_duties(by, change_id=first.pk, responsibility_ids=(lead.pk,), version=first.version)
    with pytest.raises(Invalid):
        successions.hand_over_duties(
            by, change_id=second.pk, responsibility_ids=(lead.pk,), version=second.version
        )
    successions.hand_over_duties(by, change_id=second.pk, version=second.version)
    for heir, number in zip(heirs, ("1.2", "2.1"), strict=True):
        row = Responsibility.unscoped.get(organisation=heir)
        assert row.item_id == cast.items[number].pk


@pytest.mark.django_db
def test_a_renamed_organisation_keeps_its_duties_and_old_records_its_old_name(
    cast: Cast, plant: Organisation, client_as: Any
) -> None:
    change = entered(cast, plant, "renamed", key="by_registrar", name=text("New plant"))
    assert change.former_name == text("Old plant")
    plant.refresh_from_db()
    assert plant.name == text("New plant")
    assert Responsibility.unscoped.filter(organisation=plant, until__isnull=True).count() == 2
    page = unescape(client_as("ru_reader").get(f"/organisations/{plant.pk}/?ended=1").content.decode())
    assert '<td data-l="Under the name">Old plant</td>' in page
    assert "<h1>New plant</h1>" in page.replace("\n", "")


@pytest.mark.django_db
def test_a_renaming_that_is_entered_late_takes_its_place_among_the_former_names(
    cast: Cast, plant: Organisation, client_as: Any
) -> None:
    latest = entered(cast, plant, "renamed", name=text("Plant of today"), done_on=FuzzyDate("2024"))
    early = entered(cast, plant, "renamed", name=text("Plant of then"), done_on=FuzzyDate("2012"))
    plant.refresh_from_db()
    latest.refresh_from_db()
    assert plant.name == text("Plant of today")
    assert (early.former_name, latest.former_name) == (text("Old plant"), text("Plant of then"))
    page = unescape(client_as("ru_reader").get(f"/organisations/{plant.pk}/").content.decode())
    assert "<h1>Plant of today</h1>" in page.replace("\n", "")


@pytest.mark.django_db
def test_a_transfer_keeps_where_it_stood_and_makes_no_circle(cast: Cast, plant: Organisation) -> None:
    ministry = cast.organisations["by_ministry"]
    change = entered(cast, plant, "transferred", parent_id=ministry.pk)
    plant.refresh_from_db()
    assert (plant.parent_id, change.former_parent_id) == (ministry.pk, None)
    with pytest.raises(Invalid):
        entered(cast, ministry, "transferred", parent_id=plant.pk)


@pytest.mark.django_db
def test_each_side_enters_what_becomes_of_its_own(cast: Cast, plant: Organisation) -> None:
    for key in ("ru_coordinator", "by_reader", "by_contributor", "joint_two"):
        with pytest.raises(Forbidden):
            entered(cast, plant, "abolished", key=key)
    for more in (
        {"successor_id": cast.organisations["ru"].pk}, {"successor_id": plant.pk}, {"successor_id": None},
        {"successor_id": cast.organisations["by"].pk, "done_on": FuzzyDate("2199")},
    ):  # fmt: skip
        with pytest.raises(Invalid):
            entered(cast, plant, "merged", **more)
    change = merged(cast, plant)
    with pytest.raises(Forbidden):
        successions.hand_over_duties(
            cast.actor("ru_coordinator"), change_id=change.pk, version=change.version
        )
    with pytest.raises(Forbidden):
        # A registrar enters changes; who is responsible is notified by the coordinator or secretary.
        successions.hand_over_duties(cast.actor("by_registrar"), change_id=change.pk, version=change.version)
    assert Responsibility.unscoped.filter(organisation=plant, until__isnull=True).count() == 2


@pytest.mark.django_db
def test_the_page_shows_what_it_owes_and_hands_it_over(
    cast: Cast, plant: Organisation, client_as: Any, django_assert_max_num_queries: Any
) -> None:
    change = merged(cast, plant)
    address, by = f"/organisations/{plant.pk}/", client_as("by_coordinator")
    by.get(address)
    with django_assert_max_num_queries(12):
        page = unescape(by.get(address).content.decode())
    for part in ("Old plant", "merged into", "BY ministry", "Defence-industrial cooperation", "hand-over/"):
        assert part in page, part
    assert "hand-over/" not in client_as("ru_coordinator").get(address).content.decode()
    assert client_as("outsider").get(address).status_code == 404
    form = by.get(f"/organisation-changes/{change.pk}/hand-over/").content.decode()
    duties = [str(row.pk) for row in Responsibility.unscoped.filter(organisation=plant, until__isnull=True)]
    assert all(f'value="{pk}" ' in form for pk in duties)
    sent = {"responsibilities": duties, "version": str(change.version)}
    assert by.post(f"/organisation-changes/{change.pk}/hand-over/", sent).status_code == 302
    page = unescape(by.get(f"/organisations/{cast.organisations['by_ministry'].pk}/").content.decode())
    assert "from Old plant" in page
    assert "duties handed over" in unescape(by.get(address).content.decode())


@pytest.mark.django_db
def test_the_duties_that_stayed_go_over_later(cast: Cast, plant: Organisation, client_as: Any) -> None:
    change = merged(cast, plant)
    lead = Responsibility.unscoped.get(organisation=plant, item=cast.items["1.2"])
    by, address = cast.actor("by_coordinator"), f"/organisations/{plant.pk}/"
    done = successions.hand_over_duties(
        by, change_id=change.pk, responsibility_ids=(lead.pk,), version=change.version
    )
    assert "hand-over/" in client_as("by_coordinator").get(address).content.decode()
    done = successions.hand_over_duties(by, change_id=change.pk, version=done.version)
    assert not Responsibility.unscoped.filter(organisation=plant, until__isnull=True).exists()
    with pytest.raises(Conflict):
        successions.hand_over_duties(by, change_id=change.pk, version=done.version)
    assert "hand-over/" not in client_as("by_coordinator").get(address).content.decode()


@pytest.mark.django_db
def test_nothing_is_owed_any_more_on_what_is_completed_or_has_left_the_plan(
    cast: Cast, plant: Organisation, client_as: Any
) -> None:
    AgreedState.unscoped.create(
        item=cast.items["1.2"], status="completed", agreed_on=clock.today(), source_label=text("7th session")
    )
    with acting_as(cast.actor("by_reader")):
        effective(cast, proposed(cast, row(cast, "withdraw", "2.1")))
    address, client = f"/organisations/{plant.pk}/", client_as("by_reader")
    owed, ended = (client.get(address, {"ended": each}).context["duties"] for each in ("", "1"))
    assert list(owed) == []
    assert {(duty.number, duty.title["en"]) for duty in ended} == {
        (number, cast.wordings[number].title["en"]) for number in ("1.1", "1.2", "2.1")
    }
    found = client.get("/api/v1/duties/", {"organisation": str(plant.pk), "open": "true"}).json()
    assert found["results"] == []


@pytest.mark.django_db
def test_what_a_change_has_no_place_for_is_refused_and_not_dropped(
    cast: Cast, plant: Organisation, client_as: Any
) -> None:
    ministry, client = str(cast.organisations["by_ministry"].pk), client_as("by_coordinator")
    for kind, extra, fault in (
        ("merged", {"successor": ministry, "name_en": "New plant"}, "Only who is renamed has a new name."),
        (
            "renamed",
            {"name_en": "New plant", "parent": ministry},
            "Only who is transferred stands under another.",
        ),
    ):
        sent = {"kind": kind, "done_on_year": "2026", "version": "1", **extra}
        page = client.post(f"/organisations/{plant.pk}/change/", sent)
        assert fault in unescape(page.content.decode()), kind
    body = {
        "kind": "abolished", "done_on": {"value": "2026", "precision": "year"}, "name": {"en": "New plant"},
    }  # fmt: skip
    answer = client.post(
        f"/api/v1/organisations/{plant.pk}/changes/", body, content_type="application/json",
        headers={"If-Match": client.get(f"/api/v1/organisations/{plant.pk}/")["ETag"]},
    )  # fmt: skip
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (400, "/name")
    assert not OrganisationChange.unscoped.exists()


@pytest.mark.django_db
def test_nothing_becomes_of_an_organisation_before_it_exists_or_after_its_end(
    cast: Cast, plant: Organisation
) -> None:
    Organisation.unscoped.filter(pk=plant.pk).update(since=FuzzyDate("2004"), until=FuzzyDate("2020-06"))
    for day, fault in (("2003-12", "did not exist yet"), ("2020-07-01", "had ended before that")):
        with pytest.raises(Invalid) as refused:
            entered(cast, plant, "renamed", name={"en": "New plant"}, done_on=FuzzyDate(day))
        assert fault in str(refused.value.faults[0]), day
    for day in ("2004-01-01", "2020"):
        entered(cast, plant, "renamed", name={"en": f"Plant of {day}"}, done_on=FuzzyDate(day))
