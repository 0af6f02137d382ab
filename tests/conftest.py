"""Fixtures of all tests. The servers come up first: Django's settings read their addresses."""

from collections.abc import Iterator

import django
import pytest

from tests import servers

servers.provide()
django.setup()


def pytest_unconfigure() -> None:
    servers.release()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker, worker_id: str) -> Iterator[None]:
    """A migrated database a worker, met as the application's role."""
    with django_db_blocker.unblock(), servers.databases(worker_id):
        yield


from tests.cast import cast, client_as  # noqa: E402, F401 (models are imported once Django is set up)
