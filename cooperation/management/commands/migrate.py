"""`migrate` as the owner of the tables; afterwards the application's role gets what it needs, and no more."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import unquote, urlsplit

import environ
import pghistory.models
from django.apps import apps
from django.conf import settings
from django.core.management.commands.migrate import Command as Migrate
from django.db import connections, transaction
from psycopg2 import sql

from cooperation.tracking import seal


class Command(Migrate):
    help = "Migrates the database as the role of DATABASE_OWNER_URL and grants the role of DATABASE_URL its rights."

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        owner_url = settings.DATABASE_OWNER_URL
        if not owner_url or options["database"] != "default":
            super().handle(*args, **options)
            return
        application = _application_role(connection)
        with as_owner(connection, owner_url):
            super().handle(*args, **options)
            seal(connection)
            if application != unquote(urlsplit(owner_url).username or ""):
                grant(connection, application)


def _application_role(connection: Any) -> str:
    """The role of DATABASE_URL: of the settings, or where the connection was pointed elsewhere, of the environment."""
    url = environ.Env().str("DATABASE_URL", default="")
    return unquote(urlsplit(url).username or "") or str(connection.settings_dict["USER"])


@contextmanager
def as_owner(connection: Any, owner_url: str) -> Iterator[None]:
    """The connection speaks as the owner inside, and as before afterwards."""
    before = dict(connection.settings_dict)
    connection.close()
    owner = environ.Env.db_url_config(owner_url)
    connection.settings_dict.update({key: owner[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})
    connection.settings_dict["OPTIONS"] = {**before["OPTIONS"], **owner.get("OPTIONS", {})}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict.update(before)


def _added_to() -> frozenset[str]:
    return frozenset(
        model._meta.db_table
        for model in apps.get_models()
        if issubclass(model, pghistory.models.Event) or getattr(model, "append_only", False)
    )


def rights_on(table: str) -> str:
    """What the application may do with a table: change events and the read log are added to and read, never altered."""
    if table == "django_migrations":
        return "SELECT"
    if table in _added_to():
        return "SELECT, INSERT"
    return "SELECT, INSERT, UPDATE, DELETE"


def grant(connection: Any, role: str) -> None:
    """Gives `role` its rights on every table and sequence of the schema, in one transaction. Never TRUNCATE."""
    who = sql.Identifier(role)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, relkind FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            " AND relkind IN ('r', 'p', 'v', 'm') AND pg_has_role(current_user, relowner, 'USAGE')"
            " AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = pg_class.oid AND d.deptype = 'e')"
        )
        tables = cursor.fetchall()
        cursor.execute(sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(who))
        for table, kind in tables:
            name = sql.Identifier(table)
            cursor.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(name, who))
            rights = "SELECT" if kind in "vm" else rights_on(table)
            cursor.execute(sql.SQL("GRANT {} ON {} TO {}").format(sql.SQL(rights), name, who))
        cursor.execute(sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(who))
