"""Fixtures of all tests. The servers come up first: Django's settings read their addresses."""

import os
from collections.abc import Iterator

import django
import pytest
from django.conf import settings
from django.utils import timezone, translation
from hypothesis import HealthCheck
from hypothesis import settings as properties

from tests import servers

# The same examples in every run, and none refused for being slow: how busy the machine is says nothing of the product.
properties.register_profile(
    "steady", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
properties.load_profile("steady")
servers.provide()
if worker := os.environ.get("PYTEST_XDIST_WORKER"):
    # A database of Valkey each: counters and what is cached are not shared, and clearing them disturbs nobody.
    settings.REDIS_URL = os.environ["REDIS_URL"] = servers.at_database(
        os.environ["REDIS_URL"], str(int(worker[2:]) + 1)
    )
    settings.CACHES["default"]["LOCATION"] = settings.REDIS_URL
# Static files under their own names: how they are collected and compressed is seen where the installation is run.
settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
settings.STATIC_ROOT.mkdir(exist_ok=True)
# Every statement that can be kept planned is, from its first run on.
settings.PREPARED_FROM = 1
django.setup()


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A file as a parameter is not part of a test's name: a package holds the time it was made, and the processes
    that share the tests would name the same test differently."""
    return argname if isinstance(val, bytes) else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Tests of one group share servers and a database: refuse to spread them over several processes."""
    if not hasattr(config, "workerinput"):
        return
    for item in items:
        if item.get_closest_marker("xdist_group") and "@" not in item.nodeid:
            raise pytest.UsageError(f"{item.nodeid}: its group is not kept together; use --dist loadgroup")


def pytest_unconfigure() -> None:
    servers.release()


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker, worker_id: str) -> Iterator[None]:
    """A migrated database a worker, met as the application's role."""
    with django_db_blocker.unblock(), servers.databases(worker_id):
        yield


@pytest.fixture(autouse=True)
def in_english_and_utc() -> Iterator[None]:
    """Each test begins in the default language and time zone: the test client answers in this very thread, and
    what a page switched to for its reader stays switched on."""
    translation.activate(settings.LANGUAGE_CODE)
    timezone.deactivate()
    yield
    translation.activate(settings.LANGUAGE_CODE)
    timezone.deactivate()


from tests.cast import cast, client_as  # noqa: E402, F401 (models are imported once Django is set up)
