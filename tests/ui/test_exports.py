"""Lists of pages as files: the page's rows, filters and order, in the words of the reader."""

import csv
import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from cooperation import lists
from cooperation.cells import unguarded
from cooperation.texts import pick
from meetings.models import Review
from programs.models import JointProject, Obstacle, Partner
from tests.cast import Cast, save, sit, text

pytestmark = pytest.mark.django_db
As = Callable[[str], Client]


def rows(answer: Any, delimiter: str = ",") -> list[list[str]]:
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    said = answer.getvalue().decode("utf-8-sig")
    return [
        list(map(unguarded, row)) for row in csv.reader(io.StringIO(said, newline=""), delimiter=delimiter)
    ]


def ids(objects: list[bytes]) -> set[str]:
    """Agreements in the installation's own form are known by the id of their register, or else by that here."""
    return {each.get("id") or each["external_id"] for each in map(json.loads, objects)}


def obstacle(cast: Cast, title: str, **more: Any) -> Obstacle:
    made: Obstacle = Obstacle.unscoped.create(
        programme=cast.programme,
        opened_on="2026-01-02",
        **{"kind": "legal", "title": text(title, f"{title} ру"), **more},
    )
    return made


@pytest.mark.parametrize("name", sorted(lists.names()))
def test_every_list_comes_in_each_form_and_is_empty_for_who_sees_nothing(
    cast: Cast, client_as: As, name: str
) -> None:
    sit(cast)
    obstacle(cast, "=1+1")
    save(cast, "by_coordinator", "1.1", text=text("Ours"))
    client, outsider = client_as("by_coordinator"), client_as("outsider")
    headings, *body = rows(client.get(f"/lists/{name}.csv"))
    objects = client.get(f"/lists/{name}.jsonl").getvalue().splitlines()
    assert len(objects) == len(body)
    assert len(set(headings)) > 1
    assert client.get(f"/lists/{name}.xlsx").getvalue()[:2] == b"PK"
    assert client.get(f"/lists/{name}.pdf").status_code == 404
    foreign = outsider.get(f"/lists/{name}.jsonl").getvalue().splitlines()
    assert not ids(objects) & ids(foreign)


def test_a_list_that_is_not_there_is_absent_and_nobody_gets_one(cast: Cast, client_as: As) -> None:
    assert client_as("by_reader").get("/lists/secrets.csv").status_code == 404
    assert "/login/" in Client().get("/lists/obstacles.csv")["Location"]


def test_it_has_the_filters_of_its_page_and_passes_over_what_is_no_value(cast: Cast, client_as: As) -> None:
    obstacle(cast, "Law")
    obstacle(cast, "Money", kind="financial")
    client = client_as("by_reader")
    assert [row[0] for row in rows(client.get("/lists/obstacles.csv"))[1:]] == ["Money", "Law"]
    page = client.get(f"/obstacles/?kind=legal&programme={cast.programme.code}&after=")
    link = f'href="/lists/obstacles.csv?kind=legal&amp;programme={cast.programme.code}"'
    assert link in page.content.decode()
    assert [row[0] for row in rows(client.get("/lists/obstacles.csv?kind=legal"))[1:]] == ["Law"]
    assert len(rows(client.get("/lists/obstacles.csv?kind=none&x=y"))) == 3


def test_it_speaks_the_language_of_its_reader(cast: Cast, client_as: As) -> None:
    obstacle(cast, "Law")
    client = client_as("by_reader")
    client.cookies["language"] = "ru"
    cast.users["by_reader"].language = "ru"
    cast.users["by_reader"].save()
    headings, row = rows(client.get("/lists/obstacles.csv"), ";")
    assert headings[0] == "Препятствие"
    assert row[0] == "Law ру"
    assert "правовое" in " ".join(row)


def test_the_agreements_come_in_the_installations_own_form(cast: Cast, client_as: As) -> None:
    page = client_as("by_reader").get("/agreements/").content.decode()
    assert 'href="/lists/agreements.xlsx"' in page
    headings, row = rows(client_as("by_reader").get("/lists/agreements.csv"))
    assert (headings[0], row[0]) == ("external_id", str(cast.agreement.pk))


def test_what_another_side_keeps_is_in_no_list(cast: Cast, client_as: As) -> None:
    save(cast, "by_coordinator", "1.1", text=text("Zqhidden"))
    sit(cast)
    Review.unscoped.update(body=cast.nine_body, place=text("Zqhidden"))
    for name in lists.names():
        for form in ("csv", "jsonl"):
            assert b"Zqhidden" not in client_as("ru_coordinator").get(f"/lists/{name}.{form}").getvalue()


def test_related_rows_stand_in_one_cell_in_their_order(cast: Cast, client_as: As) -> None:
    made = JointProject.unscoped.create(programme=cast.programme, kind="joint_venture", title=text("Optics"))
    for key in ("ru_ministry", "by_ministry"):
        organisation = cast.organisations[key]
        Partner.unscoped.create(joint_project=made, party=organisation.party, organisation=organisation)
    headings, row = rows(client_as("by_reader").get("/lists/joint-projects.csv"))
    names = [cast.organisations[key].name["en"] for key in ("by_ministry", "ru_ministry")]
    assert row[headings.index("Partners")] == "; ".join(names)


def test_a_text_is_shown_as_a_page_shows_it(cast: Cast, client_as: As) -> None:
    texts = [{"be": "Праект"}, {"ar": "مشروع"}, {"en": "", "ru": "Проект"}, {"ru": "Проект", "en": "Project"}]
    for value in texts:
        JointProject.unscoped.create(programme=cast.programme, kind="joint_venture", title=value)
    shown = [row[0] for row in rows(client_as("by_reader").get("/lists/joint-projects.csv"))[1:]]
    assert sorted(shown) == sorted(pick(value, "en")[1] for value in texts)
