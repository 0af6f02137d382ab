"""/livez, /readyz, /statusz."""

import os

import pytest
from django.db import connection
from django.test import Client

from cooperation.management.commands.migrate import as_owner
from tests import servers


def test_the_process_lives_without_asking_the_database(client: Client) -> None:
    # No database mark: pytest-django would fail a query.
    assert client.get("/livez").json() == {"status": "ok"}


@pytest.mark.django_db
def test_a_migrated_installation_is_ready(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_a_migration_that_is_not_applied_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from cooperation import health

    known = health._on_disk()
    monkeypatch.setattr(health, "_on_disk", lambda: known | {("accounts", "0999_later")})
    response = client.get("/readyz")
    assert response.status_code == 503
    assert "accounts.0999_later" in response.json()["wrong"][0]


@pytest.mark.django_db(transaction=True)
def test_a_role_that_owns_tables_is_not_ready(client: Client) -> None:
    owner = servers.at_database(os.environ["DATABASE_OWNER_URL"], connection.settings_dict["NAME"])
    with as_owner(connection, owner):
        response = client.get("/readyz")
    assert response.status_code == 503
    assert any("owns tables" in sentence for sentence in response.json()["wrong"])


@pytest.mark.django_db(transaction=True)
def test_a_role_that_may_truncate_is_not_ready(client: Client) -> None:
    name = connection.settings_dict["NAME"]
    servers.run_as_owner(["GRANT TRUNCATE ON accounts_user TO cooperation_app"], name)
    try:
        response = client.get("/readyz")
    finally:
        servers.run_as_owner(["REVOKE TRUNCATE ON accounts_user FROM cooperation_app"], name)
    assert response.json()["wrong"] == ["The role of DATABASE_URL may truncate tables."]


@pytest.mark.django_db
def test_the_status_says_the_version_and_no_text(client: Client) -> None:
    body = client.get("/statusz").json()
    assert set(body) == {"version", "now", "disk", "reminders"}
    assert body["disk"]["free_megabytes"] >= 0
    assert body["reminders"]["overdue"] == 0
