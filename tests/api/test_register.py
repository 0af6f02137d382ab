"""The register through the API: every resource by its name, what became of organisations, and who presides."""

import pytest

from cooperation.access import acting_as
from cooperation.dates import FuzzyDate
from programs import models as m
from programs.services.standing import derive

#: The resources that an integration relies on; each is listed, read one by one, and described in the schema.
RESOURCES = [
    "parties",
    "organisations",
    "organisation-changes",
    "people",
    "posts",
    "appointments",
    "agreements",
    "acts",
    "bodies",
    "programmes",
    "editions",
    "sections",
    "items",
    "rounds",
    "positions",
    "obstacles",
    "joint-projects",
    "reviews",
    "agenda-items",
    "outcomes",
    "minutes",
    "reminders",
    "documents",
    "releases",
]


@pytest.fixture
def changed(cast):
    """A ministry renamed, and a committee merged into it; a body that two parties presided over in turn."""
    ministry, committee = cast.organisations["by_ministry"], m.Organisation.unscoped.create(
        party=cast.by, kind="committee", name={"en": "Committee"}
    )  # fmt: skip
    with acting_as(cast.actor("by_registrar")):
        m.OrganisationChange.unscoped.create(
            organisation=ministry, kind="renamed", done_on=FuzzyDate("2010"), former_name={"en": "Former"}
        )
        m.OrganisationChange.unscoped.create(
            organisation=committee, kind="merged", done_on=FuzzyDate("2012-Q3"), successor=ministry
        )
        m.Presidency.unscoped.create(body=cast.body, party=cast.ru, since=FuzzyDate("2026-H2"))
        m.Presidency.unscoped.create(
            body=cast.body, party=cast.by, since=FuzzyDate("2026-H1"), until=FuzzyDate("2026-H1")
        )
    return ministry, committee


def test_what_became_of_an_organisation_stands_with_it(cast, api, changed) -> None:
    ministry, committee = changed
    caller = api("ru_reader")
    shown = caller.get(f"organisations/{ministry.pk}/").json()
    assert [(c["kind"], c["former_name"], c["done_on"]["value"]) for c in shown["changes"]] == [
        ("renamed", {"en": "Former"}, "2010")
    ]
    assert shown["predecessors"] == [str(committee.pk)]
    assert [row["kind"] for row in caller.rows(f"organisation-changes/?successor={ministry.pk}")] == [
        "merged"
    ]
    assert caller.rows("organisation-changes/?kind=split") == []


def test_another_bodys_organisations_and_their_changes_are_not_there(cast, api, changed) -> None:
    ministry, _committee = changed
    (change, *_rest) = m.OrganisationChange.unscoped.all()
    for address in (f"organisations/{ministry.pk}/", f"organisation-changes/{change.pk}/"):
        assert api("outsider").get(address).status_code == 404
    assert api("outsider").rows("organisation-changes/") == []


def test_who_presides_stands_with_the_body_in_the_order_of_time(cast, api, changed) -> None:
    shown = api("by_reader").get(f"bodies/{cast.body.pk}/").json()
    assert [row["party_code"] for row in shown["presidencies"]] == [cast.by.code, cast.ru.code]


@pytest.mark.parametrize("name", RESOURCES)
def test_every_resource_is_listed_narrowed_and_described(cast, api, name: str) -> None:
    caller = api("by_secretary")
    answer = caller.get(f"{name}/?limit=1&fields=id")
    assert answer.status_code == 200, answer.content
    body = answer.json()
    assert set(body) == {"results", "next", "previous"}
    for row in body["results"]:
        assert set(row) == {"id", "version"}
        one = caller.get(f"{name}/{row['id']}/")
        assert one.status_code == 200
        assert one.headers["ETag"].startswith('"')
        again = caller.get(f"{name}/{row['id']}/", If_None_Match=one.headers["ETag"])
        assert again.status_code == 304
    assert caller.get(f"{name}/?nonsense=1").status_code == 400
    assert api("anonymous").get(f"{name}/").status_code == 401
    paths = caller.get("schema/?format=json").json()["paths"]
    assert f"/api/v1/{name}/" in paths
    assert f"/api/v1/{name}/{{id}}/" in paths


def test_ties_between_rows_leave_a_record(cast) -> None:
    with acting_as(cast.actor("by_secretary")):
        project = m.JointProject.unscoped.create(programme=cast.programme, kind="venture", title={"en": "P"})
        project.items.add(cast.items["1.1"])
        project.items.remove(cast.items["1.1"])
    events = m.obstacles.JointProjectItem.pgh_event_model._default_manager.order_by("pgh_id")
    assert [(event.pgh_label, event.item_id, event.pgh_context["name"]) for event in events] == [
        (label, cast.items["1.1"].pk, "By Secretary") for label in ("added", "removed")
    ]


def test_whoever_stands_on_an_agreement_that_one_sees_is_found_among_the_parties(cast, client_as) -> None:
    """An integration finds the id of every party that it may name in an act or a filter; of no other."""
    far, hidden = (
        m.Party.unscoped.create(code=code, name={"en": code}, short_name={"en": code})
        for code in ("FAR", "HID")
    )
    m.AgreementParty.unscoped.create(agreement=cast.agreement, party=far, order=9)
    derive([cast.agreement.pk])
    elsewhere = m.Agreement.unscoped.create(
        body=m.Body.unscoped.create(name={"en": "Elsewhere"}), title={"en": "Other"}
    )
    m.AgreementParty.unscoped.create(agreement=elsewhere, party=hidden)
    derive([elsewhere.pk])
    client = client_as("by_reader")

    def found(code: str) -> list[str]:
        return [each["id"] for each in client.get(f"/api/v1/parties/?code={code}").json()["results"]]

    assert (found("FAR"), found("HID")) == ([str(far.pk)], [])
    assert client.get(f"/api/v1/parties/{far.pk}/").status_code == 200
    assert client.get(f"/api/v1/parties/{hidden.pk}/").status_code == 404
