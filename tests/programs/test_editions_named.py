"""Every page that names items of a plan says which edition of it is in force."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from cooperation.access import acting_as
from programs import models as m
from tests.cast import Cast, text

pytestmark = pytest.mark.django_db

PAGES = [
    "", "text/", "comparison/", "rounds/", "cooperation/",
"extensions/", "change-sets/", "headings/",
]  # fmt: skip
FOOT = re.compile(r'<footer class="foot">.*?</footer>', re.DOTALL)


def foot(client: Client, address: str) -> str:
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, (address, answer.status_code)
    found = FOOT.search(answer.content.decode())
    assert found, address
    return found[0]


def test_every_page_of_a_programme_names_its_edition(cast: Cast, client_as: Callable[[str], Client]) -> None:
    client = client_as("by_coordinator")
    silent = [page for page in PAGES if "Edition 1" not in foot(client, f"/programmes/by-ru/{page}")]
    assert silent == []


def test_so_do_the_lists_of_all_programmes_and_the_pages_of_one_matter(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    with acting_as(cast.actor("by_coordinator")):
        obstacle = m.Obstacle.unscoped.create(
            programme=cast.programme,
            title=text("Double testing"),
            kind="legal",
            opened_on=date(2026, 11, 2),
        )
        project = m.JointProject.unscoped.create(
            programme=cast.programme, title=text("Joint line"), kind=m.JointProject.Kind.values[0]
        )
    client = client_as("by_coordinator")
    pages = [
        f"/work/{cast.round.pk}/", f"/work/{cast.round.pk}/release/", f"/work/{cast.round.pk}/contributions/",
        "/obstacles/", f"/obstacles/{obstacle.pk}/", "/joint-projects/", f"/joint-projects/{project.pk}/",
        f"/organisations/{cast.organisations['by'].pk}/",
    ]  # fmt: skip
    assert [page for page in pages if "Edition 1" not in foot(client, page)] == []


def test_a_page_of_a_programme_without_an_edition_names_none(
    cast: Cast, client_as: Callable[[str], Client]
) -> None:
    m.Edition.unscoped.filter(programme=cast.programme).update(
        state=m.Edition.State.RECORDED, in_force_on=None
    )
    assert "Edition 1" not in foot(client_as("by_coordinator"), "/programmes/by-ru/rounds/")
