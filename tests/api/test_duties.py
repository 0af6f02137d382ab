"""What each organisation owes, who inherited what, and joint projects and cooperation, through the API."""

from datetime import date
from typing import Any

import pytest

from programs.models import Responsibility
from tests.api.conftest import pointers, problem
from tests.cast import Cast, make_organisation, text

pytestmark = pytest.mark.django_db


def test_what_a_side_owes_by_date_ministry_and_holder(api: Any, cast: Cast) -> None:
    ru = api("ru_reader")
    rows = ru.rows(f"duties/?party={cast.by.pk}&ordering=due_on")
    assert rows
    assert {row["party_code"] for row in rows} == {"BY"}
    days = [row["due_on"] for row in rows if row["due_on"]]
    assert days == sorted(days)
    late = next(row for row in rows if row["number"] == "1.1")
    assert late["times_extended"] == 0
    assert late["title"]["en"] == "Draft the agreement on joint ventures"
    holders = [holder for row in rows for holder in row["holders"]]
    assert "Post of By Coordinator" in {holder["post_title"]["en"] for holder in holders}
    assert late["id"] in {row["id"] for row in ru.rows("duties/?due_by=2020-06-30")}
    assert late["id"] not in {row["id"] for row in ru.rows("duties/?due_from=2020-07-01")}
    assert api("outsider").rows("duties/") == []


def test_who_inherited_the_duties(api: Any, cast: Cast) -> None:
    plant = make_organisation(cast.by, "Old plant", "enterprise")
    Responsibility.unscoped.create(
        item=cast.items["1.2"], party=cast.by, organisation=plant, role="co_executor", since=date(2020, 1, 1)
    )
    by = api("by_coordinator")
    heir = str(make_organisation(cast.by, "Holding", "enterprise").pk)
    sent = {"kind": "merged", "done_on": "2026", "successor": heir, "external_id": "M-1"}
    change = by.post(
        f"organisations/{plant.pk}/changes/", sent, If_Match=by.get(f"organisations/{plant.pk}/")["ETag"]
    )
    assert change.status_code == 201, change.content
    assert [row["successor"] for row in by.get(f"organisations/{plant.pk}/").json()["changes"]] == [heir]
    path = f"organisation-changes/{change.json()['id']}/"
    problem(api("ru_coordinator").post(f"{path}hand-over/", {}, If_Match=change["ETag"]), 412)
    problem(api("ru_coordinator").post(f"{path}hand-over/", {}, If_Match='"1"'), 403)
    handed = by.post(f"{path}hand-over/", {}, If_Match=change["ETag"])
    assert handed.json()["handed_over_on"]
    (inherited,) = by.rows("duties/?inherited=true")
    assert (inherited["organisation"], inherited["succession"]) == (heir, change.json()["id"])
    assert by.rows(f"responsibilities/?succession={change.json()['id']}")[0]["id"] == inherited["id"]
    plants = by.rows(f"responsibilities/?organisation={plant.pk}")
    assert plants[0]["until"]


def test_joint_projects_and_cooperation_are_recorded_and_brought(api: Any, cast: Cast) -> None:
    by = api("by_coordinator")
    firm, other = str(cast.organisations["by"].pk), str(cast.organisations["ru"].pk)
    programme = str(cast.programme.pk)
    body = {
        "kind": "research", "stage": "running", "title": {"en": "Optics"}, "items": [str(cast.items["2.1"].pk)],
        "partners": [{"organisation": firm, "share": "60.5"}, {"organisation": other, "role": {"en": "Maker"}}],
    }  # fmt: skip
    made = by.post("joint-projects/", {**body, "programme": programme})
    assert made.status_code == 201, made.content
    assert made.json()["items"] == body["items"]
    assert [row["party_code"] for row in made.json()["partners"]] == ["BY", "RU"]
    path = f"joint-projects/{made.json()['id']}/"
    assert pointers(by.put(path, {**body, "partners": body["partners"][:1]}, If_Match=made["ETag"])) == {
        "/partners"
    }
    again = by.put(path, {**body, "stage": "ended", "partners": []}, If_Match=made["ETag"])
    assert (again.json()["stage"], again.json()["partners"]) == ("ended", [])
    rows = [{**body, "external_id": "P-1"}, {**body, "external_id": "P-2"}]
    assert (
        len(by.post("joint-projects/bring/", {"programme": programme, "rows": rows}).json()["results"]) == 2
    )
    pair = {"kind": "vertical", "first": firm, "second": other, "subject": text("Lenses")}
    row = by.post("cooperations/", {**pair, "programme": programme, "joint_project": made.json()["id"]})
    assert (row.json()["first_party"], row.json()["second_party"]) == (str(cast.by.pk), str(cast.ru.pk))
    brought = by.post(
        "cooperations/bring/", {"programme": programme, "rows": [{**pair, "external_id": "C-1"}]}
    )
    assert brought.json()["results"][0]["external_id"] == "C-1"
    assert len(by.rows(f"cooperations/?organisation={other}")) == 2
    assert len(by.rows(f"cooperations/?joint_project={made.json()['id']}")) == 1
    assert [found["id"] for found in by.rows(f"joint-projects/?item={cast.items['2.1'].pk}&external_id=P-1")]
    assert api("outsider").rows("cooperations/") == []
