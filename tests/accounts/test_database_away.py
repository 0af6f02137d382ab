"""While the database is away: 503 and when to come back, on pages and in the API; then all goes on."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client


@pytest.fixture
def away(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The application looks for PostgreSQL where none listens."""
    kept = dict(connection.settings_dict)
    connection.close()
    connection.settings_dict.update(HOST=str(tmp_path_factory.mktemp("nobody")), PORT="1")
    yield
    connection.close()
    connection.settings_dict.update(kept)


@pytest.mark.django_db(transaction=True)
def test_a_page_says_to_try_again_and_when(client: Client, away: None) -> None:
    client.raise_request_exception = False
    response = client.get("/accounts/login/")
    assert response.status_code == 503
    assert int(response["Retry-After"]) >= 1
    assert "starting again" in response.content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_api_answers_with_a_problem(client: Client, away: None) -> None:
    client.raise_request_exception = False
    response = client.get("/api/v1/parties/", headers={"Authorization": "Bearer coop_x"})
    assert response.status_code == 503
    assert response["Content-Type"] == "application/problem+json"
    assert int(response["Retry-After"]) >= 1


@pytest.mark.django_db(transaction=True)
def test_another_failure_stays_a_500(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from cooperation.accounts import middleware

    monkeypatch.delattr(middleware, "actor_of")
    client.raise_request_exception = False
    response = client.get("/accounts/login/")
    assert response.status_code == 500
    assert not response.has_header("Retry-After")
