"""The embedded cluster: who may do what in it."""

import os
from urllib.parse import urlsplit

import psycopg2
import pytest

from cooperation.up import postgres


def _connect(url: str) -> "psycopg2.extensions.connection":
    connection = psycopg2.connect(url)
    connection.autocommit = True
    return connection


@pytest.fixture
def owner_url() -> str:
    return os.environ["DATABASE_OWNER_URL"]


@pytest.fixture
def app_url() -> str:
    return os.environ["DATABASE_URL"]


def test_the_superuser_has_no_way_in(app_url: str) -> None:
    place = urlsplit(app_url)
    with pytest.raises(psycopg2.OperationalError, match="pg_hba"):
        psycopg2.connect(f"postgres://postgres:x@127.0.0.1:{place.port}/cooperation")


def test_a_wrong_password_is_refused(app_url: str) -> None:
    place = urlsplit(app_url)
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(f"postgres://{postgres.APP}:wrong@127.0.0.1:{place.port}/cooperation")


def test_the_application_role_has_no_privilege_of_the_server(app_url: str) -> None:
    connection = _connect(app_url)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolreplication "
            "FROM pg_roles WHERE rolname = current_user"
        )
        assert cursor.fetchone() == (False, False, False, False, False)
        cursor.execute("SELECT has_schema_privilege('public', 'CREATE')")
        assert cursor.fetchone() == (False,)
    connection.close()


def test_the_application_role_reads_and_writes_tables_of_the_owner_and_owns_none(
    owner_url: str, app_url: str
) -> None:
    owner, application = _connect(owner_url), _connect(app_url)
    with owner.cursor() as cursor:
        cursor.execute("CREATE TABLE letter (id bigint GENERATED ALWAYS AS IDENTITY, text text)")
    try:
        with application.cursor() as cursor:
            cursor.execute("INSERT INTO letter (text) VALUES ('a')")
            cursor.execute("UPDATE letter SET text = 'b'")
            cursor.execute("SELECT text FROM letter")
            assert cursor.fetchone() == ("b",)
            cursor.execute("DELETE FROM letter")
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute("TRUNCATE letter")
            with pytest.raises(psycopg2.errors.InsufficientPrivilege):
                cursor.execute("DROP TABLE letter")
    finally:
        with owner.cursor() as cursor:
            cursor.execute("DROP TABLE letter")
        owner.close()
        application.close()


def test_cyrillic_is_folded_and_compared_by_trigrams(app_url: str) -> None:
    connection = _connect(app_url)
    with connection.cursor() as cursor:
        cursor.execute("SELECT upper('пратакол ў Мінску'), similarity('протокол', 'протоколы') > 0.5")
        assert cursor.fetchone() == ("ПРАТАКОЛ Ў МІНСКУ", True)
        cursor.execute("SELECT datlocprovider, datlocale FROM pg_database WHERE datname = 'cooperation'")
        assert cursor.fetchone() == ("b", "C.UTF-8")
        cursor.execute("SHOW data_checksums")
        assert cursor.fetchone() == ("on",)
    connection.close()
