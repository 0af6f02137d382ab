from collections.abc import Iterator

import pytest

from tests.walls.rows import World
from tests.walls.world import as_the_owner


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker) -> Iterator[World]:
    """One world for all tests of this folder; what a test does to it, it takes back."""
    with django_db_blocker.unblock(), as_the_owner() as made:
        yield made


@pytest.fixture(autouse=True)
def on_the_database(world: World, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield
